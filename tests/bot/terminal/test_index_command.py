"""The output of an index run, for people and for programs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from waits import eventually

from bot.settings import PREFIX, Settings
from bot.terminal import index_command
from bot.terminal.index_command import INTERRUPTED, beating, json_progress, run_index, summary
from index import NothingIndexed, PathMissing, Progress, Report


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    return Settings(_env_file=None, data_dir=tmp_path / "data")  # type: ignore[call-arg]


@pytest.fixture
def events(settings: Settings, articles: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """JSON lines of a run in which one file fails."""
    (articles / "empty.txt").touch()
    assert run_index(settings, [articles], False, "json") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_last_line_of_json_is_the_report(events: list[dict[str, Any]], articles: Path) -> None:
    report = events[-1]
    assert report.pop("paragraphs") > 20
    assert report == {
        "event": "report",
        "added": 3,
        "changed": 0,
        "removed": 0,
        "unchanged": 0,
        "elsewhere": 0,
        "withdrawn": 0,
        "samples": 0,
        "failed": [{"name": str(articles / "empty.txt"), "reason": "empty"}],
        "failures": 1,
        "passed_over": [],
        "undated": 0,
        "without_outlet": 0,
        "headers": [["Author, Date, Source, Title, Url", 2], ["Author, Date, Source, Url", 1]],
        "notes": [],
        "articles": 3,
    }


def test_the_lines_before_it_say_how_far_it_is(events: list[dict[str, Any]]) -> None:
    progress = events[:-1]
    assert {event["event"] for event in progress} == {"progress"}
    stages = ["listing", "reading", "building", "merging", "publishing"]
    assert list(dict.fromkeys(event["stage"] for event in progress)) == stages
    for stage, total in (("reading", 4), ("building", 3)):
        done = [event["done"] for event in progress if event["stage"] == stage]
        assert done == sorted(done)
        assert done[-1] == total
        assert {event["total"] for event in progress if event["stage"] == stage} == {total}
    read = [event for event in progress if event["stage"] == "reading"][-1]
    assert read["read_bytes"] == read["total_bytes"] > 0
    assert read["articles"] == 4


def test_an_error_is_a_line_of_json_too(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PathMissing):
        run_index(settings, [tmp_path / "nowhere"], False, "json")
    event = json.loads(capsys.readouterr().out)
    assert event["event"] == "error"
    assert "nowhere" in event["message"]


@pytest.mark.parametrize("progress", ["auto", "none"])
def test_people_get_one_line_on_stdout_and_one_for_each_failed_file(
    settings: Settings, articles: Path, capsys: pytest.CaptureFixture[str], progress: str
) -> None:
    (articles / "[bold]empty :smile:.txt").touch()
    (articles / "binary.md").write_bytes(b"\0\1\2\3")
    assert run_index(settings, [articles], False, progress) == 0
    output = capsys.readouterr()
    [line] = output.out.splitlines()
    assert line.startswith(
        "3 added, 0 changed, 0 removed, 0 unchanged. 2 articles or files could not be indexed. The index holds"
    )
    *lines, headers = output.err.splitlines()
    assert headers == "Headers: 2 with Author, Date, Source, Title, Url; 1 with Author, Date, Source, Url."
    assert sorted(lines) == [
        f"{articles}/[bold]empty :smile:.txt: empty",
        f"{articles}/binary.md: binary, not text",
    ]


def test_if_nothing_can_be_indexed_each_reason_is_printed(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(NothingIndexed):
        run_index(settings, [tmp_path / "empty.txt"], False, "none")
    assert capsys.readouterr().err == f"{tmp_path}/empty.txt: empty\n"


@pytest.mark.parametrize("progress", ["auto", "json"])
def test_ctrl_c_ends_it_with_a_sentence(
    settings: Settings,
    articles: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    progress: str,
) -> None:
    def interrupted(*_: object, **__: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(index_command, "index_files", interrupted)
    assert run_index(settings, [articles], False, progress) == INTERRUPTED
    output = capsys.readouterr()
    assert "Stopped: the index is as it was before." in output.out + output.err


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (
            Report(added=1204, articles=1204, paragraphs=1, published=True),
            "1,204 added, 0 changed, 0 removed, 0 unchanged. The index holds 1,204 articles, 1 paragraph.",
        ),
        (
            Report(unchanged=1, articles=1, paragraphs=2),
            "Nothing changed: 1 article already indexed. The index holds 1 article, 2 paragraphs.",
        ),
        (
            Report(unchanged=2, published=True, articles=2, paragraphs=2),
            "Nothing changed: 2 articles already indexed. The index was rebuilt. "
            "The index holds 2 articles, 2 paragraphs.",
        ),
        (
            Report(added=1, changed=2, removed=3, unchanged=4, articles=7, paragraphs=9, published=True),
            "1 added, 2 changed, 3 removed, 4 unchanged. The index holds 7 articles, 9 paragraphs.",
        ),
    ],
)
def test_a_run_is_summed_up_in_one_line(report: Report, said: str) -> None:
    assert summary(report) == said


def test_a_slow_step_gives_a_sign_of_life_and_what_a_burst_left_out_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_command, "BEAT_SECONDS", 0.02)
    monkeypatch.setattr(index_command, "_EVERY", 0.01)
    steps: list[Progress] = []

    def print_and_note(progress: Progress) -> None:
        steps.append(progress)
        show(progress)

    show = json_progress()
    with beating(print_and_note) as beat:
        for done in range(1, 31):
            beat(Progress("reading", done, 1000))
        eventually(lambda: len(steps) > 33)
    ended = len(steps)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["done"] for line in lines][-2:] == [30, 30]
    assert len(steps) == ended  # nothing comes after the end, where the report is the last line


def test_nothing_to_index_names_each_failure_for_programs(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(NothingIndexed):
        run_index(settings, [tmp_path / "empty.txt"], False, "json")
    *_, event = map(json.loads, capsys.readouterr().out.splitlines())
    assert event["event"] == "error"
    assert event["failed"] == [{"name": f"{tmp_path}/empty.txt", "reason": "empty"}]
