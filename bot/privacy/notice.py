"""/privacy: what the bot keeps of people, why and for how long, under the settings in force.

`docs/privacy.md` says the same for whoever runs it. Keep both true to the tables of `bot/memory/`.
"""

from __future__ import annotations

from bot.messages import Localization, Reply, text
from bot.services import RequestContext
from bot.settings import Settings


async def on_privacy(request: RequestContext) -> None:
    """Handle /privacy."""
    await request.reply(privacy_notice(request.words, request.services.settings))


def privacy_notice(words: Localization, settings: Settings) -> Reply:
    """Return the notice, with only what these settings keep."""
    paragraphs = ["\n".join(_kept_things(words, settings)), _readers(words, settings), words.say("privacy-others")]
    paragraphs.append(words.say("privacy-forgetme"))
    if settings.sources_contact:
        paragraphs.append(words.say("privacy-contact", contact=settings.sources_contact))
    return text("\n\n".join(paragraphs)).reply()


def _kept_things(words: Localization, settings: Settings) -> list[str]:
    things = [words.say("privacy-heading"), words.say("privacy-messages")]
    if settings.keep_days:
        things += [words.say("privacy-questions", count=settings.keep_days), words.say("privacy-ratings")]
        things += [words.say("privacy-inline")] if settings.inline else []
    else:
        things.append(words.say("privacy-questions-none"))
    if settings.follows:
        things.append(words.say("privacy-follows"))
    return [*things, words.say("privacy-groups")]


def _readers(words: Localization, settings: Settings) -> str:
    if settings.keep_days:
        return words.say("privacy-readers", count=settings.unanswered_chats)
    return words.say("privacy-readers-none")
