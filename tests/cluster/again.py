"""Tests of one kind of database, run again over another."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any

_SQLITE_ALONE = ("sqlite", "tmp_path", "PRAGMA")
"""Words in tests and fixtures that are about SQLite's files."""


def general_tests(module: ModuleType, *left_out: str) -> dict[str, Any]:
    """Return the tests and fixtures of a module by name, without tests about SQLite and those `left_out`.

    A module that takes them up has fixtures of the same names that open the other database.
    """
    missing = [name for name in left_out if not hasattr(module, name)]
    assert not missing, f"{module.__name__} has no {missing}"
    return {
        name: value
        for name, value in vars(module).items()
        if (_is_fixture(value) or name.startswith("test_")) and name not in left_out and _is_general(value)
    }


def _is_fixture(value: object) -> bool:
    return type(value).__name__ == "FixtureFunctionDefinition"


def _is_general(value: Any) -> bool:
    if _is_fixture(value):
        value = value._get_wrapped_function()
    elif hasattr(value, "hypothesis"):
        value = value.hypothesis.inner_test
    source = inspect.getsource(value)
    return not any(word in source for word in _SQLITE_ALONE)
