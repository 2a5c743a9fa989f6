"""Header lines and front matter as people and programs write them: names, shapes, notes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import markdown, plain_text
from index.sources.formats.format import Parsed
from index.sources.formats.options import ReadingOptions

DAY = date(2025, 7, 8)
BOTH = pytest.mark.parametrize("parse_text", [plain_text.parse_text, markdown.parse_text])
Parse = Callable[[str], Parsed]


# -- names


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Headline: Weir reopens", "title", "Weir reopens"),
        ("og:title: Weir reopens", "title", "Weir reopens"),
        ("PUBLICATION-DATE: 2025-07-08", "published", DAY),
        ("pubDate: Tue, 8 Jul 2025", "published", DAY),
        ("datePublished: 2025-07-08", "published", DAY),
        ("date_published: 2025-07-08", "published", DAY),
        ("article:published_time: 2025-07-08", "published", DAY),
        ("Created: 2025-07-08", "published", DAY),
        ("Last-Modified: 2025-07-08", "modified", DAY),
        ("updated_at: 2025-07-08", "modified", DAY),
        ("Publication: The Tolk Herald", "source", "The Tolk Herald"),
        ("Outlet: The Tolk Herald", "source", "The Tolk Herald"),
        ("Publisher: The Tolk Herald", "source", "The Tolk Herald"),
        ("og:site_name: The Tolk Herald", "source", "The Tolk Herald"),
        ("Site Name: The Tolk Herald", "source", "The Tolk Herald"),
        ("hostname: herald.example", "source", "herald.example"),
        ("Link: https://herald.example/a", "url", "https://herald.example/a"),
        ("canonical: <https://herald.example/a>", "url", "https://herald.example/a"),
        ("Permalink: [a](https://herald.example/a)", "url", "https://herald.example/a"),
        ("Byline: By Jon Aske", "author", "Jon Aske"),
        ("Authors: ['Jon Aske', 'Mira Tolk']", "author", "Jon Aske, Mira Tolk"),
        ("Creator: [[Jon Aske]]", "author", "Jon Aske"),
        ("By: [[People/Jon Aske|Jon Aske]]", "author", "Jon Aske"),
        ("**Title:** Weir reopens", "title", "Weir reopens"),
        ("Title: Tolk &amp; Sons", "title", "Tolk & Sons"),
        ("Titel: Wehr wieder offen", "title", "Wehr wieder offen"),
        ("Datum: 8. Juli 2025", "published", DAY),
        ("Источник: Вестник", "source", "Вестник"),
        ("Date: 8 July 2025 by The Tolk Herald", "published", DAY),
    ],
)
@BOTH
def test_a_name_may_be_written_in_many_ways(parse_text: Parse, line: str, field: str, value: object) -> None:
    parsed = parse_text(f"{line}\n\nThe weir is safe.")
    assert getattr(parsed, field) == value
    assert (parsed.paragraphs, parsed.notes) == (("The weir is safe.",), [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Created: 2025-07-09\nDate: 2025-07-08", ("2025-07-08", None)),
        ("Date: 2025-07-08\nCreated: 2025-07-09", ("2025-07-08", None)),
        ("Hostname: herald.example\nPublisher: The Tolk Herald", (None, "The Tolk Herald")),
        ("Publisher: The Tolk Herald\nHostname: herald.example", (None, "The Tolk Herald")),
    ],
)
def test_the_better_of_two_names_wins_in_any_order(lines: str, expected: tuple[str | None, str | None]) -> None:
    parsed = plain_text.parse_text(f"Title: T\n{lines}\n\nThe weir is safe.")
    assert (str(parsed.published) if parsed.published else None, parsed.source) == expected


def test_two_titles_leave_one_out_with_a_note() -> None:
    parsed = plain_text.parse_text("Headline: Weir reopens\nTitle: Weir opens again\n\nThe weir is safe.")
    assert (parsed.title, parsed.notes) == ("Weir opens again", ["title left out: “Weir reopens”"])


def test_an_address_as_the_source_is_the_link_and_its_host_the_outlet() -> None:
    parsed = markdown.parse_text('---\ntitle: T\nsource: "https://www.herald.example/a"\n---\nThe weir is safe.')
    assert (parsed.url, parsed.source) == ("https://www.herald.example/a", "herald.example")


@pytest.mark.parametrize(
    "value", ["The Tolk Herald (https://herald.example/a)", "[The Tolk Herald](https://herald.example/a)"]
)
def test_an_outlet_may_come_with_its_link(value: str) -> None:
    parsed = plain_text.parse_text(f"Title: T\nSource: {value}\n\nThe weir is safe.")
    assert (parsed.source, parsed.url) == ("The Tolk Herald", "https://herald.example/a")


def test_a_long_value_may_be_folded_between_header_lines_alone() -> None:
    parsed = plain_text.parse_text("Title: Weir\n  reopens\nDate: 2025-07-08\n  The weir is safe.\n\nIt rained.")
    assert (parsed.title, parsed.published) == ("Weir reopens", DAY)
    assert parsed.paragraphs == ("The weir is safe.", "It rained.")


# -- which lines are header


@pytest.mark.parametrize(
    "lines",
    [
        "Edition: North\nTitle: Weir reopens\nDate: 2025-07-08",
        "Title: Weir reopens\nCopy-Chief: Ann\nDate: 2025-07-08",
        "Title: Weir reopens\nX-Mill-Id: 7\nWater level: low\nDate: 2025-07-08",
        "Title: Weir reopens\nDate: 2025-07-08\nWater level: low",
        "Section: Rivers\nTitle: Weir reopens\nDate: 2025-07-08",
    ],
)
def test_unknown_names_between_known_ones_are_left_out_with_a_note(lines: str) -> None:
    parsed = plain_text.parse_text(f"{lines}\n\nThe weir is safe.")
    assert (parsed.title, parsed.published, parsed.paragraphs) == ("Weir reopens", DAY, ("The weir is safe.",))
    unknown = [line for line in lines.split("\n") if not line.startswith(("Title", "Date"))]
    assert parsed.notes == [f"header line left out: “{line}”" for line in unknown]


@pytest.mark.parametrize(
    "text",
    [
        "TOLK: We opened the weir.\n\nASKE: In time.",
        "Ways out: the weir, the mill.\n\nIt rained.",
        "Title: T\n\nTOLK: We opened the weir.\n\nASKE: In time.",
        "Title: T\nTOLK: We opened the weir.\n\nASKE: In time.",
        "Title: T\nTolk: “We opened the weir”\n\nASKE: In time.",
    ],
)
def test_what_somebody_says_is_no_header_line(text: str) -> None:
    parsed = plain_text.parse_text(text)
    assert (len(parsed.paragraphs), parsed.notes) == (2, [])


def test_a_headline_with_a_colon_above_the_header_lines_is_the_headline() -> None:
    parsed = plain_text.parse_text("Weirs: a history\nDate: 2025-07-08\nSource: The Tolk Herald\n\nThe weir is safe.")
    assert (parsed.title, parsed.published, parsed.notes) == ("Weirs: a history", DAY, [])


# -- a date and a headline without labels


@pytest.mark.parametrize(
    "top",
    [
        "Tuesday, July 8, 2025 - 10:00\n\nWeir reopens",
        "Weir reopens\n\nTuesday, July 8, 2025 - 10:00",
        "Weir reopens\nJuly 8, 2025 10:00 GMT",
        "Weir reopens\nPublished 8 July 2025, 10:00\nUpdated 9 July 2025, 11:00",
        "Date: 2025-07-08 10:00\n\nWeir reopens",
        "https://herald.example/a\n\nWeir reopens\n\nJuly 8, 2025 10:00",
        "Title: Weir reopens\n\nTuesday, July 8, 2025, 10:00 a.m.",
        "Title: Weir reopens\nSource: The Tolk Herald\n8 July 2025 10:00",
    ],
)
@BOTH
def test_a_date_line_and_the_headline_beside_it_are_read(parse_text: Parse, top: str) -> None:
    parsed = parse_text(f"{top}\n\nThe weir is safe.\n\nNobody drowned.")
    assert (parsed.title, parsed.published) == ("Weir reopens", datetime(2025, 7, 8, 10, tzinfo=UTC))
    assert parsed.paragraphs == ("The weir is safe.", "Nobody drowned.")


@BOTH
def test_a_date_line_that_is_ambiguous_is_left_out_with_a_note(parse_text: Parse) -> None:
    parsed = parse_text("3/4/2025\n\nWeir reopens\n\nThe weir is safe.")
    assert (parsed.title, parsed.published, parsed.paragraphs) == ("Weir reopens", None, ("The weir is safe.",))
    assert parsed.notes[0].startswith("date left out: “3/4/2025”: it could be 3 April 2025 or 4 March 2025")


def test_a_markdown_headline_may_be_underlined_and_its_date_in_italics() -> None:
    for top in ("# Weir reopens", "Weir reopens\n============"):
        parsed = markdown.parse_text(f"{top}\n\n*July 8, 2025*\n\nThe weir is safe.")
        assert (parsed.title, parsed.published, parsed.paragraphs) == ("Weir reopens", DAY, ("The weir is safe.",))


def test_a_headline_below_a_date_needs_no_blank_line_in_a_file_without_any() -> None:
    parsed = plain_text.parse_text("July 8, 2025\nWeir reopens\nThe weir is safe.\nIt rained.")
    assert (parsed.title, parsed.paragraphs) == ("Weir reopens", ("The weir is safe.", "It rained."))


def test_header_lines_may_follow_lines_without_labels() -> None:
    parsed = plain_text.parse_text("Weir reopens\n\nJuly 8, 2025\n\nURL: https://herald.example/a\n\nThe weir is safe.")
    assert (parsed.title, parsed.published, parsed.url) == ("Weir reopens", DAY, "https://herald.example/a")


def test_a_byline_between_headline_and_date_stays_in_the_text() -> None:
    parsed = plain_text.parse_text("Weir reopens\nBy Mira Tolk\nJuly 8, 2025\n\nThe weir is safe.")
    assert (parsed.title, parsed.published) == ("Weir reopens", DAY)
    assert parsed.paragraphs == ("By Mira Tolk", "The weir is safe.")


@pytest.mark.parametrize(
    "text",
    [
        "The weir is safe.\n\nJuly 8, 2025 was wet.",
        "The weir is safe.\n\nJuly 8, 2025",
        "The weir broke in 1908 and on July 8, 2025\n\nNobody drowned.",
        "“We are safe!”\n\nNobody drowned.",
    ],
)
def test_text_with_a_date_in_it_stays_text(text: str) -> None:
    parsed = plain_text.parse_text(text)
    assert (parsed.published, parsed.paragraphs) == (None, tuple(text.split("\n\n")))


def test_a_date_alone_below_the_header_is_that_of_publication_if_nothing_else_is() -> None:
    parsed = plain_text.parse_text("Title: T\nUpdated: July 8, 2025\n\nThe weir is safe.")
    assert (parsed.published, parsed.modified) == (DAY, DAY)


def test_an_ambiguous_date_is_read_in_the_order_that_is_given() -> None:
    text = "Title: T\nDate: 3/4/2025\n\nThe weir is safe."
    assert "it could be" in plain_text.parse_text(text).notes[0]
    assert plain_text.parse_text(text, ReadingOptions("mdy")).published == date(2025, 3, 4)
    assert markdown.parse_text(text, ReadingOptions("dmy")).published == date(2025, 4, 3)


# -- front matter


@pytest.mark.parametrize(
    "word", ["No", "yes", "1984", "3.10", "Null", "NULL", "off", "12:30", "2025-07-08 in pictures"]
)
@BOTH
def test_a_title_that_yaml_takes_for_something_else_stays_as_it_is(parse_text: Parse, word: str) -> None:
    assert parse_text(f"---\ntitle: {word}\n---\nThe weir is safe.").title == word


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("author:\n  - Jon Aske\n  - Mira Tolk", "Jon Aske, Mira Tolk"),
        ('author:\n  - "[[Jon Aske]]"', "Jon Aske"),
        ("author: [Jon Aske, Mira Tolk]", "Jon Aske, Mira Tolk"),
        ("author: [[Jon Aske]]", "Jon Aske"),
        ("author:\n  name: Jon Aske\n  email: jon@herald.example", "Jon Aske"),
        ("author:\n  - name: Jon Aske\n  - name: Mira Tolk", "Jon Aske, Mira Tolk"),
        ("title: Weirs: a history\nauthor:\n- Jon Aske\n- Mira Tolk", "Jon Aske, Mira Tolk"),
    ],
)
@BOTH
def test_authors_may_be_a_list(parse_text: Parse, lines: str, author: str) -> None:
    assert parse_text(f"---\n{lines}\n---\nThe weir is safe.").author == author


@BOTH
def test_unquoted_colons_lose_nothing(parse_text: Parse) -> None:
    lines = (
        "title: Weirs: what 'low' means\nauthor: 'Jon Aske'\ndescription: >\n  Two lines:\n  of it\n"
        "date: 2025-07-08\nsitename: The Herald: North\ntags: ['weir', 'mill']"
    )
    parsed = parse_text(f"---\n{lines}\n---\nThe weir is safe.")
    assert (parsed.title, parsed.author, parsed.published) == ("Weirs: what 'low' means", "Jon Aske", DAY)
    assert (parsed.source, parsed.paragraphs) == ("The Herald: North", ("The weir is safe.",))
    assert parsed.notes[-1] == "front matter left out: description, tags"


TOML = '+++\ntitle = "Weirs: a history"\ndate = 2025-07-08T10:00:00Z\nauthors = ["Jon Aske"]\ndraft = false\n+++\n'
JSON = '{\n"title": "Weirs: a history",\n"date": "2025-07-08T10:00:00Z",\n"author": "Jon Aske",\n"draft": false\n}\n'
BROKEN_TOML = '+++\ntitle = "Weirs: a history"\ndate = 2025-07-08T10:00:00Z\nauthor = "Jon Aske"\ndraft = nope\n+++\n'


@pytest.mark.parametrize("front", [TOML, JSON, BROKEN_TOML], ids=["TOML", "JSON", "broken TOML"])
@BOTH
def test_front_matter_may_be_toml_or_json(parse_text: Parse, front: str) -> None:
    parsed = parse_text(f"{front}\nThe weir is safe.")
    assert (parsed.title, parsed.author) == ("Weirs: a history", "Jon Aske")
    assert (parsed.published, parsed.paragraphs) == (datetime(2025, 7, 8, 10, tzinfo=UTC), ("The weir is safe.",))
    assert parsed.notes[-1] == "front matter left out: draft"


@pytest.mark.parametrize(
    "text", ["+++\nIt rained.\n+++\nText.", '{"a": 1}\nText.', "{\nText.", "---\nA: B\n---\nText."]
)
@BOTH
def test_marks_of_front_matter_around_anything_else_are_text(parse_text: Parse, text: str) -> None:
    parsed = parse_text(text)
    assert parsed.paragraphs[-1] == "Text."
    assert len(parsed.paragraphs) > 1


SHAPES = [
    "---\n",
    "+++\n",
    "{",
    "}",
    '"title": ',
    "title = ",
    "title: ",
    "date: ",
    "a: b\n",
    "- x\n",
    "[[",
    "]]",
    "'",
    "\n",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(SHAPES) | st.text(max_size=5)).map("".join))
def test_no_front_matter_raises_anything_but_a_value_error(text: str) -> None:
    for parse_text in (plain_text.parse_text, markdown.parse_text):
        with suppress(ValueError):
            assert parse_text(text).title


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_an_article_or_a_reason_of_one_sentence(raw: bytes) -> None:
    for parse in (plain_text.parse, markdown.parse):
        reason = "none"
        try:
            assert parse(raw).paragraphs
        except ValueError as error:
            reason = str(error)
        assert reason
        assert "\n" not in reason


# -- shapes


@BOTH
@pytest.mark.parametrize(
    "top",
    [
        "- Title: Weir reopens\n- Date: 2025-07-08\n- Source: The Herald",
        "> Title: Weir reopens\n> Date: 2025-07-08\n> Source: The Herald",
        "* **Title:** Weir reopens\n* **Date:** 2025-07-08\n* **Source:** The Herald",
        "Title: Weir reopens\n\nDate: 2025-07-08 | Source: The Herald",
        "**Title:** Weir reopens\n**Published:** 8 July 2025 | **Source:** The Herald",
        "Title:\nWeir reopens\nDate:\n2025-07-08\nSource:\nThe Herald",
        "Title：Weir reopens\nDate：2025-07-08\nSource：The Herald",
        'Title: Weir reopens\nDate: "2025-07-08"\nSource: "The Herald"',
        "---\nTitle: Weir reopens\nDate: 2025-07-08\nSource: The Herald",
        "---\n\ttitle: Weir reopens\n\tdate: 2025-07-08\n\tsource: The Herald\n---",
    ],
)
def test_header_lines_may_have_other_shapes(parse_text: Parse, top: str) -> None:
    parsed = parse_text(f"{top}\n\nThe weir is safe.\n\nNobody drowned.")
    assert (parsed.title, parsed.published, parsed.source) == ("Weir reopens", DAY, "The Herald")
    assert parsed.paragraphs == ("The weir is safe.", "Nobody drowned.")


def test_front_matter_that_nothing_closes_is_noted() -> None:
    parsed = markdown.parse_text("---\ntitle: Weir reopens\ndate: 2025-07-08\n\nThe weir is safe.")
    assert parsed.notes == ["no line of --- ends its front matter: read as header lines"]


@BOTH
def test_a_byline_with_a_date_gives_both(parse_text: Parse) -> None:
    parsed = parse_text("Weir reopens\n\nBy Mira Tolk | July 8, 2025\n\nThe weir is safe.")
    assert (parsed.title, parsed.author, parsed.published) == ("Weir reopens", "Mira Tolk", DAY)
    assert parsed.paragraphs == ("The weir is safe.",)


@BOTH
def test_the_title_in_a_link_to_the_article_is_no_outlet(parse_text: Parse) -> None:
    parsed = parse_text("Title: Weir reopens\nSource: [Weir reopens](https://herald.example/a)\n\nThe weir is safe.")
    assert (parsed.source, parsed.url) == ("herald.example", "https://herald.example/a")


@BOTH
def test_words_for_nothing_are_no_values(parse_text: Parse) -> None:
    parsed = parse_text("Title: None\nDate: N/A\nSource: None\nURL: n/a\nAuthor: null\n\nThe weir is safe.")
    assert (parsed.title, parsed.published, parsed.source, parsed.author) == ("None", None, None, None)
    assert parsed.notes == []


@BOTH
def test_a_post_that_is_published_needs_no_note(parse_text: Parse) -> None:
    parsed = parse_text("---\ntitle: Weir reopens\npublished: true\ndate: 2025-07-08\n---\nThe weir is safe.")
    assert (parsed.published, parsed.notes) == (DAY, [])


@BOTH
@pytest.mark.parametrize("title", ["Why we are #1 now", "!Viva the weir!", "&Sons sells the weir"])
def test_a_title_keeps_marks_that_yaml_takes_for_its_own(parse_text: Parse, title: str) -> None:
    parsed = parse_text(f"---\ntitle: {title}\ndate: 2025-07-08 # a day\n---\nThe weir is safe.")
    assert (parsed.title, parsed.published) == (title, DAY)


@BOTH
@pytest.mark.parametrize("text", ["Title: T\nSource:\nThe weir is safe.", "Title: T\nAuthor:\nIt is.\nIt was."])
def test_an_empty_header_line_takes_no_text(parse_text: Parse, text: str) -> None:
    assert parse_text(text).paragraphs == tuple(text.splitlines()[2:])
