"""/status: the index, the last runs, the sources, the answers and the bot itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from verbs import ask

from bot.messages import LANGUAGES

if TYPE_CHECKING:
    from conftest import Command, Newsbot


def test_it_says_what_the_index_holds_and_what_ran_last(bot: Newsbot, api: BotApi, admin: User, office: Chat) -> None:
    status = ask(api, office, admin, "/status")
    lines = status.text.splitlines()
    assert "18 articles, 14 outlets" in lines
    newest = next(line for line in lines if line.startswith("Newest: "))
    assert newest.endswith("· 6 November 2025")
    assert any(entity.type == "text_link" for entity in status.entities)
    assert any(re.fullmatch(r"Built .+ ago, [\d.]+ (kB|MB)", line) for line in lines)
    run = r"Index run, .+ ago, [\d.]+ seconds?: 18 added, 0 changed, 0 removed, 0 failed"
    assert any(re.fullmatch(run, line) for line in lines)
    assert lines[lines.index("Sources on the web") + 1] == "none"


def test_it_says_how_the_bot_is_doing(bot: Newsbot, api: BotApi, admin: User, office: Chat) -> None:
    lines = ask(api, office, admin, "/status").text.splitlines()
    assert "0 other chats busy, 0 messages waiting" in lines
    [memory] = [line for line in lines if line.startswith("Memory: ")]
    assert re.fullmatch(r"Memory: [\d.]+ MB", memory)
    assert re.fullmatch(r"newsbot \d+\.\d+\.\d+, running for [\d.]+ \w+", lines[-1])


def counts(api: BotApi, admin: User, office: Chat) -> tuple[int, int]:
    """Return how many answers of the last hour found something, and how many nothing, as the status says."""
    text = ask(api, office, admin, "/status").text
    match = re.search(r"In the last hour: (\d+) found, (\d+) not found\nIn the last day: (\d+) found, (\d+) not", text)
    assert match
    assert match.groups()[:2] == match.groups()[2:]
    return int(match[1]), int(match[2])


def test_it_counts_answers(bot: Newsbot, api: BotApi, admin: User, office: Chat, alice: User, chat: Chat) -> None:
    found, nothing = counts(api, admin, office)
    ask(api, chat, alice, "What did Quist say about sleep?")
    ask(api, chat, alice, "/latest")
    ask(api, chat, alice, "Who won the 2022 World Cup?")
    ask(api, chat, alice, "Thanks!")  # small talk is no question
    assert counts(api, admin, office) == (found + 2, nothing + 1)


def test_a_run_of_another_process_shows(bot: Newsbot, newsbot: Command, api: BotApi, admin: User, office: Chat) -> None:
    assert newsbot("index", "missing.txt", data_dir=str(bot.data)).returncode
    broken = bot.folder / "broken.txt"
    broken.write_bytes(b"\0\1")
    assert newsbot("index", broken, data_dir=str(bot.data)).returncode == 1
    assert "Index run, 1 minute ago, ended early: " in ask(api, office, admin, "/status").text


@pytest.mark.parametrize(("language", "words"), [("de", "18 Artikel, 14 Medien"), ("ru", "18 статей, 14 изданий")])
def test_it_speaks_the_language_of_the_admin(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, language: str, words: str
) -> None:
    assert language in LANGUAGES
    status = ask(api, office, admin, "/status", **{"from": admin.json() | {"language_code": language}})
    assert words in status.text
