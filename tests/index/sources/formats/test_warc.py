"""Web archives."""

from __future__ import annotations

import gzip
import io
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ingest_data_archives import archived
from index.sources.formats import Input, Parsed, ReadingOptions, warc
from index.sources.formats.format import MAX_RECORD, Format
from index.sources.formats.registry import Registry
from tests.index.sources.formats.reading import read_bytes

ADDRESS = "https://courier.example/ferries"
HTML = "Content-Type: text/html; charset=utf-8"


def read_page(raw: bytes, options: ReadingOptions) -> Parsed:
    """Return a page's text as it is: how pages are read is tested with their format."""
    del options
    text = raw.decode("utf-8-sig")
    return Parsed(title="Page", url="https://elsewhere.example", published=date(2026, 11, 19), paragraphs=(text,))


@pytest.fixture(autouse=True)
def _pages_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = Registry([Format("web page", (".html",), read_page)])
    monkeypatch.setattr(warc, "registered_formats", lambda: pages)


def response(
    body: bytes, *headers: str, status: str = "200 OK", address: str = ADDRESS, kind: str = "response"
) -> bytes:
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *headers))
    return archived(address, head.encode() + b"\r\n" + body, kind)


PAGE = response(b"<p>It rained.</p>", HTML)


def read(folder: Path, raw: bytes) -> dict[str, Any]:
    return read_bytes(folder, "a.warc", raw)


def texts(contents: dict[str, Any]) -> list[str]:
    return [article["paragraphs"][0] for article in contents.get("articles", [])]


def test_a_pages_address_is_that_of_its_request_and_the_capture_is_no_publication(tmp_path: Path) -> None:
    (article,) = read(tmp_path, PAGE)["articles"]
    assert (article["url"], article["published"]) == (ADDRESS, "2026-11-19")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b"It rained.", mtime=0), (HTML, "Content-Encoding: gzip")),
        (b"5\r\nIt ra\r\n5\r\nined.\r\n0\r\n\r\n", (HTML, "Transfer-Encoding: chunked")),
        (b"It rained.", ("content-type: TEXT/HTML",)),
        (b"It rained.", ("Content-Type: application/xhtml+xml",)),
    ],
)
def test_responses_are_decoded(tmp_path: Path, body: bytes, headers: tuple[str, ...]) -> None:
    assert texts(read(tmp_path, response(body, *headers))) == ["It rained."]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("utf-8", "utf-8")]
)
def test_the_charset_that_the_server_states_is_used(tmp_path: Path, charset: str, encoding: str) -> None:
    text = "Мир" if encoding == "cp1251" else "Café – open"
    raw = response(text.encode(encoding), f"Content-Type: text/html; charset={charset}")
    assert texts(read(tmp_path, raw)) == [text]


def test_compressed_archives_are_read_record_by_record(tmp_path: Path) -> None:
    raw = b"".join(gzip.compress(PAGE, mtime=0) for _ in range(3))
    assert len(read_bytes(tmp_path, "a.warc.gz", raw)["articles"]) == 3
    assert "rename it" in read(tmp_path, raw)["failures"][0]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    raw = [
        response(b"", HTML, status="404 Not Found"),
        response(b"", HTML, status="301 Moved"),
        response(b"\x89PNG", "Content-Type: image/png"),
        response(b"", HTML, kind="revisit"),
        response(b"x", HTML, address="dns:courier.example"),
        archived(ADDRESS, b"GET / HTTP/1.1\r\n\r\n", "request"),
    ]
    assert read(tmp_path, b"".join(raw)) == {
        "passed_over": {
            "responses with another status than 200": 2,
            "files that are no pages": 1,
            "pages that didn't change": 1,
            "records without a web address": 1,
        }
    }


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b"garbage\r\nmore\r\n\r\n", "what stands there is no record"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "its header gives no length"),
        (PAGE.replace(b"Content-Length: 7", b"Content-Length: 19"), "its length is wrong"),
        (PAGE.replace(b"Content-Length: 7", b"Content-Length: 9999"), "its length is wrong"),
        (PAGE[:120] + b"\r\n", "its header has no end"),
        (response(b"\x1f\x8b broken", HTML, "Content-Encoding: gzip"), "its response can't be decoded"),
    ],
)
def test_a_broken_record_is_named_and_those_around_it_are_read(tmp_path: Path, broken: bytes, reason: str) -> None:
    contents = read(tmp_path, PAGE + broken + PAGE)
    assert len(contents["articles"]) == 2
    (failure,) = contents["failures"]
    assert failure.startswith(f"a.warc, byte {len(PAGE):,}: {reason}")


def test_an_archive_that_is_cut_off_gives_what_comes_before(tmp_path: Path) -> None:
    contents = read(tmp_path, PAGE + PAGE[:-30])
    assert len(contents["articles"]) == 1
    assert contents["failures"] == [f"a.warc, byte {len(PAGE):,}: the archive breaks off in it"]
    long = response(random.Random(1).randbytes(200_000).hex().encode(), HTML)
    contents = read_bytes(tmp_path, "a.warc.gz", gzip.compress(long, mtime=0) + gzip.compress(PAGE)[:-20])
    assert len(contents["articles"]) == 1
    assert contents["failures"][0].startswith(f"a.warc.gz, byte {len(long):,}: the compressed file is cut off")


def test_many_broken_records_end_an_archive(tmp_path: Path) -> None:
    contents = read(tmp_path, (PAGE[:120] + b"\r\n") * 300 + PAGE)
    assert "more than 100 broken records" in contents["failures"][-1]


@pytest.mark.parametrize(
    "page",
    [
        response(b"x" * (MAX_RECORD + 10), HTML),
        response(gzip.compress(b"\0" * (MAX_RECORD + 10)), HTML, "Content-Encoding: gzip"),
    ],
)
def test_a_page_that_is_too_long_is_skipped(tmp_path: Path, page: bytes) -> None:
    contents = read(tmp_path, page + PAGE)
    assert len(contents["articles"]) == 1
    assert contents["failures"] == ["a.warc, byte 0: too long for a page (over 10 MB)"]


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n"])
def test_an_empty_archive_gets_one_sentence(tmp_path: Path, raw: bytes) -> None:
    assert read(tmp_path, raw)["failures"] == ["a.warc: it has no WARC record"]


@settings(deadline=None)
@given(st.integers(0, 2 * len(PAGE)), st.binary(max_size=8), st.integers(0, 40))
def test_any_change_gives_pages_or_reasons(position: int, new: bytes, removed: int) -> None:
    raw = PAGE + PAGE
    changed = Input("a.warc", io.BytesIO(raw[:position] + new + raw[position + removed :]))
    for record in warc.records(changed):
        try:
            assert record.parse().paragraphs
        except ValueError as error:
            reason = str(error)
            assert reason
