"""Answering a question in two parts, and what two people say together. Not for splitting it: see `index/question`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest

from index.answers.answer import DEFAULT_PASSAGES, Answer, View
from index.answers.finding import answer_alone, find, since
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
        return joint
    turns = zip_longest(*(part.passages for part in parts))
    passages = {(passage.article_id, passage.answer): passage for turn in turns for passage in turn if passage}
    best = parts[0] if parts[0].found or not parts[1].found else parts[1]
    understood = [part.understood for part in parts]
    corrected = tuple(dict.fromkeys(pair for each in understood for pair in each.corrected))
    return replace(
        best,
        question=question.text,
        took_ms=since(started),
        passages=tuple(passages.values()),
        understood=replace(understood[0], also=understood[1], corrected=corrected),
        more=any(part.more for part in parts),
        unanswered=tuple(part.understood.whole_text for part in parts if not part.found) if best.found else (),
    )


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
