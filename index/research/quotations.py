"""Selecting quotations and articles from an index: by person, outlet and day, newest first, in bounded memory.

A person is matched as a question's speaker is. Not for how a selection is written down: see `tables.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from index.engine import SearchIndex
from index.errors import NewsbotError
from index.model import EVERYTHING, Head, Limits, Quotation, published_to_text
from index.question import match_outlet
from index.text import extract_name_terms, may_be_same_person

LEAST_RESEMBLANCE = 75
"""Minimum similarity, from 0 to 100, of a name to one that nobody has, for it to be offered instead."""

MOST_NEAR = 3
"""Maximum number of names to offer."""


class QuotedWords(NamedTuple):
    """A quotation with its article: the columns of the exported table, in order.

    `speaker` is None where the article doesn't tell. `certain` is True only where the paragraph itself names the
    speaker; any other `speaker` is a guess. `start` and `end` are characters of the paragraph in position `paragraph`.
    """

    speaker: str | None
    certain: bool
    words: str
    kind: str
    cue: str
    rule: str
    outlet: str | None
    published: str | None
    headline: str
    url: str | None
    author: str | None
    language: str | None
    article_id: str
    version: int
    paragraph: int
    start: int
    end: int

    @classmethod
    def of(cls, quote: Quotation, head: Head) -> QuotedWords:
        """Return a quotation of the article with this head."""
        return cls(
            speaker=quote.speaker,
            certain=quote.certain and quote.speaker is not None,
            words=quote.text,
            kind=quote.kind,
            cue=quote.cue,
            rule=quote.rule,
            outlet=head.source,
            published=published_to_text(head.published),
            headline=head.title,
            url=head.url,
            author=head.author,
            language=head.language,
            article_id=head.id,
            version=head.version,
            paragraph=quote.paragraph,
            start=quote.start,
            end=quote.end,
        )


@dataclass(frozen=True)
class Selection:
    """The quotations by a person, or by anybody, in the articles of an outlet, and of the days `since` to `until`.

    An empty name and None select everything. Days are counted in UTC, as in questions; undated articles lie outside
    every range of days.
    """

    person: str = ""
    outlet: str = ""
    since: date | None = None
    until: date | None = None

    def limits(self, engine: SearchIndex) -> Limits:
        """Return the selected articles as the limits of a search."""
        until = self.until + timedelta(days=1) if self.until and self.until < date.max else None
        return Limits(self.since, until, _outlets(engine, self.outlet) if self.outlet else None)

    def includes(self, quote: Quotation) -> bool:
        """Return whether a quotation is by the selected person: by any of its speaker's names, printed or not."""
        if not self.person:
            return True
        names = filter(None, (quote.speaker, *quote.aliases))
        return any(may_be_same_person(self._asked, extract_name_terms(name)) for name in names)

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        # As in a question, the "a" marks a capitalised name in a mixed text.
        return extract_name_terms(self.person if self.person.isupper() else f"a {self.person}")


def select_quotations(engine: SearchIndex, selection: Selection) -> Iterator[QuotedWords]:
    """Yield the selected quotations: newest article first, then in reading order. Raises NewsbotError."""
    for head, quotes in _walk(engine, selection.limits(engine)):
        for quote in quotes:
            if selection.includes(quote):
                yield QuotedWords.of(quote, head)


def select_articles(engine: SearchIndex, selection: Selection) -> Iterator[Head]:
    """Yield the selected articles, newest first; with a person, those that quote them. Raises NewsbotError."""
    for head, quotes in _walk(engine, selection.limits(engine)):
        if not selection.person or any(map(selection.includes, quotes)):
            yield head


def near_outlets(engine: SearchIndex, name: str) -> list[str]:
    """Return outlets of the index whose names resemble one that none has, the nearest first."""
    from rapidfuzz import fuzz, process, utils

    matches = process.extract(
        name,
        engine.outlets,
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=MOST_NEAR,
        score_cutoff=LEAST_RESEMBLANCE,
    )
    return [outlet for outlet, *_ in matches]


def near_people(engine: SearchIndex, name: str) -> list[str]:
    """Return speakers whose names resemble one that nobody has, the nearest first, then the most quoted.

    Reads the whole index; only names that the articles' own paragraphs give.
    """
    resemblances: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for _, quotes in _walk(engine, EVERYTHING):
        for quote in quotes:
            if not quote.certain or not quote.speaker:
                continue
            resemblance = _resemblance(name, quote.speaker)
            if resemblance >= LEAST_RESEMBLANCE:
                resemblances[quote.speaker] = resemblance
                counts[quote.speaker] += 1
    ranked = sorted(counts, key=lambda speaker: (-resemblances[speaker], -counts[speaker], speaker))
    return ranked[:MOST_NEAR]


def _resemblance(name: str, speaker: str) -> float:
    """Return the similarity of two names, from 0 to 100; a namesake's is high."""
    from rapidfuzz import fuzz

    asked, named = extract_name_terms(f"a {name}"), extract_name_terms(speaker)
    if not asked or not named:
        return 0.0
    last = fuzz.ratio(asked[-1], named[-1])
    return max(last, fuzz.ratio(" ".join(asked), " ".join(named)))


def _outlets(engine: SearchIndex, name: str) -> frozenset[str]:
    """Return the outlets with a name, as a question may give it: "the Guardian" for "The Guardian"."""
    same = frozenset(outlet for outlet in engine.outlets if outlet.casefold() == name.casefold())
    match = None if same else match_outlet(name, engine.outlets)
    return same or frozenset([match] if match else [])


def _walk(engine: SearchIndex, limits: Limits) -> Iterator[tuple[Head, tuple[Quotation, ...]]]:
    """Yield articles with their quotations; raise NewsbotError if that fails, such as for damaged files."""
    articles: Any = engine.walk(limits)
    while True:
        try:
            article = next(articles, None)
        except NewsbotError:
            raise
        except Exception:
            engine.verify()  # damaged arrays can raise anything: report the damage instead
            raise
        if article is None:
            return
        yield article
