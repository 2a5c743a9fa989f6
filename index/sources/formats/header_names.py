"""Names of header lines and of front matter, as people and programs write them, and what each stands for.

Not for reading values: see `header_lines.py`.
"""

from __future__ import annotations

import re

# German, Spanish, French, Italian, Portuguese, Polish, Russian; no word that opens an English sentence.
_FOREIGN = {
    "title": ("titel", "titre", "título", "titolo", "tytuł", "überschrift", "заголовок", "название"),
    "published": ("datum", "fecha", "дата", "veröffentlicht", "publicado", "publié", "opublikowano", "опубликовано"),
    "source": ("quelle", "fuente", "fonte", "źródło", "источник", "издание"),
    "author": ("autor", "autora", "auteur", "autore", "автор"),
}
_NAMES = {
    "title": (
        "title",
        "headline",
        "head",
        "og:title",
        "dc.title",
        "article title",
        "heading",
        "subject",
        *_FOREIGN["title"],
    ),
    "published": (
        *("published", "publication date", "pub date", "date published", "published date", "publish date"),
        *("published at", "published on", "published time", "article:published_time", "date of publication"),
        *("first published", "posted", "posted on", "date posted", "date", "dc.date", "created", "created at"),
        *("date created", "creation date", *_FOREIGN["published"]),
    ),
    "modified": (
        *("modified", "updated", "last modified", "last updated", "date modified", "date updated", "lastmod"),
        *("updated at", "updated on", "modified at", "modified time", "article:modified_time", "og:updated_time"),
    ),
    "source": (
        *("source", "outlet", "newspaper", "publication", "publication name", "publisher", "dc.publisher"),
        *("site name", "og:site_name", "website name", *_FOREIGN["source"], "hostname", "host", "domain"),
    ),
    "url": (
        *("url", "link", "permalink", "canonical", "canonical url", "og:url", "web url", "article url", "source url"),
        *("original url", "href", "web address"),
    ),
    "author": (
        *("author", "authors", "article:author", "dc.creator", "byline", "by", "written by", "creator", "writer"),
        *("reporter", "reporters", *_FOREIGN["author"]),
    ),
    "language": ("language", "lang", "dc.language", "og:locale"),
}
_OTHERS = (
    *("category", "categories", "tag", "tags", "keyword", "keywords", "section", "editor", "editors"),
    *("location", "place", "dateline", "copyright", "rights", "slug", "layout", "type", "status", "image", "images"),
    *("photo", "photos", "caption", "credit", "description", "summary", "excerpt", "abstract", "draft", "topic"),
    *("topics", "id", "guid", "word count", "words", "license", "fingerprint", "format", "toc", "aliases", "cover"),
    *("thumbnail", "kicker", "desk", "edition", "page", "pages", "volume", "issue", "page type", "retrieved"),
    *("accessed", "downloaded", "crawled", "weight", "comments", "length", "load date", "body", "text", "content"),
)
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[ _-][^\W_]+){0,3}")
_PREFIX = re.compile(r"(og|article|dc|dcterms|twitter)[:.](?=\w)", re.IGNORECASE)
_MAX_NAME = 40  # characters
_LIST_MARK = re.compile(r"\s*(?:[-*•·]\s|>)\s*")
_WIDE_COLON = "："


def _key(name: str) -> str:
    return re.sub(r"[\s_.:-]", "", name.lower())


_FIELDS = {_key(name): (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names)}
FALLBACK_RANK = _FIELDS["hostname"][1]
"""Rank of a host among the sources."""

_OTHER_KEYS = frozenset(map(_key, _OTHERS))


def field_of(name: str) -> tuple[str, int] | None:
    """Return the field of `Parsed` that a name stands for, and its rank: a lower one is the better source."""
    return _FIELDS.get(_key(name)) if len(name) <= _MAX_NAME else None


def is_fallback(name: str) -> bool:
    """Return whether a name stands for a host, which names an outlet only if nothing better does."""
    field = field_of(name)
    return field is not None and field[0] == "source" and field[1] >= FALLBACK_RANK


def is_other_name(name: str) -> bool:
    """Return whether a name is usual in headers, but stands for nothing that an article keeps."""
    return len(name) <= _MAX_NAME and _key(name) in _OTHER_KEYS


def split_line(line: str) -> tuple[str, str] | None:
    """Return the name and the value of a line "Name: value", in bold or a list or not; None if it has no such form.

    Only a name that `field_of` knows may stand right before its value, without a blank.
    """
    line = _LIST_MARK.sub("", line, count=1) if _LIST_MARK.match(line) else line
    if ":" not in line[:_MAX_NAME]:
        line = line.replace(_WIDE_COLON, ": ", 1)
    start = prefix.end() if (prefix := _PREFIX.match(line.lstrip(" \t*_"))) else 0
    bare = line.strip().lstrip("*_")
    name, colon, value = bare[start:].partition(":")
    marks = len(line.strip()) - len(bare)
    if not colon or len(name) > _MAX_NAME or not _NAME.fullmatch(name := name.strip().rstrip("*_")):
        return None
    name = bare[:start] + name
    if value and not value[0].isspace() and not marks and field_of(name) is None:
        return None
    return name, (value.strip().strip("*_") if marks else value).strip()
