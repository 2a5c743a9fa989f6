"""Swedish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

SWEDISH_STOP_WORDS = frozenset(
    """
    alla allt alltså andra att av bara blev bli blir blivit båda de dem den denna deras dess dessa det detta dig din
    dina ditt du där då efter ej eller en er era ert ett från för före genom ha hade han hans har henne hennes hon
    honom hos här i icke in inom inte jag ju kan kunde man med mellan men mig min mina mitt mot mycket nu när någon
    något några och också om oss på redan samma sedan sig sin sina sitt själv ska skall skulle som så sådan sådana
    till under upp ut utan vad var vara varit vi vid vilka vilken vilket vår våra vårt än är åt över
    """.split()
)
"""Function words, which never become terms."""

SWEDISH_QUESTION_WORDS = frozenset(
    """
    hej heter hette hur kallades kallas mycket många när sa sade sagt slags snälla säger tack typ vad varför
    varifrån vart vem vems vilka vilken vilket
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="sv",
    name="Swedish",
    stemmer="swedish",
    stop_words=SWEDISH_STOP_WORDS,
    question_words=SWEDISH_QUESTION_WORDS,
    spelling=Spelling(
        kept_letters="åäö",
    ),
)
"""Swedish."""
