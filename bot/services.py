"""What the handlers share: the index, the memory and the queues of one running bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.ext import Application, CallbackContext

from bot.chats import Memory
from bot.flow import ChatQueues
from bot.settings import Settings
from index import Answer, Library, NewsbotError, Question, ask, questions_to_try

_log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]
_KEY = "newsbot"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, its topic if it stands in one, and the message that it replies to."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None

    @classmethod
    def beside(cls, message: Message, reply: bool = True) -> Place:
        """As a reply to `message`, in its topic. General has no id and must get none."""
        thread = message.message_thread_id if message.is_topic_message else None
        return cls(message.chat_id, thread, message.message_id if reply else None)


@dataclass(slots=True)
class Services:
    """One bot's parts. Made once, before the application starts."""

    settings: Settings
    library: Library
    memory: Memory
    queues: ChatQueues[Update] = field(default_factory=ChatQueues)
    reindexing: bool = False
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs `work` beside everything else; it is cancelled when the bot ends."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, seconds: float) -> None:
        """Waits for the answers under way, at most this long, and ends all other work.

        What could not be answered is written down: Telegram was told that it arrived.
        """
        left = await self.queues.drain(seconds)
        if left:
            _log.info("%d messages are left to be answered after the next start.", len(left))
            await asyncio.to_thread(self.memory.keep, [update.to_json() for update in left])
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def answer(self, question: str, follows: Question | None = None) -> Answer:
        """Answers in a thread, so that the loop goes on. `follows`: the question that this one may follow up on."""
        today = self.settings.today()
        return await asyncio.to_thread(lambda: ask(self.library.snapshot, question, today=today, follows=follows))

    async def asked_before(self, message: Message, me: int) -> Question | None:
        """The question behind the answer that `message` replies to, if it is one of `me`, the bot."""
        replied = message.reply_to_message
        if replied is None or replied.from_user is None or replied.from_user.id != me:
            return None
        try:
            return await asyncio.to_thread(self.memory.question_of, message.chat_id, replied.message_id)
        except NewsbotError as error:
            _log.error("%s", error)
            return None

    async def remember(self, answer: Message, question: Question) -> None:
        """Notes what a message of the bot's answers, for questions that follow up on it."""
        try:
            await asyncio.to_thread(self.memory.remember, answer.chat_id, answer.message_id, question)
        except NewsbotError as error:
            _log.error("%s", error)

    async def to_try(self) -> list[str]:
        """Three questions that the index answers."""
        return await asyncio.to_thread(lambda: questions_to_try(self.library.snapshot))

    async def was_answered(self, message: Message) -> bool:
        """Whether this very message was answered before; the answer goes out rather twice than never."""
        try:
            return await asyncio.to_thread(self.memory.was_answered, *_key(message))
        except NewsbotError as error:
            _log.error("%s", error)
            return False

    async def mark_answered(self, message: Message) -> None:
        """Notes that this message is answered."""
        try:
            await asyncio.to_thread(self.memory.mark_answered, *_key(message))
        except NewsbotError as error:
            _log.error("%s", error)


def _key(message: Message) -> tuple[int, int, int]:
    return message.chat_id, message.message_id, int(message.date.timestamp())


def share(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Gives the handlers of `application` their services."""
    application.bot_data[_KEY] = services


def services_of(context: Context) -> Services:
    """The services that were shared with the handler's application."""
    return cast(Services, context.application.bot_data[_KEY])


async def send(bot: Bot, place: Place, html: str, buttons: InlineKeyboardMarkup | None = None) -> Message:
    """Sends `html` without previews. A reply to a message that is gone goes out as a plain message."""
    reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
    return await bot.send_message(
        place.chat_id,
        html,
        parse_mode=ParseMode.HTML,
        message_thread_id=place.thread_id,
        reply_parameters=reply,
        reply_markup=buttons,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
