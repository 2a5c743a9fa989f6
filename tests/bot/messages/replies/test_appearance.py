"""What a passage looks like in a reply: its speaker, outlet, date and link, and what is bold or folded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from botapi_entities import QUOTES

from bot.messages.localization import Localization
from bot.messages.replies import OLD_DAYS
from index import Article, Published, Sentence
from tests.bot.messages.builders import build_passage as passage
from tests.bot.messages.replies.telegram_view import (
    LEFT_OUT,
    NOW,
    article,
    bold,
    found,
    html_of,
    message,
    not_found,
    quotations,
    taken,
)

# --- appearance


def test_an_answer_names_the_speaker_quotes_and_says_where_it_stands() -> None:
    text, entities = taken(html_of(found(passage("“We sail,” he said.", "“At noon.”", speaker="Tomas Ekberg"))))
    assert text == (
        "Tomas Ekberg · The Orrin Bay Courier · 19 March 2025\n“We sail,” he said.\n\n“At noon.”\nFerries sail again"
    )
    marked = [(entity.type, entity.of(text), entity.url) for entity in entities]
    assert sorted(marked, key=str) == [
        ("blockquote", "“We sail,” he said.\n\n“At noon.”", None),
        ("bold", "Tomas Ekberg", None),
        ("bold", "“We sail,” he said.", None),
        ("text_link", "Ferries sail again", "https://courier.example/1"),
    ]


def test_the_same_answer_as_plain_text_has_its_links_written_out() -> None:
    assert message(found(passage("“We sail,” he said.", "“At noon.”", speaker="Tomas Ekberg"))).plain == (
        "Tomas Ekberg · The Orrin Bay Courier · 19 March 2025\n"
        "> “We sail,” he said.\n> \n> “At noon.”\n"
        "Ferries sail again\nhttps://courier.example/1"
    )


def test_the_outlet_stands_first_where_no_speaker_is_certain() -> None:
    html = html_of(found(passage("Nobody said a thing.")))
    text, entities = taken(html)
    assert text == "The Orrin Bay Courier · 19 March 2025\nNobody said a thing.\nFerries sail again"
    assert bold(html) == ["Nobody said a thing."]
    assert [entity.of(text) for entity in entities if entity.url] == ["Ferries sail again"]


def test_further_passages_are_folded_each_with_its_own_speaker_and_source() -> None:
    second = passage("“At noon.”", speaker="Ana Brandt", title="Noon", source="Post", published=date(2025, 3, 1))
    third = passage("It rained.", title="Rain", source="Gazette", published=None)
    html = html_of(found(passage("“We sail,” he said.", speaker="Tomas Ekberg"), second, third))
    text, entities = taken(html)
    kinds = [entity.type for entity in sorted(entities, key=lambda one: one.offset) if entity.type in QUOTES]
    assert kinds == ["blockquote", "expandable_blockquote", "expandable_blockquote"]
    assert text.split("\n\n")[1:] == [
        "Ana Brandt · Post · 1 March 2025\n“At noon.”\nNoon",
        "Gazette · undated\nIt rained.\nRain",
    ]


def test_a_folded_passage_is_one_quotation_with_the_sentence_that_names_the_person() -> None:
    part = replace(passage("“We go,” she said."), naming=Sentence(0, 0, 17, "Ana Brandt spoke."))
    shown = quotations(html_of(found(passage("First."), part)))
    assert shown == ["First.", f"Ana Brandt spoke. {LEFT_OUT}\n\n“We go,” she said."]


def test_a_quotation_that_answers_is_bold_as_a_whole() -> None:
    said = "“We sail. We sail at noon. Nobody stays,” he said."
    shown = passage(f"It rained. {said} The harbour slept.", sentence=1, sentences=3, speaker="Tomas Ekberg")
    html = html_of(found(shown))
    assert shown.answer.text == said
    assert quotations(html) == [f"It rained. {said} The harbour slept."]
    assert bold(html) == ["Tomas Ekberg", said]


def test_a_quotation_too_long_to_be_shown_as_a_whole_is_bold_as_far_as_it_is() -> None:
    sentences = [f"“Sentence number {number} goes on." for number in range(60)]
    shown = passage(" ".join(sentences), sentence=5, sentences=50)
    html = html_of(found(shown))
    [quotation], [marked] = quotations(html), bold(html)
    assert quotation == f"{LEFT_OUT} {marked} {LEFT_OUT}"
    assert marked.startswith(sentences[5])
    assert shown.answer.text.startswith(f"{marked} ")


def test_both_answering_sentences_are_bold() -> None:
    text = "It began. He came at noon. Rain fell. She left at two. It ended."
    shown = passage(text, sentence=1)
    second = Sentence(0, text.index("She"), text.index(" It ended"), "She left at two.")
    assert bold(html_of(found(replace(shown, second=second)))) == ["He came at noon.", "She left at two."]


def test_both_answering_sentences_are_shown_of_a_long_paragraph() -> None:
    sentences = [f"Sentence number {number} goes on." for number in range(500)]
    shown = passage(" ".join(sentences), sentence=240)
    start = shown.paragraphs[0].text.index(sentences[225])
    second = Sentence(0, start, start + len(sentences[225]), sentences[225])
    assert bold(html_of(found(replace(shown, second=second)))) == [sentences[225], sentences[240]]


# --- dates


@pytest.mark.parametrize(
    ("language", "recent", "old"),
    [
        ("en", "19 March 2025", "1 October 2024 (5 months ago)"),
        ("de", "19. März 2025", "1. Oktober 2024 (vor 5 Monaten)"),
        ("ru", "19 марта 2025", "1 октября 2024 (5 месяцев назад)"),
        ("es", "19 de marzo de 2025", "1 de octubre de 2024 (hace 5 meses)"),
        ("fr", "19 mars 2025", "1er octobre 2024 (il y a 5 mois)"),
        ("uk", "19 березня 2025", "1 жовтня 2024 (5 місяців тому)"),
    ],
)
def test_a_day_is_given_in_the_readers_language(language: str, recent: str, old: str) -> None:
    answer = found(passage("Short."), passage("Short.", published=date(2024, 10, 1)))
    text, _ = taken(message(answer, Localization.of(language)).html)
    assert [part.splitlines()[0] for part in text.split("\n\n")] == [
        f"The Orrin Bay Courier · {recent}",
        f"The Orrin Bay Courier · {old}",
    ]


def test_a_moment_is_shown_by_the_readers_own_clock() -> None:
    moment = datetime(2025, 3, 20, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    text, entities = taken(html_of(found(passage("Short.", published=moment))))
    [shown] = [entity for entity in entities if entity.type == "date_time"]
    assert (shown.of(text), shown.unix_time, shown.date_time_format) == ("20 March 2025", 1742455800, "Dt")
    assert text.startswith("The Orrin Bay Courier · 20 March 2025\n")


@pytest.mark.parametrize("year", [1, 1960, 2040, 9999])
def test_a_moment_that_telegram_cannot_hold_is_shown_as_a_day(year: int) -> None:
    _, entities = taken(html_of(found(passage("Short.", published=datetime(year, 3, 4, 12, tzinfo=UTC)))))
    assert not [entity for entity in entities if entity.type == "date_time"]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (NOW.date(), "20 March 2025"),
        (NOW.date() - timedelta(OLD_DAYS), "18 February 2025"),
        (NOW.date() - timedelta(OLD_DAYS + 1), "17 February 2025 (4 weeks ago)"),
        (datetime(2025, 2, 18, 1, tzinfo=UTC), "18 February 2025"),
        (datetime(2025, 2, 17, 23, tzinfo=UTC), "17 February 2025 (4 weeks ago)"),
        (date(2024, 10, 1), "1 October 2024 (5 months ago)"),
        (date(2026, 1, 1), "1 January 2026"),
        (None, "undated"),
    ],
    ids=str,
)
def test_the_age_is_shown_only_for_old_news(published: Published, said: str) -> None:
    shown, listed = passage("Short.", published=published), article("Title", source="Post", published=published)
    assert taken(html_of(found(shown)))[0] == f"The Orrin Bay Courier · {said}\nShort.\nFerries sail again"
    assert f"\nPost · {said}\n" in taken(html_of(not_found(listed)))[0]


# --- links


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/", "tg://user?id=1", "data:text/html,x", None])
def test_only_http_and_https_are_linked(url: str | None) -> None:
    for answer in (found(passage("Short.", url=url)), not_found(article("Title", url=url))):
        reply = message(answer)
        assert "href" not in reply.html
        assert str(url) not in reply.plain.removeprefix("Not found. None of my articles")
        assert not any(entity.type in ("text_link", "text_mention") for entity in taken(reply.html)[1])


def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    evil = '</blockquote><b>&amp;</b> <a href="https://evil.example">x</a>'
    shown = passage(evil, title=evil, source=evil, speaker=evil, url=f"https://x.example/{evil}")
    text, entities = taken(html_of(found(shown)))
    assert text.count(evil) == 4
    assert [entity.type for entity in entities if entity.type == "text_link"] == ["text_link"]


# --- lists, and other outlets


def test_listed_articles_show_how_they_begin() -> None:
    lead = "It rained. " * 60
    listed = tuple(Article(str(n), "file:/", f"Title {n}", (lead,), source="Post") for n in range(5))
    html = html_of(replace(not_found(), found=True, listed=listed))
    text, _ = taken(html)
    parts = [part.splitlines() for part in text.split("\n\n")]
    assert [(first, last) for first, _, last in parts] == [("Post · undated", f"Title {n}") for n in range(5)]
    assert [lead for _, lead, _ in parts] == quotations(html)
    assert text.count(f"It rained. {LEFT_OUT}") == 5


def test_other_outlets_and_the_sentence_that_names_the_person_stand_with_a_passage() -> None:
    naming = Sentence(0, 0, 17, "Ana Brandt spoke.")
    part = replace(passage("“We go,” she said."), naming=naming, also_in=("Post", "Gazette"))
    html = html_of(found(part))
    assert quotations(html) == [f"Ana Brandt spoke. {LEFT_OUT}", "“We go,” she said."]
    assert taken(html)[0].endswith("\nFerries sail again\nAlso in 2 other outlets: Post, Gazette")


def test_of_many_other_outlets_some_are_named() -> None:
    part = replace(passage("Short."), also_in=tuple("ABCDEFG"))
    assert taken(html_of(found(part)))[0].endswith("\nAlso in 7 other outlets: A, B, C, D, E …")
