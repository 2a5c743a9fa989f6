"""/forgetme: deleting everything that the bot keeps of a person, wherever they asked, after they confirm it.

In a group, only the person who sent the command may press its buttons. Who writes in the name of a group or a channel
can't press as that: then the command itself deletes what was asked in that name.
"""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.api import edit
from bot.errors import log_errors
from bot.incoming import author_id
from bot.messages import ForgetPress, Localization, Reply, encode_press, text
from bot.services import PressContext, RequestContext, Services, is_private


async def on_forgetme(request: RequestContext) -> None:
    """Handle /forgetme: ask whether to delete everything."""
    message, person_id = request.message, author_id(request.message)
    if message.sender_chat is None and is_private(person_id):
        await request.reply(_question(request.words, person_id, in_group=not is_private(message.chat_id)))
    elif await _is_forgotten(request.services, person_id):
        await request.say("forget-done-name")
    else:
        await request.say("forget-failed")


async def on_forget_press(press: PressContext, pressed: ForgetPress) -> None:
    """Delete everything of the person who pressed, if they are sure. Say so in the message with the buttons."""
    words = press.words
    if press.query.from_user.id != pressed.person_id:
        press.pop_up(words.say("note-forget-not-yours"))
    elif not pressed.is_sure:
        press.confirm()
        await edit(press.message, text(words.say("forget-kept")).reply())
    elif await _is_forgotten(press.services, pressed.person_id):
        press.confirm()
        await edit(press.message, text(words.say("forget-done")).reply())
    else:
        press.pop_up(words.say("forget-failed"))


async def _is_forgotten(services: Services, person_id: int) -> bool:
    """Delete everything of a person; return False if the memory can't be written."""
    with log_errors():
        await services.forget_person(person_id)
        return True
    return False


def _question(words: Localization, person_id: int, in_group: bool) -> Reply:
    asked = [words.say("forget-ask"), *([words.say("forget-ask-group")] if in_group else [])]
    buttons = [
        InlineKeyboardButton(words.say("button-forget"), callback_data=encode_press(ForgetPress(person_id, True))),
        InlineKeyboardButton(words.say("button-forget-not"), callback_data=encode_press(ForgetPress(person_id, False))),
    ]
    return text("\n\n".join(asked)).reply(InlineKeyboardMarkup([buttons]))
