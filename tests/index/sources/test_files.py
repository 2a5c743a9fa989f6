"""From files to articles: which files are read, and their contents."""

from __future__ import annotations

import gzip
import json
import os
import socket
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import ArticleError
from index.model import published_to_text
from index.sources import File, Listing, digest, list_files, load_bytes, load_file
from index.sources.formats import HEAD_BYTES, Format, registered_formats
from index.sources.formats.format import MAX_BYTES

DATA = Path(__file__).resolve().parents[2] / "data"
SUFFIXES = registered_formats().suffixes
PAIRS = sorted(
    path for path in DATA.glob("*") if path.suffix in SUFFIXES and path.with_suffix(".expected.json").exists()
)
TEXTS = [path for path in PAIRS if path.suffix in (".txt", ".md")]


def loaded(path: Path, raw: bytes) -> dict[str, object]:
    """Return the article read from `path`, in the form of the .expected.json files."""
    (result,) = load_bytes(File(Path(path.name), f"file:///{path.name}"), raw)
    header = {name: getattr(result.article, name) for name in ("title", "source", "url", "author")}
    published = published_to_text(result.article.published)
    paragraphs = list(result.article.paragraphs)
    return header | {"published": published, "paragraphs": paragraphs, "notes": list(result.notes)}


def text_of(file: File) -> str:
    """Return the text of a file with one article of one paragraph."""
    (result,) = load_file(file)
    (paragraph,) = result.article.paragraphs
    return paragraph


def expected(path: Path) -> object:
    return json.loads(path.with_suffix(".expected.json").read_text())


# -- golden pairs: for example NAME.txt or NAME.md, and the expected article in NAME.expected.json


def test_every_golden_file_has_its_pair() -> None:
    expected_of = {path.name.removesuffix(".expected.json") for path in DATA.glob("*.expected.json")}
    assert {path.stem for path in PAIRS} == expected_of != set()


REFUSED = {"Substack list of posts"}  # a format that only says what to index instead


@pytest.mark.parametrize(
    "file_format",
    [item for item in registered_formats().formats if item.name not in REFUSED],
    ids=lambda item: item.name,
)
def test_every_format_has_a_golden_file(file_format: Format) -> None:
    files = [
        path for path in (*DATA.glob("*.*"), *DATA.glob("formats/*.*")) if not path.name.endswith(".expected.json")
    ]
    assert file_format in {registered_formats().format_of(path, _head(path)) for path in files}


def _head(path: Path) -> bytes:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw)[:HEAD_BYTES]


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name)
def test_a_file_is_read_as_the_article_that_it_holds(path: Path) -> None:
    assert loaded(path, path.read_bytes()) == expected(path)


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with BOM"),
        pytest.param(lambda text: b"\xff\xfe" + text.encode("utf-16-le"), id="UTF-16 little-endian"),
        pytest.param(lambda text: b"\xfe\xff" + text.encode("utf-16-be"), id="UTF-16 big-endian"),
        pytest.param(lambda text: text.rstrip("\n").encode(), id="no line end at the end"),
        pytest.param(lambda text: f"\n\n{text}\n\n\n".encode(), id="blank lines around"),
    ],
)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_file_saved_another_way_gives_the_same_article(path: Path, saved: Callable[[str], bytes]) -> None:
    assert loaded(path, saved(path.read_text())) == expected(path)


# -- which files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder with one article."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Text.")
    return folder


def names(listing: Listing) -> list[str]:
    return [file.path.name for file in listing.files.values()]


def test_text_and_markdown_files_are_found_in_all_folders_below_by_name(folder: Path) -> None:
    (folder / "sub" / "deep").mkdir(parents=True)
    for name in ("c.md", "B.TXT", "sub/d.txt", "sub/deep/e.MD", "image.png", "README", "notes.txt.bak"):
        (folder / name).write_text("Text.")
    assert names(list_files([folder])) == ["B.TXT", "a.txt", "c.md", "d.txt", "e.MD"]


def test_hidden_files_and_folders_are_passed_over(folder: Path) -> None:
    (folder / ".git").mkdir()
    for name in (".hidden.txt", ".git/b.txt"):
        (folder / name).write_text("Text.")
    listing = list_files([folder])
    assert (names(listing), listing.failed) == (["a.txt"], [])


def test_a_hidden_path_that_is_given_by_name_is_taken(folder: Path) -> None:
    hidden = folder.rename(folder.with_name(".articles"))
    (hidden / ".b.txt").write_text("Text.")
    assert names(list_files([hidden, hidden / ".b.txt"])) == ["a.txt", ".b.txt"]


def test_a_folder_that_links_to_one_above_it_is_walked_once(folder: Path) -> None:
    (folder / "again").symlink_to(folder)
    (folder / "up").symlink_to(folder.parent)
    listing = list_files([folder])
    assert (names(listing), reasons(listing)) == (["a.txt"], {"up": LINK_OUT})


LINK_OUT = "a link out of its folder, which isn't followed: index its target instead"


def reasons(listing: Listing) -> dict[str, str]:
    return {Path(error.name).name: error.reason for error in listing.failed}


def test_links_within_the_folder_are_followed(folder: Path) -> None:
    (folder / ".stored" / "deep").mkdir(parents=True)
    (folder / ".stored" / "deep" / "b.txt").write_text("Text.")
    (folder / ".stored" / "c.txt").write_text("Text.")
    (folder / "linked").symlink_to(folder / ".stored" / "deep")
    (folder / "linked.txt").symlink_to(Path(".stored/c.txt"))
    listing = list_files([folder])
    assert (sorted(names(listing)), listing.failed) == (["a.txt", "b.txt", "linked.txt"], [])


def test_a_folder_that_is_given_may_be_a_link_itself(folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder)
    (file,) = list_files([link]).files.values()
    assert text_of(file) == "Text."


@pytest.mark.parametrize("target", ["secret.env", "../secret.env", "/proc/self/environ", "elsewhere", "/etc"])
def test_links_out_of_the_folder_are_refused_by_name_and_not_read(folder: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.env").write_text("NEWSBOT_TELEGRAM_TOKEN=1:secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.txt").write_text("Text.")
    (folder / "x.txt").symlink_to(target if target[0] in "/." else tmp_path / target)
    listing = list_files([folder])
    assert (names(listing), reasons(listing)) == (["a.txt"], {"x.txt": LINK_OUT})


def test_a_file_that_is_given_by_name_is_refused_if_it_is_a_link_out_of_its_folder(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.env").write_text("NEWSBOT_TELEGRAM_TOKEN=1:secret")
    (folder / "x.txt").symlink_to(tmp_path / "secret.env")
    listing = list_files(sorted(folder.glob("*")))  # as a shell expands articles/*
    assert (names(listing), reasons(listing)) == (["a.txt"], {"x.txt": LINK_OUT})


def test_a_file_that_became_a_link_out_of_its_folder_since_it_was_listed_is_not_read(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.env").write_text("NEWSBOT_TELEGRAM_TOKEN=1:secret")
    (file,) = list_files([folder]).files.values()
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(tmp_path / "secret.env")
    with pytest.raises(ArticleError, match=LINK_OUT):
        load_file(file)


def test_folders_nested_deeper_than_python_can_call_are_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(folder)
    listed = names(list_files([Path()]))
    subprocess.run(["rm", "-rf", folder / "d"], check=True)
    assert listed == ["a.txt"]


def test_a_file_reached_by_two_ways_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "also.txt").symlink_to(folder / "a.txt")
    monkeypatch.chdir(folder)
    assert names(list_files([folder, folder / "a.txt", Path("a.txt"), Path("../articles")])) == ["a.txt"]


def test_a_file_that_links_to_itself_fails_alone(folder: Path) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    files = list_files([folder]).files.values()
    assert [file.path.name for file in files if reads(file)] == ["a.txt"]


def reads(file: File) -> bool:
    try:
        load_file(file)
    except ArticleError:
        return False
    return True


@pytest.mark.parametrize("kind", ["missing", "broken link", "FIFO", "folder", "socket", "device"])
def test_special_files_are_never_opened(folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "b.txt"
    if kind == "broken link":
        path.symlink_to("nowhere")
    elif kind == "FIFO":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        monkeypatch.chdir(folder)  # the path of a socket must be short
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind("b.txt")
    elif kind == "device":
        make_device(path)
    monkeypatch.setattr(os, "open", never_called)
    with pytest.raises(ArticleError, match=r"b\.txt: not a regular file"):
        load_file(File(path, path.as_uri()))


def never_called(*_: object, **__: object) -> int:
    raise AssertionError("it was opened")


def make_device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # like /dev/zero, which never ends
    except OSError:
        pytest.skip("only root may make a device, and not everywhere")


def test_a_file_that_grows_while_it_is_read_is_refused_at_the_limit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "a.txt"
    path.write_bytes(b"a" * MAX_BYTES)
    (file,) = list_files([folder]).files.values()
    original = os.fdopen

    def grown(*arguments: Any) -> Any:
        with path.open("ab") as log:
            log.write(b"a")
        return original(*arguments)

    monkeypatch.setattr(os, "fdopen", grown)
    with pytest.raises(ArticleError, match=r"too long for one article \(1\.0 MB, at most 1 MB\)"):
        load_file(file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_fails_with_the_reason(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    (file,) = list_files([folder]).files.values()
    with pytest.raises(ArticleError, match=r"a\.txt: Permission denied"):
        load_file(file)


@pytest.mark.parametrize(("size", "taken"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_a_file_too_long_for_one_article_is_refused(folder: Path, size: int, taken: bool) -> None:
    (folder / "a.txt").write_bytes(b"a" * size)
    (file,) = list_files([folder]).files.values()
    assert reads(file) == taken


def test_a_name_that_is_no_utf_8_is_found_and_can_be_printed(folder: Path) -> None:
    raw = os.fsencode(folder) + b"/\xff\xfe caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("Text.")
    (file,) = [file for file in list_files([folder]).files.values() if file.path.name != "a.txt"]
    assert text_of(file) == "Text."
    assert file.name.encode().decode().endswith(".txt")
    assert file.origin.isascii()


def test_a_name_with_line_breaks_is_printed_on_one_line(folder: Path) -> None:
    (folder / "b\n\x1b[31m.txt").write_text("Text.")
    assert all(file.name.isprintable() for file in list_files([folder]).files.values())


def test_a_missing_path_is_reported_and_the_rest_is_read(folder: Path) -> None:
    listing = list_files([folder / "no.txt", folder])
    assert (listing.missing, names(listing)) == ([folder / "no.txt"], ["a.txt"])
    assert "no.txt: no such file or folder" in str(listing.failed[0])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("b.gif", "newsbot reads no .gif files"),
        ("b", "newsbot reads no files without an ending"),
        ("b.tar.gz", "newsbot opens .zip and .gz files only: unpack it first"),
        ("b.7z", "newsbot opens .zip and .gz files only: unpack it first"),
        ("b.XLSX", "newsbot reads no .xlsx files: save it as .csv"),
    ],
)
def test_a_given_file_of_another_kind_fails_with_what_to_do(folder: Path, name: str, reason: str) -> None:
    (folder / name).write_text("Text.")
    assert str(list_files([folder / name]).failed[0]).endswith(f"{name}: {reason}")


def test_files_of_other_kinds_in_a_folder_are_counted_by_kind(folder: Path) -> None:
    for name in ("b.gif", "c.GIF", "d.css", "README"):
        (folder / name).write_text("Text.")
    assert list_files([folder]).passed_over == {".gif": 2, ".css": 1, "": 1}


def test_a_path_that_is_too_long_fails_and_the_rest_is_read(folder: Path) -> None:
    listing = list_files([Path("a" * 300 + ".txt"), folder])
    assert (len(listing.failed), names(listing)) == (1, ["a.txt"])


def test_a_folder_that_cannot_be_listed_fails_and_the_rest_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "locked").mkdir()
    deny_listing(folder / "locked", monkeypatch)
    listing = list_files([folder])
    assert names(listing) == ["a.txt"]
    assert ["locked: Permission denied" in str(error) for error in listing.failed] == [True]


def deny_listing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make listing the folder fail; permissions wouldn't stop root, who may run these tests."""
    scandir = os.scandir

    def denied(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)


# -- identity of an article


def test_an_articles_origin_is_the_path_of_its_file(folder: Path) -> None:
    (folder / "b.txt").write_text("Text.")
    article, other = (load_bytes(file, b"Text.")[0].article for file in list_files([folder]).files.values())
    (again,) = (load_bytes(file, b"Another.")[0].article for file in list_files([folder / "a.txt"]).files.values())
    assert (article.id, article.origin) == (again.id, again.origin)
    assert article.id != other.id


def test_a_digest_changes_with_the_bytes() -> None:
    assert digest(b"Text.") == digest(b"Text.") != digest(b"Text!")
