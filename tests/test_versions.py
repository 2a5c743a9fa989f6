"""The contents of an index depend on versioned rules: a change of their results must raise the version.

To take a new outcome over: raise the version, and put what the failing test shows into tests/data/versions.json.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import pytest

from index.model import Article
from index.quotes.finder import find_quotes
from index.sources import list_files, load_file
from index.text.analysis import extract_terms
from index.versions import PARSER_VERSION, QUOTES_VERSION, TERMS_VERSION

ROOT = Path(__file__).parent.parent
KNOWN = json.loads((ROOT / "tests" / "data" / "versions.json").read_text())


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    listing = list_files([ROOT / "examples"])
    return [loaded.article for file in listing.files.values() for loaded in load_file(file)]


@pytest.mark.parametrize(
    ("name", "version", "outcome"),
    [
        ("parser", PARSER_VERSION, lambda one: [*astuple(one)[2:7], str(one.published)]),
        ("terms", TERMS_VERSION, lambda one: [extract_terms(text) for text in one.paragraphs]),
        ("quotes", QUOTES_VERSION, lambda one: [astuple(quote) for quote in find_quotes(one.paragraphs, one.title)]),
    ],
)
def test_rules_that_give_another_outcome_have_another_version(
    articles: list[Article], name: str, version: int, outcome: Callable[[Article], object]
) -> None:
    whole = json.dumps([outcome(article) for article in sorted(articles, key=lambda one: one.title)])
    assert KNOWN[name] == [version, hashlib.blake2b(whole.encode(), digest_size=8).hexdigest()]
