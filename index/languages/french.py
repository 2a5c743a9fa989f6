"""French, as plain data."""

from __future__ import annotations

from index.languages.french_ahead import FRENCH_AHEAD
from index.languages.french_dates import FRENCH_DATES
from index.languages.french_families import FRENCH_FAMILIES
from index.languages.french_forms import FRENCH_FORMS
from index.languages.french_questions import FRENCH_ASKING
from index.languages.french_sounds import FRENCH_SOUNDS
from index.languages.french_speech import FRENCH_SPEECH
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
    déclaré laquelle lequel lesquelles lesquels merci nom nommait nomme noms où plaît pourquoi quand que quel
    quelle quelles quels qui quoi salut svp type
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

FRENCH_SMALL_TALK: dict[str, tuple[str, ...]] = {
    "about": (
        "qui es-tu", "qui es tu", "tu es qui", "t'es qui", "que peux-tu faire", "que peux tu faire", "tu fais quoi",
        "que fais-tu", "que sais-tu faire", "que sais-tu", "que puis-je demander", "que puis-je te demander",
        "comment ça marche", "comment tu marches", "comment fonctionnes-tu", "es-tu un bot", "tu es un bot",
        "es-tu un robot", "tu es un robot", "es-tu humain", "tu es humain", "es-tu réel", "comment t'appelles-tu",
        "comment tu t'appelles", "qui t'a créé", "qui t'a fait", "aide", "aide-moi", "aidez-moi", "peux-tu m'aider",
        "j'ai besoin d'aide", "qui êtes-vous", "que pouvez-vous faire",
    ),
    "thanks": (
        "merci", "merci beaucoup", "merci bien", "c'est gentil", "c'est sympa", "c'est noté", "mille mercis",
        "un grand merci", "je te remercie",
        "je vous remercie", "super", "génial", "parfait", "excellent", "bravo", "très bien", "bien joué",
        "bon travail", "compris", "d'accord", "ça marche", "c'est tout", "très utile", "bon bot", "top", "nickel",
        "entendu",
    ),
    "greeting": (
        "bonjour", "bonsoir", "salut", "coucou", "hello", "bonne journée à toi", "ça va", "comment ça va",
        "comment vas-tu", "comment allez-vous", "tu vas bien", "quoi de neuf toi", "il y a quelqu'un", "tu es là",
        "t'es là", "enchanté", "enchantée", "salutations", "re",
    ),
    "goodbye": (
        "au revoir", "à bientôt", "à plus", "à plus tard", "à demain", "bonne nuit", "bonne journée", "bonne soirée",
        "adieu", "à la prochaine", "bye", "bon week-end",
    ),
    "complaint": (
        "bot stupide", "stupide", "tu es stupide", "tu es nul", "t'es nul", "nul", "idiot", "inutile",
        "tu ne sers à rien", "c'est faux", "faux", "c'est nul", "mauvaise réponse", "n'importe quoi",
        "ce n'est pas ma question", "ce n'est pas ce que j'ai demandé", "ta gueule", "tais-toi", "bêtises",
    ),
    "reaction": (
        "mdr", "ptdr", "haha", "ah", "ah bon", "oh", "oui", "non", "ouais", "si", "vraiment", "sérieux",
        "sérieusement", "intéressant", "dommage", "tant pis", "peu importe", "peut-être", "bof", "tiens", "oups",
        "pardon", "vrai", "voilà",
    ),
}  # fmt: skip
"""Small talk with a bot: whole phrases of each kind, without punctuation."""

FRENCH_SMALL_TALK_FILLERS = frozenset(
    "à tous toi vous bot pour tout ton aide votre et alors donc bon très mon ami les amis encore madame bien".split()
)
"""Fillers that may surround them."""

LANGUAGE = Language(
    code="fr",
    name="French",
    stemmer="french",
    stop_words=FRENCH_STOP_WORDS,
    question_words=FRENCH_QUESTION_WORDS,
    small_talk=FRENCH_SMALL_TALK,
    small_talk_fillers=FRENCH_SMALL_TALK_FILLERS,
    thanks_for=(
        "merci pour",
        "beaucoup pour",
        "remercie pour",
        "mercis pour",
    ),
    families=FRENCH_FAMILIES,
    asking=FRENCH_ASKING,
    spelling=Spelling(
        elided=frozenset("c d j jusqu l lorsqu m n puisqu qu quoiqu s t".split()), irregular=FRENCH_FORMS
    ),
    dates=FRENCH_DATES,
    ahead=FRENCH_AHEAD,
    speech=FRENCH_SPEECH,
    sounds=FRENCH_SOUNDS,
)
"""French."""
