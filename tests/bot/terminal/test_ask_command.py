"""`newsbot ask --file` and `--json` as processes: an object a line, whatever the lines hold."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from waits import WAIT_SECONDS

from bot.terminal import run_questions
from index import Snapshot, SnapshotDamaged
from tests.bot.conftest import environment

if TYPE_CHECKING:
    from tests.bot.conftest import Command

QUESTION = "What did Quist say about sleep?"
NOT_FOUND = "Who won the 2022 World Cup?"


@pytest.fixture
def ask(newsbot: Command, own_index: Path) -> Command:
    """Function that runs `newsbot ask` over the examples."""
    return lambda *arguments, **settings: newsbot("ask", *arguments, **settings)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    return tmp_path / "questions.txt"


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_line_of_a_file_is_answered(ask: Command, questions: Path) -> None:
    questions.write_text(f"# questions\n{QUESTION}\n\n  # a comment\n{NOT_FOUND}\r\n")
    done = ask("--file", questions)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = objects(done.stdout)
    assert (first["question"], first["line"], first["found"]) == (QUESTION, 2, True)
    assert (second["question"], second["line"], second["found"]) == (NOT_FOUND, 5, False)


def test_an_object_is_that_of_json_with_its_line(ask: Command) -> None:
    [from_file] = objects(ask("--file", "-", "--top", "1", stdin="ferry\n").stdout)
    [alone] = objects(ask("--json", "--top", "1", "ferry").stdout)
    assert from_file.pop("line") == 1
    assert len(alone["passages"]) == 1
    assert from_file | {"took_ms": 0} == alone | {"took_ms": 0}


def test_an_answer_says_what_it_was_made_with(ask: Command, snapshot: Snapshot) -> None:
    [answer] = objects(ask("--json", QUESTION).stdout)
    assert answer["newsbot_version"] == version("newsbot")
    assert answer["index_fingerprint"] == snapshot.fingerprint
    assert date.fromisoformat(answer["today"])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        ("Was sagte Müller?".encode("latin-1"), "UTF-8"),
        (b"what\0now", "null characters"),
        (b"why " * 1025, "longer than 4,096 characters"),
        (b"why " * 100_000, "longer than 4,096 characters"),
    ],
)
def test_a_line_that_is_no_question_gives_an_error_and_the_rest_goes_on(
    ask: Command, questions: Path, line: bytes, words: str
) -> None:
    questions.write_bytes(b"\xef\xbb\xbf" + QUESTION.encode() + b"\n" + line + b"\n" + QUESTION.encode())
    done = ask("--file", questions)
    assert (done.returncode, done.stderr) == (0, "")
    first, bad, last = objects(done.stdout)
    assert (first["question"], first["found"], last["found"]) == (QUESTION, True, True)
    assert words in bad["error"]
    assert (bad["line"], last["line"]) == (2, 3)
    assert bad["index_fingerprint"] == last["index_fingerprint"]
    assert "found" not in bad


def test_the_longest_question_is_answered(ask: Command) -> None:
    [answer] = objects(ask("--file", "-", stdin="й" * 4096).stdout)
    assert "error" not in answer


def test_a_file_without_questions_gives_nothing(ask: Command) -> None:
    done = ask("--file", "-", stdin="\n# none\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--file", "missing.txt"], "no file or folder missing.txt"),
        (["--file", "data"], "The file data can't be used"),
        (["--file", "-", QUESTION], "--file"),
        ([], "quotation marks"),
        (["--json"], "quotation marks"),
    ],
)
def test_wrong_arguments_are_named(ask: Command, arguments: list[str], words: str) -> None:
    done = ask(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_ctrl_c_leaves_whole_lines(own_index: Path, tmp_path: Path) -> None:
    """Interrupt it while it answers endless questions and its reader is slow."""
    command = [sys.executable, "-m", "bot", "ask", "--file", "-", "--top", "50"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path, {}), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{QUESTION}\n".encode() * 1000)
    process.stdin.flush()
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()
    process.stdin.close()
    assert process.wait(WAIT_SECONDS) == 130
    process.stdout.close()
    answers = objects((first + rest).decode())
    assert (first + rest).endswith(b"\n")
    assert all(answer["question"] == QUESTION for answer in answers)


def test_a_terminal_shows_progress_while_answers_go_to_a_file(own_index: Path, tmp_path: Path) -> None:
    watched, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--file", "-"],
        cwd=tmp_path,
        env=environment(tmp_path, {}),
        input=f"{QUESTION}\n".encode(),
        stdout=subprocess.PIPE,
        stderr=terminal,
        timeout=WAIT_SECONDS,
    )
    os.close(terminal)
    shown = os.read(watched, 1 << 16).decode()
    os.close(watched)
    assert "1 question answered" in shown
    assert len(objects(done.stdout.decode())) == 1


def test_damage_ends_it_after_the_answers_before(
    snapshot: Snapshot, questions: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Check that no answer is made from zeros that stand for lost pages of a file."""
    questions.write_text(f"{QUESTION}\n{NOT_FOUND}\n{QUESTION}\n")
    lost = iter([False, True])
    monkeypatch.setattr(Snapshot, "lost_pages", property(lambda _: next(lost)))
    with pytest.raises(SnapshotDamaged):
        run_questions(snapshot, str(questions), 3, date(2025, 6, 1))
    [answer] = objects(capfd.readouterr().out)
    assert answer["question"] == QUESTION
