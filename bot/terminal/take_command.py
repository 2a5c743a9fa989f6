"""`newsbot take`: posts of channels as JSON lines on stdin; what became of each, as JSON lines on stdout.

For programs alone: a running bot starts it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from bot.terminal.index_command import INTERRUPTED, emit, report_to_json
from index import DataFolder, NewsbotError, TakenPost, published_to_text, take_posts

MAX_LINE = 1_000_000
"""Maximum size of a post, in bytes: one with all of Telegram's limits exhausted has a tenth of it."""


def run_take(data: DataFolder, lines: BinaryIO) -> int:
    """Take the posts in some lines; return the exit code. Raises NewsbotError if the run fails.

    Each line gets one event, with its number: a line that is no post is refused, and the others go on.
    """
    messages = [_read(line) for line in _lines(lines)]
    try:
        report = take_posts(data, [message for message in messages if isinstance(message, dict)])
    except KeyboardInterrupt:
        emit({"event": "error", "message": "Stopped: run the command again with the same posts."})
        return INTERRUPTED
    except NewsbotError as error:
        emit({"event": "error", "message": str(error)})
        raise
    posts = iter(report.posts)
    for number, message in enumerate(messages, start=1):
        event = _refusal(message) if isinstance(message, str) else _to_event(next(posts))
        emit({"line": number} | event)
    emit(report_to_json(report))
    return 0


def _lines(lines: BinaryIO) -> Sequence[bytes]:
    """Return the lines that aren't blank; of one that is too long, just more than is allowed."""
    pieces = []
    while line := lines.readline(MAX_LINE + 2):
        pieces.append(line)
        while not line.endswith(b"\n") and (line := lines.readline(MAX_LINE)):
            pass  # the rest of a line that is too long
    return [line for line in pieces if line.strip()]


def _read(line: bytes) -> dict[str, Any] | str:
    """Return the message in a line, or why there is none."""
    if len(line) > MAX_LINE + 1:
        return f"it is longer than {MAX_LINE:,} bytes"
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return "it is not JSON"
    return message if isinstance(message, dict) else "it is not a JSON object"


def _refusal(reason: str) -> dict[str, Any]:
    return {"event": "refused", "chat": None, "message": None, "reason": reason}


def _to_event(taken: TakenPost) -> dict[str, Any]:
    post, article = taken.post, taken.article
    if post is None:
        return _refusal(taken.reason)
    names = {"chat": post.channel.id, "message": post.message_id}
    if article is None:
        return {"event": "refused", **names, "reason": taken.reason}
    return {
        "event": "taken",
        **names,
        "article": article.id,
        "title": article.title,
        "outlet": article.source,
        "published": published_to_text(article.published),
        "paragraphs": len(article.paragraphs),
        "state": taken.state,
    }
