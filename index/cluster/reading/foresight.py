"""Working ahead: what a piece of work will ask is gathered before it is asked, so that one request brings all.

The work is done on guesses for what isn't known yet, and wishes for all that it lacks. Once that has come, it is done
again; its result counts when it has guessed nothing. Not for what is guessed: each owner of facts guesses its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import TypeVar

from index.cluster.reading.requests import Requests
from index.errors import NewsbotError

_MOST_TRIES = 8
"""Number of times to do a piece of work on guesses before it asks for each thing by itself."""

T = TypeVar("T")


class Hope(IntEnum):
    """What to guess of something that resembles a known word: that it is none, that word, or even a name of that."""

    NOTHING = 0
    WORDS = 1
    NAMES = 2


class Unforeseen(Exception):
    """Raised where work can't go on without what it has wished for."""


class Foresight(threading.local):
    """Whether the work of one thread may guess, and whether it has."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self.is_ahead = False
        """Whether work may be done on guesses, and again."""
        self.turn = 0
        """Number of the work that the thread does: it grows with each that isn't part of another one."""
        self._is_patient = False
        self._first_request = 0
        self._has_guessed = False
        self._hope = Hope.NAMES
        self._has_hoped = False

    def may_guess(self) -> bool:
        """Return whether to guess a fact, and note that. The first request is never put off: it brings most facts."""
        is_first = self._requests.sent_by_thread == self._first_request and not self._has_guessed
        if not self.is_ahead or (is_first and not self._is_patient):
            return False
        self._has_guessed = True
        return True

    def hopes(self, hope: Hope = Hope.WORDS) -> bool:
        """Return whether to guess that what resembles something known is that, rather than that nothing is known."""
        self._has_hoped = True
        return hope <= self._hope

    def must_wait(self) -> bool:
        """Return whether to put off what can't be guessed, since more will be wished for, or a guess may be wrong."""
        return self.is_ahead and (self._has_guessed or self._is_patient)

    def together(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Return the results of some work, which asks together for what it needs. Raises what the work raises."""
        if self.must_wait():
            return self._do(works)
        self.turn += not self.is_ahead
        with self._state(is_ahead=True, is_patient=len(works) > 1):
            for _ in range(_MOST_TRIES):
                if (results := self._try(works)) is not None:
                    return results
                self._requests.grant_wishes()
        with self._state(is_ahead=False):
            return [work() for work in works]

    def _try(self, works: Sequence[Callable[[], T]]) -> list[T] | None:
        """Return the results of some work; None if it needs what it has wished for."""
        self._has_guessed = self._has_hoped = False
        try:
            results: list[T] | None = self._do(works)
        except Unforeseen:
            results = None
        if not self._has_guessed:
            return results
        if self._has_hoped:  # if it was in vain, what is needed then has been asked for, too
            self._try_with(Hope.WORDS, works)
            self._try_with(Hope.NOTHING, works)
        return None

    def _try_with(self, hope: Hope, works: Sequence[Callable[[], T]]) -> None:
        """Do some work with less hope, only for what it wishes for."""
        self._hope = hope
        try:
            self._do(works)
        except Unforeseen:
            pass
        finally:
            self._hope = Hope.NAMES

    def _do(self, works: Sequence[Callable[[], T]]) -> list[T]:
        """Do each piece of work as far as it goes. Raises Unforeseen if one can't go on."""
        results: list[T] = []
        stuck: Exception | None = None
        for work in works:
            try:
                results.append(work())
            except Unforeseen as error:
                stuck = error
            except (NewsbotError, MemoryError):
                raise  # no guess leads to these: the cluster has a fault
            except Exception as error:  # whatever it is, it may be due to guesses that contradict
                if not self._has_guessed:
                    raise
                stuck = error
        if stuck:
            raise Unforeseen from stuck
        return results

    @contextmanager
    def _state(self, is_ahead: bool, is_patient: bool = False) -> Iterator[None]:
        before = self.is_ahead, self._is_patient, self._first_request, self._has_guessed, self._has_hoped
        self.is_ahead, self._is_patient = is_ahead, is_patient
        self._first_request, self._has_guessed, self._has_hoped = self._requests.sent_by_thread, False, False
        try:
            yield
        finally:
            self.is_ahead, self._is_patient, self._first_request, self._has_guessed, self._has_hoped = before
