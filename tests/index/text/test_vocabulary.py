"""From texts to term numbers: batches give the same terms as `extract_terms` for each text."""

from __future__ import annotations

import doctest
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import index.text.vocabulary
from index.text import kernel_words
from index.text.analysis import extract_terms
from index.text.packed_strings import PackedStrings
from index.text.vocabulary import CHUNK, CODES, FIRST_SLOTS, Vocabulary

# Characters that matter to the rules of a word; a long text of only these covers all edge cases.
CORNERS = "aUsS.,'’1 5é_…+#"
PIECES = st.sampled_from(
    "U.S. u.s J.K.'s U.S.A1 U..S 1,500 1,500,0000 12,34 3.5 3.5.7 3.5m O'Brien O’Brien´s O`B x''y ʼs ＇ haven't WHO IT"
    " US us it The said _ __ … ‥ ½ ² ① Ⅳ ⅳ ™ № ℃ ﬁ ŉ ʹ ″ ſ ｓ Ｓ Ａ ５ ． ， ＿ é e\u0301 \u0301 \u0338 < \u00ad \u200b"
    " \u200d \ufeff \u00a0 \u3000 й и\u0306 Путина ПУТИН не İ ı ß ẞ ŁÓDŹ Æ 北京 한 ᄒ ᅡ ᆫ カ\uff9e हिन्दी ไทย ๓ ٣ 𝐀 𝟙"
    " C++ c# ＋ ﹟ 😀 👩\u200d🚀 𠀀 ǅ ﷺ ゙ \u1025\u102e \u0316 \u0345 \U0001d165 — « ” \n \0"
    " internationalisation ABCDEFGHIJKLM".split(" ")
)
UNUSUAL = ("Cf", "Lm", "Lt", "Mc", "Me", "Mn", "Nd", "Nl", "No", "Pc", "Zl", "Zp", "Zs")  # categories of characters
TEXT = st.one_of(
    st.text(CORNERS, max_size=40),
    st.lists(PIECES | st.text(CORNERS, max_size=4)).map("".join),
    st.lists(PIECES | st.text(CORNERS, max_size=4)).map(" ".join),
    st.lists(PIECES).map(" ".join).map(str.upper),
    st.text(),
)
TEXTS = st.lists(TEXT)


@pytest.fixture(scope="module")
def experienced() -> Vocabulary:
    """Compiled vocabulary that has read the texts of all previous tests."""
    return Vocabulary(compiled=True)


def read(vocabulary: Vocabulary, texts: list[str]) -> list[list[str]]:
    """Return the terms of each text."""
    numbers, counts = vocabulary.read(PackedStrings.pack(texts))
    assert numbers.dtype == counts.dtype == np.int32
    assert (len(counts), sum(counts)) == (len(texts), len(numbers))
    found = np.split(numbers, np.cumsum(counts)[:-1]) if texts else []
    return [[vocabulary.terms[number] for number in each] for each in found]


def numbers(vocabulary: Vocabulary, *batches: list[str]) -> list[int]:
    """Return the numbers of all batches, concatenated."""
    return [number for texts in batches for number in vocabulary.read(PackedStrings.pack(texts))[0].tolist()]


# -- the terms of a text


@pytest.mark.parametrize("compiled", [False, True])
@given(TEXTS)
@example(["U.", "S. 1,", "500 O'", "Brien"])
@example(["IT", "It", "WHO is it", "IS IT", "IT"])
def test_texts_have_the_terms_that_each_has_alone(compiled: bool, texts: list[str]) -> None:
    assert read(Vocabulary(compiled), texts) == list(map(extract_terms, texts))


@given(TEXTS)
def test_terms_do_not_depend_on_previously_read_texts(experienced: Vocabulary, texts: list[str]) -> None:
    assert read(experienced, texts) == list(map(extract_terms, texts))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the U.S. and u.s, U.S.'s, U.S’S. J.K. Rowling, e.g. this", id="initials"),
        pytest.param("U.S.Army U.S.A U.S.1 U.S.A1 U.Sé U.é. a.b.c.d.e a. .a. A.B.'st A.B.'s1", id="nearly initials"),
        pytest.param("U.S…'s U.S...'s U…S U…. 3…5 1,…500 end…", id="ellipsis"),
        pytest.param("1,500 1,500,000 999,999.5 1,234,", id="thousands"),
        pytest.param("1,5 12,3456 1234,567 1,500,0000 1,500a 1,500,000b a1,500 ,500 1,,500", id="nearly thousands"),
        pytest.param("3.5 33.55 3.5.7 3.5, 3.5%", id="decimals"),
        pytest.param("3. .5 3..5 3.5m a3.5 3.a 3.5é 1.500,5", id="nearly decimals"),
        pytest.param(
            "O'Brien’s haven`t don´t rock'n'roll 'quoted' ''double'' o' 'tis ʼs x'é'x a''b 1''1 5'é''", id="apostrophes"
        ),
        pytest.param("C++ c# C＋＋ C⁺⁺ f♯ F# C++'s C++17 C++x aC++ C+++ C## C#, (C#) #tag", id="letters with signs"),
        pytest.param("first_name _a_ __ 1_500 U_.S.", id="underscores"),
        pytest.param("ﬁnance U.ﬁ U.S.ﬁ ﬁ.a ™ Word™ №5 1,50㏠ 5㎏ ½ 2½ m² Ⅳ. Ⅳ.Ⅳ", id="compatibility forms"),
        pytest.param("ＮＡＴＯ ５，５００ ３．５ Ｕ．Ｓ．＇ｓ ſo", id="full width"),
        pytest.param("Zürich Zu\u0308rich U.S\u0301. 1\u0301,500 \u0301abc <\u0338 x", id="accents"),
        pytest.param(
            "U.S\u0316 U.S.'s\u0316 U.S.s\u0316 1,500,500\u0316 3.5\u0316 x'\u0316", id="marks that join nothing"
        ),
        pytest.param("\u1112\u1161.\u1112\u1161. \u1025\u102e.\u1025\u102e.a", id="letters of two characters"),
        pytest.param("С.-Петербург, А.С. Пушкин, й и\u0306 ПУТИН", id="Cyrillic"),
        pytest.param(
            "co\u00adoperate U\u00ad.S. 1,\u200b500 re\u200belected \ufeffThe", id="characters that aren't seen"
        ),
        pytest.param("हिन्दी में ไทย ประเทศไทย 한국 \u1112\u1161\u11ab がガカ\uff9e 北京，上海", id="other scripts"),
        pytest.param("𝐀𝐁 𝐀.𝐁 𝟙,𝟝𝟘𝟘 😀x 👩\u200d🚀 𠀀 \U000e0041 \U0010ffff", id="beyond the first plane"),
    ],
)
def test_a_word_ends_where_the_rules_say(experienced: Vocabulary, text: str) -> None:
    texts = [text, text.upper(), text.lower(), *text.split(" "), text * 20]
    assert read(experienced, texts) == list(map(extract_terms, texts))


def test_characters_read_the_same_wherever_they_stand(experienced: Vocabulary) -> None:
    chars = [char for char in map(chr, range(CODES)) if _is_special(char)]
    texts = [f"a{char}b {char} U.{char}.S {char}.S. x'{char} 1,{char}00 {char}.5 3.{char} 3{char}5" for char in chars]
    shouted = [f"IT {char}" for char in chars]
    assert read(experienced, texts) == list(map(extract_terms, texts))
    assert read(experienced, shouted) == list(map(extract_terms, shouted))


def _is_special(char: str) -> bool:
    """Return whether a character differs from its neighbours; thousands don't."""
    category = unicodedata.category(char)
    return ord(char) < 0x250 or category in UNUSUAL or bool(unicodedata.decomposition(char))


def test_no_character_behind_the_table_is_a_letter_or_folded() -> None:
    behind = "".join(map(chr, range(CODES, sys.maxunicode + 1)))
    assert extract_terms(behind) == []
    assert unicodedata.normalize("NFKC", behind) == behind
    assert not any(map(unicodedata.combining, behind))


# -- numbers


@given(TEXTS, st.data())
def test_texts_in_any_batches_get_the_same_numbers(texts: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(texts)))
    whole, parts = Vocabulary(compiled=True), Vocabulary(compiled=True)
    assert numbers(parts, texts[:cut], texts[cut:]) == numbers(whole, texts)
    assert parts.terms == whole.terms


@given(TEXTS)
def test_compiled_or_not_terms_get_the_same_numbers(texts: list[str]) -> None:
    plain, compiled = Vocabulary(), Vocabulary(compiled=True)
    assert numbers(plain, texts) == numbers(compiled, texts)
    assert plain.terms == compiled.terms


@given(st.lists(TEXTS))
def test_a_memo_that_is_emptied_changes_nothing(batches: list[list[str]]) -> None:
    small, large = Vocabulary(compiled=True, max_words=8), Vocabulary(compiled=True)
    assert numbers(small, *batches) == numbers(large, *batches)
    assert small.terms == large.terms


@pytest.mark.parametrize("compiled", [False, True])
def test_a_stop_word_gets_a_number_only_where_it_is_a_name(compiled: bool) -> None:
    vocabulary = Vocabulary(compiled)
    assert numbers(vocabulary, ["IT AND WHO", "it rains", "The WHO, and IT"]) == [0, 1, 2]
    assert vocabulary.terms == ["rain", "who", "it"]


def test_reading_continues_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(words: Sequence[str], shouting: Sequence[bool], language: str) -> list[str]:
        raise KeyboardInterrupt

    vocabulary = Vocabulary(compiled=True)
    with monkeypatch.context() as patched:
        patched.setattr(index.text.vocabulary, "extract_word_terms", fail)
        with pytest.raises(KeyboardInterrupt):
            read(vocabulary, ["Rain and sun"])
    assert read(vocabulary, ["Rain and sun"]) == [["rain", "sun"]]


# -- any size


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["", "a rainy day", ""], ["\0", " "]])
def test_empty_texts_have_no_terms(compiled: bool, texts: list[str]) -> None:
    assert read(Vocabulary(compiled), texts) == list(map(extract_terms, texts))


def test_more_different_words_than_the_memo_begins_with_are_kept_apart() -> None:
    words = [f"{letter}{number}" for number in range(FIRST_SLOTS) for letter in ("x", "a-long-word-q", "Путин")]
    texts = [" ".join(words[start : start + 100]) for start in range(0, len(words), 100)]
    vocabulary = Vocabulary(compiled=True)
    assert read(vocabulary, [" ".join(words), *texts]) == list(map(extract_terms, [" ".join(words), *texts]))
    assert read(vocabulary, texts) == list(map(extract_terms, texts))


def test_a_text_is_read_again_when_the_memo_grows_meanwhile() -> None:
    words = [f"x{number}" for number in range(FIRST_SLOTS // 2)]
    texts = [" ".join(words), " ".join([*words[:1000], "sun", *words])]
    vocabulary = Vocabulary(compiled=True)
    assert [read(vocabulary, [text]) for text in texts] == [[extract_terms(text)] for text in texts]


def test_each_spelling_is_analysed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def ask(words: Sequence[str], shouting: Sequence[bool], language: str) -> list[str]:
        asked.extend(zip(words, shouting, strict=True))
        return [*words]

    monkeypatch.setattr(index.text.vocabulary, "extract_word_terms", ask)
    words = [f"{word}{number}" for number in range(FIRST_SLOTS) for word in ("x", "internationalisation")]
    texts = ["THE WHO", "the WHO", *words, "THE WHO", "the WHO", *words]
    vocabulary = Vocabulary(compiled=True)
    for start in range(0, len(texts), 1000):
        vocabulary.read(PackedStrings.pack(texts[start : start + 1000]))
    assert asked == [("THE", True), ("WHO", True), ("the", False), ("WHO", False), *((word, False) for word in words)]


def test_words_that_differ_in_one_byte_are_kept_apart() -> None:
    words = [
        "q" * size + letter + "q" * (after - size) for after in range(40) for size in range(after) for letter in "rj1"
    ]
    texts = [" ".join(words), " ".join(words).upper(), " ".join(words)]
    assert read(Vocabulary(compiled=True), texts) == list(map(extract_terms, texts))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The U.S. said O’Brien’s 3.5 ferries… " * 100, id="many words"),
        pytest.param("x" * 3000, id="one word"),
        pytest.param("é" * 3000, id="one word of other letters"),
        pytest.param("1,500" + ",000" * 1000, id="one number"),
        pytest.param("A." * 1000, id="initials"),
        pytest.param("RAIN IT " * 500, id="capitals"),
        pytest.param("e\u0301 rain " * 500, id="folded first"),
        pytest.param("ﷺ" * 1000 + "\u0301", id="longer once it is folded"),
        pytest.param("…" * 1000, id="none"),
    ],
)
def test_a_text_may_be_longer_than_what_is_read_at_once(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(index.text.vocabulary, "CHUNK", 1000)
    texts = ["Rain", text, "sun"]
    assert read(Vocabulary(compiled=True), texts) == list(map(extract_terms, texts))


def test_texts_together_may_be_longer_than_what_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.text.vocabulary, "CHUNK", 1000)
    texts = ["", *(f"Rain {number} and sun" for number in range(1000)), ""]
    assert read(Vocabulary(compiled=True), texts) == list(map(extract_terms, texts))


def test_a_text_may_be_a_megabyte_long(experienced: Vocabulary) -> None:
    text = " ".join(f"The U.S. said {number} O’Brien’s" for number in range(CHUNK // 20))
    assert len(text) > CHUNK
    assert read(experienced, [text]) == [extract_terms(text)]


# -- arguments and dependencies


def test_texts_may_be_mapped_from_a_file_or_not_be_written_to(tmp_path: Path) -> None:
    packed = PackedStrings.pack(["?", "The rain’s gone", "U.S. RAIN", "e\u0301te\u0301"])
    (tmp_path / "data").write_bytes(packed.data.tobytes())
    packed.starts.tofile(tmp_path / "starts")
    mapped = PackedStrings(
        np.memmap(tmp_path / "data", np.uint8, "r"),
        np.memmap(tmp_path / "starts", np.int64, "r"),
    )
    middle = PackedStrings(np.array(packed.data[1:]), np.array(packed.starts[1:] - 1))
    vocabulary = Vocabulary(compiled=True)
    for texts in (packed, mapped, middle, PackedStrings(packed.data, packed.starts[1:])):
        assert numbers(vocabulary, list(texts)) == vocabulary.read(texts)[0].tolist() == [0, 1, 2, 0, 3]


def test_each_kernel_is_compiled_for_one_kind_of_arguments(experienced: Vocabulary, tmp_path: Path) -> None:
    test_texts_may_be_mapped_from_a_file_or_not_be_written_to(tmp_path)
    kernels = [value for name, value in vars(kernel_words).items() if hasattr(value, "signatures")]
    assert max(len(kernel.signatures) for kernel in kernels) == 1


def test_without_compiling_nothing_of_it_is_imported() -> None:
    script = (
        "import sys; from index.text.packed_strings import PackedStrings; from index.text.vocabulary import Vocabulary;"
        "Vocabulary().read(PackedStrings.pack(['Rain']));"
        "print('numba' in sys.modules, 'index.text.kernel_words' in sys.modules)"
    )
    command = [sys.executable, "-c", script]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == ["False", "False"]


def test_the_example_in_the_docstring_runs() -> None:
    result = doctest.testmod(index.text.vocabulary)
    assert result.attempted
    assert not result.failed
