"""Work against the index: answers are found and written in threads of the bot and, under load, in processes beside it.

Knows the messages, and nothing of updates, chats or Telegram's calls.
"""

from __future__ import annotations

from bot.answering.compose import LATEST as LATEST
from bot.answering.compose import Cards as Cards
from bot.answering.compose import Composer as Composer
from bot.answering.compose import asks_for_something as asks_for_something
from bot.answering.compose import compose_answer as compose_answer
from bot.answering.compose import compose_context as compose_context
from bot.answering.compose import compose_stories as compose_stories
from bot.answering.compose import compose_story as compose_story
from bot.answering.compose import inline_cards as inline_cards
from bot.answering.pool import AnswerPool as AnswerPool
