"""Bulgarian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

BULGARIAN_STOP_WORDS = frozenset(
    """
    а ако ала без беше би бил била били било близо бъдат бъде бяха в вас ваш вече ви видя все всеки всички всичко
    всяка във върху г ги главно го да дали до докато доколко дори е един една едни едно ето за зад заедно заради
    засега защото и из или им има имат иска их й каза като което които кой която към ли м ме между мен ми много мога
    могат може му н на над най напред наред нас не него нея ни ние никой нито но някои някой няма обаче около освен
    от отново още по повече под пред през при пък с са само се сега си скоро след сме според спрямо сред срещу съм
    със също т тази така такива такъв там твой те тези ти то това тогава този той толкова точно трябва тук тъй тя
    тях у хора ще щом я
    """.split()
)
"""Function words, which never become terms."""

BULGARIAN_QUESTION_WORDS = frozenset(
    """
    благодаря защо здравей каза казал казаха казва как каква какви какво какъв кога кого кое кои кой колко кому коя
    къде моля накъде откъде чие чий чия
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="bg",
    name="Bulgarian",
    stop_words=BULGARIAN_STOP_WORDS,
    question_words=BULGARIAN_QUESTION_WORDS,
    spelling=Spelling(
        least_stem=4,
        letters={"ѝ": "и"},
        endings=tuple(
            """
                ищата ането ението остите остта овете евете ията ието иите ият иет ища ата ята ето ите
                ове еве ост та то те ът ия ая ое ее ти ка ки а я о е и ъ й
            """.split()
        ),
    ),
)
"""Bulgarian."""
