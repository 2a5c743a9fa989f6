"""Partitions of chats: every chat has one, bots share them fairly, and what is given back is what others need."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replicas.partitions import PARTITIONS, fair_share, lock_key, partition_of, to_give_back

KEYS = st.one_of(st.none(), st.integers(-(2**62), 2**62))
SOME = st.sets(st.integers(0, PARTITIONS - 1))


@given(KEYS)
@settings(deadline=None)
def test_every_chat_and_person_has_a_partition(key: int | None) -> None:
    assert 0 <= partition_of(key) < PARTITIONS


@given(st.integers(1, 200))
@settings(deadline=None)
def test_shares_cover_all_partitions_and_differ_by_little(bots: int) -> None:
    assert fair_share(bots) * bots >= PARTITIONS
    assert (fair_share(bots) - 1) * bots < PARTITIONS


@given(SOME, SOME, st.integers(0, 100))
@settings(deadline=None)
def test_a_bot_gives_back_what_exceeds_its_share_and_first_what_is_at_rest(
    owned: AbstractSet[int], busy: AbstractSet[int], bots: int
) -> None:
    given_back = to_give_back(owned, busy, bots)
    stays = owned - {*given_back}
    assert len(stays) == min(len(owned), fair_share(bots))
    assert {*given_back} <= owned
    if any(number in busy for number in given_back):
        assert all(number in busy for number in stays)


@given(st.lists(st.tuples(st.integers(1, 2**62), st.integers(0, 63)), unique=True))
@settings(deadline=None)
def test_locks_of_bots_and_partitions_differ_and_fit_into_64_bits(names: list[tuple[int, int]]) -> None:
    keys = [lock_key(bot_id, number) for bot_id, number in names]
    assert len({*keys}) == len(names)
    assert all(-(2**63) <= key < 2**63 for key in keys)
