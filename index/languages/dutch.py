"""Dutch, as plain data."""

from __future__ import annotations

from index.languages.language import Language

DUTCH_STOP_WORDS = frozenset(
    """
    aan al alle alles als andere ben bij daar dan dat de der deze die dit doch doen door dus echter een eens en er
    ge geen geweest had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jou jouw kan
    kon konden kunnen maar me meer men met mij mijn moet moeten na naar naast niet niets nog nu of om omdat onder
    ons onze ook op over reeds sinds te tegen tegenover terwijl toch toen tot tussen u uit uw van vanaf veel via
    voor vooral want waren was we wel werd werden wie wij wil worden wordt zal ze zelf zich zij zijn zo zoals zonder
    zou zouden zowel zullen
    """.split()
)
"""Function words, which never become terms."""

DUTCH_QUESTION_WORDS = frozenset(
    """
    alstublieft dank gezegd hallo heet heette heten hoe hoeveel soort type waar waarmee waarom waarvan wanneer
    wat welk welke wie wiens zeggen zegt zei
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    stemmer="dutch",
    stop_words=DUTCH_STOP_WORDS,
    question_words=DUTCH_QUESTION_WORDS,
)
"""Dutch."""
