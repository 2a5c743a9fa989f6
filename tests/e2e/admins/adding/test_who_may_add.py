"""Only admins add articles in private, and take them out again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from adding import BUTTON, CHANNEL, LONG, NO_RIGHT, WOMBATS, added, answer, data_of, forged, labels, page, pop_up, shown
from botapi import BotApi, Chat, Message, Sent, User
from crowd import QUESTION
from news_server import NewsServer

if TYPE_CHECKING:
    from conftest import Newsbot


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
