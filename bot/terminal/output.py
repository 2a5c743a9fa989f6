"""Where commands write what programs read: standard output, or a file that is replaced at once.

Not for what is written: see the commands.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index import FileUnusable

STANDARD = "-"
"""The name that stands for standard input or output."""

CLOSED = 141
"""The exit code after the reader of the output has closed it (as `head` does), by the convention of shells."""


@contextmanager
def open_output(name: str, encoding: str = "utf-8", private: bool = False) -> Iterator[Callable[[str], None]]:
    """Give the block a function that writes text to a file, in `encoding`; `-` is standard output, always in UTF-8.

    A file is written beside its place, and takes it when the block ends; if the block raises, it stays as it was. It
    has the permissions of the one before; if `private`, only its owner may read and write it. Raises FileUnusable.
    """
    if name == STANDARD:
        yield write_whole
        return
    path = Path(name).resolve()  # a link stays a link
    is_stream = path.exists() and not path.is_file() and not path.is_dir()  # a device or a pipe
    with _file_errors(name):
        file = path.open("w", encoding=encoding, newline="") if is_stream else _open_beside(path, encoding, private)

    def write(text: str) -> None:
        with _file_errors(name):
            file.write(text)

    try:
        yield write
        with _file_errors(name):
            _finish(file, None if is_stream else path)
    finally:
        file.close()
        if not is_stream:
            Path(file.name).unlink(missing_ok=True)


def write_whole(text: str) -> None:
    """Write text to standard output in UTF-8, whole even if somebody presses Ctrl-C meanwhile."""
    signals = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)


def close_quietly() -> None:
    """Leave standard output, whose reader is gone, without another error when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_beside(path: Path, encoding: str, private: bool) -> IO[str]:
    """Open a new file in the folder of `path`, with its permissions if it exists and the new one isn't `private`."""
    if path.is_dir():
        raise IsADirectoryError(None, "Is a directory")
    file = tempfile.NamedTemporaryFile(  # noqa: SIM115  # closed by `open_output`
        "w", encoding=encoding, newline="", dir=path.parent, prefix=f".{path.name[:100]}.", delete=False
    )
    if path.exists() and not private:
        shutil.copymode(path, file.name)
    return file


def _finish(file: IO[str], path: Path | None) -> None:
    """Write out what is buffered; put the file in the place of `path`, if any."""
    file.flush()
    if path is not None:
        os.fsync(file.fileno())
        Path(file.name).replace(path)


@contextmanager
def _file_errors(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileUnusable(Path(name), error.strerror or str(error)) from error
