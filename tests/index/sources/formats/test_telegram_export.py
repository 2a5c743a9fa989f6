"""Telegram's exports: whose a message is, when it was sent, and which messages are no articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources import File, ReadingOptions, open_records
from index.sources.files import digest, load, origin_of
from index.sources.formats import registered_formats
from index.sources.formats.telegram_export import FORMAT
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes

DATA = Path(__file__).resolve().parents[3] / "data" / "formats"
TEXT = "The ferry crews walked out on Thursday, and ministers met them."


def message(number: object = 7, **fields: object) -> dict[str, object]:
    sent = {"id": number, "type": "message", "date": "2026-03-02T18:05:00", "date_unixtime": "1772471100"}
    return sent | {"from": "Orrin Bay News", "from_id": "channel14", "text": TEXT} | fields


def chat(*messages: object, kind: str = "public_channel", **fields: object) -> dict[str, object]:
    return {"name": "Orrin Bay News", "type": kind, "id": 14, "messages": list(messages)} | fields


def contents(folder: Path, export: object, **columns: str) -> dict[str, Any]:
    return read_bytes(folder, "result.json", json.dumps(export, indent=1).encode(), ReadingOptions(columns=columns))


def article(folder: Path, export: object, **columns: str) -> dict[str, Any]:
    (only,) = contents(folder, export, **columns)["articles"]
    assert isinstance(only, dict)
    return only


def test_a_message_is_an_article_of_its_channel(tmp_path: Path) -> None:
    read = article(tmp_path, chat(message(author="Lena Marsh", edited_unixtime="1772472600")))
    assert (read["source"], read["author"]) == ("Orrin Bay News", "Lena Marsh")
    assert (read["published"], read["modified"]) == ("2026-03-02T17:05:00+00:00", "2026-03-02T17:30:00+00:00")
    assert (read["guid"], read["paragraphs"]) == ("telegram:14:7", [TEXT])


def test_a_forwarded_message_is_its_origins_and_no_one_of_the_channel_says_it(tmp_path: Path) -> None:
    read = article(tmp_path, chat(message(forwarded_from="The Hill Gazette", author="Lena Marsh")))
    assert (read["source"], read.get("author")) == ("The Hill Gazette", None)
    assert "source" not in article(tmp_path, chat(message(forwarded_from=None)))


def test_a_message_in_a_group_has_its_author(tmp_path: Path) -> None:
    group = chat(message(**{"from": "Mo Hale"}), kind="public_supergroup")
    read = article(tmp_path, group)
    assert (read["source"], read["author"]) == ("Orrin Bay News", "Mo Hale")


def test_the_parts_of_a_text_are_put_together_and_markup_is_left_out(tmp_path: Path) -> None:
    parts = [
        "The ferry ",
        {"type": "bold", "text": "crews"},
        " walked",
        {"type": "text_link", "text": " out", "href": "x"},
    ]
    text = [*parts, " on Thursday, and ministers met them."]
    assert article(tmp_path, chat(message(text=text)))["paragraphs"] == [TEXT]
    assert article(tmp_path, chat(message(text="", text_entities=[{"type": "plain", "text": TEXT}])))["paragraphs"] == [
        TEXT
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ([{"type": "bold", "text": "Crews walk out."}, "\n" + TEXT], "Crews walk out."),
        (
            [{"type": "custom_emoji", "text": "🚢"}, {"type": "bold", "text": " Crews walk out"}, "\n\n" + TEXT],
            "🚢 Crews walk out",
        ),
        ("Crews walk out\n\n" + TEXT, "Crews walk out"),
    ],
)
def test_a_first_line_that_is_bold_or_short_is_the_headline(tmp_path: Path, text: object, title: str) -> None:
    read = article(tmp_path, chat(message(text=text)))
    assert (read["title"], read["paragraphs"]) == (title, [TEXT])


@pytest.mark.parametrize(
    "text", [TEXT, "Crews left.\n\n" + TEXT, [{"type": "bold", "text": TEXT}], "Crews left\n" + TEXT]
)
def test_any_other_first_line_is_text(tmp_path: Path, text: object) -> None:
    read = article(tmp_path, chat(message(text=text)))
    assert read["paragraphs"][0] in (TEXT, "Crews left.", "Crews left")


def test_without_seconds_only_the_day_is_known(tmp_path: Path) -> None:
    sent = message(edited="1970-01-01T01:00:00")
    del sent["date_unixtime"]
    read = article(tmp_path, chat(sent))
    assert (read["published"], read.get("modified")) == ("2026-03-02", None)


def test_what_is_no_article_is_counted(tmp_path: Path) -> None:
    messages = [
        message(1, type="service", action="pin_message", text=""),
        message(2, text="", media_type="sticker"),
        message(3, text="", media_type="voice_message"),
        message(4, text="", photo="photos/1.jpg"),
        message(5, text="", poll={"question": "Trams?", "answers": []}),
        message(6, text="Soon more. 100 200 300 400 500 600 700 800"),
        message(7, photo="photos/2.jpg"),
    ]
    read = contents(tmp_path, chat(*messages))
    assert len(read["articles"]) == 1
    names = ["service messages", "stickers", "voice messages", "messages without text", "polls", "short messages"]
    assert read["passed_over"] == dict.fromkeys(names, 1)


@pytest.mark.parametrize("name", ["@orrinbay", "orrinbay", "https://t.me/orrinbay"])
def test_a_message_has_a_link_where_the_public_name_is_given(tmp_path: Path, name: str) -> None:
    read = contents(tmp_path, chat(message()), channel=name)
    assert read["articles"][0]["url"] == "https://t.me/orrinbay/7"
    assert "notes" not in read


def test_without_a_public_name_there_is_no_link_and_a_note_says_how_to_give_it(tmp_path: Path) -> None:
    read = contents(tmp_path, chat(message(1), message(2)))
    assert all("url" not in item for item in read["articles"])
    (note,) = read["notes"]
    assert "channel=@NAME" in note
    assert "notes" not in contents(tmp_path, chat(message(), kind="private_channel"))


def test_a_name_that_is_no_channels_is_one_sentence(tmp_path: Path) -> None:
    (failure,) = contents(tmp_path, chat(message()), channel="Orrin Bay News")["failures"]
    assert "“Orrin Bay News” is no public name" in failure


def test_of_an_account_only_channels_are_read(tmp_path: Path) -> None:
    kinds = ["personal_chat", "public_channel", "private_group", "private_channel", "saved_messages", "bot_chat"]
    chats = [chat(message(number), kind=kind) | {"id": number} for number, kind in enumerate(kinds)]
    export = {
        "about": "All of it.",
        "contacts": {"list": []},
        "chats": {"list": chats[:3]},
        "left_chats": {"list": chats[3:]},
    }
    read = contents(tmp_path, export)
    assert [item["guid"] for item in read["articles"]] == ["telegram:1:1", "telegram:3:3"]
    assert read["passed_over"] == {"messages in private chats and groups": 4}


def test_a_chat_may_be_described_after_its_messages(tmp_path: Path) -> None:
    described = chat(message())
    export = {"messages": described["messages"], **described}
    assert article(tmp_path, export)["source"] == "Orrin Bay News"


def test_an_export_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    raw = json.dumps(chat(message(1), message(2))).encode()
    read = read_bytes(tmp_path, "result.json", raw[:-40])
    assert [item["guid"] for item in read["articles"]] == ["telegram:14:1"]
    assert "breaks off" in read["failures"][0]


def test_a_broken_message_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    raw = json.dumps(chat(message(1), message(2), message(3))).replace('"id": 2', '"id": 2x').encode()
    read = read_bytes(tmp_path, "result.json", raw)
    assert [item["guid"] for item in read["articles"]] == ["telegram:14:1", "telegram:14:3"]
    assert read["failures"][0].startswith("result.json, item 2: broken JSON")


def test_reactions_do_not_make_another_article_of_a_message(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    file = File(path, origin_of(path))

    def read(**fields: object) -> tuple[str, str]:
        path.write_text(json.dumps(chat(message(**fields))))
        with open_records(file) as reading:
            (record,) = reading.records
            return load(file, record).article.id, digest(record.raw)

    assert read() == read(reactions=[{"type": "emoji", "count": 7, "emoji": "👍"}])
    assert read()[0] == read(text=TEXT + " More.")[0]
    assert read()[1] != read(text=TEXT + " More.")[1]


@pytest.mark.parametrize(
    "document", [{"type": "FeatureCollection"}, [{"text": TEXT}], {"messages": [{"text": TEXT}]}, {"about": "Us"}]
)
def test_other_documents_are_not_taken_for_exports(document: object) -> None:
    taken_by = registered_formats().format_of("result.json", json.dumps(document).encode())
    assert taken_by is not None
    assert taken_by is not FORMAT


CHANNEL = (DATA / "telegram-channel.json").read_bytes()


@settings(deadline=None)
@given(damaged(CHANNEL) | damaged((DATA / "telegram-account.json").read_bytes()))
def test_any_damage_leaves_articles_or_a_reason(raw: bytes) -> None:
    read_all(FORMAT, "result.json", raw)


VALUES = st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.just("text"), inner)
)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["id", "type", "date", "date_unixtime", "text", "from", "forwarded_from", "edited"]), VALUES
    )
)
def test_any_values_leave_articles_or_a_reason(fields: dict[str, object]) -> None:
    read_all(FORMAT, "result.json", json.dumps(chat(message() | fields)).encode())
