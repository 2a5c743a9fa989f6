"""/remove: an article leaves for good, by its link, or as one of those that an answer of the bot's shows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from telegram import Message, MessageEntity

from bot.answering import answered_articles
from bot.api import edit
from bot.messages import AdminPress, AnswerPress, Localization, Reply, StoryPress, address, decode_press, text
from bot.messages.admin import (
    articles_message,
    removal_failed_message,
    removal_message,
    removed_already_message,
    removed_message,
    removing_message,
)
from bot.runs import result_of, say_failure
from bot.services import PressContext, RequestContext, Services
from index import Article, ArticleMissing, Passage, View, find_history, redact

_MOST_LINKS = 20  # of a message, that are looked up
_NAME = 300  # characters of a link that is repeated


async def on_remove(request: RequestContext) -> None:
    """Handle /remove: ask whether to remove the article with a link or an id, or one of the answer it replies to."""
    replied = request.message.reply_to_message
    if name := request.text:
        await request.reply(await asyncio.to_thread(_asked, request.services, request.words, name))
    elif replied is None or replied.from_user is None or replied.from_user.id != request.bot.id:
        await request.say("remove-how")
    else:
        articles = await _articles_of(request.services, replied)
        if not articles:
            await request.say("remove-forgotten")
        elif len(articles) == 1:
            await request.reply(removal_message(request.words, articles[0]))
        else:
            await request.reply(articles_message(request.words, articles))


# -- which article


def _asked(services: Services, words: Localization, name: str) -> Reply:
    """Return the message about the article with an id or a link."""
    try:
        return removal_message(words, find_history(services.settings.data.database, name).article)
    except ArticleMissing as error:
        if error.removed_id:
            return removed_already_message(words, error.removed_id)
        return text(words.say("remove-missing", article=redact(name)[:_NAME])).reply()


def _find(services: Services, name: str) -> Article | None:
    """Return the article with an id or a link."""
    try:
        return find_history(services.settings.data.database, name).article
    except ArticleMissing:
        return None


async def _articles_of(services: Services, message: Message) -> Sequence[Article | Passage]:
    """Return the articles that one of the bot's messages shows, the first shown first.

    Stories are named by its buttons; the passages of an answer come from its question, those whose links it shows
    first. Of a message that the bot has forgotten, only the links are left.
    """
    presses = _presses_of(message)
    links = _links_of(message)
    stories = [press for press in presses if isinstance(press, StoryPress)]
    if named := [press.article_id for press in stories if press.article_id]:
        return await asyncio.to_thread(_find_all, services, named)
    linked = await asyncio.to_thread(_find_all, services, links)
    read = partial(services.memory.question_of, message.chat_id, message.message_id)
    question = None if stories else await asyncio.to_thread(read)
    if question is None:
        return linked
    view = next((press.view for press in presses if isinstance(press, AnswerPress) and press.action != "show"), View())
    view = await services.chats.view(message.chat_id, view)
    articles = await services.pool.do(partial(answered_articles, question, view))
    return sorted(articles, key=lambda article: links.index(url) if (url := address(article)) in links else len(links))


def _presses_of(message: Message) -> list[object]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return [decode_press(str(button.callback_data)) for row in rows for button in row if button.callback_data]


def _links_of(message: Message) -> list[str]:
    links = [entity.url for entity in message.entities if entity.type == MessageEntity.TEXT_LINK and entity.url]
    return [*dict.fromkeys(links)][:_MOST_LINKS]


def _find_all(services: Services, names: Sequence[str]) -> list[Article]:
    articles = [article for name in names if (article := _find(services, name))]
    return [*{article.id: article for article in articles}.values()]


# -- presses


async def ask(press: PressContext, pressed: AdminPress) -> None:
    """Ask whether to remove one of an answer's articles."""
    if article := await _article(press, pressed):
        press.confirm()
        await edit(press.message, removal_message(press.words, article))


async def cancel(press: PressContext, _pressed: AdminPress) -> None:
    """Remove nothing."""
    if not _is_under_way(press):
        press.confirm()
        await edit(press.message, text(press.words.say("remove-cancelled")).reply())


async def remove(press: PressContext, pressed: AdminPress) -> None:
    """Remove an article for good, in a process of its own, which publishes the index."""
    if article := await _article(press, pressed):
        press.confirm()
        press.services.worker.background(_remove(press.services, press.words, press.message, article))


async def undo(press: PressContext, pressed: AdminPress) -> None:
    """Let a removed article in again, in a process of its own."""
    if not _is_under_way(press):
        press.confirm()
        press.services.worker.background(_undo(press.services, press.words, press.message, pressed.argument))


async def _remove(services: Services, words: Localization, message: Message, article: Article) -> None:
    async with services.admin_work.on(message, words):
        await edit(message, removing_message(words, article))
        result = await result_of(services, words, "remove", "--progress", "json", "--", article.id)
    if result["event"] == "report":
        await edit(message, removed_message(words, str(result["title"]), article.id))
    else:
        await edit(message, removal_failed_message(words, say_failure(words, result), "remove-yes", article.id))


async def _undo(services: Services, words: Localization, message: Message, article_id: str) -> None:
    async with services.admin_work.on(message, words):
        await edit(message, text(words.say("remove-undoing")).reply(message.reply_markup))
        result = await result_of(services, words, "remove", "--undo", "--progress", "json", "--", article_id)
    if result["event"] == "restored":
        await edit(message, text(words.say("remove-undone")).reply())
    else:
        await edit(message, removal_failed_message(words, say_failure(words, result), "remove-undo", article_id))


async def _article(press: PressContext, pressed: AdminPress) -> Article | None:
    """Return the article that a button names; if it is gone, or the message shows work under way, say so."""
    if _is_under_way(press):
        return None
    article = await asyncio.to_thread(_find, press.services, pressed.argument)
    if article is None:
        press.pop_up(press.words.say("note-article-gone"))
    return article


def _is_under_way(press: PressContext) -> bool:
    """Return whether the message shows work under way, after saying so."""
    if is_under_way := press.services.admin_work.is_under_way(press.message):
        press.pop_up(press.words.say("note-under-way"))
    return is_under_way
