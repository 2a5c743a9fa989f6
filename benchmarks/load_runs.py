"""A single run of a bot under load: its questions, their timing and the outcome."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import load_texts
from benchmarks.load_counts import Counts, count, percentile
from benchmarks.load_processes import Bot, index

FIRST_CHAT, WARM_CHATS, ADMIN = 1001, range(1, 21), 99
CHANGED = 3  # change every third article before a reindex
QUIET = 20.0  # seconds without any answer after which open questions count as lost
SETTLE = 0.5  # seconds to wait for surplus answers
REINDEX_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Run:
    """Outcome of a bot's run through one plan of the double."""

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
        """Return the 99th percentile of the waits for questions asked between `since` and `until`, in milliseconds."""
        chosen = {number for number, chat, at in self.record["asked"] if since <= at <= until and chat != ADMIN}
        return percentile([wait for number, wait in self.counts.waits.items() if number in chosen], 99)


@dataclass(frozen=True, slots=True)
class Load:
    """A bot's index and the chats that ask."""

    folder: Path
    news: list[load_texts.Story]
    chats: int

    @classmethod
    def indexed(cls, folder: Path, paragraphs: int, chats: int) -> Load:
        """Write generated news of at least `paragraphs` paragraphs to `folder`, and index it."""
        load = cls(folder, list(load_texts.stories(-(-paragraphs // load_texts.PARAGRAPHS))), chats)
        load_texts.write(load.news, folder / "articles")
        index(folder)
        return load

    def questions(self, per_chat: int, seed: int) -> list[tuple[int, str]]:
        """Return pairs of chat and question: `per_chat` questions per chat, by turns."""
        texts = load_texts.questions(self.news, self.chats * per_chat, seed)
        return [(FIRST_CHAT + number % self.chats, text) for number, text in enumerate(texts)]

    def closed(self, bot: Bot, per_chat: int, depth: int, seed: int, flood_every: int = 0) -> Run:
        """Ask from all chats, with `depth` waiting questions each, until everything is answered or answers stop."""
        asked = self.questions(per_chat, seed)
        plan = {"kind": "closed", "questions": asked, "depth": depth, "flood_every": flood_every}
        return _followed(bot, lambda: bot.double.call("plan", **plan) and _until_answered(bot, len(asked)))

    def steady(self, bot: Bot, rate: float, seed: int, during: Callable[[], None], inline: bool = False) -> Run:
        """Ask from all chats at `rate` questions per second, by turns, while `during` runs.

        Inline queries come from a different person each, because a bot may skip a query when the same person types on.
        """
        asked = self.questions(5, seed)
        asked = [(FIRST_CHAT + number, text) for number, (_, text) in enumerate(asked)] if inline else asked
        plan = {"kind": "open", "questions": asked, "rate": rate, "seed": seed, "inline": inline}

        def follow() -> None:
            bot.double.call("plan", **plan)
            during()
            _until_answered(bot, bot.double.call("end")["asked"])

        return _followed(bot, follow)

    def warm(self, bot: Bot) -> None:
        """Warm up the bot by a message from each of some other chats."""
        texts = load_texts.questions(self.news, len(WARM_CHATS), seed=99)
        bot.double.call("plan", kind="closed", questions=list(zip(WARM_CHATS, texts, strict=True)), depth=1)
        if _until_answered(bot, len(texts)) < len(texts):
            raise bot.running.broken("did not answer the first messages")

    def reindex(self, bot: Bot, rate: float, seed: int) -> tuple[Run, float | None]:
        """Change articles and run /reindex while all chats ask; also return the p99 during the reindex, in ms."""
        load_texts.write(self.news, self.folder / "articles", every=CHANGED, more=f"Corrected in version {seed}.")
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


def _until_answered(bot: Bot, expected: int) -> int:
    """Wait for `expected` answers, or until answers stop; return how many arrived."""
    sent, last = -1, time.monotonic()
    while sent < expected and time.monotonic() - last < QUIET:
        bot.running.check()
        time.sleep(0.05)
        if (now := int(bot.double.call("state")["sent"])) > sent:
            sent, last = now, time.monotonic()
    return sent


def _reindex(bot: Bot) -> None:
    """Send /reindex as an admin and wait for the report of its end."""
    bot.double.call("put", chat=ADMIN, text="/reindex")
    until = time.monotonic() + REINDEX_SECONDS
    while time.monotonic() < until:
        bot.running.check()
        edits = [text for text, _ in bot.double.call("record")["edits"]]
        if edits and edits[-1].startswith("Done:"):
            return
        if edits and edits[-1].startswith("The index could not"):
            break
        time.sleep(0.3)
    raise bot.running.broken(f"did not come to the end of /reindex ({edits[-1] if edits else 'no progress'})")
