"""Reading what a response says and holds."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.web.network.failures import Failure
from index.sources.web.network.responses import (
    max_age_of,
    media_type_of,
    read_body,
    retry_after_of,
    validators_of,
)

MOST_BYTES = 2_500_000


async def chunks_of(data: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


def read(data: bytes, encoding: str, size: int = 65_536, *, is_truncated: bool = False) -> bytes:
    return asyncio.run(read_body(chunks_of(data, size), encoding, MOST_BYTES, is_truncated=is_truncated))


@given(st.binary(max_size=3000), st.integers(1, 500), st.sampled_from(["gzip", "deflate", "raw", ""]))
@settings(deadline=None)
def test_a_body_is_read_in_whatever_chunks_it_comes(body: bytes, size: int, encoding: str) -> None:
    sent = {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "raw": zlib.compress(body, wbits=-15),
        "": body,
    }
    assert read(sent[encoding], "deflate" if encoding == "raw" else encoding, size) == body


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "x-gzip", "identity", "br", "zstd, gzip", "\x00"]))
@settings(deadline=None)
def test_any_bytes_are_a_body_or_get_a_clause(data: bytes, encoding: str) -> None:
    try:
        clause = f"is {len(read(data, encoding, 7))} bytes"
    except Failure as failure:
        clause = failure.clause
    assert clause.split()[0] in ("is", "says", "was")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", ""])
def test_a_body_may_be_as_large_as_the_limit_and_not_larger(encoding: str) -> None:
    def sent(body: bytes) -> bytes:
        return {"gzip": gzip.compress(body), "deflate": zlib.compress(body), "": body}[encoding]

    body = bytes(MOST_BYTES)
    assert read(sent(body), encoding) == body
    with pytest.raises(Failure, match=r"limit of 2\.5 MB"):
        read(sent(body + b"x"), encoding)
    assert read(sent(body + b"x"), encoding, is_truncated=True) == body


def test_members_without_content_do_not_go_on_forever() -> None:
    with pytest.raises(Failure, match="larger than the limit"):
        read(gzip.compress(b"") * (MOST_BYTES // 20 + 1), "gzip")


def test_validators_that_cannot_be_sent_back_are_dropped() -> None:
    assert validators_of({"etag": '"1"', "last-modified": "yesterday"}) == ('"1"', "yesterday")
    assert validators_of({"etag": '"\x07"', "last-modified": "x" * 5000}) == (None, None)
    assert validators_of({"etag": " ", "last-modified": ""}) == (None, None)


@given(
    st.dictionaries(
        st.sampled_from(["retry-after", "cache-control", "expires", "date", "age", "content-type"]), st.text()
    )
)
@settings(deadline=None)
def test_headers_may_hold_anything(headers: dict[str, str]) -> None:
    for seconds in (retry_after_of(headers), max_age_of(headers)):
        assert seconds is None or 0 <= seconds <= 7 * 86_400
    media_type, charset = media_type_of(headers)
    assert media_type == media_type.lower().strip()
    assert charset != ""
