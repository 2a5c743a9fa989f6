"""How a line of the log looks: as text for people, or as JSON for programs."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from structlog.dev import Column, ConsoleRenderer, KeyValueColumnFormatter, plain_traceback
from structlog.processors import JSONRenderer, format_exc_info
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.typing import EventDict, Processor

from bot.logs.options import Format
from bot.logs.updates import current_update

FIELDS = ("command", "kind", "outcome", "milliseconds")
"""What else a line may say, beside the update: `extra` of a record. Other fields, those of libraries, are left out."""

_STYLES = {"DEBUG": "\033[2m", "INFO": "\033[32m", "WARNING": "\033[33m", "ERROR": "\033[31m", "CRITICAL": "\033[31m"}
_DIM, _BLUE, _RESET = "\033[2m", "\033[34m", "\033[0m"


class LineFormatter(ProcessorFormatter):
    """Formats records as lines, including tracebacks; `redact` takes the secrets out of each value."""

    def __init__(self, form: Format, colors: bool, redact: Callable[[str], str]) -> None:
        def take_secrets_out(_logger: Any, _method: str, event: EventDict) -> EventDict:
            # Before the values are escaped for JSON: what is left could be no JSON otherwise.
            return {key: redact(value) if isinstance(value, str) else value for key, value in event.items()}

        for_whom, render = (_for_programs, _JSON) if form == "json" else (_for_people, _text(colors))
        super().__init__(
            foreign_pre_chain=[format_exc_info, _add_update, ExtraAdder(FIELDS)],
            processors=[for_whom, take_secrets_out, render],
        )


def _add_update(_logger: Any, _method: str, event: EventDict) -> EventDict:
    if (number := current_update()) is not None:
        event["update"] = number
    return event


def _for_programs(_logger: Any, _method: str, event: EventDict) -> EventDict:
    record: logging.LogRecord = event.pop("_record")
    del event["_from_structlog"]
    time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    return {"time": time, "level": record.levelname.lower(), "logger": record.name, **event}


def _for_people(_logger: Any, _method: str, event: EventDict) -> EventDict:
    record: logging.LogRecord = event.pop("_record")
    del event["_from_structlog"]
    moment = datetime.fromtimestamp(record.created).astimezone()
    time = f"{moment:%Y-%m-%d %H:%M:%S},{int(record.msecs):03}"
    return {**event, "time": time, "level": record.levelname, "logger": f"{record.name}:"}


_JSON = JSONRenderer(json.dumps, ensure_ascii=False)


def _text(colors: bool) -> Processor:
    def style(code: str) -> str:
        return code if colors else ""

    def column(value: str = "", key: str | None = None, show: Callable[[object], str] = str) -> KeyValueColumnFormatter:
        return KeyValueColumnFormatter(key, value, style(_RESET), show)

    columns = [
        Column("time", column(style(_DIM))),
        Column("level", column(show=lambda level: f"{style(_STYLES.get(str(level), ''))}{level}")),
        Column("logger", column(style(_BLUE))),
        Column("event", column()),
        Column("", column(style(_DIM), key="")),
    ]
    return ConsoleRenderer(columns=columns, exception_formatter=plain_traceback)
