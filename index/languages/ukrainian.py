"""Ukrainian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.ukrainian_dates import UKRAINIAN_DATES

UKRAINIAN_STOP_WORDS = frozenset(
    """
    а або адже але б без би був була були було бути в вас ваш вже ви від він вона вони воно все всі всіх го де для
    до ж же з за зі й його йому і із її їй їм їх коли лише ми мене мені між мій на над нам нас наш не неї немає нею
    ним них ні ніж о об один однак перед під після по при про проте та так також там те теж ти то тобі тоді той тому
    тут у хоча це цей цього цьому ці ця чи чий що щоб я як який яка яке які якого якої яких якщо є
    """.split()
)
"""Function words, which never become terms."""

UKRAINIAN_QUESTION_WORDS = frozenset(
    """
    хто кого кому ким що коли де куди звідки чому навіщо як який яка яке які скільки сказав сказала сказали каже
    говорить привіт ласка
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="uk",
    name="Ukrainian",
    stop_words=UKRAINIAN_STOP_WORDS,
    question_words=UKRAINIAN_QUESTION_WORDS,
    dates=UKRAINIAN_DATES,
)
"""Ukrainian."""
