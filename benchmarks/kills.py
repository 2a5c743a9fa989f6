"""No question is lost: python -m benchmarks.kills [--kills N] [--rate N] [--seed S] [--json]

Ends `newsbot run` by SIGKILL at random moments, N times, while questions come in all the time by the double of
`benchmarks.load`, and starts it again at once; the last one answers what is left. Prints how many questions were asked,
and how many answers were lost, doubled or out of order. An answer that Telegram took in the moment of a kill, and whose
confirmation the bot didn't write down any more, is sent again by the next start: such answers count as doubled.
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

from benchmarks import load_texts
from benchmarks.load_counts import count
from benchmarks.load_processes import Broken, Double, index, newsbot_settings, running, serving_double
from benchmarks.load_runs import Load
from benchmarks.sets import table

LONGEST_LIFE = 6.0
"""Seconds from a start to a kill at most: some kills meet a bot that has not polled yet."""

QUIET = 60.0
"""So long without any answer, what is unanswered is lost."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the questions that were asked while bots were killed."""

    kills: int
    asked: int
    lost: int
    doubled: int
    out_of_order: int


def kill(load: Load, kills: int, rate: float, seed: int) -> Outcome:
    """Kill so many bots one after the other, and count what came of it."""
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
    """Wait until as many answers came as there were questions and no more do, or until none came for long."""
    sent, last = -1, time.monotonic()
    while time.monotonic() - last < (2.0 if sent >= asked else QUIET):
        time.sleep(0.1)
        if (now := int(double.call("state")["sent"])) > sent:
            sent, last = now, time.monotonic()


def main() -> None:
    """Run in a temporary folder, and remove it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="%(default)s")
    parser.add_argument("--rate", type=float, default=10.0, help="questions a second: %(default)s")
    parser.add_argument("--seed", type=int, default=1, help="%(default)s")
    parser.add_argument("--paragraphs", type=int, default=2_000, help="how many the index holds: %(default)s")
    parser.add_argument("--json", action="store_true", help="print an object")
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that no process is left behind
    try:
        with tempfile.TemporaryDirectory(prefix="newsbot-kills-") as scratch:
            stories = list(load_texts.stories(-(-given.paragraphs // load_texts.PARAGRAPHS)))
            load = Load(Path(scratch), stories, chats=100)
            load_texts.write(load.news, load.folder / "articles")
            index(load.folder)
            outcome = asdict(kill(load, given.kills, given.rate, given.seed))
    except Broken as broken:
        sys.exit(f"benchmarks.kills: {broken}")
    print(json.dumps(outcome) if given.json else table([outcome]))
    sys.exit(outcome["lost"] > 0)


if __name__ == "__main__":
    main()
