"""The table of commands: how to read each, its handler, who may use it, and which of Telegram's menus offer it.

Everything that differs between commands is here. To add one, write its handler, a row in `COMMANDS`, its texts and its
tests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
    User,
)
from telegram.error import TelegramError

from bot.access import BY_FORWARD, on_access, on_allow, on_block
from bot.admin import (
    is_from_admin,
    log_action,
    on_add,
    on_addition,
    on_reindex,
    on_remove,
    on_report,
    on_sources,
    on_status,
    on_unanswered,
)
from bot.errors import log_errors
from bot.following import on_follow, on_following, on_leave_out, on_tell_in
from bot.handlers import group_settings, latest, questions
from bot.incoming import CommandSyntax, Request, author_id, read_request
from bot.messages import Localization
from bot.privacy import on_forgetme, on_privacy
from bot.services import RequestContext, RequestHandler, is_private
from bot.settings import Settings

Menu = Literal["private", "groups", "group admins", "bot admins"]
"""A command menu of Telegram's: for private chats, for groups, for admins of groups, and for the bot's admins."""

Users = Literal["everybody", "group admins", "bot admins"]
"""Who may use a command. In a private chat, a command for group admins explains where it works."""

_EVERYWHERE: tuple[Menu, ...] = ("private", "groups", "group admins", "bot admins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(CommandSyntax):
    """One of the bot's commands."""

    handler: RequestHandler
    users: Users = "everybody"
    needs_access: bool = True
    """Whether it works only where the bot may answer."""
    is_limited: bool = False
    """Whether it counts as a question against the limit per person."""
    menus: tuple[Menu, ...] = ()
    description: str = ""
    """The Fluent message with its description for the menus."""
    is_offered: Callable[[Settings], bool] = lambda _: True
    """Returns whether the menus offer it under these settings."""

    def menu_entry(self, words: Localization) -> BotCommand:
        """Return the command's entry in a menu."""
        return BotCommand(self.name, words.say(self.description))


def _follows(settings: Settings) -> bool:
    return settings.follows > 0


async def _say(name: str, request: RequestContext) -> None:
    """Reply with one of the bot's own messages. With `name` bound by `partial`, this is a handler."""
    await request.say(name)


async def _on_help(request: RequestContext) -> None:
    """Send help, with the commands that the menu of this chat offers."""
    settings = request.services.settings
    menu: Menu = "groups"
    if is_private(request.message.chat_id):
        menu = "bot admins" if is_from_admin(request.message, settings) else "private"
    offered = _offered(settings, menu)
    await questions.send_help(request, [command.menu_entry(request.words) for command in offered])


async def _on_link(request: RequestContext) -> None:
    """Answer the question of a link; send help if the bot has forgotten it."""
    if not await questions.answer_link(request):
        await _on_help(request)


async def _by_forward(action: str, handler: RequestHandler, request: RequestContext) -> None:
    """Handle the forward of an admin's, which `intake` has checked, that names whom a command means."""
    log_action(author_id(request.message), action)
    await handler(request)


_AdminCommand = partial(Command, in_groups=False, users="bot admins", menus=("bot admins",))
"""A command of the bot's admins, which works in private chats alone."""

COMMANDS = (
    Command(
        name="ask",
        kind="question",
        argument="question",
        handler=questions.on_question,
        is_limited=True,
        menus=_EVERYWHERE,
        description="command-ask",
    ),
    Command(
        name="latest",
        kind="latest",
        argument="topic",
        handler=latest.on_latest,
        is_limited=True,
        menus=_EVERYWHERE,
        description="command-latest",
    ),
    Command(
        name="follow",
        kind="follow",
        argument="followed question",
        handler=on_follow,
        is_limited=True,
        menus=_EVERYWHERE,
        description="command-follow",
        is_offered=_follows,
    ),
    Command(
        name="following",
        kind="following",
        handler=on_following,
        menus=_EVERYWHERE,
        description="command-following",
        is_offered=_follows,
    ),
    Command(
        name="help",
        kind="help",
        handler=_on_help,
        menus=_EVERYWHERE,
        description="command-help",
    ),
    Command(
        name="privacy",
        kind="privacy",
        handler=on_privacy,
        needs_access=False,
        menus=_EVERYWHERE,
        description="command-privacy",
    ),
    Command(
        name="forgetme",
        kind="forgetme",
        handler=on_forgetme,
        needs_access=False,
        menus=_EVERYWHERE,
        description="command-forgetme",
    ),
    Command(name="start", kind="help", argument="link", handler=_on_help),
    Command(
        name="settings",
        kind="settings",
        handler=group_settings.on_settings,
        users="group admins",
        menus=("group admins",),
        description="command-settings",
    ),
    Command(
        name="leaveout",
        kind="leave out",
        argument="topic",
        handler=on_leave_out,
        users="group admins",
        menus=("group admins",),
        description="command-leaveout",
        is_offered=_follows,
    ),
    Command(
        name="tellin",
        kind="tell in",
        argument="topic",
        handler=on_tell_in,
        users="group admins",
        menus=("group admins",),
        description="command-tellin",
        is_offered=_follows,
    ),
    _AdminCommand(
        name="add",
        kind="add",
        argument="addresses",
        handler=on_add,
        description="command-add",
    ),
    _AdminCommand(
        name="reindex",
        kind="reindex",
        argument="topic",
        handler=on_reindex,
        description="command-reindex",
    ),
    _AdminCommand(
        name="sources",
        kind="sources",
        argument="addresses",
        handler=on_sources,
        description="command-sources",
    ),
    _AdminCommand(
        name="remove",
        kind="remove",
        argument="addresses",
        handler=on_remove,
        description="command-remove",
    ),
    _AdminCommand(
        name="status",
        kind="status",
        handler=on_status,
        description="command-status",
    ),
    _AdminCommand(
        name="unanswered",
        kind="unanswered",
        handler=on_unanswered,
        description="command-unanswered",
    ),
    _AdminCommand(
        name="report",
        kind="report",
        handler=on_report,
        description="command-report",
    ),
    _AdminCommand(
        name="access",
        kind="access",
        handler=on_access,
        description="command-access",
    ),
    _AdminCommand(
        name="allow",
        kind="allow",
        argument="addresses",
        handler=on_allow,
        description="command-allow",
    ),
    _AdminCommand(
        name="block",
        kind="block",
        argument="addresses",
        handler=on_block,
        description="command-block",
    ),
)
"""The commands, in the order of the menus."""


ADDITION = "addition"
"""The kind of a request that is something to add to the index, which only the bot's admins may send."""

_BESIDE = frozenset({"add", ADDITION})
"""The kinds of requests that may take long, since they wait for index runs."""

_BY_NAME = {command.name: command for command in COMMANDS}
_BY_KIND = {command.kind: command for command in COMMANDS}
_OTHER_HANDLERS: dict[str, RequestHandler] = {
    BY_FORWARD["allow"]: partial(_by_forward, "/allow", on_allow),
    BY_FORWARD["block"]: partial(_by_forward, "/block", on_block),
    ADDITION: on_addition,
    "link": _on_link,
    "usage": partial(_say, "no-words"),
    "unknown": partial(_say, "unknown-command"),
    "not text": partial(_say, "not-text"),
}
"""The handlers of requests that aren't commands."""


def read_message(message: Message, me: User) -> Request | None:
    """Return the request that a message makes of the bot `me`; None if it isn't meant for the bot."""
    return read_request(message, me, _BY_NAME)


def is_slow(kind: str) -> bool:
    """Return whether requests of a kind may take long, so that they must not hold up the queue of their chat."""
    return kind in _BESIDE


def needs_access(kind: str) -> bool:
    """Return whether requests of a kind are handled only where the bot may answer."""
    return kind not in _BY_KIND or _BY_KIND[kind].needs_access


def is_limited(kind: str) -> bool:
    """Return whether requests of a kind count as questions against the limit per person."""
    return kind == "link" or (kind in _BY_KIND and _BY_KIND[kind].is_limited)


def handler_of(kind: str) -> RequestHandler:
    """Return the handler for requests of a kind."""
    return _OTHER_HANDLERS[kind] if kind in _OTHER_HANDLERS else partial(_run, _BY_KIND[kind])


def menus(settings: Settings) -> list[tuple[BotCommandScope, list[Command]]]:
    """Return the command menu for each of Telegram's scopes."""
    scopes: list[tuple[BotCommandScope, Menu]] = [
        (BotCommandScopeAllPrivateChats(), "private"),
        (BotCommandScopeAllGroupChats(), "groups"),
        (BotCommandScopeAllChatAdministrators(), "group admins"),
        *((BotCommandScopeChat(user_id), "bot admins") for user_id in sorted(settings.admin_ids)),
    ]
    return [(scope, _offered(settings, menu)) for scope, menu in scopes]


def _offered(settings: Settings, menu: Menu) -> list[Command]:
    """Return the commands of a menu, in order."""
    return [command for command in COMMANDS if menu in command.menus and command.is_offered(settings)]


async def _run(command: Command, request: RequestContext) -> None:
    """Run a command if the person may use it."""
    if (refusal := await _refusal(command, request)) is None:
        if command.users == "bot admins":
            log_action(author_id(request.message), f"/{command.name}")
        await command.handler(request)
    else:
        await request.say(refusal)


async def _refusal(command: Command, request: RequestContext) -> str | None:
    """Return the Fluent message that says why a person may not use a command; None if they may."""
    message, services = request.message, request.services
    is_own = message.forward_origin is None  # a forwarded message is not an admin's command
    if command.users == "bot admins":
        return None if is_own and is_from_admin(message, services.settings) else "no-right"
    if command.users == "group admins" and not is_private(message.chat_id):
        with log_errors(f"The admins of chat {message.chat_id} could not be looked up: ", TelegramError):
            return None if is_own and await services.chats.admins.wrote(request.bot, message) else "note-admins"
        return "trouble"
    return None
