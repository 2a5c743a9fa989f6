"""What an answer is, and the view that it is asked in. Not for how articles are found: see `finding.py`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from index.answers.passages import Passage
from index.model import Article, Coverage, Limits
from index.question import Question

DEFAULT_PASSAGES = 3
"""Default number of passages per page."""

DEFAULT_ARTICLES = 5
"""Default number of articles to list for a question without a topic, and of stories."""


@dataclass(frozen=True, slots=True)
class View:
    """The view of an answer: a page of passages, from 0; whether newest first; whether only those with quotations.

    `outlets` limits the search, in addition to any outlets in the question; empty for all. With `stories`, the newest
    articles come first, with one passage each: the best answer, or the opening if the question has no topic.
    """

    page: int = 0
    newest: bool = False
    quotes_only: bool = False
    outlets: frozenset[str] = frozenset()
    stories: bool = False


DEFAULT_VIEW = View()
"""The view that a question asks for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of the articles to a question.

    `confidence`, from 0 to 1, is that of the most confident passage. `passages` holds those that reach
    `FOUND_CONFIDENCE`, best first. If none does, `may_help` is an article that is likely to be on topic, if any;
    `nearest` lists others that share a name or the rarest word with the question; and `apart` is True if it has been
    checked that no article with the person in question mentions the topic. For a question without a topic, `listed`
    holds the newest articles. `more` tells whether another page follows. `coverage` describes the searched index,
    `understood` is the interpreted question.
    """

    question: str
    found: bool
    confidence: float
    took_ms: float
    passages: tuple[Passage, ...]
    nearest: tuple[Article, ...]
    coverage: Coverage
    understood: Question = field(default_factory=lambda: Question("", ()))
    listed: tuple[Article, ...] = ()
    apart: bool = False
    no_articles: bool = False
    """True if no article at all is from the dates in the question."""
    more: bool = False
    may_help: Article | None = None
    unanswered: tuple[str, ...] = ()
    """The unanswered part of a two-part question whose other part is answered; see also `unquoted`."""
    unquoted: tuple[tuple[str, str], ...] = ()
    """People whose words a two-part question asks for and no article has, each with the topic, both as asked. Checked,
    and given instead of the unanswered part."""
    namesakes: tuple[str, ...] = ()
    """Speakers with the surname in question, if no article has the person's first name."""
    languages: tuple[str, ...] = ()
    """Codes of the languages of these articles, if none of them is the question's; of all articles if none is found."""
    names_only: bool = False
    """True if no article is in the question's language, so that only its names and numbers were searched for."""


def build_limits(question: Question, view: View = DEFAULT_VIEW) -> Limits:
    """Return the limits of the search, by the question and the view."""
    until = question.until + timedelta(days=1) if question.until and question.until < date.max else None
    asked, viewed = frozenset(question.outlets), view.outlets
    outlets = asked & viewed if asked and viewed else asked or viewed or None  # nothing in common: search nothing
    return Limits(question.since, until, outlets, frozenset(question.among) or None)
