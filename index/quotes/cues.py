"""Attributions in a paragraph: "X said", "said X", "according to X", "she said", "a spokesman said".

Each rule reads a paragraph and yields attributions; if two use the same cue, the earlier one in `RULES` wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from index.languages import CUES_AS_NOUNS, INVERTING_VERBS, NAMING_VERBS, QUOTATIVE_VERBS, STRONG_CUES
from index.quotes.cue_pattern import CUE_PATTERN, alternation
from index.quotes.names import Name
from index.quotes.noun_phrases import Mention
from index.quotes.paragraph import ParsedParagraph
from index.quotes.roles import role_after, role_before

_QUOTATIVE = alternation(QUOTATIVE_VERBS - {"told", "tells"})  # the name after "told" is the listener's
_ASIDE = (
    r"(?:,\s(?!(?:he|she|it|they|we|I)\s)(?=[a-z\d]|[A-Z]\w+['’]s?\s[a-z]|[A-Z]{2,4}\s(?:of|at)\s|[DRI]-[A-Z])[^,“”\"«»]{2,90}(?:,\s[^,“”\"«»]{2,60})?,|\s\([^()]{1,40}\),?"
    r"|\s[—–-]\s[^—–“”\"]{2,80}\s[—–-])"
)
_BETWEEN = (
    r"(?:\s+(?:also|then|later|has|had|have|would|will|himself|herself|themselves|\w{1,20}ly|once|reportedly|repeatedly"
    r"|who|again|often|first|even|just|still|recently|finally|publicly|been|is|was|are|were|did|(?:going|went|goes)\s+on\s+to"
    r"|(?:on|late|early|last|this)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)"
    r"(?:\s+(?:night|morning|evening|afternoon))?)){0,3}"
)
# "said on Capital Download" and "said Obama would" don't name the speaker.
_NOBODY = r"(?!(?:on|in|at|to|of|during|that|he|she|it|they|there|about|as|from|with|for|by|this|last|earlier|later)\b)"
_ROLE = r"(?:(?:the|a|an|its|his|her|their|one|former|then)\s+)?(?:[a-z][\w'’-]*\s+){0,6}?"
# "Tesla chief executive Elon Musk": an organisation and a role before the name.
_NO_ROLE = (
    r"(?!(?:of|for|to|by|in|at|from|with|on|who|which|that|and|but|or|as|after|before|when|while|during|than|about|into"
    r"|over|late|early|earlier|later|yesterday|today|last|this|next|is|was|had|has|de|del|van|von|bin|ibn|al|la|le|da|di)\b)"
)
_POST = re.compile(rf"\s+{_NO_ROLE}[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,2}}\s+")
# One character class first, to skip other characters fast.
_INVERTED = r"[,.?!…—–”\"’'»“-](?:(?<=[,.?!…—–-])[”\"’'»“]*|(?<=[”\"’'»“]))"

# "said the Orrin market had grown", "according to Brandt staff": the noun after the name counts, not the name.
_MODIFIES = re.compile(
    rf"\s{_NO_ROLE}(?!(?:figures|data|statistics|estimates|research|himself|herself|itself|themselves|alone|again|then"
    r"|would|could|should|can|may|might|must|needs?|do|does|did|wants?|are|were|has|have|will|tonight|afterwards?|outside"
    r"|inside|through|via|because|since|although|though|if|where|so|yet|not|just|only|under|near|behind|beside)\b)[a-z]+(?<!ly)\b"
)
# "the mayor said Brandt is late": Brandt is the topic, not the speaker.
_CLAUSE = re.compile(
    r"\s[“\"‘«]?(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|needs?|do|does|did|wants?)\b"
)

# Text between the end of a name and the verb.
_CUE_AFTER_NAME = re.compile(rf"(?:{_ASIDE}|(?P<comma>,))?{_BETWEEN}\s+(?P<cue>{CUE_PATTERN})")
# Announces a quotation in the next paragraph.
_STATEMENT_AFTER_NAME = re.compile(
    rf"{_BETWEEN}\s+(?P<cue>(?:issued|released|posted|published|made|gave|offered|sent|put out)\s(?:the following|this)"
    r"\s(?:[a-z]+\s){0,2}(?:statement|message|response|reply|tweet|post|comment|remarks?))"
    r"(?=\s?[:.]|\s(?:on|to|about|after|in|via)\b)"
)
_CUE_BEFORE_NAME = re.compile(rf"{_INVERTED}\s*(?P<cue>{_QUOTATIVE})\s+{_NOBODY}")
_INVERTED_CUE = re.compile(rf"[,?!…—][”\"’'»]\s+(?P<cue>{alternation(INVERTING_VERBS - QUOTATIVE_VERBS)})\s+{_NOBODY}")
_ACCORDING = re.compile(r"\b(?P<cue>[Aa]ccording to|[Ii]n the words of)\s+")
_BEFORE_NAME = re.compile(rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_ROLE})")
_FIRST_PRONOUN = re.compile(rf"(?P<name>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\b{_BETWEEN}\s+(?P<cue>{CUE_PATTERN})")
_PRONOUN = re.compile(rf"\W{_FIRST_PRONOUN.pattern}")
_PRONOUN_AFTER_CUE = re.compile(r"\s+(he|she|they)\b")


# "The man who shot Bo Lind said", "Lawyers defending Trump said", "Not even Ida Holm said", "Did Bo Lind say".
_NOT_SUBJECT = re.compile(
    r"\b(?:[Nn]ot even|[Nn]either|[Nn]or|[Ii]f|[Ww]hether|[Uu]nless|[Dd]id|[Dd]oes|who|whom|whose|both|between"
    r"|[a-z]+ing|[a-z]+ed|say|says|said|told|shot|knew|met|held|led|who\s[a-z]+)\s+(?:[Tt]he\s+)?$"
)
_MAX_ROLE = 120  # characters between a cue and its name
_APPOSED = re.compile(r"\b[a-z][\w-]*,\s$")  # "Her manager, Ole Brask, suggested", but not "As for Brask, called away"
_NO_STATEMENT = re.compile(r"(?:Did|Does|If|Whether|Unless|Neither|Nor|Not)\b")
_MEMBER_OF = re.compile(
    r"\b(?:at|of|for|from|by|with)\s(?:the\s|an?\s)?(?:[\w’'-]+\s){0,3}?(?:firm|company|giant|group|agency|watchdog|newspaper"
    r"|paper|bank|charity|union|club|retailer|maker|network|broadcaster|party|body|chain|website|magazine)\s(?:the\s)?$"
    r"|\b(?:associate|lawyer|attorney|spokes\w+|aide|ally|advis[eo]r|friend|supporter|critic|son|daughter|wife|husband|brother"
    r"|sister|father|mother|widow|widower|agent|assistant|biographer|opponent|rival|successor|predecessor|victim)s?"
    r"\s(?:of|for|to)\s(?:[\w’'-]+\s){0,4}$"
)
_NAME_OF = re.compile(r"\s+(?:of|from|for|at|in)\s+(?:the\s+)?")
# Between "said" and a name: in "said a report by X" and "said people in Moscow", the name isn't the speaker's.
_INDIRECTLY = re.compile(
    r"\b(?:of|for|to|by|in|at|from|with|who|whose|which|that|close|near|against|about|on|behind|under|as|while|[a-z]+ing)\b"
)
_OWNS = re.compile(r"['’]s?\s")
_INNER_CUES = ("saying", "calling", "telling", "shouting", "writing")
_INNER_CUE = re.compile(rf"\s(?:(?:as|for)\s)?(?P<cue>{'|'.join(_INNER_CUES)})\b")
_OUTER = (
    r"(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|criticis(?:ed|es)|criticiz(?:ed|es)|prais(?:ed|es)|blam(?:ed|es)|mock(?:ed|s)"
    r"|attack(?:ed|s)|slamm(?:ed|s)|condemn(?:ed|s)|denounc(?:ed|es)|defend(?:ed|s)|ridicul(?:ed|es)|scold(?:ed|s)"
    r"|chid(?:ed|es)|recall(?:ed|s)|remember(?:ed|s)|heard)"
)
_OUTER_CUE = re.compile(rf"\b{_OUTER}\s(?:(?!by\b)[\w’'-]+\s){{0,3}}$")
_INNER_FRAME = re.compile(
    rf"{_OUTER}\s(?:(?!as\b|for\b)[\w.’'“”\"-]+\s){{1,6}}?(?:(?:as|for)\s)?(?:{'|'.join(_INNER_CUES)})\b"
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BEHIND_MARK = re.compile(r"[”\"’'»“]\s*$")
_COLON = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:,?\son\s(?:his|her|its|their|the|being|an?|why|how)\s[^:,.“”\"]{2,50})?(?P<cue>:)\s*[“„\"«‘]"
)
_DASH = re.compile(r"[”\"’'»]\s*(?P<cue>—|–|--?)\s*")
_SIGNATURE_END = re.compile(r"(?:,[^.!?“”\"]{1,80})?\.?\s*")
_BEFORE_COLON = re.compile(r"(?:^|[.!?”\"—–-]\s)$")


@dataclass(slots=True)
class Attribution:
    """An attribution: a place in a paragraph that tells who speaks.

    `mention` is its name; for a pronoun or a role it is None, and `words` are that pronoun or role. `start` and `end`
    span the speaker and the cue. `name` and `sure` change once the speaker is resolved: the likeliest person, and
    whether that is likely enough to name them. `whole` tells whether the label may be printed: it is a complete name.
    """

    mention: Mention | None
    cue: str
    rule: str
    start: int
    end: int
    words: str = ""
    name: str | None = None
    sure: bool = True
    whole: bool = False

    @property
    def who(self) -> Name | None:
        """The attribution's name, if any."""
        return self.mention.who if self.mention else None


Rule = Callable[[ParsedParagraph, Container[int]], Iterator[tuple[int, Attribution]]]
"""A rule: yields attributions with the positions of their cues; may skip cues that other rules have taken."""


def find_attributions(paragraph: ParsedParagraph) -> list[Attribution]:
    """Find all attributions, in text order; none of them is inside quotation marks."""
    taken: dict[int, Attribution] = {}
    for rule in RULES if paragraph.cues or any(map(paragraph.text.__contains__, _WITHOUT_CUE)) else ():
        for cue, attribution in rule(paragraph, taken):
            if cue not in taken and not paragraph.quotes_within(cue, cue + 1):
                taken[cue] = attribution
    return sorted(taken.values(), key=lambda attribution: attribution.start)


def _match_names(rule: str, paragraph: ParsedParagraph, pattern: re.Pattern[str]) -> Iterator[tuple[int, Attribution]]:
    """Yield the names after the cues that `pattern` matches."""
    for match in pattern.finditer(paragraph.text):
        mention = _mention_behind(paragraph, match.end())
        if not mention:
            continue
        if _MODIFIES.match(paragraph.text, mention.end) or (
            rule == "said X" and _CLAUSE.match(paragraph.text, mention.end)
        ):
            continue
        yield match.start("cue"), Attribution(mention, match["cue"], rule, match.start(), mention.end)


def _mention_behind(paragraph: ParsedParagraph, position: int) -> Mention | None:
    """Return the person named at `position`: "Ana Brandt", "the mayor of Orrin spokesman Ole Brask"."""
    number = bisect_left(paragraph.mentions, position, key=lambda mention: mention.begin)
    if number == len(paragraph.mentions):
        return None
    mention = paragraph.mentions[number]
    if mention.begin > position + _MAX_ROLE or not _BEFORE_NAME.fullmatch(paragraph.text, position, mention.begin):
        return None
    if _INDIRECTLY.search(paragraph.text, position, mention.begin):
        return None
    behind = paragraph.mentions[number + 1] if number + 1 < len(paragraph.mentions) else None
    if behind and behind.begin < mention.end + _MAX_ROLE:
        owns = " " in behind.who.name and _OWNS.fullmatch(paragraph.text, mention.end, behind.begin)
        if owns or _POST.fullmatch(paragraph.text, mention.end, behind.begin):
            mention = behind
    return None if _POSSESSIVE.match(paragraph.text, mention.end) else mention


def x_said(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "Ana Brandt said", "Ana Brandt, the mayor, also told"."""
    for mention in paragraph.mentions:
        match = _CUE_AFTER_NAME.match(paragraph.text, mention.end)
        if not match or _is_no_subject_of(paragraph, mention, match["cue"], match.start("cue")):
            continue
        if who := _subject(paragraph, mention, bool(match["comma"])):
            yield match.start("cue"), Attribution(who, match["cue"], "X said", who.start, match.end())


def x_quoted(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "quoted Ana Brandt as saying", "criticised Ana Brandt for calling", "recalled Ana Brandt telling"."""
    if not any(map(paragraph.text.__contains__, _INNER_CUES)):
        return
    for mention in paragraph.mentions:
        inner = _INNER_CUE.match(paragraph.text, mention.end)
        if inner and _OUTER_CUE.search(paragraph.text, max(0, mention.begin - 60), mention.begin):
            yield inner.start("cue"), Attribution(mention, inner["cue"], "X said", mention.start, inner.end())


def _is_no_subject_of(paragraph: ParsedParagraph, mention: Mention, cue: str, start: int) -> bool:
    """Return whether a cue at `start`, after a name, doesn't have the name as its subject."""
    text = paragraph.text
    if paragraph.sentence_number(mention.end) != paragraph.sentence_number(start):
        return True
    if any(text.startswith(", ", other - 2) for other, _ in paragraph.cues_between(mention.end, start)):
        return True  # "Ana Brandt, 50, claims that the port, which promised …"
    if _INNER_FRAME.match(text, start):
        return True  # "Ana Brandt quoted Bo Lind as saying": see `x_quoted`
    if _names_another(paragraph, mention, start):
        return True  # "her interpreter, Bo Lind, the witness, Ana Brandt, said"
    if cue in CUES_AS_NOUNS and text.endswith(" the ", 0, mention.start):
        return True  # "after the Orrin attacks"
    return cue not in _PASSIVE_CUES and _PASSIVE.search(text, mention.end, start) is not None  # "Brandt was asked"


def _names_another(paragraph: ParsedParagraph, mention: Mention, cue: int) -> bool:
    """Return whether an aside after a name ends in another name, which a lower-case noun introduces."""
    number = paragraph.mention_from(cue) - 1
    last = paragraph.mentions[number]
    if number < 0 or last.start <= mention.start or " " not in last.who.name:
        return False
    return paragraph.text.startswith(", ", last.end) and bool(
        _APPOSED.search(paragraph.text, max(mention.end + 2, last.begin - 30), last.begin)
    )


def x_stated(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "Ana Brandt issued the following statement:"."""
    if _FOLLOWING in paragraph.text or " this " in paragraph.text:
        for mention in paragraph.mentions:
            statement = _STATEMENT_AFTER_NAME.match(paragraph.text, mention.end)
            if statement and (who := _subject(paragraph, mention, comma=False)):
                attribution = Attribution(who, statement["cue"], "X stated", who.start, statement.end())
                yield statement.start("cue"), attribution


def said_x(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find “…,” said Ana Brandt, and “…” says the mayor, Ana Brandt."""
    yield from _match_names("said X", paragraph, _CUE_BEFORE_NAME)
    yield from _match_names("said X", paragraph, _INVERTED_CUE)


def x_colon(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find Ana Brandt: “…”."""
    for mention in paragraph.mentions if ":" in paragraph.text else ():
        colon = _COLON.match(paragraph.text, mention.end)
        if colon and paragraph.cues_between(mention.end, colon.end()):
            continue
        if colon and _BEFORE_COLON.search(paragraph.text, max(0, mention.begin - 2), mention.begin):
            yield colon.start("cue"), Attribution(mention, ":", "X:", mention.begin, colon.end())


def x_signed(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find “…” — Ana Brandt, at the end of a paragraph."""
    spans = paragraph.spans
    dash = _DASH.match(paragraph.text, spans[-1][1]) if len(spans) == 1 and spans[0][0] == 1 else None
    number = paragraph.mention_from(dash.end()) if dash else 0
    if dash and paragraph.start_of(number) == dash.end() and number < len(paragraph.mentions):
        mention = paragraph.mentions[number]
        if _SIGNATURE_END.fullmatch(paragraph.text, mention.end):
            yield dash.start("cue"), Attribution(mention, dash["cue"], "X signed", dash.start("cue"), mention.end)


def according_to_x(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "according to Ana Brandt"."""
    if "ccording to" in paragraph.text or "n the words of" in paragraph.text:
        yield from _match_names("according to X", paragraph, _ACCORDING)


def pronoun(paragraph: ParsedParagraph, _: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "she said", "said he"."""
    text = paragraph.text
    first = _FIRST_PRONOUN.match(text)
    for match in (*([first] if first else ()), *_PRONOUN.finditer(text, first.end() if first else 0)):
        start, words = match.start("name"), match["name"].lower()
        yield match.start("cue"), Attribution(None, match["cue"], "pronoun", start, match.end(), words=words)
    for start, end in paragraph.cues:
        after = _PRONOUN_AFTER_CUE.match(text, end)
        if after and _BEHIND_MARK.search(text, max(0, start - 8), start):
            yield start, Attribution(None, text[start:end], "pronoun", start, after.end(), words=after[1])


def role(paragraph: ParsedParagraph, taken: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "the mayor of Orrin Bay said", "said a spokeswoman for the port"."""
    text = paragraph.text
    for start, end in paragraph.cues:
        if (
            start in taken
            or paragraph.quotes_within(start, end)
            or text[start - 1 : start] == "-"
            or text.startswith(" by ", end)
        ):
            continue
        if span := _role_before(paragraph, start, end) or _role_after(text, start, end):
            if span[0] > start and (who := _apposed(paragraph, span[1])):
                yield start, Attribution(who, text[start:end], "said X", start, who.end)
                continue
            first, last = min(span[0], start), max(span[1], end)
            yield start, Attribution(None, text[start:end], "role", first, last, words=text[slice(*span)])


def according_to_role(paragraph: ParsedParagraph, taken: Container[int]) -> Iterator[tuple[int, Attribution]]:
    """Find "according to officials"."""
    if "ccording to" in paragraph.text:
        for match in _ACCORDING_TO.finditer(paragraph.text):
            if match.start() not in taken and (span := role_after(paragraph.text, match.end())):
                words = paragraph.text[slice(*span)]
                yield match.start(), Attribution(None, match[0], "role", match.start(), span[1], words=words)


def _apposed(paragraph: ParsedParagraph, end: int) -> Mention | None:
    """Return the name after a role that ends at `end`: "said Brandt’s lawyer, Selma Dray"."""
    at = paragraph.mention_from(end)
    if at == len(paragraph.mentions) or paragraph.text[end : paragraph.mentions[at].start].strip() != ",":
        return None
    return None if paragraph.is_possessive(paragraph.mentions[at].end) else paragraph.mentions[at]


def _role_before(paragraph: ParsedParagraph, start: int, end: int) -> tuple[int, int] | None:
    """Return the role before a cue; a weak verb needs a role that opens its sentence, or quoted words in its clause."""
    text = paragraph.text
    span = role_before(text, start)
    opens = span and text[max(0, span[0] - 20) : span[0]].rstrip()[-1:] in _BEFORE_SENTENCE
    return span if opens or text[start:end] in STRONG_CUES or _precedes_words(paragraph, start, end) else None


def _precedes_words(paragraph: ParsedParagraph, start: int, end: int) -> bool:
    """Return whether quoted words follow a cue: "called him “a rock”", but not "a film called “The Rock”"."""
    span = bisect_left(paragraph.spans, (end,))
    if span == len(paragraph.spans):
        return False
    between = _SHORT.fullmatch(paragraph.text, end, paragraph.spans[span][0] - 1)
    return bool(between and (between[1] or paragraph.text[start:end] not in NAMING_VERBS))


def _role_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    if text[start:end] in STRONG_CUES and _BEHIND_MARK.search(text, max(0, start - 8), start):
        return role_after(text, end)
    return None


_PASSIVE = re.compile(r"\b(?:is|was|are|were|been)(?:\s(?:\w+ly|once|also|then|later|again|first|often|even))?\s+$")
_PASSIVE_CUES = frozenset(["quoted"])
_SHORT = re.compile(r"((?:\s[\w’'-]{1,20}){0,4}):?\s")
_BEFORE_SENTENCE = ("", ".", "!", "?", "”", '"', "»")
_ACCORDING_TO = re.compile(r"\b[Aa]ccording to\b")
_FOLLOWING = " the following "
_WITHOUT_CUE = (":", "ccording to", "n the words of", _FOLLOWING, "—", "–", "” -", '" -', "”-")
RULES: tuple[Rule, ...] = (
    x_quoted,
    x_said,
    x_stated,
    said_x,
    according_to_x,
    x_colon,
    x_signed,
    pronoun,
    role,
    according_to_role,
)


def is_not_subject(text: str, start: int) -> bool:
    """Return whether the words before a name show that it isn't the subject: "the man who shot Ana Brandt"."""
    return bool(_NOT_SUBJECT.search(text, max(0, start - 30), start))


def _subject(paragraph: ParsedParagraph, mention: Mention, comma: bool) -> Mention | None:
    """Return the speaker in "Ana Brandt of Orrin Bay said"; None in "a spokeswoman for Orrin Bay said"."""
    text, start = paragraph.text, mention.begin
    if (
        comma
        and not text.startswith(", who ", mention.end)
        and not _APPOSED.search(text, max(0, start - 30), start)
        and "," not in text[start : mention.start]
    ):
        return None
    if is_not_subject(text, start) or _NO_STATEMENT.match(text, start):
        return None
    if _MEMBER_OF.search(text, max(0, start - 60), start):
        return None  # "the former head of telecoms firm Orrin said"
    number = bisect_left(paragraph.mentions, mention)
    before = paragraph.mentions[number - 1] if number else None
    if before and text[before.end : start] in ("’s ", "'s ") and paragraph.follows_preposition(before.begin):
        return None  # "a member of Bo Lind’s Harbour Club said"
    if paragraph.follows_preposition(start) and not text.endswith(", and ", 0, start):
        return before if before and _NAME_OF.fullmatch(text, before.end, start) else None
    return mention
