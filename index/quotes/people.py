"""The people of an article: whom a surname alone means, who is he and who is she, and whom a pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from index.quotes.paragraph import Marked, Mention
from index.text import CIVIL, SEXES, TITLES, Named, name_terms, same_person

_PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_TITLE_SEX = CIVIL | {
    "congressman": "he", "councilman": "he", "alderman": "he", "chairman": "he", "spokesman": "he",
    "congresswoman": "she", "councilwoman": "she", "chairwoman": "she", "spokeswoman": "she",
}  # fmt: skip
_COURTESY = {*CIVIL, "dr", "prof", "professor"}  # whoever is called so once need not be called so each time
_RELATIVE = re.compile(
    r"\b(?:(husband|father|son|brother|uncle|grandfather|spokesman|chairman|congressman|businessman|actor)"
    r"|(wife|mother|daughter|sister|aunt|grandmother|spokeswoman|chairwoman|congresswoman|businesswoman|actress)),?\s+$"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")  # "the Brandts", "the Brandt campaign", "The Golden Harbour"
_ROLE_LETTERS = 60
_NAMED_ROLE = re.compile(  # "Brandt campaign manager Ole Brask"
    r"(?:\s[a-z]+){0,3}\s(?:spokes\w+|consultant|pollster|strategist|speechwriter|advis[eo]r|aide|manager|director|lawyer"
    r"|ally|surrogate|supporter|donor|host|reporter|columnist|correspondent|editor|analyst|chairman|chairwoman|chief)\s"
)
_MODIFIED = re.compile(
    r"\s(?:campaign|administration|team|camp|family|supporters?|aides?|advis[eo]rs?|allies|ally|backers?|voters?|rall(?:y|ies)"
    r"|event|spokes\w+|officials?|staff\w*|surrogates?|critics?|organi[sz]ation|era|years|presidency|candidacy)\b"
)
# Who has such a word in their name is no person, or not one alone: "Russian troops, he said".
_NO_PERSONS = frozenset(
    """
    house senate party committee department university college street city county state states union court council
    press news times post today journal television tv radio group company corp inc bank center centre institute
    foundation association agency bureau office school church hospital bay lake river mountain island islands north
    south east west new white supreme republican republicans democrat democrats democratic national international
    federal american russian ukrainian british english french german italian spanish polish chinese japanese korean
    indian iranian israeli turkish greek swedish norwegian danish finnish dutch canadian mexican brazilian african
    european asian arab jewish muslim christian catholic russia ukraine britain france germany italy spain poland
    china japan korea india iran israel turkey washington moscow london kremlin twitter facebook youtube act bill
    day hall park square hampshire york carolina dakota virginia jersey mexico america europe africa asia congress
    parliament pac campaign alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
    wisconsin wyoming watch advisers officials
    """.split()
)


class People:
    """The people named in an article, for telling whom a surname alone means, and who is he or she."""

    def __init__(self, paragraphs: Sequence[Marked], speakers: Collection[str] = ()) -> None:
        self._full: dict[str, list[tuple[int, Named]]] = defaultdict(list)
        self._titles: dict[str, set[str]] = defaultdict(set)
        self._first_names: set[str] = set()
        self._known: dict[Named, str] = {}
        self._places: dict[str, list[tuple[Marked, int]]] = defaultdict(list)  # a name's mentions, by their numbers
        self._inside: set[str] = set()  # names that stand where no sentence begins
        self._sexes: dict[str, str | None] = {}
        self._persons = set(speakers)
        added: set[Named] = set()
        for position, paragraph in enumerate(paragraphs):
            begins = {0, *paragraph.ends}
            for number, mention in enumerate(paragraph.mentions):
                who = mention.who
                self._places[who.name].append((paragraph, number))
                if paragraph.text.startswith((", who ", ", whose "), mention.end):
                    self._persons.add(who.surname)
                if mention.start not in begins:
                    self._inside.add(who.name)
                if who not in added:
                    added.add(who)
                    self._add(position, who)

    def _add(self, position: int, named: Named) -> None:
        if " " not in named.name:
            self._titles[named.name].update(named.titles)
            if named.titles:
                self._persons.add(named.name)
            return
        first = named.name.split(" ", 1)[0]
        if named.titles or first.lower() in SEXES:
            self._persons.add(named.surname)
        self._first_names.add(first)
        self._full[named.surname].append((position, named))

    def full_name(self, named: Named, position: int) -> str:
        """The full name of whom `named`, in the paragraph at `position`, means; the name as it is where that is open.

        It is open where several people bear the surname, where the full name comes later, where a Mr. and a Mrs. bear
        it, or where the title ("President Trump") is one that the full name ("Melania Trump") never has.
        """
        longer = self._full.get(named.name)
        if not longer or longer[0][0] > position or named.name in self._first_names:
            return named.name
        if named not in self._known:
            self._known[named] = self._longest(named, longer)
        return self._known[named]

    def _longest(self, named: Named, longer: list[tuple[int, Named]]) -> str:
        sexes = {CIVIL[title] for title in self._titles.get(named.name, ()) if title in CIVIL}
        if len(sexes) > 1:
            return named.name
        longest = max((other.name for _, other in longer), key=lambda name: (len(name), name))
        titles = {_office(title) for _, other in longer for title in other.titles}
        known = {_office(title) for title in named.titles - _COURTESY} <= titles
        terms = name_terms(longest)
        one = all(same_person(name_terms(name), terms) for name in {other.name for _, other in longer})
        return longest if known and one else named.name

    def namesake(self, surname: str, position: int, pronoun: str) -> str | None:
        """The one person of several who share a surname whom he or she can mean."""
        names = {other.name for at, other in self._full.get(surname, ()) if at <= position}
        fitting = {name for name in names if self.sex(name) == pronoun}
        return fitting.pop() if len(fitting) == 1 else None

    def is_person(self, name: str) -> bool:
        """Whether something says so: a title, a first name, or that they speak."""
        return name.rpartition(" ")[2] in self._persons

    def may_be_named(self, named: Named) -> bool:
        """Whether a word in capitals that opens a sentence is a name there."""
        if named.name.endswith("ing") and not named.titles:
            return " " in named.name or named.name in self._full
        known = named.name in self._persons or named.name in self._full or named.name in self._inside
        return known or " " in named.name or bool(named.titles)

    def opens_by_chance(self, named: Named) -> bool:
        """Whether a word in capitals that opens a sentence is no name, as far as the article tells: "Hours later"."""
        return len(self._places[named.name]) < 2 and not self.may_be_named(named)

    def sex(self, name: str) -> str | None:
        """The pronoun, "he" or "she", of the person who bears a name; None where it isn't known."""
        if name not in self._sexes:
            self._sexes[name] = self._sex(name)
        return self._sexes[name]

    def _sex(self, name: str) -> str | None:
        first, *rest = name.split()
        known = SEXES.get(first.lower()) if rest or first in self._first_names else None
        if known:
            return known
        votes = self._votes(name)
        if rest:
            votes.update(self._votes(rest[-1]))
        he, she = votes["he"], votes["she"]
        return None if he == she else "he" if he > 2 * she else "she" if she > 2 * he else None

    def _votes(self, name: str) -> Counter[str]:
        """What titles, relatives and the next pronoun of the same sentence say about a name."""
        votes: Counter[str] = Counter()
        for place in self._places.get(name, ()):
            for sex, weight in _evidence(*place):
                votes[sex] += weight
        return votes


def _evidence(paragraph: Marked, number: int) -> Iterator[tuple[str, int]]:
    mention, text = paragraph.mentions[number], paragraph.text
    yield from ((_TITLE_SEX[title], 9) for title in mention.who.titles if title in _TITLE_SEX)
    if relative := _RELATIVE.search(text, max(0, mention.start - 20), mention.start):
        yield ("he" if relative[1] else "she"), 9
    later = paragraph.mentions[number + 1].start if number + 1 < len(paragraph.mentions) else len(text)
    end = min(later, paragraph.sentence(mention.start)[1])
    if not paragraph.quotes_within(mention.start, mention.end) and (said := _PRONOUN.search(text, mention.end, end)):
        yield ("he" if said[1] else "she"), 1


def _office(title: str) -> str:
    return title.removesuffix("-elect")


class Meant(NamedTuple):
    """Whom a pronoun most likely means, and whether that is likely enough to say so."""

    name: str | None
    sure: bool


class Candidate(NamedTuple):
    """Somebody whom a later pronoun may mean, and how well they are placed for it."""

    name: str
    sentence: int  # counted through the article
    weight: float
    start: int


@dataclass(slots=True)
class _Read:
    """A paragraph that was read: how many sentences stand before it, who speaks there, and whom it names, if asked."""

    position: int
    paragraph: Marked
    sentences: int
    said: list[Candidate] = field(default_factory=list)
    named: list[Candidate] | None = None


# How much each counts for being whom a pronoun means, against one sentence of distance. Fitted by a coarse grid; each
# value helps on either half of the articles.
SUBJECT = 2.5
OPENER = 0.5  # the paragraph's first subject
FULL_NAME = 0.5  # somebody who is called by the full name has just been brought in
SPEAKER = 0.75
KNOWN = 0.3
PERSON = 1.5
POSSESSIVE = -1.0
OBJECT = -0.5
FARTHEST = 6.0
SURE = 0.5  # whoever scores less is right in 3 of 10 cases
_KEPT = 40
_REACH = 12  # sentences: whoever was named before is too far away, whatever their weight
_NEVER = -99.0


class Talk:
    """Who was spoken of so far in an article, for finding whom a pronoun means; grows paragraph by paragraph."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._read: list[_Read] = []
        self._now: _Read | None = None
        self._sentences = 0
        self._fitting: dict[tuple[str, str], float] = {}

    def add(self, position: int, paragraph: Marked) -> None:
        """Ends a paragraph: its names can be meant by the pronouns of the next ones."""
        if self._now or paragraph.mentions:
            self._read.append(self._current(position, paragraph))
            self._now = None
        self._sentences += len(paragraph.ends) + 1

    def _current(self, position: int, paragraph: Marked) -> _Read:
        self._now = self._now or _Read(position, paragraph, self._sentences)
        return self._now

    def speaks(self, name: str, position: int, paragraph: Marked, start: int) -> None:
        """Somebody speaks at `start` of a paragraph that isn't ended yet."""
        if is_personal(name):
            sentence = self._sentences + paragraph.sentence_number(start)
            self._current(position, paragraph).said.append(Candidate(name, sentence, SUBJECT + SPEAKER, start))

    def meant(self, pronoun: str, position: int, paragraph: Marked, start: int, other: str | None) -> Meant:
        """Whom `pronoun` ("he" or "she"), at `start` of a paragraph, most likely means; never who is called `other`."""
        sentence = self._sentences + paragraph.sentence_number(start)
        best, score = None, -FARTHEST
        for one in self._latest(position, paragraph, start, sentence - _REACH):
            value = one.weight + one.sentence - sentence
            if value + PERSON + KNOWN < score or one.name.rpartition(" ")[2] == other:
                continue
            value += self._fitness(one.name, pronoun, position)
            if value > score or (best is None and value == score):
                best, score = one.name, value
        surname = (best or "").rpartition(" ")[2]
        if best and " " not in best:
            best = self._people.namesake(best, position, pronoun) or best
        if score >= SURE or best is None:
            return Meant(best, True)
        alone = not self._has_rival(surname, pronoun, position, paragraph, start)
        return Meant(best, alone and self._people.sex(best) == pronoun)

    def _has_rival(self, surname: str, pronoun: str, position: int, paragraph: Marked, start: int) -> bool:
        """Whether a pronoun may mean anybody else than who bears `surname`."""
        others = {one.name for one in self._latest(position, paragraph, start, self._sentences - 5 * _REACH)}
        return any(
            name.rpartition(" ")[2] != surname and self._fitness(name, pronoun, position) > _NEVER for name in others
        )

    def _latest(self, position: int, paragraph: Marked, start: int, first: int) -> Iterator[Candidate]:
        """Who was spoken of before `start`, the latest first; nobody from before the sentence `first`."""
        now = self._current(position, paragraph)
        here = self._candidates(now)
        before = bisect_left(here, start, key=lambda one: one.start)
        yield from here[max(0, before - _KEPT) : before][::-1]
        yield from islice(self._before(now, first), _KEPT)

    def _before(self, now: _Read, first: int) -> Iterator[Candidate]:
        yield from reversed(now.said)
        for read in reversed(self._read):
            if read.sentences + len(read.paragraph.ends) < first:
                return
            yield from reversed(self._candidates(read))
            yield from reversed(read.said)

    def _candidates(self, read: _Read) -> list[Candidate]:
        """Whom a paragraph names, looked at where a pronoun asks for it."""
        if read.named is None:
            read.named = list(self._named(read.position, read.paragraph, read.sentences))
        return read.named

    def _named(self, position: int, paragraph: Marked, sentences: int) -> Iterator[Candidate]:
        last, begins = None, {0, *paragraph.ends}
        for number, mention in enumerate(paragraph.mentions):
            following = paragraph.start_of(number + 1)
            if following < mention.end + _ROLE_LETTERS and _NAMED_ROLE.fullmatch(
                paragraph.text, mention.end, following
            ):
                continue
            if paragraph.quotes_within(mention.start, mention.end) or not is_personal(mention.who.name):
                continue
            if mention.start in begins and self._people.opens_by_chance(mention.who):
                continue
            sentence = paragraph.sentence_number(mention.start)
            weight = _weight(paragraph, mention, first=sentence != last)
            if weight == SUBJECT:
                weight += OPENER if last is None else 0.0
                last = sentence
            if not mention.who.titles and _ARTICLE.search(paragraph.text, max(0, mention.start - 5), mention.start):
                continue
            if _MODIFIED.match(paragraph.text, mention.end):
                weight = POSSESSIVE
            weight += FULL_NAME if " " in mention.who.name else 0.0
            name = self._people.full_name(mention.who, position)
            yield Candidate(name, sentences + sentence, weight, mention.start)

    def _fitness(self, name: str, pronoun: str, position: int) -> float:
        """How well a name suits a pronoun at a place in the article: a sum of weights."""
        known = self._fitting.get((name, pronoun))
        if known is not None:
            return known
        sex, person = self._people.sex(name), self._people.is_person(name)
        value = PERSON * person + KNOWN * bool(sex)
        if not sex and not person and " " not in name:
            value = _NEVER
        if sex and sex != pronoun:
            if " " not in name:  # the answer changes as the article goes on
                return value if self._people.namesake(name, position, pronoun) else _NEVER
            value = _NEVER
        self._fitting[name, pronoun] = value
        return value


def _weight(paragraph: Marked, mention: Mention, first: bool) -> float:
    if paragraph.is_possessive(mention.end):
        return POSSESSIVE
    if paragraph.text.endswith("As for ", 0, mention.start):
        return SUBJECT
    if paragraph.follows_preposition(mention.start):
        return OBJECT
    return SUBJECT if first else 0.0


@lru_cache(maxsize=4096)
def is_personal(name: str) -> bool:
    """Whether a name can be a person's: no state, no organisation, no title alone, no word in capitals throughout."""
    words = name.lower().split()
    return not any(word in _NO_PERSONS for word in words) and words[-1] not in TITLES and not name.isupper()
