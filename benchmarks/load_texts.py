"""Articles and questions for load tests: generated news that really answers the questions.

An article has 15 paragraphs: the news in the first, statements by three people, something that one of them did, and
generated text (texts.py). On average, of a hundred questions

    55  ask what somebody said about the news         "What did Ana Brandt say about the ferry terminal in Vortal?"
    30  ask for facts: who, where, when, how much      "Who opened the ferry terminal in Vortal?"
    10  come from a list of ten popular questions      repeated word for word
     5  ask about people that no article names         answered by "Not found"

Names, places and things are drawn from long lists, so that other articles share some of each question's words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.texts import paragraphs, real_paragraphs

ROOT = Path(__file__).parent.parent
PARAGRAPHS = 15  # per article
POPULAR = 10
_LAST = date(2025, 11, 30)
_FIRST_NAMES = """
    Ana Aaron Bella Boris Carla Carlos Diana Daniel Edith Edwin Fiona Felix Greta Gustav Hanna Henrik Irina Igor Julia
    Jonas Karin Klaus Laura Leon Maria Marco Nora Nathan Olga Oscar Paula Pavel Rosa Ralph Sofia Stefan Tanja Tobias
    Vera Viktor
""".split()
_SYLLABLES = "bran del fen gar hol ker lam mor nev ost pell quin rath sten tor ulm var wex yar zim".split()
_SURNAMES = [
    f"{first}{second}{end}".capitalize() for first in _SYLLABLES for second in _SYLLABLES for end in ("", "en", "is")
]
_PLACES = [f"{first}{end}".capitalize() for first in _SYLLABLES for end in ("ham", "port", "wick", "mouth", "field")]
_KINDS = """
    ferry tram harbour hospital school library railway airport market museum theatre water wind solar sewage stadium
    housing fishing flood border prison forest cattle shipping
""".split()
_THINGS = """
    terminal budget reform contract strike inquiry tax licence merger closure extension scandal shortage plan auction
    vote subsidy ruling deadline
""".split()
_ROLES = "mayor minister engineer economist director spokeswoman lawyer farmer historian inspector".split()
_OPINIONS = (
    "“The {topic} is {amount} million late and nobody has told the people who pay for it,” said {name}, the {role}.",
    "{name} said the {topic} would be looked at again in spring. “We were promised {amount} jobs,” the {role} added.",
    "“I have waited {amount} days for one honest word about the {topic},” {name}, the {role}, told reporters.",
    "According to {name}, the {role}, the {topic} “will cost every household {amount} crowns, and not just once”.",
)
_FACTS = (
    ("{name} opened the {topic} on {day} before {amount} guests.", ("Who opened the {topic}?",)),
    ("{name} paid {amount} million crowns for the {topic} on {day}.", ("Who paid for the {topic}?",)),
    ("{name} won the {topic} case by {amount} votes on {day}.", ("When did {name} win the {topic} case?",)),
    ("{name} moved {amount} people out because of the {topic}.", ("How many people did {name} move out?",)),
)


@dataclass(frozen=True, slots=True)
class Story:
    """An article, and the questions that it answers."""

    title: str
    day: date
    outlet: str
    paragraphs: tuple[str, ...]
    about_words: tuple[str, ...]
    about_facts: tuple[str, ...]

    def text(self, more: str = "") -> str:
        """Return the text of the article's file; `more` is appended to the last paragraph."""
        head = f"Date: {self.day}\nTitle: {self.title}\nSource: {self.outlet}\n"
        address = f"{self.outlet}.example/{self.day}/{self.title}".replace(" ", "-").lower()
        return f"{head}URL: https://{address}\n\n" + "\n\n".join(self.paragraphs) + f" {more}\n"


def stories(count: int, seed: int = 1) -> Iterator[Story]:
    """Yield `count` articles; the same arguments always give the same articles."""
    chance = random.Random(seed)
    fill = paragraphs(count * PARAGRAPHS + 1000, real_paragraphs(ROOT / "examples"), seed)
    for _ in range(count):
        yield _story(chance, fill)


def questions(news: list[Story], count: int, seed: int = 2) -> list[str]:
    """Return `count` questions, in the mixture that the module docstring describes."""
    chance = random.Random(seed)
    popular = [_question(chance, news) for _ in range(POPULAR)]
    return [chance.choice(popular) if chance.random() < 0.1 else _question(chance, news) for _ in range(count)]


def write(news: list[Story], folder: Path, every: int = 1, more: str = "") -> None:
    """Write every `every`th article to a file; `more` makes it a different version."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, story in list(enumerate(news))[::every]:
        (folder / f"{number:06}.txt").write_text(story.text(more), encoding="utf-8")


def _story(chance: random.Random, fill: Iterator[str]) -> Story:
    town = chance.choice(_PLACES)
    topic = f"{chance.choice(_KINDS)} {chance.choice(_THINGS)} in {town}"
    day = _LAST - timedelta(chance.randrange(2000))
    people = [_name(chance) for _ in range(3)]
    statements = [_filled(chance, chance.choice(_OPINIONS), name, topic, day) for name in people]
    fact, asks = chance.choice(_FACTS)
    done = _filled(chance, fact, people[0], topic, day)
    lead = f"{town.upper()} – The {topic} is back on the agenda, the council said. {next(fill)}"
    others = [*statements, done, *(next(fill) for _ in range(PARAGRAPHS - 5))]
    chance.shuffle(others)
    words = tuple(f"What did {name} say about the {topic}?" for name in people)
    facts = tuple(ask.format(name=people[0], topic=topic) for ask in asks)
    title = f"{people[0]} and the {topic}"
    return Story(title, day, f"{chance.choice(_PLACES)} Gazette", (lead, *others), words, facts)


def _filled(chance: random.Random, text: str, name: str, topic: str, day: date) -> str:
    role, amount = chance.choice(_ROLES), chance.randint(3, 900)
    return text.format(name=name, topic=topic, role=role, amount=amount, day=f"{day.day} {day:%B}")


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_FIRST_NAMES)} {chance.choice(_SURNAMES)}"


def _question(chance: random.Random, news: list[Story]) -> str:
    story, kind = chance.choice(news), chance.random() * 90
    if kind < 5:
        return f"What did {chance.choice(_FIRST_NAMES)} Oblonskaya say about {story.title.split(' and the ')[1]}?"
    return chance.choice(story.about_facts if kind < 35 else story.about_words)
