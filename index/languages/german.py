"""German: negations and small talk, as plain data."""

from __future__ import annotations

GERMAN_NEGATIONS = frozenset(
    """
    nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends ohne weder
    bestreitet bestritt bestritten dementiert dementierte leugnet leugnete
    """.split()
)
"""Words that negate a statement."""

GERMAN_SMALL_TALK: dict[str, tuple[str, ...]] = {
    "about": (
        "wer bist du", "was bist du", "was kannst du", "was machst du", "was kann ich fragen",
        "was kann ich dich fragen", "wie funktionierst du", "wie funktioniert das", "wie geht das",
        "bist du ein bot", "bist du ein roboter", "bist du ein mensch", "bist du echt", "bist du eine ki",
        "wie heißt du", "wie heisst du", "wer hat dich gemacht", "hilfe", "hilf mir", "kannst du mir helfen",
        "ich brauche hilfe", "wer sind sie", "was können sie",
    ),
    "thanks": (
        "danke", "dankeschön", "danke schön", "danke sehr", "vielen dank", "besten dank", "herzlichen dank",
        "tausend dank", "super", "prima", "toll", "klasse", "perfekt", "sehr gut", "gut gemacht", "alles klar",
        "verstanden", "merci", "das wars", "das war alles", "sehr hilfreich", "spitze",
    ),
    "greeting": (
        "hallo", "hallöchen", "guten tag", "guten morgen", "guten abend", "moin", "moin moin", "servus",
        "grüß gott", "grüß dich", "grüezi", "na", "wie gehts", "wie geht es dir", "wie geht es ihnen", "was geht",
        "bist du da", "jemand da", "schönen guten tag", "mahlzeit",
    ),
    "goodbye": (
        "tschüss", "tschüß", "tschau", "ciao", "auf wiedersehen", "bis bald", "bis später", "bis dann",
        "gute nacht", "schönen tag", "schönen tag noch", "mach es gut", "machs gut",
    ),
    "complaint": (
        "dummer bot", "blöder bot", "schlechter bot", "du bist dumm", "du bist doof", "doof", "blöd", "idiot",
        "falsch", "das ist falsch", "das stimmt nicht", "quatsch", "unsinn", "halt die klappe", "nutzlos",
        "das war nicht meine frage",
    ),
    "reaction": (
        "haha", "aha", "ach so", "achso", "echt", "wirklich", "ja", "nein", "doch", "naja", "egal", "oha", "krass",
        "interessant", "schade", "stimmt",
    ),
}  # fmt: skip
"""Small talk with a bot: whole phrases of each kind, without punctuation."""

GERMAN_SMALL_TALK_FILLERS = frozenset(
    "zusammen dir dich dann für alles die das hilfe bot lieber liebe ihr alle mal noch und auch na".split()
)
"""Fillers that may surround them."""
