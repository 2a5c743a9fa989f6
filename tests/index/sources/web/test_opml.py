"""Lists of sources in OPML."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.web import SourceOptions, WebSource
from index.sources.web.model import Kind
from index.sources.web.opml import OpmlEntry, read_opml, write_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Orla's feeds</title></head><body>
  <outline text="News"><outline text="Coast">
    <outline type="rss" text="Orla Bay" title="The Orla Bay News" xmlUrl="https://orla.example/feed" htmlUrl="https://orla.example"/>
  </outline></outline>
  <outline type="rss" text="Harbour &amp; Quay" XMLURL=" http://quay.example/rss "/>
  <outline type="rss" text="Again" xmlUrl="https://orla.example/feed"/>
  <outline type="rss" text="A file" xmlUrl="file:///etc/passwd"/>
  <outline type="link" text="A link" url="https://orla.example/about"/>
</body></opml>"""


def test_outlines_within_outlines_give_their_feeds_and_groups_once() -> None:
    result = read_opml(LIST.encode())
    assert result.title == "Orla's feeds"
    assert result.entries == [
        OpmlEntry("https://orla.example/feed", "The Orla Bay News", groups=("News", "Coast")),
        OpmlEntry("http://quay.example/rss", "Harbour & Quay"),
    ]
    assert result.problems == ["line 8: “file:///etc/passwd” is no http or https address"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_lists_in_other_encodings_are_read(encoding: str) -> None:
    raw = LIST.replace('encoding="UTF-8"', "").replace("Harbour", "Гавань").encode(encoding)
    assert read_opml(raw).entries[1].title == "Гавань & Quay"


def test_of_broken_xml_what_can_be_read_is_read_and_the_place_is_named() -> None:
    broken = LIST.replace("Harbour &amp; Quay", "Harbour & Quay").encode()
    result = read_opml(broken)
    assert [entry.url for entry in result.entries] == ["https://orla.example/feed", "http://quay.example/rss"]
    assert result.problems[0].startswith("the list is broken XML in line 6, column ")
    cut = read_opml(LIST[: LIST.index('<outline type="rss" text="Again"')].encode())
    assert len(cut.entries) == 2
    assert "broken XML in line 7" in cut.problems[0]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"\0\1\2", "no OPML list, nor any XML"),
        (b"https://a.example/feed\nhttps://b.example/feed", "no OPML list, nor any XML"),
        (b"<html><body>Sign in</body></html>", "no OPML list, but XML with the element <html>"),
        (b"<rss version='2.0'><channel/></rss>", "no OPML list, but XML with the element <rss>"),
        (b"<!DOCTYPE opml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml>&a;</opml>", "it defines entities"),
        ("<!DOCTYPE opml [<!ENTITY a 'a'>]><opml>&a;</opml>".encode("utf-16"), "it defines entities"),
    ],
)
def test_what_is_no_list_gets_a_sentence(raw: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_opml(raw)


def test_a_list_without_sources_says_so() -> None:
    assert read_opml(b"<opml version='2.0'><body/></opml>").problems == ["the list has no sources"]


def test_other_programs_see_feeds_as_feeds_and_other_sources_as_links() -> None:
    written = write_opml(
        [WebSource("1", "https://a.example/f", "feed", "A"), WebSource("2", "https://b.example/", "page", "B")]
    )
    assert b'<outline text="A" title="A" type="rss" xmlUrl="https://a.example/f"/>' in written
    assert b'<outline text="B" title="B" type="link" url="https://b.example/" newsbot:kind="page"/>' in written


def test_options_that_newsbot_does_not_know_are_left_out_and_named() -> None:
    options = '{"select": "p", "drop": [".ad"], "pause_seconds": -1, "colour": "red", "text_from": "page"}'
    raw = write_opml([WebSource("1", "https://a.example/f", "feed", "A", SourceOptions(outlet="X"))])
    raw = raw.replace(b"{&quot;outlet&quot;: &quot;X&quot;}", options.replace('"', "&quot;").encode())
    result = read_opml(raw)
    assert result.entries[0].options == SourceOptions(drop=(".ad",), text_from="page")
    assert [problem.partition("its option ")[2] for problem in result.problems] == [
        f"“{name}” can't be read, and is left out" for name in ("select", "pause_seconds", "colour")
    ]
    broken = read_opml(raw.replace(b"{&quot;select", b"[&quot;select"))
    assert broken.problems == ["line 7: https://a.example/f: its options can't be read, and are left out"]


def test_a_kind_that_newsbot_does_not_know_is_named() -> None:
    raw = write_opml([WebSource("2", "https://b.example/", "page", "B")]).replace(b'"page"', b'"gopher"')
    assert "of the kind “gopher”" in read_opml(raw).problems[0]


KINDS: list[Kind] = ["feed", "sitemap", "wordpress", "folder", "page"]
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OPTIONS = st.builds(
    SourceOptions,
    text_from=st.sampled_from(["longer", "item", "page"]),
    select=st.lists(NAMES, max_size=2).map(tuple),
    drop=st.lists(NAMES, max_size=2).map(tuple),
    outlet=st.none() | NAMES,
    interval_minutes=st.none() | st.integers(0, 10**6),
    pause_seconds=st.none() | st.floats(0, 1e6),
)
ADDRESSES = st.builds("https://{}.example/{}?a=1&b=2".format, st.integers(0, 999), st.sampled_from(["", "ü", "a'b"]))
SOURCES = st.builds(WebSource, NAMES, ADDRESSES, st.sampled_from(KINDS), NAMES, OPTIONS)


@settings(deadline=None)
@given(st.lists(SOURCES, max_size=5, unique_by=lambda source: source.url), NAMES)
def test_what_is_written_is_read_again(sources: list[WebSource], title: str) -> None:
    result = read_opml(write_opml(sources, title))
    assert [(entry.url, entry.kind, entry.options) for entry in result.entries] == [
        (source.url, source.kind, source.options) for source in sources
    ]
    assert result.problems == ([] if sources else ["the list has no sources"])


PIECES = st.lists(
    st.sampled_from(
        "<opml> </opml> <body> <outline xmlUrl='http://a.example/' title='&amp;' /> > </outline> <!ENTITY <!DOCTYPE"
        " [ ]> <![CDATA[ <!-- -- xmlns:x='y' x:kind='page' text=' &x; <?xml version='1.0' encoding='utf-7'?>".split(" ")
    )
    | st.text(max_size=5),
    max_size=40,
).map(lambda parts: " ".join(parts).encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.binary(max_size=300) | PIECES)
def test_any_bytes_are_a_list_or_a_sentence(raw: bytes) -> None:
    with suppress(ValueError):
        result = read_opml(raw)
        assert result.entries or result.problems
