"""Basque, as plain data."""

from __future__ import annotations

from index.languages.language import Language

BASQUE_STOP_WORDS = frozenset(
    """
    al anitz arabera asko baina bat batean batek batzuk bera beraiek berau berauek bere berori beroriek beste bezala
    da dago dela den dezake dira dire ditu du dute edo egin ere eta eurak ez gainera gu gutxi guzti haiei haiek
    haietan hainbeste hala han handik hango hara hari hark hartan hau hauei hauek hauetan hemen hemendik hemengo hi
    hona honek honela honetan honi hor hori horiei horiek horietan horko horra horrek horrela horretan horri hortik
    hura izan izango ni nola ondoren ordea oso zen ziren zituen zu zuek zuen zuten
    """.split()
)
"""Function words, which never become terms."""

BASQUE_QUESTION_WORDS = frozenset(
    """
    dio esan eskerrik kaixo mesedez noiz nola non nondik nongo nor nora noren nori nork nortzuk zein zeinek zeintzuk
    zenbat zer zergatik zerk zioen
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="eu",
    name="Basque",
    stemmer="basque",
    stop_words=BASQUE_STOP_WORDS,
    question_words=BASQUE_QUESTION_WORDS,
)
"""Basque."""
