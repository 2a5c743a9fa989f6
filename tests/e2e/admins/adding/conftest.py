"""Fixtures: a bot with an admin who adds articles, a site with pages to add, and waiting for the bot's replies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Message, Sent, User
from news_server import NewsServer, serving

if TYPE_CHECKING:
    from conftest import Newsbot, Start


@pytest.fixture(scope="module")
def site() -> Iterator[NewsServer]:
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, site: NewsServer, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), admin_ids=str(admin.id), sources_allowed=site.address)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def reply_to(api: BotApi, bot: Newsbot) -> Callable[[Message], Sent]:
    """Function that waits for the bot's reply to a message, in a chat where others may get theirs first."""

    def wait(message: Message) -> Sent:
        def find(api: BotApi) -> list[Sent]:
            return [sent for sent in api.sent(message.chat) if sent.reply_to == message.message_id]

        return api.wait_until(find)[0]

    return wait


@pytest.fixture
def reply_in() -> Callable[[BotApi, Message], Sent]:
    """Function that waits for the reply to a message by the bot of some double."""

    def wait(api: BotApi, message: Message) -> Sent:
        return api.wait_until(lambda api: [s for s in api.sent(message.chat) if s.reply_to == message.message_id])[0]

    return wait
