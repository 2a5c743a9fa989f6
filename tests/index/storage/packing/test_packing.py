"""Packed arrays: what comes out is what went in, of any values, and in much less room."""

from __future__ import annotations

import json
import struct
import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from zstandard import ZstdCompressor, ZstdError

from index import Snapshot
from index.storage.columns import PACKED_FILE, PACKINGS, columns_of
from index.storage.packing import MOST_BYTES, Packing, pack_arrays, unpack_arrays
from index.storage.string_table import hash_slots

NUMBERS = st.sampled_from(["u2", "i4", "i8"]).flatmap(lambda dtype: arrays(dtype, st.integers(0, 300)))
TEXTS = st.sampled_from(["u1", "?", "f4"]).flatmap(lambda dtype: arrays(dtype, st.integers(0, 300)))
STARTS = st.lists(st.integers(0, 2**40)).map(lambda lengths: np.cumsum([0, *lengths], dtype=np.int64))
SLOTS = st.lists(st.text(max_size=3), unique=True).map(hash_slots)


def back(array: NDArray[Any], packing: Packing) -> NDArray[Any]:
    """Return what becomes of an array that is packed and unpacked."""
    packings = {"it": packing, "other": Packing("u1", "plain")}
    other = np.frombuffer(b"other", np.uint8)
    unpacked = unpack_arrays(pack_arrays({"it": array, "other": other}, packings), packings)
    assert unpacked["other"].tobytes() == b"other"
    return unpacked["it"]


def same(one: NDArray[Any], other: NDArray[Any]) -> bool:
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


@given(NUMBERS)
def test_numbers_of_any_size_and_sign_come_back(array: NDArray[Any]) -> None:
    assert same(back(array, Packing(array.dtype.str[1:], "numbers")), array)


@pytest.mark.parametrize("ends", [(-(2**62), 2**62), (-(2**63), 2**63 - 1), (2**63 - 1, 2**63 - 1)])
def test_the_lowest_and_the_highest_numbers_come_back(ends: tuple[int, int]) -> None:
    array = np.array([*ends, 0, -1], np.int64)
    assert same(back(array, Packing("i8", "numbers")), array)


@given(TEXTS)
def test_texts_flags_and_fractions_come_back(array: NDArray[Any]) -> None:
    assert same(back(array, Packing(array.dtype.str[1:].replace("b1", "?"), "plain")), array)


@given(STARTS)
def test_offsets_come_back(array: NDArray[Any]) -> None:
    assert same(back(array, Packing("i8", "steps")), array)


@given(SLOTS)
def test_hash_tables_come_back(array: NDArray[Any]) -> None:
    assert same(back(array, Packing("i4", "slots")), array)


def test_arrays_that_nobody_asks_for_are_skipped() -> None:
    array = np.arange(3, dtype=np.int32)
    content = pack_arrays({"a": array, "b": array}, {name: Packing("i4", "numbers") for name in "ab"})
    assert [*unpack_arrays(content, {"b": Packing("i4", "numbers")})] == ["b"]


@given(st.binary(max_size=100))
def test_other_contents_raise_an_error(content: bytes) -> None:
    with pytest.raises((ValueError, IndexError, KeyError, AttributeError, TypeError, struct.error, ZstdError)):
        unpack_arrays(b"\xff" + content, PACKINGS)


def claiming(frame: bytes) -> bytes:
    """Return a packed file whose only array is in a frame."""
    table = json.dumps({"it": len(frame)}).encode()
    return struct.pack("<I", len(table)) + table + frame


def test_a_small_file_that_claims_large_arrays_takes_no_memory() -> None:
    bomb = ZstdCompressor().compress(bytes(MOST_BYTES + 1))
    assert len(bomb) < 10_000
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="larger than 32 MB"):
            unpack_arrays(claiming(bomb), {"it": Packing("u1", "plain")})
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


def test_large_arrays_are_refused_together() -> None:
    half = np.zeros(MOST_BYTES // 2 + 1, np.uint8)
    packings = {name: Packing("u1", "plain") for name in "ab"}
    with pytest.raises(ValueError, match="larger than 32 MB"):
        unpack_arrays(pack_arrays({"a": half, "b": half}, packings), packings)


def test_an_array_that_does_not_tell_its_size_is_refused() -> None:
    streamed = ZstdCompressor(write_content_size=False).compress(b"text")
    with pytest.raises(ValueError, match="tell its size"):
        unpack_arrays(claiming(streamed), {"it": Packing("u1", "plain")})


@pytest.mark.parametrize("bits", [b"", bytes(1 << 20)])
def test_a_hash_table_that_claims_many_slots_for_few_numbers_is_refused(bits: bytes) -> None:
    table = struct.pack("<I", 1 << 28 if not bits else 8 * len(bits)) + bits + struct.pack("<Bq", 1, 0)
    with pytest.raises((ValueError, struct.error)):
        unpack_arrays(claiming(ZstdCompressor().compress(table)), {"it": Packing("i4", "slots")})


def test_every_column_is_packed_but_what_follows_from_others() -> None:
    assert {column.name for column in columns_of("plain")} - {*PACKINGS} == {"maxima"}


def test_a_small_index_takes_little_more_than_its_text(examples: Snapshot) -> None:
    text = sum(len(segment.documents.texts.data) for segment in examples.segments)
    assert (examples.folder / "base" / PACKED_FILE).exists()
    assert examples.size < 1.5 * text
