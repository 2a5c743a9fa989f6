"""Check that a running bot doesn't leak: python -m benchmarks.soak [--minutes N] [--every SECONDS] [--rate N] [--json]

Runs `newsbot run` against the double of `benchmarks.load`, by default for ten minutes. Each round takes `--every`
seconds: a third of the articles change, an admin sends /reindex, and all chats ask by turns, at `--rate` questions per
second. Then inline queries arrive at the same rate. When all questions are answered, the round's row is printed:

memory_mb     private memory of the bot and its worker processes (Linux only)
mapped_mb     their share of memory-mapped files, such as the index
handles       open files, pipes and sockets
threads       threads of all processes
snapshots     snapshots on disk
lost, doubled, out_of_order   answers of the round

Two rounds are for warming up. `growth` compares the median memory of the first third and the last third of the others.
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

from benchmarks.load_processes import Bot, Broken, family, newsbot
from benchmarks.load_runs import ADMIN, Load, Run
from benchmarks.sets import table

WARM_ROUNDS = 2
INLINE_SHARE = 0.1
"""Share of a round for inline queries."""

MOST_GROWTH = 0.05
MUST = {"growth": MOST_GROWTH, "handles_more": 16, "threads_more": 0, "lost": 0, "doubled": 0, "out_of_order": 0}
"""Maximum value of each figure. The bot opens up to 16 connections to Telegram when it needs them."""


def soak(load: Load, rounds: int, seconds: float, rate: float) -> Iterator[dict[str, Any]]:
    """Yield a row for each of `rounds` rounds of at least `seconds`."""
    with newsbot(load.folder, admin=ADMIN) as bot:
        load.warm(bot)
        for number in range(1, rounds + 1):
            ends = time.monotonic() + seconds
            runs = [load.reindex(bot, rate, seed=2 * number)[0]]
            if bot.inline:
                runs.append(load.steady(bot, rate, 2 * number + 1, _pause(INLINE_SHARE * seconds), inline=True))
            if (remaining := ends - time.monotonic()) > 1:
                runs.append(load.steady(bot, rate, 2 * number + 1, _pause(remaining)))
            row = {"round": number, **_state(bot, load.folder), **_answers(runs)}
            print(f"round {number} of {rounds}: {row}", file=sys.stderr, flush=True)
            yield row


def _pause(seconds: float) -> Callable[[], None]:
    return lambda: time.sleep(seconds)


def _answers(runs: list[Run]) -> dict[str, int]:
    names = ("lost", "doubled", "out_of_order")
    return {name: sum(getattr(run.counts, name) for run in runs) for name in names}


def _state(bot: Bot, folder: Path) -> dict[str, Any]:
    """Return the memory, handles and threads of the bot and its processes, and the number of snapshots."""
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
    """Yield the names and sizes, in kB, of the entries in `smaps_rollup`."""
    for line in rollup.splitlines()[1:]:
        name, size, *_ = line.split()
        yield name.rstrip(":"), int(size)


def figures(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return the growth from the first third of the rounds after warm-up to the last, and the totals of faults."""
    warm = rows[WARM_ROUNDS:] or rows
    third = max(1, len(warm) // 3)

    def median_of(name: str, part: list[dict[str, Any]]) -> float:
        return float(statistics.median(row[name] for row in part))

    return {
        "growth": median_of("memory_mb", warm[-third:]) / median_of("memory_mb", warm[:third]) - 1,
        "handles_more": median_of("handles", warm[-third:]) - median_of("handles", warm[:third]),
        "threads_more": median_of("threads", warm[-third:]) - median_of("threads", warm[:third]),
        "snapshots": max(row["snapshots"] for row in rows),
        **{name: sum(row[name] for row in rows) for name in ("lost", "doubled", "out_of_order")},
    }


def shown(rows: list[dict[str, Any]]) -> str:
    """Return a table of the rounds and a table of the figures."""
    listed = []
    for name, value in figures(rows).items():
        must = f"at most {MUST[name]}: {'reached' if value <= MUST[name] else 'missed'}" if name in MUST else ""
        listed.append({"figure": name, "value": value, "must": must})
    return f"{table(rows)}\n\n{table(listed)}"


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, help="total time in minutes (default: %(default)s)")
    parser.add_argument("--every", type=float, default=60.0, help="seconds between reindexes (default: %(default)s)")
    parser.add_argument("--rate", type=float, default=10.0, help="questions per second (default: %(default)s)")
    parser.add_argument("--paragraphs", type=int, default=20_000, help="size of the index (default: %(default)s)")
    parser.add_argument("--chats", type=int, default=200, help="number of private chats (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print figures and rows as a JSON object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-soak-") as scratch:
            load = Load.indexed(Path(scratch), given.paragraphs, given.chats)
            rounds = max(1, round(60 * given.minutes / given.every))
            rows = list(soak(load, rounds, given.every, given.rate))
    except Broken as broken:
        sys.exit(f"benchmarks.soak: {broken}")
    print(json.dumps({**figures(rows), "rows": rows}) if given.json else shown(rows))


if __name__ == "__main__":
    main()
