"""What the bot says of questions that a chat follows, and the buttons that end it. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory import Follow
from bot.messages.callback_data import StopPress, decode_press, encode_press
from bot.messages.localization import Localization
from bot.messages.markup import GAP, Reply, clip, text, units
from index import Question

MAX_LISTED = 60
"""Questions that a list names: Telegram takes 100 buttons, and fewer are read."""

_ROW = 3  # buttons
_QUESTION, _SHORT, _NOTE = 300, 150, 190  # UTF-16 units; a note takes 200 characters
_ROOM = 3900  # for a list


def question_label(question: Question, limit: int = _QUESTION) -> str:
    """Return a question as it was asked, with who and what it is about where it leaves that to the one before it."""
    typed = question.text.casefold()
    implied = [part for part in (question.speaker_text, question.topic_text) if part.casefold() not in typed]
    suffix = f" ({clip(', '.join(implied), limit // 3)})" if implied else ""
    return clip(" ".join(question.text.split()), limit - units(suffix)) + suffix


def follow_started_message(words: Localization, question: Question, follow_id: int) -> Reply:
    """Return the message that a question is followed from now on, and how that goes on."""
    message = GAP.join([words.say("follow-started", question=question_label(question)), words.say("follow-how")])
    return text(message).reply(
        InlineKeyboardMarkup([[_button(words.say("button-stop"), StopPress(follow_id, "started"))]])
    )


def follow_stopped_message(words: Localization, question: Question) -> Reply:
    """Return the message that a question is followed no longer."""
    return text(words.say("follow-stopped", question=question_label(question))).reply()


def follows_message(words: Localization, follows: Sequence[Follow]) -> Reply:
    """Return the list of what a chat follows, as far as it fits, with a button to end each."""
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
    return text("\n".join(lines)).reply(InlineKeyboardMarkup(rows))


def follow_note(words: Localization, name: Literal["follow-started", "follow-stopped"], question: Question) -> str:
    """Return the same in few words, to pop up after a press."""
    return clip(words.say(name, question=question_label(question, 120)), _NOTE)


def add_stop_button(buttons: InlineKeyboardMarkup | None, words: Localization, follow_id: int) -> InlineKeyboardMarkup:
    """Return the buttons under an alert, and one to end it."""
    rows = list(buttons.inline_keyboard) if buttons else []
    return InlineKeyboardMarkup([*rows, [_button(words.say("button-stop"), StopPress(follow_id, "alert"))]])


def keep_stop_button(reply: Reply, before: InlineKeyboardMarkup | None) -> Reply:
    """Return `reply` with the button that ends an alert, if the buttons `before` have one."""
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
    """Return the buttons without that one; None where no other is left."""
    rows = buttons.inline_keyboard if buttons else ()
    others = [[button for button in row if button.callback_data != encode_press(stop)] for row in rows]
    return InlineKeyboardMarkup([row for row in others if row]) if any(others) else None


def _button(label: str, stop: StopPress) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=encode_press(stop))
