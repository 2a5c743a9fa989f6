"""A question answered: hits ranked anew, passages as a reader sees them, whether they answer, and what is new since.

Knows an engine by its protocol, and nothing of arrays or SQL.
"""

from __future__ import annotations

from index.answers.news import News as News
from index.answers.news import answering_now as answering_now
from index.answers.news import find_news as find_news
from index.answers.news import lasting as lasting
from index.answers.passages import Passage as Passage
from index.answers.passages import Sentence as Sentence
from index.answers.passages import opening as opening
from index.answers.search import LISTED as LISTED
from index.answers.search import Answer as Answer
from index.answers.search import View as View
from index.answers.search import ask as ask
from index.answers.search import find as find
from index.answers.search import look as look
from index.answers.suggestions import questions_to_try as questions_to_try
