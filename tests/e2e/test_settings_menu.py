"""/settings in a group: permissions, and the effect of each setting on the next answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from botapi import BotApi, Call, Chat, Sent, User
from menus import Menu

from bot.messages.callback_data import SettingsPress, encode_press
from bot.messages.settings_menu import ON_A_PAGE, name_hash

if TYPE_CHECKING:
    from conftest import Newsbot, Start

QUESTION = "What did Quist say about sleep?"
SAID = "We're asking to go home, sleep, and come back awake."
COURIER, TRAMS = "The Orrin Bay Courier (sample)", "Varnholt Metro Wire (sample)"
ONLY_ADMINS = "Only admins of this group may change its settings."
TROUBLE = "I couldn’t answer just now. Please try again."
OUTLETS = 14  # in the examples
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
NIGHT = 2


def zone_where_it_is_night() -> str:
    """Return a time zone in which it is two o'clock, or three by the end of the tests."""
    east = (NIGHT - datetime.now(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-east:+}"  # the signs in these names are reversed


@pytest.fixture(scope="module")
def zone() -> str:
    return zone_where_it_is_night()


@pytest.fixture(scope="module")
def owner(api: BotApi) -> User:
    """Admin of the bot, but of no group."""
    return api.user("Owner of the bot")


@pytest.fixture(scope="module")
def bot(api: BotApi, owner: User, zone: str, launch: Start, tmp_path_factory: pytest.TempPathFactory) -> Newsbot:
    process = launch(api, tmp_path_factory.mktemp("bot"), admin_ids=str(owner.id), timezone=zone)
    process.wait_for_log("is running: ")
    return process


@pytest.fixture
def admin(api: BotApi) -> User:
    return api.user("Ada")


@pytest.fixture
def group(api: BotApi, admin: User) -> Chat:
    group = api.group("Readers")
    group.set_member(admin, "administrator")
    return group


@pytest.fixture
def memory(bot: Newsbot) -> Iterator[sqlite3.Connection]:
    """Database of the bot's memory."""
    with closing(sqlite3.connect(bot.data / "chats.sqlite", isolation_level=None)) as database:
        yield database


@pytest.fixture
def menu(bot: Newsbot, api: BotApi, group: Chat, admin: User) -> Menu:
    return Menu(api, group, admin)


def answer(api: BotApi, chat: Chat, user: User, **fields: Any) -> Sent:
    """Ask a question and return the answer."""
    [sent] = api.wait_for_sent(chat, after=chat.say(user, f"/ask {QUESTION}", **fields))
    return sent


def call_of(api: BotApi, sent: Sent) -> Call:
    """Return the call that sent a message, which is recorded a moment after the message appears."""

    def look(api: BotApi) -> list[Call]:
        calls = [call for call in api.calls_of("sendMessage") if call.ok]
        place = (sent.chat_id, sent.message_id)
        return [call for call in calls if (call.result["chat"]["id"], call.result["message_id"]) == place]

    return api.wait_until(look)[0]


def sounds(api: BotApi, sent: Sent) -> bool:
    """Return whether a message came with a sound."""
    return call_of(api, sent).parameters.get("disable_notification") is not True


# --- the menu


def test_the_menu_shows_the_current_settings(menu: Menu) -> None:
    assert menu.now.text == ("Settings of this group\n\nOutlets: all\nLanguage: each person’s own\nQuiet hours: none")
    assert menu.labels == ["Outlets", "Language", "Quiet hours", "Done"]
    assert menu.now.reply_to == menu.asked.message_id


def test_the_menu_is_in_the_language_of_the_person_who_opens_it(bot: Newsbot, api: BotApi, group: Chat) -> None:
    anna = api.user("Anna", language_code="ru")
    group.set_member(anna, "creator")
    assert Menu(api, group, anna).now.text.startswith("Настройки этой группы\n\nИздания: все\n")


def test_done_takes_the_buttons_away(menu: Menu) -> None:
    menu.press("Language", "English", "Back", "Done")
    assert menu.labels == []
    assert "Language: English" in menu.now.text


def test_every_page_leads_back(menu: Menu) -> None:
    first = menu.labels
    for name in first[:3]:
        menu.press(name, "Back")
        assert menu.labels == first


def test_group_admins_are_offered_the_command_in_their_language(bot: Newsbot, api: BotApi) -> None:
    def texts(api: BotApi) -> dict[Any, list[str]]:
        calls = [call.parameters for call in api.calls_of("setMyCommands")]
        mine = [call for call in calls if call["scope"]["type"] == "all_chat_administrators"]
        return {call.get("language_code"): [each["description"] for each in call["commands"]] for call in mine}

    said = api.wait_until(lambda api: found if "uk" in (found := texts(api)) else {})
    assert said[None][-3] == "Settings of this group"
    assert said["de"][-3] == "Einstellungen dieser Gruppe"
    assert said["ru"][-3] == "Настройки этой группы"
    assert said["es"][-3] == "Ajustes de este grupo"


# --- outlets


def test_chosen_outlets_are_the_only_ones_that_answer(api: BotApi, admin: User, group: Chat, menu: Menu) -> None:
    assert SAID in answer(api, group, admin).text
    menu.press("Outlets")
    assert menu.press("›", TRAMS).parameters["text"] == "Saved."
    assert f"Outlets: {TRAMS}" in menu.now.text
    assert f"✓ {TRAMS}" in menu.labels
    assert answer(api, group, admin).text.startswith("Not found.")
    menu.press("‹", COURIER)
    assert f"Outlets: {TRAMS}, {COURIER}" in menu.now.text
    assert SAID in answer(api, group, admin).text
    menu.press(f"✓ {COURIER}")
    assert answer(api, group, admin).text.startswith("Not found.")
    menu.press("All outlets")
    assert SAID in answer(api, group, admin).text


def test_removing_the_last_outlet_selects_all(api: BotApi, admin: User, group: Chat, menu: Menu) -> None:
    menu.press("Outlets", "›", TRAMS, f"✓ {TRAMS}")
    assert "Outlets: all" in menu.now.text
    assert "✓ All outlets" in menu.labels
    assert SAID in answer(api, group, admin).text


def test_outlets_stand_in_order_on_pages(menu: Menu) -> None:
    menu.press("Outlets")
    first = menu.labels
    menu.press("›")
    second = menu.labels
    assert first[ON_A_PAGE:] == ["›", "✓ All outlets", "Back"]
    assert second[OUTLETS - ON_A_PAGE :] == ["‹", "✓ All outlets", "Back"]
    names = first[:ON_A_PAGE] + second[: OUTLETS - ON_A_PAGE]
    assert names == sorted(names, key=str.casefold)
    menu.press("‹")
    assert menu.labels == first


def test_pressing_an_outlet_that_left_the_index_refreshes_the_page(menu: Menu) -> None:
    menu.press_data(encode_press(SettingsPress("outlets", 0, f"+{name_hash('Gone Gazette')}")))
    menu.api.wait_until(lambda _: menu.now.edits)
    assert "Outlets: all" in menu.now.text
    assert len(menu.labels) == ON_A_PAGE + 3


def test_a_second_press_on_the_same_button_changes_nothing(api: BotApi, group: Chat, admin: User, menu: Menu) -> None:
    menu.press("Outlets", "›")
    with api.hang("editMessageText") as hang:
        first = group.press(admin, menu.now, TRAMS)
        api.wait_for_held(hang)
        second = group.press(admin, menu.now, TRAMS)
    for query in (first, second):
        assert api.wait_for_answer(query).parameters["text"] == "Saved."
    assert answer(api, group, admin).text.startswith("Not found.")
    assert f"Outlets: {TRAMS}" in menu.now.text


def test_buttons_of_an_old_menu_keep_their_meaning(api: BotApi, group: Chat, admin: User, menu: Menu) -> None:
    menu.press("Outlets", "›")
    newer = Menu(api, group, admin)
    newer.press("Outlets", "›", TRAMS)
    menu.press(TRAMS)
    assert f"✓ {TRAMS}" in menu.labels
    assert f"Outlets: {TRAMS}" in menu.now.text


# --- language


def test_a_chosen_language_applies_to_everybody(api: BotApi, admin: User, group: Chat, menu: Menu) -> None:
    ivan = api.user("Ivan", language_code="ru")
    assert "Контекст" in [button["text"] for button in answer(api, group, ivan).buttons]
    menu.press("Language")
    assert menu.press("Deutsch").parameters["text"] == "Gespeichert."
    names = ["English", "✓ Deutsch", "Español", "Français", "Русский", "Українська"]
    assert menu.labels == ["Je nachdem, wer fragt", *names, "Zurück"]
    assert "Kontext" in [button["text"] for button in answer(api, group, ivan).buttons]
    menu.press("Je nachdem, wer fragt")
    assert "Контекст" in [button["text"] for button in answer(api, group, ivan).buttons]


# --- quiet hours


def test_answers_in_quiet_hours_come_without_a_sound(
    api: BotApi, admin: User, group: Chat, menu: Menu, zone: str
) -> None:
    assert sounds(api, answer(api, group, admin))
    menu.press("Quiet hours")
    assert f"Times are in the time zone {zone}." in menu.now.text
    assert menu.labels == ["✓ No quiet hours", "22:00 – 07:00", "23:00 – 08:00", "20:00 – 08:00", "Back"]
    assert menu.press("22:00 – 07:00").parameters["text"] == "Saved."
    assert not sounds(api, answer(api, group, admin))
    [usage] = api.wait_for_sent(group, after=group.say(admin, "/ask"))
    assert not sounds(api, usage)
    menu.press("Back")
    assert f"Quiet hours: 22:00 to 07:00 ({zone})" in menu.now.text
    menu.press("Quiet hours", "No quiet hours")
    assert sounds(api, answer(api, group, admin))


# --- storage


def test_settings_and_their_menu_survive_a_restart(launch: Start, tmp_path: Path) -> None:
    with BotApi() as api:
        admin, group = api.user("Ada"), api.group("Readers")
        group.set_member(admin, "administrator")
        process = launch(api, tmp_path)
        menu = Menu(api, group, admin)
        menu.press("Language", "Deutsch", "Zurück", "Medien", "›", TRAMS)
        process.kill()
        launch(api, tmp_path)
        assert answer(api, group, admin).text.startswith("Nichts gefunden.")
        menu.press("Alle Medien", "Zurück", "Sprache", "English")
        assert SAID in answer(api, group, admin).text


def test_settings_of_two_groups_are_independent(api: BotApi, admin: User, group: Chat, menu: Menu) -> None:
    other = api.group("Writers")
    other.set_member(admin, "administrator")
    menu.press("Outlets", "›", TRAMS, "Back", "Language", "Deutsch")
    assert SAID in answer(api, other, admin).text
    assert "Outlets: all\nLanguage: each person’s own" in Menu(api, other, admin).now.text
    assert answer(api, group, admin).text.startswith("Nichts gefunden.")


def test_a_setting_that_cannot_be_saved_is_reported(
    api: BotApi, admin: User, group: Chat, menu: Menu, memory: sqlite3.Connection
) -> None:
    menu.press("Language")
    refuse = f"CREATE TRIGGER full BEFORE INSERT ON chats WHEN NEW.chat_id = {group.id}"
    memory.execute(f"{refuse} BEGIN SELECT RAISE(ABORT, 'no room'); END")
    popup = menu.press_data(encode_press(SettingsPress("language", choice="de"))).parameters
    assert (popup["text"], popup["show_alert"]) == (TROUBLE, True)
    assert "Context" in [button["text"] for button in answer(api, group, admin).buttons]
    memory.execute("DROP TRIGGER full")
    menu.press("Deutsch")
    assert "Kontext" in [button["text"] for button in answer(api, group, admin).buttons]


def test_settings_apply_again_after_a_temporary_read_failure(
    bot: Newsbot, api: BotApi, admin: User, group: Chat, memory: sqlite3.Connection
) -> None:
    memory.execute("INSERT INTO chats (chat_id, language, greeted) VALUES (?, 'de', 1)", [group.id])
    memory.execute("ALTER TABLE chats RENAME TO elsewhere")
    try:
        [sent] = api.wait_for_sent(group, after=group.say(admin, "/settings"))
        assert sent.text == TROUBLE
        assert SAID in answer(api, group, admin).text
    finally:
        memory.execute("ALTER TABLE elsewhere RENAME TO chats")
    assert "Kontext" in [button["text"] for button in answer(api, group, admin).buttons]


def test_a_group_that_removed_the_bot_starts_with_default_settings(
    bot: Newsbot, api: BotApi, admin: User, group: Chat
) -> None:
    api.kick(group)
    api.add(group)
    api.wait_for_sent(group)  # the greeting
    menu = Menu(api, group, admin)
    menu.press("Outlets", "›", TRAMS)
    assert answer(api, group, admin).text.startswith("Not found.")
    api.kick(group)
    api.add(group)
    assert SAID in answer(api, group, admin).text
    assert "Outlets: all" in Menu(api, group, admin).now.text


# --- permissions


def test_other_members_learn_that_only_admins_may_change_settings(
    bot: Newsbot, api: BotApi, alice: User, group: Chat
) -> None:
    [said] = api.wait_for_sent(group, after=group.say(alice, "/settings"))
    assert (said.text, said.buttons) == (ONLY_ADMINS, [])


@pytest.mark.parametrize("button", ["Outlets", "Language", "Quiet hours", "Done"])
def test_presses_of_other_members_have_no_effect(
    api: BotApi, alice: User, group: Chat, menu: Menu, button: str
) -> None:
    popup = api.wait_for_answer(group.press(alice, menu.now, button)).parameters
    assert (popup["text"], popup["show_alert"]) == (ONLY_ADMINS, True)
    menu.press("Language")
    assert len(menu.now.edits) == 1


@pytest.mark.parametrize("status", ["creator", "administrator"])
def test_group_admins_may_change_settings(bot: Newsbot, api: BotApi, alice: User, group: Chat, status: str) -> None:
    group.set_member(alice, status)
    assert Menu(api, group, alice).labels


def test_an_anonymous_admin_may_change_settings(bot: Newsbot, api: BotApi, admin: User, group: Chat) -> None:
    fields: dict[str, Any] = {"from": ANONYMOUS, "sender_chat": group.json()}
    menu = Menu(api, group, admin, **fields)
    # Even an anonymous admin presses buttons as a person.
    assert menu.press("Language", "English").parameters["text"] == "Saved."


def test_a_channel_may_not_change_settings(bot: Newsbot, api: BotApi, admin: User, group: Chat) -> None:
    channel = {"id": -1003000000001, "type": "channel", "title": "News"}
    sender: dict[str, Any] = {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}}
    asked = group.say(admin, "/settings", sender_chat=channel, **sender)
    assert [sent.text for sent in api.wait_for_sent(group, after=asked)] == [ONLY_ADMINS]


def test_the_bots_admin_may_change_settings(bot: Newsbot, api: BotApi, owner: User, group: Chat) -> None:
    menu = Menu(api, group, owner)
    assert menu.press("Language", "English").parameters["text"] == "Saved."


def test_admins_are_recognised_even_if_members_are_hidden(
    bot: Newsbot, api: BotApi, alice: User, admin: User, group: Chat
) -> None:
    group.hides_members = True
    assert Menu(api, group, admin).labels
    assert Menu(api, group, alice).now.text == ONLY_ADMINS


def test_telegram_is_asked_only_once_for_a_members_status(api: BotApi, admin: User, group: Chat, menu: Menu) -> None:
    menu.press("Language", "English", "Back", "Outlets")
    asked = [call.parameters for call in api.calls_of("getChatMember")]
    assert len([one for one in asked if (one["chat_id"], one["user_id"]) == (group.id, admin.id)]) == 1


def test_without_an_answer_from_telegram_nothing_changes_and_people_are_told(
    api: BotApi, alice: User, group: Chat, menu: Menu
) -> None:
    kicked = '{"ok": false, "error_code": 403, "description": "Forbidden: bot was kicked from the supergroup chat"}'
    api.answer(kicked, status=403, methods=["getChatMember"])
    popup = api.wait_for_answer(group.press(alice, menu.now, "Language")).parameters
    assert (popup["text"], popup["show_alert"]) == (TROUBLE, True)


# --- chats


def test_in_a_topic_the_menu_is_sent_to_the_topic(bot: Newsbot, api: BotApi, admin: User) -> None:
    forum = api.group("Forum", forum=True)
    forum.set_member(admin, "administrator")
    topic = forum.topic("Politics")
    menu = Menu(api, forum, admin, topic=topic)
    assert menu.now.message_thread_id == topic.message_thread_id
    assert call_of(api, menu.now).parameters["message_thread_id"] == topic.message_thread_id
    menu.press("Language", "Deutsch")
    assert "Kontext" in [button["text"] for button in answer(api, forum, admin).buttons]
    assert Menu(api, forum, admin).now.message_thread_id is None


@pytest.mark.parametrize("command", ["/settings@NewsTestBot", "/SETTINGS please"])
def test_the_command_has_other_spellings(bot: Newsbot, api: BotApi, admin: User, group: Chat, command: str) -> None:
    assert Menu(api, group, admin, command).labels


def test_settings_for_another_bot_get_silence(bot: Newsbot, api: BotApi, admin: User, group: Chat) -> None:
    group.say(admin, "/settings@SomeOtherBot")
    menu = Menu(api, group, admin)
    assert api.sent(group) == [menu.now]


def test_in_private_the_bot_says_where_the_settings_are(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> None:
    [said] = api.wait_for_sent(chat, after=chat.say(alice, "/settings"))
    assert said.text.startswith("Only groups have settings")
    assert said.buttons == []


@pytest.mark.parametrize("data", ["s:", "s:main", "s:outlets0:?", "s:rights0:all"])
def test_a_button_of_another_version_says_so(menu: Menu, data: str) -> None:
    popup = menu.press_data(data).parameters
    assert popup["show_alert"] is True
    assert "too old" in popup["text"]


@pytest.mark.parametrize("data", ["s:language0:xx", "s:quiet0:3-4", "s:outlets9999", "s:outlets0:+all", "s:main0:all"])
def test_an_unknown_choice_shows_its_page(menu: Menu, data: str) -> None:
    if data.startswith("s:main"):
        menu.press("Language")
    assert "text" not in menu.press_data(data).parameters
    menu.api.wait_until(lambda _: menu.now.edits)
    assert menu.labels
