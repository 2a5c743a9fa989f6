"""What holds for quotations in texts of any language."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import LANGUAGE_MODULES, find_language
from index.quotes.finder import find_quotes
from tests.index.quotes.frames.spoken import printed, speakers

CODES = sorted([*LANGUAGE_MODULES, "ja", "tlh"])
_PIECES = (
    "„“”\"«»‚‘'—–-,.:;!?… ()[]",
    "sagte Karla Weller laut der Polizei zufolge wie so hat gesagt teilte mit dass sei habe sie Die von",
    "сказал Антон Лесков по словам Веры как сообщили в полиции что заявила он А. В.",
    "dijo Marta Olmedo según la policía que ha afirmado el muelle",
    "a-t-il dit Maud Olivier d’après l’adjointe aux travaux M. qu’elle s’est exclamée pour",
    "сказав Антон Лісковий за словами Віри як повідомили в поліції що заявив він",
)
_WORDS = sorted(
    {*_PIECES[0], *(word for piece in _PIECES[1:] for word in piece.split()), "1.", "5. August", "\u200b", "ǅ", "ß"}
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))


@settings(deadline=None, max_examples=150)
@given(st.lists(texts, max_size=3), texts, st.sampled_from(CODES))
def test_quotations_of_any_text_are_words_of_their_paragraphs_in_order(
    paragraphs: list[str], title: str, code: str
) -> None:
    quotes = find_quotes(paragraphs, title, code)
    for quote in quotes:
        assert paragraphs[quote.paragraph][quote.start : quote.end] == quote.text
        assert quote.start < quote.end
        assert not quote.certain or quote.speaker
    places = [(quote.paragraph, quote.start, quote.end) for quote in quotes]
    assert places == sorted(places)
    for before, after in pairwise(places):
        assert before[0] < after[0] or before[2] <= after[1]


@pytest.mark.parametrize("code", ["it", "pl", "ja", "tlh"])
def test_a_language_without_rules_has_quoted_words_without_speakers(code: str) -> None:
    paragraphs = ["“The pier is closed,” said Karla Weller.", "Karla Weller said the pier was closed."]
    assert speakers(code, *paragraphs) == [None]
    assert printed(code, *paragraphs) == []


def test_english_rules_read_english_and_articles_of_unknown_language() -> None:
    text = "“The pier is closed,” said Karla Weller."
    for language in (None, "en", "en-GB", "EN_us"):
        assert [quote.speaker for quote in find_quotes([text], "", language)] == ["Karla Weller"]


def test_a_tag_with_a_region_has_the_rules_of_its_language() -> None:
    assert printed("de-CH", "«Der Steg ist morsch», sagte Karla Weller.") == ["Karla Weller"]


@pytest.mark.parametrize("code", [code for code in LANGUAGE_MODULES if find_language(code).speech])  # type: ignore[union-attr]
def test_the_words_of_a_language_are_in_lower_case(code: str) -> None:
    language = find_language(code)
    assert language
    assert language.speech
    for name in language.speech.__slots__:
        value = getattr(language.speech, name)
        if isinstance(value, frozenset | tuple | dict) and name != "surname_endings":
            assert [word for word in value if word != word.lower()] == [], name


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "„a“ sagte er, " * 3000),
        ("de", "laut " * 8000),
        ("de", "wie X sagte " * 4000),
        ("de", "die Frau, die sagte, " * 3000),
        ("de", "Anna " + "von der " * 5000 + "Brandt"),
        ("ru", "по словам " * 5000),
        ("ru", "«" + ", — сказал " * 4000 + "»"),
        ("es", "el ministro " + "de la casa " * 5000 + "dijo"),
        ("fr", "le ministre " + "de la maison " * 5000 + "a dit"),
        ("fr", "«" + ", dit-il, non" * 4000 + "»"),
        ("fr", "l’" * 8000 + "a dit"),
        ("fr", "a-t-il dit " * 5000),
        ("fr", "a dit M. " * 5000),
        ("fr", "«" + ", dit le maire Marc" * 4000 + "»"),
    ],
)
def test_a_text_made_to_be_slow_is_read_in_time_in_proportion_to_its_length(code: str, text: str) -> None:
    started = process_time()
    find_quotes([text], "", code)
    assert process_time() - started < 5
