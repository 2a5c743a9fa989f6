"""People whose surname is a day or a month."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers

SAID = "„Der Turm bleibt dunkel“, sagte"


@pytest.mark.parametrize("surname", ["Freitag", "Sonntag", "März", "Mai", "Juni", "Sommer"])
@pytest.mark.parametrize("known", ["Jonas {} kam früh.", "Jonas {}, 50, kam früh.", "Minister Jonas {} kam früh."])
@pytest.mark.parametrize("text", [f"{SAID} {{}}.", f"{SAID} {{}} am Montag.", "Laut {} bleibt der Turm dunkel."])
def test_a_day_or_a_month_that_is_a_surname_leads_to_the_person(surname: str, known: str, text: str) -> None:
    assert printed("de", known.format(surname), text.format(surname)) == [f"Jonas {surname}"]


def test_a_day_behind_a_role_and_a_given_name_is_a_surname() -> None:
    assert printed("de", f"{SAID} Minister Jonas Freitag.") == ["Jonas Freitag"]


def test_a_day_that_may_be_the_day_of_speaking_is_no_surname() -> None:
    assert printed("de", f"{SAID} Jonas Freitag.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Freitag sagte Greta Kroll, der Turm bleibe dunkel.", "Greta Kroll"),
        ("Am Freitag sagte Greta Kroll, der Turm bleibe dunkel.", "Greta Kroll"),
        (f"{SAID} Freitag Greta Kroll.", "Greta Kroll"),
        (f"{SAID} Greta Kroll Freitag.", "Greta Kroll"),
        (f"{SAID} Freitag die Polizei.", "die Polizei"),
    ],
)
def test_another_subject_shows_the_day_to_be_one(text: str, name: str) -> None:
    assert speakers("de", "Jonas Freitag kam früh.", text)[-1] == name
