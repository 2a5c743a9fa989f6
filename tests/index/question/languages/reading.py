"""How a question in another language is read, in one line, with a test double of an index in that language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.question import Question, understand
from index.text import extract_terms
from tests.index.question.facts import Index

TODAY = date(2026, 3, 20)


class Reading:
    """Reads questions over an index of one language, which knows some names of people and some outlets."""

    def __init__(self, language: str, people: str, outlets: Sequence[str]) -> None:
        names = {term: name for name in people.split() for term in extract_terms(name, language, mixed=True)}
        self.index = Index(outlets=outlets, names=names, newest=date(2026, 3, 19), languages=(language, "en"))
        self.language = language

    def talk(self, texts: str) -> Question:
        """Return the last of several questions, separated by ">>", each a follow-up on the one before."""
        question: Question | None = None
        for text in texts.split(" >> "):
            question = understand(text, TODAY, self.index, question)
        assert question is not None
        return question

    def read(self, texts: str) -> str:
        """Return how the last question is read: "Brandt: die Fähre @Kurier", "anybody: ...", "latest", "fact"."""
        question = self.talk(texts)
        if not question.small_talk:
            assert question.language == self.language
        return " ".join(filter(None, (_form(question), *(f"@{outlet}" for outlet in question.outlets))))


def _form(question: Question) -> str:
    if question.small_talk:
        return question.small_talk
    if question.listing:
        return "listing"
    if question.who_said:
        return f"anybody: {question.topic_text}"
    if question.speaker:
        return f"{question.speaker_text}: {question.topic_text}".rstrip(" :")
    return "latest" if question.latest else "fact"


def rows(table: str) -> list[tuple[str, str]]:
    """Return the rows of a table: questions, and how each is read behind "=>"."""
    pairs = [line.split(" => ") for line in table.strip().splitlines() if line.strip()]
    return [(question.strip(), form.strip()) for question, form in pairs]
