"""/latest: the newest stories, of an outlet or a topic if one is named, each with a button that opens it."""

from __future__ import annotations

from functools import partial

from telegram import Bot, Message

from bot.answering import LATEST, compose_stories, compose_story
from bot.api import Destination
from bot.handlers.replying import Asker, give
from bot.handlers.services import Services
from bot.incoming import author, language
from bot.messages import Reply, StoryPress, Words
from index import Question, View


async def answer(services: Services, bot: Bot, message: Message, topic: str) -> None:
    """Sends the newest stories; `topic` is read as a question is: it may name outlets and dates as well."""
    asker, destination = Asker(author(message), language(message)), Destination.beside(message)
    write = partial(compose_stories, services.now())
    await give(services, bot, destination, f"{LATEST} {topic}".strip(), asker, write, view=View(stories=True))


async def look(services: Services, message: Message, question: Question, press: StoryPress, words: Words) -> Reply:
    """What a press on a button under the list in `message` shows: a page of it, or one of its stories."""
    view = await services.view(message.chat_id, View(press.page, stories=True))
    write = partial(compose_story, services.now(), message.reply_to_message is None, press, words)
    return await services.look(question, view, write)
