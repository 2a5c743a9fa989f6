"""Following the cluster's index: looks that fail, and articles that change while they are read."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, cast
from unittest.mock import Mock

import pytest
from waits import WAIT_SECONDS

from index.cluster import Connection
from index.cluster.reading import engines
from index.cluster.reading.article_cache import ArticleCache
from index.cluster.reading.foresight import Foresight
from index.cluster.reading.paragraphs import StoredParagraph
from index.cluster.reading.requests import Requests
from index.errors import ClusterUnavailable
from index.storage import SearchCluster


def test_those_who_wait_for_a_look_that_fails_do_not_repeat_it(monkeypatch: pytest.MonkeyPatch) -> None:
    cluster = SearchCluster(("http://search.example:9200",))
    looks, begun, go_on = 0, threading.Event(), threading.Event()
    failed: list[ClusterUnavailable] = []

    def look(*_: Any, **__: Any) -> Any:
        nonlocal looks
        looks += 1
        begun.set()
        go_on.wait(WAIT_SECONDS)
        raise ClusterUnavailable(cluster.where, "it is down", "start it")

    def ask() -> None:
        with pytest.raises(ClusterUnavailable, match="it is down") as caught:
            library.refresh(wait=True)
        failed.append(caught.value)

    monkeypatch.setattr(engines, "connect", look)
    library = engines.ClusterEngines(cluster)
    threads = [threading.Thread(target=ask) for _ in range(8)]
    threads[0].start()
    assert begun.wait(WAIT_SECONDS)
    waiting = threading.Semaphore(0)
    lock = library._lock
    library._lock = cast(threading.Lock, _Counting(lock, waiting))
    for thread in threads[1:]:
        thread.start()
    for _ in threads[1:]:
        assert waiting.acquire(timeout=WAIT_SECONDS)
    go_on.set()
    for thread in threads:
        thread.join(WAIT_SECONDS)
    assert (looks, len(set(map(id, failed)))) == (1, 8)
    with pytest.raises(ClusterUnavailable):  # whoever comes later looks again
        library.refresh(wait=True)
    assert looks == 2


def test_an_engine_is_replaced_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    state = object()

    def make(*_: Any, **__: Any) -> Any:
        return Mock(state=state)

    for name in ("connect", "ClusterEngine"):
        monkeypatch.setattr(engines, name, make)
    monkeypatch.setattr(engines, "require_state", lambda _: state)
    library = engines.ClusterEngines(SearchCluster(("http://search.example:9200",)))
    engine = library.current
    library.refresh(wait=True)
    assert library.current is engine
    monkeypatch.setattr(engines, "FRESH_SECONDS", 0.0)
    library.refresh(wait=True)
    assert library.current is not engine


class _Counting:
    """A lock that tells when a thread is about to wait for it."""

    def __init__(self, lock: Any, waiting: threading.Semaphore) -> None:
        self._lock = lock
        self._waiting = waiting

    def acquire(self, blocking: bool = True) -> bool:
        self._waiting.release()
        return bool(self._lock.acquire(blocking=blocking))

    def release(self) -> None:
        self._lock.release()


def hit(position: int, text: str, length: int = 2) -> dict[str, Any]:
    """Return a paragraph as the cluster does; its words are its terms."""
    evidence = "\n".join([text, "", "", "", "", "", f"0 0 {length}", ""])
    return {"sort": [0, "a", position], "fields": {"evidence": [evidence]}, "_source": {"shown": {"text": text}}}


class _Client:
    """A cluster's client: each search brings these paragraphs."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts
        self.asked: list[int] = []  # searches of each request

    def search(self, body: Any, **_: Any) -> Any:
        self.asked.append(1)
        return self._told(body)

    def msearch(self, body: Sequence[Any], **_: Any) -> Any:
        self.asked.append(len(body) // 2)
        return {"responses": [self._told(search) for search in body[1::2]]}

    def _told(self, body: Any) -> Any:
        texts = () if "search_after" in body else self.texts
        return {"hits": {"hits": [hit(at, text, len(texts)) for at, text in enumerate(texts)]}}


def requests_to(client: _Client) -> Requests:
    cluster = SearchCluster(("http://search.example:9200",))
    return Requests(Connection(cluster, cast(Any, client)), "index")


def test_what_is_wished_for_comes_with_the_next_request() -> None:
    client = _Client("first", "second")
    requests = requests_to(client)
    cache = ArticleCache(requests, Foresight(requests))
    cache.want(["a"])
    cache.want(["a"])
    assert client.asked == []
    requests.search({"size": 1})
    assert cache.paragraph("a", 1).text == "second"
    assert (client.asked, requests.count) == ([2], 1)
    cache.want(["a"])
    requests.search({"size": 1})
    assert client.asked == [2, 1], "it is known by now"


def test_each_thread_has_wishes_of_its_own() -> None:
    client = _Client("first")
    requests = requests_to(client)
    cache = ArticleCache(requests, Foresight(requests))
    other = threading.Thread(target=lambda: cache.want(["a"]))
    other.start()
    other.join(WAIT_SECONDS)
    requests.search({"size": 1})
    assert client.asked == [1]


@pytest.mark.parametrize("is_read_first", [True, False])
def test_an_article_that_changes_meanwhile_is_shown_in_one_version(is_read_first: bool) -> None:
    client = _Client("old first", "old second")
    requests = requests_to(client)
    cache = ArticleCache(requests, Foresight(requests))
    if is_read_first:
        cache.read(["a"])
    else:
        cache.add_hits([StoredParagraph.of(hit(0, "old first"))])
    client.texts = ("new first", "new second", "new third")
    if is_read_first:
        cache.add_hits([StoredParagraph.of(hit(0, "new first", 3))])
    else:
        cache.read(["a"])
    assert [cache.paragraph("a", at).text for at in range(3)] == ["new first", "new second", "new third"]
    assert cache.any_of("a").article_length == 3
