"""A command in a terminal of its own: what it shows, and what somebody types there."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

from waits import WAIT_SECONDS, eventually

_START = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C reaches the command
os.execv(sys.executable, [sys.executable, "-m", "bot", *sys.argv[1:]])
"""


class Terminal:
    """A `newsbot` command on a pseudo-terminal; use it in a `with` block, which ends it."""

    def __init__(self, folder: Path, environment: dict[str, str], *arguments: str) -> None:
        self._main, end = pty.openpty()
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            [sys.executable, "-c", _START, *arguments],
            **dict.fromkeys(("stdin", "stdout", "stderr"), end),  # type: ignore[call-overload]
            cwd=folder,
            env=environment | {"TERM": "dumb", "COLUMNS": "200"},
            start_new_session=True,
        )
        os.close(end)
        self._shown = ""
        self._read_up_to = 0
        self._ended = False
        self._changed = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(WAIT_SECONDS)
        self._reader.join(WAIT_SECONDS)
        os.close(self._main)

    @property
    def shown(self) -> str:
        """All that was shown up to now, including what the terminal echoed."""
        with self._changed:
            return self._shown

    def wait_for(self, words: str) -> str:
        """Wait until these words are shown behind those waited for before; return what is shown up to their end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._ended or words in self._shown[self._read_up_to :], timeout=WAIT_SECONDS
            )
            assert words in self._shown[self._read_up_to :], f"waited in vain for {words!r}:\n{self._shown}"
            start, self._read_up_to = self._read_up_to, self._shown.index(words, self._read_up_to) + len(words)
            return self._shown[start : self._read_up_to]

    def type(self, text: str) -> None:
        """Type a text, and press Enter."""
        os.write(self._main, f"{text}\n".encode())

    def interrupt(self) -> None:
        """Press Ctrl-C, once the command waits: Python may miss it just before it reads from a terminal."""
        eventually(self._is_asleep)
        os.write(self._main, b"\x03")

    def _is_asleep(self) -> bool:
        state = Path(f"/proc/{self._process.pid}/stat")
        return not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "S"

    def close_input(self) -> None:
        """Press Ctrl-D at a question. What is typed before the cursor waits behind it may get lost."""
        self._wait_for_cursor()
        os.write(self._main, b"\x04")

    def answer(self, question: str, text: str) -> None:
        """Wait for a question, and type the answer. What is typed before the cursor waits behind it may get lost."""
        self.wait_for(question)
        self._wait_for_cursor()
        self.type(text)

    def _wait_for_cursor(self) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._shown.endswith(": "), timeout=WAIT_SECONDS), self._shown

    def end(self) -> int:
        """Wait until the command has ended and all that it shows is read; return its exit code."""
        code = self._process.wait(WAIT_SECONDS)
        self._reader.join(WAIT_SECONDS)
        return code

    def _read(self) -> None:
        while True:
            try:
                part = os.read(self._main, 1 << 16)
            except OSError:  # the other end is closed
                part = b""
            with self._changed:
                self._shown += part.decode(errors="replace").replace("\r\n", "\n")
                self._ended = not part
                self._changed.notify_all()
            if not part:
                return
