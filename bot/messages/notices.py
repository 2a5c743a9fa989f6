"""Notices made of several messages of `Localization`: help, a group's greeting, and how sources are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import phrases
from bot.messages.localization import Localization
from bot.messages.markup import GAP, Reply, clip, text
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
