"""PDF files with one article: its text in the order in which the file draws it. The format: ISO 32000.

A PDF has no paragraphs, only lines at places. The time at which it was made is never taken for the day of publication.
"""

from __future__ import annotations

import io
import logging
import time
from typing import TYPE_CHECKING

from index.sources.formats.database_downloads import is_download
from index.sources.formats.format import Format, Parsed
from index.sources.formats.office_articles import is_property_title, read_lines
from index.sources.formats.options import DEFAULT_OPTIONS, ReadingOptions
from index.sources.formats.page_lines import Line, add_text, paragraphs_of_pages, text_with_gaps

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_BYTES = 50_000_000
"""Maximum size of a file: pictures make it large, not text."""

MAX_PAGES = 60
"""Maximum number of pages: a file with more isn't a single article."""

_MAX_SECONDS = 60  # processor time: pypdf takes long for drawings
_MAX_CONTENT = 5_000_000  # bytes: what draws a page; text takes 50 kB
_MIN_LETTERS = 0.4


def parse(raw: bytes, options: ReadingOptions = DEFAULT_OPTIONS) -> Parsed:
    """Return the article in a file. Raises ValueError, with the reason, where it holds none."""
    del options
    try:
        import pypdf
    except ImportError as error:
        raise ValueError('reading PDFs needs pypdf: install newsbot with the extra "archives"') from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs each oddity, without the name of the file
    if b"%PDF-" not in raw[:1024]:
        raise ValueError("it doesn't start as a PDF does: is it another kind of file?")
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        title, pages = _title(reader), _pages(reader)
    except ValueError:
        raise
    except (Exception, RecursionError) as error:  # pypdf raises errors of any kind for a broken file
        raise ValueError(
            f"it can't be opened as a PDF: it is broken or cut off ({error or type(error).__name__})"
        ) from error
    text = "\n".join(pages)
    _check_letters(text)
    if is_download(text):
        raise ValueError("it is a download of a news database: download it as .docx, .rtf or .txt instead")
    parsed = read_lines(paragraphs_of_pages(pages), title if is_property_title(title) else "")
    parsed.shape = "from PDF"
    if empty := sum(not page.strip() for page in pages):
        parsed.notes.append(f"{empty} of its {len(pages)} pages hold no text")
    return parsed


def _title(reader: PdfReader) -> str:
    if reader.is_encrypted:
        raise ValueError("it is encrypted: save it without a password")
    title = reader.metadata.title if reader.metadata else None
    return " ".join(title.split()) if isinstance(title, str) else ""


def _pages(reader: PdfReader) -> list[str]:
    if len(reader.pages) > MAX_PAGES:
        raise ValueError(f"too long for one article ({len(reader.pages)} pages, at most {MAX_PAGES})")
    start, pages = time.process_time(), []
    for number, page in enumerate(reader.pages, start=1):
        pages.append(_text(page, number))
        if time.process_time() - start > _MAX_SECONDS:
            raise ValueError(f"it takes too long to read (page {number} of {len(reader.pages)})")
    if not any(page.strip() for page in pages):
        raise ValueError("it holds pictures of text, or no text: recognise the text (OCR), and save it again")
    return pages


def _text(page: PageObject, number: int) -> str:
    content = page.get_contents()
    if content is not None and len(content.get_data()) > _MAX_CONTENT:
        raise ValueError(f"page {number} is a drawing that is too large to read")
    lines: list[Line] = []

    def visit(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        add_text(lines, text, inner[4] * outer[1] + inner[5] * outer[3] + outer[5])

    page.extract_text(visitor_text=visit)
    return text_with_gaps(lines)


def _check_letters(text: str) -> None:
    visible = [char for char in text if not char.isspace()]
    if sum(map(str.isalnum, visible)) < _MIN_LETTERS * len(visible):
        raise ValueError("its fonts don't say which characters they show: recognise the text (OCR), and save it again")


FORMAT = Format("PDF", (".pdf",), parse, max_bytes=MAX_BYTES, order=62, extra="archives")
