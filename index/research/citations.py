"""Articles as citations for reference managers: BibTeX and RIS, in UTF-8.

Each is a pure function of an article's head. What an article doesn't give is left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.languages import Bylines
from index.model import Head, published_day
from index.research.authors import Author, split_authors

_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_IN_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts the brace of \{ as one that opens
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_NO_URL = re.compile(r"[\s\x00-\x1f\x7f-\x9f{}\\\"<>]")
_NO_KEY = re.compile(r"[^A-Za-z0-9]+")
_LANGUAGES = {
    "en": "english",
    "en-gb": "british",
    "en-us": "american",
    "de": "ngerman",
    "el": "greek",
    "nb": "norsk",
    "no": "norsk",
    "nn": "nynorsk",
    "pt-br": "brazilian",
    "sr": "serbian",
}
"""Names of languages in LaTeX, where they aren't the English ones."""

_LONGEST_SLUG = 20


def to_bibtex(head: Head) -> str:
    """Return an article as an entry of BibTeX, with an empty line behind it.

    Its key holds the article's id: it is unique, and stays the same in the next export.
    """
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _bibtex_fields(head))
    return f"@article{{{_key(head)},\n{fields}}}\n\n"


def to_ris(head: Head) -> str:
    """Return an article as a record of RIS, whose lines end in CR LF."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_fields(head))


def _bibtex_fields(head: Head) -> Iterator[tuple[str, str]]:
    if authors := split_authors(head.author or ""):
        yield "author", " and ".join(map(_bibtex_author, authors))
    yield "title", f"{{{_latex(head.title)}}}"  # the second braces keep a style from changing capitals
    if head.source:
        yield "journal", _latex(head.source)
    if head.published:
        day = published_day(head.published)
        yield "date", day.isoformat()
        yield "year", f"{day.year:04}"  # for BibTeX itself, which knows no date
    if head.url:
        yield "url", _url(head.url)
    if language := _latex_language(head.language):
        yield "langid", language


def _ris_fields(head: Head) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", _line(head.id)
    yield "TI", _line(head.title)
    for author in split_authors(head.author or ""):
        yield "AU", _line(", ".join(filter(None, author)))
    if head.source:
        yield "T2", _line(head.source)
    if head.published:
        day = published_day(head.published)
        yield "DA", f"{day.year:04}/{day.month:02}/{day.day:02}/"
        yield "PY", f"{day.year:04}"
    if head.url:
        yield "UR", _url(head.url)
    if head.language:
        yield "LA", _line(head.language)
    yield "ER", ""


def _key(head: Head) -> str:
    """Return a key such as courier2025-1f3a...: outlet, year and id."""
    words = _NO_KEY.sub(" ", head.source or "").split()
    words = words[1:] if len(words) > 1 and words[0].lower() == Bylines.ARTICLE else words
    year = f"{published_day(head.published).year:04}" if head.published else ""
    slug = "".join(words)[:_LONGEST_SLUG].lower()
    return f"{slug}{year}-{_NO_KEY.sub('-', head.id)}".strip("-")


def _bibtex_author(author: Author) -> str:
    if not author.given:
        return f"{{{_latex(author.family)}}}"
    return ", ".join(_latex(part) for part in (author.family, author.suffix, author.given) if part)


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _IN_LATEX.get(match[0], f"\\{match[0]}"), _line(text))


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _url(url: str) -> str:
    """Return an address without characters that end a field, percent-encoded."""
    return _NO_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url.strip())


def _latex_language(tag: str | None) -> str | None:
    """Return the name that LaTeX's babel has for a language; None if it isn't known."""
    from babel import Locale, UnknownLocaleError

    if not tag:
        return None
    language = tag.lower().partition("-")[0]
    if name := _LANGUAGES.get(tag.lower()) or _LANGUAGES.get(language):
        return name
    try:
        english = (Locale.parse(language).get_language_name("en") or "").lower()
    except (UnknownLocaleError, ValueError):
        return None
    return english if english.isascii() and english.isalpha() else None
