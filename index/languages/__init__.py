"""The words of a language that rules work with, as plain data; a module for each language and purpose.

Not for rules or patterns. Imports nothing of the project.
"""

from __future__ import annotations

from index.languages.english import CIVIL_TITLES as CIVIL_TITLES
from index.languages.english import COURTESY_TITLES as COURTESY_TITLES
from index.languages.english import DATE_WORDS as DATE_WORDS
from index.languages.english import ENGLISH_STOP_WORDS as ENGLISH_STOP_WORDS
from index.languages.english import FORMS_OF_ADDRESS as FORMS_OF_ADDRESS
from index.languages.english import MONTHS as MONTHS
from index.languages.english import MONTHS_AS_NAMES as MONTHS_AS_NAMES
from index.languages.english import NAME_PARTICLES as NAME_PARTICLES
from index.languages.english import NAME_STOP_WORDS as NAME_STOP_WORDS
from index.languages.english import NON_PERSON_WORDS as NON_PERSON_WORDS
from index.languages.english import NUMBER_WORDS as NUMBER_WORDS
from index.languages.english import ORDINALS as ORDINALS
from index.languages.english import PARTY_WORDS as PARTY_WORDS
from index.languages.english import QUESTION_WORDS as QUESTION_WORDS
from index.languages.english import SEASONS as SEASONS
from index.languages.english import TIME_UNITS as TIME_UNITS
from index.languages.english import TITLE_ABBREVIATIONS as TITLE_ABBREVIATIONS
from index.languages.english import TITLE_PRONOUNS as TITLE_PRONOUNS
from index.languages.english import TITLES as TITLES
from index.languages.english import WEEKDAYS as WEEKDAYS
from index.languages.english_names import FIRST_NAME_PRONOUNS as FIRST_NAME_PRONOUNS
from index.languages.english_phrases import AMBIGUOUS_TITLES as AMBIGUOUS_TITLES
from index.languages.english_phrases import DEMONYMS as DEMONYMS
from index.languages.english_phrases import INSTITUTION_NOUNS as INSTITUTION_NOUNS
from index.languages.english_phrases import NUMERALS as NUMERALS
from index.languages.english_phrases import OPENERS as OPENERS
from index.languages.english_phrases import PLACE_NOUNS as PLACE_NOUNS
from index.languages.english_phrases import TIME_WORDS as TIME_WORDS
from index.languages.english_questions import CLAUSE_WORDS as CLAUSE_WORDS
from index.languages.english_questions import CLOSING_PHRASES as CLOSING_PHRASES
from index.languages.english_questions import CLOSING_SECOND_WORDS as CLOSING_SECOND_WORDS
from index.languages.english_questions import CONTINUING_WORDS as CONTINUING_WORDS
from index.languages.english_questions import DISCUSS_VERBS as DISCUSS_VERBS
from index.languages.english_questions import EMPTY_WORDS as EMPTY_WORDS
from index.languages.english_questions import GENERIC_OUTLET_WORDS as GENERIC_OUTLET_WORDS
from index.languages.english_questions import HEADLINE_WORDS as HEADLINE_WORDS
from index.languages.english_questions import LATEST_WORDS as LATEST_WORDS
from index.languages.english_questions import LISTING_WORDS as LISTING_WORDS
from index.languages.english_questions import NON_SPEAKER_PRONOUNS as NON_SPEAKER_PRONOUNS
from index.languages.english_questions import OPENING_WORDS as OPENING_WORDS
from index.languages.english_questions import ORDINARY_OUTLET_WORDS as ORDINARY_OUTLET_WORDS
from index.languages.english_questions import PLAIN_VIEW_NOUNS as PLAIN_VIEW_NOUNS
from index.languages.english_questions import REFERRING_WORDS as REFERRING_WORDS
from index.languages.english_questions import REPLY_VERBS as REPLY_VERBS
from index.languages.english_questions import SAY_VERBS as SAY_VERBS
from index.languages.english_questions import SAYING_PARTICIPLES as SAYING_PARTICIPLES
from index.languages.english_questions import TELL_VERBS as TELL_VERBS
from index.languages.english_questions import VIEW_NOUNS as VIEW_NOUNS
from index.languages.english_speech import COUNTING_WORDS as COUNTING_WORDS
from index.languages.english_speech import CUED_ROLE_PREPOSITIONS as CUED_ROLE_PREPOSITIONS
from index.languages.english_speech import CUES as CUES
from index.languages.english_speech import CUES_AS_NOUNS as CUES_AS_NOUNS
from index.languages.english_speech import DETERMINERS as DETERMINERS
from index.languages.english_speech import DOCUMENT_NOUNS as DOCUMENT_NOUNS
from index.languages.english_speech import FINITE_VERBS as FINITE_VERBS
from index.languages.english_speech import GROUP_NOUNS as GROUP_NOUNS
from index.languages.english_speech import NAMING_VERBS as NAMING_VERBS
from index.languages.english_speech import NON_HEAD_WORDS as NON_HEAD_WORDS
from index.languages.english_speech import NON_SPEAKER_NOUNS as NON_SPEAKER_NOUNS
from index.languages.english_speech import QUOTATIVE_VERBS as QUOTATIVE_VERBS
from index.languages.english_speech import ROLE_ENDING_VERBS as ROLE_ENDING_VERBS
from index.languages.english_speech import ROLE_PREPOSITIONS as ROLE_PREPOSITIONS
from index.languages.english_speech import ROLE_STOP_WORDS as ROLE_STOP_WORDS
from index.languages.english_speech import SKIPPED_WORDS as SKIPPED_WORDS
from index.languages.english_speech import SPEECH_NOUNS as SPEECH_NOUNS
from index.languages.english_speech import STRONG_CUES as STRONG_CUES
from index.languages.russian import RUSSIAN_STOP_WORDS as RUSSIAN_STOP_WORDS
