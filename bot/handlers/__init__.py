"""What the bot does with each update: one module a feature, free async functions.

Not for reading updates (`bot/incoming/`), the index (`bot/answering/`) or what a message says (`bot/messages/`).
"""

from __future__ import annotations

from bot.handlers.alerts import Alerts as Alerts
from bot.handlers.commands import menus as menus
from bot.handlers.inline import on_inline as on_inline
from bot.handlers.intake import Intake as Intake
from bot.handlers.intake import is_for as is_for
from bot.handlers.membership import on_membership as on_membership
from bot.handlers.presses import on_button as on_button
from bot.handlers.services import Context as Context
from bot.handlers.services import Services as Services
from bot.handlers.services import share as share
