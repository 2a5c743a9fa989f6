"""What an index says about itself, in the `_meta` of its mapping: its rules, what it was made from, its counts."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from index.cluster.connecting import Connection
from index.cluster.mapping import CLUSTER_FORMAT, needed_rules
from index.errors import ClusterError, ClusterIndexUnusable
from index.storage import FIELDS, SearchCluster


@dataclass(frozen=True, slots=True)
class IndexState:
    """The state of one index; `name` is its own, not the alias."""

    name: str
    format: int
    rules: dict[str, Any]
    generation: int
    """Grows with every published run."""
    averages: list[float]
    """Mean lengths of the fields, in the order of FIELDS, that the weights were computed with."""
    state: str
    """Of the store that it holds."""
    articles: int
    paragraphs: int
    created: str
    """When it was last published: ISO 8601, UTC."""

    @property
    def is_ours(self) -> bool:
        """Whether this version's rules have made it."""
        return self.format == CLUSTER_FORMAT and self.rules == needed_rules()

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of newsbot has made it, which an index run of this version must not undo."""
        needed = {"format": CLUSTER_FORMAT} | needed_rules()
        has = {"format": self.format} | self.rules
        return any(has.get(name, 0) > needed[name] for name in ("format", "terms", "quotes"))

    def meta(self) -> dict[str, Any]:
        """Return what to store, under the name `newsbot`."""
        body = asdict(self)
        del body["name"]
        return body


def new_state(name: str, averages: list[float], state: str, generation: int = 0) -> IndexState:
    """Return the state of an index that this version begins."""
    return IndexState(name, CLUSTER_FORMAT, needed_rules(), generation, averages, state, 0, 0, now())


def now() -> str:
    """Return the current time for `created`."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def read_state(connection: Connection) -> IndexState | None:
    """Return the state of the index behind the alias, of whatever version; None if there is no index yet."""
    from opensearchpy.exceptions import NotFoundError

    with connection.errors():
        try:
            mappings = connection.client.indices.get_mapping(index=connection.cluster.prefix)
        except NotFoundError:
            return None
    name = max(mappings, key=lambda name: (index_number(connection.cluster, name), name))
    meta = _meta(mappings[name])
    if name == connection.cluster.prefix:  # no alias, whatever it says
        raise _not_ours(connection.cluster, name)
    try:
        return IndexState(name=name, **meta)
    except TypeError:  # other fields, or none
        return _foreign(connection.cluster, name, meta)


def read_meta(connection: Connection, name: str) -> Any:
    """Return what an index says about itself, as `IndexState.meta` gives it; None if it says nothing."""
    with connection.errors():
        mappings = connection.client.indices.get_mapping(index=name)
    return _meta(mappings[name])


def index_number(cluster: SearchCluster, name: str) -> int:
    """Return the number in the name of an index of a cluster's prefix; -1 if it has none."""
    match = re.fullmatch(rf"{re.escape(cluster.prefix)}-(\d+)", name, re.ASCII)
    return int(match[1]) if match else -1


def is_leftover(connection: Connection, name: str, is_older: bool) -> bool:
    """Return whether newsbot made an index, and it is unfinished, or older than the current one."""
    meta = read_meta(connection, name)
    return isinstance(meta, dict) and "format" in meta and (is_older or meta.get("generation") == 0)


def require_state(connection: Connection) -> IndexState:
    """Return the state of an index that can be searched. Raises ClusterIndexUnusable."""
    where = connection.cluster.where
    state = read_state(connection)
    if state is None:
        remedy = "run `newsbot index PATH` with your articles first"
        raise ClusterIndexUnusable(where, f"it has no index {connection.cluster.prefix} yet", remedy)
    if not state.is_ours:
        remedy = "update this newsbot" if state.is_newer else "run `newsbot index PATH` to rebuild it"
        raise ClusterIndexUnusable(where, f"another version of newsbot built the index {state.name}", remedy)
    return state


def _foreign(cluster: SearchCluster, name: str, meta: Any) -> IndexState:
    """Return the state of an index with another version's `_meta`; raise ClusterError if it isn't newsbot's."""
    if not isinstance(meta, dict) or not isinstance(meta.get("format"), int):
        raise _not_ours(cluster, name)
    rules = meta.get("rules")
    return IndexState(
        name, meta["format"], rules if isinstance(rules, dict) else {}, 0, [0.0] * len(FIELDS), "", 0, 0, ""
    )


def _not_ours(cluster: SearchCluster, name: str) -> ClusterError:
    return ClusterError(cluster.where, f"its index {name} isn't newsbot's", "set NEWSBOT_SEARCH_PREFIX to another name")


def _meta(mapping: dict[str, Any]) -> Any:
    return mapping["mappings"].get("_meta", {}).get("newsbot")
