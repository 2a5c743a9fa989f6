"""A fast double of the Bot API, for load tests: python -m benchmarks.double [--port N]

It supports private chats only and accepts all messages of a bot. It returns messages as Telegram does, with the
entities of the markup and the message that is replied to. By its own clock, in seconds, it records when each update
became available and when each answer arrived. It prints its port once it is serving. (The double that the tests use
validates every call, and that time would be measured, too.)

It is controlled over HTTP. POST /plan takes a list of chats and texts, and starts a new record:

    closed   each chat has `depth` questions waiting; each answer lets in the chat's next one
    open     questions arrive at an average of `rate` a second (a Poisson process), until POST /end

POST /hooks has updates delivered to the Unix sockets of webhooks instead of polled (double_hooks.py). POST /put adds
one message; GET /record returns the current record, and GET /last the text that was sent last. With `flood_every` = n,
every nth call gets a 429.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import json
import random
import re
import time
from collections import deque
from collections.abc import Awaitable, Callable
from itertools import count, cycle
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from benchmarks.double_hooks import Hooks

JSON = dict[str, Any]
MOST_UPDATES = 100  # in one response to getUpdates
RETRY_AFTER = 1  # seconds
BOT: JSON = {"id": 1000, "is_bot": True, "first_name": "Bot", "username": "load_bot"}
_ME = BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
_TAG = re.compile(r"<(/?)(\w[\w-]*)(?: href=\"([^\"]*)\")?[^>]*>")
_KINDS = {"b": "bold", "i": "italic", "a": "text_link", "u": "underline", "s": "strikethrough", "code": "code"}


class Record:
    """Messages received and sent since the plan began."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, float]] = []  # message number, chat, time
        self.sent: list[tuple[int, int | None, float]] = []  # chat, number of the message it replies to, time
        self.edits: list[tuple[str, float]] = []
        self.refused = 0
        self._cpu = time.process_time()

    def json(self) -> JSON:
        spent = time.process_time() - self._cpu
        return {name: value for name, value in vars(self).items() if name[0] != "_"} | {"cpu_s": spent}


class Chats:
    """The updates that wait to be fetched, and the plan that adds new ones."""

    def __init__(self) -> None:
        self.record = Record()
        self.last_text = ""
        self.allowed: list[str] | None = None  # the kinds of updates that the bot asked for; None until it polls
        self._waiting: deque[tuple[int, str]] = deque()
        self._new = asyncio.Event()
        self._numbers = count(1)
        self._asked: dict[int, JSON] = {}
        self._askers: dict[int, int] = {}
        self._next: dict[int, deque[str]] = {}
        self._steady: asyncio.Task[None] | None = None
        self.hooks: Hooks | None = None

    def plan(self, plan: JSON) -> None:
        """Start a plan and end the previous one."""
        self.end()
        self.record, self._asked, self._askers, self._next = Record(), {}, {}, {}
        if plan["kind"] == "open":
            self._steady = asyncio.create_task(self._come_in(plan))
            return
        for chat, text in plan["questions"]:
            self._next.setdefault(chat, deque()).append(text)
        for _ in range(plan["depth"]):
            for chat in self._next:
                self._go_on(chat)

    def end(self) -> None:
        """Stop adding questions."""
        if self._steady:
            self._steady.cancel()
        self._steady = None

    def ask(self, chat: int, text: str, inline: bool = False) -> None:
        """Make an update available."""
        number = next(self._numbers)
        self._askers[number] = chat
        person = {"id": chat, "is_bot": False, "first_name": f"Reader {chat}", "language_code": "en"}
        if inline:
            update: JSON = {"inline_query": {"id": str(number), "from": person, "query": text, "offset": ""}}
        else:
            self._asked[number] = _message(number, chat, person, text)
            update = {"message": self._asked[number]}
        self.record.asked.append((number, chat, time.monotonic()))
        self._offer(chat, number, json.dumps({"update_id": number, **update}))

    def _offer(self, chat: int, number: int, update: str) -> None:
        if self.hooks is not None:
            self.hooks.deliver(chat, update)
            return
        self._waiting.append((number, update))
        self._new.set()

    def answered(self, chat: int | None, number: int | None) -> None:
        """Record an answer and let in the next question of its chat; None means the chat of the person who asked."""
        chat = self._askers.get(number or 0, 0) if chat is None else chat
        self.record.sent.append((chat, number, time.monotonic()))
        self._go_on(chat)

    def message(self, number: int | None) -> JSON:
        """Return the fields of a sent message that hold the message it replies to."""
        asked = self._asked.get(number or 0)
        return {"reply_to_message": asked} if asked else {}

    def number(self) -> int:
        """Return the number of the next message or update."""
        return next(self._numbers)

    async def updates(self, offset: int, limit: int, seconds: float) -> str:
        """Return the updates from `offset` on, as JSON; wait up to `seconds` for the first."""
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()
        if not self._waiting and seconds:
            self._new.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._new.wait()
            except TimeoutError:
                pass
        return ",".join(text for _, (_, text) in zip(range(limit), self._waiting, strict=False))

    def _go_on(self, chat: int) -> None:
        if waiting := self._next.get(chat):
            self.ask(chat, waiting.popleft())

    async def _come_in(self, plan: JSON) -> None:
        due, chance = time.monotonic(), random.Random(plan["seed"])
        for chat, text in cycle(plan["questions"]):
            due += chance.expovariate(plan["rate"])
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            self.ask(chat, text, plan.get("inline", False))


def _message(number: int, chat: int, person: JSON, text: str) -> JSON:
    private = {"id": chat, "type": "private", "first_name": f"Reader {chat}"}
    message = {"message_id": number, "date": int(time.time()), "chat": private, "from": person, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return message


class Api:
    """The Bot API methods that bots call, and the faults of a plan."""

    def __init__(self) -> None:
        self.chats = Chats()
        self.flood_every = 0
        self._calls = 0
        self._methods: dict[str, Callable[[JSON], Any]] = {
            "getMe": lambda _: _ME,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "answerInlineQuery": self._answer_inline,
            "getMyDescription": lambda _: {"description": ""},
            "getWebhookInfo": lambda _: {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
        }

    async def call(self, method: str, given: JSON) -> tuple[int, str]:
        """Return the status and body of a response."""
        if method == "getUpdates":
            if "allowed_updates" in given:
                self.chats.allowed = json.loads(given["allowed_updates"])
            self.chats.allowed = self.chats.allowed or []
            numbers = int(given.get("offset", 0)), int(given.get("limit", MOST_UPDATES))
            updates = await self.chats.updates(
                numbers[0], min(numbers[1], MOST_UPDATES), float(given.get("timeout", 0))
            )
            return 200, f'{{"ok":true,"result":[{updates}]}}'
        self._calls += 1
        if self.flood_every and self._calls % self.flood_every == 0:
            self.chats.record.refused += 1
            refusal = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {RETRY_AFTER}"}
            return 429, json.dumps(refusal | {"parameters": {"retry_after": RETRY_AFTER}})
        work = self._methods.get(method)
        return 200, json.dumps({"ok": True, "result": work(given) if work else True})

    def plan(self, plan: JSON) -> None:
        """Start a plan of questions and faults."""
        self.flood_every = plan.get("flood_every", 0)
        self._calls = 0
        self.chats.plan(plan)

    def _send(self, given: JSON) -> JSON:
        chat = int(given["chat_id"])
        number = json.loads(given.get("reply_parameters", "{}")).get("message_id")
        plain = _plain(given)
        self.chats.last_text = plain["text"]
        self.chats.answered(chat, number)
        return _message(self.chats.number(), chat, BOT, "") | plain | self.chats.message(number)

    def _edit(self, given: JSON) -> JSON:
        self.chats.record.edits.append((given["text"], time.monotonic()))
        return _message(int(given["message_id"]), int(given["chat_id"]), BOT, "") | _plain(given)

    def _answer_inline(self, given: JSON) -> bool:
        self.chats.answered(None, int(given["inline_query_id"]))
        return True


def _plain(given: JSON) -> JSON:
    """Return the text without its markup, and the entities; offsets count characters, since no bot reads them."""
    text = given["text"]
    if given.get("parse_mode") != "HTML":
        return {"text": text}
    entities: list[JSON] = []
    opened: list[JSON] = []
    plain, end = "", 0
    for tag in _TAG.finditer(text):
        plain += html.unescape(text[end : tag.start()])
        end = tag.end()
        if tag[1]:
            entity = opened.pop()
            entity["length"] = len(plain) - entity["offset"]
        else:
            opened.append(
                {"type": _KINDS.get(tag[2], tag[2]), "offset": len(plain)} | ({"url": tag[3]} if tag[3] else {})
            )
            entities.append(opened[-1])
    return {"text": plain + html.unescape(text[end:]), "entities": entities}


def handler(api: Api) -> Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]:
    """Return the handler of requests from bots and from the benchmark that controls this process."""

    async def handle(request: web.BaseRequest) -> web.StreamResponse:
        content = await request.text()
        kind, _, rest = request.path.lstrip("/").partition("/")
        if kind.startswith("bot"):
            given = json.loads(content) if request.content_type == "application/json" else dict(parse_qsl(content))
            status, body = await api.call(rest, given)
        else:
            status, body = 200, json.dumps(_control(api, kind, json.loads(content or "{}")))
        return web.Response(status=status, text=body, content_type="application/json")

    return handle


def _control(api: Api, kind: str, given: JSON) -> Any:
    if kind == "plan":
        api.plan(given)
    elif kind == "end":
        api.chats.end()
    elif kind == "hooks":
        api.chats.hooks = Hooks(given["sockets"], given["path"], given["headers"])
    elif kind == "put":
        api.chats.ask(given["chat"], given["text"])
    elif kind == "record":
        return api.chats.record.json()
    elif kind == "last":
        return {"text": api.chats.last_text}
    record = api.chats.record
    return {"asked": len(record.asked), "sent": len(record.sent), "allowed": api.chats.allowed}


async def serve(port: int) -> None:
    """Serve until cancelled."""
    runner = web.ServerRunner(web.Server(handler(Api())), handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serve on the loopback interface until the process is terminated."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    asyncio.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
