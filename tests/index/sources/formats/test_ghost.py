"""Ghost exports: where tables stand, forms of the text, and damage."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats.format import MAX_RECORD
from index.sources.formats.ghost import FORMAT, recognises
from index.sources.formats.ghost_texts import paragraphs_of_post
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import contents_of, read_bytes

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "formats" / "ghost.json"
META = {"exported_on": 1772442900000, "version": "5.80.0"}


def post(**fields: Any) -> dict[str, Any]:
    return {"id": "1", "title": "T", "html": "<p>Text.</p>", "status": "published", "type": "post", **fields}


def read(folder: Path, data: object, **more: Any) -> dict[str, Any]:
    return read_bytes(folder, "ghost.json", json.dumps({"meta": META, "data": data, **more}).encode())


def test_names_are_found_before_and_behind_the_posts(tmp_path: Path) -> None:
    tables = {
        "users": [{"id": 1, "name": "Rana Toft"}],
        "settings": [{"key": "title", "value": "Letter"}],
        "posts_authors": [{"post_id": "1", "author_id": 1}],
    }
    for data in ({**tables, "posts": [post()]}, {"posts": [post()], **tables}):
        (article,) = read(tmp_path, data)["articles"]
        assert (article["source"], article["author"]) == ("Letter", "Rana Toft")


def test_an_old_export_has_pages_and_authors_in_its_posts(tmp_path: Path) -> None:
    posts = [post(author_id=1, type=None, published_at=1518508800000), post(page=1, type=None), post(page=0, type=None)]
    contents = read(tmp_path, {"posts": posts, "users": [{"id": 1, "name": "Rana Toft"}]})
    assert [article.get("author") for article in contents["articles"]] == ["Rana Toft", None]
    assert contents["articles"][0]["published"] == "2018-02-13T08:00:00+00:00"
    assert contents["passed_over"] == {"pages": 1}


def test_an_export_without_the_sites_address_gives_none(tmp_path: Path) -> None:
    (article,) = read(tmp_path, {"posts": [post(slug="t")]})["articles"]
    assert "url" not in article


def test_an_export_without_posts_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, {"users": []}) == {"failures": ["ghost.json: a Ghost export without posts"]}


def test_an_export_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    raw = json.dumps({"meta": META, "data": {"posts": [post(title="One"), post(title="Two")]}}).encode()
    contents = read_bytes(tmp_path, "ghost.json", raw[:-20])
    assert [article["title"] for article in contents["articles"]] == ["One"]
    assert len(contents["failures"]) == 1
    contents = read_bytes(tmp_path, "ghost.json", raw[:-2])
    assert [article["title"] for article in contents["articles"]] == ["One", "Two"]
    assert len(contents["failures"]) == 1


def test_a_post_that_is_too_long_costs_itself_alone(tmp_path: Path) -> None:
    contents = read(tmp_path, {"posts": [post(html="x" * (MAX_RECORD + 1)), post(title="Next")]})
    assert [article["title"] for article in contents["articles"]] == ["Next"]
    assert contents["failures"] == ["ghost.json, post 1: too long for one article (more than 10 MB)"]


def test_a_post_changes_with_its_authors_name_and_not_with_its_place_in_a_list(tmp_path: Path) -> None:
    from index.sources import File, open_records

    def raw_of(name: str, **fields: Any) -> bytes:
        path = tmp_path / "ghost.json"
        data = {"posts": [post(author_id=1, **fields)], "users": [{"id": 1, "name": name}]}
        path.write_text(json.dumps({"meta": META, "data": data}))
        with open_records(File(path, path.as_uri())) as reading:
            return next(reading.records).raw

    assert raw_of("A", featured=1) == raw_of("A", featured=0) != raw_of("B")


def test_a_document_nested_too_deeply_is_refused() -> None:
    node: dict[str, Any] = {"type": "paragraph", "children": []}
    for _ in range(100):
        node = {"type": "quote", "children": [node]}
    with pytest.raises(ValueError, match="nested too deeply"):
        paragraphs_of_post({"lexical": json.dumps({"root": node})})


def test_other_json_is_not_taken_for_an_export() -> None:
    assert recognises(SAMPLE.read_bytes())
    assert not recognises(b'{"data": {"posts": [{"title": "T", "html": "<p>T</p>"}]}}')
    assert contents_of(SAMPLE)["articles"]


@settings(deadline=None)
@given(damaged(SAMPLE.read_bytes()))
def test_a_damaged_export_gives_articles_or_a_sentence(raw: bytes) -> None:
    read_all(FORMAT, "ghost.json", raw)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 11) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from("children text type root html markdown sections cards".split()), inner)
    ),
    max_leaves=10,
)
_POSTS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys("id title html plaintext status slug uuid published_at author_id".split(), _VALUES)
)


@settings(deadline=None)
@given(st.lists(_POSTS | _VALUES, max_size=3), st.dictionaries(st.sampled_from(["users", "settings"]), _VALUES))
def test_values_of_any_type_give_articles_or_a_sentence(posts: list[object], tables: dict[str, object]) -> None:
    read_all(FORMAT, "ghost.json", json.dumps({"meta": META, "data": {"posts": posts, **tables}}).encode())


@settings(deadline=None)
@given(st.sampled_from(["lexical", "mobiledoc"]), _VALUES)
def test_documents_of_any_shape_give_paragraphs_or_a_sentence(name: str, value: object) -> None:
    raw = json.dumps({"meta": META, "data": {"posts": [post(html=None, **{name: json.dumps(value)})]}})
    read_all(FORMAT, "ghost.json", raw.encode())
