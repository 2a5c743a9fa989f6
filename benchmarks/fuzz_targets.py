"""The targets of `benchmarks.fuzz`: each takes bytes, and raises if something is wrong.

`benchmarks.fuzz` imports this module with coverage instrumentation, so the code under test must be imported here.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date

from telegram import Bot, Update, User
from telegram.error import NetworkError

from benchmarks.ingest_data_archives import archived, pdf
from bot.api.updates import read_updates
from bot.handlers.commands import read_message
from bot.messages import decode_press, read_parameter
from bot.messages.markup import clip, link, quote, text
from index.languages import ASKING_LANGUAGES, LANGUAGE_MODULES
from index.question import Question, expected_answer, find_answers, find_dates, small_talk, split_parts, understand
from index.question.languages import question_languages
from index.question.outlets import find_outlets
from index.quotes import find_quotes
from index.sources.formats import HEAD_BYTES, Input, Record, registered_formats, single_record
from index.sources.formats.published_dates import parse_published
from index.text import (
    capitalised_words,
    extract_name_terms,
    extract_question_terms,
    extract_terms,
    is_boilerplate,
    make_visible,
    sentence_spans,
    tell_language,
)
from index.text.wording import read_wording

_DAY = date(2025, 3, 4)
_BOT = Bot("1000:fuzz")
_ME = User(1000, "newsbot", is_bot=True, username="newsbot")


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "ignore")


def _articles(suffix: str) -> Callable[[bytes], None]:
    """Return a target that reads files of a suffix with the format that recognises them, article by article."""

    def read(data: bytes) -> None:
        file_format = registered_formats().format_of(f"a{suffix}", data[:HEAD_BYTES])
        if file_format is None:
            return
        given = Input(f"a{suffix}", io.BytesIO(data))
        try:
            records = file_format.records(given) if file_format.records else [single_record(file_format, given)]
            for record in records:
                _article(record)
        except ValueError:  # the rest is rejected with a reason
            return

    return read


def _article(record: Record) -> None:
    try:
        parsed = record.parse()
    except ValueError:  # rejected with a reason
        return
    assert all(parsed.paragraphs)


def _question(data: bytes) -> None:
    asked = _decoded(data)
    question = understand(asked, _DAY)
    understand(asked, _DAY, follows=question)
    assert question.since is None or question.until is None or question.since <= question.until
    for part in split_parts(asked) or ():
        understand(part, _DAY)
    small_talk(asked)
    if dates := find_dates(asked, _DAY):
        assert dates.words
    find_outlets(asked, ["The Orrin Bay Courier", "BBC News"])
    expected_answer(asked)


def _quotations(data: bytes) -> None:
    paragraphs = [line for line in _decoded(data).split("\n") if line]
    for quotation in find_quotes(paragraphs, paragraphs[0] if paragraphs else ""):
        span = paragraphs[quotation.paragraph][quotation.start : quotation.end]
        assert span


def _foreign_question(data: bytes) -> None:
    asked = _decoded(data)
    for code in ASKING_LANGUAGES:
        before = Question("", (), language=code)
        question = understand(asked, _DAY, follows=before)
        understand(asked, _DAY, follows=question)
        assert question.since is None or question.until is None or question.since <= question.until
    question_languages(asked, ("en", "de", "ja"))
    tell_language([asked])


def _foreign_quotations(data: bytes) -> None:
    paragraphs = [line for line in _decoded(data).split("\n") if line]
    for code in ("de", "es", "ru", "fr"):
        for quotation in find_quotes(paragraphs, paragraphs[0] if paragraphs else "", code):
            assert paragraphs[quotation.paragraph][quotation.start : quotation.end] == quotation.text


def _foreign_terms(data: bytes) -> None:
    words = _decoded(data)
    for code in LANGUAGE_MODULES:
        assert all((*extract_terms(words, code), *extract_question_terms(words, code)))


def _terms(data: bytes) -> None:
    words = _decoded(data)
    for term in (*extract_terms(words), *extract_question_terms(words), *extract_name_terms(words)):
        assert term
    capitalised_words(words)
    for start, end in sentence_spans(words):
        assert words[start:end].strip()
    make_visible(words)
    is_boilerplate(words)
    read_wording(words, "The Courier")
    for asked in ("When did it open?", "How much was it?", "Who paid?", "Why?"):
        for offset in find_answers(expected_answer(asked), asked, words):
            assert 0 <= offset < len(words)


def _presses(data: bytes) -> None:
    words = _decoded(data)
    decode_press(words)
    read_parameter(words)
    clip(words, 64)
    link(words, words)
    quote(text(words))


def _dates(data: bytes) -> None:
    try:
        parse_published(_decoded(data))
    except ValueError:
        return


def _updates(data: bytes) -> None:
    try:
        result = json.loads(data)
    except (ValueError, RecursionError):
        return
    try:
        delivery = read_updates(result, _BOT, lambda update: _is_read(update))
    except NetworkError:
        return
    assert all(update.update_id > 0 for update in delivery.updates)


def _is_read(update: Update) -> bool:
    return update.message is not None and read_message(update.message, _ME) is not None


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"articles{suffix}": _articles(suffix) for suffix in registered_formats().suffixes},
    "published": _dates,
    "questions": _question,
    "quotations": _quotations,
    "terms": _terms,
    "foreign_questions": _foreign_question,
    "foreign_quotations": _foreign_quotations,
    "foreign_terms": _foreign_terms,
    "presses": _presses,
    "updates": _updates,
}
"""Targets by name."""

SEEDS = {
    "articles": (
        b"---\ntitle: Reef\ndate: 2025-03-04\n---\nThe reef is old.\n\nIt grew.",
        b"Title: Reef\nSource: Courier\n\nIt grew.",
        b"# Reef\n\n[a](https://a.b) **b**\n\n> c\n\n- d\n",
        b"From a Thu Nov 19 10:00:00 2026\nFrom: A <a@b.c>\nSubject: Reef\nContent-Type: text/html\n\n<p>It grew.",
        b"{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}\\f0 Reef\\par It \\u8220?grew\\'e9.\\par}",
        archived("https://a.example/", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>It grew."),
        pdf([["Reef", "", "It grew."]], "Reef"),
        b"Reef\nThe Courier\nMay 4, 2026 Monday\nLength: 2 words\nBody\nIt grew.\nLoad-Date: x\nEnd of Document\n",
    ),
    "published": (b"2025-03-04", b"March 4, 2025 10:00 GMT", b"4. M\xc3\xa4rz 2025"),
    "questions": (
        b"What did Ana Brandt say about the reef between 3 and 5 May?",
        b"how old is it, and who said so in the Courier last week",
    ),
    "quotations": ("“It grew,” said Ana Brandt, the minister. “Slowly.”\nHe laughed: “So?”".encode(),),
    "terms": ("The U.S. paid $1,500.50 for 3.5m O’Brien’s C++ books in 2025.".encode(),),
    "foreign_questions": (
        "Was sagte Ana Brandt zwischen dem 3. und 5. Mai zur Fähre?".encode(),
        "Что сказал Путин о Курске вчера?".encode(),
        "¿Qué dijo Ana de la huelga la semana pasada?".encode(),
        "Et qu'a-t-elle dit hier sur la grève dans Le Monde ?".encode(),
        "Що сказав Зеленський у березні?".encode(),
    ),
    "foreign_quotations": (
        "„Sie wuchs“, sagte Ministerin Ana Brandt. Nach Angaben der Polizei sei sie alt.\nSie lachte: „So?“".encode(),
        "«Да, — сказал Иван Брандт, — он растёт».\n— Нет, — ответил министр.".encode(),
        "—Creció —dijo Ana Brandt—. Según la policía, es viejo.".encode(),
    ),
    "foreign_terms": ("Straße ал́ма אָב 東京とソウル서울 ไทย प्रिय İstanbul d'hier 1.500,5".encode(),),
    "presses": (b"more:abc:1", b"q-d2hhdA"),
    "updates": (
        json.dumps(
            [
                {
                    "update_id": 7,
                    "message": {
                        "message_id": 1,
                        "date": 1,
                        "chat": {"id": 5, "type": "private"},
                        "from": {"id": 5, "is_bot": False, "first_name": "A"},
                        "text": "/latest reef",
                        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
                    },
                }
            ]
        ).encode(),
    ),
}
"""Initial inputs, by the part of a target's name before the dot."""
