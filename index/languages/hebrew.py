"""Hebrew, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

HEBREW_STOP_WORDS = frozenset(
    """
    אבל או אולי אותה אותו אותם אחר אחרי אחרת אך אל אלה אלו אם אנו אנחנו אני אף אפילו אשר את אתה אתם ב בגלל בה בהם בו
    בין בלי במה במקום בעקבות בשל גם ה הוא הזאת הזה הזו היא היה היו הייתה היתה הם הן הנה ו וגם והוא והיא ועל ז זאת זה
    זהו זו חוץ יותר יש כאשר כבר כדי כי כך כל כלומר כמו כן כפי כש ל לא לאחר לה להיות להם לו לי לכן ללא למרות לפי לפני
    מ מאוד מאז מאשר מה מול מעל מפני מתחת נגד נו עד עדיין על עם עצמה עצמו פחות פי רק ש שבה שבו שהוא שהיא שהם של שלא
    שלה שלהם שלו תוך תחת
    """.split()
)
"""Function words, which never become terms."""

HEBREW_QUESTION_WORDS = frozenset(
    """
    אומר אומרת איזה איזו איך אילו איפה אמר אמרה אמרו בבקשה האם היכן כיצד כמה לאן למה מאין מדוע מה מהו מהי מי מיהו
    מיהי מתי שלום תודה
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="he",
    name="Hebrew",
    stop_words=HEBREW_STOP_WORDS,
    question_words=HEBREW_QUESTION_WORDS,
    spelling=Spelling(
        accents="all",
        letters={"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "״": "", "׳": ""},
        gram_letters="\u05d0-\u05ea",
        gram=3,
    ),
)
"""Hebrew."""
