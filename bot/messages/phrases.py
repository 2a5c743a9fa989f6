"""Phrases for articles, outlets, dates and questions, shared by Telegram and the terminal.

Plain text in the reader's language, shortened to fit into a message. Not for the layout of messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from bot.messages.markup import clip, text, units
from index import Answer, Article, Coverage, Passage, Published, Question, is_updated, script_of, updated_day

TITLE_LIMIT = 140
"""Maximum length of a headline."""

OUTLET_LIMIT = 80
"""Maximum length of an outlet's name."""

ALSO_IN_LIMIT = 5
"""Maximum number of outlets named as carrying the same words."""

COPY_LIMIT = 256
"""Maximum length of the text that a button copies, in UTF-16 units; https://core.telegram.org/bots/api#copytextbutton."""

QUESTION_LIMIT = 300
"""Maximum length of a question in a list or a heading, with what it leaves out."""

_LINK_LIMIT = 1000  # characters
_CORRECTIONS, _OUTLETS = 3, 8  # maximum numbers to name
_WORD, _SUBJECT, _PART = 50, 100, 160
_SHORTEST_TITLE = 24  # UTF-16 units: less of a headline says nothing
_SENTENCE_ENDS = (".", "!", "?", "…")


class MessageSource(Protocol):
    """A source of messages and days in one language: `Localization`, or `PlainEnglish`, which starts faster."""

    def say(self, message: str, **variables: str | int) -> str:
        """Return the message of this name."""

    def day(self, published: Published) -> str:
        """Return the day in words, or "undated"."""
        ...

    def language_name(self, code: str) -> str:
        """Return the name of a language by its code."""


def say_updated(words: MessageSource, article: Article | Passage) -> str:
    """Return ", updated 21 November 2026" where an article was changed after publication; else the empty string."""
    if not is_updated(article):
        return ""
    day = updated_day(article)
    return f", {words.say('updated-on', day=words.day(day)) if day else words.say('updated')}"


def say_coverage(words: MessageSource, searched: Coverage) -> str:
    """Return the coverage, as in "18 articles from 12 September 2024 to 6 November 2025"."""
    articles = words.say("coverage", count=searched.articles)
    if searched.first is None or searched.last is None:
        return articles
    first, last = words.day(searched.first), words.day(searched.last)
    if first == last:
        return words.say("coverage-day", articles=articles, day=first)
    return words.say("coverage-days", articles=articles, first=first, last=last)


def say_understood(words: MessageSource, question: Question) -> list[str]:
    """Return lines on how a question was understood, where that isn't obvious: corrected words, dates and outlets."""
    lines = [_say_corrected(words, typed, meant, question.text) for typed, meant in question.corrected]
    if question.also_searched:
        lines.append(words.say("also-searched", words=", ".join(question.also_searched)))
    if question.since or question.until:
        lines.append(words.say("asked-dates", days=say_days(words, question.since, question.until)))
    if question.outlets:
        lines.append(words.say("asked-outlets", names=", ".join(question.outlets)))
    return lines


def _say_corrected(words: MessageSource, typed: str, meant: str, question: str) -> str:
    is_whole = question.startswith(typed.rstrip(" …"))  # typed in other letters than those of its language
    if script_of(typed) != script_of(meant) and not (is_whole and " " in typed):
        return words.say("searched-name", meant=meant, typed=typed)
    return words.say("showing-for", meant=meant, typed=typed)


def say_languages(words: MessageSource, answer: Answer) -> str:
    """Return the languages that the articles are in, if none of these is the question's; else the empty string."""
    if not answer.languages:
        return ""
    names = ", ".join(map(words.language_name, answer.languages))
    said = words.say("shown-languages", names=names) if answer.found else words.say("article-languages", names=names)
    return f"{said} {words.say('names-only')}" if answer.names_only else said


def say_days(words: MessageSource, since: date | None, until: date | None) -> str:
    """Return a range of days in words; it may be open at one end."""
    first, last = words.day(since), words.day(until)
    if since and until:
        return first if since == until else words.say("days-between", first=first, last=last)
    return words.say("days-since", first=first) if since else words.say("days-until", last=last)


def say_namesakes(words: MessageSource, question: Question, names: Sequence[str]) -> str:
    """Return the sentence that the articles name other people of this surname, but not this person."""
    others = ", ".join(clip(name, _SUBJECT) for name in names)
    return words.say("namesakes", speaker=question.speaker_text, others=others)


def say_apart(words: MessageSource, question: Question) -> str:
    """Return the sentence that no article names a person and mentions a topic."""
    return words.say("apart", speaker=question.speaker_text, topic=question.topic_text)


def say_missing(words: MessageSource, answer: Answer) -> Iterator[str]:
    """Yield a sentence for each thing that a two-part question asks for and its answer lacks."""
    for speaker, topic in answer.unquoted:
        yield words.say("unquoted", speaker=clip(speaker, _PART), topic=clip(topic, _PART))
    for part in answer.unanswered:
        yield words.say("not-found-part", question=clip(part, _PART))


def say_small_talk(words: MessageSource, answer: Answer) -> str:
    """Return the reply to small talk."""
    match answer.understood.small_talk:
        case "about":
            return words.say("small-talk-about", coverage=say_coverage(words, answer.coverage))
        case "greeting":
            return words.say("small-talk-greeting")
        case "thanks":
            return words.say("small-talk-thanks")
        case "goodbye":
            return words.say("small-talk-goodbye")
        case "complaint":
            return words.say("small-talk-complaint")
        case _:
            return words.say("small-talk-reaction")


def say_why_not(words: MessageSource, answer: Answer, quotes_only: bool = False) -> str:
    """Return the sentence that says why nothing was found."""
    if answer.no_articles:
        return words.say("no-articles")
    return words.say("no-quotes") if quotes_only else words.say("not-found-why")


def say_also_in(words: MessageSource, outlets: Sequence[str]) -> str:
    """Return the line that names the other outlets with a passage's words."""
    names, count = name_outlets(outlets, ALSO_IN_LIMIT), len(outlets)
    if count > ALSO_IN_LIMIT:
        return words.say("also-in-more", count=count, names=names)
    return words.say("also-in", count=count, names=names)


def say_outlet(words: MessageSource, outlet: str | None) -> str:
    """Return an outlet's name, or that there is none."""
    return clip(outlet or words.say("outlet-not-given"), OUTLET_LIMIT)


def name_outlets(outlets: Sequence[str], most: int) -> str:
    """Return the names of the first `most` outlets."""
    return ", ".join(_clip_outlets(outlets, most))


def shorten_question(question: Question) -> Question:
    """Return a question whose parts, as the phrases above name them, are short enough for a message."""
    return replace(
        question,
        corrected=tuple((clip(typed, _WORD), clip(meant, _WORD)) for typed, meant in question.corrected[:_CORRECTIONS]),
        outlets=tuple(_clip_outlets(question.outlets, _OUTLETS)),
        speaker_text=clip(question.speaker_text, _SUBJECT),
        topic_text=clip(question.topic_text, _SUBJECT),
    )


def question_label(question: Question, limit: int = QUESTION_LIMIT) -> str:
    """Return a question as asked; for a follow-up, add the speaker and topic from the question before."""
    typed = question.text.casefold()
    implied = [part for part in (question.speaker_text, question.topic_text) if part.casefold() not in typed]
    suffix = f" ({clip(', '.join(implied), limit // 3)})" if implied else ""
    return clip(" ".join(question.text.split()), limit - units(suffix)) + suffix


def address(article: Article | Passage) -> str | None:
    """Return an article's address if it can be linked."""
    return linkable(article.url)


def linkable(url: str | None) -> str | None:
    """Return an address if it can be linked: http or https, and not absurdly long."""
    return url if url and url.startswith(("http://", "https://")) and len(url) <= _LINK_LIMIT else None


def _clip_outlets(outlets: Sequence[str], most: int) -> list[str]:
    return [clip(name, OUTLET_LIMIT) for name in outlets[:most]]


def say_citation(words: MessageSource, article: Article | Passage) -> str:
    """Return the citation of an article in at most `COPY_LIMIT` units.

    It has the form “Headline.” Outlet, 19 November 2026. https://... The link is whole, or left out if it alone is too
    long. To make room for it, the headline is shortened at the end of a word, or left out; then the outlet.
    """
    link = _in_one_line(address(article) or "")
    link = link if units(link) <= COPY_LIMIT else ""
    day = words.day(article.published) if article.published else ""
    for outlet in (clip(_in_one_line(article.source or ""), OUTLET_LIMIT), ""):
        origin = ", ".join(filter(None, (outlet, day)))
        ending = " ".join(filter(None, (_with_full_stop(origin), link)))
        if (room := COPY_LIMIT - units(ending)) >= 0:
            title = _cited_title(words, _in_one_line(article.title), room - 1 if ending else room)
            return " ".join(filter(None, (title, ending)))
    return link


def _cited_title(words: MessageSource, title: str, room: int) -> str:
    """Return a headline in quotation marks within `room` units; an empty text if that leaves too little of it."""
    marks = units(_quoted(words, "."))
    if not title or room < min(_SHORTEST_TITLE, units(title)) + marks:
        return ""
    return _quoted(words, clip(title, room - marks))


def _with_full_stop(origin: str) -> str:
    """Return an outlet and a day with a full stop, unless they have one: "Courier Inc."."""
    return origin if not origin or origin.endswith(".") else f"{origin}."


def _quoted(words: MessageSource, title: str) -> str:
    if title.endswith(_SENTENCE_ENDS):
        return words.say("citation-title-ended", title=title)
    return words.say("citation-title", title=title)


def _in_one_line(given: str) -> str:
    return " ".join(text(given).plain.split())
