"""/latest: the newest stories, optionally of an outlet or a topic, each with a button that opens it."""

from __future__ import annotations

from functools import partial

from telegram import Bot, Message

from bot.answering import LATEST, compose_stories, compose_story
from bot.handlers.questions import send_answer
from bot.messages import Reply, StoryPress
from bot.services import Asker, PressContext, RequestContext, Services
from index import Question, View


async def on_latest(request: RequestContext) -> None:
    """Send the newest stories."""
    await send_latest(request.services, request.bot, request.message, request.text)


async def send_latest(services: Services, bot: Bot, message: Message, topic: str) -> None:
    """Send the newest stories. `topic` is read as a question, so it may also name outlets and dates."""
    write = partial(compose_stories, services.settings.now())
    text = f"{LATEST} {topic}".strip()
    await send_answer(services, bot, Asker.of(message), text, write, view=View(stories=True))


async def write_story(press: PressContext, pressed: StoryPress, question: Question) -> Reply:
    """Write the message after a press under a list: a page of the list, or one of its stories."""
    services, message = press.services, press.message
    view = await services.chats.view(message.chat_id, View(pressed.page, stories=True))
    write = partial(compose_story, services.settings.now(), message.reply_to_message is None, pressed, press.words)
    return await services.pool.answer_again(question, view, write)
