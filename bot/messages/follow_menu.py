"""What the bot says of questions that a chat follows, and the buttons that end it. Pure functions.

Callback data holds 64 bytes and may be anything: `unpack` takes what `pack` gave, and None is all that it says of the
rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory import Follow
from bot.messages.markup import GAP, Reply, clip, text, units
from bot.messages.words import Words
from index import Question

Under = Literal["started", "list", "alert"]
"""What a button to stop stands under."""

MOST = 60
"""Questions that a list names: Telegram takes 100 buttons, and fewer are read."""

_ROW = 3  # buttons
_QUESTION, _LISTED, _NOTE = 300, 150, 190  # UTF-16 units; a note takes 200 characters
_ROOM = 3900  # for a list
_DATA = re.compile(rf"f:({'|'.join(get_args(Under))}):([0-9]{{1,18}})")


@dataclass(frozen=True, slots=True)
class StopPress:
    """A press on a button that ends what is followed."""

    follow_id: int
    under: Under


def pack_stop(stop: StopPress) -> str:
    """The callback data of a button."""
    return f"f:{stop.under}:{stop.follow_id}"


def unpack_stop(data: str) -> StopPress | None:
    """What a press says; None for the data of other buttons, and for anything else."""
    match = _DATA.fullmatch(data)
    under = next((one for one in get_args(Under) if match and one == match[1]), None)
    return StopPress(int(match[2]), under) if match and under else None


def question_label(question: Question, limit: int = _QUESTION) -> str:
    """A question as it was asked, with who and what it is about where it leaves that to the one before it."""
    said = question.text.casefold()
    left_out = [part for part in (question.speaker_text, question.topic_text) if part.casefold() not in said]
    named = f" ({clip(', '.join(left_out), limit // 3)})" if left_out else ""
    return clip(" ".join(question.text.split()), limit - units(named)) + named


def follow_started_message(words: Words, question: Question, follow_id: int) -> Reply:
    """That a question is followed from now on, and how that goes on."""
    said = GAP.join([words.say("follow-started", question=question_label(question)), words.say("follow-how")])
    return text(said).reply(
        InlineKeyboardMarkup([[_button(words.say("button-stop"), StopPress(follow_id, "started"))]])
    )


def follow_stopped_message(words: Words, question: Question) -> Reply:
    """That a question is followed no longer."""
    return text(words.say("follow-stopped", question=question_label(question))).reply()


def follows_message(words: Words, follows: Sequence[Follow]) -> Reply:
    """What a chat follows, as far as it fits, with a button to end each."""
    if not follows:
        return text(words.say("follow-none")).reply()
    lines, buttons = [words.say("follow-list")], list[InlineKeyboardButton]()
    for number, follow in enumerate(follows[:MOST], 1):
        line = f"{number}. {question_label(follow.question, _LISTED)}"
        if sum(map(units, lines)) + units(line) > _ROOM:
            break
        lines.append(line)
        buttons.append(_button(f"{words.say('button-stop')} {number}", StopPress(follow.id, "list")))
    rows = [buttons[start : start + _ROW] for start in range(0, len(buttons), _ROW)]
    return text("\n".join(lines)).reply(InlineKeyboardMarkup(rows))


def follow_note(words: Words, name: Literal["follow-started", "follow-stopped"], question: Question) -> str:
    """The same as what pops up after a press."""
    return clip(words.say(name, question=question_label(question, 120)), _NOTE)


def add_stop_button(buttons: InlineKeyboardMarkup | None, words: Words, follow_id: int) -> InlineKeyboardMarkup:
    """The buttons under an alert, and one to end it."""
    rows = list(buttons.inline_keyboard) if buttons else []
    return InlineKeyboardMarkup([*rows, [_button(words.say("button-stop"), StopPress(follow_id, "alert"))]])


def keep_stop_button(reply: Reply, before: InlineKeyboardMarkup | None) -> Reply:
    """A message in place of one with those buttons, of which it keeps the one that ends an alert, if there is one."""
    rows = before.inline_keyboard if before else ()
    data = (unpack_stop(str(button.callback_data)) for row in rows for button in row)
    if not any(stop and stop.under == "alert" for stop in data):
        return reply
    shown = reply.buttons.inline_keyboard if reply.buttons else ()
    return replace(reply, buttons=InlineKeyboardMarkup([*shown, rows[-1]]))


def remove_stop_button(buttons: InlineKeyboardMarkup | None, stop: StopPress) -> InlineKeyboardMarkup | None:
    """The buttons without that one; None where no other is left."""
    rows = buttons.inline_keyboard if buttons else ()
    left = [[button for button in row if button.callback_data != pack_stop(stop)] for row in rows]
    return InlineKeyboardMarkup([row for row in left if row]) if any(left) else None


def _button(label: str, stop: StopPress) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=pack_stop(stop))
