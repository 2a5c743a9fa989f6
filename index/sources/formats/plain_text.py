"""Plain-text articles: optional header lines or front matter, then paragraphs."""

from __future__ import annotations

from index.sources.formats.decoding import decode_with_notes
from index.sources.formats.entities import decode_references
from index.sources.formats.format import Format, Parsed
from index.sources.formats.front_matter import read_front_matter
from index.sources.formats.header_lines import HeaderLines, fill_gaps, is_header_line
from index.sources.formats.opening_lines import read_opening
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.paragraphs import SENTENCE_ENDS, split_blocks, without_blank_top


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in a file. Raises ValueError, with the reason, where it holds no paragraph."""
    text, notes = decode_with_notes(raw)
    parsed = parse_text(text, options)
    parsed.notes[:0] = notes
    return parsed


def parse_text(text: str, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in `text`. Raises ValueError, with the reason, where it holds no paragraph."""
    parsed = Parsed()
    header = HeaderLines(parsed, options)
    lines = without_blank_top(text.splitlines())
    lines = header.read(read_front_matter(lines, header, parsed))
    if not header.fields:
        lines = header.read(_read_headline(lines, parsed))
    lines = header.read(read_opening(lines, header, parsed, options))
    paragraphs = (decode_references(" ".join(line.strip() for line in block)).strip() for block in split_blocks(lines))
    parsed.paragraphs = tuple(paragraph for paragraph in paragraphs if paragraph)
    header.complete()
    return fill_gaps(parsed, text)


def _read_headline(lines: list[str], parsed: Parsed) -> list[str]:
    """Read an unlabelled headline that precedes the header lines."""
    if len(lines) < 2 or not is_header_line(lines[1]) or lines[0].rstrip().endswith(SENTENCE_ENDS):
        return lines
    parsed.title = decode_references(lines[0]).strip()
    return lines[1:]


FORMAT = Format("plain text", (".txt",), parse, order=1)
