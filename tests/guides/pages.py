"""The guides in docs/ as tests read them: commands for the shell in order, each with the output that the page shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PREFIX

ROOT = Path(__file__).parent.parent.parent
Shell = Callable[[str], subprocess.CompletedProcess[str]]

_BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """Lines for the shell, and lines that they print."""

    commands: tuple[str, ...]
    shown: tuple[str, ...] = ()


def page(name: str) -> str:
    """Return the text of a page."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def steps(name: str) -> Iterator[Step]:
    """Yield the steps of a guide. A block `console` is what the block `sh` before it prints."""
    blocks = [(kind, tuple(text.splitlines())) for kind, text in _BLOCK.findall(page(name))]
    for number, (kind, lines) in enumerate(blocks):
        if kind == "sh":
            after = blocks[number + 1] if number + 1 < len(blocks) else ("", ())
            yield Step(tuple(_commands(lines)), after[1] if after[0] == "console" else ())


def bot_commands(name: str) -> list[str]:
    """Return what a guide says to send to the bot: the items of its lists that begin with a command."""
    return re.findall(r"^- `(/[^`]+)`", page(name), re.MULTILINE)


def _commands(lines: Sequence[str]) -> Iterator[str]:
    """Yield commands: a line each, and a document behind << as a part of its command."""
    remaining = iter(lines)
    for line in remaining:
        command = line
        if "<<'END'" in line:
            for more in remaining:
                command += f"\n{more}"
                if more == "END":
                    break
        yield command


def shell_in(folder: Path, settings: Mapping[str, str] | None = None) -> Shell:
    """Return a function that runs a line of the shell in `folder`, where `newsbot` is this working copy."""
    command = folder / ".bin" / "newsbot"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bot "$@"\n')
    command.chmod(0o700)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    environment |= {"PATH": f"{command.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    environment |= settings or {}

    def run(line: str) -> subprocess.CompletedProcess[str]:
        words = ["bash", "-o", "pipefail", "-c", line]
        return subprocess.run(words, env=environment, cwd=folder, capture_output=True, text=True, encoding="utf-8")

    return run


def follow(name: str, shell: Shell, change: Callable[[str], str] = str) -> dict[str, str]:
    """Run all commands of a guide, each line after `change`; return what each printed.

    Each must succeed, and print the lines that the page shows: … stands for anything.
    """
    printed: dict[str, str] = {}
    for step in steps(name):
        for line in step.commands:
            done = shell(change(line))
            assert done.returncode == 0, (line, done.stdout, done.stderr)
            printed[line] = done.stdout + done.stderr
        output = "".join(printed[line] for line in step.commands)
        for shown in step.shown:
            pattern = re.escape(shown).replace("…", ".*")
            assert re.search(pattern, output), (step.commands, shown, output)
    return printed
