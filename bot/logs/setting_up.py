"""Setting up the log of a process."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from bot.logs.options import LogOptions
from bot.logs.redaction import redactor
from bot.logs.repeats import RepeatFilter

OWN = ("bot", "index")
"""The roots of newsbot's own loggers."""

_log = logging.getLogger(__name__)


def set_up_logging(options: LogOptions) -> None:
    """Log to stderr as `options` say, also warnings of Python and what ends the process."""
    from bot.logs.lines import LineFormatter

    handler = logging.StreamHandler()
    handler.addFilter(RepeatFilter())
    if not options.libraries:
        handler.addFilter(lambda record: record.name.partition(".")[0] in OWN)
    handler.setFormatter(LineFormatter(options.format, handler.stream.isatty(), redactor(options.secrets)))
    level = logging.getLevelNamesMapping()[options.level.upper()]
    # Libraries say at the level debug what people write: python-telegram-bot logs each update.
    logging.basicConfig(level=max(level, logging.INFO), handlers=[handler], force=True)
    for name in OWN:
        logging.getLogger(name).setLevel(level)
    _silence_libraries()
    logging.captureWarnings(True)
    sys.excepthook = _log_crash
    threading.excepthook = _log_end_of_thread


def _silence_libraries() -> None:
    for noisy in ("httpx", "httpcore"):  # httpx logs each URL, which contains the token
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("telegram.ext.Application").setLevel(logging.WARNING)
    # These log tracebacks for gateway errors, a failed last poll and a refused token, all of which newsbot logs itself.
    for quiet in ("telegram.request", "telegram.ext", "telegram.ext.Updater"):
        logging.getLogger(quiet).setLevel(logging.CRITICAL)


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an error that ends the process: Python would print it with the secrets that its text may hold."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _log.critical("newsbot crashed.", exc_info=(kind, error, trace))


def _log_end_of_thread(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None and not isinstance(ended.exc_value, SystemExit):
        name = ended.thread.name if ended.thread else "?"
        _log.error("The thread %s crashed.", name, exc_info=ended.exc_value)
