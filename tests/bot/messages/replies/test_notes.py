"""What a reply says about the question and the search: how it was read, what has no answer, and small talk."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from bot.messages.localization import LANGUAGES, Localization
from index import Article, Question, View
from index.question import SmallTalk
from tests.bot.messages.builders import build_passage as passage
from tests.bot.messages.replies.telegram_view import (
    NOW,
    article,
    bold,
    found,
    html_of,
    message,
    not_found,
    taken,
    taken_either_way,
)

# --- the question, and "not found"


def test_a_question_from_a_button_stands_above_its_answer() -> None:
    text, entities = taken(html_of(found(passage("Short."), question="Who is <i>?"), asked=True))
    assert text.startswith("Who is <i>?\n\nThe Orrin Bay Courier · 19 March 2025\n")
    assert (entities[0].type, entities[0].of(text)) == ("italic", "Who is <i>?")


def test_a_heading_stands_above_everything() -> None:
    html = html_of(found(passage("Short."), question="Who?"), heading="New articles <b>", asked=True)
    assert taken(html)[0].startswith("New articles <b>\n\nWho?\n\nThe Orrin Bay Courier · 19 March 2025\n")
    assert bold(html)[0] == "New articles <b>"


def test_an_answer_without_results_names_the_nearest_articles_and_the_search() -> None:
    text, _ = taken(html_of(not_found(article("Rain"), article("Snow", source="Post"))))
    assert re.fullmatch(
        r"Not found\..*\n\nThe nearest articles:\n• Rain\noutlet not given · undated\n• Snow\nPost · undated\n\n"
        r"I searched 18 articles from .*\.",
        text,
    )


def test_helpful_articles_are_shown_by_their_beginning() -> None:
    helping = Article("a1", "file:///a.txt", "Rain", ("It rained. It poured.",), source="Post", published=NOW)
    text, _ = taken(html_of(replace(not_found(), may_help=helping)))
    assert "\n\nThis may help:\nPost · 20 March 2025\nIt rained. It poured.\nRain\n\n" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Not found: “Who is <b>?”"),
        ("de", "Nichts gefunden zu: „Who is <b>?“"),
        ("ru", "Не найдено: «Who is <b>?»"),
        ("es", "Sin resultados para «Who is <b>?»"),
        ("fr", "Aucun résultat pour «\u202fWho is <b>?\u202f»"),
        ("uk", "Не знайдено: «Who is <b>?»"),
    ],
)
def test_the_part_of_a_question_that_nothing_answers_stands_below_in_italics(language: str, said: str) -> None:
    answer = replace(found(passage("Short."), passage("Other.")), unanswered=("Who is <b>?",))
    text, entities = taken_either_way(message(answer, Localization.of(language)))
    assert text.endswith(f"Other.\nFerries sail again\n\n{said}")
    assert [entity.of(text) for entity in entities if entity.type == "italic"] == [said]


def test_a_long_part_that_nothing_answers_is_shortened() -> None:
    text, _ = taken(html_of(replace(found(passage("Short.")), unanswered=("why " * 500,))))
    last = text.splitlines()[-1]
    assert last.startswith("Not found: “why why")
    assert last.endswith("why …”")
    assert len(last) < 200


@pytest.mark.parametrize("length", range(3940, 4020, 20))
def test_the_part_that_nothing_answers_has_room_below_a_sentence_of_any_length(length: int) -> None:
    answer = replace(found(passage("x" * length + ".")), unanswered=("Who found the reef?",))
    text, _ = taken_either_way(message(answer))
    assert text.endswith("\n\nNot found: “Who found the reef?”")


def test_a_quotes_only_view_says_that_no_quotes_were_found() -> None:
    text, _ = taken(html_of(not_found(), view=View(quotes_only=True)))
    assert text.startswith("Not found. None of the quotes in my articles answers this.")


def test_a_page_after_the_last_says_that_there_are_no_more_results() -> None:
    assert taken(html_of(found(), view=View(3)))[0] == "No more results."


def test_the_understanding_of_a_question_is_shown_above_the_answer() -> None:
    asked = Question(
        "?",
        (),
        since=date(2025, 3, 1),
        until=date(2025, 3, 31),
        outlets=("Gazette",),
        corrected=(("Zelenskyy", "Zelensky"),),
    )
    text, _ = taken(html_of(replace(found(passage("Short.")), understood=asked)))
    assert text.startswith(
        "Showing results for Zelensky instead of Zelenskyy.\nDates: 1 March 2025 to 31 March 2025.\n"
        "Only from Gazette.\nThe Orrin Bay Courier · 19 March 2025\n"
    )


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2025, 3, 1), None, "Dates: from 1 March 2025 on."),
        (None, date(2025, 3, 1), "Dates: until 1 March 2025."),
        (date(2025, 3, 1), date(2025, 3, 1), "Dates: 1 March 2025."),
    ],
)
def test_open_ended_dates_are_shown_as_such(since: date | None, until: date | None, said: str) -> None:
    answer = replace(found(passage("Short.")), understood=Question("?", (), since=since, until=until))
    assert taken(html_of(answer))[0].startswith(f"{said}\n")


def test_an_answer_says_that_person_and_topic_occur_only_apart() -> None:
    asked = Question("?", (), speaker_text="Ana Brandt", topic_text="whales")
    text, _ = taken(html_of(replace(not_found(), apart=True, understood=asked)))
    assert "None of my articles that name Ana Brandt mentions whales." in text


# --- small talk


KINDS = [kind for kind in get_args(SmallTalk) if kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_small_talk_is_answered_by_one_line_without_buttons(language: str, kind: SmallTalk) -> None:
    before = Question("thanks", ("ferry",), since=date(2025, 3, 1), outlets=("Post",), corrected=(("fery", "ferry"),))
    answer = replace(not_found(), understood=replace(before, small_talk=kind))
    reply = message(answer, Localization.of(language), key="k", asked=True, follow=True)
    text, entities = taken_either_way(reply)
    assert text == reply.plain
    assert "\n" not in text
    assert {entity.type for entity in entities} <= {"bot_command"}
    assert reply.buttons is None
