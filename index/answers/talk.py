"""Conversations: what an answer leaves for the next question, and how to search for a follow-up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import chain, islice, pairwise

from index.answers.passages import MAX_PARAGRAPHS, Passage
from index.answers.ranking import FOUND_CONFIDENCE, Ranking, rank
from index.engine import Engine
from index.languages import DEFAULT_LANGUAGE, FIRST_NAME_PRONOUNS, FORMS_OF_ADDRESS, PEOPLE_OF_OTHERS, find_language
from index.model import Limits
from index.question import Question, Turn, expected_answer
from index.text import NameKind, extract_terms, term_of_word

TALK_ODDS = 1.9
"""Factor for the odds that the conversation's articles answer a question that leaves its topic open."""

MAX_PEOPLE = 4
"""Maximum number of people that "he" or "she" may mean in the next question."""

_MOST_LANGUAGES = 3  # to read names in
_NAMING_PARAGRAPHS = 3  # of those with a surname, to look for the whole name in
_OPENING_MARKS = "“\"‘'(["
_LIKELY_TURNS = 2  # that people are likely to be found in

MAX_TURNS = 8
"""Maximum number of turns of a conversation that wait to be looked for people in."""


def remember_shown(question: Question, passages: Sequence[Passage], nearest: Sequence[str]) -> Question:
    """Return a question with what its answer leaves for the next one: `shown` and `answered_at`.

    `nearest` are the ids of articles shown instead of passages. If nothing on topic is shown, the conversation keeps
    its earlier topic.
    """
    if not passages:
        return replace(question, shown=question.near or tuple(nearest))
    answer = passages[0].answer
    shown = tuple(dict.fromkeys(passage.article_id for passage in passages))
    return replace(question, shown=shown, answered_at=(answer.position, answer.start, answer.end))


def recall(engine: Engine, earlier: Question) -> Question:
    """Return a question without articles that no longer exist, and with itself as a turn of the conversation."""
    engine.prefetch(earlier.shown)
    shown = tuple(article_id for article_id in earlier.shown if engine.has(article_id))
    answered_at = earlier.answered_at if shown[:1] == earlier.shown[:1] else None
    earlier = replace(earlier, shown=shown, answered_at=answered_at)
    unread = (_turn(earlier), *earlier.unread)
    earlier = replace(earlier, unread=unread)
    return find_people(engine, earlier) if len(unread) > MAX_TURNS else earlier


def _turn(question: Question) -> Turn:
    is_named = bool(question.speaker_text) and not question.speaker_is_role
    return Turn(
        question.whole_text,
        same=tuple(name for name in question.people if name in question.resolved),
        speaker=question.speaker_text if is_named else "",
        article_id=question.shown[0] if question.answered_at else "",
        answered_at=question.answered_at or (0, 0, 0),
        asks_speech=bool(question.speaker),
    )


def find_people(engine: Engine, question: Question) -> Question:
    """Return a question with all people of the conversation in `people`, and no turn in `unread`."""
    engine.prefetch(turn.article_id for turn in question.unread if turn.article_id)
    newest = question.unread[:_LIKELY_TURNS]
    engine.prefetch_terms(_terms_of_turns(engine, newest), names=_likely_names(engine, newest))
    by_surname: dict[str, str] = {}
    named = chain.from_iterable(_people(engine, turn) for turn in question.unread if _is_there(engine, turn))
    for name in chain(named, question.people):
        by_surname.setdefault(_surname(name), name)
        if len(by_surname) == MAX_PEOPLE:  # the rest needn't be read
            break
    return replace(question, people=tuple(by_surname.values()), unread=())


def _is_there(engine: Engine, turn: Turn) -> bool:
    return not turn.article_id or engine.has(turn.article_id)


def _surname(name: str) -> str:
    return name.lower().split()[-1]


def _people(engine: Engine, turn: Turn) -> Iterator[str]:
    """Yield the people that a question and its answer name, likeliest referents of the next question first."""
    asks_who = expected_answer(turn.text).kind in ("person", "thing")
    in_question = [*names_of_people(engine, turn.text), *_whole_names(engine, turn)]
    surnames = set(map(_surname, in_question))
    in_answer = (name for name in _in_answer(engine, turn, asks_who) if _surname(name) not in surnames)
    yield from turn.same
    if turn.speaker:
        yield turn.speaker
    elif turn.asks_speech and turn.article_id and turn.answered_at[0] < engine.length(turn.article_id):
        yield from engine.speakers(turn.article_id, turn.answered_at[0])
    yield from chain(in_answer, in_question) if asks_who else chain(in_question, in_answer)
    yield from names_of_people(engine, turn.text, unknown=True)


def _whole_names(engine: Engine, turn: Turn) -> Iterator[str]:
    """Yield the whole names that the best article has for surnames in a question: they tell that these are people's."""
    if not turn.article_id:
        return
    for words in _runs(engine, turn.text):
        if len(words) > 1 or _kind(engine, words[0]):
            continue
        terms = frozenset(_terms_of(engine, words[0]))
        places = sorted({place for term in terms for place in engine.positions_of(turn.article_id, term)})
        texts = (engine.paragraph(turn.article_id, place) for place in places[:_NAMING_PARAGRAPHS])
        names = (name for text in texts for name in _names_with_given_names(engine, text))
        same = (name for name in names if not terms.isdisjoint(_terms_of(engine, _surname(name))))
        yield from islice(same, 1)


def _names_with_given_names(engine: Engine, text: str) -> Iterator[str]:
    """Yield the names in a text that begin with a given name of the articles' languages."""
    given_names = _given_names(engine.coverage.languages[:_MOST_LANGUAGES])
    for words in _runs(engine, text):
        first = next((at for at, word in enumerate(words[:-1]) if word.lower() in given_names), None)
        if first is not None:
            yield " ".join(words[first:])


def _in_answer(engine: Engine, turn: Turn, asks_who: bool) -> Iterator[str]:
    """Yield the people that an answer names: in the answering sentence, then around it."""
    if not turn.article_id:
        return
    block = _block(engine, turn)
    if not block:  # the article has been shortened since
        return
    _, start, end = turn.answered_at
    answer = block[0][start:end]
    engine.prefetch_terms(_terms_of_turns(engine, (turn,)), names=_likely_names(engine, (turn,)))
    yield from chain.from_iterable(names_of_people(engine, text) for text in (answer, *block))
    if asks_who:
        yield from names_of_people(engine, answer, unknown=True)


def _block(engine: Engine, turn: Turn) -> list[str]:
    """Return the paragraphs of a turn's answer, from the answering one on."""
    if not turn.article_id or not engine.has(turn.article_id):
        return []
    first = turn.answered_at[0]
    after = min(first + MAX_PARAGRAPHS, engine.length(turn.article_id))
    return [engine.paragraph(turn.article_id, at) for at in range(first, after)]


def _terms_of_turns(engine: Engine, turns: Iterable[Turn]) -> Iterator[str]:
    """Yield the terms of all words that may be names in some turns."""
    texts = (text for turn in turns for text in (turn.text, *_block(engine, turn)))
    return (term for text in texts for word in text.split() for term in extract_terms(f"a {word}")[-1:])


def _likely_names(engine: Engine, turns: Iterable[Turn]) -> Iterator[str]:
    """Yield the last terms of what looks like names in some turns."""
    for turn in turns:
        for text in (turn.text, *_block(engine, turn)):
            words = (word.lstrip(_OPENING_MARKS) for word in text.split())
            for word, after in pairwise((*words, "")):
                if word[:1].isupper() and not (word[-1].isalnum() and after[:1].isupper()):
                    yield from extract_terms(f"a {word}")[-1:]


def names_of_people(engine: Engine, text: str, unknown: bool = False) -> Iterator[str]:
    """Yield the names of people in a text, in order, even if the text is in lower case.

    With `unknown`, names of several words count as people's even if the articles don't tell.
    """
    for words in _runs(engine, text):
        kind = _kind(engine, words[-1])
        has_first_name = words[0].lower() in FIRST_NAME_PRONOUNS and not kind
        is_unknown = unknown and len(words) > 1 and not any(_kind(engine, word) for word in words)
        if kind == "person" or has_first_name or is_unknown:
            yield " ".join(words)


@cache
def _given_names(languages: Sequence[str]) -> Set[str]:
    """Return the given names that some languages have, in lower case."""
    speech = (language.speech for code in languages if (language := find_language(code)))
    return frozenset(name for each in speech if each for name in each.given_names)


def _runs(engine: Engine, text: str) -> Iterator[list[str]]:
    """Yield runs of adjacent words that the articles write as names."""
    run: list[str] = []
    for written in (*text.split(), ""):
        whole = written.strip("“”\"‘’'.,;:!?()[]–—")
        word = whole.removesuffix("'s").removesuffix("’s")
        is_name = bool(word) and word.lower() not in FORMS_OF_ADDRESS and _is_name(engine, word, in_run=bool(run))
        if is_name:
            run.append(word)
        elif run and word.lower() in PEOPLE_OF_OTHERS:  # "Ana Brandt supporters" aren't Ana Brandt
            run = []
        if run and (not is_name or word != whole or written[-1] in ',;:!?)”"'):
            yield run
            run = []


def _is_name(engine: Engine, word: str, in_run: bool) -> bool:
    terms = _terms_of(engine, word)
    if not terms:
        return False
    return any(map(engine.is_name, terms)) or (in_run and word[0].isupper() and word[0].isalpha())


def _kind(engine: Engine, word: str) -> NameKind:
    return next(filter(None, map(engine.name_kind, _terms_of(engine, word))), "")


def _terms_of(engine: Engine, word: str) -> Collection[str]:
    """Return the terms that a word may have in the articles, one for each of their main languages."""
    languages = engine.coverage.languages[:_MOST_LANGUAGES] or (DEFAULT_LANGUAGE,)
    return dict.fromkeys(term for code in languages if (term := term_of_word(word, code)))


def rank_in_talk(engine: Engine, question: Question, k: int, limits: Limits) -> Ranking:
    """Return the best paragraphs of the conversation's articles, if these answer; otherwise those of all articles.

    A self-contained question is searched in all articles at once.
    """
    is_open = (question.leans or bool(question.carried)) and not question.among
    if question.near and is_open and question.since is None and question.until is None:
        within = replace(limits, articles=frozenset(question.near))
        question = find_people(engine, question) if question.leans else question
        for closer in _about_talk(engine, question):
            close = rank(engine, closer, k, within)
            if question.leans:
                close = close.likelier(TALK_ODDS)
            if max(close.confidences, default=0.0) >= FOUND_CONFIDENCE:
                return close
    if question.leans:  # it means nothing alone
        question = _with_carried(question)
    ranking = rank(engine, question, k, limits)
    if question.topic_is_carried and max(ranking.confidences, default=0.0) < FOUND_CONFIDENCE:
        return _without_topic(engine, question, k, limits) or ranking
    return ranking


def _without_topic(engine: Engine, question: Question, k: int, limits: Limits) -> Ranking | None:
    """Return what the person in question says on anything in the conversation's articles; None if that is nothing."""
    if not question.near or question.among or question.since or question.until:
        return None
    alone = replace(question, terms=question.speaker, topic=())
    close = rank(engine, alone, k, replace(limits, articles=frozenset(question.near)))
    return close if max(close.confidences, default=0.0) >= FOUND_CONFIDENCE else None


def _about_talk(engine: Engine, question: Question) -> Iterator[Question]:
    """Yield versions of a question to search the conversation's articles with, best first.

    A question that leaves the person open is tried with the surnames of the conversation that these articles have
    (their later paragraphs rarely have first names), then with full names, then with none: it may mean somebody else.
    """
    if not question.leans:
        if _are_named(engine, question):
            yield _with_carried(question)
        return
    people = [extract_terms(name) for name in question.people]
    of_talk = {*question.carried, *(term for name_terms in people for term in name_terms)}
    unnamed = {term for term in of_talk if not any(mentions_any(engine, key, {term}) for key in question.near)}
    first_names = {term for name_terms in people for term in name_terms[:-1]}
    every = _with_carried(question).terms
    for without in (unnamed | first_names, unnamed, of_talk):
        if terms := tuple(term for term in every if term not in without):
            yield replace(question, terms=terms)


def _with_carried(question: Question) -> Question:
    return replace(question, terms=tuple(dict.fromkeys((*question.carried, *question.terms))))


def _are_named(engine: Engine, question: Question) -> bool:
    """Return whether the conversation's best article has all names of the question."""
    names = [term for term in question.terms if engine.is_name(term)]
    return any(all(mentions_any(engine, article_id, {name}) for name in names) for article_id in question.near)


def mentions_any(engine: Engine, article_id: str, terms: Set[str]) -> bool:
    """Return whether an article has any of some terms, in its headline or a paragraph."""
    in_headline = not terms.isdisjoint(extract_terms(engine.head(article_id).title))
    return in_headline or any(engine.mentions(article_id, term) for term in terms)
