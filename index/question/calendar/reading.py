"""Finding dates in a question by the grammar of its language, and telling them from names, numbers and topics.

Not for what a date means: see `meanings.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.languages import DateWords
from index.question.calendar.grammar import Grammar, Phrase, fold, grammar_of
from index.question.calendar.meanings import Words, resolve
from index.question.calendar.model import AskedDates, DateRange, TimeAnchor

_MAX_CHARACTERS = 5000
_MAX_BEFORE = 40  # characters before a date that may tell that it is none
_WORD_START = re.compile(r"(?<![\w@#$€£'.-])\w")
_END = re.compile(r"(?![\w']|[-/.]\d|-\w)")
_TEXT_END = re.compile(r"[\s?!.,;)]*$")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;¿¡(–—-]\s*)$")
_QUOTED = re.compile(r"«[^»]*»|„[^“”\"]*[“”\"]|“[^”]*”|\"[^\"]*\"")
_LOW_ENDS = ("day", "month", "weekday", "year", "relative")
_FIXED = ("weekday", "relative", "period", "named_period")  # what "of" makes a thing's


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as it stands in a text."""

    phrase: Phrase
    match: re.Match[str]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.match.end()

    @property
    def has_prefix(self) -> bool:
        """Whether its own prepositions stand before it."""
        return self.match["prefix"] is not None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a date: one with or without an opening such as "since", or a range of two."""

    start: int
    last: _Date
    opening: str = ""
    """One of since, until, before, after and of; or "range"."""
    first: _Date | re.Match[str] | None = None
    """First end of a range: a date, or a day without its month."""

    @property
    def end(self) -> int:
        return self.last.end


def find_dates_in(
    text: str,
    words: DateWords,
    today: date | None = None,
    newest: date | None = None,
    is_news: Callable[[str], bool] = lambda _: False,
) -> AskedDates | None:
    """Return the first date in `text`, a question in the language of `words`, as `find_dates` does for English.

    `text` must have single spaces. None if there is no date in it. `is_news` tells whether the words around a date
    ask for any news: the news of a day are from that day alone, while what happened is spoken of from then on.
    """
    text = text[:_MAX_CHARACTERS]
    plain, grammar = fold(text), grammar_of(words)
    if not grammar.beginnings().search(plain):
        return None
    known_days = [day for day in (today, newest) if day]
    now = TimeAnchor(today or newest, min(known_days, default=None))
    names = [name.span() for name in (*grammar.names().finditer(plain), *_QUOTED.finditer(text))]
    read_until = 0
    for word in _WORD_START.finditer(plain):
        if word.start() < read_until:
            continue
        for candidate in sorted(_candidates(plain, word.start(), grammar), key=lambda each: -each.end):
            if _is_a_name(candidate, text, names, grammar) or not _in_place(candidate, text, plain, grammar):
                continue
            if candidate.opening == "of":
                if is_news(f"{text[: candidate.start]}{text[candidate.end :]}"):
                    candidate = replace(candidate, opening="")
                elif candidate.last.phrase.means not in _FIXED:
                    continue
            days = _resolve(candidate, now, grammar)
            if days and not (today and days[0] and days[0] > today):
                return AskedDates(*days, text[candidate.start : candidate.end], candidate.start, candidate.end)
            if days is None and candidate.last.phrase.means == "day":  # "30 February 2023" isn't the year either
                read_until = candidate.end
    return None


def _candidates(plain: str, start: int, grammar: Grammar) -> Iterator[_Candidate]:
    for dated in _dates_at(plain, start, grammar):
        if dated.has_prefix or dated.phrase.place in ("anywhere", "end", "between"):
            yield _Candidate(start, dated)
    for opening, pattern in grammar.openings.items():
        if opened := pattern().match(plain, start):
            for dated in _dates_at(plain, opened.end(), grammar):
                if _may_open(opening, dated):
                    yield _Candidate(start, dated, opening)
    yield from _ranges(plain, start, grammar)


def _dates_at(plain: str, start: int, grammar: Grammar) -> Iterator[_Date]:
    """Yield the dates at `start`, with their prepositions if they are there."""
    for phrase in grammar.phrases:
        if match := phrase.pattern().match(plain, start):
            yield _Date(phrase, match)


def _may_open(opening: str, dated: _Date) -> bool:
    if opening == "of":
        return not dated.has_prefix
    return opening == "since" or dated.phrase.means != "span"


def _ranges(plain: str, start: int, grammar: Grammar) -> Iterator[_Candidate]:
    """Yield "from Monday to Friday", "between 3 and 5 May", "3-5 May"."""
    for opening, joiner in grammar.ranges:
        if not (opened := opening().match(plain, start)):
            continue
        lows: list[_Date | re.Match[str]] = [
            dated for dated in _dates_at(plain, opened.end(), grammar) if dated.phrase.means in _LOW_ENDS
        ]
        if day := grammar.day().match(plain, opened.end()):
            lows.append(day)
        for low in lows:
            end = low.end if isinstance(low, _Date) else low.end()
            if joined := joiner().match(plain, end):
                for high in _dates_at(plain, joined.end(), grammar):
                    if _go_together(low, high):
                        yield _Candidate(start, high, "range", low)


def _go_together(low: _Date | re.Match[str], high: _Date) -> bool:
    if not isinstance(low, _Date):
        return high.phrase.means == "day"
    return high.phrase.means in _LOW_ENDS or high.phrase.means == low.phrase.means


def _is_a_name(candidate: _Candidate, text: str, names: list[tuple[int, int]], grammar: Grammar) -> bool:
    """Return whether a date is part of a name or a quotation, or has the capitals of a name: Hoy, Julio Iglesias."""
    start, end = candidate.start, candidate.end
    if any(first < end and start < last for first, last in names):
        return True
    if candidate.last.phrase.means == "relative" and not candidate.opening and _is_capitalised_inside(text, start):
        return True
    return grammar.words.capitals_tell and not text.isupper() and _goes_on_in_capitals(text, end)


def _goes_on_in_capitals(text: str, end: int) -> bool:
    """Return whether the word that ends at `end` and the next one are capitalised."""
    return (
        text[:end].rpartition(" ")[2][:1].isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    )


def _is_capitalised_inside(text: str, start: int) -> bool:
    return text[start].isupper() and not _SENTENCE_END.search(text[:start]) and text not in (text.upper(), text.title())


def _in_place(candidate: _Candidate, text: str, plain: str, grammar: Grammar) -> bool:
    """Return whether the context of a date allows it to be one."""
    start, end = candidate.start, candidate.end
    if not _END.match(plain, end):
        return False
    has_digits = any(map(str.isdigit, plain[start:end]))
    before = plain[max(0, start - _MAX_BEFORE) : start]
    if has_digits and plain[end - 1].isdigit() and grammar.counted().match(plain, end):
        return False  # "since 2000 people"
    if candidate.opening in grammar.openings:
        return True
    if has_digits and grammar.topic_words().search(before):
        return False
    if candidate.last.has_prefix:
        return True
    if grammar.possessives().search(before):
        return False
    match candidate.last.phrase.place:
        case "end" if candidate.opening != "range":
            return bool(_TEXT_END.match(text, end))
        case "between" if candidate.opening != "range":
            return _stands_between(text, start, end)
        case _:
            return True


def _stands_between(text: str, start: int, end: int) -> bool:
    """Return whether words in lower case stand around a date: "Was geschah 2024 in Kiew?", but not "WM 2022"."""
    before, after = text[:start].rstrip().rpartition(" ")[2], text[end:].lstrip()
    return text != text.lower() and not before[:1].isupper() and not after[:1].isupper()


def _resolve(candidate: _Candidate, now: TimeAnchor, grammar: Grammar) -> DateRange | None:
    try:
        days = _days_of(candidate.last, now, grammar)
        if days is None or candidate.opening == "":
            return days
        if candidate.opening == "range":
            return _between(candidate.first, days, now, grammar) if candidate.first else None
        if candidate.opening == "of" and days[0] == now.today:  # "the price of today"
            return None
        return _opened(days, candidate.opening)
    except (ValueError, OverflowError):  # 30 February, or years before 1
        return None


def _days_of(dated: _Date, now: TimeAnchor, grammar: Grammar) -> DateRange | None:
    return resolve(dated.phrase.means, Words(dated.match, grammar), now)


def _between(low: _Date | re.Match[str], last: DateRange, now: TimeAnchor, grammar: Grammar) -> DateRange | None:
    if last[0] is None or last[1] is None:
        return None
    if isinstance(low, _Date):  # parts missing from the first come from the second: "March and May 2024"
        anchor = TimeAnchor(now.today and min(now.today, last[1]), last[1])
        first = _days_of(low, anchor, grammar)
    else:
        first = (last[0].replace(day=Words(low, grammar).day),) * 2
    if first is None or first[0] is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _opened(days: DateRange, opening: str) -> DateRange:
    since, until = days
    match opening:
        case "until":
            return None, until
        case "before":
            return None, since and since - timedelta(days=1)
        case "after":
            return until and until + timedelta(days=1), None
        case _:
            return since, None
