"""The plain-text form of an article, as people have it: a few header lines at most, then paragraphs.

    date 2024-12-19                     or Date: 19 December 2024; every header line may be missing
    Title: Ferry crews walk out
    Source: The Orrin Bay Courier
    URL: https://courier.example/ferries
    Author: Lena Marsh

    The first paragraph ...

A .md file may also give its header lines as YAML between two lines of ---, and its title as `# Title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.model import Published
from index.sources.formats.published_dates import parse_published
from index.text import sentence_spans

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEADER = re.compile(r"\s*(date|published|title|source|url|author)\s*:\s*(.*)", re.IGNORECASE)
# No text of the article begins so; any other "Word: ..." may be its first paragraph.
_OTHER_HEADER = re.compile(
    r"\s*(?:category|tags?|keywords|section|by|byline|editor|language|location|copyright|publisher|updated|modified|slug"
    r"|layout|type|status|image|photo)\s*:.*",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(r"\s*date\s+(\S.*)", re.IGNORECASE)
_FENCE = "---"
_SENTENCE_ENDS = tuple(".!?…:;”\"’'»)")
_CONTROL = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF])
_CONTROL[0x0B] = "\n"  # the line break of word processors
_OTHER_ENCODING = "neither UTF-8 nor Windows-1252: save it as UTF-8"
_BINARY_SHARE = 0.02
_FOREIGN_SHARE = 0.4


@dataclass(slots=True)
class Parsed:
    """What a file says of its article."""

    title: str = ""
    source: str | None = None
    url: str | None = None
    author: str | None = None
    published: Published = None
    paragraphs: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)


def decode(raw: bytes) -> str:
    """Bytes as text: UTF-8 (or UTF-16, if marked), else Windows-1252. Control characters are left out.

    Raises ValueError, with the reason, for what is no text.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    elif _looks_binary(raw):
        raise ValueError("binary, not text")
    else:
        text = _decode_bytes(raw.removeprefix(b"\xef\xbb\xbf"))
    return text.translate(_CONTROL)


def parse(text: str, markdown: bool = False) -> Parsed:
    """The article in `text`. Raises ValueError, with the reason, where it holds no paragraph."""
    parsed = Parsed()
    lines = _take_header(text.splitlines(), parsed, markdown)
    parsed.paragraphs = tuple(_paragraphs(lines, markdown))
    if not parsed.paragraphs:
        raise ValueError("empty" if not text.strip() else "no text below its header lines")
    if not parsed.title:
        start, end = sentence_spans(parsed.paragraphs[0])[0]
        parsed.title = parsed.paragraphs[0][start:end]
    if not parsed.source and parsed.url:
        parsed.source = (urlsplit(parsed.url).hostname or "").removeprefix("www.") or None
    return parsed


def _looks_binary(raw: bytes) -> bool:
    control = sum(raw.count(byte) for byte in range(0x20) if byte not in b"\t\n\r\f\v\x1b")
    return b"\0" in raw or control > _BINARY_SHARE * len(raw)


def _decode_bytes(raw: bytes) -> str:
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in text)
    if not broken:
        return text
    if sum(not char.isascii() for char in text) > 2 * broken:  # whole UTF-8 characters outnumber the broken bytes
        raise ValueError("broken UTF-8: save it as UTF-8 again")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ValueError(_OTHER_ENCODING) from error
    letters = [char for char in text if char.isalpha()]
    if sum(not char.isascii() for char in letters) > _FOREIGN_SHARE * len(letters):  # Cyrillic letters, say
        raise ValueError(_OTHER_ENCODING)
    return text


# -- header lines


def _take_header(lines: list[str], parsed: Parsed, markdown: bool) -> list[str]:
    """Reads the header lines at the top into `parsed`; returns the lines below them."""
    rest = _without_blank_top(lines)
    if markdown:
        rest = _take_front_matter(rest, parsed)
    taken: set[str] = set()
    rest = _take_lines(rest, parsed, taken)
    if markdown:
        rest = _take_heading(rest, parsed)
    elif len(rest) > 1 and not taken and _HEADER.fullmatch(rest[1]) and not rest[0].rstrip().endswith(_SENTENCE_ENDS):
        parsed.title, rest = rest[0].strip(), rest[1:]  # a headline without a name to it, then header lines
    return _take_lines(rest, parsed, taken)


def _take_lines(rest: list[str], parsed: Parsed, taken: set[str]) -> list[str]:
    """Header lines, blank ones between them. One of another name, or named twice, is left out with a note."""
    within = False
    while rest:
        if _take_line(rest[0], parsed, taken):
            within = True
        elif within and (_HEADER.fullmatch(rest[0]) or _OTHER_HEADER.fullmatch(rest[0])):
            parsed.notes.append(f"header line left out: “{rest[0].strip()[:60]}”")
        else:
            break
        rest = rest[1:]
        within = within and bool(rest) and bool(rest[0].strip())
        rest = _without_blank_top(rest)
    return rest


def _without_blank_top(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return lines[first:]


def _take_front_matter(lines: list[str], parsed: Parsed) -> list[str]:
    """Reads YAML between two lines of --- into `parsed`; anything else between them is text, and stays."""
    if not lines or lines[0].rstrip() != _FENCE:
        return lines
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return lines
    import yaml

    try:
        found = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError, RecursionError):
        return lines
    if not isinstance(found, dict):
        return lines
    taken: set[str] = set()
    for name, value in found.items():
        if isinstance(value, str | int | float | date):
            _take_line(f"{name}: {' '.join(str(value).split())}", parsed, taken)
    return _without_blank_top(lines[end + 1 :])


def _take_line(line: str, parsed: Parsed, taken: set[str]) -> bool:
    """Whether `line` is a header line of a kind that wasn't there before."""
    if bare := _BARE_DATE.fullmatch(line):
        return "date" not in taken and _take_bare_date(bare[1], parsed, taken)
    if not (match := _HEADER.fullmatch(line)):
        return False
    name, value = match[1].lower().replace("published", "date"), match[2].strip()
    if name in taken:
        return False
    taken.add(name)
    if name == "date":
        _take_date(value, parsed)
    elif name == "url":
        _take_url(value, parsed)
    elif value:
        setattr(parsed, name, value)
    return True


def _take_bare_date(value: str, parsed: Parsed, taken: set[str]) -> bool:
    try:
        parsed.published = parse_published(value.strip())
    except ValueError:
        return False  # "Date palms ..." is a text
    taken.add("date")
    return True


def _take_date(value: str, parsed: Parsed) -> None:
    if not value:
        return
    try:
        parsed.published = parse_published(value)
    except ValueError as error:
        parsed.notes.append(f"date left out: “{value[:60]}”: {error}")


def _take_url(value: str, parsed: Parsed) -> None:
    if not value:
        return
    try:
        scheme, host = urlsplit(value).scheme, urlsplit(value).hostname
    except ValueError:
        scheme, host = "", None
    if scheme in ("http", "https") and host and not re.search(r"\s", value):
        parsed.url = value
    else:
        parsed.notes.append(f"URL left out: “{value[:60]}” is no http or https address")


# -- paragraphs


def _paragraphs(lines: list[str], markdown: bool) -> list[str]:
    """Blocks between blank lines, their lines joined; where there are no blank lines, every line is a paragraph."""
    end = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 0)
    lines = lines[:end]
    if all(line.strip() for line in lines):
        blocks = [[line] for line in lines]
    else:
        blocks = [part for block in _blocks(lines) for part in _parts(block)]
    texts = [_plain("\n".join(block)) if markdown else [" ".join(line.strip() for line in block)] for block in blocks]
    return [text for block in texts for text in block if text]


def _parts(block: list[str]) -> list[list[str]]:
    """A block as one paragraph; but as one a line where each of three and more lines ends a sentence."""
    if len(block) > 2 and all(line.rstrip().endswith(_SENTENCE_ENDS) for line in block):
        return [[line] for line in block]
    return [block]


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


# -- markdown


def _take_heading(lines: list[str], parsed: Parsed) -> list[str]:
    if not lines or not (heading := lines[0].strip()).startswith(("# ", "#\t")):
        return lines
    text = heading.lstrip("#").rstrip("#").strip()
    if text and not parsed.title:
        parsed.title = " ".join(_plain(text)) or text
    return _without_blank_top(lines[1:])


def _plain(block: str) -> list[str]:
    """The texts of a Markdown block without its markup: one a paragraph, heading, list item or table cell."""
    from markdown_it import MarkdownIt

    # Nothing is left out but markup: indented or fenced text and text within HTML tags is an article's text, too.
    reader = MarkdownIt("commonmark").enable("table").disable(["code", "fence", "reference", "html_block"])
    texts, number = [], ""
    for token in reader.parse(block):
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline" and (text := _inline_text(token.children or [])):
            texts.append(number + text)
            number = ""
    return texts


def _inline_text(tokens: Sequence[Token]) -> str:
    kept = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            kept.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            kept.append(" ")
    return "".join(kept).strip()
