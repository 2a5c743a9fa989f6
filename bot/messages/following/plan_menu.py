"""The menu of a chat's plan: when and where it is told the news of what it follows, and what is left out of it.

Pure functions without state: a button sets a value and never toggles one, so that repeated, late or outdated presses do
what the button says. Not for who may press: see `bot/following/`.
"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory import Place, Plan, PlanChange
from bot.messages import (
    GAP,
    Localization,
    PlanPage,
    PlanPress,
    Reply,
    encode_press,
    name_hash,
    name_label,
    name_outlets,
    outlet_rows,
    text,
)

MAX_OUTLETS = 50
"""Maximum number of outlets that a chat leaves out."""

EVERY_DAY = 7
"""The number of a page "hour" that stands for every day; others are weekdays, 0 for Monday."""

_NAMED = 8  # maximum number of names in a line
_HOURS_IN_ROW = 6
_DAYS = range(7)
_ONCE, _NONE, _EACH, _TOPIC = "once", "none", "each", "topic"


def plan_change(press: PlanPress, plan: Plan, outlets: Sequence[str], here: Place) -> PlanChange:
    """Return the change that a press makes; empty if it only turns the page, or its choice no longer exists.

    `outlets` are those of the index, `here` is the topic with the menu.
    """
    match press.page, press.choice:
        case "when", "once":
            return {"hour": None, "weekday": None}
        case "hour", choice if choice.isdecimal() and int(choice) < 24 and press.number <= EVERY_DAY:
            return {"hour": int(choice), "weekday": None if press.number == EVERY_DAY else press.number}
        case "outlets", "none":
            return {"outlets": ()}
        case "outlets", choice if choice:
            return _choose_outlet(choice, plan.outlets, [*outlets, *plan.outlets])
        case "words", "none":
            return {"words": ()}
        case "words", choice if choice:
            return {"words": tuple(word for word in plan.words if f"-{name_hash(word)}" != choice)}
        case "where", "each":
            return {"place": None}
        case "where", "topic":
            return {"place": here}
    return {}


def _choose_outlet(choice: str, chosen: tuple[str, ...], outlets: Sequence[str]) -> PlanChange:
    name = next((outlet for outlet in outlets if name_hash(outlet) == choice[1:]), None)
    if name is None or choice[0] not in "+-":
        return {}
    others = tuple(outlet for outlet in chosen if outlet != name)
    return {"outlets": (*others, name) if choice[0] == "+" else others}


# -- in words


def plan_lines(words: Localization, plan: Plan, zone: str) -> list[str]:
    """Return what a plan says: when, without what, and where."""
    return [when_line(words, plan, zone), _out_line(words, plan), _where_line(words, plan)]


def when_line(words: Localization, plan: Plan, zone: str) -> str:
    """Return when a chat is told the news."""
    if plan.hour is None:
        return words.say("plan-at-once")
    time = _clock(plan.hour)
    if plan.weekday is None:
        return words.say("plan-daily", time=time, zone=zone)
    return words.say("plan-weekly", weekday=words.weekday(plan.weekday), time=time, zone=zone)


def _out_line(words: Localization, plan: Plan) -> str:
    names = "; ".join(_names(words, names) for names in (plan.outlets, plan.words) if names)
    return words.say("plan-out", names=names or words.say("left-out-nothing"))


def _where_line(words: Localization, plan: Plan) -> str:
    if plan.place is None:
        return words.say("plan-where-each")
    if plan.place.title:
        return words.say("plan-where-channel", title=plan.place.title)
    return words.say("plan-where-general") if plan.place.thread_id is None else words.say("plan-where-topic")


def _names(words: Localization, names: Sequence[str]) -> str:
    if not names:
        return words.say("left-out-nothing")
    return name_outlets(names, _NAMED) + (" …" if len(names) > _NAMED else "")


def _clock(hour: int) -> str:
    return f"{hour:02}:00"


# -- pages


def plan_page(
    press: PlanPress, words: Localization, plan: Plan, outlets: Sequence[str], zone: str, *, has_topics: bool = False
) -> Reply:
    """Return the page that a press leads to.

    `outlets` are those of the index, `has_topics` tells whether the chat is a forum.
    """
    match press.page:
        case "when":
            return _when_page(words, plan, zone)
        case "day":
            return _day_page(words, plan)
        case "hour" if not press.choice and press.number <= EVERY_DAY:
            return _hour_page(press.number, words, plan, zone)
        case "out":
            return _out_page(words, plan)
        case "outlets":
            return _outlets_page(press.number, words, plan, outlets)
        case "words":
            return words_page(words, plan)
        case "where":
            return _where_page(words, plan, has_topics)
    return _main_page(words, plan, zone)


def _main_page(words: Localization, plan: Plan, zone: str) -> Reply:
    lines = [words.say("plan"), "", *plan_lines(words, plan, zone)]
    buttons = [
        _button(words.say("button-when"), PlanPress("when")),
        _button(words.say("button-leave-out"), PlanPress("out")),
        _button(words.say("button-where"), PlanPress("where")),
        _button(words.say("button-questions"), PlanPress("list")),
    ]
    return text("\n".join(lines)).reply(InlineKeyboardMarkup([buttons[:2], buttons[2:]]))


def _when_page(words: Localization, plan: Plan, zone: str) -> Reply:
    is_daily, is_weekly = (plan.hour is not None and (plan.weekday is None) == daily for daily in (True, False))
    rows = [
        [_choice(words.say("button-at-once"), PlanPress("when", choice=_ONCE), plan.hour is None)],
        [_choice(words.say("button-daily"), PlanPress("hour", EVERY_DAY), is_daily)],
        [_choice(words.say("button-weekly"), PlanPress("day"), is_weekly)],
    ]
    asked = GAP.join([words.say("choose-when"), when_line(words, plan, zone)])
    return text(asked).reply(InlineKeyboardMarkup([*rows, [_back(words, "main")]]))


def _day_page(words: Localization, plan: Plan) -> Reply:
    rows = [[_choice(_day_label(words, day), PlanPress("hour", day), plan.weekday == day)] for day in _DAYS]
    return text(words.say("choose-day")).reply(InlineKeyboardMarkup([*rows, [_back(words, "when")]]))


def _hour_page(number: int, words: Localization, plan: Plan, zone: str) -> Reply:
    is_day = plan.weekday == (None if number == EVERY_DAY else number)
    buttons = [
        _choice(_clock(hour), PlanPress("hour", number, str(hour)), is_day and plan.hour == hour) for hour in range(24)
    ]
    rows = [buttons[start : start + _HOURS_IN_ROW] for start in range(0, 24, _HOURS_IN_ROW)]
    day = words.say("button-daily") if number == EVERY_DAY else _day_label(words, number)
    asked = [words.say("choose-hour", day=day), words.say("choose-quiet-zone", zone=zone)]
    return text(GAP.join(asked)).reply(InlineKeyboardMarkup([*rows, [_back(words, "when")]]))


def _day_label(words: Localization, number: int) -> str:
    """Return the name of a weekday with a capital, as labels and sentences begin, in any language."""
    name = words.weekday(number)
    return name[0].upper() + name[1:]


def _out_page(words: Localization, plan: Plan) -> Reply:
    buttons = [
        _button(words.say("button-outlets"), PlanPress("outlets")),
        _button(words.say("button-words"), PlanPress("words")),
    ]
    lines = [_outlets_line(words, plan), _words_line(words, plan)]
    asked = GAP.join([words.say("choose-out"), "\n".join(lines)])
    return text(asked).reply(InlineKeyboardMarkup([buttons, [_back(words, "main")]]))


def _outlets_line(words: Localization, plan: Plan) -> str:
    return words.say("left-out-outlets", names=_names(words, plan.outlets))


def _words_line(words: Localization, plan: Plan) -> str:
    return words.say("left-out-words", names=_names(words, plan.words))


def _outlets_page(number: int, words: Localization, plan: Plan, outlets: Sequence[str]) -> Reply:
    every = {*outlets, *plan.outlets}  # one that left the index can still be let in again
    rows = [
        *outlet_rows(every, plan.outlets, number, lambda number, choice: PlanPress("outlets", number, choice)),
        [
            _choice(words.say("button-none"), PlanPress("outlets", number, _NONE), on=not plan.outlets),
            _back(words, "out"),
        ],
    ]
    asked = GAP.join([words.say("choose-out-outlets"), _outlets_line(words, plan)])
    return text(asked).reply(InlineKeyboardMarkup(rows))


def words_page(words: Localization, plan: Plan, heading: str = "") -> Reply:
    """Return the page of words that are left out, each with a button to let it in again, below a heading."""
    rows = [[_button(f"✕ {name_label(word)}", PlanPress("words", choice=f"-{name_hash(word)}"))] for word in plan.words]
    asked = [*([heading] if heading else []), _words_line(words, plan), words.say("leave-out-how")]
    return text(GAP.join(asked)).reply(InlineKeyboardMarkup([*rows, [_back(words, "out")]]))


def _where_page(words: Localization, plan: Plan, has_topics: bool) -> Reply:
    is_topic = plan.place is not None and not plan.place.title
    rows = [[_choice(words.say("choose-each-place"), PlanPress("where", choice=_EACH), plan.place is None)]]
    if has_topics:
        rows.append([_choice(words.say("choose-this-topic"), PlanPress("where", choice=_TOPIC), is_topic)])
    asked = [words.say("choose-where"), _where_line(words, plan)]
    asked += [words.say("where-topic")] if has_topics else []
    return text(GAP.join([*asked, words.say("where-channel")])).reply(
        InlineKeyboardMarkup([*rows, [_back(words, "main")]])
    )


def _back(words: Localization, page: PlanPage) -> InlineKeyboardButton:
    return _button(words.say("button-back"), PlanPress(page))


def _choice(label: str, press: PlanPress, on: bool) -> InlineKeyboardButton:
    return _button(f"✓ {label}" if on else label, press)


def _button(label: str, press: PlanPress) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=encode_press(press))
