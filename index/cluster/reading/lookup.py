"""Searches that are known by what is asked: each is sent once, and its answer kept for whoever asks the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from index.cluster.reading.foresight import Foresight, Unforeseen
from index.cluster.reading.requests import Requests, Search, Told, Wish

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


def parts_of(keys: Sequence[_Key], at_once: int) -> Iterator[Sequence[_Key]]:
    """Yield keys, at most so many at a time: the cluster refuses a search with too many clauses."""
    return (keys[at : at + at_once] for at in range(0, len(keys), at_once))


class _Wanted(threading.local, Generic[_Key]):
    """What one thread wants to know soon."""

    def __init__(self) -> None:
        self.keys: dict[_Key, None] = {}


class Lookup(Generic[_Key, _Value]):
    """What one kind of search tells, by what is asked. Thread-safe; remembers at most `most` answers.

    `search` makes the search for at most `at_once` keys, and `read` takes what is wanted for each from its answer.
    """

    def __init__(
        self,
        requests: Requests,
        foresight: Foresight,
        search: Callable[[Sequence[_Key]], Search],
        read: Callable[[Sequence[_Key], Told], Iterable[_Value]],
        most: int,
        at_once: int = 1,
    ) -> None:
        self._requests, self._foresight = requests, foresight
        self._search, self._read = search, read
        self._most, self._at_once = most, at_once
        self.known: dict[_Key, _Value] = {}
        """What has been asked, and its answers."""
        self._wanted: _Wanted[_Key] = _Wanted()
        requests.wishing.append(self._wish)

    def want(self, keys: Iterable[_Key]) -> None:
        """Ask with the next request."""
        self._wanted.keys |= {key: None for key in keys if key not in self.known}

    def get(self, key: _Key) -> _Value:
        """Return the answer, now; raise Unforeseen if more will be asked for, or what is asked may be wrong."""
        while (value := self.known.get(key)) is None:
            self.want([key])
            if self._foresight.must_wait():
                raise Unforeseen
            self._requests.grant_wishes()
        return value

    def guess(self, key: _Key) -> _Value | None:
        """Return the answer, now; None if it is to be guessed for the time being."""
        if key not in self.known:
            self.want([key])
            if self._foresight.may_guess():
                return None
        return self.get(key)

    def _wish(self) -> Wish:
        keys = [key for key in self._wanted.keys if key not in self.known]
        self._wanted.keys = {}
        parts = [*parts_of(keys, self._at_once)]
        return Wish([*map(self._search, parts)], lambda answers: self._remember(parts, answers))

    def _remember(self, parts: Sequence[Sequence[_Key]], answers: Sequence[Told]) -> None:
        told = [
            pair
            for part, answer in zip(parts, answers, strict=True)
            for pair in zip(part, self._read(part, answer), strict=True)
        ]
        if len(self.known) + len(told) > self._most:  # replaced, not cleared: another thread may be reading
            self.known = dict([*self.known.items()][-self._most // 2 :])
        self.known |= dict(told)
