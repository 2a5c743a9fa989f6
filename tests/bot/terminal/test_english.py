"""Names of articles, and counts, in the terminal."""

from __future__ import annotations

from datetime import date

import pytest

from bot.messages import TITLE_LIMIT
from bot.terminal.english import count, say_origin, say_title
from index import Article


def article(title: str = "Ferries sail", **fields: str | date | None) -> Article:
    return Article("a", "file:///a.txt", title, ("Text.",), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("number", "said"), [(0, "0 articles"), (1, "1 article"), (1204, "1,204 articles")])
def test_counts_agree_with_their_noun(number: int, said: str) -> None:
    assert count(number, "article") == said


def test_a_short_title_is_shown_as_it_is() -> None:
    assert say_title(article("O’Hara & sons")) == "O’Hara & sons"


def test_a_long_title_ends_after_a_whole_word() -> None:
    title = " ".join(f"word{number}" for number in range(100))
    said = say_title(article(title))
    assert said.endswith(" …")
    assert len(said) <= TITLE_LIMIT + 2
    assert title.startswith(said.removesuffix(" …") + " ")


def test_a_long_title_of_one_word_is_shortened_too() -> None:
    assert len(say_title(article("x" * 1000))) <= TITLE_LIMIT + 2


def test_an_origin_is_the_outlet_and_the_day() -> None:
    assert say_origin(article(source="Courier", published=date(2025, 3, 4))) == "Courier · 4 March 2025"


def test_an_origin_that_is_unknown_says_so() -> None:
    assert say_origin(article()) == "outlet not given · undated"
