"""Interpreting questions: the terms to search for, the speaker and topic, the dates and the outlets.

Pure functions of a text and of facts about an index. Not for finding an answer: see `index/answers/`.
"""

from __future__ import annotations

from index.question.answer_type import QUANTITIES as QUANTITIES
from index.question.answer_type import ExpectedAnswer as ExpectedAnswer
from index.question.answer_type import answer_check as answer_check
from index.question.answer_type import asks_to_name as asks_to_name
from index.question.answer_type import expected_answer as expected_answer
from index.question.answer_type import find_answers as find_answers
from index.question.calendar import find_spoken as find_spoken
from index.question.dates import date_words_of as date_words_of
from index.question.dates import find_dates as find_dates
from index.question.dates import is_relative_date as is_relative_date
from index.question.dates import may_hold_dates as may_hold_dates
from index.question.dates import read_dates as read_dates
from index.question.languages import SmallTalk as SmallTalk
from index.question.languages import needed_signs as needed_signs
from index.question.languages import small_talk as small_talk
from index.question.model import Question as Question
from index.question.model import Turn as Turn
from index.question.outlets import match_outlet as match_outlet
from index.question.scripts import fits_script as fits_script
from index.question.scripts import other_spellings as other_spellings
from index.question.scripts import read_romanised as read_romanised
from index.question.typing_errors import correctable_terms as correctable_terms
from index.question.understanding import may_mean_people as may_mean_people
from index.question.understanding import split_parts as split_parts
from index.question.understanding import understand as understand
from index.question.wording import Wording as Wording
from index.question.wording import wording_of as wording_of
