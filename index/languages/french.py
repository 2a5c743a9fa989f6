"""French, as plain data."""

from __future__ import annotations

from index.languages.french_dates import FRENCH_DATES
from index.languages.french_questions import FRENCH_ASKING
from index.languages.language import Language

FRENCH_STOP_WORDS = frozenset(
    """
    à afin ai ainsi alors après au aucun aucune aussi autre autres aux avant avec avait avaient avoir ayant c car ce
    cela ces cet cette ceux chaque chez ci comme contre d dans de depuis des donc dont du elle elles en encore entre
    est et étaient était été être eu eux faire fait il ils j je jusqu l la le les leur leurs lors lui m ma mais me
    même mes moi moins mon n ne ni nos notre nous on ont ou où par parce pas pendant peu peut plus pour puis qu que
    qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton tous tout toute toutes très tu un une
    vers vos votre vous y
    """.split()
)
"""Function words, which never become terms."""

FRENCH_QUESTION_WORDS = frozenset(
    """
    quel quelle quels quelles quand combien comment pourquoi dit disait disent bonjour salut svp est-ce
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
        "merci", "merci beaucoup", "merci bien", "mille mercis", "un grand merci", "je te remercie",
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
    asking=FRENCH_ASKING,
    dates=FRENCH_DATES,
)
"""French."""
