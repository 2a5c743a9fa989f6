"""JSON documents: where the records are in one, and what is no document of articles."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources import File, load, open_records
from index.sources.files import origin_of
from index.sources.formats.format import MAX_RECORD, Input
from index.sources.formats.json_records import FORMAT
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes

ONE = {"title": "Ferries", "text": "The ferry crews walked out.", "date": "2024-12-19"}
TWO = {"title": "Trams", "text": "Trams run late.", "date": "2024-12-20"}
BOTH = ["Ferries", "Trams"]


def contents(folder: Path, document: object) -> dict[str, Any]:
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    return read_bytes(folder, "a.json", raw)


def titles(folder: Path, document: object) -> list[str]:
    return [article["title"] for article in contents(folder, document).get("articles", [])]


@pytest.mark.parametrize(
    "document",
    [
        [ONE, TWO],
        {"articles": [ONE, TWO]},
        {"status": "ok", "totalResults": 2, "articles": [ONE, TWO]},
        {"response": {"docs": [ONE, TWO], "meta": {"hits": 2}}},
        {"hits": {"total": {"value": 2}, "hits": [{"_id": "1", "_source": ONE}, {"_id": "2", "_source": TWO}]}},
        {
            "data": [{"id": 1, "attributes": ONE}, {"id": 2, "attributes": TWO}],
            "included": [{"id": 7, "name": "Al Roy"}],
        },
        {"data": {"posts": {"edges": [{"node": ONE}, {"node": TWO}]}}},
        {"@graph": [ONE, TWO]},
        {"17": ONE, "18": TWO},
        {"articles": {"17": ONE, "18": TWO}},
        {"2023": [ONE], "2024": [TWO]},
        {"tags": [{"name": "bay", "description": "All of it."}], "posts": [ONE, TWO]},
        b"\n".join(json.dumps(record).encode() for record in (ONE, TWO)),
        json.dumps(ONE).encode() + json.dumps(TWO, indent=2).encode(),
        json.dumps([ONE]).encode() + b"\n" + json.dumps([TWO]).encode(),
        json.dumps([ONE, TWO], indent=4).encode("utf-16"),
        b'{"articles": [\n' + json.dumps(ONE).encode() + b",\n" + json.dumps(TWO).encode() + b"\n]}",
        b'{"articles": [' + json.dumps(ONE).encode() + b",\n" + json.dumps(TWO).encode() + b"]}",
        b"[\n" + json.dumps(ONE).encode() + b"\n," + json.dumps(TWO).encode() + b"\n]",
    ],
)
def test_records_are_read_wherever_they_are_in_a_document(tmp_path: Path, document: object) -> None:
    assert titles(tmp_path, document) == BOTH


def test_a_document_may_be_a_single_record(tmp_path: Path) -> None:
    record = ONE | {"related": [TWO], "comments": [{"text": "At last."}]}
    assert titles(tmp_path, record) == ["Ferries"]
    assert titles(tmp_path, json.dumps(record, indent=2).encode()) == ["Ferries"]


def test_comments_are_no_articles_and_are_counted(tmp_path: Path) -> None:
    document = {"comments": [{"author": "reader7", "text": "At last."}] * 3, "articles": [ONE]}
    read = contents(tmp_path, document)
    assert [article["title"] for article in read["articles"]] == ["Ferries"]
    assert read["passed_over"] == {"comments": 3}


@pytest.mark.parametrize(
    "document",
    [
        {"name": "newsroom", "version": "1.0.0", "description": "Tools.", "author": "Al", "scripts": {"test": "x"}},
        {"compilerOptions": {"target": "es2020"}, "include": ["src"]},
        {"content": ["./src/**/*.html"], "theme": {"extend": {}}},
        {"packages": [{"name": "left-pad", "description": "Pads.", "source": {"url": "https://pad.example/x"}}]},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Bay"}}]},
        {"openapi": "3.0.0", "info": {"title": "Interface", "description": "What it does."}, "paths": {}},
        {},
        {"a": {"b": {"c": {"d": {"e": {"f": [ONE]}}}}}},
    ],
)
def test_settings_and_other_documents_are_one_sentence(tmp_path: Path, document: object) -> None:
    assert contents(tmp_path, document) == {"failures": ["a.json: it has no records with text"]}


@pytest.mark.parametrize(
    ("document", "reason"), [([], "no records"), (17, "not JSON"), (b"", "empty"), (b"\xff\xd8", "not JSON")]
)
def test_a_document_without_records_says_so(tmp_path: Path, document: object, reason: str) -> None:
    (failure,) = contents(tmp_path, document)["failures"]
    assert reason in failure


def test_a_record_with_an_empty_text_is_a_failure(tmp_path: Path) -> None:
    assert contents(tmp_path, [{"title": "Ferries", "text": None}]) == {"failures": ["a.json, item 1: it has no text"]}
    assert "no records with text" in contents(tmp_path, {"title": "Ferries", "text": None})["failures"][0]


def test_a_broken_record_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    raw = f'[{json.dumps(ONE)}, {{"title": "Broken", "text": "x",}}, {{"n": NaN, "text": "Second."}}]'
    read = contents(tmp_path, raw.encode())
    assert len(read["articles"]) == 2
    assert [failure.partition(":")[0] for failure in read["failures"]] == ["a.json, item 2"]


def test_a_document_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    raw = json.dumps({"articles": [ONE, TWO, ONE]}).encode()
    read = contents(tmp_path, raw[: raw.rindex(b"walked")])
    assert [article["title"] for article in read["articles"]] == BOTH
    assert "breaks off" in read["failures"][0]


def test_an_id_of_a_record_may_be_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    file = File(path, origin_of(path))

    def ids(document: object) -> list[str]:
        path.write_text(json.dumps(document))
        with open_records(file) as reading:
            return [load(file, record).article.id for record in reading.records]

    assert ids({"17": ONE, "18": TWO}) == ids({"17": TWO, "18": ONE}) == ids([ONE | {"id": 17}, TWO | {"id": 18}])


class Repeated(io.RawIOBase):
    """A document of a head, many times the same part, and an end, of which nothing is kept."""

    def __init__(self, head: bytes, part: bytes, count: int, end: bytes) -> None:
        self.head, self.part, self.count, self.end = head, part, count, end
        self.position = 0
        self.size = len(head) + count * len(part) + len(end)
        self.largest_read = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        assert whence == 0
        self.position = offset
        return offset

    def tell(self) -> int:
        return self.position

    def read(self, size: int = -1) -> bytes:
        assert size >= 0
        self.largest_read = max(size, self.largest_read)
        data = b"".join(self._bytes_at(self.position, size))[:size]
        self.position += len(data)
        return data

    def _bytes_at(self, position: int, size: int) -> list[bytes]:
        if position < len(self.head):
            return [self.head[position:]]
        number, offset = divmod(position - len(self.head), len(self.part))
        if number < self.count:
            return [self.part[offset:], self.part * min(self.count - number - 1, size // len(self.part) + 1)]
        return [self.end[position - len(self.head) - self.count * len(self.part) :]]


def test_a_record_of_any_length_is_passed_over_in_bounded_memory() -> None:
    one = json.dumps(ONE).encode()
    stream = Repeated(
        b'{"articles": [' + one + b', {"text": "', b"\\u0444" * 1000, MAX_RECORD // 1000, b'"}, ' + one + b"]}"
    )
    assert stream.size > 5 * MAX_RECORD
    records = list(FORMAT.records(Input("a.json", stream)))  # type: ignore[misc, arg-type]
    assert [(record.place, len(record.raw)) for record in records] == [
        ("item 1", len(one)),
        ("item 2", len("item 2")),
        ("item 3", len(one)),
    ]
    assert stream.largest_read <= 1_000_000
    with pytest.raises(ValueError, match="too long for one article"):
        records[1].parse()


def test_a_document_is_read_a_record_at_a_time() -> None:
    record = json.dumps(ONE | {"text": "The ferry crews walked out. " * 40}).encode()
    stream = Repeated(b'{"articles": [', record + b", ", 20_000, record + b"]}")
    assert stream.size > 2 * MAX_RECORD
    records = FORMAT.records(Input("a.json", stream))  # type: ignore[misc, arg-type]
    next(records)
    assert stream.position < MAX_RECORD
    assert sum(1 for _ in records) == 20_000


DOCUMENT = json.dumps(
    {"status": "ok", "response": {"articles": [ONE, TWO | {"authors": ["Al"]}], "comments": [{"text": "No."}]}}
)


@settings(deadline=None)
@given(damaged(DOCUMENT.encode()))
def test_any_damage_leaves_articles_or_a_reason(raw: bytes) -> None:
    read_all(FORMAT, "a.json", raw)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(ONE),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["a", "title", "text", "data"]), inner),
    max_leaves=12,
)


@settings(deadline=None)
@given(VALUES)
def test_any_document_leaves_articles_or_a_reason(document: object) -> None:
    read_all(FORMAT, "a.json", json.dumps(document).encode())
