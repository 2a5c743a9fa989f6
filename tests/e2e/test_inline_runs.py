"""Inline mode: settings, restarts and index runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Card, User

from index import DataFolder, index_files

if TYPE_CHECKING:
    from conftest import Newsbot, Start

QUESTION = "What did Quist say about sleep?"
LONG = "Who won the 2022 World Cup, and who scored the goals that it was won by?"
WOMBATS_ASKED = "What did Quarterstaff say about wombats?"
WOMBATS = "Title: Wombats take over\n\n“Wombats are cubes at heart,” said Zelda Quarterstaff, a keeper.\n"


@pytest.fixture
def api() -> Iterator[BotApi]:
    """Double for each test, since two bots with the same token would conflict."""
    with BotApi() as api:
        yield api


@pytest.fixture
def run(start: Start) -> Callable[..., Newsbot]:
    """Function that starts a bot and waits until it polls."""

    def run(**settings: str) -> Newsbot:
        process = start(**settings)
        process.wait_for_log("is running: ")
        return process

    return run


def cards(api: BotApi, user: User, query: str) -> list[Card]:
    return api.wait_for_cards(api.inline_query(user, query))


def test_without_inline_mode_the_bot_requests_no_queries(run: Callable[..., Newsbot], api: BotApi) -> None:
    run(inline="off")
    poll = api.wait_until(lambda api: [call for call in api.in_flight if call.method == "getUpdates"])[0]
    assert "inline_query" not in poll.parameters["allowed_updates"]


def test_only_members_of_allowed_chats_get_cards(run: Callable[..., Newsbot], api: BotApi) -> None:
    admin, listed, stranger = (api.user(name) for name in ("Admin", "Listed", "Stranger"))
    run(allowed_chats=f"{listed.id},-100123", admin_ids=str(admin.id))
    assert cards(api, listed, QUESTION)
    assert cards(api, admin, QUESTION)
    refused = api.wait_for_answer(api.inline_query(stranger, QUESTION)).parameters
    assert (refused["results"], refused["is_personal"], refused.get("button")) == ([], True, None)


def test_the_link_of_a_long_question_survives_a_kill(run: Callable[..., Newsbot], api: BotApi, alice: User) -> None:
    process = run()
    button = api.wait_for_answer(api.inline_query(alice, LONG)).parameters["button"]
    process.kill()
    run()
    chat = api.private(alice)
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, f"/start {button['start_parameter']}"))
    assert answer.text.startswith(f"{LONG}\n\nNot found.")


def test_after_an_index_run_the_same_query_finds_new_articles(
    run: Callable[..., Newsbot], api: BotApi, alice: User, tmp_path: Path
) -> None:
    process, articles = run(), tmp_path / "articles"
    assert [card.title for card in cards(api, alice, WOMBATS_ASKED)] == ["Not found"]
    articles.mkdir()
    (articles / "wombats.txt").write_text(WOMBATS)
    index_files([articles], DataFolder(process.data, process.data / "articles.sqlite"))
    assert [card.title for card in cards(api, alice, WOMBATS_ASKED)] == ["Zelda Quarterstaff"]


def test_the_buttons_of_a_list_work_after_a_kill(run: Callable[..., Newsbot], api: BotApi, alice: User) -> None:
    process, chat = run(), api.private(alice)
    chat.say(alice, "/latest courier")
    [listed] = api.wait_for_sent(chat)
    api.wait_until_idle()
    process.kill()
    run()
    chat.press(alice, listed, "2")
    opened = api.wait_until(lambda api: [sent for sent in api.sent(chat) if sent.edits])[0]
    assert opened.text.splitlines()[-1].startswith("Orrin Bay keeps its library")
