"""What the bot does with each update: one module a feature, free async functions.

Not for reading updates (`bot/incoming/`), the index (`bot/answering/`) or what a message says (`bot/messages/`).
"""

from __future__ import annotations

from bot.handlers.alerts import Alerts as Alerts
from bot.handlers.services import Context as Context
from bot.handlers.services import Services as Services
from bot.handlers.services import share as share
