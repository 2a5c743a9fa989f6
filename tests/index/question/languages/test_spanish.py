"""Questions in Spanish: whose words on what they ask for, and the rest of what they say."""

from __future__ import annotations

import pytest

from tests.index.question.languages.reading import Reading, rows

SPANISH = Reading("es", "Solano Quiroga Lind Montes", ("El Faro", "Diario del Puerto", "La Nación", "Agencia Ría"))

SAID = """
¿Qué dijo Solano sobre el ferry? => Solano: el ferry
que dijo solano sobre la sequia => solano: la sequia
¿Qué ha dicho Solano de la sequía? => Solano: la sequía
qué ha dicho Quiroga sobre el puente => Quiroga: el puente
¿Qué opina Solano de Quiroga? => Solano: Quiroga
qué dijo Solano después del partido => Solano: partido
qué piensa quiroga del puente => quiroga: puente
¿Qué dijo la ministra de Defensa Ana Lind sobre el puente? => Ana Lind: el puente
¿Qué dijo el presidente de Francia sobre el puente? => el presidente de Francia: el puente
¿Qué ha dicho la alcaldesa sobre el puente? => la alcaldesa: el puente
¿Qué dijo Solano? => Solano
qué ha dicho solano => solano
¿Qué contó Quiroga acerca del incendio? => Quiroga: incendio
qué advirtió Montes sobre las nóminas => Montes: las nóminas
¿Cuál es la opinión de Quiroga sobre los impuestos? => Quiroga: los impuestos
la opinión de solano sobre el puente => solano: el puente
declaraciones de Montes sobre el puente => Montes: el puente
citas de Solano => Solano
la reacción de Solano al incendio => Solano: incendio
¿Cómo reaccionó Solano al incendio? => Solano: incendio
¿Cómo ha reaccionado Solano ante el incendio? => Solano: el incendio
¿Habló Solano sobre el puente? => Solano: el puente
¿Ha dicho Solano algo del puente? => Solano: puente
¿Cuándo habló Solano sobre el puente? => Solano: el puente
Solano sobre el puente => Solano: el puente
según Solano, ¿cuándo abrirán el puente? => Solano: cuándo abrirán el puente
¿Quién dijo que el ferry se hundió? => anybody: el ferry se hundió
quien ha dicho que el ferry se hundio => anybody: el ferry se hundio
¿Quién ha hablado sobre el puente? => anybody: el puente
¿Qué se dijo sobre el puente? => anybody: el puente
¿Qué dice la gente del puente? => anybody: puente
reacciones al incendio => anybody: incendio
"""

OTHER = """
La ley sobre la vivienda => fact
¿Quién criticó el puente? => fact
¿Quién es Solano? => fact
¿Cuándo abrirán el puente? => fact
¿Cuántas personas murieron en el accidente? => fact
¿Qué pasó en el puerto? => fact
¿Qué dijo él sobre el puente? => fact
¿Qué hay de nuevo sobre el puente? => latest
últimas noticias sobre la huelga => latest
noticias de la huelga => latest
¿Qué está pasando en el puerto? => latest
¿Qué hay de nuevo? => listing
noticias => listing
noticias de ayer => listing
hola, ¿me puedes decir qué dijo Solano sobre el puente, por favor? => Solano: el puente
oye, dime qué dijo solano del puente => solano: puente
oye me puedes decir qué dijo montes del festival => montes: festival
quiero saber qué opina Solano del puente => Solano: puente
según El Faro, ¿qué dijo Solano sobre el puente? => Solano: el puente @El Faro
¿Qué dice El Faro sobre el puente? => fact @El Faro
qué dice el faro sobre el puente => fact @El Faro
¿Qué dijo Solano en El Faro sobre el puente? => Solano: el puente @El Faro
qué sale en diario del puerto sobre la huelga => fact @Diario del Puerto
el director de El Faro => fact
la historia de la nacion => fact
gracias => thanks
¡hola! => greeting
hola, ¿qué tal? ¿qué dijo Solano sobre el puente? => Solano: el puente
buenas, cómo estás, qué dijo quiroga => quiroga
¿cómo está el puente? => fact
agencia ría sobre la huelga => fact @Agencia Ría
"""

FOLLOW_UPS = """
¿Qué dijo Solano sobre el puente? >> ¿y sobre el ferry? => Solano: el ferry
¿Qué dijo Solano sobre el puente? >> ¿Y Quiroga? => Quiroga: el puente
¿Qué dijo Solano sobre el puente? >> y lind? => lind: el puente
¿Qué dijo Solano sobre el puente? >> ¿qué más? => Solano: el puente
¿Qué dijo Solano sobre el puente? >> ¿Por qué? => Solano: el puente
¿Qué dijo Solano sobre el puente? >> ¿y qué dijo él sobre el ferry? => Solano: el ferry
¿Qué dijo Solano sobre el puente? >> ¿Cuál es su opinión sobre el ferry? => Solano: el ferry
¿Qué dijo Solano sobre el puente? >> ¿Quién más? => anybody: el puente
¿Qué dijo Solano sobre el puente? >> ¿y los demás? => anybody: el puente
¿Qué dijo Solano sobre el puente? >> ¿y en El Faro? => Solano: el puente @El Faro
¿Qué dijo Solano sobre el puente? >> por cierto, ¿cuándo abre el puerto? => fact
¿Qué dijo Solano sobre el puente? >> ¿qué hay de nuevo? => listing
"""


@pytest.mark.parametrize(("question", "read"), rows(SAID))
def test_a_question_for_somebodys_words_names_the_speaker_and_the_topic(question: str, read: str) -> None:
    assert SPANISH.read(question) == read


@pytest.mark.parametrize(("question", "read"), rows(OTHER))
def test_other_questions_and_what_frames_them_are_read(question: str, read: str) -> None:
    assert SPANISH.read(question) == read


@pytest.mark.parametrize(("question", "read"), rows(FOLLOW_UPS))
def test_a_follow_up_is_completed(question: str, read: str) -> None:
    assert SPANISH.read(question) == read
