"""IPTC ninjs: containers, forms of the text, embargoes and kill notices."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats.format import MAX_RECORD
from index.sources.formats.ninjs import FORMAT, recognises
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "formats" / "ninjs.json"


def item(**fields: Any) -> dict[str, Any]:
    usual = {"uri": "urn:newsml:agency.example:1", "type": "text", "versioncreated": "2026-02-10T06:00:00Z"}
    return {**usual, "headline": "T", "body_text": "Text.", **fields}


def read(folder: Path, value: object, name: str = "news.json") -> dict[str, Any]:
    return read_bytes(folder, name, json.dumps(value).encode())


@pytest.mark.parametrize(
    "value", [item(), [item()], {"items": [item()]}, {"_meta": {"a": [1]}, "_items": [item()], "more": {}}]
)
def test_an_item_may_be_alone_in_a_list_or_in_an_object(tmp_path: Path, value: object) -> None:
    contents = read(tmp_path, value)
    assert [article["paragraphs"] for article in contents["articles"]] == [["Text."]]


@pytest.mark.parametrize("name", ["news.jsonl", "news.ndjson", "news.json", "news.ninjs"])
def test_items_may_stand_on_a_line_each(tmp_path: Path, name: str) -> None:
    lines = "\n".join(json.dumps(item(headline=str(number))) for number in range(3))
    contents = read_bytes(tmp_path, name, lines.encode())
    assert [article["title"] for article in contents["articles"]] == ["0", "1", "2"]


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    lines = [json.dumps(item(headline="One")), '{"uri": "urn:x:1", "headline": "Tw', json.dumps(item(headline="Three"))]
    contents = read_bytes(tmp_path, "news.jsonl", "\n".join(lines).encode())
    assert [article["title"] for article in contents["articles"]] == ["One", "Three"]
    (failure,) = contents["failures"]
    assert failure.startswith("news.jsonl, line 2: broken JSON")


@pytest.mark.parametrize(
    ("fields", "paragraphs"),
    [
        ({"body_text": "A.\n\nB\nb.", "body_html": ""}, ["A.", "B b."]),
        ({"body_text": "A B", "body_html": "<p>A</p><p>B</p>"}, ["A", "B"]),
        ({"body_text": "<p>A</p><p>B</p>"}, ["A", "B"]),
        ({"body_text": "5 < 6 & 7"}, ["5 < 6 & 7"]),
        ({"body_text": None, "body_richhtml5": "<p>A</p>"}, ["A"]),
        ({"body_text": "", "bodies": [{"value": "A.\nB."}]}, ["A.", "B."]),
        (
            {"body_text": "", "bodies": [{"contenttype": "text/html", "value": "<p>A<p>B"}, {"value": "C"}]},
            ["A", "B"],
        ),
    ],
)
def test_the_form_of_the_text_that_keeps_its_paragraphs_is_taken(
    tmp_path: Path, fields: dict[str, Any], paragraphs: list[str]
) -> None:
    assert read(tmp_path, item(**fields))["articles"][0]["paragraphs"] == paragraphs


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "MANDATORY KILL"},
        {"headline": "KILL: Mayor resigns"},
        {"headline": "Kill - Mayor resigns"},
        {"headline": "ADVISORY: The story “Mayor resigns” is withdrawn"},
        {"headline": "Story removed: mayor"},
        {"profile": "KILL"},
        {"signal": [{"name": "Kill", "code": "kill"}]},
        {"genres": [{"uri": "https://agency.example/genre/kill"}]},
    ],
)
def test_a_kill_notice_withdraws_the_article_that_it_names(tmp_path: Path, fields: dict[str, Any]) -> None:
    named = {"a": {"type": "picture", "uri": "urn:p:1"}, "b": {"type": "text", "uri": "urn:newsml:agency.example:9"}}
    (article,) = read(tmp_path, item(associations=named, **fields))["articles"]
    assert article["withdrawn"]
    assert article["guid"] == "urn:newsml:agency.example:9"
    (article,) = read(tmp_path, item(**fields))["articles"]
    assert article["guid"] == "urn:newsml:agency.example:1"


def test_a_kill_notice_is_named_by_the_headline_of_what_it_withdraws(tmp_path: Path) -> None:
    for headline in ("MANDATORY KILL: Mayor resigns", "KILL: Mayor resigns", "Story removed: Mayor resigns"):
        (article,) = read(tmp_path, item(headline=headline))["articles"]
        assert article["title"] == "Mayor resigns"


@pytest.mark.parametrize(
    "fields", [{"headline": "Kill Bill returns"}, {"headline": "Withdrawn troops come home"}, {"profile": "killer-app"}]
)
def test_a_headline_about_killing_is_no_kill_notice(tmp_path: Path, fields: dict[str, Any]) -> None:
    assert "withdrawn" not in read(tmp_path, item(**fields))["articles"][0]


def test_an_embargo_that_cannot_be_read_keeps_the_item_back(tmp_path: Path) -> None:
    contents = read(tmp_path, item(embargoed="after the speech"))
    assert "articles" not in contents
    assert contents["failures"][0].startswith("news.json, item 1: its embargo “after the speech” can't be read")


def test_an_embargo_of_a_day_lasts_until_its_end(tmp_path: Path) -> None:
    (article,) = read(tmp_path, item(embargoed="2026-03-01"))["articles"]
    assert article["embargo"] == "2026-03-01T23:59:59+00:00"


def test_the_texts_of_a_package_are_articles(tmp_path: Path) -> None:
    package = {"uri": "urn:p:1", "type": "composite", "headline": "Package", "versioncreated": "2026-02-10T06:00:00Z"}
    contents = read(tmp_path, {**package, "associations": {"main": item(), "p": {"type": "picture", "uri": "urn:x"}}})
    assert [article["title"] for article in contents["articles"]] == ["T"]
    assert contents["passed_over"] == {"packages": 1}


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    raw = json.dumps([item(headline="One"), item(headline="Two")]).encode()
    contents = read_bytes(tmp_path, "news.json", raw[:-30])
    assert [article["title"] for article in contents["articles"]] == ["One"]
    assert len(contents["failures"]) == 1


def test_an_item_that_is_too_long_costs_itself_alone(tmp_path: Path) -> None:
    contents = read(tmp_path, [item(headline="One"), item(body_text="x" * (MAX_RECORD + 1)), item(headline="Three")])
    assert [article["title"] for article in contents["articles"]] == ["One", "Three"]
    assert contents["failures"] == ["news.json, item 2: too long for one article (more than 10 MB)"]


@pytest.mark.parametrize(
    "value", [{"title": "T", "text": "Text."}, {"uri": "a", "headline": "T"}, {"versioncreated": "2026", "text": "T"}]
)
def test_other_json_is_not_taken_for_ninjs(value: object) -> None:
    assert not recognises(json.dumps(value).encode())


@settings(deadline=None)
@given(damaged(SAMPLE.read_bytes()))
def test_a_damaged_file_gives_articles_or_a_sentence(raw: bytes) -> None:
    read_all(FORMAT, "news.json", raw)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "value", "x"]), inner),
    max_leaves=5,
)
_NAMES = (
    "uri type pubstatus headline headlines body_text body_html bodies byline by provider infosources language altids"
    " associations embargoed firstcreated versioncreated profile signal description_text evolvedfrom items"
).split()


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), _VALUES)) | _VALUES)
def test_values_of_any_type_give_articles_or_a_sentence(value: object) -> None:
    read_all(FORMAT, "news.json", json.dumps(value).encode())
