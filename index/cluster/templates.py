"""The index template: an index of this prefix has newsbot's mapping, whoever creates it. Not for indexes themselves.

A run creates its indexes with their mapping, so it needs no template: one is for what comes into being otherwise, such
as an index that a bulk request or a copy finds missing. So a user who may not manage templates can do without.
"""

from __future__ import annotations

from typing import Any

from index.cluster.connecting import Connection
from index.cluster.mapping import CLUSTER_FORMAT, index_body
from index.storage import SearchCluster

_PRIORITY = 500  # above those that catch all; a longer prefix goes first, since a shorter one may match its indexes


def template_name(cluster: SearchCluster) -> str:
    """Return the name of the template."""
    return f"{cluster.prefix}-index"


def put_template(connection: Connection) -> bool:
    """Create the template or bring it up to date; return whether the cluster now has this version's.

    False if the user may not do that, if a newer version of newsbot made it, or if another template is in its place.
    """
    from opensearchpy.exceptions import AuthorizationException, RequestError

    name, wanted = template_name(connection.cluster), _template(connection.cluster)
    with connection.errors():
        try:
            meta = _read_meta(connection, name)
            if meta is not None and not _may_replace(meta):
                return False
            if meta != wanted["_meta"]:
                connection.client.indices.put_index_template(name=name, body=wanted)
        except (AuthorizationException, RequestError):  # forbidden, or in conflict with another template
            return False
    return True


def _template(cluster: SearchCluster) -> dict[str, Any]:
    body = index_body(cluster.shards, cluster.replicas)
    made_for = {"format": CLUSTER_FORMAT, "shards": cluster.shards, "replicas": cluster.replicas}
    return {
        # The names end with numbers: the index of the lease has none, and a mapping of its own.
        "index_patterns": [f"{cluster.prefix}-{digit}*" for digit in range(1, 10)],
        "priority": _PRIORITY + len(cluster.prefix),
        "version": CLUSTER_FORMAT,
        "_meta": {"newsbot": made_for},
        "template": body,
    }


def _read_meta(connection: Connection, name: str) -> Any:
    """Return what the template says about itself; None if there is none."""
    from opensearchpy.exceptions import NotFoundError

    try:
        told = connection.client.indices.get_index_template(name=name)
    except NotFoundError:
        return None
    return told["index_templates"][0]["index_template"].get("_meta", {})


def _may_replace(meta: Any) -> bool:
    """Return whether newsbot made a template, and no newer version."""
    made_for = meta.get("newsbot") if isinstance(meta, dict) else None
    made_by = made_for.get("format") if isinstance(made_for, dict) else None
    return isinstance(made_by, int) and made_by <= CLUSTER_FORMAT
