"""Feeds by their address, from a server on loopback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from index.sources.formats import MAX_PAGE
from index.sources.web import FetchError, Fetching, SourceOptions, Validators
from index.sources.web.kinds.feeds import MAX_ITEMS, crawl
from tests.index.sources.web.kinds.serving import Site, source_at

NOW = datetime(2025, 4, 1, tzinfo=UTC)
LONG = "The harbour council voted on Tuesday to keep the swing bridge open to boats until the end of October. "
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>The Quay Gazette » Feed</title><link>{site}/</link>%s%s</channel></rss>"""


def item(name: str, text: str = LONG, more: str = "") -> str:
    return (
        f"<item><title>{name.title()} news</title><link>{{site}}/{name}</link><guid>urn:quay:{name}</guid>"
        f"<pubDate>Tue, 11 Mar 2025 09:00:00 GMT</pubDate><description>{text}</description>{more}</item>"
    )


def page(text: str, title: str = "A page") -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("|"))
    return (
        f"<html><head><title>{title}</title><meta property='og:type' content='article'></head><body><nav>Menu</nav>"
        f"<article><h1>{title}</h1><div class='byline-row'>Tip line</div>{paragraphs}</article></body></html>"
    )


def feed(*items: str, more: str = "") -> str:
    return RSS % (more, "".join(items))


async def test_a_feed_gives_its_items_newest_first_with_their_own_text(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge"), item("market")), "application/rss+xml", ETag='"1"')
    result = await crawl(fetching, source_at(url, options=SourceOptions(text_from="item")), NOW)
    assert [entry.key for entry in result.items] == ["urn:quay:bridge", "urn:quay:market"]
    assert result.title == "The Quay Gazette"
    assert result.newest == datetime(2025, 3, 11, 9, tzinfo=UTC)
    assert result.validators.etag == '"1"'
    parsed = await result.items[0].load()
    assert (parsed.title, parsed.source, parsed.url) == ("Bridge news", "The Quay Gazette", site.at("/bridge"))
    assert parsed.paragraphs == (LONG.strip(),)
    assert site.asked == ["/feed"]


async def test_a_feed_that_has_its_newest_item_last_is_turned_around(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge").replace("11 Mar", "04 Mar"), item("market")))
    result = await crawl(fetching, source_at(url), NOW)
    assert [entry.key for entry in result.items] == ["urn:quay:market", "urn:quay:bridge"]


async def test_an_unchanged_feed_has_no_items_and_keeps_its_state(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge")), ETag='"1"')
    source = replace(source_at(url), validators=Validators('"1"'), state="kept")
    result = await crawl(fetching, source, NOW)
    assert result.is_unchanged
    assert (list(result.items), result.state) == ([], "kept")


async def test_an_excerpt_gets_the_longer_text_of_its_page(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge", "The bridge stays open […]")))
    site.put("/bridge", page("|".join(LONG + place for place in ("Quay.", "Lock.", "Weir.")), "Another headline"))
    parsed = await (await crawl(fetching, source_at(url), NOW)).items[0].load()
    assert (parsed.title, len(parsed.paragraphs), parsed.notes) == ("Bridge news", 3, [])
    assert parsed.published == datetime(2025, 3, 11, 9, tzinfo=UTC)


async def test_a_shorter_page_leaves_the_text_of_the_item(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge", LONG * 4)))
    site.put("/bridge", page(LONG))
    parsed = await (await crawl(fetching, source_at(url), NOW)).items[0].load()
    assert parsed.paragraphs == ((LONG * 4).strip(),)


async def test_text_can_be_taken_from_the_page_always(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge", LONG * 40)))
    site.put("/bridge", page(LONG * 2))
    options = SourceOptions(text_from="page")
    parsed = await (await crawl(fetching, source_at(url, options=options), NOW)).items[0].load()
    assert parsed.paragraphs == ((LONG * 2).strip(),)


async def test_a_whole_item_needs_no_request_for_its_page(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge", LONG * 40)))
    await (await crawl(fetching, source_at(url), NOW)).items[0].load()
    assert site.asked == ["/feed"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (page("We and our partners store cookies on your device. " * 3, "Before you continue"), "consent"),
        (page("Only the start. Subscribe now to continue reading.", "Bridge"), "paywall"),
        ("<html><body></body></html>", "empty"),
    ],
)
async def test_a_page_that_is_no_article_is_a_failure(site: Site, fetching: Fetching, body: str, reason: str) -> None:
    url = site.put("/feed", feed(item("bridge", ""), item("market", "A short summary of it.")))
    site.put("/bridge", body)
    site.put("/market", body)
    without_text, with_text = (await crawl(fetching, source_at(url), NOW)).items
    with pytest.raises(ValueError, match=reason):
        await without_text.load()
    parsed = await with_text.load()
    assert parsed.paragraphs == ("A short summary of it.",)
    assert any(reason in note for note in parsed.notes)


async def test_a_refused_page_leaves_the_summary_and_an_overloaded_one_is_tried_again(
    site: Site, fetching: Fetching
) -> None:
    url = site.put("/feed", feed(item("bridge", "A summary."), item("market", "Another one.")))
    site.fail("/bridge", 403)
    site.fail("/market", 503)
    refused, overloaded = (await crawl(fetching, source_at(url), NOW)).items
    assert (await refused.load()).paragraphs == ("A summary.",)
    with pytest.raises(FetchError, match="503"):
        await overloaded.load()


async def test_a_page_that_is_too_large_leaves_the_summary_at_once(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge", "A summary.")))
    site.put("/bridge", page(LONG) + " " * MAX_PAGE)
    [large] = (await crawl(fetching, source_at(url), NOW)).items
    parsed = await large.load()
    assert parsed.paragraphs == ("A summary.",)
    assert any("is larger than the limit" in note for note in parsed.notes)


async def test_an_item_whose_page_leads_to_the_front_page_is_no_article(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("gone", "")))
    site.put("/", page(LONG * 30))
    site.put("/gone", "", Location="/")
    site.statuses["/gone"] = 302
    with pytest.raises(ValueError, match="front page"):
        await (await crawl(fetching, source_at(url), NOW)).items[0].load()


@pytest.mark.parametrize("content_type", ["text/html", "application/rss+xml"])
async def test_html_instead_of_a_feed_is_an_error(site: Site, fetching: Fetching, content_type: str) -> None:
    url = site.put("/feed", page(LONG), content_type)
    with pytest.raises(FetchError, match="/feed: an HTML page, not a feed"):
        await crawl(fetching, source_at(url), NOW)


@pytest.mark.parametrize("body", [b"", b"\0\1\2", b"{", b'{"a": 1}', b"<urlset/>", b"PK\3\4", b"<rss", b"\xff\xfe<"])
async def test_whatever_is_no_feed_is_a_sentence(site: Site, fetching: Fetching, body: bytes) -> None:
    url = site.put("/feed", body)
    with pytest.raises(FetchError, match=r"/feed: \S+"):
        await crawl(fetching, source_at(url), NOW)


async def test_a_feed_without_items_is_no_error(site: Site, fetching: Fetching) -> None:
    result = await crawl(fetching, source_at(site.put("/feed", feed())), NOW)
    assert (list(result.items), result.is_unchanged, result.notes) == ([], False, [])


async def test_a_feed_that_is_cut_off_is_fetched_again(site: Site, fetching: Fetching) -> None:
    body = feed(item("bridge"), item("market"))
    url = site.put("/feed", body[: body.rindex("<description>") + 30], ETag='"1"')
    result = await crawl(fetching, source_at(url), NOW)
    assert [entry.key for entry in result.items] == ["urn:quay:bridge"]
    assert result.validators == Validators()
    assert "cut off" in result.notes[0]


async def test_of_a_feed_with_too_many_items_the_newest_are_read(site: Site, fetching: Fetching) -> None:
    def dated(number: int) -> str:
        return (
            f"<item><guid>n{number}</guid><title><![CDATA[</item><item>]]></title>"
            f"<pubDate>{datetime.fromtimestamp(1_700_000_000 + number, UTC):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        )

    numbers = range(3 * MAX_ITEMS)
    oldest_first = site.put("/old", feed(*map(dated, numbers)))
    newest_first = site.put("/new", feed(*map(dated, reversed(numbers))))
    for url in (oldest_first, newest_first):
        result = await crawl(fetching, source_at(url), NOW)
        assert {entry.key for entry in result.items} == {f"n{number}" for number in numbers[-MAX_ITEMS:]}
        assert result.notes == ["it has 3,000 items: only the newest 1,000 are read"]


async def test_how_long_a_feed_asks_to_wait(site: Site, fetching: Fetching) -> None:
    async def interval(more: str, **headers: str) -> int | None:
        url = site.put("/feed", feed(item("bridge"), more=more), **headers)
        return (await crawl(fetching, source_at(url), NOW)).interval_seconds

    assert await interval("") is None
    assert await interval("<ttl>90</ttl>") == 5_400
    assert await interval("<ttl>soon</ttl>") is None
    assert await interval("<ttl>99999999999999999999</ttl>") is None
    hourly = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
    assert await interval(hourly) == 1_800
    assert await interval("<sy:updatePeriod>yearly</sy:updatePeriod>") == 86_400, "never more than a day"
    assert await interval("<ttl>1</ttl>", Cache_Control="max-age=300") == 300


async def test_an_item_under_the_same_guid_is_another_one_and_a_repeated_one_is_counted(
    site: Site, fetching: Fetching
) -> None:
    twice = item("bridge")
    other = item("bridge").replace("/bridge", "/other").replace("Bridge", "Other")
    url = site.put("/feed", feed(twice, twice, other))
    result = await crawl(fetching, source_at(url), NOW)
    assert [entry.key for entry in result.items] == ["urn:quay:bridge", site.at("/other")]
    assert result.passed_over == {"repeated items": 1}


async def test_an_item_changes_with_its_words_and_with_the_options_that_its_text_depends_on(
    site: Site, fetching: Fetching
) -> None:
    async def raw(text: str, options: SourceOptions | None = None) -> bytes:
        url = site.put("/feed", feed(item("bridge", text)))
        return (await crawl(fetching, source_at(url, options=options), NOW)).items[0].raw

    assert await raw("a") == await raw("a", SourceOptions(interval_minutes=9, pause_seconds=3.0))
    assert len({await raw("a"), await raw("b"), await raw("a", SourceOptions(drop=("p",)))}) == 3


async def test_relative_links_are_of_the_feeds_address_and_others_than_web_ones_are_left_out(
    site: Site, fetching: Fetching
) -> None:
    entries = "".join(
        f"<entry><id>{key}</id><title>t</title><link href='{link}'/><content>{LONG}</content></entry>"
        for key, link in (("a", "/a"), ("b", "javascript:alert(1)"), ("c", "file:///etc/passwd"), ("d", "http://[x"))
    )
    url = site.put("/x/atom", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>{entries}</feed>")
    options = SourceOptions(text_from="item")
    result = await crawl(fetching, source_at(url, options=options), NOW)
    assert [(await entry.load()).url for entry in result.items] == [site.at("/a"), None, None, None]


async def test_a_json_feed_is_read_by_its_content(site: Site, fetching: Fetching) -> None:
    body = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [{"id": "7", "title": "Tide",'
        ' "content_text": "High water is at noon.", "url": "{site}/tide"}]}'
    )
    url = site.put("/feed.json", body, "text/plain")
    result = await crawl(fetching, source_at(url, options=SourceOptions(text_from="item")), NOW)
    parsed = await result.items[0].load()
    assert (parsed.title, parsed.paragraphs) == ("Tide", ("High water is at noon.",))


async def test_the_encoding_that_the_server_names_is_used_where_the_feed_names_none(
    site: Site, fetching: Fetching
) -> None:
    body = feed(item("bridge", "Мост открыт для лодок до конца октября.")).replace('<?xml version="1.0"?>', "")
    url = site.put("/feed", body.replace("{site}", site.url).encode("cp1251"), "text/xml; charset=windows-1251")
    result = await crawl(fetching, source_at(url, options=SourceOptions(text_from="item")), NOW)
    assert (await result.items[0].load()).paragraphs == ("Мост открыт для лодок до конца октября.",)


async def test_a_permanent_move_is_passed_on(site: Site, fetching: Fetching) -> None:
    new = site.put("/new", feed(item("bridge")))
    old = site.put("/old", "", Location="/new")
    site.statuses["/old"] = 301
    assert (await crawl(fetching, source_at(old), NOW)).moved_to == new


async def test_the_name_of_the_outlet_can_be_given(site: Site, fetching: Fetching) -> None:
    url = site.put("/feed", feed(item("bridge", LONG * 30)))
    parsed = await (await crawl(fetching, source_at(url, options=SourceOptions(outlet="Quay")), NOW)).items[0].load()
    assert parsed.source == "Quay"


async def test_what_the_source_drops_is_left_out_of_items_too(site: Site, fetching: Fetching) -> None:
    text = "<![CDATA[<p>Boats pass.</p><p class='promo'>Buy our paper.</p>]]>"
    url = site.put("/feed", feed(item("bridge", text)))
    options = SourceOptions(text_from="item", drop=(".promo",))
    parsed = await (await crawl(fetching, source_at(url, options=options), NOW)).items[0].load()
    assert parsed.paragraphs == ("Boats pass.",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<rss><channel>" + "<item/>" * 300_000 + "</channel></rss>", "too many elements for a feed"),
        ("<rss><channel>" + "<item>" * 300_000, "too many elements for a feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [' + "{}," * 600_000 + "{}]}", "too many objects"),
    ],
)
async def test_a_feed_that_would_take_minutes_is_refused(
    site: Site, fetching: Fetching, body: str, reason: str
) -> None:
    with pytest.raises(FetchError, match=f"/feed: {reason}"):
        await crawl(fetching, source_at(site.put("/feed", body.encode())), NOW)


async def test_of_a_json_feed_with_too_many_items_the_newest_are_read(site: Site, fetching: Fetching) -> None:
    items = ",".join(f'{{"id": "n{number}", "title": "t"}}' for number in range(3 * MAX_ITEMS))
    body = f'{{"version": "https://jsonfeed.org/version/1.1", "items": [{items}]}}'
    result = await crawl(fetching, source_at(site.put("/feed", body.encode())), NOW)
    assert [entry.key for entry in result.items] == [f"n{number}" for number in range(MAX_ITEMS)]
    assert result.notes == ["it has 3,000 items: only the newest 1,000 are read"]
