"""What is of a language stands in `index/languages`: the rules that read text hold no words or letters of their own.

The strings of these rooms are looked through, patterns without their syntax. Documentation, messages of errors and
logs, keys, and the values of a `Literal` are not of a language. What else is not stands below, with the reason.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

INDEX = Path(__file__).parent.parent / "index"
ROOMS = ("answers", "question", "quotes", "research", "text")
"""Rooms that read what articles, questions and bylines say, with the rooms inside them."""

TECHNICAL_NAMES = frozenset("NFC NFD NFKC NFKD Mn Sk So utf-8 left right stable".split())
"""Names of Unicode, NumPy and Python."""

SHARED_NAMES = frozenset("he she they day week month quarter year hour fortnight weekend early mid late".split())
"""Names that data of languages and rules share: of persons by their pronoun, of units and parts of dates."""

RULES_OF_QUOTATIONS = (
    "X said", "said X", "X stated", "X signed", "according to X", "subject", "turn", "continues", "none",
)  # fmt: skip
"""Names of the rules that find quotations, stored with them."""

EXCEPTIONS = {
    # names of the features of a paragraph, in a table of their weights
    "answers/features.py": {"*"},
    "answers/weights.py": {"*"},
    "answers/ranking.py": {"article_odds", "best_odds", "below"},
    # fields to fill in
    "answers/suggestions.py": {"{topic}"},
    # slots in the patterns of a `DateWords` and an `Asking`, and groups of those patterns
    "question/calendar/coming.py": {"weekday"},
    "question/calendar/grammar.py": {"*"},
    "question/calendar/meanings.py": {"*"},
    "question/calendar/reading.py": {"after", "before", "of", "range", "since", "until"},
    "question/dates.py": {"from_", "inside", "on"},
    "question/framing.py": {"first", "second", "bot"},
    "question/languages/patterns.py": {"SPEAKER", "NAME", "TOPIC", "ENDING"},
    "question/languages/outlets.py": {"ABOUT"},
    "question/languages/speakers.py": {"topic"},
    "question/speakers.py": {"speaker"},
    "text/names.py": {"head"},
    # Telegram's names of bots, which end in "bot", and its command
    "question/languages/framing.py": {"bot", "latest"},
    # Unicode's names of scripts, and their languages' codes
    "question/scripts/names.py": {"LATIN", "GREEK", "HIRAGANA", "KATAKANA", "CJK", "uk", "ru"},
    "text/languages/telling.py": {"*"},
    # keys of CLDR's data
    "question/scripts/places.py": {"territories", "zone"},
    # how to deal with characters that can't be encoded
    "question/wording.py": {"replace"},
    # names of cases and other tags of a dictionary, and places of a subject
    "quotes/frames/agreement.py": {"*"},
    "quotes/frames/article.py": {"clause", "opinion", "source"},
    "quotes/frames/certainty.py": {"clause", "colon", "opinion", "source"},
    "quotes/frames/doubts.py": {"source"},
    "quotes/frames/sources.py": {"agent", "colon", "opinion", "source"},
    "quotes/frames/subjects.py": {"agent", "before", "clause", "object", "shared"},
    "quotes/frames/verbs.py": {"dropped", "shared"},
    "quotes/frames/who.py": {"nomn", "IVX"},
    "quotes/phrases/case_endings.py": {"*"},
    "quotes/phrases/cases.py": {"*"},
    "quotes/phrases/grammar.py": {"nomn"},
    "quotes/phrases/name_runs.py": {"nomn", "gent", "datv"},
    "quotes/phrases/plain_phrases.py": {"nomn", "gent", "datv"},
    # the code of the language whose rules stand here
    "quotes/finder.py": {"en"},
    # words of the formats BibTeX and RIS
    "research/citations.py": {"*"},
    "research/tables.py": {"true", "false"},
    # stemmers' names, and C++ and C# as words
    "text/analysis.py": {"english", "russian", "plusplus", "sharp"},
    # an operation of RapidFuzz
    "text/differences.py": {"equal"},
    # letters that Unicode doesn't decompose into a Latin one and a mark, in any language
    "text/languages/accents.py": {"*"},
    # the letter of any possessive, which a table of characters marks
    "text/vocabulary.py": {"sS"},
}
"""Strings, or words and letters in strings, that each module may hold; "*" for any."""

_SYNTAX = re.compile(
    r"""
    \(\?P?<\w+> | \(\?P=\w+\) | \(\?[aiLmsux-]+[:)] | \(\?<?[=!>:]  # groups
    | \\[a-zA-Z] | \[(?:\\.|[^\]\\])*\]                             # characters and classes of them
    | (?m:\s\#\s.*$)                                                # comments
    """,
    re.VERBOSE,
)
_COMMENT = re.compile(r"\s# .*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MATCH_METHODS = frozenset(("get", "group", "start", "end", "span"))
_LOGS = frozenset(("debug", "info", "warning", "error", "exception"))


@cache
def literal_values() -> frozenset[str]:
    """Return the strings that some `Literal` in the code lists."""
    trees = (ast.parse(path.read_text()) for path in INDEX.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if is_literal(node))
    return frozenset(value for node in nodes for part in ast.walk(node) for value in text_of(part))


def is_literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal"


def text_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def unread(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what is no data: documentation, messages, keys and groups of patterns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Raise) or is_literal(node):
            yield from ast.walk(node)
        elif isinstance(node, ast.Subscript):
            yield node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in _LOGS:
                yield from ast.walk(node)
            elif node.func.attr in _MATCH_METHODS:
                yield from node.args


def strings(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    skipped = {id(node) for node in unread(tree)}
    for node in ast.walk(tree):
        if id(node) not in skipped:
            yield from text_of(node)


def of_a_language(source: str, allowed: set[str] | frozenset[str] = frozenset()) -> set[str]:
    """Return the words and letters of languages in the strings of a module, besides those allowed."""
    known = literal_values() | SHARED_NAMES | TECHNICAL_NAMES | {*RULES_OF_QUOTATIONS} | allowed
    words: set[str] = set()
    for text in strings(source):
        if text not in known and "*" not in allowed:
            words.update(_WORD.findall(_SYNTAX.sub(" ", text)))
            words.update(filter(is_letter, _COMMENT.sub(" ", text)))
    return {word for word in words if set(word) <= set(source)} - allowed  # not "\u0400", a range of characters


def is_letter(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lo")


def modules() -> list[str]:
    paths = (path for room in ROOMS for path in (INDEX / room).rglob("*.py"))
    return sorted(path.relative_to(INDEX).as_posix() for path in paths)


@pytest.mark.parametrize("module", modules())
def test_a_module_outside_languages_holds_nothing_of_a_language(module: str) -> None:
    assert of_a_language((INDEX / module).read_text(), EXCEPTIONS.get(module, frozenset())) == set()


@pytest.mark.parametrize("module", EXCEPTIONS)
def test_every_exception_is_needed(module: str) -> None:
    source = (INDEX / module).read_text()
    assert of_a_language(source) != set()
    for exception in EXCEPTIONS[module] - {"*"}:
        assert of_a_language(source, EXCEPTIONS[module] - {exception}) != set(), exception


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r'SAID = re.compile(r"\b(?P<cue>says|said)\b")', {"says", "said"}),
        (r'ARTICLES = rf"[Tt]he\s{NAME}"', {"he"}),
        ('SMALL = "[а-яё]"', {"а", "я", "ё"}),
        ('if word == "the": ...', {"the"}),
        ('raise ValueError("no such word")', set()),
        ('log.info("the index is read")', set()),
        ('kind: Literal["place"] = match["place"]', set()),
    ],
)
def test_words_in_patterns_are_seen_and_messages_are_not(source: str, words: set[str]) -> None:
    assert of_a_language(source) == words
