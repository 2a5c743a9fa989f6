"""Presses on buttons that only the bot's admins may use, and the table of their handlers.

Any message with such a button may have been forwarded, and anybody can send any callback data: each press is checked.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.admin.rights import log_action
from bot.messages import AdminPress
from bot.services import PressContext, PressHandler

ACTIONS: Mapping[str, PressHandler] = {}
"""The handler of each action, which `AdminPress.action` names."""


async def on_admin_press(press: PressContext, pressed: AdminPress) -> None:
    """Handle a press on an admin's button, if an admin pressed it."""
    user_id, handler = press.query.from_user.id, ACTIONS.get(pressed.action)
    if user_id not in press.services.settings.admin_ids:
        press.pop_up(press.words.say("no-right"))
    elif handler is None:
        press.pop_up(press.words.say("note-old"))
    else:
        log_action(user_id, f"{pressed.action} {pressed.argument}".rstrip())
        await handler(press, pressed)
