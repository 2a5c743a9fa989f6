"""The message with the questions that found nothing."""

from __future__ import annotations

from bot.memory import Unanswered
from bot.messages import Localization, Reply, bold, clip_line, text

_QUESTION = 200  # UTF-16 units


def unanswered_message(words: Localization, unanswered: Unanswered, chats: int) -> Reply:
    """Return the message with the most asked questions that found nothing, as many as fit.

    `chats` is the number of chats that must have asked a question.
    """
    note = text(f"\n\n{words.say('unanswered-chats', count=chats)}") if chats > 1 else text("")
    if not unanswered.questions:
        return (text(words.say("unanswered-none")) + note).reply()
    message, shown = bold(words.say("unanswered")), 0
    for question in unanswered.questions:
        line = text(f"\n{words.say('unanswered-line', count=question.times)} {clip_line(question.text, _QUESTION)}")
        if not message.has_room_for(line, text(_more(words, unanswered.total)) + note):
            break
        message += line
        shown += 1
    if shown < unanswered.total:
        message += text(_more(words, unanswered.total - shown))
    return (message + note).reply()


def _more(words: Localization, count: int) -> str:
    return f"\n{words.say('unanswered-more', count=count)}"
