"""Polish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.polish_sounds import POLISH_SOUNDS

POLISH_STOP_WORDS = frozenset(
    """
    a aby ale ani aż bardzo bez bo by być był była było były będzie będą chociaż choć ci co coś czy czyli dla do dwa
    ez gdy gdyż go i ich im inne inny innych ja jak jako je jeden jednak jednego jednej jego jej jemu jest jestem
    jeszcze jeśli jeżeli już każda każde każdy ku lub ma mają mam mamy mi mimo między mnie mną mogą moje może można
    mu my mój na nad nam nami nas nasz nawet nic nich nie niego niej niemu nim nimi niż no o od on ona one oni ono
    oraz pan po pod podczas pomiędzy ponad ponieważ poza prawie przed przez przy raz sam się skąd so sobie swoje
    swój są ta tak taka taki takie także tam te tego tej temu ten też to tobie tobą tu ty tych tylko tym u w wam
    wami was we wiele wielu więc wszyscy wszystkie wszystko wtedy wy właśnie z za zaś ze że żeby
    """.split()
)
"""Function words, which never become terms."""

POLISH_QUESTION_WORDS = frozenset(
    """
    czego czemu cześć czym dlaczego dokąd dziękuję gdzie ile ilu jaka jaki jakich jakie jakiego jakiej jakim
    jaką kiedy kim kogo komu kto która które którego której który których którym którą mówi mówił nazywa
    nazywają nazywał nazywała powiedział powiedziała powiedzieli proszę skąd
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="pl",
    name="Polish",
    stemmer="polish",
    stop_words=POLISH_STOP_WORDS,
    question_words=POLISH_QUESTION_WORDS,
    sounds=POLISH_SOUNDS,
)
"""Polish."""
