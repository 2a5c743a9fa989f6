"""Answers as Telegram shows them, and their buttons, including those of old and forgotten answers."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Call, Chat, Content, Sent, User
from crowd import NO_LIMITS

from bot.messages import AnswerPress, encode_press
from index import DataFolder, View, index_files

if TYPE_CHECKING:
    from conftest import Newsbot, Start

WOMBATS = "What did Quarterstaff say about cubes?"
VERDICTS = "What did Brimble say about wombats?"
RAINY = "Who said that mud is what wombats make of rain?"
RESERVE = "What happened at Hallin reserve?"
CUBES = """\
“Wombats are cubes at heart. They sleep through everything that we count. Nobody has ever seen one hurry,” said Zelda \
Quarterstaff, who keeps forty of them at the Hallin reserve."""
CENSUS = f"""\
Keepers counted wombats in the Hallin hills on Sunday, from before dawn until the last burrow had gone quiet.

{CUBES}

The reserve will count again in spring.
"""
MUD = "“Mud is what wombats make of rain,” she said."
RAIN = f"""\
Zelda Quarterstaff walked the reserve with Mona Pell, a vet.

The rain had filled the burrows with mud, and the vet and the keeper carried pumps.

{MUD}

The pumps ran all night.
"""
VERDICT = """\
The verdict number {n} came on a day of fog in town {n}.

“Wombats win case {n} because the burrow law of 190{n} says so,” said Judge Ottokar Brimble, who has heard 1{n} cases \
about wombats this year.

Lawyers left by door {n}.
"""

Ask = Callable[[str], Sent]


def write(folder: Path, name: str, source: str, date: str, body: str) -> None:
    head = f"Date: {date}\nTitle: {name.title()}\nSource: {source}\nURL: https://{name}.example/\n\n"
    (folder / f"{name}.txt").write_text(head + body)


@pytest.fixture(scope="module")
def articles(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the examples and more: some three days old, one with a copy; seven by one speaker on different days."""
    folder = tmp_path_factory.mktemp("given") / "articles"
    shutil.copytree(examples, folder)
    now = (datetime.now(UTC) - timedelta(days=3, hours=1)).isoformat(timespec="seconds")
    for name, source, body in (
        ("census", "Burrow Daily", CENSUS),
        ("copy", "Hill Post", CENSUS),
        ("rain", "Wet", RAIN),
    ):
        write(folder, name, source, now, body)
    for n in range(1, 8):
        write(folder, f"verdict-{n}", f"Outlet {n}", f"2025-0{n}-03", VERDICT.format(n=n))
    return folder


@pytest.fixture(scope="module")
def index(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data folder with an index of these articles."""
    data = tmp_path_factory.mktemp("index") / "data"
    index_files([articles], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))
    return data


@pytest.fixture(scope="module")
def admin(api: BotApi) -> User:
    return api.user("Admin")


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, articles: Path, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    """Bot for this module, over its own articles."""
    settings = {"articles_dir": str(articles), "admin_ids": str(admin.id)} | NO_LIMITS
    process = launch(api, tmp_path_factory.mktemp("bot"), **settings)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def ask(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> Ask:
    """Function that asks in private and returns the answer."""

    def say(question: str) -> Sent:
        [answer] = api.wait_for_sent(chat, after=chat.say(alice, question))
        return answer

    return say


def marked(sent: Sent | Content, kind: str) -> list[str]:
    return [entity.of(sent.text) for entity in sent.entities if entity.type == kind]


def labels(sent: Sent) -> list[str]:
    return [button["text"] for button in sent.buttons]


def now_is(api: BotApi, chat: Chat, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent(chat) if sent.message_id == message.message_id)


def press(api: BotApi, chat: Chat, user: User, message: Sent, button: str) -> Sent:
    """Press a button, wait for the edit and the confirmation, and return the edited message."""
    before = len(now_is(api, chat, message).edits)
    assert api.wait_for_answer(chat.press(user, message, button)).ok
    api.wait_until(lambda api: len(now_is(api, chat, message).edits) > before)
    return now_is(api, chat, message)


def pressed_twice(api: BotApi, chat: Chat, user: User, message: Sent, button: str) -> None:
    """Press a button twice and wait until both presses are handled: one edits, the other changes nothing."""
    calls = len(api.calls_of("editMessageText"))
    queries = [chat.press(user, message, button) for _ in range(2)]
    for query in queries:
        assert api.wait_for_answer(query).ok
    api.wait_until(lambda api: len(api.calls_of("editMessageText")) >= calls + 2)


def thumbs_opened(api: BotApi, chat: Chat, user: User, message: Sent) -> Sent:
    """Press the button for both thumbs and return the message with the thumbs."""
    return press(api, chat, user, message, "👍 👎")


def put_old_button(api: BotApi, chat: Chat, message: Sent, label: str, view: View) -> Sent:
    """Put a button of an earlier version under an answer and return the edited message."""
    key = message.buttons[0]["callback_data"].split(":")[1]
    button = {"text": label, "callback_data": encode_press(AnswerPress(key, "show", view))}
    found = chat.find(message.message_id)
    assert found
    found.edit(replace(found.content, reply_markup={"inline_keyboard": [[button]]}))
    return now_is(api, chat, message)


def shown_note(api: BotApi, query: str) -> Call:
    """Return the popup of a press."""
    return api.wait_for_answer(query)


def forget(bot: Newsbot, question: str) -> None:
    """Delete the answers to a question from the bot's memory, as happens after thirty days."""
    bot.make_remember("DELETE FROM answers WHERE question LIKE ?", f"%{question}%")


# --- content of an answer


def test_a_certain_speaker_is_shown_above_the_quotation(ask: Ask) -> None:
    answer = ask(WOMBATS)
    origin, words, *_ = answer.text.splitlines()
    assert origin.startswith("Zelda Quarterstaff · ")
    assert words == CUBES
    assert marked(answer, "bold")[:2] == ["Zelda Quarterstaff", CUBES]


def test_an_uncertain_speaker_is_not_named(ask: Ask) -> None:
    answer = ask(RAINY)
    head, _, words = answer.text.partition("“Mud is")
    assert words
    assert "Quarterstaff" not in head
    assert "Pell" not in head
    assert head.startswith("Wet · ")
    assert "\nRain" in words


def test_a_passage_is_quoted_verbatim_with_the_answering_sentence_in_bold(ask: Ask) -> None:
    answer = ask(RAINY)
    quotation = marked(answer, "blockquote")[0]
    assert quotation in RAIN
    assert quotation.startswith("The rain had filled")
    assert MUD in quotation
    assert marked(answer, "bold") == [MUD]


def test_a_quotation_of_several_sentences_is_in_bold_as_a_whole(ask: Ask) -> None:
    assert marked(ask(WOMBATS), "bold") == ["Zelda Quarterstaff", CUBES]


def test_a_time_is_shown_once_in_the_readers_time_zone(ask: Ask) -> None:
    answer = ask(WOMBATS)
    [moment] = [entity for entity in answer.entities if entity.type == "date_time"]
    day = moment.of(answer.text)
    assert answer.text.splitlines()[0].endswith(f" · {day}")
    assert answer.text.count(day) == 1
    assert moment.unix_time is not None
    assert abs(datetime.now(UTC).timestamp() - moment.unix_time - 73 * 3600) < 600


def test_a_date_without_a_time_is_plain_text(ask: Ask) -> None:
    answer = ask("What did Quist say about sleep?")
    assert answer.text.startswith("Dervla Quist · The Orrin Bay Courier (sample) · 4 March 2025 (")
    assert answer.text.count("4 March 2025") == 1
    assert marked(answer, "date_time") == []


def test_the_headline_is_a_link_and_who_else_has_the_words_is_named(ask: Ask) -> None:
    answer = ask(WOMBATS)
    source, copy = ("census", "Hill Post") if "Also in 1 other outlet: Hill Post" in answer.text else ("copy", "Burrow")
    assert f"Also in 1 other outlet: {copy}" in answer.text
    assert [entity.of(answer.text) for entity in answer.entities if entity.url == f"https://{source}.example/"] == [
        source.title()
    ]


def test_further_passages_are_folded(ask: Ask) -> None:
    answer = ask(VERDICTS)
    assert len(marked(answer, "blockquote")) == 1
    assert len(marked(answer, "expandable_blockquote")) == 2


def test_the_age_is_shown_for_old_news_only(ask: Ask) -> None:
    old = ask(VERDICTS).text
    for month in ("May", "June", "July"):
        assert re.search(rf" · 3 {month} 2025 \(\d+ (months?|years?) ago\)\n", old)
    assert " ago" not in ask(WOMBATS).text


def test_the_understanding_of_a_question_is_shown_above_the_answer(ask: Ask) -> None:
    mended = ask("What did Quarterstaf say about cubes?")
    assert mended.text.startswith("Showing results for Quarterstaff instead of Quarterstaf.\n")
    dated = ask("What did Brimble say about wombats in March 2025?")
    assert dated.text.startswith("Dates: 1 March 2025 to 31 March 2025.\n")
    assert marked(dated, "italic") == ["Dates: 1 March 2025 to 31 March 2025."]
    assert "case 3" in dated.text
    assert "case 4" not in dated.text


def test_where_telegram_refuses_the_markup_the_same_answer_goes_out_as_plain_text_once(
    bot: Newsbot, api: BotApi, ask: Ask
) -> None:
    marked_up = ask(WOMBATS)
    api.refuse("can't parse entities: unsupported start tag")
    plain = ask(WOMBATS)
    calls = api.calls_of("sendMessage")[-2:]
    assert [(call.status, call.parameters.get("parse_mode")) for call in calls] == [(400, "HTML"), (200, None)]
    assert marked(plain, "blockquote") == []
    [day] = marked(marked_up, "date_time")
    for line in ("Zelda Quarterstaff · ", f" · {day}\n", f"> {CUBES}", "https://", "Also in 1 other outlet"):
        assert line in plain.text
    assert labels(plain) == labels(marked_up)
    assert calls[1].parameters["link_preview_options"]["is_disabled"] is True


def test_where_telegram_refuses_the_markup_of_an_edit_it_is_made_as_plain_text(
    api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    answer = ask(WOMBATS)
    api.refuse("can't parse entities", methods=["editMessageText"])
    shown = press(api, chat, alice, answer, "Context")
    assert marked(shown, "blockquote") == []
    assert "> Keepers counted wombats" in shown.text
    assert labels(shown) == ["Back"]


# --- pages, context, order, quotes


def test_more_results_come_in_the_same_message_and_back_leads_to_the_first(
    api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    answer = ask(VERDICTS)
    more = press(api, chat, alice, answer, "More")
    assert not set(marked(answer, "bold")) & set(marked(more, "bold")) - {"Ottokar Brimble"}
    last = press(api, chat, alice, more, "More")
    assert "More" not in labels(last)
    assert {number for number in range(1, 8) if any(f"case {number} " in one.text for one in (answer, more, last))} == {
        *range(1, 8)
    }
    again = press(api, chat, alice, press(api, chat, alice, last, "Back"), "Back")
    assert (again.text, again.entities, labels(again)) == (answer.text, answer.entities, labels(answer))
    assert len(api.sent(chat)) == 1


def test_the_context_is_shown_in_the_same_message_and_back_leads_to_the_answer(
    api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    answer = ask(WOMBATS)
    context = press(api, chat, alice, answer, "Context")
    [quotation] = marked(context, "blockquote")
    assert quotation == CENSUS.strip()
    assert CUBES in marked(context, "bold")
    back = press(api, chat, alice, context, "Back")
    assert (back.text, labels(back)) == (answer.text, labels(answer))


def test_the_newest_come_first_and_then_the_best_match_again(api: BotApi, alice: User, chat: Chat, ask: Ask) -> None:
    answer = ask("wombats")
    more = press(api, chat, alice, answer, "More")
    newest = press(api, chat, alice, more, "Newest first")
    assert "Best match" in labels(newest)
    assert newest.text != answer.text
    assert len(set(marked(newest, "date_time"))) == 1
    assert "2025" not in newest.text
    best = press(api, chat, alice, newest, "Best match")
    assert (best.text, labels(best)) == (answer.text, labels(answer))


def test_quotes_alone_and_then_all_again(api: BotApi, alice: User, chat: Chat, ask: Ask) -> None:
    answer = ask(RESERVE)
    quotes = press(api, chat, alice, answer, "Quotes only")
    assert "All" in labels(quotes)
    shown = marked(quotes, "blockquote") + marked(quotes, "expandable_blockquote")
    assert shown
    assert all("“" in quotation for quotation in shown)
    assert len(shown) < len(marked(answer, "blockquote") + marked(answer, "expandable_blockquote"))
    everything = press(api, chat, alice, quotes, "All")
    assert (everything.text, labels(everything)) == (answer.text, labels(answer))


def test_a_quotes_view_without_quotes_says_so_and_offers_the_way_back(
    api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    answer = ask("Which pumps ran all night?")
    assert "Quotes only" not in labels(answer)
    old = put_old_button(api, chat, answer, "Quotes only", View(quotes_only=True))
    quotes = press(api, chat, alice, old, "Quotes only")
    assert "None of the quotes in my articles answers this." in quotes.text
    assert labels(quotes) == ["🔔 Follow", "All"]
    assert press(api, chat, alice, quotes, "All").text == answer.text


def test_thumbs_take_the_place_of_their_button_alone(api: BotApi, alice: User, chat: Chat, ask: Ask) -> None:
    answer = ask(WOMBATS)
    assert labels(answer) == ["Context", "🔔 Follow", "👍 👎"]
    opened = thumbs_opened(api, chat, alice, answer)
    assert labels(opened) == ["Context", "🔔 Follow", "👍", "👎"]
    assert (opened.text, opened.entities) == (answer.text, answer.entities)
    context = press(api, chat, alice, opened, "Context")
    assert labels(press(api, chat, alice, context, "Back")) == labels(answer)


def test_an_opinion_is_noted_and_the_last_one_of_a_person_counts(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    answer = thumbs_opened(api, chat, alice, ask(WOMBATS))
    for button in ("👍", "👍", "👎"):
        assert shown_note(api, chat.press(alice, answer, button)).parameters["text"] == "Noted."
    key = answer.buttons[0]["callback_data"].split(":")[1]
    assert bot.remembers("SELECT verdict FROM feedback WHERE key = ?", key) == [(-1,)]
    assert now_is(api, chat, answer).edits == answer.edits


def test_a_button_that_is_pressed_twice_changes_the_message_once(
    api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    answer = ask(VERDICTS)
    pressed_twice(api, chat, alice, answer, "More")
    other = ask(WOMBATS)  # in the same chat, so that the presses have been handled by then
    twice = now_is(api, chat, answer)
    assert len(twice.edits) == 1
    assert marked(twice, "bold")
    assert [sent.message_id for sent in api.sent(chat)] == [answer.message_id, other.message_id]


def test_any_group_member_may_press(bot: Newsbot, api: BotApi, alice: User) -> None:
    group, bob = api.group("Readers"), api.user("Bob", language_code="de")
    [answer] = api.wait_for_sent(group, after=group.say(alice, f"/ask {VERDICTS}"))
    more = press(api, group, bob, answer, "More")
    assert "Ottokar Brimble" in more.text
    assert "Neueste zuerst" in labels(more)
    assert shown_note(api, group.press(bob, more, "👍")).parameters["text"] == "Notiert."
    back = press(api, group, alice, more, "Zurück")
    assert (back.text, labels(back)) == (answer.text, labels(answer))
    assert len(api.sent(group)) == 1


def test_other_pages_of_an_answer_without_reply_keep_the_question_above_it(
    api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    greeting = ask("/start")
    question = greeting.buttons[0]["text"]
    chat.press(alice, greeting, question)
    [answer] = api.wait_for_sent(chat, after=greeting)
    assert answer.text.startswith(f"{question}\n")
    context = press(api, chat, alice, answer, "Context")
    assert press(api, chat, alice, context, "Back").text == answer.text


# --- forgotten answers


def test_a_forgotten_answer_says_so_and_can_be_asked_again(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, ask: Ask
) -> None:
    asked = chat.say(alice, VERDICTS)
    [answer] = api.wait_for_sent(chat)
    page = press(api, chat, alice, answer, "More")
    forget(bot, VERDICTS)
    with api.hang("editMessageReplyMarkup"):  # so that all buttons remain
        presses = [
            chat.press(alice, answer, button) for button in ("More", "Back", "Context", "Newest first", "👍", "👎")
        ]
    for query in presses:
        note = api.wait_for_answer(query)
        assert note.parameters["show_alert"] is True
        assert note.parameters["text"] == "I no longer remember this answer. Ask again?"
    api.wait_until(lambda api: labels(now_is(api, chat, answer)) == ["Ask again"])
    assert now_is(api, chat, answer).text == page.text
    assert api.wait_for_answer(chat.press(alice, answer, "Ask again")).ok
    [again] = api.wait_for_sent(chat, after=answer)
    assert (again.text, labels(again), again.reply_to) == (answer.text, labels(answer), asked.message_id)
    assert "case" in press(api, chat, alice, again, "More").text


def test_a_forgotten_answer_in_a_group_can_be_asked_again_by_its_command(
    bot: Newsbot, api: BotApi, alice: User
) -> None:
    group = api.group("Readers")
    question = "What did Brimble say about burrow law?"
    asked = group.say(alice, f"/ask {question}")
    [answer] = api.wait_for_sent(group)
    forget(bot, question)
    shown_note(api, group.press(alice, answer, "Context"))
    api.wait_until(lambda api: labels(now_is(api, group, answer)) == ["Ask again"])
    group.press(alice, answer, "Ask again")
    [again] = api.wait_for_sent(group, after=answer)
    assert (again.text, again.reply_to) == (answer.text, asked.message_id)


def test_a_forgotten_answer_whose_question_is_gone_loses_its_buttons_alone(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    question = "Where did keepers count wombats?"
    asked = chat.say(alice, question)
    [answer] = api.wait_for_sent(chat)
    forget(bot, question)
    chat.delete(asked)
    assert shown_note(api, chat.press(alice, answer, "Context")).parameters["show_alert"] is True
    api.wait_until(lambda api: labels(now_is(api, chat, answer)) == [])
    assert now_is(api, chat, answer).text == answer.text


# --- a new index, a new start


@pytest.fixture
def reindex(api: BotApi, admin: User) -> Callable[[], Callable[[], None]]:
    """Function that starts an index run and returns a function that waits for its end."""
    office = api.private(admin)

    def start() -> Callable[[], None]:
        [progress] = api.wait_for_sent(office, after=office.say(admin, "/reindex"))

        def done(api: BotApi) -> bool:
            return now_is(api, office, progress).text.startswith("Done")

        def wait() -> None:
            api.wait_until(done)

        return wait

    return start


def test_buttons_work_during_reindexing_and_after_their_article_is_removed(
    bot: Newsbot,
    api: BotApi,
    alice: User,
    chat: Chat,
    articles: Path,
    ask: Ask,
    reindex: Callable[[], Callable[[], None]],
) -> None:
    first, second = ask(WOMBATS), ask(WOMBATS)
    files = {name: (articles / name).read_text() for name in ("census.txt", "copy.txt", "rain.txt")}
    with closing(sqlite3.connect(bot.data / "articles.sqlite", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")  # keeps the run waiting
        for name in files:
            (articles / name).unlink()
        ended = reindex()
        assert CENSUS.strip() in press(api, chat, alice, first, "Context").text
        database.execute("ROLLBACK")
    ended()
    for message, button in ((first, "Back"), (second, "Context")):
        gone = press(api, chat, alice, message, button)
        assert gone.text.startswith("Not found.")
        assert "Context" not in labels(gone)
    for name, text in files.items():
        (articles / name).write_text(text)
    reindex()()
    assert ask(WOMBATS).text == first.text


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_buttons_work_after_a_restart_and_presses_in_between_take_effect(
    start_own: Start, own_api: BotApi, end: str
) -> None:
    api, process = own_api, start_own(**NO_LIMITS)
    alice = api.user("Alice")
    chat = api.private(alice)
    chat.say(alice, VERDICTS)
    [answer] = api.wait_for_sent(chat)
    api.wait_until_idle()
    process.wait_until_done()
    getattr(process, end)()
    chat.press(alice, answer, "More")
    start_own(**NO_LIMITS)
    api.wait_until(lambda api: now_is(api, chat, answer).edits)
    assert "Back" in labels(now_is(api, chat, answer))
    assert press(api, chat, alice, answer, "Back").text == answer.text
    assert len(api.sent(chat)) == 1
