"""The guide for a researcher, followed over small collections of the kinds that it describes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.guides.pages import follow, page, shell_in

PEOPLE = ("Marta Voss", "Idris Calloway", "Petra Lindqvist")
ROWS, FILES = 60, 30


def text(number: int) -> str:
    speaker = PEOPLE[number % len(PEOPLE)]
    matter = ("the flood wall", "the night trains")[number // len(PEOPLE) % 2]
    days = number + 2
    return "\n\n".join(
        [
            f"The meeting about {matter} lasted until midnight, and the hall was full on day {number}.",
            f"“We will decide on {matter} in {days} days, and nobody should doubt it,” said {speaker}, the mayor.",
            "Most of those who had come went home before the vote.",
            f"Somebody asked what {days} days would cost.",
            "Nobody knew.",
        ]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    header = "nr,kop,dag,krant,tekst,adres".split(",")
    assert ",".join(header) in page("guide-research")
    with (tmp_path / "newspapers.csv").open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(header)
        for number in range(ROWS):
            day, address = f"2001-{number % 12 + 1:02}-07", f"https://archive.example/{number}"
            rows.writerow([number, f"Part {number} of a long dispute", day, "The Courier", text(number), address])
    interviews = tmp_path / "interviews"
    interviews.mkdir()
    for number in range(FILES):
        head = f"Title: Interview {number} about the town\nDate: 1987-06-04\nSource: Oral History of Orrin Bay\n\n"
        (interviews / f"{number}.txt").write_text(head + text(number + ROWS), encoding="utf-8")
    return tmp_path


def test_the_guide_for_a_researcher_works_step_by_step(folder: Path) -> None:
    printed = follow("guide-research", shell_in(folder))
    assert printed['newsbot ask "What did Voss say about the flood wall?" --top 3'].count("said Marta Voss") == 3
    with (folder / "voss.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == (ROWS + FILES) / len(PEOPLE)
    assert {row["speaker"] for row in rows} == {"Marta Voss"}
    assert {row["outlet"] for row in rows} == {"The Courier", "Oral History of Orrin Bay"}
    people = (folder / "by-person.txt").read_text().splitlines()
    assert sorted(line.split(": ")[1].strip('"') for line in people) == sorted(PEOPLE)
    assert len((folder / "sample.jsonl").read_text().splitlines()) == 20
    answers = [json.loads(line) for line in (folder / "answers.jsonl").read_text().splitlines()]
    assert [answer["found"] for answer in answers] == [True, True]
    assert (folder / "voss.bib").read_text().count("@article") == len(rows)
