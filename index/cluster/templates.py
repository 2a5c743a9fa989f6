"""The index template: the index that a run writes to has newsbot's mapping, whoever creates it. Not for the index.

A run creates its indexes with their mapping, so it needs no template: one is for what comes into being otherwise, such
as an index that is deleted meanwhile, and that a bulk request finds missing. So a user who may not manage templates can
do without. The template names that index alone. Patterns have no digits, only `*`: one that matches the names of all of
newsbot's indexes matches those of others, too.
"""

from __future__ import annotations

from typing import Any

from index.cluster.connecting import Connection
from index.cluster.mapping import CLUSTER_FORMAT, index_body
from index.storage import SearchCluster

_PRIORITY = 500  # above those that catch all; a longer prefix goes first, since earlier versions matched its indexes
_COMPARED = "index_patterns", "_meta"


def template_name(cluster: SearchCluster) -> str:
    """Return the name of the template."""
    return f"{cluster.prefix}-index"


def put_template(connection: Connection, index: str) -> bool:
    """Create the template for an index or bring it up to date; return whether the cluster now has this version's.

    An earlier version's, which matched indexes of others, is replaced; that version leaves this one's alone.
    False if the user may not do that, if a newer version of newsbot made it, or if another template is in its place.
    """
    from opensearchpy.exceptions import AuthorizationException, RequestError

    name, wanted = template_name(connection.cluster), _template(connection.cluster, index)
    with connection.errors():
        try:
            present = _read(connection, name)
            if present is not None and not _may_replace(present.get("_meta")):
                return False
            if present is None or any(present.get(part) != wanted[part] for part in _COMPARED):
                connection.client.indices.put_index_template(name=name, body=wanted)
        except (AuthorizationException, RequestError):  # forbidden, or in conflict with another template
            return False
    return True


def _template(cluster: SearchCluster, index: str) -> dict[str, Any]:
    body = index_body(cluster.shards, cluster.replicas)
    made_for = {"format": CLUSTER_FORMAT, "shards": cluster.shards, "replicas": cluster.replicas}
    return {
        "index_patterns": [index],
        "priority": _PRIORITY + len(cluster.prefix),
        "version": CLUSTER_FORMAT,
        "_meta": {"newsbot": made_for},
        "template": body,
    }


def _read(connection: Connection, name: str) -> dict[str, Any] | None:
    """Return the template of a name; None if there is none."""
    from opensearchpy.exceptions import NotFoundError

    try:
        told = connection.client.indices.get_index_template(name=name)
    except NotFoundError:
        return None
    template: dict[str, Any] = told["index_templates"][0]["index_template"]
    return template


def _may_replace(meta: Any) -> bool:
    """Return whether newsbot made a template, and no newer version."""
    made_for = meta.get("newsbot") if isinstance(meta, dict) else None
    made_by = made_for.get("format") if isinstance(made_for, dict) else None
    return isinstance(made_by, int) and made_by <= CLUSTER_FORMAT
