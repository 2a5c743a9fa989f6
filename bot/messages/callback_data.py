"""Callback data of buttons: encoding each kind of press in at most 64 bytes, and decoding it.

A press brings back only the callback data of its button. Anybody can send any data, and buttons outlive versions:
`decode_press` accepts data that this or an earlier version encoded, and returns None for anything else.

Not for the effect of a press: see `bot/handlers/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar, get_args

from index import View

MAX_PAGE = 99
"""Last page of an answer or a list of stories, counted from 0. Finding later ones costs more than they are worth."""

MAX_OUTLETS_PAGE = 9999
"""Last page of the outlets in the settings, counted from 0."""

Action = Literal["show", "context", "rate", "good", "bad", "follow", "again"]
"""Show a view of the answer, show the context of its first passage, open the thumbs, rate it good or bad, follow its
question, or ask it again."""

StopOrigin = Literal["started", "list", "alert", "digest"]
"""The kind of message that has a button to stop following."""

PageName = Literal["main", "outlets", "language", "quiet", "done"]
"""A page of a group's settings."""

PlanPage = Literal["open", "main", "list", "when", "day", "hour", "out", "outlets", "words", "where"]
"""A page of a chat's plan for the news of followed questions; "open" is its main page in a new message, "list" the
list of questions."""


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """A press on a button under the answer `key`. `view` is what to show then."""

    key: str
    action: Action
    view: View


@dataclass(frozen=True, slots=True)
class StoryPress:
    """A press on a button under the list `key`: show a page of it, or open an article."""

    key: str
    page: int
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class StopPress:
    """A press on a button that stops following a question."""

    follow_id: int
    origin: StopOrigin


@dataclass(frozen=True, slots=True)
class SettingsPress:
    """A press on a button of the settings: the page to show then, and the choice made, if any."""

    page: PageName
    number: int = 0
    """The number of the page of outlets."""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class PlanPress:
    """A press on a button of a chat's plan: the page to show then, and the choice made, if any."""

    page: PlanPage
    number: int = 0
    """The number of the page of outlets; for "hour", the weekday, or 7 for every day."""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class ExamplePress:
    """A press on a question to try. The question is the button's label, so it survives a restart."""

    number: int


@dataclass(frozen=True, slots=True)
class ForgetPress:
    """A press on a button under the question whether to delete what is kept of a person."""

    person_id: int
    """The person, who alone may press it."""
    is_sure: bool


@dataclass(frozen=True, slots=True)
class AdminPress:
    """A press on a button that only the bot's admins may use: what to do, and with what, such as an id."""

    action: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class AccessPress:
    """A press on the button that asks the bot's admins for access."""


Press = (
    AnswerPress
    | StoryPress
    | StopPress
    | SettingsPress
    | PlanPress
    | ExamplePress
    | ForgetPress
    | AdminPress
    | AccessPress
)
P = TypeVar("P")


def encode_press(press: Press) -> str:
    """Return the callback data for a press. Raises ValueError if it doesn't fit into a button."""
    kind = _KINDS[type(press)]
    fields = kind.write(press)
    if not kind.pattern.fullmatch(fields):
        raise ValueError(f"callback data can't hold {press}")
    return f"{kind.prefix}:{fields}"


def decode_press(data: str) -> Press | None:
    """Decode callback data; return None for data that no version of the bot encoded."""
    prefix, _, fields = data.partition(":")
    kind = _KINDS_BY_PREFIX.get(prefix)
    match = kind.pattern.fullmatch(fields) if kind else None
    return kind.read(match) if kind and match else None


@dataclass(frozen=True, slots=True)
class _Kind(Generic[P]):
    """The encoding of one kind of press: a prefix, a colon and its fields."""

    prefix: str
    pattern: re.Pattern[str]
    """The pattern of the fields."""
    write: Callable[[P], str]
    read: Callable[[re.Match[str]], Press]


_LETTERS: dict[Action, str] = {
    **{"show": "s", "context": "c", "rate": "r", "good": "g", "bad": "b", "follow": "f", "again": "a"},
}
_ACTIONS = {letter: action for action, letter in _LETTERS.items()}
_ORIGINS: dict[str, StopOrigin] = {name: name for name in get_args(StopOrigin)}
_PAGES: dict[str, PageName] = {name: name for name in get_args(PageName)}
_PLAN_PAGES: dict[str, PlanPage] = {name: name for name in get_args(PlanPage)}
_CHOICE = r"(?P<number>[0-9]{1,4})(?::(?P<choice>[+-]?[a-z0-9-]{1,20}))?"


def _write_answer(press: AnswerPress) -> str:
    view = press.view
    flags = f"{'n' if view.newest else ''}{'q' if view.quotes_only else ''}"
    return f"{press.key}:{_LETTERS[press.action]}{view.page}{flags}"


def _read_answer(match: re.Match[str]) -> AnswerPress:
    view = View(int(match["page"]), bool(match["newest"]), bool(match["quotes"]))
    return AnswerPress(match["key"], _ACTIONS[match["action"]], view)


def _write_story(press: StoryPress) -> str:
    return f"{press.key}:{press.page}" + (f":{press.article_id}" if press.article_id is not None else "")


def _read_story(match: re.Match[str]) -> StoryPress:
    return StoryPress(match["key"], int(match["page"]), match["article"])


def _write_stop(press: StopPress) -> str:
    return f"{press.origin}:{press.follow_id}"


def _read_stop(match: re.Match[str]) -> StopPress:
    return StopPress(int(match["id"]), _ORIGINS[match["origin"]])


def _write_page(press: SettingsPress | PlanPress) -> str:
    return f"{press.page}{press.number}{':' if press.choice else ''}{press.choice}"


def _read_settings(match: re.Match[str]) -> SettingsPress:
    return SettingsPress(_PAGES[match["page"]], int(match["number"]), match["choice"] or "")


def _read_plan(match: re.Match[str]) -> PlanPress:
    return PlanPress(_PLAN_PAGES[match["page"]], int(match["number"]), match["choice"] or "")


def _write_example(press: ExamplePress) -> str:
    return str(press.number)


def _read_example(match: re.Match[str]) -> ExamplePress:
    return ExamplePress(int(match["number"]))


def _write_forget(press: ForgetPress) -> str:
    return f"{'yes' if press.is_sure else 'no'}:{press.person_id}"


def _read_forget(match: re.Match[str]) -> ForgetPress:
    return ForgetPress(int(match["person"]), match["sure"] == "yes")


def _write_admin(press: AdminPress) -> str:
    return f"{press.action}{':' if press.argument else ''}{press.argument}"


def _read_admin(match: re.Match[str]) -> AdminPress:
    return AdminPress(match["action"], match["argument"] or "")


def _write_access(_press: AccessPress) -> str:
    return "ask"


def _read_access(_match: re.Match[str]) -> AccessPress:
    return AccessPress()


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_KINDS: dict[type[Any], _Kind[Any]] = {
    AnswerPress: _Kind(
        "a",
        _pattern(
            rf"(?P<key>[A-Za-z0-9_-]{{1,40}}):(?P<action>[{''.join(_ACTIONS)}])"
            r"(?P<page>[0-9]{1,2})(?P<newest>n?)(?P<quotes>q?)"
        ),
        _write_answer,
        _read_answer,
    ),
    StoryPress: _Kind(
        "l",
        _pattern(r"(?P<key>[A-Za-z0-9_-]{1,16}):(?P<page>[0-9]{1,2})(?::(?P<article>[A-Za-z0-9_-]{1,40}))?"),
        _write_story,
        _read_story,
    ),
    StopPress: _Kind(
        "f",
        _pattern(rf"(?P<origin>{'|'.join(_ORIGINS)}):(?P<id>[0-9]{{1,18}})"),
        _write_stop,
        _read_stop,
    ),
    SettingsPress: _Kind(
        "s",
        _pattern(rf"(?P<page>{'|'.join(_PAGES)}){_CHOICE}"),
        _write_page,
        _read_settings,
    ),
    PlanPress: _Kind("p", _pattern(rf"(?P<page>{'|'.join(_PLAN_PAGES)}){_CHOICE}"), _write_page, _read_plan),
    AdminPress: _Kind(
        "adm",
        _pattern(r"(?P<action>[a-z-]{1,18})(?::(?P<argument>[A-Za-z0-9_.:-]{1,41}))?"),
        _write_admin,
        _read_admin,
    ),
    ForgetPress: _Kind("forget", _pattern(r"(?P<sure>yes|no):(?P<person>[0-9]{1,18})"), _write_forget, _read_forget),
    AccessPress: _Kind("acc", _pattern("ask"), _write_access, _read_access),
    ExamplePress: _Kind("try", _pattern(r"(?P<number>[0-9]{1,2})"), _write_example, _read_example),
}
"""The kinds of presses. Never change prefixes and fields: people still press buttons of earlier versions."""

_KINDS_BY_PREFIX = {kind.prefix: kind for kind in _KINDS.values()}
