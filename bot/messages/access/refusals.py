"""Messages to people and groups that may not use the bot: how to ask for access, and what became of that."""

from __future__ import annotations

from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory import AccessState
from bot.messages import AccessPress, Localization, Reply, encode_press, text


def ask_message(words: Localization, is_group: bool) -> Reply:
    """Return the message that offers to ask the bot's admins for access."""
    ask = InlineKeyboardButton(words.say("button-ask-access"), callback_data=encode_press(AccessPress()))
    offer = words.say("access-ask-group") if is_group else words.say("access-ask")
    return text(offer).reply(InlineKeyboardMarkup([[ask]]))


def say_standing(
    words: Localization, state: AccessState | None, again_at: datetime | None, now: datetime
) -> str | None:
    """Return why somebody may not ask for access now; None if they may. `again_at` is from when on they may."""
    if again_at is None or again_at <= now:
        return None
    if state == "refused":
        return words.say("access-not-now", ahead=words.ahead(again_at, now))
    return words.say("access-waits")


def refusal_message(words: Localization) -> Reply:
    """Return the message that the bot doesn't answer here."""
    return text(words.say("access-refusal")).reply()


def outcome_message(
    words: Localization, state: AccessState, again_at: datetime | None, now: datetime, is_group: bool
) -> Reply:
    """Return what the admins decided about a request."""
    if state == "allowed":
        return text(words.say("access-granted-group") if is_group else words.say("access-granted")).reply()
    if state == "refused":
        return text(words.say("access-not-now", ahead=words.ahead(again_at or now, now))).reply()
    return refusal_message(words)
