"""Finding and writing answers, in threads of the bot and, under load, in extra processes.

Knows the messages, but nothing of updates, chats or calls to Telegram.
"""

from __future__ import annotations

from bot.answering.compose import LATEST as LATEST
from bot.answering.compose import Answered as Answered
from bot.answering.compose import Cards as Cards
from bot.answering.compose import Composer as Composer
from bot.answering.compose import answered_articles as answered_articles
from bot.answering.compose import asks_for_something as asks_for_something
from bot.answering.compose import compose_answer as compose_answer
from bot.answering.compose import compose_context as compose_context
from bot.answering.compose import compose_stories as compose_stories
from bot.answering.compose import compose_story as compose_story
from bot.answering.compose import find_first as find_first
from bot.answering.compose import inline_cards as inline_cards
from bot.answering.pool import AnswerPool as AnswerPool
