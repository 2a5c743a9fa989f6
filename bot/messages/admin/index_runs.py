"""Messages about runs that bring the index up to date: how far one is, what it came to, and which files failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from bot.messages import LIMIT, Localization, Piece, Reply, clip, text, without_halves
from bot.messages.admin.buttons import button, keyboard
from index import SourceAmbiguous, SourceMissing, Stage

CANCEL = "reindex-cancel"
"""The action of the button that cancels a run; its argument is the run's key."""

FAILURES_FILE = "failures.txt"
MAX_LISTED = 10
"""Maximum number of failures in a message; all of them are in a file if there are more."""

_BAR = 12  # characters
_REASON = 1000  # UTF-16 units
_NAME, _NAMES = 300, 1000  # UTF-16 units of what an admin wrote, and of what it may mean
_LINE = 600  # UTF-16 units of a failure in a message
_HEADERS = 5  # kinds to list
_MAX_BYTES = 20_000_000  # of the file with all failures
_COUNTS = ("added", "changed", "removed", "unchanged", "withdrawn", "samples", "undated", "without_outlet", "failures")


@dataclass(frozen=True, slots=True)
class RunStep:
    """How far a run is: a stage of `index.Progress`, or one of those before it.

    Before it, a run is "starting", "starting a source", "waiting" for another run, or "waiting for a refresh".
    """

    stage: str
    done: int = 0
    total: int = 0
    articles: int = 0
    read_bytes: int = 0
    total_bytes: int = 0

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> RunStep:
        """Return the step of an event of progress, as `newsbot index --progress json` prints it."""
        numbers = (int(event[name]) for name in ("done", "total", "articles", "read_bytes", "total_bytes"))
        return cls(str(event["stage"]), *numbers)

    @property
    def share(self) -> float | None:
        """How much of the stage is done, from 0 to 1; None if nobody knows."""
        done, total = (self.read_bytes, self.total_bytes) if self.total_bytes else (self.done, self.total)
        return min(1.0, max(0.0, done / total)) if total else None


def run_message(
    words: Localization,
    step: RunStep,
    key: str,
    seconds: int = 0,
    seconds_left: int | None = None,
    *,
    joined: bool = False,
    cancelling: bool = False,
) -> Reply:
    """Return the message that shows how far a run is. `joined`: for whoever asked for it while it was under way."""
    if cancelling:
        return text(words.say("reindex-cancelling")).reply()
    shown = [words.say("reindex-joined")] if joined else []
    shown.append(_say_step(words, step))
    if step.share is not None:
        filled = int(step.share * _BAR)
        shown.append(f"{'▓' * filled}{'░' * (_BAR - filled)} {words.say('percent', number=int(100 * step.share))}")
    if seconds:
        time_left = [] if seconds_left is None else [_say_left(words, seconds_left)]
        shown.append(" ".join([words.say("reindex-time", time=_clock(seconds)), *time_left]))
    return text("\n".join(shown)).reply(keyboard([button(words.say("button-cancel"), CANCEL, key)]))


def interrupted_message(words: Localization) -> Reply:
    """Return the message that the bot ends during a run."""
    return text(words.say("reindex-interrupted")).reply()


def source_not_named_message(words: Localization, name: str, error: SourceMissing | SourceAmbiguous) -> Reply:
    """Return the message that a name is that of no source, or may mean several."""
    name = clip(name, _NAME)
    if isinstance(error, SourceAmbiguous):
        said = words.say("reindex-several", name=name, names=clip(", ".join(error.matching), _NAMES))
    elif error.nearest:
        said = words.say("reindex-nearest", name=name, names=clip(", ".join(error.nearest), _NAMES))
    else:
        said = words.say("reindex-no-source", name=name)
    return text(said).reply()


def run_result_message(
    words: Localization, results: Sequence[Mapping[str, Any]], cancelled_at: RunStep | None = None
) -> Reply:
    """Return what a run came to: counts, what is wrong with the articles as a whole, and the first failures.

    `results` are the last JSON lines of its parts; or for a part without one, the event "not started" with a reason, or
    "ended" with an exit code. `cancelled_at` is how far the run was when somebody cancelled it.
    """
    reports = [result for result in results if result.get("event") == "report"]
    pieces = []
    if cancelled_at is not None and cancelled_at.stage in get_args(Stage):
        pieces.append(words.say("reindex-cancelled", step=_say_step(words, cancelled_at)))
    elif cancelled_at is not None:
        pieces.append(words.say("reindex-cancelled-early"))
    if reports:
        pieces += [_say_counts(words, reports), *_say_remarks(words, reports)]
    for reason in [_say_reason(words, result) for result in results if result.get("event") != "report"]:
        sentence = words.say("reindex-partly", reason=reason) if reports else words.say("reindex-failed", reason=reason)
        pieces.append(sentence)
    return _with_failures(words, text("\n".join(pieces)), _failures(results)).reply()


def failures_file(results: Sequence[Mapping[str, Any]]) -> bytes | None:
    """Return all failures of a run as text, one a line; None if they are all in the message."""
    failures = _failures(results)
    if len(failures) <= MAX_LISTED and all(len(line) < _LINE for line in failures):
        return None
    content = without_halves("".join(f"{text(line).plain}\n" for line in failures)).encode()
    return content if len(content) <= _MAX_BYTES else content[: content.rindex(b"\n", 0, _MAX_BYTES) + 1]


def _say_reason(words: Localization, result: Mapping[str, Any]) -> str:
    """Return why a part of a run failed."""
    match result.get("event"):
        case "not started":
            return words.say("reindex-not-started", reason=str(result.get("reason")))
        case "ended":
            return words.say("reindex-ended", code=int(result["code"]))
        case _:
            return clip(str(result.get("message")), _REASON)


def _failures(results: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the failures of all parts, as the command line prints them, a line each."""
    lists = (result.get("failed") or () for result in results)
    return [" ".join(f"{file['name']}: {file['reason']}".split("\n")) for failed in lists for file in failed]


def _with_failures(words: Localization, message: Piece, failures: Sequence[str]) -> Piece:
    """Return a message with the first failures, and how many more there are."""
    for number, failure in enumerate(failures):
        line = text(f"\n{clip(failure, _LINE)}")
        more = text(f"\n{words.say('reindex-more-failed', count=len(failures) - number, file=FAILURES_FILE)}")
        if number == MAX_LISTED or message.units + line.units + more.units > LIMIT:
            return message + more
        message += line
    return message


def _say_step(words: Localization, step: RunStep) -> str:
    done, total, articles = step.done, step.total, step.articles
    match step.stage:
        case "waiting":
            return words.say("reindex-waiting")
        case "waiting for a refresh":
            return words.say("reindex-waiting-for-refresh")
        case "listing":
            return words.say("reindex-listing", done=done)
        case "fetching":
            return words.say("reindex-fetching", done=done, total=total, articles=articles)
        case "reading":
            return words.say("reindex-reading", done=done, total=total, articles=articles)
        case "building":
            return words.say("reindex-building", done=done, total=total)
        case "merging":
            return words.say("reindex-merging")
        case "publishing":
            return words.say("reindex-publishing")
        case "starting a source":
            return words.say("reindex-started-source")
        case _:
            return words.say("reindex-started")


def _clock(seconds: int) -> str:
    """Return a time as clocks show it: 0:05, 12:30, 1:02:03."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _say_left(words: Localization, seconds: int) -> str:
    if seconds < 60:
        return words.say("time-left-seconds", count=seconds)
    if seconds < 3600:
        return words.say("time-left-minutes", count=-(-seconds // 60))
    return words.say("time-left-hours", time=_clock(seconds)[:-3])


def _say_counts(words: Localization, reports: Sequence[Mapping[str, Any]]) -> str:
    counts = {name: sum(int(report.get(name) or 0) for report in reports) for name in _COUNTS}
    removed = counts["removed"] + counts["withdrawn"]
    done = words.say(
        "reindex-done",
        added=counts["added"],
        changed=counts["changed"],
        removed=removed,
        unchanged=counts["unchanged"],
        failed=counts["failures"],
    )
    samples = [words.say("reindex-samples")] if counts["samples"] else []
    return " ".join([done, words.say("reindex-holds", count=int(reports[-1]["articles"])), *samples])


def _say_remarks(words: Localization, reports: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what the command line says of the articles as a whole, shortly."""
    remarks = []
    if sources := [source for report in reports for source in report.get("sources") or ()]:
        failed = sum(bool(source["error"]) for source in sources)
        remarks.append(words.say("reindex-sources", count=len(sources), failed=failed))
    if passed_over := _sum(reports, "passed_over"):
        remarks.append(words.say("reindex-passed-over", kinds=_say_kinds(passed_over)))
    undated, without_outlet = (sum(int(report.get(name) or 0) for report in reports) for name in _COUNTS[6:8])
    if undated:
        remarks.append(words.say("reindex-undated", count=undated))
    if without_outlet:
        remarks.append(words.say("reindex-without-outlet", count=without_outlet))
    if len(headers := _sum(reports, "headers")) > 1:
        remarks.append(words.say("reindex-headers", kinds=_say_kinds(headers)))
    return remarks


def _sum(reports: Iterable[Mapping[str, Any]], name: str) -> dict[str, int]:
    """Return the numbers of all reports by kind, the most frequent first."""
    numbers: dict[str, int] = {}
    for report in reports:
        for kind, number in report.get(name) or ():
            numbers[str(kind)] = numbers.get(str(kind), 0) + int(number)
    return dict(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))


def _say_kinds(numbers: Mapping[str, int]) -> str:
    kinds = [f"{number} × {clip(kind, 100) or '–'}" for kind, number in numbers.items()]
    return "; ".join([*kinds[:_HEADERS], *(["…"] if len(kinds) > _HEADERS else [])])
