"""Files to articles: which files, their bytes as text, and the text as an article."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.model import published_to
from index.sources import File, Listing, list_files, load
from index.sources.files import MAX_BYTES, digest, read_file
from index.sources.formats.text_files import Parsed, decode, parse

DATA = Path(__file__).resolve().parents[2] / "data"
PAIRS = sorted(path for path in DATA.glob("*") if path.suffix in (".txt", ".md"))


def loaded(path: Path, raw: bytes) -> dict[str, object]:
    """What is read of `path`, in the form of the expected files."""
    found = load(File(Path(path.name), f"file:///{path.name}"), raw)
    kept = {name: getattr(found.article, name) for name in ("title", "source", "url", "author")}
    published = published_to(found.article.published)
    paragraphs = list(found.article.paragraphs)
    return kept | {"published": published, "paragraphs": paragraphs, "notes": list(found.notes)}


def expected(path: Path) -> object:
    return json.loads(path.with_suffix(".expected.json").read_text())


# -- golden pairs: NAME.txt or NAME.md, and what it holds in NAME.expected.json


def test_every_golden_file_has_its_pair() -> None:
    expected_of = {path.name.removesuffix(".expected.json") for path in DATA.glob("*.expected.json")}
    assert {path.stem for path in PAIRS} == expected_of != set()


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
@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.name)
def test_a_file_saved_another_way_gives_the_same_article(path: Path, saved: Callable[[str], bytes]) -> None:
    assert loaded(path, saved(path.read_text())) == expected(path)


# -- bytes to text


def test_windows_1252_is_read_where_it_is_no_utf_8() -> None:
    text = "Café Zürich: “naïve” – 5 € …"
    assert decode(text.encode("cp1252")) == text


def test_utf_8_that_was_damaged_is_not_taken_for_windows_1252() -> None:
    with pytest.raises(ValueError, match="broken UTF-8"):
        decode("Ещё один день".encode() + b"\xff")


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(ValueError, match="neither UTF-8 nor Windows-1252"):
        decode(b"text \x81\x8d\x8f")


@pytest.mark.parametrize(
    "raw",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\x14\0", b"\x7fELF\x02\x01\x01\0", b"text \0 text", b"\x01\x02a"],
)
def test_binary_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(raw)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_cyrillic_letters_of_an_old_encoding_are_not_taken_for_windows_1252(encoding: str) -> None:
    with pytest.raises(ValueError, match="save it as UTF-8"):
        decode("Мост закрыт до марта, сказал инженер".encode(encoding))


def test_control_characters_are_left_out_and_breaks_and_tabs_kept() -> None:
    text = "".join(map(chr, [*range(1, 0x20), *range(0x7F, 0xA0), 0xFEFF]))
    assert decode(("text" * 500 + text).encode()) == "text" * 500 + "\t\n\n\x0c\r\x85"


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16")))
def test_no_bytes_raise_anything_but_a_value_error(raw: bytes) -> None:
    with suppress(ValueError):
        decode(raw).encode()  # nothing in it that can't be stored


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff")), st.sampled_from(["8", "16"])
)
def test_text_in_unicode_comes_back_verbatim(text: str, bits: str) -> None:
    assert decode(text.encode(f"utf-{bits}")) == text


# -- text to article

HEADERS = (
    "Date: 2024-12-19",
    "Title: Ferry runs",
    "Source: The Gazette",
    "URL: https://gazette.example/a",
    "Author: Rana Toft",
)


@pytest.mark.parametrize("lines", list(permutations(HEADERS)), ids=lambda lines: " ".join(line[0] for line in lines))
def test_header_lines_may_stand_in_any_order(lines: tuple[str, ...]) -> None:
    assert parse("\n".join([*lines, "", "Text."])) == parse("\n".join([*HEADERS, "", "Text."]))


@pytest.mark.parametrize("left_out", range(5))
def test_any_header_line_may_be_missing(left_out: int) -> None:
    name = HEADERS[left_out].partition(":")[0].lower().replace("date", "published")
    parsed = parse("\n".join([*HEADERS[:left_out], *HEADERS[left_out + 1 :], "", "Text."]))
    whole = parse("\n".join([*HEADERS, "", "Text."]))
    instead = {"title": "Text.", "source": "gazette.example"}.get(name)
    assert parsed == replace(whole, **{name: instead})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title", ["'I was there', says mayor", '"We won\'t go," says mayor', 'Mayor: "I counted them"']
)
def test_a_title_keeps_the_quotation_marks_that_are_its_own(title: str) -> None:
    assert parse(f"Title: {title}\n\nText.").title == title


@pytest.mark.parametrize("marks", ['"', "'"])
def test_marks_around_a_whole_value_are_taken_off_in_front_matter_alone(marks: str) -> None:
    line = f"Title: {marks}Ferry runs{marks}"
    assert parse(f"---\n{line} \n---\nText.", markdown=True).title == "Ferry runs"
    assert parse(f"{line}\n\nText.").title == f"{marks}Ferry runs{marks}"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "ftp://gazette.example/a", "gazette.example", "https://", "https://a b", "http://[::1"],
)
def test_what_is_no_web_address_is_left_out_with_a_note(url: str) -> None:
    parsed = parse(f"URL: {url}\n\nText.")
    assert (parsed.url, parsed.source) == (None, None)
    assert url in parsed.notes[0]


def test_a_long_broken_value_is_cut_in_its_note() -> None:
    assert len(parse(f"Date: {'x' * 5000}\n\nText.").notes[0]) < 200


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        pytest.param("One\nTwo", ("One", "Two"), id="no blank line"),
        pytest.param("One\nTwo\n\nThree", ("One Two", "Three"), id="a broken line"),
        pytest.param("One.\nTwo.\n\nThree", ("One. Two.", "Three"), id="two lines that end sentences"),
        pytest.param("One.\nTwo.\nThree.\n\nFour", ("One.", "Two.", "Three.", "Four"), id="three of them"),
        pytest.param("One.\nTwo\nThree.\n\nFour", ("One. Two Three.", "Four"), id="one of three broken"),
    ],
)
def test_lines_are_joined_to_paragraphs_where_they_are_parts_of_one(lines: str, paragraphs: tuple[str, ...]) -> None:
    assert parse(f"Title: T\n\n{lines}").paragraphs == paragraphs
    assert parse(lines, markdown=True).paragraphs == paragraphs


@pytest.mark.parametrize("text", ["", "\n \n\t\n"])
def test_an_empty_text_is_no_article(text: str) -> None:
    with pytest.raises(ValueError, match=r"^empty$"):
        parse(text)


@pytest.mark.parametrize("text", ["Title: Ferry runs\nDate: 2024-12-19\n", "date 2024-12-19\n\n"])
def test_header_lines_alone_are_no_article(text: str) -> None:
    with pytest.raises(ValueError, match="no text below its header lines"):
        parse(text)


@pytest.mark.parametrize("text", ["---\nIt rained.\n---\nText.", "---\ntitle: 'T\n---\nText.", "---\n- T\n---\nText."])
def test_what_is_no_yaml_of_names_and_values_between_the_dashes_is_text(text: str) -> None:
    assert len(parse(text, markdown=True).paragraphs) == 2


@pytest.mark.parametrize("nested", ["- " * 3000, "[" * 3000])
def test_front_matter_of_any_depth_is_text(nested: str) -> None:
    assert "Text." in parse(f"---\n{nested}\n---\nText.", markdown=True).paragraphs


@pytest.mark.parametrize("first", ["WASHINGTON: The bridge fell at noon.", "Putin: “We will push them out.”"])
def test_a_first_paragraph_right_below_the_header_lines_is_kept(first: str) -> None:
    assert parse(f"Title: T\n{first}\nNobody was hurt.").paragraphs == (first, "Nobody was hurt.")


def test_marks_of_markdown_stay_in_a_text_file() -> None:
    assert parse("# Not a *title*\n\nText.").paragraphs == ("# Not a *title*", "Text.")


def test_a_line_of_dashes_opens_no_front_matter_unless_another_closes_it() -> None:
    assert parse("---\nText.", markdown=True).title == "Text."


TEXT = st.text() | st.lists(
    st.sampled_from(
        ["\n", "\n\n", " ", "---", "Title: ", "Date: ", "date ", "URL: http://", "# ", "*a*", "[", "](b)", "```"]
    )
    | st.text(max_size=4)
).map("".join)


@given(TEXT, st.booleans())
def test_no_text_raises_anything_but_a_value_error(text: str, markdown: bool) -> None:
    with suppress(ValueError):
        parsed = parse(text, markdown)
        assert parsed.title
        assert all(paragraph == paragraph.strip() != "" for paragraph in parsed.paragraphs)


@given(TEXT.filter(lambda text: "\r" not in text))
def test_line_ends_make_no_difference(text: str) -> None:
    assert parsed_or_none(text) == parsed_or_none(text.replace("\n", "\r\n"))


def parsed_or_none(text: str) -> Parsed | None:
    try:
        return parse(text)
    except ValueError:
        return None


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1))
def test_a_line_of_text_is_shown_verbatim(line: str) -> None:
    assert parse(f"Title: t\n\n{line}\n\nText.").paragraphs == (line, "Text.")


# -- which files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article in it."""
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
    assert (names(listing), listing.failed) == (["a.txt"], [])


def test_linked_files_and_folders_are_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.txt").write_text("Text.")
    (tmp_path / "c.txt").write_text("Text.")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "linked.txt").symlink_to(tmp_path / "c.txt")
    assert sorted(names(list_files([folder]))) == ["a.txt", "b.txt", "linked.txt"]


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
        read_file(file)
    except ArticleError:
        return False
    return True


@pytest.mark.parametrize("kind", ["missing", "broken link", "FIFO", "folder"])
def test_what_is_no_regular_file_cannot_be_read_and_blocks_nothing(folder: Path, kind: str) -> None:
    path = folder / "b.txt"
    if kind == "broken link":
        path.symlink_to("nowhere")
    elif kind == "FIFO":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    with pytest.raises(ArticleError, match=r"b\.txt: not a regular file"):
        read_file(File(path, path.as_uri()))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_fails_with_the_reason(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    (file,) = list_files([folder]).files.values()
    with pytest.raises(ArticleError, match=r"a\.txt: Permission denied"):
        read_file(file)


@pytest.mark.parametrize(("size", "taken"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_a_file_too_long_for_one_article_is_refused(folder: Path, size: int, taken: bool) -> None:
    (folder / "a.txt").write_bytes(b"a" * size)
    (file,) = list_files([folder]).files.values()
    assert reads(file) == taken


def test_a_name_that_is_no_utf_8_is_found_and_can_be_printed(folder: Path) -> None:
    raw = os.fsencode(folder) + b"/\xff\xfe caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("Text.")
    (file,) = [file for file in list_files([folder]).files.values() if file.path.name != "a.txt"]
    assert read_file(file) == b"Text."
    assert file.name.encode().decode().endswith(".txt")
    assert file.origin.isascii()


def test_a_name_with_line_breaks_is_printed_on_one_line(folder: Path) -> None:
    (folder / "b\n\x1b[31m.txt").write_text("Text.")
    assert all(file.name.isprintable() for file in list_files([folder]).files.values())


def test_a_path_that_is_not_there_is_missing_and_the_rest_goes_on(folder: Path) -> None:
    listing = list_files([folder / "no.txt", folder])
    assert (listing.missing, names(listing)) == ([folder / "no.txt"], ["a.txt"])
    assert "no.txt: no such file or folder" in str(listing.failed[0])


def test_a_given_file_of_another_kind_fails_with_the_reason(folder: Path) -> None:
    (folder / "b.pdf").write_text("Text.")
    assert "b.pdf: not a .txt or .md file" in str(list_files([folder / "b.pdf"]).failed[0])


def test_a_path_that_is_too_long_fails_and_the_rest_goes_on(folder: Path) -> None:
    listing = list_files([Path("a" * 300 + ".txt"), folder])
    assert (len(listing.failed), names(listing)) == (1, ["a.txt"])


def test_a_folder_that_cannot_be_listed_fails_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "locked").mkdir()
    deny_listing(folder / "locked", monkeypatch)
    listing = list_files([folder])
    assert names(listing) == ["a.txt"]
    assert ["locked: Permission denied" in str(error) for error in listing.failed] == [True]


def deny_listing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if its permissions forbade to list it; they mean nothing to root, who may run these tests."""
    scandir = os.scandir

    def denied(path: str) -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)


# -- what an article is known by


def test_an_article_is_known_by_where_its_file_lies(folder: Path) -> None:
    (folder / "b.txt").write_text("Text.")
    one, other = (load(file, b"Text.").article for file in list_files([folder]).files.values())
    (again,) = (load(file, b"Another.").article for file in list_files([folder / "a.txt"]).files.values())
    assert (one.id, one.origin) == (again.id, again.origin)
    assert one.id != other.id


def test_a_digest_changes_with_the_bytes_and_with_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(b"Text.")
    assert before == digest(b"Text.") != digest(b"Text!")
    monkeypatch.setattr("index.sources.files.PARSER_VERSION", -1)
    assert digest(b"Text.") != before
