"""Messages about followed questions, and the buttons to stop following. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory import Follow, Plan
from bot.messages import (
    GAP,
    Localization,
    Piece,
    PlanPress,
    Reply,
    StopPress,
    clip,
    decode_press,
    encode_press,
    question_label,
    text,
    units,
)
from bot.messages.following.digest import plan_button
from index import Question

MAX_LISTED = 60
"""Maximum number of questions in a list. Telegram allows 100 buttons, but nobody reads that many."""

_AT_ONCE = Plan()
_ROW = 3  # buttons
_SHORT, _NOTE = 150, 190  # UTF-16 units; a note takes 200 characters
_ROOM = 3500  # for a list


def follow_started_message(words: Localization, question: Question, follow_id: int, plan: Plan = _AT_ONCE) -> Reply:
    """Return the message that a question is now followed, and what happens next under the chat's plan."""
    is_usual = plan.hour is None and plan.place is None
    how = words.say("follow-how") if is_usual else words.say("follow-how-plan")
    message = GAP.join([words.say("follow-started", question=question_label(question)), how])
    return text(message).reply(
        InlineKeyboardMarkup([[_button(words.say("button-stop"), StopPress(follow_id, "started"))]])
    )


def follow_stopped_message(words: Localization, question: Question) -> Reply:
    """Return the message that a question is no longer followed."""
    return text(words.say("follow-stopped", question=question_label(question))).reply()


def follows_message(words: Localization, follows: Sequence[Follow], plan: Sequence[str] = ()) -> Reply:
    """Return the list of followed questions, as many as fit, each with a button to stop.

    `plan`: lines on when and where their news comes, which stand below the list.
    """
    if not follows:
        return text(words.say("follow-none")).reply()
    lines, buttons = [words.say("follow-list")], list[InlineKeyboardButton]()
    for number, follow in enumerate(follows[:MAX_LISTED], 1):
        line = f"{number}. {question_label(follow.question, _SHORT)}"
        if sum(map(units, lines)) + units(line) > _ROOM:
            break
        lines.append(line)
        buttons.append(_button(f"{words.say('button-stop')} {number}", StopPress(follow.id, "list")))
    rows = [buttons[start : start + _ROW] for start in range(0, len(buttons), _ROW)]
    whole = text("\n".join(lines))
    below = text("\n".join(["\n", *plan])) if plan else Piece()
    shown = whole + below if whole.has_room_for(below) else whole
    return shown.reply(InlineKeyboardMarkup([*rows, [plan_button(words, PlanPress("main"))]]))


def follow_note(words: Localization, name: Literal["follow-started", "follow-stopped"], question: Question) -> str:
    """Return a short form of these messages, to pop up after a press."""
    return clip(words.say(name, question=question_label(question, 120)), _NOTE)


def add_stop_button(buttons: InlineKeyboardMarkup | None, words: Localization, follow_id: int) -> InlineKeyboardMarkup:
    """Return the buttons under an alert with one to stop following."""
    rows = list(buttons.inline_keyboard) if buttons else []
    return InlineKeyboardMarkup([*rows, [_button(words.say("button-stop"), StopPress(follow_id, "alert"))]])


def keep_stop_button(reply: Reply, before: InlineKeyboardMarkup | None) -> Reply:
    """Return `reply` with the button to stop following, if the buttons `before` have one."""
    rows = before.inline_keyboard if before else ()
    stop = next((button for row in rows for button in row if _stops_alert(button)), None)
    if stop is None:
        return reply
    shown = reply.buttons.inline_keyboard if reply.buttons else ()
    return replace(reply, buttons=InlineKeyboardMarkup([*shown, [stop]]))


def _stops_alert(button: InlineKeyboardButton) -> bool:
    press = decode_press(str(button.callback_data))
    return isinstance(press, StopPress) and press.origin == "alert"


def remove_stop_button(buttons: InlineKeyboardMarkup | None, stop: StopPress) -> InlineKeyboardMarkup | None:
    """Return the buttons without the one for `stop`; None if there are no others."""
    rows = buttons.inline_keyboard if buttons else ()
    others = [[button for button in row if button.callback_data != encode_press(stop)] for row in rows]
    return InlineKeyboardMarkup([row for row in others if row]) if any(others) else None


def _button(label: str, stop: StopPress) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=encode_press(stop))
