"""Articles in Markdown: header lines or YAML front matter between two lines of ---, then `# Title` and the text.

Markup is removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from index.sources.formats.decoding import decode_text
from index.sources.formats.format import Format, Parsed
from index.sources.formats.header_lines import HeaderLines, fill_gaps, is_header_line
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.paragraphs import split_blocks, without_blank_top

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from yaml import ScalarNode

MAX_FRONT_MATTER = 20_000
"""Maximum number of characters to parse as YAML: its parser takes a second for 100,000."""

MAX_LINES = 200
"""Maximum number of lines between two lines of --- to read as header lines if they aren't YAML."""

MAX_MARKUP = 50_000
"""Maximum number of markup characters in a file: the parser takes a second for 10,000 unclosed images."""

MAX_BLOCK = 20_000
"""Maximum size of a block, in characters, for its markup to be removed; a longer block stays as it is."""

_MARKUP = "[]<!*_`&|\\>~"
_FENCE = "---"
_PAIR = re.compile(r"([\w-]+)\s*:\s+(\S.*)")
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_NO_VALUES = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:binary")


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in a file. Raises ValueError, with the reason, if it holds no paragraph."""
    return parse_text(decode_text(raw))


def parse_text(text: str) -> Parsed:
    """Return the article in `text`. Raises ValueError, with the reason, if it holds no paragraph."""
    parsed = Parsed()
    lines = _read_front_matter(without_blank_top(text.splitlines()), parsed)
    header = HeaderLines(parsed)
    lines = _read_heading(header.read(lines), parsed)
    lines = header.read(lines)
    if (count := sum(map(text.count, _MARKUP))) > MAX_MARKUP:
        raise ValueError(f"too much markup for one article ({count:,} characters of it, at most {MAX_MARKUP:,})")
    parsed.paragraphs = tuple(text for block in split_blocks(lines) for text in _without_markup("\n".join(block)))
    return fill_gaps(parsed, text)


def _read_front_matter(lines: list[str], parsed: Parsed) -> list[str]:
    """Read YAML between two lines of --- into `parsed`; anything else between them stays as text."""
    if not lines or lines[0].rstrip() != _FENCE:
        return lines
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return lines
    if lines[1:end] and (pairs := _yaml_pairs(lines[1:end], parsed)) is not None:
        header = HeaderLines(parsed)
        for name, value in pairs:
            header.read_line(f"{name}: {' '.join(value.split())}")
        return lines[end + 1 :]
    return lines


def _yaml_pairs(lines: list[str], parsed: Parsed) -> list[tuple[str, str]] | None:
    """Return the names and values in YAML, as written; None if it is plain text.

    It reads the tree without constructing values: a tag can't call anything, a merge can't grow, and 12:30 isn't a
    number. Lines that look like header lines but aren't YAML are read one by one, since people write "title: Ferries: a
    history".
    """
    import yaml

    source = "\n".join(lines)
    is_header = any(is_header_line(line) for line in lines)
    try:
        if len(source) > MAX_FRONT_MATTER:
            raise ValueError(f"it is longer than {MAX_FRONT_MATTER:,} characters")
        root = yaml.compose(source, yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if not is_header:
            return None
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        parsed.notes.append(f"the lines between --- aren't YAML ({reason[:80]}): read line by line")
        return [(match[1], match[2].strip(" \"'")) for line in lines[:MAX_LINES] if (match := _PAIR.fullmatch(line))]
    if not isinstance(root, yaml.MappingNode):
        return None
    return [
        (name.value, _moment(value) if value.tag == _TIMESTAMP else value.value)
        for name, value in root.value
        if isinstance(name, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode) and value.tag not in _NO_VALUES
    ]


def _moment(value: ScalarNode) -> str:
    """Return a YAML timestamp, which has several notations, as ISO 8601; an invalid one ("2025-02-30") as written."""
    from yaml.constructor import SafeConstructor

    with suppress(ValueError):
        return str(SafeConstructor().construct_yaml_timestamp(value))
    return str(value.value)


def _read_heading(lines: list[str], parsed: Parsed) -> list[str]:
    if not lines or not (heading := lines[0].strip()).startswith(("# ", "#\t")):
        return lines
    title = heading.lstrip("#").rstrip("#").strip()
    if title and not parsed.title:
        parsed.title = " ".join(_without_markup(title)) or title
    return lines[1:]


def _without_markup(block: str) -> list[str]:
    """Return the texts of a block without markup: one per paragraph, heading, list item or table cell."""
    if len(block) > MAX_BLOCK:
        return [" ".join(block.split())]
    texts, number = [], ""
    for token in _reader().parse(block):
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "inline" and (text := _inline_text(token.children or [])):
            texts.append(number + text)
            number = ""
    return texts


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Only markup is removed: indented text, fenced text and text within HTML tags belong to the article.
    return MarkdownIt("commonmark").enable("table").disable(["code", "fence", "reference", "html_block"])


def _inline_text(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


FORMAT = Format("Markdown", (".md",), parse, order=2)
