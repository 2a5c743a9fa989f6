"""French, as plain data."""

from __future__ import annotations

from index.languages.french_dates import FRENCH_DATES
from index.languages.language import Language
from index.languages.spelling import Spelling

FRENCH_STOP_WORDS = frozenset(
    """
    abord afin ai ailleurs ainsi ait alors après au aucun aucune auprès aura auraient aurait auront aussi autant
    autour autre autres aux avaient avais avait avant avec avoir ayant bien bientôt c  car ce ceci cela
    celle celles celui cependant certain certaine certaines certains ces cet cette ceux chacun chaque chez ci
    comme comment contre d   dans davantage de dedans dehors delà depuis des desquels deux devait
    devant devrait dit dois doit doivent donc dont du duquel durant dès déjà elle elles en encore enfin entre
    envers es est et eu eue eurent eut eux faire fait faut fois font furent fut hors ici il ils j jamais je
    jusqu jusque l la laquelle le lequel les lesquelles lesquels leur leurs loin lors lorsque lui là m ma mais
    malgré me mes mieux mine moi moins mon même n ne ni nos notamment notre nous nul nulle nôtre on ont ou oui
    outre où par parce parfois parmi partout pas pendant peu peut peuvent plupart plus plusieurs plutôt pour
    pourquoi pourrait pourtant pouvait presque près puis puisque qu quand quant que quelque quelques qui quoi
    rien s sa sans sauf se selon sera serait seront ses seul seule seulement si sinon soi soient soit sommes son
    sont sous suis suite sur surtout t ta tandis tant te tel telle tellement telles tels tes toi ton toujours
    tour tous tout toute toutes travers trop très tu un une va vais vers via voici voilà vont vos votre vous y à
    également étaient était étant étions été être
    """.split()
)
"""Function words, which never become terms."""

FRENCH_QUESTION_WORDS = frozenset(
    """
    affirmé appelait appelle appellent bonjour bonsoir combien comment dire disait disent dit duquel déclare
    déclaré laquelle lequel lesquelles lesquels merci nommait nomme où plaît pourquoi quand que quel
    quelle quelles quels qui quoi salut svp type
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="fr",
    name="French",
    stemmer="french",
    stop_words=FRENCH_STOP_WORDS,
    question_words=FRENCH_QUESTION_WORDS,
    spelling=Spelling(elided=frozenset("c d j jusqu l lorsqu m n puisqu qu quoiqu s t".split())),
    dates=FRENCH_DATES,
)
"""French."""
