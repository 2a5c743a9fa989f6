"""The benchmark of hostile texts: its definition of slow, and texts that once blocked an index run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks import hostile
from benchmarks.hostile import FUNCTIONS, MOST_SECONDS, Timing, measure, report
from benchmarks.hostile_texts import KINDS

SIZES = (20_000, 200_000)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_text_has_the_requested_length(kind: str) -> None:
    assert 9_000 <= len(KINDS[kind](10_000).encode()) <= 11_000


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        ("load .txt", "titles"),
        ("load .txt", "paragraphs"),
        ("load .md", "titles"),
        ("load .md", "paragraphs"),
        ("load .md", "pictures"),
        ("load .md", "CDATA"),
        ("load .md", "YAML clock time"),
        ("load .md", "YAML flow"),
        ("load .md", "YAML lines"),
        ("load .md", "list lines"),
        ("sentence_spans", "pictures"),
        ("sentence_spans", "exclamation marks"),
        ("sentence_spans", "CDATA"),
        ("extract_name_terms", "hyphens"),
        ("extract_name_terms", "apostrophes"),
        ("messages: excerpt", "pictures"),
        ("find_dates", "months"),
        ("find_quotes, de", "full stops"),
        ("find_quotes, de", "hyphenated names"),
        ("find_quotes, de", "quoted titles"),
        ("find_quotes, de", "German: one surname"),
    ],
)
def test_texts_that_once_took_minutes_take_seconds_of_processor_time(function: str, kind: str) -> None:
    timing = measure(function, kind, SIZES)
    assert timing.error == ""
    assert timing.long <= MOST_SECONDS


def square(words: str) -> int:
    return sum(len(words) > at for at in range(len(words) ** 2 // 100))


@pytest.mark.parametrize(("function", "is_slow"), [(square, True), (len, False)])
def test_a_function_that_takes_the_square_of_a_texts_length_is_named(
    function: Callable[[str], object],
    is_slow: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(hostile, "_CLEAR_SECONDS", 0.001)
    monkeypatch.setitem(FUNCTIONS, "made up", function)
    sizes = (2_000, 20_000)
    assert report([measure("made up", "letters", sizes)], sizes, every=False) == is_slow
    assert ("| made up | letters |" in capsys.readouterr().out) == is_slow


def test_an_error_is_reported_with_its_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FUNCTIONS, "made up", lambda words: [][len(words)])
    assert report([measure("made up", "letters", SIZES)], SIZES, every=False)
    assert "IndexError" in capsys.readouterr().out


def test_a_rejected_text_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise ValueError("too long")

    monkeypatch.setitem(FUNCTIONS, "made up", refuse)
    assert measure("made up", "letters", SIZES).error == ""


def test_a_ratio_of_tiny_times_is_ignored() -> None:
    assert Timing("f", "k", 0.0001, 0.1).ratio <= 1
