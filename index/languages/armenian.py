"""Armenian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

ARMENIAN_STOP_WORDS = frozenset(
    """
    այդ այլ այն այնպես այնտեղ այս այսպես այստեղ առանց արդեն բայց բոլոր դա դեպի դեռ դու դուք եթե եմ են ենք ես երբ եւ
    եք է էի էին էր ըստ ի ին ինչպես իսկ իր իրեն իրենց կամ համար հետ հետո մենք մեջ մեր մի միայն մինչ մինչև նա նաեւ նաև
    նրա նրան նրանց նրանք ով որ որը որի որոնց որոնք որպես ու ում չէ պատճառով պետք վերջ վրա քան
    """.split()
)
"""Function words, which never become terms."""

ARMENIAN_QUESTION_WORDS = frozenset(
    """
    ասաց ասել ասում բարեւ երբ ինչ ինչը ինչու ինչպես խնդրում շնորհակալություն ով ովքեր որը որտեղ որքան ում ուր
    քանի
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="hy",
    name="Armenian",
    stemmer="armenian",
    stop_words=ARMENIAN_STOP_WORDS,
    question_words=ARMENIAN_QUESTION_WORDS,
    spelling=Spelling(accents="kept"),
)
"""Armenian."""
