"""Writing documents to an index in bulk, so that none is lost: what the cluster can't take now is sent again.

Not for making documents (`documents.py`), nor for when they become visible (`indexes.py`).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import stamina
from stamina.instrumentation import set_on_retry_hooks

from index.cluster.connecting import Connection
from index.cluster.documents import Document
from index.cluster.faults import FREE_SPACE, READ_ONLY, is_read_only
from index.errors import ClusterError, ClusterUnavailable

PATIENCE = 120.0
"""Maximum time to go on trying to send a part that the cluster doesn't take, in seconds."""

_PART_BYTES, _PART_LINES = 4_000_000, 1000
_AT_ONCE = 2  # parts on their way
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Line(NamedTuple):
    """A change of one document: its request, and the article that it is of."""

    article_id: str
    request: bytes


class BulkWriter:
    """A writer of documents into the index `name`: `with BulkWriter(...) as writer` has sent all of them at its end.

    `note` receives a sentence for each article of which the cluster refuses a document for good: see `refused`. All
    other documents are written. `check` is called before each request, and raises if nothing may be written any more:
    the cluster would create a lost index.
    """

    def __init__(
        self,
        connection: Connection,
        name: str,
        note: Callable[[str], None],
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._name = name
        self._note = note
        self._check = check
        self._lines: list[_Line] = []
        self._size = 0
        self._threads = ThreadPoolExecutor(_AT_ONCE, "bulk")
        self._sending: deque[Future[list[tuple[str, str]]]] = deque()
        self._is_given_up = False
        self.refused: set[str] = set()
        """The articles of which the cluster refused a document for good: they lack a part, and should be deleted."""
        self.lost = 0
        """Number of these documents."""

    def __enter__(self) -> BulkWriter:
        set_on_retry_hooks(())  # a second try is no news
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._send()
                self._wait(0)
        finally:
            self._is_given_up = True
            self._threads.shutdown(cancel_futures=True)

    def put(self, document: Document) -> None:
        """Write a document, in place of the one with its id."""
        action = {"index": {"_id": document.name, "routing": document.article_id}}
        self._add(document.article_id, f"{_encode(action)}\n{_encode(document.body)}\n")

    def delete(self, name: str, article_id: str) -> None:
        """Delete the document `name` of an article, if it is there."""
        self._add(article_id, f"{_encode({'delete': {'_id': name, 'routing': article_id}})}\n")

    def _add(self, article_id: str, request: str) -> None:
        line = _Line(article_id, request.encode())
        self._lines.append(line)
        self._size += len(line.request)
        if self._size >= _PART_BYTES or len(self._lines) >= _PART_LINES:
            self._send()

    def _send(self) -> None:
        if self._lines:
            self._wait(_AT_ONCE)
            self._sending.append(self._threads.submit(self._send_part, self._lines))
            self._lines, self._size = [], 0

    def _wait(self, most: int) -> None:
        """Wait until at most this many parts are on their way."""
        while len(self._sending) > most:
            for article_id, reason in self._sending.popleft().result():
                self.lost += 1
                if article_id not in self.refused:
                    self.refused.add(article_id)
                    fault = f"the cluster refuses a paragraph ({reason})"
                    self._note(f"The article {article_id} isn't in the index: {fault}.")

    def _send_part(self, lines: list[_Line]) -> list[tuple[str, str]]:
        """Send a part until all is written or refused for good; return article and reason of what is refused."""
        refused: list[tuple[str, str]] = []
        for attempt in stamina.retry_context(on=self._passes, attempts=None, timeout=PATIENCE, wait_max=10.0):
            with attempt:
                left = []
                for line, result in zip(lines, self._request(lines), strict=True):
                    match self._judge(result):
                        case ClusterUnavailable() as error:
                            left.append((line, error))
                        case str() as reason if reason:
                            refused.append((line.article_id, reason))
                lines = [line for line, _ in left]
                if left:
                    raise left[0][1]
        return refused

    def _request(self, lines: list[_Line]) -> Iterator[dict[str, Any]]:
        self._check()
        body = b"".join(line.request for line in lines)
        shown = "items.*.status,items.*.error.type,items.*.error.reason"
        with self._connection.errors():
            told = self._connection.client.bulk(body=body, index=self._name, params={"filter_path": shown})
        return (next(iter(item.values())) for item in told["items"])

    def _judge(self, result: dict[str, Any]) -> str | ClusterUnavailable:
        """Return why a change must be sent again, or the reason if it is refused for good; "" if it is written."""
        status, error = result["status"], result.get("error") or {}
        if status < 300 or (status == 404 and not error):  # deleted before
            return ""
        reason = f"{error.get('type')}: {error.get('reason')}"[:200]
        where = self._connection.cluster.where
        if is_read_only(reason):
            raise ClusterUnavailable(where, READ_ONLY, FREE_SPACE)
        if status == 429:
            return ClusterUnavailable(where, "it has more to do than it can", "wait, or give it more memory")
        if status >= 500:  # its shard moves to another node, or is lost with one
            return ClusterUnavailable(where, f"it lacks some of its data or nodes: {reason}", "start its missing nodes")
        if status in (401, 403, 404):  # not about this document
            raise ClusterError(where, f"it refuses changes: {reason}", "check its users' rights and its log")
        return reason

    def _passes(self, error: Exception) -> bool:
        """Return whether to send again after an error."""
        return isinstance(error, ClusterUnavailable) and error.reason != READ_ONLY and not self._is_given_up
