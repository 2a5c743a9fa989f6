"""Croatian, as plain data."""

from __future__ import annotations

from index.languages.language import Language

CROATIAN_STOP_WORDS = frozenset(
    """
    a ako ali bez bi bih bila bili bilo bio bit biti bude budu da dakle do dok druge ga gdje i iako ih ili im iz
    između ja je jedan jedna jedno jer jesam jest još ju kad kako kao kod koja koje kojeg kojem koji kojih kojim
    kojima kojoj koju kroz li me meni mi mnogo moj može mu na nad nakon nam nas naš ne neke neki nema ni nije nisu
    niti nitko njega njegov njezin njih njihov njima njoj no o od oko on ona oni ono osim ova ovaj ove ovih ovo ovog
    pa po pod pored poslije prema pri prije protiv s sa sam samo se sebe si smo su sve svi svih svoj svoje svoju ta
    tada taj tako također tamo te ti tijekom tim to toga tom tu u uz vam vas već vi više vrlo za zatim zbog će ćemo
    ćete ću
    """.split()
)
"""Function words, which never become terms."""

CROATIAN_QUESTION_WORDS = frozenset(
    """
    bok gdje hvala kada kakav kako kakva kakvo kamo kaže kim koga koja koje koji koliko kome kuda molim odakle rekao
    rekla rekli tko zašto čega čemu čiji čime što
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="hr",
    name="Croatian",
    stemmer="serbian",
    stop_words=CROATIAN_STOP_WORDS,
    question_words=CROATIAN_QUESTION_WORDS,
)
"""Croatian."""
