"""Romanian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

ROMANIAN_STOP_WORDS = frozenset(
    """
    a acea aceasta această aceea acei aceia acel acela acele acelea acest acesta aceste acestea acestei acestor
    acestui acești aceștia acum ai aici al ale alt alta alte altele altă alți am an ar are asta astfel asupra atunci
    atât au avea aveau avem avut aș ca care ce cea cei cel cele celor ceva chiar cine cu cum când că căci căreia
    căror cărora cărui căruia către d da dacă dar de deci deja despre deși din dintr dintre după e ea ei el ele era
    erau este eu face fi fie fiecare fiind fost fără i la le li lor lui lângă mai mea mei mele meu mult multe multă
    mulți n ne nici niște noastră noi nostru nou nu o ori oricare orice pe pentru peste poate prea prin printre până
    s sa sale sau se sub sunt suntem să săi său te toate toată tot toți tu un una unde unei unele unii unor unui
    unul va vi voi vom vor vă îi îl îmi în înainte încă însă între întru îți și
    """.split()
)
"""Function words, which never become terms."""

ROMANIAN_QUESTION_WORDS = frozenset(
    """
    bună care ce cheamă chema cine cui cum când cât câte câtă câți fel mulțumesc numea numesc numește numit
    numită rog salut spun spune spus tip unde zice zis
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ro",
    name="Romanian",
    stemmer="romanian",
    stop_words=ROMANIAN_STOP_WORDS,
    question_words=ROMANIAN_QUESTION_WORDS,
    answer_shift=0.65,
    fact_shift=-0.5,
    spelling=Spelling(
        letters={"ş": "ș", "ţ": "ț"},
    ),
)
"""Romanian."""
