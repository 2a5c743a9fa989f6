"""Grouping lines into paragraphs, for text formats."""

from __future__ import annotations

MAX_LINES = 20_000
"""Maximum number of lines: a file with more isn't a single article; a book has 10,000."""

SENTENCE_ENDS = tuple(".!?…:;”\"’'»)")


def without_blank_top(lines: list[str]) -> list[str]:
    """Return `lines` from the first one that isn't blank."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return lines[first:]


def split_blocks(lines: list[str]) -> list[list[str]]:
    """Split `lines` at blank ones; without blank lines, every line is a block.

    Raises ValueError, with the reason, if there are too many lines for an article.
    """
    end = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 0)
    lines = lines[:end]
    if (count := sum(not line.isspace() and line != "" for line in lines)) > MAX_LINES:
        raise ValueError(f"too many lines for one article ({count:,}, at most {MAX_LINES:,})")
    if all(line.strip() for line in lines):
        return [[line] for line in lines]
    return [part for block in _between_blank_lines(lines) for part in _parts(block)]


def _between_blank_lines(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _parts(block: list[str]) -> list[list[str]]:
    """Keep a block as one paragraph, or split it by line if it has three or more lines that all end a sentence."""
    if len(block) > 2 and all(line.rstrip().endswith(SENTENCE_ENDS) for line in block):
        return [[line] for line in block]
    return [block]
