"""A bot's membership among those with its token: its session, the locks that it holds there, and who else is alive.

A bot is alive while its session is. What it owns are the session's advisory locks: the database frees them with it.
Not for what is done with them: see `replica.py`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.memory import CHATS_SETTING, MEMORY_VERSION
from bot.replicas.lease import IDLE_SECONDS, Lease
from bot.replicas.listening import MASKED
from bot.replicas.partitions import PARTITIONS, fair_share, lock_key
from bot.replicas.protocol import Peer
from bot.replicas.session import Session, Values
from index import StoreError, shown_url

_NOW = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

_BEAT = f"""
WITH beat AS (
    INSERT INTO replicas (bot_id, backend, name, partitions, roles, seen_at)
    VALUES (%(bot)s, %(backend)s, %(name)s, %(partitions)s, %(roles)s, {_NOW})
    ON CONFLICT (bot_id, backend) DO UPDATE SET name = excluded.name, partitions = excluded.partitions,
        roles = excluded.roles, seen_at = excluded.seen_at
    RETURNING seen_at
)
SELECT extract(epoch FROM clock_timestamp())::float, (SELECT max(version_num) FROM alembic_version), seen_at FROM beat
"""  # noqa: S608  # constants
_ALIVE = f"""
SELECT r.name, r.partitions, r.roles, r.backend FROM replicas r
JOIN pg_stat_activity a ON a.pid = r.backend AND a.datname = current_database()
WHERE r.bot_id = %(bot)s AND r.seen_at > {_NOW} - 10000 ORDER BY r.name, r.backend
"""  # noqa: S608  # constants
_FORGET = f"""
DELETE FROM replicas WHERE bot_id = %(bot)s AND (backend = %(backend)s OR seen_at < {_NOW} - 60000)
"""  # noqa: S608  # constants
_LOCK = "SELECT name FROM unnest(%(names)s::text[], %(keys)s::bigint[]) AS t(name, key) WHERE pg_try_advisory_lock(key)"
_LOCK_FREE = """
WITH free AS MATERIALIZED (
    SELECT name, key FROM unnest(%(names)s::text[], %(keys)s::bigint[]) WITH ORDINALITY AS t(name, key, place)
    WHERE NOT EXISTS (
        SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (classid::bigint << 32) | objid::bigint = key)
    ORDER BY place LIMIT %(most)s
)
SELECT name FROM free WHERE pg_try_advisory_lock(key)
"""
_UNLOCK = "SELECT pg_advisory_unlock(key) FROM unnest(%(keys)s::bigint[]) AS key"
# A bot whose listener is gone has ended, unless the server was: then all connections are new, this one, too.
_LEFT_BEHIND = f"""
SELECT p.number, CASE
    WHEN (SELECT backend_start < clock_timestamp() - interval '10 s' FROM pg_stat_activity WHERE pid = pg_backend_pid())
    AND NOT EXISTS (
        SELECT 1 FROM pg_stat_activity
        WHERE application_name = left('newsbot ' || {MASKED.format("max(p.owner)")} || ' listens', 63)
    ) THEN 60.0
    ELSE coalesce(({_NOW} - max(r.seen_at)) / 1000.0, 0) END::float FROM partitions p
LEFT JOIN replicas r ON r.bot_id = p.bot_id AND r.name = p.owner
WHERE p.bot_id = %(bot)s AND p.number = ANY(%(some)s) AND p.owner IS NOT NULL GROUP BY p.number
"""  # noqa: S608  # constants
_OWN = """
INSERT INTO partitions (bot_id, number, owner) SELECT %(bot)s, number, %(name)s FROM unnest(%(some)s::int[]) AS number
ON CONFLICT (bot_id, number) DO UPDATE SET owner = excluded.owner
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Partitions that a bot took."""

    partitions: frozenset[int]
    left_behind: frozenset[int]
    """Those of them whose owner didn't give them back: it was killed, stopped, or lost its session."""
    silent: float = 0.0
    """The seconds since the last sign of life of those owners; a minute if their processes are known to be gone."""


class Membership:
    """One bot's place among the others, in one session after another. Lives on one event loop.

    Methods that ask the database raise StoreError; call `lose` then, and `join` again.
    """

    def __init__(self, engine: sa.Engine, bot_id: int, name: str, lease: Lease) -> None:
        self.name = name
        self.owned: set[int] = set()
        """The partitions whose locks the session holds."""
        self.roles: set[str] = set()
        """The roles whose locks it holds."""
        self.peers: list[Peer] = []
        self.ahead = 0.0
        """Seconds that the database's clock is ahead of this machine's."""
        self._engine = engine
        self._bot_id = bot_id
        self._lease = lease
        self._session: Session | None = None

    @property
    def backend(self) -> int:
        """The number of the server's process for the session; 0 without one."""
        return self._session.backend if self._session else 0

    async def join(self) -> None:
        """Open a session. Raises StoreError, also if PostgreSQL is too old for it."""
        self._session = await Session.open(self._engine, self.name, IDLE_SECONDS)
        await self.ask(_FORGET, {"bot": self._bot_id, "backend": self.backend})

    def lose(self) -> None:
        """Count on nothing any more: the session is gone, or can't be trusted."""
        self._lease.end()
        self.owned.clear()
        self.roles.clear()
        self.peers = []
        if self._session is not None:
            self._session.abandon()
            self._session = None

    async def leave(self) -> None:
        """Give back everything, and end the session."""
        session, self._session = self._session, None
        self._lease.end()
        if session is not None:
            values = {"bot": self._bot_id, "name": None, "some": sorted(self.owned), "backend": session.backend}
            try:
                await session.rows(_OWN, values)
                await session.rows(_FORGET, values)
            finally:
                await session.close()
        self.owned.clear()
        self.roles.clear()

    async def ask(self, statement: str, values: Values = None) -> list[tuple[Any, ...]]:
        """Run a statement in the session; return its rows."""
        if self._session is None:
            raise StoreError(CHATS_SETTING, "of the bots' session", "the connection to it was lost")
        return await self._session.rows(statement, values)

    async def beat(self) -> None:
        """Tell the others that this bot is alive, renew the lease, and look who else is.

        Raises NewerVersion if a newer version of newsbot has changed the memory.
        """
        self._check_lease("it was silent for too long")
        asked, before = self._lease.now, time.time()
        mine = {"bot": self._bot_id, "backend": self.backend, "name": self.name, "partitions": len(self.owned)}
        [(clock, version, _)] = await self.ask(_BEAT, mine | {"roles": ",".join(sorted(self.roles))})
        if version != MEMORY_VERSION:
            raise NewerVersion(shown_url(self._engine.url), str(version))
        self._check_lease("it answered too late")
        self._lease.renew(asked)
        self.ahead = clock - (before + time.time()) / 2
        rows = await self.ask(_ALIVE, {"bot": self._bot_id})
        peers = [
            Peer(name, partitions, tuple(filter(None, roles.split(","))), backend == self.backend)
            for name, partitions, roles, backend in rows
        ]
        self.peers = sorted(peers, key=lambda peer: not peer.is_self)

    def _check_lease(self, reason: str) -> None:
        """Raise StoreError if the lease has lapsed: work was refused to go on, and others may have taken over."""
        if self._lease.has_lapsed:
            raise StoreError(CHATS_SETTING, "of the bots' session", reason)

    async def take_roles(self, wanted: Iterable[str]) -> set[str]:
        """Take the roles that nobody has, of those that are wanted; return the new ones."""
        new = await self._lock(sorted(set(wanted) - self.roles))
        self.roles |= new
        return new

    async def take_partitions(self) -> Taken:
        """Take free partitions, up to this bot's share."""
        lacks = fair_share(len(self.peers)) - len(self.owned)
        others = [number for number in random.sample(range(PARTITIONS), PARTITIONS) if number not in self.owned]
        keys = [lock_key(self._bot_id, number) for number in others]
        values: dict[str, Any] = {"names": [*map(str, others)], "keys": keys, "most": lacks}
        taken = {int(name) for (name,) in await self.ask(_LOCK_FREE, values)} if lacks > 0 else set()
        if not taken:
            return Taken(frozenset(), frozenset())
        values = {"bot": self._bot_id, "some": sorted(taken), "name": self.name}
        left_behind = dict(await self.ask(_LEFT_BEHIND, values))
        await self.ask(_OWN, values)
        self.owned |= taken
        return Taken(frozenset(taken), frozenset(left_behind), min(left_behind.values(), default=0.0))

    async def give_back(self, partitions: Collection[int]) -> None:
        """Give back partitions in which nothing is being handled."""
        await self.ask(_OWN, {"bot": self._bot_id, "some": sorted(partitions), "name": None})
        self.owned -= {*partitions}
        await self.unlock(map(str, partitions))

    async def lock(self, name: str) -> bool:
        """Take a lock, if nobody has it; return whether this bot has it now. It has to give it back as often."""
        return bool(await self._lock([name]))

    async def unlock(self, names: Iterable[str]) -> None:
        """Give back locks."""
        await self.ask(_UNLOCK, {"keys": [lock_key(self._bot_id, name) for name in names]})

    async def _lock(self, names: Iterable[str]) -> set[str]:
        names = [*names]
        if not names:
            return set()
        keys = [lock_key(self._bot_id, name) for name in names]
        return {name for (name,) in await self.ask(_LOCK, {"names": names, "keys": keys})}


class NewerVersion(StoreError):
    """Another version of newsbot has changed the memory while this one ran."""

    def __init__(self, where: str, version: str) -> None:
        self.version = version
        reason = (
            f"another version of newsbot has changed its tables to version {version} meanwhile, and this one knows "
            f"{MEMORY_VERSION}"
        )
        super().__init__(CHATS_SETTING, where, reason, "install that version of newsbot here, too")
