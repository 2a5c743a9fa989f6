"""Terms in languages other than English."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import LANGUAGE_MODULES, find_language
from index.text import PackedStrings, Vocabulary, extract_question_terms, extract_terms, term_of_word

CODES = sorted(LANGUAGE_MODULES)
LETTERS = "aäáàâãåbcçdđeéèêfgğhiıíİIjklłmnñoöóôøpqrsßştțuüúvwxyýzžæœ" + "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяђљњћџ"
SCRIPTS = (
    LETTERS
    + "αάβγδεέηήθιίκλμνξοόπρσςτυύφχψωώ"
    + "אבגדהוזחטיךכלםמןנסעףפץצקרשת\u05b0\u05b8"
    + "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤـ\u064e\u0651"
)
MORE = (
    "अआइकखगचजटडतदनपबमयरलवशसह\u093e\u093f\u0940\u0947\u094d\u0902"
    + "กขคงจชดตทนบปมยรลวสหอ\u0e31\u0e34\u0e48"
    + "北京大学生東市長は橋をとの한국어시장이"
)
TEXTS = st.text(
    st.sampled_from(SCRIPTS + MORE + SCRIPTS.upper() + "0123456789  \n'’.,-?!。、\u0301\u00ad"), max_size=60
)


def words_of(code: str) -> list[str]:
    language = find_language(code)
    assert language
    return sorted(language.stop_words | language.question_words)


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_any_text_has_terms_that_are_the_same_compiled_and_in_a_question(code: str, texts: list[str]) -> None:
    packed = [extract_terms(text, code) for text in texts]
    for compiled in (False, True):
        vocabulary = Vocabulary(compiled)
        numbers, counts = vocabulary.read(PackedStrings.pack(texts), code)
        assert [vocabulary.terms[number] for number in numbers] == [term for terms in packed for term in terms]
        assert counts.tolist() == list(map(len, packed))
    for text, terms in zip(texts, packed, strict=True):
        if not find_language(code).spelling.gram_letters:  # type: ignore[union-attr]
            assert set(extract_question_terms(text, code)) <= set(terms)
        assert all(terms)


@pytest.mark.parametrize("code", CODES)
def test_function_words_and_question_words_ask_for_nothing(code: str) -> None:
    words = words_of(code)
    asked = extract_question_terms(f"{' '.join(words)} xyzw", code)
    assert asked == ["xyzw"]


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("ru", "Путин Путина Путину Путиным Путине ПУТИН"),
        ("ru", "паром парома парому паромом пароме"),
        ("ru", "причал причала причалу причалом причале"),
        ("ru", "режим режима режиме"),
        ("ru", "Песков Пескова Пескову Песковым"),
        ("ru", "Меркель Меркели"),
        ("ru", "Зеленский Зеленского Зеленскому Зеленским"),
        ("ru", "Королёв Королева Королёву"),
        ("uk", "Зеленський Зеленського Зеленському Зеленським"),
        ("uk", "Шмигаль Шмигаля Шмигалю"),
        ("uk", "пором порома пороми поромів"),
        ("bg", "мост мостът моста мостове"),
        ("de", "Müller Mueller müller"),
        ("de", "Straße Strasse Straßen"),
        ("de", "Häuser Haus Hauses"),
        ("de", "regieren regierte regiert Regierung Regierungen"),
        ("de", "Offizier Offiziere Offizieren"),
        ("de", "gründen gründet gründete gegründet Gründung Gründer"),
        ("de", "spielen spielt spielte gespielt gespieltes Spieler"),
        ("de", "nehmen nahm nahmen nimmt genommen"),
        ("de", "teilnehmen teilnimmt teilgenommen teilzunehmen Teilnahme Teilnehmer"),
        ("de", "wiederaufbauen wiederaufgebaut wiederaufzubauen Wiederaufbau"),
        ("de", "ausschließen ausschloss ausgeschlossen ausgeschlossene"),
        ("de", "liefern lieferte geliefert Lieferung"),
        ("de", "verbieten verbot verboten Verbote"),
        ("de", "Trump Trumps"),
        ("de", "Handy Handys"),
        ("es", "canción canciones"),
        ("es", "morir murió muere murieron murio"),
        ("es", "conducir conduce condujo conduzca"),
        ("es", "mantener mantiene mantuvo mantendrá"),
        ("es", "pedir pide pidió pidieron"),
        ("es", "usar usa usó usado"),
        ("es", "ciudad ciudades"),
        ("es", "anunciar anunció anunciaron"),
        ("es", "línea líneas"),
        ("es", "isla islas"),
        ("es", "voz voces"),
        ("fr", "l'homme homme hommes"),
        ("fr", "parler parle parlent"),
        ("fr", "vendre vend vendu vendent"),
        ("fr", "obtenir obtient obtenu obtiendra"),
        ("fr", "construire construit construite construisent"),
        ("fr", "loi lois"),
        ("fr", "public publique"),
        ("it", "dell'acqua acqua l'acqua"),
        ("tr", "İstanbul istanbul İSTANBUL İstanbul'da"),
        ("tr", "IŞIK ışık"),
        ("el", "ΚΥΒΕΡΝΗΣΗ κυβέρνηση κυβερνηση"),
        ("el", "δρόμος ΔΡΟΜΟΣ δρόμους"),
        ("ar", "مُدَرِّسَة مدرسة مدرســة"),
        ("ar", "أحمد احمد"),
        ("fa", "كتاب کتاب"),
        ("ro", "şcoală școală scoala"),
        ("vi", unicodedata.normalize("NFD", "người") + " người"),
        ("sr", "Београд Beograd"),
        ("hi", "लड़का लड़के"),
        ("sv", "bilar bilen bil"),
        ("nl", "huizen huis"),
        ("pl", "most mosty mostów"),
    ],
)
def test_forms_of_a_word_have_one_term(code: str, forms: str) -> None:
    terms = {term_of_word(form, code) for form in forms.split()}
    assert len(terms) == 1
    assert "" not in terms


@pytest.mark.parametrize(
    "words",
    [
        "anlegen Anlage anliegen",
        "verschieden verscheiden",
        "Herzog herziehen",
        "Aufgabe aufgeben",
        "Durchschnitt durchschneiden",
        "Bogen biegen",
        "liefern lief",
        "erwachsen wecken",
    ],
)
def test_words_that_only_look_like_forms_of_a_verb_are_kept_apart(words: str) -> None:
    terms = [extract_terms(word, "de") for word in words.split()]
    assert len({*map(tuple, terms)}) > 1
    assert terms[0] != terms[-1]


@pytest.mark.parametrize(
    ("code", "words"),
    [("es", "año ano"), ("vi", "ma má mà"), ("sv", "får far"), ("tr", "sınır sinir"), ("no", "bønn bonn")],
)
def test_marks_that_make_another_word_are_kept(code: str, words: str) -> None:
    terms = [term_of_word(word, code) for word in words.split()]
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize(
    ("code", "text", "terms"),
    [
        ("zh", "北京大学在哪里", ["北京", "京大", "大学"]),
        ("zh", "他的iPhone 15", ["他", "iphon", "15"]),
        ("ja", "市長は橋", ["市長", "橋"]),
        ("ko", "서울 시장은", ["서울", "시장", "장은"]),
        ("he", "הַמֶּמְשָׁלָה של Oslo", ["הממ", "ממש", "משל", "שלה", "oslo"]),
    ],
)
def test_unspaced_scripts_are_read_by_overlapping_pairs(code: str, text: str, terms: list[str]) -> None:
    assert extract_question_terms(text, code) == terms


def test_capitals_are_names_unless_the_text_is_all_in_capitals() -> None:
    assert extract_terms("DIE sagt", "de", mixed=True)[0] == "die"
    assert "die" not in extract_terms("DIE BRÜCKE", "de")


def test_a_language_without_a_module_is_read_by_the_default_rules() -> None:
    assert extract_terms("The bridges of Lomvik", "tlh") == extract_terms("The bridges of Lomvik")


@given(st.lists(st.tuples(TEXTS, st.sampled_from(CODES)), max_size=6))
@settings(deadline=None, max_examples=30)
def test_texts_of_many_languages_read_at_once_have_the_terms_of_each(texts: list[tuple[str, str]]) -> None:
    vocabulary = Vocabulary(compiled=True)
    numbers, counts = vocabulary.read_each(PackedStrings.pack(text for text, _ in texts), [code for _, code in texts])
    expected = [extract_terms(text, code) for text, code in texts]
    assert [vocabulary.terms[number] for number in numbers] == [term for terms in expected for term in terms]
    assert counts.tolist() == list(map(len, expected))
