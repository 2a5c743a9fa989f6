"""The benchmarks of answers and quotations, on a set of two articles."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [
    {
        "id": "a",
        "title": "Ferry",
        "source": "Post",
        "published": "2024-03-05",
        "paragraphs": [
            "“The ferry is slow,” Ana Brandt said.",
            "The ships leave Orrin Bay in 1998.",
            "“It leaks,” she said.",
        ],
    },
    {"id": "b", "title": "Reef", "source": None, "published": None, "paragraphs": ["The reef is old and white."]},
]
QUESTIONS: list[dict[str, object]] = [
    {"id": "1", "question": "What did Ana Brandt say about the ferry?", "kind": "quote", "gold": [["a", 0]]},
    {
        "id": "2",
        "question": "When did the ships leave Orrin Bay?",
        "kind": "fact",
        "gold": [["a", 1]],
        "answers": ["1998"],
    },
    {"id": "3", "question": "Who won the cup in Lisbon?", "kind": "null", "gold": []},
]
SPANS = [
    {"article": "a", "paragraph": 0, "quote": "The ferry is slow,", "source": "Ana Brandt", "name": "", "how": "name"},
    {"article": "a", "paragraph": 2, "quote": "It leaks,", "source": "she", "name": "Ana Brandt", "how": "pronoun"},
    {"article": "a", "paragraph": 2, "quote": "It leaks,", "source": "she", "name": "", "how": "pronoun"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder with the files of the set."""
    questions: list[dict[str, object]] = [{"answers": [], **row} for row in QUESTIONS]
    for name, rows in (("articles", ARTICLES), ("questions", questions), ("spans", SPANS)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return tmp_path


def run(name: str, *arguments: str | Path) -> str:
    command: Sequence[str | Path] = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_answers_are_measured_by_kind_and_as_a_whole(folder: Path) -> None:
    found: dict[str, Any] = json.loads(run("retrieval", folder, "--json"))
    assert found["kinds"].keys() == {"quote", "fact"}
    right = {"questions": 1, "s1": 1.0, "s3": 1.0, "s10": 1.0, "mrr10": 1.0, "passage_s1": 1.0}
    assert found["kinds"] == {"quote": right, "fact": right | {"sentence": 1.0}}
    assert (found["null_auc"], found["null_rejected_at_90"]) == (1.0, 1.0)
    assert 0 < found["p50_ms"] <= found["p99_ms"]


def test_each_part_of_the_ranking_is_left_out_in_turn(folder: Path) -> None:
    rows = json.loads(run("retrieval", folder, "--json", "--ablate"))
    names = [row["without"] for row in rows]
    assert names[0] == "(nothing)"
    assert {"near", "speaks_near", "field speakers", "field previous", "field headline"} <= set(names)


def test_quotes_are_measured_by_how_their_speaker_is_given(folder: Path) -> None:
    found: dict[str, Any] = json.loads(run("quotes", folder, "--json"))
    assert found["name"] == {"gold": 1, "attributed": 1, "p": 1.0, "r": 1.0}
    assert found["pronoun"] == {"gold": 1, "attributed": 1, "p": 1.0, "r": 1.0}
    assert (found["noun"]["gold"], found["unnamed"]["gold"]) == (0, 1)
    assert (found["all"]["gold"], found["certain"]["gold"], found["certain_of_name"]) == (2, 1, 1.0)
    assert found["mb_per_s"] > 0


def test_labels_of_certain_quotations_are_listed_without_spans(folder: Path) -> None:
    (folder / "spans.jsonl.gz").unlink()
    assert run("quotes", folder, "--labels").splitlines() == [
        "     1  Ana Brandt",
        "1 labels of 1 certain quotations; suspicious: 0 labels of 0 quotations",
    ]


@pytest.mark.parametrize("name", ["retrieval", "quotes"])
def test_a_table_is_printed_for_people(name: str, folder: Path) -> None:
    assert "pronoun" in run(name, folder) if name == "quotes" else "passage_s1" in run(name, folder)
