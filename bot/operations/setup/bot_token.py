"""The bot's token: asking for it, and having Telegram check it. Not for storing it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from telegram import User

from bot.operations.setup.connection import look_up
from bot.operations.setup.errors import TelegramUnreachable, TokenRefused
from bot.operations.setup.prompts import Prompts
from bot.settings import PREFIX, Settings, load_settings
from index import FileUnusable, SettingsError

SETTING = f"{PREFIX}TELEGRAM_TOKEN"

_INSTEAD = f"give the bot's token by --token-file, or in {SETTING}"
_MOST_BYTES = 10_000


def choose_token(prompts: Prompts, given: str | None, present: str | None) -> tuple[Settings, User]:
    """Return the settings with a token that Telegram accepts, and its bot.

    It is `given`, or asked for, or `present` already. Without a terminal, raises what is wrong with it: SettingsError,
    TokenRefused or TelegramUnreachable.
    """
    token = given or (None if prompts.can_ask else present)
    while True:
        token = token or _ask(prompts, present)
        try:
            settings = load_settings(telegram_token=token)
            with prompts.waiting("Asking Telegram …"):
                return settings, asyncio.run(look_up(settings))
        except TelegramUnreachable as error:
            if not prompts.can_ask:
                raise
            prompts.complain(error)
            if not prompts.yes("Try again?", default=True):
                raise
        except (SettingsError, TokenRefused) as error:
            if not prompts.can_ask or (isinstance(error, SettingsError) and error.setting != SETTING):
                raise
            prompts.complain(error)
            token = None


def read_token(name: str | None) -> str | None:
    """Return the token in a file (`-`: standard input) or else in the environment. Raises FileUnusable."""
    if name is None:
        return os.environ.get(SETTING, "").strip() or None
    try:
        if name == "-":
            return sys.stdin.buffer.read(_MOST_BYTES).decode().strip()
        with Path(name).open("rb") as file:
            return file.read(_MOST_BYTES).decode().strip()
    except UnicodeDecodeError:
        raise FileUnusable(Path(name), "it is not UTF-8 text") from None
    except OSError as error:
        raise FileUnusable(Path(name), error.strerror or str(error)) from error


def present_token() -> str | None:
    """Return the token that the settings have already; None if they have none, or one that can't be."""
    try:
        return load_settings().token()
    except SettingsError:
        return None


def _ask(prompts: Prompts, present: str | None) -> str:
    question = (
        "The bot's token, from @BotFather (Enter: the present one)" if present else "The bot's token, from @BotFather"
    )
    while not (token := prompts.secret(question, _INSTEAD) or present):
        prompts.complain("Paste the token: @BotFather shows it after /newbot, or for an older bot after /mybots.")
    return token
