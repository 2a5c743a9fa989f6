"""Metrics that are read when somebody looks: the index, its sources, runs, queues and memory. Not for counting events.

What can't be read is left out.
"""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from importlib.metadata import version
from itertools import chain
from typing import get_args

import psutil
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from bot.errors import describe
from bot.replicas import ROLES
from bot.services import Services
from index import Article, NewsbotError, Run, SearchIndex, State, count_sources, last_runs

_log = logging.getLogger(__name__)

_CHANGES = ("added", "changed", "removed", "failed")


class Gauges(Collector):
    """Reads the state of one bot; blocks while it reads. `services` is None while the bot starts."""

    def __init__(self, services: Callable[[], Services | None]) -> None:
        self._services = services

    def collect(self) -> Iterator[Metric]:
        """Yield every gauge that can be read."""
        yield InfoMetricFamily(
            *("newsbot_build", "The running version."),
            value={"version": version("newsbot"), "python": platform.python_version()},
        )
        if (services := self._services()) is None:
            return
        for read in (_queues, _memory, _inbox, _bots, _index, _sources, _runs):
            yield from _readable(read, services)


def _readable(read: Callable[[Services], Iterator[Metric]], services: Services) -> list[Metric]:
    """Return all that `read` yields, or nothing. Whoever uses what can't be read logs that."""
    try:
        return [*read(services)]
    except NewsbotError as error:
        _log.debug("Metrics are left out: %s", error)
    except Exception as error:
        _log.error("Metrics could not be read: %s", describe(error))
    return []


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"newsbot_{name}", words, value=value)


def _labelled(name: str, words: str, label: str, values: Sequence[tuple[str, float]]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"newsbot_{name}", words, labels=[label])
    for value, number in values:
        family.add_metric([value], number)
    return family


def _queues(services: Services) -> Iterator[Metric]:
    worker, pool = services.worker, services.pool
    yield _gauge("busy_chats", "Chats with running or waiting work.", worker.busy_chats)
    yield _gauge("waiting_messages", "Messages that wait for an earlier one of their chat.", worker.waiting_messages)
    yield _gauge("open_searches", "Searches that run or wait for a thread or a process.", pool.under_way)
    yield _gauge("answering_processes", "Processes that answer beside the bot's own.", len(pool.pids))


def _inbox(services: Services) -> Iterator[Metric]:
    open_updates = services.memory.count_unfinished()
    yield _gauge("inbox_updates", "Updates that are written down and not done.", open_updates)


def _bots(services: Services) -> Iterator[Metric]:
    """Yield what this bot has of the work, if others may share it."""
    for peer in services.replication.peers():
        if peer.is_self:
            yield _gauge("bots", "Bots with this token that run.", len(services.replication.peers()))
            yield _gauge("partitions", "Partitions of chats that this bot owns, of 64.", peer.partitions)
            roles = [(role, float(role in peer.roles)) for role in sorted({*ROLES, *peer.roles})]
            yield _labelled("roles", "1 if this bot does this work for all.", "role", roles)


def _index(services: Services) -> Iterator[Metric]:
    engine, newest = services.library.do(_with_newest)
    coverage = engine.coverage
    yield _gauge("index_articles", "Articles in the index.", coverage.articles)
    yield _gauge("index_paragraphs", "Paragraphs in the index.", coverage.paragraphs)
    yield _gauge("index_outlets", "Outlets in the index.", coverage.outlets)
    yield _gauge("index_size_bytes", "Size of the index on disk.", engine.size)
    published = engine.created.timestamp()
    yield _gauge("index_built_timestamp_seconds", "When the index in use was built.", published)
    if newest is not None and newest.published is not None:
        moment = newest.published
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, time(), UTC)
        words = "When the newest article appeared, as it says; a day counts from its start in UTC."
        yield _gauge("index_newest_article_timestamp_seconds", words, moment.timestamp())


def _with_newest(engine: SearchIndex) -> tuple[SearchIndex, Article | None]:
    return engine, next(iter(engine.newest(1)), None)


def _sources(services: Services) -> Iterator[Metric]:
    counts = count_sources(services.settings.data)
    states: tuple[State, ...] = get_args(State)
    numbers = [(state, counts[state]) for state in states]
    yield _labelled("sources", "Sources on the web, by how they are doing.", "state", numbers)


def _runs(services: Services) -> Iterator[Metric]:
    newest: dict[str, Run] = {}
    for run in last_runs(services.settings.data.database):
        newest.setdefault(run.kind, run)
    begun = [(kind, run.started_at.timestamp()) for kind, run in newest.items()]
    yield _labelled("last_run_timestamp_seconds", "When the last run of a kind began, whoever ran it.", "kind", begun)
    took = [(kind, run.seconds) for kind, run in newest.items()]
    yield _labelled("last_run_duration_seconds", "Time that it took.", "kind", took)
    stopped = [(kind, float(bool(run.error))) for kind, run in newest.items()]
    yield _labelled("last_run_stopped", "1 if it ended early.", "kind", stopped)
    articles = GaugeMetricFamily("newsbot_last_run_articles", "What it did with articles.", labels=["kind", "change"])
    for (kind, run), change in ((item, change) for item in newest.items() for change in _CHANGES):
        articles.add_metric([kind, change], getattr(run, change))
    yield articles


def _memory(services: Services) -> Iterator[Metric]:
    sizes = {"bot": 0, "answering": 0, "runs": 0}
    answering = {*services.pool.pids, services.pool.template_pid}
    own = psutil.Process()
    for process in chain([own], own.children(recursive=True)):
        group = "bot" if process.pid == os.getpid() else "answering" if process.pid in answering else "runs"
        try:
            sizes[group] += process.memory_info().rss
        except psutil.Error:  # it has ended
            continue
    words = "Resident memory: of the bot's own process, of those that answer beside it, and of index runs and the like."
    yield _labelled("memory_bytes", words, "process", [*sizes.items()])
