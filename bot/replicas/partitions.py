"""Partitions of chats: which one a chat belongs to, and how many of them a bot takes. Pure functions.

Not for who owns one: see `membership.py`.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b

PARTITIONS = 64
"""The number of partitions. All bots on one memory must agree on it: an update belongs to one of them."""


def partition_of(key: int | None) -> int:
    """Return the partition of a chat, or of a person who asks inline; None for an update of neither.

    A person's private chat has their number, so both are handled by the same bot.
    """
    return (key or 0) % PARTITIONS


def fair_share(bots: int) -> int:
    """Return the maximum number of partitions that each of some bots owns; together they can own all."""
    return -(-PARTITIONS // max(1, bots))


def to_give_back(owned: Collection[int], busy: Collection[int], bots: int) -> list[int]:
    """Return the partitions that a bot gives back, so that others get their share: those without open work first."""
    surplus = len(owned) - fair_share(bots)
    return sorted(owned, key=lambda number: (number in busy, number))[: max(0, surplus)]


def lock_key(bot_id: int, name: str | int) -> int:
    """Return the key of an advisory lock in PostgreSQL: a signed number of 64 bits that other programs don't use."""
    return int.from_bytes(blake2b(f"newsbot {bot_id} {name}".encode(), digest_size=8).digest(), signed=True)
