"""Paragraphs: which lines belong together."""

from __future__ import annotations

import pytest

from index.sources.formats import markdown, plain_text


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        pytest.param("One\nTwo", ("One", "Two"), id="no blank line"),
        pytest.param("One\nTwo\n\nThree", ("One Two", "Three"), id="a broken line"),
        pytest.param("One.\nTwo.\n\nThree", ("One. Two.", "Three"), id="two lines that end sentences"),
        pytest.param("One.\nTwo.\nThree.\n\nFour", ("One.", "Two.", "Three.", "Four"), id="three of them"),
        pytest.param("One.\nTwo\nThree.\n\nFour", ("One. Two Three.", "Four"), id="one of three broken"),
    ],
)
def test_lines_are_joined_to_paragraphs_where_they_are_parts_of_one(lines: str, paragraphs: tuple[str, ...]) -> None:
    assert plain_text.parse_text(f"Title: T\n\n{lines}").paragraphs == paragraphs
    assert markdown.parse_text(lines).paragraphs == paragraphs
