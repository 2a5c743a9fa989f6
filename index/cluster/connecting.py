"""Connecting to a search cluster. Not for what is asked of it, nor for what its errors mean: see `faults.py`."""

from __future__ import annotations

import logging
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.cluster.faults import translated
from index.errors import ClusterError
from index.storage import SearchCluster

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

OLDEST_VERSION = (3, 0)
"""The oldest version of OpenSearch that newsbot is tested with."""

_POOL = 16  # connections to each node: as many searches as may run at once
_RETRIES = 3
_LOST = (502, 503, 504)  # a proxy's, or a node's that has no manager just now


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection to a cluster: thread-safe, with a pool for each node. Created by `connect`; needs no closing."""

    cluster: SearchCluster
    client: OpenSearch

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Translate the client's errors in the block to ClusterError."""
        with translated(self.cluster):
            yield

    def check(self) -> str:
        """Return the cluster's version; raise ClusterError if it isn't an OpenSearch that newsbot can use."""
        with self.errors():
            told = self.client.info()
        version = told.get("version") if isinstance(told, dict) else None
        if not isinstance(version, dict) or version.get("distribution") != "opensearch":
            product = "Elasticsearch" if isinstance(version, dict) and "lucene_version" in version else "something else"
            raise ClusterError(
                self.cluster.where,
                f"it is {product}, not OpenSearch",
                "set NEWSBOT_SEARCH_URL to an OpenSearch cluster",
            )
        number = str(version.get("number"))
        if _parts(number) < OLDEST_VERSION:
            oldest = ".".join(map(str, OLDEST_VERSION))
            raise ClusterError(self.cluster.where, f"its version is {number}", f"update it to {oldest} or newer")
        return number


def connect(cluster: SearchCluster, timeout: float = 10.0, retries: int = _RETRIES) -> Connection:
    """Return a connection to a cluster, without asking it anything. A request may take `timeout` seconds a try.

    A lost node's requests go to another one. Raises ClusterError if the extra is missing, or the CA file is unusable.
    """
    try:
        from opensearchpy import OpenSearch
    except ImportError as error:
        remedy = 'run `pip install "newsbot[cluster]"`, or `pip install -e ".[cluster]"` in a clone of the repository'
        raise ClusterError(cluster.where, "newsbot's extra `cluster` isn't installed", remedy) from error
    # Its warnings repeat what is raised, and its debug lines show what people ask.
    logging.getLogger("opensearch").setLevel(logging.ERROR)
    client = OpenSearch(
        hosts=[*cluster.hosts],
        headers=_authorization(cluster),
        timeout=timeout,
        max_retries=retries,
        retry_on_timeout=True,
        retry_on_status=_LOST,
        pool_maxsize=_POOL,
        **_trust(cluster),
    )
    return Connection(cluster, client)


def _authorization(cluster: SearchCluster) -> dict[str, str]:
    if cluster.api_key:
        return {"authorization": f"ApiKey {cluster.api_key}"}
    if cluster.user is None:
        return {}
    pair = f"{cluster.user}:{cluster.password or ''}"  # the client takes only Latin letters
    return {"authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def _trust(cluster: SearchCluster) -> dict[str, Any]:
    """Return whom to trust, for https. Raises ClusterError if the CA file can't be read."""
    if not cluster.hosts[0].startswith("https:"):
        return {}
    try:
        return {"use_ssl": True, "ssl_context": ssl.create_default_context(cafile=cluster.ca_file)}
    except OSError as error:
        reason = f"the CA file {cluster.ca_file} can't be read"
        remedy = "set NEWSBOT_SEARCH_CA_FILE to a file with certificates in PEM format"
        raise ClusterError(cluster.where, reason, remedy) from error


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("-")[0].split("."))
