"""Articles in Markdown: header lines, or the same as YAML between two lines of ---, then `# Title` and the text.

Its markup is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from index.sources.formats.decoding import decode_text
from index.sources.formats.format import Format, Parsed
from index.sources.formats.header_lines import HeaderLines, fill_gaps
from index.sources.formats.paragraphs import split_blocks, without_blank_top

if TYPE_CHECKING:
    from markdown_it.token import Token

_FENCE = "---"


def parse(raw: bytes) -> Parsed:
    """Return the article in a file. Raises ValueError, with the reason, where it holds no paragraph."""
    return parse_text(decode_text(raw))


def parse_text(text: str) -> Parsed:
    """Return the article in `text`. Raises ValueError, with the reason, where it holds no paragraph."""
    parsed = Parsed()
    lines = _read_front_matter(without_blank_top(text.splitlines()), parsed)
    header = HeaderLines(parsed)
    lines = _read_heading(header.read(lines), parsed)
    lines = header.read(lines)
    parsed.paragraphs = tuple(text for block in split_blocks(lines) for text in _without_markup("\n".join(block)))
    return fill_gaps(parsed, text)


def _read_front_matter(lines: list[str], parsed: Parsed) -> list[str]:
    """Read YAML between two lines of --- into `parsed`; anything else between them is text, and stays."""
    if not lines or lines[0].rstrip() != _FENCE:
        return lines
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return lines
    import yaml

    try:
        front_matter = yaml.safe_load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError, RecursionError):
        return lines
    if not isinstance(front_matter, dict):
        return lines
    header = HeaderLines(parsed)
    for name, value in front_matter.items():
        if isinstance(value, str | int | float | date):
            header.read_line(f"{name}: {' '.join(str(value).split())}")
    return lines[end + 1 :]


def _read_heading(lines: list[str], parsed: Parsed) -> list[str]:
    if not lines or not (heading := lines[0].strip()).startswith(("# ", "#\t")):
        return lines
    title = heading.lstrip("#").rstrip("#").strip()
    if title and not parsed.title:
        parsed.title = " ".join(_without_markup(title)) or title
    return lines[1:]


def _without_markup(block: str) -> list[str]:
    """Return the texts of a block without its markup: one a paragraph, heading, list item or table cell."""
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
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


FORMAT = Format("Markdown", (".md",), parse, order=2)
