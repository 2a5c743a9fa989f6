"""Adding articles from Telegram: what an admin sends is indexed, and leaves the index again by a button."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from adding import (
    BOB,
    BUTTON,
    CHANNEL,
    HIDDEN,
    LONG,
    WOMBATS,
    added,
    answer,
    data_of,
    forged,
    labels,
    page,
    pop_up,
    shown,
)
from botapi import BotApi, Chat, Message, Sent, User
from crowd import QUESTION, wait_for_replies
from news_server import NewsServer, Page, rss
from waits import eventually

if TYPE_CHECKING:
    from conftest import Newsbot


def answers(api: BotApi, chat: Chat, user: User, words: str) -> Callable[[], bool]:
    """Return a function that asks, and tells whether the answer holds some words."""

    def ask() -> bool:
        asked = chat.say(user, "/ask What did Sunniva Brandt say about the gates?")
        wait_for_replies(api, [asked])
        return any(words in sent.text for sent in api.sent(chat) if sent.reply_to == asked.message_id)

    return ask


def test_a_link_is_indexed_answers_and_is_taken_out_again(
    bot: Newsbot, api: BotApi, site: NewsServer, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    site.pages["/gates"] = page("Lock gates freeze", LONG, LONG.replace("Monday", "Tuesday"))
    said = reply_to(office.say(admin, site.url("/gates")))
    assert said.text == "Added:\nLock gates freeze\nThe Lock · 4 May 2026 · 2 paragraphs"
    assert labels(said) == [BUTTON]
    assert api.calls_of("sendChatAction")
    eventually(answers(api, office, admin, "the gates had frozen"))
    again = reply_to(office.say(admin, f"  {site.url('/gates')}\n"))
    assert again.text.startswith("Already there:\nLock gates freeze\n")
    api.wait_for_answer(office.press(admin, said, BUTTON))
    api.wait_until(lambda api: shown(api, said).edits)
    assert shown(api, said).text == "Taken out of the index: “Lock gates freeze”."
    assert shown(api, said).buttons == []
    eventually(lambda: not answers(api, office, admin, "the gates had frozen")())
    assert pop_up(api, office.press(admin, again, BUTTON)) == "That isn’t in the index any more."
    assert forged(api, admin, office, said, data_of(again)) == "That isn’t in the index any more."


def test_ten_documents_sent_at_once_are_added_by_few_runs(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    runs = bot.log.count("A run added")
    sent = [
        office.send_document(
            admin, f"{number}.txt", WOMBATS.replace("over", f"{number} over").encode(), media_group_id="42"
        )
        for number in range(10)
    ]
    for number, message in enumerate(sent):
        said = reply_to(message)
        assert said.text == f"Added:\nWombats take {number} over\nThe Post · 4 May 2026 · 1 paragraph"
        assert labels(said) == [BUTTON]
    assert bot.log.count("A run added") - runs <= 3  # 1, unless the machine is slow
    assert "Wombats" not in bot.log
    eventually(lambda: not list((bot.data / "downloads").iterdir()))


def test_a_document_of_many_articles_names_three_and_leaves_whole(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    records = [{"title": f"Weir {number}", "text": f"The weir number {number} is shut."} for number in range(7)]
    before = added(bot)
    said = reply_to(office.send_document(admin, "../../weirs.JSON", json.dumps(records).encode()))
    head, *lines, more = said.text.splitlines()
    assert head == "../../weirs.JSON: 7 added, 0 updated, 0 already there."
    assert len(lines) == 3
    assert all(
        line.startswith("• Weir ") and line.endswith("outlet not given · undated · 1 paragraph") for line in lines
    )
    assert more == "… and 4 more"
    assert len(added(bot) - before) == 1
    api.wait_for_answer(office.press(admin, said, BUTTON))
    api.wait_until(lambda api: shown(api, said).edits)
    assert added(bot) == before


@pytest.mark.parametrize(
    ("path", "answer", "words"),
    [
        ("/feed", Page(rss("A feed", [])), "leads to many articles, not to one: add it with /sources."),
        ("/", page("The front", LONG), "leads to many articles, not to one: add it with /sources."),
        ("/empty", Page(b"<html><body></body></html>", content_type="text/html"), "Not added: "),
        ("/gone", Page(status=410, content_type="text/plain"), "410"),
    ],
    ids=["a feed", "a front page", "an empty page", "gone"],
)
def test_a_link_that_is_no_article_gets_one_sentence(
    bot: Newsbot,
    api: BotApi,
    site: NewsServer,
    admin: User,
    office: Chat,
    reply_to: Callable[[Message], Sent],
    path: str,
    answer: Page,
    words: str,
) -> None:
    site.pages[path] = answer
    before = added(bot)
    said = reply_to(office.say(admin, site.url(path)))
    assert words in said.text
    assert site.url(path) in said.text
    assert (len(said.text.splitlines()), said.buttons) == (1, [])
    assert added(bot) == before


def test_of_several_links_each_gets_its_reply(
    bot: Newsbot, api: BotApi, site: NewsServer, admin: User, office: Chat
) -> None:
    site.pages["/weir"] = page("The weir is shut", LONG)
    links = ["http://127.0.0.1:9/private", site.url("/weir")]
    message = office.say(admin, "\n".join(links))

    def both(api: BotApi) -> list[str]:
        said = [sent.text for sent in api.sent(office) if sent.reply_to == message.message_id]
        return said if len(said) == len(links) else []

    first, second = api.wait_until(both)
    assert first.startswith("Not added: http://127.0.0.1:9/private: is at a loopback address")
    assert second.startswith("Added:\nThe weir is shut")


def test_of_too_many_links_the_first_ten_are_taken(api: BotApi, site: NewsServer, admin: User, office: Chat) -> None:
    message = office.say(admin, " ".join(site.url(f"/none/{number}") for number in range(12)))

    def all_said(api: BotApi) -> list[str]:
        said = [sent.text for sent in api.sent(office) if sent.reply_to == message.message_id]
        return said if len(said) == 11 else []

    *_, last = api.wait_until(all_said)
    assert last == "Those were too many links: I took the first 10. Send the others again."
    assert "/none/10" not in site.asked


def test_a_question_with_a_link_stays_a_question(
    api: BotApi, site: NewsServer, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    asked = len(site.asked)
    for words in (f"What does {site.url('/gates')} say?", "What did Quist say about sleep?", f"/ask {site.url('/x')}"):
        said = reply_to(office.say(admin, words))
        assert "Added" not in said.text
        assert BUTTON not in labels(said)
    assert len(site.asked) == asked


def test_a_document_that_is_too_large_is_not_downloaded(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    calls = len(api.calls_of("getFile"))
    large = office.send_document(admin, "large.json", bytes(21 << 20))
    said = reply_to(large)
    assert said.text.startswith("large.json is larger than 20 MB, the most that Telegram gives to bots: ")
    assert "newsbot add FILE" in said.text
    assert len(api.calls_of("getFile")) == calls
    document = {name: value for name, value in large.json()["document"].items() if name != "file_size"}
    sizeless = {**large.json(), "message_id": 900_001, "document": document}
    api.update({"message": sizeless})
    said = api.wait_until(lambda api: [sent for sent in api.sent(office) if sent.reply_to == 900_001])[0]
    assert said.text.startswith("large.json is larger than 20 MB")


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("film.mp4", b"text", "Not added: film.mp4: newsbot reads no .mp4 files"),
        ("empty.txt", b" ", "Not added: empty.txt: empty"),
        ("binary.txt", b"\0\1\2", "Not added: binary.txt: binary, not text"),
        ("-rf", b"text", "Not added: -rf: newsbot reads no files without an ending"),
        ("a" * 200 + ".xyz", b"text", "newsbot reads no .xyz files"),
        ("<b>&amp;.json", b"{", "Not added: <b>&amp;.json: "),
        ("bomb.json.gz", b"\x1f\x8b\x08", "Not added: bomb.json.gz: "),
    ],
)
def test_a_document_without_an_article_gets_one_sentence(
    bot: Newsbot, admin: User, office: Chat, reply_to: Callable[[Message], Sent], name: str, raw: bytes, words: str
) -> None:
    before = added(bot)
    said = reply_to(office.send_document(admin, name, raw))
    assert words in said.text
    assert (len(said.text.splitlines()), said.buttons, str(bot.data) in said.text) == (1, [], False)
    assert added(bot) == before


def test_a_download_is_tried_again_and_never_from_another_host(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    api.fail(2, methods=("download",))
    api.cut(1, methods=("download",))
    said = reply_to(office.send_document(admin, "again.txt", WOMBATS.replace("over", "off").encode()))
    assert said.text.startswith("Added:\nWombats take off")
    api.fail(1, 302, methods=("download",))
    said = reply_to(office.send_document(admin, "moved.txt", WOMBATS.encode()))
    assert said.text == "Not added: moved.txt: the file can't be downloaded (302)"


@pytest.mark.parametrize("place", ["../../bot1/getMe", "/etc/passwd", "https://evil.example/x", "@evil/", "a\\b", ""])
def test_a_place_that_leads_elsewhere_is_refused(
    bot: Newsbot, api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent], place: str
) -> None:
    api.answer(json.dumps({"ok": True, "result": {"file_id": "1", "file_path": place}}), methods=("getFile",))
    said = reply_to(office.send_document(admin, "wombats.txt", WOMBATS.encode()))
    assert said.text.startswith("Not added: wombats.txt: ")


# --- forwards and /add


def test_a_post_of_a_channel_becomes_an_article_with_its_link(
    api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    words = "The sluice will stay shut.\n\nThe keeper Odalys Finch told the canal's readers that it leaks at night."
    said = reply_to(office.say(admin, words, forward_origin=CHANNEL))
    assert said.text.startswith("Added:\nThe sluice will stay shut")
    assert "The Canal" in said.text
    eventually(lambda: "leaks at night" in answer(api, office, admin, "What did Odalys Finch say about the sluice?"))
    api.wait_for_answer(office.press(admin, said, BUTTON))
    api.wait_until(lambda api: shown(api, said).edits)
    assert shown(api, said).text.startswith("Taken out of the index: ")


@pytest.mark.parametrize("origin", [BOB, HIDDEN], ids=["a person", "somebody hidden"])
def test_what_a_person_wrote_becomes_an_article(
    bot: Newsbot, admin: User, office: Chat, reply_to: Callable[[Message], Sent], origin: dict[str, Any]
) -> None:
    words = f"A lock by {origin['type']}\n\nThe lock has been shut since noon, and the boats wait in a long queue."
    message = office.say(admin, words, forward_origin=origin)
    said = reply_to(message)
    assert said.text.startswith(f"Added:\nA lock by {origin['type']}\noutlet not given · ")
    assert "1 paragraph" in said.text
    assert labels(said) == [BUTTON]
    again = reply_to(office.say(admin, words, forward_origin=origin))
    assert again.text.startswith("Already there:")


def test_a_forward_of_only_a_link_adds_its_page(
    site: NewsServer, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    site.pages["/forwarded"] = page("A forwarded page", LONG)
    said = reply_to(office.say(admin, site.url("/forwarded"), forward_origin=CHANNEL))
    assert said.text.startswith("Added:\nA forwarded page\nThe Lock")


def test_the_bots_own_answer_that_is_forwarded_to_it_is_a_question(
    api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    own = {"type": "user", "date": 1, "sender_user": api.bot.json()}
    said = reply_to(office.say(admin, QUESTION, forward_origin=own))
    assert BUTTON not in labels(said)
    assert "Added" not in said.text


def test_add_takes_a_link_a_document_or_what_it_replies_to(
    api: BotApi, site: NewsServer, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    for name in ("one", "two", "three", "four"):
        site.pages[f"/{name}"] = page(f"Page {name} of four", LONG.replace("Monday", name))
    said = reply_to(office.say(admin, f"/add {site.url('/one')}"))
    assert said.text.startswith("Added:\nPage one of four")
    asked = office.say(admin, f"What about {site.url('/two')}, which I saw?")
    said = reply_to(office.say(admin, "/add", reply_to=asked))
    assert said.text.startswith("Added:\nPage two of four")
    document = office.send_document(admin, "under.txt", WOMBATS.replace("over", "under").encode(), "/add")
    assert reply_to(document).text.startswith("Added:\nWombats take under")
    said = reply_to(office.say(admin, "/add", reply_to=document))
    assert said.text.startswith("Already there:\nWombats take under")
    post = office.say(admin, "A bridge is up.\n\nThe bridge by the mill stays up until Sunday.", forward_origin=BOB)
    assert reply_to(post).text.startswith("Added:\nA bridge is up")
    assert reply_to(office.say(admin, "/add", reply_to=post)).text.startswith("Already there:\nA bridge is up")


def test_add_with_nothing_to_add_says_what_it_needs(
    api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    needs = "Send /add with a link, or as a reply to a link, a document or a forwarded message."
    assert reply_to(office.say(admin, "/add")).text == needs
    assert reply_to(office.say(admin, "/add the wombats")).text == needs
    picture = office.send_photo(admin)
    assert reply_to(office.say(admin, "/add", reply_to=picture)).text == needs
    asked = office.say(admin, QUESTION)
    answer = reply_to(asked)
    assert reply_to(office.say(admin, "/add", reply_to=answer)).text == needs
    assert reply_to(office.say(admin, "/add", reply_to=asked)).text == needs


def test_a_folder_of_downloads_that_cannot_be_written_gets_one_sentence(
    bot: Newsbot, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    folder = bot.data / "downloads"
    for path in folder.iterdir() if folder.exists() else ():
        path.unlink()
    if folder.exists():
        folder.rmdir()
    folder.write_text("in the way")
    try:
        document = reply_to(office.send_document(admin, "wombats.txt", WOMBATS.encode()))
        post = reply_to(office.say(admin, f"The post\n\n{LONG}", forward_origin=BOB))
    finally:
        folder.unlink()
    reason = "the file can't be written: File exists"
    assert [document.text, post.text] == [f"Not added: wombats.txt: {reason}", f"Not added: the post: {reason}"]
    said = reply_to(office.send_document(admin, "wombats.txt", WOMBATS.encode()))
    assert "Wombats take over" in said.text
