"""Sources on the web for programs: the JSON objects that the commands print, one a line.

Not for what people read: see `sources_command.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.terminal.index_command import INTERRUPTED, emit
from index import (
    Candidate,
    ChannelCount,
    ListedSource,
    NewsbotError,
    Preview,
    PreviewItem,
    StoredSource,
    published_to_text,
)

_MOMENTS = ("added_at", "fetched_at", "succeeded_at", "changed_at", "newest_at", "due_at", "failing_since")
_REFUSED = 2  # exit code


def run_for_programs(run: Callable[[], int]) -> int:
    """Run a command whose events are printed; its error is printed as one, too. Return the exit code."""
    try:
        return run()
    except KeyboardInterrupt:
        emit({"event": "error", "error": "Stopped", "message": "Stopped: nothing else was changed."})
        return INTERRUPTED
    except NewsbotError as error:
        emit(error_to_json(error))
        return _REFUSED


def error_to_json(error: NewsbotError) -> dict[str, Any]:
    """Return the event that something could not be done."""
    return {"event": "error", "error": type(error).__name__, "message": str(error)}


def listed_to_json(listed: ListedSource) -> dict[str, Any]:
    """Return a source of a list, with how it is doing."""
    stored, options = listed.stored, listed.stored.source.options
    return {
        "id": stored.source.id,
        "title": stored.source.title,
        "kind": stored.source.kind,
        "url": stored.source.url,
        "state": listed.state,
        "error": stored.error,
        "articles": listed.articles,
        **{name: value.isoformat() if (value := getattr(stored, name)) else None for name in _MOMENTS},
        "failures": stored.failures,
        "usual_gap_seconds": stored.usual_gap_seconds,
        "text_from": options.text_from,
        "select": list(options.select),
        "drop": list(options.drop),
        "outlet": options.outlet,
        "interval_minutes": options.interval_minutes,
        "pause_seconds": options.pause_seconds,
    }


def channel_to_json(channel: ChannelCount, articles: int, state: str) -> dict[str, Any]:
    """Return a channel of a list, with how it is doing: an empty `state` if its new posts are read."""
    return {
        "id": str(channel.channel_id),
        "title": channel.name,
        "kind": "channel",
        "url": channel.link,
        "state": state,
        "articles": articles,
        "posts": channel.posts,
        "newest_at": newest.isoformat() if (newest := channel.newest_at) else None,
    }


def added_to_json(stored: StoredSource, best: Candidate, others: list[Candidate]) -> dict[str, Any]:
    """Return the event that a source was added; `others` are what its address leads to besides."""
    return {
        "event": "added",
        "id": stored.source.id,
        **_candidate_to_json(best),
        "title": stored.name,
        "notes": list(best.notes),
        "others": [_candidate_to_json(other) for other in others],
    }


def preview_to_json(preview: Preview) -> dict[str, Any]:
    """Return the event with what would be indexed of a source."""
    return {
        "event": "preview",
        **_candidate_to_json(preview.source),
        "count": preview.count,
        "items": [_item_to_json(item) for item in preview.items],
        "failed": [{"name": failed.name, "reason": failed.reason} for failed in preview.failed],
        "notes": [*preview.source.notes, *preview.notes],
        "others": [_candidate_to_json(other) for other in preview.others],
    }


def _candidate_to_json(candidate: Candidate) -> dict[str, Any]:
    return {"title": candidate.title, "kind": candidate.kind, "url": candidate.url}


def _item_to_json(item: PreviewItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "outlet": item.outlet,
        "published": published_to_text(item.published),
        "url": item.url,
        "paragraphs": item.paragraphs,
        "opening": item.opening,
        "notes": list(item.notes),
    }
