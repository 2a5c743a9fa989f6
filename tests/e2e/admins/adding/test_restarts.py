"""Adding and taking out in a bot that is killed meanwhile, and in another language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import psutil
from adding import BUTTON, WOMBATS, added, labels, shown
from botapi import BotApi, Message, Sent
from filelock import FileLock
from waits import eventually

if TYPE_CHECKING:
    from conftest import Start


def test_what_was_being_taken_out_when_the_bot_was_killed_no_longer_counts_as_added(
    own_api: BotApi, start_own: Start, reply_in: Callable[[BotApi, Message], Sent]
) -> None:
    admin = own_api.user("Admin")
    office = own_api.private(admin)
    process = start_own(admin_ids=str(admin.id))
    said = reply_in(own_api, office.send_document(admin, "wombats.txt", WOMBATS.encode()))
    with FileLock(process.data / "index.lock"):
        office.press(admin, said, BUTTON)
        bot = psutil.Process(process.pid)
        eventually(lambda: any("--undo" in child.cmdline() for child in bot.children()))
        process.kill()  # the run that takes it out lives on
    eventually(lambda: not added(process))
    process = start_own(admin_ids=str(admin.id))
    eventually(lambda: shown(own_api, said).text == "That isn’t in the index any more.")
    assert labels(shown(own_api, said)) == []
    process.wait_until_done()


def test_the_reply_is_in_the_admins_language(
    own_api: BotApi, start_own: Start, reply_in: Callable[[BotApi, Message], Sent]
) -> None:
    admin = own_api.user("Admin", language_code="ru")
    office = own_api.private(admin)
    start_own(admin_ids=str(admin.id))
    said = reply_in(own_api, office.send_document(admin, "wombats.txt", WOMBATS.encode()))
    assert said.text == "Добавлено:\nWombats take over\nThe Post · 4 мая 2026 · 1 абзац"
    assert labels(said) == ["Убрать снова"]


def test_what_was_being_added_when_the_bot_was_killed_is_added_once_and_leaves_by_an_old_button(
    own_api: BotApi, start_own: Start, reply_in: Callable[[BotApi, Message], Sent]
) -> None:
    admin = own_api.user("Admin")
    office = own_api.private(admin)
    process = start_own(admin_ids=str(admin.id))
    process.wait_for_log("is running: ")
    with own_api.hang("getFile"):
        message = office.send_document(admin, "wombats.txt", WOMBATS.encode())
        own_api.wait_until(lambda api: any(call.method == "getFile" for call in api.in_flight))
        process.kill()
    process = start_own(admin_ids=str(admin.id))
    said = reply_in(own_api, message)
    assert said.text.startswith("Added:\nWombats take over")
    process.wait_until_done()
    assert process.stop() == 0
    process = start_own(admin_ids=str(admin.id))
    own_api.wait_for_answer(office.press(admin, said, BUTTON))
    own_api.wait_until(lambda api: shown(api, said).edits)
    assert shown(own_api, said).text == "Taken out of the index: “Wombats take over”."
    assert [sent.reply_to for sent in own_api.sent(office)] == [message.message_id]
    assert added(process) == set()
