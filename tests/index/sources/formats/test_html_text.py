"""The paragraphs of HTML without a page around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats.html_text import paragraphs_of_html, text_of_html


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("", []),
        ("Bare text", ["Bare text"]),
        ("<p>The <b>br</b>idge&nbsp;fell.</p>\n<p> At noon. </p>", ["The bridge\u00a0fell.", "At noon."]),
        ("<p>Line<br>goes on.<br/>\n<br>Another.</p>", ["Line goes on.", "Another."]),
        ("before<h2>Heading</h2>after", ["before", "Heading", "after"]),
        ("<ul><li>A</li><li><p>B</p></li></ul>", ["A", "B"]),
        ("<table><tr><th>Town</th><td>12</td></tr><tr><th>Port</th><td>7</td></tr></table>", ["Town | 12", "Port | 7"]),
        ("<table><tr><td><p>A</p><p>B</p></td><td>C</td></tr></table>", ["A", "B", "C"]),
        ("<table><tr><td>A<table><tr><td>B<td>C</table>D</table>", ["A", "B | C", "D"]),
        ("<table><tr><td><table><tr><td>B<td>C</table><td>D</table>", ["B | C", "D"]),
        ("<figure><img src=x title='No'><figcaption>No</figcaption></figure>Text", ["Text"]),
        ("<script>if (1<2) no()</script><style>p{}</style>Text<form>No<input>No</form> goes on", ["Text goes on"]),
        ("<p>A</p><iframe src='x'/><p>B</p><script src='y' /><p>C</p>", ["A", "B", "C"]),
        (
            '<p>A</p><div class="x subscription-widget-wrap"><div>No</div></div><p class="button-wrapper">No</p>B',
            ["A", "B"],
        ),
        ("A<div class='wp-block-button'><br><img><div>No</div></div>B", ["A", "B"]),
        ('<!-- wp:paragraph {"a":"<p>"} -->\n<p>A</p>\n<!-- /wp:paragraph -->\n<!--more-->B', ["A", "B"]),
        ("<p>A &lt;b&gt; &amp;amp; &#8220;C&#8221;", ["A <b> &amp; “C”"]),
        ("half a surrogate \ud83d<br>", ["half a surrogate \ufffd"]),
        ("<p>cut <a href='off", ["cut"]),
    ],
)
def test_blocks_are_paragraphs_and_what_is_no_text_is_left_out(html: str, paragraphs: list[str]) -> None:
    assert paragraphs_of_html(html) == paragraphs


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('[caption id="a_1" width="300"]<img src="x"> A cat[/caption]Text', "Text"),
        ('[caption id="a" caption="A <em>cat</em> [2020]"]<img>[/caption]Text', "Text"),
        ('[gallery ids="1,2"]Text[embed]https://video.example/1[/embed]', "Text"),
        ('[vc_row][vc_column width="1/2"]Text[/vc_column][/vc_row]', "Text"),
        ("[playlist] Text [caption] without an end", "Text without an end"),
        ("He said it [sic] to [the mayor] of [X-ville].", "He said it [sic] to [the mayor] of [X-ville]."),
        ("[1] Text [...] goes [on", "[1] Text [...] goes [on"),
    ],
)
def test_shortcodes_are_left_out_and_brackets_of_the_text_stay(html: str, text: str) -> None:
    assert paragraphs_of_html(html) == [text]


def test_blank_lines_separate_paragraphs_where_they_mean_it() -> None:
    text = "One\nline.\n \n\nSecond <em>one</em>.\r\n\r\n<blockquote>Third\n\nFourth</blockquote>"
    assert paragraphs_of_html(text, blank_lines=True) == ["One line.", "Second one.", "Third", "Fourth"]
    assert paragraphs_of_html(text) == ["One line. Second one.", "Third Fourth"]


def test_a_headline_is_one_line_without_markup() -> None:
    assert text_of_html("Ferries &amp; <em>boats</em>\n run") == "Ferries & boats run"


@pytest.mark.parametrize(
    "part",
    [
        "<div>",
        "<table><tr><td>a",
        "<b><i>",
        "<br>",
        "[caption]",
        '[a "',
        "[a b='",
        "<a <",
        "&",
        "<!--",
        "\u00a0",
        "\n\n",
    ],
)
def test_markup_nested_without_end_takes_linear_time(part: str) -> None:
    assert paragraphs_of_html(part * 100_000 + " text", blank_lines=True) is not None  # minutes if it were quadratic


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<p> </p> <tr> <td> </tr> <br> <form> </form> <![CDATA[ <!-- --> <? [caption] [/caption]".split()
        )
        | st.text(max_size=5)
    ),
    st.booleans(),
)
def test_any_text_gives_paragraphs_without_breaks(parts: list[str], blank_lines: bool) -> None:
    for paragraph in paragraphs_of_html("".join(parts), blank_lines=blank_lines):
        assert paragraph
        assert paragraph == paragraph.strip()
        assert "\n" not in paragraph


@given(st.lists(st.text("abc é“”’\u05d0", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)))
def test_plain_paragraphs_come_back_verbatim(texts: list[str]) -> None:
    assert paragraphs_of_html("".join(f"<p>{text}</p>" for text in texts)) == texts
