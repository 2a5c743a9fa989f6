"""Measure the attribution of quotations: python -m benchmarks.quotes SET [--json | --ablate | --labels]

Prints precision P (right / attributed) and recall R (right / all) for each way in which the text names a speaker (name,
pronoun, noun), for all spans, and for certain quotations. An attribution is right if its surname occurs in the words
that name the speaker or in the full name (for a pronoun, in the full name), or if those words occur in the attributed
name ("Ana" for Ana Brandt). Spans with a pronoun whose full name isn't known can't be judged: they count as "unnamed"
only. Also prints the share of spans by name that are certain, and the speed in MB of text per second.

--ablate leaves out one group of rules at a time.

--labels prints the speakers of certain quotations for a person to review, each with its number of quotations, the most
frequent first. Labels that `benchmarks.labels` finds suspicious come first, with the reason. It needs no spans.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from unicodedata import normalize
from unittest.mock import patch

from benchmarks.labels import suspicion
from benchmarks.sets import articles, rows, table
from index.languages import LANGUAGE_MODULES
from index.model import Article, Quotation
from index.quotes import cues, people, pronouns
from index.quotes import finder as quotes

GROUPS = ("all", "name", "pronoun", "noun", "certain", "unnamed")
Row = dict[str, Any]


def measure(corpus: dict[str, Article], spans: Iterable[Row], language: str | None = None) -> Row:
    """Return counts and shares of right attributions by `find_quotes` for each of `GROUPS`, and its speed."""
    started = time.process_time()
    quotations = {name: quotes.find_quotes(article.paragraphs, "", language) for name, article in corpus.items()}
    took = time.process_time() - started
    counts: Counter[tuple[str, str]] = Counter()
    for span in spans:
        text = corpus[span["article"]].paragraphs[span["paragraph"]]
        _count(counts, span, _overlapping(quotations[span["article"]], span, text.find(span["quote"])))
    size = sum(len(text.encode()) for article in corpus.values() for text in article.paragraphs)
    return {group: _shares(group, counts) for group in GROUPS} | {
        "certain_of_name": counts["name", "certain"] / max(1, counts["name", "gold"]),
        "mb_per_s": size / 1e6 / took,
    }


def _count(counts: Counter[tuple[str, str]], span: Row, quote: Quotation | None) -> None:
    for group in _groups(span, quote):
        counts[group, "gold"] += 1
        counts[group, "attributed"] += bool(quote and quote.speaker)
        counts[group, "right"] += bool(quote and quote.speaker and _right(quote.speaker, span))
        counts[group, "certain"] += bool(quote and quote.certain)


def _groups(span: Row, quote: Quotation | None) -> Iterator[str]:
    if span["how"] == "pronoun" and not span["name"]:
        yield "unnamed"
        return
    yield from ("all", span["how"])
    if quote and quote.certain:
        yield "certain"


def _overlapping(quotations: Iterable[Quotation], span: Row, start: int) -> Quotation | None:
    end = start + len(span["quote"])
    overlapping = [q for q in quotations if q.paragraph == span["paragraph"] and q.start < end and q.end > start]
    return max(overlapping, key=lambda quote: min(end, quote.end) - max(start, quote.start), default=None)


def _right(speaker: str, span: Row) -> bool:
    named = _composed(span["name"] if span["how"] == "pronoun" else f"{span['source']} {span['name']}")
    words = [word for word in speaker.split() if word not in ("Jr.", "Sr.", "II", "III", "IV")] or [speaker]
    return words[-1] in named or (span["how"] == "name" and f" {_composed(span['source'])} " in f" {speaker} ")


def _composed(text: str) -> str:
    return normalize("NFC", text)


def _shares(group: str, counts: Counter[tuple[str, str]]) -> Row:
    gold, attributed, right = (counts[group, what] for what in ("gold", "attributed", "right"))
    return {"gold": gold, "attributed": attributed, "p": right / max(1, attributed), "r": right / max(1, gold)}


# -- ablation: one group of rules off at a time


def _without(*rules: cues.Rule) -> Callable[[], AbstractContextManager[object]]:
    return lambda: patch.object(cues, "RULES", tuple(rule for rule in cues.RULES if rule not in rules))


ABLATIONS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "nothing": _without(),
    "X said": _without(cues.x_said),
    "said X": _without(cues.said_x),
    "according to X": _without(cues.according_to_x, cues.according_to_role),
    "X: “…”": _without(cues.x_colon),
    "she said": _without(cues.pronoun),
    "a spokesman said": _without(cues.role),
    "the sentence's subject": lambda: patch.object(quotes, "find_subjects", lambda *_: ()),
    "going on from the paragraph before": lambda: patch.object(quotes, "opens_with_quotation_mark", lambda _: False),
    "full names": lambda: patch.object(people.People, "full_name", lambda _self, named: named.name),
    "first names": lambda: patch.object(people, "FIRST_NAME_PRONOUNS", {}),
    "who is he and she in the article": lambda: patch.object(people, "_evidence", lambda *_: ()),
    "who is a person": lambda: patch.object(pronouns, "PERSON_WEIGHT", 0.0),
    "subjects before others": lambda: patch.object(pronouns, "SUBJECT_WEIGHT", 0.0),
    "speakers before others": lambda: patch.object(pronouns, "SPEAKER_WEIGHT", 0.0),
}


def ablate(corpus: dict[str, Article], spans: list[Row]) -> list[Row]:
    """Return a row for each group of rules, with the shares without it."""
    return [_ablated(name, off, corpus, spans) for name, off in ABLATIONS.items()]


def _ablated(
    name: str, off: Callable[[], AbstractContextManager[object]], corpus: dict[str, Article], spans: list[Row]
) -> Row:
    with off():
        measured = measure(corpus, spans)
    shares = {f"{group} {share.upper()}": measured[group][share] for group in GROUPS for share in ("p", "r")}
    return {"without": name} | shares


# -- the speakers of certain quotations


def count_labels(corpus: Iterable[Article], language: str | None = None) -> Counter[str]:
    """Count the certain quotations of each speaker."""
    quotations = (quote for article in corpus for quote in quotes.find_quotes(article.paragraphs, "", language))
    return Counter(quote.speaker for quote in quotations if quote.certain and quote.speaker)


def say_labels(counts: Counter[str]) -> str:
    """Return the speakers as lines, the suspicious ones first, and a line of totals."""
    reasons = {label: suspicion(label) for label in counts}
    ordered = sorted(counts, key=lambda label: (reasons[label] is None, -counts[label], label))
    width = max(map(len, ordered), default=0)
    lines = [f"{counts[label]:6,}  {label:{width}}  {reasons[label] or ''}".rstrip() for label in ordered]
    marked = [label for label in ordered if reasons[label]]
    return "\n".join([*lines, _say_totals(counts, marked)])


def _say_totals(counts: Counter[str], marked: list[str]) -> str:
    return (
        f"{len(counts):,} labels of {counts.total():,} certain quotations; "
        f"suspicious: {len(marked):,} labels of {sum(counts[label] for label in marked):,} quotations"
    )


def _language_of(folder: Path) -> str | None:
    """Return the language that ends a folder's name, as in "quotes-de"; None for English."""
    code = folder.resolve().name.rpartition("-")[2]
    return code if code in LANGUAGE_MODULES else None


def _table(measured: Row) -> str:
    lines = [{"speaker given by": group} | measured[group] | {"MB/s": measured["mb_per_s"]} for group in GROUPS]
    return f"{table(lines)}\nof the spans by name, certain: {measured['certain_of_name']:.3f}"


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path, help="folder with articles.jsonl.gz and, without --labels, spans.jsonl.gz")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the figures as a JSON object")
    form.add_argument("--ablate", action="store_true", help="print the shares without each group of rules")
    form.add_argument(
        "--labels", action="store_true", help="print the speakers of certain quotations, suspicious ones first"
    )
    parser.add_argument("--language", help="language of the articles; by default, the ending of the folder's name")
    given = parser.parse_args()
    if given.labels:
        print(say_labels(count_labels(articles(given.set), given.language or _language_of(given.set))))
        return
    corpus = {article.id: article for article in articles(given.set)}
    spans = list(rows(given.set, "spans"))
    if given.ablate:
        print(table(ablate(corpus, spans)))
    else:
        measured = measure(corpus, spans, given.language or _language_of(given.set))
        print(json.dumps(measured) if given.json else _table(measured))


if __name__ == "__main__":
    main()
