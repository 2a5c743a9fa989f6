"""The command `newsbot`: its commands, their arguments and options. What they do is not here: see `bot/terminal/`."""

from __future__ import annotations

from bot.cli.app import app as app
from bot.cli.app import main as main
