"""Who says what: the quotes in an article's paragraphs, by rules.

Three forms name a speaker in the paragraph itself, and only these are certain: "X said", "said X" and "according to
X". Where a paragraph names nobody, its quotes go to the last speaker named if it says so by a pronoun ("he said"),
or if it opens with a quotation mark right after a quote: such quotes are found by the speaker's name, but the name is
never printed with them. Rules alone, no model: every article passes through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from index.article import Quote
from index.terms import terms

OPENING = "“\"„«‘'‹»"
"""Marks that may open a quote at the start of a paragraph (» in German books)."""

_CUES = """
    said says say told tells added adds replied replies insisted insists argued argues warned warns wrote
    writes tweeted tweets noted notes explained explains claimed claims stated states declared declares
    announced announces acknowledged acknowledges admitted admits continued continues concluded concludes
    responded responds recalled recalls predicted predicts promised promises suggested suggests remarked
    remarks joked jokes testified testifies vowed vows asserted asserts contended contends countered counters
    complained complains conceded concedes confirmed confirms cautioned cautions called calls denied denies
    described describes asked asks quipped reiterated stressed stresses emphasized emphasizes lamented urged
    urges observed observes maintained maintains believes thinks thought charged shouted yelled boasted
    commented declined declines refused refuses pledged pledges criticized criticised criticizes praised
    praises accused accuses blamed blames dismissed dismisses rejected rejects expressed revealed reveals
    demanded demands disputed
    """.split()
_CUE = r"\b(?:" + "|".join(sorted(_CUES, key=len, reverse=True)) + r")\b"
_SAID = (
    r"\b(?:said|says|added|adds|replied|wrote|writes|told|tells|asked|explained|insisted|warned|noted|argued|recalled"
    r"|continued|concluded|joked|tweeted|declared|responded|quipped|remarked)\b"
)

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŜŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
_NAME_WORD = (
    rf"(?:(?:[OD]['’]|Mc|Mac|al-|el-|Al-|El-)?{_CAPITAL}[\w]+(?:['’-]{_CAPITAL}?\w{{2,}})*"
    rf"|{_CAPITAL}\.(?:{_CAPITAL}\.)*)"
)
_PARTICLE = r"(?:de|del|der|den|van|von|bin|ibn|al|la|le|da|di|du|dos|y|ten|ter|af|zu)"
_NAME = rf"{_NAME_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_NAME_WORD}){{0,5}}(?:,?\s+(?:Jr|Sr)\.)?"
_ASIDE = (
    r"(?:,\s(?=[a-z\d])[^,“”\"«»]{2,90}(?:,\s[^,“”\"«»]{2,60})?,|\s\([^()]{1,40}\)|\s[—–-]\s[^—–“”\"]{2,80}\s[—–-])"
)
_BETWEEN = (
    r"(?:\s+(?:also|then|later|has|had|have|himself|herself|\w+ly|once|reportedly|repeatedly|who|again|himself)){0,3}"
)
_POSITION = r"(?:(?:the|a|an|its|his|her|their|one|former|then)\s+)?(?:[a-z][\w'’-]*\s+){0,6}?"

_X_SAID = re.compile(rf"(?P<name>{_NAME}){_ASIDE}?{_BETWEEN}\s+(?P<cue>{_CUE})")
# "said on Capital Download" and "said Obama would" don't name who spoke.
_NOBODY = r"(?!(?:on|in|at|to|of|during|that|he|she|it|they|there|about|as|from|with|for|by|this|last|earlier|later)\b)"
_SAID_X = re.compile(
    rf"(?:[,.?!…—–-][”\"’'»“]*|[”\"’'»“])\s*(?P<cue>{_SAID})\s+{_NOBODY}"
    rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_POSITION}(?:{_NAME_WORD}\s+)?(?:[a-z][\w-]*\s+){{0,3}}?)(?P<name>{_NAME})"
)
_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording to)\s+{_POSITION}(?P<name>{_NAME})")
_PRONOUN = re.compile(rf"\b(?P<name>[Hh]e|[Ss]he|[Tt]hey)\b{_BETWEEN}\s+(?P<cue>{_CUE})")
_RULES = (
    ("X said", _X_SAID),
    ("said X", _SAID_X),
    ("according to X", _ACCORDING),
    ("pronoun", _PRONOUN),
)
_PREPOSITION = r"(?:of|for|from|at|in|on|with|to|by|about|near|against|than|like|and)\s+(?:the\s+)?"
_AFTER_PREPOSITION = re.compile(rf"\b{_PREPOSITION}$")
_NAME_OF = re.compile(rf"(?P<name>{_NAME})\s+(?:of|from|for|at|in)\s+(?:the\s+)?$")
NEAR_LETTERS = 40  # with more between the cue and the words, the clause may be another's
MANY_SENTENCES = 1
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr))(?<!\bMrs|\bSen|\bRep|\bGov|\bGen)[.!?]+[”\"’»)]*\s+(?=\S)"
)

# Words in capitals that stand before a name without being part of it.
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor president vice prime minister chancellor mayor senator sen rep
    representative gov governor congressman congresswoman judge justice chief sir lord lady dame king queen
    prince princess pope father sister brother captain capt gen general lt lieutenant col colonel sgt sergeant
    maj major admiral commissioner secretary ambassador councillor councilman councilwoman deputy director
    chairman chairwoman chair coach inspector superintendent sheriff officer attorney speaker leader
    president-elect press minority majority house senate state u.n campaign manager spokesman spokeswoman
    republican democrat democratic russian american british french german israeli us u.s uk former ex
    """.split()
)
_NO_NAMES = frozenset(
    """
    a about after all also although an and another any as asked at because before being both but by during
    each either even every few finally first for from he her here his how however i if in instead into is it
    its last later like many meanwhile more moreover most mr my neither never no nobody nor not nothing now of
    on once one only or other our over people perhaps she since so some still such than that the their then
    there these they this those though through to today two under until was we what when where whether which
    while who whose why with yes yesterday yet you your others critics officials experts police authorities
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A place in a paragraph that says who speaks: the speaker's name (None for a pronoun) and where it stands."""

    name: str | None
    cue: str
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Span:
    """The words between two marks, without them; `closed` is False where the paragraph ends first."""

    start: int
    end: int
    closed: bool


def find_quotes(paragraphs: Sequence[str]) -> list[Quote]:
    """All quotes of one article, in reading order; `paragraphs` are its paragraphs, first to last."""
    found = [list(_namings(text)) for text in paragraphs]
    full = _full_names(paragraphs, {naming.name for namings in found for naming in namings if naming.name})
    quotes: list[Quote] = []
    last: str | None = None
    speaking = False  # did the paragraph before end in somebody's words, or in "X said:"?
    for position, text in enumerate(paragraphs):
        namings, named = _resolve(found[position], full, last)
        here = list(_attribute(position, text, list(_spans(text)), namings, last, speaking))
        quotes.extend(here)
        spoken = any(quote.speaker and quote.kind != "indirect" for quote in here)
        last, speaking = named, spoken or (bool(namings) and text.rstrip()[-1:] in ":;,")
    return quotes


def name_terms(name: str) -> tuple[str, ...]:
    """The terms of a person's name, titles left out; the last one is the surname."""
    found = terms(name)
    untitled = [term for term in found if term not in _title_terms()]
    return tuple(untitled or found)


def same_person(asked: Sequence[str], named: Sequence[str]) -> bool:
    """Whether two names, as `name_terms`, can be one person's: the same surname, and no two first names differ."""
    if not asked or not named or asked[-1] != named[-1]:
        return False
    return len(asked) == 1 or len(named) == 1 or asked[0] == named[0]


@cache
def _title_terms() -> frozenset[str]:
    return frozenset(terms(" ".join(_TITLES)))


def opens_with_mark(paragraph: str) -> bool:
    """Whether a paragraph begins with a quotation mark, as one does that goes on with somebody's words."""
    return paragraph[:1] in OPENING and len(paragraph) > 1 and not paragraph[1].isspace()


def _attribute(
    position: int, text: str, spans: list[_Span], namings: list[_Naming], last: str | None, speaking: bool
) -> Iterator[Quote]:
    if not spans:
        yield from _indirect(position, text, namings)
        return
    for span in spans:
        words = text[span.start : span.end]
        kind = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
        if namings:
            by = min(namings, key=partial(_distance, text, span))
            speaker, cue, rule = by.name, by.cue, by.rule
            certain = rule != "pronoun" and _is_certain(text, span, kind, namings, by)
        elif speaking and opens_with_mark(text):
            speaker, cue, rule, certain = last, "", "continues", False
        else:
            speaker, cue, rule, certain = None, "", "none", False
        yield Quote(position, words, span.start, span.end, speaker, cue, kind, rule, certain)  # type: ignore[arg-type]


def _indirect(position: int, text: str, namings: list[_Naming]) -> Iterator[Quote]:
    """Reported speech: the sentence that names who says it."""
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for naming in namings:
        start = max(bound for bound in bounds[:-1] if bound <= naming.start)
        end = min(bound for bound in bounds if bound > naming.start)
        sentence = text[start:end].rstrip()
        yield Quote(
            position,
            sentence,
            start,
            start + len(sentence),
            naming.name,
            naming.cue,
            "indirect",
            naming.rule,
            naming.rule != "pronoun",
        )


def _distance(text: str, span: _Span, naming: _Naming) -> tuple[int, int]:
    """How many sentences end, and how many letters stand, between the words and the naming of who says them."""
    low, high = (naming.end, span.start) if naming.end <= span.start else (span.end, naming.start)
    return len(_SENTENCE_END.findall(text[low:high])), max(0, high - low)


def _is_certain(text: str, span: _Span, kind: str, namings: list[_Naming], by: _Naming) -> bool:
    """Whether the paragraph leaves no doubt: the cue stands next to the words, or nobody else speaks in it."""
    sentences, letters = _distance(text, span, by)
    if kind == "direct" and {naming.name for naming in namings} == {by.name}:
        return sentences <= MANY_SENTENCES
    return sentences == 0 and letters <= NEAR_LETTERS


def _resolve(namings: list[_Naming], full: dict[str, str], last: str | None) -> tuple[list[_Naming], str | None]:
    """The namings in the order of the text, with full names, and pronouns as the name before them; the last name."""
    resolved = []
    for naming in sorted(namings, key=lambda naming: naming.start):
        last = full.get(naming.name, naming.name) if naming.name else last
        resolved.append(replace(naming, name=last))
    return resolved, last


def _namings(text: str) -> Iterator[_Naming]:
    spans = list(_spans(text))
    taken: list[tuple[int, int]] = []
    for rule, pattern in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span("cue")
            inside = any(span.start <= start < span.end for span in spans)
            if inside or any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            name = match["name"] if rule == "pronoun" else _subject(text, match)
            if name:
                taken.append((start, end))
                yield _Naming(None if rule == "pronoun" else name, match["cue"], rule, *match.span())


def _subject(text: str, match: re.Match[str]) -> str | None:
    """Who speaks in "Ana Brandt of Orrin Bay said"; nobody that can be named in "a spokeswoman for Orrin Bay said"."""
    if match.re is _X_SAID and _AFTER_PREPOSITION.search(text, max(0, match.start() - 20), match.start()):
        of = _NAME_OF.search(text, max(0, match.start() - 80), match.start())
        return _clean(of["name"]) if of else None
    return _clean(match["name"])


def _clean(name: str) -> str | None:
    """The name alone: without titles, words that only open the sentence, and a possessive. None if nothing is left."""
    words = re.sub(r"['’]s$", "", name).split()
    while words and words[0].rstrip(".").lower() in _TITLES | _NO_NAMES:
        words.pop(0)
    while words and words[-1].lower() in _NO_NAMES:
        words.pop()
    if not words or any(word.lower() in _NO_NAMES for word in words):
        return None
    return " ".join(words)


def _full_names(paragraphs: Sequence[str], speakers: set[str]) -> dict[str, str]:
    """For each speaker named by one word: the longer name in the article that ends with it, if there is just one."""
    short = {name for name in speakers if " " not in name}
    if not short:
        return {}
    ending = "|".join(re.escape(name) for name in sorted(short))
    longer = re.compile(rf"(?:{_NAME_WORD}\s+(?:{_PARTICLE}\s+){{0,2}}){{1,4}}(?P<last>{ending})\b(?!['’-]?\w{{2,}})")
    candidates: dict[str, set[str]] = {}
    for text in paragraphs:
        for match in longer.finditer(text):
            name = _clean(match.group(0))
            if name and " " in name:
                candidates.setdefault(match["last"], set()).add(name)
    return {last: names.pop() for last, names in candidates.items() if len(names) == 1}


_DOUBLE = re.compile(r"(?P<open>[“„«\"])(?P<words>[^“”„«»\"]*)(?P<close>[”“»\"]|$)")
_SINGLE = re.compile(r"(?<!\w)[‘'](?P<words>(?=\S)[^‘“”\"]*?\S)(?P<close>[’'](?!\w)|$)")


def _spans(text: str) -> Iterator[_Span]:
    """The words between double marks; between single ones only where there are no double ones (apostrophes)."""
    double = list(_DOUBLE.finditer(text))
    for match in double or _SINGLE.finditer(text):
        start, end = match.span("words")
        if text[start:end].strip():
            yield _Span(start, end, bool(match["close"]))
