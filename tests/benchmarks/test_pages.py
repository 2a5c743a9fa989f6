"""The text that is taken from web pages doesn't get worse."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.page_parts import TEXT
from benchmarks.pages import LAYOUTS, Score, mean, measure, pages, paragraphs, runs

ROOT = Path(__file__).resolve().parents[2]
NEWS = ROOT / "tests" / "data" / "news"


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """A folder with a few articles, of six paragraphs on average."""
    for path in [*sorted(NEWS.glob("*.txt"))[:3], ROOT / "examples" / "2025-03-04-ferry-strike.txt"]:
        shutil.copy(path, tmp_path)
    return [tmp_path]


def test_nearly_all_of_the_article_and_little_else_is_taken_from_pages_of_every_layout(folders: list[Path]) -> None:
    scores, _ = measure(folders, paragraphs)
    assert len(scores) == len(LAYOUTS) >= 24
    assert mean(scores.values())["f"] >= 0.98
    assert {name: score.f for name, score in scores.items() if score.f < 0.9} == {}


def test_a_page_doesnt_tell_what_its_article_is(folders: list[Path]) -> None:
    layout, story, raw, wanted = next(pages(folders))
    assert layout is LAYOUTS[0]
    assert TEXT.encode() not in raw
    assert tuple(wanted) == story.paragraphs


def test_a_paragraph_that_is_missing_or_too_much_costs() -> None:
    score = Score()
    score.add(runs(["one two three four", "Read more now"]), runs(["one two three four", "five six seven"]))
    assert (score.precision, score.recall, score.f) == (2 / 3, 2 / 3, 2 / 3)
