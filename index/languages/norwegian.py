"""Norwegian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

NORWEGIAN_STOP_WORDS = frozenset(
    """
    alle alt andre at av bare begge ble bli blir blitt da de dei dem den denne der dere deres det dette du då eg ei
    ein eit eitt eller en enn er et etter for fordi fra før gjennom ha hadde han hans har henne hennes her hjå ho
    hos hun hva hvis i ikke ikkje ingen inn jeg kan kun kunne man mange med meg mellom men mens mer min mine mitt
    mot mye ned noe noen nå når og også om opp oss over på samme seg selv si sia sidan siden sin sine sitt skal
    skulle slik so som så til um under ut uten var vart vere vi vil ville vår være vært å
    """.split()
)
"""Function words, which never become terms."""

NORWEGIAN_QUESTION_WORDS = frozenset(
    """
    hei het heter hva hvem hvilke hvilken hvilket hvor hvordan hvorfor kalles kaltes korleis kva kven kvifor
    mange mye når sa sagt sier slags takk type
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="no",
    name="Norwegian",
    stemmer="norwegian",
    stop_words=NORWEGIAN_STOP_WORDS,
    question_words=NORWEGIAN_QUESTION_WORDS,
    spelling=Spelling(
        kept_letters="æøå",
    ),
)
"""Norwegian."""
