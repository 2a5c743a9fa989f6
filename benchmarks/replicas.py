"""Measure several bots on one memory: python -m benchmarks.replicas [--seconds S] [--rate R] [--json]

Starts three `newsbot run` with the same token over a temporary PostgreSQL server and a double of the Bot API, which
delivers each update to the webhooks of two of them. Each part lasts `--seconds`:

Killed.  200 private chats ask at `--rate` questions a second, as a Poisson process; in the middle, one bot is ended
         by SIGKILL. `takeover_s` is the time from then until the last question is answered that it had at that
         moment, or that was asked in its chats within a second.
Stopped. Likewise, but another bot is stopped by SIGSTOP, and goes on after 8 s. `frozen_takeover_s` is that time.
At once. All chats ask a question at once, which is more than may be sent in a second.

`lost`, `doubled` and `out_of_order` count over all parts. A message that Telegram took from the bot in the last half
second before the signal may come twice, if the bot could not write that down any more: `doubled_at_end` counts these.
`sent_per_s_max` is the maximum number of messages that arrived at the double within any second.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.load_counts import busiest, count
from benchmarks.load_processes import ROOT, TOKEN, Broken, Double, Running, newsbot_settings, running, serving_double
from benchmarks.load_runs import Load
from benchmarks.sets import table

BOTS, CHATS, PARAGRAPHS = 3, 200, 3_000
BOT_ID = int(TOKEN.partition(":")[0])
PATH = "/telegram"
START_SECONDS = 120.0
QUIET_SECONDS = 15.0
"""Seconds without any answer after which open questions count as lost."""

STOPPED_SECONDS = 8.0
AT_END = 0.5
MUST = {
    "lost": (0, 0),
    "doubled": (0, 0),
    "out_of_order": (0, 0),
    "sent_per_s_max": (None, 30),
    "takeover_s": (None, 5.0),
    "frozen_takeover_s": (None, 5.0),
}


@dataclass(frozen=True, slots=True)
class Bots:
    """The running bots, their double, and what the database says of them."""

    double: Double
    bots: Sequence[Running]
    server: Any
    database: str

    def shares(self) -> dict[str, set[int]]:
        """Return the partitions of each bot, by its name."""
        shares: dict[str, set[int]] = {}
        for number, owner in self.server.execute("SELECT number, owner FROM partitions", self.database):
            shares.setdefault(str(owner), set()).add(number)
        return shares

    def wait_until_shared(self, number: int) -> None:
        """Wait until some bots own all partitions, each its share."""
        least = 64 // number - 2
        _wait(lambda: sorted(map(len, self.shares().values()))[-number:][0] >= least and len(self.shares()) >= number)

    def wait_until_answered(self, questions: int) -> dict[str, Any]:
        """Wait until as many questions are answered, or nothing is for `QUIET_SECONDS`; return the double's record."""
        before, until = -1, time.monotonic() + QUIET_SECONDS
        while time.monotonic() < until:
            sent = self.double.call("state")["sent"]
            if sent >= questions:
                break
            if sent > before:
                before, until = sent, time.monotonic() + QUIET_SECONDS
            time.sleep(0.1)
        time.sleep(2.0)  # for surplus answers
        return self.double.call("record")


@contextmanager
def bots_running(folder: Path) -> Iterator[Bots]:
    """Run the bots, the double and the database for the block."""
    sys.path.insert(0, str(ROOT / "tests" / "e2e"))  # for what starts a server
    from tests.cluster.postgres import PostgresServer, missing

    if reason := missing():
        raise Broken(reason)
    server = PostgresServer()
    secret = secrets.token_hex(8)
    with ExitStack() as ended:
        ended.callback(server.close)
        database = server.create_database()
        double = ended.enter_context(serving_double(folder))
        sockets = [str(folder / f"bot{number}.sock") for number in range(BOTS)]
        started = []
        for number, socket in enumerate(sockets):
            settings = newsbot_settings(folder, double.url, lifted=False) | {
                "NEWSBOT_ADMIN_IDS": "",  # who would hear that a bot was stopped, by a message that answers nothing
                "NEWSBOT_CHATS_URL": server.url(database),
                "NEWSBOT_REPLICA_NAME": f"bot{number}",
                "NEWSBOT_WEBHOOK_URL": f"https://bot.example.org{PATH}",
                "NEWSBOT_WEBHOOK_SECRET": secret,
                "NEWSBOT_WEBHOOK_SOCKET": socket,
                "NEWSBOT_PROCESSES": "0",
                "NEWSBOT_LIMIT_PERSON": "0",
            }
            started.append(ended.enter_context(running(f"bot{number}", ["-m", "bot", "run"], folder, settings)))
        for bot in started:
            _wait(lambda bot=bot: bot.check() or "is running" in bot.log.read_text())
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"}
        double.call("hooks", sockets=sockets, path=PATH, headers=headers)
        bots = Bots(double, started, server, database)
        bots.wait_until_shared(BOTS)
        yield bots


def _wait(look: Any) -> None:
    until = time.monotonic() + START_SECONDS
    while not look():
        if time.monotonic() > until:
            raise Broken(f"the bots weren't ready within {START_SECONDS:.0f} s")
        time.sleep(0.1)


def under_load(
    bots: Bots, load: Load, rate: float, seconds: float, victim: int, sign: signal.Signals
) -> dict[str, Any]:
    """Ask at a rate, and send a signal to a bot in the middle; return what the double recorded, and when that was."""
    bots.double.call("plan", kind="open", questions=load.questions(5, victim), rate=rate, seed=victim)
    time.sleep(seconds / 2)
    lost = bots.shares()[f"bot{victim}"]
    process = bots.bots[victim].process
    process.send_signal(sign)
    ended = time.monotonic()
    time.sleep(seconds / 2)
    if sign == signal.SIGSTOP:
        time.sleep(max(0.0, ended + STOPPED_SECONDS - time.monotonic()))
        process.send_signal(signal.SIGCONT)
    else:
        process.wait()
    asked = bots.double.call("end")["asked"]
    return {**bots.wait_until_answered(asked), "ended": ended, "partitions": lost}


def at_once(bots: Bots, load: Load) -> dict[str, Any]:
    """Ask a question from every chat at once."""
    asked = load.questions(1, 9)
    bots.double.call("plan", kind="closed", questions=asked, depth=1)
    return bots.wait_until_answered(len(asked))


def takeover_seconds(record: dict[str, Any]) -> float:
    """Return the time until the last chat of a bot that ended was answered by another one."""
    ended, lost = record["ended"], record["partitions"]
    first: dict[int, float] = {}
    for _, number, at in record["sent"]:
        if number is not None:
            first.setdefault(number, at)
    waits = [
        first[number] - ended
        for number, chat, at in record["asked"]
        if chat % 64 in lost and ended - 1 <= at <= ended + 1 and first.get(number, 0.0) > ended + 0.1
    ]
    return max(waits, default=0.0)


def doubled_at_end(record: dict[str, Any]) -> int:
    """Return how many messages came twice, the first of them just before the signal."""
    first: dict[int, float] = {}
    doubled = 0
    for _, number, at in record["sent"]:
        if number in first and record["ended"] - AT_END <= first[number] <= record["ended"] + 0.1:
            doubled += 1
        first.setdefault(number, at)
    return doubled


def say_doubled(record: dict[str, Any]) -> None:
    """Say when the messages arrived that came twice, in seconds after the signal."""
    first: dict[int, float] = {}
    for _, number, at in record["sent"]:
        if number in first:
            _say(f"doubled: {first[number] - record['ended']:.2f} s and {at - record['ended']:.2f} s after the signal")
        first.setdefault(number, at)


def measure(folder: Path, rate: float, seconds: float) -> dict[str, Any]:
    """Run all parts; return the figures."""
    _say("indexing")
    load = Load.indexed(folder, PARAGRAPHS, CHATS)
    with bots_running(folder) as bots:
        _say(f"{rate:g} questions a second; a bot is killed")
        killed = under_load(bots, load, rate, seconds, 2, signal.SIGKILL)
        bots.wait_until_shared(BOTS - 1)
        _say("another bot is stopped, and goes on")
        stopped = under_load(bots, load, rate, seconds, 1, signal.SIGSTOP)
        bots.wait_until_shared(BOTS - 1)
        _say(f"{CHATS} questions at once")
        burst = at_once(bots, load)
        for bot in bots.bots:
            _say(f"{bot.name} lost its place {bot.log.read_text().count('has lost its place')} times")
    records = [killed, stopped, burst]
    counts = [count(record["asked"], record["sent"]) for record in records]
    for record in (killed, stopped):
        say_doubled(record)
    forgiven = doubled_at_end(killed) + doubled_at_end(stopped)
    return {
        "asked": sum(len(record["asked"]) for record in records),
        "lost": sum(each.lost for each in counts),
        "doubled": sum(each.doubled for each in counts) - forgiven,
        "doubled_at_end": forgiven,
        "out_of_order": sum(each.out_of_order for each in counts),
        "sent_per_s_max": max(busiest(record["sent"]) for record in records),
        "takeover_s": takeover_seconds(killed),
        "frozen_takeover_s": takeover_seconds(stopped),
        "p50_ms": counts[0].ms(50),
        "p99_ms": counts[0].ms(99),
        "burst_per_s": counts[2].per_s,
    }


def shown(figures: dict[str, Any]) -> str:
    """Return the figures as a table, with what they must reach."""
    rows = []
    for name, value in figures.items():
        least, most = MUST.get(name, (None, None))
        reached = (least is None or value >= least) and (most is None or value <= most)
        rows.append({"figure": name, "value": value, "must": f"at most {most}: {reached}" if most is not None else ""})
    return table(rows)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=15.0, help="questions a second (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=30.0, help="length of a part (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-replicas-", dir=os.environ.get("TMPDIR")) as scratch:
            figures = measure(Path(scratch), given.rate, given.seconds)
    except Broken as broken:
        sys.exit(f"benchmarks.replicas: {broken}")
    print(json.dumps(figures) if given.json else shown(figures))


if __name__ == "__main__":
    main()
