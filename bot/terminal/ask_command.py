"""`newsbot ask` for programs: one answer as JSON, or those to a file of questions, an object a line."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from bot.terminal.english import count
from bot.terminal.output import CLOSED, STANDARD, close_quietly, write_whole
from bot.terminal.rendering import answer_to_json
from index import FileUnusable, NewsbotError, PathMissing, SearchIndex, ask

LONGEST_QUESTION = 4096
"""Maximum length of a question in a file, in characters: that of a Telegram message."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, by the convention of shells."""

_LONGEST_LINE = 4 * LONGEST_QUESTION + 2  # bytes, with the end of the line
_EVERY = 0.2  # seconds between two notes on progress


def run_question(engine: SearchIndex, question: str, top: int, today: date) -> None:
    """Print the answer to a question as one JSON object."""
    write_whole(_line(answer_to_json(ask(engine, question, top, today=today)) | _made_with(engine, today)))


def run_questions(engine: SearchIndex, name: str, top: int, today: date) -> int:
    """Answer each line of a file (`-`: standard input), an object a line; return the exit code.

    A line that can't be a question gives an object with `error`. Raises NewsbotError, such as PathMissing.
    """
    made_with = _made_with(engine, today)
    try:
        with _open_questions(name) as file, _progress() as show:
            for done, (number, raw) in enumerate(_question_lines(file), 1):
                write_whole(_line(_answer(engine, raw, top, today) | {"line": number} | made_with))
                show(done)
    except BrokenPipeError:
        close_quietly()
        return CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _made_with(engine: SearchIndex, today: date) -> dict[str, Any]:
    """Return what an answer depends on, beside its question."""
    return {
        "newsbot_version": version("newsbot"),
        "index_fingerprint": engine.fingerprint,
        "today": today.isoformat(),
    }


def _answer(engine: SearchIndex, raw: bytes, top: int, today: date) -> dict[str, Any]:
    """Return the answer to a line, or what is wrong with the line."""
    question = raw.decode(errors="replace").strip()
    error = _fault(raw, question)
    if error:
        return {"question": question[:LONGEST_QUESTION], "error": error}
    try:
        answer = ask(engine, question, top, today=today)
    except NewsbotError:
        raise
    except Exception:
        engine.verify()  # damaged arrays can raise anything: report the damage instead
        raise
    engine.verify_reading()
    return answer_to_json(answer)


def _fault(raw: bytes, question: str) -> str | None:
    """Return why a line can't be a question."""
    if len(raw) >= _LONGEST_LINE or len(question) > LONGEST_QUESTION:
        return f"The line is longer than {LONGEST_QUESTION:,} characters: shorten the question."
    try:
        raw.decode()
    except UnicodeDecodeError:
        return "The line isn't text in UTF-8: save the file in that encoding."
    if "\0" in question:
        return "The line isn't text: it has null characters."
    return None


def _question_lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with questions and their numbers, from 1; the beginning of a line that is too long."""
    number = 0
    while raw := file.readline(_LONGEST_LINE):
        number += 1
        rest = raw
        while not rest.endswith(b"\n") and (rest := file.readline(_LONGEST_LINE)):
            pass
        raw = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if (content := raw.strip()) and not content.startswith(b"#"):
            yield number, raw


@contextmanager
def _open_questions(name: str) -> Iterator[IO[bytes]]:
    if name == STANDARD:
        yield sys.stdin.buffer
        return
    path = Path(name)
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise PathMissing(path) from error
    except OSError as error:
        raise FileUnusable(path, error.strerror or str(error)) from error
    with file:
        yield file


@contextmanager
def _progress() -> Iterator[Any]:
    """Give the block a function that shows the number of answers, if people watch and answers go elsewhere."""
    shown = os.isatty(sys.stderr.fileno()) and not os.isatty(sys.stdout.fileno())
    last = 0.0

    def show(done: int) -> None:
        nonlocal last
        if shown and time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            print(f"\r{count(done, 'question')} answered", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown and last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _line(answer: dict[str, Any]) -> str:
    return f"{json.dumps(answer, ensure_ascii=False)}\n"
