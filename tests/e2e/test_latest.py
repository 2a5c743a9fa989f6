"""/latest: the newest stories, and the buttons that open them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User

from index import DataFolder, index_files

if TYPE_CHECKING:
    from conftest import Newsbot

HEADLINES = (
    "Night train to the north coast",
    "Workers buy Orrin Bay cannery",
    "A software update locked 40,000",
    "Hallin’s puppets are back on",
    "Schoolgirl, 13, beats top seed",
)
pytestmark = pytest.mark.usefixtures("bot")

WIRE = "The council of Varnholt voted on Monday to close the old swimming bath beside the harbour for good."


@pytest.fixture(scope="module")
def index(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data folder with an index of the examples and an older story from two outlets."""
    folder = tmp_path_factory.mktemp("latest")
    own = copytree(examples, folder / "examples")
    (own / ".newsbot-samples").unlink()  # samples make room for other articles
    for name, day in (("Echo", 2), ("Herald", 1)):
        article = f"Date: 2024-01-0{day}\nTitle: Bath to close\nSource: The {name}\n\n{WIRE}\n"
        (folder / f"{name}.txt").write_text(article)
    index_files([folder], DataFolder(folder / "data", folder / "data" / "articles.sqlite"))
    return folder / "data"


def latest(api: BotApi, user: User, chat: Chat, words: str = "", **fields: object) -> Sent:
    """Send /latest and return the list."""
    asked = chat.say(user, f"/latest {words}".strip(), **fields)  # type: ignore[arg-type]
    [answer] = api.wait_for_sent(chat, after=asked)
    assert answer.reply_to == asked.message_id
    return answer


def pressed(api: BotApi, user: User, chat: Chat, message: Sent, button: str) -> Sent:
    """Press a button and return the edited message."""

    def changed(api: BotApi) -> Sent | None:
        now = next(sent for sent in api.sent(chat) if sent.message_id == message.message_id)
        return now if now.text != message.text else None

    assert api.wait_for_answer(chat.press(user, message, button)).ok
    seen = api.wait_until(changed)
    assert seen is not None
    return seen


def labels(sent: Sent) -> list[str]:
    return [button["text"] for button in sent.buttons]


def numbered(sent: Sent) -> list[str]:
    return re.findall(r"^\d+\. .*", sent.text, re.MULTILINE)


# --- lists


def test_the_newest_stories_are_listed_with_a_button_each(api: BotApi, alice: User, chat: Chat) -> None:
    answer = latest(api, alice, chat)
    assert answer.text.startswith("The newest articles:\n1. ")
    assert [line[3:].startswith(start) for line, start in zip(numbered(answer), HEADLINES, strict=True)] == [True] * 5
    assert labels(answer) == ["1", "2", "3", "4", "5", "More"]
    assert " · Rail & Road Monitor (sample) · 6 November 2025" in numbered(answer)[0]
    assert not [entity for entity in answer.entities if entity.type == "blockquote"]


@pytest.mark.parametrize("outlet", ["courier", "The Orrin Bay Courier (sample)", "from the Courier"])
def test_the_stories_of_an_outlet(api: BotApi, alice: User, chat: Chat, outlet: str) -> None:
    answer = latest(api, alice, chat, outlet)
    assert "Only from The Orrin Bay Courier (sample)." in answer.text
    assert [line[:15] for line in numbered(answer)] == ["1. Ferry crews ", "2. Orrin Bay ke"]
    assert labels(answer) == ["1", "2"]


def test_the_stories_of_a_topic(api: BotApi, alice: User, chat: Chat) -> None:
    answer = latest(api, alice, chat, "ferry strike")
    assert [line[:15] for line in numbered(answer)] == ["1. Ferries sail", "2. Ferry crews "]


def test_the_stories_of_some_days(api: BotApi, alice: User, chat: Chat) -> None:
    answer = latest(api, alice, chat, "in March 2025")
    assert "Dates: 1 March 2025 to 31 March 2025." in answer.text
    assert len(numbered(answer)) == 2


def test_a_story_that_two_outlets_carry_is_listed_once(api: BotApi, alice: User, chat: Chat) -> None:
    for words in ("in January 2024", "swimming bath"):
        answer = latest(api, alice, chat, words)
        [line] = numbered(answer)
        assert line.startswith("1. Bath to close · The Echo · 2 January 2024")
        assert line.endswith(" +1")
    assert "Also in 1 other outlet: The Herald" in pressed(api, alice, chat, answer, "1").text


def test_an_empty_list_says_so(api: BotApi, alice: User, chat: Chat) -> None:
    answer = latest(api, alice, chat, "quidditch")
    assert answer.text.startswith("Not found.")
    assert answer.buttons == []


@pytest.mark.parametrize("words", ["?", "👍🏽", "<b>&", "why " * 900, "'; DROP TABLE answers; --", "\u202e"])
def test_any_words_get_an_answer(api: BotApi, alice: User, chat: Chat, words: str) -> None:
    latest(api, alice, chat, words)


def test_the_list_is_in_the_users_language(api: BotApi) -> None:
    anna = api.user("Anna", language_code="de")
    answer = latest(api, anna, api.private(anna))
    assert answer.text.startswith("Die neuesten Artikel:")
    assert "6. November 2025" in answer.text


# --- groups


@pytest.mark.parametrize("command", ["/latest courier", "/latest@NewsTestBot courier", "/LATEST courier"])
def test_in_a_topic_the_list_goes_to_the_topic(api: BotApi, alice: User, command: str) -> None:
    forum = api.group("Readers", forum=True)
    topic = forum.topic("Ferries")
    asked = forum.say(alice, command, topic=topic)
    [answer] = api.wait_for_sent(forum, after=asked)
    assert (answer.reply_to, answer.message_thread_id) == (asked.message_id, topic.message_thread_id)
    assert len(numbered(answer)) == 2


def test_latest_for_another_bot_is_ignored(api: BotApi, alice: User) -> None:
    group = api.group("Readers")
    group.say(alice, "/latest@SomeOtherBot")
    answer = latest(api, alice, group)
    assert [sent.message_id for sent in api.sent(group)] == [answer.message_id]


# --- buttons


def test_a_button_opens_the_story_and_another_leads_back(api: BotApi, alice: User, chat: Chat) -> None:
    listed = latest(api, alice, chat)
    opened = pressed(api, alice, chat, listed, "2")
    assert HEADLINES[1] in opened.text
    assert HEADLINES[0] not in opened.text
    assert [entity.type for entity in opened.entities if entity.type == "blockquote"] == ["blockquote"]
    assert any(entity.url for entity in opened.entities)
    assert labels(opened) == ["Back", "Copy citation"]
    assert pressed(api, alice, chat, opened, "Back").text == listed.text


def test_a_button_opens_what_answers_the_topic(api: BotApi, alice: User, chat: Chat) -> None:
    listed = latest(api, alice, chat, "Quist sleep")
    opened = pressed(api, alice, chat, listed, "1")
    assert opened.text.startswith("Dervla Quist · The Orrin Bay Courier (sample) · 4 March 2025")
    assert "We're asking to go home, sleep, and come back awake." in opened.text


def test_more_results_are_numbered_on(api: BotApi, alice: User, chat: Chat) -> None:
    first = latest(api, alice, chat)
    second = pressed(api, alice, chat, first, "More")
    assert labels(second) == ["6", "7", "8", "9", "10", "Back", "More"]
    assert set(numbered(second)).isdisjoint(numbered(first))
    opened = pressed(api, alice, chat, second, "6")
    assert numbered(second)[0][3:].split(" · ")[0] in opened.text.splitlines()
    assert pressed(api, alice, chat, opened, "Back").text == second.text
    assert pressed(api, alice, chat, second, "Back").text == first.text


def test_a_forgotten_list_says_so_and_can_be_requested_again(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    listed = latest(api, alice, chat, "courier")
    with closing(sqlite3.connect(bot.data / "chats.sqlite")) as database, database:
        database.execute("DELETE FROM answers")
    call = api.wait_for_answer(chat.press(alice, listed, "1"))
    assert "no longer remember" in call.parameters["text"]
    again = api.wait_until(lambda api: [one for one in api.sent(chat) if labels(one) == ["Ask again"]])[0]
    chat.press(alice, again, "Ask again")
    [_, new_list] = api.wait_for_sent(chat, 2)
    assert numbered(new_list) == numbered(listed)
    assert labels(new_list) == ["1", "2"]


@pytest.mark.parametrize("data", ["l:", "l:k", "l:k:1", "l:k:0:zzz", "l:k:100", "l:k:1:" + "x" * 41, "l:\u0661:1"])
def test_an_unknown_button_says_so(api: BotApi, alice: User, chat: Chat, data: str) -> None:
    listed = latest(api, alice, chat, "courier")
    number = api.update({"callback_query": _press(api, alice, chat, listed, data)})
    assert api.wait_for_answer(f"made-up-{data}").parameters["show_alert"] is True
    assert number


def _press(api: BotApi, user: User, chat: Chat, message: Sent, data: str) -> dict[str, object]:
    body = {"message_id": message.message_id, "date": 1, "chat": chat.json(), "from": api.bot.json(), "text": "x"}
    return {"id": f"made-up-{data}", "from": user.json(), "chat_instance": "1", "data": data, "message": body}
