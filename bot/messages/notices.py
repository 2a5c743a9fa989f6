"""Notices made of several messages of `Localization`: help, a group's greeting, index runs, and how sources are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages import phrases
from bot.messages.localization import Localization
from bot.messages.markup import GAP, LIMIT, Reply, clip, text
from index import Coverage, HealthEvent, HealthKind

_QUESTION, _REASON = 200, 1000  # UTF-16 units


def help_message(
    words: Localization, questions: Sequence[str], coverage: Coverage, commands: Sequence[tuple[str, str]] = ()
) -> Reply:
    """Return the help message, with questions to try and `commands`, each a name and a description."""
    parts = [words.say("help-what"), words.say("help-from", coverage=phrases.say_coverage(words, coverage))]
    if questions:
        tries = [f"• {clip(question, _QUESTION)}" for question in questions]
        parts.append("\n".join([words.say("help-try"), *tries]))
    parts.append(words.say("help-groups"))
    if commands:
        parts.append("\n".join(f"/{name} – {description}" for name, description in commands))
    return text(GAP.join(parts)).reply()


def group_greeting(words: Localization, privacy: bool) -> Reply:
    """Return the greeting of a group. `privacy`: Telegram's privacy mode is on for the bot."""
    parts = [words.say("group-greeting"), *([words.say("group-privacy")] if privacy else [])]
    return text(GAP.join(parts)).reply()


def progress_message(words: Localization, stage: str, done: int, total: int) -> Reply:
    """Return the message with the progress of an index run."""
    if stage == "reading":
        return text(words.say("reindex-reading", done=done, total=total)).reply()
    return text(words.say("reindex-building", done=done, total=total)).reply()


def report_message(words: Localization, report: Mapping[str, Any]) -> Reply:
    """Return the report of an index run: counts, and as many of the failed files as fit.

    `report` is the last JSON line of the run.
    """
    failed = report["failed"]
    changes = {what: int(report[what]) for what in ("added", "changed", "removed", "unchanged")}
    changes["removed"] += int(report["withdrawn"])
    done = words.say("reindex-done", failed=report["failures"], **changes)
    samples = f" {words.say('reindex-samples')}" if report["samples"] else ""
    message = text(f"{done} {words.say('reindex-holds', count=report['articles'])}{samples}")
    for number, file in enumerate(failed):
        line = text(f"\n{file['name']}: {file['reason']}")
        more = text(f"\n{words.say('reindex-more-failed', count=len(failed) - number)}")
        if message.units + line.units + more.units > LIMIT:
            return (message + more).reply()
        message += line
    return message.reply()


def health_message(words: Localization, events: Sequence[HealthEvent]) -> tuple[Reply, int]:
    """Return a message about sources, and how many of the events are in it: the first of one kind, as many as fit.

    Sources whose health changed at the same time, after an outage say, are told in one message.
    """
    kind = events[0].kind
    count = next((number for number, event in enumerate(events) if event.kind != kind), len(events))
    message = text(_say_kind(words, kind, count))
    for number, event in enumerate(events[:count]):
        line = text(f"\n{clip(event.reason, _REASON)}")
        if not message.has_room_for(line):
            return message.reply(), number
        message += line
    return message.reply(), count


def failed_message(words: Localization, reason: str) -> Reply:
    """Return the message that an index run failed."""
    return text(words.say("reindex-failed", reason=clip(reason, _REASON))).reply()


def _say_kind(words: Localization, kind: HealthKind, count: int) -> str:
    match kind:
        case "failing":
            return words.say("source-failing", count=count)
        case "silent":
            return words.say("source-silent", count=count)
        case "back":
            return words.say("source-back", count=count)
        case "ended":
            return words.say("source-ended", count=count)
