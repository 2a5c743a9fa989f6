"""Generated text: reproducible, and statistically like real text."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.texts import BLOCK, paragraphs, questions, real_paragraphs
from index.text.analysis import STOP_WORDS, extract_terms

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def real() -> list[str]:
    return real_paragraphs(EXAMPLES)


@pytest.fixture(scope="module")
def made(real: list[str]) -> list[str]:
    """Real paragraphs, followed by more than one block of generated ones."""
    return list(paragraphs(len(real) + 2 * BLOCK, real))


def words_in(texts: list[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(texts).lower())


def test_the_same_arguments_give_the_same_text(real: list[str], made: list[str]) -> None:
    assert list(paragraphs(len(made), real)) == made
    assert list(paragraphs(len(made), real, seed=2)) != made


def test_the_real_paragraphs_come_first_up_to_the_requested_number(real: list[str], made: list[str]) -> None:
    assert made[: len(real)] == real
    assert list(paragraphs(5, real)) == real[:5]
    assert list(paragraphs(0, real)) == []


@pytest.mark.parametrize("count", [1, BLOCK, BLOCK + 1])
def test_there_are_as_many_paragraphs_as_were_asked_for_with_and_without_real_ones(real: list[str], count: int) -> None:
    assert len(list(paragraphs(count, []))) == count
    assert len(list(paragraphs(len(real) + count, real))) == len(real) + count


def test_any_number_of_paragraphs_is_generated_lazily(real: list[str]) -> None:
    assert len(list(islice(paragraphs(10**9, []), 10))) == 10


def test_a_paragraph_has_five_words_at_the_least_and_about_forty_on_average(made: list[str], real: list[str]) -> None:
    lengths = [len(text.split()) for text in made[len(real) :]]
    assert min(lengths) >= 4  # a quotation gives words to the speaker's name
    assert 30 < sum(lengths) / len(lengths) < 50
    assert max(lengths) > 120


def test_the_vocabulary_grows_ever_more_slowly_with_the_text(made: list[str], real: list[str]) -> None:
    text = made[len(real) :]
    sizes = [len(set(words_in(text[:count]))) for count in (BLOCK // 2, BLOCK, 2 * BLOCK)]
    assert sizes[0] < sizes[1] < sizes[2]
    assert 1.2 < sizes[2] / sizes[1] < 1.9  # text of twice the length has about 2 ** 0.49 times the vocabulary


def test_some_paragraphs_contain_quotations(made: list[str], real: list[str]) -> None:
    quoted = [text for text in made[len(real) :] if " said " in text and text.startswith("“")]
    assert 0.2 < len(quoted) / (2 * BLOCK) < 0.3


def test_a_question_has_two_to_eight_terms_of_which_none_is_a_stop_word(made: list[str]) -> None:
    asked = questions(made, 70)
    assert len(set(asked)) == 70
    sizes = []
    for question in asked:
        first, rest = re.fullmatch(r"What did (\S+) say about (.+)\?", question).groups()  # type: ignore[union-attr]
        words = [first, *rest.split()]
        assert not set(words) & STOP_WORDS
        sizes.append(len(words))
        assert len(extract_terms(" ".join(words))) == len(words)
    assert sorted(set(sizes)) == [2, 3, 4, 5, 6, 7, 8]


def test_a_question_takes_its_words_from_one_paragraph(made: list[str]) -> None:
    held = [set(words_in([text])) for text in made]
    for question in questions(made, 20):
        words = set(words_in([question])) - {"what", "did", "say", "about"}
        assert any(words <= one for one in held)


def test_the_same_text_gets_the_same_questions(made: list[str]) -> None:
    assert questions(made, 10) == questions(made, 10)
    assert questions(made, 10, seed=3) != questions(made, 10)
