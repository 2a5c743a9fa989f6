"""Spanish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spanish_dates import SPANISH_DATES
from index.languages.spanish_questions import SPANISH_ASKING

SPANISH_STOP_WORDS = frozenset(
    """
    a al algo algunas algunos ante antes aquel aquella aquellas aquellos así aun aunque bajo bien cada casi como con
    contra cual cuando de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso
    esos esta está están estaba estaban estar estas este esto estos ex fue fueron ha había habían han hasta hay he
    la las le les lo los más me mi mis mientras muy nada ni no nos nosotros o os otra otras otro otros para pero
    poco por porque pues que quien se según ser si sí sido sin sobre son su sus también tan tanto te tiene tienen
    toda todas todo todos tu tus u un una unas uno unos y ya yo
    """.split()
)
"""Function words, which never become terms."""

SPANISH_QUESTION_WORDS = frozenset(
    """
    qué quién quiénes cuándo cuánto cuánta cuántos cuántas dónde cómo cuál cuáles dijo dice dijeron dicho decir hola
    favor
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
        "gracias", "muchas gracias", "mil gracias", "muchísimas gracias", "te lo agradezco", "grax", "genial",
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
    asking=SPANISH_ASKING,
    dates=SPANISH_DATES,
)
"""Spanish."""
