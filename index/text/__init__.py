"""Text as the index reads it: terms, sentences, people's names, quotation marks, and near-duplicates.

Not for meaning: `index/quotes/` finds who says what, `index/question/` what a question asks.
"""

from __future__ import annotations

from index.text.analysis import STOP_WORDS as STOP_WORDS
from index.text.analysis import extract_question_terms as extract_question_terms
from index.text.analysis import extract_terms as extract_terms
from index.text.analysis import extract_word_terms as extract_word_terms
from index.text.analysis import has_one_term_per_word as has_one_term_per_word
from index.text.languages import Reading as Reading
from index.text.languages import has_more_words_of as has_more_words_of
from index.text.languages import latin_without_accents as latin_without_accents
from index.text.languages import rate_languages as rate_languages
from index.text.languages import read_paragraphs as read_paragraphs
from index.text.languages import script_of as script_of
from index.text.languages import tell_language as tell_language
from index.text.languages import tell_paragraph as tell_paragraph
from index.text.names import NameKind as NameKind
from index.text.names import cached_name_terms as cached_name_terms
from index.text.names import capitalised_words as capitalised_words
from index.text.names import extract_name_terms as extract_name_terms
from index.text.names import may_be_same_person as may_be_same_person
from index.text.names import name_kind as name_kind
from index.text.names import spelt_out as spelt_out
from index.text.names import term_of_word as term_of_word
from index.text.near_duplicates import Fingerprint as Fingerprint
from index.text.near_duplicates import group_near_duplicates as group_near_duplicates
from index.text.packed_strings import PackedStrings as PackedStrings
from index.text.paragraph_kinds import OPENING_PARAGRAPHS as OPENING_PARAGRAPHS
from index.text.paragraph_kinds import is_boilerplate as is_boilerplate
from index.text.paragraph_kinds import is_heading as is_heading
from index.text.paragraph_kinds import news_positions as news_positions
from index.text.paragraph_kinds import opening_paragraph as opening_paragraph
from index.text.patterns import compile_patterns as compile_patterns
from index.text.patterns import lazy_pattern as lazy_pattern
from index.text.quotation_marks import opens_with_quotation_mark as opens_with_quotation_mark
from index.text.quotation_marks import quoted_spans as quoted_spans
from index.text.sentences import sentence_spans as sentence_spans
from index.text.visible import make_visible as make_visible
from index.text.vocabulary import Vocabulary as Vocabulary
