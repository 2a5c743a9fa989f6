"""Values of fields as data formats write them: texts, names, moments and languages in every usual shape."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats.field_values import address_of, is_missing, language_of, moment_of, names_of, text_of

MOMENT = datetime(2024, 12, 19, 10, 30, tzinfo=UTC)
SECONDS = 1734604200
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.decimals(allow_nan=None) | st.text()
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.just("name"), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("The ferry sailed.", "The ferry sailed."),
        ({"rendered": "<p>The ferry sailed.</p>", "protected": False}, "<p>The ferry sailed.</p>"),
        ({"#text": "Ferries"}, "Ferries"),
        ({"Name": "The Courier", "id": "courier"}, "The Courier"),
        (["Ferries"], "Ferries"),
        (17, "17"),
        (17.0, "17"),
        (None, ""),
        (True, ""),
        ("nan", ""),
        (float("nan"), ""),
        ({}, ""),
        ({"width": 4}, ""),
    ],
)
def test_the_text_of_a_value_is_a_string_or_what_stands_in_an_object_for_one(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Lena Marsh", "Lena Marsh"),
        ("By Lena Marsh", "Lena Marsh"),
        ("BYRON HALE", "BYRON HALE"),
        (["Lena Marsh", "Al Roy"], "Lena Marsh, Al Roy"),
        (["Lena Marsh", "Lena Marsh"], "Lena Marsh"),
        ({"name": "Lena Marsh", "email": "lena@courier.example"}, "Lena Marsh"),
        ([{"name": "Lena Marsh"}, {"name": "Al Roy"}], "Lena Marsh, Al Roy"),
        ({"first_name": "Lena", "last_name": "Marsh"}, "Lena Marsh"),
        ("['Lena Marsh', 'Al Roy']", "Lena Marsh, Al Roy"),
        ('["Lena Marsh"]', "Lena Marsh"),
        ("[]", None),
        ("[Lena Marsh]", "Lena Marsh"),
        (r"['Lena \Marsh']", r"Lena \Marsh"),
        ("['Lena Marsh', ", "'Lena Marsh'"),
        ([], None),
        (None, None),
        ("None", None),
        ({"id": 4}, None),
    ],
)
def test_names_are_read_from_a_text_a_list_or_objects(value: object, names: str | None) -> None:
    assert names_of(value) == names


@pytest.mark.parametrize(
    "value",
    [
        SECONDS,
        float(SECONDS),
        Decimal(SECONDS),
        SECONDS * 1000,
        SECONDS * 10**6,
        SECONDS * 10**9,
        str(SECONDS),
        f"{SECONDS}.0",
        "20241219103000",
        20241219103000,
        "2024-12-19T10:30:00Z",
        "2024-12-19 10:30:00",
        "Thu, 19 Dec 2024 10:30:00 GMT",
        {"$date": "2024-12-19T10:30:00.000Z"},
        {"$date": {"$numberLong": str(SECONDS * 1000)}},
        datetime(2024, 12, 19, 10, 30),  # noqa: DTZ001  # as a table's column has it
    ],
)
def test_a_moment_is_read_in_any_notation_and_unit(value: object) -> None:
    moment = moment_of(value)
    assert isinstance(moment, datetime)
    assert (moment, moment.utcoffset()) == (MOMENT, timedelta())


@pytest.mark.parametrize("value", ["2024-12-19", "20241219", 20241219, "19 December 2024", date(2024, 12, 19)])
def test_a_day_stays_a_day(value: object) -> None:
    day = moment_of(value)
    assert (type(day), day) == (date, date(2024, 12, 19))


def test_a_moment_keeps_its_timezone() -> None:
    moment = moment_of(datetime(2024, 12, 19, 13, 30, tzinfo=timezone(timedelta(hours=3))))
    assert isinstance(moment, datetime)
    assert (moment, moment.utcoffset()) == (MOMENT, timedelta(hours=3))


@pytest.mark.parametrize("value", [None, "", "  ", "NaT", "nan", "null", float("nan"), {}, []])
def test_a_missing_date_is_no_date_and_no_error(value: object) -> None:
    assert moment_of(value) is None


LARGE = [Decimal("1E+999999"), Decimal("-9E+999999999999999999"), 10**30, float("inf")]


@pytest.mark.parametrize("value", [0, 7, -5, 2024, "2024", True, "soon", "0000-00-00 00:00:00", *LARGE])
def test_what_is_no_date_is_an_error(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment_of(value)


def test_a_number_of_thousands_of_digits_is_no_date_and_no_text() -> None:
    with pytest.raises(ValueError, match="read as a date"):
        moment_of(10**5000)
    assert not text_of(10**5000)


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4))])
def test_the_order_of_day_and_month_is_as_told(order: str, day: date) -> None:
    assert moment_of("3/4/2026", order) == day  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="could be"):
        moment_of("3/4/2026")


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("en_US", "en-US"),
        ("en-us", "en-US"),
        ("en_US.UTF-8", "en-US"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("eng", "en"),
        ("deu", "de"),
        ("English", "en"),
        ("russian", "ru"),
        (["de"], "de"),
        ({"code": "fr"}, "fr"),
        ("und", None),
        ("", None),
        (None, None),
        ("in English, mostly", None),
    ],
)
def test_a_language_becomes_a_tag(value: object, tag: str | None) -> None:
    assert language_of(value) == tag


def test_an_address_is_a_text_or_stands_in_an_object() -> None:
    address = "https://courier.example/1"
    assert {address_of(value) for value in (address, [address], {"href": address}, [{"url": address}])} == {address}
    assert address_of({}) is None


@settings(deadline=None)
@given(VALUES)
def test_any_value_gives_a_text_or_none_and_any_date_or_a_reason(value: object) -> None:
    assert isinstance(text_of(value), str)
    assert isinstance(is_missing(value), bool)
    assert names_of(value) is None or names_of(value)
    assert language_of(value) is None or language_of(value)
    with suppress(ValueError):
        moment = moment_of(value)
        assert moment is None or not isinstance(moment, datetime) or moment.tzinfo is not None
