"""English as a `Language`; its words stand in the modules `english*.py`."""

from __future__ import annotations

from index.languages.english import ENGLISH_STOP_WORDS, QUESTION_WORDS
from index.languages.english_ahead import ENGLISH_AHEAD
from index.languages.english_families import ENGLISH_FAMILIES
from index.languages.english_general import ENGLISH_GENERAL_WORDS
from index.languages.english_small_talk import ENGLISH_SMALL_TALK, ENGLISH_SMALL_TALK_FILLERS
from index.languages.english_sounds import ENGLISH_SOUNDS
from index.languages.language import Language

_WHO_WHAT_WHEN = frozenset("who whom whose what when where why how which".split())
"""Stop words that tell an English question."""

LANGUAGE = Language(
    code="en",
    name="English",
    stemmer="english",
    stop_words=ENGLISH_STOP_WORDS,
    question_words=QUESTION_WORDS | _WHO_WHAT_WHEN,
    answer_shift=0.0,
    small_talk=ENGLISH_SMALL_TALK,
    small_talk_fillers=ENGLISH_SMALL_TALK_FILLERS,
    thanks_for=(
        "thanks for",
        "you for",
        "thx for",
        "much for",
        "lot for",
    ),
    general_words=ENGLISH_GENERAL_WORDS,
    families=ENGLISH_FAMILIES,
    ahead=ENGLISH_AHEAD,
    sounds=ENGLISH_SOUNDS,
)
"""English."""
