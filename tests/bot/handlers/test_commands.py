"""The table of commands, compared with parsing, Telegram's menus and the limits per person."""

from __future__ import annotations

import re
from typing import Any

import pytest
from telegram import Message, User

from bot.handlers.commands import COMMANDS, Command, handler_of, is_limited, menus, read_message
from bot.incoming import Request
from bot.messages import LANGUAGES, Localization
from bot.settings import Settings

ME = User(123456, "News", is_bot=True, username="NewsTestBot")
ALICE = {"id": 7000000001, "is_bot": False, "first_name": "Alice"}
PRIVATE = {"id": 7000000001, "type": "private", "first_name": "Alice"}
GROUP = {"id": -1002000000001, "type": "supergroup", "title": "Readers"}
OWNER = 7000000002

PRIVATE_ONLY = {"add", "reindex", "sources", "remove", "status", "unanswered", "report", "access", "allow", "block"}
LIMITED = {"ask", "latest", "follow"}


def read_command(text: str, chat: dict[str, Any]) -> Request | None:
    [command] = re.findall(r"^/\w+(?:@\w+)?", text)
    entity = {"type": "bot_command", "offset": 0, "length": len(command)}
    body = {"message_id": 6, "date": 1, "chat": chat, "from": ALICE, "text": text, "entities": [entity]}
    message = Message.de_json(body, None)
    assert message is not None
    return read_message(message, ME)


def names(**settings: Any) -> dict[str, list[str]]:
    """Return the commands of each menu by scope."""
    offered = menus(Settings(_env_file=None, **settings))  # type: ignore[call-arg]
    return {scope.type: [command.name for command in commands] for scope, commands in offered}


each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


@each_command
@pytest.mark.parametrize("target", ["", "@NewsTestBot", "@newstestbot"])
def test_each_command_is_read_only_where_it_works(command: Command, target: str) -> None:
    private = read_command(f"/{command.name}{target} ferry strike", PRIVATE)
    group = read_command(f"/{command.name.upper()}{target} ferry strike", GROUP)
    assert private is not None
    assert private.kind == command.kind
    assert group == (None if command.name in PRIVATE_ONLY else private)


@each_command
@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_the_commands_of_another_bot_get_silence(command: Command, chat: dict[str, Any]) -> None:
    assert read_command(f"/{command.name}@SomeOtherBot ferry", chat) is None


@each_command
def test_each_command_gets_the_words_that_it_needs(command: Command) -> None:
    request = read_command(f"/{command.name} ferry  strike", PRIVATE)
    assert request is not None
    with_words = {
        "ask",
        "latest",
        "follow",
        "leaveout",
        "tellin",
        "add",
        "reindex",
        "sources",
        "remove",
        "allow",
        "block",
    }
    assert request.text == ("ferry strike" if command.name in with_words else "")


@pytest.mark.parametrize("kind", ["link", "usage", "unknown", "not text"])
def test_requests_without_a_command_have_handlers_too(kind: str) -> None:
    assert callable(handler_of(kind))
    assert is_limited(kind) == (kind == "link")


@each_command
def test_commands_that_query_the_index_count_against_a_persons_limit(command: Command) -> None:
    assert is_limited(command.kind) == (command.name in LIMITED)


def test_names_and_kinds_are_clear() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    by_kind = {command.kind: (command.handler, command.users, command.is_limited) for command in COMMANDS}
    assert all(by_kind[item.kind] == (item.handler, item.users, item.is_limited) for item in COMMANDS)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", command.name) for command in COMMANDS)


def test_each_menu_offers_only_commands_that_its_readers_may_use() -> None:
    everybody = ["ask", "latest", "follow", "following", "help", "privacy", "forgetme"]
    assert names(admin_ids=str(OWNER)) == {
        "all_private_chats": everybody,
        "all_group_chats": everybody,
        "all_chat_administrators": [*everybody, "settings", "leaveout", "tellin"],
        "chat": [
            *("ask", "latest", "follow", "following", "help", "privacy", "forgetme", "add", "reindex", "sources"),
            *("remove", "status", "unanswered", "report", "access", "allow", "block"),
        ],
    }


def test_following_is_offered_only_if_it_is_enabled() -> None:
    assert names(follows="0") == {
        "all_private_chats": ["ask", "latest", "help", "privacy", "forgetme"],
        "all_group_chats": ["ask", "latest", "help", "privacy", "forgetme"],
        "all_chat_administrators": ["ask", "latest", "help", "privacy", "forgetme", "settings"],
    }


@each_command
def test_group_menus_offer_only_commands_that_work_in_groups(command: Command) -> None:
    assert command.in_groups or not {"groups", "group admins"}.intersection(command.menus)
    assert command.users == "everybody" or set(command.menus) == {command.users}
    assert bool(command.menus) == bool(command.description)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_in_a_menu_is_described_in_every_language(language: str) -> None:
    offered = [command for command in COMMANDS if command.menus]
    entries = [command.menu_entry(Localization.of(language)) for command in offered]
    assert [entry.command for entry in entries] == [command.name for command in offered]
    assert all(3 <= len(entry.description) <= 256 for entry in entries)
