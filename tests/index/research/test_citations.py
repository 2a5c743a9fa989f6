"""Articles as BibTeX and RIS, read back by the parsers of other programs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from index.model import Head
from index.research import to_bibtex, to_ris

HEAD = Head(
    "d0271a16f225bdf1",
    "file:///a.txt",
    "Ferries sail again",
    "The Herald",
    "https://herald.example/2025/03/19/deal",
    "By Magnus Tolley and Carl van Dyk, Reuters",
    date(2025, 3, 19),
    language="en",
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
UNESCAPED = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}


def entry(text: str) -> tuple[str, Entry]:
    """Return the key and the entry in a text, as BibTeX reads them."""
    [(key, read)] = parse_string(text, "bibtex").entries.items()
    return key, read


def unescape(latex: str) -> str:
    """Return the text that LaTeX prints for a field."""
    named = re.sub(r"\\(text\w+)\{\}", lambda match: UNESCAPED.get(match[1], "^"), latex.replace("\\&", "&"))
    return re.sub(r"\\([%$#_])", r"\1", named)


def plain(text: str) -> str:
    """Return a text in one line, without control characters."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


# --- BibTeX


def test_an_article_is_an_entry_of_bibtex_with_all_that_it_gives() -> None:
    key, read = entry(to_bibtex(HEAD))
    assert (key, read.type) == ("herald2025-d0271a16f225bdf1", "article")
    assert read.fields == {
        "title": "{Ferries sail again}",
        "journal": "The Herald",
        "date": "2025-03-19",
        "year": "2025",
        "url": "https://herald.example/2025/03/19/deal",
        "langid": "english",
    }


def test_bibtex_reads_first_names_particles_and_family_names() -> None:
    magnus, carl, agency = entry(to_bibtex(HEAD))[1].persons["author"]
    assert (magnus.first_names, magnus.last_names) == (["Magnus"], ["Tolley"])
    assert (carl.first_names, carl.prelast_names, carl.last_names) == (["Carl"], ["van"], ["Dyk"])
    assert (agency.first_names, agency.last_names) == ([], ["{Reuters}"])


def test_bibtex_reads_a_suffix() -> None:
    [author] = entry(to_bibtex(HEAD._replace(author="Ana Brandt Jr.")))[1].persons["author"]
    assert (author.first_names, author.last_names, author.lineage_names) == (["Ana"], ["Brandt"], ["Jr."])


def test_what_an_article_does_not_give_is_left_out_of_bibtex() -> None:
    key, read = entry(to_bibtex(Head("a1", "file:///a.txt", "Rain", None, None, None, None)))
    assert (key, dict(read.fields), dict(read.persons)) == ("a1", {"title": "{Rain}"}, {})


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "english"),
        ("en-GB", "british"),
        ("de-AT", "ngerman"),
        ("ru", "russian"),
        ("pl", "polish"),
        ("uk", "ukrainian"),
    ],
)
def test_the_language_has_its_name_in_latex(tag: str, name: str) -> None:
    assert entry(to_bibtex(HEAD._replace(language=tag)))[1].fields["langid"] == name


@pytest.mark.parametrize("tag", [None, "", "xx-unknown", "not a tag", "x" * 50])
def test_an_unknown_language_is_left_out_of_bibtex(tag: str | None) -> None:
    assert "langid" not in entry(to_bibtex(HEAD._replace(language=tag)))[1].fields


def test_a_moment_is_cited_by_the_outlets_own_day() -> None:
    late = datetime.fromisoformat("2025-03-19T23:30:00-05:00")
    assert late.astimezone(UTC).day == 20
    assert entry(to_bibtex(HEAD._replace(published=late)))[1].fields["date"] == "2025-03-19"
    assert "DA  - 2025/03/19/\r\n" in to_ris(HEAD._replace(published=late))


@given(TEXT, TEXT, TEXT)
def test_any_text_survives_bibtex(title: str, outlet: str, url: str) -> None:
    _, read = entry(to_bibtex(HEAD._replace(title=title, source=outlet or None, url=url or None)))
    assert plain(unescape(read.fields["title"][1:-1])) == plain(title)
    assert plain(unescape(read.fields.get("journal", ""))) == plain(outlet)
    assert not re.search(r"[\s{}\\]", read.fields.get("url", ""))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_author_survives_bibtex(author: str) -> None:
    written = to_bibtex(HEAD._replace(author=author)) + to_bibtex(HEAD._replace(id="b"))
    assert len(parse_string(written, "bibtex").entries) == 2


# --- RIS


def test_an_article_is_a_record_of_ris_with_all_that_it_gives() -> None:
    [record] = rispy.loads(to_ris(HEAD))
    assert record == {
        "type_of_reference": "NEWS",
        "id": HEAD.id,
        "title": HEAD.title,
        "authors": ["Tolley, Magnus", "van Dyk, Carl", "Reuters"],
        "secondary_title": "The Herald",
        "date": "2025/03/19/",
        "year": "2025",
        "urls": [HEAD.url],
        "language": "en",
    }


def test_records_of_ris_are_lines_with_a_tag_that_end_in_cr_lf() -> None:
    lines = to_ris(HEAD).split("\r\n")
    assert (lines[0], lines[-2:]) == ("TY  - NEWS", ["ER  - ", ""])
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_what_an_article_does_not_give_is_left_out_of_ris() -> None:
    [record] = rispy.loads(to_ris(Head("a1", "file:///a.txt", "Rain", None, None, None, None)))
    assert record == {"type_of_reference": "NEWS", "id": "a1", "title": "Rain"}


@given(TEXT, TEXT, TEXT, TEXT)
def test_any_text_survives_ris(title: str, outlet: str, url: str, author: str) -> None:
    written = to_ris(HEAD._replace(title=title, source=outlet or None, url=url or None, author=author))
    [record] = rispy.loads(written + "")
    assert record.get("title", "") == plain(title)
    assert record.get("secondary_title", "") == plain(outlet)
    assert written.count("\r\n") == len(written.splitlines())
