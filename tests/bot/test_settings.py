"""Settings from the environment and `.env`, and errors about invalid ones."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bot.settings import PREFIX, Settings, load_settings
from index import SettingsError, cores, open_database

TOKEN = "123456789:AAF-secret_part_of-it"
ENV_EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty current folder, with an environment without newsbot settings."""
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problem() -> str:
    """Return the error message of `load_settings`."""
    with pytest.raises(SettingsError) as error:
        load_settings()
    return str(error.value)


def test_env_example_documents_every_setting_and_nothing_else() -> None:
    documented = re.findall(rf"^#? ?({PREFIX}[A-Z_]+)=", ENV_EXAMPLE.read_text(), re.MULTILINE)
    assert sorted(documented) == sorted(f"{PREFIX}{name.upper()}" for name in Settings.model_fields)


def test_env_example_can_be_used_as_it_is(folder: Path) -> None:
    (folder / ".env").write_text(ENV_EXAMPLE.read_text())
    assert load_settings() == Settings(_env_file=None)  # type: ignore[call-arg]


def test_without_any_setting_there_are_defaults(folder: Path) -> None:
    settings = load_settings()
    assert settings.telegram_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.admin_ids == frozenset()
    assert settings.articles_dir is None
    assert settings.data_dir == folder / "data"


def test_settings_come_from_a_file_env_in_the_current_folder(folder: Path) -> None:
    (folder / ".env").write_text(f"# mine\n{PREFIX}TELEGRAM_TOKEN='{TOKEN}'\n{PREFIX}ADMIN_IDS=1,2\n", encoding="utf-8")
    assert load_settings().token() == TOKEN
    assert load_settings().admin_ids == {1, 2}


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".env").write_text(f"{PREFIX}DATA_DIR=from-file\n")
    monkeypatch.setenv(f"{PREFIX}DATA_DIR", "from-environment")
    assert load_settings().data_dir == folder / "from-environment"


def test_an_empty_value_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(f"{PREFIX}{name.upper()}", "")
    assert load_settings() == Settings(_env_file=None)  # type: ignore[call-arg]


def test_other_programs_settings_are_ignored(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}COLOUR", "blue")
    (folder / ".env").write_text("PATH_TO_NOWHERE=x\n")
    load_settings()


@pytest.mark.parametrize(
    ("value", "ids"),
    [("7", {7}), ("1,2", {1, 2}), (" 1 , 2 ,", {1, 2}), ("7000000001", {7000000001}), ("1,1", {1})],
)
def test_admin_ids_are_numbers_with_commas(monkeypatch: pytest.MonkeyPatch, value: str, ids: set[int]) -> None:
    monkeypatch.setenv(f"{PREFIX}ADMIN_IDS", value)
    assert load_settings().admin_ids == ids


@pytest.mark.parametrize("value", ["alice", "1;2", "1 2", "-5", "1.5", "@alice,7", "1,x", "[1, 2]"])
def test_invalid_admin_ids_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}ADMIN_IDS", value)
    assert re.fullmatch(r"NEWSBOT_ADMIN_IDS must be whole numbers with commas between them, like [\d,]+\.", problem())


@pytest.mark.parametrize(
    ("value", "chats"), [("-1001234567890", {-1001234567890}), ("7, -5,", {7, -5}), (",", set()), ("-7,7", {7, -7})]
)
def test_allowed_chats_may_be_groups(monkeypatch: pytest.MonkeyPatch, value: str, chats: set[int]) -> None:
    monkeypatch.setenv(f"{PREFIX}ALLOWED_CHATS", value)
    assert load_settings().allowed_chats == chats


@pytest.mark.parametrize(
    ("value", "chat", "name", "is_read"),
    [
        ("@OrrinBayNews", -1001234567890, "orrinbaynews", True),
        ("@orrinbaynews , -1001234567890,", -1001234567890, None, True),
        ("-1001234567890", -1001234567890, "AnyName", True),
        ("-1001234567890", -1001234567891, None, False),
        ("@orrinbaynews", -1001234567890, "orrinbay", False),
        ("@orrinbaynews", -1001234567890, None, False),
        ("", -1001234567890, "orrinbaynews", False),
    ],
)
def test_channels_are_read_by_name_or_number(
    monkeypatch: pytest.MonkeyPatch, value: str, chat: int, name: str | None, is_read: bool
) -> None:
    monkeypatch.setenv(f"{PREFIX}CHANNELS", value)
    assert load_settings().reads_channel(chat, name) is is_read


@pytest.mark.parametrize(
    "value", ["orrinbaynews", "1234567890", "-5", "@", "@1abc", "@abc", "@a b", "@новости", "https://t.me/orrinbay"]
)
def test_invalid_channels_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}CHANNELS", value)
    assert re.fullmatch(r"NEWSBOT_CHANNELS must be names or numbers of channels with commas .*, like \S+\.", problem())


def test_all_chats_are_allowed_by_default() -> None:
    assert load_settings().allowed_chats == frozenset()


@pytest.mark.parametrize(
    ("access", "chats", "mode"),
    [
        ("", "", "open"),
        ("", "7", "list"),
        ("open", "7", "open"),
        ("list", "", "list"),
        (" Request ", "", "request"),
    ],
)
def test_who_may_use_the_bot_is_a_setting_or_follows_from_the_list(
    monkeypatch: pytest.MonkeyPatch, access: str, chats: str, mode: str
) -> None:
    for name, value in {"ACCESS": access, "ALLOWED_CHATS": chats, "ADMIN_IDS": "5"}.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    assert load_settings().access_mode == mode


@pytest.mark.parametrize("value", ["on", "closed", "lists", "open,list", "1"])
def test_an_invalid_choice_of_who_may_use_the_bot_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}ACCESS", value)
    assert problem() == "NEWSBOT_ACCESS must be open, request or list."


def test_requests_need_an_admin_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}ACCESS", "request")
    assert problem() == "NEWSBOT_ACCESS is request, but nobody can decide: set NEWSBOT_ADMIN_IDS."


@pytest.mark.parametrize("value", ["@news", "--5", "5-", "1 2", "-", "1,@news", "٣", "1" * 30])
def test_invalid_allowed_chats_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}ALLOWED_CHATS", value)
    assert re.fullmatch(
        r"NEWSBOT_ALLOWED_CHATS must be whole numbers with commas between them, like \d+,-\d+\.", problem()
    )


COUNTS = {"LIMIT_PERSON": 20, "LIMIT_PRIVATE": 1, "LIMIT_GROUP": 20, "LIMIT_ALL": 30, "FOLLOWS": 10}
COUNTS["PROCESSES"] = min(4, cores()) if cores() > 1 else 0


@pytest.mark.parametrize("name", COUNTS)
def test_limits_are_numbers_and_zero_is_one_too(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert getattr(load_settings(), name.lower()) == COUNTS[name]
    for value in (0, 7, 1000):
        monkeypatch.setenv(f"{PREFIX}{name}", f" {value} ")
        assert getattr(load_settings(), name.lower()) == value


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("value", ["-1", "1.5", "none", "1e3", "1_000", "٣", "9" * 30])
def test_invalid_limits_are_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    assert problem() == f"NEWSBOT_{name} must be a whole number, 0 or more."


@pytest.mark.parametrize(("value", "hours"), [("0", 0), (" 12 ", 12), ("0.5", 0.5), ("", 24)])
def test_hours_may_be_parts_of_one(monkeypatch: pytest.MonkeyPatch, value: str, hours: float) -> None:
    monkeypatch.setenv(f"{PREFIX}ALERT_HOURS", value)
    assert load_settings().alert_hours == hours


@pytest.mark.parametrize("value", ["-1", "1,5", "1e3", "nan", "inf", "a day", "٣", "1" * 7])
def test_invalid_hours_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}ALERT_HOURS", value)
    assert problem() == "NEWSBOT_ALERT_HOURS must be a number of hours, 0 or more."


@pytest.mark.parametrize(("value", "on"), [("on", True), ("off", False), ("ON", True), (" Off ", False)])
def test_inline_mode_is_switched_on_and_off(monkeypatch: pytest.MonkeyPatch, value: str, on: bool) -> None:
    monkeypatch.setenv(f"{PREFIX}INLINE", value)
    assert load_settings().inline is on


@pytest.mark.parametrize("value", ["maybe", "0", "true", "o f f"])
def test_invalid_switches_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    assert load_settings().inline is True
    monkeypatch.setenv(f"{PREFIX}INLINE", value)
    assert problem() == "NEWSBOT_INLINE must be on or off."


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the folder stays empty
@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_any_text_as_a_setting_is_taken_or_named_in_one_sentence(value: str) -> None:
    for name in ("ALLOWED_CHATS", "ADMIN_IDS", "LIMIT_ALL", "INLINE"):
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv(f"{PREFIX}{name}", value)
            said = ""
            try:
                load_settings()
            except SettingsError as error:
                said = str(error)
            assert not said or said.startswith(f"NEWSBOT_{name} must be ")


@pytest.mark.parametrize(
    "value", ["secretword", ":secretword", "123:", "12a:secretword", "123:secret word", "bot123:secretword", "123"]
)
def test_an_invalid_token_is_named_but_never_shown(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", value)
    assert problem().startswith("NEWSBOT_TELEGRAM_TOKEN is not a bot token: copy the whole token from @BotFather")
    assert "secret" not in problem()


@pytest.mark.parametrize("value", ["api.telegram.org", "ftp://api.telegram.org", "file:///etc"])
def test_an_invalid_api_address_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_API_URL", value)
    assert problem().startswith("NEWSBOT_TELEGRAM_API_URL must be an address")


def test_a_slash_at_the_end_of_the_api_address_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_API_URL", "http://localhost:8081/")
    assert load_settings().telegram_api_url == "http://localhost:8081"


@pytest.mark.parametrize("name", ["ADMIN_IDS", "TELEGRAM_API_URL"])
def test_an_error_about_another_setting_never_shows_the_token(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv(f"{PREFIX}{name}", TOKEN)  # pasted into the wrong setting
    assert name in problem()
    assert "secret_part" not in problem()


def test_no_representation_of_the_settings_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv(f"{PREFIX}DATABASE_URL", "postgresql://news:secret_part@db/news")
    settings = load_settings()
    for shown in (str(settings), repr(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert "secret_part" not in shown


def test_a_missing_token_is_asked_for_only_when_it_is_needed() -> None:
    settings = load_settings()
    with pytest.raises(SettingsError, match=r"NEWSBOT_TELEGRAM_TOKEN is not set: get a token from @BotFather"):
        settings.token()


def test_a_file_env_that_is_not_utf8_is_named(folder: Path) -> None:
    (folder / ".env").write_bytes(b"NEWSBOT_DATA_DIR=d\xff\xfeta\n")
    assert problem() == "The file .env is not UTF-8 text: save it as UTF-8."


@pytest.mark.parametrize(
    "name",
    ["data", "a b", "при вет", "?", "a?b=c", "#1", "%41"],
)
def test_databases_are_in_the_data_folder_with_any_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / name).mkdir()
    monkeypatch.setenv(f"{PREFIX}DATA_DIR", name)
    settings = load_settings()
    for url in (settings.data.database, settings.chats):
        engine = open_database(url, "A test")
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE t (x)")
        engine.dispose()
    assert {path.name for path in folder.iterdir()} == {name}
    assert {path.name for path in (folder / name).glob("*.sqlite")} == {"articles.sqlite", "chats.sqlite"}


def test_databases_are_at_their_configured_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}DATABASE_URL", "postgresql://db/news")
    monkeypatch.setenv(f"{PREFIX}CHATS_URL", "sqlite:///elsewhere.sqlite")
    assert load_settings().data.database == "postgresql://db/news"
    assert load_settings().chats == "sqlite:///elsewhere.sqlite"


def test_folders_may_begin_with_a_tilde(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv(f"{PREFIX}ARTICLES_DIR", "~/news")
    assert load_settings().articles_dir == folder / "news"


def test_the_home_folder_of_an_unknown_user_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}DATA_DIR", "~no-such-user/data")
    assert "NEWSBOT_DATA_DIR" in problem()


@pytest.mark.parametrize("value", ["UTC", "Europe/Berlin", "America/New_York"])
def test_today_is_the_day_in_the_time_zone_given(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}TIMEZONE", value)
    settings = load_settings()
    before, today, after = datetime.now(ZoneInfo(value)), settings.today(), datetime.now(ZoneInfo(value))
    assert before.date() <= today <= after.date()


@pytest.mark.parametrize("value", ["Berlin", "Mars/Olympus", "../etc/passwd", "UTC+1"])
def test_an_invalid_time_zone_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(f"{PREFIX}TIMEZONE", value)
    assert problem().startswith(f"{PREFIX}TIMEZONE is not a time zone: use a name like UTC")


def test_columns_and_the_order_of_dates_say_how_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}COLUMNS", "title=kop, text = tekst,")
    monkeypatch.setenv(f"{PREFIX}DATE_ORDER", "DMY")
    reading = load_settings().reading
    assert (reading.usual_columns, reading.date_order) == ({"title": "kop", "text": "tekst"}, "dmy")


@pytest.mark.parametrize(
    ("name", "value", "words"), [("COLUMNS", "kop=title", "like title=kop"), ("DATE_ORDER", "ymd", "must be dmy")]
)
def test_a_misspelt_column_or_order_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    assert problem().startswith(f"{PREFIX}{name} must be ")
    assert words in problem()
