"""Everything that is of one language, as plain data: a module for each, or for each purpose of a language with much.

Words, patterns, and letters of several languages. What a single kind of rules reads of English is a class, such as
`EnglishDates`. Not for rules. It imports nothing from the project.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from index.languages.ahead_words import AheadWords as AheadWords
from index.languages.alternatives import any_word as any_word
from index.languages.asking_words import AnswerKind as AnswerKind
from index.languages.asking_words import Asking as Asking
from index.languages.bylines import Bylines as Bylines
from index.languages.date_words import DatePhrase as DatePhrase
from index.languages.date_words import DateWords as DateWords
from index.languages.date_words import Meaning as Meaning
from index.languages.date_words import Place as Place
from index.languages.declension import Declension as Declension
from index.languages.declension import NameForm as NameForm
from index.languages.english import CIVIL_TITLES as CIVIL_TITLES
from index.languages.english import COURTESY_TITLES as COURTESY_TITLES
from index.languages.english import DATE_WORDS as DATE_WORDS
from index.languages.english import ENGLISH_STOP_WORDS as ENGLISH_STOP_WORDS
from index.languages.english import FORMS_OF_ADDRESS as FORMS_OF_ADDRESS
from index.languages.english import INTERROGATIVES as INTERROGATIVES
from index.languages.english import MONTHS as MONTHS
from index.languages.english import MONTHS_AS_NAMES as MONTHS_AS_NAMES
from index.languages.english import NAME_PARTICLES as NAME_PARTICLES
from index.languages.english import NAME_STOP_WORDS as NAME_STOP_WORDS
from index.languages.english import NON_PERSON_WORDS as NON_PERSON_WORDS
from index.languages.english import ORDINALS as ORDINALS
from index.languages.english import PARTY_WORDS as PARTY_WORDS
from index.languages.english import QUESTION_WORDS as QUESTION_WORDS
from index.languages.english import SEASONS as SEASONS
from index.languages.english import TIME_UNITS as TIME_UNITS
from index.languages.english import TITLE_ABBREVIATIONS as TITLE_ABBREVIATIONS
from index.languages.english import TITLE_PRONOUNS as TITLE_PRONOUNS
from index.languages.english import TITLES as TITLES
from index.languages.english import WEEKDAYS as WEEKDAYS
from index.languages.english_answer_signs import EnglishAnswers as EnglishAnswers
from index.languages.english_answers import PERSON_NOUNS as PERSON_NOUNS
from index.languages.english_answers import SPEECH_CUES as SPEECH_CUES
from index.languages.english_answers import UNKNOWN_SIGNS as UNKNOWN_SIGNS
from index.languages.english_boilerplate import BOILERPLATE_LABELS as BOILERPLATE_LABELS
from index.languages.english_claims import CONTRACTED_VERBS as CONTRACTED_VERBS
from index.languages.english_claims import ENGLISH_NEGATIONS as ENGLISH_NEGATIONS
from index.languages.english_claims import MEASURES as MEASURES
from index.languages.english_claims import NAME_SPELLINGS as NAME_SPELLINGS
from index.languages.english_claims import NEGATING_PREFIXES as NEGATING_PREFIXES
from index.languages.english_claims import NEWS_AGENCIES as NEWS_AGENCIES
from index.languages.english_claims import NUMBER_VALUES as NUMBER_VALUES
from index.languages.english_claims import OPPOSITES as OPPOSITES
from index.languages.english_claims import ORDINAL_VALUES as ORDINAL_VALUES
from index.languages.english_claims import SCALE_LETTERS as SCALE_LETTERS
from index.languages.english_claims import VAGUE_NUMBERS as VAGUE_NUMBERS
from index.languages.english_contractions import EnglishContractions as EnglishContractions
from index.languages.english_date_contexts import EnglishDateContexts as EnglishDateContexts
from index.languages.english_dates import EnglishDates as EnglishDates
from index.languages.english_dates import EnglishMeaning as EnglishMeaning
from index.languages.english_follow_ups import EnglishFollowUps as EnglishFollowUps
from index.languages.english_forms import BRITISH_SPELLINGS as BRITISH_SPELLINGS
from index.languages.english_forms import IRREGULAR_FORMS as IRREGULAR_FORMS
from index.languages.english_framing import EnglishFraming as EnglishFraming
from index.languages.english_name_contexts import EnglishNameContexts as EnglishNameContexts
from index.languages.english_names import FIRST_NAME_PRONOUNS as FIRST_NAME_PRONOUNS
from index.languages.english_names import ORGANISATION_PARTS as ORGANISATION_PARTS
from index.languages.english_names import PEOPLE_OF_OTHERS as PEOPLE_OF_OTHERS
from index.languages.english_names import PLACE_SIGNS as PLACE_SIGNS
from index.languages.english_notice_patterns import EnglishNotices as EnglishNotices
from index.languages.english_notices import BAR_NAMES as BAR_NAMES
from index.languages.english_notices import BAR_WORDS as BAR_WORDS
from index.languages.english_notices import DATE_LINE_WORDS as DATE_LINE_WORDS
from index.languages.english_notices import NOTICE_WORDS as NOTICE_WORDS
from index.languages.english_numbers import EnglishNumbers as EnglishNumbers
from index.languages.english_outlets import EnglishOutlets as EnglishOutlets
from index.languages.english_phrases import AMBIGUOUS_TITLES as AMBIGUOUS_TITLES
from index.languages.english_phrases import COMPANY_NOUNS as COMPANY_NOUNS
from index.languages.english_phrases import DEMONYMS as DEMONYMS
from index.languages.english_phrases import FIELD_ENDINGS as FIELD_ENDINGS
from index.languages.english_phrases import FOUNDERS as FOUNDERS
from index.languages.english_phrases import INSTITUTION_NOUNS as INSTITUTION_NOUNS
from index.languages.english_phrases import KINSHIP as KINSHIP
from index.languages.english_phrases import NUMERALS as NUMERALS
from index.languages.english_phrases import OCCUPATIONS as OCCUPATIONS
from index.languages.english_phrases import OPENERS as OPENERS
from index.languages.english_phrases import PARTIES as PARTIES
from index.languages.english_phrases import PLACE_HEADS as PLACE_HEADS
from index.languages.english_phrases import PLACE_NOUNS as PLACE_NOUNS
from index.languages.english_phrases import PLACE_OPENERS as PLACE_OPENERS
from index.languages.english_phrases import SMALL_WORDS as SMALL_WORDS
from index.languages.english_phrases import STAFF as STAFF
from index.languages.english_phrases import STATE_BODIES as STATE_BODIES
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
from index.languages.english_questions import PLACE_PREPOSITIONS as PLACE_PREPOSITIONS
from index.languages.english_questions import REFERRING_WORDS as REFERRING_WORDS
from index.languages.english_questions import REPLY_VERBS as REPLY_VERBS
from index.languages.english_questions import SAY_VERBS as SAY_VERBS
from index.languages.english_questions import TELL_VERBS as TELL_VERBS
from index.languages.english_questions import VIEW_NOUNS as VIEW_NOUNS
from index.languages.english_speech import CLAIMING_VERBS as CLAIMING_VERBS
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
from index.languages.english_speech import REPORTING_VERBS as REPORTING_VERBS
from index.languages.english_speech import ROLE_ENDING_VERBS as ROLE_ENDING_VERBS
from index.languages.english_speech import ROLE_PREPOSITIONS as ROLE_PREPOSITIONS
from index.languages.english_speech import ROLE_STOP_WORDS as ROLE_STOP_WORDS
from index.languages.english_speech import SKIPPED_WORDS as SKIPPED_WORDS
from index.languages.english_speech import SPEECH_NOUNS as SPEECH_NOUNS
from index.languages.english_speech import STRONG_CUES as STRONG_CUES
from index.languages.english_suggestions import EnglishSuggestions as EnglishSuggestions
from index.languages.english_synonyms import ENGLISH_SHORT_FORMS as ENGLISH_SHORT_FORMS
from index.languages.english_synonyms import ENGLISH_SYNONYMS as ENGLISH_SYNONYMS
from index.languages.english_ways_to_ask import EnglishAsking as EnglishAsking
from index.languages.german import GERMAN_NEGATIONS as GERMAN_NEGATIONS
from index.languages.language import Language as Language
from index.languages.latin_forms import LatinForms as LatinForms
from index.languages.letters import CyrillicNames as CyrillicNames
from index.languages.letters import Letters as Letters
from index.languages.outlet_names import OUTLET_NAMES as OUTLET_NAMES
from index.languages.place_names import CAPITALS_ONLY as CAPITALS_ONLY
from index.languages.place_names import OTHER_PLACE_NAMES as OTHER_PLACE_NAMES
from index.languages.registry import ASKING_LANGUAGES as ASKING_LANGUAGES
from index.languages.registry import CAPITALISING_LANGUAGES as CAPITALISING_LANGUAGES
from index.languages.registry import DEFAULT_LANGUAGE as DEFAULT_LANGUAGE
from index.languages.registry import LANGUAGE_MODULES as LANGUAGE_MODULES
from index.languages.registry import LANGUAGE_OF_SCRIPT as LANGUAGE_OF_SCRIPT
from index.languages.registry import NO_LANGUAGE as NO_LANGUAGE
from index.languages.registry import SOUND_LANGUAGES as SOUND_LANGUAGES
from index.languages.registry import find_language as find_language
from index.languages.registry import language_code as language_code
from index.languages.romanised import NEVER_ROMANISED as NEVER_ROMANISED
from index.languages.romanised import ROMANISED_SIGNS as ROMANISED_SIGNS
from index.languages.romanised import ROMANISED_WORDS as ROMANISED_WORDS
from index.languages.romanised import UNLIKELY_LETTERS as UNLIKELY_LETTERS
from index.languages.russian import RUSSIAN_DATE_WORDS as RUSSIAN_DATE_WORDS
from index.languages.russian import RUSSIAN_NEGATING_PREFIXES as RUSSIAN_NEGATING_PREFIXES
from index.languages.russian import RUSSIAN_NEGATIONS as RUSSIAN_NEGATIONS
from index.languages.russian import RUSSIAN_NUMBER_VALUES as RUSSIAN_NUMBER_VALUES
from index.languages.russian import RUSSIAN_OPPOSITES as RUSSIAN_OPPOSITES
from index.languages.russian import RUSSIAN_STOP_WORDS as RUSSIAN_STOP_WORDS
from index.languages.sounds import Sounds as Sounds
from index.languages.speech_words import Speech as Speech
from index.languages.spelling import Spelling as Spelling
from index.languages.verb_forms import VerbForms as VerbForms

if TYPE_CHECKING:
    from index.languages.english_cues import EnglishCues as EnglishCues
    from index.languages.english_doubts import EnglishDoubts as EnglishDoubts
    from index.languages.english_interviews import EnglishInterviews as EnglishInterviews
    from index.languages.english_name_patterns import EnglishNames as EnglishNames
    from index.languages.english_people import EnglishPeople as EnglishPeople
    from index.languages.english_subjects import EnglishSubjects as EnglishSubjects

_FOR_ARTICLES = {
    "EnglishCues": "english_cues",
    "EnglishDoubts": "english_doubts",
    "EnglishInterviews": "english_interviews",
    "EnglishNames": "english_name_patterns",
    "EnglishPeople": "english_people",
    "EnglishSubjects": "english_subjects",
}
"""Names that only the reading of articles needs, with their modules; imported on first use, as answering needs none."""


def __getattr__(name: str) -> object:
    if name not in _FOR_ARTICLES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_FOR_ARTICLES[name]}"), name)
    return value
