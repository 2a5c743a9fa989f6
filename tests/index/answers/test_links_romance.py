"""Links between words of one family in Spanish and French."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask


@pytest.fixture
def spanish(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Spanish articles whose words are other ones of the same family than those of the questions."""
    return snapshot_of(
        article("La construcción del faro de Lomera costó dos millones de euros.", id="faro", language="es"),
        article("El panadero Anselmo Ruidera murió el lunes en Villarta.", id="panadero", language="es"),
        article("Los técnicos noruegos midieron el glaciar de Tarbena.", id="glaciar", language="es"),
        article("El consejo propuso el cierre de la piscina de Orellana.", id="piscina", language="es"),
        article("Las islas Medes producen la mitad de la sal.", id="sal", language="es"),
        article("La invasión de cangrejos en el puerto duró tres días.", id="cangrejos", language="es"),
    )


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("¿Cuándo lo construyen?", "faro"),
        ("¿Cuándo fue la muerte del panadero de Villarta?", "panadero"),
        ("¿Qué hay en Noruega?", "glaciar"),
        ("¿Quién quiere cerrarla?", "piscina"),
        ("¿Qué produjo la isla Medes?", "sal"),
        ("¿Cuánto tiempo invadieron los cangrejos el puerto?", "cangrejos"),
    ],
)
def test_spanish_words_of_one_family_match(spanish: Snapshot, question: str, article_id: str) -> None:
    assert [passage.article_id for passage in ask(spanish, question).passages[:1]] == [article_id]


@pytest.fixture
def french(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """French articles whose words are other ones of the same family, or other forms, than those of the questions."""
    return snapshot_of(
        article("La construction du phare de Lomère a duré deux ans.", id="phare", language="fr"),
        article("Le boulanger Anselme Rudet est mort lundi à Villars.", id="boulanger", language="fr"),
        article("Les éleveurs de Tarbes vendent leurs moutons en mai.", id="moutons", language="fr"),
        article("Une équipe norvégienne a gagné la régate.", id="regate", language="fr"),
        article("Les pêcheurs demandent une digue.", id="digue", language="fr"),
        article("L'invasion de crabes au port a surpris la mairie.", id="crabes", language="fr"),
    )


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("Quand l'a-t-on construit ?", "phare"),
        ("Qui mourut ?", "boulanger"),
        ("Qui a vendu ?", "moutons"),
        ("Qui est venu de Norvège ?", "regate"),
        ("Que demander ?", "digue"),
        ("Qu'est-ce qui envahit le port ?", "crabes"),
    ],
)
def test_french_words_of_one_family_match(french: Snapshot, question: str, article_id: str) -> None:
    assert [passage.article_id for passage in ask(french, question).passages[:1]] == [article_id]
