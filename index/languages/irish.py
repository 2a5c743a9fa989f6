"""Irish, as plain data."""

from __future__ import annotations

from index.languages.language import Language

IRISH_STOP_WORDS = frozenset(
    """
    a ach ag agus an aon ar arna as atá b'fhéidir ba beidh bhfuil bhí ceithre chuig chun cois cé cén d da dar de
    deich do don dtí dá eile faoi faoin fá féin fúthu gach gan go gur haon hocht i iad idir ina inár is le leis lena
    lenár lú mar mo muid má mé na nach naoi nuair ná ní níor nó ocht os rud sa san seo siad sin sinn sna sé sí tar
    thar tháinig tré trí tá tú uaidh uirthi um é í ó
    """.split()
)
"""Function words, which never become terms."""

IRISH_QUESTION_WORDS = frozenset(
    """
    cad cathain conas cá cáit cár cárb cé céard cén deir deirtear dia duit dúirt fáth le mhéad thoil
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ga",
    name="Irish",
    stemmer="irish",
    stop_words=IRISH_STOP_WORDS,
    question_words=IRISH_QUESTION_WORDS,
)
"""Irish."""
