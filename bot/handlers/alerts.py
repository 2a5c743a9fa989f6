"""News of followed questions: what is new to a chat is told in one message a day, each article once.

A look is taken at every followed question when an index was published, after the start, and from time to time at those
whose day was not over then, or that could not be told. What was told of stands in SQL alone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.api import Destination, may_have_arrived, send
from bot.errors import log_errors, read_or
from bot.memory import Follow, new_key
from bot.messages import Localization, Reply, add_stop_button, answer_message, question_label
from bot.services import Services
from index import Answer, Engine, News, NewsbotError, Question, View, find_news

_log = logging.getLogger(__name__)

CHECK_SECONDS = 600.0
"""So often at least those are looked at that had to wait."""

PASSAGES = 5
"""So many articles a message shows at the most; a button shows more."""

SEND_SECONDS = 60.0
"""A message that takes longer, since Telegram wants the bot to wait, is given up and tried again later."""

FINISH_SECONDS = 1.0
"""So long a message under way may take when the bot ends."""

CLOCK_TOLERANCE = timedelta(hours=1)
"""How far ahead a time may be that was noted before: clocks are corrected by less."""

_AT_ONCE = 4  # messages: answers have to find room among them


@dataclass(frozen=True, slots=True)
class Alert:
    """What a chat is to be told: the articles, and the message, which none needs that repeats what the chat knows."""

    articles: tuple[str, ...]
    question: Question | None = None
    reply: Reply | None = None
    key: str = ""


class Alerts:
    """Tells chats what is new. One for as long as the bot runs; lives on its loop.

    Set `published` when there is another index. `now` gives the time, with its zone.
    """

    def __init__(self, services: Services, bot: Bot, now: Callable[[], datetime] | None = None) -> None:
        self.published = asyncio.Event()
        self._services = services
        self._bot = bot
        self._now = now or services.settings.now
        self._day = timedelta(hours=services.settings.alert_hours)
        self._engine: Engine | None = None
        self._seen: set[int] = set()  # whose follows there is nothing more to do for with this index
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Tell what is new, until it is cancelled."""
        await self.take_back()
        seconds = min(CHECK_SECONDS, self._day.total_seconds() or CHECK_SECONDS)
        while True:
            self.published.clear()
            await self.check()
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self.published.wait()

    async def take_back(self) -> None:
        """Tell again what was on its way when the bot ended or was killed: rather twice than never."""
        with log_errors():
            if count := await self._services.memory.alerts_failed():
                _log.info("%d alerts that may not have been sent are sent now.", count)

    async def check(self) -> None:
        """Look at each followed question once, and tell what is new and may be told now."""
        engine: Engine | None = None
        with log_errors():
            engine = await asyncio.to_thread(lambda: self._services.library.snapshot)
        if engine is None:
            return
        if engine is not self._engine:
            self._engine, self._seen = engine, set()
        nothing: list[Follow] = []
        follows = await read_or(nothing, self._services.memory.all_follows)
        async with asyncio.TaskGroup() as messages:
            for follow in follows:
                if follow.id not in self._seen and await self._may_be_told(follow):
                    alert = await self._look(follow)
                    if alert:
                        await self._room.acquire()
                        messages.create_task(self._guarded(self._tell(follow, alert)))
                await asyncio.sleep(0)

    async def _may_be_told(self, follow: Follow) -> bool:
        if not is_due(follow, self._now(), self._day) or not self._services.chats.may_answer(follow.chat_id):
            return False
        return not await self._services.chats.is_quiet(follow.chat_id)

    async def _look(self, follow: Follow) -> Alert | None:
        """Return what is new, or None where that can't be found out."""
        words = await self._services.chats.words(follow.chat_id, follow.language)
        view = await self._services.chats.view(follow.chat_id, View())
        with log_errors():
            alert = await self._find_or_log(follow, view, words)
            self._seen.add(follow.id)
            return alert
        return None

    async def _find_or_log(self, follow: Follow, view: View, words: Localization) -> Alert | None:
        library = self._services.library
        try:
            return await asyncio.to_thread(library.do, lambda snapshot: self._find(snapshot, follow, view, words))
        except NewsbotError:
            raise
        except Exception:
            _log.exception("A followed question could not be looked at.")
            return None

    def _find(self, engine: Engine, follow: Follow, view: View, words: Localization) -> Alert | None:
        known_articles = self._services.memory.known_to(follow.id)
        now = self._now()
        began = min(follow.created_at, now)  # by a clock that was ahead then, all that is new now would be old
        news = find_news(engine, follow.question, began.date(), known_articles, PASSAGES, view)
        return _alert(follow, news, words, now) if news else None

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            with log_errors():
                await work
        except Exception:
            _log.exception("News could not be told.")
        finally:
            self._room.release()

    async def _tell(self, follow: Follow, alert: Alert) -> None:
        """Claim the articles for this message before it is sent, so that they are told once."""
        memory, now = self._services.memory, self._now()
        if alert.reply is None or alert.question is None:
            await memory.mark_known(follow.id, alert.articles, now)
            return
        self._seen.discard(follow.id)  # until it is told
        if not await memory.told(follow.id, alert.articles, now):
            return
        await self._services.recent_questions.remember(
            follow.chat_id, follow.thread_id, None, alert.question, alert.key
        )
        destination = Destination(follow.chat_id, follow.thread_id)
        try:
            sent = await _within(send(self._bot, destination, alert.reply, self._services.chats.migrate))
        except Forbidden as error:
            _log.info("Chat %s is told nothing any more: %s", follow.chat_id, error)
            await self._services.chats.forget(follow.chat_id)
        except TelegramError as error:
            _log.warning("News could not be told in chat %s: %s", follow.chat_id, error)
            await self._failed(follow, error)
        else:
            await memory.alert_sent(follow.id)
            await memory.set_message_id(alert.key, sent.chat_id, sent.message_id)
            self._seen.add(follow.id)

    async def _failed(self, follow: Follow, error: TelegramError) -> None:
        """Tell later what was not sent; where Telegram refuses it (a topic that is gone, say), a day later."""
        if may_have_arrived(error):
            await self._services.memory.alert_sent(follow.id)
        else:
            await self._services.memory.alert_failed(follow.id, wait=isinstance(error, BadRequest))


def is_due(follow: Follow, now: datetime, day: timedelta) -> bool:
    """Return whether a chat may be told of a question again.

    A time far ahead is that of a clock which was set back since: to wait for it could take years.
    """
    if follow.told_at is None or follow.told_at > now + CLOCK_TOLERANCE:
        return True
    return now >= follow.told_at + day


def _alert(follow: Follow, news: News, words: Localization, now: datetime) -> Alert:
    if news.answer is None:
        return Alert(news.articles)
    key = new_key()
    reply = _message(news.answer, follow, words, now, key)
    return Alert(news.articles, news.answer.understood, reply, key)


def _message(answer: Answer, follow: Follow, words: Localization, now: datetime, key: str) -> Reply:
    heading = words.say("alert", question=question_label(follow.question))
    reply = answer_message(answer, words, now, key=key, heading=heading)
    return Reply(reply.html, reply.plain, add_stop_button(reply.buttons, words, follow.id))


async def _within(sending: Coroutine[Any, Any, Message]) -> Message:
    """Send for `SEND_SECONDS` at the most; when the bot ends meanwhile, what is under way may be done soon."""
    task = asyncio.ensure_future(sending)
    try:
        await asyncio.wait([task], timeout=SEND_SECONDS)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=FINISH_SECONDS)
    if not task.done():
        task.cancel()
        raise TelegramError("it took too long")
    return await task
