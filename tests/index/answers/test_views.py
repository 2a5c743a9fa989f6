"""What narrows or arranges an answer: dates, outlets, pages, order, quotes alone, stories."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from index import Article, Snapshot, View, answer_understood, ask
from index.answers.search import find_hits
from index.question.understanding import understand

# -- dates, outlets, and people and topics that never meet


@pytest.fixture
def dated(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Four articles from two outlets and three days."""
    return snapshot_of(
        article("The ferry struck a rock in the fog.", id="rock", published=date(2024, 3, 5), source="Post"),
        article("The ferry was mended and painted.", id="mended", published=date(2024, 4, 9), source="Post"),
        article("The ferry sank with a load of barley.", id="sank", published=date(2024, 5, 1), source="Courier"),
        article("“Whales sing,” Ana Brandt said.", id="said", published=date(2023, 1, 1), source="Courier"),
    )


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What happened to the ferry in March 2024?", ["rock"]),
        ("What happened to the ferry in the Courier?", ["sank"]),
        ("What happened to the ferry since April 2024?", ["mended", "sank"]),
        ("the latest on the ferry", ["sank", "mended", "rock"]),
        ("What happened to the ferry in April 2024 according to the Courier?", []),
    ],
)
def test_dates_and_outlets_restrict_what_is_found(dated: Snapshot, question: str, found: list[str]) -> None:
    shown = [passage.article_id for passage in ask(dated, question).passages]
    assert (shown if "latest" in question else sorted(shown)) == found


@pytest.mark.parametrize(
    ("question", "wanted", "found"),
    [
        ("What happened to the ferry?", ["Courier"], ["sank"]),
        ("What happened to the ferry in the Courier?", ["Courier", "Post"], ["sank"]),
        ("What happened to the ferry in the Courier?", ["Post"], []),
    ],
)
def test_of_the_outlets_that_a_view_wants_a_question_may_name_some(
    dated: Snapshot, question: str, wanted: list[str], found: list[str]
) -> None:
    passages = ask(dated, question, view=View(outlets=frozenset(wanted))).passages
    assert [passage.article_id for passage in passages] == found


def test_a_year_without_articles_is_treated_as_a_word(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("The ferry sank in 1912.", id="a"), article("The ferry was built in 1911.", id="b"))
    assert ask(engine, "What happened to the ferry in 1912?").passages[0].article_id == "a"


@pytest.mark.parametrize("when", ["today", "yesterday", "this week", "last month"])
def test_a_day_without_articles_is_not_treated_as_a_word(
    dated: Snapshot, snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], when: str
) -> None:
    question, today = f"What did Ana Brandt say about whales {when}?", date(2025, 9, 17)
    answer = ask(dated, question, today=today)
    assert (answer.found, answer.apart) == (False, False)  # they do meet, on another day
    assert answer.understood.since
    undated = snapshot_of(article("“Whales sing,” Ana Brandt said."))
    assert ask(undated, question, today=today).found


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("what's new?", ["sank", "mended", "rock", "said"]),
        ("What happened in March 2024?", ["rock"]),
        ("latest from the Courier", ["sank", "said"]),
    ],
)
def test_without_a_topic_the_newest_articles_are_listed(dated: Snapshot, question: str, listed: list[str]) -> None:
    answer = ask(dated, question)
    assert answer.found
    assert [one.id for one in answer.listed] == listed


def test_a_person_and_a_topic_that_never_meet_are_said_to_be_apart(dated: Snapshot) -> None:
    answer = ask(dated, "What did Ana Brandt say about barley?")
    assert (answer.found, answer.apart) == (False, True)
    assert not ask(dated, "What did Ana Brandt say about oysters?").apart
    assert not ask(dated, "What did Ana Brandt say about whales?").apart
    assert not ask(dated, "What did Ana Brandt say about whales in the Post?").apart


def test_a_typing_error_in_a_name_is_mended_and_said(dated: Snapshot) -> None:
    answer = ask(dated, "What did Ana Brannt say about whales?")
    assert answer.found
    assert answer.understood.corrected == (("Brannt", "Brandt"),)


def test_a_named_speaker_is_not_confused_with_the_person_in_the_previous_paragraph(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("Ana Brandt came late.", "“The ferry is slow,” Ole Brask said.", title=""))
    unnamed = snapshot_of(article("Ana Brandt came late.", "“The ferry is slow.”", title=""))
    asked = "What did Ana Brandt say about the ferry?"
    assert not ask(engine, asked).found
    assert ask(engine, asked).confidence < ask(unnamed, asked).confidence
    assert ask(engine, "What did Ole Brask say about the ferry?").passages[0].speaker == "Ole Brask"


# -- other views of an answer


@pytest.fixture
def ferries(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Eight articles about a ferry on successive days of May, every other one with a quotation."""
    said = ("“The ferry to {} sank,” said Ana Brandt.", "The ferry to {} was old and slow and never mended.")
    towns = "Rome Oslo Bern Kiel Bonn Graz Lyon Nice".split()
    texts = [said[n % 2].format(town) for n, town in enumerate(towns)]
    return snapshot_of(*(article(one, id=f"{n}", published=date(2025, 5, n + 1)) for n, one in enumerate(texts)))


def seen(engine: Snapshot, **how: object) -> tuple[list[str], bool]:
    answer = answer_understood(engine, understand("ferry"), View(**how))  # type: ignore[arg-type]
    return [passage.article_id for passage in answer.passages], answer.more


def test_pages_show_each_passage_once_and_say_whether_another_follows(ferries: Snapshot) -> None:
    pages = [seen(ferries, page=page) for page in range(4)]
    assert [more for _, more in pages] == [True, True, False, False]
    assert sorted(name for names, _ in pages for name in names) == [str(n) for n in range(8)]
    assert pages[3] == ([], False)


def test_the_newest_come_first_on_demand(ferries: Snapshot) -> None:
    assert [*seen(ferries, newest=True)[0], *seen(ferries, newest=True, page=1)[0]] == ["7", "6", "5", "4", "3", "2"]


def test_passages_with_quotes_alone_are_shown_on_demand(ferries: Snapshot) -> None:
    names, more = seen(ferries, quotes_only=True)
    assert more
    assert sorted([*names, *seen(ferries, quotes_only=True, page=1)[0]]) == ["0", "2", "4", "6"]


def test_of_passages_that_answer_as_well_as_each_other_the_newest_comes_first(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    rest = (
        "It was the longest one in many years; nobody knew at first when both sides would meet, or who would pay for "
        "all of the damage that it did to shops and hotels on the island before the summer season"
    )
    old = article(f"The ferry strike cost 3 million. {rest}.", id="old", published=date(2025, 1, 9))
    new = article(f"The ferry strike cost 5 million. {rest} Sunday.", id="new", published=date(2025, 3, 9))
    engine = snapshot_of(old, new)
    # The scores differ by a small margin.
    assert [hit.article_id for hit in find_hits(engine, understand("ferry strike"), 2)] == ["old", "new"]
    # The wording differs only in the number: the reader sees both, with their dates.
    assert [passage.article_id for passage in ask(engine, "ferry strike").passages] == ["new", "old"]


# -- stories: each article once, newest first


@pytest.fixture
def told(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Stories from two outlets, one of them in both; the ferry story has several paragraphs."""
    wire = "The council voted on Monday to close the old swimming bath by the harbour for good."
    return snapshot_of(
        article("The ferry sank.", "Nobody saw the ferry sink.", "A ferry.", id="sank", published=date(2025, 5, 1)),
        article("The ferry was lifted.", "Bells rang.", id="lifted", published=date(2025, 5, 9), source="Echo"),
        article(wire, id="first", published=date(2025, 5, 5), source="Echo"),
        article(wire, id="copy", published=date(2025, 5, 4), source="Herald"),
    )


def stories(engine: Snapshot, text: str, page: int = 0, top: int | None = None) -> list[tuple[str, str]]:
    answer = ask(engine, text, top, view=View(page, stories=True))
    assert not answer.listed
    return [(passage.article_id, passage.answer.text) for passage in answer.passages]


def test_the_stories_of_a_topic_are_its_articles_each_with_its_best_sentence(told: Snapshot) -> None:
    assert [name for name, _ in stories(told, "latest ferry")] == ["lifted", "sank"]
    assert ("sank", "Nobody saw the ferry sink.") in stories(told, "who saw the ferry sink")


def test_without_a_topic_the_stories_are_how_the_newest_articles_begin(told: Snapshot) -> None:
    found = stories(told, "latest")
    assert [name for name, _ in found] == ["lifted", "first", "sank"]
    assert found[0][1] == "The ferry was lifted."


def test_the_stories_of_an_outlet_are_asked_for_by_its_name_alone(told: Snapshot) -> None:
    assert [name for name, _ in stories(told, "latest Echo")] == ["lifted", "first"]
    assert [name for name, _ in stories(told, "latest herald")] == ["copy"]


@pytest.mark.parametrize("text", ["latest", "latest council vote"])
def test_a_story_in_two_outlets_is_shown_once_with_both_names(told: Snapshot, text: str) -> None:
    [passage] = [one for one in ask(told, text, view=View(stories=True)).passages if one.article_id == "first"]
    assert passage.also_in == ("Herald",)


def test_the_newest_articles_hold_a_story_and_its_correction(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    said = "The council of Orrin Bay voted to sell the old ferry to a museum on Monday, the mayor said."
    texts = {"a": said, "b": said.replace("voted", "never voted"), "c": said.replace("the mayor", "mayor Ida Brann")}
    engine = snapshot_of(*(article(text, id=name, source=f"Echo {name}") for name, text in texts.items()))
    listed = [one.id for one in ask(engine, "what's new?").listed]
    assert listed == ["a", "b"]
    shown = ask(engine, "latest", view=View(stories=True)).passages
    assert [(one.article_id, one.also_in) for one in shown] == [("a", ("Echo c",)), ("b", ())]


def test_stories_come_in_pages_of_any_size(told: Snapshot) -> None:
    pages = [ask(told, "latest", 2, view=View(page, stories=True)) for page in range(3)]
    assert [[one.article_id for one in page.passages] for page in pages] == [["lifted", "first"], ["sank"], []]
    assert [page.more for page in pages] == [True, False, False]
    assert [name for name, _ in stories(told, "latest ferry", top=1, page=1)] == ["sank"]


def test_a_story_begins_with_as_many_paragraphs_as_a_passage_holds(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("One. Two.", "Three.", "x" * 1200, "Four.", id="a"))
    [passage] = ask(engine, "latest", view=View(stories=True)).passages
    assert [one.text for one in passage.paragraphs] == ["One. Two.", "Three."]
    assert (passage.answer.text, passage.speaker) == ("One.", None)


# -- days without articles


@pytest.mark.parametrize(
    ("question", "no_articles"),
    [
        ("What did Ana Brandt say about the ferry on 4 March 2025?", True),
        ("ferry on 4 March 2025", True),
        ("What did Ana Brandt say about the ferry on 3 March 2025?", False),
        ("What did Ana Brandt say about the ferry?", False),
    ],
)
def test_a_day_without_articles_is_mentioned_and_no_other_day_is_shown(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str, no_articles: bool
) -> None:
    engine = snapshot_of(
        article("“The ferry is late,” Ana Brandt said.", id="a", published=date(2025, 3, 3)),
        article("“The ferry is here,” Ana Brandt said.", id="b", published=date(2025, 3, 5)),
    )
    answer = ask(engine, question, today=date(2025, 3, 20))
    assert answer.no_articles is no_articles
    assert answer.found is not no_articles
    assert not (no_articles and (answer.nearest or answer.may_help))


def test_a_year_before_all_articles_is_asked_about(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("The ferry line opened in 1879 with one ship.", published=date(2025, 3, 3)))
    assert ask(engine, "What ferry line opened in May 1879?", today=date(2025, 3, 20)).no_articles is False
