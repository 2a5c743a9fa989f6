"""The fingerprint of a snapshot: equal for equal contents, whenever and wherever they were built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index import Article
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot

Make = Callable[..., Article]


def fingerprint(folder: Path, *articles: Article, state: str = "state", workers: int = 1) -> str:
    write_snapshot(folder, articles, state, workers=workers)
    return open_current(folder).fingerprint


def test_equal_articles_have_equal_fingerprints(tmp_path: Path, article: Make) -> None:
    """Check that neither the folder, the number, the order nor the state of the database is part of it."""
    articles = [
        article(f"The ferry struck {number}.", f"“Rain,” said Ana Brandt {number}.", id=f"{number}")
        for number in range(9)
    ]
    first = fingerprint(tmp_path / "one", *articles)
    assert first == fingerprint(tmp_path / "other", *reversed(articles), state="other")
    assert first == fingerprint(tmp_path / "other", *articles, workers=2)


def test_any_change_of_an_article_changes_the_fingerprint(tmp_path: Path, article: Make) -> None:
    variants = [
        article("Rain."),
        article("Rain!"),
        article("Rain.", title="Storm"),
        article("Rain.", source="Gazette"),
        article("Rain.", id="b"),
        article("Rain.", url="https://a.example/"),
    ]
    assert len({fingerprint(tmp_path, variant) for variant in variants}) == len(variants)


def test_the_fingerprint_is_short_enough_to_print(tmp_path: Path, article: Make) -> None:
    assert len(fingerprint(tmp_path, article("Rain."))) == 32
