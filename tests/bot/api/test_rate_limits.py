"""Rate limits on sending: waiting messages delay no others, and temporarily refused messages arrive eventually."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.api import rate_limits as outgoing
from bot.api.rate_limits import RateLimiter, SendingLimits, Window
from bot.api.responses import ServerFault, Unconfirmed
from tests.bot.virtual_time import in_virtual_time

# python-telegram-bot emits a warning whenever a RetryAfter is created.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")

ALICE, BOB, GROUP, OTHER_GROUP = 7, 8, -100, -200
FREE = SendingLimits(private=0, group=0, everywhere=0)


class Telegram:
    """A double that records when calls arrive, and refuses a chat's first calls if the test says so."""

    def __init__(self, limits: SendingLimits | None = None) -> None:
        self.limits = RateLimiter(limits, self._probe)
        self.probes: list[TelegramError] = []
        self.arrived: list[tuple[float, object, str]] = []
        self.trouble: dict[object, list[TelegramError]] = {}

    async def call(self, chat: object, text: str = "", endpoint: str = "sendMessage") -> Any:
        data = {} if chat is None else {"chat_id": chat}
        return await self.limits.process_request(self._answer, (chat, text), {}, endpoint, data, None)

    def begin(self, chats: Sequence[object], endpoint: str = "sendMessage") -> list[asyncio.Task[Any]]:
        """Start a numbered call for each of these chats."""
        return [asyncio.create_task(self.call(chat, str(number), endpoint)) for number, chat in enumerate(chats)]

    async def all(self, chats: Sequence[object]) -> None:
        await asyncio.gather(*self.begin(chats))

    async def _answer(self, chat: object, text: str) -> str:
        self.arrived.append((round(asyncio.get_running_loop().time(), 6), chat, text))
        if self.trouble.get(chat):
            raise self.trouble[chat].pop(0)
        return "sent"

    async def _probe(self) -> None:
        if self.probes:
            raise self.probes.pop(0)

    def times(self, *chats: object) -> list[float]:
        """Return when calls for these chats arrived; without chats, for all."""
        return [time for time, chat, _ in self.arrived if not chats or chat in chats]

    def texts(self, chat: object) -> list[str]:
        return [text for _, to, text in self.arrived if to == chat]


def flood(seconds: float) -> RetryAfter:
    return RetryAfter(timedelta(seconds=seconds))


# -- limits


@in_virtual_time
async def test_a_private_chat_gets_the_first_message_at_once_and_one_a_second_from_then_on() -> None:
    telegram = Telegram()
    await telegram.all([ALICE] * 4)
    assert telegram.times() == [0, 1, 2, 3]
    assert telegram.texts(ALICE) == ["0", "1", "2", "3"]


@in_virtual_time
async def test_private_chats_do_not_wait_for_each_other() -> None:
    telegram = Telegram()
    await telegram.all([ALICE, ALICE, BOB, BOB])
    assert telegram.times(ALICE) == telegram.times(BOB) == [0, 1]


@in_virtual_time
async def test_a_message_after_a_second_of_silence_goes_out_at_once() -> None:
    telegram = Telegram()
    await telegram.call(ALICE)
    await asyncio.sleep(1.5)
    await telegram.call(ALICE)
    assert telegram.times() == [0, 1.5]


@in_virtual_time
async def test_a_group_gets_twenty_messages_in_any_minute() -> None:
    telegram = Telegram()
    await telegram.all([GROUP] * 45)
    assert telegram.times() == [0] * 20 + [60] * 20 + [120] * 5
    assert telegram.texts(GROUP) == [str(number) for number in range(45)]


@in_virtual_time
async def test_a_channel_by_its_name_has_the_limit_of_a_group() -> None:
    telegram = Telegram()
    await telegram.all(["@news"] * 21)
    assert telegram.times() == [0] * 20 + [60]


@in_virtual_time
async def test_all_chats_together_get_thirty_messages_in_any_second() -> None:
    telegram = Telegram()
    await telegram.all(range(1, 71))
    assert telegram.times() == [0] * 30 + [1] * 30 + [2] * 10
    assert [chat for _, chat, _ in telegram.arrived] == list(range(1, 71))


@in_virtual_time
async def test_a_chat_that_waits_for_its_own_limit_takes_nothing_from_the_others() -> None:
    telegram = Telegram()
    waiting = telegram.begin([GROUP] * 200 + [ALICE] * 100)
    await asyncio.sleep(5)
    await telegram.all(range(1000, 1028))
    assert telegram.times(*range(1000, 1028)) == [5] * 28
    for task in waiting:
        task.cancel()


@in_virtual_time
async def test_messages_delayed_by_the_global_limit_still_keep_their_chats_limit() -> None:
    telegram = Telegram(SendingLimits(everywhere=1))
    await telegram.all([1, 2, 3, ALICE, ALICE])
    first, second = telegram.times(ALICE)
    assert second - first >= 1


@pytest.mark.parametrize("endpoint", ["editMessageText", "sendChatAction", "answerCallbackQuery", "getMe"])
@in_virtual_time
async def test_only_messages_count_and_nothing_else_waits(endpoint: str) -> None:
    telegram = Telegram(SendingLimits(private=1, group=1, everywhere=2))
    await asyncio.gather(*telegram.begin([ALICE, GROUP] * 10, endpoint))
    await telegram.all([ALICE, GROUP])
    await asyncio.gather(*telegram.begin([ALICE, GROUP] * 10, endpoint))
    assert telegram.times() == [0] * 42


@in_virtual_time
async def test_a_limit_of_zero_means_no_limit() -> None:
    telegram = Telegram(FREE)
    await telegram.all([ALICE, GROUP] * 500)
    assert telegram.times() == [0] * 1000


@pytest.mark.parametrize("name", ["private", "group", "everywhere"])
@in_virtual_time
async def test_each_limit_can_be_turned_off_separately(name: str) -> None:
    free = {"private": [ALICE] * 25, "group": [GROUP] * 25, "everywhere": [*range(1, 101)]}
    telegram = Telegram(SendingLimits(**{name: 0}))
    await telegram.all(free[name])
    assert set(telegram.times()) == {0}


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3), st.floats(0, 1)), min_size=1, max_size=40),
)
@in_virtual_time
async def test_the_limit_per_second_holds_on_arrival_for_any_delay_on_the_way(
    limit: int, calls: list[tuple[float, float, float]]
) -> None:
    window, arrived = Window(limit, 1.0), list[float]()

    async def call(begin: float, takes: float, arrives: float) -> None:
        await asyncio.sleep(begin)
        async with window.turn():
            arrived.append(asyncio.get_running_loop().time() + takes * arrives)
            await asyncio.sleep(takes)

    await asyncio.gather(*(call(*one) for one in calls))
    arrived.sort()
    assert all(later - first >= 0.999999 for first, later in zip(arrived, arrived[limit:], strict=False))
    assert not window.is_idle
    await asyncio.sleep(1.1)
    assert window.is_idle


@in_virtual_time
async def test_chats_are_forgotten_when_their_limits_are_as_if_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "_MANY", 10)
    telegram = Telegram(SendingLimits(everywhere=0))
    telegram.trouble[ALICE] = [flood(50)]
    waiting = telegram.begin([GROUP] * 20 + [ALICE])
    for chat in range(1001, 1201):
        await telegram.call(chat)
        await asyncio.sleep(0.2)
    assert len(telegram.limits._lines) <= 20
    await asyncio.gather(telegram.call(GROUP), telegram.call(ALICE), *waiting)
    assert telegram.times(GROUP) == [0] * 20 + [60]
    assert telegram.texts(ALICE) == ["20", "20", ""]


@in_virtual_time
async def test_chats_without_limits_are_not_remembered_at_all() -> None:
    telegram = Telegram(FREE)
    await telegram.all(range(1, 201))
    assert not telegram.limits._lines


# -- refusals


@pytest.mark.parametrize("as_timedelta", [True, False])
@in_virtual_time
async def test_a_flood_limit_is_waited_out_and_the_message_arrives(
    as_timedelta: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", str(as_timedelta).lower())
    telegram = Telegram()
    telegram.trouble[ALICE] = [flood(30), flood(5)]
    assert isinstance(telegram.trouble[ALICE][0].retry_after, timedelta if as_timedelta else int)  # type: ignore[attr-defined]
    assert await telegram.call(ALICE) == "sent"
    assert len(telegram.arrived) == 3
    assert 35 <= telegram.times()[-1] < 36


@in_virtual_time
async def test_a_flood_limit_delays_only_its_chat_and_keeps_the_order() -> None:
    telegram = Telegram()
    telegram.trouble[ALICE] = [flood(3600)]
    waiting = telegram.begin([ALICE, ALICE])
    await telegram.all([BOB, GROUP, *range(1000, 1020)])
    assert set(telegram.times()) == {0}
    assert await telegram.call(ALICE, endpoint="editMessageText") == "sent"
    await asyncio.gather(*waiting)
    assert telegram.texts(ALICE) == ["0", "", "0", "1"]
    assert telegram.times(ALICE)[2] >= 3600


@in_virtual_time
async def test_a_message_arrives_after_any_number_of_flood_limits() -> None:
    telegram = Telegram()
    telegram.trouble[ALICE] = [flood(1)] * 100
    assert await asyncio.gather(*telegram.begin([ALICE, ALICE])) == ["sent", "sent"]
    assert telegram.texts(ALICE) == ["0"] * 101 + ["1"]


@in_virtual_time
async def test_a_message_that_is_cancelled_while_it_waits_makes_way_for_the_next() -> None:
    telegram = Telegram()
    telegram.trouble[ALICE] = [flood(3600)]
    first, second = telegram.begin([ALICE, ALICE])
    await asyncio.sleep(1)
    first.cancel()
    assert await second == "sent"
    assert telegram.times(ALICE)[-1] < 3


@in_virtual_time
async def test_typing_is_not_repeated_later() -> None:
    telegram = Telegram()
    telegram.trouble[ALICE] = [flood(10)]
    with pytest.raises(RetryAfter):
        await telegram.call(ALICE, endpoint="sendChatAction")
    assert telegram.times() == [0]


@pytest.mark.parametrize("endpoint", ["sendMessage", "editMessageText"])
@pytest.mark.parametrize(
    "error",
    [NetworkError("connection refused"), InvalidToken("Unauthorized"), ServerFault("Internal Server Error")],
    ids=lambda error: type(error).__name__,
)
@in_virtual_time
async def test_a_message_that_certainly_did_not_arrive_is_retried_after_growing_pauses(
    endpoint: str, error: TelegramError
) -> None:
    telegram = Telegram(FREE)
    telegram.trouble[ALICE] = [error] * 8
    assert await telegram.call(ALICE, endpoint=endpoint) == "sent"
    assert telegram.times() == [0, 1, 3, 7, 15, 31, 61, 91, 121]


@in_virtual_time
async def test_a_day_without_telegram_delays_messages_but_keeps_their_order_and_affects_no_other_chat() -> None:
    telegram = Telegram(FREE)
    telegram.trouble[ALICE] = [NetworkError("connection refused")] * 2880
    waiting = telegram.begin([ALICE] * 3)
    await asyncio.sleep(0)
    assert await telegram.call(BOB) == "sent"
    assert telegram.times(BOB) == [0]
    await asyncio.gather(*waiting)
    assert telegram.texts(ALICE)[-3:] == ["0", "1", "2"]
    assert telegram.times(ALICE)[-1] > 86_000


@in_virtual_time
async def test_a_message_that_may_have_arrived_is_retried_a_few_times_and_then_given_up() -> None:
    telegram = Telegram(FREE)
    telegram.trouble[ALICE] = [Unconfirmed("cut")] * 100
    with pytest.raises(Unconfirmed):
        await telegram.call(ALICE)
    assert telegram.times() == [0, 1, 5, 21, 51]


@in_virtual_time
async def test_a_message_that_may_have_arrived_waits_for_telegram_so_that_a_long_outage_doubles_it_only_once() -> None:
    telegram = Telegram(FREE)
    chats = range(1, 101)
    for chat in chats:
        telegram.trouble[chat] = [Unconfirmed("no answer")]
    telegram.probes = [NetworkError("no answer")] * 100  # for all chats together
    await telegram.all(chats)
    assert len(telegram.arrived) == 200
    assert set(telegram.times()[:100]) == {0}
    assert min(telegram.times()[100:]) > 2800


@in_virtual_time
async def test_a_message_at_which_telegram_itself_fails_is_given_up_after_an_hour_and_the_next_goes_out() -> None:
    telegram = Telegram(FREE)
    telegram.trouble[ALICE] = [ServerFault("Internal Server Error")] * 1000
    first, second = telegram.begin([ALICE, ALICE])
    with pytest.raises(ServerFault):
        await first
    assert 3600 <= telegram.times()[-1] <= 3631
    telegram.trouble[ALICE].clear()
    assert await second == "sent"


@pytest.mark.parametrize("between", [NetworkError("connection refused"), Unconfirmed("cut off")])
@in_virtual_time
async def test_faults_of_telegram_before_and_after_another_failure_are_no_reason_to_give_a_message_up(
    between: TelegramError,
) -> None:
    telegram = Telegram(FREE)
    faults: list[TelegramError] = [ServerFault("Internal Server Error")] * 100  # for 50 minutes
    telegram.trouble[ALICE] = [*faults, between, *faults]
    assert await telegram.call(ALICE) == "sent"
    assert telegram.times()[-1] > 3600


@pytest.mark.parametrize(
    "error",
    [BadRequest("chat not found"), Forbidden("bot was blocked by the user"), TelegramError("an upload")],
    ids=lambda error: type(error).__name__,
)
@in_virtual_time
async def test_a_message_that_can_never_arrive_is_not_retried(error: TelegramError) -> None:
    telegram = Telegram()
    telegram.trouble[ALICE] = [error]
    with pytest.raises(type(error)):
        await telegram.call(ALICE)
    assert len(telegram.arrived) == 1


@in_virtual_time
async def test_a_question_about_a_chat_is_asked_a_few_times() -> None:
    telegram = Telegram()
    telegram.trouble[GROUP] = [NetworkError("connection refused")] * 100
    with pytest.raises(NetworkError):
        await telegram.call(GROUP, endpoint="getChatMember")
    assert len(telegram.arrived) == outgoing.TRIES


@in_virtual_time
async def test_a_call_for_no_chat_meets_a_broken_gateway_once() -> None:
    telegram = Telegram()
    telegram.trouble[None] = [NetworkError("Bad Gateway")]
    with pytest.raises(NetworkError):
        await telegram.call(None, endpoint="getMe")
    assert len(telegram.arrived) == 1
