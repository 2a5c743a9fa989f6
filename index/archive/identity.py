"""What tells articles apart: their canonical address, else their GUID, else their outlet, title and day.

An outlet gives one article many addresses: with tracking parameters, for telephones, as AMP, with or without "www.".
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.model import Article, published_day

MIN_SHARED = 0.5
"""Minimum share of the shorter text's content words for two texts to be versions of one article."""

MIN_SHARED_APART = 0.9
"""Likewise for articles with the same link, but with different titles and days: a column's texts are much alike."""

_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_HOST_INFIX = re.compile(r"^([a-z]{2,3})\.(?:m|mobile|amp)\.(?=[^.]+\.)")  # en.m.wikipedia.org
_CACHED_AMP = re.compile(
    r"^(?:https?://)?(?:www\.google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/\w)/(?:s/)?(?=[^/]+\.)"
)
_AMP_PATH = re.compile(r"/amp(?=/|$)|\.amp(?=\.html?$|$)")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_AMP_PARAMETERS = {"amp", "outputtype", "output", "mobile"}
_TELEGRAM = frozenset(("t.me", "telegram.me", "telegram.dog"))
_POST_PATH = re.compile(r"/(?:s/)?(?P<chat>c/\d+|[A-Za-z]\w{3,31})/(?:\d+/)?(?P<number>\d+)", re.ASCII)
_WORD = re.compile(r"\w+")
_SHORT_WORD = re.compile(r"[a-z]{1,4}")  # nearly all of the words that stand in any English text


@lru_cache(maxsize=4096)
def canonical_url(url: str) -> str | None:
    """Return the address by which two links to one article are equal; None if a link leads to a front page."""
    from courlan import normalize_url

    try:
        parts = urlsplit(normalize_url(_CACHED_AMP.sub("https://", url)))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    host = _HOST_INFIX.sub(r"\1.", _HOST_PREFIX.sub("", host))
    path = _INDEX_FILE.sub("", _AMP_PATH.sub("", parts.path)).rstrip("/")
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_view(name)]
    if not host or not (path or query):
        return None
    if host in _TELEGRAM and (post := _POST_PATH.fullmatch(path)):  # the rest chooses a picture, a comment or a topic
        return f"t.me/{post['chat'].lower()}/{post['number']}"
    address = f"{host}:{port}" if port not in (None, 80, 443) else host
    return f"{address}{path}" + (f"?{urlencode(sorted(query), errors='surrogatepass')}" if query else "")


def without_tracking(url: str) -> str:
    """Return a link without the parameters that tell where it was shared, if it has any."""
    from courlan import normalize_url

    try:
        cleaned = str(normalize_url(url))
        is_shorter = len(parse_qsl(urlsplit(cleaned).query)) < len(parse_qsl(urlsplit(url).query))
    except ValueError:
        return url
    return cleaned if is_shorter else url


def _is_view(name: str) -> bool:
    """Return whether a parameter chooses how an article is shown, and not which."""
    return name.lower() in _AMP_PARAMETERS


class Identities(NamedTuple):
    """Digests of what identifies an article, the surest first; None where a part of it is unknown."""

    url: str | None
    """Of its canonical address."""
    guid: str | None
    """Of the identifier that the outlet gave it."""
    title: str | None
    """Of its outlet, title and day: for a copy without an address."""
    url_and_title: str | None
    """Of its address and title: where one address stands at several articles, as that of a column may."""

    @classmethod
    def of(cls, article: Article, guid: str | None) -> Identities:
        """Return what identifies an article. One with no identity is known by its file alone."""
        address = canonical_url(article.url) if article.url else None
        title = folded(article.title)
        outlet, day = folded(article.source or ""), published_day(article.published) if article.published else None
        return cls(
            digest_of(f"url:{address}") if address else None,
            digest_of(f"guid:{guid}") if guid else None,
            digest_of(f"title:{outlet}\n{title}\n{day.isoformat()}") if outlet and title and day else None,
            digest_of(f"url:{address}\n{title}") if address and title else None,
        )

    @property
    def known(self) -> tuple[str, ...]:
        """Those that aren't None."""
        return tuple(name for name in self if name)


def resembles(first: Article, second: Article) -> bool:
    """Return whether two articles with the same address or GUID may be versions of one.

    A feed may give all of its items the address of its site, and a page may hold another text every day.
    """
    are_days_apart = _are_days_apart(first, second)
    if folded(first.title) == folded(second.title):
        return not are_days_apart or shares_words(first.paragraphs, second.paragraphs)
    least = MIN_SHARED_APART if are_days_apart else MIN_SHARED
    return shares_words(first.paragraphs, second.paragraphs, least)


def _are_days_apart(first: Article, second: Article) -> bool:
    if not first.published or not second.published:
        return False
    return published_day(first.published) != published_day(second.published)


def shares_words(first: Sequence[str], second: Sequence[str], least: float = MIN_SHARED) -> bool:
    """Return whether a text holds at least this share of the other one's content words."""
    if first == second:
        return True
    words, others = (_content_words(text) for text in (first, second))
    return len(words & others) >= least * min(len(words), len(others))


def _content_words(text: Sequence[str]) -> set[str]:
    words = {*_WORD.findall(" ".join(text).lower())}
    return {word for word in words if not _SHORT_WORD.fullmatch(word)} or words


def content_digest(article: Article) -> str:
    """Return the digest of what readers see of an article: its title and its text."""
    return digest_of(article.title, *article.paragraphs)


def digest_of(*names: str) -> str:
    """Return a digest of some names, as a key for the database."""
    return hashlib.blake2b("\0".join(names).encode(errors="surrogatepass"), digest_size=12).hexdigest()


def folded(text: str) -> str:
    """Return the words of a name or a title, whatever their case and punctuation."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
