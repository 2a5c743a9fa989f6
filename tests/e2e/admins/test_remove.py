"""/remove: an article leaves for good, by its link or as a reply to an answer, and may be let in again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, User
from crowd import NO_LIMITS
from filelock import FileLock
from news_server import NewsServer, Story, serving
from office import ONLY_ADMINS, TOO_OLD, Office, data_of, forge, labels
from waits import eventually

from index import DataFolder, index_files
from index.archive import Store

if TYPE_CHECKING:
    from conftest import Command, Newsbot, Start

VERDICT = "“The verdict on the wombats of valley {n} is a mistake,” said Ottokar Brimble, the ranger of valley {n}."
CUBES = "“Wombats are cubes at heart,” said Zelda Quarterstaff, a keeper, who has fed them for forty years."
QUESTION, OTHER = "What did Ottokar Brimble say about the verdict?", "What did Zelda Quarterstaff say about wombats?"
LINK = "https://cubes.example/2025/cubes"
ASKED = "Remove this article for good?"
HOW = "Send /remove and the link of an article, or reply with /remove to one of my answers."


def write(folder: Path, name: str, outlet: str, day: str, body: str, link: str) -> None:
    head = f"Date: {day}\nTitle: {name.title()}\nSource: {outlet}\nURL: {link}\n\n"
    (folder / f"{name}.txt").write_text(head + body)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data folder with an index of three articles, and the folder of their files beside it."""
    folder = tmp_path_factory.mktemp("given")
    articles = folder / "articles"
    articles.mkdir()
    for n in (1, 2):
        link = f"https://verdicts.example/{n}"
        write(articles, f"verdict-{n}", f"Outlet {n}", f"2025-0{n}-03", VERDICT.format(n=n), link)
    write(articles, "cubes", "Hill Post", "2025-05-03", CUBES, LINK)
    data = folder / "data"
    index_files([articles], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))
    return data


@pytest.fixture(scope="module")
def office(api: BotApi, admin: User) -> Office:
    return Office.of(api, admin)


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, index: Path, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    settings = {"admin_ids": str(admin.id), "articles_dir": str(index.parent / "articles")} | NO_LIMITS
    process = launch(api, tmp_path_factory.mktemp("bot"), **settings)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def articles(bot: Newsbot, index: Path) -> Iterator[DataFolder]:
    """The bot's articles, of which a test may remove some: afterwards, all are there again."""
    data = DataFolder(bot.data, f"sqlite:///{bot.data / 'articles.sqlite'}")
    yield data
    with closing(Store(data.database)) as store:
        for row in removed(store):
            store.restore(row)
    index_files([index.parent / "articles"], data)


def removed(store: Store) -> list[str]:
    with store._reading() as connection:
        return [*connection.exec_driver_sql("SELECT DISTINCT removed FROM withdrawals").scalars()]


def titles(data: DataFolder) -> set[str]:
    with closing(Store(data.database)) as store:
        return {article.title for article in store.articles()}


def shows(office: Office, question: str, words: str) -> bool:
    [answer] = office.say(question)
    return words in answer.text


def test_an_article_is_removed_by_its_link_after_a_question_and_let_in_again(
    bot: Newsbot, office: Office, articles: DataFolder, newsbot: Command, index: Path
) -> None:
    [asked] = office.say(f"/remove {LINK}?utm_source=mail")
    assert asked.text.splitlines() == [
        ASKED,
        "Cubes · Hill Post · 3 May 2025",
        "It stays out, even if its source or its file brings it again.",
    ]
    assert labels(asked) == ["Remove", "Cancel"]
    done = office.press(asked, "Remove", "Removed “Cubes”. It stays out")
    eventually(lambda: not shows(office, OTHER, "cubes at heart"))
    again = newsbot("index", index.parent / "articles", data_dir=str(bot.data))
    assert again.returncode == 0
    assert titles(articles) == {"Verdict-1", "Verdict-2"}
    assert labels(done) == ["Let it in again"]
    [already] = office.say(f"/remove {LINK.removeprefix('https://')}")
    assert already.text == "This article is removed already, and stays out."
    undone = office.press(already, "Let it in again", "The article may come back")
    assert undone.buttons == []
    assert newsbot("index", index.parent / "articles", data_dir=str(bot.data)).returncode == 0
    eventually(lambda: shows(office, OTHER, "cubes at heart"))


def test_nothing_is_removed_if_the_admin_cancels(office: Office, articles: DataFolder) -> None:
    [asked] = office.say(f"/remove {LINK.removeprefix('https://')}")
    assert office.press(asked, "Cancel", "Nothing was removed.").buttons == []
    assert "Cubes" in titles(articles)


def test_a_reply_to_an_answer_asks_which_of_its_articles(office: Office, articles: DataFolder) -> None:
    [answer] = office.say(QUESTION)
    shown = [f"Outlet {n}" for n in (1, 2) if f"Outlet {n}" in answer.text]
    shown.sort(key=answer.text.index)
    assert len(shown) == 2
    [which] = office.say("/remove", reply_to=answer)
    assert which.text.splitlines()[0] == "Which article should I remove?"
    assert [line.split(" · ")[1] for line in which.text.splitlines()[1:]] == shown
    assert [label.partition(". ")[2] for label in labels(which)[:2]] == [f"Verdict-{outlet[-1]}" for outlet in shown]
    asked = office.press(which, labels(which)[0], ASKED)
    assert shown[0] in asked.text
    office.press(asked, "Remove", f"Removed “Verdict-{shown[0][-1]}”")
    assert titles(articles) == {"Cubes", f"Verdict-{shown[1][-1]}"}


def test_a_reply_to_an_answer_with_one_article_asks_about_that(office: Office, articles: DataFolder) -> None:
    [answer] = office.say(OTHER)
    [asked] = office.say("/remove", reply_to=answer)
    if asked.text.startswith("Which"):  # others were listed as the nearest
        asked = office.press(asked, labels(asked)[0], ASKED)
    assert "Cubes · Hill Post" in asked.text


def test_a_reply_to_a_list_of_stories_and_to_an_opened_story(office: Office, articles: DataFolder) -> None:
    [stories] = office.say("/latest")
    [which] = office.say("/remove", reply_to=stories)
    assert [label.partition(". ")[2] for label in labels(which)] == ["Cubes", "Verdict-2", "Verdict-1", ""]
    story = office.press(stories, "2", "verdict on the wombats of valley 2")
    [asked] = office.say("/remove", reply_to=story)
    assert asked.text.splitlines()[1] == "Verdict-2 · Outlet 2 · 3 February 2025"


def test_an_answer_that_the_bot_forgot_gives_its_linked_articles(
    bot: Newsbot, office: Office, articles: DataFolder
) -> None:
    [answer] = office.say(OTHER)
    place = "FROM answers WHERE chat_id = ? AND message_id = ?", office.chat.id, answer.message_id
    eventually(lambda: bot.remembers(f"SELECT key {place[0]}", *place[1:]))
    bot.make_remember(f"DELETE {place[0]}", *place[1:])
    [asked] = office.say("/remove", reply_to=answer)
    assert "Cubes" in asked.text


def test_a_message_without_articles_gets_one_sentence(office: Office, articles: DataFolder) -> None:
    [help_message] = office.say("/help")
    [answer] = office.say("/remove", reply_to=help_message)
    assert answer.text == ("I can’t tell which articles this message shows: send /remove and the link of the article.")


def test_without_a_link_or_a_reply_to_the_bot_it_says_how(office: Office, articles: DataFolder) -> None:
    [alone] = office.say("/remove")
    question = office.chat.say(office.admin, OTHER)
    office.api.wait_for_sent(office.chat, after=question)
    [to_oneself] = office.say("/remove", reply_to=question)
    assert (alone.text, to_oneself.text) == (HOW, HOW)


@pytest.mark.parametrize("name", ["https://nowhere.example/x", "abc", "--undo", "x" * 3000])
def test_an_article_that_is_not_there_gets_one_sentence(office: Office, articles: DataFolder, name: str) -> None:
    [answer] = office.say(f"/remove {name}")
    assert answer.text == f"I have no article “{name[:300]}”: send its link as an answer shows it."


def test_a_password_in_a_link_is_not_repeated(office: Office, articles: DataFolder) -> None:
    [answer] = office.say("/remove https://someone:hunter2@nowhere.example/x")
    assert answer.text.startswith("I have no article “https://nowhere.example/x”: ")


def test_while_the_index_is_updated_it_says_so_and_can_be_tried_again(
    bot: Newsbot, office: Office, articles: DataFolder
) -> None:
    [asked] = office.say(f"/remove {LINK}")
    with FileLock(bot.data / "index.lock"):
        busy = office.press(asked, "Remove", "The index is being updated right now")
        assert labels(busy) == ["Try again"]
    done = office.press(busy, "Try again", "Removed “Cubes”.")
    with FileLock(bot.data / "index.lock"):
        busy = office.press(done, "Let it in again", "The index is being updated right now")
    office.press(busy, "Try again", "The article may come back")


def test_buttons_of_what_is_gone_say_so(office: Office, articles: DataFolder) -> None:
    [asked] = office.say(f"/remove {LINK}")
    [second] = office.say(f"/remove {LINK}")
    removing = data_of(asked, "Remove")
    done = office.press(asked, "Remove", "Removed “Cubes”.")
    assert office.note(second, "Remove") == "This article is no longer in the index."
    assert forge(office.api, office.admin, office.chat, done, removing) == "This article is no longer in the index."
    undoing = data_of(done, "Let it in again")
    undone = office.press(done, "Let it in again", "The article may come back")
    assert forge(office.api, office.admin, office.chat, undone, undoing) == ""
    assert "That didn’t work: No article " in office.until(undone, "was removed").text


def test_buttons_of_an_old_answer_whose_article_was_removed_still_work(
    bot: Newsbot, office: Office, articles: DataFolder
) -> None:
    [answer] = office.say(OTHER)
    [stories] = office.say("/latest")
    [asked] = office.say(f"/remove {LINK}")
    office.press(asked, "Remove", "Removed “Cubes”.")
    eventually(lambda: not shows(office, OTHER, "cubes at heart"))
    context = office.api.wait_for_answer(office.chat.press(office.admin, answer, "Context"))
    assert context.ok
    shown = office.api.wait_until(lambda _: now if "cubes at heart" not in (now := office.now(answer)).text else None)
    assert shown is not None
    assert "Traceback" not in bot.log
    assert office.press(stories, "1", "No more results.").buttons
    [sentence] = office.say("/remove", reply_to=stories)
    assert "Cubes" not in sentence.text


# --- other people, groups and forged presses


@pytest.mark.parametrize("argument", ["", ":0", f":{'x' * 41}", ":.."])
@pytest.mark.parametrize("action", ["remove", "remove-yes"])
def test_a_forged_press_of_an_admin_removes_nothing(
    office: Office, articles: DataFolder, action: str, argument: str
) -> None:
    [asked] = office.say(f"/remove {LINK}")
    note = forge(office.api, office.admin, office.chat, asked, f"adm:{action}{argument}")
    assert note == "This article is no longer in the index."
    assert len(titles(articles)) == 3


def test_an_unknown_action_says_that_the_button_no_longer_works(office: Office, articles: DataFolder) -> None:
    [asked] = office.say(f"/remove {LINK}")
    assert forge(office.api, office.admin, office.chat, asked, "adm:remove-all") == TOO_OLD


@pytest.mark.parametrize("action", ["remove", "remove-yes", "remove-no", "remove-undo"])
def test_a_forged_press_of_somebody_else_does_nothing(
    bot: Newsbot, office: Office, api: BotApi, alice: User, chat: Chat, articles: DataFolder, action: str
) -> None:
    [asked] = office.say(f"/remove {LINK}")
    key = data_of(asked, "Remove").rpartition(":")[2]
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, OTHER))
    assert forge(api, alice, chat, answer, f"adm:{action}:{key}") == ONLY_ADMINS
    assert "Cubes" in titles(articles)


def test_somebody_else_is_refused(bot: Newsbot, api: BotApi, alice: User, chat: Chat, articles: DataFolder) -> None:
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, f"/remove {LINK}"))
    assert answer.text == ONLY_ADMINS
    assert "Cubes" in titles(articles)


def test_in_a_group_an_admin_gets_silence_and_presses_do_nothing(
    bot: Newsbot, office: Office, api: BotApi, admin: User, articles: DataFolder
) -> None:
    group = api.group("Readers")
    [asked_alone] = office.say(f"/remove {LINK}")
    group.say(admin, f"/remove {LINK}")
    asked = group.say(admin, f"/ask {OTHER}")
    [answer] = api.wait_for_sent(group)
    assert answer.reply_to == asked.message_id
    assert forge(api, admin, group, answer, data_of(asked_alone, "Remove")) == TOO_OLD
    assert "Cubes" in titles(articles)


def test_an_admins_actions_are_logged_without_what_they_write(
    bot: Newsbot, office: Office, articles: DataFolder
) -> None:
    office.say("/remove https://nowhere.example/secret-link")
    [asked] = office.say(f"/remove {LINK}")
    office.press(asked, "Cancel", "Nothing was removed.")
    bot.wait_for_log(f"Admin {office.admin.id}: /remove")
    bot.wait_for_log(f"Admin {office.admin.id}: remove-no")
    assert "secret-link" not in bot.log


# --- an article of a feed


@pytest.fixture
def site() -> Iterator[NewsServer]:
    with serving() as server:
        yield server


def test_a_removed_article_that_comes_back_in_its_feed_stays_out_until_it_is_let_in(
    own_api: BotApi, start_own: Start, index: Path, tmp_path: Path, newsbot: Command, site: NewsServer
) -> None:
    admin = own_api.user("Admin")
    office = Office.of(own_api, admin)
    shutil.copytree(index, tmp_path / "data")
    link = site.url("/ferry")
    story = Story("Ferry Orla sinks", "“Nobody drowned when the ferry sank,” said Ida Holm, the harbour master.", link)
    feed = site.feed("/feed", "Gazette", [story])
    settings = {"data_dir": str(tmp_path / "data"), "sources_allowed": site.address}
    assert newsbot("sources", "add", "--text-from", "item", feed, **settings).returncode == 0
    assert newsbot("refresh", **settings).returncode == 0
    start_own(admin_ids=str(admin.id), sources_allowed=site.address)
    [menu] = office.say("/sources")
    [asked] = office.say(f"/remove {link}")
    removed = office.press(asked, "Remove", "Removed “Ferry Orla sinks”.")
    site.feed("/feed", "Gazette", [story, story._replace(link=f"{link}?utm_source=feed")])
    opened = office.press(menu, labels(menu)[0], "Kind: feed")
    again = office.press(opened, "Refresh now", "Fetched: ")
    assert "Fetched: 0 added" in again.text
    office.press(removed, "Let it in again", "The article may come back")
    office.press(opened, "Refresh now", "Fetched: 1 added")
    eventually(lambda: shows(office, "What did Ida Holm say about the ferry?", "Nobody drowned"))
