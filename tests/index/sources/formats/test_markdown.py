"""Markdown articles: front matter and markup."""

from __future__ import annotations

from datetime import date

import pytest

from index.model import published_to_text
from index.sources.formats import markdown, plain_text


@pytest.mark.parametrize("marks", ['"', "'"])
def test_marks_around_a_whole_value_are_taken_off_in_front_matter_alone(marks: str) -> None:
    line = f"Title: {marks}Ferry runs{marks}"
    assert markdown.parse_text(f"---\n{line} \n---\nText.").title == "Ferry runs"
    assert plain_text.parse_text(f"{line}\n\nText.").title == f"{marks}Ferry runs{marks}"


@pytest.mark.parametrize("text", ["---\nIt rained.\n---\nText.", "---\n'T: It\n---\nText.", "---\n- T\n---\nText."])
def test_text_between_dashes_that_is_no_yaml_mapping_stays_text(text: str) -> None:
    assert len(markdown.parse_text(text).paragraphs) == 2


@pytest.mark.parametrize(
    ("line", "title"), [("title: Ferries: a history", "Ferries: a history"), ("title: 'T", "T"), ("title: @T", "@T")]
)
def test_header_lines_that_are_no_yaml_are_read_line_by_line_with_a_note(line: str, title: str) -> None:
    parsed = markdown.parse_text(f"---\n{line}\ndate: 2025-03-04\nlayout: post\n---\nText.")
    assert (parsed.title, parsed.published, parsed.paragraphs) == (title, date(2025, 3, 4), ("Text.",))
    assert ["aren't YAML" in parsed.notes[0], *parsed.notes[1:]] == [True, "front matter left out: layout"]


def test_an_invalid_day_is_noted_and_the_other_lines_are_kept() -> None:
    parsed = markdown.parse_text("---\ntitle: T\ndate: 2025-02-30\nsource: The Post\n---\nText.")
    assert (parsed.title, parsed.source, parsed.published) == ("T", "The Post", None)
    assert parsed.notes == ["date left out: “2025-02-30”: it can't be read as a date"]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-03-04 10:00:00", "2025-03-04T10:00:00+00:00"),
        ("2025-03-04 10:00:00 +3", "2025-03-04T10:00:00+03:00"),
        ("2025-03-04t10:00:00.5-05:30", "2025-03-04T10:00:00.500000-05:30"),
    ],
)
def test_a_moment_may_be_written_in_every_way_that_yaml_has(written: str, moment: str) -> None:
    assert published_to_text(markdown.parse_text(f"---\ndate: {written}\n---\nText.").published) == moment


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ('!!python/object/apply:os.system ["touch x"]', "Text."),
        ("!!python/name:os.system", "os.system"),
        ("!secret T", "T"),
        ("!!binary aGk=", "Text."),
        ("null", "Text."),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("*unknown", "*unknown"),
    ],
)
def test_a_tag_calls_nothing_and_a_value_stays_as_it_is_written(value: str, title: str) -> None:
    title_line = f"title: {value}" if title != "os.system" else "title: !!python/name:os.system os.system"
    assert markdown.parse_text(f"---\n{title_line}\n---\nText.").title == title


def test_merges_that_would_grow_without_end_are_not_followed() -> None:
    levels = "\n".join(f"l{n}: &l{n}\n  <<: [{', '.join([f'*l{n - 1}'] * 20)}]" for n in range(1, 12))
    parsed = markdown.parse_text(f"---\nl0: &l0 {{x: 1}}\n{levels}\ntitle: T\n---\nText.")
    assert (parsed.title, parsed.paragraphs) == ("T", ("Text.",))


def test_front_matter_of_any_length_is_read_or_noted() -> None:
    lines = "\n".join(f"a{number}: b" for number in range(3000))
    parsed = markdown.parse_text(f"---\ntitle: T\n{lines}\n---\nText.")
    assert (parsed.title, parsed.paragraphs) == ("T", ("Text.",))
    assert "longer than 20,000 characters" in parsed.notes[0]


@pytest.mark.parametrize("nested", ["- " * 3000, "[" * 3000])
def test_front_matter_of_any_depth_is_text(nested: str) -> None:
    assert "Text." in markdown.parse_text(f"---\n{nested}\n---\nText.").paragraphs


def test_a_line_of_dashes_opens_no_front_matter_unless_another_closes_it() -> None:
    assert markdown.parse_text("---\nText.").title == "Text."


# -- markup


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("It rained.<br>It was late.<br/>Nobody came.", ("It rained. It was late. Nobody came.",)),
        ("It rained.<BR />\nIt was late.\n\nNo.", ("It rained. It was late.", "No.")),
        ("It rained.<br><br>It was late.", ("It rained.", "It was late.")),
        ("It rained.<br>\n<br>\nIt was late.", ("It rained.", "It was late.")),
        ("Tolk&nbsp;&amp;&nbsp;Sons &mdash; &lt;b&gt; &amp;lt;", ("Tolk\u00a0&\u00a0Sons — <b> &lt;",)),
        ("It has 2*3*4 beds and *no* roof.", ("It has 2*3*4 beds and no roof.",)),
        ("| Ward | Votes |\n|---|---|\n| North | 1,204 |\n| **South** | |", ("Ward · Votes", "North · 1,204", "South")),
        ("![](https://a.example/b.jpg)\n\n![[hall.jpg]]\n\nIt rained.", ("It rained.",)),
        (
            "It rained.[^1] It was late.[^note]\n\n[^1]: The clock says so.",
            ("It rained. It was late.", "The clock says so."),
        ),
        ("[[Mira Tolk]] met [[People/Jon Aske|Jon Aske]].", ("Mira Tolk met Jon Aske.",)),
    ],
)
def test_markup_is_left_out_and_glues_nothing(text: str, paragraphs: tuple[str, ...]) -> None:
    assert markdown.parse_text(text).paragraphs == paragraphs


def test_character_references_in_a_text_file_are_decoded_once() -> None:
    parsed = plain_text.parse_text(
        "Title: Tolk &amp;amp; Sons\nURL: https://a.example/?a=1&copy=2\n\nTolk &#8212; &amp;lt;"
    )
    assert (parsed.title, parsed.url) == ("Tolk &amp; Sons", "https://a.example/?a=1&copy=2")
    assert parsed.paragraphs == ("Tolk — &lt;",)
