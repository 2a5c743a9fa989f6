"""Check the reading of headers: python -m benchmarks.header_shapes [--files N] [--seed N] [--json]

Writes N generated .txt files (default 20,000) in eight shapes of headers, with dates in many notations, and reads them
as `newsbot index` does. For each shape:

files         number of files
right         files whose title, day and outlet are those that were written, or left out with a note that says so
files_a_s     files read in a second of processor time

Prints the first wrong files of each shape, and exits with status 1 if there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.sets import table
from index.errors import ArticleError
from index.model import Article, published_day
from index.sources import list_files, load_file

FILES = 20_000
_SHOWN = 3  # wrong files of a shape
_FIRST_DAY = date(2001, 1, 1)
_DAYS = 9000
_ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")

_WHO = ("Mira Tolk", "Jon Aske", "Harbour board", "Weir crews", "Tessick council", "Pupils", "The mill's owner")
_DOES = ("reopens the weir", "asks for more boats", "“won’t go”", "and 12 others leave", "says: no more", "wins again?")
_TITLES = ("No", "1984", "Null", "12:30 to Tessick", "Weirs: a history", "Why “low” water isn't low", "C# and the mill")
_OUTLETS = ("The Tolk Herald", "Inlet Press", "The Sunday Inlet", "Weir & Mill", "Tessick Today: North")

_NOTATIONS: tuple[Callable[[date], str], ...] = (
    date.isoformat,
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y%m%d}T100000Z",
    lambda day: f"{day:%Y-%m-%dT10:00:00.000+02:00}",
    lambda day: f"{day.day} {day:%B %Y}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b}. {day.day}, {day.year} at 10:00 a.m. ET",
    lambda day: f"Updated 3:14 PM ET, {day:%a %B} {day.day}, {day.year}",
    lambda day: f"{day:%a %d %b %Y} 10.00 GMT",
    lambda day: f"First published on {day:%a} {day.day} {day:%b %Y}",
    lambda day: f"{day:%A, %B} {day.day}, {day.year} - 10:00",
    lambda day: f"{day:%a, %d %b %Y} 10:00:00 +0000",
    lambda day: f"{day.day}th of {day:%B %Y}" if 3 < day.day < 20 else f"{day.day} of {day:%B %Y}",
    lambda day: f"\u200e{day.day}\u00a0{day:%B}\u00a0{day.year}",
    lambda day: day.isoformat().replace("-", "\u2011"),
    lambda day: (
        f"Published: {day:%B} {day.day}, {day.year} | Updated: {day + timedelta(1):%B} {day.day}, {day.year}"
        if day.day < 28
        else f"Published: {day:%B} {day.day}, {day.year}"
    ),
)
_AMBIGUOUS: Callable[[date], str] = lambda day: f"{day:%d/%m/%Y}"  # noqa: E731


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says about its article."""

    title: str
    day: date
    written_day: str
    outlet: str | None
    url: str


def _labelled(row: Written, _: random.Random) -> str:
    return f"Date: {row.written_day}\nTitle: {row.title}\nSource: {row.outlet}\nURL: {row.url}\nAuthor: Jon Aske\n\n"


def _aliases(row: Written, _: random.Random) -> str:
    return f"Headline: {row.title}\nPublication-Date: {row.written_day}\nPUBLISHER: {row.outlet}\nLink: {row.url}\n\n"


def _unknown_names(row: Written, chance: random.Random) -> str:
    lines = [f"Title: {row.title}", f"Published: {row.written_day}", f"Outlet: {row.outlet}"]
    for unknown in ("Dateline: TESSICK", "Copy-Chief: Ann", "Section: Rivers", "X-Id: 7", "Language: en"):
        lines.insert(chance.randrange(len(lines)), unknown)
    return "\n".join(lines) + "\n\n"


def _trafilatura(row: Written, _: random.Random) -> str:
    host = f"hostname: inlet.example\ndescription: What to expect: the points\nsitename: {row.outlet}"
    return (
        f"---\ntitle: {row.title}\nauthor: Jon Aske; Mira Tolk\nurl: {row.url}\n{host}\ndate: {row.written_day}\n---\n"
    )


def _clipper(row: Written, _: random.Random) -> str:
    title, day = (json.dumps(value, ensure_ascii=False) for value in (row.title, row.written_day))
    author = 'author:\n  - "[[Jon Aske]]"\ntags:\n  - "a"'
    return f'---\ntitle: {title}\nsource: "{row.url}"\npublished: {day}\n{author}\n---\n'


def _toml(row: Written, _: random.Random) -> str:
    title, day = (json.dumps(value, ensure_ascii=False) for value in (row.title, row.written_day))
    return f"+++\ntitle = {title}\ndate = {day}\npublisher = {json.dumps(row.outlet)}\ndraft = false\n+++\n\n"


def _json(row: Written, _: random.Random) -> str:
    values = {"title": row.title, "date": row.written_day, "site_name": row.outlet, "tags": ["a"]}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n\n"


def _unlabelled(row: Written, chance: random.Random) -> str:
    lines = [row.title, row.written_day]
    chance.shuffle(lines)
    return "\n\n".join(lines) + f"\n\nURL: {row.url}\n\n"


SHAPES: dict[str, Callable[[Written, random.Random], str]] = {
    "labelled": _labelled,
    "other names": _aliases,
    "unknown names": _unknown_names,
    "trafilatura": _trafilatura,
    "web clipper": _clipper,
    "TOML": _toml,
    "JSON": _json,
    "no labels": _unlabelled,
}
"""Functions that write a header, by the name of its shape."""


def generate(shape: str, chance: random.Random) -> Written:
    """Return made-up contents; where the shape has no place for the outlet, its link's host stands for it."""
    title = chance.choice(_TITLES) if chance.random() < 0.2 else f"{chance.choice(_WHO)} {chance.choice(_DOES)}"
    day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
    notation = _AMBIGUOUS if chance.random() < 0.03 else chance.choice(_NOTATIONS)
    outlet = None if shape in ("web clipper", "no labels") else chance.choice(_OUTLETS)
    if shape == "no labels":
        title = title.rstrip("?").replace("“won’t go”", "won’t go")
    return Written(title, day, notation(day), outlet, f"https://www.inlet.example/{day:%Y/%m}/a?b=1&copy=2")


def is_right(row: Written, article: Article, notes: str) -> bool:
    """Return whether an article has what its file says; a date may be left out with a note."""
    day = published_day(article.published) if article.published else None
    has_day = day == row.day or (day is None and "date left out" in notes)
    return article.title == row.title and has_day and article.source == (row.outlet or "inlet.example")


def measure(folder: Path, count: int, chance: random.Random) -> tuple[list[dict[str, Any]], list[str]]:
    """Return a row of figures for each shape, and descriptions of wrong files."""
    rows, wrong = [], list[str]()
    for shape, write in SHAPES.items():
        written: dict[str, Written] = {}
        (within := folder / shape.replace(" ", "-")).mkdir()
        for number in range(count // len(SHAPES)):
            row = written[f"{number}.txt"] = generate(shape, chance)
            text = f"{write(row, chance)}The weir is safe, Mira Tolk said in Tessick.\n\n“Nobody drowned,” she said.\n"
            encoding = chance.choice(_ENCODINGS)
            (within / f"{number}.txt").write_bytes(text.encode(encoding, "xmlcharrefreplace"))
        faults: dict[str, str] = defaultdict(str)
        started = time.process_time()
        for file in list_files([within]).files.values():
            row = written[file.path.name]
            try:
                [loaded] = load_file(file)
                right, seen = is_right(row, loaded.article, " ".join(loaded.notes)), repr(loaded)
            except ArticleError as error:
                right, seen = False, str(error)
            if not right:
                faults[file.path.name] = f"{shape}: {row}\n    {seen[:600]}"
        took = time.process_time() - started
        wrong += list(faults.values())[:_SHOWN]
        right_files = len(written) - len(faults)
        rows.append({"shape": shape, "files": len(written), "right": right_files, "files_a_s": len(written) / took})
    return rows, wrong


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=FILES, help="number of files (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generated files (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows, wrong = measure(Path(folder), given.files, random.Random(given.seed))
    print(json.dumps(rows) if given.json else table(rows))
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
