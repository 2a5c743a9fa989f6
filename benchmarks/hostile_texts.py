"""Texts that are meant to be slow to process: units to repeat, and functions for texts of any length."""

from __future__ import annotations

from collections.abc import Callable

_UNITS = {
    # letters, words and whitespace
    "one letter": "a",
    "letters": "a ",
    "capitals": "A ",
    "blanks": " ",
    "tabs": "\t",
    "line breaks": "\n",
    "no-break spaces": "\u00a0",
    "line separators": "\u2028",
    "paragraphs": "a\n\n",
    "sentences": "A. ",
    "lines": "A sentence.\n",
    "full stops": ".",
    "question marks": "? ",
    "commas": ", ",
    "colons": "a: ",
    "hyphens": "a-",
    "apostrophes": "a'",
    "initials": "U.S. ",
    "abbreviations": "a.b.",
    "underscores": "_",
    # marks and brackets
    "straight marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "pairs of marks": "“a” ",
    "marks and commas": "“a,” ",
    "single marks": "‘a ",
    "straight single marks": " 'a",
    "angled marks": "«a ",
    "low marks": "„a“ ",
    "round brackets": "(",
    "dashes": "— ",
    # characters that are invisible, or that normalization changes
    "zero-width spaces": "\u200b",
    "bidi overrides": "a\u202e",
    "combining accents": "\u0301",
    "letters with accents": "e\u0301",
    "ligatures": "\ufdfa",
    "dotted capitals": "\u0130",
    "Cyrillic": "Я ",
    "Chinese": "中",
    "emoji": "😀",
    "sharp signs": "C# ",
    "plus signs": "C++",
    # numbers and dates
    "digits": "1",
    "clock times": "12:",
    "thousands": "1,000,",
    "decimals": "1.5.",
    "slashes": "1/1/",
    "number words": "one hundred and ",
    "millions": "5 million ",
    "months": "March ",
    "in March": "in March 2024 ",
    "ranges": "1-2 ",
    # markup
    "pictures": "![a](",
    "exclamation marks": "!",
    "picture openings": "![",
    "links": "[a](",
    "square brackets": "[",
    "closed brackets": "[]",
    "emphasis": "*a ",
    "strong emphasis": "**a",
    "mixed emphasis": "*a_ ",
    "code": "`a``",
    "tags": "<a",
    "tag openings": "<",
    "CDATA": "<![CDATA[",
    "comments": "<!--",
    "processing instructions": "<?",
    "entities": "&amp",
    "quotations": "> ",
    "lists": "- ",
    "list lines": "- a\n",
    "numbered lines": "1. a\n",
    "indented lists": "* a\n ",
    "tables": "|a",
    "table lines": "|a|\n|-|\n",
    "fences": "```\n",
    "backslashes": "\\",
    "headings": "# a\n",
    "underlined headings": "a\n=\n",
    "addresses": "https://a.b/ ",
    # header lines
    "titles": "Title: a\n",
    "dates": "Date: 1 March 2024\n",
    "other headers": "Section: a\n",
    "rules": "---\n",
    "YAML": "a: b\n",
    "bare dates": "date a\n",
    "date labels": "Updated 1 March 2024 ",
    "wiki links": "[[a|",
    # who says what
    "names": "Ana Brandt ",
    "long name": "Brandt ",
    "surnames": "Ana, ",
    "said": "said ",
    "X said": "Ana Brandt said ",
    "quotations by X": "“A,” said Ana Brandt. ",
    "quotations by many": "“A,” Bo said.\n\n",
    "he said": "he said ",
    "said the man": "said the man ",
    "roles": "the mayor of ",
    "according to": "according to ",
    "titles of people": "Mr. ",
    "bodies": "University of ",
    "firms": "Ana & ",
    "owners": "Ana’s ",
    "nicknames": "Ana “Bo” ",
    "particles": "van ",
    "turns": "ANA: a\n\n",
    "questions and answers": "Q: A?\n\nA: B.\n\n",
    "openings": "“A\n\n",
    "in brackets": "(ABC) ",
    "negations": "n't ",
    "not": "not ",
    "bylines": "By ",
    "datelines": "LIMA, ",
    # other languages
    "hyphenated names": "Ana-",
    "quoted titles": "„Aa“, ",
    "German: quotations": "„A“, sagte Ana Brandt. ",
    "German: sagte": "sagte ",
    "German: pronouns": "Ana Brandt kam. Sie sagte, es sei gut. ",
    "German: sources": "nach Angaben der ",
    "German: compounds": "Polizeisprecherin-",
    "German: dates": "vom 3. bis 5. Mai ",
    "Russian: quotations": "«Да», — сказал Иван Брандт. ",
    "Russian: frames inside marks": "«Да, — сказал он, — да",
    "Russian: roles": "министр ",
    "Russian: names": "Иван Брандт ",
    "Russian: dates": "с 3 по 5 мая ",
    "Spanish: quotations": "—No —dijo Ana Brandt—. ",
    "Spanish: particles": "de la ",
    "Spanish: dates": "entre el 3 y el 5 de mayo ",
    "French: elisions": "qu'il l'a d'",
    "Ukrainian: names": "Зеленський ",
    "Arabic": "ال\u0640",
    "Hebrew points": "א\u05b8",
    "Japanese": "のカ",
    "Hangul": "한글 ",
    "Thai": "ก\u0e31",
    "Devanagari": "क\u094d",
    "Greek": "Ά ",
}


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit.encode()))


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // 2 // len(opening.encode())) + closing * (size // 2 // len(closing.encode()))


def _numbered(part: Callable[[int], str]) -> Callable[[int], str]:
    def text(size: int) -> str:
        parts: list[str] = []
        length = 0
        while length < size:
            parts.append(part(len(parts)))
            length += len(parts[-1].encode())
        return "".join(parts)

    return text


KINDS: dict[str, Callable[[int], str]] = {
    **{name: _repeated(unit) for name, unit in _UNITS.items()},
    "nested brackets": _nested("(", ")"),
    "nested square brackets": _nested("[", "]"),
    "nested marks": _nested("“", "”"),
    "nested emphasis": _nested("*", "*"),
    "stars around a word": lambda size: "*" * (size // 2) + "a" + "*" * (size // 2),
    "words and a cue": lambda size: f"{_repeated('a ')(size - 10)}said Ana.",
    "capitals and a cue": lambda size: f"{_repeated('Ana ')(size - 5)}said.",
    "blanks and a letter": lambda size: f"a{' ' * (size - 2)}a",
    "blanks before a line's end": lambda size: f"a{' ' * (size - 3)}\na",
    "digits and a unit": lambda size: f"{'1' * (size - 8)} million",
    "YAML flow": lambda size: f"---\n{'[' * (size - 10)}\n---\na",
    "YAML clock time": lambda size: f"---\ntitle: {_repeated('12:')(size - 20)}1\n---\na",
    "YAML lines": lambda size: f"---\n{_repeated('a: b' + chr(10))(size - 20)}\n---\na",
    "YAML aliases": lambda size: f"---\na: &a b\n{_repeated('c: *a' + chr(10))(size - 20)}\n---\na",
    "YAML that isn't": lambda size: f"---\n{_repeated('title: a: b' + chr(10))(size - 20)}\n---\na",
    "TOML lines": lambda size: f"+++\ntitle = 'a'\n{_repeated('a = 1' + chr(10))(size - 30)}\n+++\na",
    "nested JSON": lambda size: f'{{"title": {"[" * (size - 20)}',
    "unknown headers": lambda size: f"Title: a\n{_repeated('A-b: c' + chr(10))(size - 20)}\n\na",
    "different names": _numbered(lambda number: f"Ana B{number:x} "),
    "different speakers": _numbered(lambda number: f"“A,” said Ana B{number:x}.\n\n"),
    "one surname": _numbered(lambda number: f"“A,” said A{number:x} Brandt.\n\n"),
    "German: one surname": _numbered(lambda number: f"„A“, sagte A{number:x} Brandt. "),
    "German: roles and names": _numbered(lambda number: f"Der Minister Ana B{number:x} sagte, es sei gut. "),
    "different words": _numbered(lambda number: f"w{number:x} "),
}
"""Kinds of text by name; each value returns a text of the given length in bytes."""
