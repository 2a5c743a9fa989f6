"""Measure other languages: python -m benchmarks.languages [CODE...] [--json | --misses] [--unseen]

Asks the questions of tests/languages/CODE/ over the articles there, on `TODAY`. All are invented. A row a language:

first           share of answerable questions whose first passage, or listed article, contains a gold paragraph
any3            share with a gold paragraph in the first three passages
found, refused  share of answerable questions that are found, and of unanswerable ones that aren't
right_of_found  share of found answers whose first passage contains a gold paragraph
follow_ups      share of later turns of conversations that are answered correctly
first_mixed     as `first`, with the articles of all languages in one index; without questions that list articles
named           share of the quotations with an undoubted speaker that are printed with this name
wrong           number of quotations that are printed with a wrong name
strays          number of names printed in a paragraph of an article in which their people say nothing

A second table shows `first` for each kind of question.

--json prints one object for all languages. --misses prints the questions and quotations that go wrong instead.
--unseen asks the questions of tests/languages_unseen/CODE/, which were written blind and have no quotations: the first
six figures alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.sets import table
from index import Answer, Question, Snapshot, ask
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.model import Article

FOLDER = Path(__file__).parent.parent / "tests" / "languages"
UNSEEN = FOLDER.with_name("languages_unseen")
"""Folder of the second set."""
LANGUAGES = ("de", "ru", "es", "fr", "uk")
TODAY = date(2026, 3, 20)
"""Day of the questions, a Friday."""

_ARTICLES = {"ein", "eine", "der", "die", "das", "un", "una", "el", "la", "los", "las", "une", "le", "les"}

Row = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """A question's row, its answer, and which passages contain a gold paragraph, or which listed articles do."""

    row: Row
    answer: Answer
    right: tuple[bool, ...]

    @property
    def first(self) -> bool:
        """Whether the first passage or listed article contains a gold paragraph."""
        return self.right[:1] == (True,)

    @property
    def is_right(self) -> bool:
        """Whether `first`, or nothing is found where nothing answers."""
        return self.first if self.row["gold"] else not self.answer.found


@dataclass(frozen=True)
class Attribution:
    """A quotation's row, and the labels that are printed with it, as `_label` compares them."""

    row: Row
    printed: frozenset[str]

    @property
    def allowed(self) -> frozenset[str]:
        """Labels that may be printed; an empty one makes a label optional."""
        return frozenset(map(_label, self.row["speaker"].split("|")))

    @property
    def is_named(self) -> bool:
        """Whether the right name is printed."""
        return bool(self.printed & self.allowed)

    @property
    def is_wrong(self) -> bool:
        """Whether another name is printed."""
        return bool(self.printed - self.allowed)


def read(code: str, name: str, folder: Path | None = None) -> list[Row]:
    """Return the rows of one file of a language in the `folder` of a set; by default, of the first."""
    return [
        json.loads(line)
        for line in ((folder or FOLDER) / code / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def articles(code: str, folder: Path | None = None) -> list[Article]:
    """Return the articles of a language in the `folder` of a set."""
    return [
        Article(
            id=f"{code}:{row['id']}",
            origin=f"languages:{code}:{row['id']}",
            title=row["title"],
            paragraphs=tuple(row["paragraphs"]),
            source=row["source"],
            published=date.fromisoformat(row["published"]),
            language=code,
        )
        for row in read(code, "articles", folder)
    ]


@contextmanager
def indexed(of: Iterable[Article]) -> Iterator[Snapshot]:
    """Index articles in a temporary folder for the block."""
    with tempfile.TemporaryDirectory() as scratch:
        write_snapshot(Path(scratch) / "snapshots", of, "languages")
        yield open_current(Path(scratch) / "snapshots")


# -- questions


def asked(engine: Snapshot, code: str, row: Row, follows: Question | None = None) -> Outcome:
    """Ask the question of a row, after the question that it follows up on, if any."""
    answer = ask(engine, row["question"], today=TODAY, follows=follows)
    gold = {(f"{code}:{article}", position) for article, position in row["gold"]}
    passages = tuple(
        any((passage.article_id, paragraph.position) in gold for paragraph in passage.paragraphs)
        for passage in answer.passages
    )
    listed = tuple(any(article == one.id for article, _ in gold) for one in answer.listed)
    return Outcome(row, answer, passages or listed)


def outcomes(engine: Snapshot, code: str, folder: Path | None = None) -> list[Outcome]:
    """Return the outcomes of all questions of a language."""
    return [asked(engine, code, row) for row in read(code, "questions", folder)]


def later_turns(engine: Snapshot, code: str, folder: Path | None = None) -> Iterator[tuple[str, Outcome]]:
    """Yield the later turns of all conversations of a language, each with the question before it."""
    for conversation in read(code, "conversations", folder):
        before: Outcome | None = None
        for turn in conversation["turns"]:
            outcome = asked(engine, code, turn, before.answer.understood if before else None)
            if before:
                yield before.row["question"], outcome
            before = outcome


# -- quotations


def attributions(code: str) -> list[Attribution]:
    """Return the attributions of all quotation cases of a language, as an index has them."""
    rows = read(code, "quotes")
    cases = [
        Article(row["name"], f"case:{row['name']}", "", tuple(row["paragraphs"]), language=code)
        for row in rows
        if "paragraphs" in row
    ]
    with indexed([*cases, *articles(code)]) as engine:
        return [Attribution(row, frozenset(map(_label, _printed(engine, code, row)))) for row in rows]


def strays(code: str) -> list[str]:
    """Return where in the articles of a language somebody's name is printed who says nothing in that paragraph."""
    rows = read(code, "speakers")
    people = {name.split()[-1].casefold() for row in rows for name in row["names"]}
    speaking = {(f"{code}:{row['article']}", row["position"]): set(map(_label, row["names"])) for row in rows}
    with indexed(articles(code)) as engine:
        printed = {
            (article.id, position, _label(quotation.speaker))
            for article in articles(code)
            for position in range(len(article.paragraphs))
            for quotation in engine.quotes(article.id, position)
            if quotation.certain and quotation.speaker
        }
    return [
        f"{article}[{position}] {label}"
        for article, position, label in sorted(printed)
        if label not in speaking.get((article, position), ()) and _names_one_of(label, people)
    ]


def _names_one_of(label: str, surnames: Iterable[str]) -> bool:
    """Return whether a label contains one of the surnames, in any of its cases: a role alone isn't a name."""
    return any(word.startswith(surname[:-1]) for word in label.split() for surname in surnames)


def _label(speaker: str) -> str:
    """Return a name or a role without its article, in lower case: a label may leave it out."""
    first, _, rest = speaker.casefold().partition(" ")
    return rest if first in _ARTICLES else speaker.casefold()


def _printed(engine: Snapshot, code: str, row: Row) -> Iterator[str]:
    for article, position in _places(code, row):
        for quotation in engine.quotes(article, position):
            same = row["quote"] in quotation.text or quotation.text in row["quote"]
            if same and quotation.certain and quotation.speaker:
                yield quotation.speaker


def _places(code: str, row: Row) -> list[tuple[str, int]]:
    if "article" in row:
        return [(f"{code}:{row['article']}", row["position"])]
    return [(row["name"], position) for position in range(len(row["paragraphs"]))]


# -- figures


def measure(codes: Sequence[str]) -> dict[str, Row]:
    """Return the figures of each language, as described in the module docstring."""
    mixed = _first_mixed(codes)
    return {code: measure_answers(code) | {"first_mixed": mixed[code]} | _quotations(code) for code in codes}


def measure_answers(code: str, folder: Path | None = None) -> Row:
    """Return the figures of the questions alone, over the articles of one language of a set."""
    with indexed(articles(code, folder)) as engine:
        of_all = outcomes(engine, code, folder)
        turns = [outcome for _, outcome in later_turns(engine, code, folder)]
    answerable = [one for one in of_all if one.row["gold"]]
    return {
        "first": _share(one.first for one in answerable),
        "any3": _share(any(one.right[:3]) for one in answerable),
        "found": _share(one.answer.found for one in answerable),
        "refused": _share(not one.answer.found for one in of_all if not one.row["gold"]),
        "right_of_found": _share(one.first for one in of_all if one.answer.found),
        "follow_ups": _share(one.is_right for one in turns),
        "kinds": _by_kind(answerable),
    }


def _by_kind(of: Iterable[Outcome]) -> dict[str, float]:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for outcome in of:
        kinds[outcome.row["kind"]].append(outcome.first)
    return {kind: _share(flags) for kind, flags in kinds.items()}


def _first_mixed(codes: Sequence[str]) -> dict[str, float]:
    with indexed(article for code in LANGUAGES for article in articles(code)) as engine:
        return {code: _share(one.first for one in outcomes(engine, code) if _is_of_one_language(one)) for code in codes}


def _is_of_one_language(outcome: Outcome) -> bool:
    """Return whether one language alone has an answer: "What's new?" is answered by the news of all."""
    return bool(outcome.row["gold"]) and outcome.row.get("kind") != "listing"


def _quotations(code: str) -> Row:
    of_all = attributions(code)
    named = _share(one.is_named for one in of_all if "" not in one.allowed)
    return {"named": named, "wrong": sum(one.is_wrong for one in of_all), "strays": len(strays(code))}


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return sum(counted) / max(1, len(counted))


# -- printing


def misses(code: str) -> Iterator[str]:
    """Yield a line for each question and quotation that goes wrong."""
    with indexed(articles(code)) as engine:
        for outcome in outcomes(engine, code):
            if not outcome.is_right:
                yield f"{outcome.row['kind']:8} {outcome.row['question']}\n{_say_answer(outcome)}"
        for before, outcome in later_turns(engine, code):
            if not outcome.is_right:
                yield f"turn     {before} → {outcome.row['question']}\n{_say_answer(outcome)}"
    for one in attributions(code):
        if one.is_wrong or not ({""} & one.allowed or one.is_named):
            yield f"quote    {one.row['name']}: {one.row['quote']}\n{_say_names(one)}"
    for stray in strays(code):
        yield f"stray    {stray}"


def _say_answer(outcome: Outcome) -> str:
    gold = " ".join(f"{article}[{position}]" for article, position in outcome.row["gold"]) or "nothing"
    first = outcome.answer.passages[:1] if outcome.answer.found else ()
    shown = [f"{passage.article_id}[{passage.answer.position}] {passage.answer.text[:70]}" for passage in first]
    shown += [f"{article.id} (listed)" for article in outcome.answer.listed[:1]]
    return f"         expected {gold}; got {''.join(shown) or 'nothing'}"


def _say_names(one: Attribution) -> str:
    return f"         expected {one.row['speaker'] or 'no name'}; got {', '.join(sorted(one.printed)) or 'no name'}"


def _tables(measured: dict[str, Row]) -> str:
    figures = [{"language": code} | {k: v for k, v in row.items() if k != "kinds"} for code, row in measured.items()]
    names = dict.fromkeys(kind for row in measured.values() for kind in row["kinds"])
    kinds = [
        {"first of kind": code} | {kind: row["kinds"].get(kind, "") for kind in names} for code, row in measured.items()
    ]
    return f"{table(figures)}\n\n{table(kinds)}"


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", metavar="CODE", help=f"languages (default: {' '.join(LANGUAGES)})")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    form.add_argument("--misses", action="store_true", help="print the questions and quotations that go wrong")
    parser.add_argument("--unseen", action="store_true", help="measure the questions that were written blind instead")
    given = parser.parse_args()
    codes = given.codes or LANGUAGES
    if unknown := sorted(set(codes) - set(LANGUAGES)):
        parser.error(f"no articles in {', '.join(unknown)}; there are {', '.join(LANGUAGES)}")
    if given.misses and given.unseen:
        parser.error("--misses is for the first set alone: nobody should fit rules to the second")
    if given.misses:
        for code in codes:
            print(*misses(code), sep="\n")
        return
    measured = {code: measure_answers(code, UNSEEN) for code in codes} if given.unseen else measure(codes)
    print(json.dumps(measured) if given.json else _tables(measured))


if __name__ == "__main__":
    main()
