"""What is asked while the search cluster can't answer: each chat's questions stay in their order, and none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Bot, Message, Update, User
from waits import eventually

from bot.handlers import Intake
from bot.memory import Memory
from bot.services import Context, Services, outages
from bot.settings import Settings
from index import ClusterError, ClusterRequestRefused, ClusterUnavailable, DataFolder, Library
from tests.bot.ready_messages import TakesReadyMessages

WAITS = "I can’t search just now. Your message is kept: I’ll answer it as soon as I can search again."
UNAVAILABLE = "I can’t search just now. Please try again in a minute."
TROUBLE = "I couldn’t answer just now. Please try again."
DOWN = ClusterUnavailable("http://search.example", "it is down", "start it")
ALICE, BASIL = 7000000001, 7000000002


class Telegram(TakesReadyMessages):
    """A double that records messages."""

    id = 123456
    bot = User(123456, "News", is_bot=True, username="NewsTestBot")

    def __init__(self) -> None:
        self.sent: list[str] = []

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Message:
        self.sent.append(text)
        chat = {"id": chat_id, "type": "private", "first_name": "A"}
        made = Message.de_json({"message_id": 1000, "date": 1, "chat": chat, "text": text}, None)
        assert made is not None
        return made

    async def send_chat_action(self, *_: Any, **__: Any) -> bool:
        return True


class Office:
    """A bot whose searches and looks fail with these errors, for as long as they are set."""

    def __init__(self, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
        self.services = services
        self.telegram = Telegram()
        self.intake = Intake(services, cast(Bot, self.telegram))
        self.search_fails: ClusterError | None = None
        self.look_fails: Exception | None = None
        self.answered: list[str] = []
        self.searches = self.asked = 0
        monkeypatch.setattr(services.pool, "do", self._search)
        monkeypatch.setattr(services.library, "refresh", self._look)

    async def _search(self, work: Any) -> Any:
        self.searches += 1
        if self.search_fails is not None:
            raise self.search_fails
        self.answered.append(work.args[0])
        return work(self.services.library.current)

    def _look(self, wait: bool = False) -> None:
        if wait and self.look_fails is not None:
            raise self.look_fails

    async def ask(self, text: str, person: int = ALICE) -> None:
        self.asked += 1
        chat = {"id": person, "type": "private", "first_name": "A"}
        author = {"id": person, "is_bot": False, "first_name": "A", "language_code": "en"}
        asked = {"message_id": self.asked, "date": 1, "chat": chat, "from": author, "text": text}
        update = Update.de_json({"update_id": self.asked, "message": asked}, None)
        await self.services.worker.note_all([(update, update.to_json())])
        await self.intake.on_message(update, cast(Context, None))

    async def until(self, happened: Callable[[], bool]) -> None:
        await asyncio.to_thread(eventually, happened)

    async def until_all_is_done(self) -> None:
        await self.until(lambda: not self.services.memory.unfinished())


@pytest.fixture
async def office(examples_index: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Office]:
    monkeypatch.setattr(outages, "FIRST_SECONDS", 0.05)
    monkeypatch.setattr(outages, "LONGEST_SECONDS", 0.1)
    memory = Memory(tmp_path / "chats.sqlite")
    services = Services(Settings(_env_file=None), Library(examples_index), memory)  # type: ignore[call-arg]
    yield Office(services, monkeypatch)
    await services.close(1)
    await memory.aclose()


async def test_what_is_asked_later_is_answered_later(office: Office) -> None:
    office.search_fails = office.look_fails = DOWN
    await office.ask("What did Quist say about sleep?")
    await office.until(lambda: WAITS in office.telegram.sent)
    office.search_fails = None
    await office.ask("What did Quist say about coffee?")
    await office.until(lambda: office.telegram.sent == [WAITS, WAITS])
    office.look_fails = None
    await office.ask("What did Quist say about tea?")
    await office.until_all_is_done()
    assert [text.rstrip("?").split()[-1] for text in office.answered] == ["sleep", "coffee", "tea"]


async def test_an_answer_to_somebody_else_ends_the_waiting(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.services.outages._seconds = 1000.0
    office.search_fails = DOWN
    await office.ask("What did Quist say about sleep?")
    await office.until(lambda: WAITS in office.telegram.sent)
    office.search_fails = None
    await office.ask("What did Quist say about coffee?", BASIL)
    await office.until_all_is_done()
    assert len(office.answered) == 2


async def test_a_look_that_fails_in_an_unexpected_way_is_repeated(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.search_fails, office.look_fails = DOWN, KeyError("what somebody wrote")
    await office.ask("What did Quist say about sleep?")
    await office.until(lambda: "It can't be told whether the index can be searched: KeyError" in caplog.text)
    office.search_fails = office.look_fails = None
    await office.until_all_is_done()
    assert len(office.answered) == 1
    assert "somebody wrote" not in caplog.text


async def test_a_request_that_the_cluster_refuses_is_not_repeated(office: Office) -> None:
    office.search_fails = ClusterRequestRefused("http://search.example", "it refuses a request", "check its log")
    await office.ask("What did Quist say about sleep?")
    await office.until_all_is_done()
    assert (office.searches, office.telegram.sent) == (1, [TROUBLE])


async def test_a_question_at_which_a_working_cluster_fails_is_given_up(office: Office) -> None:
    office.search_fails = DOWN
    await office.ask("What did Quist say about sleep?")
    await office.until_all_is_done()
    assert office.searches == 1 + outages.TRIES
    assert office.telegram.sent == [WAITS, UNAVAILABLE]


async def test_no_more_are_kept_than_there_is_room_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outages, "MOST_KEPT", 1)
    office.search_fails = office.look_fails = DOWN
    await office.ask("What did Quist say about sleep?")
    await office.until(lambda: WAITS in office.telegram.sent)
    await office.ask("What did Quist say about coffee?", BASIL)
    await office.until(lambda: UNAVAILABLE in office.telegram.sent)
    assert office.telegram.sent == [WAITS, UNAVAILABLE]
