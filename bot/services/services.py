"""What handlers receive: the parts of one running bot, and the context of the message or press to handle."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, cast

from telegram import Bot, CallbackQuery, Message
from telegram.ext import Application, CallbackContext

from bot.answering import AnswerPool, Cards
from bot.api import (
    Destination,
    Document,
    PollingBot,
    SentMessage,
    confirm,
    send,
    send_document,
    send_ready,
)
from bot.incoming import (
    ForgottenPeople,
    InlineQueries,
    RecentQuestions,
    RequestLimits,
    Worker,
    author_id,
    language_code,
)
from bot.memory import Memory
from bot.messages import Localization, ReadyReply, Reply, text
from bot.metrics import Metrics
from bot.replicas import Reception, Replication, SingleBot
from bot.services.additions import ArticleAdder
from bot.services.admin_work import AdminWork
from bot.services.chats import Chats
from bot.services.index_runs import IndexRun
from bot.services.outages import Outages, may_pass
from bot.services.posts import PostTaker
from bot.settings import Settings
from index import AnswererLost, ClusterError, Engines, SnapshotError

Context = CallbackContext[Any, Any, Any, Any]
_KEY = "newsbot"
_log = logging.getLogger(__name__)

ERASE_TRIES, ERASE_SECONDS = 20, 0.5
"""Further tries to erase what was deleted, and the seconds before each."""


@dataclass(slots=True)
class Services:
    """The parts of one bot. Created once, before the application starts; lives on one event loop."""

    settings: Settings
    library: Engines
    memory: Memory
    metrics: Metrics = field(default_factory=Metrics)
    replication: Replication = None  # type: ignore[assignment]
    """How the work is shared with other bots of the same token (default: there are none)."""
    worker: Worker = field(init=False)
    chats: Chats = field(init=False)
    recent_questions: RecentQuestions = field(init=False)
    pool: AnswerPool = field(init=False)
    limits: RequestLimits = field(init=False)
    outages: Outages = field(init=False)
    adding: ArticleAdder = field(init=False)
    """Adds articles to the index; `bot/application/building.py` puts it here."""
    taking: PostTaker = field(init=False)
    """Takes posts of channels into the index; `bot/application/building.py` puts it here."""
    reception: Reception = field(init=False)
    """What becomes of updates that arrive; `bot/application/building.py` puts it here."""
    forgotten: ForgottenPeople = field(default_factory=ForgottenPeople)
    inline_queries: InlineQueries[Cards] = field(default_factory=InlineQueries)
    index_runs: list[IndexRun] = field(default_factory=list)
    """The runs that admins started and that aren't done: one at a time works, the others wait for it."""
    admin_work: AdminWork = field(default_factory=AdminWork)
    started: float = field(default_factory=time.monotonic)
    """When the bot started, by the monotonic clock."""

    def __post_init__(self) -> None:
        self.replication = self.replication or SingleBot(self.memory)
        self.worker = Worker(self.memory, self.metrics, self.replication)
        self.outages = Outages(self.library, self.worker)
        self.chats = Chats(self.settings, self.memory)
        self.recent_questions = RecentQuestions(self.memory, self.forgotten, keeps=self.settings.keep_days > 0)
        self.limits = RequestLimits(self.settings.limit_person, self.settings.limit_group)
        self.pool = AnswerPool(
            self.library,
            self.settings.data,
            self.settings.processes,
            lambda: self.worker.works_on_suspect,
            self.settings.logging,
        )

    async def load(self) -> None:
        """Load what the bot remembers from before this start."""
        await self.chats.load()
        await self.recent_questions.load(self.settings.now())

    def hear(self) -> None:
        """Listen to what other bots change, and drop what is cached of it."""
        self.replication.on_told("settings", lambda told: self.chats.drop_cached(told[0]))
        self.replication.on_told("access", lambda told: self.worker.write(self.chats.access.reload(*told)))
        self.replication.on_told("moved", lambda told: self.chats.expect_migration(*told))
        self.replication.on_told("forgotten", self._forget_locally)

    async def catch_up(self) -> None:
        """Read again what other bots may have written since the start, or since the last time."""
        self.chats.drop_cached()
        await self.load()

    async def forget_person(self, person_id: int) -> None:
        """Delete everything that the bot keeps of a person, or of the chat in whose name somebody writes.

        Nothing that they sent before is written down afterwards. Raises StoreError.
        """
        self._forget_locally(person_id)  # first: from now on, no write of theirs gets behind the deletion
        self.replication.tell("forgotten", person_id)
        await self.memory.forget_person(person_id, self.worker.current_updates)
        await self.chats.access.forget(person_id)
        if not await asyncio.to_thread(self.memory.erase):
            self.worker.write(self._erase_later())

    def _forget_locally(self, person_id: int) -> None:
        """Forget what this process has of a person, and write down nothing more that they sent before."""
        self.forgotten.add(person_id)
        self.recent_questions.forget(person_id)
        self.inline_queries.forget(person_id)

    async def _erase_later(self) -> None:
        """Try again to empty the log of the memory, which another program was using."""
        for _ in range(ERASE_TRIES):
            await asyncio.sleep(ERASE_SECONDS)
            if await asyncio.to_thread(self.memory.erase):
                return
        _log.warning("The log of the bot's memory is in use by another program, and still has deleted messages.")

    async def deliver(self, bot: Bot, destination: Destination, reply: Reply) -> Message:
        """Send a message, without a sound in the chat's quiet hours. Raises TelegramError."""
        quiet = await self.chats.is_quiet(destination.chat_id)
        return await send(bot, destination, reply, self.chats.migrate, quiet)

    async def deliver_answer(self, bot: Bot, destination: Destination, reply: ReadyReply) -> SentMessage:
        """Send the answer to a question, as `deliver` does."""
        quiet = await self.chats.is_quiet(destination.chat_id)
        return await send_ready(cast(PollingBot, bot), destination, reply, self.chats.migrate, quiet)

    async def deliver_document(self, bot: Bot, destination: Destination, document: Document) -> Message:
        """Send a file, without a sound in the chat's quiet hours. Raises TelegramError."""
        quiet = await self.chats.is_quiet(destination.chat_id)
        return await send_document(bot, destination, document, self.chats.migrate, quiet)

    async def close(self, seconds: float) -> None:
        """Wait up to `seconds` for open answers, then cancel them and all other work.

        After that, nothing waits for a memory whose server is away.
        """
        self.replication.pause()
        asyncio.get_running_loop().call_later(seconds, self.memory.give_up)
        await self.worker.close(seconds)
        await self.replication.leave()
        await self.pool.close()


def attach_services(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Give the handlers of `application` their services."""
    application.bot_data[_KEY] = services


def services_of(context: Context) -> Services:
    """Return the services of the handler's application."""
    return cast(Services, context.application.bot_data[_KEY])


@dataclass(frozen=True, slots=True)
class Asker:
    """A person who asks for something, and where the answer goes."""

    destination: Destination
    user_id: int
    """The person, or the chat in whose name they write."""
    language_code: str | None
    """The language of their app."""

    @classmethod
    def of(cls, message: Message, reply: bool = True) -> Asker:
        """Return the author of a message; the answer goes to the message's chat and topic."""
        return cls(Destination.beside(message, reply), author_id(message), language_code(message))


@dataclass(frozen=True, slots=True)
class RequestContext:
    """What the handler of a request receives. `text` is the question, the topic or the parameter in the message."""

    services: Services
    bot: Bot
    message: Message
    text: str
    words: Localization

    async def reply(self, reply: Reply) -> Message:
        """Reply to the message; return the sent reply."""
        return await self.services.deliver(self.bot, Destination.beside(self.message), reply)

    async def say(self, name: str, **variables: str | int) -> Message:
        """Reply with one of the bot's own messages; return the sent reply."""
        return await self.reply_plain(self.words.say(name, **variables))

    async def reply_plain(self, words: str) -> Message:
        """Reply with words that are already said in the language; return the sent reply."""
        return await self.reply(text(words).reply())

    async def apologize(self, error: Exception) -> None:
        """Reply that an error prevents an answer."""
        await self.reply_plain(apology_for(error, self.words))


@dataclass(frozen=True, slots=True)
class PressContext:
    """What the handler of a press receives. `message` is the one with the button."""

    services: Services
    bot: Bot
    query: CallbackQuery
    message: Message
    words: Localization
    _confirmed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_confirmed(self) -> bool:
        """Whether the press was confirmed. Telegram shows the note of the first confirmation alone."""
        return self._confirmed.is_set()

    def confirm(self, note: str | None = None) -> None:
        """Confirm the press to Telegram, with an optional note for the person. Returns at once."""
        self._confirmed.set()
        self.services.worker.background(confirm(self.query, note))

    def pop_up(self, note: str) -> None:
        """Confirm the press with a note that stays until the person closes it. Returns at once."""
        self._confirmed.set()
        self.services.worker.background(confirm(self.query, note, alert=True))

    def asker(self, destination: Destination) -> Asker:
        """Return the person who pressed; the answer goes to `destination`."""
        return Asker(destination, self.query.from_user.id, self.query.from_user.language_code)


def apology_for(error: Exception, words: Localization) -> str:
    """Return the message that says why there is no answer."""
    match error:
        case SnapshotError():
            return words.say("index-damaged")
        case ClusterError() if may_pass(error):
            return words.say("search-unavailable")
        case AnswererLost():
            return words.say("given-up")
    return words.say("trouble")


RequestHandler = Callable[[RequestContext], Awaitable[None]]
PressHandler = Callable[[PressContext, Any], Awaitable[None]]
