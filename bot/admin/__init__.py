"""What the bot does for its admins: commands and buttons for them alone, and what they are told unasked.

Not for who may use a command: `bot/handlers/commands.py` checks that, and `presses.py` checks each press.
"""

from __future__ import annotations

from bot.admin.additions import on_add as on_add
from bot.admin.additions import on_addition as on_addition
from bot.admin.channels import on_channel_membership as on_channel_membership
from bot.admin.channels import on_channel_post as on_channel_post
from bot.admin.presses import is_slow as is_slow
from bot.admin.presses import on_admin_press as on_admin_press
from bot.admin.ratings import on_report as on_report
from bot.admin.reindexing import on_reindex as on_reindex
from bot.admin.removing import on_remove as on_remove
from bot.admin.rights import is_from_admin as is_from_admin
from bot.admin.rights import log_action as log_action
from bot.admin.source_health import SourceHealth as SourceHealth
from bot.admin.sources import on_sources as on_sources
from bot.admin.status import on_status as on_status
from bot.admin.telling import tell_admins as tell_admins
from bot.admin.telling import tell_damage as tell_damage
from bot.admin.unanswered import on_unanswered as on_unanswered
