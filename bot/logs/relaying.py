"""Passing on what other processes of newsbot log: they write JSON to a pipe that the bot reads."""

from __future__ import annotations

import json
import logging
from typing import Any

LONGEST = 10_000
"""Characters of what is logged again: a traceback may be endless."""

_LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_LEVELS["critical"] = logging.CRITICAL


def relay(line: bytes | str, command: str) -> bool:
    """Log again what a process that runs `command` logged, by the same logger; return False if `line` isn't JSON."""
    try:
        logged: Any = json.loads(line)
    except ValueError:
        return False
    if not isinstance(logged, dict) or not isinstance(logged.get("logger"), str) or logged.get("level") not in _LEVELS:
        return False
    trace = logged.get("exception")
    words = f"{logged.get('event')}\n{trace}" if trace else f"{logged.get('event')}"
    level, logger = _LEVELS[logged["level"]], logging.getLogger(logged["logger"])
    logger.log(level, "%s", words[:LONGEST], extra={"command": command})
    return True
