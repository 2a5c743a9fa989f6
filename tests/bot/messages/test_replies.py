"""Answers as Telegram HTML: Telegram accepts them, within 4,096 units, and every sentence is whole and verbatim."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from botapi_entities import QUOTES, Entity, format_text, utf16_length
from botapi_markup import parse_html
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.messages.localization import LANGUAGES, Localization
from bot.messages.markup import ENTITIES, LIMIT, Reply, units
from bot.messages.replies import AROUND, FURTHER_LIMIT, OLD_DAYS, PASSAGE_LIMIT, answer_message, context_message
from index import Answer, Article, Coverage, Passage, Published, Question, Sentence, Snapshot, View, ask
from index.model import Paragraph
from index.question import SmallTalk
from tests.bot.messages.builders import build_passage as passage
from tests.bot.messages.builders import spans_of

COVERAGE = Coverage(18, 192, 14, date(2024, 9, 12), date(2025, 11, 6))
MAX_BYTES = 1 << 15  # of the HTML source; more is refused, however short the parsed text
LEFT_OUT = "[…]"
TOO_LONG = "(This sentence is too long for a message"
NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)
ENGLISH = Localization.of("en")


def message(answer: Answer, words: Localization = ENGLISH, **how: Any) -> Reply:
    return answer_message(answer, words, NOW, **how)


def html_of(answer: Answer, **how: Any) -> str:
    return message(answer, **how).html


def found(*passages: Passage, question: str = "Who said what?") -> Answer:
    return Answer(question, True, 0.9, 1.0, passages, (), COVERAGE)


def not_found(*nearest: Article) -> Answer:
    return Answer("Who?", False, 0.1, 1.0, (), nearest, COVERAGE)


def article(title: str, **fields: Any) -> Article:
    return Article("a1", "file:///a.txt", title, ("Text.",), **fields)


def taken(html: str) -> tuple[str, list[Entity]]:
    """Return the text and entities that Telegram makes of a message, checking that it accepts it."""
    text, entities = parse_html(html)
    assert utf16_length(text) <= LIMIT
    assert len(entities) <= ENTITIES
    assert len(html.encode()) <= MAX_BYTES
    shown, _ = format_text(text, entities)
    assert shown
    return text, entities


def taken_either_way(reply: Reply) -> tuple[str, list[Entity]]:
    """Return the same for a message, and check that Telegram also accepts its plain text."""
    assert utf16_length(reply.plain) <= LIMIT
    assert "\0" not in reply.plain
    assert format_text(reply.plain)[0]
    return taken(reply.html)


def quotations(html: str) -> list[str]:
    text, entities = taken(html)
    return [entity.of(text) for entity in sorted(entities, key=lambda entity: entity.offset) if entity.type in QUOTES]


def bold(html: str) -> list[str]:
    text, entities = taken(html)
    return [entity.of(text) for entity in entities if entity.type == "bold"]


def excerpts(shown: Passage) -> set[str]:
    """Return all allowed excerpts of a passage: the first answering sentence with whole sentences around it."""
    spans = [(number, start, end) for number, part in enumerate(shown.paragraphs) for start, end in spans_of(part.text)]
    positions = [part.position for part in shown.paragraphs]
    part = positions.index(shown.answer.position)
    here = next(
        number
        for number, (index, start, _) in enumerate(spans)
        if index == part and shown.answer.start <= start < shown.answer.end
    )
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
    return clean(before + "\n\n".join(parts) + after)


def clean(text: str) -> str:
    """Return a text without the characters that Telegram, or the bot, removes from messages."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    whole = re.sub("[\u202a-\u202e\u2066-\u2069]", "", whole)  # otherwise they would reorder the text around it
    return "".join(" " if char != "\n" and (char < " " or "\x7f" <= char <= "\x9f") else char for char in whole)


def said(text: str) -> str:
    """Return the visible characters of a text."""
    return "".join(char for char in text if not char.isspace())


# --- any text

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


# --- long texts


def test_a_paragraph_of_100_kilobytes_is_shown_as_the_sentences_around_the_answer() -> None:
    sentences = [f"Sentence number {number} says that nothing happened." for number in range(2000)]
    long = passage(" ".join(sentences), sentence=1000)
    [quotation] = quotations(html_of(found(long)))
    assert quotation.startswith("[…] ")
    assert quotation.endswith(" […]")
    assert quotation in excerpts(long)
    assert bold(html_of(found(long))) == [sentences[1000]]


@pytest.mark.parametrize(
    "text",
    ["<b>&amp;</b> " * 8000, "😀" * 50_000, "مرحبا بالعالم. " * 7000, "@someone #news. " * 6000, "\0\ud800. " * 20_000],
)
def test_telegram_takes_hostile_paragraphs_of_100_kilobytes(text: str) -> None:
    shown = passage(text, "Short.", sentence=7, title=text, source=text, speaker=text, also_in=(text,) * 9)
    _, entities = taken_either_way(message(found(shown, shown, shown, question=text), asked=True, key="k"))
    assert any(entity.type in QUOTES for entity in entities)


def test_a_long_paragraph_leaves_room_for_other_passages() -> None:
    long = passage(" ".join(f"Sentence number {number} goes on." for number in range(500)))
    short = passage("“It is short,” he said.", speaker="Short Speaker")
    assert len(quotations(html_of(found(long, short)))) == 2


def test_the_first_passage_takes_700_units_and_further_ones_450_as_far_as_whole_sentences_fill_them() -> None:
    longest = 40
    texts = [" ".join(f"Sentence number {n} of passage {one} goes on." for n in range(90)) for one in range(3)]
    taken_up = [units(part) for part in message(found(*map(passage, texts))).plain.split("\n\n")]
    for limit, length in zip([700, 450, 450], taken_up, strict=True):
        assert limit - longest <= length <= limit
    assert (PASSAGE_LIMIT, FURTHER_LIMIT) == (700, 450)


def test_a_sentence_that_fits_into_no_message_is_not_cut() -> None:
    endless = passage("and so on " * 1000)
    html = html_of(found(endless))
    [quotation] = quotations(html)
    assert quotation.startswith(TOO_LONG)
    assert "https://courier.example/1" in html


def test_a_long_title_is_shortened() -> None:
    text, _ = taken(html_of(found(passage("Short.", title="word " * 1000))))
    assert text.startswith("The Orrin Bay Courier · 19 March 2025\nShort.\nword word")
    assert text.endswith("word …")
    assert len(text) < 300


def test_an_outlet_of_any_length_leaves_something_to_show() -> None:
    assert quotations(html_of(found(passage("Short.", source="outlet " * 400))))


def test_long_outlets_of_the_nearest_articles_fit() -> None:
    taken(html_of(not_found(*[article("Title", source="outlet " * 400)] * 3)))


def test_an_address_of_any_length_leaves_something_to_show() -> None:
    taken(html_of(found(passage("Short.", url="https://courier.example/" + "x" * 40_000))))


def test_the_lines_about_a_passage_leave_room_for_it() -> None:
    long = "word " * 2000
    asked = Question("?", (), corrected=((long, long),) * 9, outlets=(long,) * 9, since=date(2025, 3, 1))
    shown = passage("Short.", title=long, source=long, speaker=long, url="https://x.example/" + "y" * 900)
    answer = replace(found(replace(shown, also_in=(long,) * 9), question=long), understood=asked, unanswered=(long,))
    assert quotations(html_of(answer, asked=True, heading=long)) == ["Short."]


# --- appearance


def test_an_answer_names_the_speaker_quotes_and_says_where_it_stands() -> None:
    text, entities = taken(html_of(found(passage("“We sail,” he said.", "“At noon.”", speaker="Tomas Ekberg"))))
    assert text == (
        "Tomas Ekberg · The Orrin Bay Courier · 19 March 2025\n“We sail,” he said.\n\n“At noon.”\nFerries sail again"
    )
    marked = [(entity.type, entity.of(text), entity.url) for entity in entities]
    assert sorted(marked, key=str) == [
        ("blockquote", "“We sail,” he said.\n\n“At noon.”", None),
        ("bold", "Tomas Ekberg", None),
        ("bold", "“We sail,” he said.", None),
        ("text_link", "Ferries sail again", "https://courier.example/1"),
    ]


def test_the_same_answer_as_plain_text_has_its_links_written_out() -> None:
    assert message(found(passage("“We sail,” he said.", "“At noon.”", speaker="Tomas Ekberg"))).plain == (
        "Tomas Ekberg · The Orrin Bay Courier · 19 March 2025\n"
        "> “We sail,” he said.\n> \n> “At noon.”\n"
        "Ferries sail again\nhttps://courier.example/1"
    )


def test_the_outlet_stands_first_where_no_speaker_is_certain() -> None:
    html = html_of(found(passage("Nobody said a thing.")))
    text, entities = taken(html)
    assert text == "The Orrin Bay Courier · 19 March 2025\nNobody said a thing.\nFerries sail again"
    assert bold(html) == ["Nobody said a thing."]
    assert [entity.of(text) for entity in entities if entity.url] == ["Ferries sail again"]


def test_further_passages_are_folded_each_with_its_own_speaker_and_source() -> None:
    second = passage("“At noon.”", speaker="Ana Brandt", title="Noon", source="Post", published=date(2025, 3, 1))
    third = passage("It rained.", title="Rain", source="Gazette", published=None)
    html = html_of(found(passage("“We sail,” he said.", speaker="Tomas Ekberg"), second, third))
    text, entities = taken(html)
    kinds = [entity.type for entity in sorted(entities, key=lambda one: one.offset) if entity.type in QUOTES]
    assert kinds == ["blockquote", "expandable_blockquote", "expandable_blockquote"]
    assert text.split("\n\n")[1:] == [
        "Ana Brandt · Post · 1 March 2025\n“At noon.”\nNoon",
        "Gazette · undated\nIt rained.\nRain",
    ]


def test_a_folded_passage_is_one_quotation_with_the_sentence_that_names_the_person() -> None:
    part = replace(passage("“We go,” she said."), naming=Sentence(0, 0, 17, "Ana Brandt spoke."))
    shown = quotations(html_of(found(passage("First."), part)))
    assert shown == ["First.", f"Ana Brandt spoke. {LEFT_OUT}\n\n“We go,” she said."]


def test_a_quotation_that_answers_is_bold_as_a_whole() -> None:
    said = "“We sail. We sail at noon. Nobody stays,” he said."
    shown = passage(f"It rained. {said} The harbour slept.", sentence=1, sentences=3, speaker="Tomas Ekberg")
    html = html_of(found(shown))
    assert shown.answer.text == said
    assert quotations(html) == [f"It rained. {said} The harbour slept."]
    assert bold(html) == ["Tomas Ekberg", said]


def test_a_quotation_too_long_to_be_shown_as_a_whole_is_bold_as_far_as_it_is() -> None:
    sentences = [f"“Sentence number {number} goes on." for number in range(60)]
    shown = passage(" ".join(sentences), sentence=5, sentences=50)
    html = html_of(found(shown))
    [quotation], [marked] = quotations(html), bold(html)
    assert quotation == f"{LEFT_OUT} {marked} {LEFT_OUT}"
    assert marked.startswith(sentences[5])
    assert shown.answer.text.startswith(f"{marked} ")


def test_both_answering_sentences_are_bold() -> None:
    text = "It began. He came at noon. Rain fell. She left at two. It ended."
    shown = passage(text, sentence=1)
    second = Sentence(0, text.index("She"), text.index(" It ended"), "She left at two.")
    assert bold(html_of(found(replace(shown, second=second)))) == ["He came at noon.", "She left at two."]


def test_both_answering_sentences_are_shown_of_a_long_paragraph() -> None:
    sentences = [f"Sentence number {number} goes on." for number in range(500)]
    shown = passage(" ".join(sentences), sentence=240)
    start = shown.paragraphs[0].text.index(sentences[225])
    second = Sentence(0, start, start + len(sentences[225]), sentences[225])
    assert bold(html_of(found(replace(shown, second=second)))) == [sentences[225], sentences[240]]


# --- dates


@pytest.mark.parametrize(
    ("language", "recent", "old"),
    [
        ("en", "19 March 2025", "1 October 2024 (5 months ago)"),
        ("de", "19. März 2025", "1. Oktober 2024 (vor 5 Monaten)"),
        ("ru", "19 марта 2025", "1 октября 2024 (5 месяцев назад)"),
    ],
)
def test_a_day_is_given_in_the_readers_language(language: str, recent: str, old: str) -> None:
    answer = found(passage("Short."), passage("Short.", published=date(2024, 10, 1)))
    text, _ = taken(message(answer, Localization.of(language)).html)
    assert [part.splitlines()[0] for part in text.split("\n\n")] == [
        f"The Orrin Bay Courier · {recent}",
        f"The Orrin Bay Courier · {old}",
    ]


def test_a_moment_is_shown_by_the_readers_own_clock() -> None:
    moment = datetime(2025, 3, 20, 9, 30, tzinfo=timezone(timedelta(hours=2)))
    text, entities = taken(html_of(found(passage("Short.", published=moment))))
    [shown] = [entity for entity in entities if entity.type == "date_time"]
    assert (shown.of(text), shown.unix_time, shown.date_time_format) == ("20 March 2025", 1742455800, "Dt")
    assert text.startswith("The Orrin Bay Courier · 20 March 2025\n")


@pytest.mark.parametrize("year", [1, 1960, 2040, 9999])
def test_a_moment_that_telegram_cannot_hold_is_shown_as_a_day(year: int) -> None:
    _, entities = taken(html_of(found(passage("Short.", published=datetime(year, 3, 4, 12, tzinfo=UTC)))))
    assert not [entity for entity in entities if entity.type == "date_time"]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (NOW.date(), "20 March 2025"),
        (NOW.date() - timedelta(OLD_DAYS), "18 February 2025"),
        (NOW.date() - timedelta(OLD_DAYS + 1), "17 February 2025 (4 weeks ago)"),
        (datetime(2025, 2, 18, 1, tzinfo=UTC), "18 February 2025"),
        (datetime(2025, 2, 17, 23, tzinfo=UTC), "17 February 2025 (4 weeks ago)"),
        (date(2024, 10, 1), "1 October 2024 (5 months ago)"),
        (date(2026, 1, 1), "1 January 2026"),
        (None, "undated"),
    ],
    ids=str,
)
def test_the_age_is_shown_only_for_old_news(published: Published, said: str) -> None:
    shown, listed = passage("Short.", published=published), article("Title", source="Post", published=published)
    assert taken(html_of(found(shown)))[0] == f"The Orrin Bay Courier · {said}\nShort.\nFerries sail again"
    assert f"\nPost · {said}\n" in taken(html_of(not_found(listed)))[0]


# --- links


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/", "tg://user?id=1", "data:text/html,x", None])
def test_only_http_and_https_are_linked(url: str | None) -> None:
    for answer in (found(passage("Short.", url=url)), not_found(article("Title", url=url))):
        reply = message(answer)
        assert "href" not in reply.html
        assert str(url) not in reply.plain.removeprefix("Not found. None of my articles")
        assert not any(entity.type in ("text_link", "text_mention") for entity in taken(reply.html)[1])


def test_markup_in_an_article_is_shown_as_it_stands() -> None:
    evil = '</blockquote><b>&amp;</b> <a href="https://evil.example">x</a>'
    shown = passage(evil, title=evil, source=evil, speaker=evil, url=f"https://x.example/{evil}")
    text, entities = taken(html_of(found(shown)))
    assert text.count(evil) == 4
    assert [entity.type for entity in entities if entity.type == "text_link"] == ["text_link"]


# --- the question, and "not found"


def test_a_question_from_a_button_stands_above_its_answer() -> None:
    text, entities = taken(html_of(found(passage("Short."), question="Who is <i>?"), asked=True))
    assert text.startswith("Who is <i>?\n\nThe Orrin Bay Courier · 19 March 2025\n")
    assert (entities[0].type, entities[0].of(text)) == ("italic", "Who is <i>?")


def test_a_heading_stands_above_everything() -> None:
    html = html_of(found(passage("Short."), question="Who?"), heading="New articles <b>", asked=True)
    assert taken(html)[0].startswith("New articles <b>\n\nWho?\n\nThe Orrin Bay Courier · 19 March 2025\n")
    assert bold(html)[0] == "New articles <b>"


def test_an_answer_without_results_names_the_nearest_articles_and_the_search() -> None:
    text, _ = taken(html_of(not_found(article("Rain"), article("Snow", source="Post"))))
    assert re.fullmatch(
        r"Not found\..*\n\nThe nearest articles:\n• Rain\noutlet not given · undated\n• Snow\nPost · undated\n\n"
        r"I searched 18 articles from .*\.",
        text,
    )


def test_helpful_articles_are_shown_by_their_beginning() -> None:
    helping = Article("a1", "file:///a.txt", "Rain", ("It rained. It poured.",), source="Post", published=NOW)
    text, _ = taken(html_of(replace(not_found(), may_help=helping)))
    assert "\n\nThis may help:\nPost · 20 March 2025\nIt rained. It poured.\nRain\n\n" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Not found: “Who is <b>?”"),
        ("de", "Nichts gefunden zu: „Who is <b>?“"),
        ("ru", "Не найдено: «Who is <b>?»"),
    ],
)
def test_the_part_of_a_question_that_nothing_answers_stands_below_in_italics(language: str, said: str) -> None:
    answer = replace(found(passage("Short."), passage("Other.")), unanswered=("Who is <b>?",))
    text, entities = taken_either_way(message(answer, Localization.of(language)))
    assert text.endswith(f"Other.\nFerries sail again\n\n{said}")
    assert [entity.of(text) for entity in entities if entity.type == "italic"] == [said]


def test_a_long_part_that_nothing_answers_is_shortened() -> None:
    text, _ = taken(html_of(replace(found(passage("Short.")), unanswered=("why " * 500,))))
    last = text.splitlines()[-1]
    assert last.startswith("Not found: “why why")
    assert last.endswith("why …”")
    assert len(last) < 200


@pytest.mark.parametrize("length", range(3940, 4020, 20))
def test_the_part_that_nothing_answers_has_room_below_a_sentence_of_any_length(length: int) -> None:
    answer = replace(found(passage("x" * length + ".")), unanswered=("Who found the reef?",))
    text, _ = taken_either_way(message(answer))
    assert text.endswith("\n\nNot found: “Who found the reef?”")


def test_a_quotes_only_view_says_that_no_quotes_were_found() -> None:
    text, _ = taken(html_of(not_found(), view=View(quotes_only=True)))
    assert text.startswith("Not found. None of the quotes in my articles answers this.")


def test_a_page_after_the_last_says_that_there_are_no_more_results() -> None:
    assert taken(html_of(found(), view=View(3)))[0] == "No more results."


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


def test_the_understanding_of_a_question_is_shown_above_the_answer() -> None:
    asked = Question(
        "?",
        (),
        since=date(2025, 3, 1),
        until=date(2025, 3, 31),
        outlets=("Gazette",),
        corrected=(("Zelenskyy", "Zelensky"),),
    )
    text, _ = taken(html_of(replace(found(passage("Short.")), understood=asked)))
    assert text.startswith(
        "Showing results for Zelensky instead of Zelenskyy.\nDates: 1 March 2025 to 31 March 2025.\n"
        "Only from Gazette.\nThe Orrin Bay Courier · 19 March 2025\n"
    )


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2025, 3, 1), None, "Dates: from 1 March 2025 on."),
        (None, date(2025, 3, 1), "Dates: until 1 March 2025."),
        (date(2025, 3, 1), date(2025, 3, 1), "Dates: 1 March 2025."),
    ],
)
def test_open_ended_dates_are_shown_as_such(since: date | None, until: date | None, said: str) -> None:
    answer = replace(found(passage("Short.")), understood=Question("?", (), since=since, until=until))
    assert taken(html_of(answer))[0].startswith(f"{said}\n")


def test_listed_articles_show_how_they_begin() -> None:
    lead = "It rained. " * 60
    listed = tuple(Article(str(n), "file:/", f"Title {n}", (lead,), source="Post") for n in range(5))
    html = html_of(replace(not_found(), found=True, listed=listed))
    text, _ = taken(html)
    parts = [part.splitlines() for part in text.split("\n\n")]
    assert [(first, last) for first, _, last in parts] == [("Post · undated", f"Title {n}") for n in range(5)]
    assert [lead for _, lead, _ in parts] == quotations(html)
    assert text.count(f"It rained. {LEFT_OUT}") == 5


def test_an_answer_says_that_person_and_topic_occur_only_apart() -> None:
    asked = Question("?", (), speaker_text="Ana Brandt", topic_text="whales")
    text, _ = taken(html_of(replace(not_found(), apart=True, understood=asked)))
    assert "None of my articles that name Ana Brandt mentions whales." in text


def test_other_outlets_and_the_sentence_that_names_the_person_stand_with_a_passage() -> None:
    naming = Sentence(0, 0, 17, "Ana Brandt spoke.")
    part = replace(passage("“We go,” she said."), naming=naming, also_in=("Post", "Gazette"))
    html = html_of(found(part))
    assert quotations(html) == [f"Ana Brandt spoke. {LEFT_OUT}", "“We go,” she said."]
    assert taken(html)[0].endswith("\nFerries sail again\nAlso in 2 other outlets: Post, Gazette")


def test_of_many_other_outlets_some_are_named() -> None:
    part = replace(passage("Short."), also_in=tuple("ABCDEFG"))
    assert taken(html_of(found(part)))[0].endswith("\nAlso in 7 other outlets: A, B, C, D, E …")


# --- small talk

KINDS = [kind for kind in get_args(SmallTalk) if kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_small_talk_is_answered_by_one_line_without_buttons(language: str, kind: SmallTalk) -> None:
    before = Question("thanks", ("ferry",), since=date(2025, 3, 1), outlets=("Post",), corrected=(("fery", "ferry"),))
    answer = replace(not_found(), understood=replace(before, small_talk=kind))
    reply = message(answer, Localization.of(language), key="k", asked=True, follow=True)
    text, entities = taken_either_way(reply)
    assert text == reply.plain
    assert "\n" not in text
    assert {entity.type for entity in entities} <= {"bot_command"}
    assert reply.buttons is None


# --- context of a passage


def in_context(position: int, paragraphs: tuple[str, ...], **fields: Any) -> Reply:
    whole = Article("a1", "file:///a.txt", "Ferries sail again", paragraphs)
    text = paragraphs[position]
    start, end = spans_of(text)[0]
    shown = replace(
        passage(text, **fields),
        paragraphs=(Paragraph(position, text),),
        answer=Sentence(position, start, end, text[start:end]),
    )
    return context_message(whole, shown, ENGLISH, NOW, "k", View(2, newest=True))


@pytest.mark.parametrize("position", range(7))
def test_the_context_of_a_passage_are_the_paragraphs_around_it(position: int) -> None:
    paragraphs = tuple(f"Paragraph {number} says so. It ends." for number in range(7))
    reply = in_context(position, paragraphs)
    around = paragraphs[max(0, position - AROUND) : position + AROUND + 1]
    assert quotations(reply.html) == ["\n\n".join(around)]
    assert bold(reply.html) == [f"Paragraph {position} says so."]
    assert "\n> \n> ".join(around) in reply.plain


def test_the_context_says_first_where_it_stands() -> None:
    text, entities = taken(in_context(1, ("One.", "Two.", "Three."), speaker="Ana Brandt").html)
    assert text.splitlines() == [
        *["Ana Brandt · The Orrin Bay Courier · 19 March 2025", "Ferries sail again"],
        *["One.", "", "Two.", "", "Three."],
    ]
    assert [entity.of(text) for entity in entities if entity.url] == ["Ferries sail again"]


def test_the_context_leads_back_to_the_same_view_of_the_answer() -> None:
    buttons = in_context(0, ("One.", "Two.")).buttons
    assert buttons is not None
    [[back]] = buttons.inline_keyboard
    assert (back.text, back.callback_data) == ("Back", "a:k:s2n")


def test_a_long_context_keeps_the_nearest_paragraphs_on_both_sides() -> None:
    long = " ".join(f"Sentence number {number} goes on." for number in range(80))
    [shown] = quotations(in_context(2, (long,) * 5).html)
    assert shown.startswith(LEFT_OUT)
    assert shown.endswith(LEFT_OUT)
    before, after = shown.split("\n\nSentence number 0 goes on.")
    assert len(before) > 1000
    assert len(after) > 1000


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("й", 1), ("😀", 2), ("👨‍👩‍👧", 8), ("\ud800", 1)]
)
def test_lengths_count_utf16_units(text: str, length: int) -> None:
    assert units(text) == length
