"""French, as plain data."""

from __future__ import annotations

from index.languages.french_dates import FRENCH_DATES
from index.languages.language import Language

FRENCH_STOP_WORDS = frozenset(
    """
    à afin ai ainsi alors après au aucun aucune aussi autre autres aux avant avec avait avaient avoir ayant c car ce
    cela ces cet cette ceux chaque chez ci comme contre d dans de depuis des donc dont du elle elles en encore entre
    est et étaient était été être eu eux faire fait il ils j je jusqu l la le les leur leurs lors lui m ma mais me
    même mes moi moins mon n ne ni nos notre nous on ont ou où par parce pas pendant peu peut plus pour puis qu que
    qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton tous tout toute toutes très tu un une
    vers vos votre vous y
    """.split()
)
"""Function words, which never become terms."""

FRENCH_QUESTION_WORDS = frozenset(
    """
    quel quelle quels quelles quand combien comment pourquoi dit disait disent bonjour salut svp est-ce
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="fr",
    name="French",
    stemmer="french",
    stop_words=FRENCH_STOP_WORDS,
    question_words=FRENCH_QUESTION_WORDS,
    dates=FRENCH_DATES,
)
"""French."""
