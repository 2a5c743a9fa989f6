"""The language of an article: stated by its file, or told by its text."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py3langid import langid

from index.sources.language_model import language_model
from index.sources.languages import detect_language, language_of, stated_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("EN-GB", "en-GB"),
        ("pt_BR", "pt-BR"),
        (" de ", "de"),
        ("English", None),
        ("", None),
        (None, None),
        ("deu", "de"),
        ("ger", "de"),
        ("RUS", "ru"),
        ("zho-Hant", "zh-Hant"),
        ("ast", "ast"),
        ("und", None),
        ("mul", None),
    ],
)
def test_a_file_states_its_language_as_a_tag(text: str | None, tag: str | None) -> None:
    assert stated_language(text) == tag


@pytest.mark.parametrize(
    ("stated", "code", "text"),
    [
        ("uk", "ru", "Паром на острове не работает из-за бури, сказала мэр в понедельник, и завтра не будет его тоже."),
        ("ru", "uk", "Пором на острові не працює через бурю, сказала мерка в понеділок, і завтра його теж не буде."),
        ("pt", "es", "La alcaldesa dijo que el ferri no saldrá por la tormenta, y que mañana tampoco va a salir."),
    ],
)
def test_a_text_in_a_related_language_contradicts_the_stated_one(stated: str, code: str, text: str) -> None:
    assert language_of(stated, "", [text]) == code
    assert language_of(code, "", [text]) == code


@given(st.text())
def test_a_stated_language_fits_into_the_database(text: str) -> None:
    assert len(stated_language(text) or "") <= 40


def test_the_language_of_a_text_is_told_where_it_is_long_enough() -> None:
    english = "The ferry sank near the harbour on Thursday morning, and nobody drowned, says the harbour master."
    german = "Die Fähre sank am Donnerstagmorgen in der Nähe des Hafens, und niemand ertrank, sagt der Hafenmeister."
    assert (detect_language("", [english]), detect_language("", [german])) == ("en", "de")
    assert detect_language("Who won?", []) is None


@pytest.mark.parametrize(
    ("code", "post"),
    [
        ("tr", "Liman pazartesi günü yeniden açılacak"),
        ("de", "Die Fähre fährt am Montag wieder ab Lomvik"),
        ("ro", "Feribotul pleacă din nou luni dimineață"),
        ("es", "El puerto vuelve a abrir este lunes por la mañana"),
        ("uk", "Пором знову ходитиме з понеділка, каже мер"),
        ("ru", "Паром снова будет ходить с понедельника"),
    ],
)
def test_a_short_post_tells_its_language(code: str, post: str) -> None:
    assert detect_language("", [post]) == code


@pytest.mark.parametrize("post", ["Ana Brandt", "Lomvik 2, Torfhausen 1", "Kisu cha mpishi ni kikali sana", "?!" * 40])
def test_the_language_of_a_short_post_stays_open_if_it_is_unsure(post: str) -> None:
    assert detect_language("", [post]) is None


GERMAN = (
    "Die Fähre von Lomvik fährt im Winter nicht mehr. Das teilte die Stadt am Donnerstag mit. "
    "Der Hafen bleibt für andere Schiffe offen, weil er nicht zufriert."
)
RUSSIAN = "Паром из Ломвика зимой ходить не будет. Об этом в четверг сообщил порт, который остается открытым."


@pytest.mark.parametrize(
    ("stated", "text", "language"),
    [
        ("en", RUSSIAN, "ru"),
        ("en-US", GERMAN, "de"),
        ("de", RUSSIAN, "ru"),
        ("ru", GERMAN, "de"),
        ("de-AT", GERMAN, "de-AT"),
        ("en", "ท่าเรือจะเปิดอีกครั้งในวันจันทร์ นายกเทศมนตรีกล่าวเมื่อวันพฤหัสบดีหลังการประชุมสภาเมือง", "th"),
    ],
)
def test_a_text_that_is_clearly_in_another_language_than_stated_wins(stated: str, text: str, language: str) -> None:
    assert language_of(stated, "", [text]) == language


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ("en", "Die Fähre fährt."),  # short
        ("en", "Lomvik 2, Torfhausen 1. Sandvik 3, Brackwater 0. Lesk 1, Marrow 1. Olm 4, Ostra 2."),  # no words
        ("uk", "Порт закрито."),
        ("no", "Borgmesteren sagde torsdag, at færgen ikke sejler om vinteren, fordi havnen er lukket for alle skibe."),
        ("en", "The mayor said: “Die Fähre fährt im Winter nicht mehr, das ist sicher.” The ferry will stay in port."),
        ("sw", GERMAN),  # a language without a module
    ],
)
def test_a_stated_language_stands_if_the_text_is_short_or_close(stated: str, text: str) -> None:
    assert language_of(stated, "", [text]) == stated


SENTENCES = Path(__file__).parents[2] / "data" / "encodings.jsonl"
"""Sentences of 33 languages."""


@pytest.fixture
def afresh() -> Iterator[None]:
    """The model isn't loaded before the test, nor after it."""
    language_model.cache_clear()
    yield
    language_model.cache_clear()


def packed_model(path: Path, compression: int) -> None:
    """Write py3langid's model as another version of it might."""
    with (
        lzma.open(langid.MODEL_DIR / langid.MODEL_FILE) as packed,
        zipfile.ZipFile(packed) as members,
        lzma.open(path, "wb", preset=0) as file,
        zipfile.ZipFile(file, "w", compression) as written,
    ):
        for info in members.infolist():
            written.writestr(info.filename, members.read(info))


def test_the_mapped_model_tells_the_same_languages_as_the_loaded_one() -> None:
    loaded, mapped = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True), language_model()
    assert mapped is not None
    for row in map(json.loads, SENTENCES.read_text("utf-8").splitlines()):
        for text in row["texts"]:
            assert mapped.classify(text) == loaded.classify(text)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_model_takes_little_memory_of_its_own() -> None:
    script = """
import pathlib, re, numpy, py3langid.langid
from index.sources.languages import detect_language
def own_mb(): return int(re.search(r"RssAnon:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1000
before = own_mb()
assert detect_language("", ["The ferry sank near the harbour, and nobody drowned, says the harbour master."]) == "en"
print(own_mb() - before)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert float(done.stdout) < 30  # 76 when it is loaded, and 106 meanwhile


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_model_of_another_form_is_loaded_as_it_says(
    compression: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.npz.xz"
    packed_model(path, compression)
    monkeypatch.setattr(langid, "MODEL_FILE", str(path))
    assert (
        detect_language("", ["The ferry sank near the harbour, and nobody drowned, says the harbour master."]) == "en"
    )


@settings(deadline=None)
@given(st.text(), st.lists(st.text()))
def test_any_text_has_a_language_or_none(title: str, paragraphs: list[str]) -> None:
    language = detect_language(title, paragraphs)
    assert language is None or stated_language(language) == language


def test_an_article_in_many_languages_is_in_that_of_its_first_long_paragraph() -> None:
    posts = [
        "The ferry to Lomvik will not sail before Monday, said the mayor, because the harbour has been closed.",
        "Le ferry pour Lomvik ne partira pas avant lundi, a dit la maire, parce que le port est fermé.",
        "El transbordador a Lomvik no saldrá antes del lunes, dijo la alcaldesa, porque el puerto está cerrado.",
        "Паром в Ломвик не пойдёт раньше понедельника, сказала мэр города, потому что порт ещё закрыт.",
        "市长说，由于港口自暴风雨以来一直关闭，前往洛姆维克的渡轮星期一之前不会开航。",
        "قالت رئيسة البلدية إن العبارة إلى لومفيك لن تبحر قبل يوم الاثنين لأن الميناء مغلق.",
    ]
    assert detect_language("12:30", posts) == "en"
    icelandic = "Ferjan til Lomvíkur siglir ekki fyrir mánudag, sagði bæjarstjórinn, vegna þess að höfnin er lokuð."
    assert detect_language("", [icelandic, icelandic]) == "is"
