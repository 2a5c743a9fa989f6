"""Posts of channels: what is read from a Message of the Bot API, and the article that it becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources import load_parsed
from index.sources.formats import Parsed
from index.sources.telegram import Post, has_words, parse_posts, read_post, source_of, to_store, why_no_article
from tests.index.channels.messages import CHANNEL, OTHER, TEXT, forward, message

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(max_size=10), values, max_size=3),
    max_leaves=8,
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["bold", "custom_emoji", "italic", "no such type"]) | JSON_VALUES,
            "offset": st.integers(-5, 60) | JSON_VALUES,
            "length": st.integers(-5, 60) | JSON_VALUES,
        }
    )
    | JSON_VALUES,
    max_size=6,
)


def article(*messages: dict[str, Any]) -> Parsed:
    posts = [read_post(item) for item in messages]
    return parse_posts(posts, next(filter(has_words, posts)))


def test_a_post_is_an_article_of_its_channel() -> None:
    read = article(message(7, author_signature="Lena Marsh", edit_date=1772472600))
    assert (read.source, read.author, read.url) == ("Orrin Bay News", "Lena Marsh", "https://t.me/OrrinBay/7")
    assert read.published is not None
    assert read.modified is not None
    assert (read.published.isoformat(), read.modified.isoformat()) == (
        "2026-03-02T17:05:00+00:00",
        "2026-03-02T17:30:00+00:00",
    )
    assert (read.guid, read.paragraphs) == ("telegram:14:7", (TEXT,))


def test_a_post_of_a_private_channel_is_linked_by_the_number_of_the_channel() -> None:
    private = {"id": CHANNEL["id"], "type": "channel", "title": "Orrin Bay News"}
    assert article(message(7, chat=private)).url == "https://t.me/c/14/7"


def test_a_forward_is_of_the_original_channel_and_no_one_of_this_one_says_it() -> None:
    read = article(message(7, forward_origin=forward(3, author_signature="Mo Hale"), author_signature="Lena Marsh"))
    assert (read.source, read.author, read.url) == ("The Hill Gazette", "Mo Hale", "https://t.me/HillGazette/3")
    assert read.guid == "telegram:15:3"
    assert read.published is not None
    assert read.published.isoformat() == "2026-03-01T13:18:20+00:00"


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ({"type": "user", "sender_user": {"id": 5, "first_name": "Ida", "last_name": "Holm"}}, "Ida Holm"),
        ({"type": "hidden_user", "sender_user_name": "Ida Holm"}, "Ida Holm"),
        ({"type": "chat", "sender_chat": {"id": -5, "title": "Crews"}}, "Crews"),
        ({"type": "later than this version"}, None),
    ],
)
def test_a_forward_of_somebody_elses_words_names_them_and_is_linked_to_the_post(
    origin: dict[str, Any], name: str | None
) -> None:
    read = article(message(7, forward_origin={**origin, "date": 1772000000}))
    assert (read.source, read.author, read.url) == (name, None, "https://t.me/OrrinBay/7")


def test_a_forward_into_any_chat_is_the_post_itself() -> None:
    forwarded = message(900, chat={"id": 5, "type": "private"}, forward_origin=forward(3), date=1772500000)
    post = read_post(forwarded)
    assert (post.channel.id, post.message_id, post.is_from_elsewhere) == (OTHER["id"], 3, True)
    assert article(forwarded).url == "https://t.me/HillGazette/3"
    again = forwarded | {"message_id": 901, "date": 1772600000}
    assert source_of(again) == source_of(forwarded)
    kept = json.loads(to_store(forwarded | {"from": {"id": 5, "first_name": "Ann"}}))
    assert not {"chat", "from"} & kept.keys()
    assert read_post(kept) == post


@pytest.mark.parametrize(
    "fields",
    [
        {"chat": {"id": 5, "type": "private"}},
        {"chat": {"id": -1005, "type": "supergroup"}, "forward_origin": {"type": "user"}},
        {"chat": {"id": 5, "type": "channel"}},
        {"chat": None},
        {"message_id": "7"},
        {"message_id": 0},
        {"message_id": -7},
        {"chat": {"id": 5, "type": "private"}, "forward_origin": {"type": "channel", "chat": OTHER, "message_id": 0}},
        {"date": True},
        {"date": 2**70},
        {"chat": {"id": 5, "type": "private"}, "forward_origin": {"type": "channel", "chat": {"id": -1005}}},
    ],
)
def test_what_is_no_post_is_refused_with_a_reason(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^(it|its channel|the original post) (is|has) no"):
        read_post(message(7) | fields)


@pytest.mark.parametrize(
    ("text", "entities", "title"),
    [
        ("Crews walk out.\n" + TEXT, [{"type": "bold", "offset": 0, "length": 15}], "Crews walk out."),
        ("🚢 Crews walk out.\n" + TEXT, [{"type": "bold", "offset": 3, "length": 15}], "🚢 Crews walk out."),
        (
            "🚢🚢 Crews walk out.\n" + TEXT,
            [{"type": "custom_emoji", "offset": 0, "length": 4}, {"type": "bold", "offset": 5, "length": 15}],
            "🚢🚢 Crews walk out.",
        ),
        (
            "Crews walk out.\n" + TEXT,
            [{"type": "bold", "offset": 0, "length": 15}, {"type": "text_link", "offset": 0, "length": 15}],
            "Crews walk out.",
        ),
        ("Crews walk out\n\n" + TEXT, [], "Crews walk out"),
    ],
)
def test_a_first_line_that_is_bold_or_short_is_the_headline(text: str, entities: Any, title: str) -> None:
    for names in (("text", "entities"), ("caption", "caption_entities")):
        read = article({**message(7, text=None), **dict(zip(names, (text, entities), strict=True))})
        assert (read.title, read.paragraphs) == (title, (TEXT,))


def test_the_captions_of_an_album_are_one_article_of_its_first_part_with_words() -> None:
    parts = [
        message(7, text=None, media_group_id="1"),
        message(8, text=None, media_group_id="1", caption="Crews walk out\n\n" + TEXT),
        message(9, text=None, media_group_id="1", caption="Ministers\n\nThey met on Friday.", edit_date=1772472600),
    ]
    read = article(*parts)
    assert (read.title, read.url) == ("Crews walk out", "https://t.me/OrrinBay/8")
    assert read.paragraphs == (TEXT, "Ministers", "They met on Friday.")
    assert read.modified is not None
    assert {read_post(part).key for part in parts} == {"album 1"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "it has no words"),
        (" \n ", "it has no words"),
        ("Soon more. 100 200 300 400 500 600 700 800", "it has fewer than 40 letters"),
        ("word " * 30_000, "it has more than 100,000 characters"),
        (TEXT, None),
    ],
)
def test_why_a_post_is_no_article(text: str | None, reason: str | None) -> None:
    assert why_no_article([read_post(message(7, text=text))]) == reason


@given(st.text(max_size=60), ENTITIES)
def test_any_text_with_any_entities_is_read_unchanged(text: str, entities: list[Any]) -> None:
    post = read_post(message(7, text=text, entities=entities))
    joined = post.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert joined == text
    if why_no_article([post]) is None:
        parsed = parse_posts([post], post)
        assert parsed.paragraphs
        assert load_parsed(parsed, "telegram:-1", "telegram:-1#7", "a post").article.paragraphs


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "chat",
                "date",
                "edit_date",
                "message_id",
                "text",
                "entities",
                "forward_origin",
                "media_group_id",
                "caption",
            ]
        ),
        JSON_VALUES,
    )
)
def test_any_json_is_a_post_or_refused(fields: dict[str, Any]) -> None:
    try:
        post = read_post(message(7) | fields)
    except ValueError:
        return
    assert isinstance(post, Post)
    assert read_post(json.loads(to_store(message(7) | fields))) == post
    if why_no_article([post]) is None:
        parse_posts([post], post)
