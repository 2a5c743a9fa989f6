"""What is done with the index for a message: an answer is found, and written in the words of its chat.

Done by `pool`, in threads or other processes: all that is here can be pickled, with `functools.partial` around it,
and importing this loads neither the database nor what talks to Telegram.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from telegram import InlineQueryResultArticle

from bot.messages import (
    HELP,
    MAX_CARDS,
    Localization,
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
    Passage,
    Question,
    Snapshot,
    View,
    answer_understood,
    ask,
    build_opening,
    standing_question,
)

Composer = Callable[[Answer, Snapshot], Reply]
"""Makes the message of an answer, with the index that it is from."""

MAX_CHARACTERS = 10_000
"""Characters of a question that are read: a longer one would take processor time from others, and ask no more."""

LATEST = "latest"
"""What asks for the newest, in front of what is to be the topic, or alone."""


def answer_text(
    text: str, today: date, follows: Question | None, view: View, write: Composer, snapshot: Snapshot
) -> tuple[Question, Reply]:
    """Return how a question is understood, and the message of its answer. `follows`: what it may follow up on."""
    answer = ask(snapshot, without_halves(text[:MAX_CHARACTERS]), today=today, follows=follows, view=view)
    return answer.understood, write(answer, snapshot)


def answer_again(question: Question, view: View, write: Composer, snapshot: Snapshot) -> Reply:
    """Return the message of the answer to a question that was understood before."""
    return write(answer_understood(snapshot, question, view), snapshot)


# -- composers, once `functools.partial` has filled in their first arguments


def compose_answer(
    now: datetime,
    asked: bool,
    follows: bool,
    view: View,
    words: Localization,
    key: str,
    answer: Answer,
    _snapshot: Snapshot,
) -> Reply:
    """Return an answer as `view` wants it. `asked`: with the question on top; `follows`: questions may be followed."""
    follow = follows and can_follow(answer.understood, now.date())
    return answer_message(answer, words, now, key=key, view=view, asked=asked, follow=follow)


def compose_context(
    now: datetime, asked: bool, view: View, words: Localization, key: str, answer: Answer, snapshot: Snapshot
) -> Reply:
    """Return what stands around the first passage."""
    if not answer.passages:  # they left the index since
        return answer_message(answer, words, now, key=key, view=view, asked=asked)
    passage = answer.passages[0]
    return context_message(snapshot.article(passage.article_id), passage, words, now, key, view)


def compose_stories(now: datetime, words: Localization, key: str, answer: Answer, _snapshot: Snapshot) -> Reply:
    """Return the newest stories, each with a button."""
    return stories_message(answer, words, now, key=key, size=DEFAULT_ARTICLES)


def compose_story(
    now: datetime, asked: bool, press: StoryPress, words: Localization, answer: Answer, snapshot: Snapshot
) -> Reply:
    """Return what a press under a list of stories shows: a page of it, or one of its stories."""
    if press.article_id is not None:
        return story_message(_story(answer, snapshot, press.article_id), words, now, press)
    return stories_message(answer, words, now, key=press.key, page=press.page, size=DEFAULT_ARTICLES, asked=asked)


def _story(answer: Answer, snapshot: Snapshot, article_id: str) -> Passage | None:
    """Return the story on its page, or how its article begins where it has moved on; None if it is gone."""
    story = next((passage for passage in answer.passages if passage.article_id == article_id), None)
    if story is not None:
        return story
    try:
        return build_opening(snapshot.article(article_id))
    except KeyError:
        return None


# -- inline mode


@dataclass(frozen=True, slots=True)
class Cards:
    """What a query is answered with: the cards, as Telegram's JSON, from the index of this name.

    A button leads into the private chat if `label` isn't empty. By `key` its question is to be remembered, if there is
    one: it is too long for a link.
    """

    index: str
    cards: str
    label: str = ""
    parameter: str = ""
    key: str = ""
    question: Question | None = None


def inline_cards(asked: str, now: datetime, words: Localization, key: str, snapshot: Snapshot) -> Cards:
    """Return the cards for a query; the newest stories without one, and a card that says so where nothing is found.

    `key` is a new one, for a question that has to be remembered.
    """
    index = snapshot.folder.name
    answer = ask(snapshot, asked or LATEST, MAX_CARDS, now.date())
    if answer.understood.small_talk:
        return inline_cards("", now, words, key, snapshot)
    if answer.understood.listing:
        answer = answer_understood(snapshot, answer.understood, View(stories=True), MAX_CARDS)
    shown = _json(answer_cards(answer.passages, words, now))
    if not asked:
        return Cards(index, shown, words.say("inline-hint"), HELP)
    if answer.passages:
        return Cards(index, shown)
    none, label = _json([not_found_card(answer, words, now)]), words.say("inline-private")
    if parameter := parameter_for(asked):
        return Cards(index, none, label, parameter)
    return Cards(index, none, label, parameter_by(key), key, answer.understood)


def _json(shown: Sequence[InlineQueryResultArticle]) -> str:
    return json.dumps([card.to_dict() for card in shown])


# -- what may be followed


def can_follow(question: Question, today: date) -> bool:
    """Return whether an answer has a button to follow its question. News of what is followed has none."""
    return (
        not (question.among or question.also)
        and asks_for_something(question)
        and standing_question(question, today) is not None
    )


def asks_for_something(question: Question) -> bool:
    """Return whether there is a topic: without one, nothing can be followed."""
    return bool(question.terms) and not (question.listing or question.small_talk)
