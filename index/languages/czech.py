"""Czech, as plain data."""

from __future__ import annotations

from index.languages.language import Language

CZECH_STOP_WORDS = frozenset(
    """
    a aby ale anebo ani asi atd ačkoli až bez bude budou by bych byl byla byli bylo byly být během ho i jak jako
    jakože je jeho jehož jej jejich její jemu jen jenom jenž ještě ji jich jim jimi jiné již jsem jsi jsme jsou jste
    já jí k každý kdyby když ke kterou která které kterého kterém který kterých kterým kteří ku mají mezi mi mnou
    mně moc mohou moje mu my má mé mít můj může na nad nebo neboť nebyl nebylo nechť nejen není než ni nic nich nimi
    nám námi nás ním něco nějak některé o od ode on ona oni ono ony pak po pod podle pokud pouze pro prostě proti
    proto protože právě před přede přes při s se si sice svou své svého svých svůj ta tak také takže tam tato te
    tedy ten tento to tobě toho tohoto tom tomto tomu toto tu tuto ty tyto této tím tě těch těm u už v ve vy vám
    vámi vás váš více však všechno všichni z za zda zde ze že
    """.split()
)
"""Function words, which never become terms."""

CZECH_QUESTION_WORDS = frozenset(
    """
    ahoj co děkuji jakou jaká jaké jaký jakých jakým jmenoval jmenuje kam kde kdo kdy koho kolik komu která
    které který kým nazývá odkud prosím proč čeho čemu čí čím řekl řekla řekli říkal říká
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="cs",
    name="Czech",
    stemmer="czech",
    stop_words=CZECH_STOP_WORDS,
    question_words=CZECH_QUESTION_WORDS,
)
"""Czech."""
