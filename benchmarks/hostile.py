"""Check that no text is slow to read: python -m benchmarks.hostile [--only NAME] [--sizes SMALL,LARGE] [--all] [--json]

Times each public function that reads text on each kind of hostile text (`hostile_texts.py`), at 100 kB and 1 MB. Prints
the pairs that took more than 12 times as long for 10 times the text, or more than 5 s for 1 MB; with --all, also the
slowest kind of text for each other function. If a documented limit rejects a text, the time until then counts.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby
from types import FrameType

from benchmarks.hostile_texts import KINDS
from bot.messages import Localization, answer_message, decode_press, question_label, read_parameter, text, units
from bot.messages.excerpt import Room, excerpt
from bot.messages.markup import clip, link, quote
from index import Answer, Coverage, Passage, Question, Sentence
from index.errors import ArticleError
from index.languages import ASKING_LANGUAGES, find_language
from index.model import Paragraph
from index.question import expected_answer, find_answers, find_dates, small_talk, split_parts, understand
from index.question.calendar import find_dates_in
from index.question.outlets import find_outlets
from index.quotes import find_quotes
from index.sources import File, load_bytes
from index.sources.cleaning import MAX_PARAGRAPHS
from index.sources.formats import registered_formats
from index.sources.formats.published_dates import parse_published
from index.text import (
    Fingerprint,
    PackedStrings,
    Vocabulary,
    capitalised_words,
    extract_name_terms,
    extract_question_terms,
    extract_terms,
    is_boilerplate,
    is_heading,
    make_visible,
    name_kind,
    opening_paragraph,
    quoted_spans,
    sentence_spans,
    spelt_out,
    tell_language,
)
from index.text.differences import say_different_things
from index.text.wording import read_wording

SIZES = (100_000, 1_000_000)
MOST_TIMES = 12.0
"""Maximum ratio of times for 10 times the text."""

MOST_SECONDS = 5.0
"""Maximum time for 1 MB, in seconds."""

GIVE_UP_SECONDS = 12.0
_CLEAR_SECONDS = 0.1  # below this, caches and garbage collection dominate the ratio
_AGAIN = 2
_DAY = date(2025, 3, 4)
_NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
_OUTLETS = ["The Orrin Bay Courier", "The Marlow Post", "BBC News", "Reuters"]


def _parse(suffix: str) -> Callable[[str], object]:
    from pathlib import Path

    path = Path(f"a{suffix}")

    def parse(words: str) -> object:
        return load_bytes(File(path, f"file:///a{suffix}"), words.encode(errors="replace"))

    return parse


def _passage(words: str) -> Passage:
    first = (sentence_spans(words) or [(0, len(words))])[0]
    answer = Sentence(0, *first, words[slice(*first)])
    return Passage("a", words[:1000], words[:1000], _DAY, None, None, 1.0, (Paragraph(0, words),), answer)


def _answer(words: str) -> Answer:
    covers = Coverage(1, 1, 1, _DAY, _DAY)
    return Answer(words, True, 0.9, 1.0, (_passage(words),), (), covers, understood=Question(words, ()))


def _split(words: str) -> list[str]:
    lines = [line for line in words.split("\n") if line.strip()] or [words]
    return [*lines[: MAX_PARAGRAPHS - 1], " ".join(lines[MAX_PARAGRAPHS - 1 :])]  # the limit of an article


SPEAKING = ("de", "es", "ru")
"""Languages whose quotations have speakers, beside English."""


def _quotes_in(code: str) -> Callable[[str], object]:
    return lambda words: find_quotes([words.replace("\n", " ")], words[:100], code)


def _question_in(code: str) -> Callable[[str], object]:
    return lambda words: understand(words, _DAY, follows=Question("", (), language=code))


def _dates_in(code: str) -> Callable[[str], object]:
    language = find_language(code)
    assert language is not None
    dates = language.dates
    assert dates is not None
    return lambda words: find_dates_in(words, dates, _DAY)


FUNCTIONS: dict[str, Callable[[str], object]] = {
    **{f"load {suffix}": _parse(suffix) for suffix in registered_formats().suffixes},
    "parse_published": parse_published,
    "extract_terms": extract_terms,
    "extract_question_terms": extract_question_terms,
    "extract_name_terms": extract_name_terms,
    "Vocabulary.read": lambda words: Vocabulary(False, 1 << 20).read(PackedStrings.pack([words])),
    "capitalised_words": capitalised_words,
    "name_kind": lambda words: name_kind("brandt", [words]),
    "spelt_out": lambda words: spelt_out("abc", words),
    "sentence_spans": sentence_spans,
    "make_visible": make_visible,
    "quoted_spans": quoted_spans,
    "is_boilerplate": is_boilerplate,
    "is_heading": is_heading,
    "opening_paragraph": lambda words: opening_paragraph(_split(words)),
    "Fingerprint": lambda words: Fingerprint(words).is_near_duplicate(Fingerprint(f"{words} a")),
    "read_wording": lambda words: read_wording(words, "The Post"),
    "say_different_things": lambda words: say_different_things(read_wording(words), read_wording(f"{words} not")),
    "find_quotes, a paragraph": lambda words: find_quotes([words.replace("\n", " ")], words[:100]),
    "find_quotes, lines": lambda words: find_quotes(_split(words), words[:100]),
    "understand": lambda words: understand(words, _DAY),
    "find_dates": lambda words: find_dates(words, _DAY),
    "find_outlets": lambda words: find_outlets(words, _OUTLETS),
    "split_parts": split_parts,
    "small_talk": small_talk,
    "expected_answer": expected_answer,
    "find_answers": lambda words: [
        find_answers(expected_answer(asked), asked, words)
        for asked in ("When did it open?", "How much did it cost?", "Who is the mayor?", "Why did it close?")
    ],
    **{f"find_quotes, {code}": _quotes_in(code) for code in SPEAKING},
    **{f"find_dates_in, {code}": _dates_in(code) for code in ASKING_LANGUAGES},
    **{f"understand, {code}": _question_in(code) for code in ASKING_LANGUAGES},
    **{
        f"extract_terms, {code}": partial(extract_terms, language=code) for code in ("ar", "de", "ja", "ru", "th", "tr")
    },
    "tell_language": lambda words: tell_language([words]),
    "messages: text": text,
    "messages: units": units,
    "messages: clip": lambda words: clip(words, 100),
    "messages: link": lambda words: link(words, f"https://a.b/{words}"),
    "messages: quote": lambda words: quote(text(words)),
    "messages: excerpt": lambda words: excerpt(_passage(words), Room(3000, 1000), "too long"),
    "messages: answer_message": lambda words: answer_message(_answer(words), Localization.of("en"), _NOW),
    "messages: question_label": lambda words: question_label(Question(words, ())),
    "messages: decode_press": decode_press,
    "messages: read_parameter": read_parameter,
}
"""Functions that read text, by name."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that a function took for the shorter and for the longer text of a kind."""

    function: str
    kind: str
    short: float
    long: float
    error: str = ""

    @property
    def ratio(self) -> float:
        """Ratio of the times of longer and shorter text, where the shorter counts as at least a tenth of a second."""
        return self.long / max(self.short, _CLEAR_SECONDS)

    def is_slow(self, sizes: Sequence[int]) -> bool:
        """Return whether the function misses the targets or failed."""
        return self.ratio > MOST_TIMES * sizes[1] / sizes[0] / 10 or self.long > MOST_SECONDS or bool(self.error)


class _GivenUp(BaseException):
    pass


def measure(function: str, kind: str, sizes: Sequence[int]) -> Timing:
    """Time a function on a kind of text, in seconds of processor time. Call this in the main thread only.

    A function that looks slow is timed again, since the machine may have been busy.
    """
    timing = _measure_once(function, kind, sizes)
    for _ in range(_AGAIN):
        if not timing.is_slow(sizes) or timing.error or timing.long > 2 * MOST_SECONDS:
            break
        repeated = _measure_once(function, kind, sizes)
        timing = replace(timing, short=max(timing.short, repeated.short), long=min(timing.long, repeated.long))
    return timing


def _measure_once(function: str, kind: str, sizes: Sequence[int]) -> Timing:
    seconds, error = [], ""
    for size in sizes:
        words = KINDS[kind](size)
        handler = signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, GIVE_UP_SECONDS)
        start = time.process_time()
        try:
            FUNCTIONS[function](words)
        except (_GivenUp, ArticleError, ValueError):
            pass  # too slow, or rejected with a reason
        except Exception as fault:
            error = repr(fault)[:200]
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, handler)
        seconds.append(time.process_time() - start)
        if seconds[-1] >= GIVE_UP_SECONDS:
            break
    return Timing(function, kind, seconds[0], seconds[-1], error)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _GivenUp


def report(timings: Iterable[Timing], sizes: Sequence[int], every: bool) -> bool:
    """Print the slow pairs and, with `every`, each other function's slowest kind; return whether any pair is slow."""
    any_slow = False
    print("| function | text | short, s | long, s | times | |\n| --- | --- | --- | --- | --- | --- |", flush=True)
    for _, group in groupby(timings, key=lambda timing: timing.function):
        rows = list(group)
        slow = [row for row in rows if row.is_slow(sizes)]
        for row in slow or ([max(rows, key=lambda row: row.long)] if every else []):
            mark = row.error or ("slow" if slow else "")
            figures = f"{row.short:.3f} | {row.long:.3f} | {row.ratio:.1f}"
            print(f"| {row.function} | {row.kind} | {figures} | {mark} |", flush=True)
        any_slow |= bool(slow)
    return any_slow


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="time only functions whose names contain this")
    parser.add_argument("--kind", default="", help="use only kinds of text whose names contain this")
    parser.add_argument(
        "--sizes", default=",".join(map(str, SIZES)), help="two text lengths in bytes (default: %(default)s)"
    )
    parser.add_argument(
        "--all", action="store_true", help="also print the slowest kind of text for each other function"
    )
    parser.add_argument("--json", action="store_true", help="print all timings as JSON")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    pairs = [(name, kind) for name in FUNCTIONS if given.only in name for kind in KINDS if given.kind in kind]
    for name in {name for name, _ in pairs}:
        _measure_once(name, "quotations by X", [1000])  # warm up imports and compiled code
    timings = (measure(*pair, sizes) for pair in pairs)
    if given.json:
        print(json.dumps([asdict(timing) for timing in timings]))
    elif report(timings, sizes, given.all):
        sys.exit(1)


if __name__ == "__main__":
    main()
