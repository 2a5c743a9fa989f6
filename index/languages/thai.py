"""Thai, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling, digits

THAI_STOP_WORDS = frozenset(
    """
    กับ การ ก็ ของ ความ คือ จนถึง จะ จาก ซึ่ง ด้วย ตั้งแต่ ต่อ ถูก ที่ นั้น นี้ มี ว่า หรือ อยู่ อัน เป็น เพื่อ
    เหล่านั้น เหล่านี้ แก่ แต่ และ โดย ใน ให้ ได้ ไม่
    """.split()
)
"""Function words, which never become terms."""

THAI_QUESTION_WORDS = frozenset(
    """
    กี่ ขอบคุณ ครับ ค่ะ ทำไม ที่ไหน บ้าง ยังไง สวัสดี หรือไม่ อย่างไร อะไร อะไรบ้าง เท่าใด เท่าไร เท่าไหร่
    เพราะเหตุใด เมื่อใด เมื่อไร เมื่อไหร่ แบบไหน ใคร ใด ไหน
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="th",
    name="Thai",
    stop_words=THAI_STOP_WORDS,
    question_words=THAI_QUESTION_WORDS,
    answer_shift=0.3,
    fact_shift=-1.05,
    spelling=Spelling(
        accents="kept",
        gram_letters="\u0e01-\u0e3a\u0e40-\u0e4e",
        gram=3,
        letters=digits("๐๑๒๓๔๕๖๗๘๙"),
        is_unspaced=True,
    ),
)
"""Thai."""
