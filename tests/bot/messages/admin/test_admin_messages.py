"""The messages for admins: what they say, and that any text fits into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.memory import AnswerCount, Unanswered, UnansweredQuestion
from bot.messages import LANGUAGES, AdminPress, Localization, Reply, decode_press
from bot.messages.admin import PER_PAGE, RatedPage, Rating, Status, ratings_message, status_message, unanswered_message
from index import Article, Coverage, Run, State
from tests.bot.messages.replies.telegram_view import taken_either_way

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
ENGLISH = Localization.of("en")
WORDS = st.sampled_from([Localization.of(code) for code in LANGUAGES])
TEXTS = st.text() | st.sampled_from(["x" * 5000, "Wörter " * 1000, "𝔘" * 3000, "<b>&\n" * 50, "\u202eevil\x00"])
COUNTS = st.integers(0, 10**9)
DATES = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
ARTICLES = st.builds(
    lambda title, source, url, published: Article("a1", "file:///a", title, ("x",), source, url, published=published),
    TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS | st.just("https://courier.example/1"),
    DATES,
)
RUNS = st.builds(
    Run,
    st.sampled_from(["index", "refresh"]) | TEXTS,
    st.datetimes(datetime(2000, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.floats(0, 10**6),
    *(COUNTS,) * 4,
    st.just("") | TEXTS,
)
STATES: list[State] = ["new", "well", "silent", "failing", "paused", "ended"]
STATUSES = st.builds(
    Status,
    version=st.just("0.2.0"),
    uptime=st.timedeltas(timedelta(0), timedelta(5000)),
    busy_chats=COUNTS,
    waiting=COUNTS,
    coverage=st.none() | st.builds(Coverage, COUNTS, COUNTS, COUNTS, DATES, DATES),
    newest=st.none() | ARTICLES,
    built=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    size=st.none() | st.integers(0, 10**14),
    runs=st.lists(RUNS, max_size=4),
    sources=st.none() | st.dictionaries(st.sampled_from(STATES), COUNTS),
    hour=st.none() | st.builds(AnswerCount, COUNTS, COUNTS),
    day=st.none() | st.builds(AnswerCount, COUNTS, COUNTS),
    memory=st.none() | st.integers(0, 10**12),
    processes=st.lists(st.integers(0, 10**12), max_size=4),
)
STATUS = Status(
    "0.2.0",
    timedelta(hours=3),
    busy_chats=1,
    waiting=2,
    coverage=Coverage(18, 192, 14, None, None),
    newest=Article(
        "a1", "file:///a", "Ferries sail", ("x",), "Courier", "https://c.example", published=date(2025, 11, 6)
    ),
    built=NOW - timedelta(minutes=5),
    size=1_234_567,
    runs=(
        Run("refresh", NOW - timedelta(minutes=2), 0.42, 3, 0, 1, 0),
        Run("index", NOW - timedelta(days=2), 75, 0, 0, 0, 0, "interrupted"),
    ),
    sources={"well": 3, "failing": 1},
    hour=AnswerCount(9, 3),
    day=AnswerCount(100, 1),
    memory=181_000_000,
    processes=(150_000_000, 149_600_000),
)


def shown(reply: Reply) -> str:
    """Return the text of a message, after checking that Telegram accepts it."""
    return taken_either_way(reply)[0]


# --- the status


def test_a_status_says_all_that_is_known() -> None:
    assert shown(status_message(ENGLISH, STATUS, NOW)).split("\n") == [
        "Index",
        "18 articles, 14 outlets",
        "Newest: Ferries sail · Courier · 6 November 2025",
        "Built 5 minutes ago, 1.2 MB",
        "",
        "Last runs",
        "Refresh of the sources, 2 minutes ago, 0.4 seconds: 3 added, 0 changed, 1 removed, 0 failed",
        "Index run, 2 days ago, ended early: interrupted",
        "",
        "Sources on the web",
        "3 fine, 1 failing",
        "",
        "Answers",
        "In the last hour: 9 found, 3 not found",
        "In the last day: 100 found, 1 not found",
        "",
        "Bot",
        "1 other chat busy, 2 messages waiting",
        "Memory: 181 MB",
        "2 processes that answer: 150 MB, 150 MB",
        "newsbot 0.2.0, running for 3 hours",
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Index run", "Refresh of the sources", "Posts of channels", "Pages and documents added"]),
        ("de", ["Indexlauf", "Abruf der Quellen", "Beiträge aus Kanälen", "Seiten und Dokumente hinzugefügt"]),
        ("ru", ["Индексация", "Обновление источников", "Публикации из каналов", "Добавление страниц и документов"]),
        ("es", ["Indexación", "Lectura de las fuentes", "Publicaciones de canales", "Páginas y documentos añadidos"]),
        ("fr", ["Indexation", "Lecture des sources", "Publications de canaux", "Ajout de pages et de documents"]),
        ("uk", ["Індексація", "Читання джерел", "Дописи з каналів", "Додавання сторінок і документів"]),
    ],
)
def test_each_kind_of_run_has_a_name(language: str, names: list[str]) -> None:
    runs = [Run(kind, NOW, 1, 0, 0, 0, 0) for kind in ("index", "refresh", "take", "add", "merge")]
    lines = shown(status_message(Localization.of(language), replace(STATUS, runs=runs), NOW)).split("\n")
    assert [line.split(",")[0] for line in lines[6:11]] == [*names, "merge"]


def test_what_is_not_known_is_left_out() -> None:
    unknown = Status("0.2.0", timedelta(seconds=2), busy_chats=0, waiting=0)
    assert shown(status_message(ENGLISH, unknown, NOW)).split("\n") == [
        "Bot",
        "0 other chats busy, 0 messages waiting",
        "newsbot 0.2.0, running for 2 seconds",
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "de",
            [
                "1 anderer Chat in Arbeit, 2 Nachrichten warten",
                "newsbot 0.2.0, Laufzeit: 3 Stunden",
                "Erstellt vor 5 Minuten, 1,2 MB",
            ],
        ),
        (
            "ru",
            [
                "1 другой чат в работе, 2 сообщения ждут",
                "newsbot 0.2.0, время работы: 3 часа",
                "Построен 5 минут назад, 1,2 МБ",
            ],
        ),
        (
            "es",
            [
                "1 chat más en curso, 2 mensajes en espera",
                "newsbot 0.2.0, en marcha desde hace 3 horas",
                "Creado hace 5 minutos, 1,2 MB",
            ],
        ),
        (
            "fr",
            [
                "1 autre discussion en cours, 2 messages en attente",
                "newsbot 0.2.0, en service depuis 3 heures",
                "Créé il y a 5 minutes, 1,2 Mo",
            ],
        ),
        (
            "uk",
            [
                "1 інший чат у роботі, 2 повідомлення чекають",
                "newsbot 0.2.0, час роботи: 3 години",
                "Побудовано 5 хвилин тому, 1,2 МБ",
            ],
        ),
    ],
)
def test_plurals_agree_in_each_language(language: str, lines: list[str]) -> None:
    said = shown(status_message(Localization.of(language), STATUS, NOW))
    said = re.sub(r"[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", said)
    assert [line for line in lines if line not in said.split("\n")] == []


@settings(deadline=None)
@given(WORDS, STATUSES)
def test_any_status_fits_into_a_message(words: Localization, status: Status) -> None:
    shown(status_message(words, status, NOW))


@pytest.mark.parametrize("seconds", [0.04, 59.96, 60])
def test_the_noun_of_a_length_agrees_with_the_number_that_is_shown(seconds: float) -> None:
    said = Localization.of("ru").length(timedelta(seconds=seconds))
    assert said in ("0 секунд", "60 секунд", "1 минута")


# --- questions that found nothing


def unanswered(*questions: tuple[str, int], more: int = 0) -> Unanswered:
    return Unanswered([UnansweredQuestion(*question) for question in questions], len(questions) + more)


def test_questions_stand_below_each_other_with_their_counts() -> None:
    said = shown(unanswered_message(ENGLISH, unanswered(("Who?", 1204), ("Why\n  so?", 2)), 2))
    assert said.split("\n") == [
        "Questions of the last 7 days that found nothing:",
        "1,204 × Who?",
        "2 × Why so?",
        "",
        "Only questions asked in at least 2 chats are shown.",
    ]


def test_without_a_minimum_of_chats_nothing_is_said_of_it() -> None:
    assert shown(unanswered_message(ENGLISH, unanswered(), 1)) == "No questions of the last 7 days to show."
    assert "chats" not in shown(unanswered_message(ENGLISH, unanswered(("Who?", 1)), 1))


@settings(deadline=None)
@given(WORDS, st.lists(st.tuples(TEXTS, COUNTS), max_size=200), st.integers(0, 10**6), st.integers(1, 10**6))
def test_any_questions_fit_and_the_others_are_counted(
    words: Localization, questions: Sequence[tuple[str, int]], more: int, chats: int
) -> None:
    shown(unanswered_message(words, unanswered(*questions, more=more if questions else 0), chats))


def test_every_question_is_shown_or_counted() -> None:
    said = shown(
        unanswered_message(ENGLISH, unanswered(*((f"Who {number}?" * 9, 2) for number in range(200)), more=7), 1)
    )
    lines = said.split("\n")
    assert lines[-1] == f"… and {207 - (len(lines) - 2)} more"


# --- answers that didn't help


def presses(reply: Reply) -> list[tuple[str, object]]:
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    return [(button.text, decode_press(str(button.callback_data))) for row in rows for button in row]


@pytest.mark.parametrize(
    ("number", "buttons"),
    [
        (0, [("More", AdminPress("report", "1"))]),
        (1, [("Back", AdminPress("report", "0")), ("More", AdminPress("report", "2"))]),
        (2, [("Back", AdminPress("report", "1"))]),
    ],
)
def test_buttons_turn_the_pages(number: int, buttons: list[tuple[str, object]]) -> None:
    page = RatedPage(number, [Rating("Who?", None, 0, 1)], 2 * PER_PAGE + 1)
    assert presses(ratings_message(ENGLISH, page)) == buttons


@settings(deadline=None)
@given(
    WORDS,
    st.integers(0, 10**5),
    st.lists(st.builds(Rating, TEXTS, st.none() | ARTICLES, COUNTS, COUNTS), min_size=1, max_size=PER_PAGE),
    COUNTS,
)
def test_any_page_fits_with_all_of_its_answers(
    words: Localization, number: int, ratings: list[Rating], total: int
) -> None:
    said = shown(ratings_message(words, RatedPage(number, ratings, total + 1)))
    assert said.count("👎") >= len(ratings)
