"""Sentences that say what somebody did not say."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Greta Kroll sagte nicht, dass der Turm dunkel bleibt."),
        ("de", "Greta Kroll hat nicht gesagt, dass der Turm dunkel bleibt."),
        ("de", "Greta Kroll hat keineswegs gesagt, der Turm bleibe dunkel."),
        ("de", "Greta Kroll sagte nie: „Der Turm bleibt dunkel.“"),
        ("de", "„Der Turm bleibt dunkel“, hat Greta Kroll nie gesagt."),
        ("de", "Ob der Turm dunkel bleibt, teilte Greta Kroll nicht mit."),
        ("de", "Greta Kroll konnte nicht bestätigen, dass der Turm dunkel bleibt."),
        ("de", "Weder Greta Kroll noch Jonte Vogt sagten, dass der Turm dunkel bleibt."),
        ("de", "Nicht Greta Kroll sagte, der Turm bleibe dunkel."),
        ("ru", "Анна Лескова не сказала, что башня не светит."),
        ("ru", "Анна Лескова никогда не говорила: «Башня не светит»."),
        ("ru", "«Башня не светит», — не заявляла Анна Лескова."),
        ("ru", "Ни Анна Лескова, ни Антон Рощин не сказали, что башня не светит."),
        ("uk", "Ганна Лісова не сказала, що вежа не світить."),
        ("uk", "Ганна Лісова ніколи не казала: «Вежа не світить»."),
        ("uk", "Ні Ганна Лісова, ні Антон Рощин не сказали, що вежа не світить."),
        ("es", "Marta Olmedo no dijo que el faro se apaga."),
        ("es", "Marta Olmedo no ha dicho que el faro se apaga."),
        ("es", "Marta Olmedo nunca dijo: «El faro se apaga»."),
        ("es", "Marta Olmedo tampoco nos lo dijo: «El faro se apaga»."),
        ("es", "No dijo Marta Olmedo que el faro se apaga."),
        ("es", "Ni Marta Olmedo ni Luis Prado dijeron que el faro se apaga."),
        ("fr", "Maud Olivier n’a pas dit que la tour est éteinte."),
        ("fr", "Maud Olivier ne dit pas que la tour est éteinte."),
        ("fr", "Maud Olivier ne l’a jamais dit : « La tour est éteinte »."),
        ("fr", "« La tour est éteinte », n’a pas dit Maud Olivier."),
        ("fr", "Ni Maud Olivier ni Hugo Perrin n’ont dit que la tour est éteinte."),
    ],
)
def test_words_that_were_not_said_have_no_speaker(code: str, text: str) -> None:
    assert set(speakers(code, text)) <= {None}


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Der Turm bleibe nicht dunkel, sagte Greta Kroll.", "Greta Kroll"),
        ("de", "Laut Greta Kroll bleibt der Turm nicht dunkel.", "Greta Kroll"),
        ("ru", "Башня не светит, сказала Анна Лескова.", "Анна Лескова"),
        ("uk", "Вежа не світить, сказала Ганна Лісова.", "Ганна Лісова"),
        ("es", "El faro no se apaga, dijo Marta Olmedo.", "Marta Olmedo"),
        ("es", "No, dijo Marta Olmedo, el faro se apaga.", "Marta Olmedo"),
        ("fr", "La tour ne sera pas éteinte, a dit Maud Olivier.", "Maud Olivier"),
    ],
)
def test_a_negation_in_what_is_said_doesnt_deny_the_saying(code: str, text: str, name: str) -> None:
    assert printed(code, text) == [name]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Greta Kroll sagte nicht ohne Stolz, der Turm bleibe dunkel.", "Greta Kroll"),
        ("de", "„Der Turm bleibt dunkel“, sagte Greta Kroll nicht nur im Hafen.", "Greta Kroll"),
        ("ru", "Анна Лескова не раз говорила, что башня не светит.", "Анна Лескова"),
        ("uk", "Ганна Лісова не раз казала, що вежа не світить.", "Ганна Лісова"),
        ("es", "Marta Olmedo no solo dijo que el faro se apaga.", "Marta Olmedo"),
    ],
)
def test_words_that_were_not_said_once_or_without_something_have_a_speaker(code: str, text: str, name: str) -> None:
    assert speakers(code, text) == [name]
