"""Receiving updates by webhook: the socket that Telegram's requests come to, and what becomes of each.

Not for telling Telegram about the webhook (see `bot/application/receiving.py`), nor for what an update asks.
"""

from __future__ import annotations

from bot.webhook.listening import Listener as Listener
from bot.webhook.listening import listen_for as listen_for
from bot.webhook.receiving import Receiver as Receiver
from bot.webhook.serving import WebhookServer as WebhookServer
