"""What bots with the same token share in PostgreSQL, each part by itself: places, turns to send, versions, clocks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
import sqlalchemy as sa
from telegram import Update
from waits import WAIT_SECONDS

from bot.memory import Memory, PendingUpdate
from bot.metrics import Metrics
from bot.replicas import session as session_module
from bot.replicas.budget import Budget
from bot.replicas.dispatching import Dispatcher
from bot.replicas.lease import Lease, OwnershipLost
from bot.replicas.listening import MASKED, masked
from bot.replicas.membership import Membership, NewerVersion
from bot.replicas.protocol import Handling
from bot.replicas.replica import Replica
from bot.replicas.session import Session
from index import StoreError

BOT = 7


@pytest.fixture
async def memory(postgres_url: str) -> AsyncIterator[Memory]:
    memory = Memory(postgres_url, bot_id=BOT)
    yield memory
    await memory.aclose()


@asynccontextmanager
async def member(memory: Memory, name: str, bot_id: int = BOT) -> AsyncIterator[Membership]:
    one = Membership(memory.engine, bot_id, name, Lease())
    await one.join()
    await one.beat()
    yield one
    await one.leave()


async def settle(*members: Membership) -> None:
    """Let each bot give signs of life, take what is free and give back what is too much, as often as it takes."""
    for _ in range(4):
        for one in members:
            await one.beat()
            await one.take_partitions()
            surplus = len(one.owned) - -(-64 // len(members))
            if surplus > 0:
                await one.give_back(sorted(one.owned)[:surplus])


async def until_alone(one: Membership) -> None:
    """Wait until the server has noticed that the other bots' connections are gone."""
    async with asyncio.timeout(WAIT_SECONDS):
        while len(one.peers) > 1:
            await asyncio.sleep(0.02)
            await one.beat()


async def test_bots_share_all_partitions_fairly_and_none_twice(memory: Memory) -> None:
    async with AsyncExitStack() as stack:
        members = [await stack.enter_async_context(member(memory, name)) for name in "abc"]
        await settle(*members)
        assert sorted(len(one.owned) for one in members) == [20, 22, 22]
        assert sorted(number for one in members for number in one.owned) == [*range(64)]
        assert [[peer.name for peer in one.peers] for one in members] == [[*"abc"], [*"bac"], [*"cab"]]


async def test_a_bot_that_ends_leaves_nothing_behind_and_one_that_vanishes_does(memory: Memory) -> None:
    async with member(memory, "a") as one:
        await settle(one)
    async with member(memory, "b") as one:
        assert not (await one.take_partitions()).left_behind
        one.lose()
    async with member(memory, "c") as one:
        await until_alone(one)
        assert len((await one.take_partitions()).left_behind) == 64


async def test_a_bot_that_has_just_connected_takes_nobodys_missing_listener_for_a_death(memory: Memory) -> None:
    async with member(memory, "a") as one:
        await settle(one)
        one.lose()
    async with member(memory, "b") as one:
        await until_alone(one)
        taken = await one.take_partitions()
    assert len(taken.left_behind) == 64
    assert taken.silent < 30, "the server may have been started again, which ends the connections of the living, too"


async def test_the_name_of_a_bot_in_any_script_is_known_among_the_servers_connections(memory: Memory) -> None:
    name = "Bär 東京"
    session = await Session.open(memory.engine, f"{masked(name)} listens")
    sql = MASKED.format("%(name)s::text")
    shown = f"SELECT current_setting('application_name') = 'newsbot ' || {sql} || ' listens'"  # constants
    assert await session.rows(shown, {"name": name}) == [(True,)]
    await session.close()


async def test_a_role_has_one_bot_until_its_session_ends(memory: Memory) -> None:
    async with member(memory, "a") as first, member(memory, "b") as second:
        assert await first.take_roles(["polling"]) == {"polling"}
        assert await second.take_roles(["polling"]) == set()
        first.lose()
        for _ in range(100):
            if await second.take_roles(["polling"]):
                return
            await asyncio.sleep(0.02)
    raise AssertionError("the role was never free")


async def test_bots_of_other_tokens_on_the_same_memory_are_others(memory: Memory) -> None:
    async with member(memory, "a") as one, member(memory, "b", bot_id=8) as other:
        await settle(one)
        await settle(other)
        assert len(one.owned) == len(other.owned) == 64
        assert [peer.name for peer in one.peers] == ["a"]


async def test_a_silent_session_ends_and_its_bot_learns_that_it_owns_nothing(memory: Memory) -> None:
    async with member(memory, "a") as silent, member(memory, "b") as other:
        await settle(silent)
        began = time.monotonic()
        while len(other.owned) < 64:
            await other.beat()
            await other.take_partitions()
            assert time.monotonic() - began < 60
            await asyncio.sleep(0.1)
        with pytest.raises(StoreError):
            await silent.beat()
        silent.lose()


async def test_all_bots_together_send_no_more_than_the_limit_in_any_second(memory: Memory) -> None:
    moments: list[float] = []

    async def send(budget: Budget, count: int) -> None:
        for _ in range(count):
            async with budget.turn():
                moments.append(time.monotonic())

    async with AsyncExitStack() as stack:
        members = [await stack.enter_async_context(member(memory, name)) for name in "abc"]
        budgets = [Budget(one.ask, BOT, 30, lambda: None, Metrics()) for one in members]
        await asyncio.gather(*(send(budget, 5) for budget in budgets for _ in range(5)))
    assert len(moments) == 75
    moments.sort()
    assert all(later - first >= 1.0 for first, later in zip(moments, moments[30:], strict=False))
    assert moments[-1] - moments[0] < 10


async def test_a_turn_waits_for_a_database_that_is_away_until_the_bot_must_not_send(memory: Memory) -> None:
    answers = [OwnershipLost(), None]

    def check() -> None:
        if error := answers.pop():
            raise error

    async with member(memory, "a") as one:
        budget = Budget(one.ask, BOT, 30, check, Metrics())
        one.lose()
        with pytest.raises(OwnershipLost):
            async with budget.turn():
                raise AssertionError("there is no turn without a database")


async def test_a_memory_that_another_version_has_changed_is_not_written_any_more(memory: Memory) -> None:
    memory.share(lambda: None, lambda _: None, lambda: 0.0)
    async with member(memory, "a") as one:
        await memory.note_all([PendingUpdate(1, 5, "{}")])
        with memory.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreError, match="another version of newsbot has changed its tables to version 9999"):
            await memory.note_all([PendingUpdate(2, 5, "{}")])
        with pytest.raises(NewerVersion, match=r"to version 9999 meanwhile, .* install that version of newsbot here"):
            await one.beat()
        assert memory.count_unfinished() == 1


async def test_work_of_an_earlier_term_changes_nothing_and_what_was_handled_is_still_written_down(
    memory: Memory,
) -> None:
    lease = Lease()
    memory.share(lease.stamp, lease.check_stamp, lambda: 0.0)
    await memory.note_all([PendingUpdate(1, -5, "{}", 3)])
    lease.renew(lease.now)
    lease.mark()
    await memory.change_settings(-5, language="de")
    lease.end()
    lease.renew(lease.now)
    with pytest.raises(OwnershipLost):
        await memory.change_settings(-5, language="ru")
    assert memory.chat_settings(-5).language == "de"
    await memory.mark_done(1)
    lease.unmark()
    assert memory.count_unfinished() == 0


async def test_times_are_those_of_the_databases_clock(memory: Memory) -> None:
    before = time.time()
    memory.share(lambda: None, lambda _: None, lambda: 3600.0)
    await memory.note_all([PendingUpdate(1, 5, "{}")])
    with memory.engine.connect() as connection:
        noted = connection.exec_driver_sql("SELECT noted_at FROM inbox").scalar_one() / 1000
    assert 3599 < noted - before < 3660
    async with member(memory, "a") as one:
        assert abs(one.ahead) < 1


async def test_a_session_sets_what_it_needs_itself_since_a_pooler_passes_on_no_options(memory: Memory) -> None:
    session = await Session.open(memory.engine, "a", 2.8)
    ((idle, pid, name),) = await session.rows(
        "SELECT current_setting('idle_session_timeout'), pg_backend_pid(), current_setting('application_name')"
    )
    assert (idle, pid, name) == ("2800ms", session.backend, "newsbot a")
    await session.close()


async def test_a_server_too_old_for_several_bots_is_one_sentence(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "LEAST_VERSION", 99)
    with pytest.raises(StoreError, match=r"PostgreSQL \d+ is too old\): update the server to PostgreSQL 99 or newer"):
        await Session.open(memory.engine, "a")


async def test_a_session_that_cannot_be_opened_never_says_the_password(memory: Memory) -> None:
    wrong = sa.create_engine(memory.engine.url.update_query_dict({"password": "hunter2", "sslmode": "hunter2"}))
    with pytest.raises(StoreError) as refused:
        await Session.open(wrong, "a")
    assert "hunter2" not in str(refused.value)


async def test_a_bot_that_ends_tries_once_to_write_down_what_it_has_handled(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    replica, tries = Replica(memory, "a", Metrics()), []

    async def fail(update_id: int) -> None:
        tries.append(update_id)
        raise StoreError("NEWSBOT_CHATS_URL", "db", "away")

    monkeypatch.setattr(memory, "mark_done", fail)
    replica.pause()
    with pytest.raises(StoreError):
        await replica._close(1)
    assert len(tries) <= 2


class Taker:
    """A handler of updates that remembers what it took."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.suspects: set[int] = set()

    @property
    def handling(self) -> Handling:
        async def nothing() -> None:
            """Read nothing again."""

        give: Callable[[Update], None] = lambda _: None  # noqa: E731
        return Handling(self._take, give, lambda _: Update(1), nothing)

    def _take(self, update: str, suspects: object) -> bool:
        self.taken.append(update)
        self.suspects = {*self.suspects, *suspects}  # type: ignore[misc]
        return update != "unreadable"


async def test_an_update_is_taken_up_once_in_order_by_the_owner_of_its_partition(memory: Memory) -> None:
    await memory.note_all([PendingUpdate(number, number % 3, f"{number}", number % 3) for number in (9, 4, 6, 5, 7)])
    async with member(memory, "a") as one:
        dispatcher, taker = Dispatcher(one.ask, BOT), Taker()
        for _ in range(2):
            await dispatcher.take_up(lambda: {0, 1}, taker.handling)
        assert taker.taken == ["4", "6", "7", "9"]
        assert dispatcher.busy() == {0, 1}
        assert dispatcher.finish(4)
        assert not dispatcher.finish(4)
        assert dispatcher.begin([6])
        dispatcher.lose({0, 1})
        assert dispatcher.finish(6), "what was sent is written down, even if its partition was lost meanwhile"
        assert not dispatcher.finish(9), "what was lost before the work on it began is another bot's affair"
        await dispatcher.take_up(lambda: {0, 1}, taker.handling)
        assert taker.taken[4:] == ["7", "9"], "what was finished isn't taken up again, even if that isn't written down"


async def test_what_was_open_when_two_bots_vanished_is_suspect(memory: Memory) -> None:
    await memory.note_all([PendingUpdate(1, 5, "first", 5), PendingUpdate(2, 6, "second", 6)])
    async with member(memory, "a") as one:
        taker = Taker()
        for partitions in ({5, 6}, {5}):
            dispatcher = Dispatcher(one.ask, BOT)
            await dispatcher.count_takeover(partitions)
        await dispatcher.take_up(lambda: {5, 6}, taker.handling)
        assert taker.suspects == {1}


async def test_the_memory_tells_of_changes_by_anybody(memory: Memory, postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as listener:
        listener.execute("LISTEN newsbot")
        await memory.note_all([PendingUpdate(1, 5, "{}")])
        await memory.change_settings(-5, language="de")
        await memory.migrate(-5, -1005)
        told = [notice.payload for notice in listener.notifies(timeout=5, stop_after=5)]
    assert told[:2] == ["inbox", "settings -5"]
    assert "moved -5 -1005" in told
