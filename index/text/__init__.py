"""Text as the index reads it: terms, sentences, names of people as text, quotation marks, and texts that say the same.

Not for what a text means: who says what is for `index/quotes/`, what a question asks is for `index/question/`.
"""

from __future__ import annotations

from index.text.analysis import QUESTION_WORDS as QUESTION_WORDS
from index.text.analysis import STOP_WORDS as STOP_WORDS
from index.text.analysis import question_terms as question_terms
from index.text.analysis import terms as terms
from index.text.analysis import terms_of_new_words as terms_of_new_words
from index.text.first_names import SEXES as SEXES
from index.text.names import CAPITAL as CAPITAL
from index.text.names import CIVIL as CIVIL
from index.text.names import NAME as NAME
from index.text.names import NAME_ONLY as NAME_ONLY
from index.text.names import TITLES as TITLES
from index.text.names import WORD as WORD
from index.text.names import Named as Named
from index.text.names import name_terms as name_terms
from index.text.names import read_name as read_name
from index.text.names import same_person as same_person
from index.text.near_duplicates import Print as Print
from index.text.near_duplicates import fold as fold
from index.text.packed_strings import PackedStrings as PackedStrings
from index.text.patterns import lazily as lazily
from index.text.quotation_marks import opens_with_mark as opens_with_mark
from index.text.quotation_marks import quoted_spans as quoted_spans
from index.text.sentences import sentence_spans as sentence_spans
from index.text.vocabulary import Vocabulary as Vocabulary
