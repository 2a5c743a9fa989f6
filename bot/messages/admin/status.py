"""The message with the bot's status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.memory import AnswerCount
from bot.messages import (
    TITLE_LIMIT,
    Localization,
    Piece,
    Reply,
    address,
    bold,
    clip,
    lines,
    link,
    say_outlet,
    text,
)
from index import Article, Coverage, Run, State

_REASON = 200  # UTF-16 units


@dataclass(frozen=True, slots=True)
class BotShare:
    """One of several bots with the same token: its name, and its share of the chats in percent."""

    name: str
    share: int
    is_this: bool
    """Whether it writes the message."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of a running bot and its index. What is None, or lacks, isn't known, and isn't shown."""

    version: str
    uptime: timedelta
    busy_chats: int
    """Chats in which an answer is being made."""
    waiting: int
    """Messages that wait for one."""
    coverage: Coverage | None = None
    newest: Article | None = None
    built: datetime | None = None
    size: int | None = None
    """Size of the index on disk, in bytes."""
    runs: Sequence[Run] = ()
    """The runs to show, in order."""
    sources: Mapping[State, int] | None = None
    hour: AnswerCount | None = None
    """The answers of the last hour, and of the last day."""
    day: AnswerCount | None = None
    memory: int | None = None
    """Memory of the bot's process, in bytes; of each process that answers, likewise."""
    processes: Sequence[int] = ()
    bots: Sequence[BotShare] = ()
    """The bots that share the work; none if this one is the only one."""
    trouble: str = ""
    """Why the index can't be searched just now; empty if it can."""


def status_message(words: Localization, status: Status, now: datetime) -> Reply:
    """Return the message with the bot's status. `now` is the reader's time, with its time zone."""
    parts = [
        _index(words, status, now),
        _section(words.say("status-runs"), [_run(words, run, now) for run in status.runs]),
        _sources(words, status.sources),
        _answers(words, status),
        _bot(words, status),
        _section(words.say("status-bots"), [_share(words, bot) for bot in status.bots]),
    ]
    return _joined(parts).reply()


def _joined(parts: Sequence[Piece]) -> Piece:
    """Return sections with empty lines between them."""
    whole = Piece()
    for part in parts:
        if part.units:
            whole += (text("\n\n") if whole.units else Piece()) + part
    return whole


def _section(heading: str, pieces: Sequence[Piece]) -> Piece:
    """Return a section; an empty piece if it holds nothing."""
    return lines(bold(heading), *pieces) if any(piece.units for piece in pieces) else Piece()


def _index(words: Localization, status: Status, now: datetime) -> Piece:
    pieces = [text(words.say("status-no-search", reason=clip(status.trouble, _REASON)))] if status.trouble else []
    if (coverage := status.coverage) is not None:
        outlets = words.say("status-outlets", count=coverage.outlets)
        pieces.append(text(f"{words.say('coverage', count=coverage.articles)}, {outlets}"))
    if (newest := status.newest) is not None:
        title = link(clip(newest.title, TITLE_LIMIT), address(newest))
        origin = f" · {say_outlet(words, newest.source)} · {words.day(newest.published)}"
        pieces.append(text(f"{words.say('status-newest')} ") + title + text(origin))
    if status.built is not None and status.size is not None:
        ago = words.ago(status.built, now)
        pieces.append(text(words.say("status-built", ago=ago, size=words.size(status.size))))
    return _section(words.say("status-index"), pieces)


def _run(words: Localization, run: Run, now: datetime) -> Piece:
    kind, ago = _kind(words, run.kind), words.ago(run.started_at, now)
    if run.error:
        return text(words.say("status-run-failed", kind=kind, ago=ago, reason=clip(run.error, _REASON)))
    length = words.length(timedelta(seconds=run.seconds))
    numbers = {"added": run.added, "changed": run.changed, "removed": run.removed, "failed": run.failed}
    return text(words.say("status-run", kind=kind, ago=ago, length=length, **numbers))


def _kind(words: Localization, kind: str) -> str:
    """Return what a run was; a kind of a later version as it is."""
    match kind:
        case "index":
            return words.say("status-run-index")
        case "refresh":
            return words.say("status-run-refresh")
        case "take":
            return words.say("status-run-take")
        case "add":
            return words.say("status-run-add")
        case _:
            return clip(kind, _REASON)


def _sources(words: Localization, sources: Mapping[State, int] | None) -> Piece:
    if sources is None:
        return Piece()
    states = (
        (sources.get("well", 0), "status-well"),
        (sources.get("new", 0), "status-new"),
        (sources.get("failing", 0), "status-failing"),
        (sources.get("silent", 0), "status-silent"),
        (sources.get("paused", 0), "status-paused"),
        (sources.get("ended", 0), "status-ended"),
    )
    counts = [words.say(name, count=count) for count, name in states if count]
    return _section(words.say("status-sources"), [text(", ".join(counts) or words.say("status-no-sources"))])


def _answers(words: Localization, status: Status) -> Piece:
    pieces = []
    if status.hour is not None:
        pieces.append(text(words.say("status-hour", done=status.hour.found, failed=status.hour.nothing)))
    if status.day is not None:
        pieces.append(text(words.say("status-day", done=status.day.found, failed=status.day.nothing)))
    return _section(words.say("status-answers"), pieces)


def _bot(words: Localization, status: Status) -> Piece:
    busy = words.say("status-busy", count=status.busy_chats)
    waiting = words.say("status-waiting", count=status.waiting)
    pieces = [text(f"{busy}, {waiting}")]
    if status.memory is not None:
        pieces.append(text(words.say("status-memory", size=words.size(status.memory))))
    if status.processes:
        sizes = ", ".join(words.size(size) for size in status.processes)
        pieces.append(text(words.say("status-processes", count=len(status.processes), sizes=sizes)))
    uptime = words.say("status-uptime", version=f"newsbot {status.version}", length=words.length(status.uptime))
    return _section(words.say("status-bot"), [*pieces, text(uptime)])


def _share(words: Localization, bot: BotShare) -> Piece:
    if bot.is_this:
        return text(words.say("status-bots-this", name=bot.name, share=bot.share))
    return text(words.say("status-bots-one", name=bot.name, share=bot.share))
