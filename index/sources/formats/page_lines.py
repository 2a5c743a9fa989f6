"""From the lines of printed pages to paragraphs, without running heads, page numbers and hyphens at line ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from index.sources.formats.paragraphs import SENTENCE_ENDS

_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|стр\.?|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:of|/|von|из)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE
)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": ""})
_SHORT = 0.9  # of the usual width: such a line ends a paragraph if it ends a sentence
_HEADING = 0.6  # likewise, even if it doesn't
_GAP = 1.3  # of the usual distance between lines
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_WORD = 40
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")


@dataclass(slots=True)
class Line:
    """A line of a page, and how far it is from the page's lower edge; None if that isn't known."""

    text: str = ""
    height: float | None = None


def add_text(lines: list[Line], text: str, height: float) -> None:
    """Add a text that a page draws at some height to its lines; a line feed begins a new one."""
    for number, part in enumerate(text.split("\n")):
        if number > 0 or not lines:
            lines.append(Line())
        lines[-1].text += part
        if part.strip() and lines[-1].height is None:
            lines[-1].height = height


def text_with_gaps(lines: list[Line]) -> str:
    """Return the lines of a page, with a blank line in each gap that is larger than usual between them."""
    filled = [line for line in lines if line.text.strip()]
    steps = [
        above.height - below.height if above.height is not None and below.height is not None else 0.0
        for above, below in pairwise(filled)
    ]
    down = sorted(step for step in steps if step > 1)
    usual = down[len(down) // 4] if down else 0.0
    texts = [line.text for line in filled[:1]]
    for line, step in zip(filled[1:], steps, strict=True):
        texts += ["", line.text] if usual and step > _GAP * usual else [line.text]
    return "\n".join(texts)


def paragraphs_of_pages(pages: list[str]) -> list[str]:
    """Return the paragraphs in the texts of pages, of which one may go over to the next page."""
    split = [_trim([line.rstrip() for line in page.translate(_LIGATURES).split("\n")]) for page in pages]
    heads = _running_heads(split)
    lines = [line for page in split for line in _trim(_without_heads(page, heads))]
    words = Counter(_WORD.findall("\n".join(lines).lower()))
    return [_join(block, words) for block in _blocks(lines)]


def _trim(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


def _key(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()).lower())


def _edges(page: list[str]) -> list[int]:
    """Return the numbers of the lines at the edges of a page."""
    filled = [number for number, line in enumerate(page) if line.strip()]
    return list(dict.fromkeys(filled[:_EDGE] + filled[-_EDGE:]))


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Return the lines, without their numbers, that stand at the edges of most pages."""
    counts = Counter(key for page in pages for key in {_key(page[number]) for number in _edges(page)})
    return {key for key, count in counts.items() if count > 1 and count > len(pages) / 2}


def _without_heads(page: list[str], heads: set[str]) -> list[str]:
    dropped = {
        number for number in _edges(page) if _key(page[number]) in heads or _PAGE_NUMBER.fullmatch(page[number].strip())
    }
    return [line for number, line in enumerate(page) if number not in dropped]


def _blocks(lines: list[str]) -> list[list[str]]:
    """Return the lines of each paragraph.

    A paragraph ends at a blank line, before an indented line, and after a short one that ends a sentence, or is a
    heading.
    """
    widths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = widths[len(widths) * 3 // 4] if widths else 0
    blocks: list[list[str]] = [[]]
    for line in lines:
        text = line.strip()
        if not text:
            if blocks[-1]:
                blocks.append([])
            continue
        if blocks[-1] and _begins(blocks[-1][-1], line, usual):
            blocks.append([])
        blocks[-1].append(text)
    return [block for block in blocks if block]


def _begins(before: str, line: str, usual: int) -> bool:
    """Return whether a line begins a paragraph."""
    text = line.strip()
    if before.endswith(SENTENCE_ENDS) and (len(before) < _SHORT * usual or line.startswith(("  ", "\t"))):
        return True
    is_heading = len(before) < _HEADING * usual and not before.endswith((",", ";", "-", "\u2010", "\u00ad", "–"))
    return is_heading and not text[0].islower()


def _join(block: list[str], words: Counter[str]) -> str:
    """Return the lines of a paragraph as one, with the words joined that are broken at the ends of lines."""
    parts = [block[0]]
    for line in block[1:]:
        broken, rest = _BROKEN.search(parts[-1][-_LONGEST_WORD:]), _WORD.match(line)
        if broken is None or rest is None or not line[0].islower():
            parts += [" ", line]
            continue
        is_compound = words[f"{broken[1]}-{rest[0]}".lower()] > words[f"{broken[1]}{rest[0]}".lower()]
        parts[-1] = f"{parts[-1][:-1]}{'-' if is_compound else ''}"
        parts.append(line)
    return " ".join("".join(parts).split())
