"""The running bot: its handlers, its start, its work in the background and its end. Not for what a handler does."""

from __future__ import annotations

from bot.application.building import build as build
from bot.application.building import is_for as is_for
from bot.application.serving import run_bot as run_bot
from bot.application.starting import set_commands as set_commands
