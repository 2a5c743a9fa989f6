"""Downloads of news databases: many articles in one text, told apart by the lines that begin or end each.

Nexis Uni and Lexis+ end an article with "End of Document", Factiva with "Document " and its accession number.
LexisNexis Academic begins one with "3 of 50 DOCUMENTS", ProQuest with a rule. Not for reading an article: see
`nexis_articles.py`, `factiva_articles.py`, `proquest_articles.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

from index.sources.formats import factiva_articles, nexis_articles, proquest_articles
from index.sources.formats.format import MAX_RECORD, Input, Parsed, Record

HEAD_LINES = 400
"""Number of lines at the start of a text that tell whether it comes from ProQuest: its contents list may come first."""

MAX_COVER = 2_000
"""Maximum size of what a database writes before its first article, in characters; more is a text of its own."""

NO_END = "its end is missing: the file may be cut off"
"""Note on an article after which the download stops."""

_NEXIS_END = re.compile(
    r"\s*(?:End of Document|Ende des Dokuments|Fin du document|Einde van document)\s*", re.IGNORECASE
)
_NEXIS_COVER = re.compile(
    r"^[^\S\n]*(?:Job Number:|Documents? \(\d{1,6}\)[^\S\n]*$|Load-Date:)", re.IGNORECASE | re.MULTILINE
)
_LEXIS_START = re.compile(
    r"\s*(?:FOCUS - )?(?:\d{1,5} of \d{1,5} DOCUMENTS?|Document \d{1,5} of \d{1,5})\s*", re.IGNORECASE
)
_PROQUEST_RULE = re.compile(r"\s*_{40,}\s*")
_PROQUEST = re.compile(
    r"^(?:ProQuest document (?:ID|link)\b|.*\bwww\.proquest\.com/|Report Information from ProQuest)", re.M
)
_AROUND = re.compile(
    r"\s*(?:(?:Report Information from ProQuest|Table of contents|Search Summary|Contact us at|Database copyright|"
    r"(?:User Name|Date and Time|Job Number|Print Request|Time of Request):|"
    r"(?:©|\(c\)|Copyright)\s*(?:©\s*)?\d{4}\s+(?:ProQuest|Factiva|LexisNexis|Dow Jones)\b)|Bibliography\s*$)",
    re.IGNORECASE,
)

Parser = Callable[..., Parsed]
"""A parser of an article's lines, with a flag `wrapped`: whether a paragraph may go over several lines."""


@dataclass(frozen=True, slots=True)
class TextKind:
    """How lines come from bytes, and whether paragraphs go over several of them."""

    encoding: str = "utf-8"
    """Encoding that turns the lines back into their bytes."""
    decode: Callable[[bytes], str] = bytes.decode
    is_wrapped: bool = False


@dataclass(slots=True)
class Part:
    """A part of a download: its lines, and how to read them; no parser: it precedes the articles, or is all."""

    lines: list[str] = field(default_factory=list)
    size: int = 0
    parse: Parser | None = None
    key: str | None = None
    is_ended: bool = False
    """Whether a line that ends an article is below it."""
    has_end: bool = True
    """Whether it ends as the articles before it do."""

    def add(self, line: str) -> None:
        """Add a line. The lines of a part that is too long for an article aren't held."""
        self.size += len(line) + 1
        if self.size > MAX_RECORD:
            self.lines.clear()
        else:
            self.lines.append(line)

    @property
    def first_line(self) -> str:
        """The first line that isn't blank; empty if all are."""
        return next((line for line in self.lines if line.strip()), "")

    @property
    def is_article(self) -> bool:
        """Whether this is more than what a database writes around its articles."""
        if self.size > MAX_RECORD or (self.is_ended and self.first_line):
            return True
        return bool(self.first_line) and not _AROUND.match(self.first_line)


def is_download(text: str) -> bool:
    """Return whether a text, of which this may be the start only, is a download of a news database."""
    lines = text.splitlines()
    if any(_NEXIS_END.fullmatch(line) or factiva_articles.accession_number(line) for line in lines):
        return True
    return any(map(_LEXIS_START.fullmatch, lines)) or _is_proquest(lines) or bool(_NEXIS_COVER.search(text))


def _is_proquest(lines: Iterable[str]) -> bool:
    lines = list(lines)
    return any(map(_PROQUEST_RULE.fullmatch, lines)) and any(map(_PROQUEST.match, lines))


def split(lines: Iterable[str]) -> Iterator[Part]:
    """Return the parts of a download in order; if it is none, its whole text as one part without a parser."""
    stream = iter(lines)
    head = list(islice(stream, HEAD_LINES))
    has_rules = _is_proquest(head)
    part, following = Part(), None
    for line in chain(head, stream):
        if _NEXIS_END.fullmatch(line):
            part.parse, part.is_ended, following = nexis_articles.parse, True, nexis_articles.parse
        elif number := factiva_articles.accession_number(line):
            part.parse, part.key, part.is_ended, following = (
                factiva_articles.parse,
                number,
                True,
                factiva_articles.parse,
            )
        elif has_rules and _PROQUEST_RULE.fullmatch(line):
            part.parse, following = following, proquest_articles.parse
        elif not has_rules and _LEXIS_START.fullmatch(line):
            part.parse, following = following, nexis_articles.parse_academic
        else:
            part.add(line)
            continue
        yield part
        part = Part()
    part.parse = following
    part.has_end = following not in (nexis_articles.parse, factiva_articles.parse)
    yield part


def records(
    lines: Iterable[str], given: Input, text: TextKind, single: Callable[[list[str]], Parsed]
) -> Iterator[Record]:
    """Return the records of a text that may be a download; `single` reads its lines if it is none."""
    parts = split(lines)
    first, second = next(parts), next(parts, None)
    if first.parse is None and second is None:
        yield _record(first, "", text, single)
        return
    number = 0
    for part in chain([first] if second is None else [first, second], parts):
        if part.is_article and part.parse is not None:
            number += 1
            yield _record(part, f"article {number}", text, partial(part.parse, wrapped=text.is_wrapped))
        elif part.size > MAX_COVER and part.parse is None:
            yield _record(part, "the text before article 1", text, single)
        elif part.first_line:
            given.passed_over["cover pages"] += 1


def _record(part: Part, place: str, text: TextKind, parse: Callable[[list[str]], Parsed]) -> Record:
    size, has_end, key = part.size, part.has_end, part.key
    raw = "\n".join(part.lines).encode(text.encoding) if size <= MAX_RECORD else str(size).encode()

    def parsed() -> Parsed:
        if size > MAX_RECORD:
            raise ValueError(f"too long for one article ({size / 1e6:.1f} MB, at most {MAX_RECORD / 1e6:.0f} MB)")
        article = parse(text.decode(raw).splitlines())
        if not has_end:
            article.notes.append(NO_END)
        if key:
            article.guid = f"factiva.com/{key}"
        return article

    return Record(place, raw, parsed, key)
