"""/reindex while it works: what admins see of it, joining it, cancelling it, and what it leaves behind."""

from __future__ import annotations

import os
import secrets
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User
from news_server import NewsServer, Page, Story, serving
from waits import WAIT_SECONDS, eventually

from bot.messages import AdminPress, encode_press
from index import DataFolder, index_files

if TYPE_CHECKING:
    from conftest import Command, Newsbot, Start

WOMBATS = "Title: Wombats take over\n\n“Wombats are cubes at heart,” said Zelda Quarterstaff, a keeper.\n"
GATES = Story("Lock gates freeze", "“We will not force them open,” said Sunniva Brandt, who keeps the lock.")
OVER = "This update is over."
ENDS = ("Done", "Fertig", "Cancelled", "Abgebrochen", "The index could not")


@pytest.fixture(scope="module")
def site() -> Iterator[NewsServer]:
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def german(api: BotApi) -> User:
    """Another admin, whose app speaks German."""
    return api.user("Anke", language_code="de")


@pytest.fixture(scope="module")
def bot(
    api: BotApi,
    admin: User,
    german: User,
    launch: Start,
    site: NewsServer,
    tmp_path_factory: pytest.TempPathFactory,
) -> Newsbot:
    folder = tmp_path_factory.mktemp("bot")
    (folder / "articles").mkdir()
    (folder / "articles" / "wombats.txt").write_text(WOMBATS)
    index_files([folder / "articles"], DataFolder(folder / "data", f"sqlite:///{folder / 'data' / 'articles.sqlite'}"))
    process = launch(
        api,
        folder,
        articles_dir=str(folder / "articles"),
        admin_ids=f"{admin.id},{german.id}",
        sources_allowed=site.address,
        limit_private="0",
    )
    process.wait_for_log("is running: ")
    return process


@contextmanager
def held_up(bot: Newsbot) -> Iterator[None]:
    """Make index runs wait for the database, for at most five seconds."""
    with closing(sqlite3.connect(bot.data / "articles.sqlite", timeout=WAIT_SECONDS, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


@contextmanager
def stopped(bot: Newsbot) -> Iterator[Path]:
    """Stop the index run that is to start, for as long as the block takes; yield its folder under /proc."""
    [pid] = eventually(lambda: children(bot, b"\0index\0"))
    os.kill(pid, signal.SIGSTOP)
    try:
        yield Path("/proc", str(pid))
    finally:
        if Path("/proc", str(pid)).exists():
            os.kill(pid, signal.SIGCONT)


def children(bot: Newsbot, command: bytes) -> list[int]:
    pids = Path(f"/proc/{bot.pid}/task/{bot.pid}/children").read_text().split()
    return [int(pid) for pid in pids if command in Path("/proc", pid, "cmdline").read_bytes()]


def say(api: BotApi, user: User, text: str = "/reindex") -> Sent:
    chat = api.private(user)
    [message] = api.wait_for_sent(chat, after=chat.say(user, text))
    return message


def now(api: BotApi, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent() if (sent.chat_id, sent.message_id) == (message.chat_id, message.message_id))


def result_of(api: BotApi, message: Sent) -> str:
    return api.wait_until(lambda api: text if (text := now(api, message).text).startswith(ENDS) else "")


def note_of(api: BotApi, query_id: str) -> tuple[str, bool]:
    """Return what a press was answered with, and whether it stays on the screen."""
    given = api.wait_for_answer(query_id).parameters
    return given.get("text", ""), given.get("show_alert", False)


def many(folder: Path, count: int = 1000) -> list[Path]:
    """Write so many articles, unlike all others, that an index run takes a while."""
    label = secrets.token_hex(4)
    paths = [folder / f"{label}-{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Title: Wombat {number} {label}\n\nWombat number {number} dug a burrow for {label}.\n")
    return paths


@pytest.fixture
def busy(bot: Newsbot) -> Iterator[None]:
    """An articles' folder of which an index run takes a while; it is small again afterwards."""
    paths = many(bot.folder / "articles")
    yield
    for path in paths:
        path.unlink()


# --- what it looks like


def test_progress_has_a_bar_counts_a_clock_and_a_button(api: BotApi, bot: Newsbot, admin: User, busy: None) -> None:
    message = say(api, admin)
    assert [button["text"] for button in message.buttons] == ["Cancel"]
    assert result_of(api, message).startswith("Done: 1,000 added")
    done = now(api, message)
    assert done.buttons == []
    reading = [edit.text.splitlines() for edit in done.edits if edit.text.startswith("Reading files: ")]
    assert all(" of 1,001, articles: " in lines[0] for lines in reading)
    assert all(set(lines[1].split()[0]) <= {"▓", "░"} and lines[1].endswith("%") for lines in reading)
    assert all(" so far." in edit.text for edit in done.edits[:-1])
    assert say_again(api, admin).startswith("Done: 0 added, 0 changed, 0 removed, 1,001 unchanged")


def say_again(api: BotApi, user: User, text: str = "/reindex") -> str:
    return result_of(api, say(api, user, text))


# --- joining


def test_a_second_one_joins_by_the_same_admin_and_by_another_in_their_own_language(
    api: BotApi, bot: Newsbot, admin: User, german: User, busy: None
) -> None:
    first = say(api, admin)
    with stopped(bot):
        second, third = say(api, admin), say(api, german)
        assert second.text.startswith("The index is already being updated.")
        assert third.text.startswith("Der Index wird schon aktualisiert.")
        assert [button["text"] for button in third.buttons] == ["Abbrechen"]
        assert len(children(bot, b"\0index\0")) == 1
    assert result_of(api, first) == result_of(api, second)
    assert result_of(api, first).startswith("Done: 1,000 added, 0 changed, ")
    assert result_of(api, third).startswith("Fertig: 1.000 neu, 0 geändert, ")


# --- cancelling


def test_cancel_ends_the_run_says_what_was_done_and_the_next_one_goes_on(
    api: BotApi, bot: Newsbot, admin: User, german: User, office: Chat, busy: None
) -> None:
    before = sorted(path.name for path in (bot.data / "snapshots").iterdir())
    first, joined = say(api, admin), say(api, german)
    eventually((bot.data / "index.lock.holder").exists)
    query = api.private(german).press(german, joined, "Abbrechen")  # whoever follows it may cancel it
    assert note_of(api, query) == ("Wird abgebrochen …", False)
    assert result_of(api, first).startswith("Cancelled.")
    assert result_of(api, joined).startswith("Abgebrochen.")
    assert now(api, first).buttons == []
    assert not children(bot, b"\0index\0")
    assert not (bot.data / "index.lock.holder").exists()  # it cleaned up
    assert sorted(path.name for path in (bot.data / "snapshots").iterdir()) == before
    assert say_again(api, admin).startswith("Done: ")


def test_a_press_on_cancel_after_the_end_is_answered_by_a_sentence(api: BotApi, bot: Newsbot, admin: User) -> None:
    office = api.private(admin)
    message = say(api, admin)
    cancel = message.buttons[0]["callback_data"]
    result = result_of(api, message)
    query = forged(api, office, admin, message, cancel)
    assert note_of(api, query) == (OVER, True)
    assert now(api, message).text == result


@pytest.mark.parametrize("key", ["", "00000000", "a:b", "x" * 26])
def test_a_forged_press_on_cancel_leaves_the_run_alone(api: BotApi, bot: Newsbot, admin: User, key: str) -> None:
    message = say(api, admin)
    with stopped(bot):
        query = forged(api, api.private(admin), admin, message, encode_press(AdminPress("reindex-cancel", key)))
        assert note_of(api, query) == (OVER, True)
    assert result_of(api, message).startswith("Done: ")


def test_somebody_else_can_not_cancel(api: BotApi, bot: Newsbot, admin: User, alice: User) -> None:
    message = say(api, admin)
    with stopped(bot):
        cancel = message.buttons[0]["callback_data"]
        chat = api.private(alice)
        [theirs] = api.wait_for_sent(chat, after=chat.say(alice, "/start"))
        query = forged(api, chat, alice, theirs, cancel)
        assert note_of(api, query) == ("Sorry, only an admin of this bot can do that.", True)
    assert result_of(api, message).startswith("Done: ")
    assert f"{alice.id}: reindex-cancel" not in bot.log


def test_each_order_of_an_admin_is_logged(api: BotApi, bot: Newsbot, admin: User) -> None:
    message = say(api, admin)
    cancel = message.buttons[0]["callback_data"].removeprefix("adm:").replace(":", " ")
    api.private(admin).press(admin, message, "Cancel")
    result_of(api, message)
    bot.wait_for_log(f"Admin {admin.id}: /reindex")
    bot.wait_for_log(f"Admin {admin.id}: {cancel}")


def forged(api: BotApi, chat: Chat, user: User, message: Sent, data: str) -> str:
    """Press a button that the message doesn't have any more, or never had."""
    return chat.forge_press(user, message, data)


# --- kills


def test_a_run_that_is_killed_says_so(api: BotApi, bot: Newsbot, admin: User) -> None:
    message = say(api, admin)
    with stopped(bot) as child:
        os.kill(int(child.name), 9)
    assert "the process ended with code -9" in result_of(api, message)
    assert say_again(api, admin).startswith("Done: ")


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_after_the_end_of_the_bot_it_goes_on_in_a_new_message_at_the_next_start(
    own_api: BotApi, start_own: Start, tmp_path: Path, end: str
) -> None:
    api, admin = own_api, own_api.user("Admin")
    (tmp_path / "news").mkdir()
    many(tmp_path / "news")
    settings = {"articles_dir": str(tmp_path / "news"), "admin_ids": str(admin.id)}
    bot = start_own(**settings)
    bot.wait_for_log("is running: ")
    office = api.private(admin)
    message = say(api, admin)
    eventually((bot.data / "index.lock.holder").exists)
    if end == "stop":
        bot.stop()
        assert now(api, message).text == "The bot ends now. It goes on with this update when it is back."
    else:
        bot.kill()
    bot = start_own(**settings)
    [again] = api.wait_for_sent(office, after=message)
    assert again.reply_to == message.reply_to
    assert "1,000" in result_of(api, again)
    bot.wait_until_done()
    if end == "kill":
        query = office.press(admin, message, "Cancel")  # the old message still has it
        assert note_of(api, query) == (OVER, True)
        api.wait_until(lambda api: not now(api, message).buttons)


def test_a_run_that_was_left_at_two_starts_is_not_started_again(
    own_api: BotApi, start_own: Start, tmp_path: Path
) -> None:
    api, admin = own_api, own_api.user("Admin")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "wombats.txt").write_text(WOMBATS)
    settings = {"articles_dir": str(tmp_path / "news"), "admin_ids": str(admin.id)}
    bot = start_own(**settings)
    bot.wait_for_log("is running: ")
    with held_up(bot):
        message = say(api, admin)
        bot.kill()
        bot = start_own(**settings)
        office = api.private(admin)
        [second] = api.wait_for_sent(office, after=message)
        bot.kill()
        bot = start_own(**settings)
        [third] = api.wait_for_sent(office, after=second)
    assert third.text.startswith("This update was interrupted more than once")
    bot.wait_until_done()


# --- sources and names


@pytest.fixture
def inlet(bot: Newsbot, newsbot: Command, site: NewsServer) -> Iterator[str]:
    """Address of a source that the bot has."""
    address = site.feed("/inlet", "The Inlet Post", [GATES._replace(link=site.url("/gates"))])
    settings = {"data_dir": str(bot.data), "sources_allowed": site.address}
    assert newsbot("sources", "add", address, **settings).returncode == 0
    site.asked.clear()
    yield address
    assert newsbot("sources", "remove", address, **settings).returncode == 0


def test_all_are_the_folder_and_then_the_sources(
    api: BotApi, bot: Newsbot, admin: User, site: NewsServer, inlet: str
) -> None:
    (bot.folder / "articles" / "more.txt").write_text(WOMBATS.replace("Wombats", "More wombats"))
    done, sources, *_ = say_again(api, admin).splitlines()
    assert done.startswith("Done: 2 added, ")
    assert sources == "Sources fetched: 1, failed: 0."
    assert "/inlet" in site.asked
    site.pages["/inlet"] = Page(status=500)
    failed = say_again(api, admin).splitlines()
    assert failed[1] == "Sources fetched: 1, failed: 1."
    assert failed[-1].startswith("The Inlet Post (")


@pytest.mark.parametrize("name", ["The Inlet Post", "inlet", "the address"])
def test_a_name_stands_for_one_source(
    api: BotApi, bot: Newsbot, admin: User, site: NewsServer, inlet: str, name: str
) -> None:
    message = say(api, admin, f"/reindex {inlet if name == 'the address' else name}")
    assert message.text.startswith("Fetching the source")
    assert result_of(api, message).splitlines()[1] == "Sources fetched: 1, failed: 0."
    assert "/inlet" in site.asked


def test_the_folder_can_be_named_alone(api: BotApi, bot: Newsbot, admin: User, site: NewsServer, inlet: str) -> None:
    result = say_again(api, admin, "/reindex articles")
    assert result.startswith("Done: ")
    assert "Sources" not in result
    assert not site.asked


def test_a_name_that_nothing_has_is_named(api: BotApi, bot: Newsbot, admin: User, inlet: str) -> None:
    answer = say(api, admin, "/reindex Nobody’s <b>").text
    assert answer == "I have no source “Nobody’s <b>” on the web: /sources lists them all."
    assert say(api, admin, "/reindex The Inlit Pozt").text.endswith("The nearest: The Inlet Post.")


def test_another_source_waits_for_its_turn_and_can_be_cancelled_before(
    api: BotApi, bot: Newsbot, admin: User, inlet: str
) -> None:
    first = say(api, admin, "/reindex articles")
    with stopped(bot):
        message = say(api, admin, "/reindex inlet")
        api.wait_until(lambda api: now(api, message).text.startswith("Waiting until the update that is under way"))
        api.private(admin).press(admin, message, "Cancel")
        assert result_of(api, message) == "Cancelled."
    assert result_of(api, first).startswith("Done: ")


# --- failures


def test_a_run_of_nothing_but_failures_lists_them(own_api: BotApi, start_own: Start, tmp_path: Path) -> None:
    api, admin = own_api, own_api.user("Admin")
    (tmp_path / "news").mkdir()
    names = [f"“quoted” 'and' \"so\" ü {number}.txt" for number in range(12)] + ["two\nlines \u202e.txt"]
    for name in names:
        (tmp_path / "news" / name).touch()
    bot = start_own(articles_dir=str(tmp_path / "news"), admin_ids=str(admin.id))
    bot.wait_for_log("is running: ")
    office = api.private(admin)
    message = say(api, admin)
    result, *listed = result_of(api, message).splitlines()
    assert result.startswith("The index could not be updated: Nothing was indexed from ")
    assert listed[-1] == "… and 3 more, in failures.txt"
    [document] = api.wait_for_sent(office, after=message)
    assert document.media["document"]["file_name"] == "failures.txt"
    assert document.reply_to == message.reply_to
    lines = api.download(document).decode().splitlines()
    assert lines[:10] == listed[:10]
    shown = [name.replace("\n", "?").replace("\u202e", "?") for name in names]
    assert sorted(lines) == sorted(f"{tmp_path / 'news'}/{name}: empty" for name in shown)


def test_the_failures_come_once_to_each_chat_and_survive_a_fault(
    api: BotApi, bot: Newsbot, admin: User, german: User
) -> None:
    broken = [bot.folder / "articles" / f"broken {number}.txt" for number in range(30)]
    for path in broken:
        path.touch()
    api.flood(methods=("sendDocument",))
    first = say(api, admin)
    with stopped(bot):
        second, third = say(api, admin), say(api, german)
    results = [result_of(api, message) for message in (first, second, third)]
    assert all("failures.txt" in result for result in results)

    def files(api: BotApi) -> list[Sent]:
        return [sent for sent in api.sent() if sent.media and sent.time > first.time]

    api.wait_until(lambda api: len(files(api)) >= 2)
    documents = files(api)
    assert sorted(sent.chat_id for sent in documents) == sorted((admin.id, german.id))
    assert {api.download(sent).count(b"\n") for sent in documents} == {30}
    for path in broken:
        path.unlink()


def test_the_report_says_what_articles_lack(api: BotApi, bot: Newsbot, admin: User) -> None:
    say_again(api, admin)
    folder = bot.folder / "articles"
    (folder / "headed.txt").write_text("Title: Rain\nDate: 2026-01-02\nSource: Gazette\n\nIt rained on Tuesday.\n")
    (folder / "bare.txt").write_text("It snowed on Wednesday, says nobody.\n")
    (folder / "sheet.xlsx").touch()
    _, *remarks = say_again(api, admin).splitlines()
    assert remarks == [
        "Passed over files of other kinds: 1 × .xlsx.",
        "New and changed articles without a date: 1.",
        "New and changed articles without an outlet: 1.",
        "Headers: 1 × –; 1 × Date, Source, Title.",
    ]
    for name in ("headed.txt", "bare.txt", "sheet.xlsx"):
        (folder / name).unlink()
