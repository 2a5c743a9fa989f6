"""Telling the admins of errors that the bot logs, once an hour a kind. Not for the log itself: see `bot/logs`."""

from __future__ import annotations

from bot.operations.reporting.reports import ErrorReports as ErrorReports
