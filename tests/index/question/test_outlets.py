"""Outlets in questions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.outlets import find_outlets, match_outlet, match_outlets_only

OUTLETS = [
    "Associated Press",
    "Irish Times",
    "The Daily Echo (sample)",
    "Reuters",
    "The Guardian",
    "Dellmouth Gazette",
    "BBC News",
    "usa-today",
    "The Sun",
    "Time",
    "Mill Times",
    "Bay Times",
]


@pytest.mark.parametrize(
    ("text", "outlets", "left"),
    [
        ("What happened according to Reuters?", "Reuters", "What happened ?"),
        ("According to reuters, what happened?", "Reuters", "what happened?"),
        ("What did Putin say in the Guardian?", "The Guardian", "What did Putin say ?"),
        ("What did Putin say in the Guardian about Kursk", "The Guardian", "What did Putin say about Kursk"),
        ("what did putin say in guardian", "The Guardian", "what did putin say"),
        ("Latest from the Dellmouth Gazette", "Dellmouth Gazette", "Latest"),
        ("Latest from the Gazette", "Dellmouth Gazette", "Latest"),
        ("What about Trump on the BBC?", "BBC News", "What about Trump ?"),
        ("anything in USA Today", "usa-today", "anything"),
        ("Reuters: Kursk", "Reuters", "Kursk"),
        ("articles by Reuters about Kursk", "Reuters", "articles about Kursk"),
        ("Kursk in Reuters or the BBC", "Reuters, BBC News", "Kursk"),
        ("Kursk in the Sun", "The Sun", "Kursk"),
        ("Kursk in Time", "Time", "Kursk"),
        ("Kursk, per Reuters", "Reuters", "Kursk"),
        ("Kursk as quoted by Reuters", "Reuters", "Kursk as"),
        ("The Guardian's report on Kursk", "The Guardian", "Kursk"),
        ("the guardian’s coverage of kursk", "The Guardian", "kursk"),
        ("Reuters says Kursk fell", "Reuters", "Kursk fell"),
        ("Any Reuters stories about Kursk?", "Reuters", "Kursk?"),
        ("What did Putin say on the BBC about Kursk?", "BBC News", "What did Putin say about Kursk?"),
        ("Kursk per AP", "Associated Press", "Kursk"),
        ("Kursk according to the AP", "Associated Press", "Kursk"),
        ("Kursk in the Daily Echo", "The Daily Echo (sample)", "Kursk"),
    ],
)
def test_an_outlet_that_is_to_answer_is_taken_out(text: str, outlets: str, left: str) -> None:
    assert find_outlets(text, OUTLETS) == (tuple(outlets.split(", ")), left)


@pytest.mark.parametrize(
    "text",
    [
        "What did Putin say about Reuters?",
        "What is Putin's view on the BBC?",
        "What did Putin say on Reuters?",
        "Who resigned from the BBC?",
        "Who holds shares in Reuters?",
        "an attack on the Guardian",
        "a fire in the Guardian office",
        "What happened in Dellmouth?",
        "a walk in the sun",
        "in time",
        "in the Times",  # of several outlets
        "what happened in it",  # no IT, the Irish Times
        "shares in Reuters reports",
        "Per capita in Kursk",
        "according to Goldenson",
        "Reuters",
        "",
    ],
)
def test_other_names_and_outlets_that_are_the_topic_stay(text: str) -> None:
    assert find_outlets(text, OUTLETS) == ((), text)


def test_a_text_without_the_words_of_any_outlet_is_left_alone() -> None:
    text = "Kursk according to Reuters"
    assert find_outlets(text, OUTLETS, frozenset(["kursk"])) == ((), text)


def test_without_outlets_none_is_found() -> None:
    assert find_outlets("according to Reuters", []) == ((), "according to Reuters")
    assert match_outlet("Reuters", []) is None


@pytest.mark.parametrize(
    ("text", "outlet"), [("the guardian", "The Guardian"), ("Guardian", "The Guardian"), ("Kursk", None)]
)
def test_an_outlet_has_a_name_with_and_without_the(text: str, outlet: str | None) -> None:
    assert match_outlet(text, OUTLETS) == outlet


@given(st.text() | st.lists(st.sampled_from(["in", "the", "Reuters", "or", "from", ",", "?", "by"])).map(" ".join))
def test_any_text_keeps_its_other_words(text: str) -> None:
    outlets, left = find_outlets(text, OUTLETS)
    assert set(outlets) <= set(OUTLETS)
    assert outlets or left == text


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Reuters", "Reuters"),
        ("reuters?", "Reuters"),
        ("the guardian", "The Guardian"),
        ("The Daily Echo (sample)", "The Daily Echo (sample)"),
        ("gazette", "Dellmouth Gazette"),
        ("Reuters and the BBC", "Reuters, BBC News"),
    ],
)
def test_a_text_that_names_outlets_and_nothing_else(text: str, outlets: str) -> None:
    assert match_outlets_only(text, OUTLETS) == tuple(outlets.split(", "))


@pytest.mark.parametrize("text", ["", "?", "the", "time", "sun", "Reuters strike", "strike at Reuters", "a gazette"])
def test_a_text_that_asks_for_something_else_names_no_outlet_alone(text: str) -> None:
    assert match_outlets_only(text, OUTLETS) == ()


@given(st.text(max_size=60))
def test_any_text_names_outlets_alone_or_none(text: str) -> None:
    assert set(match_outlets_only(text, OUTLETS)) <= set(OUTLETS)
    assert match_outlets_only(text, []) == ()
