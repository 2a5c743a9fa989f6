"""The terminal's own words: English counts, and phrases that differ from those in messages to a chat.

All other phrases come from `bot.messages`, in `PLAIN_ENGLISH`.
"""

from __future__ import annotations

from bot.messages import ALSO_IN_LIMIT, OUTLET_LIMIT, TITLE_LIMIT, PlainEnglish, say_updated
from index import Article, Passage, Question

PLAIN_ENGLISH = PlainEnglish()


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 article", "1,204 articles"; `plural` is the noun's, unless it only has an s."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def say_title(article: Article | Passage) -> str:
    """Return the headline, shortened at the end of a word if it is very long."""
    return _shortened(article.title, TITLE_LIMIT)


def say_origin(article: Article | Passage) -> str:
    """Return the outlet and the date."""
    outlet = article.source or PLAIN_ENGLISH.say("outlet-not-given")
    when = f"{PLAIN_ENGLISH.day(article.published)}{say_updated(PLAIN_ENGLISH, article)}"
    return f"{_shortened(outlet, OUTLET_LIMIT)} · {when}"


def say_apart_in_terminal(question: Question) -> str:
    """Return the sentence that no article names a person and mentions a topic."""
    return f"None of the articles that name {question.speaker_text} mentions {question.topic_text}."


def say_also(passage: Passage) -> str:
    """Return the line that names the other outlets with a passage's words."""
    names = ", ".join(_shortened(name, OUTLET_LIMIT) for name in passage.also_in[:ALSO_IN_LIMIT])
    more = len(passage.also_in) - ALSO_IN_LIMIT
    return f"Also in {names}" + (f" and {more} more" if more > 0 else "")


def _shortened(text: str, chars: int) -> str:
    return text if len(text) <= chars else f"{text[:chars].rsplit(' ', 1)[0]} …"
