"""The benchmark of other languages, over a tiny set in English, whose figures are known."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import languages

ARTICLE = {
    "id": "lamp",
    "title": "Lighthouse goes dark",
    "source": "Harbour Post",
    "published": "2026-03-18",
    "paragraphs": [
        "Keepers last climbed its stairs in 1987.",
        "“The lighthouse at Marrow Point needs a new lamp,” said Ingrid Solberg, the harbour engineer.",
    ],
}
QUESTIONS: list[dict[str, Any]] = [
    {"question": "what did solberg say about the lighthouse", "kind": "quote", "gold": [["lamp", 1]]},
    {"question": "what's new?", "kind": "listing", "gold": [["lamp", 0]]},
    {"question": "what did solberg say about the trams", "kind": "null", "gold": []},
]
FOLLOW_UP = {"question": "when did keepers last climb its stairs", "gold": [["lamp", 0]]}
QUOTES: list[dict[str, Any]] = [
    {"kind": "news", "name": "lamp", "article": "lamp", "position": 1, "quote": "needs a new lamp", "speaker": ""},
    {
        "kind": "said",
        "name": "dam",
        "paragraphs": ["“The dam is sound,” said Ana Brandt."],
        "quote": "The dam is sound",
        "speaker": "Ana Brandt",
    },
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The set, in place of the real ones."""
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    monkeypatch.setattr(languages, "LANGUAGES", ("en",))
    (tmp_path / "en").mkdir()
    rows: dict[str, list[dict[str, Any]]] = {
        "articles": [ARTICLE],
        "questions": QUESTIONS,
        "conversations": [{"turns": [QUESTIONS[0], FOLLOW_UP]}],
        "quotes": QUOTES,
        "speakers": [{"article": "lamp", "position": 1, "names": ["Ingrid Solberg"]}],
    }
    for name, of_file in rows.items():
        write(tmp_path / "en" / f"{name}.jsonl", of_file)
    return tmp_path / "en"


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    monkeypatch.setattr(sys, "argv", ["languages", *arguments])
    languages.main()
    return capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_figures_are_shares_of_what_is_right(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = json.loads(run(monkeypatch, capsys, "--json"))["en"]
    assert figures.pop("kinds") == {"quote": 1.0, "listing": 1.0}
    assert figures.pop("strays") == 0
    assert figures.pop("wrong") == 1  # of the lamp, which allows no name
    assert set(figures.values()) == {1.0}


@pytest.mark.usefixtures("folder")
def test_misses_say_what_is_expected_and_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run(monkeypatch, capsys, "--misses", "en").splitlines()
    assert lines == ["quote    lamp: needs a new lamp", "         expected no name; got ingrid solberg"]


def test_a_name_where_its_person_does_not_speak_is_a_stray(folder: Path) -> None:
    write(folder / "speakers.jsonl", [{"article": "lamp", "position": 0, "names": ["Ingrid Solberg"]}])
    assert languages.strays("en") == ["en:lamp[1] ingrid solberg"]


def test_a_label_that_leaves_out_its_article_is_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "quotes.jsonl", [QUOTES[1] | {"speaker": "die Ana Brandt"}])
    assert json.loads(run(monkeypatch, capsys, "--json"))["en"]["named"] == 1.0


@pytest.mark.usefixtures("folder")
def test_an_unknown_language_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(monkeypatch, capsys, "xx")
    assert "no articles in xx; there are en" in capsys.readouterr().err
