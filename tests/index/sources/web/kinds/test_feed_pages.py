"""The older pages of a feed: read at first, and where news may have been missed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.formats import Feed, FeedItem
from index.sources.web import Crawl, Fetched, FetchError, Fetching, Validators
from index.sources.web.kinds import feed_pages
from index.sources.web.kinds.feed_pages import MAX_PAGES, FeedState, OlderPages
from index.sources.web.kinds.feeds import crawl
from tests.index.sources.web.kinds.serving import Site, source_at

NOW = datetime(2025, 4, 1, tzinfo=UTC)


def items(numbers: Sequence[int]) -> str:
    return "".join(
        f"<item><title>Story {number}</title><guid>story {number}</guid><description>It rained.</description></item>"
        for number in numbers
    )


def rss(numbers: Sequence[int], older: str = "", rel: str = "next", generator: str = "") -> str:
    link = f'<atom:link rel="{rel}" href="{older}"/>' if older else ""
    return (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Quay</title>'
        f"<generator>{generator}</generator>{link}{items(numbers)}</channel></rss>"
    )


def atom(number: int, older: str, rel: str) -> str:
    link = f'<link rel="{rel}" href="{older}"/>' if older else ""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quay</title><link rel="self" href="/x"/>{link}'
        f"<entry><id>story {number}</id><title>Story {number}</title><summary>It rained.</summary></entry></feed>"
    )


def json_feed(number: int, older: str) -> str:
    values = {"version": "https://jsonfeed.org/version/1.1", "title": "The Quay"}
    entry = {"id": f"story {number}", "title": f"Story {number}", "content_text": "It rained."}
    return json.dumps(values | ({"next_url": older} if older else {}) | {"items": [entry]})


def keys(result: Crawl) -> list[int]:
    return [int(item.key.split()[1]) for item in result.items]


async def read(fetching: Fetching, url: str, **values: Any) -> Crawl:
    return await crawl(fetching, replace(source_at(url), **values), NOW)


@pytest.mark.parametrize("rel", ["next", "prev-archive", "NEXT"])
@pytest.mark.parametrize("make", [lambda number, older, rel: rss([number], older, rel), atom])
async def test_a_new_feed_is_read_page_by_page(site: Site, fetching: Fetching, make: Any, rel: str) -> None:
    for number in (1, 2, 3):
        site.put(f"/feed/{number}", make(10 - number, f"/feed/{number + 1}" if number < 3 else "", rel))
    result = await read(fetching, site.at("/feed/1"))
    assert (keys(result), result.notes) == ([9, 8, 7], [])
    assert site.asked == ["/feed/1", "/feed/2", "/feed/3"]


async def test_a_json_feed_is_read_page_by_page(site: Site, fetching: Fetching) -> None:
    site.put("/feed", json_feed(2, "{site}/feed?page=2"), "application/feed+json")
    site.put("/feed?page=2", json_feed(1, ""), "application/feed+json")
    assert keys(await read(fetching, site.at("/feed"))) == [2, 1]


async def test_wordpress_numbers_its_pages_and_has_none_after_the_last(site: Site, fetching: Fetching) -> None:
    generator = "https://wordpress.org/?v=6.4.2"
    site.put("/feed/?tag=a", rss([3], generator=generator))
    site.put("/feed/?tag=a&paged=2", rss([2], generator=generator))
    result = await read(fetching, site.at("/feed/?tag=a"))
    assert (keys(result), result.notes) == ([3, 2], [])
    assert site.asked[-1] == "/feed/?tag=a&paged=3"


async def test_a_wordpress_that_ignores_the_number_is_asked_once(site: Site, fetching: Fetching) -> None:
    for path in ("/feed", "/feed?paged=2", "/feed?paged=3"):
        site.put(path, rss([3, 2], generator="https://wordpress.org/?v=6.4.2"))
    result = await read(fetching, site.at("/feed"))
    assert (keys(result), result.notes, site.asked) == ([3, 2], [], ["/feed", "/feed?paged=2"])


async def test_pages_are_read_again_only_if_the_whole_first_page_is_new(site: Site, fetching: Fetching) -> None:
    site.put("/feed", rss([9, 8], "/older"))
    site.put("/older", rss([7, 6]))
    state = (await read(fetching, site.at("/feed"))).state
    site.put("/feed", rss([10, 9], "/older"))
    site.asked.clear()
    result = await read(fetching, site.at("/feed"), state=state)
    assert (keys(result), site.asked) == ([10, 9], ["/feed"])
    site.put("/feed", rss([14, 13], "/2"))
    site.put("/2", rss([12, 11], "/3"))
    site.put("/3", rss([11, 10], "/4"))
    result = await read(fetching, site.at("/feed"), state=result.state)
    assert keys(result) == [14, 13, 12, 11, 10]
    assert site.asked[-1] == "/3"  # it was read up to there before


@pytest.mark.parametrize(
    ("pages", "numbers", "note"),
    [
        ({"/1": rss([3], "/2"), "/2": rss([2], "/1")}, [3, 2], "its pages lead in a circle: only the first 2 are read"),
        ({"/1": rss([3], "/1")}, [3], "its pages lead in a circle: only the first is read"),
        ({"/1": rss([3], "http://192.0.2.1/feed")}, [3], "its page 2 is on another host: only the first is read"),
        ({"/1": rss([3], "file:///etc/passwd")}, [3], None),
        (
            {"/1": rss([3], "/2"), "/2": rss([2], "/3")},
            [3, 2],
            r"its page 3 can't be read \(doesn't exist",
        ),
        ({"/1": rss([3], "/2"), "/2": "<html><p>Hello</p></html>"}, [3], "its page 2 can't be read .*HTML page"),
        ({"/1": rss([3], "/2"), "/2": rss([3], "/3")}, [3], None),
    ],
)
async def test_pages_that_lead_nowhere_end_with_what_was_read(
    site: Site, fetching: Fetching, pages: dict[str, str], numbers: list[int], note: str | None
) -> None:
    for path, body in pages.items():
        site.put(path, body)
    result = await read(fetching, site.at("/1"))
    assert keys(result) == numbers
    assert len(result.notes) == (note is not None)
    if note is not None:
        assert re.match(note, result.notes[0])
    later = await read(fetching, site.at("/1"), state=result.state)
    assert later.notes == []


async def test_a_page_that_redirects_to_another_host_is_not_read(site: Site, fetching: Fetching) -> None:
    site.put("/1", rss([3], "/2"))
    site.put("/2", "", Location=site.at("/3").replace("127.0.0.1", "localhost"))
    site.statuses["/2"] = 302
    result = await read(fetching, site.at("/1"))
    assert keys(result) == [3]
    assert len(result.notes) == 1


async def test_endless_pages_end_at_a_limit(site: Site, fetching: Fetching) -> None:
    for number in range(1, 2 * MAX_PAGES):
        site.put(f"/{number}", rss([100 - number], f"/{number + 1}"))
    result = await read(fetching, site.at("/1"))
    assert keys(result) == [*range(99, 99 - MAX_PAGES, -1)]
    assert result.notes == [f"it has more pages: only the first {MAX_PAGES} are read"]


async def test_a_page_of_many_items_is_the_last(site: Site, fetching: Fetching) -> None:
    site.put("/1", rss(range(600, 0, -1), "/2"))
    result = await read(fetching, site.at("/1"))
    assert (len(result.items), site.asked) == (600, ["/1"])


async def test_a_page_that_fails_for_a_while_is_tried_again_but_not_forever(site: Site, fetching: Fetching) -> None:
    site.put("/1", rss([3], "/2"), ETag='"1"')
    site.fail("/2", 503)
    state, asked = "", []
    for _ in range(8):
        result = await read(fetching, site.at("/1"), state=state)
        state = result.state
        asked.append(site.asked.count("/2"))
        assert (result.validators.etag is None) == bool(result.notes)
    assert asked[4:] == [asked[4]] * 4
    del site.statuses["/2"]
    site.put("/2", rss([2]))
    assert keys(await read(fetching, site.at("/1"))) == [3, 2]


async def test_pages_that_take_too_long_leave_what_was_read(
    site: Site, fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed_pages, "PAGING_SECONDS", 0.0)
    site.put("/1", rss([3], "/2"))
    site.put("/2", rss([2]))
    result = await read(fetching, site.at("/1"))
    assert (keys(result), result.notes) == ([3], ["its older pages didn't all come within 0 s"])


async def test_items_that_fail_on_older_pages_are_listed_again(site: Site, fetching: Fetching) -> None:
    site.put("/1", rss([3], "/2"))
    site.put("/2", rss([2]))
    result = await read(fetching, site.at("/1"))
    again = await read(fetching, site.at("/1"), state=result.state_if_items_fail)
    assert keys(again) == [3, 2]


@given(st.text())
def test_any_state_is_read_or_a_new_one(text: str) -> None:
    state = FeedState.read(text)
    assert FeedState.read(state.text()) == state


@given(st.text() | st.sampled_from(["http://[", "//x:99999999/", "http://:0", "\ud800"]))
async def test_any_address_of_a_next_page_is_followed_or_not(address: str) -> None:
    async def fetch(url: str) -> tuple[Fetched, Feed]:
        raise FetchError(url, "no")

    page = Fetched("http://quay.example/feed", 200, b"", "", None, Validators())
    older = OlderPages(fetch, FeedState())
    await older.read(page, Feed("The Quay", [FeedItem(key="1")], next_page=address))
    assert older.items == []
