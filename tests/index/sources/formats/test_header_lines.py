"""Header lines above a text: which are read, and which are left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from index.sources.formats.plain_text import parse_text

HEADERS = (
    "Date: 2024-12-19",
    "Title: Ferry runs",
    "Source: The Gazette",
    "URL: https://gazette.example/a",
    "Author: Rana Toft",
)


@pytest.mark.parametrize("lines", list(permutations(HEADERS)), ids=lambda lines: " ".join(line[0] for line in lines))
def test_header_lines_may_stand_in_any_order(lines: tuple[str, ...]) -> None:
    assert parse_text("\n".join([*lines, "", "Text."])) == parse_text("\n".join([*HEADERS, "", "Text."]))


@pytest.mark.parametrize("left_out", range(5))
def test_any_header_line_may_be_missing(left_out: int) -> None:
    name = HEADERS[left_out].partition(":")[0].lower().replace("date", "published")
    parsed = parse_text("\n".join([*HEADERS[:left_out], *HEADERS[left_out + 1 :], "", "Text."]))
    whole = parse_text("\n".join([*HEADERS, "", "Text."]))
    instead = {"title": "Text.", "source": "gazette.example"}.get(name)
    assert parsed == replace(whole, shape=parsed.shape, **{name: instead})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title", ["'I was there', says mayor", '"We won\'t go," says mayor', 'Mayor: "I counted them"']
)
def test_a_title_keeps_the_quotation_marks_that_are_its_own(title: str) -> None:
    assert parse_text(f"Title: {title}\n\nText.").title == title


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://gazette.example/a", "gazette.example", "https://", "https://a b", "http://[::1"],
)
def test_an_invalid_web_address_is_left_out_with_a_note(url: str) -> None:
    parsed = parse_text(f"URL: {url}\n\nText.")
    assert (parsed.url, parsed.source) == (None, None)
    assert url in parsed.notes[0]


def test_a_long_broken_value_is_cut_in_its_note() -> None:
    assert len(parse_text(f"Date: {'x' * 5000}\n\nText.").notes[0]) < 200


@pytest.mark.parametrize("text", ["Title: Ferry runs\nDate: 2024-12-19\n", "date 2024-12-19\n\n"])
def test_header_lines_alone_are_no_article(text: str) -> None:
    with pytest.raises(ValueError, match="no text below its header lines"):
        parse_text(text)


@pytest.mark.parametrize("first", ["WASHINGTON: The bridge fell at noon.", "Putin: “We will push them out.”"])
def test_a_first_paragraph_right_below_the_header_lines_is_kept(first: str) -> None:
    assert parse_text(f"Title: T\n{first}\nNobody was hurt.").paragraphs == (first, "Nobody was hurt.")
