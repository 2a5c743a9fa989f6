"""A thread-safe cache of recent values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(Generic[_Key, _Value]):
    """A cache of at most `most` values by key; cleared when full, which is cheaper than tracking the oldest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[_Key, _Value] = {}

    def get(self, key: _Key, make: Callable[[_Key], _Value]) -> _Value:
        """Return the value of `key`, calling `make` if it isn't cached. Two threads may make it at once."""
        if (value := self._values.get(key)) is None:
            value = make(key)
            if len(self._values) >= self._most:
                self._values.clear()
            self._values[key] = value
        return value
