"""/reindex: an index run in a separate process, as an admin sees it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User
from filelock import FileLock
from waits import WAIT_SECONDS, eventually, within

from index import DataFolder, cores, index_files

if TYPE_CHECKING:
    from conftest import Command, Newsbot, Start

NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks at processes as Linux shows them")

QUESTION = "What did Quist say about sleep?"
NAMES = ("2025-03-04-ferry-strike.txt", "2025-03-19-ferry-deal.txt", "2025-02-11-tidal-turbine.txt")
READ = "Reading files: 33 of 33, articles: 33"
ONLY_ADMINS = "Sorry, only an admin of this bot can do that."
WOMBATS = "Title: Wombats take over\n\n“Wombats are cubes at heart,” said Zelda Quarterstaff, a keeper.\n"


@pytest.fixture(scope="session")
def index_anew(examples: Path) -> Callable[[Path], Path]:
    """Function that creates a folder `articles` with three articles in a given folder, and their index beside it."""

    def index(folder: Path) -> Path:
        articles, data = folder / "articles", folder / "data"
        shutil.rmtree(articles, ignore_errors=True)
        articles.mkdir()
        for name in NAMES:
            shutil.copy(examples / name, articles)
        index_files([articles], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"), prune=True)
        return articles

    return index


@pytest.fixture(scope="module")
def bot(
    api: BotApi,
    admin: User,
    launch: Start,
    index_anew: Callable[[Path], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Newsbot:
    """Bot with its own articles."""
    folder = tmp_path_factory.mktemp("bot")
    process = launch(api, folder, articles_dir=str(index_anew(folder)), admin_ids=str(admin.id))
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def articles(bot: Newsbot, index_anew: Callable[[Path], Path]) -> Path:
    """Folder of the bot's articles: three at the start of each test, all indexed."""
    return index_anew(bot.folder)


@pytest.fixture
def reindex(articles: Path, api: BotApi, admin: User, office: Chat) -> Callable[[], Sent]:
    """Function that sends /reindex and waits for the message about its start."""

    def ask() -> Sent:
        [message] = api.wait_for_sent(office, after=office.say(admin, "/reindex"))
        return message

    return ask


@pytest.fixture
def result_of(api: BotApi, office: Chat) -> Callable[[Sent], str]:
    """Function that waits until the progress message says how the run ended."""

    def wait(message: Sent) -> str:
        def ended(api: BotApi) -> str:
            text = next(sent.text for sent in api.sent(office) if sent.message_id == message.message_id)
            return text if text.startswith(("Done", "The index could not")) else ""

        return api.wait_until(ended)

    return wait


@contextmanager
def held_up(bot: Newsbot) -> Iterator[None]:
    """Make index runs wait for the database, for at most five seconds."""
    with closing(sqlite3.connect(bot.data / "articles.sqlite", timeout=WAIT_SECONDS, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


def shown(api: BotApi, office: Chat, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent(office) if sent.message_id == message.message_id)


def child_of(bot: Newsbot) -> Path:
    """Return the index run's folder under /proc, once it has started its own program."""

    def look() -> Path | None:
        for pid in Path(f"/proc/{bot.pid}/task/{bot.pid}/children").read_text().split():
            if b"\0index\0" in Path("/proc", pid, "cmdline").read_bytes():
                return Path("/proc", pid)
        return None

    child = eventually(look)
    assert child is not None
    return child


def test_the_final_report_counts_added_changed_removed_and_failed_files(
    articles: Path, reindex: Callable[[], Sent], result_of: Callable[[Sent], str]
) -> None:
    (articles / "wombats.txt").write_text(WOMBATS)
    changed = articles / "2025-03-04-ferry-strike.txt"
    changed.write_text(changed.read_text().replace("sleep", "slumber"))
    (articles / "2025-02-11-tidal-turbine.txt").unlink()
    (articles / "broken <b>.txt").write_bytes(b"\0\1\2")
    report, *_, failed = result_of(reindex()).splitlines()
    assert report == "Done: 1 added, 1 changed, 1 removed, 1 unchanged, 1 failed. The index holds 3 articles."
    assert failed == f"{articles}/broken <b>.txt: binary, not text"


def test_added_articles_can_be_found_at_once(
    api: BotApi,
    alice: User,
    chat: Chat,
    articles: Path,
    reindex: Callable[[], Sent],
    result_of: Callable[[Sent], str],
) -> None:
    question = "What did Quarterstaff say about wombats?"
    [before] = api.wait_for_sent(chat, after=chat.say(alice, question))
    (articles / "wombats.txt").write_text(WOMBATS)
    result_of(reindex())
    [after] = api.wait_for_sent(chat, after=chat.say(alice, question))
    assert "Not found" in before.text
    assert "“Wombats are cubes at heart,”" in after.text


def test_one_message_is_edited_at_most_every_three_seconds_while_questions_are_answered(
    bot: Newsbot,
    api: BotApi,
    alice: User,
    chat: Chat,
    office: Chat,
    articles: Path,
    reindex: Callable[[], Sent],
    result_of: Callable[[Sent], str],
) -> None:
    for number in range(30):
        (articles / f"{number}.txt").write_text(WOMBATS)
    with held_up(bot):
        message = reindex()
        while not any(READ in edit.text for edit in shown(api, office, message).edits):  # the last news for a while
            [answer] = api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
            assert "sleep" in answer.text
    result_of(message)
    edits = shown(api, office, message).edits
    assert edits[-1].text.startswith("Done")
    stages = ("Updating", "Looking", "Reading", "Building", "Sorting", "Saving")
    assert all(edit.text.startswith(stages) for edit in edits[:-1])
    assert edits[0].time - message.time >= 2.9  # measured by the double, where calls may arrive slightly late
    for earlier, later in pairwise(edits):
        assert later.time - earlier.time >= 2  # a delayed call is closer to the next one


@NEEDS_PROC
def test_the_index_run_is_a_separate_low_priority_process_without_the_token(
    bot: Newsbot, api: BotApi, reindex: Callable[[], Sent], result_of: Callable[[Sent], str]
) -> None:
    with held_up(bot):
        message = reindex()
        child = child_of(bot)
        assert b"TEST-token" not in (child / "environ").read_bytes()
        priority = os.getpriority(os.PRIO_PROCESS, bot.pid)
        assert eventually(lambda: os.getpriority(os.PRIO_PROCESS, int(child.name)) > priority)
        workers = str(max(1, cores() - 1)).encode()  # one processor is reserved for answers
        assert b"--workers\0" + workers + b"\0" in (child / "cmdline").read_bytes()
    assert result_of(message).startswith("Done")


def test_another_process_that_is_indexing_is_named(
    bot: Newsbot, reindex: Callable[[], Sent], result_of: Callable[[Sent], str]
) -> None:
    with FileLock(bot.data / "index.lock"):
        result = result_of(reindex())
    assert "Another index run is writing" in result
    assert "wait for it to finish" in result


def test_a_folder_that_is_gone_is_named_and_the_index_serves_on(
    bot: Newsbot,
    api: BotApi,
    alice: User,
    chat: Chat,
    articles: Path,
    reindex: Callable[[], Sent],
    result_of: Callable[[Sent], str],
) -> None:
    articles.rename(articles.with_name("moved"))
    assert f"There is no file or folder {articles}" in result_of(reindex())
    bot.wait_for_log(f"The index run printed: newsbot: There is no file or folder {articles}")
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    assert "sleep" in answer.text


def test_any_number_of_failed_files_fits_into_the_message(
    articles: Path, reindex: Callable[[], Sent], result_of: Callable[[Sent], str]
) -> None:
    for number in range(700):
        (articles / f"an empty file with a rather long name {number:04}.txt").touch()
    report = result_of(reindex())
    assert "700 failed" in report
    assert report.endswith("… and 690 more, in failures.txt")


@NEEDS_PROC
def test_sigterm_ends_the_bot_and_its_index_run(
    launch: Start, index_anew: Callable[[Path], Path], tmp_path: Path
) -> None:
    with BotApi() as api:
        admin = api.user("Admin")
        office = api.private(admin)
        process = launch(api, tmp_path, articles_dir=str(index_anew(tmp_path)), admin_ids=str(admin.id))
        process.wait_for_log("is running: ")
        with held_up(process):
            office.say(admin, "/reindex")
            child = child_of(process)
            assert process.stop() == 0
            assert not child.exists()


@NEEDS_PROC
def test_the_end_of_the_bot_cancels_its_index_run_which_cleans_up_and_leaves_the_old_index(
    launch: Start, index_anew: Callable[[Path], Path], tmp_path: Path
) -> None:
    with BotApi() as api:
        admin = api.user("Admin")
        articles = index_anew(tmp_path)
        process = launch(api, tmp_path, articles_dir=str(articles), admin_ids=str(admin.id))
        process.wait_for_log("is running: ")
        for number in range(4000):
            (articles / f"{number}.txt").write_text(WOMBATS)
        api.private(admin).say(admin, "/reindex")
        child = child_of(process)
        eventually((tmp_path / "data" / "index.lock.holder").exists)
        with suppress(PermissionError):  # on a busy machine, a low-priority run may not clean up within two seconds
            os.setpriority(os.PRIO_PROCESS, int(child.name), 0)
        assert process.stop(signal.SIGINT) == 0
        assert not child.exists()
    assert not (tmp_path / "data" / "index.lock.holder").exists()  # as after Ctrl-C, but not after SIGKILL
    assert sorted(path.name for path in (tmp_path / "data" / "snapshots").iterdir()) == ["000001", "CURRENT"]


@NEEDS_PROC
def test_an_index_that_another_process_published_is_opened_within_two_seconds_and_answers(
    bot: Newsbot, newsbot: Command, api: BotApi, alice: User, chat: Chat, articles: Path
) -> None:
    (articles / "wombats.txt").write_text(f"Source: Wombat News\nDate: 2026-01-02\n\n{WOMBATS}")
    done = newsbot("index", articles, data_dir=str(bot.data))
    assert (done.returncode, done.stderr) == (0, "")

    def answers() -> bool:
        [answer] = api.wait_for_sent(chat, after=chat.say(alice, "What did Quarterstaff say about wombats?"))
        return "“Wombats are cubes at heart,”" in answer.text

    within(2, answers)


def test_other_people_are_politely_refused(bot: Newsbot, api: BotApi, alice: User, chat: Chat, office: Chat) -> None:
    before = api.sent(office)
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, "/reindex"))
    assert answer.text == ONLY_ADMINS
    assert api.sent(office) == before


def test_in_a_group_even_an_admin_gets_silence(bot: Newsbot, api: BotApi, admin: User) -> None:
    group = api.group("Readers")
    group.say(admin, "/reindex")
    asked = group.say(admin, f"/ask {QUESTION}")
    [answer] = api.wait_for_sent(group)
    assert answer.reply_to == asked.message_id
