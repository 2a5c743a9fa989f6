"""Checks of the two databases: whether they open, can be written, and fit this version; and of the sources in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.memory import CHATS_SETTING, inspect_memory
from bot.operations.doctor.findings import Finding, fail, note, ok
from bot.operations.doctor.permissions import may_write
from bot.operations.doctor.phrases import age_of, count, listed
from bot.settings import Settings
from index import NewsbotError, StoredSource, TablesState, inspect_articles, redact, sqlite_file

_STALE = timedelta(days=1)
"""Time after which a source that nobody fetched is worth a word."""

_MOST_FAILING = 5
"""Failing sources to name: without a network, all of them fail."""

_LIST = "see `newsbot sources list`"
_ARTICLES_SETTING = "NEWSBOT_DATABASE_URL"
_RESTORE = "restore it from a backup, or move it and the files beside it away to start with an empty one"


def check_memory(settings: Settings, is_whole: bool) -> Iterator[Finding]:
    """Yield the state of the bot's memory."""
    try:
        tables = inspect_memory(settings.chats, CHATS_SETTING, is_whole)
        yield _described(settings, "memory", settings.chats, CHATS_SETTING, tables, is_whole)
    except NewsbotError as error:
        yield fail("memory", str(error))


def check_articles_database(settings: Settings, is_whole: bool) -> Iterator[Finding]:
    """Yield the state of the database of articles, and of the sources in it."""
    database = settings.data.database
    try:
        state = inspect_articles(database, is_whole)
        tables = state.tables if state else None
        yield _described(settings, "database", database, _ARTICLES_SETTING, tables, is_whole)
    except NewsbotError as error:
        yield fail("database", str(error))
        return
    if state and state.last_run and state.last_run.error:
        yield note("last run", f"{age_of(state.last_run.started_at)} ago, it ended early: {state.last_run.error}")
    if state and state.sources:
        yield from _sources(state.sources, settings)


def _described(
    settings: Settings, check: str, database: str | Path, setting: str, tables: TablesState | None, is_whole: bool
) -> Finding:
    file = sqlite_file(database, setting)
    if tables is None or tables.version is None:
        if file and file.parent != settings.data_dir and not may_write(file.parent):
            return fail(check, f"{file} can't be created", f"let this user write {file.parent}, or change {setting}")
        return ok(check, f"none yet; newsbot creates it when it needs it{_where(file)}")
    if file and not _is_writable(file):
        return fail(check, f"{file} can't be written", "let the user who runs newsbot write to it and to its folder")
    finding = _of_tables(check, tables, _where(file))
    return finding or ok(check, f"version {tables.version}{', read whole' if is_whole and file else ''}{_where(file)}")


def _of_tables(check: str, tables: TablesState, where: str) -> Finding | None:
    """Return what is wrong with tables that are there; None if this version of newsbot can use them as they are."""
    if tables.damage:
        return fail(check, f"damaged: {tables.damage}{where}", _RESTORE)
    if tables.is_newer:
        text = f"a newer version of newsbot wrote it (version {tables.version}, this one knows {tables.head}){where}"
        return fail(check, text, "install the newer version of newsbot again")
    if not tables.is_current:
        text = f"version {tables.version}; the next start or index run brings it to version {tables.head}{where}"
        return note(check, text, "back it up first")
    return None


def _where(file: Path | None) -> str:
    return f" ({file})" if file else ""


def _is_writable(file: Path) -> bool:
    beside = (file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-shm"))
    return all(may_write(path) for path in (file, file.parent, *(path for path in beside if path.exists())))


def _sources(sources: Sequence[StoredSource], settings: Settings) -> Iterator[Finding]:
    """Yield how the sources on the web did when they were last fetched. Asking them again is the refreshes' work."""
    active = [item for item in sources if not item.is_paused and not item.is_ended]
    troubles = [*_failing([item for item in active if item.error]), *_gone([item for item in sources if item.is_ended])]
    yield from troubles
    fetched = [item.fetched_at for item in active if item.fetched_at]
    if active and (not fetched or datetime.now(UTC) - max(fetched) > _STALE):
        when = f"last fetched {age_of(max(fetched))} ago" if fetched else "never fetched"
        remedy = "start `newsbot run`" if settings.refresh_minutes else "run `newsbot refresh`, by cron say"
        yield note("sources", f"{count(len(active), 'source')}, {when}", remedy)
    elif not troubles:
        states = Counter("paused" if item.is_paused else "well" for item in sources)
        yield ok("sources", ", ".join(f"{number:,} {state}" for state, number in states.items()))


def _failing(sources: Sequence[StoredSource]) -> Iterator[Finding]:
    for item in sources[:_MOST_FAILING]:
        since = f", for {age_of(item.failing_since)}" if item.failing_since else ""
        yield note("sources", f"{redact(item.name)} fails{since}: {redact(item.error)}", _LIST)
    if (more := len(sources) - _MOST_FAILING) > 0:
        yield note("sources", f"{more:,} more fail", _LIST)


def _gone(sources: Sequence[StoredSource]) -> Iterator[Finding]:
    if sources:
        names = listed([redact(item.name) for item in sources])
        yield note("sources", f"gone for good: {names}", "`newsbot sources remove NAME`, or `resume` it")
