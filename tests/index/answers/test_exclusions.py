"""What a follower leaves out: words, in each form that the article's language takes as the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Exclusions, Snapshot


@pytest.mark.parametrize(
    ("language", "words", "title", "paragraph"),
    [
        ("de", "Wahl", "Streit um den Hafen", "Vor den Wahlen im Herbst will der Rat nichts entscheiden."),
        ("de", "wahlen", "Vor der Wahl schweigt der Rat", "Der Hafen bleibt zu."),
        ("ru", "выборы", "Спор о порте", "После выборов совет решит, что будет с портом."),
        ("es", "elecciones", "El puerto", "Antes de la elección, el consejo no decide nada."),
        ("uk", "дамба", "Суперечка про порт", "Рада вирішить, що буде з дамбою."),
        ("pl", "wybory", "Spór o port", "Rada miasta zdecyduje, kiedy będą wybory."),
        ("en", "election", "The harbour", "The council waits for the elections."),
    ],
)
def test_other_forms_of_a_word_are_left_out_too(
    snapshot_of: Callable[..., Snapshot],
    article: Callable[..., Article],
    language: str,
    words: str,
    title: str,
    paragraph: str,
) -> None:
    engine = snapshot_of(
        article(paragraph, id="out", title=title, language=language),
        article("It rained.", id="in", title="Rain", language=language),
    )
    covered = [id_ for id_ in ("out", "in") if Exclusions(words=(words,)).cover(engine, id_)]
    assert covered == ["out"]
