"""Inline mode: `@bot question` in any chat."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Call, Card, Chat, Sent, User

if TYPE_CHECKING:
    from conftest import Newsbot

pytestmark = pytest.mark.usefixtures("bot")

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
LINK = "https://courier.example/2025/03/04/ferry-strike"
WORLD_CUP = "Who won the 2022 World Cup?"


def type_(api: BotApi, user: User, query: str) -> Call:
    """Type a query and return the bot's answer."""
    return api.wait_for_answer(api.inline_query(user, query))


def cards(api: BotApi, user: User, query: str) -> list[Card]:
    return api.wait_for_cards(api.inline_query(user, query))


def marked(card: Card, kind: str) -> list[str]:
    return [entity.of(card.text) for entity in card.entities if entity.type == kind]


# --- results


def test_a_card_shows_the_speaker_the_words_the_outlet_and_the_date(api: BotApi, alice: User) -> None:
    card = cards(api, alice, QUESTION)[0]
    assert card.title == "Dervla Quist"
    words, source = card.description.split("\n")
    assert SAID in words
    assert source == "The Orrin Bay Courier (sample) · 4 March 2025"


def test_without_a_certain_speaker_a_card_shows_the_headline(api: BotApi, alice: User) -> None:
    card = cards(api, alice, "How old is the glass sponge reef?")[0]
    assert card.title.startswith("Reef of glass sponges")


def test_a_chosen_card_becomes_the_passage_with_its_source(api: BotApi, alice: User) -> None:
    card = cards(api, alice, QUESTION)[0]
    assert card.text.startswith("Dervla Quist · The Orrin Bay Courier (sample) · 4 March 2025")
    [quotation] = marked(card, "blockquote")
    assert any(SAID in quotation and one in quotation for one in marked(card, "bold"))
    assert card.text.count("2025") == 1  # the date appears once
    assert [entity.url for entity in card.entities if entity.url] == [LINK]
    assert card.buttons[0] == {"text": "Open article", "url": LINK}
    assert card.buttons[1]["copy_text"]["text"] == (
        f"“Ferry crews in Orrin Bay walk out over rosters.” The Orrin Bay Courier (sample), 4 March 2025. {LINK}"
    )


def test_at_most_ten_cards_each_with_an_id_of_its_own_are_kept_for_a_minute(api: BotApi, alice: User) -> None:
    call = type_(api, alice, "ferry crews strike Orrin Bay rosters sleep")
    ids = [result["id"] for result in call.parameters["results"]]
    assert 1 < len(ids) == len(set(ids)) <= 10
    assert call.parameters["cache_time"] == 60


def test_cached_cards_are_never_shown_to_another_person(api: BotApi, alice: User) -> None:
    assert type_(api, alice, QUESTION).parameters["is_personal"] is True


def test_an_empty_query_shows_the_newest_stories(api: BotApi, alice: User) -> None:
    call = type_(api, alice, "  ")
    titles = [result["title"] for result in call.parameters["results"]]
    assert len(titles) == 10
    assert titles[0].startswith("Night train to the north coast")
    assert call.parameters["button"] == {"text": "Write your question", "start_parameter": "help"}


def test_a_query_for_an_outlets_news_shows_its_stories(api: BotApi, alice: User) -> None:
    found = cards(api, alice, "latest courier")
    assert len(found) == 2
    assert all("The Orrin Bay Courier (sample)" in card.description for card in found)


def test_cards_are_in_the_users_language(api: BotApi) -> None:
    anna, pjotr = api.user("Anna", language_code="de"), api.user("Pjotr", language_code="ru")
    german, russian = (cards(api, user, QUESTION)[0] for user in (anna, pjotr))
    assert german.description.endswith("4. März 2025")
    assert german.buttons[0]["text"] == "Zum Artikel"
    assert russian.description.endswith("4 марта 2025")
    assert german.title == russian.title == "Dervla Quist"


@pytest.mark.parametrize(
    "query",
    [
        "?",
        "👍🏽 👨‍👩‍👧‍👦",
        "ماذا قال بوتين عن ترامب؟",
        "Ẑ̴̧a̸͓͐l̷̯̈́g̵͍̒o̶̰͑ says what?",
        "<b>&amp; \" ' </b>",
        "why " * 64,
        "😀" * 128,
        "ferry\n\n\tstrike",
        "'; DROP TABLE answers; --",
    ],
)
def test_any_query_is_answered(api: BotApi, alice: User, query: str) -> None:
    assert type_(api, alice, query).ok


def test_a_query_that_is_too_old_is_only_mentioned(bot: Newsbot, api: BotApi, alice: User) -> None:
    call = api.wait_for_answer(api.inline_query(alice, QUESTION, expired=True))
    assert "query is too old" in str(call.error)
    bot.wait_for_log("An inline query could not be answered: ")
    assert "Traceback" not in bot.log


def test_an_older_query_of_a_person_is_dropped_for_a_newer_one(api: BotApi) -> None:
    eve = api.user("Eve")
    with api.hang("getUpdates") as hang:
        queries = [api.inline_query(eve, "f")]
        api.wait_for_held(hang)
        queries += [api.inline_query(eve, "ferry strike"[:end]) for end in range(2, 12)]
    api.wait_for_answer(queries[-1])
    answered = {call.parameters["inline_query_id"] for call in api.calls_of("answerInlineQuery")}
    assert len(answered.intersection(queries)) < len(queries)


def test_inline_queries_are_not_written_down(bot: Newsbot, api: BotApi, alice: User) -> None:
    type_(api, alice, QUESTION)
    noted = "SELECT count(*) FROM inbox WHERE \"update\" LIKE '%inline_query%'"
    with closing(sqlite3.connect(bot.data / "chats.sqlite")) as database:
        assert database.execute(noted).fetchone() == (0,)


def test_a_slow_private_chat_delays_no_query(api: BotApi, alice: User, chat: Chat) -> None:
    with api.hang("sendMessage") as hang:
        chat.say(alice, QUESTION)
        api.wait_for_held(hang)
        assert type_(api, alice, QUESTION).ok


def test_too_many_queries_get_an_empty_answer_for_a_while(api: BotApi) -> None:
    bob = api.user("Bob")
    queries = [api.inline_query(bob, "?") for _ in range(61)]
    last = api.wait_for_answer(queries[-1]).parameters
    assert (last["results"], last["cache_time"]) == ([], 5)
    assert cards(api, api.user("Carol"), QUESTION)


# --- no results


def follow_link(api: BotApi, user: User, call: Call) -> Sent:
    """Press the button above the cards, then START in the private chat."""
    chat = api.private(user)
    said = chat.say(user, f"/start {call.parameters['button']['start_parameter']}")
    [answer] = api.wait_for_sent(chat, after=said)
    return answer


def test_a_query_without_results_says_so_and_what_was_searched(api: BotApi, alice: User) -> None:
    [card] = cards(api, alice, WORLD_CUP)
    assert card.title == "Not found"
    assert "18 articles from 12 September 2024 to 6 November 2025" in card.description
    assert card.text.startswith(f"{WORLD_CUP}\n\nNot found.")


@pytest.mark.parametrize(
    "question",
    [
        WORLD_CUP,
        "Кто выиграл?",
        "Who won the 2022 World Cup, and who scored the goals that it was won by?",
        "Кто выиграл чемпионат мира по футболу в две тысячи двадцать втором году?",
    ],
    ids=["short", "short in Russian", "long", "long in Russian"],
)
def test_the_button_leads_into_the_private_chat_where_the_question_is_answered(api: BotApi, question: str) -> None:
    user = api.user("Dora")
    call = type_(api, user, question)
    assert call.parameters["button"]["text"] == "Ask me in private"
    answer = follow_link(api, user, call)
    assert answer.text.startswith(f"{question}\n\n")
    assert "\nNot found." in answer.text
    assert answer.reply_to is None


def test_the_button_of_an_empty_query_leads_to_help(api: BotApi, alice: User) -> None:
    assert "Try one of these:" in follow_link(api, alice, type_(api, alice, "")).text


@pytest.mark.parametrize("parameter", ["kAAAAAAAAAA", "q_-_-", "q", "k", "payload", "x" * 64, "qQQ==", "k'; --"])
def test_a_meaningless_link_leads_to_help(api: BotApi, alice: User, chat: Chat, parameter: str) -> None:
    [answer] = api.wait_for_sent(chat, after=chat.say(alice, f"/start {parameter}"))
    assert "Try one of these:" in answer.text
