"""Italian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

ITALIAN_STOP_WORDS = frozenset(
    """
    a ad agli ai al alla alle allo anche ancora c che chi ci ciò col come con contro cui d da dagli dai dal dalla
    dalle dallo degli dei del dell della delle dello dentro di do dopo dove due e ed era erano essere essi esso fa
    fra fu furono gli ha hai hanno ho i il in io l la le lei li lo loro ma me mentre mi mia mie miei mio molti molto
    ne negli nei nel nell nella nelle nello noi non nostra nostro o ogni oppure per perché perciò più po' poco poi
    prima può qua quando quanto quella quelle quelli quello questa queste questi questo qui quindi s sarà se secondo
    sei senza si sia siamo siano sono sopra sotto sta stata state stati stato su sua sue sugli sui sul sull sulla
    sulle suo suoi t tra tu tua tuo tutta tutte tutti tutto un una uno v verso vi voi è
    """.split()
)
"""Function words, which never become terms."""

ITALIAN_QUESTION_WORDS = frozenset(
    """
    che chi chiama chiamano chiamata chiamato chiamava ciao come cos'è cosa detto dice dicono disse dov'è dove
    favore grazie quale quali quand'è quanta quante quanti tipo
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="it",
    name="Italian",
    stemmer="italian",
    stop_words=ITALIAN_STOP_WORDS,
    question_words=ITALIAN_QUESTION_WORDS,
    spelling=Spelling(
        elided=frozenset("all c coll d dall dell gl l m n nell quell quest s sant sull t un v".split()),
    ),
)
"""Italian."""
