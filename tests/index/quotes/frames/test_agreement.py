"""Full names that a title, a role or a verb contradicts: the article's own words are the speaker, not the full name."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    ("code", "known", "text"),
    [
        ("de", "Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte Bürgermeister Kroll."),
        ("de", "Anna Kroll kam.", "„Der Turm bleibt dunkel“, so Ministerpräsident Kroll."),
        ("de", "Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte Herr Kroll."),
        ("de", "Anton Kroll kam.", "„Der Turm bleibt dunkel“, sagte Frau Kroll."),
        ("de", "Anton Kroll kam.", "„Der Turm bleibt dunkel“, sagte Landrätin Kroll."),
        ("ru", "Антон Линд пришёл.", "По словам госпожи Линд, башня не светит."),
        ("ru", "Антон Кролл пришёл.", "«Башня не светит», — сказала Кролл."),
        ("ru", "Анна Кролл пришла.", "Кролл рассказал, что башня не светит."),
        ("uk", "Антон Кролл прийшов.", "За словами пані Кролл, вежа не світить."),
        ("uk", "Антон Кролл прийшов.", "«Вежа не світить», — каже пані Кролл."),
        ("uk", "Антон Кролл прийшов.", "«Вежа не світить», — каже директорка Кролл."),
        ("uk", "Анна Кролл прийшла.", "«Вежа не світить», — каже пан Кролл."),
        ("fr", "Antoine Kroll est venu.", "« La tour est éteinte », a dit Mme Kroll."),
        ("fr", "Anne Kroll est venue.", "D’après M. Kroll, la tour est éteinte."),
    ],
)
def test_a_title_or_a_verb_of_the_other_gender_leaves_the_surname_as_written(code: str, known: str, text: str) -> None:
    assert speakers(code, known, text)[-1] in ("Kroll", "Кролл", "Линд")
    assert printed(code, known, text) == []


@pytest.mark.parametrize(
    ("code", "known", "text"),
    [
        ("es", "Ana Kroll llegó.", "«El faro se apaga», dijo el señor Kroll."),
        ("es", "Ana Kroll llegó.", "«El faro se apaga», dijo el alcalde Kroll."),
        ("es", "Antonio Kroll llegó.", "Según la alcaldesa Kroll, el faro se apaga."),
        ("fr", "Antoine Kroll est venu.", "« La tour est éteinte », a dit la ministre Kroll."),
        ("ru", "Анна Кролл пришла.", "«Башня не светит», — заявляет господин Кролл."),
    ],
)
def test_no_name_is_printed_behind_a_title_of_the_other_gender(code: str, known: str, text: str) -> None:
    assert printed(code, known, text) == []


@pytest.mark.parametrize(
    ("code", "known", "text", "name"),
    [
        ("de", "Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte Bürgermeisterin Kroll.", "Anna Kroll"),
        ("de", "Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte Frau Kroll.", "Anna Kroll"),
        ("de", "Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte die Abgeordnete Kroll.", "Anna Kroll"),
        ("de", "Ministerin Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte Umweltministerin Kroll.", "Anna Kroll"),
        ("de", "ABC-Vorstand Jonte Kroll kam.", "„Der Turm bleibt dunkel“, sagte ABC-Chef Kroll.", "Jonte Kroll"),
        ("ru", "Антон Кролл пришёл.", "«Башня не светит», — сказал Кролл.", "Антон Кролл"),
        ("uk", "Антон Кролл прийшов.", "«Вежа не світить», — каже пан Кролл.", "Антон Кролл"),
        ("uk", "Прийшов мер Антон Кролл.", "«Вежа не світить», — каже мер Кролл.", "Антон Кролл"),
        ("fr", "Anne Kroll est venue.", "« La tour est éteinte », a dit Mme Kroll.", "Anne Kroll"),
    ],
)
def test_a_title_or_a_role_that_agrees_leads_to_the_full_name(code: str, known: str, text: str, name: str) -> None:
    assert printed(code, known, text) == [name]


@pytest.mark.parametrize(
    ("code", "known", "text", "name"),
    [
        ("de", "Die Trainerin Anna Kroll kam.", "„Der Turm bleibt dunkel“, sagte Landrätin Kroll.", "Anna Kroll"),
        ("uk", "Прийшов співак Антон Кролл.", "«Вежа не світить», — каже мер Кролл.", "Антон Кролл"),
    ],
)
def test_a_person_known_by_another_role_is_searched_by_the_name_and_not_printed(
    code: str, known: str, text: str, name: str
) -> None:
    assert speakers(code, known, text)[-1] == name
    assert printed(code, known, text) == []


@pytest.mark.parametrize("title", ["M.", "Mme"])
def test_a_given_name_of_either_gender_agrees_with_any_title(title: str) -> None:
    assert printed("fr", "Dominique Kroll est là.", f"« La tour est éteinte », a dit {title} Kroll.") == [
        "Dominique Kroll"
    ]
