"""Errors that must not stop the bot: each is logged in one line, and the surrounding work continues.

An unexpected error is logged by its kind and place alone: its text may quote what people wrote.
"""

from __future__ import annotations

import asyncio
import logging
import re
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from telegram.error import TelegramError

from index import NewsbotError, OutOfResources, is_out_of_resources

_log = logging.getLogger(__name__)

T = TypeVar("T")

_FRAME = re.compile(r'^ +File "([^"]+\.py)", line (\d+), in ', re.MULTILINE)


def describe(error: BaseException) -> str:
    """Return the kind of an unexpected error and where it was raised: "KeyError at chats.py:12."."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    frames = [(frame.filename, str(frame.lineno)) for frame in traceback.extract_tb(error.__traceback__)]
    for note in getattr(error, "__notes__", ()):  # of an error in another process, which has its traceback as a note
        frames.extend(_FRAME.findall(note))
    place = f" at {Path(frames[-1][0]).name}:{frames[-1][1]}" if frames else ""
    return f"{type(error).__name__}{place}."


def log_errors(prefix: str = "", *kinds: type[Exception]) -> AbstractContextManager[None, bool]:
    """Log an error that the block raises, with `prefix` before it, and leave the block.

    `kinds` are the errors to log (default: NewsbotError). All others propagate. Example::

        with log_errors():
            return await asyncio.to_thread(memory.follows_of, chat_id)
        return []
    """
    return _Logged(prefix, kinds or (NewsbotError,))


async def read_or(default: T, read: Callable[[], T]) -> T:
    """Read from the bot's memory in a thread; return `default` if it can't be read."""
    with log_errors():
        return await asyncio.to_thread(read)
    return default


@asynccontextmanager
async def given_up_aloud(say: Callable[[Exception], Awaitable[object]]) -> AsyncIterator[None]:
    """Pass an error that the block raises to `say`, which tells people, and raise it again.

    A lack of memory or of open files is raised as OutOfResources. TelegramError is raised without calling `say`.
    """
    try:
        yield
    except TelegramError:
        raise
    except Exception as error:
        with log_errors("", TelegramError):
            await say(error)
        if is_out_of_resources(error):
            raise OutOfResources.of(error) from error
        raise


class _Logged(AbstractContextManager[None, bool]):
    """A block that swallows these errors. With `contextmanager`, mypy wouldn't know that it may end early."""

    def __init__(self, prefix: str, kinds: tuple[type[Exception], ...]) -> None:
        self._prefix = prefix
        self._kinds = kinds

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if not isinstance(error, self._kinds):
            return False
        _log.error(f"{self._prefix.replace('%', '%%')}%s", error)  # the prefix tells kinds of errors apart
        return True
