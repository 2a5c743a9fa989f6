"""Danish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

DANISH_STOP_WORDS = frozenset(
    """
    ad af alle alt anden andet at blev blive bliver da de dem den denne der deres det dette dig din disse dog du
    efter eller en end er et for fordi fra før gennem ham han hans har havde hende hendes her hos hun hvad hvis i
    ikke ind ingen intet jeg jer jo kan kunne man mange med meget mellem men mig min mine mit mod ned nogen noget
    nogle nu når og også om op os over på samme selv sig sin sine sit skal skulle som så sådan thi til ud uden under
    var vi vil ville vor vore være været
    """.split()
)
"""Function words, which never become terms."""

DANISH_QUESTION_WORDS = frozenset(
    """
    hed hedder hej hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorhen hvornår kaldes kaldte
    mange meget sagde sagt siger slags tak type venligst
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="da",
    name="Danish",
    stemmer="danish",
    stop_words=DANISH_STOP_WORDS,
    question_words=DANISH_QUESTION_WORDS,
    spelling=Spelling(
        kept_letters="æøå",
    ),
)
"""Danish."""
