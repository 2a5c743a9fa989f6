"""The articles that every engine is tested with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from index.model import Article

RAIN = "Rain fell on the harbour of Lomvik all day."


def articles() -> Iterator[Article]:
    """Yield articles with equal paragraphs, with and without dates and outlets, and a very long one."""
    yield _article("a-tie", RAIN, source="Gazette", published=date(2024, 12, 19))
    yield _article("b-tie", RAIN, source="Herald", published=date(2024, 12, 19))
    yield _article("evening", RAIN, RAIN, source="Herald", published=datetime(2024, 12, 19, 20, tzinfo=UTC))
    yield _article("old", RAIN, source="Gazette", published=date(2020, 1, 1))
    yield _article("undated", RAIN)
    yield _article(
        "ferry, line:2",
        "“The ferry strikes are over,” said Vera Zelensky. She smiled. Nobody at Lomvik believed it.",
        "The Harbour Safety Board (HSB) met. “We wait,” said Ida Holm of the HSB.",
        "Prices rose by 3.5 percent, and the ferry strikes went on.",
        title="Ferry strikes in Lomvik",
        source="Herald",
        published=date(2025, 1, 2),
    )
    yield _article(
        "names", "The market of Lomvik, Mr Ola Brandt said, is a market like any. A Market too.", source="Post"
    )
    yield _article(
        "minutes",
        *(f"Item {number}: the council heard Brandt on lamp {number % 7}." for number in range(130)),
        title="Minutes of the council",
        published=date(2023, 5, 5),
    )


def articles_in_several_languages() -> Iterator[Article]:
    """Yield articles on one event in German, Russian, English and Japanese; some without a stored one, one in two."""
    yield _article(
        "de",
        "Die Schleuse in Wendau bleibt geschlossen. „Wir öffnen das Tor erst, wenn es dicht ist“, sagte Greta "
        "Lindqvist, die Leiterin des Wasseramts.",
        "Das Tor der Schleuse ist undicht, und die Schiffe warten seit Montag.",
        title="Schleuse",
        source="Morgenpost",
        published=date(2025, 5, 3),
        language="de-CH",
    )
    yield _article(
        "ru",
        "Шлюз в Вендау закрыт. «Мы откроем ворота, когда они будут готовы», — сказал Павел Орешкин.",
        "Суда ждут с понедельника, и никто не знает, когда откроется шлюз. Инженеры ответили Орешкину.",
        title="Шлюз",
        source="Вестник",
        published=date(2025, 5, 4),
    )
    yield _article(
        "en",
        "The lock at Wendau stays shut. “We will open the gate when it is tight,” said Greta Lindqvist.",
        "Ships have been waiting at the lock since Monday.",
        title="The lock",
        source="Herald",
        published=date(2025, 5, 4),
        language="en",
    )
    yield _article(
        "ja",
        "ヴェンダウの水門は閉じたままです。水門は五月に開きます。",
        title="水門",
        source="夕刊",
        published=date(2025, 5, 5),
        language="xx-unknown",
    )
    yield _article(
        "both",
        "The market hall of Wendau will be sold, and nobody knows what will become of the stalls that are in it.",
        "„Die Markthalle wird im Herbst wieder eröffnet, und wir werden alle Stände behalten“, sagte Greta Lindqvist.",
        title="The market hall",
        source="Herald",
        published=date(2025, 5, 6),
        language="en",
    )


def _article(name: str, *paragraphs: str, title: str = "", **other: object) -> Article:
    return Article(id=name, origin=f"test:{name}", title=title, paragraphs=paragraphs, **other)  # type: ignore[arg-type]
