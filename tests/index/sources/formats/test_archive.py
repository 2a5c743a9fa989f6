"""Archives: which members are read, and what is done about the others."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources import DEFAULT_OPTIONS, File, open_records
from index.sources.files import origin_of
from index.sources.formats import archive, zip_members
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes

STORY = "Title: Ferry runs\n\nThe ferry ran on Thursday."
EXPORT = (Path(__file__).resolve().parents[3] / "data" / "formats" / "wordpress.xml").read_text()


def packed(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return file.getvalue()


def test_members_are_read_by_the_formats_of_their_names_in_their_order(tmp_path: Path) -> None:
    raw = packed(
        {"b/two.md": "# Two\n\nText.", "a one.txt": STORY, "export.xml": EXPORT, "a.jpg": b"\xff\xd8", "b/": ""}
    )
    contents = read_bytes(tmp_path, "news.zip", raw)
    assert [article["title"] for article in contents["articles"]][:3] == [
        "Two",
        "Ferry runs",
        "The old bridge closes – for good",
    ]
    assert contents["failures"] == ["news.zip, member export.xml, item 4: it has no text"]
    assert contents["passed_over"] == {".jpg files": 1, "pages": 1, "drafts": 2} | contents["passed_over"]


def test_each_article_has_a_key_that_names_its_member(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(packed({"a/one.txt": STORY, "export.xml": EXPORT}))
    with open_records(File(path, origin_of(path)), DEFAULT_OPTIONS) as reading:
        records = list(reading.records)
    assert [record.key for record in records][:2] == ["a/one.txt", "export.xml#https://gazette.example/?p=120"]
    assert [record.place for record in records][:2] == ["member a/one.txt", "member export.xml, item 1"]


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "/a.txt", "C:/a.txt", "C:a.txt", "..\\a.txt", "a\\b.txt", "a/../../b.txt"],
)
def test_members_whose_names_lead_out_are_left_out_in_a_sentence(tmp_path: Path, name: str) -> None:
    contents = read_bytes(tmp_path, "news.zip", packed({name: STORY, "b.txt": STORY}))
    assert len(contents["articles"]) == 1
    (note,) = contents["notes"]
    assert note.startswith("members left out because their names lead out of the archive or have a backslash")
    assert note.endswith(f": 1 (the first is {name})")


def test_hidden_members_are_counted(tmp_path: Path) -> None:
    hidden: dict[str, str | bytes] = {
        "__MACOSX/._a.txt": b"\0\5",
        ".DS_Store": b"\0",
        ".git/a.txt": STORY,
        "a/.b.txt": STORY,
    }
    contents = read_bytes(
        tmp_path, "news.zip", packed({**hidden, "a/.b.txt": STORY, "./a.txt": STORY, "b...txt": STORY})
    )
    assert len(contents["articles"]) == 2
    assert contents["passed_over"] == {"hidden files": 4}


def test_links_and_archives_within_it_are_left_out_in_a_sentence_each(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(link, "/etc/passwd")
        opened.writestr("more.zip", packed({"a.txt": STORY}))
        opened.writestr("more.txt.gz", gzip.compress(STORY.encode()))
        opened.writestr("a.txt", STORY)
    contents = read_bytes(tmp_path, "news.zip", file.getvalue())
    assert [article["title"] for article in contents["articles"]] == ["Ferry runs"]
    assert contents["notes"] == [
        "members left out because they are links: 1 (the first is link.txt)",
        "members left out because they are archives themselves, so unpack them: 2 (the first is more.zip)",
    ]


def test_encrypted_members_are_left_out_in_one_sentence(tmp_path: Path) -> None:
    raw = bytearray(packed({"a.txt": STORY}, zipfile.ZIP_STORED))
    raw[6] |= 1  # in the member's header
    raw[raw.index(b"PK\1\2") + 8] |= 1  # in the list
    contents = read_bytes(tmp_path, "news.zip", bytes(raw))
    assert contents == {
        "notes": ["members left out because they are encrypted, so unpack it with its password: 1 (the first is a.txt)"]
    }


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_broken_member_costs_itself_alone(tmp_path: Path, method: int) -> None:
    raw = packed({"a.txt": STORY * 20, "b.txt": STORY}, method)
    at = raw.index(b"a.txt") + 30
    contents = read_bytes(tmp_path, "news.zip", raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :])
    assert [article["title"] for article in contents["articles"]] == ["Ferry runs"]
    (failure,) = contents["failures"]
    assert failure.startswith("news.zip, member a.txt: it is broken (")
    assert failure.endswith("): download the archive again")


def test_a_member_that_is_no_article_fails_with_its_name(tmp_path: Path) -> None:
    contents = read_bytes(tmp_path, "news.zip", packed({"a.txt": b"\x89PNG\0\0", "b.txt": STORY}))
    assert contents["failures"] == ["news.zip, member a.txt: binary, not text"]
    assert len(contents["articles"]) == 1


def test_a_repeated_name_counts_once(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        opened.writestr("a.txt", STORY)
        with pytest.warns(UserWarning, match="Duplicate name"):
            opened.writestr("a.txt", STORY)
    contents = read_bytes(tmp_path, "news.zip", file.getvalue())
    assert len(contents["articles"]) == 1
    assert contents["notes"] == ["members left out because others before have the same names: 1 (the first is a.txt)"]


@pytest.mark.parametrize(
    "raw",
    [b"", b"PK", packed({"a.txt": STORY})[:-10], b"no archive" * 10],
    ids=["empty", "two bytes", "cut off", "text"],
)
def test_what_is_no_archive_is_refused_in_words(tmp_path: Path, raw: bytes) -> None:
    contents = read_bytes(tmp_path, "news.zip", raw)
    assert contents == {"failures": ["news.zip: it is no .zip file, or cut off: download it again"]}


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    contents = read_bytes(tmp_path, "news.zip", packed({f"{number}.txt": b"0" * 20_000_000 for number in range(3)}))
    (failure,) = contents["failures"]
    assert "may be a bomb" in failure


def test_a_member_that_is_larger_than_it_says_is_no_bomb(tmp_path: Path) -> None:
    raw = packed({"a.txt": STORY + "x" * 100_000})
    at = raw.index(b"PK\1\2") + 24
    contents = read_bytes(tmp_path, "news.zip", raw[:at] + (100).to_bytes(4, "little") + raw[at + 4 :])
    assert "member a.txt: it is broken" in contents["failures"][0]


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MAX_MEMBERS", 2)
    contents = read_bytes(tmp_path, "news.zip", packed({f"{number}.txt": STORY for number in range(3)}))
    assert contents == {"failures": ["news.zip: too many members (3, at most 2): unpack it"]}


def test_a_list_of_members_that_is_too_long_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "MAX_MEMBERS", 2)
    contents = read_bytes(tmp_path, "news.zip", packed({f"{number}{'x' * 200}.txt": STORY for number in range(3)}))
    assert "too long a list of members" in contents["failures"][0]


@settings(deadline=None)
@given(damaged(packed({"a.txt": STORY, "b/c.md": "# Two\n\nText.", "export.xml": EXPORT})))
def test_a_damaged_archive_gives_articles_or_a_sentence(raw: bytes) -> None:
    read_all(archive.FORMAT, "news.zip", raw)


@settings(deadline=None)
@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.binary(max_size=100)))
def test_members_of_any_name_and_content_give_articles_or_a_sentence(members: dict[str, bytes]) -> None:
    raw = packed({f"{name}.txt": content for name, content in members.items()})
    read_all(archive.FORMAT, "news.zip", raw)


def test_a_member_without_a_name_is_counted(tmp_path: Path) -> None:
    raw = packed({"x.jpg": STORY, "a.txt": STORY}).replace(b"x.jpg", b"\0.jpg")
    assert read_bytes(tmp_path, "news.zip", raw)["passed_over"] == {"files without an ending": 1}
