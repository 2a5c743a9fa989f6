"""Alerts on followed questions: at most one message a day for each question, and each article once.

All followed questions are checked at the start and whenever an index is published. Those whose day was not over, or
whose alert failed, are checked again from time to time. Which articles a chat has been told of is stored in SQL only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot, Message
from telegram.error import Forbidden, NetworkError, TelegramError

from bot.api import Destination, has_not_arrived, may_have_arrived, send
from bot.errors import describe, log_errors, read_or
from bot.incoming import note_arrival
from bot.memory import Follow, new_key
from bot.messages import Localization, Reply, answer_message, question_label
from bot.messages.following import add_stop_button, keep_stop_button
from bot.services import Services
from index import Answer, Engine, News, NewsbotError, Question, View, find_news

_log = logging.getLogger(__name__)

CHECK_SECONDS = 600.0
"""Seconds between two checks of the questions that had to wait."""

PASSAGES = 5
"""Maximum number of articles in an alert; a button shows more."""

SEND_SECONDS = 60.0
"""Give up on an alert that takes longer, because of a flood limit, and try it again later."""

FINISH_SECONDS = 1.0
"""Seconds that an alert being sent may still take when the bot ends."""

CLOCK_TOLERANCE = timedelta(hours=1)
"""How far in the future a stored time may be; corrections of a clock are smaller."""

_AT_ONCE = 4  # alerts; leave room for answers among them


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert for a chat: the articles, and the message, or None if the chat already has this news."""

    articles: tuple[str, ...]
    question: Question | None = None
    reply: Reply | None = None
    key: str = ""


class Alerts:
    """Sends alerts. Created once for a running bot; lives on its event loop.

    Set `published` when a new index is in use. `now` returns the current time with its zone.
    """

    def __init__(self, services: Services, bot: Bot, now: Callable[[], datetime] | None = None) -> None:
        self.published = asyncio.Event()
        self._services = services
        self._bot = bot
        self._now = now or services.settings.now
        self._day = timedelta(hours=services.settings.alert_hours)
        self._engine: Engine | None = None
        self._seen: set[int] = set()  # ids of follows that are finished with this index
        self._room = asyncio.Semaphore(_AT_ONCE)

    async def run(self) -> None:
        """Send alerts until cancelled."""
        await _survive(self.take_back())
        seconds = min(CHECK_SECONDS, self._day.total_seconds() or CHECK_SECONDS)
        while True:
            self.published.clear()
            await _survive(self.check())
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self.published.wait()

    async def take_back(self) -> None:
        """Send alerts again that were being sent when the bot ended or was killed: twice is better than never."""
        with log_errors():
            if count := await self._services.memory.alerts_failed():
                _log.info("Sending %d alerts again that may not have been sent.", count)

    async def check(self) -> None:
        """Check each followed question once, and send the alerts that are due."""
        note_arrival()  # of the questions that are followed now
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
        """Return the news for a followed question, or None after an error."""
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
        except Exception as error:
            _log.error("A followed question could not be checked: %s", describe(error))
            return None

    def _find(self, engine: Engine, follow: Follow, view: View, words: Localization) -> Alert | None:
        known_articles = self._services.memory.known_to(follow.id)
        now = self._now()
        began = min(follow.created_at, now)  # if the clock was ahead then, nothing new would count as new
        news = find_news(engine, follow.question, began.date(), known_articles, PASSAGES, view)
        return _alert(follow, news, words, now) if news else None

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            with log_errors():
                await work
        except Exception as error:
            _log.error("An alert could not be sent: %s", describe(error))
        finally:
            self._room.release()

    async def _tell(self, follow: Follow, alert: Alert) -> None:
        """Claim the articles before sending the alert, so that no other alert has them, and send it."""
        memory, now = self._services.memory, self._now()
        if alert.reply is None or alert.question is None:
            await memory.mark_known(follow.id, alert.articles, now)
            return
        self._seen.discard(follow.id)  # until the alert is sent
        if not await memory.told(follow.id, alert.articles, now):
            return
        place = follow.chat_id, follow.thread_id, None
        is_noted = await self._services.recent_questions.remember(
            *(*place, alert.question, alert.key), follower_id=follow.user_id
        )
        reply = alert.reply if is_noted else keep_stop_button(replace(alert.reply, buttons=None), alert.reply.buttons)
        destination = Destination(follow.chat_id, follow.thread_id)
        try:
            sent = await _within(send(self._bot, destination, reply, self._services.chats.migrate))
        except Forbidden as error:
            _log.info("Chat %s no longer accepts messages; forgetting what it follows: %s", follow.chat_id, error)
            await self._services.chats.forget(follow.chat_id)
        except TelegramError as error:
            _log.warning("An alert could not be sent to chat %s: %s", follow.chat_id, error)
            await self._failed(follow, error)
        else:
            await memory.alert_sent(follow.id)
            await memory.set_message_id(alert.key, sent.chat_id, sent.message_id)
            self._seen.add(follow.id)

    async def _failed(self, follow: Follow, error: TelegramError) -> None:
        """Retry an alert later; if Telegram refused it (for example, the topic is gone), a day later."""
        if may_have_arrived(error):
            await self._services.memory.alert_sent(follow.id)
        else:
            await self._services.memory.alert_failed(follow.id, wait=not has_not_arrived(error))


def is_due(follow: Follow, now: datetime, day: timedelta) -> bool:
    """Return whether a chat may get another alert on a question.

    A last alert far in the future means that the clock was set back since; waiting for it could take years.
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


async def _survive(work: Coroutine[Any, Any, None]) -> None:
    """Do `work`, and log any error: if the task of the alerts ended, no chat would get news again."""
    try:
        await work
    except Exception as error:
        _log.error("Followed questions could not be checked: %s", describe(error))


async def _within(sending: Coroutine[Any, Any, Message]) -> Message:
    """Send for up to `SEND_SECONDS`; if the bot ends meanwhile, for up to `FINISH_SECONDS` more."""
    task = asyncio.ensure_future(sending)
    try:
        await asyncio.wait([task], timeout=SEND_SECONDS)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=FINISH_SECONDS)
    if not task.done():
        task.cancel()
        raise NetworkError("sending took too long")
    return await task
