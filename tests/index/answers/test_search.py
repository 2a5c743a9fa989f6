"""From questions to answers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Passage, Snapshot, View, answer_understood, ask
from index.answers.ranking import FOUND_CONFIDENCE
from index.answers.search import DEFAULT_PASSAGES, find_hits
from index.question import split_parts
from index.question.understanding import understand


@pytest.fixture(params=["examples", "seed"])
def corpus(request: pytest.FixtureRequest) -> Snapshot:
    """Index of the examples, or of the seed article alone."""
    found: Snapshot = request.getfixturevalue(request.param)
    return found


def text(passage: Passage) -> str:
    """Return the text of a passage with straight apostrophes."""
    return " ".join(paragraph.text for paragraph in passage.paragraphs).replace("’", "'")


# -- questions that must always be answered correctly


def test_the_first_passage_shows_what_putin_said_about_trump(corpus: Snapshot) -> None:
    answer = ask(corpus, "What did Putin say about Trump?")
    assert answer.found
    assert "I haven't spoken to him at all in over four years" in text(answer.passages[0])


def test_the_passages_show_that_putin_declined_to_set_a_date_for_kursk(corpus: Snapshot) -> None:
    answer = ask(corpus, "When will Russia retake Kursk?")
    assert answer.found
    assert any("declined to" in text(passage) and "Kursk" in text(passage) for passage in answer.passages)


def test_who_won_the_world_cup_is_not_found(corpus: Snapshot) -> None:
    assert not ask(corpus, "Who won the 2022 World Cup?").found


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("What did Edwin Marsh say about barley?", "I have cut thinner barley", "Edwin Marsh"),
        ("What did Rosalind Tarn say about the grout?", "reached for the grout", None),
        ("What did Dervla Quist say about winning?", "I wouldn't call that winning", "Dervla Quist"),
        ("How old is the glass sponge reef?", "9,200 years", None),
        ("Who won the Varnholt Open?", "half a point ahead of a grandmaster", None),
        ("How high was the River Dell at the Tanner Street gauge?", "4.7 metres", None),
    ],
)
def test_the_examples_answer(examples: Snapshot, question: str, words: str, speaker: str | None) -> None:
    answer = ask(examples, question)
    showing = [passage for passage in answer.passages if words in text(passage)]
    assert answer.found
    assert showing
    assert speaker is None or showing[0].speaker == speaker


# -- found or not


@pytest.mark.parametrize("top", [1, 2, 3, 10])
def test_a_found_answer_shows_as_many_passages_as_asked_for_at_most(examples: Snapshot, top: int) -> None:
    answer = ask(examples, "What did Brandt Line say about the strike?", top)
    assert 1 <= len(answer.passages) <= top
    assert answer.nearest == ()


def test_three_passages_are_shown_unless_asked_otherwise(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        *(article(f"It rained {word}.", id=word) for word in ("here", "there", "hard", "long", "late"))
    )
    assert [len(one.passages) for one in (ask(engine, "rain"), ask(engine, "rain", 5), ask(engine, "rain", 1))] == [
        3,
        5,
        1,
    ]


def test_passages_that_hold_too_little_of_the_question_are_not_shown(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("A whale sang in Dellmouth.", id="a"), article("Dellmouth is a town.", id="b"))
    assert [passage.article_id for passage in ask(engine, "Which whale in Dellmouth?").passages] == ["a"]


def test_the_passages_come_best_first(examples: Snapshot) -> None:
    scores = [passage.score for passage in ask(examples, "What did Putin say about Trump?", 10).passages]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_what_is_not_found_names_the_nearest_articles_once_and_shows_nothing(examples: Snapshot) -> None:
    answer = ask(examples, "Which song did Brandt Line enter for the Eurovision contest in Lisbon?", 10)
    near = [*answer.nearest, *([answer.may_help] if answer.may_help else [])]
    assert (answer.found, answer.passages) == (False, ())
    assert near
    assert len({article.id for article in near}) == len(near)
    assert all("Brandt" in "\n".join((article.title, *article.paragraphs)) for article in near)


def test_a_question_that_shares_no_word_with_the_articles_has_nothing_near(examples: Snapshot) -> None:
    answer = ask(examples, "Xylophon quetzal?")
    assert (answer.found, answer.confidence, answer.nearest) == (False, 0, ())


def test_an_answer_repeats_the_question_and_says_what_was_searched(examples: Snapshot) -> None:
    answer = ask(examples, "  Kursk?? ")
    assert (answer.question, answer.coverage) == ("  Kursk?? ", examples.coverage)
    assert answer.took_ms >= 0


WORDS = st.sampled_from("Putin Trump Kursk ferry barley Brandt what did say about who won the World Cup 2022 ?".split())


@given(st.lists(WORDS).map(" ".join) | st.text())
def test_any_question_is_answered_with_words_of_the_articles_or_not_at_all(examples: Snapshot, question: str) -> None:
    answer = ask(examples, question)
    assert answer.found == bool(answer.passages or answer.listed)
    assert FOUND_CONFIDENCE <= answer.confidence <= 1 if answer.found else 0 <= answer.confidence <= FOUND_CONFIDENCE
    for passage in answer.passages:
        held = examples.article(passage.article_id).paragraphs
        assert all(held[paragraph.position] == paragraph.text for paragraph in passage.paragraphs)


@pytest.mark.parametrize(
    "question",
    [
        "",
        " \n",
        "?",
        "😀🎉",
        "the of and",
        "\ud800",
        "\0",
        "--verbose",
        "<b>&amp;",
        "'; DROP TABLE articles; --",
        "北京天气",
        "ما هو",
        "อะไร",
    ],
)
def test_an_odd_question_is_not_found_and_harms_nothing(examples: Snapshot, question: str) -> None:
    assert not ask(examples, question).found


@pytest.mark.parametrize(
    "question",
    [
        "What did " * 12_500,
        "ferry " * 17_000,
        "x" * 100_000,
        "What did " + "a " * 50_000 + "say about b",
        "’" * 100_000,
        "\u0301" * 100_000,
    ],
    ids=["asking", "one word", "no blank", "slots", "apostrophes", "accents"],
)
def test_a_question_of_100_kilobytes_is_answered(examples: Snapshot, question: str) -> None:
    assert ask(examples, question).question == question


def test_a_question_with_a_paragraph_pasted_in_finds_that_paragraph(examples: Snapshot) -> None:
    pasted = examples.newest(5)[4].paragraphs[0]
    assert pasted.replace("’", "'") in text(ask(examples, pasted).passages[0])


def test_a_question_with_an_article_pasted_in_comes_near_that_article(examples: Snapshot) -> None:
    pasted = examples.newest(5)[4]
    answer = ask(examples, " ".join(pasted.paragraphs))
    nearest = answer.passages[0].article_id if answer.found else (answer.may_help or answer.nearest[0]).id
    assert nearest == pasted.id


@pytest.mark.parametrize("question", ["Что сказал Путин о Трампе?", "Qu'a dit Poutine ?"])
def test_a_question_in_a_language_of_no_article_is_not_found(examples: Snapshot, question: str) -> None:
    assert not ask(examples, question).found


def test_a_russian_question_finds_a_russian_article(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("Паром ходит раз в час.", "Инженеры нашли трещину в мосту."))
    answer = ask(engine, "Где нашли трещины?")
    assert answer.passages[0].answer.text == "Инженеры нашли трещину в мосту."


def test_an_empty_index_finds_nothing(snapshot_of: Callable[..., Snapshot]) -> None:
    answer = ask(snapshot_of(), "What did Putin say about Trump?")
    assert (answer.found, answer.confidence, answer.nearest) == (False, 0, ())


def test_a_name_in_capitals_that_no_article_holds_is_not_found(examples: Snapshot) -> None:
    assert not ask(examples, "What is the WHO’s plan?").found


def test_threads_get_the_same_answers(examples: Snapshot) -> None:
    questions = ["What did Putin say about Trump?", "When will Russia retake Kursk?", "ferry strike"] * 10
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda question: ask(examples, question).passages, questions))
    assert answers == [ask(examples, question).passages for question in questions]


# -- statements about a topic


@pytest.fixture
def council(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Statements on one topic by two people with the same surname and a third."""
    return snapshot_of(
        article("“The ferries are too old,” said Ruben Brandt, who runs them.", id="ruben"),
        article("“The ferries are too slow,” Ana Brandt said on Monday in town.", id="ana"),
        article("“The ferries of Ana Brandt and Ruben Brandt are fine,” Selma Dray said.", id="selma"),
        article("“The weather is fine,” Ana Brandt said.", id="weather"),
    )


@pytest.mark.parametrize(
    ("speaker", "article_id"),
    [("Ana Brandt", "ana"), ("Selma Dray", "selma"), ("Mayor Selma Dray", "selma"), ("Dray", "selma")],
)
def test_the_words_of_the_person_asked_for_come_first(council: Snapshot, speaker: str, article_id: str) -> None:
    answer = ask(council, f"What did {speaker} say about the ferries?")
    assert answer.passages[0].article_id == article_id


def test_words_of_the_person_about_something_else_come_after_those_about_it(council: Snapshot) -> None:
    question = "What did Ana Brandt say about the ferries?"
    order = [hit.article_id for hit in find_hits(council, understand(question), 10)]
    assert (order[0], order[-1]) == ("ana", "weather")


def test_a_topic_that_the_person_never_speaks_about_is_not_found(council: Snapshot) -> None:
    assert not ask(council, "What did Selma Dray say about taxes on herring?").found


def test_a_person_who_never_speaks_is_not_found(council: Snapshot) -> None:
    assert not ask(council, "What did Vladimir Putin say about the ferries?").found


def test_words_of_the_person_come_before_words_about_them_that_name_more_of_the_question(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“The ferry is one of many things in this town that are far too slow,” Ana Brandt said.", id="by"),
        article(
            "“Ana Brandt has a ferry. Ana Brandt’s ferry!” Selma Dray said.", id="about", title="Ferry: Ana Brandt"
        ),
    )
    question = "What did Ana Brandt say about the ferry?"
    assert engine.search(understand(question).terms, 1)[0].article_id == "about"
    assert ask(engine, question).passages[0].article_id == "by"


def test_words_about_the_topic_count_in_full_only_if_the_person_speaks(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    texts = (
        "“The ferry is slow,” Ana Brandt said.",
        "The ferry of Ana Brandt is slow.",
        "The ferry is slow. The rain is cold.",
    )
    engines = (snapshot_of(article("Ana Brandt came.", "It snowed.", text)) for text in texts)
    said, named, neither = (ask(engine, "What did Ana Brandt say about the ferry?").confidence for engine in engines)
    assert said > named > neither


def test_words_of_somebody_else_of_that_surname_are_no_answer(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“The reef is old, whatever Tomas Ekberg may think of it,” Sofia Ekberg said."))
    assert ask(engine, "What did Sofia Ekberg say about the reef?").found
    assert not ask(engine, "What did Tomas Ekberg say about the reef?").found


def test_the_sentence_to_mark_is_about_the_topic_and_not_about_the_speaker(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“We go,” Ana Brandt of Brandt Line said. “The ferry is slow.”"))
    answer = ask(engine, "What did Ana Brandt say about the ferry?")
    assert answer.passages[0].answer.text == "“The ferry is slow.”"


# -- hits


def test_without_terms_there_are_no_hits(examples: Snapshot) -> None:
    assert find_hits(examples, understand("what about it?"), 10) == []


def test_scores_never_rise(examples: Snapshot) -> None:
    scores = [hit.score for hit in find_hits(examples, understand("ferry strike rosters"), 200)]
    assert len(scores) > 10
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("k", [100, 150])
def test_a_question_with_a_speaker_loses_no_hits(examples: Snapshot, k: int) -> None:
    question = understand("What did Brandt say about the ferry strike and the islands and the company?")
    assert question.speaker
    plain = {(hit.article_id, hit.position) for hit in examples.search(question.terms, k)}
    assert {(hit.article_id, hit.position) for hit in find_hits(examples, question, k)} == plain


def test_equal_paragraphs_come_newest_first(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    days = {"old": date(2020, 1, 1), "new": date(2024, 1, 1), "undated": None}
    engine = snapshot_of(*(article("It rained.", id=name, published=day) for name, day in days.items()))
    assert [hit.article_id for hit in find_hits(engine, understand("rain"), 3)] == ["new", "old", "undated"]


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


# -- text around an article


def test_text_around_an_article_never_answers(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(
            "By Ana Brandt",
            "Read more: ferry crew “ashamed” of the ferry",
            "Sign up for our newsletter about the ferry.",
            "The ferry crew waves. Photo: Ole Lind/Reuters",
            "The ferry crew met at noon and voted for a strike.",
            title="Ferry crew votes",
        )
    )
    answer = ask(engine, "What did the ferry crew vote for?")
    assert [text(passage) for passage in answer.passages] == ["The ferry crew met at noon and voted for a strike."]


def test_another_article_comes_before_the_same_one_again(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    first, last = "“The ferry strike began at dawn,” said Ana Brandt.", "“The ferry strike is over,” Ana Brandt said."
    engine = snapshot_of(
        article(first, "It rained.", "It snowed.", "Nobody came.", last, id="a"),
        article("“I never liked the ferry strike, whoever loses by it,” Ana Brandt said.", id="b"),
    )
    passages = ask(engine, "What did Brandt say about the ferry strike?").passages
    assert [passage.article_id for passage in passages] == ["a", "b", "a"]


# -- questions in two parts


@pytest.fixture
def ferry_and_reef(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles about a ferry, its price and who speaks of it, and about a reef."""
    return snapshot_of(
        article("The ferry cost 40 million crowns.", "“The ferry is slow,” said Ana Brandt.", id="ferry"),
        article("The reef is 9,000 years old.", "Nobody dived there.", id="reef"),
    )


def test_a_question_in_two_parts_is_answered_in_two(ferry_and_reef: Snapshot) -> None:
    answer = ask(ferry_and_reef, "How old is the reef, and what did Ana Brandt say about the ferry?")
    assert [passage.article_id for passage in answer.passages[:2]] == ["reef", "ferry"]
    assert answer.passages[1].speaker == "Ana Brandt"
    assert answer.unanswered == ()


def test_an_unanswered_part_is_mentioned(ferry_and_reef: Snapshot) -> None:
    answer = ask(ferry_and_reef, "How old is the reef, and what did Ole Lind say about xylophones?")
    assert {passage.article_id for passage in answer.passages} == {"reef"}
    assert answer.unanswered == ("what did Ole Lind say about xylophones?",)


@pytest.mark.parametrize(
    "question",
    [
        "compare what Ana Brandt and Ole Lind said about the ferry",
        "Compare Ana Brandt and Ole Lind on the ferry",
        "please compare Ana Brandt's and Ole Lind’s views on the ferry.",
        "Compare the statements of Ana Brandt and Ole Lind about the ferry",
        "Compare what Ana Brandt said and what Ole Lind said about the ferry",
        "compare brandt and lind on the ferry",
    ],
)
def test_two_people_who_are_compared_are_both_shown(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    engine = snapshot_of(
        article("“The ferry is slow,” said Ana Brandt.", id="slow"),
        article("“The ferry is dear,” Ole Lind said. It sails at noon.", id="dear"),
        article("The ferry sails on.", id="sails"),
    )
    assert [passage.speaker for passage in ask(engine, question).passages] == ["Ana Brandt", "Ole Lind"]


def test_places_that_are_compared_have_no_words(ferry_and_reef: Snapshot) -> None:
    assert ask(ferry_and_reef, "Compare Lomvik and Orrin on the ferry").understood.also is None


@pytest.mark.parametrize(
    "question",
    [
        "compare prices in May and June on a chart",
        "compare the Herald and the Gazette",
        "compare a and b",
        "Compare the mayor's response to the flood with the response to the fire",
        "Compare what Brandt said in March with what she said about it in June",
    ],
)
def test_things_that_are_compared_are_one_question(question: str) -> None:
    assert split_parts(question) is None


def test_the_same_answer_comes_again_for_a_question_in_two_parts(ferry_and_reef: Snapshot) -> None:
    answer = ask(ferry_and_reef, "How old is the reef, and what did Ana Brandt say about the ferry?")
    again = answer_understood(ferry_and_reef, answer.understood, View())
    assert [passage.answer for passage in again.passages] == [passage.answer for passage in answer.passages]


@pytest.mark.parametrize("text", ["2+2", "what is 2 + 2?", "3*4=12"])
def test_a_sum_is_not_found(examples: Snapshot, text: str) -> None:
    answer = ask(examples, text)
    assert (answer.found, answer.nearest, answer.may_help) == (False, (), None)


def test_a_question_in_two_parts_has_hardly_more_passages_than_others(examples: Snapshot) -> None:
    question = "What did Putin say about Trump and what did Quist say about sleep?"
    assert len(ask(examples, question).passages) <= DEFAULT_PASSAGES + 1


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
