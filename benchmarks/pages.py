"""Measure the text that is taken from web pages: python -m benchmarks.pages [FOLDER ...] [--json | --options | --worst]

Puts every article of the folders (by default the samples) into 33 layouts: papers, agencies, blogs, AMP, pages of the
1990s, pages with a German or Russian text. Prints precision (the share of words taken that are the article's), recall
(the share of the article's words that are taken) and F for each layout, and pages per second. Words count in runs of
three, so that a paragraph in the wrong place or glued to another one costs something.

--options compares trafilatura's options. --worst prints what is missing and what is too much on the worst pages.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from benchmarks.page_blogs import BLOGS
from benchmarks.page_hard import HARD
from benchmarks.page_papers import PAPERS
from benchmarks.page_parts import TEXT, Layout, Story
from benchmarks.page_stories import stories
from benchmarks.sets import table
from index.sources.formats import web_page
from index.sources.formats.web_text import extract, prepare

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = (ROOT / "examples", ROOT / "tests" / "data" / "news")
LAYOUTS = (*PAPERS, *BLOGS, *HARD)
OPTIONS: dict[str, dict[str, bool]] = {
    "precision": {"favor_precision": True},
    "default": {},
    "recall": {"favor_recall": True},
    "precision, fast": {"favor_precision": True, "fast": True},
    "default, fast": {"fast": True},
}
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Score:
    """Counts of three-word runs: taken, of the article, and both."""

    taken: int = 0
    wanted: int = 0
    both: int = 0

    def add(self, taken: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> None:
        """Add the counts of a page."""
        self.taken += taken.total()
        self.wanted += wanted.total()
        self.both += (taken & wanted).total()

    @property
    def precision(self) -> float:
        """Share of what is taken that is the article's."""
        return self.both / max(1, self.taken)

    @property
    def recall(self) -> float:
        """Share of the article that is taken."""
        return self.both / max(1, self.wanted)

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.both / max(1, self.taken + self.wanted)


def runs(paragraphs: Iterable[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of three words in each paragraph; a shorter paragraph is one run."""
    counts: Counter[tuple[str, ...]] = Counter()
    for paragraph in paragraphs:
        words = _WORD.findall(paragraph.lower())
        counts.update(tuple(words[start : start + 3]) for start in range(max(1, len(words) - 2)) if words)
    return counts


def pages(folders: Sequence[Path]) -> Iterator[tuple[Layout, Story, bytes, list[str]]]:
    """Yield each layout with each article: the page, and the texts that belong to the article."""
    articles = list(stories(folders))
    for layout in LAYOUTS:
        for story in articles:
            if story.language == (layout.language or "en"):
                marked = layout.build(story)
                tree = html.document_fromstring(marked)
                texts = [element for element in tree.iter() if TEXT.strip() in element.attrib]
                wanted = ["".join(map(str, element.itertext())) for element in texts]
                yield layout, story, marked.replace(TEXT, "").encode(), wanted


def measure(folders: Sequence[Path], take: Callable[[bytes], Sequence[str]]) -> tuple[dict[str, Score], float]:
    """Return the score of each layout, and the number of pages read in a second of processor time."""
    scores: dict[str, Score] = {}
    seconds, count = 0.0, 0
    for layout, story, raw, wanted in pages(folders):
        started = time.process_time()
        taken = take(raw)
        seconds += time.process_time() - started
        count += 1
        title = runs([story.title])
        scores.setdefault(layout.name, Score()).add(runs(taken) - title, runs(wanted) - title)
    return scores, count / max(seconds, 1e-9)


def paragraphs(raw: bytes) -> Sequence[str]:
    """Return the paragraphs that newsbot takes from a page; none where it refuses it."""
    try:
        return web_page.parse(raw).paragraphs
    except ValueError:
        return ()


def mean(scores: Iterable[Score]) -> dict[str, float]:
    """Return the means over the layouts."""
    every = list(scores)
    return {name: sum(getattr(score, name) for score in every) / len(every) for name in ("precision", "recall", "f")}


def _print(scores: dict[str, Score], speed: float) -> None:
    rows: list[dict[str, Any]] = [{"layout": name, **mean([score])} for name, score in scores.items()]
    print(table([*rows, {"layout": "mean", **mean(scores.values())}]))
    print(f"{speed:.0f} pages/s")


def _compare(folders: Sequence[Path]) -> None:
    rows = []
    for name, options in OPTIONS.items():
        scores, speed = measure(folders, lambda raw, options=options: _taken(raw, options))  # type: ignore[misc]
        rows.append({"options": name, **mean(scores.values()), "pages/s": round(speed)})
    print(table(rows))


def _taken(raw: bytes, options: dict[str, bool]) -> Sequence[str]:
    tree = web_page.page_tree(raw)
    prepare(tree)
    return extract(tree, **options)


def _worst(folders: Sequence[Path]) -> None:
    seen: set[str] = set()
    for layout, story, raw, wanted in pages(folders):
        taken = paragraphs(raw)
        missing = [text for text in wanted if " ".join(text.split()) not in taken]
        extra = [text for text in taken if text not in {" ".join(item.split()) for item in wanted}]
        if (missing or extra) and layout.name not in seen:
            seen.add(layout.name)
            print(f"\n== {layout.name}: {story.title}")
            print("\n".join(f"- {text[:150]}" for text in missing))
            print("\n".join(f"+ {text[:150]}" for text in extra))


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__.partition(":")[0])
    parser.add_argument("folders", nargs="*", type=Path, default=SAMPLES, help="folders of articles")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--json", action="store_true", help="print JSON")
    what.add_argument("--options", action="store_true", help="compare trafilatura's options")
    what.add_argument("--worst", action="store_true", help="print what is missing and what is too much")
    arguments = parser.parse_args()
    if arguments.options:
        _compare(arguments.folders)
    elif arguments.worst:
        _worst(arguments.folders)
    else:
        scores, speed = measure(arguments.folders, paragraphs)
        if arguments.json:
            result: dict[str, Any] = {name: mean([score]) for name, score in scores.items()}
            print(json.dumps({"layouts": result, "mean": mean(scores.values()), "pages_per_second": speed}))
        else:
            _print(scores, speed)


if __name__ == "__main__":
    main()
