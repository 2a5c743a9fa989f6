"""German, as plain data."""

from __future__ import annotations

from index.languages.german_speech import GERMAN_SPEECH
from index.languages.language import Language

GERMAN_STOP_WORDS = frozenset(
    """
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei
    beim bin bis bist da dadurch daher damit dann darum das dass daß dein deine dem den denen denn der deren des
    dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines
    einige einigen er es etwas euch euer eure für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich
    ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jene jenem
    jenen jener jenes jetzt kann können könnte man manche manchem manchen mancher manches mehr mein meine mich mir
    mit muss musste nach nachdem nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines
    seit selbst sich sie sind so solche solchem solchen solcher solches soll sollen sollte sondern sonst um und uns
    unser unsere unter viel vom von vor war waren warst weder weil weiter wenn werde werden wie wieder will wird
    wirst wo wollen wollte wurde wurden während zu zum zur zwar zwischen über
    """.split()
)
"""Function words, which never become terms."""

GERMAN_QUESTION_WORDS = frozenset(
    """
    was wer wen wem wessen wann warum wieso weshalb welche welchem welchen welcher welches wohin woher wofür womit
    worüber wozu sagt sagte sagen gesagt bitte hallo gibt gab
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

GERMAN_NEGATIONS = frozenset(
    """
    nicht kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nichts nirgends ohne weder
    bestreitet bestritt bestritten dementiert dementierte leugnet leugnete
    """.split()
)
"""Words that negate a statement."""

GERMAN_SMALL_TALK: dict[str, tuple[str, ...]] = {
    "about": (
        "wer bist du", "was bist du", "was kannst du", "was machst du", "was kann ich fragen",
        "was kann ich dich fragen", "wie funktionierst du", "wie funktioniert das", "wie geht das",
        "bist du ein bot", "bist du ein roboter", "bist du ein mensch", "bist du echt", "bist du eine ki",
        "wie heißt du", "wie heisst du", "wer hat dich gemacht", "hilfe", "hilf mir", "kannst du mir helfen",
        "ich brauche hilfe", "wer sind sie", "was können sie",
    ),
    "thanks": (
        "danke", "dankeschön", "danke schön", "danke sehr", "vielen dank", "besten dank", "herzlichen dank",
        "tausend dank", "super", "prima", "toll", "klasse", "perfekt", "sehr gut", "gut gemacht", "alles klar",
        "verstanden", "merci", "das wars", "das war alles", "sehr hilfreich", "spitze",
    ),
    "greeting": (
        "hallo", "hallöchen", "guten tag", "guten morgen", "guten abend", "moin", "moin moin", "servus",
        "grüß gott", "grüß dich", "grüezi", "na", "wie gehts", "wie geht es dir", "wie geht es ihnen", "was geht",
        "bist du da", "jemand da", "schönen guten tag", "mahlzeit",
    ),
    "goodbye": (
        "tschüss", "tschüß", "tschau", "ciao", "auf wiedersehen", "bis bald", "bis später", "bis dann",
        "gute nacht", "schönen tag", "schönen tag noch", "mach es gut", "machs gut",
    ),
    "complaint": (
        "dummer bot", "blöder bot", "schlechter bot", "du bist dumm", "du bist doof", "doof", "blöd", "idiot",
        "falsch", "das ist falsch", "das stimmt nicht", "quatsch", "unsinn", "halt die klappe", "nutzlos",
        "das war nicht meine frage",
    ),
    "reaction": (
        "haha", "aha", "ach so", "achso", "echt", "wirklich", "ja", "nein", "doch", "naja", "egal", "oha", "krass",
        "interessant", "schade", "stimmt",
    ),
}  # fmt: skip
"""Small talk with a bot: whole phrases of each kind, without punctuation."""

GERMAN_SMALL_TALK_FILLERS = frozenset(
    "zusammen dir dich dann für alles die das hilfe bot lieber liebe ihr alle mal noch und auch na".split()
)
"""Fillers that may surround them."""

LANGUAGE = Language(
    code="de",
    name="German",
    stemmer="german",
    stop_words=GERMAN_STOP_WORDS,
    question_words=GERMAN_QUESTION_WORDS,
    small_talk=GERMAN_SMALL_TALK,
    small_talk_fillers=GERMAN_SMALL_TALK_FILLERS,
    speech=GERMAN_SPEECH,
)
"""German."""
