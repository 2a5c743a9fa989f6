"""What an address is: discovery on a server on loopback."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.sources.web import Fetched, FetchError, Fetching, Validators
from index.sources.web.kinds import Candidate, discover
from tests.index.sources.web.kinds.serving import Site

RSS = "<rss version='2.0'><channel><title>%s</title><item><title>Tide table</title></item></channel></rss>"
SITEMAP = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site}/a</loc></url></urlset>"
TEXT = "<p>The lock keeper opened the gates at six on Monday, an hour before the first barge was due to arrive.</p>"


def page(*links: str, title: str = "The Lock Post", body: str = "<p>Welcome.</p>") -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title>{''.join(links)}</head><body>{body}</body></html>"


def link(href: str, title: str = "", kind: str = "application/rss+xml") -> str:
    return f"<link rel='alternate' type='{kind}' title='{title}' href='{href}'>"


def briefly(candidates: list[Candidate], site: Site) -> list[tuple[str, str]]:
    return [(candidate.kind, candidate.url.removeprefix(site.url)) for candidate in candidates]


@pytest.mark.parametrize(
    "body",
    [
        RSS % "Lock",
        "\n <?xml version='1.0'?><!-- made by hand -->" + RSS % "Lock",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lock</title></feed>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        "<channel><title>Lock</title></channel></rdf:RDF>",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Lock", "items": []}',
    ],
)
async def test_a_feed_is_one_whatever_the_server_calls_it(site: Site, fetching: Fetching, body: str) -> None:
    url = site.put("/x", body, "text/html")
    assert await discover(fetching, url) == [Candidate(url, "feed", "Lock")]


async def test_the_main_feed_of_a_page_comes_first_and_those_of_comments_last(site: Site, fetching: Fetching) -> None:
    links = [
        link("/comments/feed/", "Lock » Comments Feed"),
        link("/main", "Lock » Feed"),
        link("atom", "Lock", "application/atom+xml"),
        link("/oembed", kind="application/json+oembed"),
        link("/main", "again"),
    ]
    site.put("/", page(*links))
    for path in ("/main", "/atom", "/comments/feed/"):
        site.put(path, RSS % "The Lock Post » Feed")
    candidates = await discover(fetching, site.at("/"))
    assert briefly(candidates, site) == [("feed", "/main"), ("feed", "/atom"), ("feed", "/comments/feed/")]
    assert candidates[0].title == "The Lock Post"
    assert "/feed" not in site.asked, "nothing is guessed where a feed is declared"


async def test_the_feed_of_a_section_comes_before_that_of_the_site(site: Site, fetching: Fetching) -> None:
    site.put("/sport/", page(link("/feed"), link("/sport/feed")))
    site.put("/feed", RSS % "All")
    site.put("/sport/feed", RSS % "Sport")
    assert briefly(await discover(fetching, site.at("/sport/")), site) == [("feed", "/sport/feed"), ("feed", "/feed")]


async def test_a_declared_feed_that_is_none_is_left_out(site: Site, fetching: Fetching) -> None:
    site.put("/", page(link("/gone"), link("/html"), link("/good")))
    site.put("/html", page())
    site.put("/good", RSS % "Lock")
    assert briefly(await discover(fetching, site.at("/")), site) == [("feed", "/good")]


async def test_common_paths_are_tried_where_nothing_is_declared(site: Site, fetching: Fetching) -> None:
    site.put("/", page())
    site.put("/feed", page())
    site.put("/atom.xml", RSS % "Lock")
    assert briefly(await discover(fetching, site.at("/")), site) == [("feed", "/atom.xml")]


async def test_a_site_without_a_feed_gives_the_sitemap_that_its_robots_file_names(
    site: Site, fetching: Fetching
) -> None:
    site.put("/", page())
    site.put(
        "/robots.txt", "User-agent: *\nSitemap: {site}/pages.xml\nSITEMAP: {site}/news.xml # newest\n", "text/plain"
    )
    site.put("/news.xml", SITEMAP)
    assert await discover(fetching, site.at("/")) == [Candidate(site.at("/news.xml"), "sitemap", "The Lock Post")]


async def test_a_sitemap_is_asked_for_at_its_usual_place(site: Site, fetching: Fetching) -> None:
    site.put("/", page())
    site.put("/sitemap.xml", SITEMAP.replace("urlset", "sitemapindex"))
    assert briefly(await discover(fetching, site.at("/")), site) == [("sitemap", "/sitemap.xml")]


async def test_a_site_made_with_wordpress_is_read_by_its_api(site: Site, fetching: Fetching) -> None:
    declared = "<link rel='https://api.w.org/' href='{site}/wp-json/'>"
    answers = PostsOf(fetching)
    site.put("/", page(declared, link("/feed")))
    site.put("/news/", page(declared, link("/feed")))
    site.put("/feed", RSS % "Lock")
    assert briefly(await discover(answers, site.at("/")), site) == [("wordpress", "/wp-json/"), ("feed", "/feed")]
    assert briefly(await discover(answers, site.at("/news/")), site) == [("feed", "/feed"), ("wordpress", "/wp-json/")]
    assert (await discover(answers, site.at("/")))[0].title == "Lock & Quay"
    assert briefly(await discover(fetching, site.at("/")), site) == [("feed", "/feed")], "it keeps its API to itself"


class PostsOf:
    """A site whose API answers, too."""

    def __init__(self, fetching: Fetching) -> None:
        self._fetching = fetching

    async def fetch(self, url: str, **options: Any) -> Fetched:
        if "/wp-json/" in url:
            posts: object = [{"id": 1}] if "/posts" in url else {"name": "Lock &amp; Quay"}
            return Fetched(url, 200, json.dumps(posts).encode(), "application/json", None, Validators())
        return await self._fetching.fetch(url, **options)


async def test_a_page_with_one_article_is_a_page_and_the_feeds_of_its_site_follow(
    site: Site, fetching: Fetching
) -> None:
    article = f"<article><h1>Gates open early</h1>{TEXT}{TEXT.replace('six', 'seven')}</article>"
    kind = "<meta property='og:type' content='article'>"
    url = site.put("/2025/gates", page(kind, link("/feed"), title="Gates open early", body=article))
    site.put("/feed", RSS % "Lock")
    candidates = await discover(fetching, url)
    assert briefly(candidates, site) == [("page", "/2025/gates"), ("feed", "/feed")]
    assert candidates[0].title == "Gates open early"


async def test_a_page_of_the_site_that_says_nothing_of_itself_comes_after_its_feeds(
    site: Site, fetching: Fetching
) -> None:
    long = "".join(TEXT.replace("six", f"{hour} minutes past six") for hour in range(12))
    url = site.put("/about", page(link("/feed"), body=f"<main><h1>About</h1>{long}</main>"))
    site.put("/feed", RSS % "Lock")
    assert briefly(await discover(fetching, url), site) == [("feed", "/feed"), ("page", "/about")]


async def test_a_list_of_files_is_a_folder(site: Site, fetching: Fetching) -> None:
    url = site.put("/a/", page(title="Index of /a", body="<a href='../'>..</a><a href='b.md'>b.md</a>"))
    assert await discover(fetching, url) == [Candidate(url, "folder", "Index of /a")]
    site.put("/a/", page(title="Index of /a", body="<a href='b.exe'>b.exe</a>"))
    with pytest.raises(FetchError, match="a list of files, none of which newsbot reads"):
        await discover(fetching, url)


async def test_an_address_without_a_scheme_is_tried_with_https_and_then_with_http(
    site: Site, fetching: Fetching
) -> None:
    url = site.put("/feed", RSS % "Lock")
    candidates = await discover(fetching, f" {url.removeprefix('http://')} ")
    assert candidates == [Candidate(url, "feed", "Lock", ("it doesn't answer by https: http is used",))]
    assert await discover(fetching, url.replace("http:", "feed:")) == candidates
    assert await discover(fetching, f"feed:{url}") == [Candidate(url, "feed", "Lock")]


async def test_a_permanent_redirect_is_followed_and_a_temporary_one_is_asked_again(
    site: Site, fetching: Fetching
) -> None:
    site.put("/new", RSS % "Lock")
    site.put("/old", "", Location="/new")
    site.statuses["/old"] = 301
    assert briefly(await discover(fetching, site.at("/old")), site) == [("feed", "/new")]
    site.statuses["/old"] = 302
    assert briefly(await discover(fetching, site.at("/old")), site) == [("feed", "/old")]


@pytest.mark.parametrize(
    ("path", "body", "reason"),
    [
        ("/", page(), "there is no feed, no sitemap, no WordPress site and no article.*front page"),
        ("/a", page(body="<p>We and our partners store cookies.</p>", title="Cookie consent"), "asks for consent"),
        ("/a", page(body="<p>Hello, this is our new site.</p>"), "has only .* characters of text"),
        ("/a.csv", "title,text\na,b", "download it, and index it with `newsbot index a.csv`"),
        ("/a", "<opml version='2.0'><body/></opml>", "an OPML list of feeds: import it"),
        ("/a", "<svg></svg>", "no source of news: a picture"),
        ("/a", b"\0\1\2\3", "no source of news: binary"),
        ("/a", "", "is empty"),
    ],
)
async def test_what_is_no_source_gets_one_sentence_that_names_it(
    site: Site, fetching: Fetching, path: str, body: str | bytes, reason: str
) -> None:
    url = site.put(path, body)
    with pytest.raises(FetchError, match=f"{path}: .*{reason}") as error:
        await discover(fetching, url)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("address", ["", "   ", "feed:", "http://[", "gopher://a", "a b c", "javascript:alert(1)"])
async def test_what_is_no_address_gets_a_sentence(fetching: Fetching, address: str) -> None:
    with pytest.raises(FetchError, match=r".+: .+"):
        await discover(fetching, address)


class Bodies:
    """A `Fetching` that gives the same body at every address."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def fetch(self, url: str, **options: object) -> Fetched:
        del options
        return Fetched(url, 200, self._body, "", None, Validators())


MARKUP = st.lists(
    st.sampled_from(
        "<html> <a <link rel='alternate' type='application/rss+xml' href='/f'> href=// <rss> <channel> <item> </item>"
        ' <urlset> <url><loc>http://a/</loc></url> <sitemapindex> { } "version": <feed> Index of <title> <base'
        " http://[ %00 \x1f\x8b <p>a</p> jsonfeed.org/version/1 <!ENTITY <!DOCTYPE ]]> <![CDATA[".split(" ")
    )
    | st.text(max_size=9),
    max_size=30,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
@given(body=st.binary(max_size=300) | MARKUP)
async def test_any_bytes_are_a_source_or_get_a_sentence(body: bytes) -> None:
    with suppress(FetchError):
        assert await discover(Bodies(body), "https://lock.example/x/")
