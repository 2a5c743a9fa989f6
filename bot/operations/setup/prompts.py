"""Questions and lines in the terminal. Not for what is asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.text import Text

from bot.operations.setup.errors import NeedsTerminal


class Prompts:
    """Asks whoever sits at the terminal. Ctrl-C and Ctrl-D at a question raise typer.Abort."""

    def __init__(self) -> None:
        self.can_ask = sys.stdin.isatty()

    def secret(self, question: str, instead: str) -> str:
        """Return what is typed without being shown; an empty text for Enter. Raises NeedsTerminal."""
        self._check(instead)
        return str(typer.prompt(question, default="", show_default=False, hide_input=True)).strip()

    def text(self, question: str, default: str, instead: str) -> str:
        """Return what is typed; the default for Enter. Raises NeedsTerminal."""
        self._check(instead)
        return str(typer.prompt(question, default=default)).encode(errors="replace").decode().strip()

    def yes(self, question: str, default: bool, instead: str = "") -> bool:
        """Return whether the answer is yes. Raises NeedsTerminal."""
        self._check(instead)
        return typer.confirm(question, default=default)

    def tell(self, *lines: str) -> None:
        """Print lines at once."""
        print(*lines, sep="\n", flush=True)

    def complain(self, problem: object) -> None:
        """Print what is wrong, as all commands do."""
        print(f"newsbot: {problem}", file=sys.stderr, flush=True)

    @contextmanager
    def waiting(self, what: str) -> Iterator[None]:
        """Show in a terminal what is waited for, while the block runs."""
        console = Console(stderr=True, highlight=False, emoji=False)
        if not console.is_terminal:
            yield
            return
        with console.status(Text(what)):
            yield

    def _check(self, instead: str) -> None:
        if not self.can_ask:
            raise NeedsTerminal(instead)


def printable(text: str) -> str:
    """Return a text from elsewhere without characters that control a terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)
