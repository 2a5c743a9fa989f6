"""Persian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling, digits

PERSIAN_STOP_WORDS = frozenset(
    """
    آن آنان آنها آنچه از است اما او اگر ای ایشان این اینکه با بار باشد باشند باید بر برای به بود بودن بودند بی بین
    تا تنها تو جز حتی خواهد خواهند خود دارد دارند داشت داشتند در دو دیگر را روی زیر سپس شد شدن شدند شده شود شوند ضمن
    طی علیه فقط قبل لیکن ما مانند من می میان نباید نبود نه نیز نیست ها های هایی هر هم همان همه همچنین همین هنوز هیچ
    و ولی وی پس پیرامون پیش چه چون کرد کردن کردند کرده کند کنند که یا یعنی یک یکی
    """.split()
)
"""Function words, which never become terms."""

PERSIAN_QUESTION_WORDS = frozenset(
    """
    آیا سلام لطفا ممنون میگوید چرا چطور چقدر چند چه چگونه چیست کجا کجاست کدام کی کیست گفت گفتند گفته
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="fa",
    name="Persian",
    stemmer="persian",
    stop_words=PERSIAN_STOP_WORDS,
    question_words=PERSIAN_QUESTION_WORDS,
    spelling=Spelling(
        accents="all",
        letters={"ـ": "", "ي": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ة": "ه", "ۀ": "ه"}
        | digits("۰۱۲۳۴۵۶۷۸۹")
        | digits("٠١٢٣٤٥٦٧٨٩"),
    ),
)
"""Persian."""
