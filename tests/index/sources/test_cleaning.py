"""Cleaning of articles in any format: removal of what could deceive a reader, a terminal or a database."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.sources import File, cleaning, is_due, load, load_bytes
from index.sources.cleaning import MAX_NOTES, MAX_PARAGRAPHS, MAX_TITLE, clean_line, clean_name, clean_text
from index.sources.files import Loaded
from index.sources.formats import Parsed, Record, is_web_address, registered_formats
from index.sources.formats.markdown import MAX_BLOCK, MAX_MARKUP
from index.sources.formats.paragraphs import MAX_LINES

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
FORMATS = registered_formats()


def loaded(text: str, suffix: str = ".txt") -> Loaded:
    (result,) = load_bytes(File(Path(f"a{suffix}"), f"file:///a{suffix}"), text.encode(errors="surrogatepass"))
    return result


def parsed_by(parse: Callable[[], Parsed]) -> Loaded:
    """Return the article that a parser of its own makes."""
    return load(File(Path("a.txt"), "file:///a.txt"), Record("", b"Text.", parse))


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Function that sets the clock, which stands still at NOW."""

    def set_to(now: datetime) -> None:
        monkeypatch.setattr(cleaning, "utc_now", lambda: now)

    set_to(NOW)
    return set_to


# -- text


def test_the_halves_of_a_character_that_json_writes_are_put_together() -> None:
    header = json.dumps({"title": "A ferry 😀 sails", "source": "Post \ud800", "date": "2025-03-04"})
    article = loaded(f"---\n{header}\n---\nText.", ".md").article
    assert (article.title, article.source, article.published) == ("A ferry 😀 sails", "Post �", date(2025, 3, 4))


@pytest.mark.parametrize("written", [r"\e[31m\x1b]0;x\x07", r"\u009b31m", r"\x1b\x9d"])
def test_terminal_commands_are_removed_from_all_yaml_values(written: str) -> None:
    article = loaded(f'---\ntitle: "{written}T"\nsource: "S{written}"\ndate: "{written}"\n---\nText.', ".md")
    shown = [article.article.title, article.article.source or "", *article.notes]
    assert all(text.isprintable() for text in shown)


@pytest.mark.parametrize("entity", ["&#x1b;", "&#27;", "&#x9b;", "&#x202e;", "&#8237;", "&#x2028;", "&#xfffe;"])
def test_entities_of_markdown_bring_nothing_back(entity: str) -> None:
    article = loaded(f"# A{entity}B\n\nText{entity} goes on.", ".md").article
    assert all(text.isprintable() for text in (article.title, *article.paragraphs))


def test_a_reason_and_a_note_are_cleaned_too() -> None:
    (note,) = loaded("URL: javascript:\u202e\x1b[31m//\n\nText.").notes
    assert note.isprintable()


@given(st.text())
@example("\ud83d\ude00")
@example("\u2028\x85\x1b")
def test_a_cleaned_text_is_one_line_of_whole_characters_without_controls(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode()
    assert len(cleaned.splitlines()) <= 1
    assert not any(ord(char) < 32 and char != "\t" for char in cleaned)
    assert clean_text(cleaned) == cleaned


@given(st.text(string.printable + "“”…—–éßЖ中"))
def test_a_paragraph_of_ordinary_characters_stays_as_it_is(text: str) -> None:
    line = " ".join(text.replace("\x0b", " ").replace("\x0c", " ").split("\n")).replace("\r", " ").strip()
    assert clean_text(line) == line


# -- names and headlines


@pytest.mark.parametrize(
    "imitation",
    [
        "Reu\u200bters", "\u2066Reuters\u2069", "Reuters\u200f", "R\u00adeuters", "Reuters\ufe0f", "Reu\u200dters",
        "Reuters\u3164", "\u2800Reuters", "Reu\u034fters", "Reuters\U000e0041", "Reuters\u00a0", "\ufeffReuters",
        "Reu\u2063ters", "Reu\u206aters", "Reuters \u200b", "Reu\x00ters", "Reuters\u061c", "Reu\u180eters",
    ],
)  # fmt: skip
def test_an_outlet_that_looks_like_another_is_that_one(imitation: str) -> None:
    assert loaded(f"---\nsource: {json.dumps(imitation)}\n---\nText.", ".md").article.source == "Reuters"


def test_a_name_that_is_written_backwards_is_shown_as_it_is_written() -> None:
    article = loaded("Source: \u202esretueR\nAuthor: \u202enrohT adI\nTitle: \u2067swen\u2069 T\n\nText.").article
    assert (article.source, article.author, article.title) == ("sretueR", "nrohT adI", "swen T")


@pytest.mark.parametrize(
    "name", ["می‌خواهد", "क्‍ष", "👩‍🚀 lands", "❤️ wins", "1️⃣ first", "L’Équipe", "«\u202fOui\u202f»", "Zürich"]
)
def test_joiners_in_words_and_emoji_stay(name: str) -> None:
    assert clean_line(name) == name


@given(st.text())
def test_a_cleaned_name_shows_all_that_it_holds(text: str) -> None:
    name = clean_name(text)
    assert clean_name(name) == name
    assert name == " ".join(name.split())


def test_a_headline_that_shows_nothing_gives_way_to_the_first_sentence() -> None:
    assert loaded("Title: \u200b\u202e\n\nIt rained. It stopped.").article.title == "It rained."


def test_a_source_that_shows_nothing_gives_way_to_the_host() -> None:
    assert loaded("Source: \u200b\nURL: https://courier.example/1\n\nText.").article.source == "courier.example"


def test_paragraphs_that_show_nothing_are_none() -> None:
    assert loaded("Title: T\n\n\u200b\u200b\n\nText.\n\n\u3164").article.paragraphs == ("Text.",)
    with pytest.raises(ArticleError):
        loaded("Title: T\n\n\u200b\u200b")


def test_a_headline_has_an_end() -> None:
    assert len(loaded(f"Title: {'a ' * 5000}\n\nText.").article.title) <= MAX_TITLE
    assert len(loaded("a" * 5000).article.title) <= MAX_TITLE


# -- addresses


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript://courier.example/%0aalert(1)", "tg://resolve?domain=x", "tg:resolve",
        "data:text/html,x", "file:///etc/passwd", "https://", "https:///x", "https://reuters.com@shop.example/",
        "https://shop.example\\@reuters.com/", "https://reuters.com\u202e/x", "https://reu\u200bters.com/",
        "https://a.b/ c", "https://a.b/\tc", "https://[a", "https://a.b:port/", "//courier.example/", "ftp://a.b/",
    ],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_than_it_says_is_left_out_with_a_note(url: str) -> None:
    assert not is_web_address(url)
    article = loaded(f"URL: {url}\n\nText.")
    assert article.article.url is None
    assert "URL left out" in article.notes[0]


@pytest.mark.parametrize("url", ["https://courier.example/ä?q=a@b#c", "http://a.b:8080/x", "https://münchen.example/"])
def test_other_addresses_stay(url: str) -> None:
    assert loaded(f"URL: {url}\n\nText.").article.url == url


# -- dates


@pytest.mark.parametrize(("days", "stays"), [(0, True), (1, True), (2, False), (400_000 - 43_000, False)])
def test_a_date_beyond_tomorrow_is_left_out_with_a_note(days: int, stays: bool) -> None:
    day = NOW.date() + timedelta(days=days)
    article = loaded(f"Date: {day}\n\nText.")
    assert article.article.published == (day if stays else None)
    assert [f"{day} is in the future" in note for note in article.notes] == ([] if stays else [True])


def test_a_date_that_was_left_out_is_read_again_when_it_may_be_right(clock: Callable[[datetime], None]) -> None:
    future = loaded("Date: 2025-03-09\n\nText.").future
    assert future == date(2025, 3, 9)
    assert not is_due(future.isoformat())
    clock(NOW + timedelta(days=4))
    assert is_due(future.isoformat())
    assert not is_due(None)


# -- limits and faults


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_300_000_paragraphs_are_refused(suffix: str) -> None:
    with pytest.raises(ArticleError, match=rf"too many lines .*, at most {MAX_LINES:,}\)"):
        loaded("a\n\n" * 300_000, suffix)


@pytest.mark.parametrize("unit", ["![a](", "<![CDATA[", "*a_ ", "|a"])
def test_more_markup_than_an_article_has_is_refused(unit: str) -> None:
    with pytest.raises(ArticleError, match=rf"too much markup .*, at most {MAX_MARKUP:,}\)"):
        loaded(unit * 100_000, ".md")


def test_a_block_too_long_to_read_its_markup_stays_as_it_is_written() -> None:
    (paragraph,) = loaded(f"**A** {'b ' * MAX_BLOCK}", ".md").article.paragraphs
    assert paragraph.startswith("**A** b b")


def test_parsed_articles_have_a_maximum_number_of_paragraphs() -> None:
    many = Parsed(paragraphs=("Text.",) * (MAX_PARAGRAPHS + 1))
    with pytest.raises(ArticleError, match=rf"too many paragraphs .*, at most {MAX_PARAGRAPHS:,}\)"):
        parsed_by(lambda: many)


def test_notes_have_an_end() -> None:
    notes = loaded("".join(f"Title: {number}\n" for number in range(1000)) + "\nText.").notes
    assert len(notes) == MAX_NOTES + 1
    assert notes[-1].endswith("more notes")


@pytest.mark.parametrize("error", [RecursionError("too deep"), MemoryError(), KeyError("x\x1b"), AttributeError("x")])
def test_any_error_of_a_parser_affects_only_its_article(error: Exception) -> None:
    def parse() -> Parsed:
        raise error

    with pytest.raises(
        ArticleError, match=rf"^a\.txt: can't be read because of a bug .*{type(error).__name__}"
    ) as raised:
        parsed_by(parse)
    assert str(raised.value).isprintable()


# -- anything


def front_matter(values: dict[str, Any]) -> str:
    return f"---\n{json.dumps(values)}\n---\nText."


HEADER = st.sampled_from(["title", "date", "source", "url", "author", "published", "tags", "\u202e"])
PIECES = st.sampled_from(
    [
        "---\n", "Title: ", "Date: ", "URL: https://", "\n\n", "\n", "# ", "> ", "- ", "|", "&#27;", "![a](",
        "<![CDATA[", "\x1b[31m", "\u202e", "\ud800", "\u200b", "2025-02-30", "9999-12-31", "!!python/name:os.system",
        "&a ", "*a",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join),
    st.dictionaries(HEADER, st.one_of(st.text(), st.integers(), st.none(), st.floats(), st.lists(st.text()))).map(
        front_matter
    ),
)


@pytest.mark.parametrize("suffix", FORMATS.suffixes)
@given(raw=st.one_of(st.binary(), TEXTS.map(lambda text: text.encode(errors="surrogatepass"))))
@example(raw=b"---\ntitle: 0x" + b"f" * 5000 + b"\n---\nText.")
@example(raw=b"---\ndate: 2025-02-30\n? [a]\n: b\n---\nText.")
def test_any_bytes_are_a_harmless_article_or_are_refused_with_a_reason(suffix: str, raw: bytes) -> None:
    results: list[Loaded] = []
    reason = ""
    try:
        results = load_bytes(File(Path(f"a{suffix}"), f"file:///a{suffix}"), raw)
    except ArticleError as error:
        reason = str(error)
    assert "bug in newsbot" not in reason
    assert reason.isprintable()
    for result in results:
        check_harmless(result)


def check_harmless(result: Loaded) -> None:
    article = result.article
    texts = (article.title, article.source or "x", article.author or "x", *article.paragraphs, *result.notes)
    for text in texts:
        assert text.strip()
        assert text.encode()
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\n" not in text
    assert article.url is None or is_web_address(article.url)
