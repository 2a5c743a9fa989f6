"""Compressed files: bombs, broken ones, and what follows the compressed part."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.index.sources.formats.reading import read_bytes

LINES = "\n".join(json.dumps({"title": f"T{number}", "text": f"Day {number}."}) for number in range(5000))
STORY = b"Title: Ferry runs\n\nThe ferry ran."


@pytest.mark.parametrize(
    "raw", [gzip.compress(STORY), gzip.compress(STORY[:9]) + gzip.compress(STORY[9:])], ids=["one part", "two parts"]
)
def test_a_compressed_file_is_read_like_any_other(tmp_path: Path, raw: bytes) -> None:
    assert [article["title"] for article in read_bytes(tmp_path, "a.txt.gz", raw)["articles"]] == ["Ferry runs"]


def test_zeros_that_a_tape_added_are_nothing(tmp_path: Path) -> None:
    assert len(read_bytes(tmp_path, "a.txt.gz", gzip.compress(STORY) + b"\0" * 512)["articles"]) == 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (STORY, "it isn't compressed, although its name says so: rename it"),
        (gzip.compress(STORY)[:-4], "the compressed file is cut off: copy or download it again"),
        (gzip.compress(STORY)[:-8] + bytes(8), "the compressed file is broken (CRC check failed"),
        (gzip.compress(STORY) + b"more", "its compressed part ends after 33 bytes, and something else follows"),
    ],
    ids=["not compressed", "cut off", "wrong checksum", "trailing text"],
)
def test_a_broken_compressed_article_is_refused_with_the_reason(tmp_path: Path, raw: bytes, reason: str) -> None:
    contents = read_bytes(tmp_path, "a.txt.gz", raw)
    assert "articles" not in contents
    assert contents["failures"][0].startswith(f"a.txt.gz: {reason}")


@pytest.mark.parametrize("end", [-9, -2000])
def test_of_a_compressed_collection_that_breaks_off_all_whole_records_are_read(tmp_path: Path, end: int) -> None:
    packed = gzip.compress(LINES.encode())
    contents = read_bytes(tmp_path, "a.jsonl.gz", packed[:end])
    assert len(contents["articles"]) > (4990 if end == -9 else 3000)
    assert contents["failures"][-1] == "a.jsonl.gz: the compressed file is cut off: copy or download it again"


def test_of_a_collection_with_something_behind_it_all_records_are_read(tmp_path: Path) -> None:
    contents = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(LINES.encode() + b"\n") + b"more")
    assert len(contents["articles"]) == 5000
    assert "something else follows" in contents["failures"][0]


def test_a_bomb_is_given_up_with_what_came_before(tmp_path: Path) -> None:
    contents = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(LINES.encode() + b"\n" + bytes(100_000_000)))
    assert len(contents["articles"]) == 5000
    assert "it may be a bomb" in contents["failures"][-1]
