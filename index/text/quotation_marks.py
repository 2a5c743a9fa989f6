"""Quotation marks: the words between them, whichever language's they are, and what only looks like one.

“…”, "…", „…“, »…«, « … » and, in a paragraph that has none of these, ‘…’ and '…'. Every
pattern runs once over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING_MARKS = "“\"„«‘'‹»"
"""Quotation marks that may open a quotation at the start of a paragraph (» in German books)."""

# A mark that is never closed holds to the end of its paragraph, or to the next opening one. “ closes a „ and, where no
# word follows, also a “; a straight mark closes a curly one after a punctuation mark alone: inside it may be a title.
_DOUBLE = re.compile(
    r"""[“„»«"] (?:  # a single class of characters at its beginning: those that follow are looked at nowhere else
    (?<=[“„]) (?P<curly>[^“”„"]* (?: (?<![,.?!…])"(?!$)[^“”„"]* )*+) (?:[”"]|“(?!\w)|(?=[“„])|$)
    | (?<=»)(?<!\w.)(?=\w) (?P<german>[^«»“”„"]*) «
    | (?<=«) (?P<angled>[^«»]*) (?:»|(?=«)|$)
    | (?<=»)(?<!(?s:.).) (?P<unclosed>[^«»]+) $
    | (?<=")(?<![\w.,!?].) (?P<straight>[^"“”„]* (?:“[^"“”„]*(?<![,.?!…])”[^"“”„]*)*+) (?:["”]|(?=[“„])|$)
    )""",
    re.VERBOSE,
)
# 'tis the '90s of rock 'n' roll
_SINGLE_OPEN = re.compile(r"[‘'](?<!\w.)(?=[^\W\d])(?!(?:tis|twas|em|til|cause|bout|n)\b)")
_BEFORE_WORDS = ("", ".", ",", ":", "?", "!", "’")  # what stands before words, where a mark isn't closed
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")


def opens_with_quotation_mark(paragraph: str) -> bool:
    """Return whether a paragraph begins with a quotation mark, as one that continues somebody's words does."""
    return paragraph[:1] in OPENING_MARKS and len(paragraph) > 1 and not paragraph[1].isspace()


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return where quoted words stand: spans of `text`, in its order and without the quotation marks."""
    double = [match.span(match.lastgroup or 0) for match in _DOUBLE.finditer(text)]
    return [
        (start, end)
        for span in double or _single_quoted_spans(text)
        for start, end in [_trimmed(text, *span)]
        if start < end
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the space that French quotation marks have inside."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _single_quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the words between single quotation marks; each apostrophe is looked at once."""
    opening = list(_SINGLE_OPEN.finditer(text))
    closing, last = _SINGLE_CLOSE.finditer(text), -1
    close = next(closing, None) if opening else None
    for match in opening:
        while close and close.start() <= match.end():
            close = next(closing, None)
        if match.start() <= last:
            continue
        if close:
            last = close.start()
            yield match.end(), last
        elif match.group() == "‘" and text[: match.start()].rstrip()[-1:] in _BEFORE_WORDS:
            yield match.end(), len(text)
            return
