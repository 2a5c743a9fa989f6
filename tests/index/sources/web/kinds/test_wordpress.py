"""Sites made with WordPress, by a REST API on loopback that selects and pages as WordPress does."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web

from index.sources.web import Crawl, Fetched, FetchError, Fetching, SourceOptions, Validators, WebSource
from index.sources.web.kinds.wordpress import MAX_PAGES, POSTS_PER_PAGE, api_root, crawl
from tests.index.sources.web.kinds.serving import fetching_from, source_at

NOW = datetime(2025, 4, 1, tzinfo=UTC)
PER_RUN = MAX_PAGES * POSTS_PER_PAGE


def post(number: int, **more: Any) -> dict[str, Any]:
    time = f"{datetime(2020, 1, 1) + timedelta(hours=number):%Y-%m-%dT%H:%M:%S}"  # noqa: DTZ001  # as WordPress has it
    return {
        "id": number,
        "status": "publish",
        "link": f"https://kiln.example/{number}/",
        "date_gmt": time,
        "modified_gmt": time,
        "title": {"rendered": f"Kiln &#8217;{number}&#8217;"},
        "content": {"rendered": f"<p>Firing {number} went well.</p>\n<p class='ad'>Buy pots.</p>", "protected": False},
        "excerpt": {"rendered": "<p>In short.</p>"},
        "_embedded": {"author": [{"name": "Ada &amp; Bo"}]},
        **more,
    }


@dataclass
class Blog:
    """A site: `is_old` is a WordPress that doesn't select by the time of the change."""

    url: str = ""
    posts: dict[int, dict[str, Any]] = field(default_factory=dict)
    is_old: bool = False
    asked: list[web.Request] = field(default_factory=list)

    def add(self, *posts: dict[str, Any]) -> None:
        self.posts.update({item["id"]: item for item in posts})

    async def root(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"name": "Kiln &amp; Clay"})

    async def move(self, request: web.Request) -> web.Response:
        return web.Response(status=301, headers={"Location": request.path_qs.removeprefix("/old")})

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        query = request.query
        name = {"date": "date_gmt", "modified": "modified_gmt"}[query["orderby"]]
        posts = sorted(self.posts.values(), key=lambda item: (item[name], item["id"]), reverse=query["order"] == "desc")
        if "before" in query:
            posts = [item for item in posts if item["date_gmt"] < query["before"]]
        if "modified_after" in query and not self.is_old:
            posts = [item for item in posts if f"{item['modified_gmt']}Z" > query["modified_after"]]
        page, size = int(query["page"]), int(query["per_page"])
        chosen = posts[(page - 1) * size : page * size]
        if not chosen and page > 1:
            return web.json_response({"code": "rest_post_invalid_page_number"}, status=400)
        return web.json_response(chosen, headers={"X-WP-TotalPages": str(-(-len(posts) // size))})


@pytest.fixture
async def blog() -> AsyncIterator[Blog]:
    blog = Blog()
    app = web.Application()
    app.router.add_get("/wp-json/", blog.root)
    app.router.add_get("/old/{path:.*}", blog.move)
    app.router.add_get("/wp-json/wp/v2/posts", blog.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    blog.url = f"http://127.0.0.1:{runner.addresses[0][1]}/wp-json/"
    yield blog
    await runner.cleanup()


@pytest.fixture
async def fetching(blog: Blog) -> AsyncIterator[Fetching]:
    async with fetching_from(blog.url) as fetcher:
        yield fetcher


async def run(blog: Blog, fetching: Fetching, state: str = "", options: SourceOptions | None = None) -> Crawl:
    return await crawl(fetching, source_at(blog.url, "wordpress", options, state), NOW)


def keys(result: Crawl) -> set[int]:
    return {int(item.key) for item in result.items}


async def test_a_post_is_an_article_with_all_that_the_site_says_of_it(blog: Blog, fetching: Fetching) -> None:
    blog.add(post(7, modified_gmt="2021-05-05T10:00:00"), post(9))
    result = await run(blog, fetching, options=SourceOptions(drop=(".ad",)))
    assert [item.key for item in result.items] == ["9", "7"]
    assert (result.title, result.notes) == ("Kiln & Clay", [])
    parsed = await result.items[1].load()
    assert (parsed.title, parsed.source, parsed.author) == ("Kiln ’7’", "Kiln & Clay", "Ada & Bo")
    assert parsed.paragraphs == ("Firing 7 went well.",)
    assert parsed.url == "https://kiln.example/7/"
    assert parsed.published == datetime(2020, 1, 1, 7, tzinfo=UTC)
    assert parsed.modified == datetime(2021, 5, 5, 10, tzinfo=UTC)
    assert len(blog.asked) == 1, "the text is whole: no page is fetched"


async def test_a_large_archive_is_read_in_parts_until_all_is_read(blog: Blog, fetching: Fetching) -> None:
    blog.add(*map(post, range(2 * PER_RUN + 30)))
    seen: set[int] = set()
    state, counts = "", []
    for number in range(4):
        result = await run(blog, fetching, state)
        state = result.state
        fresh = keys(result) - seen
        seen |= fresh
        counts.append(len(fresh))
        assert bool(result.notes) == (number < 2)
    assert counts == [PER_RUN, PER_RUN, 30, 0]
    assert min(seen) == 0


async def test_an_archive_that_fills_its_last_page_ends_there(blog: Blog, fetching: Fetching) -> None:
    blog.add(*map(post, range(2 * POSTS_PER_PAGE)))
    result = await run(blog, fetching)
    assert (len(result.items), result.notes) == (2 * POSTS_PER_PAGE, [])


async def test_posts_that_are_new_or_changed_come_with_the_next_crawl(blog: Blog, fetching: Fetching) -> None:
    blog.add(*map(post, range(20)))
    first = await run(blog, fetching)
    blog.add(post(100), post(3, modified_gmt="2025-03-30T00:00:00", title={"rendered": "Kiln mended"}))
    second = await run(blog, fetching, first.state)
    assert {3, 100} <= keys(second) <= {3, 19, 100}
    raws = {item.key: item.raw for item in first.items}
    assert {item.key for item in second.items if raws.get(item.key) != item.raw} == {"3", "100"}
    third = await run(blog, fetching, second.state)
    assert keys(third) <= {3}


async def test_posts_changed_while_the_archive_is_read_are_not_lost(blog: Blog, fetching: Fetching) -> None:
    blog.add(*map(post, range(PER_RUN + 50)))
    first = await run(blog, fetching)
    blog.add(*(post(number, modified_gmt="2025-03-30T00:00:00") for number in range(0, PER_RUN, 3)))
    seen = keys(first)
    state = first.state
    for _ in range(3):
        result = await run(blog, fetching, state)
        seen, state = seen | keys(result), result.state
    assert seen == set(blog.posts)


async def test_a_change_of_many_hundred_posts_is_read_over_several_crawls(blog: Blog, fetching: Fetching) -> None:
    blog.add(*map(post, range(90)))
    state = (await run(blog, fetching)).state
    blog.add(*map(post, range(1_000, 1_000 + 2 * PER_RUN)))
    seen: set[int] = set()
    for _ in range(4):
        result = await run(blog, fetching, state)
        seen, state = seen | keys(result), result.state
    assert seen >= set(range(1_000, 1_000 + 2 * PER_RUN))


async def test_an_old_wordpress_gives_its_newest_changes(blog: Blog, fetching: Fetching) -> None:
    blog.is_old = True
    blog.add(*map(post, range(250)))
    state = (await run(blog, fetching)).state
    blog.add(post(400), post(5, modified_gmt="2025-03-30T00:00:00"))
    assert {5, 400} <= keys(await run(blog, fetching, state)) <= {5, 249, 400}


async def test_a_site_that_has_moved_for_good_is_passed_on(blog: Blog, fetching: Fetching) -> None:
    blog.add(post(1))
    source = source_at(blog.url.replace("/wp-json/", "/old/wp-json/"), "wordpress")
    assert (await crawl(fetching, source, NOW)).moved_to == blog.url
    assert (await run(blog, fetching)).moved_to is None


async def test_drafts_and_posts_with_a_password_are_no_articles(blog: Blog, fetching: Fetching) -> None:
    blog.add(post(1, status="draft"), post(2, content={"rendered": "", "protected": True}), post(3))
    result = await run(blog, fetching)
    assert keys(result) == {3}
    assert result.passed_over == {"posts that aren't published": 1, "posts with a password": 1}


async def test_a_site_without_posts_is_no_error(blog: Blog, fetching: Fetching) -> None:
    first = await run(blog, fetching)
    assert list(first.items) == []
    blog.add(post(60_000))
    assert keys(await run(blog, fetching, first.state)) in ({60_000}, set())


@pytest.mark.parametrize(
    "values",
    [
        {"title": None, "_embedded": None, "content": "bare"},
        {"title": {"rendered": 7}, "_embedded": {"author": [{"code": "rest_user_invalid_id"}, 3]}},
        {"link": "javascript:alert(1)", "date_gmt": "0000-00-00T00:00:00", "guid": []},
        {"excerpt": {}, "modified_gmt": "yesterday?", "_embedded": {"author": "x"}},
    ],
)
async def test_posts_of_odd_shapes_are_read_as_far_as_they_can_be(
    blog: Blog, fetching: Fetching, values: dict[str, Any]
) -> None:
    blog.add(post(1, **values), post(2))
    result = await run(blog, fetching)
    assert keys(result) == {1, 2}
    assert all([(await item.load()).paragraphs for item in result.items])


@pytest.mark.parametrize("body", [b"<html>no</html>", b"[1, 2", b'{"code": "rest_no_route"}', b"[]", b"7", b"\xff"])
async def test_what_is_no_api_is_an_error(body: bytes) -> None:
    class Bodies:
        async def fetch(self, url: str, **options: Any) -> Fetched:
            del options
            return Fetched(url, 200, body, "application/json", None, Validators())

    with pytest.raises(FetchError, match="isn't the REST API of WordPress"):
        await crawl(Bodies(), source_at("https://kiln.example/", "wordpress"), NOW)


async def test_a_state_that_cannot_be_read_begins_again(blog: Blog, fetching: Fetching) -> None:
    blog.add(post(1))
    for state in ("x", "[]", '{"name": 1}', json.dumps({"name": "", "newest": "", "before": "", "page": "x"})):
        assert keys(await run(blog, fetching, state)) == {1}


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://a.example", "https://a.example/wp-json/"),
        ("https://a.example/blog/", "https://a.example/blog/wp-json/"),
        ("https://a.example/wp-json", "https://a.example/wp-json/"),
        ("https://a.example/wp-json/wp/v2/posts?per_page=9", "https://a.example/wp-json/"),
        ("https://a.example/?rest_route=/", "https://a.example/?rest_route=/"),
    ],
)
def test_the_api_of_a_site(url: str, root: str) -> None:
    assert api_root(url) == root
    assert WebSource("s", root, "wordpress", "").url == root
