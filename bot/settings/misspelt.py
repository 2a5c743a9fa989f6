"""Names that look like settings and are none: `NEWSBOT_TIMEZON`. Not for the values of settings.

They are said and never refused: another program may have put them there, such as Kubernetes, which gives containers
`NEWSBOT_SERVICE_HOST` if a service is called newsbot.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from bot.settings.settings import PREFIX, Settings

ENV_FILE = Path(".env")

_LEAST_SIMILAR = 70  # of 100: below that, no setting is meant
_MISSPELT_PREFIX = 88  # of 100: so similar is the name of another program to none of ours
_OF_KUBERNETES = re.compile(r"NEWSBOT_(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_(TCP|UDP)(_\w+)?)?)")
_SHOWN = 40  # characters


def misspelt_settings() -> list[str]:
    """Return a sentence for each name in the environment or `.env` that is no setting, and each line that sets nothing.

    No sentence shows a value.
    """
    names = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    sentences = list(_in_environment(os.environ, names))
    try:
        text = ENV_FILE.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):  # loading the settings says so
        return sentences
    return sentences + list(_in_file(text, names))


def _in_environment(given: Iterable[str], names: Collection[str]) -> Iterator[str]:
    for name in sorted(given):
        if _is_meant(name, names) and name.upper() not in names and not _OF_KUBERNETES.fullmatch(name):
            yield _sentence(name, "in the environment", _nearest(name, names))


def _in_file(text: str, names: Collection[str]) -> Iterator[str]:
    from dotenv.parser import parse_stream

    for binding in parse_stream(io.StringIO(text)):
        source = binding.original.string
        line = binding.original.line + len(source) - len(source.lstrip("\r\n"))
        key = binding.key or ""
        if binding.error or (key and binding.value is None):
            yield f"Line {line} of .env sets nothing: write it as {_example(source, names)}."
        elif key and key.upper() not in names and (_is_meant(key, names) or f"{PREFIX}{key}".upper() in names):
            yield _sentence(key, f"in line {line} of .env", _nearest(key, names))


def _is_meant(name: str, names: Collection[str]) -> bool:
    """Return whether a name is meant as a setting: by its beginning, or since it is nearly the name of one."""
    from rapidfuzz import fuzz, process

    if re.match(r"\W*NEWSBOT", name, re.IGNORECASE):
        return True
    return process.extractOne(name.upper(), names, scorer=fuzz.ratio, score_cutoff=_MISSPELT_PREFIX) is not None


def _nearest(name: str, names: Collection[str]) -> str | None:
    """Return the setting that a name most resembles, if it resembles one."""
    from rapidfuzz import fuzz, process

    bare = {setting: setting.removeprefix(PREFIX) for setting in names}
    words = re.sub(r"\W+", "_", name.strip()).upper().removeprefix(PREFIX)
    match = process.extractOne(words, bare, scorer=fuzz.WRatio, score_cutoff=_LEAST_SIMILAR)
    return match[2] if match else None


def _sentence(name: str, where: str, nearest: str | None) -> str:
    shown = f"“{name}”" if name != name.strip() else name
    advice = f"did you mean {nearest}?" if nearest else "docs/settings.md lists them."
    return f"{_printable(shown)} {where} is no setting of newsbot: {advice}"


def _example(line: str, names: Collection[str]) -> str:
    """Return how to write a line: with the setting that its first words resemble. What follows them may be a secret."""
    words = re.match(r"\s*(?:export\s+)?([A-Za-z]+(?:[\s_-]+[A-Za-z]+)*)", line)
    name = _nearest(words[1], names) if words and _is_meant(words[1], names) else None
    return f"{name or 'NAME'}=value, or put # before a comment"


def _printable(text: str) -> str:
    shown = "".join(character if character.isprintable() else "?" for character in text)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
