"""Answers as Telegram messages: pure functions of an answer, the reader's language and the time.

Every message stays within Telegram's limits by construction: parts are added while there is room, and no sentence of an
article is ever cut.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.messages import phrases
from bot.messages.buttons import answer_buttons, context_buttons
from bot.messages.excerpt import Room, excerpt
from bot.messages.localization import Localization
from bot.messages.markup import (
    GAP,
    LEFT_OUT,
    LIMIT,
    Piece,
    Reply,
    bold,
    clip,
    italic,
    lines,
    link,
    quote,
    text,
    time,
    units,
)
from index import Answer, Article, Passage, View, opening_paragraph, published_day, sentence_spans

PASSAGE_LIMIT = 700
"""Preferred UTF-16 units of the first passage with its source; it grows around the answering sentence up to this."""

LEAD_LIMIT = 400
"""Maximum UTF-16 units for the beginning of a listed article, or for a sentence that names the speaker."""

FURTHER_LIMIT = 450
"""Preferred UTF-16 units of each passage after the first."""

OLD_DAYS = 30
"""Days after which the message also says how old an article is."""

AROUND = 2
"""Number of paragraphs before and after a passage in its context."""

SPEAKER = 120
"""Maximum UTF-16 units for a speaker's name."""

_QUESTION, _HEADING, _LINE = 300, 400, 160  # UTF-16 units
_AS_ASKED = View()


def answer_message(
    answer: Answer,
    words: Localization,
    now: datetime,
    *,
    key: str | None = None,
    view: View = _AS_ASKED,
    heading: str = "",
    asked: bool = False,
    follow: bool = False,
) -> Reply:
    """Return the message with the view `view` of an answer.

    `now` is the asker's time, with its time zone. `key` is the key of the stored answer; without one, there are no
    buttons. `heading` stands above everything else. `asked`: put the question on top, if the message isn't a reply to
    it. `follow`: offer a button to follow the question.
    """
    if answer.understood.small_talk:
        return text(phrases.say_small_talk(words, answer)).reply()
    top = (bold(clip(heading, _HEADING)) + text(GAP) if heading else Piece()) + top_of(answer, words, asked)
    if answer.passages:
        missing = Piece()
        for sentence in phrases.say_missing(words, answer):
            missing += text(GAP) + italic(sentence)
        message = _passages(top, answer, words, now, missing)
    elif answer.listed:
        message = _articles(top, answer, words, now)
    elif answer.found:
        message = top + text(words.say("no-more"))
    else:
        message = _not_found(top, answer, words, now, view)
    return message.reply(answer_buttons(words, answer, key, view, follow) if key else None)


def passage_message(
    passage: Passage, words: Localization, now: datetime, buttons: InlineKeyboardMarkup | None = None
) -> Reply:
    """Return a message with one passage in the form of an answer's first: speaker, words and source."""
    room = Room(LIMIT, PASSAGE_LIMIT)
    whole = _passage(passage, words, now, room, folded=False)
    return (whole or lines(origin(passage, words, now), _source(passage, words))).reply(buttons)


def passage_piece(passage: Passage, words: Localization, now: datetime, most: int, *, folded: bool) -> Piece | None:
    """Return a passage as it stands in an answer: speaker, words and source; None if `most` units don't hold it.

    `folded`: a shorter one, collapsed until the reader opens it.
    """
    return _passage(passage, words, now, Room(most, min(most, FURTHER_LIMIT if folded else PASSAGE_LIMIT)), folded)


def context_message(
    article: Article, passage: Passage, words: Localization, now: datetime, key: str, view: View
) -> Reply:
    """Return a passage of `article` in its context, answering sentences in bold, with buttons back and to cite it."""
    first, last = passage.paragraphs[0], passage.paragraphs[-1]
    around = [
        *((number, article.paragraphs[number]) for number in _before(first.position)),
        *((paragraph.position, paragraph.text) for paragraph in passage.paragraphs),
        *enumerate(article.paragraphs[last.position + 1 : last.position + 1 + AROUND], last.position + 1),
    ]
    wide = replace(
        passage,
        paragraphs=tuple(replace(first, position=number, text=paragraph_text) for number, paragraph_text in around),
    )
    head = lines(origin(passage, words, now), headline(passage))
    room = LIMIT - head.units - 1
    body = excerpt(wide, Room(room, room), words.say("sentence-too-long"), evenly=True)
    return lines(head, body or Piece()).reply(context_buttons(words, passage, key, view))


def _before(position: int) -> range:
    return range(max(0, position - AROUND), position)


def top_of(answer: Answer, words: Localization, asked: bool) -> Piece:
    """Return the question, if `asked`, and how it was understood, where that isn't obvious."""
    top = italic(clip(answer.question, _QUESTION)) + text(GAP) if asked else Piece()
    for line in phrases.say_understood(words, phrases.shorten_question(answer.understood)):
        top += italic(clip(line, _LINE)) + text("\n")
    if languages := phrases.say_languages(words, answer):
        top += italic(languages) + text("\n")
    return top


# -- passages


def _passages(message: Piece, answer: Answer, words: Localization, now: datetime, end: Piece) -> Piece:
    """Return the first passage in full, further ones collapsed, then `end`; leave out passages that don't fit."""
    for number, passage in enumerate(answer.passages):
        gap = text(GAP if number else "")
        most = LIMIT - message.units - gap.units - end.units
        share = min(FURTHER_LIMIT if number else PASSAGE_LIMIT, most // (len(answer.passages) - number))
        piece = _passage(passage, words, now, Room(most, share), folded=number > 0)
        if piece and message.has_room_for(gap + piece, reserve=end):
            message += gap + piece
    return message + end


def _passage(passage: Passage, words: Localization, now: datetime, room: Room, folded: bool) -> Piece | None:
    """Return a passage's origin, its words as a quotation, and its headline; None if that is too long."""
    head, source = origin(passage, words, now), _source(passage, words)
    naming = passage.naming.text if passage.naming and units(passage.naming.text) <= LEAD_LIMIT else ""
    if naming and not folded:
        head = lines(head, quote(text(f"{naming} {LEFT_OUT}")))
    frame = lines(head, text(" "), source).units
    body = excerpt(
        passage,
        Room(room.most - frame, room.preferred - frame),
        words.say("sentence-too-long"),
        opening=naming if folded else "",
        expandable=folded,
    )
    return lines(head, body, source) if body else None


def _source(passage: Passage, words: Localization) -> Piece:
    """Return the headline, and the other outlets with the same words."""
    also = text(phrases.say_also_in(words, passage.also_in)) if passage.also_in else Piece()
    return lines(headline(passage), also)


def headline(article: Article | Passage) -> Piece:
    """Return the headline, as a link if the article has an address."""
    return link(clip(article.title, phrases.TITLE_LIMIT), phrases.address(article))


def origin(article: Article | Passage, words: Localization, now: datetime) -> Piece:
    """Return the speaker, the outlet and the date or time; for an old article, also its age."""
    outlet = phrases.say_outlet(words, article.source)
    day, published = words.day(article.published), article.published
    speaker = article.speaker if isinstance(article, Passage) else None
    who = bold(clip(speaker, SPEAKER)) + text(" · ") if speaker else Piece()
    when = time(day, published) if isinstance(published, datetime) else text(day)
    is_old = published is not None and (now.date() - published_day(published)).days > OLD_DAYS
    age = f" ({words.ago(published, now)})" if published and is_old else ""
    return who + text(f"{outlet} · ") + when + text(f"{age}{phrases.say_updated(words, article)}")


# -- lists of articles


def _articles(message: Piece, answer: Answer, words: Localization, now: datetime) -> Piece:
    for number, article in enumerate(answer.listed):
        listed = text(GAP if number else "") + _listed(article, words, now)
        if message.has_room_for(listed):
            message += listed
    return message


def _listed(article: Article, words: Localization, now: datetime) -> Piece:
    """Return an article's origin, its first sentences (as many as fit) and its headline."""
    lead, first = opening_paragraph(article.paragraphs), ""
    for _, end in sentence_spans(lead):
        if units(lead[:end]) > LEAD_LIMIT:
            break
        first = lead[:end] + (f" {LEFT_OUT}" if lead[end:].strip() else "")
    quoted = quote(text(first)) if first else Piece()
    return lines(origin(article, words, now), quoted, headline(article))


def _not_found(message: Piece, answer: Answer, words: Localization, now: datetime, view: View) -> Piece:
    message += bold(words.say("not-found")) + text(" ")
    message += text(phrases.say_why_not(words, answer, view.quotes_only))
    asked = phrases.shorten_question(answer.understood)
    if answer.namesakes:
        message += text(f" {phrases.say_namesakes(words, asked, answer.namesakes)}")
    if answer.apart:
        message += text(f" {phrases.say_apart(words, asked)}")
    if answer.may_help:
        message += text(GAP + words.say("may-help") + "\n") + _listed(answer.may_help, words, now)
    if answer.nearest:
        message += text(GAP + words.say("nearest"))
    end = text(GAP + words.say("searched", coverage=phrases.say_coverage(words, answer.coverage)))
    for article in answer.nearest:
        near = text("\n• ") + lines(headline(article), origin(article, words, now))
        if message.has_room_for(near, reserve=end):  # as plain text, addresses are spelled out
            message += near
    return message + end
