"""The command newsbot as a process: output and exit codes."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from waits import WAIT_SECONDS

from index import DataFolder, index_files

if TYPE_CHECKING:
    from tests.bot.conftest import Command

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
TOKEN = "123456789:AAF-secret_part_of-it"


@pytest.fixture
def ask(newsbot: Command, own_index: Path) -> Command:
    """Function that runs `newsbot ask` over the examples."""
    return lambda *arguments, **settings: newsbot("ask", *arguments, **settings)


@pytest.fixture
def index_now(articles: Path, tmp_path: Path) -> Callable[[], None]:
    """Function that indexes the three articles in the default data folder, faster than `newsbot index`."""
    data = tmp_path / "data"

    def index() -> None:
        index_files([articles], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))

    return index


@pytest.fixture
def indexed(index_now: Callable[[], None], articles: Path) -> Path:
    """Folder of three articles, already indexed."""
    index_now()
    return articles


# --- ask


def test_ask_reports_no_results_with_exit_code_zero(ask: Command) -> None:
    done = ask("Who won the 2022 World Cup?")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Not found.")


def test_ask_prints_one_json_object(ask: Command) -> None:
    done = ask(QUESTION, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    answer = json.loads(done.stdout)
    assert (answer["question"], answer["found"]) == (QUESTION, True)
    assert any(SAID in paragraph["text"] for paragraph in answer["passages"][0]["paragraphs"])


def test_ask_loads_nothing_that_only_index_runs_and_telegram_need(own_index: Path, tmp_path: Path) -> None:
    code = f"""
import sys
from bot.cli import main

sys.argv = ["newsbot", "ask", {QUESTION!r}]
try:
    main()
finally:
    print(*sys.modules)
"""
    environment = os.environ | {"NEWSBOT_DATA_DIR": str(own_index)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert SAID in done.stdout.replace("’", "'")
    modules = set(done.stdout.splitlines()[-1].split())
    assert "index.answers.search" in modules
    assert not modules & {"sqlalchemy", "telegram", "numba", "fluent", "babel", "index.quotes", "index.indexing.run"}


def test_ask_prints_source_text_and_address_of_an_answer(ask: Command) -> None:
    first, *words, headline, url = ask(QUESTION, "--top", "1").stdout.splitlines()
    assert first == "Dervla Quist · The Orrin Bay Courier (sample) · 4 March 2025"
    assert all(line.startswith("> ") for line in words)
    assert SAID in "\n".join(words)
    assert headline == "  Ferry crews in Orrin Bay walk out over rosters"
    assert url == "  https://courier.example/2025/03/04/ferry-strike"


def test_a_question_without_quotation_marks_is_shown_with_them(ask: Command) -> None:
    done = ask("What", "did", "Putin", "say?", "--top", "1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'newsbot: Put the question in quotation marks: newsbot ask "What did Putin say?"\n'


@pytest.mark.parametrize("question", ["", " "])
def test_without_a_question_the_terminal_shows_how_to_ask(ask: Command, question: str) -> None:
    done = ask(question)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("newsbot: Put the question in quotation marks: newsbot ask")


def test_top_limits_the_number_of_passages(ask: Command) -> None:
    assert len(json.loads(ask("ferry", "--json", "--top", "1").stdout)["passages"]) == 1


def test_top_must_be_positive(ask: Command) -> None:
    done = ask(QUESTION, "--top", "0")
    assert done.returncode == 2
    assert "--top" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("question", ["", "--", "why " * 5000])
def test_any_question_gets_an_answer(ask: Command, question: str) -> None:
    done = ask("--json", "--", question)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["question"] == question


def test_answers_can_be_read_where_no_locale_is_set(newsbot: Command, own_index: Path, tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    command = [sys.executable, "-m", "bot", "ask", "What did Putin say about Trump?"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert "I haven’t spoken to him at all" in done.stdout.decode()


# --- index


def test_a_setting_names_columns_for_every_run(newsbot: Command, tmp_path: Path) -> None:
    (tmp_path / "kranten.csv").write_text("kop,tekst\nVeren,Iedereen vertrok.\n")
    (tmp_path / "papers.csv").write_text("title,text\nFerries,Crews left.\n")
    files = ("kranten.csv", "papers.csv")
    assert "--map title=NAME" in newsbot("index", *files).stderr
    assert newsbot("index", *files, columns="title=kop,text=tekst").stdout.startswith("1 added")
    done = newsbot("index", *files, "--map", "title=kop", columns="text=tekst")
    assert "papers.csv: it has no column “kop” for the title" in done.stderr
    assert "1 article already indexed" in done.stdout


# --- chat


def test_chat_offers_questions_and_answers_until_an_empty_line(newsbot: Command, own_index: Path) -> None:
    done = newsbot("chat", stdin=f"{QUESTION}\nWho won the 2022 World Cup?\n\nWho is Ekberg?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "18 articles" in done.stdout
    assert done.stdout.count("Try: ") == 3
    assert SAID in done.stdout
    assert done.stdout.count("Not found.") == 1
    assert "Ekberg said" not in done.stdout.rpartition("Not found.")[2]


def test_chat_takes_a_question_that_follows_up(newsbot: Command, own_index: Path) -> None:
    more = "When did she say that?"
    assert newsbot("chat", stdin=f"{more}\n").stdout.count(SAID) == 0
    assert newsbot("chat", stdin=f"{QUESTION}\n{more}\n").stdout.count(SAID) == 2


def test_chat_answers_small_talk_and_goes_on_about_the_question_before(newsbot: Command, own_index: Path) -> None:
    done = newsbot("chat", stdin=f"{QUESTION}\nthanks\nWhen did she say that?\n")
    assert done.stdout.count("\n? You’re welcome.\n") == 1
    assert done.stdout.count(SAID) == 2


def test_chat_takes_any_line(newsbot: Command, own_index: Path) -> None:
    lines = ["?", "<b>", "[/bold]", "😀", "مرحبا", "\x1b[31m", "\t.", "'\"`", "why " * 5000, "%s {} \\"]
    done = newsbot("chat", stdin="\n".join(lines))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n? ") == len(lines) + 1


def test_chat_can_answer_its_suggested_questions(newsbot: Command, own_index: Path) -> None:
    offered = re.findall(r"Try: (.+)", newsbot("chat").stdout)
    done = newsbot("chat", stdin="\n".join(offered))
    assert len(offered) == 3
    assert "Not found." not in done.stdout


# --- index and status


def test_a_second_run_adds_nothing_and_says_so(newsbot: Command, articles: Path) -> None:
    first, second = newsbot("index", articles), newsbot("index", articles)
    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout.startswith("3 added, 0 changed, 0 removed, 0 unchanged.")
    assert second.stdout.startswith("Nothing changed: 3 articles already indexed.")


def test_a_changed_file_replaces_its_article(newsbot: Command, indexed: Path) -> None:
    strike = indexed / "2025-03-04-ferry-strike.txt"
    strike.write_text(strike.read_text().replace("sleep", "slumber"))
    done = newsbot("index", indexed)
    assert done.stdout.startswith("0 added, 1 changed, 0 removed, 2 unchanged. The index holds 3 articles")
    answer = newsbot("ask", QUESTION.replace("sleep", "slumber")).stdout
    assert SAID.replace("sleep", "slumber") in answer
    assert SAID not in answer


def test_a_file_that_is_gone_stays_indexed_until_it_is_pruned(newsbot: Command, indexed: Path) -> None:
    (indexed / "2025-03-04-ferry-strike.txt").unlink()
    assert "The index holds 3 articles" in newsbot("index", indexed).stdout
    done = newsbot("index", indexed, "--prune")
    assert done.stdout.startswith("0 added, 0 changed, 1 removed, 2 unchanged. The index holds 2 articles")


def test_without_a_path_the_folder_of_the_setting_is_indexed(newsbot: Command, articles: Path) -> None:
    assert newsbot("index", articles_dir=str(articles)).stdout.startswith("3 added")


def test_files_that_cannot_be_indexed_get_a_line_each_and_the_rest_is_indexed(
    newsbot: Command, articles: Path, tmp_path: Path
) -> None:
    (articles / "empty.txt").touch()
    (articles / "blank.md").write_text(" \n\n")
    (articles / "headers.txt").write_text("Title: Nothing else\nDate: 2025-01-01\n")
    (articles / "binary.txt").write_bytes(bytes(range(256)))
    (articles / "long.txt").write_text("word " * 210_000)
    (articles / "gone.txt").symlink_to("nowhere")
    os.mkfifo(articles / "pipe.txt")
    done = newsbot("index", articles, tmp_path / "missing.txt")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "3 added, 0 changed, 0 removed, 0 unchanged. 8 articles or files could not be indexed."
    )
    lines = dict(line.split(": ", 1) for line in done.stderr.splitlines())
    assert lines.pop("Headers").startswith("2 with Author, Date")
    assert lines == {
        str(articles / "empty.txt"): "empty",
        str(articles / "blank.md"): "empty",
        str(articles / "headers.txt"): "no text below its header lines",
        str(articles / "binary.txt"): "binary, not text",
        str(articles / "long.txt"): "too long for one article (1.1 MB, at most 1 MB)",
        str(articles / "gone.txt"): "not a regular file",
        str(articles / "pipe.txt"): "not a regular file",
        str(tmp_path / "missing.txt"): "no such file or folder",
    }


def test_a_link_to_itself_is_a_file_that_cannot_be_indexed(newsbot: Command, articles: Path) -> None:
    (articles / "loop.txt").symlink_to("loop.txt")
    done = newsbot("index", articles)
    assert done.returncode == 0
    assert done.stderr.startswith(f"{articles / 'loop.txt'}: ")
    assert done.stdout.startswith("3 added")


def test_a_files_name_may_be_anything(newsbot: Command, articles: Path) -> None:
    for name in (b"line\nbreak.txt", b"\xff\xfe.txt", b"[red].txt", "новости.txt".encode(), b"-rf.txt"):
        Path(os.fsdecode(os.fsencode(articles) + b"/" + name)).touch()
    done = newsbot("index", articles)
    assert done.returncode == 0
    assert done.stdout.startswith("3 added")
    *lines, headers = done.stderr.splitlines()
    assert headers.startswith("Headers: ")
    assert len(lines) == 5
    assert all(line.endswith(".txt: empty") for line in lines)


def test_an_exit_code_of_1_means_that_nothing_could_be_indexed(newsbot: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = newsbot("index", tmp_path / "empty.txt")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{tmp_path}/empty.txt: empty",
        f"newsbot: Nothing was indexed from {tmp_path}/empty.txt: nothing there could be read as an article.",
    ]


def test_an_empty_folder_holds_nothing_to_index(newsbot: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = newsbot("index", tmp_path / "empty")
    assert done.returncode == 1
    assert "there are no files that newsbot reads" in done.stderr


def test_a_path_that_does_not_exist_is_named(newsbot: Command, tmp_path: Path) -> None:
    done = newsbot("index", tmp_path / "nowhere")
    assert done.returncode == 2
    assert done.stderr == f"newsbot: There is no file or folder {tmp_path}/nowhere: check its name.\n"


def test_terminals_show_a_progress_bar(newsbot: Command, articles: Path, tmp_path: Path) -> None:
    terminal, stderr = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "COLUMNS": "100", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "bot", "index", str(articles)]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=stderr, stdout=subprocess.PIPE) as process:
        os.close(stderr)
        shown = b""
        with suppress(OSError):  # reading fails once the other end of the terminal is closed
            while piece := os.read(terminal, 4096):
                shown += piece
        os.close(terminal)
        printed, _ = process.communicate(timeout=WAIT_SECONDS)
    assert b"Reading files" in shown
    assert b"3 of 3 articles" in shown
    assert printed.startswith(b"3 added")


def test_status_shows_what_the_index_holds(newsbot: Command, own_index: Path) -> None:
    done = newsbot("status", "--verify")
    lines = dict(re.split(r" {2,}", line, maxsplit=1) for line in done.stdout.splitlines())
    assert done.returncode == 0
    assert (lines["Articles"], lines["Paragraphs"], lines["Outlets"]) == ("18", "192", "14")
    assert lines["Dates"] == "12 September 2024 to 6 November 2025"
    assert re.fullmatch(r"\d+ (second|minute)s? ago, .+ UTC", lines["Indexed"])
    assert re.fullmatch(r"[\d.]+ [kM]B", lines["Size on disk"])
    assert lines["Verified"] == "all checksums match"


def test_the_index_before_serves_where_the_current_one_is_damaged(
    newsbot: Command, indexed: Path, index_now: Callable[[], None]
) -> None:
    (indexed / "new.txt").write_text("Wombats are cubes at heart.")
    index_now()
    snapshots = indexed.parent / "data" / "snapshots"
    (snapshots / (snapshots / "CURRENT").read_text() / "base" / "packed.bin").write_bytes(b"nonsense")
    done = newsbot("ask", QUESTION)
    assert done.returncode == 0
    assert SAID in done.stdout


def test_settings_can_be_given_in_a_file_env(newsbot: Command, articles: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"NEWSBOT_ARTICLES_DIR={articles}\nNEWSBOT_DATA_DIR=elsewhere\n")
    assert newsbot("index").returncode == 0
    assert (tmp_path / "elsewhere" / "snapshots" / "CURRENT").is_file()


# --- help


def test_the_help_of_index_says_which_folder_it_takes_without_a_path(newsbot: Command) -> None:
    assert "NEWSBOT_ARTICLES_DIR" in newsbot("index", "--help").stdout
