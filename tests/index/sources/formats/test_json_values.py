"""Finding the bounds of JSON values: they are those that a parser sees, wherever the blocks of a stream end."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import json_values
from index.sources.formats.json_values import JsonReader, load_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.lists(VALUES, max_size=5), st.integers(1, 30), st.booleans(), st.sampled_from([None, 1]))
def test_values_are_found_as_a_parser_sees_them(
    values: list[object], block: int, is_ascii: bool, indent: int | None
) -> None:
    texts = [json.dumps(value, ensure_ascii=is_ascii, indent=indent) for value in values]
    raw = "[" + " , ".join(texts) + "]"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_values, "_BLOCK", block)
        reader = JsonReader(io.BytesIO(raw.encode()))
        reader.enter()
        taken = []
        while reader.peek() != b"]":
            taken.append(reader.take(1_000_000))
        reader.enter()
    assert taken == [text.encode() for text in texts]
    assert reader.peek() == b""
    assert reader.position == len(raw.encode())


@settings(deadline=None)
@given(VALUES, st.integers(0, 200), st.integers(1, 30))
def test_a_value_is_taken_only_if_it_is_short_enough(value: object, longest: int, block: int) -> None:
    raw = json.dumps(value).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_values, "_BLOCK", block)
        assert JsonReader(io.BytesIO(raw + b" ")).take(longest) == (raw if len(raw) <= longest else None)


def test_a_reader_goes_back_to_where_it_was() -> None:
    reader = JsonReader(io.BytesIO(b'{"a": ' + b"[1, 2], " * 100_000 + b'"b": 3}'))
    reader.enter()
    assert reader.take_name() == "a"
    reader.peek()
    start = reader.position
    for _ in range(100_000):
        reader.take(10)
    assert reader.take_name() == "b"
    reader.seek(start)
    assert reader.take(10) == b"[1, 2]"


def test_a_number_of_thousands_of_digits_is_harmless() -> None:
    assert load_json(b'{"n": ' + b"9" * 5000 + b', "m": 7}')["m"] == 7


@pytest.mark.parametrize(("raw", "place"), [(b'{"a": 1,}', "column 9"), (b'{"a":\n 1 2}', "line 2, column 4")])
def test_broken_json_says_where(raw: bytes, place: str) -> None:
    with pytest.raises(ValueError, match=f"broken JSON: .*{place}"):
        load_json(raw)
