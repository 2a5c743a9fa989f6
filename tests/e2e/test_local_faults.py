"""Faults of the machine while the bot runs: locked databases, full disks, and files that can't be opened."""

from __future__ import annotations

import resource
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from botapi import BotApi, Chat
from conftest import Command, Newsbot, Start
from crowd import NO_LIMITS, ask, wait_for_replies
from processes import EXAMPLES

from index import DataFolder, index_files

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="changes limits of another process")


@pytest.fixture
def bot(start_own: Start) -> Newsbot:
    process = start_own(**NO_LIMITS)
    process.wait_for_log("is running: ")
    return process


@contextmanager
def no_more_files(bot: Newsbot) -> Iterator[None]:
    """Stop a process from opening further files."""
    limits = resource.prlimit(
        bot.pid, resource.RLIMIT_NOFILE, (0, resource.prlimit(bot.pid, resource.RLIMIT_NOFILE)[1])
    )
    try:
        yield
    finally:
        resource.prlimit(bot.pid, resource.RLIMIT_NOFILE, limits)


def test_while_another_program_holds_the_memory_answers_go_out_without_buttons_and_with_them_after_that(
    bot: Newsbot, own_api: BotApi, chats: list[Chat]
) -> None:
    api, chat = own_api, chats[0]
    wait_for_replies(api, ask(chat))
    bot.wait_until_done()
    with closing(sqlite3.connect(bot.data / "chats.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        asked = ask(chat)
        wait_for_replies(api, asked)
        [answer] = api.sent(chat, after=asked[0])
        assert answer.buttons == []
        bot.wait_for_log("can't be used (database is locked): stop the other program that writes to it")
    asked = ask(chat)
    wait_for_replies(api, asked)
    [answer] = api.sent(chat, after=asked[0])
    assert answer.buttons
    assert "Traceback" not in bot.log


@LINUX
def test_without_a_file_to_open_the_bot_goes_on_and_nothing_is_called_damaged(
    bot: Newsbot, own_api: BotApi, chats: list[Chat], tmp_path: Path
) -> None:
    api = own_api
    wait_for_replies(api, ask(chats[0]))
    (tmp_path / "wombats.txt").write_text("Title: Wombats take over\n\n“We dig,” said Zelda Quarterstaff, a keeper.\n")
    data = DataFolder(bot.data, f"sqlite:///{bot.data}/articles.sqlite")
    with no_more_files(bot):
        asked = [message for chat in chats for message in ask(chat, 3)]
        index_files([EXAMPLES, tmp_path / "wombats.txt"], data)
        bot.wait_for_log("Too many open files): raise the limit of open files")
    wait_for_replies(api, asked)  # at this point at the latest
    assert "damaged" not in bot.log
    alice = chats[0].owner
    assert alice is not None

    def knows_the_new_index() -> bool:
        question = chats[0].say(alice, "What did Zelda Quarterstaff say?")
        wait_for_replies(api, [question])
        return any("We dig" in sent.text for sent in api.sent(chats[0], after=question))

    api.wait_until(lambda _: knows_the_new_index())
    assert "Traceback" not in bot.log


@LINUX
def test_a_data_folder_that_can_not_be_written_ends_the_start_with_one_sentence(newsbot: Command) -> None:
    done = newsbot("run", telegram_token="123456:TEST-token", articles_dir=str(EXAMPLES), data_dir="/sys/newsbot")
    assert done.returncode == 2
    assert done.stderr.startswith("newsbot: The data folder /sys/newsbot can't be written (")
    assert "set NEWSBOT_DATA_DIR to a writable folder" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("content", [b"no database at all " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_memory_ends_the_start_with_what_to_do(start_own: Start, own_api: BotApi, content: bytes) -> None:
    bot = start_own()
    bot.wait_for_log("is running: ")
    assert bot.stop() == 0
    for path in bot.data.glob("chats.sqlite*"):
        path.unlink()
    (bot.data / "chats.sqlite").write_bytes(content)
    again = start_own()
    assert again.wait() == 2
    [line] = again.log.splitlines()[-1:]
    assert "chats.sqlite can't be used (" in line
    assert "restore it from a backup, or move it and the files beside it away" in line
    assert "NEWSBOT_CHATS_URL" in line
    assert "Traceback" not in again.log
