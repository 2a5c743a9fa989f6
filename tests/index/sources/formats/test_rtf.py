"""Rich Text files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from index.sources.formats.rtf import text_of_rtf
from tests.index.sources.formats.reading import read_bytes

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Times;}{\f2\fcharset80 M;}}"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (r"caf\'e9 \u8364?\u8220?hi\u8221?", "café €“hi”"),
        (r"\f1\'c0\'ed\'ed\'e0", "Анна"),
        (r"\u-10179?\u-8704?", "😀"),
        ("caf\u00e9", "café"),
        (r'{\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt{a link}}} here', "a link here"),
        (r"a{\pict\pngblip\bin3 }}}b}c", "ac"),
        (r"a{\pict\pngblip " + "0f" * 500 + "}c", "ac"),
        (r"a{\header page}{\footnote note}{\*\comment no}b", "ab"),
        (r"soft\-hyphen and no\~break", "softhyphen and no\u00a0break"),
        (r"\f2 x\'41", "xA"),
    ],
)
def test_characters_are_read_and_what_isnt_text_is_left_out(markup: str, text: str) -> None:
    assert text_of_rtf(f"{HEAD}{markup}}}") == text


def test_paragraphs_and_a_headline_are_read(tmp_path: Path) -> None:
    raw = rf"{HEAD}{{\info{{\title Document1}}}}\b Ferries stop\b0\par\par It rained.\par It snowed.\par}}".encode()
    (article,) = read_bytes(tmp_path, "a.rtf", raw)["articles"]
    assert (article["title"], article["paragraphs"]) == ("Ferries stop", ["It rained.", "It snowed."])


@pytest.mark.parametrize(
    "markup",
    [
        r"{\rtf1{\fonttbl" + r"\f1 " * 100_000 + "}",
        r"{\rtf1{\fonttbl" + r"\f1\fcharset" * 50_000 + "}",
        r"{\rtf1{\field{\*\fldinst{" * 20_000,
        r"{\rtf1 {\field{\*\fldinst{" + " HYPERLINK " * 30_000 + "}}",
        "{" * 300_000,
        r"{\rtf1 {\title " * 30_000,
    ],
)
def test_hostile_files_take_time_in_proportion_to_their_size(markup: str) -> None:
    start = time.process_time()
    text_of_rtf(markup)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("raw", "reason"), [(b"It rained.", "it doesn't start as RTF does"), (b"{\\rtf1 {\\b }}", "empty")]
)
def test_a_broken_file_gets_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    (failure,) = read_bytes(tmp_path, "a.rtf", raw)["failures"]
    assert failure.startswith(f"a.rtf: {reason}")


@hypothesis_settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([r"\u", "-1", "99999999999", r"\uc", r"\bin", "9 ", r"\'e", "{", "}", r"\f", "1", r"\par", "x"])
    )
)
def test_any_markup_gives_text_or_a_reason(parts: list[str]) -> None:
    try:
        text_of_rtf(HEAD + "".join(parts)).encode()
    except ValueError:
        return
