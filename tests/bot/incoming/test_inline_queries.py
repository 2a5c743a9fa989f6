"""Inline queries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import InlineQuery, User

from bot.answering.compose import Cards
from bot.handlers import inline
from bot.incoming.inline_queries import PER_MINUTE, InlineQueries
from bot.memory.memory import Memory
from bot.messages.localization import Localization
from bot.services.services import Services
from bot.settings import Settings
from index import DataFolder, Library, Snapshot


def test_only_the_newest_query_of_each_person_is_current() -> None:
    queries: InlineQueries[str] = InlineQueries()
    queries.begin(1, "a")
    queries.begin(2, "b")
    queries.begin(1, "c")
    assert [queries.is_newest(*each) for each in ((1, "a"), (2, "b"), (1, "c"))] == [False, True, True]


def test_the_end_of_an_older_query_leaves_the_newer_one_current() -> None:
    queries: InlineQueries[str] = InlineQueries()
    queries.begin(1, "a")
    queries.begin(1, "b")
    queries.end(1, "a")
    assert queries.is_newest(1, "b")
    queries.end(1, "b")
    assert not queries.is_newest(1, "b")


def test_results_are_cached_only_for_the_same_query() -> None:
    queries: InlineQueries[str] = InlineQueries()
    queries.keep(("ferry", "en", "1"), "cards")
    assert queries.get(("ferry", "en", "1")) == "cards"
    assert [queries.get(other) for other in (("ferry", "de", "1"), ("ferry", "en", "2"), ("ferries", "en", "1"))] == [
        None,
        None,
        None,
    ]


def test_a_person_may_send_a_query_every_second() -> None:
    queries: InlineQueries[str] = InlineQueries()
    assert all(queries.limit.check(1, second).allowed for second in range(3 * PER_MINUTE))
    assert not all(queries.limit.check(2, second / 2).allowed for second in range(3 * PER_MINUTE))


# --- with the index


class Asked(InlineQuery):
    """A query that records its answer."""

    answers: list[str] = []  # noqa: RUF012  # a query of Telegram's is frozen

    async def answer(self, *_given: Any, **_named: Any) -> bool:
        self.answers.append(self.id)
        return True


@pytest.fixture
async def services(examples_index: DataFolder, tmp_path: Path) -> AsyncIterator[Services]:
    memory = Memory(tmp_path / "chats.sqlite")
    Asked.answers.clear()
    yield Services(Settings(_env_file=None), Library(examples_index), memory)  # type: ignore[call-arg]
    await memory.aclose()


def asked(text: str, name: str = "a", language: str = "en") -> Asked:
    return Asked(name, User(1, "Alice", is_bot=False, language_code=language), text, "")


async def test_an_older_query_that_is_not_done_is_dropped(services: Services) -> None:
    queries = [asked("ferry", name) for name in "abc"]
    for query in queries:
        services.inline_queries.begin(1, query.id)
    await asyncio.gather(*(inline._answer(services, query) for query in queries))
    assert Asked.answers == ["c"]


async def test_the_same_words_are_looked_up_once_for_each_language(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []

    def find(asked: str, now: datetime, words: Localization, key: str, snapshot: Snapshot) -> Cards:
        looked_up.append(words.language)
        return Cards(snapshot.folder.name, "[]")

    monkeypatch.setattr(inline, "inline_cards", find)
    for language, text in (("en", "ferry"), ("en-GB", " ferry\n"), ("de", "ferry"), ("pt-br", "ferry")):
        services.inline_queries.begin(1, "a")
        assert await inline._find(services, asked(text, language=language))
    assert looked_up == ["en", "de"]
