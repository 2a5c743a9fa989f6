"""The settings menu of a group: its pages and the presses of its buttons."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.memory.memory import ChatSettings, SettingsChange
from bot.messages.callback_data import MAX_OUTLETS_PAGE, PageName, SettingsPress, decode_press
from bot.messages.localization import LANGUAGES, Localization
from bot.messages.markup import LIMIT, Reply, units
from bot.messages.settings_menu import (
    NAME_LIMIT,
    ON_A_PAGE,
    name_hash,
    settings_change,
    settings_page,
)

PAGES = st.sampled_from(get_args(PageName))
CHOICES = st.just("") | st.from_regex(r"[+-]?[a-z0-9-]{1,20}", fullmatch=True)
PRESSES = st.builds(SettingsPress, PAGES, st.integers(0, MAX_OUTLETS_PAGE), CHOICES)
NAMES = st.text(st.characters(), min_size=1, max_size=200)
OUTLETS = st.lists(NAMES, unique=True, max_size=30)
NOTHING: SettingsChange = {}
ALL = ChatSettings()
ENGLISH = Localization.of("en")
ZONE = "America/Argentina/ComodRivadavia"


def shown(press: SettingsPress, settings: ChatSettings = ALL, outlets: list[str] | None = None) -> Reply:
    return settings_page(press, ENGLISH, settings, outlets or [], ZONE)


def buttons(reply: Reply) -> list[tuple[str, str]]:
    """Return labels and callback data, row by row."""
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    return [(button.text, str(button.callback_data)) for row in rows for button in row]


def labels(reply: Reply) -> list[str]:
    return [label for label, _ in buttons(reply)]


def pressed(reply: Reply, label: str) -> SettingsPress:
    """Return the press of the button with this label."""
    [data] = [data for name, data in buttons(reply) if name == label]
    press = decode_press(data)
    assert isinstance(press, SettingsPress)
    return press


def after(press: SettingsPress, settings: ChatSettings, outlets: list[str]) -> ChatSettings:
    """Return a chat's settings after a press."""
    changed = settings_change(press, settings, outlets)
    return ChatSettings(
        changed.get("language", settings.language),
        changed.get("outlets", settings.outlets),
        changed.get("quiet", settings.quiet),
    )


# --- presses


@given(PRESSES, OUTLETS, st.none() | OUTLETS.map(tuple))
def test_any_press_has_a_page_and_leaves_settings_that_hold(
    press: SettingsPress, outlets: list[str], chosen: tuple[str, ...] | None
) -> None:
    settings = after(press, ChatSettings(outlets=chosen or None), outlets)
    reply = shown(press, settings, outlets)
    assert units(reply.plain) <= LIMIT
    assert all(label.strip() and len(data.encode()) <= 64 for label, data in buttons(reply))
    assert (reply.buttons is None) == (press.page == "done")


def test_the_mark_of_an_outlet_never_changes() -> None:
    """Keep the marks, which the buttons of existing messages contain."""
    assert name_hash("The Orrin Bay Courier") == "3adcbbab9a97b26b"


# --- outlets


@given(OUTLETS.filter(bool), st.none() | OUTLETS.map(tuple), st.data())
def test_every_outlet_can_be_chosen_and_taken_away(
    outlets: list[str], chosen: tuple[str, ...] | None, data: st.DataObject
) -> None:
    before, name = ChatSettings(outlets=chosen or None), data.draw(st.sampled_from(outlets))
    choose, drop = (
        SettingsPress("outlets", 0, f"+{name_hash(name)}"),
        SettingsPress("outlets", 0, f"-{name_hash(name)}"),
    )
    more = after(choose, before, outlets)
    assert set(more.outlets or ()) == {*(chosen or ()), name}
    assert after(choose, more, outlets) == more
    less = after(drop, more, outlets)
    assert set(less.outlets or ()) == {*(chosen or ())} - {name}
    assert less.outlets != ()
    assert after(drop, less, outlets) == less


def test_a_chosen_outlet_that_left_the_index_stays_chosen_and_has_no_button() -> None:
    settings = ChatSettings(outlets=("Gone", "Here"))
    reply = shown(SettingsPress("outlets"), settings, ["Here", "There"])
    assert "Outlets: Gone, Here" in reply.plain
    assert labels(reply) == ["✓ Here", "There", "All outlets", "Back"]
    settings = after(pressed(reply, "There"), settings, ["Here", "There"])
    assert settings.outlets == ("Gone", "Here", "There")
    assert after(SettingsPress("outlets", 0, f"-{name_hash('Gone')}"), settings, ["Here", "There"]) == settings


@given(OUTLETS)
@example(["›"])  # an outlet's name mustn't be mistaken for the next-page button
def test_the_pages_hold_every_outlet_once(outlets: list[str]) -> None:
    seen: list[str] = []
    for number in range(len(outlets) + 1):
        reply = shown(SettingsPress("outlets", number), ALL, outlets)
        presses = [press for _, data in buttons(reply) if isinstance(press := decode_press(data), SettingsPress)]
        seen += [press.choice for press in presses if press.choice[:1] == "+"]
        if SettingsPress("outlets", number + 1) not in presses:
            break
    assert sorted(seen) == sorted(f"+{name_hash(name)}" for name in outlets)


def test_a_page_behind_the_last_one_is_the_last_one() -> None:
    outlets = [f"Outlet {number:02}" for number in range(ON_A_PAGE + 1)]
    reply = shown(SettingsPress("outlets", 7), ALL, outlets)
    assert labels(reply) == [f"Outlet {ON_A_PAGE:02}", "‹", "✓ All outlets", "Back"]
    assert pressed(reply, "‹") == SettingsPress("outlets", 0)


def test_an_index_without_outlets_offers_none() -> None:
    assert labels(shown(SettingsPress("outlets"))) == ["✓ All outlets", "Back"]


def test_a_long_name_is_cut_to_fit_its_button_and_stands_whole_above() -> None:
    name = "The Very Long Morning Chronicle of the North"
    reply = shown(SettingsPress("outlets"), ChatSettings(outlets=(name,)), [name])
    assert labels(reply)[0] == "✓ The Very Long Morning …"
    assert units(labels(reply)[0]) <= NAME_LIMIT + 2
    assert name in reply.plain


def test_many_chosen_outlets_are_named_in_part() -> None:
    reply = shown(SettingsPress("main"), ChatSettings(outlets=tuple("ABCDEFGHI")))
    assert "Outlets: A, B, C, D, E, F, G, H …" in reply.plain


# --- language and quiet hours


@pytest.mark.parametrize("code", [None, *LANGUAGES])
def test_every_language_can_be_chosen(code: str | None) -> None:
    label = LANGUAGES[code] if code else "Each person’s own"
    other = ChatSettings(language="de" if code != "de" else "en")
    settings = after(pressed(shown(SettingsPress("language"), other), label), other, [])
    assert settings.language == code
    assert f"✓ {label}" in labels(shown(SettingsPress("language"), settings))


@pytest.mark.parametrize(
    ("label", "quiet"),
    [
        ("22:00 – 07:00", (1320, 420)),
        ("23:00 – 08:00", (1380, 480)),
        ("20:00 – 08:00", (1200, 480)),
        ("No quiet hours", None),
    ],
)
def test_every_choice_of_quiet_hours_can_be_chosen(label: str, quiet: tuple[int, int] | None) -> None:
    other = ChatSettings(quiet=(0, 60))
    settings = after(pressed(shown(SettingsPress("quiet"), other), label), other, [])
    assert settings.quiet == quiet
    assert f"✓ {label}" in labels(shown(SettingsPress("quiet"), settings))


def test_quiet_hours_are_said_with_their_time_zone() -> None:
    assert (
        f"Quiet hours: 22:30 to 07:05 ({ZONE})" in shown(SettingsPress("main"), ChatSettings(quiet=(1350, 425))).plain
    )
    assert ZONE in shown(SettingsPress("quiet")).plain


def test_hours_outside_the_choices_have_no_tick() -> None:
    assert not any("✓" in label for label in labels(shown(SettingsPress("quiet"), ChatSettings(quiet=(0, 60)))))


@pytest.mark.parametrize(
    "press",
    [
        SettingsPress("main"),
        SettingsPress("done"),
        SettingsPress("outlets", 3),
        SettingsPress("main", 0, "all"),
        SettingsPress("language", 0, "xx"),
        SettingsPress("quiet", 0, "3-4"),
        SettingsPress("outlets", 0, "none"),
        SettingsPress("outlets", 0, f"+{name_hash('Gone')}"),
        SettingsPress("outlets", 0, name_hash("Here")),
    ],
)
def test_an_invalid_choice_changes_nothing(press: SettingsPress) -> None:
    assert settings_change(press, ChatSettings(outlets=("Here",)), ["Here"]) == NOTHING
