"""Building snapshots from articles, and publishing them atomically.

A snapshot is drafted beside the others and becomes the current one by replacing CURRENT, once everything is on disk: a
reader sees the old one or the new one. Only the holder of the index lock may write.

The quotations and terms of unchanged articles are copied from the previous snapshot. If that is large and little has
changed, the new one shares its base, by hard links to its files, and only the addition is written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

import numpy as np

from index.indexing.merging import order_entries, write_segment
from index.indexing.plan import Fresh, Plan
from index.indexing.workers import Workers
from index.model import Article
from index.storage import (
    ADDITION,
    BASE,
    COMPILED_FROM,
    FIELDS,
    KERNELS,
    Contents,
    Draft,
    Field,
    ForwardIndex,
    StoredSnapshot,
    Tombstones,
    Written,
    open_segment,
)

ADDITION_SHARE = 0.05
"""Size of an addition, as a share of the base's paragraphs, at which it is merged into the base."""

DRIFT = 0.01
"""Relative deviation of a field's mean length from the one in the weights at which everything is merged."""


def write_snapshot(
    folder: Path,
    articles: Iterable[Article],
    state: str,
    done: Callable[[int], None] = lambda _: None,
    fields: Sequence[Field] = FIELDS,
    workers: int = 1,
) -> Path:
    """Build a snapshot of only `articles` under `folder`, publish it and return its folder.

    If any error interrupts the write, the current snapshot stays as it was.
    """
    with Workers(workers, fields, folder.parent / KERNELS) as pool:
        return write_base(folder, Fresh.of(articles), Plan(state, done, fields, pool))


def write_base(
    folder: Path,
    fresh: Fresh,
    plan: Plan,
    previous: StoredSnapshot | None = None,
    removed_ids: Collection[str] = (),
) -> Path:
    """Publish a snapshot with a new base: the `fresh` articles and those of the `previous` snapshot.

    Previous articles are left out if they are in `removed_ids` or a fresh one replaces them.
    """
    omitted = {*removed_ids, *fresh.ids}
    entries = order_entries(previous, range(len(previous.segments)), omitted) if previous else []
    with Draft(folder, plan.state, plan.fields) as draft:
        segments = previous.segments if previous else ()
        written = write_segment(draft.path / BASE, plan, fresh, segments, entries)
        base = open_segment(draft.path / BASE)
        return draft.publish(Contents([base], Tombstones.none(), draft.name, written.averages), plan.published)


def write_addition(
    folder: Path, fresh: Fresh, plan: Plan, current: StoredSnapshot, removed_ids: Collection[str] = ()
) -> Path:
    """Publish a snapshot with the base of `current` and an addition: that of `current` plus the `fresh` articles.

    Old articles are left out if they are in `removed_ids` or a fresh one replaces them. The weights use the base's mean
    lengths.
    """
    omitted = {*removed_ids, *fresh.ids}
    base, averages = current.segments[0], current.manifest.averages
    numbers = _tombstone_numbers(current, omitted)
    dead = base.documents.forward.take(numbers)
    tombstones = Tombstones(np.array(numbers, np.int32), *dead.count_terms())
    with Draft(folder, plan.state, plan.fields) as draft:
        draft.take_over(current, BASE)
        entries = order_entries(current, [1], omitted)
        written = write_segment(draft.path / ADDITION, plan, fresh, current.segments, entries, averages)
        addition = open_segment(draft.path / ADDITION)
        drifted = _drift(plan.fields, averages, len(base), dead, written)
        contents = Contents([base, addition], tombstones, current.manifest.base, averages, drifted)
        return draft.publish(contents, plan.published)


def is_outgrown(snapshot: StoredSnapshot) -> bool:
    """Return whether the addition should be merged into the base."""
    manifest = snapshot.manifest
    changed = manifest.added + manifest.removed
    return changed > ADDITION_SHARE * len(snapshot.segments[0]) or manifest.drifted > DRIFT


def takes_additions(snapshot: StoredSnapshot) -> bool:
    """Return whether the base is large enough for an addition to pay; a smaller snapshot is copied just as quickly."""
    return len(snapshot.segments[0]) >= COMPILED_FROM


def _tombstone_numbers(current: StoredSnapshot, omitted: Collection[str]) -> list[int]:
    """Return the numbers of the base's deleted articles, including those in `omitted`."""
    base = current.segments[0]
    numbers = {number for article_id in omitted if (number := base.number(article_id)) >= 0}
    return sorted({*current.tombstones.articles.tolist(), *numbers})


def _drift(
    fields: Sequence[Field], averages: Sequence[float], rows: int, dead: ForwardIndex, addition: Written
) -> float:
    """Return the largest relative deviation of a field's mean length from that of the base.

    `rows` are the base's paragraphs, `dead` those with a tombstone.
    """
    alive = rows - int(dead.first_rows[-1]) + addition.paragraphs
    drifts = [0.0]
    for field, mean, added_mean in zip(fields, averages, addition.averages, strict=True):
        dead_length = int(dead.lengths(dead.entries(field.name)).sum())
        now = (mean * rows - dead_length + added_mean * addition.paragraphs) / max(1, alive)
        drifts.append(abs(now - mean) / (mean or 1.0))
    return max(drifts)
