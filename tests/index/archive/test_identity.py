"""What tells articles apart: links, GUIDs, titles and texts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article
from index.archive.identity import Identities, canonical_url, content_digest, resembles, shares_words

FERRY = "The ferry Orla sank near Karsk harbour on Thursday, and nobody drowned."
WHALE = "A humpback whale sang under the pier while half of the town listened."


def article(
    title: str = "Ferry sinks",
    text: str = FERRY,
    published: date | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    return Article("a", "file:///a", title, tuple(text.splitlines()), source, url, published=published)


# -- links


@pytest.mark.parametrize(
    "url",
    [
        "https://www.gazette.example/news/ferry",
        "http://gazette.example/news/ferry/",
        "HTTPS://WWW.GAZETTE.EXAMPLE:443/news/ferry",
        "https://gazette.example/news/ferry?utm_source=mail&utm_campaign=x&fbclid=abc",
        "https://gazette.example/news/ferry#comments",
        "https://m.gazette.example/news/ferry",
        "https://mobile.gazette.example/news/ferry",
        "https://amp.gazette.example/news/ferry",
        "https://gazette.example/news/ferry/amp",
        "https://gazette.example/news/ferry/amp/",
        "https://gazette.example/amp/news/ferry",
        "https://gazette.example/news/amp/ferry",
        "https://gazette.example/news/ferry?outputType=amp",
        "https://gazette.example/news/ferry/index.html",
        "https://www.google.com/amp/s/www.gazette.example/news/ferry",
        "https://gazette-example.cdn.ampproject.org/c/s/gazette.example/news/ferry",
    ],
)
def test_one_article_has_many_addresses(url: str) -> None:
    assert canonical_url(url) == "gazette.example/news/ferry"


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/OrrinBay/7",
        "http://t.me/orrinbay/7/",
        "https://telegram.me/orrinbay/7?single",
        "https://t.me/s/OrrinBay/7",
        "https://t.me/OrrinBay/7?comment=12&thread=3",
        "https://www.t.me/OrrinBay/7#x",
    ],
)
def test_one_post_of_telegram_has_many_addresses(url: str) -> None:
    assert canonical_url(url) == "t.me/orrinbay/7"


def test_posts_of_private_channels_are_told_apart_by_the_numbers_of_both() -> None:
    addresses = ["https://t.me/c/14/7", "https://t.me/c/14/8", "https://t.me/c/15/7", "https://t.me/OrrinBay/7"]
    assert len({canonical_url(address) for address in addresses}) == 4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://gazette.example/?p=12", "https://gazette.example/?p=13"),
        ("https://gazette.example/index.php?id=5", "https://gazette.example/index.php?id=6"),
        ("https://gazette.example/a", "https://courier.example/a"),
        ("https://gazette.example/a", "https://gazette.example/A"),
        ("https://gazette.example:8080/a", "https://gazette.example/a"),
        ("https://gazette.example/camp/a", "https://gazette.example/c/a"),
    ],
)
def test_different_articles_have_different_addresses(first: str, second: str) -> None:
    assert canonical_url(first) != canonical_url(second)
    assert canonical_url(first)
    assert canonical_url(second)


def test_the_mobile_edition_of_a_language_is_that_language() -> None:
    assert canonical_url("https://en.m.wikipedia.org/wiki/Ferry") == "en.wikipedia.org/wiki/Ferry"


@pytest.mark.parametrize(
    "url", ["https://gazette.example", "https://www.gazette.example/", "https://gazette.example/index.html", "", "x"]
)
def test_a_front_page_identifies_no_article(url: str) -> None:
    assert canonical_url(url) is None or "/" not in url


@given(st.text() | st.text().map(lambda text: f"https://gazette.example/{text}"))
def test_any_link_has_a_stable_address_or_none(url: str) -> None:
    address = canonical_url(url)
    if address is not None:
        assert canonical_url(f"https://{address}") in (address, None)


# -- identities


def test_an_article_without_a_link_and_a_day_is_known_by_its_file_alone() -> None:
    assert Identities.of(article(source="Gazette"), None).known == ()
    assert Identities.of(article(published=date(2024, 12, 19)), None).known == ()


def test_titles_are_equal_whatever_their_case_and_punctuation() -> None:
    day = date(2024, 12, 19)
    first = Identities.of(article("“Ferry” sinks!", published=day, source="The Gazette"), None)
    second = Identities.of(article("FERRY SINKS", published=day, source="the gazette"), None)
    assert first.title == second.title is not None
    other_day = Identities.of(article("FERRY SINKS", published=date(2024, 12, 20), source="the gazette"), None)
    assert other_day.title != first.title


def test_a_title_of_punctuation_alone_identifies_nothing() -> None:
    assert Identities.of(article("…", published=date(2024, 12, 19), source="Gazette"), None).title is None


def test_the_day_of_an_article_is_that_of_its_own_timezone() -> None:
    late = Identities.of(article(published=datetime(2024, 12, 19, 23, tzinfo=UTC), source="Gazette"), None)
    assert late.title == Identities.of(article(published=date(2024, 12, 19), source="Gazette"), None).title


@given(st.text(), st.text(), st.text(), st.none() | st.text(), st.none() | st.text())
def test_identities_of_any_text_are_short_enough_for_the_database(
    title: str, source: str, url: str, guid: str | None, text: str | None
) -> None:
    names = Identities.of(article(title, text or "", date(2024, 12, 19), source, url), guid)
    assert all(len(name) == 24 for name in names.known)


# -- texts


def test_texts_share_words_if_one_holds_most_of_the_other() -> None:
    assert shares_words([FERRY], [FERRY, WHALE])
    assert shares_words([FERRY], [FERRY.replace("Thursday", "Friday")])
    assert not shares_words([FERRY], [WHALE])


def test_words_that_every_text_has_are_not_shared_ones() -> None:
    teaser = "He said that it was the end of what they had and that this is how it was to be."
    assert not shares_words([f"{teaser} Ferries stop."], [f"{teaser} Whales sing loudly."])


def test_a_text_of_short_words_alone_is_compared_by_them() -> None:
    assert shares_words(["We won."], ["We won it."])
    assert not shares_words(["We won."], ["They lost."])


def test_texts_without_spaces_are_compared_by_what_stands_between_their_marks() -> None:
    assert shares_words(["渡轮沉没，无人死亡。"], ["渡轮沉没，无人死亡，港口关闭。"])
    assert not shares_words(["渡轮沉没，无人死亡。"], ["鲸鱼唱歌。"])


def test_a_new_headline_over_the_same_text_is_the_same_article() -> None:
    assert resembles(article("Ferry sinks"), article("Orla: what we know"))


def test_a_stub_and_the_whole_article_under_one_headline_are_the_same() -> None:
    assert resembles(article(text="Subscribe to go on reading."), article())


def test_other_words_under_another_headline_are_another_article() -> None:
    assert not resembles(article(), article("Whale sings", WHALE))


def test_a_column_with_the_same_headline_on_another_day_is_another_article() -> None:
    monday, tuesday = date(2024, 12, 16), date(2024, 12, 17)
    assert not resembles(article("Letters", FERRY, monday), article("Letters", WHALE, tuesday))
    assert resembles(article("Letters", FERRY, monday), article("Letters", WHALE, monday))


def test_texts_made_from_one_pattern_are_two_articles_on_two_days() -> None:
    pattern = "Rovers {} Harrow United 3-1 in the league on Saturday after goals by {} and {}."
    first = article("Rovers win", pattern.format("beat", "Lindqvist", "Marsh"), date(2024, 12, 14))
    second = article("Rovers lose", pattern.format("lost to", "Okafor", "Brandt"), date(2024, 12, 21))
    assert not resembles(first, second)


def test_the_digest_of_the_content_is_of_the_title_and_the_text() -> None:
    assert content_digest(article()) == content_digest(article(url="https://gazette.example/a"))
    assert content_digest(article()) != content_digest(article("Other"))
    assert content_digest(article(text="a\nb")) != content_digest(article(text="ab"))
