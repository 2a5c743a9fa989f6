"""The text of a ninjs item: of the forms in which it comes, the one that keeps the paragraphs best."""

from __future__ import annotations

import re
from typing import Any

from index.sources.formats.field_values import text_of
from index.sources.formats.html_text import paragraphs_of_html
from index.sources.formats.paragraphs import split_blocks

_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|section|body|article|blockquote|table)\b[^<>]*>", re.IGNORECASE)


def paragraphs_of_item(fields: dict[str, Any]) -> tuple[list[str], bool]:
    """Return an item's paragraphs, and whether they are only those of its description.

    `fields` are the properties of an item by their names in lower case.
    """
    for prefix, plural, is_description in (("body", "bodies", False), ("description", "descriptions", True)):
        for kind, text in sorted(_forms(fields, prefix, plural), key=lambda form: _rank(*form)):
            if paragraphs := _paragraphs(kind, text):
                return paragraphs, is_description
    return [], False


def value_of_role(values: object, role: str) -> str:
    """Return the value with a role in a list like `headlines`; else the first one."""
    items = [item for item in values if isinstance(item, dict)] if isinstance(values, list) else []
    items.sort(key=lambda item: item.get("role") != role)
    return text_of(items[0].get("value")) if items else text_of(values)


def _forms(fields: dict[str, Any], prefix: str, plural: str) -> list[tuple[str, str]]:
    """Return the forms of a text, as its kind and itself: `body_html` in version 1, an object in a list later."""
    forms = []
    for name, value in fields.items():
        if name == prefix or (name.startswith(f"{prefix}_") and isinstance(value, str)):
            forms.append((name.removeprefix(prefix).lstrip("_"), text_of(value)))
    values = fields.get(plural)
    for item in values if isinstance(values, list) else ():
        if isinstance(item, dict):
            folded = {str(name).lower(): value for name, value in item.items()}
            kind = f"{text_of(folded.get('contenttype'))} {text_of(folded.get('role'))}".lower()
            forms.append((kind, text_of(folded.get("value"))))
    return forms


def _rank(kind: str, text: str) -> int:
    if "html" in kind:
        return 0
    if _TAG.search(text):
        return 1
    return 2 if not kind.strip() or "text" in kind or "main" in kind else 3


def _paragraphs(kind: str, text: str) -> list[str]:
    if "html" in kind or _TAG.search(text):
        return paragraphs_of_html(text)
    blocks = split_blocks(text.splitlines())
    return [paragraph for block in blocks if (paragraph := " ".join(line.strip() for line in block).strip())]
