"""Records of news: which of their names is the title, the text, the date, the outlet, whatever the file calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.sources import ReadingOptions
from tests.index.sources.formats.reading import read_bytes

TEXT = "The ferry crews walked out on Thursday."


def contents(folder: Path, *records: object, **options: Any) -> dict[str, Any]:
    """Return what is in a JSON Lines file of these records."""
    raw = "\n".join(json.dumps(record) for record in records)
    return read_bytes(folder, "records.jsonl", raw.encode(), ReadingOptions(**options))


def article(folder: Path, record: object, **options: Any) -> dict[str, Any]:
    """Return the single article of a file with this record."""
    (only,) = contents(folder, record, **options)["articles"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("name", ["title", "Headline", "post_title", "Article Title", "web-title", "dc:title", "name"])
def test_a_title_is_read_under_its_usual_names(tmp_path: Path, name: str) -> None:
    assert article(tmp_path, {name: "Ferries", "text": TEXT})["title"] == "Ferries"


@pytest.mark.parametrize(
    "name", ["text", "Content", "body", "maintext", "article", "article_body", "fullText", "Full Text"]
)
def test_a_text_is_read_under_its_usual_names(tmp_path: Path, name: str) -> None:
    assert article(tmp_path, {"title": "Ferries", name: TEXT})["paragraphs"] == [TEXT]


@pytest.mark.parametrize(
    "name", ["date", "published", "date_publish", "datePublished", "published_at", "pubDate", "created_at"]
)
def test_a_date_of_publication_is_read_under_its_usual_names(tmp_path: Path, name: str) -> None:
    assert article(tmp_path, {"text": TEXT, name: "2024-12-19"})["published"] == "2024-12-19"


@pytest.mark.parametrize("name", ["modified", "updated", "date_modify", "dateModified", "updated_at", "lastModified"])
def test_a_date_of_change_is_never_the_date_of_publication(tmp_path: Path, name: str) -> None:
    read = article(tmp_path, {"text": TEXT, name: "2024-12-19"})
    assert (read.get("published"), read["modified"]) == (None, "2024-12-19")


def test_the_date_of_publication_goes_before_that_of_creation(tmp_path: Path) -> None:
    record = {"created_at": "2024-12-01", "published_at": "2024-12-19", "text": TEXT}
    assert article(tmp_path, record)["published"] == "2024-12-19"


def test_a_date_that_cannot_be_read_gives_way_to_one_that_can_be(tmp_path: Path) -> None:
    read = article(tmp_path, {"text": TEXT, "date": "two hours ago", "timestamp": 1734604200})
    assert read["published"] == "2024-12-19T10:30:00+00:00"
    assert "notes" not in read


@pytest.mark.parametrize(
    "fields",
    [
        {"source": "The Courier"},
        {"source": {"id": None, "name": "The Courier"}},
        {"publication": "The Courier"},
        {"publisher": {"@type": "Organization", "name": "The Courier"}},
        {"domain": "courier.example", "site_name": "The Courier"},
        {"source": "courier.example", "publisher": "The Courier"},
        {"source": "https://courier.example/feed", "sitename": "The Courier"},
        {"source": 17, "outlet": "The Courier"},
    ],
)
def test_the_outlet_is_its_name_and_no_host_where_there_is_one(tmp_path: Path, fields: dict[str, object]) -> None:
    assert article(tmp_path, {"text": TEXT} | fields)["source"] == "The Courier"


def test_the_host_is_the_outlet_where_there_is_no_name(tmp_path: Path) -> None:
    assert article(tmp_path, {"text": TEXT, "source_domain": "www.courier.example"})["source"] == "courier.example"


def test_an_address_in_the_field_of_the_outlet_is_the_address(tmp_path: Path) -> None:
    record = {"text": TEXT, "source": "https://courier.example/1", "hostname": "courier.example"}
    assert article(tmp_path, record)["url"] == "https://courier.example/1"


def test_a_number_of_an_author_is_no_name(tmp_path: Path) -> None:
    assert "author" not in article(tmp_path, {"text": TEXT, "author": 3})


@pytest.mark.parametrize("name", ["article", "_source", "attributes", "fields", "data"])
def test_a_record_within_a_record_is_read(tmp_path: Path, name: str) -> None:
    record = {"_id": "7", name: {"title": "Ferries", "body": TEXT, "source": {"name": "The Courier"}}}
    read = article(tmp_path, record)
    assert (read["title"], read["source"], read["paragraphs"]) == ("Ferries", "The Courier", [TEXT])


def test_markup_is_removed_from_titles_and_texts(tmp_path: Path) -> None:
    read = article(tmp_path, {"title": "Ferries &amp; <i>trams</i>", "content": "<p>One &lt; two.</p><p>Three</p>"})
    assert (read["title"], read["paragraphs"]) == ("Ferries & trams", ["One < two.", "Three"])


def test_a_text_that_only_compares_numbers_is_no_markup(tmp_path: Path) -> None:
    text = "Where a < b and b > c, AT&T wins."
    assert article(tmp_path, {"title": text, "text": text}) == {"title": text, "paragraphs": [text]}


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\nTwo.",
        "One.\nTwo.",
        "One.\\n\\nTwo.",
        ["One.", "Two."],
        [{"text": "One."}, {"type": "image", "title": "A ferry"}, {"content": "Two."}],
        {"blocks": [{"type": "paragraph", "data": {"text": "One."}}, {"type": "paragraph", "data": {"text": "Two."}}]},
        {"rendered": "<p>One.</p><p>Two.</p>"},
        "['One.', 'Two.']",
    ],
)
def test_paragraphs_are_read_however_the_text_is_given(tmp_path: Path, text: object) -> None:
    assert article(tmp_path, {"title": "Ferries", "content": text})["paragraphs"] == ["One.", "Two."]


def test_a_summary_stands_for_a_text_only_where_there_is_none_and_with_a_note(tmp_path: Path) -> None:
    record = {"title": "Ferries", "description": "A summary."}
    assert article(tmp_path, record | {"text": TEXT})["paragraphs"] == [TEXT]
    assert article(tmp_path, record)["notes"] == ["it has no full text: its “description” stands for it"]


def test_a_record_without_text_is_a_failure_with_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    read = contents(
        tmp_path, {"title": "None", "text": None}, {"title": "Ferries", "text": TEXT}, {"title": "", "text": ""}
    )
    assert [item["title"] for item in read["articles"]] == ["Ferries"]
    assert read["failures"] == ["records.jsonl, line 1: it has no text", "records.jsonl, line 3: it has no text"]


def test_columns_that_are_named_count_and_may_be_within_others(tmp_path: Path) -> None:
    record = {"text": "Not this.", "story_html": TEXT, "media": {"label": "The Courier"}, "day": "3/4/2026"}
    columns = {"text": "story_html", "source": "media.label", "date": "Day"}
    read = article(tmp_path, record, columns=columns, date_order="mdy")
    assert (read["paragraphs"], read["source"], read["published"]) == ([TEXT], "The Courier", "2026-03-04")


def test_a_named_column_that_no_record_has_is_one_sentence(tmp_path: Path) -> None:
    records = [{"title": "Ferries", "text": TEXT}] * 3
    (failure,) = contents(tmp_path, *records, columns={"source": "paper"})["failures"]
    assert failure == "records.jsonl: it has no column “paper” for the source: it has “title”, “text”"


def test_a_named_column_that_the_first_records_lack_is_read_in_the_others(tmp_path: Path) -> None:
    records = [{"text": TEXT}, {"text": TEXT, "paper": "The Courier"}]
    read = contents(tmp_path, *records, columns={"source": "paper"})
    assert [item.get("source") for item in read["articles"]] == [None, "The Courier"]


def test_a_file_whose_records_have_no_text_is_one_sentence(tmp_path: Path) -> None:
    (failure,) = contents(tmp_path, *[{"level": "info", "message": "started"}] * 50)["failures"]
    assert "it has no records with text" in failure
    assert "“level”, “message”" in failure


def test_drafts_and_deleted_posts_are_passed_over_and_counted(tmp_path: Path) -> None:
    statuses = ["draft", "publish", "trash", "private", "Draft"]
    read = contents(tmp_path, *[{"title": status, "text": TEXT, "status": status} for status in statuses])
    assert [item["title"] for item in read["articles"]] == ["publish"]
    assert read["passed_over"] == {"drafts": 2, "deleted posts": 1, "private posts": 1}


def test_an_identifier_is_a_guid_only_if_it_is_unique_in_the_world(tmp_path: Path) -> None:
    guids = ["7", "urn:news:courier:7", "https://courier.example/?p=7", "6f1f2b8e-54a1-4f0e-9e0c-0d6f1f6c1a11"]
    read = contents(tmp_path, *[{"text": TEXT, "guid": guid} for guid in guids])
    expected = [None, *guids[1:3], f"urn:uuid:{guids[3]}"]
    assert [item.get("guid") for item in read["articles"]] == expected
