"""What an answer leaves for the next question of a talk: the articles that it showed, and whom "he" or "she" means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from index.answers.passages import Passage
from index.engine import Engine
from index.languages import FIRST_NAME_PRONOUNS, FORMS_OF_ADDRESS, PEOPLE_OF_OTHERS
from index.question import Question, expected_answer
from index.text import NameKind, extract_terms

MAX_PEOPLE = 4
"""The most people whom the next question may mean by "he" or "she"."""


def remember_shown(engine: Engine, question: Question, passages: Sequence[Passage], nearest: Sequence[str]) -> Question:
    """Return a question with what its answer leaves for the next one: `near` and `people`.

    `nearest` are the ids of articles that are shown where there are no passages. Where nothing is shown that is about
    what was asked, the talk stays with what it was about before.
    """
    shown = tuple(dict.fromkeys(passage.article_id for passage in passages)) or question.near or tuple(nearest)
    people = list(chain(_people(engine, question, passages), question.people))
    by_surname = {name.lower().split()[-1]: name for name in reversed(people)}
    kept = [name for name in dict.fromkeys(people) if by_surname[name.lower().split()[-1]] == name]
    return replace(question, near=shown, people=tuple(kept[:MAX_PEOPLE]))


def _people(engine: Engine, question: Question, passages: Sequence[Passage]) -> Iterator[str]:
    """Yield the people that a question and its answer name, those first whom the next question is likely to mean."""
    asked_text = question.whole_text
    in_question = list(names_of_people(engine, asked_text))
    surnames = {name.lower().split()[-1] for name in in_question}
    asks_who = expected_answer(asked_text).kind in ("person", "thing")
    in_answer = [
        name for name in _in_answer(engine, passages[:1], asks_who) if name.lower().split()[-1] not in surnames
    ]
    if question.resolved:  # the talk goes on about the same person
        yield from (name for name in question.people if name in question.resolved)
    if question.speaker_text and not question.speaker_is_role:
        yield question.speaker_text
    elif question.speaker and passages and passages[0].speaker:
        yield passages[0].speaker
    yield from chain(in_answer, in_question) if asks_who else chain(in_question, in_answer)
    yield from names_of_people(engine, asked_text, unknown=True)


def _in_answer(engine: Engine, passages: Iterable[Passage], asks_who: bool) -> Iterator[str]:
    """Yield the people whom passages name: in the sentences that answer, then around them."""
    for passage in passages:
        texts = [passage.answer.text, *(paragraph.text for paragraph in passage.paragraphs)]
        yield from chain.from_iterable(names_of_people(engine, text) for text in texts)
        if asks_who:
            yield from names_of_people(engine, passage.answer.text, unknown=True)


def names_of_people(engine: Engine, text: str, unknown: bool = False) -> Iterator[str]:
    """Yield the names of people in a text, in its order; in a text in small letters too.

    With `unknown`, names of several words are taken for people's as well where the articles don't tell.
    """
    for words in _runs(engine, text):
        kinds = [_kind(engine, word) for word in words]
        has_first_name = words[0].lower() in FIRST_NAME_PRONOUNS and kinds[-1] in ("person", "")
        if kinds[-1] == "person" or has_first_name or (unknown and len(words) > 1 and not any(kinds)):
            yield " ".join(words)


def _runs(engine: Engine, text: str) -> Iterator[list[str]]:
    """Yield the words of a text that follow each other and are written as names by the articles."""
    run: list[str] = []
    for written in (*text.split(), ""):
        word = written.strip("“”\"‘’'.,;:!?()[]–—")
        ends = written[-1:] in ',;:!?)”"' or word.endswith(("'s", "’s"))
        word = word.removesuffix("'s").removesuffix("’s")
        is_name = bool(word) and word.lower() not in FORMS_OF_ADDRESS and _is_name(engine, word, in_run=bool(run))
        if is_name:
            run.append(word)
        elif run and word.lower() in PEOPLE_OF_OTHERS:  # "Ana Brandt supporters" aren't Ana Brandt
            run = []
        if run and (ends or not is_name):
            yield run
            run = []


def _is_name(engine: Engine, word: str, in_run: bool) -> bool:
    terms = extract_terms(f"a {word}")
    if not terms:
        return False
    return engine.is_name(terms[-1]) or (in_run and word[0].isupper() and word[0].isalpha())


def _kind(engine: Engine, word: str) -> NameKind:
    terms = extract_terms(f"a {word}")
    return engine.name_kind(terms[-1]) if terms else ""
