"""Single pages, from a server on loopback."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from index.sources.web import FetchError, Fetching, SourceOptions, Validators
from index.sources.web.kinds.pages import crawl
from tests.index.sources.web.kinds.serving import Site, source_at

NOW = datetime(2025, 4, 1, tzinfo=UTC)
FIRST = "The weir was closed to canoes on Sunday after a tree had come down across the upper channel. "


def page(text: str, more: str = "", head: str = "") -> str:
    return (
        f"<html><head><title>Weir closed</title>{head}<meta property='article:published_time'"
        f" content='2025-03-02T10:00:00Z'></head><body><article><h1>Weir closed</h1><p>{text}</p></article>{more}"
        "</body></html>"
    )


async def test_the_article_of_a_page_is_its_only_item(site: Site, fetching: Fetching) -> None:
    url = site.put("/weir", page(FIRST), ETag='"1"', Cache_Control="max-age=60")
    result = await crawl(fetching, source_at(url, "page"), NOW)
    (item,) = result.items
    parsed = await item.load()
    assert (item.key, parsed.title, parsed.paragraphs, parsed.url) == ("page", "Weir closed", (FIRST.strip(),), url)
    assert (result.title, result.newest) == ("Weir closed", datetime(2025, 3, 2, 10, tzinfo=UTC))
    assert (result.validators, result.interval_seconds) == (Validators('"1"'), 60)
    unchanged = await crawl(fetching, replace(source_at(url, "page"), validators=result.validators), NOW)
    assert unchanged.is_unchanged


async def test_a_page_changes_with_its_article_and_not_with_what_is_around_it(site: Site, fetching: Fetching) -> None:
    async def raw(body: str) -> bytes:
        return (await crawl(fetching, source_at(site.put("/weir", body), "page"), NOW)).items[0].raw

    assert await raw(page(FIRST)) == await raw(page(FIRST, "<footer>Advertisement 7</footer><script>1</script>"))
    assert await raw(page(FIRST)) != await raw(page(FIRST + "It opened again."))


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (
            page("We and our partners store cookies.").replace("Weir closed", "Before you continue"),
            "text/html",
            "consent",
        ),
        (page("Only this. Subscribe now to continue reading."), "text/html", "behind a paywall"),
        ("", "text/html", "empty"),
        (page(FIRST), "application/pdf", "not an HTML page, but application/pdf"),
    ],
)
async def test_what_is_no_article_is_an_error_that_names_the_page(
    site: Site, fetching: Fetching, body: str, content_type: str, reason: str
) -> None:
    url = site.put("/weir", body, content_type)
    with pytest.raises(FetchError, match=f"/weir: .*{reason}"):
        await crawl(fetching, source_at(url, "page"), NOW)


async def test_selectors_choose_the_text_and_options_the_outlet(site: Site, fetching: Fetching) -> None:
    url = site.put("/weir", page(FIRST, "<div id='live'><p>It is open.</p></div>"))
    options = SourceOptions(select=("#live",), outlet="River Board")
    (item,) = (await crawl(fetching, source_at(url, "page", options), NOW)).items
    parsed = await item.load()
    assert (parsed.paragraphs, parsed.source) == (("It is open.",), "River Board")


async def test_the_encoding_that_the_server_names_is_used(site: Site, fetching: Fetching) -> None:
    body = page("Плотину закрыли для байдарок в воскресенье, после того как упало дерево.").encode("koi8-r")
    url = site.put("/weir", body, "text/html; charset=KOI8-R")
    (item,) = (await crawl(fetching, source_at(url, "page"), NOW)).items
    assert (await item.load()).paragraphs[0].startswith("Плотину закрыли")


@pytest.mark.parametrize("charset", ["nonsense", "base64", "utf-16", "idna"])
async def test_an_encoding_that_the_server_names_wrongly_does_no_harm(
    site: Site, fetching: Fetching, charset: str
) -> None:
    url = site.put("/weir", page(FIRST), f"text/html; charset={charset}")
    (item,) = (await crawl(fetching, source_at(url, "page"), NOW)).items
    assert (await item.load()).paragraphs == (FIRST.strip(),)


async def test_a_page_that_claims_the_address_of_another_site_keeps_its_own(site: Site, fetching: Fetching) -> None:
    for claimed, own in (("https://reuters.example/a", "/weir"), ("/weir-closed", "/weir-closed"), ("/", "/weir")):
        url = site.put("/weir", page(FIRST, head=f"<link rel='canonical' href='{claimed}'>"))
        (item,) = (await crawl(fetching, source_at(url, "page"), NOW)).items
        assert (await item.load()).url == site.at(own)
