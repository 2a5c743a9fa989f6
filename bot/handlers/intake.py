"""Intake of new messages: each request goes into the queue of its chat, unless its author is over the limit.

Not for what the requests are and who handles them: see `commands`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

from telegram import Bot, Message, Update
from telegram.error import TelegramError

from bot.access import offer_to_ask, say_refusal, takes_forward
from bot.admin import is_from_admin
from bot.api import Destination
from bot.errors import given_up_aloud, log_errors
from bot.handlers import membership
from bot.handlers.commands import ADDITION, handler_of, is_limited, is_slow, needs_access, read_message
from bot.incoming import (
    Albums,
    Joiner,
    NotedUpdate,
    Part,
    Request,
    Verdict,
    author_id,
    join,
    language_code,
    may_go_on,
    read_addition,
    thread_of,
)
from bot.logs import note
from bot.services import (
    TRIES,
    Context,
    RequestContext,
    RequestHandler,
    Services,
    is_private,
    may_pass,
    question_kind,
)
from index import ClusterError


@dataclass(frozen=True, slots=True)
class NotedRequest:
    """A request, its message, and the update that brought it."""

    update: NotedUpdate
    message: Message
    request: Request


def is_for_bot(message: Message, bot: Bot) -> bool:
    """Return whether a message is a request to the bot, or reports the new id of a group."""
    return message.migrate_to_chat_id is not None or read_message(message, bot.bot) is not None


class Intake:
    """Takes new messages: joins those that belong together, and enforces the limit per person.

    Created once for a running bot; lives on its event loop.
    """

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot
        self._joiner: Joiner[NotedRequest | None] = Joiner(
            lambda parts: self._take([part.item for part in parts if part.item])
        )
        self._albums: Albums[NotedRequest] = Albums(
            lambda picture: self._take([picture]), lambda picture: services.worker.done(picture.update)
        )
        services.worker.before_close(self._joiner.flush)
        services.worker.before_close(self._albums.flush)

    async def on_message(self, update: Update, _context: Context) -> None:
        """Put the request of a new message into the queue of its chat."""
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id:
            self._migrate(update, message, message.migrate_to_chat_id)
            return
        request = self._read(message)
        if request is None:
            self._services.worker.drop(update)
            return
        noted = NotedRequest(self._services.worker.note(update), message, request)
        if message.media_group_id and request.kind == "not text":
            self._albums.add_wordless(message.media_group_id, noted)
            return
        if message.media_group_id:
            self._albums.has_words(message.media_group_id)
        if request.kind == "question" and may_go_on(message):
            self._joiner.add(_part(message, request.text, noted))
        else:
            self._take([noted])

    def _migrate(self, update: Update, message: Message, new_chat_id: int) -> None:
        chats, worker = self._services.chats, self._services.worker
        chats.expect_migration(message.chat_id, new_chat_id)
        worker.submit(message.chat_id, partial(chats.migrate, message.chat_id, new_chat_id), worker.note(update))

    def _read(self, message: Message) -> Request | None:
        request = read_message(message, self._bot.bot)
        if request is not None and (kind := self._admins_kind(message, request)):
            return Request(kind)
        if request is None and message.text and self._joiner.waits_for(_part(message, message.text, None)):
            return Request("question", message.text)  # the rest of a question whose first part mentions the bot
        return request

    def _admins_kind(self, message: Message, request: Request) -> str | None:
        """Return the kind of a request that only an admin makes without a command; None if it is none.

        That is a forward that names somebody, or something to add to the index.
        """
        if not is_private(message.chat_id) or not is_from_admin(message, self._services.settings):
            return None
        if kind := takes_forward(self._services.chats.access, message, request):
            return kind
        is_addition = request.kind in ("question", "not text") and read_addition(message, self._bot.bot) is not None
        return ADDITION if is_addition else None

    def _take(self, parts: list[NotedRequest]) -> None:
        """Queue the request that came in these parts, or a notice that the person is over the limit."""
        message, request = parts[0].message, parts[0].request
        text = join([part.request.text for part in parts]) if len(parts) > 1 else request.text
        updates = [part.update for part in parts]
        handler = self._handler_for(message, request.kind)
        if handler is None:
            self._services.worker.done(*updates)
            return
        worker = self._services.worker
        submit = worker.submit_beside if is_slow(request.kind) else worker.submit
        submit(message.chat_id, partial(self._handle, handler, request.kind, message, text), *updates)

    def _handler_for(self, message: Message, kind: str) -> RequestHandler | None:
        """Return the handler of a request, or one that says why it isn't handled, or None if nothing is said."""
        chats = self._services.chats
        chats.access.saw(message.from_user)
        is_blocked = chats.is_blocked(message.chat_id, author_id(message))
        if not needs_access(kind) or (chats.may_answer(message.chat_id) and not is_blocked):
            return self._within_limit(message, kind)
        if is_limited(kind):
            self._services.metrics.count_question(question_kind(message.chat_id), "refused")
        if is_blocked:
            says_so = is_private(message.chat_id) and chats.access.may_refuse(message.chat_id)
            return say_refusal if says_so else None
        return _refuse if self._within_limit(message, kind) else None

    def _within_limit(self, message: Message, kind: str) -> RequestHandler | None:
        """Count the request; return its handler, or one that names the limit, or None if that was already said."""
        verdict = self._services.limits.check_message(
            message.chat_id, author_id(message), asyncio.get_running_loop().time(), asks=is_limited(kind)
        )
        if verdict.allowed:
            return handler_of(kind)
        if is_limited(kind):
            self._services.metrics.count_question(question_kind(message.chat_id), "limited")
        return partial(_say_limit, verdict) if verdict.say_so else None

    async def _handle(self, handler: RequestHandler, kind: str, message: Message, text: str) -> None:
        note(kind=kind)
        words = await self._services.chats.words(message.chat_id, language_code(message))
        request = RequestContext(self._services, self._bot, message, text, words)
        async with given_up_aloud(request.apologize):
            await self._search(handler, kind, request)

    async def _search(self, handler: RequestHandler, kind: str, request: RequestContext) -> None:
        """Handle a request; keep it if the search cluster can't answer, or if an earlier one of its chat waits."""
        outages, chat_id = self._services.outages, request.message.chat_id
        try:
            if is_limited(kind) and (reason := outages.reason_to_wait(chat_id)):
                raise reason
            await handler(request)
        except ClusterError as error:
            if not may_pass(error) or not outages.has_room:
                raise
            outages.keep(chat_id, partial(self._handle_again, handler, kind, request, 1), error)
            with log_errors("", TelegramError):
                await request.say("search-waits")
        else:
            if is_limited(kind):
                outages.note_answer()

    async def _handle_again(self, handler: RequestHandler, kind: str, request: RequestContext, tries: int) -> None:
        """Handle a request that waits for the search cluster, for the `tries`-th time: its author knows of that."""
        note(kind=kind)
        outages, chat_id = self._services.outages, request.message.chat_id
        again = partial(self._handle_again, handler, kind, request)
        if reason := outages.reason_to_wait(chat_id):  # an earlier one has failed again
            outages.keep(chat_id, partial(again, tries), reason)
            return
        async with given_up_aloud(request.apologize):
            try:
                await handler(request)
            except ClusterError as error:
                if not may_pass(error) or tries == TRIES:
                    raise
                outages.keep(chat_id, partial(again, tries + 1), error, tries)
            else:
                outages.note_answer()


def _part(message: Message, text: str, noted: NotedRequest | None) -> Part[NotedRequest | None]:
    return Part(message.chat_id, thread_of(message), author_id(message), message.message_id, message.date, text, noted)


async def _refuse(request: RequestContext) -> None:
    """Say that the bot may not answer in this chat, and how to ask for access; without that, leave a group."""
    if request.services.chats.access.mode == "request":
        destination = Destination.beside(request.message)
        await offer_to_ask(request.services, request.bot, destination, request.words)
    elif is_private(request.message.chat_id):
        await request.say("private-not-listed")
    else:
        await membership.leave(request.services, request.bot, request.message.chat_id, language_code(request.message))


async def _say_limit(verdict: Verdict, request: RequestContext) -> None:
    seconds = max(1, round(verdict.wait))
    if verdict.asks:
        await request.say("limit-reached", limit=verdict.limit, seconds=seconds)
    else:
        await request.say("too-fast", seconds=seconds)
