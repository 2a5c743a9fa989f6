"""Queues: order within a chat, none between chats. Limits: what has to wait holds up nothing else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.flow import ChatQueues, Outgoing

# python-telegram-bot warns of its own RetryAfter whenever one is made.
pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")


Queues = ChatQueues[str]


@pytest.fixture
async def queues() -> Queues:
    return ChatQueues()


@pytest.fixture
def done() -> list[str]:
    """What the jobs have noted."""
    return []


@pytest.fixture
def submit(queues: Queues, done: list[str]) -> Callable[..., None]:
    """Submits a job that notes its name, once `after` is set."""

    def submit(chat: int, name: str, after: asyncio.Event | None = None) -> None:
        async def job() -> None:
            if after:
                await after.wait()
            done.append(name)

        queues.submit(chat, job, name)

    return submit


Submit = Callable[..., None]


async def test_the_jobs_of_a_chat_run_one_after_another(queues: Queues, submit: Submit, done: list[str]) -> None:
    gate, other = asyncio.Event(), asyncio.Event()

    async def tell() -> None:
        other.set()

    submit(1, "slow", gate)
    submit(1, "fast")
    queues.submit(2, tell, "other")
    await asyncio.wait_for(other.wait(), 5)
    assert done == []
    gate.set()
    assert await queues.drain(5) == []
    assert done == ["slow", "fast"]


async def test_no_chat_waits_for_another(queues: Queues, submit: Submit, done: list[str]) -> None:
    gate, reached = asyncio.Event(), asyncio.Event()

    async def other() -> None:
        reached.set()

    for chat in range(2, 102):
        submit(chat, "slow", gate)
    queues.submit(1, other, "other")
    await asyncio.wait_for(reached.wait(), 5)
    assert done == []
    gate.set()
    await queues.drain(5)
    assert len(done) == 100


async def test_a_job_that_fails_is_logged_and_the_next_one_runs(
    queues: Queues, submit: Submit, done: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def broken() -> None:
        raise RuntimeError("no such luck")

    queues.submit(1, broken, "broken")
    submit(1, "next")
    assert await queues.drain(5) == []
    assert done == ["next"]
    assert "no such luck" in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


async def test_a_job_may_submit_another_to_its_own_chat(queues: Queues, submit: Submit, done: list[str]) -> None:
    async def first() -> None:
        submit(1, "second")
        done.append("first")

    queues.submit(1, first, "first")
    await queues.drain(5)
    assert done == ["first", "second"]


async def test_a_chat_can_be_used_again_after_its_queue_ran_dry(
    queues: Queues, submit: Submit, done: list[str]
) -> None:
    for name in ("one", "two"):
        submit(1, name)
        await queues.drain(5)
    assert done == ["one", "two"]


async def test_draining_cancels_what_takes_too_long_and_gives_it_back_in_order(
    queues: Queues, submit: Submit, done: list[str]
) -> None:
    submit(1, "endless", asyncio.Event())
    submit(1, "behind it")
    submit(1, "behind that")
    submit(2, "quick")
    assert await queues.drain(0.05) == ["endless", "behind it", "behind that"]
    assert done == ["quick"]


async def test_a_chat_whose_job_was_cancelled_can_be_used_again(
    queues: Queues, submit: Submit, done: list[str]
) -> None:
    submit(1, "endless", asyncio.Event())
    await queues.drain(0.01)
    submit(1, "next")
    assert await queues.drain(5) == []
    assert done == ["next"]


async def test_draining_nothing_returns_at_once(queues: Queues) -> None:
    assert await asyncio.wait_for(queues.drain(60), 5) == []


# --- going out


class Telegram:
    """Answers calls: with each of `trouble` in turn, then with "sent"."""

    def __init__(self, *trouble: TelegramError) -> None:
        self.trouble = list(trouble)
        self.calls = 0

    async def answer(self) -> Any:
        self.calls += 1
        if self.trouble:
            raise self.trouble.pop(0)
        return "sent"


async def call(limits: Outgoing, telegram: Telegram, endpoint: str = "sendMessage", chat: int | None = 7) -> Any:
    data = {} if chat is None else {"chat_id": chat}
    return await limits.process_request(telegram.answer, (), {}, endpoint, data, None)


def flood(seconds: float = 0) -> RetryAfter:
    return RetryAfter(timedelta(seconds=seconds))


async def test_a_call_goes_out_at_once() -> None:
    assert await call(Outgoing(), Telegram()) == "sent"


async def test_a_call_is_made_again_after_a_flood_limit() -> None:
    telegram = Telegram(flood(), flood(), flood())
    assert await call(Outgoing(), telegram) == "sent"
    assert telegram.calls == 4


async def test_a_call_that_is_refused_too_often_for_flood_limits_is_given_up() -> None:
    with pytest.raises(RetryAfter):
        await call(Outgoing(), Telegram(*[flood()] * 100))


async def test_a_flood_limit_holds_up_no_other_call_not_even_in_its_chat() -> None:
    limits = Outgoing()
    waiting = asyncio.create_task(call(limits, Telegram(flood(3600))))
    others = [call(limits, Telegram(), chat=chat) for chat in (7, 8, -9)]
    assert await asyncio.wait_for(asyncio.gather(*others), 5) == ["sent"] * 3
    assert not waiting.done()
    waiting.cancel()


async def test_a_message_that_meets_a_broken_gateway_is_sent_again() -> None:
    telegram = Telegram(NetworkError("Bad Gateway"))
    assert await call(Outgoing(), telegram) == "sent"
    assert telegram.calls == 2


@pytest.mark.parametrize(
    "error",
    [TimedOut(), BadRequest("chat not found"), Forbidden("bot was blocked by the user")],
    ids=lambda error: type(error).__name__,
)
async def test_what_may_have_arrived_or_never_will_is_not_sent_again(error: TelegramError) -> None:
    telegram = Telegram(error)
    with pytest.raises(type(error)):
        await call(Outgoing(), telegram)
    assert telegram.calls == 1


async def test_a_group_gets_twenty_messages_a_minute_and_others_go_on() -> None:
    limits = Outgoing()
    telegram = Telegram()
    sending = [asyncio.create_task(call(limits, telegram, chat=-100)) for _ in range(25)]
    async with asyncio.timeout(5):
        while telegram.calls < 20:  # noqa: ASYNC110  # lets the tasks run: what counts them is no event
            await asyncio.sleep(0)
        assert await call(limits, Telegram(), chat=-200) == "sent"
        assert await call(limits, Telegram(), "editMessageText", -100) == "sent"
    assert telegram.calls == 20
    for task in sending:
        task.cancel()
    await asyncio.gather(*sending, return_exceptions=True)
