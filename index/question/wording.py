"""The wording of a question, to show it and to count how often it is asked. Not for searching."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

from index.question.model import Question
from index.text import extract_question_terms

MAX_WORDING = 300
"""Maximum length of a wording, in characters."""

_WORD = re.compile(r"[\w'’-]+")


class Wording(NamedTuple):
    """A question as it may be shown to others, with a key that it shares with all questions of the same words.

    Case, punctuation, order, endings and asking words ("what did ... say about") make no difference to the key. All
    other words of `text` are part of it, so whoever asks a question with this key has typed them, too.
    """

    key: str
    text: str


def wording_of(question: Question, follows: Question | None = None) -> Wording | None:
    """Return the wording of a question, completed if it follows up on another one; None if it asks for any news.

    `follows` is the question that it may follow up on.
    """
    if question.listing or question.small_talk:
        return None
    text = _complete(_correct(" ".join(question.whole_text.split()), question), question, follows)
    terms = {*extract_question_terms(text), *question.terms}
    if not terms:
        return None
    words = "\n".join([*sorted(terms), "", *question.speaker])  # who speaks about whom makes a difference
    return Wording(sha256(words.encode(errors="replace")).hexdigest()[:32], _shorten(text))


def _correct(text: str, question: Question) -> str:
    """Return a text without the typing errors that were corrected."""
    for typed, meant in question.corrected:
        replacement = meant.replace("\\", r"\\")
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", replacement, text, flags=re.IGNORECASE)
    return text


def _complete(text: str, question: Question, follows: Question | None) -> str:
    """Return a text with the words that it takes from the question before, in brackets."""
    lacking = set(question.terms) - set(extract_question_terms(text))
    if follows is None or not lacking:
        return text
    words = _WORD.findall(_correct(follows.whole_text, follows))
    implied = dict.fromkeys(word for word in words if lacking.intersection(extract_question_terms(word)))
    return f"{text} ({' '.join(implied)})" if implied else text


def _shorten(text: str) -> str:
    if len(text) <= MAX_WORDING:
        return text
    return f"{text[: MAX_WORDING - 2].rsplit(' ', 1)[0]} …"
