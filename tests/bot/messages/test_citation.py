"""The citation that a button copies: at most 256 UTF-16 units, with the link whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from botapi_entities import utf16_length
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.buttons import citation_button
from bot.messages.localization import LANGUAGES, Localization
from bot.messages.phrases import COPY_LIMIT, say_citation
from index import Article

ENGLISH = Localization.of("en")
LINK = "https://courier.example/2025/03/19/deal"


def article(**other: Any) -> Article:
    given: dict[str, Any] = {
        "title": "Ferries sail again",
        "source": "The Courier",
        "url": LINK,
        "published": date(2025, 3, 19),
    }
    return Article("a1", "file:///a.txt", paragraphs=("Text.",), **(given | other))


@pytest.mark.parametrize(
    ("language", "citation"),
    [
        ("en", f"“Ferries sail again.” The Courier, 19 March 2025. {LINK}"),
        ("de", f"„Ferries sail again.“ The Courier, 19. März 2025. {LINK}"),
        ("ru", f"«Ferries sail again». The Courier, 19 марта 2025. {LINK}"),
    ],
)
def test_a_citation_is_that_of_the_readers_language(language: str, citation: str) -> None:
    assert say_citation(Localization.of(language), article()) == citation


@pytest.mark.parametrize(
    ("fields", "citation"),
    [
        ({"source": None}, f"“Ferries sail again.” 19 March 2025. {LINK}"),
        ({"published": None}, f"“Ferries sail again.” The Courier. {LINK}"),
        ({"source": None, "published": None}, f"“Ferries sail again.” {LINK}"),
        ({"url": None}, "“Ferries sail again.” The Courier, 19 March 2025."),
        ({"title": ""}, f"The Courier, 19 March 2025. {LINK}"),
        ({"title": "Will it sail?"}, f"“Will it sail?” The Courier, 19 March 2025. {LINK}"),
        ({"title": "It sails.\n"}, f"“It sails.” The Courier, 19 March 2025. {LINK}"),
        ({"source": "Courier Inc."}, f"“Ferries sail again.” Courier Inc., 19 March 2025. {LINK}"),
        ({"source": "Courier Inc.", "published": None}, f"“Ferries sail again.” Courier Inc. {LINK}"),
        ({"url": "file:///home/me/a.txt"}, "“Ferries sail again.” The Courier, 19 March 2025."),
    ],
)
def test_what_an_article_does_not_give_is_left_out(fields: dict[str, Any], citation: str) -> None:
    assert say_citation(ENGLISH, article(**fields)) == citation


def test_the_day_is_the_outlets_own() -> None:
    late = datetime.fromisoformat("2025-03-19T23:30:00-05:00")
    assert late.astimezone(UTC).day == 20
    assert "19 March 2025" in say_citation(ENGLISH, article(published=late))


def test_a_long_headline_is_shortened_at_the_end_of_a_word() -> None:
    citation = say_citation(ENGLISH, article(title="Ferries sail again " * 30))
    assert utf16_length(citation) <= COPY_LIMIT
    assert citation.endswith(f" …” The Courier, 19 March 2025. {LINK}")
    assert utf16_length(citation) > COPY_LIMIT - 10


@pytest.mark.parametrize(
    ("length", "citation"),
    [
        (200, "“Ferries sail again.” The Courier, 19 March 2025. {link}"),
        (220, "The Courier, 19 March 2025. {link}"),
        (235, "19 March 2025. {link}"),
        (256, "{link}"),
        (257, "“Ferries sail again.” The Courier, 19 March 2025."),
    ],
)
def test_the_link_is_whole_and_the_rest_makes_room_for_it(length: int, citation: str) -> None:
    link = f"https://courier.example/{'x' * (length - 24)}"
    assert say_citation(ENGLISH, article(url=link)) == citation.format(link=link)


def test_an_article_that_gives_nothing_has_no_button() -> None:
    assert citation_button(ENGLISH, article(title=" ", source=None, published=None, url=None)) == []


ANY = st.text(max_size=400)


@given(ANY, ANY, ANY, st.none() | st.dates(), st.sampled_from(sorted(LANGUAGES)))
def test_any_article_can_be_cited_within_the_limit(
    title: str, source: str, path: str, published: date | None, language: str
) -> None:
    link = f"https://courier.example/{path}"
    words = Localization.of(language)
    for button in citation_button(words, article(title=title, source=source, url=link, published=published)):
        assert button.copy_text is not None
        copied = button.copy_text.text
        assert 0 < utf16_length(copied) <= COPY_LIMIT
        assert copied == copied.strip()
        assert "\n" not in copied
