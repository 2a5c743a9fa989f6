"""Esperanto, as plain data."""

from __future__ import annotations

from index.languages.language import Language

ESPERANTO_STOP_WORDS = frozenset(
    """
    aj al alia ambaŭ ankaŭ ankoraŭ antaŭ aŭ baldaŭ da de dum ek el en estas esti estis estos estu eĉ ha ili ilia
    ilin inter ion iu iuj ja jam je jen kaj ke kiel kontraŭ krom kun kvankam kvazaŭ la laŭ li lia lin malgraŭ mem mi
    mia min ne nek ni nia nin nu nun nur ol oni onin per plej pli plu po por post preskaŭ preter pri pro se sed sen
    si sia sin sub super sur tamen tie tiel tio tion tiu tiuj tra tre tro tuj vi via vin ĉar ĉe ĉi ĉirkaŭ ĉiu ĉiuj
    ĉu ĝi ĝia ĝin ĝis ĝuste
    """.split()
)
"""Function words, which never become terms."""

ESPERANTO_QUESTION_WORDS = frozenset(
    """
    bonvolu dankon diras diris diru kia kiaj kial kiam kie kien kies kio kiom kion kiu kiuj kiun saluton
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="eo",
    name="Esperanto",
    stemmer="esperanto",
    stop_words=ESPERANTO_STOP_WORDS,
    question_words=ESPERANTO_QUESTION_WORDS,
)
"""Esperanto."""
