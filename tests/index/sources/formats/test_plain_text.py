"""Plain-text articles."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import markdown, plain_text
from index.sources.formats.format import Parsed


@pytest.mark.parametrize("text", ["", "\n \n\t\n"])
def test_an_empty_text_is_no_article(text: str) -> None:
    with pytest.raises(ValueError, match=r"^empty$"):
        plain_text.parse_text(text)


def test_marks_of_markdown_stay_in_a_text_file() -> None:
    assert plain_text.parse_text("# Not a *title*\n\nText.").paragraphs == ("# Not a *title*", "Text.")


TEXT = st.text() | st.lists(
    st.sampled_from(
        ["\n", "\n\n", " ", "---", "Title: ", "Date: ", "date ", "URL: http://", "# ", "*a*", "[", "](b)", "```"]
    )
    | st.text(max_size=4)
).map("".join)


@settings(deadline=None)
@given(TEXT, st.sampled_from([plain_text.parse_text, markdown.parse_text]))
def test_no_text_raises_anything_but_a_value_error(text: str, parse_text: Callable[[str], Parsed]) -> None:
    with suppress(ValueError):
        parsed = parse_text(text)
        assert parsed.title
        assert all(paragraph == paragraph.strip() != "" for paragraph in parsed.paragraphs)


@settings(deadline=None)
@given(TEXT.filter(lambda text: "\r" not in text))
def test_line_ends_make_no_difference(text: str) -> None:
    assert parsed_or_none(text) == parsed_or_none(text.replace("\n", "\r\n"))


def parsed_or_none(text: str) -> Parsed | None:
    try:
        return plain_text.parse_text(text)
    except ValueError:
        return None


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1))
def test_a_line_of_text_is_shown_verbatim(line: str) -> None:
    assert plain_text.parse_text(f"Title: t\n\n{line}\n\nText.").paragraphs == (line, "Text.")


def test_a_guess_at_the_encoding_is_noted_beside_the_article() -> None:
    parsed = plain_text.parse("Title: Ż\n\nŁąka nad Wisłą jest już sucha, mówi Żaneta Śliwa.".encode("cp1250"))
    assert parsed.paragraphs == ("Łąka nad Wisłą jest już sucha, mówi Żaneta Śliwa.",)
    assert "Windows-1250, which is a guess" in parsed.notes[0]


def test_a_date_in_the_middle_of_wrapped_text_stays_in_its_sentence() -> None:
    text = "Treaty signed\n\nThe treaty was signed on\nNovember 19, 2026\nin Karsk by both sides.\n\nIt rained."
    parsed = plain_text.parse_text(text)
    assert parsed.paragraphs[-2:] == (
        "The treaty was signed on November 19, 2026 in Karsk by both sides.",
        "It rained.",
    )


def test_lines_above_and_below_a_date_do_not_become_one_paragraph() -> None:
    parsed = plain_text.parse_text(
        "Treaty signed\n\nBy Ida Holm\nNovember 19, 2026\nThe treaty was\nsigned.\n\nIt rained."
    )
    assert parsed.published == date(2026, 11, 19)
    assert parsed.paragraphs == ("By Ida Holm", "The treaty was signed.", "It rained.")
