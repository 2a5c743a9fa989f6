"""The message that tells an admin of a request for access, and what has become of it."""

from __future__ import annotations

from bot.memory import AccessRequest, AccessState
from bot.messages import Localization, Piece, Reply, bold, lines, text
from bot.messages.access.people import Named, clean_name, say_kind, say_who
from bot.messages.admin import button, keyboard


def request_message(words: Localization, request: AccessRequest, state: AccessState = "waiting", by: str = "") -> Reply:
    """Return the message about a request, with buttons to decide it, or with the decision and the admin who made it."""
    message = _request(words, request)
    if state != "waiting":
        return lines(message, text(""), bold(_say_decided(words, state, by))).reply()
    chat = str(request.chat_id)
    rows = [
        [*button(words.say("button-allow"), "ask-allow", chat), *button(words.say("button-block"), "ask-block", chat)],
        button(words.say("button-not-now"), "ask-not-now", chat),
    ]
    return message.reply(keyboard(rows))


def _request(words: Localization, request: AccessRequest) -> Piece:
    is_group = request.chat_id < 0
    asker = Named(request.asker_id, request.name, request.username)
    return lines(
        bold(words.say("access-wanted-group") if is_group else words.say("access-wanted")),
        text(words.say("access-title", title=clean_name(request.title) or "…")) if is_group else Piece(),
        text(words.say("access-number", id=str(request.chat_id))) if is_group else Piece(),
        text(words.say("access-asker", who=say_who(asker))),
        text(words.say("access-kind", kind=say_kind(words, request.chat_id))),
    )


def decided_message(words: Localization, shown: str, state: AccessState, by: str) -> Reply:
    """Return a message about a request that was decided before, below what the message showed until now."""
    return lines(text(shown), bold(_say_decided(words, state, by))).reply()


def gone_message(words: Localization) -> Reply:
    """Return the message that a request is no longer there."""
    return text(words.say("note-access-gone")).reply()


def say_decided_before(words: Localization, state: AccessState) -> str:
    """Return the note that another decision came first."""
    match state:
        case "allowed":
            return words.say("note-access-allowed-before")
        case "blocked":
            return words.say("note-access-blocked-before")
        case _:
            return words.say("note-access-refused-before")


def _say_decided(words: Localization, state: AccessState, by: str) -> str:
    match state:
        case "allowed":
            return words.say("access-allowed-by", admin=by)
        case "blocked":
            return words.say("access-blocked-by", admin=by)
        case _:
            return words.say("access-refused-by", admin=by)
