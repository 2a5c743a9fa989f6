"""start: how soon `newsbot run` polls on its first start, and on a later one.

    python -m benchmarks.start [--articles 20000] [--json]

articles, paragraphs    size of the index
first_poll_s            seconds from the start of the process to its first poll, with no compiled code on the machine
compiled_s              seconds until compiled code searches the index
next_poll_s             seconds to the first poll of the next start
memory_mb               resident memory of the bot and its processes once compiled code searches, in MB
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.load_processes import Bot, family, newsbot_settings, running, serving_double
from benchmarks.load_processes import index as build_index
from benchmarks.load_texts import PARAGRAPHS, stories
from index.storage import KERNELS

_WAIT_SECONDS = 300.0
_COMPILED = "Compiled code searches the index now"


def measure(folder: Path, articles: int) -> dict[str, Any]:
    """Index generated news in `folder`, and start the bot twice."""
    _write(folder, articles)
    build_index(folder)
    shutil.rmtree(folder / "data" / KERNELS, ignore_errors=True)
    first_poll, compiled, memory = _start(folder)
    next_poll, _, _ = _start(folder)
    return {
        "articles": articles,
        "paragraphs": articles * PARAGRAPHS,
        "first_poll_s": first_poll,
        "compiled_s": compiled,
        "next_poll_s": next_poll,
        "memory_mb": memory,
    }


def _write(folder: Path, articles: int) -> None:
    (folder / "articles").mkdir()
    with (folder / "articles" / "news.jsonl").open("w") as file:
        for number, story in enumerate(stories(articles)):
            record = {
                "title": story.title,
                "published": str(story.day),
                "outlet": story.outlet,
                "url": f"https://news.example/{number}",
                "paragraphs": story.paragraphs,
            }
            file.write(json.dumps(record) + "\n")


def _start(folder: Path) -> tuple[float, float | None, float]:
    """Start the bot; return the seconds to its first poll and to compiled code, and its memory then."""
    with serving_double(folder) as double:
        began = time.monotonic()
        with running("newsbot", ["-m", "bot", "run"], folder, newsbot_settings(folder, double.url)) as process:
            bot = Bot(process, double)
            _until(bot, lambda: double.call("state")["allowed"] is not None)
            polled = time.monotonic() - began
            _until(bot, lambda: _COMPILED in process.log.read_text())
            compiled = time.monotonic() - began
            memory = sum(map(_resident_mb, family(process.process.pid)))
    return round(polled, 2), round(compiled, 1), round(memory)


def _until(bot: Bot, look: Any) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while not look():
        bot.running.check()
        if time.monotonic() > until:
            raise bot.running.broken(f"took more than {_WAIT_SECONDS:.0f} s")
        time.sleep(0.02)


def _resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, help="at least 1,400, so that compiled code pays off")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        figures = measure(Path(place), given.articles)
    print(json.dumps(figures) if given.json else "\n".join(f"{name:<14}{value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
