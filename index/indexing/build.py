"""Articles to snapshots: written whole, and published at once.

A snapshot is drafted beside the others and becomes the current one by replacing CURRENT, after everything is on the
disk: a reader sees the old one or the new one. Only the holder of the index lock may write.

What was made of an article once (its quotations, its terms) is copied from the snapshot before. Where that is large
and little has changed, the new one shares its base, by links to its files, and only the addition is written.
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
"""Share of the base's paragraphs from which on an addition is merged into the base."""

DRIFT = 0.01
"""Share by which the mean length of a field may leave the one that the weights were made with, until all is merged."""


def write_snapshot(
    folder: Path,
    articles: Iterable[Article],
    state: str,
    done: Callable[[int], None] = lambda _: None,
    fields: Sequence[Field] = FIELDS,
    workers: int = 1,
) -> Path:
    """Build a snapshot of `articles` alone under `folder`, publish it and return its folder.

    A write that ends early, by whatever error, leaves the current snapshot as it was.
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
    """Publish a snapshot with a new base: of the `fresh` articles and those of the `previous` snapshot.

    The latter's with ids in `removed_ids`, or that a fresh one replaces, are left out.
    """
    omitted = {*removed_ids, *fresh.ids}
    entries = order_entries(previous, range(len(previous.segments)), omitted) if previous else []
    with Draft(folder, plan.state, plan.fields) as draft:
        segments = previous.segments if previous else ()
        written = write_segment(draft.path / BASE, plan, fresh, segments, entries)
        base = open_segment(draft.path / BASE)
        return draft.publish(Contents([base], Tombstones.none(), draft.name, written.averages))


def write_addition(
    folder: Path, fresh: Fresh, plan: Plan, current: StoredSnapshot, removed_ids: Collection[str] = ()
) -> Path:
    """Publish a snapshot with the base of `current` and an addition: the old one's articles and the `fresh` ones.

    Those with ids in `removed_ids`, or that a fresh one replaces, are left out. The weights are made with the mean
    lengths of the base.
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
        return draft.publish(Contents([base, addition], tombstones, current.manifest.base, averages, drifted))


def is_outgrown(snapshot: StoredSnapshot) -> bool:
    """Return whether the addition should be merged into the base."""
    manifest = snapshot.manifest
    changed = manifest.added + manifest.removed
    return changed > ADDITION_SHARE * len(snapshot.segments[0]) or manifest.drifted > DRIFT


def takes_additions(snapshot: StoredSnapshot) -> bool:
    """Return whether the base is so large that an addition pays; a smaller snapshot is copied whole just as quickly."""
    return len(snapshot.segments[0]) >= COMPILED_FROM


def _tombstone_numbers(current: StoredSnapshot, omitted: Collection[str]) -> list[int]:
    """Return the numbers of the articles of the base that are gone, those in `omitted` included."""
    base = current.segments[0]
    numbers = {number for article_id in omitted if (number := base.number(article_id)) >= 0}
    return sorted({*current.tombstones.articles.tolist(), *numbers})


def _drift(
    fields: Sequence[Field], averages: Sequence[float], rows: int, dead: ForwardIndex, addition: Written
) -> float:
    """Return the highest share by which the mean length of a field is off from that of the base.

    `rows` are the base's paragraphs, `dead` those of them that have a tombstone.
    """
    alive = rows - int(dead.first_rows[-1]) + addition.paragraphs
    drifts = [0.0]
    for field, mean, added_mean in zip(fields, averages, addition.averages, strict=True):
        dead_length = int(dead.lengths(dead.entries(field.name)).sum())
        now = (mean * rows - dead_length + added_mean * addition.paragraphs) / max(1, alive)
        drifts.append(abs(now - mean) / (mean or 1.0))
    return max(drifts)
