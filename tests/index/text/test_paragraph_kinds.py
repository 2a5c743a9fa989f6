"""Kinds of paragraphs: news, and the text around it on a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text import is_boilerplate, is_heading, news_positions, opening_paragraph


@pytest.mark.parametrize(
    "text",
    [
        "ADVERTISEMENT",
        "- Related Topics -",
        "Image caption",
        "Read more: Harbour board “ashamed” of the crane",
        "RELATED | Who owns the lighthouse?",
        "Watch: the moment the mast fell",
        "Sign up here for our morning newsletter",
        "Click here to see all results",
        "Follow Mira Tolk on Twitter @miratolk",
        "Download our app for breaking news.",
        "Do you have a tip? Write to the desk.",
        "This article was originally published by The Inlet.",
        "Updated at 9:40 on Tuesday",
        "Reporting by Mira Tolk; editing by Jon Aske",
        "Mira Tolk and Jon Aske contributed to this report.",
        "Copyright 2025 The Inlet Press. All rights reserved.",
        "© 2025 The Inlet",
        "The mast after the storm. Photo: Jon Aske/Reuters",
        "A boat leaves the bay (AP Photo/Jon Aske)",
        "Jon Aske via Getty Images",
        "By Mira Tolk",
        "BY MIRA TOLK AND JON ASKE",
        "By Mira Tolk, Inlet Correspondent",
    ],
)
def test_text_around_an_article_is_no_news(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "“The mast was rotten,” Mira Tolk said.",
        "By Tuesday the mast was gone.",
        "By Monday evening, Tolk had sold all of her shares in the yard.",
        "More than forty boats left the bay.",
        "Follow the river north and you reach the mill.",
        "Watching the crowd, Tolk said she had been wrong.",
        "Related charges against Aske were dropped.",
        "Images of the fall were shared by thousands.",
        "The film was first published in 1968 and won a prize.",
        "Photographs show that the mast had been painted over, police said.",
        "Aske contributed research that changed how masts are built.",
        "Tolk told Reuters that the yard would close.",
        "Readers who want to learn how a mast is made can visit the yard on Sundays.",
        "Subscriptions rose by a tenth.",
    ],
)
def test_news_is_news(text: str) -> None:
    assert not is_boilerplate(text)


def test_a_long_paragraph_that_opens_like_a_notice_is_news() -> None:
    assert not is_boilerplate("Read more: " + "the board met again and found nothing new about the mast. " * 6)


def test_a_heading_has_no_full_stop() -> None:
    assert is_heading("Harbour board “ashamed” of the crane")
    assert not is_heading("The board is ashamed.")
    assert not is_heading("“We are ashamed.”")


def test_an_article_opens_behind_its_byline() -> None:
    paragraphs = ["By Mira Tolk", "Updated 3:10 PM, Tue May 6, 2025", "The mast fell at noon.", "Share this story"]
    assert news_positions(paragraphs) == [2]
    assert opening_paragraph(paragraphs) == "The mast fell at noon."


def test_an_article_of_nothing_else_still_opens() -> None:
    assert opening_paragraph(["Advertisement", "Share this"]) == "Advertisement"


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_one_or_the_other(text: str) -> None:
    assert is_boilerplate(text) in (True, False)
