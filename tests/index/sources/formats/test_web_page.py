"""Saved web pages: the article, what the page states about it, and pages that are no articles."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.cleaning import clean
from index.sources.formats import ReadingOptions
from index.sources.formats.web_page import FORMAT, parse
from tests.index.sources.formats.mutations import damaged

DATA = Path(__file__).resolve().parents[3] / "data" / "formats"
TEXTS = (
    "The council voted on Tuesday to close the bridge at Hale for two months while its piers are mended.",
    "“Nobody likes it, and everybody knows why it has to be,” said the mayor, Ana Brandt, after the vote.",
    "Buses will go round by Coldwell, which makes the way to the station twenty minutes longer.",
)


def page(head: str = "", body: str | None = None, texts: tuple[str, ...] = TEXTS) -> bytes:
    """Return a page with an article, or with another body."""
    body = (
        f"<article><h1>Bridge to close</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article>"
        if body is None
        else body
    )
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def linked(**fields: Any) -> str:
    """Return linked data of a news article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge to close", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def reason(raw: bytes) -> str:
    with pytest.raises(ValueError, match=r"\S") as error:
        parse(raw)
    return str(error.value)


def with_line(line: str) -> bytes:
    """Return a page with a line below its headline."""
    return page(
        body=f"<h1>Bridge to close</h1><p class=byline>{line}</p>" + "".join(f"<p>{text}</p>" for text in TEXTS)
    )


# -- linked data


@pytest.mark.parametrize("kind", ["NewsArticle", "ReportageNewsArticle", "Article", "BlogPosting", "LiveBlogPosting"])
def test_linked_data_of_every_kind_of_article_are_read(kind: str) -> None:
    parsed = parse(page(linked(**{"@type": kind, "datePublished": "2025-03-19T10:00:00+01:00"})))
    assert parsed.published == datetime.fromisoformat("2025-03-19T10:00:00+01:00")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda item: [item],
        lambda item: {"@graph": [{"@type": "WebSite", "name": "Site"}, item]},
        lambda item: {"@type": "WebPage", "mainEntity": item},
        lambda item: {"@type": ["WebPage"], "mainEntityOfPage": [{"@graph": item}]},
    ],
)
def test_linked_data_are_read_wherever_the_article_is_in_them(wrap: Any) -> None:
    item = {"@type": "NewsArticle", "headline": "Hale bridge to close", "publisher": {"name": "The Courier"}}
    parsed = parse(page(f'<script type="application/ld+json">{json.dumps(wrap(item))}</script>'))
    assert (parsed.title, parsed.source) == ("Hale bridge to close", "The Courier")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Lena Marsh", "Lena Marsh"),
        ({"@type": "Person", "name": "Lena Marsh"}, "Lena Marsh"),
        ([{"name": "Lena Marsh"}, "Joost Pell"], "Lena Marsh, Joost Pell"),
        ("https://social.example/lena", None),
        ([], None),
    ],
)
def test_authors_are_read_in_every_shape(author: object, name: str | None) -> None:
    assert parse(page(linked(author=author))).author == name


def test_an_article_in_a_list_of_others_isnt_the_pages() -> None:
    others = {"@type": "ItemList", "itemListElement": [{"item": {"@type": "NewsArticle", "headline": "Another"}}]}
    assert parse(page(f'<script type="application/ld+json">{json.dumps(others)}</script>')).title == "Bridge to close"


def test_of_several_articles_the_one_with_the_pages_address_counts() -> None:
    other, own = (
        {"@type": "NewsArticle", "headline": name, "url": f"https://a.example/{name}"} for name in ("x", "own")
    )
    script = f'<script type="application/ld+json">{json.dumps([other, own])}</script>'
    head = f'<link rel=canonical href="https://a.example/own">{script}'
    assert parse(page(head)).url == "https://a.example/own"


@pytest.mark.parametrize(
    "script",
    [
        '/*<![CDATA[*/{"@type":"NewsArticle","headline":"Hale bridge"}/*]]>*/',
        '<!-- {"@type":"NewsArticle","headline":"Hale bridge"} -->',
        '{"@type":"NewsArticle","headline":"Hale bridge",}',
        '{"@type":"NewsArticle","headline":"Hale bridge","description":"two\nlines"};',
    ],
)
def test_linked_data_that_programs_write_wrongly_are_read(script: str) -> None:
    assert parse(page(f'<script type="application/ld+json">{script}</script>')).title == "Hale bridge"


def test_linked_data_that_arent_json_are_noted() -> None:
    parsed = parse(page('<script type="application/ld+json">{"@type":</script>'))
    assert parsed.notes == ["linked data left out: they aren't JSON"]


def test_the_text_of_linked_data_is_taken_only_where_the_page_gives_less() -> None:
    text = "\n".join(TEXTS)
    assert parse(page(linked(articleBody=text.upper()))).paragraphs == TEXTS
    parsed = parse(page(linked(articleBody=text), body=f"<article><p>{TEXTS[0]}</p></article>"))
    assert parsed.paragraphs == TEXTS
    assert parsed.notes == ["its text is from its linked data: the page itself gives less"]


# -- other metadata


def test_published_and_modified_are_told_apart() -> None:
    head = (
        '<meta property="article:modified_time" content="2025-03-20T08:00:00Z">'
        '<meta property="article:published_time" content="2025-03-19T08:00:00Z">'
    )
    parsed = parse(page(head))
    assert parsed.published == datetime(2025, 3, 19, 8, tzinfo=UTC)
    assert parsed.modified == datetime(2025, 3, 20, 8, tzinfo=UTC)
    assert parse(page('<meta property="og:updated_time" content="2025-03-20">')).published is None


def test_the_outlet_is_cut_off_the_headline() -> None:
    head = (
        '<meta property="og:title" content="Hale bridge - The Courier">'
        '<meta property="og:site_name" content="The Courier">'
    )
    parsed = parse(page(head, body="".join(f"<p>{text}</p>" for text in TEXTS)))
    assert (parsed.title, parsed.source) == ("Hale bridge", "The Courier")


def test_the_outlet_behind_the_pages_title_is_believed_if_its_address_agrees() -> None:
    body = "".join(f"<p>{text}</p>" for text in TEXTS)
    canonical = '<link rel="canonical" href="https://www.orrincourier.example/bridge">'
    parsed = parse(page(f"{canonical}<title>Hale bridge | Orrin Courier</title>", body))
    assert (parsed.title, parsed.source) == ("Hale bridge", "Orrin Courier")
    parsed = parse(page(f"{canonical}<title>Hale bridge | what comes next</title>", body))
    assert parsed.source == "orrincourier.example"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 14 March 2024", date(2024, 3, 14)),
        ("Von Grete Ohlsen, 14. März 2024", date(2024, 3, 14)),
        ("Опубликовано 14 марта 2024", date(2024, 3, 14)),
        ("Par Anne Roux, le 14 mars 2024", date(2024, 3, 14)),
    ],
)
def test_a_date_in_the_pages_text_is_a_guess_that_is_noted(line: str, day: date) -> None:
    parsed = parse(with_line(line))
    assert parsed.published == day
    assert parsed.notes == [f"its date is a guess from “{line}”"]


@pytest.mark.parametrize("line", ["3/4/2024", "In 2024 there were 3 of them", "Since March 2024", "Issue 2024"])
def test_a_line_that_doesnt_state_one_day_gives_no_date(line: str) -> None:
    assert parse(with_line(line)).published is None


def test_todays_date_is_never_guessed() -> None:
    assert parse(with_line(f"{datetime.now(UTC):%d %B %Y}")).published is None


def test_an_ambiguous_date_is_noted_or_read_in_the_order_that_is_asked_for() -> None:
    raw = page('<meta name="pubdate" content="03/04/2024">')
    assert parse(raw).published is None
    assert "it could be" in parse(raw).notes[0]
    assert parse(raw, ReadingOptions(date_order="dmy")).published == date(2024, 4, 3)


def test_times_of_comments_and_teasers_arent_the_articles() -> None:
    other = (
        "<div class=comments><time datetime=2025-05-05>x</time></div><aside><time datetime=2025-06-06>x</time></aside>"
    )
    assert parse(page(body=other + page().decode())).published is None
    own = "<article><time datetime=2025-03-19>19 March</time></article>"
    assert parse(page(body=own + other + page().decode())).published == date(2025, 3, 19)


def test_microdata_are_read() -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS)
    body = (
        "<article itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop=headline>Bridge to close</h1>"
        "<b itemprop=datePublished content=2025-03-19>today</b><meta itemprop=dateModified content=2025-03-20>"
        "<span itemprop=author itemscope><span itemprop=name>Lena Marsh</span></span>"
        f"<div itemprop=publisher itemscope><meta itemprop=name content='The Courier'></div>{text}</article>"
    )
    parsed = parse(page(body=body))
    assert (parsed.published, parsed.modified) == (date(2025, 3, 19), date(2025, 3, 20))
    assert (parsed.author, parsed.source) == ("Lena Marsh", "The Courier")


@pytest.mark.parametrize("name", ["admin", "https://social.example/lena", "", "User 4711"])
def test_an_account_or_an_address_is_no_author(name: str) -> None:
    assert parse(page(f'<meta name="author" content="{name}">')).author is None


# -- encodings


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "iso-8859-5"])
def test_a_page_is_decoded_as_it_declares(encoding: str) -> None:
    text = "Мост через реку закрыли до июня, сообщила в среду городская администрация, и никто не удивился."
    raw = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p><p>{text[::-1]}</p></body></html>'
    assert parse(raw.encode(encoding)).paragraphs[0] == text


def test_a_page_that_was_saved_again_as_utf_8_is_read_as_such() -> None:
    raw = page(texts=("Die Brücke über die Höhe schließt für zwei Monate, sagte die Bürgermeisterin.", *TEXTS))
    assert parse(raw.replace(b"utf-8", b"windows-1252")).paragraphs[0].startswith("Die Brücke über")


def test_a_page_without_an_encoding_is_guessed_and_says_so() -> None:
    text = "Мост через реку закрыли до июня, сообщила в среду городская администрация, и никто не удивился этому."
    parsed = parse(f"<html><body><p>{text}</p><p>{text[10:]}</p></body></html>".encode("cp1251"))
    assert parsed.paragraphs[0] == text
    assert "which is a guess" in parsed.notes[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert parse(page().decode().encode(encoding)).paragraphs == TEXTS


# -- pages that are no articles


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("404 Not Found", "an error page"),
        ("Page not found | The Courier", "an error page"),
        ("Seite nicht gefunden", "an error page"),
        ("Just a moment...", "a page that keeps programs out"),
        ("Are you a robot?", "a page that keeps programs out"),
        ("Before you continue to News", "a page that asks for consent"),
        ("Log in to your account", "a login page"),
        ("The Courier | Sign in", "a login page"),
        ("Error 404 - The Courier", "an error page"),
        ("404: Page not found", "an error page"),
        ("Sorry, the page you were looking for could not be found", "an error page"),
        ("Cookie consent", "a page that asks for consent"),
        ("Search results for bridge", "a page of search results"),
    ],
)
def test_a_page_that_isnt_an_article_is_refused_by_its_title(title: str, kind: str) -> None:
    raw = page(
        f"<title>{title}</title>", "<p>Something went wrong here. Please go back to the page that you came from.</p>"
    )
    assert reason(raw) == f"{kind}, not an article: “{title}”"


@pytest.mark.parametrize(
    "title",
    [
        "404 people are missing after the flood",
        "Age of consent to rise in June",
        "Forbidden fruit sells for 3 crowns a kilo",
        "Airport security check closes for a week",
        "Sign in the sky puzzles Hale",
        "Found: the cat that took the bus",
        "Login chaos at the savings bank",
    ],
)
def test_a_short_article_with_such_a_word_in_its_headline_is_an_article(title: str) -> None:
    body = f"<h1>{title}</h1>" + "".join(f"<p>{text}</p>" for text in TEXTS)
    assert parse(page(f"<title>{title} | The Courier</title>", body)).paragraphs == TEXTS


def test_an_article_about_a_page_that_isnt_found_is_an_article() -> None:
    assert parse(page(f"<title>404 errors plague council</title>{linked()}")).paragraphs == TEXTS


def test_a_consent_page_is_refused_by_its_text() -> None:
    body = "<p>We and our partners store cookies on your device.</p><p>Cookies help us to show what suits you.</p>"
    assert reason(page("<title>The Courier</title>", body)) == "a page that asks for consent, not an article"


def test_a_stub_before_a_paywall_is_refused() -> None:
    raw = page(linked(isAccessibleForFree="False"), texts=TEXTS[:1])
    assert reason(raw) == f"behind a paywall: only {len(TEXTS[0])} characters are free"
    raw = page(body=f"<p>{TEXTS[0]}</p><div class=wall><p>Subscribe to continue reading</p></div>")
    assert reason(raw).startswith("behind a paywall: only ")


def test_a_whole_article_behind_a_paywall_is_read_with_a_note() -> None:
    texts = tuple(f"{number}. {text}" for number in range(6) for text in TEXTS)
    parsed = parse(page(linked(isAccessibleForFree=False), texts=texts))
    assert parsed.paragraphs == texts
    assert parsed.notes == ["it is behind a paywall: it may go on there"]
    raw = page(linked(isAccessibleForFree=False, wordCount=2_000), texts=texts)
    assert reason(raw).startswith("behind a paywall: only ")


def test_a_chat_export_is_named() -> None:
    body = (
        '<div class="page_wrap"><div class="page_header"><div class="text bold">News</div></div>'
        '<div class="page_body chat_page"><div class="history">'
        '<div class="message default clearfix" id="message1">Hello</div></div></div></div>'
    )
    assert reason(page("<title>Exported Data</title>", body)) == "a chat export as HTML: export it as JSON instead"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "an empty page"),
        (b"\x00\x01\x02" * 99, "binary, not text"),
        (page(body="<div id=root></div>"), "its text needs JavaScript: save it from a browser, as a complete page"),
        (page('<meta http-equiv="refresh" content="0;url=/x">', "<a href=/x>x</a>"), "a redirect, not an article"),
        (
            b"<html><frameset><frame src=a></frameset></html>",
            "a page of frames: save the frame with the article instead",
        ),
        (page('<link rel=canonical href="https://a.example/">'), "a site's front page, not an article"),
    ],
)
def test_a_page_without_an_article_says_why(raw: bytes, expected: str) -> None:
    assert reason(raw) == expected


def test_a_list_of_stories_isnt_an_article() -> None:
    stories = "".join(
        f"<article><h2><a href=/{number}>Story {number}</a></h2><p>What happened in story {number}.</p></article>"
        for number in range(20)
    )
    assert reason(page("<title>News | The Courier</title>", stories)) == "a list of 20 stories, not an article"


@pytest.mark.parametrize("raw", [b"Text without any markup.", b'{"a": [1, 2]}', b"%PDF-1.4\n<< /Type >>"])
def test_a_file_without_html_is_refused(raw: bytes) -> None:
    assert reason(raw) == "not an HTML page"


# -- hostile and broken pages


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div>" * 100_000, "nested too deeply"),
        ("<p>x</p>" * 11_000, "too many elements in one place"),
        (("<div>" + "<p>x</p>" * 5_000 + "</div>") * 8, "too many elements for one article"),
        ("<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">x", "too many attributes"),
        ("<p>" + "word " * 500_000, "too much text"),
    ],
    ids=["deep", "wide", "many", "attributes", "text"],
)
def test_a_page_made_to_be_slow_is_refused(body: str, expected: str) -> None:
    assert expected in reason(page(body=body))


def test_pictures_within_the_page_dont_count() -> None:
    picture = f"<img src='data:image/png;base64,{'iVBORw0KGgo' * 300_000}'>"
    assert parse(page(body=picture + page().decode())).paragraphs == TEXTS


@pytest.mark.parametrize("tag", ["p", "div", "td", "font"])
def test_paragraphs_between_two_line_breaks_stay_apart(tag: str) -> None:
    text = "<br><br>".join(TEXTS)
    assert parse(page(body=f"<article><h1>Bridge to close</h1><{tag}>{text}</{tag}></article>")).paragraphs == TEXTS


@pytest.mark.parametrize("element", ["script", "title", "iframe", "textarea", "a", "style"])
def test_an_element_that_is_empty_as_in_xml_doesnt_swallow_the_page(element: str) -> None:
    assert parse(page(body=f"<{element} class='x' />{page().decode()}")).paragraphs == TEXTS


@settings(deadline=None, max_examples=60)
@given(st.data())
@pytest.mark.parametrize("name", ["ferry-report.html", "bridge.htm", "pool.xhtml"])
def test_any_damage_to_a_page_leaves_an_article_or_a_reason(name: str, data: st.DataObject) -> None:
    raw = data.draw(damaged((DATA / name).read_bytes()))
    with suppress(ValueError):
        parsed = parse(raw)
        clean(parsed)
        assert parsed.paragraphs


def test_the_limits_of_a_page_are_those_of_saved_pages() -> None:
    assert FORMAT.max_bytes == 10_000_000


def test_a_warning_of_a_library_that_loads_late_does_not_lose_the_first_page() -> None:
    text = "The mill wheel turned again on Friday after eleven weeks of repairs. "
    code = f"""
import warnings
import courlan  # silences urllib3, until the filters are reset
warnings.resetwarnings()
warnings.simplefilter("error")
from index.sources.formats import parse_page
print(parse_page({f"<p>{text * 9}</p>".encode()!r}).paragraphs)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "The mill wheel turned" in done.stdout, done.stderr
