"""Claims about all articles: an answer makes them only after checking all articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Snapshot, ask
from index.answers.claims import people
from index.model import Article

ASKED = "What did Ana Brandt say about whales?"


@pytest.fixture
def engine_of(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Callable[..., Snapshot]:
    """Return a snapshot of articles, each given by its title and its paragraphs."""
    return lambda *articles: snapshot_of(
        *(article(*texts, id=str(number), title=title) for number, (title, *texts) in enumerate(articles))
    )


WHALES = ("Whales", "Whales sing at night.")


def test_an_answer_says_that_no_namesake_mentions_the_topic_if_all_were_checked(
    engine_of: Callable[..., Snapshot],
) -> None:
    assert ask(engine_of(("Harbour", "Ana Brandt closed the harbour."), WHALES), ASKED).apart


@pytest.mark.parametrize(
    "meeting",
    [
        pytest.param(
            ("Harbour", "Ana Brandt closed the harbour.", "It rained.", "A whale was seen."), id="a paragraph"
        ),
        pytest.param(("Whale seen", "Ana Brandt closed the harbour."), id="the headline of the topic"),
        pytest.param(("Brandt and the harbour", "It rained.", "A whale was seen."), id="the headline of the person"),
        pytest.param(("Harbour", "Peter Brandt closed the harbour."), id="another first name"),
        pytest.param(("Harbour", "It rained."), id="nobody of the name"),
    ],
)
def test_it_does_not_say_so_if_untrue_or_about_another_person(
    engine_of: Callable[..., Snapshot], meeting: tuple[str, ...]
) -> None:
    assert not ask(engine_of(meeting, WHALES), ASKED).apart


def test_it_does_not_say_so_beside_articles_in_another_language(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    english = [
        article("Ana Brandt closed the harbour.", id="0", title="Harbour"),
        article("Whales sing at night.", id="1", title="Whales"),
    ]
    german = article(
        "„Die Wale singen nachts“, sagte Ana Brandt am Montag vor den Fischern im Hafen.", id="2", title="Im Hafen"
    )
    assert ask(snapshot_of(*english), ASKED).apart
    assert not ask(snapshot_of(*english, german), ASKED).apart


def test_it_does_not_say_so_if_too_many_paragraphs_name_the_person(
    engine_of: Callable[..., Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MAX_CHECKED_PARAGRAPHS", 2)
    named = [("Harbour", f"Ana Brandt closed harbour {number}.") for number in range(3)]
    assert not ask(engine_of(*named, WHALES), ASKED).apart
    assert ask(engine_of(*named[:2], WHALES), ASKED).apart


def test_another_first_name_is_mentioned_and_never_assumed(engine_of: Callable[..., Snapshot]) -> None:
    engine = engine_of(("Harbour", "“The harbour is closed,” Piet Brandt said."), WHALES)
    answer = ask(engine, "What did Ana Brandt say about the harbour?")
    assert (answer.found, answer.namesakes) == (False, ("Piet Brandt",))
    assert ask(engine, "What did Brandt say about the harbour?").found


@pytest.mark.parametrize(
    "named",
    [
        pytest.param(("Harbour", "Ana Brandt saw “a harbour”, Piet Brandt said."), id="a paragraph names both"),
        pytest.param(("Harbour", "Nobody saw the harbour."), id="nobody of the name"),
    ],
)
def test_no_namesake_is_mentioned_if_the_person_is_named_or_nobody_is(
    engine_of: Callable[..., Snapshot], named: tuple[str, ...]
) -> None:
    assert ask(engine_of(named, WHALES), ASKED).namesakes == ()


def test_a_person_who_is_only_described_has_no_namesakes(engine_of: Callable[..., Snapshot]) -> None:
    engine = engine_of(("Harbour", "“The harbour is closed,” Geoffrey Guy said."), WHALES)
    assert ask(engine, "What did the harbour guy say about whales?").namesakes == ()
