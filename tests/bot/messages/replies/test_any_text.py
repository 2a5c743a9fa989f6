"""Replies of any content: Telegram accepts them, and every sentence is whole and verbatim."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from botapi_entities import QUOTES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.messages.localization import LANGUAGES, Localization
from bot.messages.replies import context_message
from index import Article, Passage, Question, Sentence, Snapshot, View, ask
from index.model import Paragraph
from tests.bot.messages.builders import build_passage as passage
from tests.bot.messages.builders import spans_of
from tests.bot.messages.replies.telegram_view import (
    LEFT_OUT,
    NOW,
    TOO_LONG,
    article,
    bold,
    clean,
    excerpts,
    found,
    html_of,
    message,
    not_found,
    quotations,
    said,
    taken_either_way,
)

# Harder than the real thing: a paragraph in an index is one line without control characters.
CHARACTERS = st.characters()
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
        "@someone_else #news /ask https://spam.example ",
        "👨‍👩‍👧‍👦 🏳️‍🌈 ",
        "مرحبا بالعالم. ",
        "\u202etxt.exe\u202c ",
        "ȩ̴̛̖͎͈̐̈́ ",
        "\0 \x1b[1m \ud800 \udfff ",
        "U.S. Sen. J. Smith Jr. ",
        "x" * 300,
        "No end in sight " * 40,
        "&" * 700,
        "😀" * 2100,
        "It goes on and on, as it has always done and always will. " * 40,
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
        "https://courier.example/" + "%C3%A9" * 160,
        "https://courier.example/" + '"' * 900,
        "https://courier.example/\0\ud800\n",
        "http://",
    ]
)
DATES = (
    st.none() | st.dates() | st.datetimes(timezones=st.just(UTC) | st.just(timezone(timedelta(hours=5, minutes=45))))
)


def with_more(answering: Passage, naming: str | None, also_in: list[str], second: int | None) -> Passage:
    """Return the passage with optional parts: a second answering sentence, a naming sentence, other outlets."""
    answer = answering.answer
    spans = spans_of(answering.paragraphs[[one.position for one in answering.paragraphs].index(answer.position)].text)
    start, end = spans[(second or 0) % len(spans)]
    apart = end <= answer.start or start >= answer.end
    other = replace(answer, start=start, end=end) if second is not None and apart else None
    named = Sentence(0, 0, len(naming), naming) if naming and answering.speaker is None else None
    return replace(answering, naming=named, also_in=tuple(also_in), second=other)


PASSAGES = st.builds(
    with_more,
    st.builds(
        lambda paragraphs, sentence, **fields: passage(*paragraphs, sentence=sentence, **fields),
        st.lists(TEXTS, min_size=1, max_size=3),
        st.integers(0, 50),
        sentences=st.integers(1, 4),
        title=TEXTS,
        source=st.none() | TEXTS,
        speaker=st.none() | TEXTS,
        url=URLS,
        published=DATES,
    ),
    st.none() | TEXTS,
    st.lists(TEXTS, max_size=7),
    st.none() | st.integers(0, 50),
)
QUESTIONS = st.builds(
    Question,
    TEXTS,
    st.just(()),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    outlets=st.lists(TEXTS, max_size=12).map(tuple),
    corrected=st.lists(st.tuples(TEXTS, TEXTS), max_size=12).map(tuple),
    speaker_text=TEXTS,
    topic_text=TEXTS,
)
LANGUAGE = st.sampled_from(sorted(LANGUAGES)).map(Localization.of)
FEWER = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""Settings for long texts, which are slow; texts of 100 kB have their own tests."""


@FEWER
@given(st.lists(PASSAGES, min_size=1, max_size=3), QUESTIONS, LANGUAGE, st.booleans())
def test_telegram_takes_any_answer(passages: list[Passage], asked: Question, words: Localization, on_top: bool) -> None:
    answer = replace(found(*passages, question=asked.text), understood=asked, more=True)
    reply = message(answer, words, key="k", view=View(1), asked=on_top, follow=True)
    text, entities = taken_either_way(reply)
    assert any(entity.type in QUOTES for entity in entities) or not said(text)


@FEWER
@given(st.lists(PASSAGES, min_size=1, max_size=3))
def test_every_sentence_that_is_shown_is_whole_and_verbatim(passages: list[Passage]) -> None:
    shown = quotations(html_of(found(*[replace(one, naming=None) for one in passages])))
    left = iter(passages)
    for quotation in shown:  # in order; passages without room are left out
        assert quotation.startswith(TOO_LONG) or any(quotation in excerpts(passage) for passage in left)


@FEWER
@given(PASSAGES)
def test_the_answering_sentences_are_bold_as_far_as_they_are_shown(answering: Passage) -> None:
    html = html_of(found(replace(answering, naming=None)))
    shown, whole = quotations(html), clean(answering.answer.text)
    if shown and not shown[0].startswith(TOO_LONG):
        start, end = spans_of(answering.answer.text)[0]
        first = clean(answering.answer.text[start:end])
        assert any(whole.startswith(part) and part.startswith(first) for part in bold(html))
        assert whole in bold(html) or whole not in shown[0]


@FEWER
@given(st.lists(st.builds(article, TEXTS, url=URLS, source=st.none() | TEXTS, published=DATES), max_size=3), QUESTIONS)
@example([article("x", source="y" * 120)] * 3, Question("?", ()))
@example(
    [article("x" * 140, url=f"https://a.example/{'x' * 980}")] * 3, Question("x" * 900, (), outlets=("y" * 80,) * 8)
)
def test_telegram_takes_any_answer_that_was_not_found(nearest: list[Article], asked: Question) -> None:
    answer = replace(not_found(*nearest), understood=replace(asked, corrected=(), since=None, until=None, outlets=()))
    text, _ = taken_either_way(message(answer))
    assert text.startswith("Not found.")
    assert text.endswith("I searched 18 articles from 12 September 2024 to 6 November 2025.")
    taken_either_way(message(replace(answer, understood=asked, apart=True), asked=True))


LISTED = st.builds(
    lambda lead, title, **fields: Article("a1", "file:///a.txt", title, (lead,), **fields),
    TEXTS,
    TEXTS,
    url=URLS,
    source=st.none() | TEXTS,
    published=DATES,
)


@FEWER
@given(st.lists(LISTED, min_size=1, max_size=5), LANGUAGE)
def test_telegram_takes_any_list(listed: list[Article], words: Localization) -> None:
    taken_either_way(message(replace(not_found(), found=True, listed=tuple(listed)), words))


@FEWER
@given(st.lists(TEXTS, min_size=1, max_size=8), st.integers(0, 7), PASSAGES, LANGUAGE)
def test_telegram_takes_any_context(texts: list[str], at: int, answering: Passage, words: Localization) -> None:
    whole, at = Article("a1", "file:///a.txt", "Title", tuple(texts)), at % len(texts)
    start, end = spans_of(texts[at])[0]
    shown = replace(
        answering,
        paragraphs=(Paragraph(at, texts[at]),),
        answer=Sentence(at, start, end, texts[at][start:end]),
        second=None,
    )
    taken_either_way(context_message(whole, shown, words, NOW, "k", View()))


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
    shown = " ".join(quotations(html_of(answer)))
    taken_either_way(message(answer, key="k"))
    for part in answer.passages:
        assert not part.naming or f"{part.naming.text} {LEFT_OUT}" in shown
        assert any(each in shown for each in excerpts(part))
