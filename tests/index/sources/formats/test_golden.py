"""Golden pairs of all formats: a file, and beside it what is read from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.index.sources.formats.reading import contents_of

DATA = Path(__file__).resolve().parents[3] / "data" / "formats"
EXPECTED = ".expected.json"


def file_of(expected: Path) -> Path:
    """Return the file that an .expected.json describes: NAME.SUFFIX beside NAME.expected.json."""
    name = expected.name.removesuffix(EXPECTED)
    (path,) = (path for path in DATA.glob(f"{name}.*") if path != expected and path.name.partition(".")[0] == name)
    return path


@pytest.mark.parametrize("expected", sorted(DATA.glob(f"*{EXPECTED}")), ids=lambda path: path.name)
def test_a_file_holds_the_articles_that_are_expected(expected: Path) -> None:
    assert contents_of(file_of(expected)) == json.loads(expected.read_text())


def test_every_file_has_what_is_expected_of_it() -> None:
    names = {path.name.partition(".")[0] for path in DATA.iterdir() if path.is_file()}
    assert names == {path.name.removesuffix(EXPECTED) for path in DATA.glob(f"*{EXPECTED}")} != set()
