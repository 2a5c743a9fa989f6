"""Reading questions in any language by its data in `index/languages`: which language it is, and its ways to ask.

It holds rules that read an `Asking`, and no word of any language. Not for English, whose rules stand one room up.
"""

from __future__ import annotations

from index.question.languages.answer_kinds import find_answers_in as find_answers_in
from index.question.languages.answer_kinds import kind_of_answer as kind_of_answer
from index.question.languages.answer_kinds import needed_signs as needed_signs
from index.question.languages.follow_ups import FollowUpRules as FollowUpRules
from index.question.languages.follow_ups import follow_up_rules as follow_up_rules
from index.question.languages.patterns import fold as fold
from index.question.languages.reader import Reader as Reader
from index.question.languages.reader import reader_of as reader_of
from index.question.languages.talk import SmallTalk as SmallTalk
from index.question.languages.talk import behind_small_talk as behind_small_talk
from index.question.languages.talk import small_talk as small_talk
from index.question.languages.telling import ENGLISH as ENGLISH
from index.question.languages.telling import question_languages as question_languages
