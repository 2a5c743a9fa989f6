"""Runs of newsbot's own commands beside the bot: processes that index, refresh, take posts and add articles.

What comes together is done by one run, and of each kind one works at a time. Not for telling admins of them
(`bot/admin/`), nor for the commands themselves (`bot/terminal/`).
"""

from __future__ import annotations

from bot.runs.adding import Adding as Adding
from bot.runs.compiling import use_kernels as use_kernels
from bot.runs.index_running import work_on as work_on
from bot.runs.own_commands import result_of as result_of
from bot.runs.own_commands import say_failure as say_failure
from bot.runs.rebuilding import rebuild_outdated as rebuild_outdated
from bot.runs.refreshing import Refreshing as Refreshing
from bot.runs.taking import Taking as Taking
