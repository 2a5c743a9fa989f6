"""An answer takes at most three requests, whatever is asked, and is the embedded engine's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from index import Answer, DataFolder, Snapshot, ask, open_engines
from index.engine.snapshot import open_current
from index.indexing.build import write_snapshot
from index.storage import SearchCluster
from tests.cluster.copies import copy_snapshot
from tests.cluster.opensearch_nodes import Nodes
from tests.index.engine.conformance.corpus import articles, articles_in_several_languages

MOST = 3
ENGLISH = {
    "misspelt name": ["What did Zelnsky say about the ferry strikes?"],
    "misspelt full name": ["What did Vera Zelenksy say?"],
    "misspelt in lower case": ["what did zelensy say about the fery strikes"],
    "misspelt word": ["When do the ferry stirkes end?"],
    "a name that is nobody's": ["What did Ida Hohm say about prices?"],
    "words that are none": ["Xqvzt blorfenheim wuzzle"],
    "a letter too many": ["rain in Lomvickk"],
    "unknown surname, known first name": ["What did Ola Brundt say about lamps?"],
    "initials": ["What did Prof. J. K. Brandt-Holm say about the harborr in Janury 2025?"],
    "initials in another order": ["brandt o lamp"],
    "two parts": ["What did Brandt say about the lamp, and what did Zelensky say about the strikes?"],
    "two parts, misspelt": ["What did Brant say about the lamp, and what did Zelnsky say about the strikes?"],
    "nothing on topic": ["What did Vera Zelensky say about the lamp in May 2021?"],
    "a date without articles": ["What did Brandt say about rain in 1950?"],
    "an outlet": ["latest from the Herald", "and from the Gazette?"],
    "a misspelt outlet": ["What does the Heralld say about strikes?"],
    "follow-ups": ["What did Vera Zelensky say about the strikes?", "And what did she say about rain?", "And Brandt?"],
    "misspelt follow-ups": ["Rain in Lomvik", "and what did zelnsky say", "brandtt?"],
    "in another language": ["Was sagte Brandt über die Fähre?"],
    "in another script": ["Что сказал Брандт?"],
    "somebody's relative": ["What did Vera Zelensky's husband say about the strikes?", "and her lawyer?"],
    "a day to come": ["What will happen on Friday?", "who speaks about the lamp next Monday"],
    "news": ["What's new?"],
    "one word": ["Lomvik"],
}
SEVERAL_LANGUAGES = {
    "misspelt German": ["Was sagte Lindqvst zur Schleuse?"],
    "German in lower case": ["was sagte lindquist zur schleuse"],
    "German compound": ["Schleusentor"],
    "German, two parts": ["Was sagte Oreschkin über die Schleuse, und was sagte Lindqvist über das Tor?"],
    "misspelt Russian": ["Что сказал Орешкн о шлюзе?", "и Линдквист?"],
    "a Russian name in Latin letters": ["What did Oreshkin say about the lock?"],
    "a misspelt Russian name in Latin letters": ["What did Oreshkn say about the lock?"],
    "a Swedish name in Cyrillic letters": ["Что сказала Линдквист о шлюзе?"],
    "an outlet": ["Neues aus der Morgenpost", "und aus dem Herald?"],
    "a date": ["What did Lindqvist say in the Morgenpost in May 2025?"],
    "Japanese": ["水門はいつ開きますか"],
    "somebody's relative": ["Was sagte Lindqvists Frau zur Schleuse?", "что сказала жена Орешкина"],
    "a minister": ["was sagte der verkehrsminister", "что сказал министр транспорта о шлюзе"],
    "a day to come": ["was passiert am samstag", "что будет в пятницу"],
    "words that are none": ["lock weiting shps wendauu", "Blorfenheim?"],
    "Spanish, which no article is in": ["¿Qué dijo Lindqvist sobre la esclusa?"],
}


class _Both:
    """The same articles in the embedded engine and in a cluster, which a new engine asks each time."""

    def __init__(self, folder: Path, nodes: Nodes, prefix: str, contents: Any) -> None:
        write_snapshot(folder / "snapshots", contents, "state")
        self.embedded: Snapshot = open_current(folder / "snapshots")
        cluster = SearchCluster(tuple(nodes.urls), prefix=prefix, shards=2)
        copy_snapshot(self.embedded, cluster)
        self._data = DataFolder(Path("unused"), "", cluster)

    def talk(self, questions: list[str], is_restarted: bool = False) -> list[int]:
        """Ask both engines, compare their answers, and return how many requests each answer took."""
        engine: Any = open_engines(self._data).current
        taken, earlier = [], (None, None)
        for question in questions:
            engine = open_engines(self._data).current if is_restarted else engine
            before = engine.requests.sent_by_thread
            answer = ask(engine, question, follows=earlier[0])
            taken.append(engine.requests.sent_by_thread - before)
            expected = ask(self.embedded, question, follows=earlier[1])
            assert _seen(answer) == _seen(expected), question
            earlier = (answer.understood, expected.understood)  # type: ignore[assignment]
        return taken


def _seen(answer: Answer) -> object:
    passages = [(one.article_id, one.paragraphs, one.answer, one.speaker) for one in answer.passages]
    others = [[one.id for one in some] for some in (answer.nearest, answer.listed)]
    return answer.found, answer.understood.corrected, passages, others, answer.apart, answer.namesakes


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory, nodes: Nodes) -> _Both:
    return _Both(tmp_path_factory.mktemp("english"), nodes, "limit-english", articles())


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory, nodes: Nodes) -> _Both:
    contents = [*articles(), *articles_in_several_languages()]
    return _Both(tmp_path_factory.mktemp("several"), nodes, "limit-several", contents)


@pytest.mark.parametrize("kind", ENGLISH)
def test_an_answer_takes_at_most_three_requests(english: _Both, kind: str) -> None:
    assert max(english.talk(ENGLISH[kind])) <= MOST


@pytest.mark.parametrize("kind", SEVERAL_LANGUAGES)
def test_an_answer_over_several_languages_takes_at_most_three_requests(several: _Both, kind: str) -> None:
    assert max(several.talk(SEVERAL_LANGUAGES[kind])) <= MOST


def test_an_abbreviation_that_is_new_takes_at_most_three_requests(english: _Both) -> None:
    assert max(english.talk(["What did the HSB say?", "When did the HSB meet?"])) <= MOST


@pytest.mark.parametrize("second", ["What did she say about rain?", "Where did he go?", "And what about the strikes?"])
def test_a_follow_up_after_a_restart_takes_at_most_three_requests(english: _Both, second: str) -> None:
    assert max(english.talk(["When did Vera Zelensky speak about the ferry?", second], is_restarted=True)) <= MOST
