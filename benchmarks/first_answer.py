"""Time from a wheel to the first answer: python -m benchmarks.first_answer [--wheel FILE] [--json]

In an empty folder: an environment, the wheel in it (by pip, with everything that it depends on, from the package index
that pip is set to), `newsbot init` with the code of an admin and the sample articles, `newsbot run`, and a question to
the bot. Telegram is the double of `benchmarks.load`, and nobody has to type. Without --wheel, builds that of this
repository first, which isn't counted.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load_processes import ROOT, TOKEN, Broken, Double, serving_double
from benchmarks.sets import table

LONGEST = 600.0
"""Seconds after which the first answer counts as missing."""

ADMIN = 4711
QUESTION = "Who has cut thinner barley?"


def measure(wheel: Path, folder: Path) -> dict[str, float]:
    """Return the seconds of each step, by its name, and of all."""
    seconds: dict[str, float] = {}

    @contextmanager
    def timed(step: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        seconds[step] = time.monotonic() - started

    bin_folder = folder / "environment" / "bin"
    with timed("environment"):
        _call([sys.executable, "-m", "venv", folder / "environment"], folder)
    with timed("pip install"):
        _call([bin_folder / "pip", "install", "-q", "--no-cache-dir", wheel], folder)
    with serving_double(folder) as double:
        with timed("newsbot init"):
            _set_up(bin_folder / "newsbot", folder, double)
        with timed("newsbot run, to the first answer"):
            _ask(bin_folder / "newsbot", folder, double)
    return seconds | {"in all": sum(seconds.values())}


def build(folder: Path) -> Path:
    """Build the wheel of this repository; return its path."""
    _call([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", folder, ROOT], folder)
    return next(folder.glob("newsbot-*.whl"))


def _set_up(newsbot: Path, folder: Path, double: Double) -> None:
    """Run `newsbot init`, and send the code that it shows."""
    options = ["--admin", "code", "--articles", "samples"]
    with _process([newsbot, "init", *options], folder, double) as process:
        assert process.stdout is not None
        shown = ""
        for line in process.stdout:
            shown += line
            if code := re.search(r"\?start=(\d{6})", line):
                double.call("put", chat=ADMIN, text=f"/start {code[1]}")
        if process.wait():
            raise Broken(f"newsbot init failed:\n{shown}")


def _ask(newsbot: Path, folder: Path, double: Double) -> None:
    """Run the bot until it has answered a question."""
    with _process([newsbot, "run"], folder, double) as process:
        sent, until = int(double.call("state")["sent"]), time.monotonic() + LONGEST
        double.call("put", chat=ADMIN, text=QUESTION)
        while int(double.call("state")["sent"]) == sent:
            if process.poll() is not None or time.monotonic() > until:
                raise Broken("newsbot run gave no answer")
            time.sleep(0.02)
        process.terminate()


@contextmanager
def _process(command: list[str | Path], folder: Path, double: Double) -> Iterator[subprocess.Popen[str]]:
    given = {"NEWSBOT_TELEGRAM_TOKEN": TOKEN, "NEWSBOT_TELEGRAM_API_URL": double.url}
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=_environment() | given, stdout=subprocess.PIPE, stderr=log, text=True
        )
        with process:
            yield process


def _call(command: list[str | Path], folder: Path) -> None:
    subprocess.run(command, cwd=folder, env=_environment(), check=True)


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith(("NEWSBOT_", "PYTHON"))}


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="the wheel to install (default: built from this repository)")
    parser.add_argument("--json", action="store_true", help="print the seconds as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wheel = given.wheel.absolute() if given.wheel else build(Path(name))
        seconds = measure(wheel, Path(name))
    if given.json:
        print(json.dumps(seconds))
    else:
        print(table([{"step": step, "seconds": value} for step, value in seconds.items()]))


if __name__ == "__main__":
    main()
