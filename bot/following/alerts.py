"""Alerts on followed questions: at most one message a day for each question, and each article once.

All followed questions are checked at the start and whenever an index is published, but for those of chats that chose a
digest (`digests.py`). Those whose day was not over, or whose alert failed, are checked again from time to time. Which
articles a chat has been told of is stored in SQL only.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot.api import has_not_arrived, may_have_arrived
from bot.errors import describe, log_errors, read_or
from bot.following.news import look_for_news
from bot.following.places import NewsPlace, tell
from bot.following.schedule import CLOCK_TOLERANCE
from bot.incoming import note_arrival
from bot.memory import Follow, Plan, new_key
from bot.messages import Localization, Reply, answer_message, question_label
from bot.messages.following import add_stop_button, keep_stop_button
from bot.services import Services
from index import Answer, Engine, News, Question

_log = logging.getLogger(__name__)

CHECK_SECONDS = 600.0
"""Seconds between two checks of the questions that had to wait."""

PASSAGES = 5
"""Maximum number of articles in an alert; a button shows more."""

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

    Set `published` when a new index is in use. `taken_back` is set once what was claimed before the start may be told
    again. `now` returns the current time with its zone.
    """

    def __init__(self, services: Services, bot: Bot, now: Callable[[], datetime] | None = None) -> None:
        self.published = asyncio.Event()
        self.taken_back = asyncio.Event()
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
        self.taken_back.set()
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
            engine = await asyncio.to_thread(lambda: self._services.library.current)
        if engine is None:
            return
        if engine is not self._engine:
            self._engine, self._seen = engine, set()
        nothing: list[tuple[Follow, Plan]] = []
        follows = await read_or(nothing, self._followed_at_once)
        async with asyncio.TaskGroup() as messages:
            for follow, plan in follows:
                if follow.id not in self._seen and await self._may_be_told(follow):
                    alert = await self._look(follow, plan)
                    if alert:
                        await self._room.acquire()
                        messages.create_task(self._guarded(self._tell(follow, plan, alert)))
                await asyncio.sleep(0)

    def _followed_at_once(self) -> list[tuple[Follow, Plan]]:
        """Return the followed questions of chats that get no digest, with the chats' plans."""
        plans, usual = self._services.memory.all_plans(), Plan()
        follows = [(follow, plans.get(follow.chat_id, usual)) for follow in self._services.memory.all_follows()]
        return [(follow, plan) for follow, plan in follows if plan.hour is None]

    async def _may_be_told(self, follow: Follow) -> bool:
        if not is_due(follow, self._now(), self._day) or not self._services.chats.may_answer(follow.chat_id):
            return False
        return not await self._services.chats.is_quiet(follow.chat_id)

    async def _look(self, follow: Follow, plan: Plan) -> Alert | None:
        """Return the news for a followed question, or None after an error."""
        words, now = await self._services.chats.words(follow.chat_id, follow.language), self._now()
        with log_errors():
            alert = await look_for_news(
                self._services, follow, plan, now, PASSAGES, lambda news: _alert(follow, news, words, now)
            )
            self._seen.add(follow.id)
            return alert
        return None

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            with log_errors():
                await work
        except Exception as error:
            _log.error("An alert could not be sent: %s", describe(error))
        finally:
            self._room.release()

    async def _tell(self, follow: Follow, plan: Plan, alert: Alert) -> None:
        """Claim the articles before sending the alert, so that no other alert has them, and send it."""
        memory, now = self._services.memory, self._now()
        if alert.reply is None or alert.question is None:
            await memory.mark_known(follow.id, alert.articles, now)
            return
        self._seen.discard(follow.id)  # until the alert is sent
        if not await memory.told(follow.id, alert.articles, now):
            return
        place, reply = NewsPlace(follow.chat_id, plan, follow.thread_id), alert.reply
        words = await self._services.chats.words(follow.chat_id, follow.language)
        if place.is_channel:  # nobody can go on from there
            reply = replace(reply, buttons=add_stop_button(None, words, follow.id))
        elif not await self._services.recent_questions.remember(
            *(follow.chat_id, place.destination.thread_id, None, alert.question, alert.key),
            follower_id=follow.user_id,
        ):
            reply = keep_stop_button(replace(reply, buttons=None), reply.buttons)
        try:
            sent = await tell(self._services, self._bot, place, reply, words)
        except Forbidden as error:
            _log.info("Chat %s no longer accepts messages; forgetting what it follows: %s", follow.chat_id, error)
            await self._services.chats.forget(follow.chat_id)
        except TelegramError as error:
            _log.warning("An alert could not be sent to chat %s: %s", follow.chat_id, error)
            await self._failed(follow, error)
        else:
            await self._sent(follow)
            self._seen.add(follow.id)
            await self._services.replication.record(
                partial(memory.set_message_id, alert.key, sent.chat_id, sent.message_id)
            )

    async def _sent(self, follow: Follow) -> None:
        await self._services.replication.record(partial(self._services.memory.alert_sent, follow.id))

    async def _failed(self, follow: Follow, error: TelegramError) -> None:
        """Retry an alert later; if Telegram refused it (for example, the topic is gone), a day later."""
        if may_have_arrived(error):
            await self._sent(follow)
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
