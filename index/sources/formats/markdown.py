"""Articles in Markdown: header lines or front matter, then `# Title` and the text. Markup is removed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from index.sources.formats.decoding import decode_with_notes
from index.sources.formats.entities import decode_references
from index.sources.formats.format import Format, Parsed
from index.sources.formats.front_matter import read_front_matter
from index.sources.formats.header_lines import HeaderLines, fill_gaps
from index.sources.formats.opening_lines import read_opening
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.paragraphs import split_blocks, without_blank_top

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_MARKUP = 50_000
"""Maximum number of markup characters in a file: the parser takes a second for 10,000 unclosed images."""

MAX_BLOCK = 20_000
"""Maximum size of a block, in characters, for its markup to be removed; a longer block stays as it is."""

_MARKUP = "[]<!*_`&|\\>~"
_UNDERLINE = re.compile(r" {0,3}={2,}\s*")
_CELL_MARK = " · "
_BREAK = re.compile(r"(?:<br\s*/?>\s*)+", re.IGNORECASE)
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
_WIKI_PICTURE = re.compile(r"!\[\[[^\[\]\n]{1,200}\]\]")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,40}\](:?)")
# Digits around a star: 2*3*4 is a product, not a 3 in italics.
_PRODUCT = re.compile(r"(?<=\d)\*(?=\d)")


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in a file. Raises ValueError, with the reason, if it holds no paragraph."""
    text, notes = decode_with_notes(raw)
    parsed = parse_text(text, options)
    parsed.notes[:0] = notes
    return parsed


def parse_text(text: str, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in `text`. Raises ValueError, with the reason, if it holds no paragraph."""
    parsed = Parsed()
    header = HeaderLines(parsed, options)
    lines = read_front_matter(without_blank_top(text.splitlines()), header, parsed)
    lines = header.read(_read_heading(header.read(lines), parsed))
    lines = header.read(read_opening(lines, header, parsed, options))
    if (count := sum(map(text.count, _MARKUP))) > MAX_MARKUP:
        raise ValueError(f"too much markup for one article ({count:,} characters of it, at most {MAX_MARKUP:,})")
    blocks = _with_whole_tables(split_blocks(lines))
    parsed.paragraphs = tuple(text for block in blocks for text in _without_markup("\n".join(block)))
    header.complete()
    return fill_gaps(parsed, text)


def _read_heading(lines: list[str], parsed: Parsed) -> list[str]:
    lines = without_blank_top(lines)
    if len(lines) > 1 and lines[0].strip() and _UNDERLINE.fullmatch(lines[1]):
        lines = [f"# {lines[0].strip()}", *lines[2:]]
    if not lines or not (heading := lines[0].strip()).startswith(("# ", "#\t")):
        return lines
    title = heading.lstrip("#").rstrip("#").strip()
    if title and not parsed.title:
        parsed.title = " ".join(_without_markup(title)) or title
    return lines[1:]


def _with_whole_tables(blocks: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield the blocks; in a file without blank lines, where each line is one, join the lines of a table."""
    for is_table, group in groupby(blocks, lambda block: len(block) == 1 and block[0].lstrip().startswith("|")):
        if is_table:
            yield [line for block in group for line in block]
        else:
            yield from group


def _without_markup(block: str) -> list[str]:
    """Return the texts of a block without markup: one per paragraph, heading, list item or table row."""
    if len(block) > MAX_BLOCK:
        return [" ".join(decode_references(block).split())]
    return [text for text in _texts(_reader().parse(_plain_marks(block))) if text]


def _plain_marks(block: str) -> str:
    """Return a block without marks that aren't CommonMark's: footnotes and links of wikis."""
    if "[" in block:
        block = _WIKI_LINK.sub(r"\1", _WIKI_PICTURE.sub("", block))
        block = _NOTE_MARK.sub("", block)
    return _PRODUCT.sub(r"\\*", block)


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    number = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            number = f"{token.info}{token.markup} " if token.info else ""
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield _CELL_MARK.join(cells)
            cells = None
        elif token.type == "inline":
            texts = [text for text in _inline_texts(token.children or []) if text]
            if cells is not None:
                cells += [" ".join(texts)] if texts else []
            elif texts:
                yield number + texts[0]
                yield from texts[1:]
                number = ""


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Only markup is removed: indented text, fenced text and text within HTML tags belong to the article.
    return MarkdownIt("commonmark").enable("table").disable(["code", "fence", "reference", "html_block"])


def _inline_texts(tokens: Sequence[Token]) -> list[str]:
    """Return the text of inline tokens; two or more line breaks of HTML separate paragraphs."""
    parts: list[str] = []
    breaks = 0
    for token in tokens:
        is_break = token.type == "html_inline" and _BREAK.fullmatch(token.content) is not None
        breaks = breaks + 1 if is_break else breaks if token.type == "softbreak" or not token.content.strip() else 0
        if breaks > 1:
            parts.append("\n")
        elif (is_break or token.type in ("softbreak", "hardbreak")) and parts and not parts[-1].endswith((" ", "\n")):
            parts.append(" ")
        elif token.type in ("text", "text_special", "code_inline"):
            parts.append(token.content)
    return [text.strip() for text in "".join(parts).split("\n")]


FORMAT = Format("Markdown", (".md",), parse, order=2)
