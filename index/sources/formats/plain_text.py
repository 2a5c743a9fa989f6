"""Plain-text articles: optional header lines, then paragraphs."""

from __future__ import annotations

from index.sources.formats.decoding import decode_text
from index.sources.formats.format import Format, Parsed
from index.sources.formats.header_lines import HeaderLines, fill_gaps, is_header_line
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.paragraphs import SENTENCE_ENDS, split_blocks


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in a file. Raises ValueError, with the reason, where it holds no paragraph."""
    return parse_text(decode_text(raw))


def parse_text(text: str) -> Parsed:
    """Return the article in `text`. Raises ValueError, with the reason, where it holds no paragraph."""
    parsed = Parsed()
    header = HeaderLines(parsed)
    lines = header.read(text.splitlines())
    if not header.names:
        lines = _read_headline(lines, parsed)
    lines = header.read(lines)
    paragraphs = (" ".join(line.strip() for line in block) for block in split_blocks(lines))
    parsed.paragraphs = tuple(paragraph for paragraph in paragraphs if paragraph)
    return fill_gaps(parsed, text)


def _read_headline(lines: list[str], parsed: Parsed) -> list[str]:
    """Read an unlabelled headline that precedes the header lines."""
    if len(lines) < 2 or not is_header_line(lines[1]) or lines[0].rstrip().endswith(SENTENCE_ENDS):
        return lines
    parsed.title = lines[0].strip()
    return lines[1:]


FORMAT = Format("plain text", (".txt",), parse, order=1)
