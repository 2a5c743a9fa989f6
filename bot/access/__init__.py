"""Access to the bot: people and groups ask for it, and admins decide, in Telegram.

Not for the rules, which every message is checked against: see `bot/services/access.py`. Not for who is an admin and may
press: `bot/admin/presses.py` checks that.
"""

from __future__ import annotations

from bot.access.asking import offer_to_ask as offer_to_ask
from bot.access.asking import on_ask_press as on_ask_press
from bot.access.asking import say_refusal as say_refusal
from bot.access.commands import BY_FORWARD as BY_FORWARD
from bot.access.commands import on_allow as on_allow
from bot.access.commands import on_block as on_block
from bot.access.commands import takes_forward as takes_forward
from bot.access.deciding import on_decision as on_decision
from bot.access.listing import change_access as change_access
from bot.access.listing import on_access as on_access
from bot.access.listing import remove_access as remove_access
from bot.access.listing import show_access_list as show_access_list
from bot.access.listing import show_access_of as show_access_of
