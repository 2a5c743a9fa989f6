"""Answers and index status in the terminal."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.terminal.rendering import answer_to_json, print_answer, run_lines, say_age, say_size, status_lines
from index import Answer, Article, Coverage, Overview, Passage, Question, Run, Sentence, Snapshot, ask
from index.model import Paragraph

COVERAGE = Coverage(1, 1, 1, None, None)


def printed(answer: Answer, terminal: bool = False, width: int = 60) -> str:
    """Return what is printed to a pipe, or to a terminal of this width."""
    output = io.StringIO()
    colours: Literal["standard"] | None = "standard" if terminal else None
    console = Console(
        file=output, force_terminal=terminal, color_system=colours, width=width, highlight=False, emoji=False
    )
    print_answer(console, answer)
    return output.getvalue()


def answered(text: str, answer: str | None = None, **fields: str | None) -> Answer:
    """Return an answer of one paragraph with `answer` as its answering sentence."""
    said = answer or text
    start = text.index(said)
    known: dict[str, str | None] = {"title": "Ferries", "source": "Courier", "url": None, "speaker": None}
    passage = Passage(
        article_id="a1",
        published=date(2025, 3, 4),
        score=0.5,
        paragraphs=(Paragraph(3, text),),
        answer=Sentence(3, start, start + len(said), said),
        **(known | fields),  # type: ignore[arg-type]
    )
    return Answer("Who?", True, 0.9, 1.0, (passage,), (), COVERAGE)


# --- terminal control characters

HOSTILE = "\x1b]0;x\x07\x1b[31m\x9b31m\u202e\u2066\ud800\x7f"


@pytest.mark.parametrize("terminal", [False, True])
def test_no_text_of_an_article_or_a_question_commands_the_terminal(terminal: bool) -> None:
    words = f"Ferries{HOSTILE}"
    answer = answered(f"{words} sail.", title=words, source=words, url=f"https://a.b/{words}", speaker=words)
    nearest = Article("a2", "file:///a2.txt", words, (words,), words)
    naming = replace(answer.passages[0], naming=Sentence(1, 0, len(words), words), also_in=(words,))
    understood = Question(
        words, (), corrected=((words, words),), outlets=(words,), speaker_text=words, topic_text=words
    )
    shown = [
        replace(answer, passages=(naming,), unanswered=(words,), understood=understood, listed=(nearest,)),
        Answer(words, False, 0.1, 1.0, (), (nearest,), COVERAGE, understood, may_help=nearest, apart=True),
        Answer(words, False, 0.1, 1.0, (), (), COVERAGE, understood, namesakes=(words,)),
    ]
    for case in shown:
        output = re.sub(r"\x1b\[[\d;]*m", "", printed(case, terminal, width=400).replace("\x1b[31m", "BAD"))
        assert "Ferries" in output
        assert "BAD" not in output
        assert all(char.isprintable() or char == "\n" for char in output)


# --- JSON


def test_json_has_everything_that_a_program_needs(snapshot: Snapshot) -> None:
    answer = json.loads(json.dumps(answer_to_json(ask(snapshot, "What did Ekberg say about ferries?"))))
    assert {"question", "found", "confidence", "took_ms", "passages"} <= answer.keys()
    assert answer["question"] == "What did Ekberg say about ferries?"
    assert answer["found"] is True
    assert 0 <= answer["confidence"] <= 1
    assert answer["took_ms"] > 0
    for passage in answer["passages"]:
        keys = "article_id title source published modified updated url speaker score paragraphs answer naming also_in"
        assert passage.keys() == set(keys.split())
        assert passage["answer"] in "\n".join(paragraph["text"] for paragraph in passage["paragraphs"])
        assert [paragraph.keys() for paragraph in passage["paragraphs"]] == [{"position", "text"}] * len(
            passage["paragraphs"]
        )


def test_json_shows_paragraphs_in_their_order_and_verbatim(snapshot: Snapshot) -> None:
    for passage in answer_to_json(ask(snapshot, "What did Putin say about Trump?"))["passages"]:
        positions = [paragraph["position"] for paragraph in passage["paragraphs"]]
        assert positions == list(range(positions[0], positions[0] + len(positions)))
        article = snapshot.article(passage["article_id"])
        assert [article.paragraphs[position] for position in positions] == [
            paragraph["text"] for paragraph in passage["paragraphs"]
        ]
        assert (passage["title"], passage["source"], passage["url"]) == (article.title, article.source, article.url)


def test_json_dates_are_iso(snapshot: Snapshot) -> None:
    answer = answer_to_json(ask(snapshot, "When will Russia retake Kursk?"))
    assert answer["passages"][0]["published"] == "2024-12-19"


def test_json_of_an_answer_without_results_has_no_passages(snapshot: Snapshot) -> None:
    answer = answer_to_json(ask(snapshot, "Who won the 2022 World Cup?"))
    assert (answer["found"], answer["passages"]) == (False, [])


# --- for people


@pytest.mark.parametrize("terminal", [False, True])
def test_an_answer_names_the_speaker_quotes_and_says_where_it_stands(terminal: bool) -> None:
    url = "https://courier.example/1"
    output = printed(answered("“We sail,” he said.", speaker="Tomas Ekberg", url=url), terminal)
    places = [output.index(part) for part in ("Tomas Ekberg · ", "Courier · 4 March 2025", "“We sail,” he said.", url)]
    assert places == sorted(places)
    assert output.count("4 March 2025") == 1


def test_a_pipe_gets_who_says_it_and_where_then_the_words_then_the_headline_and_its_address() -> None:
    url = "https://courier.example/1"
    assert printed(answered("“We sail,” he said.", speaker="Tomas Ekberg", url=url)) == (
        "Tomas Ekberg · Courier · 4 March 2025\n> **“We sail,” he said.**\n  Ferries\n  https://courier.example/1\n"
    )


def test_without_a_certain_speaker_the_outlet_stands_first() -> None:
    assert printed(answered("It rained.")) == "Courier · 4 March 2025\n> **It rained.**\n  Ferries\n"


def test_other_outlets_stand_below_the_headline() -> None:
    answer = answered("It rained.")
    [passage] = answer.passages
    output = printed(replace(answer, passages=(replace(passage, also_in=("Post", "Gazette")),)))
    assert output.endswith("\n  Ferries\n  Also in Post, Gazette\n")


def test_listed_articles_show_source_headline_and_beginning() -> None:
    listed = Article("a1", "file:///a.txt", "Rain", ("It rained.", "It poured."), source="Post")
    answer = replace(answered("-"), passages=(), listed=(listed, listed))
    assert printed(answer) == "Post · undated\nRain\n> It rained.\n" * 2


def test_a_quotation_that_answers_stands_between_asterisks_as_a_whole() -> None:
    said = "“We sail. We sail at noon. Nobody stays,” he said."
    assert f"> It rained. **{said}** The harbour slept.\n" in printed(
        answered(f"It rained. {said} The harbour slept.", said)
    )


def test_the_part_of_a_question_that_nothing_answers_is_said_at_the_end() -> None:
    output = printed(replace(answered("It rained."), unanswered=("Who found the reef?",)))
    assert output.endswith("\n  Ferries\n\nNot found: “Who found the reef?”\n")


def test_whom_no_article_quotes_is_printed() -> None:
    output = printed(replace(answered("It rained."), unquoted=(("Brandt", "whales"),)))
    assert "None of my articles quotes Brandt on whales." in output


def test_small_talk_is_answered_by_one_line() -> None:
    thanks = Question("thanks", (), small_talk="thanks")
    assert printed(replace(answered("-"), found=False, passages=(), understood=thanks)) == "You’re welcome.\n"


def test_small_talk_says_nothing_of_the_question_before_it() -> None:
    thanks = Question("thanks", ("ferry",), since=date(2025, 3, 1), small_talk="thanks")
    assert printed(replace(answered("-"), found=False, passages=(), understood=thanks)) == "You’re welcome.\n"


def test_a_pipe_gets_the_answering_sentence_between_asterisks() -> None:
    assert "> One. **Two.** Three.\n" in printed(answered("One. Two. Three.", "Two."))


def test_a_terminal_gets_the_answering_sentence_in_bold() -> None:
    output = printed(answered("One. Two. Three.", "Two."), terminal=True)
    assert re.search(r"\x1b\[1(;\d+)*mTwo\.\x1b\[0m", output)
    assert "**" not in output


def test_the_words_themselves_are_not_dim_in_a_terminal() -> None:
    assert "\x1b[1mTwo.\x1b[0m" in printed(answered("One. Two. Three.", "Two."), terminal=True)


def test_a_pipe_gets_long_paragraphs_on_one_line() -> None:
    text = "A sentence that goes on. " * 50 + "The end."
    assert f"> {text.removesuffix('The end.')}**The end.**\n" in printed(answered(text, "The end."))


def test_a_terminal_gets_lines_that_fit() -> None:
    output = printed(answered("A sentence that goes on. " * 50 + "The end."), terminal=True, width=40)
    assert max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in output.splitlines()) <= 40


# One line without control characters, like a paragraph in an index. Tabs have their own test.
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_a_pipe_gets_any_paragraph_verbatim(text: str) -> None:
    assert f"> **{text}**\n" in printed(answered(text))


def test_a_pipe_gets_tabs_verbatim() -> None:
    assert "> **1\t2**\n" in printed(answered("1\t2"))


@pytest.mark.parametrize("text", ["[bold]no markup[/bold]", "[/]", ":smile:", "[link=file:///etc/passwd]x[/link]"])
@pytest.mark.parametrize("terminal", [False, True])
def test_what_looks_like_markup_is_text(text: str, terminal: bool) -> None:
    assert text in printed(answered(text, speaker=text, title=text, source=text), terminal, width=200)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", None])
def test_only_http_and_https_addresses_are_shown(url: str | None) -> None:
    assert str(url) not in printed(answered("Text.", url=url))


def test_an_answer_without_results_names_the_nearest_articles_and_the_search(snapshot: Snapshot) -> None:
    answer = ask(snapshot, "Who won the 2022 World Cup?")
    output = printed(answer, width=400)
    assert output.startswith("Not found.")
    assert all(article.title in output for article in answer.nearest)
    assert "Searched: 18 articles from 12 September 2024 to 6 November 2025." in output
    assert "> " not in output


def test_passages_are_apart(snapshot: Snapshot) -> None:
    answer = ask(snapshot, "What did Ekberg say about ferries?", top=5)
    assert len(printed(answer).split("\n\n")) == len(answer.passages) > 1


# --- the state of the index


def test_status_says_what_the_index_holds(snapshot: Snapshot) -> None:
    overview = Overview(undated=2, without_outlet=1, updated=0, shapes=Counter({"Date, Title": 16, "": 2}))
    pairs = status_lines(snapshot, overview)
    assert pairs[-4:] == [
        ("Undated", "2 articles"),
        ("No outlet", "1 article"),
        ("Headers", "16 with Date, Title"),
        ("", "2 without any"),
    ]
    lines = dict(pairs)
    assert lines["Articles"] == "18"
    assert lines["Paragraphs"] == "192"
    assert lines["Outlets"] == "14"
    assert lines["Dates"] == "12 September 2024 to 6 November 2025"
    assert lines["Folder"] == str(snapshot.folder)
    assert f"ago, {datetime.now(UTC):%Y}" in lines["Indexed"]
    files = [file for file in snapshot.folder.rglob("*.*") if file.name != "manifest.json"]
    assert lines["Size on disk"] == say_size(sum(file.stat().st_size for file in files))


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (timedelta(seconds=0), "0 seconds"),
        (timedelta(seconds=1.9), "1 second"),
        (timedelta(seconds=59), "59 seconds"),
        (timedelta(seconds=60), "1 minute"),
        (timedelta(minutes=59, seconds=59), "59 minutes"),
        (timedelta(hours=23), "23 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=1204), "1,204 days"),
        (timedelta(seconds=-5), "0 seconds"),  # the clock was set back
    ],
)
def test_an_age_is_said_in_its_largest_unit(age: timedelta, said: str) -> None:
    assert say_age(age) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (144_100, "144.1 kB"),
        (2_500_000, "2.5 MB"),
        (3 * 10**9, "3.0 GB"),
    ],
)
def test_a_size_is_said_in_a_unit_that_suits_it(size: int, said: str) -> None:
    assert say_size(size) == said


def test_many_runs_with_posts_of_channels_hide_no_other_run() -> None:
    now = datetime.now(UTC)
    runs = [Run("take", now, 1, number, 0, 0, 0) for number in range(9)]
    rows = run_lines([*runs, Run("index", now, 1, 7, 0, 0, 0), Run("refresh", now, 1, 8, 0, 0, 0)])
    assert [name for name, _ in rows] == ["Last runs", "", "", ""]
    assert [value.split(" changed")[0] for _, value in rows] == [
        "posts of channels, 0 seconds ago, 1.0 s: 0 added, 0",
        "posts of channels, 0 seconds ago, 1.0 s: 1 added, 0",
        "index, 0 seconds ago, 1.0 s: 7 added, 0",
        "refresh, 0 seconds ago, 1.0 s: 8 added, 0",
    ]
