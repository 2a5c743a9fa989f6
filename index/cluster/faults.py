"""The one place where the cluster's and its client's errors become newsbot's: one sentence each, without a secret."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import ClusterError, ClusterIndexGone, ClusterRequestRefused, ClusterUnavailable
from index.storage import SearchCluster

if TYPE_CHECKING:
    from opensearchpy.exceptions import TransportError

READ_ONLY = "an index is read-only, usually because a node's disk is full"
FREE_SPACE = "free some space on the cluster's disks, or add nodes; OpenSearch then lifts the block by itself"

_MOST_REASON = 200  # characters


@contextmanager
def translated(cluster: SearchCluster) -> Iterator[None]:
    """Translate the client's errors in the block to ClusterError; those that pass by themselves: ClusterUnavailable."""
    from opensearchpy.exceptions import OpenSearchException, SerializationError, TransportError

    try:
        yield
    except SerializationError as error:
        raise _no_search(cluster) from error
    except TransportError as error:
        raise _translate(cluster, error) from error
    except OpenSearchException as error:
        raise ClusterError(cluster.where, _shortened(str(error)), "check the cluster and NEWSBOT_SEARCH_URL") from error


def _translate(cluster: SearchCluster, error: TransportError) -> ClusterError:
    from opensearchpy.exceptions import ConnectionError, ConnectionTimeout, SSLError

    if isinstance(error, SSLError):
        return _untrusted(cluster, error.info)
    if isinstance(error, ConnectionTimeout):
        return ClusterUnavailable(cluster.where, "it didn't answer in time", "check its load and the network")
    if isinstance(error, ConnectionError):
        reason = f"it can't be reached: {_root(error.info)}"
        return ClusterUnavailable(cluster.where, reason, "start it, or check NEWSBOT_SEARCH_URL")
    return _by_status(cluster, int(error.status_code), error)


def _by_status(cluster: SearchCluster, status: int, error: TransportError) -> ClusterError:
    reason = _reason(error)
    if is_read_only(reason):
        return ClusterUnavailable(cluster.where, READ_ONLY, FREE_SPACE)
    match status:
        case 401:
            return _refused(cluster)
        case 403:
            permissions = "the cluster permissions cluster_composite_ops and cluster_monitor"
            rights = f"give this user or key all rights on the indexes {cluster.prefix}*, and {permissions}"
            return ClusterError(cluster.where, f"it forbids a request: {reason}", rights)
        case 404 if "index_not_found" in reason or "IndexNotFound" in reason:
            return ClusterIndexGone(cluster.where, "the index is gone", "run `newsbot index --rebuild`")
        case 408:
            remedy = "see `GET /_cluster/health`, and try again"
            return ClusterUnavailable(cluster.where, "it didn't get ready in time", remedy)
        case 413:
            remedy = "let the proxy before it take requests of 100 MB, as OpenSearch does"
            return ClusterError(cluster.where, "a proxy refuses large requests", remedy)
        case 429:
            return ClusterUnavailable(cluster.where, "it has more to do than it can", "wait, or give it more memory")
        case 500 | 502 | 503 | 504:
            fault = f"it lacks some of its data or nodes just now: {reason}"
            return ClusterUnavailable(cluster.where, fault, "see `GET /_cluster/health`, and start its missing nodes")
    if not isinstance(error.info, dict) or "error" not in error.info:
        return _no_search(cluster)
    return ClusterRequestRefused(cluster.where, f"it refuses a request: {reason}", "check its version and its log")


def is_read_only(reason: str) -> bool:
    """Return whether the cluster's reason is that it takes no changes of an index."""
    return ("cluster_block_exception" in reason and "FORBIDDEN" in reason) or "TOO_MANY_REQUESTS/12" in reason


def _no_search(cluster: SearchCluster) -> ClusterError:
    return ClusterError(cluster.where, "what answers there is no OpenSearch", "check NEWSBOT_SEARCH_URL")


def _refused(cluster: SearchCluster) -> ClusterError:
    if cluster.api_key:
        return ClusterError(cluster.where, "it refuses the API key", "check NEWSBOT_SEARCH_API_KEY")
    if cluster.user:
        remedy = "check NEWSBOT_SEARCH_USER and NEWSBOT_SEARCH_PASSWORD"
        return ClusterError(cluster.where, "it refuses the user or the password", remedy)
    remedy = "set NEWSBOT_SEARCH_USER and NEWSBOT_SEARCH_PASSWORD, or NEWSBOT_SEARCH_API_KEY"
    return ClusterError(cluster.where, "it wants to know who asks", remedy)


def _untrusted(cluster: SearchCluster, cause: object) -> ClusterError:
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in _causes(cause)):
        remedy = "set NEWSBOT_SEARCH_CA_FILE to the certificate of the authority that signed it"
        return ClusterError(cluster.where, f"its certificate isn't trusted: {_root(cause)}", remedy)
    remedy = "check whether NEWSBOT_SEARCH_URL must start with http:// or https://"
    return ClusterError(cluster.where, "a secure connection can't be opened", remedy)


def _causes(cause: object) -> Iterator[BaseException]:
    """Yield the errors within errors: the client and its library wrap what happened several times."""
    seen: list[object] = [cause]
    for one in seen:
        if isinstance(one, BaseException):
            yield one
            inner = (getattr(one, "reason", None), one.__cause__, *one.args)
            seen += [other for other in inner if isinstance(other, BaseException) and other not in seen]


def _root(cause: object) -> str:
    """Return what the system says; errors of the library show addresses in memory."""
    for one in _causes(cause):
        if isinstance(one, ssl.SSLCertVerificationError):
            return one.verify_message
        if isinstance(one, OSError) and one.strerror:
            return one.strerror
    return type(cause).__name__


def _reason(error: TransportError) -> str:
    """Return the cluster's reason: its kind, and the first cause's words."""
    body = error.info.get("error") if isinstance(error.info, dict) else None
    if not isinstance(body, dict):
        return _shortened(str(error.error))
    causes = body.get("root_cause") or [body]
    return _shortened(f"{causes[0].get('type', body.get('type'))}: {causes[0].get('reason', '')}")


def _shortened(reason: str) -> str:
    line = " ".join(reason.split())
    return line if len(line) <= _MOST_REASON else f"{line[:_MOST_REASON]}…"
