"""Catalan, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

CATALAN_STOP_WORDS = frozenset(
    """
    a abans així això al allò als altra altre altres amb aquell aquella aquelles aquells aquest aquesta aquestes
    aquests baix cada com contra d dalt de del dels des després dins el ell ella elles ells els em en encara ens
    entre era eren es esser estan estat està et eta fins fou ha han has havia he hem hi ho i jo l la les li lo m me
    mentre meu meva molt molta molts més n na ni no nosaltres o on pel pels per perquè però poc pot qual quan que
    qui s sa se sense ser serà seu seus seva seves si sobre sota sou són t també tan tant te teu tot tota totes tots
    tu un una unes uns va van vosaltres és
    """.split()
)
"""Function words, which never become terms."""

CATALAN_QUESTION_WORDS = frozenset(
    """
    com digué dit diu diuen gràcies hola plau quan quant quanta quantes quants qui quin quina quines quins què
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ca",
    name="Catalan",
    stemmer="catalan",
    stop_words=CATALAN_STOP_WORDS,
    question_words=CATALAN_QUESTION_WORDS,
    spelling=Spelling(
        elided=frozenset("d l m n s t".split()),
    ),
)
"""Catalan."""
