"""`newsbot export` as a process: what it writes, where, and what it says."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rispy
from pybtex.database import parse_string
from waits import WAIT_SECONDS

from tests.bot.conftest import environment

if TYPE_CHECKING:
    from tests.bot.conftest import Command

COLUMNS = [
    *("speaker", "certain", "words", "kind", "cue", "rule", "outlet", "published", "headline", "url", "author"),
    *("language", "article_id", "version", "paragraph", "start", "end"),
]


@pytest.fixture
def export(newsbot: Command, own_index: Path) -> Command:
    """Function that runs `newsbot export` over the examples."""
    return lambda *arguments, **settings: newsbot("export", *arguments, **settings)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# --- what is written


def test_export_prints_all_quotations_as_csv_newest_first(export: Command) -> None:
    done = export()
    assert (done.returncode, done.stderr) == (0, "")
    quotations = rows(done.stdout)
    assert [*quotations[0]] == COLUMNS
    assert len(quotations) > 100
    days = [quotation["published"][:10] for quotation in quotations]
    assert days == sorted(days, reverse=True)
    quist = [quotation for quotation in quotations if quotation["speaker"] == "Dervla Quist"]
    assert any("go home, sleep, and come back awake" in quotation["words"] for quotation in quist)


def test_json_lines_hold_the_same_quotations(export: Command) -> None:
    as_json = [json.loads(line) for line in export("--format", "jsonl").stdout.splitlines()]
    as_csv = rows(export().stdout)
    assert [*as_json[0]] == COLUMNS
    assert [(q["words"], q["speaker"] or "", q["certain"]) for q in as_json] == [
        (q["words"], q["speaker"], q["certain"] == "true") for q in as_csv
    ]


def test_filters_narrow_the_quotations_together(export: Command) -> None:
    narrowed = ("--person", "quist", "--outlet", "Orrin Bay Courier", "--since", "2025-03-01", "--until", "2025-03-31")
    quotations = rows(export(*narrowed).stdout)
    assert quotations
    for quotation in quotations:
        assert (quotation["speaker"], quotation["outlet"]) == ("Dervla Quist", "The Orrin Bay Courier (sample)")
        assert quotation["published"].startswith("2025-03")


def test_articles_are_cited_in_bibtex(export: Command) -> None:
    done = export("--cite", "bibtex")
    entries = parse_string(done.stdout, "bibtex").entries
    assert (done.returncode, done.stderr, len(entries)) == (0, "", 18)
    assert "https://courier.example/2025/03/04/ferry-strike" in {entry.fields.get("url") for entry in entries.values()}


def test_articles_are_cited_in_ris(export: Command) -> None:
    records = rispy.loads(export("--cite", "ris", "--person", "Dervla Quist").stdout)
    assert len(records) == len({row["article_id"] for row in rows(export("--person", "Dervla Quist").stdout)}) > 0


# --- where it is written


def test_a_csv_file_opens_in_spreadsheets_and_replaces_another_at_once(export: Command, tmp_path: Path) -> None:
    target = tmp_path / "quotations.csv"
    target.write_text("old")
    target.chmod(0o640)
    done = export("--output", target)
    assert (done.returncode, done.stdout) == (0, "")
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfspeaker,")
    assert content.decode("utf-8-sig") == export().stdout.replace("\n", "\r\n")
    assert done.stderr == f"{len(rows(content.decode('utf-8-sig')))} quotations written to {target}.\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert {path.name for path in tmp_path.iterdir()} == {"data", "quotations.csv"}


def test_a_new_file_is_for_this_user_alone(export: Command, tmp_path: Path) -> None:
    export("--cite", "ris", "--output", tmp_path / "articles.ris")
    assert stat.S_IMODE((tmp_path / "articles.ris").stat().st_mode) == 0o600
    assert (tmp_path / "articles.ris").read_bytes().startswith(b"TY  - NEWS\r\n")


def test_a_link_to_a_file_stays_a_link(export: Command, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "quotations.jsonl")
    export("--format", "jsonl", "--output", tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "quotations.jsonl").read_text().startswith('{"speaker"')


def test_a_device_is_written_to(export: Command) -> None:
    assert export("--output", "/dev/null").returncode == 0


def test_a_failure_leaves_the_old_file_as_it_was(newsbot: Command, own_index: Path, tmp_path: Path) -> None:
    (tmp_path / "quotations.csv").write_text("old")
    for array in own_index.glob("snapshots/*/base/packed.bin"):
        array.write_bytes(array.read_bytes()[:-8])
    done = newsbot("export", "--output", "quotations.csv")
    assert (done.returncode, (tmp_path / "quotations.csv").read_text()) == (2, "old")
    assert "damaged" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"data", "quotations.csv"}


@pytest.mark.parametrize("name", ["missing/quotations.csv", "data"])
def test_a_file_that_cannot_be_written_is_named(export: Command, name: str) -> None:
    done = export("--output", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"newsbot: The file {name} can't be used (")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_closes_the_output_early_ends_it_quietly(own_index: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "export"]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(tmp_path, {}), stdout=write, stderr=subprocess.PIPE, timeout=WAIT_SECONDS
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_is_utf_8_in_any_locale(own_index: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "export", "--person", "Putin"]
    settings = environment(tmp_path, {}) | {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, check=True, timeout=WAIT_SECONDS)
    assert "I haven’t spoken to him at all" in done.stdout.decode()


# --- what selects nothing


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--person", "Dervla Quisst"],
            "The articles quote nobody called “Dervla Quisst”; the nearest: Dervla Quist.",
        ),
        (["--person", "Xyz Qwrt"], "The articles quote nobody called “Xyz Qwrt”."),
        (
            ["--outlet", "Orin Bay Currier"],
            "No outlet in the index is called “Orin Bay Currier”; the nearest: The Orrin Bay Courier (sample).",
        ),
        (["--since", "2031-01-01"], "The index has no articles from these dates."),
        (
            ["--person", "Putin", "--since", "2025-10-01"],
            "The index quotes Putin, but no article from these dates does.",
        ),
        (
            ["--person", "Putin", "--outlet", "Orrin Bay Courier"],
            "The index quotes Putin, but no article of this outlet does.",
        ),
    ],
)
def test_a_selection_of_nothing_says_why_and_is_no_failure(
    export: Command, arguments: list[str], sentence: str
) -> None:
    done = export(*arguments)
    assert (done.returncode, done.stderr) == (0, f"{sentence}\n")
    assert done.stdout == f"{','.join(COLUMNS)}\n"
    assert export(*arguments, "--format", "jsonl").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "3/4/2025"], "--since 3/4/2025"),
        (["--until", "yesterday"], "--until yesterday"),
        (["--since", "2025-02-02", "--until", "2025-02-01"], "is after"),
        (["--format", "csv", "--cite", "ris"], "--format and --cite"),
        (["--format", "xml"], "xml"),
    ],
)
def test_wrong_arguments_are_named(export: Command, arguments: list[str], words: str) -> None:
    done = export(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_without_an_index_export_says_what_to_do(newsbot: Command) -> None:
    done = newsbot("export")
    assert (done.returncode, done.stdout) == (2, "")
    assert "newsbot index" in done.stderr
