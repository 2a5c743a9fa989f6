"""The menu under /following, /leaveout and /tellin: who may use them, and the effect of each choice on the news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Chat, User
from desk import LATE, NORTH, OTHER, QUESTION, SALE, Desk, labels, say, told, wait_for_a_look
from menus import Menu
from office import forge

if TYPE_CHECKING:
    from conftest import Newsbot, Start

ONLY_ADMINS = "Only admins of this group may change its settings."
MENU = "⚙️ When, where"


@pytest.fixture(scope="module")
def running(launch: Start, tmp_path_factory: pytest.TempPathFactory, api: BotApi) -> tuple[Newsbot, Desk]:
    """Bot that sends alerts at once, and its articles."""
    desk = Desk(tmp_path_factory.mktemp("bot"))
    bot = launch(api, desk.folder, alert_hours="0", limit_private="0", limit_group="0", limit_person="0")
    bot.wait_for_log("is running: ")
    return bot, desk


@pytest.fixture
def desk(running: tuple[Newsbot, Desk]) -> Desk:
    running[1].reset()
    return running[1]


@pytest.fixture
def admin(api: BotApi) -> User:
    return api.user("Ada")


@pytest.fixture
def group(api: BotApi, admin: User) -> Chat:
    group = api.group("Readers")
    group.set_member(admin, "administrator")
    return group


def plan_menu(api: BotApi, chat: Chat, user: User, **fields: Any) -> Menu:
    """Return the list of followed questions, for this person to press its buttons."""
    return Menu(api, chat, user, "/following", **fields)


# -- when


def test_the_menu_leads_from_the_list_to_an_hour_and_back(api: BotApi, desk: Desk, alice: User, chat: Chat) -> None:
    say(api, alice, chat)
    menu = plan_menu(api, chat, alice)
    menu.press(MENU)
    assert menu.now.text.splitlines()[2:] == [
        "When: as soon as there is news",
        "Left out: nothing",
        "Where: where each question was followed",
    ]
    menu.press("When", "Every day")
    assert "Every day: at what time?" in menu.now.text
    assert "Times are in the time zone UTC." in menu.now.text
    assert menu.press("08:00").parameters["text"] == "Saved."
    assert "When: every day at 08:00 (UTC)" in menu.now.text
    menu.press("When")
    assert "✓ Every day" in labels(menu.now)
    menu.press("Every week", "Monday", "23:00")
    assert "When: weekly, Monday, 23:00 (UTC)" in menu.now.text
    menu.press("Questions")
    assert menu.now.text.splitlines()[:2] == ["Following:", f"1. {QUESTION}"]
    assert "When: weekly, Monday, 23:00 (UTC)" in menu.now.text
    menu.press(MENU, "When")
    assert menu.press("At once").parameters["text"] == "Saved."
    assert "When: as soon as there is news" in menu.now.text


def test_a_question_followed_under_a_plan_promises_no_message_here(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    say(api, alice, chat)
    plan_menu(api, chat, alice).press(MENU, "When", "Every day", "08:00")
    assert "/following shows when and where" in say(api, alice, chat, f"/follow {OTHER}").text


# -- what is left out


def test_words_are_left_out_in_all_their_forms_and_said_back(api: BotApi, desk: Desk, alice: User, chat: Chat) -> None:
    say(api, alice, chat)
    shown = say(api, alice, chat, "/leaveout Dawns,  the   crews , autumn leaf")
    assert shown.text.startswith("Left out from now on: Dawns, the crews, autumn leaf\n\nWords: Dawns, the crews")
    desk.publish(north=NORTH, late=LATE)
    [alert] = told(api, chat, shown)
    assert LATE in alert.text
    assert NORTH not in alert.text


def test_a_word_is_let_in_again_by_its_button(api: BotApi, desk: Desk, alice: User, chat: Chat) -> None:
    say(api, alice, chat, "/leaveout dawn, crews")
    say(api, alice, chat)
    menu = plan_menu(api, chat, alice)
    menu.press(MENU, "Leave out", "Words", "✕ dawn")
    assert "Words: crews" in menu.now.text
    menu.press("✕ crews")
    assert "Words: nothing" in menu.now.text
    desk.publish(north=NORTH)
    [alert] = told(api, chat, menu.now)
    assert NORTH in alert.text


def test_an_outlet_is_left_out_and_let_in_again_even_if_it_left_the_index(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    desk.write("note", "It rained at the pier.", source="Mercury")
    desk.publish()
    begun = say(api, alice, chat)
    menu = plan_menu(api, chat, alice)
    menu.press(MENU, "Leave out", "Outlets")
    api.wait_until(lambda _: "Mercury" in labels(menu.now))
    assert menu.press("Mercury").parameters["text"] == "Saved."
    assert "✓ Mercury" in labels(menu.now)
    desk.write("north", NORTH, source="Mercury")
    desk.write("sale", SALE, source="Courier")
    desk.publish()
    [alert] = [sent for sent in told(api, chat, begun, 2) if sent.text.startswith("New articles")]
    assert SALE in alert.text
    assert NORTH not in alert.text
    desk.reset()
    menu.press("Back", "Outlets")
    menu.press("✓ Mercury")
    assert "Outlets: nothing" in menu.now.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("the", "“the” isn’t a word that I look for"),
        ("dawn, …", "“…” isn’t a word that I look for"),
        ("x" * 41, "A word to leave out has at most 40 characters."),
        (",".join(f"word{number}" for number in range(21)), "I leave out at most 20 words."),
        ("\U0001f600", "“\U0001f600” isn’t a word that I look for"),
    ],
)
def test_words_that_can_not_be_left_out_change_nothing(
    api: BotApi, desk: Desk, alice: User, chat: Chat, given: str, said: str
) -> None:
    assert say(api, alice, chat, f"/leaveout {given}").text.startswith(said)
    assert say(api, alice, chat, "/leaveout").text.startswith("Words: nothing\n\nTo add words")


def test_the_same_word_again_and_in_another_form_is_stored_once(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    say(api, alice, chat, "/leaveout election, ELECTIONS")
    say(api, alice, chat, "/leaveout elections")
    assert "Words: election\n" in say(api, alice, chat, "/leaveout").text


# -- who may change it


@pytest.mark.parametrize("command", ["/leaveout dawn", "/tellin"])
def test_members_of_a_group_may_use_no_command_that_changes_its_plan(
    api: BotApi, desk: Desk, alice: User, group: Chat, command: str
) -> None:
    assert say(api, alice, group, command).text == ONLY_ADMINS


def test_presses_of_members_and_forged_ones_change_nothing(
    api: BotApi, desk: Desk, alice: User, admin: User, group: Chat
) -> None:
    say(api, alice, group)
    menu = plan_menu(api, group, admin)
    assert api.wait_for_answer(group.press(alice, menu.now, MENU)).parameters["text"] == ONLY_ADMINS
    for data in ("p:hour7:8", "p:where0:topic", "p:words0:none", "p:open0"):
        assert forge(api, alice, group, menu.now, data) == ONLY_ADMINS
    assert not menu.press(MENU).parameters.get("text")
    assert "When: as soon as there is news" in menu.now.text
    assert menu.press("When", "Every day", "08:00").parameters["text"] == "Saved."


@pytest.mark.parametrize(
    "data", ["p:hour7:24", "p:hour8:8", "p:day0:x", "p:outlets0:+0123456789abcdef", "p:words0:-zz", "p:when0:never"]
)
def test_odd_presses_change_nothing(api: BotApi, desk: Desk, alice: User, chat: Chat, data: str) -> None:
    say(api, alice, chat)
    menu = plan_menu(api, chat, alice)
    assert forge(api, alice, chat, menu.now, data) in ("", "Saved.")
    api.wait_until_idle()
    menu = plan_menu(api, chat, alice)
    menu.press(MENU)
    assert "When: as soon as there is news\nLeft out: nothing\nWhere: where each" in menu.now.text


# -- where


def test_news_comes_in_the_topic_with_the_command(api: BotApi, desk: Desk, admin: User) -> None:
    forum = api.group("Forum", forum=True)
    forum.set_member(admin, "administrator")
    boats, news = forum.topic("Boats"), forum.topic("News")
    api.wait_for_sent(forum, after=forum.say(admin, f"/follow {QUESTION}", topic=boats))
    [chosen] = api.wait_for_sent(forum, after=forum.say(admin, "/tellin", topic=news))
    assert chosen.text == "The news of this chat’s questions comes in this topic from now on."
    desk.publish(north=NORTH)
    [alert] = told(api, forum, chosen)
    assert alert.message_thread_id == news.message_thread_id
    menu = plan_menu(api, forum, admin, topic=boats)
    menu.press(MENU, "Where")
    assert "Where: in the topic that an admin chose" in menu.now.text
    menu.press("Where it was followed")
    desk.publish(sale=SALE)
    [alert] = told(api, forum, menu.now)
    assert alert.message_thread_id == boats.message_thread_id
    menu.press("In this topic")
    assert "Where: in the topic that an admin chose" in menu.now.text


def test_general_can_be_chosen_too_and_a_deleted_topic_falls_back_to_it(api: BotApi, desk: Desk, admin: User) -> None:
    forum = api.group("Forum", forum=True)
    forum.set_member(admin, "administrator")
    topic = forum.topic("Boats")
    api.wait_for_sent(forum, after=forum.say(admin, f"/follow {QUESTION}", topic=topic))
    del forum.topics[topic.message_thread_id]
    desk.publish(north=NORTH)
    alert, said = api.wait_until(lambda api: api.sent(forum)[1:3] if len(api.sent(forum)) > 2 else [])
    assert NORTH in alert.text
    assert said.text.startswith("The topic for this news takes no messages any more")
    assert alert.message_thread_id is said.message_thread_id is None
    [chosen] = api.wait_for_sent(forum, after=forum.say(admin, "/tellin"))
    desk.publish(sale=SALE)
    [alert] = told(api, forum, chosen)
    assert alert.message_thread_id is None


@pytest.mark.parametrize("way", ["@{}", "https://t.me/{}", "forwarded"])
def test_news_comes_in_a_channel_of_the_persons_own_without_buttons(
    api: BotApi, desk: Desk, alice: User, chat: Chat, way: str
) -> None:
    name = f"bay{api.user('x').id}"
    channel = api.channel("Bay news", username=name)
    channel.set_member(alice, "administrator")
    say(api, alice, chat)
    if way == "forwarded":
        origin = {"type": "channel", "chat": channel.json(), "message_id": 5, "date": 1}
        post = chat.say(alice, "A post", forward_origin=origin)
        api.wait_for_sent(chat, after=post)
        [chosen] = api.wait_for_sent(chat, after=chat.say(alice, "/tellin", reply_to=post))
    else:
        chosen = say(api, alice, chat, f"/tellin {way.format(name)}")
    assert chosen.text == "The news of this chat’s questions comes in the channel Bay news from now on."
    desk.publish(north=NORTH)
    [alert] = api.wait_for_sent(channel)
    assert NORTH in alert.text
    assert alert.buttons == []
    wait_for_a_look(api, desk)
    assert api.sent(chat, after=chosen) == []
    channel.may_not_post.add(api.bot.id)
    desk.publish(sale=SALE)
    alert, said = told(api, chat, chosen, 2)
    assert SALE in alert.text
    assert said.text == "I can’t post in Bay news any more, so the news comes here again."
    assert "Where" not in plan_menu(api, chat, alice).now.text  # the usual plan again


def test_a_channel_needs_the_rights_of_the_bot_and_of_the_person(
    api: BotApi, desk: Desk, alice: User, chat: Chat
) -> None:
    channel = api.channel("Bay news", username="bayrights")
    assert say(api, alice, chat, "/tellin @bayrights").text.startswith("Only an admin of Bay news who may post there")
    channel.set_member(alice, "member")
    assert say(api, alice, chat, "/tellin @bayrights").text.startswith("Only an admin of Bay news who may post there")
    channel.set_member(alice, "administrator")
    channel.may_not_post.add(alice.id)
    assert say(api, alice, chat, "/tellin @bayrights").text.startswith("Only an admin of Bay news who may post there")
    channel.may_not_post = {api.bot.id}
    assert say(api, alice, chat, "/tellin @bayrights").text.startswith("I can’t post in Bay news: make me an admin")
    channel.members[api.bot.id] = "left"
    assert say(api, alice, chat, "/tellin @bayrights").text.startswith("I know no channel “@bayrights”")
    assert say(api, alice, chat, "/tellin @nosuchchannel").text.startswith("I know no channel “@nosuchchannel”")
    for odd in ("", " nonsense words", " @x", " -100123", " @группа"):
        assert say(api, alice, chat, f"/tellin{odd}").text.startswith("Write the name of a channel after /tellin")
    group = api.group("Talk", username="baytalk")
    group.set_member(alice, "creator")
    assert say(api, alice, chat, "/tellin @baytalk").text.startswith("I know no channel “@baytalk”")


def test_an_anonymous_admin_can_not_choose_a_channel(api: BotApi, desk: Desk, admin: User, group: Chat) -> None:
    api.channel("Bay news", username="bayanon")
    anonymous: dict[str, Any] = {
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    }
    asked = group.say(admin, "/tellin @bayanon", sender_chat=group.json(), **anonymous)
    [said] = api.wait_for_sent(group, after=asked)
    assert said.text.startswith("I can’t see who you are")
