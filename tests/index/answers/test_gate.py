"""A quality gate for answers: the share of questions in tests/data/questions.jsonl that are answered well, by kind.

The questions are asked over examples/ and tests/data/news/, as readers would ask them. The floors are the figures that
the code has reached; raise them when it improves. Never change a question because it isn't answered.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any, Self
from urllib.parse import unquote

import pytest

from index import Answer, DataFolder, Passage, Snapshot, ask, index_files
from index.engine.snapshot import open_current
from index.sources import SAMPLES_MARK
from index.text.names import extract_name_terms, may_be_same_person

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "tests" / "data"
FOLDERS = (ROOT / "examples", DATA / "news")

AT_LEAST = {
    "quote": 20,
    "quote-hard": 8,
    "fact": 20,
    "null": 20,
    "date": 8,
    "outlet": 6,
    "typo": 10,
    "latest": 3,
    "listing": 3,
    "follow-up": 12,
    "who-said": 8,
}
"""Number of questions of each kind."""

FLOORS: dict[str, dict[str, float]] = {
    "quote": {"found": 0.93, "among": 0.9, "first": 0.86, "shown": 0.86, "marked": 0.7, "named": 0.83},
    "quote-hard": {"found": 1.0, "among": 1.0, "first": 1.0, "shown": 1.0, "marked": 0.69},
    "fact": {"found": 0.9, "among": 0.7, "first": 0.46, "shown": 0.46, "marked": 0.46},
    "null": {"refused": 0.83},
    "who-said": {"found": 1.0, "among": 1.0, "first": 1.0, "shown": 1.0, "marked": 0.75, "named": 1.0},
    "date": {"found": 1.0, "among": 1.0, "first": 1.0, "shown": 1.0, "marked": 0.69},
    "outlet": {"found": 1.0, "among": 0.83, "first": 0.83, "shown": 0.83, "marked": 0.83},
    "typo": {"found": 1.0, "among": 1.0, "first": 1.0, "shown": 1.0, "marked": 1.0, "named": 1.0},
    "latest": {"found": 1.0, "among": 1.0, "first": 0.8, "shown": 0.8, "marked": 0.8},
    "listing": {"found": 1.0, "among": 1.0, "first": 1.0},  # articles instead of passages
    "follow-up": {"found": 0.75, "among": 0.66, "first": 0.66, "shown": 0.66, "marked": 0.5},
}
"""Minimum share of right outcomes for each kind of question, by measure; see `MEASURES`."""

KNOWN_WRONG: set[str] = set()
"""Questions whose answers print a wrong name. Must stay empty."""

Place = tuple[str, int]  # the name of an article's file, and the position of a paragraph


@dataclass(frozen=True, slots=True)
class Case:
    """A question and its expected answer."""

    question: str
    kind: str
    gold: frozenset[Place]
    answers: tuple[str, ...]
    """Texts of which the first passage should contain one, ideally in its marked sentence."""
    speaker_known: bool
    """Whether `speaker` is specified; if so, None means that no name may be printed."""
    speaker: str | None
    today: date | None
    """Day of the question, where it matters."""
    follows: str | None
    """Question that this one follows up on."""

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        """Read a line of questions.jsonl."""
        today = date.fromisoformat(row["today"]) if "today" in row else None
        gold = frozenset((name, position) for name, position in row["gold"])
        spoken = "speaker" in row, row.get("speaker")
        return cls(row["question"], row["kind"], gold, tuple(row["answers"]), *spoken, today, row.get("follows"))


CASES = [Case.read(json.loads(line)) for line in (DATA / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage of an answer, with the positions of its paragraphs and of the marked sentence."""

    passage: Passage
    places: tuple[Place, ...]
    marked: Place

    @classmethod
    def of(cls, engine: Snapshot, passage: Passage) -> Self:
        """Return a passage with its positions."""
        name = file_name(engine.article(passage.article_id).origin)
        places = tuple((name, paragraph.position) for paragraph in passage.paragraphs)
        return cls(passage, places, (name, passage.answer.position))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Outcome of a question."""

    case: Case
    answer: Answer
    shown: tuple[Shown, ...]
    listed: tuple[str, ...]
    """Files of the articles that are listed instead of passages."""

    @property
    def first(self) -> Shown | None:
        """The first passage."""
        return self.shown[0] if self.shown else None


# -- measures


def is_found(outcome: Outcome) -> bool:
    return outcome.answer.found


def is_refused(outcome: Outcome) -> bool:
    return not outcome.answer.found


def is_first(outcome: Outcome) -> bool:
    return holds_gold(outcome, outcome.shown[:1], outcome.listed[:1])


def is_among(outcome: Outcome) -> bool:
    return holds_gold(outcome, outcome.shown, outcome.listed)


def holds_gold(outcome: Outcome, shown: tuple[Shown, ...], listed: tuple[str, ...]) -> bool:
    """Return whether one of these passages or files contains a gold paragraph."""
    gold = outcome.case.gold
    return any(gold & set(one.places) for one in shown) or bool({name for name, _ in gold} & set(listed))


def is_shown(outcome: Outcome) -> bool:
    text = "\n".join(paragraph.text for paragraph in outcome.first.passage.paragraphs) if outcome.first else ""
    return any(words in text for words in outcome.case.answers)


def is_marked(outcome: Outcome) -> bool:
    text = outcome.first.passage.answer.text if outcome.first else ""
    return any(words in text for words in outcome.case.answers)


def is_named(outcome: Outcome) -> bool:
    case, first = outcome.case, outcome.first
    return case.speaker is None or bool(first and is_same(first.passage.speaker, case.speaker))


MEASURES: dict[str, Callable[[Outcome], bool]] = {
    "refused": is_refused,  # shows nothing for an unanswerable question
    "found": is_found,  # shows something
    "first": is_first,  # the first passage or listed article contains a gold paragraph
    "among": is_among,  # one of them does
    "shown": is_shown,  # the first passage contains the words that answer
    "marked": is_marked,  # its marked sentence contains them
    "named": is_named,  # names the expected speaker
}


# -- asking


def file_name(origin: str) -> str:
    """Return the name of an article's file."""
    return unquote(origin.rsplit("/", 1)[-1])


def is_same(printed: str | None, speaker: str) -> bool:
    """Return whether the printed name may refer to the speaker."""
    return printed is not None and may_be_same_person(extract_name_terms(speaker), extract_name_terms(printed))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """One index of the examples and the articles of tests/data/news."""
    path = tmp_path_factory.mktemp("gate")
    data = DataFolder(path, f"sqlite:///{path}/articles.sqlite")
    folders = [copytree(folder, path / folder.name) for folder in FOLDERS]
    (path / "examples" / SAMPLES_MARK).unlink()  # samples make room for other articles
    report = index_files(folders, data)
    assert not report.failed
    return open_current(data.snapshots)


@pytest.fixture(scope="module")
def texts(engine: Snapshot) -> dict[Place, str]:
    """Paragraphs of all articles, by position."""
    articles = engine.newest(engine.coverage.articles)
    return {(file_name(one.origin), number): text for one in articles for number, text in enumerate(one.paragraphs)}


@pytest.fixture(scope="module")
def outcomes(engine: Snapshot) -> list[Outcome]:
    """Outcomes of all questions."""
    return [asked(engine, case) for case in CASES]


def asked(engine: Snapshot, case: Case) -> Outcome:
    """Ask a question, after the question that it follows up on, if any."""
    follows = ask(engine, case.follows, today=case.today).understood if case.follows else None
    answer = ask(engine, case.question, today=case.today, follows=follows)
    shown = tuple(Shown.of(engine, passage) for passage in answer.passages)
    return Outcome(case, answer, shown, tuple(file_name(article.origin) for article in answer.listed))


# -- the questions themselves


def test_there_are_enough_questions_of_each_kind() -> None:
    counts = Counter(case.kind for case in CASES)
    assert set(counts) == set(AT_LEAST) == set(FLOORS)
    assert {kind: counts[kind] for kind in counts if counts[kind] < AT_LEAST[kind]} == {}


def test_questions_are_unique() -> None:
    counts = Counter((case.question, case.follows) for case in CASES)
    assert [asked for asked, count in counts.items() if count > 1] == []


def test_answerable_questions_have_gold_paragraphs_that_exist(texts: dict[Place, str]) -> None:
    assert [(case.question, place) for case in CASES for place in case.gold if place not in texts] == []
    assert [case.question for case in CASES if bool(case.gold) == (case.kind == "null")] == []


def test_answering_words_occur_in_a_gold_paragraph(texts: dict[Place, str]) -> None:
    held = {case.question: [texts.get(place, "") for place in case.gold] for case in CASES}
    lost = [(case.question, words) for case in CASES for words in case.answers]
    assert [(question, words) for question, words in lost if not any(words in text for text in held[question])] == []
    assert [case.question for case in CASES if bool(case.gold) != bool(case.answers)] == []


# -- their answers


@pytest.mark.parametrize("kind", AT_LEAST)
def test_questions_are_answered_as_well_as_before(kind: str, outcomes: list[Outcome]) -> None:
    ours = [outcome for outcome in outcomes if outcome.case.kind == kind]
    shares = {name: share(name, ours) for name in FLOORS[kind]}
    low = {name: found for name, found in shares.items() if found < FLOORS[kind][name]}
    assert not low, "\n".join(report(kind, ours, low))


def test_no_wrong_speaker_is_printed(outcomes: list[Outcome]) -> None:
    wrong = {outcome.case.question: lines for outcome in outcomes if (lines := list(wrong_speakers(outcome)))}
    assert {question: lines for question, lines in wrong.items() if question not in KNOWN_WRONG} == {}
    assert set(wrong) == KNOWN_WRONG, "some are right now: take them out of KNOWN_WRONG"


def test_a_speaker_that_is_printed_is_named_in_the_paragraph(outcomes: list[Outcome], texts: dict[Place, str]) -> None:
    printed = [(one.marked, one.passage.speaker) for outcome in outcomes for one in outcome.shown]
    assert [(place, name) for place, name in printed if name and name.split()[-1] not in texts[place]] == []


def share(name: str, outcomes: list[Outcome]) -> float:
    """Return the share of right outcomes among the questions that the measure applies to."""
    counted = [outcome for outcome in outcomes if name != "named" or outcome.case.speaker]
    return sum(map(MEASURES[name], counted)) / len(counted)


def wrong_speakers(outcome: Outcome) -> Iterator[str]:
    """Yield names printed beside a gold paragraph that are wrong, or that may not be printed."""
    case = outcome.case
    for one in outcome.shown if case.speaker_known else ():
        printed = one.passage.speaker
        if one.marked in case.gold and printed and not (case.speaker and is_same(printed, case.speaker)):
            yield f"{case.question}: {printed} is printed with {one.passage.answer.text}, not {case.speaker}"


def report(kind: str, outcomes: list[Outcome], low: dict[str, float]) -> Iterator[str]:
    """Yield the measures that are too low, and a table of wrong outcomes."""
    for name, found in low.items():
        yield f"{kind}, {name}: {found:.3f}, and the floor is {FLOORS[kind][name]}"
    yield f"\n{'question':72}  {'wrong':36}  {'wanted':40}  shown first"
    for outcome in outcomes:
        if wrong := [name for name in FLOORS[kind] if not MEASURES[name](outcome)]:
            case = outcome.case
            yield f"{case.question:72}  {', '.join(wrong):36}  {say_places(case.gold):40}  {say_first(outcome)}"


def say_places(places: frozenset[Place] | tuple[Place, ...]) -> str:
    """Return positions in short form."""
    return " ".join(f"{name}:{position}" for name, position in sorted(places)) or "nothing"


def say_first(outcome: Outcome) -> str:
    """Return the first passage and the answer's confidence as text."""
    if outcome.listed:
        return f"a list: {' '.join(outcome.listed)}"
    if outcome.first is None:
        return f"nothing ({outcome.answer.confidence})"
    passage = outcome.first.passage
    sentence = passage.answer.text[:80]
    return f"{say_places(outcome.first.places)} ({outcome.answer.confidence}) {passage.speaker or 'nobody'}: {sentence}"
