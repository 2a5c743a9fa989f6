"""A single article as people write it in a word processor: a headline, header lines perhaps, and paragraphs."""

from __future__ import annotations

import re

from index.sources.formats import plain_text
from index.sources.formats.format import Parsed
from index.sources.formats.header_lines import is_header_line
from index.text import is_heading, opening_paragraph

# What programs write as the title of a document's properties.
_NO_TITLE = re.compile(
    r"microsoft word\b.*|(?:untitled|document|unbenannt|dokument|sans titre|без имени)\s*\d*"
    r"|.*\.(?:docx?|rtf|pdf|indd|qxd|odt)",
    re.IGNORECASE,
)


def read_lines(lines: list[str], title: str = "", property_title: str = "") -> Parsed:
    """Return the article in the paragraphs of a document; raises ValueError if there is no text.

    `title` is the one that the document marks as such, `property_title` that of its properties. Without these, the
    first paragraph is the title if it looks like one.
    """
    lines = [line for line in lines if line.strip()]
    if title and len(lines) > 1 and _folded(lines[0]) == _folded(title):
        lines = lines[1:]
    joint = "\n" if len(lines) > 1 and is_header_line(lines[1]) else "\n\n"
    parsed = plain_text.parse_text(joint.join(["\n\n".join(lines[:1]), "\n\n".join(lines[1:])]))
    if not opening_paragraph(parsed.paragraphs).startswith(parsed.title):
        return parsed  # a header line has it
    first, *others = parsed.paragraphs
    if title:
        parsed.title = title
    elif others and is_heading(first):
        parsed.title, parsed.paragraphs = first, tuple(others)
    elif is_property_title(property_title):
        parsed.title = property_title.strip()
        if others and _folded(first) == _folded(parsed.title):
            parsed.paragraphs = tuple(others)
    return parsed


def _folded(text: str) -> str:
    return " ".join(text.split())


def is_property_title(title: str) -> bool:
    """Return whether the title in a document's properties is one: programs write their own name, or the file's."""
    return bool(title.strip()) and _NO_TITLE.fullmatch(title.strip()) is None
