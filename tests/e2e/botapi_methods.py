"""The methods of the Bot API, and what they refuse.

For the test double in botapi.py. Each method takes Params and returns its result, or raises ApiError with the message
of the real API. getUpdates, which waits, is in botapi_server.py.

Source of the rules: tdlib/telegram-bot-api, Client.cpp (`process_*_query`, `check_chat_access`,
`check_reply_parameters`, `fail_query_with_error`); for checks by Telegram's servers, reports of their responses, which
are cited at each use. The order of checks is that of the real API: text, reply markup, chat, replied message, topic,
and finally the servers' checks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from botapi_chats import Chat, Topic, User, World, member_json
from botapi_entities import Entity, FormatError, format_text, utf16_length
from botapi_faults import GET_UPDATES
from botapi_inline import Card, read_cards
from botapi_inputs import check_buttons, read_command, read_entity, read_reply_markup
from botapi_markup import MarkupError, parse_html
from botapi_messages import Content, Message
from botapi_multipart import Upload
from botapi_params import ApiError, Params, bad_request, forbidden, migrated
from botapi_profile import Profile
from botapi_webhook import Webhooks

JSON = dict[str, Any]

# The documented limit is 4,096 characters after parsing. TDLib counts code points; clients count UTF-16 units. The
# double uses the stricter count, so that every text it accepts is valid.
MAX_TEXT = 4096
MAX_SOURCE_BYTES = 1 << 15  # Client.cpp: get_formatted_text
MAX_CAPTION = 1024  # https://core.telegram.org/bots/api#senddocument
MAX_UPLOAD = 50 << 20  # bytes; https://core.telegram.org/bots/api#sending-files
_UPLOADS_ONLY = "the test double takes documents as uploads only, by no file_id and no URL"
MAX_DOWNLOAD = 20 << 20  # bytes; https://core.telegram.org/bots/api#getfile
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
STALE_QUERY = "query is too old and response timeout expired or query ID is invalid"
_ACTIONS = re.compile(
    "typing|upload_(photo|video|voice|document|video_note)|record_(video|voice|video_note)|choose_sticker|find_location"
)
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), True
)


@dataclass(frozen=True)
class Place:
    """The destination of a message."""

    chat: Chat
    topic: Topic | None
    reply_to: Message | None


class Methods:
    """All methods that the double supports; their names are case-insensitive, as in the Bot API."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.webhooks = Webhooks(world)
        self.commands: dict[tuple[str, ...], list[JSON]] = {}
        self.profile = Profile()
        self._methods: dict[str, Callable[[Params], Any]] = {
            "getMe": self.get_me,
            "setWebhook": self.webhooks.set_webhook,
            "deleteWebhook": self.webhooks.delete_webhook,
            "getWebhookInfo": self.webhooks.info,
            "setMyCommands": self.set_my_commands,
            "getMyCommands": self.get_my_commands,
            "deleteMyCommands": self.delete_my_commands,
            "sendMessage": self.send_message,
            "sendDocument": self.send_document,
            "editMessageText": self.edit_message_text,
            "editMessageReplyMarkup": self.edit_message_reply_markup,
            "deleteMessage": self.delete_message,
            "sendChatAction": self.send_chat_action,
            "answerCallbackQuery": self.answer_callback_query,
            "answerInlineQuery": self.answer_inline_query,
            "leaveChat": self.leave_chat,
            "getChat": self.get_chat,
            "getChatMember": self.get_chat_member,
            "getChatAdministrators": self.get_chat_administrators,
            "getFile": self.get_file,
            **self.profile.methods,
        }
        self._spelled = {name.lower(): name for name in (GET_UPDATES, *self._methods)}

    def name(self, called: str) -> str:
        """Return a method's name in its documented spelling."""
        return self._spelled.get(called.lower(), called)

    def call(self, name: str, params: Params) -> Any:
        method = self._methods.get(self.name(name))
        if not method:
            raise ApiError(404, "Not Found: method not found")
        return method(params)

    # --- the bot itself

    def get_me(self, _params: Params) -> JSON:
        return self._world.me.json() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self._world.privacy_mode,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            **self._world.bot_fields,
        }

    def set_my_commands(self, params: Params) -> bool:
        key = self._scope(params)
        self.commands[key] = [read_command(command) for command in params.list("commands")]
        return True

    def get_my_commands(self, params: Params) -> list[JSON]:
        return self.commands.get(self._scope(params), [])

    def delete_my_commands(self, params: Params) -> bool:
        self.commands.pop(self._scope(params), None)
        return True

    def _scope(self, params: Params) -> tuple[str, ...]:
        scope = params.object("scope") or {"type": "default"}
        if scope.get("type") in _CHAT_SCOPES:
            self._readable_chat(scope.get("chat_id"))
        language = params.text("language_code")
        if not re.fullmatch("(?:[a-z]{2})?", language):
            raise bad_request("Invalid language code specified")
        parts = (str(scope.get(part, "")) for part in ("type", "chat_id", "user_id"))
        return (*parts, language)

    # --- messages

    def send_message(self, params: Params) -> JSON:
        content = self._content(params, "Message is too long")
        markup = read_reply_markup(params)
        place = self._place(params)
        self._check_bot_may_write(place.chat)
        check_buttons(markup)
        content = replace(content, reply_markup=markup)
        return place.chat.add(self._world.me, content, place.topic, place.reply_to).json()

    def send_document(self, params: Params) -> JSON:
        document = params.values.get("document")
        if isinstance(document, str) and document.startswith("attach://"):
            document = params.values.get(document.removeprefix("attach://"))
        if not isinstance(document, Upload):
            raise bad_request("there is no document in the request" if not document else _UPLOADS_ONLY)
        if not document.data:
            raise bad_request("file must be non-empty")
        if len(document.data) > MAX_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        caption = self._caption(params)
        markup = read_reply_markup(params)
        place = self._place(params)
        self._check_bot_may_write(place.chat)
        check_buttons(markup)
        file = self._world.add_file("documents", document.name.rpartition(".")[2], document.data)
        media = {"document": file.json() | {"file_name": document.name, "mime_type": document.content_type}}
        content = replace(caption, reply_markup=markup, media=media)
        return place.chat.add(self._world.me, content, place.topic, place.reply_to).json()

    def _caption(self, params: Params) -> Content:
        source = params.text("caption")
        if not source:
            return Content()
        text, entities = self._formatted(source, params)
        if utf16_length(text) > MAX_CAPTION:
            raise bad_request("message caption is too long")
        return Content(text, entities, raw=source)

    def edit_message_text(self, params: Params) -> JSON:
        # The servers' message, since TDLib checks the length of new messages only: kfstorm/carnivore#3.
        content = self._content(params, "MESSAGE_TOO_LONG")
        markup = read_reply_markup(params)
        message = self._own_message(params)
        return self._edit(message, replace(content, reply_markup=markup))

    def edit_message_reply_markup(self, params: Params) -> JSON:
        markup = read_reply_markup(params)
        message = self._own_message(params)
        return self._edit(message, replace(message.content, reply_markup=markup))

    def _edit(self, message: Message, content: Content) -> JSON:
        self._check_bot_may_write(message.chat)
        check_buttons(content.reply_markup)
        if content.same_as(message.content):
            raise bad_request(NOT_MODIFIED)
        message.edit(content)
        return message.json(with_reply=False)  # like TdOnEditMessageCallback

    def _own_message(self, params: Params) -> Message:
        if not params.text("chat_id") and not params.number("message_id"):
            raise bad_request("Message identifier is not specified")
        message = self._readable_chat(params.values.get("chat_id")).find(params.number("message_id"))
        if not message:
            raise bad_request("message to edit not found")
        if message.sender != self._world.me:
            raise bad_request("Message can't be edited")
        return message

    def delete_message(self, params: Params) -> bool:
        if not params.text("chat_id"):
            raise bad_request("Chat identifier is not specified")
        if not params.number("message_id"):
            raise bad_request("Message identifier is not specified")
        chat = self._readable_chat(params.values.get("chat_id"))
        message = chat.find(params.number("message_id"))
        if not message:
            raise bad_request("message to delete not found")
        # https://core.telegram.org/bots/api#deletemessage: others' messages in private or as administrator
        if message.sender != self._world.me and not chat.user and chat.bot_status != "administrator":
            raise bad_request("message can't be deleted")
        message.deleted = True
        return True

    def send_chat_action(self, params: Params) -> bool:
        if not _ACTIONS.fullmatch(params.text("action").lower()):
            raise bad_request("Wrong parameter action in request")
        chat = self._readable_chat(params.values.get("chat_id"))
        _topic(chat, params)
        self._check_bot_may_write(chat)
        return True

    def _content(self, params: Params, too_long: str) -> Content:
        source = params.text("text")
        if not source:
            raise bad_request("Message text is empty")
        if len(source.encode()) > MAX_SOURCE_BYTES:
            raise bad_request("Text is too long")
        text, entities = self._formatted(source, params)
        if utf16_length(text) > MAX_TEXT:
            raise bad_request(too_long)
        return Content(text, entities, raw=source)

    def _formatted(self, source: str, params: Params) -> tuple[str, tuple[Entity, ...]]:
        try:
            text, entities = _read_text(source, params)
            # A mention of a person unknown to the bot isn't a mention.
            known = [e for e in entities if e.type != "text_mention" or e.user_id in self._world.users]
            return format_text(text, known)
        except MarkupError as error:
            raise bad_request(f"Can't parse entities: {error}") from None
        except FormatError as error:
            raise bad_request(str(error)) from None

    # --- chats

    def _readable_chat(self, chat_id: Any) -> Chat:
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        number = int(chat_id) if re.fullmatch("-?[0-9]+", str(chat_id)) else 0
        chat = self._world.chats.get(number) or self._by_name(str(chat_id))
        if not chat and number in self._world.users:
            raise forbidden("bot can't initiate conversation with a user")
        if not chat:
            raise bad_request("chat not found")
        if chat.moved_to:
            raise migrated(chat.moved_to.id)
        # Client.cpp, check_chat_access: a bot that isn't in a supergroup can't even read it.
        if not chat.user and chat.bot_status == "kicked":
            raise forbidden("bot was kicked from the supergroup chat")
        if not chat.user and chat.bot_status == "left":
            raise forbidden("bot is not a member of the supergroup chat")
        return chat

    def _by_name(self, name: str) -> Chat | None:
        named = (chat for chat in self._world.chats.values() if not chat.user and chat.username)
        return next((chat for chat in named if f"@{chat.username}".lower() == name.lower()), None)

    def _check_bot_may_write(self, chat: Chat) -> None:
        if chat.user and chat.bot_status == "kicked":
            raise forbidden("bot was blocked by the user")
        if chat.user and chat.bot_status == "left":
            raise forbidden("bot can't initiate conversation with a user")
        # Reported in teloxide/teloxide#450, of an admin without the right to post.
        if chat.type == "channel" and (chat.bot_status != "administrator" or self._world.me.id in chat.may_not_post):
            raise bad_request("need administrator rights in the channel chat")

    def _place(self, params: Params) -> Place:
        chat = self._readable_chat(params.values.get("chat_id"))
        reply_to = _replied(chat, params)
        topic = _topic(chat, params) or (reply_to.topic if reply_to else None)
        return Place(chat, topic, reply_to)

    def get_chat(self, params: Params) -> JSON:
        chat = self._readable_chat(params.values.get("chat_id"))
        full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
        return chat.json() | full

    def get_chat_member(self, params: Params) -> JSON:
        chat = self._readable_chat(params.values.get("chat_id"))
        user = self._world.users.get(params.number("user_id"))
        if not user:
            raise bad_request("user not found")
        # Reported in teloxide/teloxide#1349: only bots that are administrators see hidden members.
        if chat.hides_members and chat.bot_status != "administrator" and user != self._world.me:
            raise bad_request("CHAT_ADMIN_REQUIRED")
        default = "member" if user == chat.user else "left"
        posts = user.id not in chat.may_not_post if chat.type == "channel" else None
        return member_json(user, chat.members.get(user.id, default), posts)

    def get_chat_administrators(self, params: Params) -> list[JSON]:
        chat = self._readable_chat(params.values.get("chat_id"))
        if chat.user:
            raise bad_request("there are no administrators in the private chat")
        people = ((self._world.users[number], status) for number, status in chat.members.items())
        return [
            member_json(user, status)
            for user, status in people
            if status in ("creator", "administrator") and not user.is_bot
        ]

    def leave_chat(self, params: Params) -> bool:
        chat = self._readable_chat(params.values.get("chat_id"))
        if chat.user:
            raise bad_request("Chat member status can't be changed in private chats")
        chat.set_member(self._world.me, "left")
        return True

    # --- queries and files

    def answer_callback_query(self, params: Params) -> bool:
        if params.text("callback_query_id") not in self._world.open_queries:
            raise bad_request(STALE_QUERY)
        return True

    def answer_inline_query(self, params: Params) -> bool:
        self.read_cards(params)
        if params.text("inline_query_id") not in self._world.open_queries:
            raise bad_request(STALE_QUERY)
        return True

    def read_cards(self, params: Params) -> list[Card]:
        """Return the cards of an answer to an inline query, as people see them."""
        return read_cards(params, self._content)

    def get_file(self, params: Params) -> JSON:
        file = self._world.files.get(params.text("file_id"))
        if not params.text("file_id"):
            raise bad_request("file_id not specified")
        if not file:
            raise bad_request("invalid file_id")
        if len(file.data) > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return file.json() | {"file_path": file.path}


def bot_user(token: str, username: str) -> User:
    """Return the bot of a token: its id is the part before the colon."""
    return User(int(token.partition(":")[0]), username, username=username, is_bot=True)


def _read_text(source: str, params: Params) -> tuple[str, list[Entity]]:
    """Return a text and its entities; a parse mode takes precedence over entities (Client.cpp, get_formatted_text)."""
    mode = params.text("parse_mode").lower()
    if mode == "html":
        return parse_html(source)
    if mode in ("markdown", "markdownv2"):
        raise bad_request("the test double reads parse_mode HTML only, no Markdown")
    if mode not in ("", "none"):
        raise bad_request("Unsupported parse_mode")
    return source, [entity for given in params.list("entities") if (entity := read_entity(given))]


def _replied(chat: Chat, params: Params) -> Message | None:
    """Return the message to reply to, by reply_parameters or the older reply_to_message_id."""
    given = Params(params.object("reply_parameters")) if params.has("reply_parameters") else params
    number = given.number("message_id" if given is not params else "reply_to_message_id")
    if not number:
        return None
    if given is not params and given.has("chat_id") and given.number("chat_id") != chat.id:
        raise bad_request("the test double knows replies within a chat only")
    message = chat.find(number)
    if not message and not given.flag("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _topic(chat: Chat, params: Params) -> Topic | None:
    """Return the topic by message_thread_id; General has no thread id."""
    number = params.number("message_thread_id")
    if number and number not in chat.topics:
        raise bad_request("Message thread not found")
    return chat.topics[number] if number else None
