"""JSON Lines: a broken line is the failure of that line, and no line is too long to be passed over."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources import File, open_records
from index.sources.files import digest, load, origin_of
from index.sources.formats.format import MAX_RECORD, Input
from index.sources.formats.json_lines import FORMAT
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes

RECORD = {"title": "Ferries", "text": "The ferry crews walked out.", "date": "2024-12-19"}
ARTICLE = {"title": "Ferries", "published": "2024-12-19", "paragraphs": ["The ferry crews walked out."]}
LINE = json.dumps(RECORD).encode()


def test_a_broken_line_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    raw = b"\n".join([LINE, b'{"title": "x", "text"', b"[1]", b"", LINE, LINE[:40]])
    read = read_bytes(tmp_path, "a.jsonl", raw)
    assert read["articles"] == [ARTICLE, ARTICLE]
    assert [failure.partition(":")[0] for failure in read["failures"]] == [
        f"a.jsonl, line {line}" for line in (2, 3, 6)
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_lines_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    records = [RECORD | {"title": f"Café {number}"} for number in range(3)]
    raw = "\r\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode(encoding)
    titles = [article["title"] for article in read_bytes(tmp_path, "a.ndjson", raw)["articles"]]
    assert titles == ["Café 0", "Café 1", "Café 2"]


def test_a_line_that_is_too_long_for_an_article_is_a_failure_and_not_kept() -> None:
    raw = LINE + b"\n" + b'{"text": "' + b"x" * (3 * MAX_RECORD) + b'"}\n' + LINE
    stream = io.BytesIO(raw)
    records = list(FORMAT.records(Input("a.jsonl", stream)))  # type: ignore[misc]
    assert [record.place for record in records] == ["line 1", "line 2", "line 3"]
    assert [len(record.raw) for record in records] == [len(LINE), len("line 2"), len(LINE)]
    with pytest.raises(ValueError, match="too long for one article"):
        records[1].parse()


def test_what_json_forbids_and_programs_write_does_no_harm(tmp_path: Path) -> None:
    deep = '{"text": "x", "d": ' + "[" * 100_000 + "]" * 100_000 + "}"
    huge = '{"text": "Huge \\ud83d number.", "n": ' + "9" * 5000 + ', "m": NaN, "text": "Last\tof two."}'
    read = read_bytes(tmp_path, "a.jsonl", f"{deep}\n{huge}\n".encode())
    assert [article["paragraphs"] for article in read["articles"]] == [["Last\tof two."]]
    assert read["failures"] == ["a.jsonl, line 1: broken JSON: it is nested too deeply"]


@pytest.mark.parametrize("raw", [json.dumps([RECORD]), json.dumps(RECORD, indent=2), json.dumps([RECORD], indent=1)])
def test_a_document_with_the_suffix_of_lines_is_read_too(tmp_path: Path, raw: str) -> None:
    assert read_bytes(tmp_path, "a.jsonl", raw.encode())["articles"] == [ARTICLE]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "empty"), (b"\n \n", "empty"), (b"\x89PNG\r\n", "not JSON"), (b"title,text\n", "not JSON")],
)
def test_a_file_that_is_no_json_is_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    (failure,) = read_bytes(tmp_path, "a.jsonl", raw)["failures"]
    assert reason in failure


def test_a_record_keeps_its_id_when_it_moves_and_is_equal_only_if_it_is_unchanged(tmp_path: Path) -> None:
    lines = [json.dumps(RECORD | {"id": number, "title": f"Title {number}"}) for number in (1, 2)]
    path = tmp_path / "a.jsonl"
    file = File(path, origin_of(path))

    def read(*content: str) -> dict[str, str]:
        path.write_text("\n".join(content))
        with open_records(file) as reading:
            return {load(file, record).article.id: digest(record.raw) for record in reading.records}

    before = read(*lines)
    assert read(*reversed(lines)) == before
    after = read(lines[0].replace("walked", "went"), lines[1])
    assert list(after) == list(before)
    assert [before[name] == after[name] for name in before] == [False, True]


@settings(deadline=None)
@given(damaged(b"\n".join([LINE, LINE.replace(b"Ferries", "Fähren".encode()), LINE])))
def test_any_damage_leaves_articles_or_a_reason(raw: bytes) -> None:
    read_all(FORMAT, "a.jsonl", raw)


@settings(deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["title", "text", "date", "source", "id", "url"]), st.text() | st.integers() | st.none()
        ),
        min_size=1,
    )
)
def test_any_values_leave_articles_or_a_reason(records: list[dict[str, object]]) -> None:
    read_all(FORMAT, "a.jsonl", "\n".join(map(json.dumps, records)).encode())
