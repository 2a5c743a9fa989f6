"""Decoding of bytes: supported encodings, guesses and their notes, and rejected files."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats.decoding import decode_text, decode_with_notes

SENTENCES = Path(__file__).parents[3] / "data" / "encodings.jsonl"
"""Sentences of 33 languages, and the encodings that they were saved in before Unicode."""

RIGHT_SHARE = 0.97


def test_windows_1252_is_read_if_the_bytes_are_not_utf_8() -> None:
    text = "Café Zürich: “naïve” – 5 € …"
    assert decode_with_notes(text.encode("cp1252")) == (text, [])


def test_typographic_marks_alone_are_no_guess() -> None:
    text = "“The bridge,” she said — it’s closed. The council’s plan was late."
    assert decode_with_notes(text.encode("cp1252")) == (text, [])


def test_utf_8_that_was_damaged_is_not_taken_for_windows_1252() -> None:
    with pytest.raises(ValueError, match="broken UTF-8"):
        decode_text("Ещё один день".encode() + b"\xff")


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(ValueError, match="in an encoding that can't be told: save it as UTF-8"):
        decode_text(bytes(range(0x80, 0x100)))


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0", b"\x7fELF\x02\x01\x01\0", b"text \0 text", b"\x01\x02a"],
)
def test_binary_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode_text(raw)


def test_a_single_sentence_is_read_in_the_encoding_of_its_language() -> None:
    right, total = 0, 0
    for row in map(json.loads, SENTENCES.read_text("utf-8").splitlines()):
        for encoding in row["encodings"]:
            for text in row["texts"]:
                raw = text.encode(encoding, "replace")  # dashes and quotation marks, which some encodings lack
                total += 1
                with suppress(ValueError):
                    right += decode_text(raw) == raw.decode(encoding)
    assert total > 100
    assert right / total >= RIGHT_SHARE


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Przewodnicząca Żaneta Śliwa mówiła o ścieżkach nad Wisłą.", "cp1250", "Windows-1250"),
        ("Řidiči čekali dvě hodiny, řekla mluvčí Šárka Křížová.", "iso8859_2", "ISO-8859-2"),
        ("Набережную откроют в субботу, сообщил глава района.", "koi8_r", "KOI8-R"),
    ],
)
def test_a_guess_is_noted_with_what_to_do(text: str, encoding: str, name: str) -> None:
    decoded, notes = decode_with_notes(text.encode(encoding))
    assert decoded == text
    assert notes == [f"read as {name}, which is a guess: save it as UTF-8 if letters look wrong"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The council’s plan — “too late” — costs £5m and 40€ a head.", "cp1252"),
        ("A fiancé said so.", "cp1252"),
        ("It cost 16bn euros ($1.5bn; £800m), and it’s the council’s loss.", "cp1252"),
        ("Grażyna Bąk of Łódź said on Monday that the weir was safe.", "cp1250"),
        ("Mr Dvořák said that the weir was closed until March.", "cp1250"),
    ],
)
def test_english_with_a_few_other_letters_is_read(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text", ["The weir is open.\nIt rained.", "Дамба открыта.\r\nШёл дождь.", "堤防は安全です。\n雨が降った。"]
)
def test_unicode_without_a_byte_order_mark_is_read(text: str, encoding: str) -> None:
    assert decode_with_notes(text.encode(encoding)) == (text, [])


def test_text_that_was_encoded_twice_is_read_and_noted() -> None:
    text = "“Café Zoë” isn’t open — 5 €"
    twice = text.encode().decode("latin-1").encode()
    assert decode_with_notes(twice)[0] == text
    assert "encoded as UTF-8 twice" in decode_with_notes(twice)[1][0]


def test_a_part_that_was_encoded_twice_is_noted() -> None:
    part = "Zoë’s café".encode().decode("cp1252")
    decoded, notes = decode_with_notes(f"“Open”, says {part}".encode())
    assert part in decoded
    assert "encoded twice" in notes[0]


def test_control_characters_are_left_out_and_breaks_and_tabs_kept() -> None:
    text = "".join(map(chr, [*range(1, 0x20), *range(0x7F, 0xA0), 0xFEFF]))
    assert decode_text(("text" * 500 + text).encode()) == "text" * 500 + "\t\n\n\x0c\r\x85"


@settings(deadline=None)
@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_raise_a_value_error(raw: bytes) -> None:
    with suppress(ValueError):
        decode_text(raw).encode()  # no lone surrogates, which can't be stored


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeffÃâÂÐÅ")),
    st.sampled_from(["8", "16", "32"]),
)
def test_text_in_unicode_comes_back_verbatim(text: str, bits: str) -> None:
    assert decode_text(text.encode(f"utf-{bits}")) == text
