"""How words of languages other than English become terms, and which language a text is in: by their data.

Not for English, and not for texts: `index/text/analysis.py` reads those.
"""

from __future__ import annotations

from index.text.languages.accents import latin_without_accents as latin_without_accents
from index.text.languages.grams import GramReader as GramReader
from index.text.languages.paragraphs import Reading as Reading
from index.text.languages.paragraphs import has_more_words_of as has_more_words_of
from index.text.languages.paragraphs import read_paragraphs as read_paragraphs
from index.text.languages.paragraphs import tell_paragraph as tell_paragraph
from index.text.languages.rules import LanguageRules as LanguageRules
from index.text.languages.rules import rules_of as rules_of
from index.text.languages.scripts import script_of as script_of
from index.text.languages.stemmers import STEMMERS as STEMMERS
from index.text.languages.telling import rate_languages as rate_languages
from index.text.languages.telling import tell_language as tell_language
