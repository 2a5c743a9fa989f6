"""Removing an article for good: which one, whether to, and what became of it. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import OUTLET_LIMIT, Localization, Piece, Reply, address, bold, clip, clip_line, lines, link, text
from bot.messages.admin.buttons import button, keyboard, titled_button
from index import Article, Passage

MOST_ARTICLES = 12
"""Maximum number of an answer's articles that are offered, with a button each."""

_TITLE, _REASON = 200, 1000  # UTF-16 units


def articles_message(words: Localization, articles: Sequence[Article | Passage]) -> Reply:
    """Return the question which of an answer's articles to remove, with a button for each."""
    message, rows = text(words.say("remove-which")), []
    for number, article in enumerate(articles[:MOST_ARTICLES], 1):
        line = text(f"\n{number}. ") + _described(words, article)
        if not message.has_room_for(line):
            break
        message += line
        rows.append(titled_button(f"{number}. {article.title}", "remove", _id_of(article)))
    return message.reply(keyboard([*rows, button(words.say("button-cancel"), "remove-no")]))


def removal_message(words: Localization, article: Article | Passage, note: str = "") -> Reply:
    """Return the question whether to remove an article for good. `note` says why it is asked again."""
    ask = button(words.say("button-remove"), "remove-yes", _id_of(article))
    message = lines(
        text(clip(note, _REASON)),
        text(words.say("remove-ask")),
        _described(words, article),
        text(words.say("remove-stays-out") if ask else words.say("remove-long-id")),
    )
    return message.reply(keyboard([[*ask, *button(words.say("button-cancel"), "remove-no")]]))


def removing_message(words: Localization, article: Article | Passage) -> Reply:
    """Return the message that an article is being removed; its button tries that again after a restart."""
    message = text(words.say("remove-running", title=clip_line(article.title, _TITLE)))
    return message.reply(keyboard([button(words.say("button-remove"), "remove-yes", _id_of(article))]))


def removed_message(words: Localization, title: str, article_id: str) -> Reply:
    """Return the message that an article was removed, with a button that lets it in again."""
    sentences = f"{words.say('remove-done', title=clip_line(title, _TITLE))} {words.say('remove-stays-out')}"
    return text(sentences).reply(keyboard([button(words.say("button-let-in"), "remove-undo", article_id)]))


def removed_already_message(words: Localization, article_id: str) -> Reply:
    """Return the message that an article was removed before, with a button that lets it in again."""
    let_in = button(words.say("button-let-in"), "remove-undo", article_id)
    return text(words.say("remove-already")).reply(keyboard([let_in]))


def removal_failed_message(words: Localization, reason: str, action: str, article_id: str) -> Reply:
    """Return the message that an article wasn't removed, or let in again, with a button to try that again."""
    return text(clip(reason, _REASON)).reply(keyboard([button(words.say("button-retry"), action, article_id)]))


def _described(words: Localization, article: Article | Passage) -> Piece:
    """Return an article's title, outlet and day."""
    name, url = clip_line(article.title, _TITLE), address(article)
    title = bold(name) if url is None else link(name, url)
    outlet = clip_line(article.source or words.say("outlet-not-given"), OUTLET_LIMIT)
    return title + text(f" · {outlet} · {words.day(article.published)}")


def _id_of(article: Article | Passage) -> str:
    return article.article_id if isinstance(article, Passage) else article.id
