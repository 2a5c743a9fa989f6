"""Channels as sources: posts, edits and albums become articles of a running bot within seconds."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Channel, Chat
from crowd import NO_LIMITS
from waits import WAIT_SECONDS, eventually, within

if TYPE_CHECKING:
    from conftest import Command, Newsbot, Start

ANSWER_SECONDS = 10.0
"""Maximum time from a post to an answer from it, on an idle machine."""

RUNS = "Posts of channels: "
"""Words that the log has once for each run."""


class Reader:
    """A person who asks until an answer is as expected."""

    def __init__(self, api: BotApi) -> None:
        self.user = api.user("Reader")
        self.chat = api.private(self.user)
        self._api = api

    def ask(self, question: str) -> str:
        [answer] = self._api.wait_for_sent(self.chat, after=self.chat.say(self.user, question))
        return answer.text

    def sees(self, question: str, words: str) -> bool:
        return words in self.ask(question)


@pytest.fixture(scope="module")
def channel(api: BotApi) -> Channel:
    """Channel that the bot of this module reads, by its name."""
    return api.channel("Orrin Bay News", username="OrrinBayNews")


@pytest.fixture(scope="module")
def office(api: BotApi) -> Chat:
    """Private chat of an admin."""
    return api.private(api.user("Admin"))


@pytest.fixture(scope="module")
def bot(
    api: BotApi, channel: Channel, office: Chat, launch: Start, tmp_path_factory: pytest.TempPathFactory
) -> Newsbot:
    """Bot that reads a channel by its name."""
    settings = {"channels": "@orrinbaynews", "admin_ids": str(office.id), **NO_LIMITS}
    process = launch(api, tmp_path_factory.mktemp("bot"), **settings)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def reader(api: BotApi, bot: Newsbot) -> Reader:
    return Reader(api)


def quoted(name: str, words: str) -> str:
    return f"Notes from the pier\n\n“{words},” said {name} at the pier on Thursday."


# --- posts


def test_a_post_is_answered_within_seconds_and_so_is_its_edit(channel: Channel, reader: Reader) -> None:
    began = time.monotonic()
    post = channel.post(quoted("Wenna Tregear", "The heron colony has moved to the northern marsh"))
    within(ANSWER_SECONDS, lambda: reader.sees("What did Wenna Tregear say?", "moved to the northern marsh"))
    first = time.monotonic() - began
    answer = reader.ask("What did Wenna Tregear say?")
    assert "Orrin Bay News" in answer
    began = time.monotonic()
    channel.edit_post(post, quoted("Wenna Tregear", "The heron colony has moved to the southern marsh"))
    within(ANSWER_SECONDS, lambda: reader.sees("What did Wenna Tregear say?", "moved to the southern marsh"))
    print(f"\na post was answered after {first:.1f} s, its edit after {time.monotonic() - began:.1f} s")


def test_a_caption_is_an_article_and_an_album_is_one(channel: Channel, reader: Reader, bot: Newsbot) -> None:
    channel.post_photo(quoted("Jory Penhale", "The lighthouse lamp will be lit again before the winter"))
    first, second = quoted("Morva Nance", "We painted the hull green"), quoted("Morva Nance", "The mast comes in May")
    channel.post_album("", first, second)
    eventually(lambda: reader.sees("What did Jory Penhale say?", "lit again before the winter"))
    eventually(lambda: reader.sees("What did Morva Nance say?", "painted the hull green"))
    assert "The mast comes in May" in reader.ask("What did Morva Nance say about the mast?")
    links = bot_links(bot)
    assert sum("OrrinBayNews" in link for link in links) == len(set(links)), links


def bot_links(process: Newsbot) -> list[str]:
    """Return the addresses of all articles from channels."""
    return [row[0] for row in stored(process, "SELECT url FROM articles WHERE origin LIKE 'telegram:%'")]


def stored(process: Newsbot, select: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query on the articles' database."""
    with closing(sqlite3.connect(process.data / "articles.sqlite", timeout=WAIT_SECONDS)) as database:
        return database.execute(select).fetchall()


def test_a_burst_of_posts_costs_a_run_or_two(channel: Channel, reader: Reader, bot: Newsbot) -> None:
    before = bot.log.count(RUNS)
    for number in range(200):
        channel.post(quoted(f"Keeper Number{number}", f"Lantern {number} burned through the whole night of the storm"))
    eventually(lambda: len(stored(bot, "SELECT 1 FROM articles WHERE title = 'Notes from the pier'")) >= 200)
    eventually(lambda: reader.sees("What did Keeper Number199 say?", "Lantern 199 burned"))
    assert bot.log.count(RUNS) - before <= 2
    bot.wait_until_done()


def test_a_post_that_is_edited_to_have_no_words_leaves_the_index(channel: Channel, reader: Reader) -> None:
    question = "What did Elowen Carne say?"
    post = channel.post_photo(quoted("Elowen Carne", "Nine seals rest on the sandbank every single morning"))
    eventually(lambda: reader.sees(question, "Nine seals rest"))
    channel.edit_post(post, "")
    eventually(lambda: not reader.sees(question, "Nine seals rest"))


def test_a_forward_is_linked_to_the_original_post(api: BotApi, channel: Channel, reader: Reader, bot: Newsbot) -> None:
    other = api.channel("The Hill Gazette", username="HillGazette", admin=False)
    channel.forward(other.post(quoted("Tamsin Rowse", "The hill railway opens for walkers in the spring")))
    eventually(lambda: reader.sees("What did Tamsin Rowse say?", "opens for walkers"))
    assert "The Hill Gazette" in reader.ask("What did Tamsin Rowse say?")
    assert "https://t.me/HillGazette/1" in bot_links(bot)


# --- what is no article


def test_posts_of_a_channel_that_is_not_listed_are_nowhere(
    api: BotApi, channel: Channel, reader: Reader, bot: Newsbot
) -> None:
    other = api.channel("Elsewhere", username="ElsewhereNews")
    post = other.post(quoted("Petroc Vane", "The secret regatta is on Sunday in the eastern harbour"))
    other.edit_post(post, quoted("Petroc Vane", "The secret regatta is on Monday in the eastern harbour"))
    channel.post(quoted("Loveday Hicks", "The ropewalk will be open to visitors during the summer"))
    eventually(lambda: reader.sees("What did Loveday Hicks say?", "open to visitors"))
    api.wait_until_idle()
    assert not reader.sees("What did Petroc Vane say?", "secret regatta")
    assert "regatta" not in bot.log
    for database in ("articles.sqlite", "articles.sqlite-wal", "chats.sqlite", "chats.sqlite-wal"):
        path = bot.data / database
        assert not path.exists() or b"secret regatta" not in path.read_bytes()


def test_odd_posts_hold_up_no_other_one(api: BotApi, channel: Channel, reader: Reader, bot: Newsbot) -> None:
    channel.post_photo()
    channel.post("Short.")
    channel.post("x" * 50, entities=[{"type": "bold", "offset": 40, "length": 100_000}])
    channel.post("y" * 50, entities=[{"type": "no such type", "offset": 0, "length": 5}])
    channel.post("z" * 50, entities=[{"type": "bold", "offset": -3, "length": 1}])
    channel.post("z" * 50, entities=[{"type": "bold"}])
    channel.post("\ud83d \u202e\u0000" + "w" * 60)
    channel.post("v" * 50, date=9_000_000_000_000)
    channel.post("u" * 50, edit_date="yesterday", media_group_id=7)
    api.post(channel_post={"message_id": 7, "chat": channel.json()})
    channel.post("", poll={"id": "1", "question": "Trams?", "options": []})
    channel.post(quoted("Derwa Moyle", "The bell of the chapel rang by itself in the gale"))
    eventually(lambda: reader.sees("What did Derwa Moyle say?", "rang by itself"))
    bot.wait_until_done()


# --- rights


def test_admins_are_told_once_when_the_bot_loses_or_gets_its_rights_in_a_channel(
    api: BotApi, channel: Channel, office: Chat, bot: Newsbot
) -> None:
    before = len(api.sent(office))
    channel.set_member(api.bot, "left")
    [lost] = api.wait_for_sent(office, before + 1)[before:]
    assert lost.text.startswith("I’m no longer an admin of the channel “Orrin Bay News”")
    channel.set_member(api.bot, "administrator")
    [_, back] = api.wait_for_sent(office, before + 2)[before:]
    assert back.text == "I’m an admin of the channel “Orrin Bay News” now: its new posts become articles."
    unlisted = api.channel("Elsewhere", admin=False)
    unlisted.set_member(api.bot, "administrator", by=api.user("Somebody"))
    unlisted.set_member(api.bot, "left")
    unlisted.set_member(api.bot, "administrator", by=office.user)
    [*_, how] = api.wait_for_sent(office, before + 3)[before:]
    assert how.text.startswith("I’m an admin of the channel “Elsewhere” now, but I don’t read it: add ")
    assert str(unlisted.id) in how.text
    api.wait_until_idle()
    bot.wait_until_done()
    assert len(api.sent(office)) == before + 3
    assert unlisted.bot_status == "administrator"


# --- kills and broken runs


def test_a_kill_before_a_post_is_stored_delays_it_and_one_after_that_repeats_nothing(
    own_api: BotApi, start_own: Start
) -> None:
    api = own_api
    channel = api.channel("Orrin Bay News")
    settings = {"channels": str(channel.id), **NO_LIMITS}
    process = start_own(**settings)
    process.wait_for_log("is running: ")
    channel.post(quoted("Wenna Tregear", "The heron colony has moved to the northern marsh"))
    eventually(lambda: process.remembers("SELECT 1 FROM inbox WHERE done_at IS NULL"))
    process.kill()
    process = start_own(**settings)
    reader = Reader(api)
    eventually(lambda: reader.sees("What did Wenna Tregear say?", "moved to the northern marsh"))
    process.wait_until_done()
    process.kill()
    api.redeliver()
    process = start_own(**settings)
    assert reader.sees("What did Wenna Tregear say?", "moved to the northern marsh")
    process.wait_until_done()
    assert RUNS not in process.log
    assert len(stored(process, "SELECT 1 FROM posts")) == 1


def test_a_post_waits_until_its_index_run_succeeds(
    own_api: BotApi, start_own: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = own_api
    channel = api.channel("Orrin Bay News")
    process = start_own(channels=str(channel.id), **NO_LIMITS)
    process.wait_for_log("is running: ")
    database = tmp_path / "data" / "articles.sqlite"
    database.rename(tmp_path / "elsewhere.sqlite")
    database.mkdir()
    channel.post(quoted("Wenna Tregear", "The heron colony has moved to the northern marsh"))
    process.wait_for_log("Posts of channels could not be indexed: ")
    assert process.remembers("SELECT 1 FROM inbox WHERE done_at IS NULL")
    database.rmdir()
    (tmp_path / "elsewhere.sqlite").rename(database)
    reader = Reader(api)
    eventually(lambda: reader.sees("What did Wenna Tregear say?", "moved to the northern marsh"))
    process.wait_until_done()


def test_posts_stay_when_an_index_run_prunes_and_removed_ones_stay_out(
    own_api: BotApi, start_own: Start, newsbot: Command, tmp_path: Path
) -> None:
    api = own_api
    channel = api.channel("Orrin Bay News", username="OrrinBayNews")
    process = start_own(channels=str(channel.id), **NO_LIMITS)
    post = channel.post(quoted("Wenna Tregear", "The heron colony has moved to the northern marsh"))
    reader, question = Reader(api), "What did Wenna Tregear say?"
    eventually(lambda: reader.sees(question, "moved to the northern marsh"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.txt").write_text(
        "Title: Tide tables\n\nThe tide tables for the bay were printed in red ink.\n"
    )
    done = newsbot("index", "--prune", tmp_path / "own")
    assert done.returncode == 0, done.stderr
    assert reader.sees(question, "moved to the northern marsh")
    assert newsbot("remove", "https://t.me/orrinbaynews/1?single").returncode == 0
    eventually(lambda: not reader.sees(question, "northern marsh"))
    channel.edit_post(post, quoted("Wenna Tregear", "The heron colony has moved to the northern marsh again"))
    process.wait_for_log(f"{RUNS}1 refused.")
    assert not reader.sees(question, "northern marsh")


def test_the_log_says_nothing_of_what_posts_say(bot: Newsbot) -> None:
    assert re.search(rf"{RUNS}\d+ added", bot.log)
    assert "pier" not in bot.log


def test_a_bot_starts_without_articles_and_answers_from_the_first_post(
    own_api: BotApi, start_own: Start, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()  # no index is copied into it
    channel, reader = own_api.channel("Orrin Bay News", username="OrrinBayNews"), Reader(own_api)
    process = start_own(channels="@orrinbaynews", **NO_LIMITS)
    process.wait_for_log("is running: ")
    assert "There are no articles yet: " in process.log
    assert reader.ask("/latest") == "I have no articles yet."
    assert reader.ask("What did Wenna Tregear say?").startswith("Not found")
    channel.post(quoted("Wenna Tregear", "The heron colony has moved to the northern marsh"))
    eventually(lambda: reader.sees("What did Wenna Tregear say?", "moved to the northern marsh"))
