"""The running bot with both databases in PostgreSQL, whose server restarts meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import BotApi
from crowd import NO_LIMITS, ask, wait_for_replies
from processes import index_examples, starting
from waits import eventually

from index import ARTICLES_SCHEMA, Place, copy_database
from tests.cluster.postgres import PostgresServer


@pytest.fixture
def databases(postgres: PostgresServer) -> Iterator[dict[str, str]]:
    """Settings with an empty database for the articles, and another one for the memory."""
    names = [postgres.create_database() for _ in range(2)]
    yield dict(zip(("database_url", "chats_url"), map(postgres.url, names), strict=True))
    for name in names:
        postgres.drop_database(name)


def test_everything_asked_while_the_server_restarts_is_answered_once(
    postgres: PostgresServer, databases: dict[str, str], tmp_path: Path
) -> None:
    index = index_examples(tmp_path / "index" / "data")
    articles = Place(index / "articles.sqlite", "--from"), Place(databases["database_url"], "--to")
    copy_database(*articles, ARTICLES_SCHEMA, lambda *_: None)
    with BotApi() as api, starting(index) as start:
        process = start(api, tmp_path / "bot", **NO_LIMITS, **databases)
        chats = [api.private(api.user(name)) for name in ("Alice", "Bob", "Carla")]
        asked = [question for chat in chats for question in ask(chat, 3)]
        wait_for_replies(api, asked)
        api.delay("sendMessage", 0.02)
        asked += [question for chat in chats for question in ask(chat, 3)]
        postgres.stop()
        asked += [question for chat in chats for question in ask(chat, 3)]
        eventually(lambda: "Waiting for it." in process.log)
        postgres.start()
        wait_for_replies(api, asked)
        assert len(api.sent()) == len(asked)


def test_a_bot_ends_soon_though_its_server_is_away(
    postgres: PostgresServer, databases: dict[str, str], tmp_path: Path
) -> None:
    index = index_examples(tmp_path / "index" / "data")
    with BotApi() as api, starting(index) as start:
        process = start(api, tmp_path / "bot", **NO_LIMITS, chats_url=databases["chats_url"])
        chats = [api.private(api.user(name)) for name in ("Alice", "Bob", "Carla")]
        wait_for_replies(api, [question for chat in chats for question in ask(chat, 1)])
        api.delay("sendMessage", 0.5)
        for chat in chats:
            ask(chat, 5)
        api.wait_until(lambda api: len(api.sent()) > len(chats))
        postgres.stop()
        try:
            eventually(lambda: "Waiting for it." in process.log)
            assert process.stop() == 0
        finally:
            postgres.start()
