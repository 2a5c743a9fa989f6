"""WordPress exports: what is damaged, long or hostile in them."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import Input
from index.sources.formats.format import MAX_RECORD
from index.sources.formats.wordpress import FORMAT, recognises
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import contents_of, read_bytes

EXPORT = Path(__file__).resolve().parents[3] / "data" / "formats" / "wordpress.xml"
START = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
    "<title>Gazette</title>"
)
END = "</channel></rss>"


def item(text: str, more: str = "", title: str = "T") -> str:
    return f"<item><title>{title}</title><content:encoded><![CDATA[{text}]]></content:encoded>{more}</item>"


def test_an_item_that_is_cut_off_costs_itself_alone(tmp_path: Path) -> None:
    whole = f"{START}{item('<p>One.</p>')}{item('<p>Two.</p>')}"
    contents = read_bytes(tmp_path, "export.xml", whole.removesuffix("p>]]></content:encoded></item>").encode())
    assert [article["paragraphs"] for article in contents["articles"]] == [["One."]]
    assert contents["failures"] == ["export.xml: it is cut off in item 2, which is left out: export it again"]


def test_a_file_cut_off_between_items_says_so(tmp_path: Path) -> None:
    contents = read_bytes(tmp_path, "export.xml", f"{START}{item('<p>One.</p>')}\n<it".encode())
    assert len(contents["articles"]) == 1
    assert contents["failures"] == ["export.xml: it is cut off after item 1: export it again"]


@pytest.mark.parametrize(
    "end", [END, END.replace(">", " \n>"), f"{END}<!-- cached {'x' * 200} -->", f"{END}\n" + " " * 99]
)
def test_a_whole_file_is_not_called_cut_off(tmp_path: Path, end: str) -> None:
    assert "failures" not in read_bytes(tmp_path, "export.xml", f"{START}{item('<p>One.</p>')}{end}".encode())


def test_of_two_files_glued_together_a_cut_in_the_second_is_noticed(tmp_path: Path) -> None:
    one = f"{START}{item('<p>One.</p>')}{END}"
    contents = read_bytes(tmp_path, "export.xml", (one + one.removesuffix(END)).encode())
    assert len(contents["articles"]) == 2
    assert contents["failures"] == ["export.xml: it is cut off after item 2: export it again"]


@pytest.mark.parametrize("name", ["cut.xml.gz", "trailing.xml.gz"])
def test_a_compressed_export_is_read_up_to_where_it_is_broken(tmp_path: Path, name: str) -> None:
    packed = gzip.compress(EXPORT.read_bytes())
    raw = packed[:-12] if name.startswith("cut") else packed + b"garbage"
    contents = read_bytes(tmp_path, name, raw)
    assert contents["articles"] == contents_of(EXPORT)["articles"]
    assert ("cut off: copy" if name.startswith("cut") else "something else follows") in contents["failures"][-1]


def test_characters_that_xml_forbids_are_left_out_of_the_text(tmp_path: Path) -> None:
    raw = (START + item("<p>A\x0bB\x1f C</p>", title="T&#x3;\b") + END).encode()
    contents = read_bytes(tmp_path, "export.xml", raw)
    assert contents["articles"][0]["title"] == "T"
    assert contents["articles"][0]["paragraphs"] == ["AB C"]


def test_a_broken_item_is_repaired_with_a_note_and_the_next_is_whole(tmp_path: Path) -> None:
    broken = f"<item><title>Fish & chips</title><content:encoded>{'<p>One</b>.'}</content:encoded></item>"
    raw = f"{START}{broken}{item('<p>Two.</p>')}{END}".encode() + b"\n"
    contents = read_bytes(tmp_path, "export.xml", raw)
    assert [article["title"] for article in contents["articles"]] == ["Fish chips", "T"]
    assert "broken XML" in contents["articles"][0]["notes"][0]
    assert "notes" not in contents["articles"][1]


def test_bytes_of_another_encoding_are_replaced_with_a_note(tmp_path: Path) -> None:
    raw = f"{START}{item('<p>Caf# in Z</p>')}{END}".encode().replace(b"#", b"\xe9")
    (article,) = read_bytes(tmp_path, "export.xml", raw)["articles"]
    assert article["paragraphs"] == ["Caf\ufffd in Z"]
    assert "left out or replaced" in article["notes"][0]


def test_a_declared_encoding_is_believed(tmp_path: Path) -> None:
    raw = f"{START}{item('<p>Café</p>')}{END}".replace("UTF-8", "ISO-8859-1").encode("latin-1")
    assert read_bytes(tmp_path, "export.xml", raw)["articles"][0]["paragraphs"] == ["Café"]


def test_an_export_in_utf_16_is_refused_in_words(tmp_path: Path) -> None:
    raw = (START + END).encode("utf-16")
    assert read_bytes(tmp_path, "export.xml", raw) == {
        "failures": ["export.xml: a WordPress export in UTF-16: save it as UTF-8"]
    }


def test_an_item_within_the_text_is_no_item(tmp_path: Path) -> None:
    text = "<p>Write &lt;item&gt; or <item>like</item> this</p><!-- <item> -->"
    contents = read_bytes(tmp_path, "export.xml", f"{START}{item(text)}<!-- {item('No')} -->{END}".encode())
    assert [article["paragraphs"] for article in contents["articles"]] == [["Write <item> or like this"]]


def test_an_item_without_an_end_costs_itself_alone(tmp_path: Path) -> None:
    raw = f"{START}<item><title>A</title>{item('<p>Two.</p>')}{END}".encode()
    contents = read_bytes(tmp_path, "export.xml", raw)
    assert [article["paragraphs"] for article in contents["articles"]] == [["Two."]]
    assert contents["failures"] == ["export.xml, item 1: it has no end"]


def test_entities_are_not_expanded_and_files_not_included(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    entities = f'<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file://{secret}">'
    inner = "<item><title>&b;T</title><content:encoded>A &c; B</content:encoded></item>"
    raw = (START + inner + END).replace("<rss", f"<!DOCTYPE rss [{entities}]><rss", 1).encode()
    contents = read_bytes(tmp_path, "export.xml", raw)
    assert "SECRET" not in str(contents)
    assert "lol" not in str(contents)


class Endless(io.RawIOBase):
    """A stream of an export with an article that is many times too long, made while it is read."""

    def __init__(self) -> None:
        self._blocks = iter([START.encode(), b"<item><title>", *([b"x" * 1_000_000] * 40), b"</title></item>"])
        self._end = [item("<p>Next.</p>").encode(), END.encode()]
        self.longest = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0
        block = next(self._blocks, b"")
        return block or (self._end.pop(0) if self._end else b"")

    def seek(self, *place: int) -> int:
        assert place == (0,)
        self.__init__()  # type: ignore[misc]
        return 0


def test_an_article_that_is_too_long_is_passed_by_without_being_held() -> None:
    import tracemalloc

    given = Input("export.xml", Endless())  # type: ignore[arg-type]
    tracemalloc.start()
    try:
        assert FORMAT.records is not None
        first, second = FORMAT.records(given)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    with pytest.raises(ValueError, match=r"too long for one article \(40\.0 MB, at most 10 MB\)"):
        first.parse()
    assert second.parse().paragraphs == ("Next.",)
    assert peak < 3 * MAX_RECORD


def test_the_raw_form_of_a_post_changes_with_its_text_and_not_with_its_view_counter() -> None:
    def raw_of(text: str) -> bytes:
        (record,) = FORMAT.records(Input("export.xml", io.BytesIO(text.encode())))  # type: ignore[misc]
        return record.raw

    counter = "<wp:postmeta><wp:meta_key>views</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"
    whole = START + item("<p>One.</p>", counter.format(1)) + END
    assert raw_of(whole) == raw_of(whole.replace(">1<", ">2<"))
    assert raw_of(whole) != raw_of(whole.replace("One", "Two"))
    assert raw_of(whole) != raw_of(whole.replace("Gazette", "Courier"))


def test_other_xml_is_not_taken_for_an_export() -> None:
    assert recognises(EXPORT.read_bytes()[:2000])
    assert not recognises(b'<?xml version="1.0"?><rss version="2.0"><channel><title>WordPress</title></channel></rss>')


@settings(deadline=None)
@given(damaged(EXPORT.read_bytes()))
def test_a_damaged_export_gives_articles_or_a_sentence(raw: bytes) -> None:
    for parsed in read_all(FORMAT, "export.xml", raw):
        assert parsed.paragraphs


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), min_size=1), min_size=1))
def test_any_plain_text_comes_back_verbatim(texts: list[str]) -> None:
    from html import escape

    html = "".join(f"<p>x{escape(text)}</p>" for text in texts).replace("[", "&#91;").replace("\ufeff", "")
    raw = (START + item(html) + END).encode()
    (record,) = FORMAT.records(Input("export.xml", io.BytesIO(raw)))  # type: ignore[misc]
    assert record.parse().paragraphs == tuple(f"x{text}".replace("\ufeff", "") for text in texts)
