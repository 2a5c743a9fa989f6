"""Web archives (.warc, .warc.gz): the pages that a crawler was sent. The format: ISO 28500, WARC 1.0 and 1.1.

Pages are read by the format of .html files. The time of the capture is never taken for the day of publication.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from index.sources.formats.addresses import is_web_address
from index.sources.formats.charsets import codec_of
from index.sources.formats.format import HEAD_BYTES, MAX_RECORD, Format, Input, Parsed, Record
from index.sources.formats.options import ReadingOptions
from index.sources.formats.registry import registered_formats
from index.sources.formats.warc_records import ArchiveRecord, archive_records

_GZIP = b"\x1f\x8b"
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_OTHERS = {"revisit": "pages that didn't change", "conversion": "conversions", "continuation": "continuations"}


@dataclass(frozen=True, slots=True)
class _Page:
    address: str
    html: bytes


def records(given: Input) -> Iterator[Record]:
    """Return the pages in an archive. Raises ValueError, with the place, where the rest can't be read."""
    import fastwarc  # noqa: F401  # its absence is an error of the file, not of each page

    if given.stream.read(2) == _GZIP:
        raise ValueError("it is compressed: rename it so that it ends in .warc.gz")
    given.stream.seek(0)
    is_empty, offset = True, 0
    try:
        for item in archive_records(given.stream):
            is_empty, offset = False, item.offset
            if (record := _record(item, given)) is not None:
                yield record
    except ValueError as error:
        raise ValueError(f"after the record at byte {offset:,}: {error}") from error
    if is_empty:
        raise ValueError("it has no WARC record")


def _record(item: ArchiveRecord, given: Input) -> Record | None:
    """Return the record of a page; None, counted, if an archive's record holds none."""
    place, kind = f"byte {item.offset:,}", item.header.get("warc-type", "").lower()
    if item.error:
        return Record(place, item.content, _failing(item.error))
    if kind not in ("response", "resource"):
        if kind in _OTHERS:
            given.passed_over[_OTHERS[kind]] += 1
        return None
    try:
        page = _page(item, given)
    except ValueError as error:
        return Record(place, item.content, _failing(str(error)))
    if page is None:
        return None
    return Record(f"{place}, {page.address}", page.html, lambda: _parse(page, given.options), page.address)


def _failing(reason: str) -> Callable[[], Parsed]:
    def fail() -> Parsed:
        raise ValueError(reason)

    return fail


def _page(item: ArchiveRecord, given: Input) -> _Page | None:
    """Return the page in a response; None, counted, if it is no page. Raises ValueError if it can't be decoded."""
    address = item.header.get("warc-target-uri", "").strip("<>").partition("#")[0]
    if not is_web_address(address):
        given.passed_over["records without a web address"] += 1
        return None
    if item.header["warc-type"].lower() == "resource":
        kind, charset, html = _media_type(item.header.get("content-type", "")), "", item.content
    else:
        status, kind, charset, html = _response(item)
        if status != 200:
            given.passed_over["responses with another status than 200"] += 1
            return None
    if kind not in _PAGE_TYPES:
        given.passed_over["files that are no pages"] += 1
        return None
    if not item.is_whole or len(html) > MAX_RECORD:
        raise ValueError(f"too long for a page (over {MAX_RECORD / 1e6:.0f} MB)")
    return _Page(address, _as_utf8(html, charset))


def _response(item: ArchiveRecord) -> tuple[int, str, str, bytes]:
    """Return the status, the type, the charset and the decoded body of a response."""
    from fastwarc import WarcRecord

    record = WarcRecord()
    record.init_headers()
    record.is_http = True
    record.set_bytes_content(item.content)
    try:
        record.parse_http(auto_decode="all")
        headers = record.http_headers
        kind = _media_type(headers.get("Content-Type") or item.header.get("warc-identified-payload-type", ""))
        is_page = headers.status_code == 200 and kind in _PAGE_TYPES
        body = record.reader.read(MAX_RECORD + 1) if is_page else b""
        return headers.status_code or 0, kind, record.http_charset or "", body
    except (OSError, AttributeError) as error:
        raise ValueError(f"its response can't be decoded ({error})") from error


def _media_type(text: str) -> str:
    return text.partition(";")[0].strip().lower()


def _as_utf8(html: bytes, charset: str) -> bytes:
    """Return a page in UTF-8 with a mark of it, if the response says which charset it is in and it is.

    The page's own statement comes after that, by the HTML standard.
    """
    name = codec_of(charset)
    try:
        return codecs.BOM_UTF8 + html.decode(name).lstrip("\ufeff").encode() if name else html
    except ValueError:
        return html


def _parse(page: _Page, options: ReadingOptions) -> Parsed:
    pages = registered_formats().format_of("page.html", page.html[:HEAD_BYTES])
    if pages is None or pages.parse is None:
        raise ValueError("newsbot can't read such a page")
    try:
        parsed = pages.parse(page.html, options)
    except ImportError as error:
        extra = f': install newsbot with the extra "{pages.extra}"' if pages.extra else ""
        raise ValueError(f"reading pages needs {error.name}{extra}") from error
    parsed.url = page.address
    return parsed


FORMAT = Format("web archive", (".warc",), records=records, order=50, extra="archives")
