"""Estonian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

ESTONIAN_STOP_WORDS = frozenset(
    """
    aga alates all alla ega ehk ei enam enne et ette ge he iga ise ja juba juures järel järgi ka kas keda kelle kes
    kogu koos kui kuid kuna kõige kõik küll läbi ma me meie mida mille millele milles millest mina mingi minu mis
    mitte mu muu muud nad nagu need neid nende nii ning nüüd ole oleks olema oli olid olnud oma on palju peab peale
    pärast sa seal seda see seega selle selleks sellel selles sellest sest siin siis sina sinu sulle ta tal te teda
    teie tema temal tõttu vaid vastu veel veidi vist või võib üks üle
    """.split()
)
"""Function words, which never become terms."""

ESTONIAN_QUESTION_WORDS = frozenset(
    """
    aitäh keda kelle kes kuhu kui kuidas kus kust mida miks millal mille milline millised mis mitu palju palun tere
    öelnud ütleb ütles
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="et",
    name="Estonian",
    stemmer="estonian",
    stop_words=ESTONIAN_STOP_WORDS,
    question_words=ESTONIAN_QUESTION_WORDS,
    spelling=Spelling(
        kept_letters="õäöü",
    ),
)
"""Estonian."""
