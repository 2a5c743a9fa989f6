"""Worker processes that answer questions: they start under load only."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat
from crowd import NO_LIMITS, QUESTION, ask, wait_for_replies
from waits import WAIT_SECONDS, eventually

if TYPE_CHECKING:
    from conftest import Newsbot, Start

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up in /proc")
WOMBATS = "Title: Wombats take over\n\n“Wombats are cubes at heart,” said Zelda Quarterstaff, a keeper.\n"


def spawned(pid: int) -> set[int]:
    """Return the ids of the processes that Python started as a process's children."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    children = {int(child) for task in tasks for child in (task / "children").read_text().split()}
    return {child for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}


def processes(pid: int) -> set[int]:
    """Return the ids of a bot's worker processes: copies of its child, their template."""
    return {copy for template in spawned(pid) for copy in spawned(template)}


def has_ended(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def load(api: BotApi, chats: list[Chat], bot: Newsbot, times: int = 1, count: int = 2) -> set[int]:
    """Ask many questions until the log has said `times` times that all workers run; return their ids."""
    until = time.monotonic() + WAIT_SECONDS
    while bot.log.count(f"answer now ({count})") < times:
        assert time.monotonic() < until, bot.log
        for chat in chats:
            ask(chat, 5)
        api.wait_until_idle()
    found = processes(bot.pid)
    assert len(found) == count
    return found


@pytest.fixture
def chats(own_api: BotApi) -> list[Chat]:
    return [own_api.private(own_api.user(f"Reader {number}")) for number in range(20)]


@pytest.fixture
def bot(start_own: Start) -> Newsbot:
    process = start_own(processes="2", **NO_LIMITS)
    process.wait_for_log("is running: ")
    return process


def test_a_bot_under_light_load_has_no_workers(bot: Newsbot, own_api: BotApi, chats: list[Chat]) -> None:
    for chat in chats:
        wait_for_replies(own_api, ask(chat))
    assert not spawned(bot.pid)


def test_under_load_two_workers_start_that_answer_alike_and_end_with_the_bot(
    bot: Newsbot, own_api: BotApi, chats: list[Chat]
) -> None:
    ask(chats[0])
    [before] = own_api.wait_for_sent(chats[0])
    begun = load(own_api, chats, bot)
    asked = [chat.say(chat.owner, f"/ask {QUESTION} 0") for chat in chats if chat.owner]
    wait_for_replies(own_api, asked)
    answers = {sent.text for sent in own_api.sent() if sent.reply_to in {message.message_id for message in asked}}
    assert answers == {before.text}
    begun |= spawned(bot.pid)
    assert bot.stop() == 0
    assert all(map(has_ended, begun))


def test_killing_workers_loses_no_question_and_the_log_reports_it(
    bot: Newsbot, own_api: BotApi, chats: list[Chat]
) -> None:
    begun = load(own_api, chats, bot)
    asked = [message for chat in chats for message in ask(chat, 5)]
    for pid in begun:
        os.kill(pid, signal.SIGKILL)
    wait_for_replies(own_api, asked)
    assert "Traceback" not in bot.log
    assert load(own_api, chats, bot, times=2).isdisjoint(begun)  # new processes replaced them


def test_killing_workers_and_their_template_loses_no_question(bot: Newsbot, own_api: BotApi, chats: list[Chat]) -> None:
    begun = load(own_api, chats, bot)
    [template] = spawned(bot.pid)
    asked = [message for chat in chats for message in ask(chat, 5)]
    for pid in (template, *begun):
        os.kill(pid, signal.SIGKILL)
    wait_for_replies(own_api, asked)
    assert "Traceback" not in bot.log


def test_workers_and_their_template_end_with_a_bot_that_is_killed(
    bot: Newsbot, own_api: BotApi, chats: list[Chat]
) -> None:
    begun = load(own_api, chats, bot) | spawned(bot.pid)
    bot.kill()
    eventually(lambda: all(map(has_ended, begun)))


def test_after_a_reindex_all_workers_answer_from_the_new_index(
    start_own: Start, own_api: BotApi, chats: list[Chat], tmp_path: Path
) -> None:
    admin = own_api.user("Admin")
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "wombats.txt").write_text(WOMBATS)
    bot = start_own(processes="2", admin_ids=str(admin.id), articles_dir=str(articles), **NO_LIMITS)
    load(own_api, chats, bot)
    office = own_api.private(admin)
    office.say(admin, "/reindex")
    own_api.wait_until(lambda api: "Done" in "".join(sent.text for sent in api.sent(office)))
    asked = [chat.say(chat.owner, "What did Zelda Quarterstaff say about wombats?") for chat in chats if chat.owner]
    wait_for_replies(own_api, asked)
    numbers = {message.message_id for message in asked}
    assert all("cubes at heart" in sent.text for sent in own_api.sent() if sent.reply_to in numbers)
