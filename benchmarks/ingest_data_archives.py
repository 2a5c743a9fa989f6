"""Files for the ingest benchmark: newsletters, web archives, PDFs, and downloads of news databases, of any size.

    from benchmarks.ingest_data_archives import WRITERS
    WRITERS["mbox"](Path("news.mbox"), 10_000)

Each writes a file with so many articles; of formats with one article a file, a folder with so many files.
"""

from __future__ import annotations

import gzip
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

_WORDS = (
    "ferry crew harbour council river bridge price market farmer barley winter school teacher budget minister court "
    "police fire storm island museum library doctor hospital train station engine coast wind power plan vote party"
).split()
_NAMES = ("Ada Quist", "Edwin Marsh", "Lena Tarn", "Rosalind Brandt", "Mo Idris", "Piet Lomvik")
_START = datetime(2026, 1, 1, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Story:
    """An article that is made up."""

    title: str
    source: str
    author: str
    published: datetime
    paragraphs: tuple[str, ...]
    url: str

    @property
    def words(self) -> int:
        """Number of words of its text."""
        return sum(len(text.split()) for text in self.paragraphs)


def stories(count: int) -> Iterator[Story]:
    """Yield `count` articles, always the same ones."""
    for number in range(count):
        rng = random.Random(number)

        def sentence(rng: random.Random = rng) -> str:
            return f"The {' '.join(rng.choices(_WORDS, k=12))} was late.".capitalize()

        paragraphs = [" ".join(sentence() for _ in range(3)) for _ in range(7)]
        paragraphs.insert(
            2, f"“The {rng.choice(_WORDS)} will open in {number % 12 + 1} weeks,” said {rng.choice(_NAMES)}."
        )
        yield Story(
            f"{rng.choice(_WORDS).capitalize()} {rng.choice(_WORDS)} {number}",
            "The Orrin Bay Courier",
            rng.choice(_NAMES),
            _START + timedelta(hours=number % 7000),
            tuple(paragraphs),
            f"https://courier.example/2026/{number}",
        )


def page(story: Story) -> str:
    """Return an article as a web page."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(story.title)} - {story.source}</title>"
        f"<meta property='og:site_name' content='{story.source}'>"
        f"<meta property='article:published_time' content='{story.published.isoformat()}'></head><body>"
        f"<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>{escape(story.title)}</h1>{text}</article>"
        f"<footer>Copyright 2026</footer></body></html>"
    )


def message(story: Story) -> EmailMessage:
    """Return an article as a newsletter, in a table, as senders lay it out."""
    mail = EmailMessage()
    mail["From"] = f'"{story.source}" <news@courier.example>'
    mail["To"] = "reader@post.example"
    mail["Subject"] = story.title
    mail["Date"] = format_datetime(story.published)
    mail["Message-ID"] = f"<{story.url.rsplit('/', 1)[1]}@courier.example>"
    mail["List-Unsubscribe"] = "<https://courier.example/out>"
    mail.set_content("\n\n".join(story.paragraphs))
    rows = "".join(f"<tr><td>{escape(paragraph)}</td></tr>" for paragraph in story.paragraphs)
    mail.add_alternative(
        f"<html><body><table><tr><td><h1>{escape(story.title)}</h1></td></tr>{rows}"
        f"<tr><td><a href='https://courier.example/out'>Unsubscribe</a></td></tr></table></body></html>",
        subtype="html",
    )
    return mail


def write_eml(path: Path, count: int) -> None:
    """Write a folder with so many newsletters."""
    path.mkdir(parents=True, exist_ok=True)
    for number, story in enumerate(stories(count)):
        (path / f"{number:06}.eml").write_bytes(message(story).as_bytes())


def write_mbox(path: Path, count: int) -> None:
    """Write a mailbox with so many newsletters."""
    with path.open("wb") as mailbox:
        for story in stories(count):
            mailbox.write(f"From news@courier.example {story.published.ctime()}\n".encode())
            mailbox.write(message(story).as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n")


def archived(address: str, content: bytes, kind: str = "response") -> bytes:
    """Return a record of a web archive."""
    header = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-12-01T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{abs(hash(address)) % 10**12:012}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return header.encode() + content + b"\r\n\r\n"


def response(story: Story) -> bytes:
    """Return the response to a request for an article."""
    body = page(story).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def write_warc(path: Path, count: int) -> None:
    """Write a web archive with so many pages, each compressed by itself if the name ends in .gz."""
    pack: Callable[[bytes], bytes] = gzip.compress if path.suffix == ".gz" else bytes
    with path.open("wb") as archive:
        for story in stories(count):
            request = f"GET {story.url} HTTP/1.1\r\nHost: courier.example\r\n\r\n".encode()
            archive.write(pack(archived(story.url, request, "request")))
            archive.write(pack(archived(story.url, response(story))))


def wrapped(text: str, width: int = 80) -> list[str]:
    """Return the lines of a paragraph."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def pdf(pages: list[list[str]], title: str = "", content: bytes | None = None) -> bytes:
    """Return a PDF with these lines on its pages; an empty line is a gap. `content` replaces what draws each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    numbers = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T*\n" % _pdf_text(line) for line in lines)
        drawn = content if content is not None else b"BT /F1 11 Tf 14 TL 60 780 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        numbers.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(b"%d 0 R" % n for n in numbers))
    objects.append(b"<< /Title (%s) /CreationDate (D:20261201100000Z) >>" % _pdf_text(title))
    data, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"<< /Size %d /Root 1 0 R /Info %d 0 R >>" % (len(objects) + 1, len(objects))
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return data + head + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(data)


def _pdf_text(text: str) -> bytes:
    plain = text.translate(str.maketrans("“”’‘–", "\"\"''-"))
    return plain.encode("latin-1", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def write_pdf(path: Path, count: int) -> None:
    """Write a folder with so many PDFs."""
    path.mkdir(parents=True, exist_ok=True)
    for number, story in enumerate(stories(count)):
        lines = [story.title, ""] + [line for text in story.paragraphs for line in [*wrapped(text), ""]]
        (path / f"{number:06}.pdf").write_bytes(pdf([lines[:50], lines[50:]], story.title))


def nexis_lines(story: Story) -> list[str]:
    """Return the paragraphs that Nexis Uni writes for an article."""
    return [
        *(story.title, story.source, f"{story.published:%B} {story.published.day}, {story.published:%Y %A}"),
        *("Copyright 2026 The Orrin Bay Courier All Rights Reserved", "Section: NEWS; Pg. 1"),
        *(f"Length: {story.words} words", f"Byline: {story.author}", "Body"),
        *story.paragraphs,
        *("Classification", "Language: ENGLISH", "Publication-Type: Newspaper"),
        *(f"Load-Date: {story.published:%B} {story.published.day}, {story.published:%Y}", "End of Document"),
    ]


def docx(path: Path, paragraphs: Iterator[tuple[str, str]]) -> None:
    """Write a Word document with paragraphs, each with its style (empty: none)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        with package.open("word/document.xml", "w") as part:
            part.write(
                b'<?xml version="1.0" encoding="UTF-8"?><w:document '
                b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            )
            for style, text in paragraphs:
                properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
                part.write(f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>".encode())
            part.write(b"</w:body></w:document>")


def write_docx(path: Path, count: int) -> None:
    """Write a Nexis Uni download with so many articles as a Word document."""
    docx(path, (("", line) for story in stories(count) for line in nexis_lines(story)))


def write_rtf(path: Path, count: int) -> None:
    """Write a Nexis Uni download with so many articles as Rich Text."""
    with path.open("w", encoding="ascii") as document:
        document.write(r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss\fcharset0 Arial;}}" + "\n")
        for story in stories(count):
            for line in nexis_lines(story):
                text = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)
                document.write(rf"\pard\plain\f0\fs20 {text}\par" + "\n")
        document.write("}")


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "eml": write_eml,
    "mbox": write_mbox,
    "warc": write_warc,
    "pdf": write_pdf,
    "docx": write_docx,
    "rtf": write_rtf,
}
"""What writes a file, or a folder, of each kind: from a path and a number of articles."""

SUFFIXES = {"eml": "", "mbox": ".mbox", "warc": ".warc", "pdf": "", "docx": ".docx", "rtf": ".rtf"}
"""Suffix of each kind of file; empty for a folder of files."""
