"""Answering a question: re-ranking hits, building passages, judging whether they answer, and finding news.

It uses an engine through its protocol, and knows nothing of arrays or SQL.
"""

from __future__ import annotations

from index.answers.answer import DEFAULT_ARTICLES as DEFAULT_ARTICLES
from index.answers.answer import Answer as Answer
from index.answers.answer import View as View
from index.answers.exclusions import Exclusions as Exclusions
from index.answers.exclusions import terms_to_leave_out as terms_to_leave_out
from index.answers.news import News as News
from index.answers.news import find_answering_articles as find_answering_articles
from index.answers.news import find_news as find_news
from index.answers.news import standing_question as standing_question
from index.answers.passages import Passage as Passage
from index.answers.passages import Sentence as Sentence
from index.answers.passages import build_opening as build_opening
from index.answers.search import answer_understood as answer_understood
from index.answers.search import ask as ask
from index.answers.search import find_hits as find_hits
from index.answers.suggestions import questions_to_try as questions_to_try
