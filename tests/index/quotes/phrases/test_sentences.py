"""Paragraphs as sentences of words."""

import pytest

from index.quotes.phrases import QUOTE, Paragraph, grammar_of


def sentences(code: str, text: str) -> list[str]:
    grammar = grammar_of(code)
    assert grammar
    return [text[one.start : one.end] for one in Paragraph.of(text, grammar.speech, grammar.inner_frames).sentences]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Der Steg brach am 5. August. Niemand fiel ins Wasser.", 2),
        ("Das geschah 2019. Danach kam Dr. Weller.", 2),
        ("K. Weller kam. Sie ging.", 2),
        ("„Der Steg brach. Wir schwammen“, sagte Weller. Dann schwieg sie.", 2),
        ("Der Steg brach.Niemand fiel ins Wasser.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences("de", text)) == count


def test_quoted_words_are_one_word_and_parentheses_none() -> None:
    grammar = grammar_of("de")
    assert grammar
    (sentence,) = Paragraph.of("„Der Steg ist morsch“, sagte Weller (34).", grammar.speech).sentences
    assert sentence.words == [QUOTE, ",", "sagte", "Weller"]
