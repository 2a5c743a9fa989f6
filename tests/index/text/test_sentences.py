"""Sentence boundaries."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import sentences as module
from index.text.sentences import sentence_spans

TEXT = st.text() | st.lists(st.sampled_from("Mr. He said “Great!” ’ ” . ! … and it’s 3.5\u00a0".split(" "))).map(
    " ".join
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@given(st.lists(TEXT, min_size=1), st.integers(100, 200))
def test_a_long_text_is_cut_as_a_short_one_is(texts: list[str], window: int) -> None:
    text = " ".join(f"{words} It rained on Mr. Putin’s 3.5 ferries, said Lind. “Great!”" for words in texts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_WINDOW", window)
        spans = module._split(text)
    assert all(start < end <= after for (start, end), (after, _) in pairwise(spans))
    outside = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(text), len(text))])]
    assert not "".join(outside).strip()


def test_an_ordinary_text_that_fills_many_windows_is_cut_as_if_it_were_read_whole(root: Path) -> None:
    paragraphs = [line for path in sorted((root / "examples").glob("*.txt")) for line in path.read_text().splitlines()]
    text = " ".join(paragraphs)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_WINDOW", len(text))
        whole = module._split(text)
        patched.setattr(module, "_WINDOW", 1000)
        assert module._split(text) == whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It rained. He left.", ["It rained.", "He left."], id="full stop"),
        pytest.param("Why? Because! Fine.", ["Why?", "Because!", "Fine."], id="other marks"),
        pytest.param("He met Mr. Putin. She left.", ["He met Mr. Putin.", "She left."], id="title"),
        pytest.param("It rose 3.5 metres. He left.", ["It rose 3.5 metres.", "He left."], id="number"),
        pytest.param("“Great!” he said. He left.", ["“Great!” he said.", "He left."], id="“...!” he said"),
        pytest.param("He said: “It rained.” She left.", ["He said: “It rained.”", "She left."], id="closing mark"),
        pytest.param("  It rained.  He left. ", ["It rained.", "He left."], id="blanks"),
        pytest.param("no end", ["no end"], id="no mark at all"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t", [], id="blanks alone"),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(TEXT)
def test_sentences_hold_the_whole_text_in_order_but_for_blanks_between(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    spans = sentence_spans(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(TEXT)
def test_no_sentence_is_empty_or_begins_or_ends_with_a_blank(text: str) -> None:
    assert all(sentence == sentence.strip() != "" for sentence in sentences(text))


@given(TEXT)
def test_no_sentence_but_the_first_consists_of_marks_alone_or_begins_small(text: str) -> None:
    for sentence in sentences(text)[1:]:
        assert any(char.isalnum() for char in sentence)
        assert not sentence[0].islower()
