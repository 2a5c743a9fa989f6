"""Check that killing the bot loses no question: python -m benchmarks.kills [--kills N] [--rate N] [--seed S] [--json]

Kills `newsbot run` by SIGKILL at random moments, N times, and restarts it at once, while the double of
`benchmarks.load` keeps sending questions. The last bot answers what is left. Prints how many questions were asked, and
how many answers were lost, doubled or out of order. If a kill comes between Telegram's receipt of an answer and the
bot's record of it, the next bot sends the answer again: it counts as doubled.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.load_counts import count
from benchmarks.load_processes import Broken, Double, newsbot_settings, running, serving_double
from benchmarks.load_runs import Load
from benchmarks.sets import table

LONGEST_LIFE = 6.0
"""Maximum time from a start to a kill, in seconds; short lives end before the first poll."""

QUIET = 60.0
"""Time without any answer, in seconds, after which open questions count as lost."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Outcome of the questions that were asked while bots were killed."""

    kills: int
    asked: int
    lost: int
    doubled: int
    out_of_order: int


def kill(load: Load, kills: int, rate: float, seed: int) -> Outcome:
    """Kill `kills` bots one after another and count lost, doubled and reordered answers."""
    chance = random.Random(seed)
    with serving_double(load.folder) as double:
        settings = newsbot_settings(load.folder, double.url)
        double.call("plan", kind="open", questions=load.questions(50, seed), rate=rate, seed=seed)
        for number in range(kills):
            with running("newsbot", ["-m", "bot", "run"], load.folder, settings) as process:
                time.sleep(chance.uniform(0.2, LONGEST_LIFE))
                process.check()
                process.process.send_signal(signal.SIGKILL)
                process.process.wait()
            print(f"killed {number + 1} of {kills}", file=sys.stderr, flush=True)
        asked = int(double.call("end")["asked"])
        with running("newsbot", ["-m", "bot", "run"], load.folder, settings) as process:
            _until_quiet(double, asked)
            process.check()
        record = double.call("record")
    counts = count(record["asked"], record["sent"])
    return Outcome(kills, len(record["asked"]), counts.lost, counts.doubled, counts.out_of_order)


def _until_quiet(double: Double, asked: int) -> None:
    """Wait until every question is answered and no further answers come, or until `QUIET` has passed without any."""
    sent, last = -1, time.monotonic()
    while time.monotonic() - last < (2.0 if sent >= asked else QUIET):
        time.sleep(0.1)
        if (now := int(double.call("state")["sent"])) > sent:
            sent, last = now, time.monotonic()


def main() -> None:
    """Run the benchmark from the command line, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="number of kills (default: %(default)s)")
    parser.add_argument("--rate", type=float, default=10.0, help="questions per second (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="random seed (default: %(default)s)")
    parser.add_argument("--paragraphs", type=int, default=2_000, help="size of the index (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-kills-") as scratch:
            load = Load.indexed(Path(scratch), given.paragraphs, chats=100)
            outcome = asdict(kill(load, given.kills, given.rate, given.seed))
    except Broken as broken:
        sys.exit(f"benchmarks.kills: {broken}")
    print(json.dumps(outcome) if given.json else table([outcome]))
    sys.exit(outcome["lost"] > 0)


if __name__ == "__main__":
    main()
