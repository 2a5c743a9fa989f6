"""Sentences, noun phrases and people in a text of any language whose `Speech` lists its words for them.

Not for who speaks: see `index/quotes/frames`. English has rules of its own. No word of a language stands here.
"""

from __future__ import annotations

from index.quotes.phrases.capitalised_phrases import CapitalisedPhraseReader as CapitalisedPhraseReader
from index.quotes.phrases.grammar import Grammar as Grammar
from index.quotes.phrases.grammar import grammar_of as grammar_of
from index.quotes.phrases.grammar import is_capitalised as is_capitalised
from index.quotes.phrases.name_runs import MIN_NAME_WORDS as MIN_NAME_WORDS
from index.quotes.phrases.people import People as People
from index.quotes.phrases.phrase import NounPhraseReader as NounPhraseReader
from index.quotes.phrases.phrase import Phrase as Phrase
from index.quotes.phrases.phrase import PhraseKind as PhraseKind
from index.quotes.phrases.plain_phrases import PlainPhraseReader as PlainPhraseReader
from index.quotes.phrases.sentences import QUOTE as QUOTE
from index.quotes.phrases.sentences import Paragraph as Paragraph
from index.quotes.phrases.sentences import Sentence as Sentence
