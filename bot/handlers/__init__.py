"""Handlers of updates: a module for each feature, and the tables that register their functions.

The tables are in `commands.py` and `presses.py`. Not for reading updates (`bot/incoming/`), the index
(`bot/answering/`) or the text of messages (`bot/messages/`).
"""

from __future__ import annotations

from bot.handlers.commands import menus as menus
from bot.handlers.inline import on_inline as on_inline
from bot.handlers.intake import Intake as Intake
from bot.handlers.intake import is_for_bot as is_for_bot
from bot.handlers.membership import on_membership as on_membership
from bot.handlers.presses import on_button as on_button
