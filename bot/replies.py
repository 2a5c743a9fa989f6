"""Answers as Telegram HTML: pure functions, at most 4,096 UTF-16 units of parsed text, no sentence cut.

Telegram counts the text after the markup is parsed, in UTF-16 units, and checks nothing on our side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from bot.wording import count, has_link, say_also, say_apart, say_coverage, say_origin, say_title, say_understood
from index import Answer, Article, Passage, sentence_spans

LIMIT = 4096
PASSAGE_LIMIT = 1800
"""UTF-16 units up to which a passage grows around its answering sentence, so that it leaves room for others."""

LEAD_LIMIT = 400
"""UTF-16 units that the beginning of a listed article, or a sentence that names who speaks, may take."""

_LEFT_OUT = "[…]"
_TOO_LONG = "(A sentence too long for a message; open the article to read it.)"
_GAP = "\n\n"

NO_WORDS = "Write your question after /ask, or reply with /ask to a message that holds it."
NOT_TEXT = "I can only read text: write your question, like “What did … say about …?”"
UNKNOWN_COMMAND = "I don't know this command. Just write your question, or see /help."
NO_RIGHT = "Sorry, only an admin of this bot can do that."
REINDEX_STARTED = "Building the index anew …"
REINDEX_BUSY = "The index is being built already: wait until it is done."
OLD_BUTTON = "This button is too old for me to read. Please write the question."


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some HTML, and how many UTF-16 units Telegram will count for it."""

    html: str
    units: int

    def __add__(self, other: _Piece) -> _Piece:
        return _Piece(self.html + other.html, self.units + other.units)


def units(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def answer_html(answer: Answer, asked: bool = False) -> str:
    """The message for an answer; `asked`: with the question on top, where it isn't a reply to it."""
    top = _tagged("i", answer.question[:300]) + _text(_GAP) if asked else _text("")
    for line in say_understood(answer.understood):
        top += _tagged("i", line[:200]) + _text("\n")
    return (top + (_found(answer, LIMIT - top.units) if answer.found else _not_found(answer))).html


def help_html(questions: Sequence[str], coverage: str) -> str:
    """What the bot does, with questions to try."""
    lines = [
        "Ask me about the news: I find the paragraphs that answer, and show them word for word, with who said it, "
        "the outlet and the date. When the articles don't say, I tell you so.",
        f"I answer from {coverage}.",
    ]
    if questions:
        lines.append("Try one of these:\n" + "\n".join(f"• {escape(question)}" for question in questions))
    lines.append("In groups, write /ask and your question, mention me, or reply to one of my answers.")
    return _GAP.join(lines)


def progress_html(stage: str, done: int, total: int) -> str:
    """What an index run is doing."""
    doing = {"reading": "Reading files", "building": "Building the index"}.get(stage, stage)
    return f"{escape(doing)}: {done:,} of {total:,} …"


def report_html(report: Mapping[str, Any]) -> str:
    """What an index run did, by the last line of its JSON: counts, and the files that failed, as many as fit."""
    failed = report["failed"]
    changes = ", ".join(f"{report[what]:,} {what}" for what in ("added", "changed", "removed", "unchanged"))
    held = f"The index holds {count(report['articles'], 'article')}."
    message = _text(f"Done: {changes}, {len(failed):,} failed. {held}")
    for number, file in enumerate(failed):
        line = _text(f"\n{file['name']}: {file['reason']}")
        more = _text(f"\n… and {len(failed) - number:,} more")
        if message.units + line.units + more.units > LIMIT:
            return (message + more).html
        message += line
    return message.html


def failed_html(reason: str) -> str:
    """An index run came to nothing."""
    return escape(f"The index could not be built: {reason[:1000]} The one before goes on answering.")


def _found(answer: Answer, room: int) -> _Piece:
    message = _text("")
    for number, article in enumerate(answer.listed):
        listed = _text(_GAP if number else "") + _listed(article)
        if message.units + listed.units <= room:
            message += listed
    for number, passage in enumerate(answer.passages):
        gap = _text(_GAP if number else "")
        piece = _passage(passage, room - message.units - gap.units)
        if piece is not None:
            message += gap + piece
    return message


def _listed(article: Article) -> _Piece:
    """An article's headline, where it stands, and how it begins: its first sentences, as many as fit."""
    lead, first = article.paragraphs[0], ""
    for _, end in sentence_spans(lead):
        if units(lead[:end]) > LEAD_LIMIT:
            break
        first = lead[:end] + (f" {_LEFT_OUT}" if lead[end:].strip() else "")
    quoted = _Piece(f"\n<blockquote>{escape(first)}</blockquote>", units(first) + 1) if first else _text("")
    return _source(article) + quoted


def _not_found(answer: Answer) -> _Piece:
    message = _tagged("b", "Not found.") + _text(" No article that I have answers this.")
    if answer.apart:
        message += _text(f" {say_apart(answer.understood)[:600]}")
    if answer.nearest:
        message += _text(_GAP + "The nearest:")
    for article in answer.nearest:
        message += _text("\n• ") + _source(article)
    return message + _text(f"{_GAP}I searched {say_coverage(answer.coverage)}.")


def _passage(passage: Passage, room: int) -> _Piece | None:
    """The speaker, the words as a quotation and where they stand; None if not even that fits."""
    head = _tagged("b", passage.speaker) + _text(":\n") if passage.speaker else _text("")
    source = _source(passage) + _text(f"\n{say_also(passage)}" if passage.also_in else "")
    if passage.naming and units(passage.naming.text) <= LEAD_LIMIT:
        naming = _text(f"{passage.naming.text} {_LEFT_OUT}")
        head += _Piece(f"<blockquote>{naming.html}</blockquote>\n", naming.units + 1)
    body = _body(passage, room - head.units - source.units - 1)
    if body is None:
        return None
    return head + _Piece(f"<blockquote>{body.html}</blockquote>\n", body.units + 1) + source


def _source(article: Article | Passage) -> _Piece:
    title = say_title(article)
    linked = f'<a href="{escape(article.url or "")}">{escape(title)}</a>' if has_link(article) else escape(title)
    return _Piece(linked, units(title)) + _text(f"\n{say_origin(article)}")


def _body(passage: Passage, room: int) -> _Piece | None:
    """The passage, or as many whole sentences around the answering one as fit; None if no word fits."""
    sentences = list(_sentences(passage))
    answer = next(
        (
            number
            for number, (paragraph, start, _) in enumerate(sentences)
            if passage.paragraphs[paragraph].position == passage.answer.position and start >= passage.answer.start
        ),
        0,
    )
    first = last = answer
    if (body := _between(passage, sentences, first, last)).units > room:
        return _text(_TOO_LONG) if units(_TOO_LONG) <= room else None
    # What comes after the answering sentence before what comes before it: an answer is read on.
    for grow_last, grow_first in ((1, 0), (0, -1)):
        while first + grow_first >= 0 and last + grow_last < len(sentences):
            longer = _between(passage, sentences, first + grow_first, last + grow_last)
            if longer.units > min(room, PASSAGE_LIMIT):
                break
            body, first, last = longer, first + grow_first, last + grow_last
    return body


def _sentences(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """(index of the paragraph in the passage, start, end) of each sentence."""
    for index, paragraph in enumerate(passage.paragraphs):
        for start, end in sentence_spans(paragraph.text) or [(0, len(paragraph.text))]:
            yield index, start, end


def _between(passage: Passage, sentences: Sequence[tuple[int, int, int]], first: int, last: int) -> _Piece:
    """The sentences from `first` to `last`, verbatim; marks say where some are left out."""
    body = _text(f"{_LEFT_OUT} " if first else "")
    for index in range(sentences[first][0], sentences[last][0] + 1):
        here = [(start, end) for paragraph, start, end in sentences[first : last + 1] if paragraph == index]
        if index > sentences[first][0]:
            body += _text(_GAP)
        body += _marked(passage, index, here[0][0], here[-1][1])
    return body + _text(f" {_LEFT_OUT}" if last < len(sentences) - 1 else "")


def _marked(passage: Passage, index: int, start: int, end: int) -> _Piece:
    """Part of a paragraph, with the answering sentence in bold."""
    paragraph, answer = passage.paragraphs[index], passage.answer
    text = paragraph.text
    if paragraph.position != answer.position or answer.start >= end or answer.end <= start:
        return _text(text[start:end])
    low, high = max(start, answer.start), min(end, answer.end)
    return _text(text[start:low]) + _tagged("b", text[low:high]) + _text(text[high:end])


def _text(text: str) -> _Piece:
    return _Piece(escape(text), units(text))


def _tagged(tag: str, text: str) -> _Piece:
    return _Piece(f"<{tag}>{escape(text)}</{tag}>", units(text))
