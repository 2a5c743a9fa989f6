"""Hungarian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

HUNGARIAN_STOP_WORDS = frozenset(
    """
    a ahogy aki akik akit akkor alatt amely amelyek amelyekben amelyet ami amikor amit amíg arra az azok azon
    azonban azt aztán azután azért be belül benne bár cikk csak de e ebben eddig egy egyes egyik egyre egyéb egész
    ehhez el ellen első elég előtt emilyen ennek erre ez ezek ezen ezt ezzel ezért fel felé fölött ha hanem hiszen
    hogy ide ill illetve ilyen inkább is ison jobban ját jó kell keresztül ki kívül között közül le legalább lehet
    lehetett lenne lenni lesz lett maga magát meg mellett mert minden mint mintha mivel most már más másik még
    nagyon nekem neki nem nincs néha nélkül olyan pedig persze rá s saját sem semmi sok sokat során szemben szerint
    szinte számára talán tehát teljes tovább továbbá több utolsó után vagy vagyis vagyok valaki valami való van
    vannak vele vissza viszont volna volt voltak által általában át én és így össze úgy új újra ő ők őket
    """.split()
)
"""Function words, which never become terms."""

HUNGARIAN_QUESTION_WORDS = frozenset(
    """
    hogyan hol honnan hová hány hívják hívták ki kik kinek kit kivel kérem köszönöm mekkora melyek melyik mennyi
    mi mik mikor milyen minek mit miért mond mondják mondta nevezik szia
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="hu",
    name="Hungarian",
    stemmer="hungarian",
    stop_words=HUNGARIAN_STOP_WORDS,
    question_words=HUNGARIAN_QUESTION_WORDS,
    spelling=Spelling(
        kept_letters="áéíóöőúüű",
    ),
)
"""Hungarian."""
