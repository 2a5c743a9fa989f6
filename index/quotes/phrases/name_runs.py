"""Runs of capitalised words: the name in one, the roles before it, and where another begins.

Not for whom an article names: see `people.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from index.languages import Letters, Speech
from index.quotes.phrases.grammar import Grammar, is_capitalised

MIN_NAME_WORDS = 2
"""Minimum number of words of a full name."""
_CAPITALISED = rf"[^\W\d_{Letters.SMALL_LATIN}]\w+"
MAX_ROLE = 40
"""Maximum length of a role before a name, in characters."""
_OPENS_CLAUSE = re.compile(rf"\s[{Letters.SMALL_WITH_SHARP_S}]|,")
_BEFORE = re.compile(r"(?:([\w-]+)|[^\s.!?:])\s*$")
_CAPITALISED_PAIR = re.compile(rf"(?<!\w)({_CAPITALISED}) (?=({_CAPITALISED}))")


def time_names(texts: Iterable[str], grammar: Grammar) -> frozenset[tuple[str, str]]:
    """Return the given names and words for times that are together a name, such as "Karla Sommer".

    A day may follow a given name by chance: it is a surname if the article has both together again, behind a role, or
    before the verb of a sentence that they open, where a single phrase stands.
    """
    speech = grammar.speech
    if not speech.surname_times:
        return frozenset()
    counts, named = Counter[tuple[str, str]](), set[tuple[str, str]]()
    for text in texts:
        for match in _CAPITALISED_PAIR.finditer(text):
            pair = match[1], match[2]
            if grammar.is_never_speaker(pair[1]) and grammar.given_gender(pair[0]):
                counts[pair] += 1
                if _is_named(text, match, grammar):
                    named.add(pair)
    return frozenset(
        pair for pair, count in counts.items() if count > 1 or pair in named or pair[1].lower() in speech.surname_times
    )


def _is_named(text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Return whether a given name and a time are a name: behind a role, or as a sentence's first words."""
    before = _BEFORE.search(text, max(0, match.start() - MAX_ROLE), match.start())
    if before and before[1]:
        return grammar.is_role(before[1])
    return not before and _OPENS_CLAUSE.match(text, match.end(2)) is not None


def without_medium(words: list[str], grammar: Grammar) -> list[str]:
    """Return a run up to the medium that a person tells something: "Karla Lind | Radio Bremen"."""
    if not grammar.speech.nouns_are_capitalised:
        return words
    given = next((at for at, word in enumerate(words) if grammar.given_gender(word)), None)
    if given is None:
        return words
    for at in range(given + 2, len(words)):
        is_told = grammar.is_medium(words[at]) or (words[at].isupper() and len(words[at]) > 2)
        if is_told and not grammar.given_gender(words[at - 1]) and not grammar.is_role(words[at]):
            return words[:at]
    return words


def split_run(
    words: list[str], grammar: Grammar, time_names: Container[tuple[str, str]] = frozenset()
) -> tuple[list[str], list[str]]:
    """Split a run of capitalised words into a name and the roles before it; the name may be empty.

    `time_names` are given names with surnames that would be times elsewhere.
    """
    speech = grammar.speech
    words = _without_elided(words, speech)
    given = next((at for at in range(len(words) - 1) if grammar.given_gender(words[at])), None)
    first = 0
    roles: list[str] = []
    for at, word in enumerate(words):
        low = word.rstrip(".").lower()
        if given is not None and at >= given:
            first = given
            break
        if low in speech.courtesy_titles or low in speech.academic_titles or grammar.is_role(word):
            roles.append(word)
            first = at + 1
        elif at == first and (
            low in grammar.openers or (speech.nouns_are_capitalised and grammar.is_never_speaker(word))
        ):
            first = at + 1
    if given is not None and given > 0 and not roles:
        first = given
        before = words[given - 1]
        roles = [] if before.lower() in grammar.openers or grammar.is_body(before) else [before]
    name = words[first:]
    if speech.genitive_s and (at := _role_of_owner(name, grammar)):
        roles, name = [name[at]], name[at + 1 :]
    name = _without_owner(name, speech)
    if roles and grammar.is_relation(roles[-1]):
        name = without_genitive_owner(name, grammar)
    while name and _is_time(name[-1], grammar) and tuple(name[-2:]) not in time_names:
        name = name[:-1]
    while name and not is_capitalised(name[0]):
        name = name[1:]
    return name, roles


def _without_elided(words: list[str], speech: Speech) -> list[str]:
    """Return a run without the article that opens a sentence: "L’avocate Ana Brandt"; not "L’Oréal"."""
    elided, _, rest = words[0].replace("'", "’").partition("’")
    if rest and rest[0].islower() and elided.lower() in speech.elided_words:
        return [rest, *words[1:]]
    return words


def _role_of_owner(name: list[str], grammar: Grammar) -> int:
    """Return where a role follows its owner's name: 2 in "Anna Brandts Sprecher Karl Lind"; 0 if none does."""
    for at in range(2, len(name)):
        owner = name[at - 1]
        if owner.endswith(("s", "’", "'")) and grammar.is_role(name[at]) and not grammar.given_gender(owner):
            return at
    return 0


def without_genitive_owner(name: list[str], grammar: Grammar) -> list[str]:
    """Return the name of a relative or an aide without whose it is: "Жена | Палкина | Ольга", "Сын | Линда | Иван".

    A woman's surname may look like the genitive of a man's: it goes before a given name, too, since that is right in
    either case.
    """
    cases, is_surname = grammar.cases, False
    while cases and len(name) > 1 and (is_surname or cases.may_be(name[0], "gent")):
        given = grammar.given_gender(name[0])
        if not is_surname and cases.may_be(name[0], "nomn") and (given or not _is_another(name[0], name[1], grammar)):
            break
        is_surname = bool(given) and not grammar.given_gender(name[1])
        name = name[1:]
    return name


def _is_another(owner: str, word: str, grammar: Grammar) -> bool:
    """Return whether a word behind what may be a woman's surname can't belong to it: a given name, or a man's."""
    is_mans = owner[-1] in Letters.WOMENS_LAST and word[-1] not in Letters.SURNAMES_LAST
    return is_mans or bool(grammar.given_gender(word))


def begins_another(words: Sequence[str], grammar: Grammar) -> int:
    """Return where another person's name follows a complete one: 2 in "Anna Brandt Karl Lind"; 0 if none does."""
    for at in range(MIN_NAME_WORDS, len(words) - 1):
        before = words[at - 1]
        if not grammar.given_gender(words[at]) or grammar.given_gender(before) or not is_capitalised(before):
            continue
        if not grammar.is_common(before) and any(grammar.given_gender(word) for word in words[: at - 1]):
            return at
    return 0


def before_person(words: Sequence[str], begin: int, end: int, grammar: Grammar) -> int:
    """Return the end of a run before the person who speaks there: "сказал в Москве | Иван Линд"."""
    cases = grammar.cases
    if not cases or grammar.given_gender(words[begin]):
        return end
    for at in range(begin + 1, end - 1):
        word, before = words[at], words[at - 1]
        is_other = (before.isupper() and len(before) > 1) or not cases.may_be(before, "nomn")
        is_other = is_other or (cases.may_be(before, "datv") and not cases.may_be(word, "datv"))
        if is_other and grammar.given_gender(word) and cases.may_be(word, "nomn"):
            return at
    return end


def before_given_name(words: Sequence[str], begin: int, end: int, grammar: Grammar) -> int:
    """Return the end of a run before a person who follows a place or a thing: "de la Culture | Anna Brandt".

    Of two given names, the first may be the place's: "Saint Louis Karl Lind".
    """
    if grammar.cases or grammar.given_gender(words[begin]):
        return end
    given = [at for at in range(begin + 1, end - 1) if grammar.given_gender(words[at])]
    return given[0] if len(given) == 1 else end


def _is_time(word: str, grammar: Grammar) -> bool:
    """Return whether a capitalised word can be a day or a month; where only names have capitals, it is a name."""
    return grammar.speech.nouns_are_capitalised and grammar.is_never_speaker(word)


def _without_owner(name: list[str], speech: Speech) -> list[str]:
    """Return a name without what follows a particle behind its surname: "Joe Stork von HRW"."""
    for at in range(1, len(name)):
        if name[at].lower() in speech.of_words and not all(word.lower() in speech.given_names for word in name[:at]):
            return name[:at]
    return name
