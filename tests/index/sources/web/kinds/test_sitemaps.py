"""Sitemaps by their address, from a server on loopback."""

from __future__ import annotations

import gzip
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.web import FetchError, Fetching, SourceOptions, Validators
from index.sources.web.kinds.sitemaps import (
    MAX_ITEMS,
    MAX_SITEMAPS,
    crawl,
    is_sitemap,
    read_sitemap,
    sitemaps_in_robots,
)
from tests.index.sources.web.kinds.serving import Site, source_at

NOW = datetime(2025, 4, 1, tzinfo=UTC)
NEWS = (
    "<news:news><news:publication><news:name>The Mill Echo</news:name><news:language>en</news:language>"
    "</news:publication><news:publication_date>{date}</news:publication_date><news:title>{title}</news:title></news:news>"
)
TEXT = "The mill wheel turned again on Friday after eleven weeks of repairs that the parish had paid for. "
PAGE = (
    "<html><head><title>Wheel turns</title></head>"
    f"<body><article><h1>Wheel turns</h1><p>{TEXT}</p></article></body></html>"
)


def urlset(*entries: str) -> str:
    names = (
        "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    )
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset {names}>{''.join(entries)}</urlset>"


def index_of(*entries: str) -> str:
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{''.join(entries)}</sitemapindex>"


def entry(path: str, changed: str = "", news: str = "", tag: str = "url") -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{tag}><loc>{{site}}{path}</loc>{lastmod}{news}</{tag}>"


def listed(path: str, changed: str = "") -> str:
    return entry(path, changed, tag="sitemap")


async def test_a_news_sitemap_gives_its_pages_with_their_headlines_newest_first(site: Site, fetching: Fetching) -> None:
    older = entry("/older", news=NEWS.format(date="2025-03-10", title="Older"))
    newer = entry("/newer", news=NEWS.format(date="2025-03-11T08:30:00+01:00", title="Wheel &amp; water"))
    url = site.put("/news.xml", urlset(older, newer), ETag='"7"')
    site.put("/newer", PAGE)
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert [item.key for item in result.items] == [site.at("/newer"), site.at("/older")]
    assert (result.title, result.validators) == ("The Mill Echo", Validators('"7"'))
    assert result.newest == datetime(2025, 3, 11, 7, 30, tzinfo=UTC)
    parsed = await result.items[0].load()
    assert (parsed.title, parsed.source, parsed.language) == ("Wheel & water", "The Mill Echo", "en")
    assert (parsed.url, parsed.paragraphs) == (site.at("/newer"), (TEXT.strip(),))
    assert parsed.published == datetime(2025, 3, 11, 7, 30, tzinfo=UTC)


async def test_a_page_changes_with_the_time_of_its_change(site: Site, fetching: Fetching) -> None:
    async def raw(changed: str) -> bytes:
        url = site.put("/s.xml", urlset(entry("/a", changed)))
        return (await crawl(fetching, source_at(url, "sitemap"), NOW)).items[0].raw

    assert await raw("2025-03-11") == await raw("2025-03-11")
    assert await raw("2025-03-11") != await raw("2025-03-12")


async def test_a_time_that_all_pages_share_is_that_of_the_sitemap(site: Site, fetching: Fetching) -> None:
    async def raws(changed: str) -> list[bytes]:
        url = site.put("/s.xml", urlset(*(entry(f"/{number}", changed) for number in range(20))))
        return [item.raw for item in (await crawl(fetching, source_at(url, "sitemap"), NOW)).items]

    assert await raws("2025-03-11T00:00:00Z") == await raws("2025-03-12T00:00:00Z")


async def test_the_sitemaps_of_a_list_are_read_news_and_newest_first(site: Site, fetching: Fetching) -> None:
    names = ["post-sitemap.xml", "category-sitemap.xml", "news.xml", "post-sitemap2.xml.gz"]
    times = ["2025-01-01", "2025-03-31", "2024-12-31", "2025-02-01"]
    url = site.put("/i.xml", index_of(*(listed(f"/{name}", time) for name, time in zip(names, times, strict=True))))
    site.put("/post-sitemap.xml", urlset(entry("/a", "2025-01-01")))
    site.put("/news.xml", urlset(entry("/b", "2025-03-30"), entry("/a", "2025-01-01")))
    packed = gzip.compress(urlset(entry("/c", "2025-02-01")).replace("{site}", site.url).encode())
    site.put("/post-sitemap2.xml.gz", packed, "application/x-gzip")
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert site.asked == ["/i.xml", "/news.xml", "/post-sitemap2.xml.gz", "/post-sitemap.xml"]
    assert [item.key.removeprefix(site.url) for item in result.items] == ["/b", "/c", "/a"]


async def test_a_list_is_read_even_if_it_is_unchanged_and_a_sitemap_is_not(site: Site, fetching: Fetching) -> None:
    listing = site.put("/i.xml", index_of(listed("/s.xml")), ETag='"1"')
    plain = site.put("/s.xml", urlset(entry("/a")), ETag='"1"')
    for url, is_unchanged in ((listing, False), (plain, True)):
        first = await crawl(fetching, source_at(url, "sitemap"), NOW)
        source = replace(source_at(url, "sitemap"), validators=first.validators)
        assert (await crawl(fetching, source, NOW)).is_unchanged is is_unchanged


async def test_a_broken_sitemap_of_a_list_is_a_note_and_all_broken_are_an_error(site: Site, fetching: Fetching) -> None:
    url = site.put("/i.xml", index_of(listed("/good.xml"), listed("/gone.xml"), listed("/page.xml")))
    site.put("/good.xml", urlset(entry("/a")))
    site.put("/page.xml", PAGE)
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert len(result.items) == 1
    assert ["/gone.xml" in result.notes[0], "not a sitemap, but an HTML page" in result.notes[1]] == [True, True]
    site.fail("/good.xml", 500)
    with pytest.raises(FetchError, match="500"):
        await crawl(fetching, source_at(url, "sitemap"), NOW)


async def test_a_list_within_a_list_is_left_out(site: Site, fetching: Fetching) -> None:
    url = site.put("/i.xml", index_of(listed("/deeper.xml"), listed("/s.xml")))
    site.put("/deeper.xml", index_of(listed("/deepest.xml")))
    site.put("/s.xml", urlset(entry("/a")))
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert [item.key for item in result.items] == [site.at("/a")]


async def test_long_sitemaps_and_long_lists_are_bounded_and_say_so(site: Site, fetching: Fetching) -> None:
    url = site.put("/s.xml", urlset(*(entry(f"/{number}") for number in range(MAX_ITEMS + 5))))
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert len(result.items) == MAX_ITEMS
    assert result.notes == ["it has 1,005 pages: only the newest 1,000 are read"]
    url = site.put("/i.xml", index_of(*(listed(f"/{number}.xml") for number in range(30))))
    for number in range(30):
        site.put(f"/{number}.xml", urlset(entry(f"/{number}")))
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert len(result.items) == MAX_SITEMAPS
    assert result.notes == ["it lists 30 sitemaps: only the newest 10 are read"]


async def test_front_pages_and_odd_addresses_are_no_articles(site: Site, fetching: Fetching) -> None:
    odd = "<url><loc>javascript:alert(1)</loc></url><url><loc/></url><url><loc>http://[</loc></url>"
    url = site.put("/s.xml", urlset(entry("/"), odd, entry("/a"), entry("/a")))
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert [item.key for item in result.items] == [site.at("/a")]
    assert result.passed_over == {"front pages": 1}


async def test_a_sitemap_that_is_cut_off_gives_what_is_there_and_is_fetched_again(
    site: Site, fetching: Fetching
) -> None:
    body = urlset(entry("/a"), entry("/b"))
    url = site.put("/s.xml", body[: body.index("/b")], ETag='"1"')
    result = await crawl(fetching, source_at(url, "sitemap"), NOW)
    assert site.at("/a") in [item.key for item in result.items]
    assert "broken XML" in result.notes[0]
    assert result.validators == Validators()


async def test_html_instead_of_a_sitemap_is_an_error(site: Site, fetching: Fetching) -> None:
    url = site.put("/s.xml", PAGE)
    with pytest.raises(FetchError, match=r"s\.xml: not a sitemap, but an HTML page"):
        await crawl(fetching, source_at(url, "sitemap"), NOW)


async def test_a_page_that_cannot_be_read_is_a_failure_of_its_item(site: Site, fetching: Fetching) -> None:
    url = site.put("/s.xml", urlset(entry("/a"), entry("/b")))
    site.fail("/a", 403)
    site.put("/b", b"%PDF-1.7", "application/pdf")
    first, second = (await crawl(fetching, source_at(url, "sitemap", SourceOptions(text_from="item")), NOW)).items
    with pytest.raises(FetchError, match="403"):
        await first.load()
    with pytest.raises(ValueError, match="not an HTML page, but application/pdf"):
        await second.load()


def test_entities_are_not_expanded() -> None:
    bomb = b"<!DOCTYPE urlset [<!ENTITY a 'aaaa'>]><urlset><url><loc>http://a.example/&a;</loc></url></urlset>"
    for raw in (bomb, bomb.decode().encode("utf-16")):
        with pytest.raises(ValueError, match="defines entities"):
            read_sitemap(raw, "http://a.example/")


def test_a_packed_sitemap_may_be_broken_or_a_bomb() -> None:
    packed = gzip.compress(urlset(entry("/a")).encode())
    assert is_sitemap(packed)
    assert not is_sitemap(gzip.compress(b"\0" * 9_000))
    with pytest.raises(ValueError, match="cut off"):
        read_sitemap(packed[:-20], "http://a.example/")
    with pytest.raises(ValueError, match=r"too long for a sitemap|may be a bomb"):
        read_sitemap(gzip.compress(b"<urlset>" + b" " * 60_000_000), "http://a.example/")


def test_the_sitemaps_that_a_robots_file_names() -> None:
    text = "Sitemap: http://a/1\nsitemap : http://a/2 # new\nSitemap:http://a/1\nDisallow: /sitemap: x"
    assert sitemaps_in_robots(text) == ["http://a/1", "http://a/2"]


PIECES = st.lists(
    st.sampled_from(
        "<urlset> <sitemapindex> <url> </url> <loc> http://a.example/b </loc> <lastmod> 2025-13-45"
        " </lastmod> <news:title>"
        " <![CDATA[ ]]> <!-- --> &amp; &x; <?xml version='1.0' encoding='utf-16'?> \x1f\x8b <!DOCTYPE".split(" ")
    )
    | st.text(max_size=5),
    max_size=40,
).map(lambda parts: ("<urlset>" + "".join(parts)).encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.binary(max_size=200) | PIECES | PIECES.map(gzip.compress))
def test_any_bytes_are_a_sitemap_or_a_sentence(raw: bytes) -> None:
    with suppress(ValueError):
        assert all(item.url.startswith("http") for item in read_sitemap(raw, "http://a.example/").entries)
