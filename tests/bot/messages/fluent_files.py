"""The files of the bot's own words as Fluent reads them, for tests that look at messages without saying them."""

from __future__ import annotations

from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.messages.localization import Localization

LOCALES = Path(__file__).resolve().parents[3] / "bot" / "messages" / "locales"


class _Nodes(Visitor):
    """A visitor that collects the variables of a message, and the variants that a count chooses from."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.variants: list[ftl.Variant] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  # the library's name
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802  # the library's name
        self.variants += node.variants
        self.generic_visit(node)


def _nodes(node: ftl.BaseNode) -> _Nodes:
    nodes = _Nodes()
    nodes.visit(node)
    return nodes


def source(language: str) -> str:
    """Return all files of a language."""
    return "\n".join(path.read_text("utf-8") for path in sorted((LOCALES / language).glob("*.ftl")))


def _entries(language: str) -> dict[str, ftl.Message]:
    entries: dict[str, ftl.Message] = {}
    for entry in FluentParser().parse(source(language)).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in entries, "it stands there twice"
            entries[entry.id.name] = entry
    return entries


def messages(language: str) -> dict[str, frozenset[str]]:
    """Return the messages of a language with their variables."""
    return {name: frozenset(_nodes(entry).variables) for name, entry in _entries(language).items()}


def variants(language: str) -> dict[str, dict[str, frozenset[str]]]:
    """Return the messages of a language that a count changes: their forms, each with its variables."""
    chosen = {name: _nodes(entry).variants for name, entry in _entries(language).items()}
    return {
        name: {_key(variant): frozenset(_nodes(variant).variables) for variant in forms}
        for name, forms in chosen.items()
        if forms
    }


def _key(variant: ftl.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ftl.Identifier) else str(variant.key.value)


KNOWN = messages("en")
COUNTS = frozenset("count done total limit seconds added changed removed unchanged failed code articles number".split())
"""Names of numeric variables."""


def say(language: str, name: str, count: int) -> str:
    """Return a message with this count in all of its numbers."""
    variables = {each: count if each in COUNTS else "X" for each in KNOWN[name]}
    return Localization.of(language).say(name, **variables)
