"""Whether anything grows: python -m benchmarks.soak [--minutes N] [--every SECONDS] [--rate N] [--json]

Runs `newsbot run` against the double of `benchmarks.load` for ten minutes, or as many as are given. Every minute, or so
many seconds, a third of the articles change, an admin asks for /reindex, and all chats ask on, by turns, at `--rate`
questions a second; then inline queries come at the same rate. Behind each such round, when all is answered, a row says:

memory_mb     what no other process shares, of the bot and of the processes that answer beside it (Linux alone)
mapped_mb     what they have of files in memory, too: those of the index
handles       open files, pipes and sockets
threads       of all of them
snapshots     indexes on the disk
lost, doubled, out_of_order   answers of that round

`growth` is the median memory of the last third of all rounds over that of the third behind the first two, in which
everything is loaded for the first time.
"""

from __future__ import annotations

import argparse
import json
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import load_texts
from benchmarks.load_processes import Bot, Broken, family, index, newsbot
from benchmarks.load_runs import ADMIN, Load, Run
from benchmarks.sets import table

WARM_ROUNDS = 2
INLINE_SHARE = 0.1
"""The part of a round in which inline queries come."""

MOST_GROWTH = 0.05
MUST = {"growth": MOST_GROWTH, "handles_more": 16, "threads_more": 0, "lost": 0, "doubled": 0, "out_of_order": 0}
"""What each figure may be at most; the handles are the connections that the bot opens when it needs them."""


def soak(load: Load, rounds: int, seconds: float, rate: float) -> Iterator[dict[str, Any]]:
    """Yield a row for each round of at least so many seconds."""
    with newsbot(load.folder, admin=ADMIN) as bot:
        load.warm(bot)
        for number in range(1, rounds + 1):
            ends = time.monotonic() + seconds
            runs = [load.reindex(bot, rate, seed=2 * number)[0]]
            if bot.inline:
                runs.append(load.steady(bot, rate, 2 * number + 1, _pause(INLINE_SHARE * seconds), inline=True))
            if (left := ends - time.monotonic()) > 1:
                runs.append(load.steady(bot, rate, 2 * number + 1, _pause(left)))
            row = {"round": number, **_state(bot, load.folder), **_answers(runs)}
            print(f"round {number} of {rounds}: {row}", file=sys.stderr, flush=True)
            yield row


def _pause(seconds: float) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def _answers(runs: list[Run]) -> dict[str, int]:
    names = ("lost", "doubled", "out_of_order")
    return {name: sum(getattr(run.counts, name) for run in runs) for name in names}


def _state(bot: Bot, folder: Path) -> dict[str, Any]:
    """Return what the bot and its processes hold of the machine."""
    own, mapped, handles, threads = 0, 0, 0, 0
    for pid in family(bot.running.process.pid):
        sizes = dict(_sizes(Path(f"/proc/{pid}/smaps_rollup").read_text()))
        own += sizes["Anonymous"]
        mapped += sizes["Pss"] - sizes["Anonymous"]
        handles += len(list(Path(f"/proc/{pid}/fd").iterdir()))
        threads += len(list(Path(f"/proc/{pid}/task").iterdir()))
    snapshots = len(list((folder / "data").glob("snapshots/*/")))
    return {
        "memory_mb": own / 1024,
        "mapped_mb": mapped / 1024,
        "handles": handles,
        "threads": threads,
        "snapshots": snapshots,
    }


def _sizes(rollup: str) -> Iterator[tuple[str, int]]:
    """Yield the names and sizes, in kB, of what `smaps_rollup` lists."""
    for line in rollup.splitlines()[1:]:
        name, size, *_ = line.split()
        yield name.rstrip(":"), int(size)


def figures(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return what grew from the rounds behind the first ones to the last ones, and what went wrong in all."""
    warm = rows[WARM_ROUNDS:] or rows
    third = max(1, len(warm) // 3)

    def of(name: str, part: list[dict[str, Any]]) -> float:
        return float(statistics.median(row[name] for row in part))

    return {
        "growth": of("memory_mb", warm[-third:]) / of("memory_mb", warm[:third]) - 1,
        "handles_more": of("handles", warm[-third:]) - of("handles", warm[:third]),
        "threads_more": of("threads", warm[-third:]) - of("threads", warm[:third]),
        "snapshots": max(row["snapshots"] for row in rows),
        **{name: sum(row[name] for row in rows) for name in ("lost", "doubled", "out_of_order")},
    }


def shown(rows: list[dict[str, Any]]) -> str:
    """Return a table of the rounds, and one of the figures."""
    listed = []
    for name, value in figures(rows).items():
        must = f"at most {MUST[name]}: {'reached' if value <= MUST[name] else 'missed'}" if name in MUST else ""
        listed.append({"figure": name, "value": value, "must": must})
    return f"{table(rows)}\n\n{table(listed)}"


def main() -> None:
    """Run in a temporary folder, and remove it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="%(default)s; 60 for an hour")
    parser.add_argument("--every", type=float, default=60.0, help="seconds from reindex to reindex: %(default)s")
    parser.add_argument("--rate", type=float, default=10.0, help="questions a second: %(default)s")
    parser.add_argument("--paragraphs", type=int, default=20_000, help="how many the index holds: %(default)s")
    parser.add_argument("--chats", type=int, default=200, help="%(default)s")
    parser.add_argument("--json", action="store_true", help="print an object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-soak-") as scratch:
            stories = list(load_texts.stories(-(-given.paragraphs // load_texts.PARAGRAPHS)))
            load = Load(Path(scratch), stories, given.chats)
            load_texts.write(load.news, load.folder / "articles")
            index(load.folder)
            rounds = max(1, round(60 * given.minutes / given.every))
            rows = list(soak(load, rounds, given.every, given.rate))
    except Broken as broken:
        sys.exit(f"benchmarks.soak: {broken}")
    print(json.dumps({**figures(rows), "rows": rows}) if given.json else shown(rows))


if __name__ == "__main__":
    main()
