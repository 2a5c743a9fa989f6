"""Spanish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spanish_ahead import SPANISH_AHEAD
from index.languages.spanish_dates import SPANISH_DATES
from index.languages.spanish_families import SPANISH_FAMILIES
from index.languages.spanish_forms import SPANISH_FORMS
from index.languages.spanish_questions import SPANISH_ASKING
from index.languages.spanish_sounds import SPANISH_SOUNDS
from index.languages.spanish_speech import SPANISH_SPEECH
from index.languages.spelling import Spelling

SPANISH_STOP_WORDS = frozenset(
    """
    a además adentro ahora al algo alguna algunas alguno algunos algún allá allí alrededor ante anterior antes
    apenas aquel aquella aquellas aquello aquellos aquí arriba asimismo así atrás aun aunque bajo bien cada casi
    cerca cierta cierto como con contra cual cuando cuya cuyas cuyo cuyos da dado dan de debe deben decir dejar
    del demás dentro desde después detrás dicha dichas dicho dichos donde dos durante e el ella ellas ello ellos
    en encima enseguida entonces entre era eran eres es esa esas ese eso esos esta estaba estaban estar estas
    este esto estos estoy estuvieron estuvo está están esté estén ex fue fuera fueran fueron fuese fui ha
    habiendo habrá habría había habían hace hacen hacia han hasta hay haya hayan he hizo incluso ir junto la
    lado las le les lo los luego mayor mayoría me mediante mejor menos mi mientras mis misma mismas mismo mismos
    mucha muchas mucho muchos muy más mía mío nada ni ninguna ninguno ningún no nos nosotros nuestra nuestras
    nuestro nuestros nunca o os otra otras otro otros para pero pesar poco podrá podría podía por porque pronto
    propia propio pudo puede pueden puedo pues que quien quizá quizás respecto se sea sean según ser será serán
    sería si sido siempre siendo sigue siguiente sin sino sobre sola solamente solo son su sus suya suyo sí sólo
    tal tales también tampoco tan tanto te tendrá tenía tenían tiene tienen toda todas todo todos tras través tu
    tus tuvieron tuvo u un una unas uno unos usted ustedes va van varias varios veces vez y ya yo él
    """.split()
)
"""Function words, which never become terms."""

SPANISH_QUESTION_WORDS = frozenset(
    """
    afirma afirmó buenas buenos cómo cuál cuáles cuándo cuánta cuántas cuánto cuántos decía decían decir
    declaró denomina denominaba denominado di dice dicho diciendo digo dijeron dijo dónde favor gracias
    hacer hacía hacían haría harían hay hola hubo llama llamaba llamaban llamada llamado llaman manera nombra nombre
    nombres ocurre ocurrió ocurrir opina opinó porqué qué quién quiénes quiere quieren sucede sucedió tipo
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

SPANISH_SMALL_TALK: dict[str, tuple[str, ...]] = {
    "about": (
        "quién eres", "qué eres", "qué puedes hacer", "qué haces", "qué sabes hacer", "qué sabes",
        "qué puedo preguntar", "qué puedo preguntarte", "cómo funcionas", "cómo funciona", "cómo funciona esto",
        "eres un bot", "eres un robot", "eres humano", "eres una persona", "eres real", "eres una ia",
        "cómo te llamas", "quién te hizo", "quién te creó", "ayuda", "ayúdame", "me puedes ayudar",
        "puedes ayudarme", "necesito ayuda", "quién es usted", "qué es esto",
    ),
    "thanks": (
        "gracias", "muchas gracias", "muy amable", "mil gracias", "muchísimas gracias", "te lo agradezco", "grax",
        "genial",
        "perfecto", "excelente", "estupendo", "muy bien", "buen trabajo", "bien hecho", "entendido", "de acuerdo",
        "vale", "eso es todo", "muy útil", "buen bot", "fantástico", "guay", "bravo", "entiendo",
    ),
    "greeting": (
        "hola", "holi", "buenas", "buenos días", "buen día", "buenas tardes", "buenas noches", "saludos", "qué tal",
        "cómo estás", "cómo está", "cómo te va", "cómo va", "qué hay", "hay alguien", "estás ahí", "hola qué tal",
        "oye", "mucho gusto",
    ),
    "goodbye": (
        "adiós", "chao", "chau", "hasta luego", "hasta pronto", "hasta mañana", "hasta la vista", "nos vemos",
        "que descanses", "que tengas un buen día", "buen fin de semana",
    ),
    "complaint": (
        "bot tonto", "bot estúpido", "tonto", "estúpido", "eres tonto", "eres un inútil", "idiota", "inútil",
        "no sirves", "no sirve", "eso está mal", "está mal", "eso es falso", "incorrecto", "mentira",
        "no es lo que pregunté", "eso no es lo que pregunté", "cállate", "basura", "qué tontería", "vaya mierda",
    ),
    "reaction": (
        "jaja", "jajaja", "jajajaja", "jeje", "ja", "vaya", "anda", "guau", "ajá", "ah", "sí", "no", "claro",
        "bueno", "en serio", "de verdad", "interesante", "qué pena", "da igual", "no importa", "quizás", "tal vez",
        "cierto", "prueba", "ojalá",
    ),
}  # fmt: skip
"""Small talk with a bot: whole phrases of each kind, without punctuation."""

SPANISH_SMALL_TALK_FILLERS = frozenset(
    "a todos bot tú por todo tu ayuda la y pues entonces muy amigo amiga amigos otra vez que señor eh".split()
)
"""Fillers that may surround them."""

LANGUAGE = Language(
    code="es",
    name="Spanish",
    stemmer="spanish",
    stop_words=SPANISH_STOP_WORDS,
    question_words=SPANISH_QUESTION_WORDS,
    small_talk=SPANISH_SMALL_TALK,
    small_talk_fillers=SPANISH_SMALL_TALK_FILLERS,
    thanks_for=("gracias por",),
    families=SPANISH_FAMILIES,
    asking=SPANISH_ASKING,
    answer_shift=0.35,
    fact_shift=-1.30,
    spelling=Spelling(
        kept_letters="ñ",
        decimal_comma=True,
        irregular=SPANISH_FORMS,
        restemmed_endings=("edad", "idad", "ltad", "ntad", "rdad", "rtad", "stad", "udad"),
    ),
    dates=SPANISH_DATES,
    ahead=SPANISH_AHEAD,
    speech=SPANISH_SPEECH,
    sounds=SPANISH_SOUNDS,
)
"""Spanish."""
