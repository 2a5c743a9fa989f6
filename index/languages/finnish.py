"""Finnish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

FINNISH_STOP_WORDS = frozenset(
    """
    ehkä ei eivät eli en ennen eräs että he heidän heitä hyvin hän hänellä hänen hänet ilman itse ja jo johon joiden
    joita joka jolla jolle jonka jos jossa josta jota jotka jotta kaikki kanssa kautta ken keskellä koko koska kuin
    kuitenkin kun kuten lähes läpi me meidän mikäli minun minut minä mukaan mutta muu muun muut myös ne niiden niin
    niitä noin nyt näiden näitä nämä olen oli olisi olivat olla ollut on onko ovat paljon pian pitkin se sekä sen
    siellä siinä siis siitä sillä silti sinun sinä sitten sitä tai te teidän tuo tuon tähän tällä tämä tämän tässä
    tästä tätä vaan vai vaikka vain vasta vastaan vielä voi voivat yhä yli
    """.split()
)
"""Function words, which never become terms."""

FINNISH_QUESTION_WORDS = frozenset(
    """
    hei kenen ketkä ketä kiitos kuinka kuka kutsutaan mihin miksi mikä milloin minkä missä mistä miten mitkä
    mitä moi moni monta montako nimi paljonko sanoi sanonut sanoo
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="fi",
    name="Finnish",
    stemmer="finnish",
    stop_words=FINNISH_STOP_WORDS,
    question_words=FINNISH_QUESTION_WORDS,
    spelling=Spelling(
        kept_letters="äöå",
    ),
)
"""Finnish."""
