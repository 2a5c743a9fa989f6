"""Trouble on order: flood limits, refusals, broken gateways, answers of another kind, cut, slow and stuck calls.

For the test double in botapi.py, which hands out `flood`, `flood_every`, `refuse`, `fail`, `answer`, `cut`, `delay` and
`hang`. What a plan says happens before the call is looked at, so a call that fails this way has no effect; unless it is
`processed`, which takes effect, and its answer alone is lost.
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


@dataclass(frozen=True)
class Refusal:
    """An answer that stands in for the call's own."""

    status: int
    retry_after: int | None = None
    description: str | None = None
    """Why the Bot API itself refuses the call; without one, it is a gateway that does."""
    body: str | None = None
    """What is sent in place of an answer."""
    cuts: bool = False
    """Whether the connection is cut in place of an answer."""
    processed: bool = False
    """Whether the call takes effect all the same."""

    @property
    def html(self) -> str:
        """The page that nginx, which stands before Telegram's servers, sends when they don't answer."""
        title = f"{self.status} {HTTPStatus(self.status).phrase}"
        return (
            f"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n"
            "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
        )


@contextmanager
def silence(port: int) -> Iterator[None]:
    """Holds a port at which connections are neither taken nor refused: the line of those that wait is full."""
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
    """The next calls get this refusal, as many as are left."""

    refusal: Refusal
    methods: Collection[str] | None  # None is every method but getUpdates
    left: int

    def concerns(self, method: str) -> bool:
        return self.left > 0 and (method != GET_UPDATES if self.methods is None else method in self.methods)


@dataclass(frozen=True)
class _Beat:
    """Every nth call gets this refusal."""

    refusal: Refusal
    methods: Collection[str]
    every: int


class Hang:
    """Holds back the answers to one method until `release`; as a context manager, until its end.

    With `processed`, the call takes effect at once and only its answer is late: what a bot must expect when
    it gave up waiting, and sends again.
    """

    def __init__(self, method: str, *, processed: bool = False) -> None:
        self.method = method
        self.processed = processed
        self.released: Future[None] = Future()

    def release(self) -> None:
        """Lets the calls that hang, and all later ones, through."""
        if not self.released.done():
            self.released.set_result(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Faults:
    """What is planned to go wrong."""

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
        """The holds on a method that are still closed."""
        held = [hang for hang in self._hangs if hang.method == method and hang.processed == processed]
        return [hang for hang in held if not hang.released.done()]

    def release_all(self) -> None:
        for hang in self._hangs:
            hang.release()

    def refusal(self, method: str) -> Refusal | None:
        """The refusal for a call that has just come in, if it is to have one."""
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
