"""Digests: at the hour that a chat chose, the news of all that it follows, in one message where possible.

A digest that was missed is sent once, as soon as the bot is up again. Articles are claimed in SQL before they are sent,
as those of alerts are. The digest is done when all of it is sent: what a kill cut off is sent after the next start.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import partial
from zoneinfo import ZoneInfo

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot.api import has_not_arrived, may_have_arrived
from bot.errors import describe, log_errors, read_or
from bot.following.news import look_for_news
from bot.following.places import NewsPlace, tell
from bot.following.schedule import is_digest_due, is_from_the_future
from bot.memory import Follow, Plan
from bot.messages import Localization
from bot.messages.following import DigestMessage, Section, digest_messages
from bot.services import Services
from index import News, Passage

_log = logging.getLogger(__name__)

CHECK_SECONDS = 5.0
"""Seconds between two looks at the clock."""

RETRY_SECONDS = 300.0
"""Seconds until a digest that could not be sent is tried again, or the memory is read again after an error."""

LISTED = 10
"""Maximum number of articles shown or listed for a question."""

_AT_ONCE = 4  # digests; leave room for answers among them


class Digests:
    """Sends digests. Created once for a running bot; lives on its event loop.

    `now` returns the current time with its zone, which is that of the hours that chats choose.
    """

    def __init__(self, services: Services, bot: Bot, now: Callable[[], datetime] | None = None) -> None:
        self._services = services
        self._bot = bot
        self._now = now or services.settings.now
        self._zone: tzinfo = ZoneInfo(services.settings.timezone)
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._failed: dict[int, float] = {}  # chats whose digest is tried again, and when

    async def run(self, after: asyncio.Event) -> None:
        """Send digests until cancelled, `after` alerts have taken back what was claimed before this start."""
        await after.wait()
        while True:
            is_checked = False
            try:
                is_checked = await self.check()
            except Exception as error:  # if this task ended, no chat would get a digest again
                _log.error("Digests could not be checked: %s", describe(error))
            await asyncio.sleep(CHECK_SECONDS if is_checked else RETRY_SECONDS)

    async def check(self) -> bool:
        """Send the digests that are due; return whether the memory could be read."""
        plans = await read_or(None, self._services.memory.all_plans)
        if plans is None:
            return False
        async with asyncio.TaskGroup() as digests:
            for chat_id, plan in plans.items():
                if is_from_the_future(plan, self._now()):
                    with log_errors():
                        await self._services.memory.digest_done(chat_id, self._now())
                elif self._is_due(chat_id, plan):
                    await self._room.acquire()
                    digests.create_task(self._guarded(chat_id, plan))
        return True

    def _is_due(self, chat_id: int, plan: Plan) -> bool:
        if self._failed.get(chat_id, 0.0) > asyncio.get_running_loop().time():
            return False
        return self._services.chats.may_answer(chat_id) and is_digest_due(plan, self._now(), self._zone)

    async def _guarded(self, chat_id: int, plan: Plan) -> None:
        is_done = False
        try:
            with log_errors():
                is_done = await self._digest(chat_id, plan)
        except Exception as error:
            _log.error("A digest could not be sent: %s", describe(error))
        finally:
            self._room.release()
        self._failed.pop(chat_id, None)
        if not is_done:
            self._failed[chat_id] = asyncio.get_running_loop().time() + RETRY_SECONDS

    async def _digest(self, chat_id: int, plan: Plan) -> bool:
        """Send a chat's digest, and store that it is done; return whether it is. Raises NewsbotError."""
        now, services = self._now(), self._services
        news: dict[NewsPlace, list[tuple[Follow, News]]] = {}
        for follow in await asyncio.to_thread(services.memory.follows_of, chat_id):
            if found := await look_for_news(services, follow, plan, now, LISTED, lambda news: news):
                thread_id = None if plan.place else follow.thread_id
                news.setdefault(NewsPlace(chat_id, plan, thread_id), []).append((follow, found))
        for place, found_there in news.items():
            if _is_ending() or not await self._tell(place, found_there, now):
                return False
        await services.memory.digest_done(chat_id, now)
        return True

    async def _tell(self, place: NewsPlace, news: Sequence[tuple[Follow, News]], now: datetime) -> bool:
        """Claim the articles before sending them, so that nothing else tells them; return whether that is done."""
        memory = self._services.memory
        for follow, found in news:
            if found.answer is None:  # it repeats what the chat knows
                await memory.mark_known(follow.id, found.articles, now)
        shown = [(follow, found) for follow, found in news if found.answer is not None]
        claimed = await memory.told_all({follow.id: found.articles for follow, found in shown}, now)
        if not claimed:
            return True
        words = await self._services.chats.words(place.chat_id, shown[0][0].language)
        try:
            sections = _sections([(follow, found) for follow, found in shown if follow.id in claimed])
            messages = await asyncio.to_thread(digest_messages, sections, words, now)
        except Exception:
            await memory.alert_failed(*claimed)
            raise
        return await self._send(place, messages, words)

    async def _send(self, place: NewsPlace, messages: Sequence[DigestMessage], words: Localization) -> bool:
        memory, quiet = self._services.memory, await self._services.chats.is_quiet(place.chat_id)
        for number, message in enumerate(messages):
            unsent = [follow_id for later in messages[number:] for follow_id in later.follow_ids]
            if _is_ending():
                await memory.alert_failed(*unsent, wait=False)
                return False
            try:
                await tell(self._services, self._bot, place, message.reply, words, quiet)
            except Forbidden as error:
                _log.info("Chat %s no longer accepts messages; forgetting what it follows: %s", place.chat_id, error)
                await self._services.chats.forget(place.chat_id)
                return True
            except TelegramError as error:
                _log.warning("A digest could not be sent to chat %s: %s", place.chat_id, error)
                if has_not_arrived(error):
                    await memory.alert_failed(*unsent, wait=False)
                    return False
                if not may_have_arrived(error):  # what Telegram refuses comes with the next digest, if it takes it then
                    await memory.alert_failed(*message.follow_ids, wait=True)
                    continue
            await self._services.replication.record(partial(memory.alert_sent, *message.follow_ids))
        return True


def _is_ending() -> bool:
    """Return whether the bot ends: then the message that is being sent is the last one."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _sections(news: Sequence[tuple[Follow, News]]) -> list[Section]:
    """Return the sections of a digest. A passage that answers several questions is shown under the first alone."""
    shown: set[tuple[str, int]] = set()
    sections = []
    for follow, found in news:
        if found.answer is None:
            continue
        passages = tuple(passage for passage in found.answer.passages if _place(passage) not in shown)
        shown.update(map(_place, passages))
        among = {*found.answer.understood.among} - {passage.article_id for passage in found.answer.passages}
        more = len(found.answer.passages) >= LISTED and bool(among)
        sections.append(Section(follow.id, follow.question, passages, more))
    return sections


def _place(passage: Passage) -> tuple[str, int]:
    return passage.article_id, passage.paragraphs[0].position
