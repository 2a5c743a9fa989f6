"""Questions in French: whose words on what they ask for, and the rest of what they say."""

from __future__ import annotations

import pytest

from index.question import understand
from tests.index.question.languages.reading import Reading, rows

FRENCH = Reading(
    "fr", "Marchand Lefort Lind Picard", ("L'Écho du Port", "Le Phare", "La Lettre économique", "Le Monde")
)

SAID = """
Qu'a dit Marchand sur la grève ? => Marchand: la grève
qu'a dit marchand sur la greve => marchand: la greve
Qu’a dit Marchand de la grève ? => Marchand: la grève
Que dit Lefort de la grève ? => Lefort: la grève
que pense lefort du pont => lefort: pont
que dit lefort avant le match => lefort: le match
Qu'est-ce que Marchand a dit à propos du pont ? => Marchand: pont
qu'est ce que picard a dit sur le pont => picard: le pont
Qu'a déclaré la ministre sur le pont ? => la ministre: le pont
Qu'a dit la ministre de la Défense Ana Lind sur le pont ? => Ana Lind: le pont
Qu'a dit Marchand ? => Marchand
Que dit Marchand ? => Marchand
Quelle est la position de Lefort sur les impôts ? => Lefort: les impôts
l'avis de Lefort sur le pont => Lefort: le pont
la réaction de Picard à l'incendie => Picard: l'incendie
déclarations de Marchand sur le pont => Marchand: le pont
citations de Marchand => Marchand
Comment Marchand a-t-il réagi à la grève ? => Marchand: la grève
comment a réagi marchand à la grève => marchand: la grève
Marchand a-t-il parlé de la grève ? => Marchand: la grève
Quand Marchand a-t-il parlé de la grève ? => Marchand: la grève
Est-ce que Marchand a dit que le pont fermait ? => Marchand: le pont fermait
Marchand sur le pont => Marchand: le pont
ce que Lefort dit sur le pont => Lefort: le pont
Qui a dit que le pont s'est effondré ? => anybody: le pont s'est effondré
qui a parlé de la grève => anybody: la grève
Qui d'autre a parlé du pont ? => anybody: pont
Que disent les gens du pont ? => anybody: pont
réactions à la grève => anybody: la grève
"""

OTHER = """
La loi sur le logement => fact
Qui a critiqué le pont ? => fact
Qui est Marchand ? => fact
Quand ouvrira le pont ? => fact
Combien de personnes sont mortes ? => fact
Que s'est-il passé au port ? => fact
Qu'a-t-il dit sur le pont ? => fact
C'est quoi le phare ? => fact
Y a-t-il un ferry pour l'île ? => fact
quoi de neuf sur le pont ? => latest
dernières nouvelles de la grève => latest
dernières nouvelles sur le pont => latest
Que se passe-t-il au port ? => latest
quoi de neuf ? => listing
actualités => listing
les dernières nouvelles => listing
bonjour, peux-tu me dire ce que Marchand a dit sur le pont, s'il te plaît ? => Marchand: le pont
dis-moi ce que lefort pense du pont stp => lefort: pont
je voudrais savoir ce que Lefort a dit du pont => Lefort: pont
selon Le Phare, qu'a dit Marchand sur le pont ? => Marchand: le pont @Le Phare
d'après Le Phare, qu'a dit Marchand du pont ? => Marchand: pont @Le Phare
Que dit Le Phare sur le pont ? => fact @Le Phare
que dit l'écho du port sur le pont => fact @L'Écho du Port
Qu'a dit Marchand dans La Lettre économique sur le pont ? => Marchand: le pont @La Lettre économique
les journalistes du Phare => fact
dans le monde entier => fact
merci beaucoup ! => thanks
bonjour => greeting
salut ça va ? que dit Marchand du pont => Marchand: pont
bonjour, comment ça va ? qu'a dit Lefort => Lefort
dis moi ce que Marchand a dit sur le pont => Marchand: le pont
peux tu me dire ce que lefort a dit sur le pont => lefort: le pont
c'est quoi ce que Lefort a dit sur le pont => Lefort: le pont
comment va le pont => fact
"""

FOLLOW_UPS = """
Qu'a dit Marchand sur le pont ? >> et sur la grève ? => Marchand: la grève
Qu'a dit Marchand sur le pont ? >> et Lefort ? => Lefort: le pont
Qu'a dit Marchand sur le pont ? >> quoi d'autre ? => Marchand: le pont
Qu'a dit Marchand sur le pont ? >> Pourquoi ? => Marchand: le pont
Qu'a dit Marchand sur le pont ? >> qu'a-t-il dit sur la grève ? => Marchand: la grève
Qu'a dit Marchand sur le pont ? >> Que pense-t-il de la grève ? => Marchand: la grève
Qu'a dit Marchand sur le pont ? >> quelle est son opinion sur la grève ? => Marchand: la grève
Qu'a dit Marchand sur le pont ? >> qui d'autre ? => anybody: le pont
Qu'a dit Marchand sur le pont ? >> et les autres ? => anybody: le pont
Qu'a dit Marchand sur le pont ? >> et dans Le Phare ? => Marchand: le pont @Le Phare
Qu'a dit Marchand sur le pont ? >> au fait, quand ouvre le port ? => fact
Qu'a dit Marchand sur le pont ? >> quoi de neuf ? => listing
"""


@pytest.mark.parametrize(("question", "read"), rows(SAID))
def test_a_question_for_somebodys_words_names_the_speaker_and_the_topic(question: str, read: str) -> None:
    assert FRENCH.read(question) == read


@pytest.mark.parametrize(("question", "read"), rows(OTHER))
def test_other_questions_and_what_frames_them_are_read(question: str, read: str) -> None:
    assert FRENCH.read(question) == read


@pytest.mark.parametrize(("question", "read"), rows(FOLLOW_UPS))
def test_a_follow_up_is_completed(question: str, read: str) -> None:
    assert FRENCH.read(question) == read


@pytest.mark.parametrize(
    ("follow_up", "speaker"), [("et Lefort ?", "Lefort"), ("et sur Lefort ?", "Marchand"), ("et Dupuis ?", "Marchand")]
)
def test_the_name_of_a_speaker_alone_asks_for_their_words(follow_up: str, speaker: str) -> None:
    index = FRENCH.index
    first = understand("que dit Marchand", index.newest, index)
    assert understand(follow_up, index.newest, index, first).speaker_text == speaker
