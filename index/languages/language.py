"""What the rules know of a language: a `Language`, of which each language's module makes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.languages.ahead_words import AheadWords
from index.languages.asking_words import Asking
from index.languages.date_words import DateWords
from index.languages.families import Families
from index.languages.latin_forms import LatinForms
from index.languages.sounds import Sounds
from index.languages.speech_words import Speech
from index.languages.spelling import PLAIN_SPELLING, Spelling

OTHER_ANSWER_SHIFT, OTHER_FACT_SHIFT = 0.6, -0.7
"""About the means of the languages that a test set measures, for those that none does."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language as plain data; a language without some of it goes without what needs that.

    Words are in lower case. Stop words and question words are enough for finding paragraphs.
    """

    code: str
    """Its ISO 639-1 code: "de"."""
    name: str
    """Its English name."""
    stemmer: str = ""
    """Snowball's name of its stemmer; empty if it has none."""
    stop_words: frozenset[str] = frozenset()
    """Function words, which never become terms."""
    question_words: frozenset[str] = frozenset()
    """Asking words, which are no terms of a question, though they are terms of articles."""
    general_words: frozenset[str] = frozenset()
    """Words of little content, "make" or "example": a paragraph without them may answer all the same."""
    spelling: Spelling = PLAIN_SPELLING
    """How it writes its words."""
    answer_shift: float = OTHER_ANSWER_SHIFT
    """What to add to the log odds that a paragraph answers a question for somebody's words or for the latest: their
    weights were fitted on English questions, of whose words articles have more."""
    fact_shift: float = OTHER_FACT_SHIFT
    """The same for questions of fact, which have weights of their own. `benchmarks/fit_languages.py` fits it."""
    small_talk: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Whole phrases of small talk with a bot, without punctuation, by kind."""
    small_talk_fillers: frozenset[str] = frozenset()
    """Fillers that may surround them."""
    thanks_for: tuple[str, ...] = ()
    """The last two words before what thanks are for: "thanks for"."""
    families: Families | None = None
    """Its words of one family that its stemmer tells apart."""
    asking: Asking | None = None
    """Its ways to ask; without them, a question is its terms and dates alone."""
    dates: DateWords | None = None
    """How it writes dates."""
    ahead: AheadWords | None = None
    """How it names days to come."""
    latin: LatinForms | None = None
    """How its names are written in Latin letters, if it has other ones."""
    sounds: Sounds | None = None
    """How its names are written in Cyrillic letters, if it has Latin ones."""
    before_names: tuple[str, ...] = ()
    """Prepositions that stand before names without an article, in a language that capitalises all nouns."""
    speech: Speech | None = None
    """How it reports speech; None for English, whose rules for quotations have lists of their own."""
