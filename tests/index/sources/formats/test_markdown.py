"""Markdown as an article: its front matter and its markup."""

from __future__ import annotations

import pytest

from index.sources.formats import markdown, plain_text


@pytest.mark.parametrize("marks", ['"', "'"])
def test_marks_around_a_whole_value_are_taken_off_in_front_matter_alone(marks: str) -> None:
    line = f"Title: {marks}Ferry runs{marks}"
    assert markdown.parse_text(f"---\n{line} \n---\nText.").title == "Ferry runs"
    assert plain_text.parse_text(f"{line}\n\nText.").title == f"{marks}Ferry runs{marks}"


@pytest.mark.parametrize("text", ["---\nIt rained.\n---\nText.", "---\ntitle: 'T\n---\nText.", "---\n- T\n---\nText."])
def test_what_is_no_yaml_of_names_and_values_between_the_dashes_is_text(text: str) -> None:
    assert len(markdown.parse_text(text).paragraphs) == 2


@pytest.mark.parametrize("nested", ["- " * 3000, "[" * 3000])
def test_front_matter_of_any_depth_is_text(nested: str) -> None:
    assert "Text." in markdown.parse_text(f"---\n{nested}\n---\nText.").paragraphs


def test_a_line_of_dashes_opens_no_front_matter_unless_another_closes_it() -> None:
    assert markdown.parse_text("---\nText.").title == "Text."
