"""What handlers get: the parts of one running bot, and what they need of the message or the press that they handle."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Bot, CallbackQuery, Message
from telegram.ext import Application, CallbackContext

from bot.answering import AnswerPool, Cards
from bot.api import Destination, confirm, send
from bot.incoming import InlineQueries, RecentQuestions, RequestLimits, Worker, author_id, language_code
from bot.memory import Memory
from bot.messages import Localization, Reply, text
from bot.services.chats import Chats
from bot.settings import Settings
from index import AnswererLost, Library, SnapshotError

Context = CallbackContext[Any, Any, Any, Any]
_KEY = "newsbot"
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Services:
    """One bot's parts. Made once, before the application starts; lives on one event loop."""

    settings: Settings
    library: Library
    memory: Memory
    worker: Worker = field(init=False)
    chats: Chats = field(init=False)
    recent_questions: RecentQuestions = field(init=False)
    pool: AnswerPool = field(init=False)
    limits: RequestLimits = field(init=False)
    inline_queries: InlineQueries[Cards] = field(default_factory=InlineQueries)
    index_run: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Locked while an index run is on that an admin started."""

    def __post_init__(self) -> None:
        self.worker = Worker(self.memory)
        self.chats = Chats(self.settings, self.memory)
        self.recent_questions = RecentQuestions(self.memory)
        self.limits = RequestLimits(self.settings.limit_person, self.settings.limit_group)
        self.pool = AnswerPool(
            self.library, self.settings.data, self.settings.processes, lambda: self.worker.works_on_suspect
        )

    async def load(self) -> None:
        """Take up what was remembered before this start."""
        await self.chats.load()
        await self.recent_questions.load(self.settings.now())

    async def deliver(self, bot: Bot, destination: Destination, reply: Reply) -> Message:
        """Send a message, in a chat's quiet hours without a sound. Raises TelegramError."""
        quiet = await self.chats.is_quiet(destination.chat_id)
        return await send(bot, destination, reply, self.chats.migrate, quiet)

    async def close(self, seconds: float) -> None:
        """Wait for the answers under way, at most this long, and end all other work."""
        await self.worker.close(seconds)
        await self.pool.close()


def attach_services(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Give the handlers of `application` their services."""
    application.bot_data[_KEY] = services


def services_of(context: Context) -> Services:
    """Return the services that were shared with the handler's application."""
    return cast(Services, context.application.bot_data[_KEY])


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for something and where the answer goes."""

    destination: Destination
    user_id: int
    """Of a person, or of the chat in whose name they write."""
    language_code: str | None
    """Of their app."""

    @classmethod
    def of(cls, message: Message, reply: bool = True) -> Asker:
        """Return the author of a message, who is answered beside it."""
        return cls(Destination.beside(message, reply), author_id(message), language_code(message))


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What the handler of a request gets. `text` is the question, the topic or the parameter in the message."""

    services: Services
    bot: Bot
    message: Message
    text: str
    words: Localization

    async def reply(self, reply: Reply) -> Message:
        """Reply to the message; return the reply as it was sent."""
        return await self.services.deliver(self.bot, Destination.beside(self.message), reply)

    async def say(self, name: str, **variables: str | int) -> Message:
        """Reply with one of the bot's own messages; return it as it was sent."""
        return await self.reply(text(self.words.say(name, **variables)).reply())

    async def apologize(self, error: Exception) -> None:
        """Say that there is no answer, by an error that nothing can be done about."""
        await self.reply(text(apology_for(error, self.words)).reply())


@dataclass(frozen=True, slots=True)
class PressContext:
    """What the handler of a press on a button gets. `message` is the one with the button."""

    services: Services
    bot: Bot
    query: CallbackQuery
    message: Message
    words: Localization

    def confirm(self, note: str | None = None) -> None:
        """Tell Telegram that the press arrived, with a note for the person if there is one. Returns at once."""
        self.services.worker.background(confirm(self.query, note))

    def pop_up(self, note: str) -> None:
        """Confirm the press with a note that the person has to close. Returns at once."""
        self.services.worker.background(confirm(self.query, note, alert=True))

    def asker(self, destination: Destination) -> Asker:
        """Return the person who pressed, who is answered there."""
        return Asker(destination, self.query.from_user.id, self.query.from_user.language_code)


def apology_for(error: Exception, words: Localization) -> str:
    """Return what says why there is no answer."""
    match error:
        case SnapshotError():
            return words.say("index-damaged")
        case AnswererLost():
            return words.say("given-up")
    return words.say("trouble")


RequestHandler = Callable[[RequestContext], Awaitable[None]]
