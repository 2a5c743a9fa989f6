"""What people are to be told of how sources are doing: each event once, and only what still matters."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import DataFolder, mark_told, untold_health
from index.archive import HealthEvent, HealthKind, StoredSource, UntoldEvent, WebSources
from index.sources.web import WebSource
from index.subscriptions.health import _news

ANN, BOB = "1", "2"


@pytest.fixture
def added(data: DataFolder) -> list[StoredSource]:
    """Two sources in an otherwise empty database."""
    data.check_writable()
    with closing(WebSources(data.database)) as sources:
        return [
            sources.add(WebSource("", f"https://{name}.example/feed", "feed", name)) for name in ("courier", "gazette")
        ]


def happen(data: DataFolder, stored: StoredSource, *kinds: HealthKind) -> None:
    with closing(WebSources(data.database)) as sources:
        for kind in kinds:
            name = stored.source.title
            sources.note(stored, HealthEvent(kind, stored.source.id, name, stored.source.url, f"{name} is {kind}"))


def tell(data: DataFolder, recipient: str) -> list[str]:
    """Tell a recipient, and return what they hear."""
    health = untold_health(data, recipient)
    for ids in (health.settled, *(item.ids for item in health.news)):
        mark_told(data, ids, recipient, [ANN, BOB])
    return [item.event.reason for item in health.news]


def test_each_recipient_is_told_once_in_the_order_in_which_things_happened(
    data: DataFolder, added: list[StoredSource]
) -> None:
    courier, gazette = added
    happen(data, gazette, "failing")
    happen(data, courier, "silent")
    assert tell(data, ANN) == ["gazette is failing", "courier is silent"]
    assert tell(data, ANN) == []
    happen(data, gazette, "back")
    assert tell(data, ANN) == ["gazette is back"]
    assert tell(data, BOB) == ["courier is silent"]  # of the gazette, nothing is new to Bob
    assert tell(data, BOB) == []


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["failing"], "failing"),
        (["failing", "back"], None),
        (["silent", "failing", "back"], None),
        (["failing", "back", "failing"], "failing"),
        (["silent", "ended"], "ended"),
        (["back"], "back"),  # the recipient heard that it fails
        (["back", "failing"], "failing"),
        (["back", "failing", "back"], "back"),
    ],
)
def test_what_was_overtaken_before_it_was_told_is_not_told(
    data: DataFolder, added: list[StoredSource], kinds: list[HealthKind], told: str | None
) -> None:
    happen(data, added[0], *kinds)
    assert tell(data, ANN) == ([f"courier is {told}"] if told else [])
    assert tell(data, ANN) == []


def test_what_a_recipient_knows_although_that_is_not_written_down_is_not_told_again(
    data: DataFolder, added: list[StoredSource]
) -> None:
    happen(data, added[0], "failing")
    [known] = untold_health(data, ANN).news
    happen(data, added[0], "back")
    health = untold_health(data, ANN, known.ids)
    assert [item.event.kind for item in health.news] == ["back"]
    assert health.settled == known.ids


def test_looking_creates_no_database(data: DataFolder) -> None:
    data.check_writable()
    assert untold_health(data, ANN).news == ()
    assert [*data.path.iterdir()] == []


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["failing", "silent", "back", "ended"]))))
def test_of_each_source_the_last_event_is_told_or_none(happened: Sequence[tuple[str, HealthKind]]) -> None:
    untold = [UntoldEvent(key, HealthEvent(kind, name, "", "", "")) for key, (name, kind) in enumerate(happened)]
    news = {item.event.source_id: item for item in _news(untold)}
    for name in "ab":
        kinds = [kind for source, kind in happened if source == name]
        if kinds and kinds[-1] != "back":
            assert news[name].event.kind == kinds[-1]
            assert len(news[name].ids) == len(kinds)
    assert all(item.event.kind != "back" or dict(reversed(happened))[name] == "back" for name, item in news.items())
