"""Chats, their members, and commands in the double."""

import pytest
from botapi import BotApi, Chat, User
from double.calls import refusal, refused, updates
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import ChatMigrated, Forbidden


def test_an_unknown_chat_is_not_found(api: BotApi, alice: User) -> None:
    assert refused(api, 4) == "Bad Request: chat not found"
    assert refused(api, alice.id) == "Forbidden: bot can't initiate conversation with a user"


async def test_a_group_is_found_by_its_username(api: BotApi, bot: Bot) -> None:
    group = api.group("Readers", username="readers_club")
    await bot.send_message("@Readers_Club", "Hi")
    assert len(api.sent(group)) == 1


async def test_the_bot_cannot_write_to_a_user_who_has_blocked_it(api: BotApi, bot: Bot, chat: Chat) -> None:
    api.block(chat)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat.id, "Hi")
    api.unblock(chat)
    await bot.send_message(chat.id, "Hi")
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in updates(api)]
    assert statuses == ["kicked", "member"]


async def test_a_removed_bot_cannot_even_read_the_chat(api: BotApi, bot: Bot, alice: User) -> None:
    group = api.group("Readers")
    api.kick(group, by=alice)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.get_chat(group.id)
    group.say(alice, "Gone at last")
    assert [list(update)[1] for update in updates(api)] == ["my_chat_member"]


async def test_a_bot_that_left_is_no_member(api: BotApi, bot: Bot, chat: Chat) -> None:
    group = api.group("Readers")
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "Hi")
    assert updates(api)[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    private = "Chat member status can't be changed in private chats"
    assert await refusal(bot.leave_chat(chat.id)) == private


async def test_typing_is_recorded_and_other_words_are_refused(api: BotApi, bot: Bot, chat: Chat) -> None:
    await bot.send_chat_action(chat.id, "typing")
    assert api.calls_of("sendChatAction")[0].parameters == {"chat_id": chat.id, "action": "typing"}
    assert await refusal(bot.send_chat_action(chat.id, "dancing")) == "Wrong parameter action in request"


async def test_commands_are_kept_by_scope_and_language(api: BotApi, bot: Bot, chat: Chat) -> None:
    scope = BotCommandScopeChat(chat.id)
    await bot.set_my_commands([("ask", "Ask")])
    await bot.set_my_commands([("ask", "Спросить")], language_code="ru")
    await bot.set_my_commands([("ask", "Ask"), ("status", "Status")], scope=scope)
    assert api.commands() == ["ask"]
    assert api.commands(scope.to_dict()) == ["ask", "status"]
    assert await bot.get_my_commands(language_code="ru") == (BotCommand("ask", "Спросить"),)
    await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()
    assert await refusal(bot.set_my_commands([("Ask", "Ask")])) == "Bot_command_invalid"


async def test_chats_and_members_can_be_looked_up(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    assert (await bot.get_chat(group.id)).title == "Readers"
    assert (await bot.get_chat(chat.id)).first_name == "Alice"
    assert (await bot.get_chat_member(group.id, alice.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    assert await refusal(bot.get_chat_member(group.id, 1)) == "User not found"
    admins = {member.user.first_name: member.status for member in await bot.get_chat_administrators(group.id)}
    assert admins == {"Owner": "creator", "Alice": "administrator"}


async def test_hidden_members_are_shown_to_admins_only(api: BotApi, bot: Bot, alice: User) -> None:
    group = api.group("Readers")
    group.set_member(alice, "administrator")
    group.hides_members = True
    assert await refusal(bot.get_chat_member(group.id, alice.id)) == "Chat_admin_required"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    assert len(await bot.get_chat_administrators(group.id)) == 2
    api.add(group, admin=True)
    assert (await bot.get_chat_member(group.id, alice.id)).status == "administrator"


@pytest.mark.parametrize("joined_first", [True, False])
async def test_a_group_becomes_a_supergroup_and_is_found_under_its_new_number_alone(
    api: BotApi, bot: Bot, alice: User, joined_first: bool
) -> None:
    group = api.group("Readers", basic=True)
    group.say(alice, "one")
    new = group.migrate(joined_first=joined_first)
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(group.id, "two")
    assert error.value.new_chat_id == new.id
    await bot.send_message(new.id, "two")
    _, *updates = await bot.get_updates()
    services = [update.message for update in updates if update.message]
    assert [(one.chat_id, one.migrate_to_chat_id, one.migrate_from_chat_id) for one in services] == [
        (group.id, new.id, None),
        (new.id, None, group.id),
    ]
    joined = updates[0 if joined_first else 2].my_chat_member
    assert joined is not None
    assert (joined.chat.id, joined.old_chat_member.status, joined.new_chat_member.status) == (new.id, "left", "member")


async def test_a_bot_can_be_added_to_a_group(api: BotApi, bot: Bot) -> None:
    group = api.group("Readers", joined=False)
    with pytest.raises(Forbidden):
        await bot.send_message(group.id, "one")
    api.add(group)
    await bot.send_message(group.id, "one")


async def test_get_me_shows_the_privacy_mode(api: BotApi, bot: Bot) -> None:
    assert (await bot.get_me()).can_read_all_group_messages
    api.privacy_mode(True)
    assert not (await bot.get_me()).can_read_all_group_messages
