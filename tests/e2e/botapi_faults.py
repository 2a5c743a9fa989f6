"""Planned faults: flood limits, refusals, broken gateways, odd answers, and cut, slow and hanging calls.

For the test double in botapi.py, which offers them as `flood`, `flood_every`, `refuse`, `fail`, `answer`, `cut`,
`delay` and `hang`. A fault happens before the call is read, so that a failed call has no effect, unless it is
`processed`: then it takes effect, and only its answer is lost.
"""

import socket
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self

GET_UPDATES = "getUpdates"
DOWNLOAD = "download"
"""The name of a file's download, which is no method, for faults."""


@dataclass(frozen=True)
class Refusal:
    """An answer in place of the call's own."""

    status: int
    retry_after: int | None = None
    description: str | None = None
    """Reason given by the Bot API; without one, a gateway refuses the call."""
    body: str | None = None
    """Body sent in place of an answer."""
    cuts: bool = False
    """Whether to cut the connection instead of answering."""
    processed: bool = False
    """Whether the call still takes effect."""

    @property
    def html(self) -> str:
        """Error page of nginx, the gateway in front of Telegram's servers."""
        title = f"{self.status} {HTTPStatus(self.status).phrase}"
        return (
            f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
            "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
        )


@contextmanager
def silence(port: int) -> Iterator[None]:
    """Occupy a port at which connections are neither accepted nor refused, because its backlog is full."""
    with ExitStack() as sockets:
        listener = sockets.enter_context(socket.socket())
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(0)
        for _ in range(4):
            client = sockets.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(("127.0.0.1", port))
        yield


@dataclass
class _Burst:
    """A refusal for a number of next calls."""

    refusal: Refusal
    methods: Collection[str] | None  # None is every method but getUpdates
    left: int

    def concerns(self, method: str) -> bool:
        return self.left > 0 and (method != GET_UPDATES if self.methods is None else method in self.methods)


@dataclass(frozen=True)
class _Beat:
    """A refusal for every nth call."""

    refusal: Refusal
    methods: Collection[str]
    every: int


class Hang:
    """A hold on the answers to one method until `release`, or until the end of its `with` block.

    With `processed`, the call takes effect at once and only its answer is late, as it may happen to a bot that gives up
    waiting and sends again.
    """

    def __init__(self, method: str, *, processed: bool = False) -> None:
        self.method = method
        self.processed = processed
        self.released: Future[None] = Future()

    def release(self) -> None:
        """Let hanging and later calls through."""
        if not self.released.done():
            self.released.set_result(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Faults:
    """The planned faults."""

    def __init__(self) -> None:
        self._bursts: list[_Burst] = []
        self._beats: list[_Beat] = []
        self._hangs: list[Hang] = []
        self._seen: Counter[int] = Counter()
        self.delays: dict[str, float] = {}

    def burst(self, refusal: Refusal, times: int, methods: Collection[str] | None) -> None:
        self._bursts.append(_Burst(refusal, methods, times))

    def drop_bursts(self) -> None:
        self._bursts.clear()

    def beat(self, refusal: Refusal, every: int, methods: Collection[str]) -> None:
        self._beats.append(_Beat(refusal, methods, every))

    def hang(self, hang: Hang) -> None:
        self._hangs.append(hang)

    def hangs(self, method: str, *, processed: bool) -> list[Hang]:
        """Return the unreleased holds on a method."""
        held = [hang for hang in self._hangs if hang.method == method and hang.processed == processed]
        return [hang for hang in held if not hang.released.done()]

    def release_all(self) -> None:
        for hang in self._hangs:
            hang.release()

    def refusal(self, method: str) -> Refusal | None:
        """Return the refusal for a new call, if one is planned."""
        for burst in self._bursts:
            if burst.concerns(method):
                burst.left -= 1
                return burst.refusal
        due = None
        for number, beat in enumerate(self._beats):
            if method in beat.methods:
                self._seen[number] += 1
                due = beat.refusal if self._seen[number] % beat.every == 0 else due
        return due
