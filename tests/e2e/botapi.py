"""A test double of the Telegram Bot API: a real HTTP server for a bot, and the people who write to it.

It is for end-to-end tests and load tests of a bot in a separate process: the bot gets `url` as its base URL; the test
writes to the bot as a user and checks what it sent. Where bots make mistakes (markup, lengths, threads, flood limits,
conflicts), the double is as strict as the real API. The source of each rule is given beside it.

Methods that botapi_methods.py doesn't list answer 404. Posts of the bot in channels, privacy mode, payments and media
sent by the bot aren't supported, except documents. The double doesn't guess unknown behaviour of the servers: it has no
rate limits by itself. Webhooks are in botapi_webhook.py.

    with BotApi() as api:
        alice = api.user("Alice")
        chat = api.private(alice)
        ...  # start the bot with api.url and api.token
        question = chat.say(alice, "What did Putin say?")
        [answer] = api.wait_for_sent(chat, after=question)
        assert answer.reply_to == question.message_id

As a program, it serves until its standard input closes, and reads each line of it as an update:

    python tests/e2e/botapi.py --port 0 --token 123456:TEST-token
"""

import argparse
import json
import signal
import sys
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, nullcontext
from types import TracebackType
from typing import Any, Self, TypeVar

from botapi_channels import Channel
from botapi_chats import Chat, Topic, User, World
from botapi_entities import Entity
from botapi_faults import Faults, Hang, Refusal, silence
from botapi_inline import Card
from botapi_messages import Content, Message, Sent
from botapi_methods import bot_user
from botapi_params import Params
from botapi_server import Call, Server
from botapi_webhook import Webhooks
from waits import WAIT_SECONDS

__all__ = ["BotApi", "Call", "Card", "Channel", "Chat", "Content", "Entity", "Hang", "Message", "Sent", "Topic", "User"]

JSON = dict[str, Any]
T = TypeVar("T")

_SHOWN_CALLS = 20  # the newest calls, shown when a wait fails
_SHOWN_TEXT = 60


class BotApi:
    """The server and everything that a test does with it.

    It serves from `start` to `stop`, or within a `with` block; all of its methods are thread-safe. A wait that times
    out raises AssertionError with a summary of the calls.
    """

    def __init__(self, token: str = "123456:TEST-token", username: str = "NewsTestBot", port: int = 0) -> None:
        self.token = token
        self.bot = bot_user(token, username)
        self._world = World(self.bot)
        self._faults = Faults()
        self._server = Server(token, self._world, self._faults, port)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Open the port; the double is serving when this returns."""
        self._server.start()

    def stop(self) -> None:
        """Close the port and all connections."""
        self._server.stop()

    @property
    def url(self) -> str:
        """Base URL without a trailing slash; calls go to `/bot<token>/<method>` below it."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def webhooks(self) -> Webhooks:
        """The bot's webhook, and where it leads."""
        return self._server.methods.webhooks

    # --- users and chats

    def user(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
    ) -> User:
        """Create a user."""
        with self._world.changed:
            return self._world.add_user(first_name, last_name=last_name, username=username, language_code=language_code)

    def private(self, user: User) -> Chat:
        """Return the private chat of a user who has started the bot."""
        with self._world.changed:
            known = self._world.chats.get(user.id)
            return known or self._world.add_chat(Chat(self._world, user.id, "private", user=user))

    def group(
        self,
        title: str,
        *,
        forum: bool = False,
        username: str | None = None,
        admin: bool = False,
        basic: bool = False,
        joined: bool = True,
    ) -> Chat:
        """Create a supergroup with the bot in it; a forum has topics beside General.

        With `basic`, create a group that can become a supergroup. If the bot hasn't `joined`, somebody can `add` it.
        """
        with self._world.changed:
            number = self._world.new_group_id(basic)
            owner = self._world.add_user("Owner")
            fields: JSON = {"title": title, "is_forum": forum, "username": username}
            chat = Chat(self._world, number, "group" if basic else "supergroup", owner=owner, **fields)
            status = "left" if not joined else "administrator" if admin else "member"
            chat.members |= {owner.id: "creator", self.bot.id: status}
            return self._world.add_chat(chat)

    def channel(self, title: str, *, username: str | None = None, admin: bool = True) -> Channel:
        """Create a channel, of which the bot is an admin, or to which it can be added."""
        with self._world.changed:
            owner = self._world.add_user("Owner")
            status = "administrator" if admin else "left"
            channel = Channel(self._world, self._world.new_group_id(), title, username, owner, status)
            self._world.add_chat(channel)
            return channel

    # --- events for the bot

    def edit(self, message: Message, text: str) -> None:
        """Edit a message as its sender."""
        message.chat.edit(message, text)

    def update(self, update: JSON) -> int | None:
        """Queue any update; return its number, or None if the bot hasn't asked for this kind.

        Its chats, users and messages exist from then on, so that the bot can answer. The double assigns the update's
        number and ignores `update_id`.
        """
        payload = {kind: value for kind, value in update.items() if kind != "update_id"}
        with self._world.changed:
            self._world.learn(payload)
            return self._world.post(**payload)

    def post(self, **update: Any) -> int | None:
        """Queue an update unchanged, without creating its chats and users; return its number."""
        with self._world.changed:
            return self._world.post(**update)

    def redeliver(self, count: int = 1) -> None:
        """Treat the last updates as unconfirmed: the next bot gets them again, with the same numbers."""
        with self._world.changed:
            self._world.updates.redeliver(count)

    def inline_query(self, user: User, query: str, offset: str = "", *, expired: bool = False) -> str:
        """Type the bot's name and a query as a user in some chat; return the inline query's id.

        An expired query reaches the bot too late to be answered.
        """
        with self._world.changed:
            query_id = self._world.open_query(expired=expired)
            payload = {
                "id": query_id,
                "from": user.json(),
                "query": query,
                "offset": offset,
                "chat_type": "sender",
            }
            self._world.post(inline_query=payload)
            return query_id

    def block(self, chat: Chat) -> None:
        """Block the bot, as the user of a private chat."""
        chat.set_member(self.bot, "kicked")

    def unblock(self, chat: Chat) -> None:
        """Unblock the bot, as the user of a private chat."""
        chat.set_member(self.bot, "member")

    def kick(self, chat: Chat, by: User | None = None) -> None:
        """Remove the bot from a group."""
        chat.set_member(self.bot, "kicked", by)

    def privacy_mode(self, on: bool) -> None:
        """Set what getMe says about privacy mode; the bot still gets every message, as tests decide what it sees."""
        with self._world.changed:
            self._world.privacy_mode = on

    def become(self, **fields: bool) -> None:
        """Change what getMe says about the bot, as its owner does in @BotFather."""
        with self._world.changed:
            self._world.bot_fields |= fields

    def add(self, chat: Chat, by: User | None = None, *, admin: bool = False) -> None:
        """Add the bot to a group, or make it an administrator."""
        chat.set_member(self.bot, "administrator" if admin else "member", by)

    # --- faults

    def flood(self, times: int = 1, retry_after: int = 1, methods: Collection[str] = ("sendMessage",)) -> None:
        """Answer the next calls of these methods with 429 and the seconds to wait."""
        with self._world.changed:
            self._faults.burst(Refusal(429, retry_after), times, methods)

    def flood_every(self, every: int, retry_after: int = 1, methods: Collection[str] = ("sendMessage",)) -> None:
        """Answer every nth call of these methods with 429 from now on."""
        with self._world.changed:
            self._faults.beat(Refusal(429, retry_after), every, methods)

    def refuse(self, description: str, times: int = 1, methods: Collection[str] = ("sendMessage",)) -> None:
        """Answer the next calls of these methods with 400 and this description."""
        with self._world.changed:
            self._faults.burst(Refusal(400, description=f"Bad Request: {description}"), times, methods)

    def fail(self, times: int = 1, status: int = 502, methods: Collection[str] | None = None) -> None:
        """Answer the next calls with a gateway's HTML page; without `methods`, of all methods except getUpdates."""
        with self._world.changed:
            self._faults.burst(Refusal(status), times, methods)

    def unauthorize(self, times: int = 1, methods: Collection[str] = ("sendMessage",)) -> None:
        """Answer the next calls of these methods with 401, as for a revoked token."""
        with self._world.changed:
            self._faults.burst(Refusal(401, description="Unauthorized"), times, methods)

    def answer(
        self,
        body: str,
        times: int = 1,
        status: int = 200,
        methods: Collection[str] = ("sendMessage",),
        *,
        processed: bool = False,
    ) -> None:
        """Answer the next calls of these methods with this body; if `processed`, they still take effect."""
        with self._world.changed:
            self._faults.burst(Refusal(status, body=body, processed=processed), times, methods)

    def cut(self, times: int = 1, methods: Collection[str] = ("sendMessage",), *, processed: bool = False) -> None:
        """Cut the connections of the next calls of these methods; if `processed`, after they took effect."""
        with self._world.changed:
            self._faults.burst(Refusal(0, cuts=True, processed=processed), times, methods)

    @contextmanager
    def outage(self, *, silent: bool = False) -> Iterator[None]:
        """Stop serving for the duration of the block; if `silent`, connections aren't even refused.

        Updates and planned faults are kept. Holds are released.
        """
        before = self._server
        before.stop()
        try:
            with silence(before.port) if silent else nullcontext():
                yield
        finally:
            self._server = before.again()
            self._server.start()

    def delay(self, method: str, seconds: float) -> None:
        """Delay all calls of a method; 0 seconds end the delay."""
        with self._world.changed:
            self._faults.delays[method] = seconds

    def calm(self) -> None:
        """Cancel outstanding faults planned by `flood`, `refuse`, `fail`, `answer` and `cut`."""
        with self._world.changed:
            self._faults.drop_bursts()

    def hang(self, method: str, *, processed: bool = False) -> Hang:
        """Hold the calls of a method back until the returned Hang is released; see there for `processed`."""
        hang = Hang(method, processed=processed)
        with self._world.changed:
            self._faults.hang(hang)
        return hang

    # --- actions of the bot

    @property
    def calls(self) -> list[Call]:
        """All answered calls, in the order of the answers."""
        with self._world.changed:
            return list(self._server.record.finished)

    @property
    def in_flight(self) -> list[Call]:
        """Calls that wait for their answer, including long polls."""
        with self._world.changed:
            return list(self._server.record.in_flight.values())

    @property
    def pending_updates(self) -> int:
        """Number of updates that the bot hasn't confirmed."""
        with self._world.changed:
            return len(self._world.updates)

    @property
    def updates(self) -> list[JSON]:
        """All updates for the bot, from the start."""
        with self._world.changed:
            return list(self._world.updates.queued)

    def calls_of(self, method: str) -> list[Call]:
        """Return the answered calls of one method."""
        return [call for call in self.calls if call.method == method]

    def sent(self, chat: Chat | None = None, *, after: Message | Sent | None = None) -> list[Sent]:
        """Return the current state of the bot's messages in a chat, or in all; `after` leaves out earlier ones."""
        with self._world.changed:
            return [message.sent() for message in self._of_bot(chat)[self._first(chat, after) :]]

    def download(self, sent: Sent) -> bytes:
        """Return the file of a document that the bot sent."""
        with self._world.changed:
            return self._world.files[sent.media["document"]["file_id"]].data

    def _of_bot(self, chat: Chat | None) -> list[Message]:
        return chat.of_bot if chat else self._world.of_bot

    def _first(self, chat: Chat | None, after: Message | Sent | None) -> int:
        return bisect_right(self._of_bot(chat), after.time, key=lambda message: message.time) if after else 0

    def commands(self, scope: JSON | None = None, language_code: str = "") -> list[str]:
        """Return the names of the commands that the bot has set for exactly this scope and language."""
        given = scope or {"type": "default"}
        key = (*(str(given.get(part, "")) for part in ("type", "chat_id", "user_id")), language_code)
        with self._world.changed:
            return [command["command"] for command in self._server.methods.commands.get(key, [])]

    def described(self, field: str = "description", language_code: str = "") -> str:
        """Return the bot's `description` or `short_description` in exactly this language."""
        with self._world.changed:
            return self._server.methods.profile.texts.get((field, language_code), "")

    def describe(self, text: str) -> None:
        """Describe the bot, as its owner does in @BotFather."""
        with self._world.changed:
            self._server.methods.profile.texts["description", ""] = text

    # --- waiting

    def wait_until(self, condition: Callable[[Self], T], timeout: float = WAIT_SECONDS) -> T:
        """Wait until the condition holds and return its value; it is checked after every change."""
        with self._world.changed:
            value = self._world.changed.wait_for(lambda: condition(self), timeout)
        if not value:
            raise AssertionError(f"waited {timeout} s for nothing\n{self.summary()}")
        return value

    def wait_for_sent(
        self,
        chat: Chat | None = None,
        count: int = 1,
        timeout: float = WAIT_SECONDS,
        *,
        after: Message | Sent | None = None,
    ) -> list[Sent]:
        """Wait until the bot has sent `count` messages; return all messages sent by then."""
        with self._world.changed:
            # Count without building lists: a load test waits for thousands.
            wanted = count + self._first(chat, after)
            if not self._world.changed.wait_for(lambda: len(self._of_bot(chat)) >= wanted, timeout):
                seen = len(self._of_bot(chat)) - wanted + count
                raise AssertionError(f"waited {timeout} s for {count} messages, saw {seen}\n{self.summary()}")
            return self.sent(chat, after=after)

    def wait_for_call(self, method: str, count: int = 1, timeout: float = WAIT_SECONDS) -> list[Call]:
        """Wait until `count` calls of a method were answered; return all of its calls."""
        return self.wait_until(lambda api: calls if len(calls := api.calls_of(method)) >= count else [], timeout)

    def wait_for_answer(self, query_id: str, timeout: float = WAIT_SECONDS) -> Call:
        """Wait for the answer to a callback query or an inline query."""
        names = ("callback_query_id", "inline_query_id")

        def answers(api: Self) -> list[Call]:
            return [call for call in api.calls if query_id in [str(call.parameters.get(name)) for name in names]]

        return self.wait_until(answers, timeout)[0]

    def wait_for_held(self, hang: Hang, timeout: float = WAIT_SECONDS) -> Call:
        """Wait until a call hangs and return it."""
        held = self.wait_until(lambda api: [call for call in api.in_flight if call.method == hang.method], timeout)
        return held[0]

    def wait_for_cards(self, query_id: str, timeout: float = WAIT_SECONDS) -> list[Card]:
        """Wait for the answer to an inline query and return its cards."""
        call = self.wait_for_answer(query_id, timeout)
        with self._world.changed:
            return self._server.methods.read_cards(Params(call.parameters))

    def wait_until_idle(self, timeout: float = WAIT_SECONDS) -> None:
        """Wait until the bot has fetched and confirmed all updates and polls for more.

        It may still be processing them: wait separately for what it sends.
        """
        self.wait_until(
            lambda api: not api.pending_updates and any(call.method == "getUpdates" for call in api.in_flight),
            timeout,
        )

    def summary(self) -> str:
        """Return a summary for people: the newest calls, and those that still wait."""
        calls = self.calls
        lines = [f"{len(calls)} calls answered, {self.pending_updates} updates not confirmed"]
        lines += [f"  {_line(call)}" for call in calls[-_SHOWN_CALLS:]]
        lines += [f"  {_line(call)} (in flight)" for call in self.in_flight]
        return "\n".join(lines)


def _line(call: Call) -> str:
    given = {name: _short(value) for name, value in call.parameters.items()}
    shown = ", ".join(f"{name}={value}" for name, value in given.items())
    return f"{call.method}({shown}) -> {call.status or '...'} {call.error or ''}".rstrip()


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN_TEXT else f"{text[:_SHOWN_TEXT]}..."


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Serve a test double of the Telegram Bot API.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default="123456:TEST-token")
    parser.add_argument("--username", default="NewsTestBot")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with BotApi(options.token, options.username, options.port) as api:
        print(json.dumps({"url": api.url}), flush=True)
        for line in filter(str.strip, sys.stdin):
            api.update(json.loads(line))


if __name__ == "__main__":
    main()
