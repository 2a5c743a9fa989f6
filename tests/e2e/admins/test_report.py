"""/report: answers marked as not helpful, page by page, without who rated them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User
from verbs import ask, forge_press, shown

if TYPE_CHECKING:
    from conftest import Newsbot

QUESTION = "What did Quist say about sleep?"
NONE = "No answer was marked as not helpful in the last 30 days."


@pytest.fixture(autouse=True)
def _forgotten(bot: Newsbot) -> None:
    """Forget earlier answers with their ratings."""
    bot.wait_until_done()
    for table in ("feedback", "answers"):
        if bot.remembers(f"SELECT count(*) FROM {table}") != [(0,)]:  # the names are above
            bot.make_remember(f"DELETE FROM {table}")


def rate(api: BotApi, chat: Chat, user: User, answer: Sent, thumb: str) -> None:
    """Open the thumbs under an answer, if they aren't, and press one."""
    if thumb not in [button["text"] for button in shown(api, chat, answer).buttons]:
        api.wait_for_answer(chat.press(user, answer, "👍 👎"))
        api.wait_until(lambda api: thumb in [button["text"] for button in shown(api, chat, answer).buttons])
    assert api.wait_for_answer(chat.press(user, answer, thumb)).parameters["text"] == "Noted."


def turned(api: BotApi, office: Chat, admin: User, report: Sent, button: str) -> str:
    """Press a button under a report, and return the page that it shows then."""
    edits = len(shown(api, office, report).edits)
    assert api.wait_for_answer(office.press(admin, report, button)).ok
    api.wait_until(lambda api: len(shown(api, office, report).edits) > edits)
    return shown(api, office, report).text


def rate_many(bot: Newsbot, count: int) -> None:
    """Remember so many copies of the last answer, each marked as not helpful, the first one last."""
    bot.make_remember(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO answers (key, chat_id, user_id, question, asked_at, is_found) "
        "SELECT 'key' || i, chat_id, user_id, replace(question, 'Quist say', 'Quist ' || i || ' say'), "
        "asked_at - i, 1 FROM answers, n",
        count,
    )
    bot.make_remember("INSERT INTO feedback SELECT key, 99, -1, asked_at FROM answers WHERE key LIKE 'key%'")


def test_it_shows_the_question_what_was_shown_first_and_the_counts_and_nobody(
    api: BotApi, bot: Newsbot, admin: User, office: Chat
) -> None:
    users = [api.user("Wilhelmina"), api.user("Bartholomew"), api.user("Josephine")]
    group = api.group("Knitters")
    answer = ask(api, group, users[0], f"/ask {QUESTION}")
    for user, thumb in zip(users, ("👎", "👎", "👍"), strict=True):
        rate(api, group, user, answer, thumb)
    helpful = ask(api, group, users[0], "/ask Who has cut thinner barley?")
    rate(api, group, users[0], helpful, "👍")
    report = ask(api, office, admin, "/report")
    heading, _, question, first = report.text.splitlines()
    assert heading == "One answer was marked as not helpful in the last 30 days:"
    assert question == f"1. {QUESTION}"
    assert first.startswith("👎 2 👍 1 · ")
    assert first.endswith("· The Orrin Bay Courier (sample) · 4 March 2025")
    assert [entity.url for entity in report.entities if entity.type == "text_link"]
    assert report.buttons == []
    for text in (report.text, bot.log):
        for name in ("Knitters", str(group.id), *(part for user in users for part in (user.first_name, str(user.id)))):
            assert name not in text
    assert "Quist" not in bot.log


def test_an_answer_that_finds_nothing_says_so(
    api: BotApi, bot: Newsbot, admin: User, office: Chat, alice: User, chat: Chat
) -> None:
    ask(api, chat, alice, "Who won the 2022 World Cup?")
    rate_many(bot, 1)
    assert ask(api, office, admin, "/report").text.endswith("👎 1 👍 0 · nothing found")


def test_pages_are_turned_by_buttons(
    api: BotApi, bot: Newsbot, admin: User, office: Chat, alice: User, chat: Chat
) -> None:
    ask(api, chat, alice, QUESTION)
    rate_many(bot, 12)
    report = ask(api, office, admin, "/report")
    assert report.text.startswith("12 answers were marked")
    pages = [report.text]
    for button in ("More", "More", "Back"):
        pages.append(turned(api, office, admin, report, button))
    numbers = [[line.split()[0] for line in page.splitlines() if "Quist" in line] for page in pages]
    assert numbers == [
        ["1.", "2.", "3.", "4.", "5."],
        ["6.", "7.", "8.", "9.", "10."],
        ["11.", "12."],
        ["6.", "7.", "8.", "9.", "10."],
    ]
    assert "What did Quist 1 say about sleep?" in pages[0]  # the last one that was rated


def test_a_button_of_an_old_report_shows_what_there_still_is(
    api: BotApi, bot: Newsbot, admin: User, office: Chat, alice: User, chat: Chat
) -> None:
    ask(api, chat, alice, QUESTION)
    rate_many(bot, 6)
    report = ask(api, office, admin, "/report")
    bot.make_remember("DELETE FROM feedback WHERE key <> 'key1'")
    assert api.wait_for_answer(office.press(admin, report, "More")).ok
    api.wait_until(lambda api: shown(api, office, report).text.startswith("One answer was marked"))
    bot.make_remember("DELETE FROM feedback")
    assert forge_press(api, office, admin, report, "adm:report:1").ok
    api.wait_until(lambda api: shown(api, office, report).text == NONE)


def test_an_empty_report_says_so(bot: Newsbot, api: BotApi, admin: User, office: Chat) -> None:
    assert ask(api, office, admin, "/report").text == NONE
