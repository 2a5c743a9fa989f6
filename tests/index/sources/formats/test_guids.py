"""Identifiers of articles: which are unique among all outlets."""

from __future__ import annotations

import pytest

from index.sources.formats.guids import unique_guid


@pytest.mark.parametrize(
    "guid",
    [
        "https://gazette.example/?p=12",
        "http://gazette.example/2026/02/bridge/",
        "urn:newsml:agency.example:20260210:1",
        "urn:uuid:8d19cf88-b3ab-4972-8fec-1207599f2872",
        "tag:gazette.example,2026-02-10:bridge",
    ],
)
def test_addresses_urns_and_tags_are_unique(guid: str) -> None:
    assert unique_guid(f" {guid}\n") == guid


def test_a_bare_uuid_becomes_a_urn() -> None:
    assert unique_guid("8D19CF88-B3AB-4972-8FEC-1207599F2872") == "urn:uuid:8d19cf88-b3ab-4972-8fec-1207599f2872"


@pytest.mark.parametrize(
    "guid",
    [
        "",
        "12",
        "tides-2026",
        "/?p=12",
        "http://localhost/?p=12",
        "http://localhost:8080/?p=12",
        "http://127.0.0.1/?p=12",
        "http://gazette.test/?p=12",
        "http://wordpress/?p=12",
        "urn:newsml:localhost:2026-02-11:1",
        "00000000-0000-0000-0000-000000000000",
        f"https://gazette.example/{'x' * 1000}",
    ],
)
def test_what_two_outlets_may_have_alike_is_not(guid: str) -> None:
    assert unique_guid(guid) is None
