"""Presses on buttons that only the bot's admins may use, and the table of their handlers.

Any message with such a button may have been forwarded, and anybody can send any callback data: each press is checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.access import change_access, on_decision, remove_access, show_access_list, show_access_of
from bot.admin import new_sources, removing, sources
from bot.admin.additions import TAKE_OUT, on_take_out
from bot.admin.ratings import on_ratings_press
from bot.admin.reindexing import on_cancel
from bot.admin.rights import log_action
from bot.messages import AdminPress, Press
from bot.messages.admin import CANCEL, RATINGS_ACTION
from bot.services import PressContext, PressHandler, is_private

ACTIONS: Mapping[str, PressHandler] = {
    "sources": sources.show_list,
    "sources-how": sources.show_how,
    "source": sources.show_source,
    "source-pause": sources.pause,
    "source-resume": sources.resume,
    "source-refresh": sources.fetch,
    "source-remove": sources.ask_to_remove,
    "source-drop": sources.remove,
    "source-drop-all": sources.remove_with_articles,
    "source-add": new_sources.on_add_press,
    "remove": removing.ask,
    "remove-yes": removing.remove,
    "remove-no": removing.cancel,
    "remove-undo": removing.undo,
    "ask-allow": on_decision,
    "ask-block": on_decision,
    "ask-not-now": on_decision,
    "access": show_access_list,
    "access-one": show_access_of,
    "access-allow": change_access,
    "access-block": change_access,
    "access-not-now": change_access,
    "access-remove": remove_access,
    RATINGS_ACTION: on_ratings_press,
    CANCEL: on_cancel,
    TAKE_OUT: on_take_out,
}
"""The handler of each action, which `AdminPress.action` names."""

_ID = re.compile(r"(?:[a-z]+\.)?-?[0-9a-f]{1,40}")
"""The id of an article, a source, a person or a chat, or the number of a page; of the last three, also with a state."""

_SLOW = frozenset({TAKE_OUT})  # they wait for index runs


def is_slow(pressed: Press) -> bool:
    """Return whether a press may take long, so that it must not hold up the queue of its chat."""
    return isinstance(pressed, AdminPress) and pressed.action in _SLOW


async def on_admin_press(press: PressContext, pressed: AdminPress) -> None:
    """Handle a press on an admin's button, if an admin pressed it in a private chat."""
    user_id, handler = press.query.from_user.id, ACTIONS.get(pressed.action)
    if user_id not in press.services.settings.admin_ids:
        press.pop_up(press.words.say("no-right"))
    elif handler is None or not is_private(press.message.chat_id):  # what admins see is for no group
        press.pop_up(press.words.say("note-command-again"))
    else:
        argument = pressed.argument if _ID.fullmatch(pressed.argument) else ""  # a forged one may say anything
        log_action(user_id, f"{pressed.action} {argument}".rstrip())
        await handler(press, pressed)
