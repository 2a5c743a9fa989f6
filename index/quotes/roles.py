"""Who speaks without a name: "the mayor of Orrin Bay", "a campaign spokeswoman", "Brandt’s lawyer", "officials".

A role is read from the words next to a cue, at most `MOST_WORDS` of them; it is never longer than its clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from index.quotes.verbs import CUES

MOST_WORDS = 12
_MARKS = ("”", '"', "»", "“")

_DETERMINERS = frozenset(
    "the a an one his her their its some many several two three another other most both this these those".split()
)
_LINKS = frozenset("of for from to with in at on by".split())
_LINKS_AFTER = frozenset("of for from to with".split())
# Such a word is in no role: it begins or belongs to another clause.
_STOPS = frozenset(
    """
    that which who whom whose when where while as if but or because than he she it they we i you is was are were be been
    being has had have having would will could should can may might did does do not no there what how
    why so after before then about during until since over under against into through told said says saying asked
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow later earlier last and
    """.split()
)
_SKIPPED = frozenset(
    """
    also then later has had have would will himself herself themselves itself once again often first even just still
    recently finally publicly further
    """.split()
)
_NO_ENDS = _STOPS - _SKIPPED
_GROUPS = frozenset(
    """
    officials critics experts police authorities residents protesters lawyers aides advisers advisors supporters
    opponents people prosecutors researchers scientists doctors analysts observers investigators sources organizers
    organisers activists lawmakers voters demonstrators neighbors neighbours witnesses friends workers students teachers
    reporters editors strategists pollsters economists rescuers firefighters detectives diplomats negotiators leaders
    members executives spokesmen allies insiders historians engineers farmers owners parents nurses
    """.split()
)
_COUNTED = frozenset("one another some many several two three most both".split())
_NO_SPEAKERS = frozenset(
    """
    way time day night week month year years thing things fact question point case line words word lot number
    others moment morning afternoon evening weekend event speech rally interview debate hearing incident
    """.split()
)
_NOUNS = frozenset("reports reads notes claims calls questions points posts labels charged alleged".split())
_VERBS = (CUES - _NOUNS) | {"went", "goes", "tried", "tries", "shrugged", "visited", "released", "issued"}
_WORD = re.compile(r"[^\s,.;:!?“”\"«»()\[\]—–]+(?:\.(?=\S))?[^\s,.;:!?“”\"«»()\[\]—–]*")
_CLAUSE_END = re.compile(r"[,.;:!?“”\"«»()\[\]—–](?=\s|$|[“”\"«»])|[“”\"«»—–]")
# What a sentence's subject opens with: "The", "His", "Brandt’s".
_OPENS = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Mm]any|Two|Three)\s"
    r"|(?!(?:In|At|On|From|For|By|With|After|Before|As|Under|To|Of|And|But|Or|So|If|When|While|Since|Like)\s)"
    r"(?:[A-Z][\w.-]+\s){0,3}[A-Z][\w-]+['’]s?\s(?=[a-z])"
)
_OWNER = re.compile(r"(His|Her|his|her|.*?[A-Z]\w+(?=['’]s? )).*?([a-z]+)$")
# What somebody has who speaks by it: no speaker, as "his campaign" and "her lawyer" are.
_OWNED = frozenset(
    """
    answer answers response responses reply replies reaction remark remarks comment comments rhetoric tone words word
    assumption argument arguments claim claims view views stance position message messages call calls promise promises
    pledge vow warning warnings speech address tweet tweets question questions suggestion assertion criticism attack
    attacks description insistence belief proposal proposals plan plans standing voice face eyes approach record success
    explanation defense defence refusal decision idea ideas favorite favourite phrase slogan appeal demand
    """.split()
)
# Things that hold words: a word in -s behind one is a verb.
_SAYING_THINGS = frozenset(
    """
    ad advertisement poll report statement email letter memo survey editorial article headline tweet post message study
    lawsuit complaint filing order ruling transcript book video commercial note sign banner paper column resolution bill
    """.split()
)
# Verbs that end a subject; those that end in -ed need no list.
_FINITE = frozenset(
    """
    is are was were has had have will would could should can may might did does do put puts goes went took takes made
    makes shows showed came saw sees gave gives led sent sends held holds ran runs spoke speaks began begins left met
    got gets read wants tries includes contains features sought found kept became fell felt knew paid stood threw drew
    won lost wore taught brought turned says
    """.split()
)
# Before a cue, such a word makes it a noun or an infinitive: "his recent remarks", "a chance to read".
_NO_HEADS = (_LINKS | _DETERMINERS | frozenset("recent past latest previous own".split())) - {"two", "three"}
_ASIDE_BEFORE = re.compile(r",\s[a-z\d][^,“”\"«»]{2,90},\s+$")

Span = tuple[int, int]


def role_before(text: str, cue: int) -> Span | None:
    """Where the role that is the subject of the cue at `cue` stands in `text`."""
    if text[cue - 2 : cue - 1] in _MARKS:
        return None
    last = text[max(0, cue - 30) : cue].split()[-1:]
    if last and last[0] in _NO_ENDS:
        return None
    floor = max(0, cue - 120)
    if text[cue - 2 : cue] == ", " and (aside := _ASIDE_BEFORE.search(text, floor, cue)):
        cue = aside.start()
    clause = floor
    for match in _CLAUSE_END.finditer(text, floor, cue):
        clause = match.end()
    words = [match.span() for match in _WORD.finditer(text, clause, cue)][-MOST_WORDS:]
    if floor == clause and floor > 0:
        words = words[1:]  # it may be the end of a word alone
    while words and _is_adverb(text[slice(*words[-1])]):
        words.pop()
    if not words:
        return None
    if len(words) > 1 and text[slice(*words[-1])].lower() in _NO_HEADS:
        return None
    start = _first([text[slice(*word)] for word in words])
    return None if start is None else _without_verb(text, words[start:])


def role_after(text: str, cue: int) -> Span | None:
    """Where the role that follows a cue ending at `cue` stands in `text`."""
    end = _CLAUSE_END.search(text, cue, cue + 160)
    found = _WORD.finditer(text, cue, end.start() if end else min(len(text), cue + 160))
    spans = [match.span() for match in islice(found, MOST_WORDS)]
    if not spans or text[cue : spans[0][0]].strip():
        return None
    words = [text[slice(*span)] for span in spans]
    last = 0
    for number, word in enumerate(words):
        low = word.lower()
        if low in _STOPS or (number and low in _LINKS - _LINKS_AFTER) or (_is_adverb(word) and number):
            break
        if number and low in _DETERMINERS and words[number - 1].lower() not in _LINKS_AFTER:
            break
        last = number + 1
    while last and words[last - 1].lower() in _LINKS | _DETERMINERS:
        last -= 1
    if not last or _first(words[:last]) != 0:
        return None
    return spans[0][0], spans[last - 1][1]


def opening_role(text: str, start: int) -> Span | None:
    """Where the subject that opens a clause at `start` stands: the words from its article to its verb or comma."""
    if not _OPENS.match(text, start):
        return None
    end = read = start
    for number, word in enumerate(_WORD.finditer(text, start, start + 160)):
        if number and text[read : word.start()].strip():
            return (start, end) if text[read] == "," and number > 1 else None
        if number and end > start and text[start:end].split()[-1] in _SAYING_THINGS and word[0].endswith("s"):
            return start, end  # "The ad ends with …"
        if number > 1 and _is_finite(word[0]):
            return (start, end) if _may_speak(text[start:end].split()[-1]) else None
        if number > 8 or word[0] in _STOPS:
            return None
        read = word.end()
        end = end if number > 1 and _is_adverb(word[0]) else read
    return None


def _is_finite(word: str) -> bool:
    return word in _FINITE or word in _VERBS or word.endswith("ed")


def _may_speak(head: str) -> bool:
    return head[0].islower() and head not in _NO_SPEAKERS | _NO_HEADS


def role_at(text: str, start: int) -> Span | None:
    """Where the role that opens a sentence at `start` stands, if a comma or a verb ends it."""
    found = role_after(text, start)
    if not found:
        return opening_role(text, start)
    for number, word in enumerate(_WORD.finditer(text, *found)):
        if number and (word[0] in CUES or (number > 1 and _is_finite(word[0]))):
            end = len(text[: word.start()].rstrip())
            words = text[found[0] : end].split()
            if word[0] not in CUES and not any(word.islower() for word in words[1:]):
                return None  # "The Harbour Times"
            return (found[0], end) if len(words) > 1 else None
    return found if text[found[1] : found[1] + 2] == ", " else opening_role(text, start)


def owner_in(role: str) -> str:
    """Who speaks in "Ana Brandt’s answer" or "His tone": the words before a noun that says nothing by itself."""
    owner = _OWNER.match(role)
    return owner[1] if owner and owner[2] in _OWNED else ""


def _without_verb(text: str, words: Sequence[Span]) -> Span | None:
    """ "The judge pointed to the case to say": the judge alone."""
    verb = next((n for n, word in enumerate(words) if text[slice(*word)] in _VERBS), len(words))
    return (words[0][0], words[verb - 1][1]) if verb > 1 or verb == len(words) else None


def is_group(role: str) -> bool:
    """Whether "they" can mean a role."""
    words = role.lower().split()
    head = next((number for number, word in enumerate(words) if word in _LINKS), len(words))
    return bool(head) and (words[head - 1] in _GROUPS or words[0] in ("some", "many", "several", "two", "three"))


def _is_adverb(word: str) -> bool:
    return word.lower() in _SKIPPED or (word.endswith("ly") and word[0].islower() and word not in ("family", "ally"))


def _first(words: Sequence[str]) -> int | None:
    """The first word of the role that the last of `words` end, if they are one: walks back from the end."""
    low = [word.lower() for word in words]
    start = None
    if low in (["another"], ["others"], ["many"], ["some"]):
        return 0
    for number in range(len(low) - 1, -1, -1):
        if low[number] in _STOPS:
            break
        if low[number] in _DETERMINERS and number < len(low) - 1:
            start = number
            if number == 0 or low[number - 1] not in _LINKS:
                break
        elif _owns(words[number]) and number < len(low) - 1:
            start = number
            while start and words[start - 1][0].isupper() and low[start - 1] not in _LINKS | _STOPS | _DETERMINERS:
                start -= 1
        elif low[number] in _GROUPS and (number == len(low) - 1 or _goes_on(low[number + 1])):
            start = number
            while start and low[start - 1] not in _LINKS | _STOPS | _DETERMINERS and number - start < 3:
                start -= 1
    if start is None or low[start] in _LINKS or (start and low[start - 1] in _LINKS):
        return None
    head = next((number for number in range(start, len(low)) if low[number] in _LINKS), len(low)) - 1
    if head < start or low[head] in _NO_SPEAKERS:
        return None
    return start if low[head] not in _DETERMINERS or _is_pronoun(low[head:]) else None


def _is_pronoun(low: Sequence[str]) -> bool:
    """Whether a word that often stands before a noun stands for one: "one of the witnesses", "the two"."""
    return low[0] in ("two", "three") if len(low) == 1 else low[0] in _COUNTED and low[1] == "of"


def _goes_on(word: str) -> bool:
    """Whether a word belongs to the group before it: "lawyers for …", "lawyers defending …"."""
    return word in _LINKS or word.endswith("ing")


def _owns(word: str) -> bool:
    return word[0].isupper() and word.endswith(("'s", "’s", "s'", "s’"))
