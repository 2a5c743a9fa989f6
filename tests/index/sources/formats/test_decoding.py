"""Decoding of bytes: supported encodings, and rejected files."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.formats.decoding import decode_text


def test_windows_1252_is_read_if_the_bytes_are_not_utf_8() -> None:
    text = "Café Zürich: “naïve” – 5 € …"
    assert decode_text(text.encode("cp1252")) == text


def test_utf_8_that_was_damaged_is_not_taken_for_windows_1252() -> None:
    with pytest.raises(ValueError, match="broken UTF-8"):
        decode_text("Ещё один день".encode() + b"\xff")


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(ValueError, match="neither UTF-8 nor Windows-1252"):
        decode_text(b"text \x81\x8d\x8f")


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0", b"\x7fELF\x02\x01\x01\0", b"text \0 text", b"\x01\x02a"],
)
def test_binary_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode_text(raw)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_letters_of_an_old_encoding_are_not_taken_for_windows_1252(encoding: str) -> None:
    with pytest.raises(ValueError, match="save it as UTF-8"):
        decode_text("Мост закрыт до марта, сказал инженер".encode(encoding))


def test_control_characters_are_left_out_and_breaks_and_tabs_kept() -> None:
    text = "".join(map(chr, [*range(1, 0x20), *range(0x7F, 0xA0), 0xFEFF]))
    assert decode_text(("text" * 500 + text).encode()) == "text" * 500 + "\t\n\n\x0c\r\x85"


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_raise_a_value_error(raw: bytes) -> None:
    with suppress(ValueError):
        decode_text(raw).encode()  # no lone surrogates, which can't be stored


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff")), st.sampled_from(["8", "16"])
)
def test_text_in_unicode_comes_back_verbatim(text: str, bits: str) -> None:
    assert decode_text(text.encode(f"utf-{bits}")) == text
