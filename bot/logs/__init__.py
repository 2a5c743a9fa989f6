"""Logs: their format, their level, which update a line belongs to, and what never stands in them.

Modules log by `logging.getLogger(__name__)`, and structlog formats the lines. Not for what is logged, nor for telling
admins of errors: see `bot/operations/reporting`.
"""

from __future__ import annotations

from bot.logs.options import LogOptions as LogOptions
from bot.logs.redaction import secrets_in as secrets_in
from bot.logs.relaying import relay as relay
from bot.logs.setting_up import set_up_logging as set_up_logging
from bot.logs.unreported import is_untold as is_untold
from bot.logs.unreported import untold as untold
from bot.logs.updates import current_update as current_update
from bot.logs.updates import handling as handling
from bot.logs.updates import in_update as in_update
from bot.logs.updates import logged_handling as logged_handling
from bot.logs.updates import note as note
from bot.logs.updates import outside_updates as outside_updates
