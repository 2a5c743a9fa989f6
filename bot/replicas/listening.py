"""What the database tells a bot at once: new updates, and what other bots changed or say. Not for what follows from it.

The memory's triggers tell of changes (`bot/memory/tables.py`), in words: "settings 42". Bots tell each other JSON. What
is told while the listener isn't connected is lost: after each new connection, everything is looked at again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import sqlalchemy as sa

from bot.errors import describe
from bot.memory import CHANNEL
from bot.replicas.protocol import Told
from bot.replicas.session import Session
from index import StoreError

_log = logging.getLogger(__name__)

MOST_BYTES = 7_000
"""Maximum size of what a bot tells: PostgreSQL takes less than 8,000 bytes."""

AGAIN_SECONDS = 1.0
"""Seconds until a lost connection is opened again."""

MASKED = "regexp_replace({}, '[^ -~]', '?', 'g')"
"""SQL for what `masked` returns."""

TELL = "SELECT pg_notify(%(channel)s, %(words)s)"


class Listener:
    """Listens to the database, and calls whoever wants to know. Lives on one event loop."""

    def __init__(self, engine: sa.Engine, name: str, bot_id: int, connected: Callable[[], Awaitable[None]]) -> None:
        """Create a listener. `connected` is called after each connection: something may have been missed."""
        self._engine = engine
        self._name = name
        self._channel = f"{CHANNEL}_{bot_id}"
        self._connected = connected
        self._told: defaultdict[str, list[Told]] = defaultdict(list)

    def on_told(self, kind: str, told: Told) -> None:
        """Call `told` with what is told of this kind."""
        self._told[kind].append(told)

    def message(self, sender: str, kind: str, value: Any) -> dict[str, str] | None:
        """Return the values of `TELL` for something to tell all other bots; None if it is too long."""
        words = json.dumps({"from": sender, "kind": kind, "value": value})
        return {"channel": self._channel, "words": words} if len(words.encode()) <= MOST_BYTES else None

    async def run(self, sender: str) -> None:
        """Listen until cancelled, except to what `sender`, this bot itself, tells."""
        while True:
            try:
                await self._listen(sender)
            except StoreError as error:
                _log.debug("The database tells nothing for now: %s", error)
            except Exception as error:  # if this task ended, updates would be taken up late
                _log.error("What the database tells can't be read: %s", describe(error))
            await asyncio.sleep(AGAIN_SECONDS)

    async def _listen(self, sender: str) -> None:
        session = await Session.open(self._engine, f"{masked(self._name)} listens")
        try:
            for channel in (CHANNEL, self._channel):
                await session.rows(f'LISTEN "{channel}"')
            await self._connected()
            async for channel, words in session.notices():
                if channel == CHANNEL:
                    kind, _, value = words.partition(" ")
                    self._tell(kind, [int(number) for number in value.split()])
                elif (message := json.loads(words))["from"] != sender:
                    self._tell(message["kind"], message["value"])
        finally:
            session.abandon()

    def _tell(self, kind: str, value: Any) -> None:
        for told in self._told[kind]:
            told(value)


def masked(name: str) -> str:
    """Return a name as every version of PostgreSQL shows it: in ASCII. Each masks other characters in its own way."""
    return re.sub(r"[^ -~]", "?", name)
