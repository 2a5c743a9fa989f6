"""What the handlers share: the index, the memory and the queues of one running bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from cachetools import LRUCache, TTLCache
from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import Application, CallbackContext

from bot.answering import AnswerPool, Writing, answered, looked
from bot.api import Destination
from bot.incoming import ChatQueues, InlineQueries, Joiner, PersonLimit, author
from bot.memory import ChatSettings, Memory, PendingUpdate, RememberedAnswer, SettingsChange
from bot.messages import Reply, Words
from bot.settings import Settings
from index import Library, NewsbotError, Question, View, questions_to_try

_log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]
Job = Callable[[], Awaitable[None]]
T = TypeVar("T")
_KEY = "newsbot"

FOLLOW_UP = timedelta(minutes=10)
"""So long the next short message of a person in private may follow up on their question."""

SHORT = 80
"""Characters of a message that may do so."""

_RECENT = 10_000
_CHATS = 10_000
_ADMIN_SECONDS = 60
_NO_ALBUMS = 1000


@dataclass(frozen=True, slots=True)
class Noted:
    """An update that was written down, and whether it is to be worked on."""

    update_id: int
    is_new: bool


@dataclass(slots=True)
class Services:
    """One bot's parts. Made once, before the application starts; lives on one event loop."""

    settings: Settings
    library: Library
    memory: Memory
    queues: ChatQueues[Noted] = field(default_factory=ChatQueues)
    reindexing: bool = False
    albums: LRUCache[str, bool] = field(default_factory=lambda: LRUCache(_NO_ALBUMS))
    """Groups of pictures that were seen: each picture is a message of its own."""
    limit: PersonLimit = field(init=False)
    pool: AnswerPool = field(init=False)
    typed: InlineQueries[Any] = field(default_factory=InlineQueries)
    """Inline queries."""
    joiner: Joiner[Any] | None = None
    """Of long questions that Telegram split."""
    admins: TTLCache[tuple[int, int], bool] = field(default_factory=lambda: TTLCache(_CHATS, _ADMIN_SECONDS))
    """Whether somebody (the second number) is an admin of a group (the first), as Telegram said lately."""
    moved: dict[int, int] = field(default_factory=dict)
    """The number that each supergroup had as a group."""
    _recent: TTLCache[tuple[int, int | None, int], Question] = field(
        default_factory=lambda: TTLCache(_RECENT, FOLLOW_UP.total_seconds())
    )
    _chats: LRUCache[int, ChatSettings] = field(default_factory=lambda: LRUCache(_CHATS))
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _writes: set[asyncio.Task[None]] = field(default_factory=set)
    _noted: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.limit = PersonLimit(self.settings.limit_person)
        self.pool = AnswerPool(self.library, self.settings.data, self.settings.processes)

    # -- work

    def background(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs `work` beside everything else; it is cancelled when the bot ends."""
        _keep(self._tasks, work)

    def write(self, change: Coroutine[Any, Any, object]) -> None:
        """Writes something down that nothing has to wait for; it is waited for when the bot ends."""
        _keep(self._writes, _written(change))

    async def note_all(self, updates: Sequence[tuple[Update, str]]) -> None:
        """Writes updates down at once, each as its JSON; `note` knows of each then.

        Where that can't be done, they are new: an answer goes out rather twice than never.
        One that was worked on before, since Telegram delivered it again, isn't new.
        """
        numbers = {update.update_id for update, _ in updates}
        try:
            new = await self.memory.note_all([_kept(update, as_sent) for update, as_sent in updates])
        except NewsbotError as error:
            _log.error("%s", error)
            new = numbers
        self._noted.update((number, number in new) for number in numbers)

    def note(self, update: Update) -> Noted:
        """What came of writing an update down, which was done before Telegram was told that it arrived.

        One that was not known to be for the bot then, a further part of a long question in a group, is written now.
        """
        if update.update_id not in self._noted:
            self.write(self.memory.note_all([_kept(update, update.to_json())]))
        return Noted(update.update_id, self._noted.pop(update.update_id, True))

    def take_up(self, update: Update) -> None:
        """An update that was written down before this start is new, too."""
        self._noted[update.update_id] = True

    def work(self, chat_id: int, job: Job, *noted: Noted) -> None:
        """Puts a job into the queue of its chat; returns at once. `noted` are the updates that it is for."""
        self.queues.submit(chat_id, partial(self._work, chat_id, noted, job), noted[0])

    async def _work(self, chat_id: int, noted: Sequence[Noted], job: Job) -> None:
        if not any(one.is_new for one in noted):
            return
        try:
            await job()
        except TelegramError as error:
            _log.warning("The answer to a message in chat %s could not be sent: %s", chat_id, error)
            if isinstance(error, NetworkError) and not isinstance(error, BadRequest | TimedOut):
                return  # it never arrived: it is answered after the next start
        except Exception:
            _log.exception("A message could not be answered.")
        self.done(*noted)

    def done(self, *noted: Noted) -> None:
        """Notes that updates were worked on."""
        for one in noted:
            self.write(self.memory.done(one.update_id))

    async def close(self, seconds: float) -> None:
        """Waits for the answers under way, at most this long, and ends all other work.

        What could not be answered was written down when it came.
        """
        if self.joiner is not None:
            self.joiner.flush()
        left = await self.queues.drain(seconds)
        if left:
            _log.info("%d messages are left to be answered after the next start.", len(left))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, *self._writes, return_exceptions=True)
        await self.pool.close()

    # -- answers

    def now(self) -> datetime:
        """The time where the bot's users are."""
        return datetime.now(ZoneInfo(self.settings.timezone))

    async def answer(self, text: str, follows: Question | None, view: View, write: Writing) -> tuple[Question, Reply]:
        """Answers a question and writes the message; also gives how the question was understood.

        `follows`: the question that this one may follow up on.
        """
        return await self.pool.do(partial(answered, text, self.settings.today(), follows, view, write))

    async def look(self, question: Question, view: View, write: Writing) -> Reply:
        """Writes the message for a question that was understood before."""
        return await self.pool.do(partial(looked, question, view, write))

    async def to_try(self) -> list[str]:
        """Three questions that the index answers."""
        return await asyncio.to_thread(lambda: questions_to_try(self.library.snapshot))

    # -- what was asked before

    async def asked_before(self, message: Message, text: str, me: int) -> Question | None:
        """The question that `message` may follow up on: that of the bot's answer to which it replies, or the last one.

        The last one counts in private alone, for a short message within `FOLLOW_UP`.
        """
        replied = message.reply_to_message
        if replied is not None and replied.from_user is not None and replied.from_user.id == me:
            found = await self.read(lambda: self.memory.question_of(message.chat_id, replied.message_id), None)
            return replace(found, among=()) if found else None
        if message.chat.type != ChatType.PRIVATE or len(text) > SHORT:
            return None
        return self._recent.get((message.chat_id, Destination.beside(message).thread_id, author(message)))

    async def recall(self) -> None:
        """Takes up what was asked shortly before this start, and which groups became which."""
        none: dict[int, int] = {}
        self.moved |= await self.read(self.memory.moved, none)
        nothing: list[RememberedAnswer] = []
        for kept in await self.read(lambda: self.memory.since(self.now() - FOLLOW_UP), nothing):
            if kept.user_id is not None:
                self._recent[kept.chat_id, kept.thread_id, kept.user_id] = kept.question

    async def remember(self, destination: Destination, user_id: int | None, question: Question, key: str) -> bool:
        """Notes an answer before it is sent; whether that could be done."""
        if user_id is not None:
            self._recent[destination.chat_id, destination.thread_id, user_id] = question
        try:
            await self.memory.remember_answer(
                destination.chat_id, question, thread_id=destination.thread_id, user_id=user_id, key=key
            )
        except NewsbotError as error:
            _log.error("%s", error)
            return False
        return True

    async def read(self, read: Callable[[], T], otherwise: T) -> T:
        """Reads from the memory, in a thread; `otherwise` where that can't be done."""
        try:
            return await asyncio.to_thread(read)
        except NewsbotError as error:
            _log.error("%s", error)
            return otherwise

    # -- chats

    async def chat(self, chat_id: int) -> ChatSettings:
        """How a chat wants things. Private chats want nothing in particular."""
        if chat_id > 0:
            return ChatSettings()
        if (found := self._chats.get(chat_id)) is None:
            found = await self.read(lambda: self.memory.chat_settings(chat_id), None)
            if found is None:  # it couldn't be read: the next time it may
                return ChatSettings()
            found = self._chats.setdefault(chat_id, found)  # a change may have come in between
        return found

    async def change_chat(self, chat_id: int, change: SettingsChange) -> ChatSettings:
        """Changes how a chat wants things; raises StoreError where that can't be written down."""
        self._chats[chat_id] = changed = await self.memory.change_settings(chat_id, **change)
        return changed

    async def forget_chat(self, chat_id: int) -> None:
        """Forgets a chat that the bot was removed from; raises StoreError where that can't be written down."""
        await self.memory.drop_chat(chat_id)
        self._chats.pop(chat_id, None)

    async def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup, with another number."""
        self.moved[new] = old
        try:
            await self.memory.migrate(old, new)
        except NewsbotError as error:
            _log.error("%s", error)
        self._chats.pop(old, None)
        self._chats.pop(new, None)

    async def words(self, chat_id: int, language: str | None) -> Words:
        """The words for a chat: in its own language, or that of who asks."""
        return Words.of((await self.chat(chat_id)).language or language)

    async def view(self, chat_id: int, view: View) -> View:
        """`view` with the outlets that a chat wants to read."""
        outlets = (await self.chat(chat_id)).outlets
        return replace(view, outlets=frozenset(outlets)) if outlets else view

    async def is_quiet(self, chat_id: int) -> bool:
        """Whether a chat wants no sound now."""
        hours = (await self.chat(chat_id)).quiet
        if hours is None:
            return False
        now = self.now()
        minute, (start, end) = 60 * now.hour + now.minute, hours
        return start <= minute < end if start <= end else minute >= start or minute < end

    def may_answer(self, chat_id: int) -> bool:
        """Whether the bot's owner wants it to answer in a chat, by its number or that of the group that it was."""
        allowed = self.settings.allowed_chats
        was = self.moved.get(chat_id)
        return not allowed or chat_id in allowed or was in allowed or chat_id in self.settings.admin_ids


def _kept(update: Update, as_sent: str) -> PendingUpdate:
    chat_id = update.effective_chat.id if update.effective_chat else None
    return PendingUpdate(update.update_id, chat_id, as_sent)


def _keep(tasks: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def _written(change: Coroutine[Any, Any, object]) -> None:
    try:
        await change
    except NewsbotError as error:
        _log.error("%s", error)


def share(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Gives the handlers of `application` their services."""
    application.bot_data[_KEY] = services


def services_of(context: Context) -> Services:
    """The services that were shared with the handler's application."""
    return cast(Services, context.application.bot_data[_KEY])
