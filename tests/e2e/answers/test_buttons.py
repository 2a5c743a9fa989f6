"""The buttons of an answer: pages, context, order, quotes, opinions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.presses import Ask, labels, marked, now_is, press, pressed_twice, put_old_button, shown_note, thumbs_opened
from answers.wombats import CENSUS, CUBES, RESERVE, VERDICTS, WOMBATS
from botapi import BotApi, Chat, User

from index import View

if TYPE_CHECKING:
    from conftest import Newsbot


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
    assert labels(answer) == ["Context", "🔔 Follow", "Copy citation", "👍 👎"]
    opened = thumbs_opened(api, chat, alice, answer)
    assert labels(opened) == ["Context", "🔔 Follow", "Copy citation", "👍", "👎"]
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
