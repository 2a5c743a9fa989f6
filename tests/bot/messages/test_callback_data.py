"""Callback data: presses encoded as strings of at most 64 bytes, and back."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.messages.callback_data import (
    MAX_OUTLETS_PAGE,
    MAX_PAGE,
    AccessPress,
    Action,
    AdminPress,
    AnswerPress,
    ExamplePress,
    ForgetPress,
    PageName,
    PlanPage,
    PlanPress,
    Press,
    SettingsPress,
    StopOrigin,
    StopPress,
    StoryPress,
    decode_press,
    encode_press,
)
from index import View

KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,40}", fullmatch=True)
SHORT_KEYS = st.from_regex(r"[A-Za-z0-9_-]{1,16}", fullmatch=True)
CHOICES = st.just("") | st.from_regex(r"[+-]?[a-z0-9-]{1,20}", fullmatch=True)
ARGUMENTS = st.just("") | st.from_regex(r"[A-Za-z0-9_.:-]{1,41}", fullmatch=True)
VIEWS = st.builds(View, st.integers(0, MAX_PAGE), st.booleans(), st.booleans())
PRESSES = st.one_of(
    st.builds(AnswerPress, KEYS, st.sampled_from(get_args(Action)), VIEWS),
    st.builds(StoryPress, SHORT_KEYS, st.integers(0, MAX_PAGE), st.none() | KEYS),
    st.builds(StopPress, st.integers(0, 10**18 - 1), st.sampled_from(get_args(StopOrigin))),
    st.builds(SettingsPress, st.sampled_from(get_args(PageName)), st.integers(0, MAX_OUTLETS_PAGE), CHOICES),
    st.builds(PlanPress, st.sampled_from(get_args(PlanPage)), st.integers(0, MAX_OUTLETS_PAGE), CHOICES),
    st.builds(ExamplePress, st.integers(0, 99)),
    st.builds(ForgetPress, st.integers(1, 10**18 - 1), st.booleans()),
    st.builds(AccessPress),
    st.builds(AdminPress, st.from_regex(r"[a-z-]{1,18}", fullmatch=True), ARGUMENTS),
)

SENT = [
    ("a:Ab_-567890:s0", AnswerPress("Ab_-567890", "show", View())),
    ("a:Ab_-567890:c0", AnswerPress("Ab_-567890", "context", View())),
    ("a:Ab_-567890:r0", AnswerPress("Ab_-567890", "rate", View())),
    ("a:Ab_-567890:g0", AnswerPress("Ab_-567890", "good", View())),
    ("a:Ab_-567890:b0", AnswerPress("Ab_-567890", "bad", View())),
    ("a:Ab_-567890:f0", AnswerPress("Ab_-567890", "follow", View())),
    ("a:Ab_-567890:a0", AnswerPress("Ab_-567890", "again", View())),
    ("a:Ab_-567890:s12n", AnswerPress("Ab_-567890", "show", View(12, newest=True))),
    ("a:Ab_-567890:s0q", AnswerPress("Ab_-567890", "show", View(quotes_only=True))),
    ("a:k:c99nq", AnswerPress("k", "context", View(99, newest=True, quotes_only=True))),
    ("l:Ab_-567890:0", StoryPress("Ab_-567890", 0)),
    ("l:k:7:3adcbbab9a97b26b", StoryPress("k", 7, "3adcbbab9a97b26b")),
    ("f:started:17", StopPress(17, "started")),
    ("f:list:17", StopPress(17, "list")),
    ("f:alert:17", StopPress(17, "alert")),
    ("forget:yes:7000000001", ForgetPress(7000000001, True)),
    ("forget:no:7000000001", ForgetPress(7000000001, False)),
    ("acc:ask", AccessPress()),
    ("adm:ask-allow:-1002000000001", AdminPress("ask-allow", "-1002000000001")),
    ("adm:access-not-now:refused.-1002000000001", AdminPress("access-not-now", "refused.-1002000000001")),
    ("f:digest:17", StopPress(17, "digest")),
    ("p:open0", PlanPress("open")),
    ("p:list0", PlanPress("list")),
    ("p:when0:once", PlanPress("when", choice="once")),
    ("p:hour7:8", PlanPress("hour", 7, "8")),
    ("p:hour0:23", PlanPress("hour", 0, "23")),
    ("p:outlets12:+3adcbbab9a97b26b", PlanPress("outlets", 12, "+3adcbbab9a97b26b")),
    ("p:words0:-3adcbbab9a97b26b", PlanPress("words", 0, "-3adcbbab9a97b26b")),
    ("p:where0:topic", PlanPress("where", choice="topic")),
    ("s:main0", SettingsPress("main")),
    ("s:done0", SettingsPress("done")),
    ("s:outlets3", SettingsPress("outlets", 3)),
    ("s:outlets0:all", SettingsPress("outlets", 0, "all")),
    ("s:outlets12:+3adcbbab9a97b26b", SettingsPress("outlets", 12, "+3adcbbab9a97b26b")),
    ("s:outlets0:-3adcbbab9a97b26b", SettingsPress("outlets", 0, "-3adcbbab9a97b26b")),
    ("s:language0:none", SettingsPress("language", 0, "none")),
    ("s:language0:de", SettingsPress("language", 0, "de")),
    ("s:quiet0:22-7", SettingsPress("quiet", 0, "22-7")),
    ("s:quiet0:none", SettingsPress("quiet", 0, "none")),
    ("try:0", ExamplePress(0)),
    ("try:2", ExamplePress(2)),
]
"""Callback data of messages sent by earlier versions, with their presses."""


@pytest.mark.parametrize(("data", "press"), SENT, ids=[data for data, _ in SENT])
def test_buttons_of_sent_messages_keep_their_meaning(data: str, press: Press) -> None:
    assert decode_press(data) == press
    assert encode_press(press) == data


@settings(deadline=None)
@given(PRESSES)
def test_decoding_a_button_gives_its_press(press: Press) -> None:
    assert decode_press(encode_press(press)) == press


@settings(deadline=None)
@given(PRESSES)
@example(AnswerPress("k" * 40, "show", View(99, newest=True, quotes_only=True)))
@example(StoryPress("k" * 16, 99, "f" * 40))
@example(StopPress(10**18 - 1, "started"))
@example(SettingsPress("language", 9999, "+" + "a" * 20))
@example(PlanPress("outlets", 9999, "+" + "a" * 20))
def test_any_press_fits_into_callback_data(press: Press) -> None:
    assert len(encode_press(press).encode()) <= 64


@settings(deadline=None)
@given(
    st.text()
    | st.from_regex(r"a:\w*:[a-z]\d*n?q?", fullmatch=True)
    | st.from_regex(r"l:\w*:\d*(:\w*)?", fullmatch=True)
    | st.from_regex(r"f:[a-z]*:\d*", fullmatch=True)
    | st.from_regex(r"s:[a-z]*\d*:?.*", fullmatch=True)
    | st.from_regex(r"p:[a-z]*\d*:?.*", fullmatch=True)
    | st.from_regex(r"try:\d*", fullmatch=True)
)
@example("a:k:s0\n")
@example("a:k:s٣")
@example("l:k:0\n")
@example("l:k:٣")
@example("s:main0\n")
@example("s:outlets٣")
@example("s:outlets0:")
def test_anything_may_be_sent_as_a_press(data: str) -> None:
    press = decode_press(data)
    assert press is None or decode_press(encode_press(press)) == press


@pytest.mark.parametrize(
    "data",
    [
        *["", ":", "x:k:s0", "aa:k:s0", "vote:7", "a", "a:", "try", "try:", "try:x", "try:0\n", "try:-1", "try:٣"],
        *["a:k:s", "a:k:s0\n", "a:k:x0", "a:k:s100", "a:k:s٣", "a::s0", "a:k:s0qn", "a:k:S0"],
        *["l:", "l:k", "l:k:100", "l:k:1:" + "x" * 41, "l:٣:1", "l:k:0\n", "l:k:0:"],
        *["f:list:", "f:list:-1", "f:lists:1", "f:list:1x", "f:list:٣", "a:list:1", "f:list:1\n"],
        *["s:", "s:main", "s:outlets0:", "s:outlets0:?", "s:rights0:all", "s:main0\n", "s:outlets٣"],
        *["p:", "p:main", "p:language0", "p:hour0:", "p:hour0:8\n", "p:hour٣:8"],
    ],
)
def test_other_data_is_no_press(data: str) -> None:
    assert decode_press(data) is None


@pytest.mark.parametrize(
    "press",
    [
        *[AnswerPress(key, "show", View()) for key in ("", "k:k", "ключ", "k" * 41)],
        *[AnswerPress("k", "show", View(page)) for page in (-1, MAX_PAGE + 1)],
        *[StoryPress("k", 100), StoryPress("", 0), StoryPress("k", 0, "a:b"), StoryPress("k", -1)],
        *[SettingsPress("main", -1), SettingsPress("main", MAX_OUTLETS_PAGE + 1), SettingsPress("main", 0, "ж")],
        *[StopPress(-1, "list"), StopPress(10**18, "list"), ExamplePress(100)],
    ],
    ids=str,
)
def test_a_press_that_no_button_can_encode_is_rejected(press: Press) -> None:
    with pytest.raises(ValueError, match="callback data can't hold"):
        encode_press(press)
