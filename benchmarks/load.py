"""How many answers a second, and how soon: python -m benchmarks.load [--paragraphs N] [--chats N] [--rounds N] [--json]

Runs `newsbot run` over an index of N paragraphs of made-up news (load_texts.py: which questions, and how many of them
are the same) against a double of the Bot API; the double, each bot and this are processes of their own.

Saturated. Each of 200 private chats has two questions waiting at any time: the next one comes in when one is answered,
as people ask, and no answer has to wait for a question. newsbot and the echo bot of python-telegram-bot's documentation
take turns, each started anew, warmed by 20 messages and without limits on sending. Their ratio is the median of all
rounds; `spread` is from the lowest to the highest. Here waits are those of a queue of 400 and say nothing of latency.

With limits. As newsbot is set by default, with 3 questions of each chat put in at once and a 429 at every 50th call:
what is lost, doubled or out of order.

Steady. A third of what newsbot answers when saturated, as a Poisson process that waits for nobody, so that the figures
speak of latency: from the moment when an update can be fetched to that when its answer has arrived. `p50_ms` and
`p99_ms` are medians of the rounds; `p99_reindex_ms` holds for what is asked between an admin's /reindex over a folder
of which a third was changed and its end, and `reindex_ratio` is the median of the rounds' own ratios. Inline queries,
for a bot that takes any, come at the same rate.

`cpu_ms` is the processor time of the bot alone for an answer, `double_share` how much of one processor the double took.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import load_texts
from benchmarks.load_counts import Counts, busiest, count, percentile
from benchmarks.load_processes import Bot, Broken, echo, index, newsbot
from benchmarks.sets import table

FIRST_CHAT, WARM_CHATS, ADMIN = 1001, (1, 2, 3, 4), 9
WARM = 20  # messages
DEPTH = 2  # questions of a chat that wait when saturated
FLOOD_EVERY = 50
SHARE = 1 / 3  # of what is answered when saturated
CHANGED = 3  # every so many-th article, for a reindex
QUIET = 20.0  # so long without any answer, what is unanswered is lost
SETTLE = 0.5  # for answers that should not come
REINDEX_SECONDS = 600.0
MUST = {"ratio": (0.5, None), "lost": (0, 0), "doubled": (0, 0), "out_of_order": (0, 0), "reindex_ratio": (None, 3.0)}
Start = Callable[[], AbstractContextManager[Bot]]


@dataclass(frozen=True, slots=True)
class Run:
    """What a bot did in one plan of the double."""

    counts: Counts
    record: dict[str, Any]
    cpu_s: float | None
    wall_s: float

    @property
    def row(self) -> dict[str, Any]:
        answers = len(self.counts.waits) or 1
        return {
            "per_s": self.counts.per_s,
            "p50_ms": self.counts.ms(50),
            "p99_ms": self.counts.ms(99),
            "cpu_ms": None if self.cpu_s is None else 1000 * self.cpu_s / answers,
            "double_share": self.record["cpu_s"] / self.wall_s,
        }

    def p99_ms(self, since: float = 0.0, until: float = float("inf")) -> float | None:
        """Of what was asked in between."""
        chosen = {number for number, chat, at in self.record["asked"] if since <= at <= until and chat != ADMIN}
        return percentile([wait for number, wait in self.counts.waits.items() if number in chosen], 99)


@dataclass(frozen=True, slots=True)
class Load:
    """One bot's index and the chats that ask."""

    folder: Path
    told: list[load_texts.Story]
    chats: int

    def questions(self, each: int, seed: int) -> list[tuple[int, str]]:
        """Chats and what they ask: each so many questions, by turns."""
        texts = load_texts.questions(self.told, self.chats * each, seed)
        return [(FIRST_CHAT + number % self.chats, text) for number, text in enumerate(texts)]

    def closed(self, bot: Bot, each: int, depth: int, seed: int, flood_every: int = 0) -> Run:
        """All chats ask, with `depth` questions of each waiting, until all is answered or nothing comes any more."""
        asked = self.questions(each, seed)
        plan = {"kind": "closed", "questions": asked, "depth": depth, "flood_every": flood_every}
        return _followed(bot, lambda: bot.double.call("plan", **plan) and _until_answered(bot, len(asked)))

    def steady(self, bot: Bot, rate: float, seed: int, during: Callable[[], None], inline: bool = False) -> Run:
        """All chats ask at this rate, by turns, while `during` goes on."""
        plan = {"kind": "open", "questions": self.questions(5, seed), "rate": rate, "seed": seed, "inline": inline}

        def follow() -> None:
            bot.double.call("plan", **plan)
            during()
            _until_answered(bot, bot.double.call("end")["asked"])

        return _followed(bot, follow)

    def warm(self, bot: Bot) -> None:
        """A few messages, so that everything is loaded and connected."""
        texts = load_texts.questions(self.told, WARM, seed=99)
        asked = [(WARM_CHATS[number % len(WARM_CHATS)], text) for number, text in enumerate(texts)]
        bot.double.call("plan", kind="closed", questions=asked, depth=1)
        if _until_answered(bot, WARM) < WARM:
            raise bot.running.broken("did not answer the first messages")

    def reindex(self, bot: Bot, rate: float, seed: int) -> tuple[Run, float | None]:
        """Changes articles and has them indexed while all chats ask; also gives the p99 of that time alone, in ms."""
        load_texts.write(self.told, self.folder / "articles", every=CHANGED, more=f"Corrected in version {seed}.")
        run = self.steady(bot, rate, seed, lambda: _reindex(bot))
        began = next(at for _, chat, at in run.record["asked"] if chat == ADMIN)
        return run, run.p99_ms(began, run.record["edits"][-1][1])


def _followed(bot: Bot, work: Callable[[], Any]) -> Run:
    cpu, started = bot.running.cpu_s(), time.monotonic()
    work()
    wall, spent = time.monotonic() - started, bot.running.cpu_s()
    time.sleep(SETTLE)
    record = bot.double.call("record")
    counts = count(record["asked"], record["sent"])
    return Run(counts, record, None if cpu is None or spent is None else spent - cpu, wall)


def _until_answered(bot: Bot, wanted: int) -> int:
    """Waits for so many answers; returns how many there are when they have come, or when no more do."""
    sent, last = -1, time.monotonic()
    while sent < wanted and time.monotonic() - last < QUIET:
        bot.running.check()
        time.sleep(0.05)
        if (now := int(bot.double.call("state")["sent"])) > sent:
            sent, last = now, time.monotonic()
    return sent


def _reindex(bot: Bot) -> None:
    """Has an admin ask for an index run, and waits for the report of its end."""
    bot.double.call("put", chat=ADMIN, text="/reindex")
    until = time.monotonic() + REINDEX_SECONDS
    while time.monotonic() < until:
        bot.running.check()
        said = [text for text, _ in bot.double.call("record")["edits"]]
        if said and said[-1].startswith("Done:"):
            return
        if said and said[-1].startswith("The index could not"):
            break
        time.sleep(0.3)
    raise bot.running.broken(f"did not come to the end of /reindex ({said[-1] if said else 'no progress'})")


# -- the parts


def saturated(load: Load, rounds: int, each: int) -> list[dict[str, Any]]:
    """A row a bot and round; who begins changes from round to round."""
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
                run = load.closed(bot, each, DEPTH, seed=10 + number)
            lost = {"lost": run.counts.lost, "doubled": run.counts.doubled, "out_of_order": run.counts.out_of_order}
            rows.append({"round": number + 1, "bot": name, **run.row, **lost})
    return rows


def limited(load: Load, each: int) -> Run:
    """All questions of a chat at once, with all limits and some refusals."""
    _say("with limits")
    with newsbot(load.folder, lifted=False) as bot:
        load.warm(bot)
        return load.closed(bot, each, depth=each, seed=3, flood_every=FLOOD_EVERY)


def steady(load: Load, rounds: int, rate: float, seconds: float, inline: bool | None) -> dict[str, Any]:
    """Latencies without and during a reindex, in turn, and those of inline queries."""
    quiet: list[Run] = []
    busy: list[tuple[Run, float | None]] = []
    with newsbot(load.folder, admin=ADMIN) as bot:
        load.warm(bot)
        for number in range(rounds):
            _say(f"round {number + 1} of {rounds}: {rate:.1f} questions a second, then with a reindex")
            quiet.append(load.steady(bot, rate, 20 + number, lambda: time.sleep(seconds)))
            busy.append(load.reindex(bot, rate, 40 + number))
        wanted = bot.inline if inline is None else inline
        queries = load.steady(bot, rate, 60, lambda: time.sleep(seconds), inline=True) if wanted else None
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
    """Everything, over an index in `folder`."""
    load = Load(folder, list(load_texts.stories(-(-given.paragraphs // load_texts.PARAGRAPHS))), given.chats)
    load_texts.write(load.told, folder / "articles")
    _say(f"indexing {given.paragraphs} paragraphs")
    index(folder)
    rows = saturated(load, given.rounds, given.questions)
    found = ratios(rows)
    slow = limited(load, given.limited)
    figures = steady(load, given.rounds, given.rate or SHARE * found["answers_per_s"], given.seconds, given.inline)
    counted = [run.counts for run in (slow, *figures.pop("runs"))]
    for name in ("lost", "doubled", "out_of_order"):
        own = sum(row[name] for row in rows if row["bot"] == "newsbot")
        found[name] = own + sum(getattr(counts, name) for counts in counted)
    limits = {"refused": slow.record["refused"], "limited_most_per_s": busiest(slow.record["sent"])}
    return {**found, **figures, **limits, "paragraphs": given.paragraphs, "chats": given.chats, "rows": rows}


def ratios(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Medians over the rounds of `saturated`, newsbot's and the echo bot's."""
    of = {name: [row for row in rows if row["bot"] == name] for name in ("newsbot", "echo")}
    each = [own["per_s"] / other["per_s"] for own, other in zip(of["newsbot"], of["echo"], strict=True)]
    return {
        "answers_per_s": _median([row["per_s"] for row in of["newsbot"]]),
        "echo_per_s": _median([row["per_s"] for row in of["echo"]]),
        "ratio": statistics.median(each),
        "ratios": each,
        "spread": max(each) - min(each),
        "saturated_p50_ms": _median([row["p50_ms"] for row in of["newsbot"]]),
        "saturated_p99_ms": _median([row["p99_ms"] for row in of["newsbot"]]),
    }


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def _median(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def shown(found: dict[str, Any]) -> str:
    """A table of the rounds, and one of the figures, with what they must reach."""
    figures = [
        {"figure": name, "value": "-" if value is None else value, "must": _must(name, value)}
        for name, value in found.items()
        if not isinstance(value, list)
    ]
    rows = [{name: "-" if value is None else value for name, value in row.items()} for row in found["rows"]]
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
    """Measures in a temporary folder, and removes it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=50_000, help="how many the index holds: %(default)s")
    parser.add_argument("--chats", type=int, default=200, help="%(default)s")
    parser.add_argument("--rounds", type=int, default=5, help="%(default)s")
    parser.add_argument("--questions", type=int, default=15, help="of each chat in a round: %(default)s")
    parser.add_argument("--limited", type=int, default=3, help="of each chat with limits: %(default)s")
    parser.add_argument("--rate", type=float, help="questions a second when steady; a third of the most by default")
    parser.add_argument("--seconds", type=float, default=10.0, help="steady without a reindex: %(default)s")
    parser.add_argument("--inline", action=argparse.BooleanOptionalAction, help="by default if the bot takes any")
    parser.add_argument("--json", action="store_true", help="print an object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-load-") as scratch:
            found = measure(Path(scratch), given)
    except Broken as broken:
        sys.exit(f"benchmarks.load: {broken}")
    print(json.dumps(found) if given.json else shown(found))


if __name__ == "__main__":
    main()
