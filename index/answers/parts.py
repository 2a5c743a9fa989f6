"""Answering a question in two parts, and what two people say together. Not for splitting it: see `index/question`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest

from index.answers.answer import DEFAULT_PASSAGES, Answer, View
from index.answers.claims import is_quoted, never_quoted_on
from index.answers.finding import answer_alone, find, since
from index.answers.passages import Passage
from index.engine import Engine
from index.question import Question
from index.text import extract_terms


def answer_parts(
    engine: Engine, question: Question, second: Question, view: View, top: int | None, started: float
) -> Answer:
    """Answer a two-part question, alternating the passages of both parts, first part first."""
    each = ((top or DEFAULT_PASSAGES) + 1) // 2
    both = (replace(question, also=None), second)
    parts = engine.together([partial(answer_alone, engine, part, view, each) for part in both])
    if not all(part.found for part in parts) and (joint := _answer_jointly(engine, both, view, top, started)):
        return _with_missing(engine, joint, both, [each for each, part in zip(both, parts, strict=True) if part.found])
    turns = zip_longest(*(part.passages for part in parts))
    passages = {(passage.article_id, passage.answer): passage for turn in turns for passage in turn if passage}
    best = parts[0] if parts[0].found or not parts[1].found else parts[1]
    understood = [part.understood for part in parts]
    corrected = tuple(dict.fromkeys(pair for each in understood for pair in each.corrected))
    answer = replace(
        best,
        question=question.text,
        took_ms=since(started),
        passages=tuple(passages.values()),
        understood=replace(understood[0], also=understood[1], corrected=corrected),
        more=any(part.more for part in parts),
    )
    return _with_missing(engine, answer, understood, [part.understood for part in parts if part.found])


def _with_missing(engine: Engine, answer: Answer, parts: Sequence[Question], answered: Sequence[Question]) -> Answer:
    """Return an answer to both parts of a question with what it lacks: words of one of two people, or a whole part."""
    if not answer.passages:
        return answer
    unquoted, unanswered = [], []
    for part in parts:
        if _is_quoted_in(engine, part, answer.passages):
            continue
        if never_quoted_on(engine, part):
            unquoted.append((part.speaker_text, part.topic_text))
        elif part not in answered:
            unanswered.append(part.whole_text)
    return replace(answer, unquoted=tuple(unquoted), unanswered=tuple(unanswered))


def _is_quoted_in(engine: Engine, part: Question, passages: Sequence[Passage]) -> bool:
    """Return whether passages have words of the person in question."""
    if not part.speaker:
        return False
    places = ((passage.article_id, paragraph.position) for passage in passages for paragraph in passage.paragraphs)
    return any(is_quoted(part, engine.speakers(*place)) for place in places)


def _answer_jointly(
    engine: Engine, parts: Sequence[Question], view: View, top: int | None, started: float
) -> Answer | None:
    """Return the answer to what two people say together on a topic: "the princes William and Harry said".

    None if it is no such question, or no paragraph that answers names both.
    """
    first, second = parts
    if not (first.speaker and second.speaker and first.topic == second.topic):
        return None
    terms = tuple(dict.fromkeys((*first.topic, *first.speaker, *second.speaker)))
    whole = replace(first, terms=terms, terms_with_dates=(), resolved="")
    joint = replace(whole, speaker=(), speaker_text="", topic=(), topic_text="")
    answer = find(engine, joint, view, top or DEFAULT_PASSAGES, started)
    both = {first.speaker[-1], second.speaker[-1]}
    texts = (extract_terms(paragraph.text) for passage in answer.passages[:1] for paragraph in passage.paragraphs)
    if not any(both.issubset(terms) for terms in texts):
        return None
    return answer
