"""Answers as Telegram shows them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from answers.presses import Ask, labels, marked, press
from answers.wombats import CUBES, MUD, RAIN, RAINY, VERDICTS, WOMBATS
from botapi import BotApi, Chat, User

if TYPE_CHECKING:
    from conftest import Newsbot


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
    assert labels(shown) == ["Back", "Copy citation"]
