"""The registry of formats: a new module is enough to add a format everywhere."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import DataFolder, Library, NothingIndexed, ask, index_files
from index.errors import ArticleError
from index.sources import File, file_suffixes, list_files, load_file
from index.sources.formats import Format, Parsed, ReadingOptions, registered_formats
from index.sources.formats.registry import Registry, discover

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = "index.sources.formats"

MADE_UP = """
from index.sources.formats.format import Format, Parsed


def parse(raw, options):
    title, text = raw.decode("ascii").split("|")
    if not text:
        raise ValueError("nothing behind its bar")
    return Parsed(title=title, source="The Made-Up", paragraphs=(text,), notes=["read as made up"])


FORMAT = Format("made up", (".made-up", ".mdup"), parse, max_bytes=100)
"""


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Provide an invented format by one more module in the package."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "made_up.py").write_text(MADE_UP)
    package = sys.modules[PACKAGE]
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    registered_formats.cache_clear()
    yield
    registered_formats.cache_clear()
    monkeypatch.undo()
    del sys.modules[f"{PACKAGE}.made_up"]
    del package.made_up


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Folder with a file of the invented format, its suffix in capitals."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.MADE-UP").write_bytes(b"Wombats rest|The wombats rested near Tessick.")
    return folder


# -- one more module


def test_files_of_a_made_up_format_are_indexed_and_answer(made_up: None, articles: Path, data: DataFolder) -> None:
    report = index_files([articles], data)
    assert (report.added, report.failed) == (1, [])
    assert report.notes == [f"{articles / 'a.MADE-UP'}: read as made up"]
    answer = ask(Library(data).snapshot, "Where did the wombats rest?")
    (passage,) = answer.passages
    assert (passage.title, passage.source) == ("Wombats rest", "The Made-Up")
    assert [paragraph.text for paragraph in passage.paragraphs] == ["The wombats rested near Tessick."]


def test_a_made_up_format_has_a_limit_and_reasons_of_its_own(made_up: None, articles: Path) -> None:
    (articles / "b.made-up").write_bytes(b"Title|")
    (articles / "c.mdup").write_bytes(b"a" * 101)
    files = {file.path.name: file for file in list_files([articles]).files.values()}
    with pytest.raises(ArticleError, match=r"b\.made-up: nothing behind its bar"):
        load_file(files["b.made-up"])
    with pytest.raises(ArticleError, match=r"c\.mdup: too long for one article"):
        load_file(files["c.mdup"])


def test_the_suffixes_include_those_of_a_made_up_format(made_up: None, tmp_path: Path, data: DataFolder) -> None:
    assert {".txt", ".md", ".made-up", ".mdup"} <= set(file_suffixes())
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingIndexed, match=r": there are no files that newsbot reads\.$"):
        index_files([tmp_path / "empty"], data)


def test_without_its_module_an_invented_format_is_unknown(articles: Path) -> None:
    assert not list_files([articles]).files
    file = File(articles / "a.MADE-UP", "file:///a.MADE-UP")
    with pytest.raises(ArticleError, match=r"a\.MADE-UP: newsbot reads no \.made-up files$"):
        load_file(file)


# -- the registry


def parse(raw: bytes, options: ReadingOptions) -> Parsed:
    del options
    return Parsed(paragraphs=(raw.decode(),))


def test_plain_text_and_markdown_come_first() -> None:
    assert [item.name for item in registered_formats().formats][:2] == ["plain text", "Markdown"]
    assert registered_formats().suffixes[:2] == (".txt", ".md")


def test_two_formats_that_claim_a_suffix_are_refused_with_both_names() -> None:
    with pytest.raises(ValueError, match=r"^The formats one and two both claim \.x: take it from one of them\.$"):
        Registry([Format("two", (".y", ".x"), parse), Format("one", (".x",), parse)])


@pytest.mark.parametrize("suffix", ["x", ".X", ""])
def test_a_suffix_that_no_file_could_have_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match=r"^The format one claims .*: write a suffix in lower case, with its dot\.$"):
        Registry([Format("one", (suffix,), parse)])


def test_the_order_is_that_of_the_formats_and_then_of_their_names() -> None:
    formats = [
        Format("b", (".b", ".a"), parse),
        Format("a", (".d",), parse),
        Format("z", (".z",), parse, order=1),
    ]
    for given in (formats, formats[::-1]):
        assert Registry(given).suffixes == (".z", ".d", ".b", ".a")


def test_a_module_without_a_format_is_a_helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "made_up_formats"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "helper.py").write_text("NUMBER = 1\n")
    (package / "made_up.py").write_text(MADE_UP)
    monkeypatch.syspath_prepend(tmp_path)
    assert [item.name for item in discover("made_up_formats").formats] == ["made up"]
    for name in ("made_up_formats.helper", "made_up_formats.made_up", "made_up_formats"):
        monkeypatch.delitem(sys.modules, name)


def test_finding_the_formats_imports_no_library_that_only_reading_needs() -> None:
    code = "import sys, index.sources as sources; sources.file_suffixes(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"yaml", "markdown_it", "dateutil"} & {name.partition(".")[0] for name in done.stdout.split()}
