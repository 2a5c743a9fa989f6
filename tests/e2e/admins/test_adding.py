"""Adding articles from Telegram: what an admin sends is indexed, and leaves the index again by a button."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from botapi import BotApi, Chat, Message, Sent, User
from crowd import QUESTION, wait_for_replies
from filelock import FileLock
from news_server import NewsServer, Page, rss, serving
from waits import eventually

if TYPE_CHECKING:
    from conftest import Newsbot, Start

LONG = (
    "The keeper Sunniva Brandt said on Monday that the gates had frozen in the night, and that nobody would force them."
)
WOMBATS = "Title: Wombats take over\nSource: The Post\nDate: 2026-05-04\n\nThe wombat Zelda is a cube at heart.\n"
BOB = {"type": "user", "date": 1780000000, "sender_user": {"id": 9, "is_bot": False, "first_name": "Bob"}}
HIDDEN = {"type": "hidden_user", "date": 1780000000, "sender_user_name": "Eve"}
CHANNEL = {
    "type": "channel",
    "date": 1780000000,
    "chat": {"id": -1003000000001, "type": "channel", "title": "The Canal", "username": "thecanal"},
    "message_id": 17,
}
NO_RIGHT = "Sorry, only an admin of this bot can do that."
BUTTON = "Take out again"


@pytest.fixture(scope="module")
def site() -> Iterator[NewsServer]:
    with serving() as site:
        yield site


@pytest.fixture(scope="module")
def bot(api: BotApi, admin: User, site: NewsServer, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), admin_ids=str(admin.id), sources_allowed=site.address)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def reply_to(api: BotApi, bot: Newsbot) -> Callable[[Message], Sent]:
    """Function that waits for the bot's reply to a message, in a chat where others may get theirs first."""

    def wait(message: Message) -> Sent:
        def find(api: BotApi) -> list[Sent]:
            return [sent for sent in api.sent(message.chat) if sent.reply_to == message.message_id]

        return api.wait_until(find)[0]

    return wait


@pytest.fixture
def reply_in() -> Callable[[BotApi, Message], Sent]:
    """Function that waits for the reply to a message by the bot of some double."""

    def wait(api: BotApi, message: Message) -> Sent:
        return api.wait_until(lambda api: [s for s in api.sent(message.chat) if s.reply_to == message.message_id])[0]

    return wait


def page(title: str, *paragraphs: str) -> Page:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="The Lock">'
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2026-05-04T10:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    return Page(html.encode(), content_type="text/html; charset=utf-8")


def shown(api: BotApi, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent() if (sent.chat_id, sent.message_id) == (message.chat_id, message.message_id))


def labels(message: Sent) -> list[str]:
    return [button["text"] for button in message.buttons]


def data_of(message: Sent) -> str:
    return str(message.buttons[0]["callback_data"])


def forged(api: BotApi, user: User, chat: Chat, message: Sent, data: str) -> str:
    """Send a press with any callback data as if a message of the bot had such a button; return the pop-up's text."""
    query = f"77{len(api.calls)}{user.id}"
    api.update(
        {
            "callback_query": {
                "id": query,
                "from": user.json(),
                "chat_instance": "1",
                "data": data,
                "message": {"message_id": message.message_id, "date": 1, "chat": chat.json(), "text": message.text},
            }
        }
    )
    return pop_up(api, query)


def pop_up(api: BotApi, query: str) -> str:
    call = api.wait_for_answer(query)
    assert call.parameters.get("text") is None or call.parameters.get("show_alert") in (True, "true")
    return str(call.parameters.get("text") or "")


def answers(api: BotApi, chat: Chat, user: User, words: str) -> Callable[[], bool]:
    """Return a function that asks, and tells whether the answer holds some words."""

    def ask() -> bool:
        asked = chat.say(user, "/ask What did Sunniva Brandt say about the gates?")
        wait_for_replies(api, [asked])
        return any(words in sent.text for sent in api.sent(chat) if sent.reply_to == asked.message_id)

    return ask


def added(bot: Newsbot) -> set[str]:
    folder = bot.data / "added"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


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


# --- who may add


def answer(api: BotApi, chat: Chat, user: User, question: str) -> str:
    asked = chat.say(user, f"/ask {question}")
    wait_for_replies(api, [asked])
    return next(sent.text for sent in api.sent(chat) if sent.reply_to == asked.message_id)


def test_what_others_send_is_added_nowhere(
    bot: Newsbot, api: BotApi, site: NewsServer, alice: User, chat: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    site.pages["/others"] = page("The page of others", LONG)
    before, asked = added(bot), len(site.asked)
    document = chat.send_document(alice, "wombats.txt", WOMBATS.encode())
    assert reply_to(document).text.startswith("I can only read text")
    for message in (
        chat.say(alice, site.url("/others")),
        chat.say(alice, "The mill is shut, and nobody knows why.", forward_origin=CHANNEL),
    ):
        assert BUTTON not in labels(reply_to(message))
    assert reply_to(chat.say(alice, f"/add {site.url('/others')}")).text == NO_RIGHT
    assert reply_to(chat.say(alice, "/add", reply_to=document)).text == NO_RIGHT
    assert (added(bot), len(site.asked)) == (before, asked)


def test_in_a_group_nothing_is_added(
    bot: Newsbot, api: BotApi, site: NewsServer, admin: User, reply_to: Callable[[Message], Sent]
) -> None:
    site.pages["/group"] = page("The page of a group", LONG)
    group = api.group("Readers")
    before, asked = added(bot), len(site.asked)
    sent = [
        group.say(admin, site.url("/group")),
        group.say(admin, f"/add {site.url('/group')}"),
        group.send_document(admin, "wombats.txt", WOMBATS.encode()),
        group.say(admin, "The mill is shut, and nobody knows why.", forward_origin=CHANNEL),
    ]
    answer(api, group, admin, QUESTION)
    assert not {message.message_id for message in sent} & {said.reply_to for said in api.sent(group)}
    assert (added(bot), len(site.asked)) == (before, asked)


def test_forged_presses_take_nothing_out(
    bot: Newsbot,
    api: BotApi,
    site: NewsServer,
    admin: User,
    office: Chat,
    alice: User,
    chat: Chat,
    reply_to: Callable[[Message], Sent],
) -> None:
    site.pages["/forged"] = page("The forged page", LONG)
    said = reply_to(office.say(admin, site.url("/forged")))
    own = reply_to(chat.say(alice, QUESTION))
    before = added(bot)
    assert forged(api, alice, chat, own, data_of(said)) == NO_RIGHT
    for key in ("page-" + "0" * 24, "file-..", "..", "article-nobody", "page-abc", "x"):
        assert forged(api, admin, office, said, f"adm:take-out:{key}") == "That isn’t in the index any more."
        assert forged(api, alice, chat, own, f"adm:take-out:{key}") == NO_RIGHT
    assert forged(api, admin, office, said, "adm:take-out") == "That isn’t in the index any more."
    assert added(bot) == before
    assert shown(api, said).text.startswith("Added:")


def test_two_presses_at_once_take_it_out_once(
    api: BotApi, admin: User, office: Chat, reply_to: Callable[[Message], Sent]
) -> None:
    said = reply_to(office.send_document(admin, "twice.txt", WOMBATS.replace("over", "twice").encode()))
    for query in [office.press(admin, said, BUTTON) for _ in range(2)]:
        assert pop_up(api, query) in ("", "That isn’t in the index any more.")
    assert api.wait_until(lambda api: shown(api, said).edits)
    assert shown(api, said).text == "Taken out of the index: “Wombats take twice”."


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


def test_what_was_being_taken_out_when_the_bot_was_killed_no_longer_counts_as_added(
    own_api: BotApi, start_own: Start, reply_in: Callable[[BotApi, Message], Sent]
) -> None:
    admin = own_api.user("Admin")
    office = own_api.private(admin)
    process = start_own(admin_ids=str(admin.id))
    said = reply_in(own_api, office.send_document(admin, "wombats.txt", WOMBATS.encode()))
    with FileLock(process.data / "index.lock"):
        office.press(admin, said, BUTTON)
        bot = psutil.Process(process.pid)
        eventually(lambda: any("--undo" in child.cmdline() for child in bot.children()))
        process.kill()  # the run that takes it out lives on
    eventually(lambda: not added(process))
    process = start_own(admin_ids=str(admin.id))
    eventually(lambda: shown(own_api, said).text == "That isn’t in the index any more.")
    assert labels(shown(own_api, said)) == []
    process.wait_until_done()


def test_the_reply_is_in_the_admins_language(
    own_api: BotApi, start_own: Start, reply_in: Callable[[BotApi, Message], Sent]
) -> None:
    admin = own_api.user("Admin", language_code="ru")
    office = own_api.private(admin)
    start_own(admin_ids=str(admin.id))
    said = reply_in(own_api, office.send_document(admin, "wombats.txt", WOMBATS.encode()))
    assert said.text == "Добавлено:\nWombats take over\nThe Post · 4 мая 2026 · 1 абзац"
    assert labels(said) == ["Убрать снова"]


def test_what_was_being_added_when_the_bot_was_killed_is_added_once_and_leaves_by_an_old_button(
    own_api: BotApi, start_own: Start, reply_in: Callable[[BotApi, Message], Sent]
) -> None:
    admin = own_api.user("Admin")
    office = own_api.private(admin)
    process = start_own(admin_ids=str(admin.id))
    process.wait_for_log("is running: ")
    with own_api.hang("getFile"):
        message = office.send_document(admin, "wombats.txt", WOMBATS.encode())
        own_api.wait_until(lambda api: any(call.method == "getFile" for call in api.in_flight))
        process.kill()
    process = start_own(admin_ids=str(admin.id))
    said = reply_in(own_api, message)
    assert said.text.startswith("Added:\nWombats take over")
    process.wait_until_done()
    assert process.stop() == 0
    process = start_own(admin_ids=str(admin.id))
    own_api.wait_for_answer(office.press(admin, said, BUTTON))
    own_api.wait_until(lambda api: shown(api, said).edits)
    assert shown(own_api, said).text == "Taken out of the index: “Wombats take over”."
    assert [sent.reply_to for sent in own_api.sent(office)] == [message.message_id]
    assert added(process) == set()
