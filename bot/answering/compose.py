"""Jobs for the pool: find an answer in the index, and write its message in the language of the chat.

`pool` runs these in threads or in other processes. So everything here can be pickled (with `functools.partial` around
it), and importing this module loads neither the database nor the connection to Telegram.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import NamedTuple

from telegram import InlineQueryResultArticle

from bot.messages import (
    HELP,
    MAX_CARDS,
    Localization,
    ReadyReply,
    Reply,
    StoryPress,
    answer_cards,
    answer_message,
    context_message,
    not_found_card,
    parameter_by,
    parameter_for,
    stories_message,
    story_message,
    without_halves,
)
from index import (
    DEFAULT_ARTICLES,
    Answer,
    Article,
    Engine,
    Passage,
    Question,
    View,
    Wording,
    answer_understood,
    ask,
    build_opening,
    standing_question,
    wording_of,
)

Composer = Callable[[Answer, Engine], Reply]
"""Writes the message of an answer, given the engine that it comes from."""

MAX_CHARACTERS = 10_000
"""Number of characters of a question that are read; reading more would cost processor time and gain nothing."""

LATEST = "latest"
"""A word that asks for the newest stories, alone or followed by a topic."""


class Answered(NamedTuple):
    """What came out of a question: how it was understood, the message, and whether anything was found."""

    question: Question
    reply: ReadyReply
    is_found: bool
    wording: Wording | None
    """How to show the question to others if nothing was found."""
    search_seconds: float
    compose_seconds: float


def answer_text(
    text: str, today: date, follows: Question | None, view: View, write: Composer, engine: Engine
) -> Answered:
    """Answer a question. `follows`: what it may follow up on."""
    began = perf_counter()
    answer = ask(engine, without_halves(text), today=today, follows=follows, view=view)
    wording = None if answer.found else wording_of(answer.understood, follows)
    searched = perf_counter()
    reply = write(answer, engine).ready()
    return Answered(answer.understood, reply, answer.found, wording, searched - began, perf_counter() - searched)


def answer_again(question: Question, view: View, write: Composer, engine: Engine) -> Reply:
    """Return the message with the answer to a question that was understood before."""
    return write(answer_understood(engine, question, view), engine)


def answered_articles(question: Question, view: View, engine: Engine) -> list[Article | Passage]:
    """Return the articles that an answer shows, each once, in its order."""
    answer = answer_understood(engine, question, view)
    may_help = [answer.may_help] if answer.may_help else []
    shown: list[Article | Passage] = [*answer.passages, *answer.listed, *may_help, *answer.nearest]
    unique: dict[str, Article | Passage] = {}
    for article in shown:
        unique.setdefault(_id_of(article), article)
    return [*unique.values()]


def _id_of(article: Article | Passage) -> str:
    return article.article_id if isinstance(article, Passage) else article.id


def find_first(question: Question, view: View, engine: Engine) -> Passage | Article | None:
    """Return what the answer to a question, understood before, shows first; None if nothing is found."""
    answer = answer_understood(engine, question, view)
    if answer.passages:
        return answer.passages[0]
    return answer.listed[0] if answer.listed else None


# -- composers, after `functools.partial` has bound their first arguments


def compose_answer(
    now: datetime,
    asked: bool,
    follows: bool,
    view: View,
    words: Localization,
    key: str,
    answer: Answer,
    _engine: Engine,
) -> Reply:
    """Return the message with a view of an answer. `asked`: question on top; `follows`: following is allowed."""
    follow = follows and can_follow(answer.understood, now.date())
    return answer_message(answer, words, now, key=key, view=view, asked=asked, follow=follow)


def compose_context(
    now: datetime, asked: bool, view: View, words: Localization, key: str, answer: Answer, engine: Engine
) -> Reply:
    """Return the message with the context of the first passage."""
    if not answer.passages:  # they have left the index meanwhile
        return answer_message(answer, words, now, key=key, view=view, asked=asked)
    passage = answer.passages[0]
    return context_message(engine.article(passage.article_id), passage, words, now, key, view)


def compose_stories(now: datetime, words: Localization, key: str, answer: Answer, _engine: Engine) -> Reply:
    """Return the message with the newest stories, each with a button."""
    return stories_message(answer, words, now, key=key, size=DEFAULT_ARTICLES)


def compose_story(
    now: datetime, asked: bool, press: StoryPress, words: Localization, answer: Answer, engine: Engine
) -> Reply:
    """Return the message after a press under a list of stories: a page of the list, or one of its stories."""
    if press.article_id is not None:
        return story_message(_story(answer, engine, press.article_id), words, now, press)
    return stories_message(answer, words, now, key=press.key, page=press.page, size=DEFAULT_ARTICLES, asked=asked)


def _story(answer: Answer, engine: Engine, article_id: str) -> Passage | None:
    """Return a story of the page; if it has moved to another page, the beginning of its article; None if it is gone."""
    story = next((passage for passage in answer.passages if passage.article_id == article_id), None)
    if story is not None:
        return story
    try:
        return build_opening(engine.article(article_id))
    except KeyError:
        return None


# -- inline mode


@dataclass(frozen=True, slots=True)
class Cards:
    """The answer to an inline query: cards as Telegram's JSON, from the version `index` of the index.

    If `label` isn't empty, a button leads into the private chat. A `question` that is too long for its link has to be
    stored under `key`.
    """

    index: str
    cards: str
    label: str = ""
    parameter: str = ""
    key: str = ""
    question: Question | None = None
    missed: tuple[Question, Wording | None] | None = None
    """The question, if nothing was found, and how to show it to others."""


def inline_cards(asked: str, now: datetime, words: Localization, key: str, engine: Engine) -> Cards:
    """Return the cards for a query: for an empty one, the newest stories; if nothing is found, a card that says so.

    `key` is a new key, in case the question has to be stored.
    """
    index = engine.version
    answer = ask(engine, asked or LATEST, MAX_CARDS, now.date())
    if answer.understood.small_talk:
        return inline_cards("", now, words, key, engine)
    if answer.understood.listing:
        answer = answer_understood(engine, answer.understood, View(stories=True), MAX_CARDS)
    shown = _json(answer_cards(answer.passages, words, now))
    if not asked:
        return Cards(index, shown, words.say("inline-hint"), HELP)
    if answer.passages:
        return Cards(index, shown)
    none, label = _json([not_found_card(answer, words, now)]), words.say("inline-private")
    missed = (answer.understood, wording_of(answer.understood))
    if parameter := parameter_for(asked):
        return Cards(index, none, label, parameter, missed=missed)
    return Cards(index, none, label, parameter_by(key), key, answer.understood, missed)


def _json(shown: Sequence[InlineQueryResultArticle]) -> str:
    return json.dumps([card.to_dict() for card in shown])


# -- following


def can_follow(question: Question, today: date) -> bool:
    """Return whether an answer offers a button to follow its question. Alerts don't."""
    return (
        not (question.among or question.also)
        and asks_for_something(question)
        and standing_question(question, today) is not None
    )


def asks_for_something(question: Question) -> bool:
    """Return whether a question has a topic, without which it can't be followed."""
    return bool(question.terms) and not (question.listing or question.small_talk)
