"""A memo of the last values that were looked up, for readers in several threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(Generic[_Key, _Value]):
    """At most `most` values by their keys; emptied when it is full, which costs less than knowing the oldest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[_Key, _Value] = {}

    def get(self, key: _Key, make: Callable[[_Key], _Value]) -> _Value:
        """Return the value of `key`, made by `make` if it isn't remembered. Two threads may make it at once."""
        if (value := self._values.get(key)) is None:
            value = make(key)
            if len(self._values) >= self._most:
                self._values.clear()
            self._values[key] = value
        return value
