"""What the bot says of articles, outlets, dates and questions, in the reader's language: plain text, and short."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.messages.markup import clip
from bot.messages.words import Words
from index import Coverage, Question

OUTLET = 80
"""UTF-16 units that an outlet's name may take."""

ALSO = 5
"""So many outlets are named that carry the same words."""

_LINE = 160
_CORRECTED = 3
_OUTLETS = 8


def coverage(words: Words, searched: Coverage) -> str:
    """What was searched: "18 articles from 12 September 2024 to 6 November 2025"."""
    articles = words.say("coverage", count=searched.articles)
    if searched.first is None or searched.last is None:
        return articles
    first, last = words.day(searched.first), words.day(searched.last)
    if first == last:
        return words.say("coverage-day", articles=articles, day=first)
    return words.say("coverage-days", articles=articles, first=first, last=last)


def understood(words: Words, question: Question) -> list[str]:
    """What was made of a question where that isn't plain: typing errors mended, dates and outlets, a line each."""
    mended = question.corrected[:_CORRECTED]
    lines = [words.say("showing-for", meant=clip(meant, 50), typed=clip(typed, 50)) for typed, meant in mended]
    if question.since or question.until:
        lines.append(words.say("asked-dates", days=_days(words, question.since, question.until)))
    if question.outlets:
        lines.append(clip(words.say("asked-outlets", names=names(question.outlets, _OUTLETS)), _LINE))
    return lines


def apart(words: Words, question: Question) -> str:
    """That a person and a topic are both in the index, and never together."""
    return words.say("apart", speaker=clip(question.speaker_text, 100), topic=clip(question.topic_text, 100))


def also_in(words: Words, outlets: Sequence[str]) -> str:
    """The other outlets that carry a passage's words."""
    some, count = names(outlets, ALSO), len(outlets)
    if count > ALSO:
        return words.say("also-in-more", count=count, names=some)
    return words.say("also-in", count=count, names=some)


def names(outlets: Sequence[str], most: int) -> str:
    """The first outlets' names."""
    return ", ".join(clip(name, OUTLET) for name in outlets[:most])


def _days(words: Words, since: date | None, until: date | None) -> str:
    first, last = words.day(since), words.day(until)
    if since and until:
        return first if since == until else words.say("days-between", first=first, last=last)
    return words.say("days-since", first=first) if since else words.say("days-until", last=last)
