"""Spanish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spanish_speech import SPANISH_SPEECH

SPANISH_STOP_WORDS = frozenset(
    """
    a al algo algunas algunos ante antes aquel aquella aquellas aquellos así aun aunque bajo bien cada casi como con
    contra cual cuando de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso
    esos esta está están estaba estaban estar estas este esto estos ex fue fueron ha había habían han hasta hay he
    la las le les lo los más me mi mis mientras muy nada ni no nos nosotros o os otra otras otro otros para pero
    poco por porque pues que quien se según ser si sí sido sin sobre son su sus también tan tanto te tiene tienen
    toda todas todo todos tu tus u un una unas uno unos y ya yo
    """.split()
)
"""Function words, which never become terms."""

SPANISH_QUESTION_WORDS = frozenset(
    """
    qué quién quiénes cuándo cuánto cuánta cuántos cuántas dónde cómo cuál cuáles dijo dice dijeron dicho decir hola
    favor
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="es",
    name="Spanish",
    stemmer="spanish",
    stop_words=SPANISH_STOP_WORDS,
    question_words=SPANISH_QUESTION_WORDS,
    speech=SPANISH_SPEECH,
)
"""Spanish."""
