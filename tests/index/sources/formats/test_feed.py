"""Saved feeds: RSS, Atom and JSON Feed, and files that are none."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import Input, feed, json_feed, registered_formats
from index.sources.formats.feed_items import outlet_of
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes

DATA = Path(__file__).resolve().parents[3] / "data" / "formats"
TEXT = "The bridge at Hale closes for two months in April while its piers are mended, the council said."


def rss(*items: str, title: str = "The Courier") -> bytes:
    """Return an RSS feed with these items."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{title}</title><link>https://courier.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(text: str = TEXT, more: str = "", title: str = "Bridge to close") -> str:
    """Return an item of RSS."""
    return f"<item><title>{title}</title><description>{text}</description>{more}</item>"


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Return a function that reads bytes as a file of some name."""
    return lambda raw, name="feed.xml": read_bytes(tmp_path, name, raw)


def test_the_text_in_full_is_preferred_to_the_summary(read: Any) -> None:
    more = f"<content:encoded><![CDATA[<p>{TEXT}</p><p>Buses go round.</p>]]></content:encoded>"
    (article,) = read(rss(item("A summary […]", more)))["articles"]
    assert article["paragraphs"] == [TEXT, "Buses go round."]
    assert "notes" not in article


@pytest.mark.parametrize("end", ["…", "...", "[…]", "[...]", "&#8230;", "[&amp;hellip;]", "… Read more"])
def test_an_excerpt_is_noted(read: Any, end: str) -> None:
    (article,) = read(rss(item(f"The bridge at Hale closes in April {end}")))["articles"]
    assert article["notes"] == ["an excerpt"]


def test_a_line_that_leads_on_to_the_site_is_no_text(read: Any) -> None:
    text = f"&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;&lt;a href='/x'&gt;Continue reading Bridge to close&lt;/a&gt;&lt;/p&gt;"
    (article,) = read(rss(item(text)))["articles"]
    assert (article["paragraphs"], article["notes"]) == ([TEXT], ["an excerpt"])


@pytest.mark.parametrize("text", ["", "Bridge to close", "Bridge to close.", "https://courier.example/1", "Comments"])
def test_an_item_with_only_a_title_has_no_text(read: Any, text: str) -> None:
    assert read(rss(item(text), item()))["failures"] == ["feed.xml, item 1: no text: it has only a title"]


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("The Courier » Feed", "The Courier"),
        ("The Courier - RSS", "The Courier"),
        ("The Courier RSS Feed", "The Courier"),
        ("RSS: The Courier", "The Courier"),
        ("The Courier | Latest News", "The Courier"),
        ("The Courier – Atom Feed", "The Courier"),
        ("Feed", "Feed"),
        ("News Feed Weekly", "News Feed Weekly"),
        ("The Latest", "The Latest"),
        ("All Things Bay", "All Things Bay"),
    ],
)
def test_the_outlet_is_the_feeds_title_without_what_makes_it_a_feed(title: str, outlet: str) -> None:
    assert outlet_of(title) == outlet


@pytest.mark.parametrize(
    ("element", "author"),
    [
        ("<dc:creator>Lena Marsh</dc:creator>", "Lena Marsh"),
        ("<author>desk@courier.media (Lena Marsh)</author>", "Lena Marsh"),
        ("<author>desk@courier.com (Lena Marsh)</author>", "Lena Marsh"),
        ("<author>Lena Marsh</author>", "Lena Marsh"),
        ("<author>desk@courier.com</author>", None),
    ],
)
def test_an_author_is_a_name_and_no_address(read: Any, element: str, author: str | None) -> None:
    (article,) = read(rss(item(more=element)))["articles"]
    assert article.get("author") == author


def test_dates_of_publication_and_of_changes_are_never_swapped(read: Any) -> None:
    changed = "<atom:updated>2025-03-20T08:00:00Z</atom:updated>"
    published = "<pubDate>Wed, 19 Mar 2025 20:15:00 GMT</pubDate>"
    (article,) = read(rss(item(more=changed + published)))["articles"]
    assert article["published"] == datetime(2025, 3, 19, 20, 15, tzinfo=UTC).isoformat()
    assert article["modified"] == datetime(2025, 3, 20, 8, tzinfo=UTC).isoformat()
    (article,) = read(rss(item(more="<dc:date>2025-03-04</dc:date>")))["articles"]
    assert article["published"] == date(2025, 3, 4).isoformat()
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>x</id><title>T</title>'
    (article,) = read(
        f"{atom}<updated>2025-03-20T08:00:00Z</updated><content>{TEXT}</content></entry></feed>".encode()
    )["articles"]
    assert "published" not in article
    assert article["modified"].startswith("2025-03-20")


def test_two_articles_under_one_identifier_are_both_read(read: Any) -> None:
    guid = "<guid>same</guid>"
    contents = read(rss(item(more=guid), item(TEXT.upper(), more=guid), item(more=guid)))
    assert len(contents["articles"]) == 2
    assert contents["passed_over"] == {"repeated items": 1}


def test_articles_under_one_identifier_dont_replace_each_other() -> None:
    raw = rss(item(more="<guid>same</guid>"), item(TEXT.upper(), more="<guid>same</guid>"))
    assert feed.FORMAT.records is not None
    keys = [record.key for record in feed.FORMAT.records(Input("feed.xml", io.BytesIO(raw)))]
    assert keys == ["same", None]


# -- files that are no feeds, or broken


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "an HTML page: name it .html"),
        (b"<html><body>Not found</body></html>", "an HTML page: name it .html"),
        (b"<?xml version='1.0'?><urlset xmlns='x'/>", "a sitemap: a list of addresses, without the articles"),
        (b"<sitemapindex/>", "a sitemap: a list of other sitemaps, without the articles"),
        (b"<opml version='2.0'/>", "an OPML list of feeds: it holds their addresses, not their articles"),
        (b"<!-- x --><nitf/>", "an article in NITF, which newsbot doesn't read: export it as HTML or RSS"),
        (b"<n:newsItem xmlns:n='x'/>", "news in NewsML-G2, which newsbot doesn't read: export it as HTML or RSS"),
        (b"<kml/>", "neither RSS nor Atom: XML with the element <kml>, which newsbot doesn't know"),
        (b"hello", "neither RSS nor Atom, nor any XML"),
        (b"\x00\x01", "binary, not text"),
        (rss(), "a feed without items"),
    ],
)
def test_a_file_that_is_no_feed_is_called_what_it_is(read: Any, raw: bytes, reason: str) -> None:
    assert read(raw) == {"failures": [f"feed.xml: {reason}"]}


def test_a_feed_that_is_cut_off_gives_what_came_before(read: Any) -> None:
    raw = rss(item(title="First"), item(title="Second"), item(title="Third"))
    contents = read(raw[: raw.index(b"Third") + 60])
    assert [article["title"] for article in contents["articles"]] == ["First", "Second"]
    assert contents["failures"] == ["feed.xml: it is cut off after item 2: save it again"]


def test_broken_xml_is_read_as_far_as_it_can_be_and_noted(read: Any) -> None:
    contents = read(rss(item(title="Fish & chips"), item("One <b>two</i> three & four, they said.")))
    assert [article["title"] for article in contents["articles"]] == ["Fish & chips", "Bridge to close"]
    (note,) = contents["notes"]
    assert note.startswith("the feed is broken XML (line 1: ")


def test_entities_are_neither_fetched_nor_multiplied(read: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    raw = rss(item(f"{TEXT} &l11; &x;")).replace(b"<rss", doctype.encode() + b"<rss", 1)
    contents = read(raw)
    assert "the secret" not in json.dumps(contents)
    assert len(json.dumps(contents)) < 2_000


def test_a_feed_too_long_for_memory_is_refused(read: Any) -> None:
    raw = rss(f"<!--{'x' * 50_000_000}-->")
    assert read(raw) == {"failures": ["feed.xml: too long for a feed (more than 50 MB): split it"]}


def test_a_feed_made_to_be_slow_is_refused(read: Any) -> None:
    attributes = " ".join(f"a{number}='1'" for number in range(100_000))
    (failure,) = read(rss(f"<item {attributes}/>"))["failures"]
    assert "too many attributes" in failure


def test_a_wordpress_export_isnt_taken_for_a_feed() -> None:
    raw = (DATA / "wordpress.xml").read_bytes()
    assert registered_formats().format_of("wordpress.xml", raw) is not feed.FORMAT
    assert registered_formats().format_of("x.xml", rss()) is feed.FORMAT


# -- JSON Feed


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", "https:\\/\\/jsonfeed.org\\/version\\/1.1"])
def test_json_feed_is_recognised_by_its_version(version: str) -> None:
    head = b'{"version": "%s", "items": []}' % version.encode()
    assert registered_formats().format_of("feed.json", head) is json_feed.FORMAT
    assert not json_feed.is_json_feed(b'{"version": 1, "items": []}')


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ('"items": []}', "a feed without items"),
        ('"items": {}}', "a JSON Feed without its list of items"),
        ('"items": [', "broken JSON (line 1: Expecting value)"),
        ('"items": ' + "[" * 100_000, "broken JSON: it is nested too deeply"),
    ],
)
def test_a_json_feed_without_articles_says_why(read: Any, rest: str, reason: str) -> None:
    raw = f'{{"version": "https://jsonfeed.org/version/1", {rest}'.encode()
    assert read(raw, "feed.jsonfeed") == {"failures": [f"feed.jsonfeed: {reason}"]}


def test_an_item_that_is_no_object_costs_itself(read: Any) -> None:
    items = ["x", None, {"id": "1", "content_text": TEXT}]
    raw = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode()
    contents = read(raw, "feed.json")
    assert [article["paragraphs"] for article in contents["articles"]] == [[TEXT]]
    assert contents["failures"] == ["feed.json, item 1: no text", "feed.json, item 2: no text"]


# -- damage


@settings(deadline=None, max_examples=60)
@given(st.data())
@pytest.mark.parametrize("name", ["courier.rss", "blog.atom", "bulletin.rdf", "old-channel.xml", "letters.jsonfeed"])
def test_any_damage_to_a_feed_leaves_articles_or_reasons(name: str, data: st.DataObject) -> None:
    file_format = json_feed.FORMAT if name.endswith(".jsonfeed") else feed.FORMAT
    read_all(file_format, name, data.draw(damaged((DATA / name).read_bytes())))
