"""Portuguese, as plain data."""

from __future__ import annotations

from index.languages.language import Language

PORTUGUESE_STOP_WORDS = frozenset(
    """
    a ainda algum alguma algumas alguns ao aos aquela aquelas aquele aqueles aquilo as assim até cada com como
    contra da das de dela dele deles depois desde dessa desse desta deste do dos durante e ela elas ele eles em
    enquanto entre era eram essa essas esse esses esta estas estava estavam este estes está estão eu foi foram há
    isso isto já lhe lhes lo mais mas me mesmo meu minha muita muitas muito muitos na nas nem no nos nossa nosso num
    numa não nós o onde os ou outra outras outro outros para pela pelas pelo pelos pois por porque pouco quando que
    quem se seja sem ser será seu seus sob sobre sua suas só também te tem tinha toda todas todo todos tu tua tão
    têm um uma umas uns você vocês à às é
    """.split()
)
"""Function words, which never become terms."""

PORTUGUESE_QUESTION_WORDS = frozenset(
    """
    chama chamada chamado chamava como denomina disse dito diz dizem favor obrigada obrigado olá onde porquê
    quais qual quanta quantas quanto quantos quem quê tipo
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    stemmer="portuguese",
    stop_words=PORTUGUESE_STOP_WORDS,
    question_words=PORTUGUESE_QUESTION_WORDS,
)
"""Portuguese."""
