"""Telling programs how the bot is doing, at an optional port: health, readiness, and metrics for Prometheus.

Not for counting what happens (see `bot/metrics/`), nor for telling people (see `bot/admin/`).
"""

from __future__ import annotations

from bot.operations.watching.ports import open_port as open_port
from bot.operations.watching.server import Watcher as Watcher
