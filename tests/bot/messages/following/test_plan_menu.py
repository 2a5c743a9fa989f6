"""The pages of a plan, and what presses on them change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.memory import Place, Plan
from bot.messages import LANGUAGES, LIMIT, Localization, PlanPress, Reply, decode_press, name_hash, units
from bot.messages.following import plan_change, plan_lines, plan_page, words_page

ENGLISH = Localization.of("en")
HERE = Place(-1001, 7)
USUAL = Plan()
PAGES = ("main", "when", "day", "hour", "out", "outlets", "words", "where")


def page(press: PlanPress, plan: Plan = USUAL, outlets: tuple[str, ...] = ()) -> Reply:
    return plan_page(press, ENGLISH, plan, outlets, "Europe/Berlin", has_topics=True)


def labels(buttons: InlineKeyboardMarkup | None) -> list[str]:
    return [button.text for row in (buttons.inline_keyboard if buttons else ()) for button in row]


def presses(reply: Reply) -> list[PlanPress]:
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    decoded = [decode_press(str(button.callback_data)) for row in rows for button in row]
    assert all(isinstance(press, PlanPress) for press in decoded)
    return [press for press in decoded if isinstance(press, PlanPress)]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(), "When: as soon as there is news"),
        (Plan(hour=8), "When: every day at 08:00 (Europe/Berlin)"),
        (Plan(hour=0, weekday=6), "When: weekly, Sunday, 00:00 (Europe/Berlin)"),
        (Plan(outlets=("Courier",), words=("rain", "snow")), "Left out: Courier; rain, snow"),
        (Plan(place=Place(-1001)), "Where: in General"),
        (Plan(place=HERE), "Where: in the topic that an admin chose"),
        (Plan(place=Place(-1002, None, "Bay")), "Where: in the channel Bay"),
    ],
)
def test_a_plan_is_said_in_words(plan: Plan, said: str) -> None:
    assert said in plan_lines(ENGLISH, plan, "Europe/Berlin")


@pytest.mark.parametrize("number", range(8))
def test_each_hour_of_each_day_can_be_chosen_and_is_marked_then(number: int) -> None:
    weekday = None if number == 7 else number
    hours = [press for press in presses(page(PlanPress("hour", number))) if press.choice]
    assert len(hours) == 24
    for press in hours:
        assert plan_change(press, Plan(), (), HERE) == {"hour": int(press.choice), "weekday": weekday}
        marked = labels(page(PlanPress("hour", number), Plan(int(press.choice), weekday)).buttons)
        assert [label for label in marked if label.startswith("✓")] == [f"✓ {int(press.choice):02}:00"]


@pytest.mark.parametrize(
    ("press", "change"),
    [
        (PlanPress("when", choice="once"), {"hour": None, "weekday": None}),
        (PlanPress("where", choice="each"), {"place": None}),
        (PlanPress("where", choice="topic"), {"place": HERE}),
        (PlanPress("outlets", 0, f"+{name_hash('New')}"), {"outlets": ("Gone", "New")}),
        (PlanPress("outlets", 0, f"-{name_hash('Gone')}"), {"outlets": ()}),
        (PlanPress("outlets", 0, f"+{name_hash('Nowhere')}"), {}),
        (PlanPress("outlets", 0, "none"), {"outlets": ()}),
        (PlanPress("words", 0, f"-{name_hash('rain')}"), {"words": ("snow",)}),
        (PlanPress("words", 0, "none"), {"words": ()}),
        (PlanPress("hour", 7, "24"), {}),
        (PlanPress("hour", 8, "1"), {}),
        (PlanPress("main"), {}),
    ],
    ids=str,
)
def test_a_press_changes_what_its_button_says(press: PlanPress, change: dict[str, object]) -> None:
    plan = Plan(hour=8, outlets=("Gone",), words=("rain", "snow"))
    assert plan_change(press, plan, ("New",), HERE) == change


@settings(deadline=None)
@given(
    st.sampled_from(PAGES),
    st.integers(0, 7),
    st.lists(st.text(max_size=300), max_size=50),
    st.lists(st.text(min_size=1, max_size=40), max_size=20),
    st.text(max_size=300),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_any_names_fit_into_every_page(
    name: str, number: int, outlets: list[str], words: list[str], title: str, language: str
) -> None:
    plan = Plan(8, 3, tuple(outlets), tuple(words), Place(-1002, None, title))
    press = PlanPress(name, number)  # type: ignore[arg-type]
    reply = plan_page(press, Localization.of(language), plan, outlets, "America/Argentina/ComodRivadavia")
    assert 0 < units(reply.plain) <= LIMIT
    assert all(label.strip() for label in labels(reply.buttons))
    assert len(labels(reply.buttons)) <= 100


def test_each_left_out_word_has_a_button_to_let_it_in_again() -> None:
    reply = words_page(ENGLISH, Plan(words=("rain", "snow")), "Left out from now on: snow")
    assert reply.plain.startswith("Left out from now on: snow\n\nWords: rain, snow\n\n")
    assert labels(reply.buttons) == ["✕ rain", "✕ snow", "Back"]
    assert plan_change(presses(reply)[0], Plan(words=("rain", "snow")), (), HERE) == {"words": ("snow",)}
