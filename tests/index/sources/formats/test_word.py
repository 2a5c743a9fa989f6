"""Word documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from benchmarks.ingest_data_archives import docx
from tests.index.sources.formats.reading import contents_of, read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def package(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as document:
        for name, text in parts.items():
            document.writestr(name.replace("__", "/") + ".xml", text)
    return file.getvalue()


def document(body: str, declaration: str = "") -> bytes:
    return package(word__document=f"{declaration}<w:document {W} {MC}><w:body>{body}</w:body></w:document>")


def paragraphs(folder: Path, body: str) -> Any:
    (article,) = read_bytes(folder, "a.docx", document(body))["articles"]
    return article["paragraphs"]


def test_a_styled_title_is_the_headline_and_header_lines_are_read(tmp_path: Path) -> None:
    lines = [
        ("Title", "Ferries. Who pays."),
        ("", "Date: 19 November 2026"),
        ("", "Nobody asked."),
        ("", "It is dear."),
    ]
    docx(tmp_path / "a.docx", iter(lines))
    (article,) = contents_of(tmp_path / "a.docx")["articles"]
    assert (article["title"], article["published"]) == ("Ferries. Who pays.", "2026-11-19")
    assert article["paragraphs"] == ["Nobody asked.", "It is dear."]


@pytest.mark.parametrize(("title", "headline"), [("Ferries", "Ferries"), ("Microsoft Word - a.docx", "Nobody asked.")])
def test_the_title_of_the_properties_counts_unless_a_program_wrote_it(
    tmp_path: Path, title: str, headline: str
) -> None:
    core = f'<cp xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp>'
    text = f"<w:document {W}><w:body><w:p><w:r><w:t>Nobody asked. It rained.</w:t></w:r></w:p></w:body></w:document>"
    raw = package(word__document=text, docProps__core=core)
    assert read_bytes(tmp_path, "a.docx", raw)["articles"][0]["title"] == headline


def test_insertions_are_read_and_deletions_and_hidden_text_arent(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>rained</w:t></w:r></w:ins><w:del><w:r><w:delText>snowed"
        "</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:t> all day."
        "</w:t></w:r></w:p><w:p><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>went on."
        "</w:t></w:r></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["It rained all day.", "A link\twent on."]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    box = "<w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
    body = (
        "<w:p><w:r><w:t>It rained.</w:t></w:r></w:p><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        f"{box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{box}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["It rained.", "In the box."]


def test_entities_are_never_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    declaration = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}"><!ENTITY y "why">]>'
    body = "<w:p><w:r><w:t>It rained &x; &y; today.</w:t></w:r></w:p><w:p><w:r><w:t>It snowed.</w:t></w:r></w:p>"
    assert "secret words" not in str(read_bytes(tmp_path, "a.docx", document(body, declaration)))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "it is encrypted, or an old .doc: save it as .docx"),
        (b"PK\x03\x04 cut off", "it can't be opened as a Word document"),
        (b"It rained.", "it can't be opened as a Word document"),
        (package(xl__workbook="<workbook/>"), "it has no word/document.xml: it isn't a Word document"),
        (document("")[:-30], "it can't be opened as a Word document"),
        (package(word__document="<w:document>"), "it can't be opened as a Word document"),
        (document(""), "empty"),
    ],
)
def test_a_broken_file_gets_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    (failure,) = read_bytes(tmp_path, "a.docx", raw)["failures"]
    assert failure.startswith(f"a.docx: {reason}")


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    raw = document("<w:p>" + "<w:r><w:t>boom boom boom</w:t></w:r>" * 2_000_000 + "</w:p>")
    (failure,) = read_bytes(tmp_path, "a.docx", raw)["failures"]
    assert "it may be a bomb" in failure
