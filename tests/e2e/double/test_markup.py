"""The rules of Telegram's HTML and of message entities, without a server."""

import html

import pytest
from botapi_entities import Entity, FormatError, find_entities, format_text, utf16_length
from botapi_markup import LinkError, MarkupError, check_link, parse_html
from hypothesis import given
from hypothesis import strategies as st


def read(source: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text of HTML, and each entity's type with the text that it covers."""
    text, entities = format_text(*parse_html(source))
    return text, [(entity.type, entity.of(text)) for entity in entities]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<a href="https://example.com/">x</a>', "text_link"),
        ('<a href="tg://user?id=5">x</a>', "text_mention"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "custom_emoji"),
        ('<tg-time unix="1647531900" format="wDT">x</tg-time>', "date_time"),
        ("<B >x</>", "bold"),
    ],
)
def test_each_tag_makes_its_entity(source: str, kind: str) -> None:
    _, entities = parse_html(source)
    assert [entity.type for entity in entities] == [kind]


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("é<b", "Unclosed start tag at byte offset 2"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b =1>x</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=a/b>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="q">x</tg-time>', "Invalid date format used"),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, refusal: str) -> None:
    with pytest.raises(MarkupError) as error:
        parse_html(source)
    assert str(error.value) == refusal


def test_only_four_named_references_and_numeric_ones_are_known() -> None:
    assert read("&lt;&gt;&amp;&quot;&#33;&#x3f;&nbsp;&apos; AT&T")[0] == '<>&"!?&nbsp;&apos; AT&T'


def test_half_a_surrogate_pair_is_refused() -> None:
    assert parse_html("&#xD83D;&#xDE00;")[0] == "😀"
    with pytest.raises(MarkupError, match="unmatched surrogate"):
        parse_html("&#xD83D;")


def test_offsets_count_utf16_units() -> None:
    _, [entity] = parse_html("😀<b>é😀</b>")
    assert (entity.offset, entity.length) == (2, 3)


def test_an_empty_element_makes_no_entity() -> None:
    assert read("a<b></b>b") == ("ab", [])


def test_a_language_belongs_to_code_within_pre() -> None:
    _, [pre] = parse_html('<pre><code class="language-python">x</code></pre>')
    assert (pre.type, pre.language) == ("pre", "python")
    _, [code] = parse_html('<code class="language-python">x</code>')
    assert (code.type, code.language) == ("code", None)


def test_white_space_is_trimmed_and_entities_with_it() -> None:
    assert read(" \n <b>x </b> \n") == ("x", [("bold", "x")])
    assert read("<b> x</b>") == (" x", [("bold", " x")])


def test_nothing_but_white_space_is_refused() -> None:
    with pytest.raises(FormatError, match="Text must be non-empty"):
        read("<b> \n</b>")


def test_control_characters_become_spaces_and_carriage_returns_go() -> None:
    assert read("a\tb\r\nc<b>d</b>") == ("a b\ncd", [("bold", "d")])


def test_a_quote_within_a_quote_is_dropped() -> None:
    assert read("<blockquote>a<blockquote>b</blockquote></blockquote>")[1] == [("blockquote", "ab")]


def test_a_style_is_cut_at_the_borders_of_a_link_and_kept_out_of_code() -> None:
    text, entities = read('<b>a<a href="example.com">b</a>c<code>d</code></b>')
    assert text == "abcd"
    expected = [("bold", "a"), ("text_link", "b"), ("bold", "b"), ("bold", "c"), ("code", "d")]
    assert entities == expected


def test_styles_that_touch_are_merged() -> None:
    assert read("<b>a</b><b>b</b>")[1] == [("bold", "ab")]


def test_the_first_of_two_links_over_each_other_wins() -> None:
    entities = [Entity("text_link", 0, 3, url="a"), Entity("code", 2, 3)]
    assert [entity.type for entity in format_text("abcdef", entities)[1]] == ["text_link"]


def test_a_hundred_entities_are_kept_and_styles_go_first() -> None:
    many = "<b>x</b> <code>y</code> " * 80
    _, entities = format_text(*parse_html(many))
    assert [entity.type for entity in entities].count("code") == 80
    assert [entity.type for entity in entities].count("bold") == 20


@pytest.mark.parametrize(
    ("entity", "refusal"),
    [
        (Entity("bold", -1, 1), "Receive an entity with incorrect offset -1"),
        (Entity("bold", 9, 1), "Entity begins after the end of the text at UTF-16 offset 9"),
        (
            Entity("bold", 1, 9),
            "Entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 10",
        ),
        (Entity("bold", 2, 1), "Entity begins in a middle of a UTF-16 symbol at byte offset 5"),
    ],
)
def test_an_entity_outside_the_text_is_refused(entity: Entity, refusal: str) -> None:
    with pytest.raises(FormatError) as error:
        format_text("a😀b", [entity])
    assert str(error.value) == refusal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/ask@NewsTestBot Who? /start", [("bot_command", "/ask@NewsTestBot"), ("bot_command", "/start")]),
        ("a/b 1/2 //c </d> /x@ab", []),
        ("@NewsTestBot, @ab me@home", [("mention", "@NewsTestBot")]),
        ("see https://a.example/x(y). And example.com, not e.g. this", [
            ("url", "https://a.example/x(y)"),
            ("url", "example.com"),
        ]),
        ("😀 #news 1.2.3.4 ann@example.com $USD", [
            ("hashtag", "#news"),
            ("url", "1.2.3.4"),
            ("email", "ann@example.com"),
            ("cashtag", "$USD"),
        ]),
    ],
)  # fmt: skip
def test_telegram_finds_commands_mentions_and_links_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    assert [(entity.type, entity.of(text)) for entity in find_entities(text)] == found


def test_nothing_is_found_in_code() -> None:
    assert read("<code>example.com</code> /start")[1] == [("code", "example.com"), ("bot_command", "/start")]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://Example.com", "https://example.com/"),
        ("example.com?q=1", "http://example.com/?q=1"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("http://me@example.com:8080/a b", "http://me@example.com:8080/a%20b"),
    ],
)
def test_a_link_is_kept_in_telegrams_form(url: str, kept: str) -> None:
    assert check_link(url) == kept


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.com", "localhost", "http://"])
def test_other_schemes_and_hosts_without_a_dot_make_no_link(url: str) -> None:
    with pytest.raises(LinkError):
        check_link(url)
    assert read(f'<a href="{url}">x</a>') == ("x", [])


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == (text, [])


_kinds = st.sampled_from(["bold", "italic", "code", "pre", "blockquote", "spoiler", "custom_emoji"])


@given(
    st.text("ab😀é \n", min_size=1).filter(str.strip),
    st.lists(st.tuples(_kinds, st.integers(0, 20), st.integers(0, 20))),
)
def test_entities_end_up_apart_or_one_within_the_other(text: str, spans: list[tuple[str, int, int]]) -> None:
    try:
        text, entities = format_text(text, [Entity(*span) for span in spans])
    except FormatError:
        return
    for number, one in enumerate(entities):
        assert 0 <= one.offset < one.end <= utf16_length(text)
        for other in entities[number + 1 :]:
            apart = one.end <= other.offset
            nested = one.offset <= other.offset and other.end <= one.end
            assert apart or nested
