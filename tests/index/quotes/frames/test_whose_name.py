"""Names beside the speaker's: owners, listeners, people who didn't say it, and names in another case."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    "text",
    [
        "Die Anwältin der Hafenmeisterin Karla Weller sagte: „Der Steg ist morsch.“",
        "„Der Steg ist morsch“, sagte die Tochter des Ministers Bernd Otto.",
        "„Der Steg ist morsch“, sagte Bernd Wellers Witwe.",
        "„Der Steg ist morsch“, sagte die Enkelin Bernd Wellers.",
        "Karla Weller kam. „Der Steg ist morsch“, sagte der Sprecher Karla Wellers.",
    ],
)
def test_a_german_owner_is_not_the_speaker(text: str) -> None:
    assert printed("de", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "„Der Steg ist morsch“, so Bernd Ottos Nachfolgerin Karla Weller.",
        "„Der Steg ist morsch“, sagte die Enkelin Bernd Ottos, Karla Weller, dieser Zeitung.",
        "Bernd Ottos Sprecherin Karla Weller sagte: „Der Steg ist morsch.“",
        "„Der Steg ist morsch“, sagte Karla Weller von der Firma Bernd Otto.",
    ],
)
def test_the_name_behind_a_german_owner_is_printed_alone(text: str) -> None:
    assert printed("de", text) == ["Karla Weller"]


@pytest.mark.parametrize(
    "text",
    [
        "„Der Steg ist morsch“, schrieb Karla Weller Bernd Otto.",
        "Karla Weller kam. „Der Steg ist morsch“, warf Weller Bernd Otto vor.",
    ],
)
def test_two_german_names_in_a_row_are_not_printed(text: str) -> None:
    assert printed("de", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Karla Weller sagte nicht, dass der Steg morsch sei.",
        "„Der Steg ist morsch“, bestätigte Karla Weller auf Anfrage nicht.",
        "Karla Weller habe gesagt: „Der Steg ist morsch.“",
        "Karla Weller warf Bernd Otto vor, „der Steg ist alt und morsch“ gesagt zu haben.",
        "So Karla Weller im Amt bleibt, werde der Steg gebaut.",
        "„Der Steg ist morsch“, erzählte Karla Weller?",
    ],
)
def test_what_a_german_sentence_leaves_open_is_not_printed(text: str) -> None:
    assert printed("de", text) == []


def test_a_german_preposition_before_a_name_shows_a_listener() -> None:
    text = "Gegenüber Bernd Otto sagte Karla Weller, der Steg sei morsch."
    assert speakers("de", text) == ["Karla Weller"]
    text = "Ursula von der Aue leitet den Hafen. „Der Steg ist morsch“, sagte von der Aue."
    assert printed("de", text) == ["Ursula von der Aue"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Zur Ausstellung „Der Steg im Wandel der Zeit“ sagte Karla Weller, sie sei gelungen."),
        ("de", "Karla Weller vom Verein „Rettet den alten Steg“ sagte, er sei morsch."),
        ("ru", "Книгу «Причал закрыт был всегда» написал Антон Лесков."),
        ("es", "La película «El muelle está muy cerrado» comentó Marta Olmedo."),
    ],
)
def test_a_long_title_is_nobodys_words(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "По словам адвоката Антона Лескова, причал закрыт.",
        "По словам помощника губернатора Антона Лескова, причал закрыт.",
        "По словам сына Петра Петрова Ивана, причал закрыт.",
        "Слова Антона Лескова о том, что «причал закрыт до самой весны», подтвердил Пётр Брусков.",
        "«Причал закрыт», — сказал Брандт Линду.",
    ],
)
def test_a_russian_name_that_may_be_anothers_is_not_printed(text: str) -> None:
    assert printed("ru", text) == []


@pytest.mark.parametrize(
    "name", ["Нэнси Пелоси", "Камалы Харрис", "Сергея Мостового", "Ким Чен Ына", "Джорджи Мелони", "Марии Чужой"]
)
def test_a_russian_name_whose_nominative_is_a_guess_is_not_printed(name: str) -> None:
    assert printed("ru", f"По словам {name}, причал закрыт.") == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("пресс-секретаря порта Антона Лескова", "Антон Лесков"),
        ("Льва Толстого", "Лев Толстой"),
        ("Сергея Донского", "Сергей Донской"),
        ("Александры Бруштейн", "Александра Бруштейн"),
        ("Валентины Матвиенко", "Валентина Матвиенко"),
    ],
)
def test_a_russian_name_whose_nominative_is_known_is_printed(written: str, name: str) -> None:
    assert printed("ru", f"По словам {written}, причал закрыт.") == [name]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("ru", "Жена Лескова Дарья сказала: «Причал закрыт».", []),
        ("ru", "Адвокат Лескова Рыбаков заявил: «Причал закрыт».", []),
        ("ru", "Сын Антона Лескова Фёдор рассказал: «Причал закрыт».", []),
        ("ru", "Сестра Дарья Лескова сказала: «Причал закрыт».", ["Дарья Лескова"]),
        ("ru", "Секретарь Лескова Фёдор Рыбаков сказал: «Причал закрыт».", ["Фёдор Рыбаков"]),
        ("uk", "Син Мельника Андрій розповів: «Причал закрито».", []),
    ],
)
def test_whose_relative_or_aide_a_person_is_is_no_part_of_the_name(code: str, text: str, name: list[str]) -> None:
    assert printed(code, text) == name


def test_a_russian_listener_in_the_dative_is_not_the_speaker() -> None:
    assert speakers("ru", "Как сообщила Анне Ивановой полиция, причал закрыт.") == ["полиция"]


@pytest.mark.parametrize(
    "text",
    [
        "A Luis Prado le preguntó Marta Olmedo si el muelle está cerrado.",
        "A Luis Prado Marta Olmedo le dijo que el muelle está cerrado.",
        "A Luis Prado lo llamó Marta Olmedo «el hombre del muelle cerrado».",
        "La portavoz de Luis Prado Marta Olmedo dijo que el muelle está cerrado.",
    ],
)
def test_a_spanish_listener_or_owner_before_the_verb_is_not_the_speaker(text: str) -> None:
    assert printed("es", text) == ["Marta Olmedo"]


@pytest.mark.parametrize(
    "text",
    [
        "A Luis Prado le preguntaron si el muelle está cerrado.",
        "Con Luis Prado dice el alcalde que el muelle está cerrado.",
        "¿Dijo Luis Prado que el muelle está cerrado?",
        "Luis Prado acusó a Marta Olmedo de decir «El muelle está cerrado».",
        "Don Luis Prado y Marta Olmedo dijeron que el muelle está cerrado.",
    ],
)
def test_a_spanish_name_that_does_not_speak_is_not_printed(text: str) -> None:
    assert printed("es", text) == []


def test_russian_initials_are_no_case_of_a_name() -> None:
    assert printed("ru", "«Причал закрыт», — пояснил профессор А. В. Лесков.") == ["А. В. Лесков"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Karla Weller bestätigte den Satz Bernd Ottos: „Der Steg ist alt und morsch.“"),
        ("ru", "Антон Лесков напомнил слова Веры Брусковой: «Причал закрыт»."),
        ("es", "Marta Olmedo recordó las palabras de Luis Prado: «El muelle está cerrado»."),
    ],
)
def test_words_that_are_introduced_as_anothers_are_not_printed(code: str, text: str) -> None:
    assert printed(code, text) == []


def test_what_not_even_somebody_says_is_not_printed() -> None:
    assert printed("es", "Ni siquiera Marta Olmedo dijo que el muelle está cerrado.") == []
    assert printed("ru", "Ни Антон Лесков, ни Вера Брускова не сказали, что причал закрыт.") == []


@pytest.mark.parametrize("told", ["Radio Möwenstrand", "NDR Info", "der Bild am Sonntag", "Spiegel Online"])
def test_a_medium_behind_a_speaker_is_a_listener(told: str) -> None:
    assert printed("de", f"„Der Steg ist zu“, sagte Karla Lind {told}.") == ["Karla Lind"]


@pytest.mark.parametrize("name", ["Karla Sommer", "Karla März", "Peter Mai", "Peter Winter"])
def test_a_surname_may_be_a_time(name: str) -> None:
    assert printed("de", f"„Der Steg ist zu“, sagte {name}.") == [name]
    assert printed("de", f"{name} kam.", f"„Der Steg ist zu“, sagte {name.split()[1]}.") == [name]


def test_a_time_is_no_speaker_though_somebody_has_its_name() -> None:
    text = "Im Sommer sagte Peter Lind: „Der Steg ist zu.“ Vergangenen Sommer war er auf."
    assert printed("de", "Karla Sommer kam.", text) == ["Peter Lind"]
    assert printed("de", "„Der Steg ist zu“, sagte Karla Lind Freitag.") == ["Karla Lind"]


def test_a_day_is_a_surname_if_the_article_has_it_again() -> None:
    assert speakers("de", "Peter Freitag kam.", "„Der Steg ist zu“, sagte Peter Freitag.") == ["Peter Freitag"]
    assert "Peter Freitag" not in speakers("de", "„Der Steg ist zu“, sagte Peter Freitag.")


@pytest.mark.parametrize(
    "text",
    [
        "Hans Meier laut Greta Vogel: „Der Steg ist zu.“",
        "Hans Meier erinnert sich an die Worte von Greta Vogel: „Der Steg ist zu.“",
        "„Der Steg ist zu“, sagte die Tochter des Ministers, Greta Vogel.",
        "Anna Vogel kam. „Der Steg ist zu“, sagte Herr Vogel.",
    ],
)
def test_who_may_not_have_spoken_is_not_printed(text: str) -> None:
    assert printed("de", text) == []


def test_words_are_no_speaker_of_the_words_about_them() -> None:
    assert speakers("de", "Die Äußerungen Linds nannte Vogel „absurd“.") == ["Vogel"]
    assert speakers("de", "Angaben der Polizei zufolge lag der Steg im Wasser.") == ["der Polizei"]


def test_who_gives_itself_a_name_says_nothing() -> None:
    assert speakers("de", "Die Gruppe, die sich „Freunde des alten Stegs“ nennt, kam.") == [None]


@pytest.mark.parametrize(
    ("code", "person", "text"),
    [
        ("fr", "Anna Duquai est arrivée.", "M. Duquai a dit : « Le quai est fermé. »"),
        ("fr", "Anna Duquai est arrivée.", "M. Duquai, lui, affirme que le quai est fermé."),
        ("fr", "Anna Duquai est arrivée.", "Le maire Duquai a dit : « Le quai est fermé. »"),
        ("fr", "Paul Duquai est arrivé.", "« Le quai est fermé », s’est exclamée Duquai."),
        ("es", "Ana Lozano llegó.", "El alcalde Lozano dijo: «El muelle está cerrado»."),
        ("ru", "Елена Линд пришла.", "«Причал закрыт», — сказал Линд."),
        ("ru", "Антон Линд пришёл.", "Линд сказала: «Причал закрыт»."),
        ("uk", "Олена Бойко прийшла.", "Пан Бойко сказав: «Причал закрито»."),
        ("ru", "Елена Волкова пришла.", "По словам Волкова, «причал закрыт»."),
        ("ru", "Антон Брандт пришёл.", "По словам Брандт, «причал закрыт»."),
        ("uk", "Андрій Бойко прийшов.", "За словами пані Бойко, «причал закрито»."),
        ("de", "Karl Kunze kam.", "Bürgermeisterin Kunze sagte: „Der Steg ist zu.“"),
        ("uk", "Андрій Бойко прийшов.", "«Причал закрито», — зізналася Бойко."),
    ],
)
def test_a_surname_is_not_that_of_a_person_of_another_gender(code: str, person: str, text: str) -> None:
    assert printed(code, person, text) == []


@pytest.mark.parametrize(
    ("code", "person", "text"),
    [
        ("fr", "Paul Duquai est arrivé.", "M. Duquai a dit : « Le quai est fermé. »"),
        ("fr", "Anna Duquai est arrivée.", "« Le quai est fermé », s’est exclamée Duquai."),
        ("ru", "Елена Линд пришла.", "«Причал закрыт», — сказала Линд."),
        ("uk", "Андрій Бойко прийшов.", "«Причал закрито», — сказав Бойко."),
        ("ru", "Елена Волкова пришла.", "По словам Волковой, «причал закрыт»."),
        ("ru", "Елена Линд пришла.", "По словам Линд, «причал закрыт»."),
        ("ru", "Антон Лещенко пришёл.", "По словам Лещенко, «причал закрыт»."),
        ("uk", "Олена Бойко прийшла.", "За словами Бойко, «причал закрито»."),
        ("uk", "Андрій Бойко прийшов.", "За словами Бойка, «причал закрито»."),
        ("de", "Karla Kunze kam.", "Bürgermeisterin Kunze sagte: „Der Steg ist zu.“"),
    ],
)
def test_a_surname_is_that_of_the_person_of_its_gender(code: str, person: str, text: str) -> None:
    assert printed(code, person, text) == [" ".join(person.split()[:2])]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "«Причал закрыт», — сказал Антон Л. в суде."),
        ("uk", "За словами Андрія Б., «причал закрито»."),
        ("fr", "« Le quai est fermé », a dit Paul D. au tribunal."),
    ],
)
def test_an_abbreviated_surname_is_not_printed(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize("role", ["L’entraîneuse", "L'entraîneuse", "L’éditrice", "L’ex-maire"])
def test_a_role_behind_a_french_elided_article_is_no_part_of_a_name(role: str) -> None:
    assert speakers("fr", f"{role} Maya Lugan a assuré que le club n’était « pas à vendre ».") == ["Maya Lugan"]


@pytest.mark.parametrize(
    "text",
    [
        "Petra Kuhlmann sagte, Dieter Rauch habe ihr „Das regeln wir still“ zugerufen.",
        "Petra Kuhlmann sagte, Dieter Rauch habe ihr damals „Das regeln wir still“ ins Ohr geflüstert.",
        "Vor der Halle habe ihm ein Fan „Verräter“ entgegengebrüllt, berichtete Enno Kraft.",
    ],
)
def test_words_that_somebody_else_called_out_are_not_printed_with_who_tells_it(text: str) -> None:
    assert printed("de", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Petra Kuhlmann sagte, das Amt habe „völlig versagt“.",
        "Das Amt habe „völlig versagt“, sagte Petra Kuhlmann.",
        "Das Amt habe „nie eine Akte“ gelesen, sagte Petra Kuhlmann.",
    ],
)
def test_reported_words_without_a_saying_of_their_own_are_printed_with_who_tells_them(text: str) -> None:
    assert printed("de", text) == ["Petra Kuhlmann"]
