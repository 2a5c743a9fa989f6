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
