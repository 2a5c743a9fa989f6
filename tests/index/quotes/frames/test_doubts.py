"""Sentences whose quoted words are somebody else's, or may be nobody's: no name is printed with them."""

import pytest

from tests.index.quotes.frames.spoken import printed


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "Supuestamente, Marta Olmedo dijo: «El muelle cierra»."),
        ("es", "Al parecer, Marta Olmedo dijo: «El muelle cierra»."),
        ("fr", "Apparemment, Marthe Aubrac a dit : « Le quai ferme. »"),
        ("fr", "Marthe Aubrac, paraît-il, a dit : « Le quai ferme. »"),
        ("ru", "По слухам, Анна Бережная сказала: «Причал закроют»."),
        ("ru", "Анна Бережная, как утверждают, сказала: «Причал закроют»."),
        ("uk", "За чутками, Ганна Бережна сказала: «Причал закриють»."),
        ("en", "Reportedly, Ana Brandt said: “The quay will close.”"),
        ("en", "Rumour has it that Ana Brandt said: “The quay will close.”"),
    ],
)
def test_hearsay_is_nobodys_statement(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Karla Weller sagte, Bernd Lohse habe den Steg „Schrott“ genannt."),
        ("de", "Karla Weller sagte, Bernd Lohse habe den Steg als „reinen Schrott“ bezeichnet."),
        ("es", "Marta Olmedo dijo que Luis Prado había llamado al muelle «una chatarra»."),
        ("es", "Marta Olmedo replicó a Luis Prado, que había llamado al muelle «una chatarra»."),
        ("es", "Marta Olmedo lamenta que Luis Prado diga que el muelle es «una chatarra»."),
        ("es", "Marta Olmedo recordó las palabras de Luis Prado de que «el muelle es una chatarra»."),
        ("ru", "Анна Бережная сказала, что Антон Лунин назвал причал «хламом»."),
        ("uk", "Ганна Бережна сказала, що Антон Лунько назвав причал «мотлохом»."),
    ],
)
def test_words_that_the_speaker_reports_of_another_are_not_the_speakers(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Während Karla Weller von einem „guten Jahr“ sprach, schimpfte Bernd Lohse über den Steg."),
        ("de", "Auf die Kritik von Karla Weller, der Steg sei „morsch“, antwortete Bernd Lohse mit einem Lachen."),
        ("es", "Después de que Luis Prado hablara de un «buen año», Marta Olmedo anunció el cierre."),
    ],
)
def test_words_in_a_clause_before_the_frame_are_not_the_speakers(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Karla Weller zeigte auf ein Schild: „Betreten auf eigene Gefahr.“"),
        ("de", "Karla Weller reagierte auf den Ruf eines Fischers: „Lasst uns in Ruhe!“"),
        ("es", "Marta Olmedo señaló un cartel: «Prohibido pasar»."),
        ("de", "Karla Weller schrieb „Der lange Weg nach Hause am Fluss“."),
        ("es", "Marta Olmedo escribió «El largo camino a casa del río»."),
        ("ru", "Анна Бережная написала «Долгую дорогу домой по реке»."),
        ("fr", "Marthe Aubrac réagit au cri d’un pêcheur : « Laissez-nous ! »"),
        ("ru", "Анна Бережная показала табличку: «Входа нет»."),
        ("uk", "Ганна Бережна показала табличку: «Входу немає»."),
        ("en", "Ana Brandt pointed at a sign: “No entry for anyone.”"),
    ],
)
def test_what_is_written_or_shouted_is_not_said_by_who_shows_hears_or_titles_it(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Karla Weller hält einen „Seestern“ in der Hand."),
        ("de", "Lob kam von der Partei von Karla Weller: „Der Steg ist schön.“"),
        ("de", "Ein Bekannter Bernd Lohses sagte: „Er war nie am Steg.“"),
        ("es", "A Marta Olmedo le dijo un pescador: «El muelle cierra»."),
        ("es", "Según la policía, Luis Prado, de 40 años, estaba «muy nervioso»."),
        ("ru", "Команда Валерия Лунина «обыграла всех», написала газета."),
        ("ru", "По словам главы штаба Антона Лунина, явка «высокая»."),
        ("ru", "Антон Лунин опроверг доклад, в котором сказано: «Лунин всё знал»."),
        ("uk", "За словами речника партії Антона Лунька, явка «висока»."),
        ("en", "The man beside Ana Brandt shouted: “The quay will close.”"),
        ("en", "Everyone but Ana Brandt said the quay was “safe for years.”"),
    ],
)
def test_a_name_beside_the_speaker_is_not_printed(code: str, text: str) -> None:
    assert printed(code, text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Für Karla Weller ist heute „Sperrtag“."),
        ("de", "Für Karla Weller und Bernd Lohse ist das „ein Anfang“."),
        ("es", "Para la madre de Marta Olmedo es «una pesadilla»."),
        ("fr", "Pour remplacer Marthe Aubrac, le favori est « un inconnu »."),
    ],
)
def test_a_phrase_with_for_needs_a_person_and_an_opinion(code: str, text: str) -> None:
    assert printed(code, text) == []


def test_a_title_of_the_other_gender_keeps_a_surname_from_its_namesake() -> None:
    before = "Антон Линд руководит заводом."
    for text in (
        "«Дом совсем новый», — сказала госпожа Линд.",
        "Госпожа Линд сказала: «Дом совсем новый».",
        "По словам госпожи Линд, дом «совсем новый».",
    ):
        assert printed("ru", before, text) == []


def test_half_of_a_name_with_a_conjunction_is_not_printed() -> None:
    before = "La sala leyó a José Ortuño y Galván. Galván era su favorito."
    assert printed("es", before, "«Me gusta leer», dijo Ortuño.") == []
    both = "José Ortuño abrió la sala. Hablaron José Ortuño y Galván."
    assert printed("es", both, "«Me gusta leer», dijo Ortuño.") == ["José Ortuño"]
