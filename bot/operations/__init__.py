"""What keeps a bot standing in production. Nothing here answers questions."""

from __future__ import annotations

from bot.operations.service_manager import ServiceManager as ServiceManager
