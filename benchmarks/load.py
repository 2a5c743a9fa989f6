"""Measure throughput and latency: python -m benchmarks.load [--paragraphs N] [--chats N] [--rounds N] [--json]

Runs `newsbot run` over an index of N paragraphs of generated news (load_texts.py describes texts and questions) against
a double of the Bot API. The double, each bot and this program run in separate processes.

Saturated. Each of 200 private chats always has two questions waiting: each answer lets in the chat's next question, so
that no bot is ever idle. Bots then fetch updates in small batches. With `--waiting` as high as `--questions`, all
questions arrive at once and in full batches, which helps the echo bot more than newsbot. newsbot, with its metrics on,
and the echo bot of python-telegram-bot's documentation take turns. Each is restarted for its turn, warmed up by 20
messages, and has no limits on sending. `ratio` is the median of all rounds' ratios, `spread` their range. Waiting times
here are those of a queue of 400 and don't measure latency.

With limits. newsbot with default settings, 3 questions from each chat at once, and a 429 on every 50th call. Reports
how many answers are lost, doubled or out of order.

Steady. Questions arrive as a Poisson process at a third of newsbot's saturated rate. Latency is the time from the
moment when an update can be fetched until its answer arrives. `p50_ms` and `p99_ms` are medians over the rounds.
`p99_reindex_ms` covers questions that arrive while a /reindex runs over a folder of which a third has changed;
`reindex_ratio` is the median of the rounds' ratios. If the bot supports inline queries, they arrive at the same rate.

`cpu_ms` is the processor time per answer of the bot and its child processes. `cpu_ratio` is the echo bot's divided by
newsbot's; it is lower than `ratio` on a machine with idle processors for the child processes. `double_share` is the
share of one processor that the double used.
"""

from __future__ import annotations

import argparse
import json
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from benchmarks.load_counts import busiest
from benchmarks.load_processes import Bot, Broken, echo, newsbot
from benchmarks.load_runs import ADMIN, Load, Run
from benchmarks.sets import table

FLOOD_EVERY = 50
SHARE = 1 / 3  # of the saturated rate
MUST = {"ratio": (0.5, None), "lost": (0, 0), "doubled": (0, 0), "out_of_order": (0, 0), "reindex_ratio": (None, 3.0)}
Start = Callable[[], AbstractContextManager[Bot]]


def saturated(load: Load, rounds: int, per_chat: int, waiting: int) -> list[dict[str, Any]]:
    """Return a row per bot and round, with `waiting` questions per chat; the bots take turns to go first."""
    rows: list[dict[str, Any]] = []
    starts: list[tuple[str, Start]] = [
        ("newsbot", lambda: newsbot(load.folder)),
        ("echo", lambda: echo(load.folder)),
    ]
    for number in range(rounds):
        for name, start in starts if number % 2 == 0 else reversed(starts):
            _say(f"round {number + 1} of {rounds}: {name}")
            with start() as bot:
                load.warm(bot)
                run = load.closed(bot, per_chat, waiting, seed=10 + number)
            lost = {"lost": run.counts.lost, "doubled": run.counts.doubled, "out_of_order": run.counts.out_of_order}
            rows.append({"round": number + 1, "bot": name, **run.row, **lost})
    return rows


def limited(load: Load, per_chat: int) -> Run:
    """Ask all questions of a chat at once, with default limits on sending and some 429s."""
    _say("with limits")
    with newsbot(load.folder, lifted=False) as bot:
        load.warm(bot)
        return load.closed(bot, per_chat, depth=per_chat, seed=3, flood_every=FLOOD_EVERY)


def steady(load: Load, rounds: int, rate: float, seconds: float, inline: bool | None) -> dict[str, Any]:
    """Measure latencies without and during a reindex, by turns, and those of inline queries."""
    quiet: list[Run] = []
    busy: list[tuple[Run, float | None]] = []
    with newsbot(load.folder, admin=ADMIN) as bot:
        load.warm(bot)
        for number in range(rounds):
            _say(f"round {number + 1} of {rounds}: {rate:.1f} questions a second, then with a reindex")
            quiet.append(load.steady(bot, rate, 20 + number, lambda: time.sleep(seconds)))
            busy.append(load.reindex(bot, rate, 40 + number))
        takes_inline = bot.inline if inline is None else inline
        queries = load.steady(bot, rate, 60, lambda: time.sleep(seconds), inline=True) if takes_inline else None
    runs = [*quiet, *(run for run, _ in busy), *([queries] if queries else [])]
    return {
        "p50_ms": _median([run.counts.ms(50) for run in quiet]),
        "p99_ms": _median([run.p99_ms() for run in quiet]),
        "p99_reindex_ms": _median([p99 for _, p99 in busy]),
        "reindex_ratio": _median([_ratio(p99, run.p99_ms()) for (_, p99), run in zip(busy, quiet, strict=True)]),
        "reindex_s": _median([run.wall_s for run, _ in busy]),
        "inline_p50_ms": queries.counts.ms(50) if queries else None,
        "inline_p99_ms": queries.counts.ms(99) if queries else None,
        "runs": runs,
    }


def measure(folder: Path, given: argparse.Namespace) -> dict[str, Any]:
    """Build an index in `folder` and run all measurements."""
    _say(f"indexing {given.paragraphs} paragraphs")
    load = Load.indexed(folder, given.paragraphs, given.chats)
    rows = saturated(load, given.rounds, given.questions, given.waiting)
    figures = ratios(rows)
    slow = limited(load, given.limited)
    latencies = steady(load, given.rounds, given.rate or SHARE * figures["answers_per_s"], given.seconds, given.inline)
    counted = [run.counts for run in (slow, *latencies.pop("runs"))]
    for name in ("lost", "doubled", "out_of_order"):
        own = sum(row[name] for row in rows if row["bot"] == "newsbot")
        figures[name] = own + sum(getattr(counts, name) for counts in counted)
    limits = {"refused": slow.record["refused"], "limited_most_per_s": busiest(slow.record["sent"])}
    return {**figures, **latencies, **limits, "paragraphs": given.paragraphs, "chats": given.chats, "rows": rows}


def ratios(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return medians over the rounds of `saturated`, for newsbot and the echo bot."""
    by_bot = {name: [row for row in rows if row["bot"] == name] for name in ("newsbot", "echo")}
    round_ratios = [own["per_s"] / other["per_s"] for own, other in zip(by_bot["newsbot"], by_bot["echo"], strict=True)]
    return {
        "answers_per_s": _median([row["per_s"] for row in by_bot["newsbot"]]),
        "echo_per_s": _median([row["per_s"] for row in by_bot["echo"]]),
        "ratio": statistics.median(round_ratios),
        "ratios": round_ratios,
        "spread": max(round_ratios) - min(round_ratios),
        "cpu_ratio": _ratio(
            _median([row["cpu_ms"] for row in by_bot["echo"]]), _median([row["cpu_ms"] for row in by_bot["newsbot"]])
        ),
        "saturated_p50_ms": _median([row["p50_ms"] for row in by_bot["newsbot"]]),
        "saturated_p99_ms": _median([row["p99_ms"] for row in by_bot["newsbot"]]),
    }


def _ratio(numerator: float | None, denominator: float | None) -> float | None:
    return numerator / denominator if numerator is not None and denominator else None


def _median(values: Sequence[float | None]) -> float | None:
    present = [value for value in values if value is not None]
    return statistics.median(present) if present else None


def shown(measured: dict[str, Any]) -> str:
    """Return a table of the rounds and a table of the figures with their targets."""
    figures = [
        {"figure": name, "value": "-" if value is None else value, "must": _must(name, value)}
        for name, value in measured.items()
        if not isinstance(value, list)
    ]
    rows = [{name: "-" if value is None else value for name, value in row.items()} for row in measured["rows"]]
    return f"{table(rows)}\n\n{table(figures)}"


def _must(name: str, value: float | None) -> str:
    least, most = MUST.get(name, (None, None))
    if least is None and most is None:
        return ""
    reached = value is not None and (least is None or value >= least) and (most is None or value <= most)
    return f"{f'at least {least}' if most is None else f'at most {most}'}: {'reached' if reached else 'missed'}"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=50_000, help="size of the index (default: %(default)s)")
    parser.add_argument("--chats", type=int, default=200, help="number of private chats (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="number of rounds (default: %(default)s)")
    parser.add_argument("--questions", type=int, default=15, help="questions per chat and round (default: %(default)s)")
    parser.add_argument(
        "--waiting", type=int, default=2, help="questions per chat that wait at any time (default: %(default)s)"
    )
    parser.add_argument("--limited", type=int, default=3, help="questions per chat with limits (default: %(default)s)")
    parser.add_argument(
        "--rate", type=float, help="steady questions per second (default: a third of the saturated rate)"
    )
    parser.add_argument(
        "--seconds", type=float, default=10.0, help="length of a steady run without a reindex (default: %(default)s)"
    )
    parser.add_argument(
        "--inline",
        action=argparse.BooleanOptionalAction,
        help="measure inline queries (default: if the bot supports them)",
    )
    parser.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-load-") as scratch:
            measured = measure(Path(scratch), given)
    except Broken as broken:
        sys.exit(f"benchmarks.load: {broken}")
    print(json.dumps(measured) if given.json else shown(measured))


if __name__ == "__main__":
    main()
