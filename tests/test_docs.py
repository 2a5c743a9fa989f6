"""What the pages in docs/ promise: the tests that they name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`([\w/.]*)::(\w+)`")


def named_tests() -> list[tuple[str, str]]:
    """Return the tests that the table of faults names: file and function. Without a file, it is the one before."""
    path, tests = "", []
    for name, function in NAMED.findall((ROOT / "docs" / "faults.md").read_text()):
        path = name or path
        tests.append((path, function))
    return tests


def test_the_table_of_faults_names_tests() -> None:
    assert len(named_tests()) > 20


@pytest.mark.parametrize(("path", "function"), sorted(set(named_tests())))
def test_each_test_that_the_table_of_faults_names_is_there(path: str, function: str) -> None:
    file = ROOT / path if path.startswith("tests/") else ROOT / "tests" / "e2e" / path
    assert re.search(rf"def {function}\(", file.read_text()), f"docs/faults.md names {function} in {path}"


def test_each_file_of_tests_that_the_table_of_faults_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)", (ROOT / "docs" / "faults.md").read_text()))
    assert len(named) > 10
    assert {path for path in named if not (ROOT / path).is_file()} == set()
