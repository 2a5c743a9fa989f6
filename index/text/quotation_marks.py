"""Quotation marks of several languages: the words between them, and apostrophes that only look like one.

“…”, "…", „…“, »…«, « … » and, in a paragraph that has none of these, ‘…’ and '…'. Each
pattern scans the text once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.languages import EnglishContractions

OPENING_MARKS = "“\"„«‘'‹»"
"""Quotation marks that may open a quotation at the start of a paragraph (» in German books)."""

# An unclosed quotation extends to the end of its paragraph, or to the next opening mark. “ closes a „ and, if no word
# follows, also a “. A straight mark closes a curly one only after punctuation: elsewhere it may belong to a title.
_DOUBLE = re.compile(
    r"""[“„»«"] (?:  # a single class of characters at its beginning: those that follow are looked at nowhere else
    (?<=[“„]) (?P<curly>[^“”„"]* (?> (?: (?<![,.?!…])"(?!$)[^“”„"]* )* )) (?:[”"]|“(?!\w)|(?=[“„])|$)
    | (?<=»)(?<!\w.)(?=\w) (?P<german>[^«»“”„"]*) «
    | (?<=«) (?P<angled>[^«»]*) (?:»|(?=«)|$)
    | (?<=»)(?<!(?s:.).) (?P<unclosed>[^«»]+) $
    | (?<=")(?<![\w.,!?].) (?P<straight>[^"“”„]* (?> (?:“[^"“”„]*(?<![,.?!…])”[^"“”„]*)* )) (?:["”]|(?=[“„])|$)
    )""",
    re.VERBOSE,
)
_SINGLE_OPEN = re.compile(rf"[‘'](?<!\w.)(?=[^\W\d])(?!{EnglishContractions.CLIPPED})")
_BEFORE_WORDS = ("", ".", ",", ":", "?", "!", "’")  # characters before an opening mark that is never closed
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")


def opens_with_quotation_mark(paragraph: str) -> bool:
    """Return whether a paragraph begins with a quotation mark, as a continued quotation does."""
    return paragraph[:1] in OPENING_MARKS and len(paragraph) > 1 and not paragraph[1].isspace()


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of quoted words in `text`, in order, without the quotation marks."""
    double = [match.span(match.lastgroup or 0) for match in _DOUBLE.finditer(text)]
    return [
        (start, end)
        for span in double or _single_quoted_spans(text)
        for start, end in [_trimmed(text, *span)]
        if start < end
    ]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the inner spaces of French quotation marks."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _single_quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find the words between single quotation marks, checking each apostrophe once."""
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
