# ruff: noqa: E501  # markup and texts aren't broken where it doesn't show
"""The articles that `benchmarks.pages` puts on pages: the sample articles, and some in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.page_parts import Story
from index.model import published_day
from index.sources import list_files, load_file

GERMAN = Story(
    "Stadtwerke schließen das alte Hallenbad im Frühjahr",
    "Nordtaler Zeitung (Muster)",
    "Grete Ohlsen",
    "2025-02-18",
    (
        "Das Hallenbad an der Mühlenstraße schließt Ende April, teilten die Stadtwerke am Dienstag mit. Der Bau von 1968 "
        "müsste für 14 Millionen Euro saniert werden, und dieses Geld hat die Stadt nach eigenen Angaben nicht.",
        "„Wir haben drei Jahre lang nach einer Lösung gesucht, und es gibt keine, die wir bezahlen können“, sagte die "
        "Geschäftsführerin Karla Wendt. Die Heizung allein koste inzwischen mehr als alle Eintrittskarten zusammen.",
        "Vier Schulen und der Schwimmverein mit seinen 640 Mitgliedern nutzen das Bad bisher. Für die Schulen soll ein Bus "
        "nach Oberfeld fahren, dreizehn Kilometer weit, an zwei Vormittagen in der Woche.",
        "Der Vorsitzende des Vereins, Holger Brandt, nannte den Beschluss einen schweren Fehler. Jedes dritte Kind in der "
        "Stadt könne nach der Grundschule nicht sicher schwimmen, und ohne Bad würden es mehr.",
        "Im Stadtrat stimmten 21 Mitglieder für die Schließung und 17 dagegen. Eine Bürgerinitiative sammelt seit Montag "
        "Unterschriften für einen Entscheid; sie braucht 2.900 bis zum 30. März.",
        "Was aus dem Gebäude wird, ist offen. Ein Gutachten hatte vorgeschlagen, es abzureißen und auf dem Gelände Wohnungen "
        "zu bauen, doch der Denkmalschutz prüft noch das Dach aus Beton.",
    ),
    "de",
)
RUSSIAN = Story(
    "В Северской гавани остановили паром из-за трещины в корпусе",
    "Северский вестник (образец)",
    "Анна Логинова",
    "2025-03-27",
    (
        "Паром «Чайка», который связывает Северск с островом Долгий, сняли с линии в четверг утром: водолазы нашли в корпусе "
        "трещину длиной почти в метр. Об этом сообщило управление порта.",
        "«Судно не тонуло и не могло утонуть, но выпускать его в море с такой трещиной мы не имеем права», — сказал начальник "
        "порта Игорь Савельев. По его словам, ремонт займёт не меньше трёх недель.",
        "На острове живут около тысячи двухсот человек. Хлеб и лекарства туда будут возить катером спасателей, а школьников, "
        "которые учатся в городе, поселят в общежитии училища.",
        "Жители жалуются, что о трещине говорили ещё осенью. «Мы писали в порт в октябре, нам ответили, что всё в порядке», — "
        "рассказала учительница Вера Климова, которая ездит на пароме каждый день.",
        "Паром построили в 1987 году, и за это время его дважды ремонтировали. Новое судно область обещает купить к лету "
        "следующего года, деньги на него уже заложены в бюджет.",
        "Прокуратура начала проверку. Она должна выяснить, кто и когда узнал о повреждении и почему рейсы не отменили раньше.",
    ),
    "ru",
)


def stories(folders: Sequence[Path]) -> Iterator[Story]:
    """Yield the articles in some folders that have five paragraphs or more, then those in other languages."""
    for file in list_files(folders).files.values():
        for loaded in load_file(file):
            article = loaded.article
            if len(article.paragraphs) < 5 or article.published is None:
                continue
            yield Story(
                article.title.replace('"', ""),
                article.source or "The Daily Sample",
                article.author or "Lena Marsh",
                published_day(article.published).isoformat(),
                article.paragraphs,
            )
    yield GERMAN
    yield RUSSIAN
