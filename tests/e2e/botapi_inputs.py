"""Parsing and validation of a bot's JSON input: commands, entities, keyboards.

For the test double in botapi.py. These checks don't depend on chats or messages.

Source of the rules: tdlib/telegram-bot-api, Client.cpp (`get_bot_command`, `get_text_entity`,
`get_reply_markup`, `get_inline_keyboard_button`), and tdlib/td.
"""

import re
from dataclasses import replace
from typing import Any

from botapi_entities import QUOTES, STYLES, VERBATIM, Entity, utf16_length
from botapi_markup import LinkError, check_link, link_user_id
from botapi_messages import inline_buttons
from botapi_params import Params, bad_request

JSON = dict[str, Any]

MAX_CALLBACK_DATA = 64  # bytes; https://core.telegram.org/bots/api#inlinekeyboardbutton
MAX_COPY_TEXT = 256  # https://core.telegram.org/bots/api#copytextbutton
_TAKEN_TYPES = (*STYLES, *QUOTES, *VERBATIM, "text_link", "text_mention", "custom_emoji")


def read_command(given: Any) -> JSON:
    """Return a checked command, as in td/telegram/BotCommand.cpp (`set_commands`) and on the servers."""
    if not isinstance(given, dict) or not {"command", "description"} <= given.keys():
        raise bad_request("Can't parse BotCommand: expected an Object")
    command = str(given["command"]).strip().removeprefix("/")
    description = str(given["description"]).strip()
    for name, value, limit in (("Command", command, 32), ("Command description", description, 256)):
        if not value:
            raise bad_request(f"{name} must be non-empty")
        if len(value) > limit:
            raise bad_request(f"{name} length must not exceed {limit}")
    if not re.fullmatch("[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def read_entity(given: Any) -> Entity | None:
    """Return an entity from the bot; None for unknown kinds and those that Telegram detects itself."""
    if not isinstance(given, dict):
        raise bad_request("Can't parse MessageEntity: expected an Object")
    for name in ("offset", "length"):
        if not isinstance(given.get(name), int):
            raise bad_request(f'Can\'t parse MessageEntity: Field "{name}" must be of type Number')
    if given.get("type") not in _TAKEN_TYPES:
        return None
    names = ("language", "custom_emoji_id", "unix_time", "date_time_format")
    entity = Entity(given["type"], given["offset"], given["length"], **{name: given.get(name) for name in names})
    if entity.type == "text_mention":
        return replace(entity, user_id=Params(Params(given).object("user")).number("id"))
    return _linked(entity, str(given.get("url", ""))) if entity.type == "text_link" else entity


def _linked(entity: Entity, url: str) -> Entity:
    user_id = link_user_id(url)
    if user_id:
        return replace(entity, type="text_mention", user_id=user_id)
    try:
        return replace(entity, url=check_link(url))
    except LinkError as error:
        raise bad_request(f"Entity URL '{url}' is invalid: {error}") from None


def read_reply_markup(params: Params) -> JSON | None:
    """Return the reply markup without empty rows, or None if nothing is left."""
    if not params.has("reply_markup"):
        return None
    markup = params.values["reply_markup"]
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" not in markup:
        return markup or None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    for button in (button for row in rows for button in row):
        _check_button(button)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any) -> None:
    """Check a button (Client.cpp, get_inline_keyboard_button); an empty url or callback_data counts as missing."""
    where = "Can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(where + "InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request(where + 'Can\'t find field "text"')
    if "copy_text" in button:
        _check_copy_text(button["copy_text"], where)
    elif button.get("url"):
        try:
            check_link(str(button["url"]))
        except LinkError as error:
            raise bad_request(f"Inline keyboard button URL '{button['url']}' is invalid: {error}") from None
    elif not button.get("callback_data") and not button.keys() - {"text", "url", "callback_data"}:
        raise bad_request(where + "Text buttons are unallowed in the inline keyboard")


def _check_copy_text(given: Any, where: str) -> None:
    if not isinstance(given, dict):
        raise bad_request(where + 'Field "copy_text" must be of type Object')
    if not isinstance(given.get("text"), str):
        raise bad_request(where + 'Can\'t find field "text"')


def check_buttons(markup: JSON | None) -> None:
    """Check lengths; the errors are the servers', as https://core.telegram.org/method/messages.sendMessage lists them.

    A text to copy is counted in UTF-16 units, the strictest reading of "1-256 characters".
    """
    for button in inline_buttons(markup):
        if len(str(button.get("callback_data", "")).encode()) > MAX_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        if "copy_text" in button and not 0 < utf16_length(button["copy_text"]["text"]) <= MAX_COPY_TEXT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
