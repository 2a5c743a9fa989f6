"""The first articles: a folder, a source on the web, or the samples. Not for how they are read: see `index/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.operations.setup.errors import NoArticles
from bot.operations.setup.prompts import Prompts
from bot.operations.setup.samples import samples_folder
from bot.settings import Settings
from bot.terminal import run_index, run_refresh
from index import PathMissing, SourceKnown, SourceOptions, add_source, preview_source, redact

USUAL = Path("articles")
"""The folder that is offered if the current one has it."""

QUESTION = "Your articles: a folder, the address of a site or a feed, samples to try newsbot out, or none"


@dataclass(frozen=True, slots=True)
class Choice:
    """Where the first articles come from, and the folder or the address."""

    kind: Literal["folder", "source", "samples", "none"]
    place: str = ""

    @property
    def folder(self) -> Path | None:
        """The folder that becomes that of the settings."""
        return Path(self.place).expanduser().absolute() if self.kind == "folder" else None


def read_choice(text: str) -> Choice:
    """Return what somebody wrote as a choice. Raises PathMissing for what is neither a folder nor an address."""
    words = text.strip()
    match words.lower():
        case "samples":
            return Choice("samples")
        case "none":
            return Choice("none")
    if "://" not in words and (_is_folder(words) or not _is_host(words)):
        if not _is_folder(words):
            raise PathMissing(Path(words))
        return Choice("folder", words)
    return Choice("source", words)


def usual_choice(settings: Settings) -> str:
    """Return what is offered: the folder of the settings, or `articles` if it is there, or the samples."""
    if settings.articles_dir is not None:
        return str(settings.articles_dir)
    return str(USUAL) if USUAL.is_dir() and any(USUAL.iterdir()) else "samples"


def bring(choice: Choice, settings: Settings, prompts: Prompts) -> int:
    """Index what was chosen; return the exit code of that. Raises NewsbotError if there are no articles."""
    match choice.kind:
        case "none":
            return 0
        case "source":
            return _add(choice.place, settings, prompts)
    folder = choice.folder or samples_folder()
    return run_index(settings, [folder], prune=False, progress="auto", options=settings.reading)


def _add(url: str, settings: Settings, prompts: Prompts) -> int:
    """Add a source that has articles, and fetch them."""
    with prompts.waiting(f"Asking {redact(url)} …"):
        preview = preview_source(url, SourceOptions(), settings.fetching)
    if not preview.items:
        raise NoArticles(redact(url), preview.failed[0].reason if preview.failed else None)
    try:
        stored = add_source(settings.data, preview.source, SourceOptions())
    except SourceKnown as error:
        prompts.tell(str(error))
        return 0
    prompts.tell(f"Added “{stored.name}”: {stored.source.url}")
    return run_refresh(settings, [stored.source.id], force=False, progress="auto")


def _is_folder(words: str) -> bool:
    try:
        return bool(words) and Path(words).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):  # too long, a ~ without a home, or a null character
        return False


def _is_host(words: str) -> bool:
    """Return whether words may be an address without https:// before it."""
    host = words.partition("/")[0]
    return "." in host.strip(".") and not words.startswith((".", "/", "~")) and not set(words) & set(" \0")
