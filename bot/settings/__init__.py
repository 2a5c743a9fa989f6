"""The settings of newsbot, checked when a process starts. Not for the settings of chats: see `bot/memory/`."""

from __future__ import annotations

from bot.settings.loading import load_settings as load_settings
from bot.settings.loading import load_usable_settings as load_usable_settings
from bot.settings.misspelt import ENV_FILE as ENV_FILE
from bot.settings.misspelt import misspelt_settings as misspelt_settings
from bot.settings.settings import PREFIX as PREFIX
from bot.settings.settings import Settings as Settings
from bot.settings.values import AccessMode as AccessMode
from bot.settings.webhook import WebhookOptions as WebhookOptions
