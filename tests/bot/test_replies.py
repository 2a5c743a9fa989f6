"""Answers as Telegram HTML: what Telegram takes, at most 4,096 units of it, every sentence whole and verbatim."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from botapi_entities import Entity, format_text, utf16_length
from botapi_markup import parse_html
from hypothesis import example, given
from hypothesis import strategies as st

from bot import replies
from index import Answer, Article, Coverage, Passage, Question, Sentence, Snapshot, ask, sentence_spans
from index.article import Paragraph

COVERAGE = Coverage(18, 192, 14, date(2024, 9, 12), date(2025, 11, 6))
MAX_BYTES = 1 << 15  # of the HTML itself; more is refused, however little is left of it after parsing
LEFT_OUT = "[…]"
TOO_LONG = "(A sentence too long for a message"


def passage(*paragraphs: str, sentence: int = 0, **fields: Any) -> Passage:
    """A passage of these paragraphs, answered by the sentence of that number, counted through all of them."""
    spans = [(position, *span) for position, text in enumerate(paragraphs) for span in spans_of(text)]
    position, start, end = spans[sentence % len(spans)]
    known: dict[str, Any] = {
        "article_id": "a1",
        "title": "Ferries sail again",
        "source": "The Orrin Bay Courier",
        "published": date(2025, 3, 19),
        "url": "https://courier.example/1",
        "speaker": None,
        "score": 1.0,
        "paragraphs": tuple(Paragraph(number, text) for number, text in enumerate(paragraphs)),
        "answer": Sentence(position, start, end, paragraphs[position][start:end]),
    }
    return Passage(**(known | fields))


def spans_of(text: str) -> list[tuple[int, int]]:
    return sentence_spans(text) or [(0, len(text))]


def found(*passages: Passage, question: str = "Who said what?") -> Answer:
    return Answer(question, True, 0.9, 1.0, passages, (), COVERAGE)


def not_found(*nearest: Article) -> Answer:
    return Answer("Who?", False, 0.1, 1.0, (), nearest, COVERAGE)


def article(title: str, **fields: Any) -> Article:
    return Article("a1", "file:///a.txt", title, ("Text.",), **fields)


def taken(html: str) -> tuple[str, list[Entity]]:
    """The text and the entities that Telegram makes of a message that it accepts."""
    text, entities = parse_html(html)
    assert utf16_length(text) <= replies.LIMIT
    assert len(html.encode()) <= MAX_BYTES
    shown, _ = format_text(text, entities)
    assert shown
    return text, entities


def quotations(html: str) -> list[str]:
    text, entities = taken(html)
    return [entity.of(text) for entity in entities if entity.type == "blockquote"]


def bold(html: str) -> list[str]:
    text, entities = taken(html)
    return [entity.of(text) for entity in entities if entity.type == "bold"]


def excerpts(shown: Passage) -> set[str]:
    """All that may be quoted of a passage: its answering sentence, with whole sentences around it."""
    spans = [(number, start, end) for number, part in enumerate(shown.paragraphs) for start, end in spans_of(part.text)]
    positions = [part.position for part in shown.paragraphs]
    here = spans.index((positions.index(shown.answer.position), shown.answer.start, shown.answer.end))
    return {
        excerpt(shown, spans, first, last)
        for first in range(max(0, here - 60), here + 1)
        for last in range(here, min(len(spans), here + 60))
    }


def excerpt(shown: Passage, spans: list[tuple[int, int, int]], first: int, last: int) -> str:
    parts = []
    for number in range(spans[first][0], spans[last][0] + 1):
        inside = [(start, end) for paragraph, start, end in spans[first : last + 1] if paragraph == number]
        parts.append(shown.paragraphs[number].text[inside[0][0] : inside[-1][1]])
    before, after = (f"{LEFT_OUT} " if first else ""), (f" {LEFT_OUT}" if last < len(spans) - 1 else "")
    return before + "\n\n".join(parts) + after


# --- any text

# A paragraph's text as the index holds it: one line, nothing that a terminal would act on.
CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])
SNIPPETS = st.sampled_from(
    [
        "He said so. ",
        "“Why?” she asked. ",
        "<b>bold</b> ",
        "</blockquote> ",
        "<a href='x'>",
        "&amp; &lt; &#60; & < > \" ' ",
        "[…] ",
        "** ",
        "👨‍👩‍👧‍👦 🏳️‍🌈 ",
        "مرحبا بالعالم. ",
        "‮txt.exe‬ ",
        "ȩ̴̛̖͎͈̐̈́ ",
        "U.S. Sen. J. Smith Jr. ",
        "x" * 300,
        "No end in sight " * 40,
        "'" * 700,
    ]
)
TEXTS = st.lists(SNIPPETS | st.text(CHARACTERS, max_size=40), min_size=1, max_size=12).map(
    lambda parts: " ".join("".join(parts).split()) or "…"
)
URLS = st.none() | st.sampled_from(
    [
        "https://courier.example/1?a=1&b='2'\"><script>",
        "http://courier.example/",
        "javascript:alert(1)",
        "tg://user?id=1",
        "https://courier.example/" + "%C3%A9" * 300,
        "http://",
    ]
)
PASSAGES = st.builds(
    lambda paragraphs, sentence, **fields: passage(*paragraphs, sentence=sentence, **fields),
    st.lists(TEXTS, min_size=1, max_size=3),
    st.integers(0, 50),
    title=TEXTS,
    source=st.none() | TEXTS.map(lambda text: text[:80]),
    speaker=st.none() | TEXTS.map(lambda text: text[:60]),
    url=URLS,
)


@given(st.lists(PASSAGES, min_size=1, max_size=3), st.booleans(), TEXTS)
def test_telegram_takes_any_answer(passages: list[Passage], asked: bool, question: str) -> None:
    taken(replies.answer_html(found(*passages, question=question), asked))


@given(st.lists(PASSAGES, min_size=1, max_size=3))
def test_every_sentence_that_is_shown_is_whole_and_verbatim(passages: list[Passage]) -> None:
    shown = quotations(replies.answer_html(found(*passages)))
    left = iter(passages)
    for quotation in shown:  # in order; a passage for which there is no room is left out
        assert quotation.startswith(TOO_LONG) or any(quotation in excerpts(passage) for passage in left)


@given(PASSAGES)
def test_the_answering_sentence_is_bold_where_it_is_shown(answering: Passage) -> None:
    html = replies.answer_html(found(answering))
    [quotation] = quotations(html)
    assert answering.answer.text in bold(html) or quotation.startswith(TOO_LONG)


OUTLETS = st.none() | TEXTS.map(lambda text: text[:120])


@given(st.lists(st.builds(article, TEXTS, url=URLS, source=OUTLETS), max_size=3))
@example([article("x", source="y" * 120)] * 3)
def test_telegram_takes_any_answer_that_was_not_found(nearest: list[Article]) -> None:
    text, _ = taken(replies.answer_html(not_found(*nearest)))
    assert text.startswith("Not found.")
    assert text.endswith("I searched 18 articles from 12 September 2024 to 6 November 2025.")


@given(st.lists(TEXTS.map(lambda text: text[:120]), max_size=3))
def test_telegram_takes_any_questions_to_try(questions: list[str]) -> None:
    text, _ = taken(replies.help_html(questions, "18 articles"))
    assert all(f"• {question}" in text for question in questions)


FAILED_FILES = st.lists(st.builds(lambda name, reason: {"name": name, "reason": reason}, TEXTS, TEXTS), max_size=40)


@given(FAILED_FILES)
def test_telegram_takes_any_report(failed: list[dict[str, str]]) -> None:
    counts = dict.fromkeys(("added", "changed", "removed", "unchanged", "articles"), 1204)
    text, _ = taken(replies.report_html({**counts, "failed": failed}))
    first, *lines = text.split("\n")
    assert first.startswith("Done: 1,204 added, 1,204 changed, 1,204 removed, 1,204 unchanged, ")
    assert f"{len(failed)} failed" in first
    named = [line for line in lines if not line.startswith("… and ")]
    assert named == [f"{file['name']}: {file['reason']}" for file in failed[: len(named)]]
    assert len(named) == len(failed) or lines[-1] == f"… and {len(failed) - len(named)} more"


@given(TEXTS)
@example("x" * 10_000)
@example("<&>" * 500)
def test_telegram_takes_any_reason_of_a_failure(reason: str) -> None:
    taken(replies.failed_html(reason))


# --- long ones


def test_a_paragraph_of_100_kilobytes_is_shown_as_the_sentences_around_the_answer() -> None:
    sentences = [f"Sentence number {number} says that nothing happened." for number in range(2000)]
    long = passage(" ".join(sentences), sentence=1000)
    [quotation] = quotations(replies.answer_html(found(long)))
    assert quotation.startswith("[…] ")
    assert quotation.endswith(" […]")
    assert quotation in excerpts(long)
    assert bold(replies.answer_html(found(long))) == [sentences[1000]]


def test_a_long_paragraph_leaves_room_for_other_passages() -> None:
    long = passage(" ".join(f"Sentence number {number} goes on." for number in range(500)))
    short = passage("“It is short,” he said.", speaker="Short Speaker")
    assert len(quotations(replies.answer_html(found(long, short)))) == 2


def test_a_sentence_that_fits_into_no_message_is_not_cut() -> None:
    endless = passage("and so on " * 1000)
    html = replies.answer_html(found(endless))
    [quotation] = quotations(html)
    assert quotation.startswith(TOO_LONG)
    assert "https://courier.example/1" in html


def test_a_long_title_is_shortened() -> None:
    text, _ = taken(replies.answer_html(found(passage("Short.", title="word " * 1000))))
    assert "word …\nThe Orrin Bay Courier" in text
    assert len(text) < 300


def test_an_outlet_of_any_length_leaves_something_to_show() -> None:
    assert quotations(replies.answer_html(found(passage("Short.", source="outlet " * 400))))


def test_long_outlets_of_the_nearest_articles_fit() -> None:
    taken(replies.answer_html(not_found(*[article("Title", source="outlet " * 400)] * 3)))


def test_an_address_of_any_length_leaves_something_to_show() -> None:
    taken(replies.answer_html(found(passage("Short.", url="https://courier.example/" + "x" * 40_000))))


def test_a_long_reason_of_characters_that_count_twice_fits() -> None:
    taken(replies.failed_html("😀" * 4000))


# --- what it looks like


def test_an_answer_names_the_speaker_quotes_and_says_where_it_stands() -> None:
    text, entities = taken(
        replies.answer_html(found(passage("“We sail,” he said.", "“At noon.”", speaker="Tomas Ekberg")))
    )
    assert text == (
        "Tomas Ekberg:\n“We sail,” he said.\n\n“At noon.”\nFerries sail again\nThe Orrin Bay Courier, 19 March 2025"
    )
    marked = [(entity.type, entity.of(text), entity.url) for entity in entities]
    assert sorted(marked, key=str) == [
        ("blockquote", "“We sail,” he said.\n\n“At noon.”", None),
        ("bold", "Tomas Ekberg", None),
        ("bold", "“We sail,” he said.", None),
        ("text_link", "Ferries sail again", "https://courier.example/1"),
    ]


def test_no_speaker_is_named_where_none_is_known() -> None:
    text, _ = taken(replies.answer_html(found(passage("Nobody said a thing."))))
    assert text.startswith("Nobody said a thing.")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/", "tg://user?id=1", "data:text/html,x", None])
def test_only_http_and_https_are_linked(url: str | None) -> None:
    for answer in (found(passage("Short.", url=url)), not_found(article("Title", url=url))):
        html = replies.answer_html(answer)
        assert "href" not in html
        assert not any(entity.type in ("text_link", "text_mention") for entity in taken(html)[1])


def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    evil = '</blockquote><b>&amp;</b> <a href="https://evil.example">x</a>'
    text, entities = taken(
        replies.answer_html(
            found(passage(evil, title=evil, source=evil, speaker=evil, url=f"https://x.example/{evil}"))
        )
    )
    assert text.count(evil) == 4
    assert [entity.type for entity in entities if entity.type == "text_link"] == ["text_link"]


def test_a_question_from_a_button_stands_above_its_answer() -> None:
    text, entities = taken(replies.answer_html(found(passage("Short."), question="Who is <i>?"), asked=True))
    assert text.startswith("Who is <i>?\n\nShort.")
    assert (entities[0].type, entities[0].of(text)) == ("italic", "Who is <i>?")


def test_what_is_not_found_names_the_nearest_articles_and_what_was_searched() -> None:
    text, _ = taken(replies.answer_html(not_found(article("Rain"), article("Snow", source="Post"))))
    assert re.fullmatch(
        r"Not found\..*\n\nThe nearest:\n• Rain\noutlet not given, undated\n• Snow\nPost, undated\n\n"
        r"I searched 18 articles from .*\.",
        text,
    )


@pytest.mark.parametrize(
    "question",
    [
        "What did Putin say about Trump?",
        "When will Russia retake Kursk?",
        "Who won?",
        "What did Quist say about sleep?",
    ],
)
def test_telegram_takes_real_answers(snapshot: Snapshot, question: str) -> None:
    answer = ask(snapshot, question)
    shown = iter(quotations(replies.answer_html(answer)))
    for part in answer.passages:
        if part.naming:
            assert next(shown) == f"{part.naming.text} {LEFT_OUT}"
        assert next(shown) in excerpts(part)
    assert not list(shown)


def test_what_was_made_of_a_question_stands_above_the_answer() -> None:
    asked = Question(
        "?",
        (),
        since=date(2025, 3, 1),
        until=date(2025, 3, 31),
        outlets=("Gazette",),
        corrected=(("Zelenskyy", "Zelensky"),),
    )
    text, _ = taken(replies.answer_html(replace(found(passage("Short.")), understood=asked)))
    assert text.startswith(
        "Showing results for Zelensky instead of Zelenskyy.\nDates: 1 March 2025 to 31 March 2025.\n"
        "Only from Gazette.\nShort."
    )


def test_listed_articles_show_how_they_begin() -> None:
    lead = "It rained. " * 60
    listed = tuple(Article(str(n), "file:/", f"Title {n}", (lead,), source="Post") for n in range(5))
    text, _ = taken(replies.answer_html(replace(not_found(), found=True, listed=listed)))
    assert [line for line in text.splitlines() if line.startswith("Title")] == [f"Title {n}" for n in range(5)]
    assert text.count(f"It rained. {LEFT_OUT}") == 5


def test_a_person_and_a_topic_that_never_meet_are_said_to_be_there() -> None:
    asked = Question("?", (), speaker_text="Ana Brandt", topic_text="whales")
    text, _ = taken(replies.answer_html(replace(not_found(), apart=True, understood=asked)))
    assert "The index holds Ana Brandt and it holds whales, but never together." in text


def test_other_outlets_and_the_sentence_that_names_the_person_stand_with_a_passage() -> None:
    naming = Sentence(0, 0, 17, "Ana Brandt spoke.")
    part = replace(passage("“We go,” she said."), naming=naming, also_in=("Post", "Gazette"))
    html = replies.answer_html(found(part))
    assert quotations(html) == [f"Ana Brandt spoke. {LEFT_OUT}", "“We go,” she said."]
    assert "Also in Post, Gazette" in taken(html)[0]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("й", 1), ("😀", 2), ("👨‍👩‍👧", 8), ("\ud800", 1)]
)
def test_lengths_count_utf16_units(text: str, length: int) -> None:
    assert replies.units(text) == length


def test_progress_says_how_far_it_is() -> None:
    assert taken(replies.progress_html("reading", 1204, 2000))[0] == "Reading files: 1,204 of 2,000 …"
