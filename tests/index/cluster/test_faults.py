"""What goes wrong with a cluster: one sentence each, which names the setting and no secret."""

from __future__ import annotations

import socket
import ssl
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from index.cluster import connect, put_template
from index.errors import ClusterError, ClusterUnavailable
from index.storage import SearchCluster
from tests.index.cluster.doubles import Reply, Request, answering

ROOT = Path(__file__).resolve().parents[3]
OPENSEARCH = {"version": {"distribution": "opensearch", "number": "3.9.0"}}
SECRET = "open sesame é"


def error_of(reply: Reply, **others: Any) -> ClusterError:
    """Return what a check of a cluster that answers so raises."""
    with answering(reply) as url, pytest.raises(ClusterError) as caught:
        connect(SearchCluster((url,), **others)).check()
    assert "\n" not in str(caught.value)
    assert SECRET not in repr(caught.value)
    return caught.value


def failure(kind: str, reason: str, status: int) -> tuple[int, Any]:
    cause = {"type": kind, "reason": reason}
    return status, {"error": {"root_cause": [cause], **cause}, "status": status}


def test_an_opensearch_cluster_says_its_version() -> None:
    with answering(lambda *_: (200, OPENSEARCH)) as url:
        assert connect(SearchCluster((url,))).check() == "3.9.0"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"version": {"number": "8.9.0", "lucene_version": "9.7.0"}}, "it is Elasticsearch, not OpenSearch"),
        ({"hello": "world"}, "it is something else, not OpenSearch"),
        ("<html>Welcome</html>", "what answers there is no OpenSearch"),
        ({"version": {"distribution": "opensearch", "number": "1.3.20"}}, "its version is 1.3.20"),
    ],
)
def test_another_product_or_an_old_version_is_named(told: Any, words: str) -> None:
    error = error_of(lambda *_: (200, told))
    assert words in str(error)
    assert not isinstance(error, ClusterUnavailable)


def test_a_web_server_without_such_a_page_is_no_cluster() -> None:
    assert "what answers there is no OpenSearch" in str(error_of(lambda *_: (404, "<html>Not found</html>")))


def test_a_closed_port_is_said_without_waiting() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(ClusterUnavailable, match=r"127\.0\.0\.1.*Connection refused.*NEWSBOT_SEARCH_URL"):
        connect(SearchCluster((f"http://127.0.0.1:{port}",))).check()


def test_an_unknown_host_is_said() -> None:
    with pytest.raises(ClusterUnavailable, match=r"search\.invalid.*NEWSBOT_SEARCH_URL"):
        connect(SearchCluster(("http://search.invalid:9200",))).check()


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        cluster = SearchCluster((f"http://127.0.0.1:{silent.getsockname()[1]}",))
        with pytest.raises(ClusterUnavailable, match="didn't answer in time"):
            connect(cluster, timeout=0.1).check()


def test_a_wrong_password_or_key_names_its_settings() -> None:
    refused = lambda *_: (401, "Unauthorized")  # noqa: E731
    assert "NEWSBOT_SEARCH_PASSWORD" in str(error_of(refused, user="news", password=SECRET))
    assert "NEWSBOT_SEARCH_API_KEY" in str(error_of(refused, api_key="open-sesame"))
    assert "set NEWSBOT_SEARCH_USER" in str(error_of(refused))


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"user": "news", "password": SECRET}, f"Basic {b64encode(f'news:{SECRET}'.encode()).decode()}"),
        ({"api_key": "open-sesame"}, "ApiKey open-sesame"),
        ({}, None),
    ],
)
def test_the_cluster_gets_the_password_or_the_key(given: dict[str, str], sent: str | None) -> None:
    seen: list[str | None] = []

    def reply(request: Request) -> tuple[int, Any]:
        seen.append(request.authorization)
        return 200, OPENSEARCH

    with answering(reply) as url:
        connect(SearchCluster((url,), **given)).check()  # type: ignore[arg-type]
    assert seen == [sent]


@pytest.mark.parametrize(
    ("kind", "reason", "status", "words", "passes"),
    [
        ("security_exception", "no permissions for [indices:data/write]", 403, "on the indexes newsbot*, and", False),
        ("security_exception", "no permissions for [cluster:monitor/main]", 403, "cluster_composite_ops", False),
        (
            "cluster_block_exception",
            "index [a] [TOO_MANY_REQUESTS/12/disk usage]",
            429,
            "disk is full",
            True,
        ),
        (
            "cluster_block_exception",
            "index [a] [FORBIDDEN/5/index read-only]",
            403,
            "read-only",
            True,
        ),
        ("circuit_breaking_exception", "[parent] Data too large", 429, "more to do than it can", True),
        ("search_phase_execution_exception", "all shards failed", 503, "lacks some of its data", True),
        ("cluster_manager_not_discovered_exception", "", 503, "start its missing nodes", True),
        (
            "illegal_argument_exception",
            "nonsense",
            400,
            "illegal_argument_exception: nonsense",
            False,
        ),
    ],
)
def test_what_a_cluster_says_becomes_a_sentence(kind: str, reason: str, status: int, words: str, passes: bool) -> None:
    error = error_of(lambda *_: failure(kind, reason, status))
    assert words in str(error)
    assert isinstance(error, ClusterUnavailable) == passes


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of localhost that signs itself, with its key."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*made, "-keyout", path, "-out", path.with_name("cert.pem")], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_name("cert.pem").read_bytes())
    return path


def test_a_cluster_that_does_not_get_ready_and_a_proxy_with_a_limit_are_said() -> None:
    error = error_of(lambda *_: (408, {"cluster_name": "news", "status": "red", "timed_out": True}))
    assert isinstance(error, ClusterUnavailable)
    assert "it didn't get ready in time" in str(error)
    error = error_of(lambda *_: (413, "<html>Request Entity Too Large</html>"))
    assert not isinstance(error, ClusterUnavailable)
    assert "a proxy refuses large requests" in str(error)


def test_a_certificate_must_be_trusted(certificate: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    with answering(lambda *_: (200, OPENSEARCH), tls) as url:
        with pytest.raises(ClusterError, match=r"certificate isn't trusted.*NEWSBOT_SEARCH_CA_FILE"):
            connect(SearchCluster((url,))).check()
        trusting = SearchCluster((url,), ca_file=certificate.with_name("cert.pem"))
        assert connect(trusting).check() == "3.9.0"


def test_https_to_a_server_without_it_is_said() -> None:
    with answering(lambda *_: (200, OPENSEARCH)) as url, pytest.raises(ClusterError, match="NEWSBOT_SEARCH_URL"):
        connect(SearchCluster((url.replace("http:", "https:"),))).check()


def test_a_ca_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for content in (None, "no certificate"):
        file = tmp_path / "authority.pem"
        if content:
            file.write_text(content)
        with pytest.raises(ClusterError, match=r"authority\.pem.*NEWSBOT_SEARCH_CA_FILE"):
            connect(SearchCluster(("https://localhost:1",), ca_file=file))


def test_a_user_who_may_not_manage_templates_does_without_one() -> None:
    forbidden = failure("security_exception", "no permissions for [indices:admin/index_template/get]", 403)
    with answering(lambda *_: forbidden) as url:
        assert not put_template(connect(SearchCluster((url,))), "newsbot-1")


def test_a_cluster_that_is_gone_is_no_missing_right() -> None:
    down = failure("cluster_block_exception", "no manager", 503)
    with answering(lambda *_: down) as url, pytest.raises(ClusterUnavailable):
        put_template(connect(SearchCluster((url,), prefix="x"), retries=0), "x-1")
