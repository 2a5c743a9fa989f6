"""The settings of a search cluster: what they mean together, and one sentence for each that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import load_settings
from bot.settings.loading import load_usable_settings
from index import SettingsError

SESAME = "open-sesame"
URL = "https://search-1.example:9200, https://search-2.example:9200/"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def set_all(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"NEWSBOT_SEARCH_{name}", value)


def test_without_an_address_the_data_folder_holds_the_index(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, URL="", SHARDS="5")
    assert load_settings().data.search is None


def test_the_settings_describe_a_cluster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_all(
        monkeypatch, URL=URL, USER="news", PASSWORD=SESAME, CA_FILE="ca.pem", PREFIX="desk", SHARDS="3", REPLICAS="0"
    )
    cluster = load_settings().data.search
    assert cluster
    assert cluster.hosts == ("https://search-1.example:9200", "https://search-2.example:9200")
    assert (cluster.user, cluster.password, cluster.api_key) == ("news", SESAME, None)
    assert cluster.ca_file == tmp_path / "ca.pem"
    assert (cluster.prefix, cluster.shards, cluster.replicas) == ("desk", 3, 0)
    assert SESAME not in repr(cluster) + repr(load_settings()) + repr(load_settings().data)


def test_no_log_line_shows_the_password_or_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, URL=URL, PASSWORD=SESAME, API_KEY="another-secret")
    assert {SESAME, "another-secret"} <= set(load_settings().logging.secrets)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"URL": "search.example:9200"}, "SEARCH_URL must be addresses"),
        ({"URL": "ftp://search.example"}, "SEARCH_URL must be addresses"),
        ({"URL": "https://"}, "SEARCH_URL must be addresses"),
        ({"URL": "https://a.example:99999"}, "SEARCH_URL must be addresses"),
        ({"URL": "https://a.example/?x=1"}, "SEARCH_URL must be addresses"),
        ({"URL": f"https://news:{SESAME}@a.example"}, "SEARCH_URL must not hold a password"),
        ({"URL": "https://a.example,http://b.example"}, "SEARCH_URL must be all http:// or all https://"),
        ({"PREFIX": "News"}, "SEARCH_PREFIX must be up to 100 of a-z"),
        ({"PREFIX": "_news"}, "SEARCH_PREFIX must be up to 100 of a-z"),
        ({"PREFIX": "news-2026"}, "SEARCH_PREFIX must not end in a number after -"),
        ({"SHARDS": "0"}, "SEARCH_SHARDS must be a whole number, from 1 to 1,024"),
        ({"REPLICAS": "-1"}, "SEARCH_REPLICAS must be a whole number, from 0 to 100"),
        ({"PASSWORD": f"{SESAME}\n"}, "SEARCH_PASSWORD has characters that aren't printable"),
        ({"URL": URL, "PASSWORD": SESAME}, "SEARCH_USER is not set, but NEWSBOT_SEARCH_PASSWORD is"),
        ({"URL": URL, "USER": "news"}, "SEARCH_PASSWORD is not set, but NEWSBOT_SEARCH_USER is"),
        ({"URL": URL, "USER": "news", "PASSWORD": SESAME, "API_KEY": SESAME}, "SEARCH_API_KEY takes the place"),
        ({"URL": "http://a.example", "CA_FILE": "ca.pem"}, "SEARCH_CA_FILE is only for https://"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], words: str
) -> None:
    set_all(monkeypatch, **given)
    with pytest.raises(SettingsError) as caught:
        load_settings().data  # noqa: B018 - it is checked when it is read
    assert f"NEWSBOT_{words}" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert SESAME not in str(caught.value)


def test_the_doctor_hears_of_settings_that_contradict_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, URL=URL, USER="news")
    _, errors = load_usable_settings()
    assert [error.setting for error in errors] == ["NEWSBOT_SEARCH_PASSWORD"]
