"""Names in questions: outlets that the answer is to come from, and names of people with typing errors.

Both are looked up among what the index knows. Not for telling who is asked about: see `question`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from index.terms import QUESTION_WORDS, terms

_WORD = re.compile(r"[^\W_]+")
# What an outlet's name is as well known without: "BBC News", "Reuters World", "theguardian.com".
_GENERIC = frozenset("the news world online com co uk org net www agency international service rss feed".split())
# Single words that are outlets' names only when they are written with a capital.
_ORDINARY = frozenset(
    """
    time sun mirror independent express mail star metro hill globe post times nation week people today life look
    examples example press standard record journal business sport politics culture local home science world news
    """.split()
)
_SLOT_WORDS = r"say|says|said|views?|opinions?|positions?|stances?|takes?|comments?|thoughts?|thinks?|quotes?"
# What makes the outlet the topic instead: "resigned from the BBC", "shares in Reuters", "an attack on the Guardian".
_ITS_OWN = re.compile(
    rf"""
    \b(?: (?:resign\w*|fired|sacked|left|quit|retired?|suspended|removed|dismissed|banned|departure|exit|journalists?
            |reporters?|editors?|correspondents?|statement|people|someone|remove|resignation) \s from
        | (?:shares?|stakes?|invest\w*|interest|works?|worked|confidence|trust|jobs?) \s in
        | (?:attacks?|bans?|raids?|assault|report|based|sanctions|taxe?s?|ban|{_SLOT_WORDS}) \s on
    ) \s (?:the\s)? $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FROM = re.compile(
    r"""
    (?<![\w'’-]) (?: (?P<sure>(?:according\sto|as\sreported\s(?:by|in)|via)\s(?:the\s)?)
                   | (?P<open>(?:in|from|on|(?:report|reported|article|articles|story|stories|published|news|coverage
                       |written)\sby)\s(?P<the>the\s)?) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AND = re.compile(r"(?:,\s?|\s?(?:,\s)?(?:and|or|&)\s)(?:(?:in|from|on)\s)?(?:the\s)?", re.IGNORECASE)
_BEHIND = re.compile(
    r"""
    \s?(?:[?.!,;:)] | $) | \s(?:about|on|of|in|since|from|that|regarding|what|who|how|when|why|where|which|did|does
    |has|please)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def find_outlets(text: str, outlets: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The outlets that `text` wants answers from, as `outlets` spells them, and the text without these words.

    Takes "according to Reuters", "in the Guardian", "Reuters: ...", in any case; not an outlet that is the topic.
    """
    names = _by_words(tuple(outlets)) if outlets else {}
    if not names:
        return (), text
    quiet = text == text.lower()
    if (match := re.match(r"(?:the\s)?([^:?!]{1,60}):\s", text, re.IGNORECASE)) and (
        found := names.get(tuple(_words(match[1])))
    ):
        return (found[0],), text[match.end() :]
    for match in _FROM.finditer(text):
        listed, end = _listed(text, match.end(), names, _must_shine(match, quiet))
        if not listed or not _BEHIND.match(text, end):
            continue
        if match["sure"] or not _ITS_OWN.search(text[: match.end()]):
            return tuple(dict.fromkeys(listed)), _without(text, match, end)
    return (), text


def named_outlet(text: str, outlets: Sequence[str]) -> str | None:
    """The outlet that `text` is the name of, with or without "the"."""
    found = _by_words(tuple(outlets)).get(tuple(_words(text))) if outlets else None
    return found[0] if found else None


def _must_shine(match: re.Match[str], quiet: bool) -> Callable[[Sequence[str], bool], bool]:
    """Whether words may name an outlet here only if they are capitalised."""

    def needed(words: Sequence[str], part: bool) -> bool:
        ordinary = len(words) == 1 and words[0].lower() in _ORDINARY
        return (part and not quiet) or (ordinary and not (match["sure"] and quiet))

    return needed


def _without(text: str, match: re.Match[str], end: int) -> str:
    start = match.start()
    if match["open"] and (by := re.search(r"\sby\s(?:the\s)?$", match["open"], re.IGNORECASE)):
        start += by.start()
    kept = f"{text[:start].rstrip()} {text[end:].lstrip(' ,')}".strip()
    return re.sub(r",(?=\s?[?.!]?$)", "", kept)


Names = Mapping[tuple[str, ...], tuple[str, bool]]


def _listed(
    text: str, start: int, names: Names, needed: Callable[[Sequence[str], bool], bool]
) -> tuple[list[str], int]:
    """The outlets named from `start` on, joined by commas, "and" or "or", and where they end."""
    found: list[str] = []
    end = at = start
    while one := _longest(text, at, names, needed):
        found.append(one[0])
        end = one[1]
        if not (joined := _AND.match(text, end)):
            break
        at = joined.end()
    return found, end


def _longest(
    text: str, start: int, names: Names, needed: Callable[[Sequence[str], bool], bool]
) -> tuple[str, int] | None:
    spans = [match for _, match in zip(range(6), _WORD.finditer(text, start), strict=False)]
    if not spans or spans[0].start() != start:
        return None
    for count in range(len(spans), 0, -1):
        words = [span.group() for span in spans[:count]]
        found = names.get(tuple(word.lower() for word in words))
        if found and (words[0][0].isupper() or not needed(words, found[1])):
            return found[0], spans[count - 1].end()
    return None


@lru_cache(maxsize=8)
def _by_words(outlets: tuple[str, ...]) -> Names:
    """Each outlet by the words of its name, and by a part that is no other's; the latter marked True."""
    found = {tuple(_words(name)): (name, False) for name in outlets if _words(name)}
    parts: dict[tuple[str, ...], set[str]] = {}
    for name in outlets:
        for part in _parts(name):
            parts.setdefault(part, set()).add(name)
    return {part: (names.pop(), True) for part, names in parts.items() if len(names) == 1} | found


def _parts(name: str) -> Iterable[tuple[str, ...]]:
    """What a name may be cut to: without its generic words, or its last word ("the Gazette"), never a town's."""
    words = _words(name)
    if core := tuple(word for word in words if word not in _GENERIC):
        yield core
        if len(core[-1]) >= 4:
            yield core[-1:]


def _words(name: str) -> list[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    return words[1:] if len(words) > 1 and words[0] == "the" else words


# -- typing errors

_MENDED = 5
"""So many unknown words of a question are compared to all names, at most: each takes milliseconds."""
_SHORTEST = 4
_SURE_LENGTH = 6
_LONG = 9
_TYPED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def mend(text: str, names: Mapping[str, str], holds: Callable[[str], bool]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`text` with misspelt names put right, and each word that was, with what it became.

    A word is one if no paragraph holds it, it is long enough, and exactly one name is as near: a letter too many,
    too few, swapped or, in longer words, wrong; two of these in words of nine letters. Among words with capitals,
    one without is no name.
    """
    unknown = [match for match in _TYPED.finditer(text) if _is_unknown(match, text, holds)] if names else []
    mended: list[tuple[str, str]] = []
    for match in reversed(unknown[:_MENDED]):
        if right := _nearest(match.group(), names):
            text = text[: match.start()] + right + text[match.end() :]
            mended.append((match.group(), right))
    return text, tuple(reversed(mended))


def _is_unknown(match: re.Match[str], text: str, holds: Callable[[str], bool]) -> bool:
    word = re.sub(r"['’]s$", "", match.group())
    if len(word) < _SHORTEST or word.lower() in QUESTION_WORDS:
        return False
    if not word[0].isupper() and text[1:] != text[1:].lower():
        return False
    found = terms(word)
    return len(found) == 1 and not holds(found[0])


def _nearest(word: str, names: Mapping[str, str]) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    low, ending = re.sub(r"['’]s$", "", word).lower(), re.search(r"['’]s$", word)
    allowed = 2 if len(low) >= _LONG else 1
    near: dict[str, int] = {}
    # Stems first, all at once: few spellings need a look then.
    stems = process.extract("".join(terms(low)), list(names), scorer=OSA.distance, score_cutoff=allowed + 1, limit=None)
    for name in {names[stem] for stem, *_ in stems}:
        # A first letter is hardly ever wrong; it may have changed places with the second.
        if abs(len(name) - len(low)) > allowed or name[:1].lower() not in low[:2] or len(name) < _SHORTEST:
            continue
        distance = OSA.distance(low, name.lower(), score_cutoff=allowed)
        if distance <= allowed and (len(low) >= _SURE_LENGTH or not _differs_in_a_letter(low, name.lower())):
            near[name] = distance
    best = [name for name, distance in near.items() if distance == min(near.values())]
    return best[0] + (ending.group() if ending else "") if len(best) == 1 else None


def _differs_in_a_letter(word: str, name: str) -> bool:
    """Whether two short words are rather two words: Rose and Bose, Biden and Baden."""
    return len(word) == len(name) and sorted(word) != sorted(name)
