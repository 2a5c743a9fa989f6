"""A double of the Bot API that is fast enough to measure a bot by: python -m benchmarks.double [--port N]

It knows private chats alone, takes what a bot sends without judging it, gives back messages as Telegram does (with
the entities of the markup, and the message that is replied to), and notes when each thing became available and when
each answer arrived, in seconds of its own clock. Prints its port when it serves. The double that tests talk to judges
every call, which would be measured, too.

What it is to do comes over HTTP as well. POST /plan gives a list of chats and texts, and begins a new record:

    closed   each chat has `depth` questions waiting; the next comes in when one is answered
    open     questions come in by themselves, `rate` a second on average (a Poisson process), until POST /end

POST /put adds one message; GET /record gives the record so far. `flood_every` refuses each so many-th call with 429.
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

JSON = dict[str, Any]
MOST_UPDATES = 100  # in one answer to getUpdates
RETRY_AFTER = 1  # seconds
BOT: JSON = {"id": 1000, "is_bot": True, "first_name": "Bot", "username": "load_bot"}
_ME = BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
_TAG = re.compile(r"<(/?)(\w[\w-]*)(?: href=\"([^\"]*)\")?[^>]*>")
_KINDS = {"b": "bold", "i": "italic", "a": "text_link", "u": "underline", "s": "strikethrough", "code": "code"}


class Record:
    """What came in and went out since the plan began."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int, float]] = []  # number, chat, when
        self.sent: list[tuple[int, int | None, float]] = []  # chat, the number that it answers if it says so, when
        self.edits: list[tuple[str, float]] = []
        self.refused = 0
        self._cpu = time.process_time()

    def json(self) -> JSON:
        spent = time.process_time() - self._cpu
        return {name: value for name, value in vars(self).items() if name[0] != "_"} | {"cpu_s": spent}


class Chats:
    """Who asks what, and when: the updates that wait to be fetched, and the plan that brings new ones."""

    def __init__(self) -> None:
        self.record = Record()
        self.allowed: list[str] | None = None  # what the bot asked for; None until it polls
        self._waiting: deque[tuple[int, str]] = deque()
        self._new = asyncio.Event()
        self._numbers = count(1)
        self._asked: dict[int, JSON] = {}
        self._askers: dict[int, int] = {}
        self._next: dict[int, deque[str]] = {}
        self._steady: asyncio.Task[None] | None = None

    def plan(self, plan: JSON) -> None:
        """Begins a plan; the one before is over."""
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
        """Nothing more comes in by itself."""
        if self._steady:
            self._steady.cancel()
        self._steady = None

    def ask(self, chat: int, text: str, inline: bool = False) -> None:
        """Makes an update available."""
        number = next(self._numbers)
        self._askers[number] = chat
        person = {"id": chat, "is_bot": False, "first_name": f"Reader {chat}", "language_code": "en"}
        if inline:
            update: JSON = {"inline_query": {"id": str(number), "from": person, "query": text, "offset": ""}}
        else:
            self._asked[number] = _message(number, chat, person, text)
            update = {"message": self._asked[number]}
        self._waiting.append((number, json.dumps({"update_id": number, **update})))
        self.record.asked.append((number, chat, time.monotonic()))
        self._new.set()

    def answered(self, chat: int | None, number: int | None) -> None:
        """Notes an answer, and lets the next question of its chat come in. Without a chat it is the asker's."""
        chat = self._askers.get(number or 0, 0) if chat is None else chat
        self.record.sent.append((chat, number, time.monotonic()))
        self._go_on(chat)

    def message(self, number: int | None) -> JSON:
        """What a sent message holds of the one that it replies to."""
        asked = self._asked.get(number or 0)
        return {"reply_to_message": asked} if asked else {}

    def number(self) -> int:
        """Of the next message or update."""
        return next(self._numbers)

    async def updates(self, offset: int, limit: int, seconds: float) -> str:
        """The updates from `offset` on, as JSON; waits for one."""
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
    """The methods that bots call here, and the faults of a plan."""

    def __init__(self) -> None:
        self.chats = Chats()
        self.flood_every = 0
        self._calls = 0
        self._methods: dict[str, Callable[[JSON], Any]] = {
            "getMe": lambda _: _ME,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "answerInlineQuery": self._answer_inline,
        }

    async def call(self, method: str, given: JSON) -> tuple[int, str]:
        """The status and the body of an answer."""
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
        """Begins a plan of questions and faults."""
        self.flood_every = plan.get("flood_every", 0)
        self._calls = 0
        self.chats.plan(plan)

    def _send(self, given: JSON) -> JSON:
        chat = int(given["chat_id"])
        number = json.loads(given.get("reply_parameters", "{}")).get("message_id")
        self.chats.answered(chat, number)
        return _message(self.chats.number(), chat, BOT, "") | _plain(given) | self.chats.message(number)

    def _edit(self, given: JSON) -> JSON:
        self.chats.record.edits.append((given["text"], time.monotonic()))
        return _message(int(given["message_id"]), int(given["chat_id"]), BOT, "") | _plain(given)

    def _answer_inline(self, given: JSON) -> bool:
        self.chats.answered(None, int(given["inline_query_id"]))
        return True


def _plain(given: JSON) -> JSON:
    """The text without its markup, and the entities. Their offsets don't count UTF-16: nobody here reads them."""
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
    """Answers requests: of bots, and of the process that measures them."""

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
    elif kind == "put":
        api.chats.ask(given["chat"], given["text"])
    elif kind == "record":
        return api.chats.record.json()
    record = api.chats.record
    return {"asked": len(record.asked), "sent": len(record.sent), "allowed": api.chats.allowed}


async def serve(port: int) -> None:
    """Serves until it is cancelled."""
    runner = web.ServerRunner(web.Server(handler(Api())), handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serves on the loopback interface until the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0, help="0: any that is free")
    asyncio.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
