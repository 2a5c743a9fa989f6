"""Sentences that name their speaker plainly, in the ways of news agencies: the name is printed."""

import pytest

from tests.index.quotes.frames.spoken import printed


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "„Das ist falsch“, widersprach Karla Weller.", "Karla Weller"),
        ("de", "Karla Weller wies die Kritik zurück: „Der Steg wird geprüft.“", "Karla Weller"),
        ("es", "«Eso es falso», negó Marta Olmedo.", "Marta Olmedo"),
        ("fr", "« C’est faux », dément Marthe Aubrac.", "Marthe Aubrac"),
        ("ru", "«Это ложь», — опровергла Анна Бережная.", "Анна Бережная"),
        ("uk", "«Це брехня», — спростувала Ганна Бережна.", "Ганна Бережна"),
    ],
)
def test_who_denies_something_in_whole_words_of_their_own_is_printed(code: str, text: str, name: str) -> None:
    assert printed(code, text) == [name]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "Karla Weller verabschiedete sich mit den Worten: „Ich bin müde.“", "Karla Weller"),
        ("de", "Karla Weller dankte den Helfern: „Ihr habt viel geschafft.“", "Karla Weller"),
        ("es", "Marta Olmedo se despidió con estas palabras: «Estoy cansada».", "Marta Olmedo"),
        ("es", "Marta Olmedo felicitó a los pescadores: «Lo habéis logrado».", "Marta Olmedo"),
        ("fr", "Marthe Aubrac a pris congé en ces termes : « Je suis lasse. »", "Marthe Aubrac"),
        ("fr", "Et Marthe Aubrac d’ajouter : « Le quai tiendra. »", "Marthe Aubrac"),
        ("ru", "Анна Бережная попрощалась словами: «Я устала».", "Анна Бережная"),
        ("ru", "Анна Бережная похвалила рыбаков: «Вы молодцы».", "Анна Бережная"),
        ("uk", "Ганна Бережна відреагувала спокійно: «Працюємо далі».", "Ганна Бережна"),
    ],
)
def test_a_colon_leads_to_the_words_of_who_thanks_or_reacts(code: str, text: str, name: str) -> None:
    assert printed(code, text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "«Причал закроют», — сказал ТАСС Антон Лунин.",
        "«Причал закроют», — сообщил РИА Новости депутат Антон Лунин.",
        "«Причал закроют», — сказал во вторник в Москве Антон Лунин.",
        "Антон Лунин раскритиковал план, назвав его «пустым».",
        "Антон Лунин ушёл, заявив, что «устал от причала».",
        "По словам главы Минтранса Антона Лунина, причал «закроют».",
    ],
)
def test_russian_agencies_places_gerunds_and_bodies_leave_the_speaker_plain(text: str) -> None:
    assert printed("ru", text) == ["Антон Лунин"]


@pytest.mark.parametrize(
    "text",
    [
        "«Причал закриють», — сказав Укрінформу Антон Лунько.",
        "«Причал закриють», — повідомив РБК-Україна депутат Антон Лунько.",
        "«Причал закриють», — сказав у вівторок у Києві Антон Лунько.",
        "Антон Лунько розкритикував план, назвавши його «порожнім».",
    ],
)
def test_ukrainian_agencies_places_and_gerunds_leave_the_speaker_plain(text: str) -> None:
    assert printed("uk", text) == ["Антон Лунько"]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("es", "«El muelle cierra», dijo hoy en Madrid Marta Olmedo.", "Marta Olmedo"),
        ("es", "«El muelle cierra», se queja Marta Olmedo.", "Marta Olmedo"),
        ("es", "Según la alcaldesa de Lugo, Marta Olmedo, hay agua «para todos».", "Marta Olmedo"),
        ("es", "La alcaldesa de Lugo, Marta Olmedo: «El muelle cierra».", "Marta Olmedo"),
        ("es", "De acuerdo con la fiscal Marta Olmedo, el muelle es «un peligro».", "Marta Olmedo"),
        ("es", "Para la fiscal Marta Olmedo, el muelle es «un peligro».", "Marta Olmedo"),
        ("fr", "« Le quai ferme », a dit mardi à Paris Marthe Aubrac.", "Marthe Aubrac"),
        ("fr", "Pour la ministre Marthe Aubrac, le quai est « un danger ».", "Marthe Aubrac"),
        ("fr", "Marthe Aubrac a dénoncé « une folie pure ».", "Marthe Aubrac"),
        ("de", "Für die Richterin Karla Weller ist das „ein schwerer Fehler“.", "Karla Weller"),
        ("de", "Karla Weller nannte Bernd Lohse einen „Lügner“.", "Karla Weller"),
        ("de", "Karla Weller sprach von einem „Wunder am Steg“.", "Karla Weller"),
        ("de", "Lob kam auch von Karla Weller: „Der Steg ist schön geworden.“", "Karla Weller"),
        ("de", "Karla Weller, Leiterin der Hafenwacht, zu den Plänen: „Der Steg bleibt.“", "Karla Weller"),
        ("fr", "« Le quai ferme ! » s’est exclamée Marthe Aubrac.", "Marthe Aubrac"),
        ("de", "Karla Weller sagte, es müsse nun endlich ein Ende haben mit den „ewigen Ausreden“.", "Karla Weller"),
    ],
)
def test_plain_frames_of_agencies_print_the_speaker(code: str, text: str, name: str) -> None:
    assert printed(code, text) == [name]


def test_the_first_of_two_spanish_surnames_means_the_person() -> None:
    before = "El ministro Antonio Prado Lobera presentó las cuentas."
    assert printed("es", before, "«Hay dinero», aseguró Prado.") == ["Antonio Prado Lobera"]
    assert printed("es", before, "Su hija Ana Prado calló.", "«Hay dinero», aseguró Prado.") == []


def test_a_woman_with_a_title_is_the_person_named_in_full() -> None:
    assert printed("ru", "Директор Анна Линд выступила.", "«Школа открыта», — сказала госпожа Линд.") == ["Анна Линд"]


def test_a_firm_of_two_founders_is_one_speaker() -> None:
    assert printed("en", "Ernst and Young said on Monday that the books were “in order.”") == ["Ernst and Young"]
    assert printed("en", "Ernst and Young’s Ana Brandt said the books were “in order.”") == ["Ana Brandt"]


def test_two_short_quotations_in_guillemets_are_no_path_of_a_page() -> None:
    assert printed("ru", "«Причал закроют», — заявил «Вестнику» Антон Лунин.") == ["Антон Лунин"]
