"""The settings menu of a group: its pages, and the effect of presses on their buttons.

Pure functions without state: a button sets a value ("this outlet: on") and never toggles one, so that repeated, late or
outdated presses do what the button says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from hashlib import blake2b

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory import ChatSettings, SettingsChange
from bot.messages import phrases
from bot.messages.callback_data import MAX_OUTLETS_PAGE, Press, SettingsPress, encode_press
from bot.messages.localization import LANGUAGES, Localization
from bot.messages.markup import GAP, Reply, clip, text

ON_A_PAGE = 8
"""Number of outlets on a page, with a button each."""

NAME_LIMIT = 30
"""Maximum UTF-16 units of an outlet's name on a button, which has a row to itself; a phone shows a little more."""

QUIET = ((22, 7), (23, 8), (20, 8))
"""The quiet hours to choose from, each a start and an end."""

_NAMED = 8  # maximum number of outlets named in the text
_NONE = "none"
_ALL = "all"
_LANGUAGES: dict[str, str | None] = {_NONE: None} | {code: code for code in LANGUAGES}
_HOURS: dict[str, tuple[int, int] | None] = {_NONE: None} | {f"{a}-{b}": (60 * a, 60 * b) for a, b in QUIET}


def name_hash(name: str) -> str:
    """Return a stable hash of a name, such as an outlet's, for callback data."""
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def settings_change(press: SettingsPress, settings: ChatSettings, outlets: Sequence[str]) -> SettingsChange:
    """Return the change that a press makes; empty if it only turns the page, or its choice no longer exists."""
    if press.page == "language" and press.choice in _LANGUAGES:
        return {"language": _LANGUAGES[press.choice]}
    if press.page == "quiet" and press.choice in _HOURS:
        return {"quiet": _HOURS[press.choice]}
    if press.page == "outlets" and press.choice == _ALL:
        return {"outlets": None}
    if press.page == "outlets" and press.choice:
        return _choose(press.choice, settings.outlets or (), outlets)
    return {}


def _choose(choice: str, chosen: tuple[str, ...], outlets: Sequence[str]) -> SettingsChange:
    """Add or remove an outlet. Removing the last one chooses all outlets again."""
    name = next((outlet for outlet in outlets if name_hash(outlet) == choice[1:]), None)
    if name is None or choice[0] not in "+-":
        return {}
    others = tuple(outlet for outlet in chosen if outlet != name)
    return {"outlets": ((*others, name) if choice[0] == "+" else others) or None}


# -- pages


def settings_page(
    press: SettingsPress, words: Localization, settings: ChatSettings, outlets: Sequence[str], zone: str
) -> Reply:
    """Return the page that a press leads to. `outlets`: those of the index; `zone`: the time zone of quiet hours."""
    if press.page == "outlets":
        return _outlets_page(press.number, words, settings, outlets)
    if press.page == "language":
        return _language_page(words, settings)
    if press.page == "quiet":
        return _quiet_page(words, settings, zone)
    return _main_page(words, settings, zone, ended=press.page == "done")


def _main_page(words: Localization, settings: ChatSettings, zone: str, ended: bool) -> Reply:
    language = settings.language and LANGUAGES.get(settings.language)
    lines = [
        words.say("settings"),
        "",
        _outlets_line(words, settings),
        words.say("settings-language", language=language) if language else words.say("settings-any-language"),
        _quiet_line(words, settings, zone),
    ]
    if ended:
        return text("\n".join(lines)).reply()
    buttons = [
        _button(words.say("button-outlets"), SettingsPress("outlets")),
        _button(words.say("button-language"), SettingsPress("language")),
        _button(words.say("button-quiet"), SettingsPress("quiet")),
        _button(words.say("button-done"), SettingsPress("done")),
    ]
    return text("\n".join(lines)).reply(InlineKeyboardMarkup([buttons[:2], buttons[2:]]))


def _outlets_line(words: Localization, settings: ChatSettings) -> str:
    chosen = settings.outlets
    if not chosen:
        return words.say("settings-outlets", names=words.say("settings-all-outlets"))
    more = " …" if len(chosen) > _NAMED else ""
    return words.say("settings-outlets", names=phrases.name_outlets(chosen, _NAMED) + more)


def _quiet_line(words: Localization, settings: ChatSettings, zone: str) -> str:
    if settings.quiet is None:
        return words.say("settings-no-quiet")
    return words.say(
        "settings-quiet", **{"from": _clock(settings.quiet[0]), "to": _clock(settings.quiet[1])}, zone=zone
    )


def _outlets_page(number: int, words: Localization, settings: ChatSettings, outlets: Sequence[str]) -> Reply:
    chosen = settings.outlets or ()
    rows = [
        *outlet_rows(outlets, chosen, number, lambda number, choice: SettingsPress("outlets", number, choice)),
        [_choice(words.say("button-all-outlets"), SettingsPress("outlets", number, _ALL), on=not chosen), _back(words)],
    ]
    asked = f"{words.say('choose-outlets')}{GAP}{_outlets_line(words, settings)}"
    return text(asked).reply(InlineKeyboardMarkup(rows))


def outlet_rows(
    outlets: Collection[str], chosen: Collection[str], number: int, press: Callable[[int, str], Press]
) -> list[list[InlineKeyboardButton]]:
    """Return the buttons of a page of outlets, the chosen ones marked, with those that turn the page.

    `press` returns the press for the number of a page and a choice: "+" or "-" and the outlet's hash, or none.
    """
    names = sorted(outlets, key=lambda name: (name.casefold(), name))
    number = min(number, max(0, len(names) - 1) // ON_A_PAGE, MAX_OUTLETS_PAGE)
    turns = [
        *([_button("‹", press(number - 1, ""))] if number else []),
        *([_button("›", press(number + 1, ""))] if _more(number, names) else []),
    ]
    shown = names[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
    return [
        *([_choice(name_label(name), press(number, _signed(name, name in chosen)), name in chosen)] for name in shown),
        *([turns] if turns else []),
    ]


def name_label(name: str) -> str:
    """Return a name as the label of a button that has a row to itself."""
    return text(clip(name, NAME_LIMIT)).plain.strip() or "…"  # a button needs a label


def _signed(name: str, on: bool) -> str:
    return f"{'-' if on else '+'}{name_hash(name)}"


def _more(number: int, names: Sequence[str]) -> bool:
    return number < MAX_OUTLETS_PAGE and (number + 1) * ON_A_PAGE < len(names)


def _language_page(words: Localization, settings: ChatSettings) -> Reply:
    labels = {_NONE: words.say("choose-any-language")} | LANGUAGES
    rows = [
        [_choice(label, SettingsPress("language", choice=choice), settings.language == _LANGUAGES[choice])]
        for choice, label in labels.items()
    ]
    return text(words.say("choose-language")).reply(InlineKeyboardMarkup([*rows, [_back(words)]]))


def _quiet_page(words: Localization, settings: ChatSettings, zone: str) -> Reply:
    rows = [
        [_choice(_hours(words, hours), SettingsPress("quiet", choice=choice), settings.quiet == hours)]
        for choice, hours in _HOURS.items()
    ]
    asked = GAP.join([words.say("choose-quiet"), words.say("choose-quiet-zone", zone=zone)])
    return text(asked).reply(InlineKeyboardMarkup([*rows, [_back(words)]]))


def _hours(words: Localization, hours: tuple[int, int] | None) -> str:
    return f"{_clock(hours[0])} – {_clock(hours[1])}" if hours else words.say("button-no-quiet")


def _clock(minute: int) -> str:
    """Return a minute of the day as HH:MM."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _back(words: Localization) -> InlineKeyboardButton:
    return _button(words.say("button-back"), SettingsPress("main"))


def _choice(label: str, press: Press, on: bool) -> InlineKeyboardButton:
    return _button(f"✓ {label}" if on else label, press)


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=encode_press(press))
