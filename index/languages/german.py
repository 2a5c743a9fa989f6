"""German, as plain data."""

from __future__ import annotations

from index.languages.german_ahead import GERMAN_AHEAD
from index.languages.german_dates import GERMAN_DATES
from index.languages.german_families import GERMAN_FAMILIES
from index.languages.german_questions import GERMAN_ASKING
from index.languages.german_sounds import GERMAN_SOUNDS
from index.languages.german_speech import GERMAN_SPEECH
from index.languages.german_verbs import GERMAN_VERBS
from index.languages.language import Language
from index.languages.spelling import Spelling

GERMAN_STOP_WORDS = frozenset(
    """
    aber alle allem allen aller allerdings alles als also am an ander andere anderem anderen anderer
    andererseits anderes ans auch auf aus außer außerdem bald bei beide beiden beider beim bereits besonders
    bevor bevorzugt bin bis bisher bist da dabei dadurch dafür dagegen daher damit daneben dann daran darauf
    daraus darf darin darum darunter darüber das dasjenige dass dasselbe davon davor dazu daß dein deine dem den
    denen denn dennoch der deren derjenige derselbe des deshalb dessen desto deswegen dich die diejenige dies
    diese dieselbe diesem diesen dieser dieses dir doch dort du durch durfte dürfen ebenfalls ebenso eher
    eigentlich ein einander eine einem einen einer einerseits eines einige einigen einmal entlang entweder er
    erst es etwa etwas euch euer eure euren eurer falls fast für gar gegen gegenüber gehabt gemäß genau gern
    gewesen geworden hab habe haben hat hatte hatten hier hieraus hierbei hin hinter hätte hätten ich ihm ihn
    ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem inmitten innerhalb ins insbesondere inzwischen
    irgend ist ja je jede jedem jeden jedenfalls jeder jedes jedoch jene jenem jenen jener jenes jetzt jeweilige
    jeweiligen jeweils kann kaum kein keine keinem keinen keiner keines konnte konnten können könnte könnten
    lassen lässt mag man manche manchem manchen mancher manches mehr mein meine meist meisten meistens mich mir
    mit mochte muss musste mussten möchte mögen müssen müsste nach nachdem nahe neben nicht nichts nie niemals
    noch nochmals nun nur nämlich ob obwohl oder ohne ohnehin samt schon sehr sei seid seien sein seine seinem
    seinen seiner seines seit seitdem seither selber selbst sich sie sind so sobald sodass sofern sogar solange
    solche solchem solchen solcher solches soll sollen sollte sollten somit sondern sonst sonstige sowie sowohl
    statt stets trotz trotzdem um umso und ungefähr uns unser unsere unserem unseren unserer unseres unter
    unterhalb usw viel viele vielem vielen vieler vielleicht vielmehr vom von voneinander vor vorher völlig wann
    war waren warst weder wegen weil weiter weiterhin wem wenige weniger wenn werde werden werdet wie wieder
    wiederum will wird wirst wo wobei wodurch wohl wollen wollte worauf woraus worden worin wovon wurde wurden
    wurdest während währenddessen wäre wären würde würden zu zudem zuerst zufolge zum zumindest zur zurzeit
    zusammen zuvor zwar zwischen über übrigens
    """.split()
)
"""Function words, which never become terms."""

GERMAN_QUESTION_WORDS = frozenset(
    """
    ab art äußern äußert äußerte befand befanden befinden befindet begriff begriffe beispiel beispiele bekannt
    bekannte bekannten bekannter bekanntes benutzen benutzt benutzte berichtet berichtete berühmt berühmte
    berühmten berühmter berühmtes berühmteste bezeichnet bitte danke erklärt erklärte erzähl erzähle fand fanden
    folgende folgenden folgender gab geheißen gekommen gelegen genannt gesagt gesagte gibt gibts groß grund
    gründe hallo häufig heißen heißt hieß hießen hoch insgesamt inwiefern inwieweit jahr jahre jahren jahres kam
    kamen kommen kommt lag lagen lang lange lauten lautet lautete liegen liegt mal meinen meint meinte name
    namen namens nannte nennen nennt neues oft sagen sagt sagte sagten stand standen stehen steht verwenden
    verwendet verwendete verwendeten viel viele vielen wann warum was weiß weißt welche welchem welchen welcher
    welches wem wen wer weshalb wessen weswegen wie wieso wieviel wieviele wissen wo wobei wodurch wofür wogegen
    woher wohin womit woran worauf woraus worin wort worüber wovon wovor wozu
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
        "verstanden", "merci", "gut", "danke dir vielmals", "danke vielmals", "das hilft", "das hilft mir",
        "das hilft mir sehr", "das hat geholfen", "sehr nett", "sehr freundlich", "das wars", "das war alles",
        "sehr hilfreich", "spitze",
    ),
    "greeting": (
        "hallo", "hallöchen", "guten tag", "guten morgen", "guten abend", "moin", "moin moin", "servus",
        "grüß gott", "grüß dich", "grüezi", "na", "wie gehts", "wie geht es dir", "wie geht es ihnen", "was geht",
        "bist du da", "jemand da", "schönen guten tag", "mahlzeit",
    ),
    "goodbye": (
        "tschüss", "tschüß", "tschau", "ciao", "auf wiedersehen", "bis bald", "bis später", "bis dann",
        "bis morgen", "bis nächste woche", "gute nacht", "schönen tag", "schönen tag noch", "mach es gut", "machs gut",
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
    "zusammen dir dich ihnen euch dann für alles die das hilfe bot lieber liebe ihr alle mal noch und auch na".split()
)
"""Fillers that may surround them."""

_VERB_ENDINGS = {
    f"{stem}{ending}": kept
    for stem, kept, endings in (
        ("ier", "ier", " e en s n t te ten tes ter tem end ende enden ender endes ung ungen"),
        ("det", "d", " e en er es em"),
        ("tet", "t", " e en er es em"),
    )
    for ending in endings.split(" ")
}
"""Endings of verbs in -ieren, of which the stemmer gives "akzeptieren", "akzeptiert" and "Akzeptierung" stems of their
own, and of past tenses and participles like "gründete" and "gegründet"."""

LANGUAGE = Language(
    code="de",
    name="German",
    stemmer="german",
    stop_words=GERMAN_STOP_WORDS,
    question_words=GERMAN_QUESTION_WORDS,
    answer_shift=0.9,
    fact_shift=-0.6,
    spelling=Spelling(
        letters={"ß": "ss"},
        decimal_comma=True,
        replaced_endings=_VERB_ENDINGS | {"ps": "p", "ys": "y"},  # of plurals and genitives: Tipps, Handys, Trumps
        verbs=GERMAN_VERBS,
        genitive="s",
        compound_joints=("en", "es", "er", "n", "s", "e", ""),
    ),
    small_talk=GERMAN_SMALL_TALK,
    small_talk_fillers=GERMAN_SMALL_TALK_FILLERS,
    thanks_for=(
        "danke für",
        "danke fürs",
        "dank für",
        "dank fürs",
        "danke fuer",
        "dank fuer",
        "dir für",
        "ihnen für",
    ),
    families=GERMAN_FAMILIES,
    asking=GERMAN_ASKING,
    dates=GERMAN_DATES,
    ahead=GERMAN_AHEAD,
    before_names=("in", "aus", "nach", "von", "mit", "für"),
    speech=GERMAN_SPEECH,
    sounds=GERMAN_SOUNDS,
)
"""German."""
