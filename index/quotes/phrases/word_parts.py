"""Words that are written as one: "l’adjoint", "dit-il". Not for compounds, which stay whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.languages import Speech

WordParts = Callable[[str], Iterator[tuple[int, int]]]
"""Yields where each part of a word begins and ends in it."""


def word_parts(speech: Speech) -> WordParts | None:
    """Return what splits a language's words; None if it writes all words apart."""
    if not (speech.elided_words or speech.attached_pronouns):
        return None
    elided = re.compile(rf"({_alternation(speech.elided_words)})[’'](?=\w)", re.IGNORECASE)
    verbs = speech.reporting_verbs | speech.thinking_verbs | speech.auxiliaries
    attached = re.compile(
        rf"({_alternation(verbs)})(?:-{_alternation(speech.linking_letters)})?-({_alternation(speech.attached_pronouns)})$",
        re.IGNORECASE,
    )

    def parts(word: str) -> Iterator[tuple[int, int]]:
        begin = 0
        if word.isalnum():  # most words, fast
            yield 0, len(word)
            return
        if word.lower().replace("’", "'") not in speech.unsplit_words:
            while match := elided.match(word, begin):
                yield match.span(1)
                begin = match.end()
        if match := attached.match(word, begin):
            yield match.span(1)
            begin = match.start(2)
        yield begin, len(word)

    return parts


def _alternation(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"
