"""Damage to valid files, for property tests: cut off, a byte changed, two glued together, or any bytes."""

from __future__ import annotations

import io
from contextlib import suppress

from hypothesis import strategies as st

from index.sources.cleaning import clean
from index.sources.formats import Format, Input, Parsed


def damaged(raw: bytes) -> st.SearchStrategy[bytes]:
    """Return a strategy of what may become of a file."""
    places = st.integers(0, len(raw))
    return st.one_of(
        places.map(lambda end: raw[:end]),
        places.map(lambda start: raw[start:]),
        st.tuples(places, st.binary(max_size=3)).map(
            lambda change: raw[: change[0]] + change[1] + raw[change[0] + 1 :]
        ),
        places.map(lambda end: raw[:end] + raw),
        st.binary().map(lambda head: raw[:500] + head),
        st.binary(),
    )


def read_all(file_format: Format, name: str, raw: bytes) -> list[Parsed]:
    """Return the articles that a format of collections finds in bytes; any error but a ValueError is a bug."""
    articles = []
    assert file_format.records is not None
    with suppress(ValueError):
        for record in file_format.records(Input(name, io.BytesIO(raw))):
            assert record.place
            with suppress(ValueError):
                parsed = record.parse()
                clean(parsed)
                articles.append(parsed)
    return articles
