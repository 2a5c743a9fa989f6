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
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Also on the river: “the weir is a mess,” says Tolk",
        "More on this story: Tolk and the weir",
        "Join our WhatsApp channel for news of the river.",
        "Listen to our podcast on the weir",
        "Comments (12) on the weir",
        "What do you think of the weir? Let us know in the comments.",
        "Have a story about the weir? Email news@inlet.example",
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
        "Mira Tolk, Senior Staff Writer",
        "Mira Tolk is a senior rivers correspondent for The Inlet. Follow her on Twitter @miratolk",
        "Mira Tolk covers rivers and dams for The Inlet.",
        "Mira Tolk and Jon Aske reported from Lima.",
        "Tuesday, May 6, 2025 - 10:00",
        "6 May 2025, 10.00 BST",
        "3 hours ago",
        "4 min read",
        "Listen to this article (5 min)",
        "Reading time: 6 minutes",
        "Share Tweet Email",
        "Facebook | Twitter | WhatsApp | Copy link",
        "Home > News > Rivers",
        "READ MORE Harbour board “ashamed” of the crane",
        "Read more about: weirs",
        "More from The Inlet",
        "Tags: weir, mill",
        "Comments (12)",
        "View all 12 comments",
        "Log in to comment",
        "Your email address will not be published. Required fields are marked *",
        "This website uses cookies to ensure you get the best experience",
        "By clicking “Accept”, you agree to our cookies.",
        "Already a subscriber? Sign in",
        "You have reached your limit of free articles.",
        "Get the Inlet app for breaking news",
        "Available on the App Store and Google Play",
        "Advertisement - story continues below",
        "This story has been updated to include the board’s answer.",
        "Correction: An earlier version of this article misspelled Mira Tolk’s name.",
        "(Reporting by Mira Tolk; Editing by Jon Aske)",
        "Our Standards: The Inlet Trust Principles.",
        "A boat leaves the bay. (Jon Aske/AP)",
        "Image caption, A boat leaves the bay",
        "Photo 3 of 12",
        "A boat leaves the bay. (Jon Aske/The Inlet)",
        "A boat leaves the bay. Courtesy Jon Aske",
        "Story by Mira Tolk",
        "Analysis by Mira Tolk, The Inlet",
        "By Mira Tolk May 6, 2025 10:00 am",
        "Mira Tolk Rivers editor",
        "2025-05-06",
        "10:40 a.m.",
        "* * *",
        "5 min",
        "RELATED STORIES: Tolk says “we are done”",
        "More from Rivers: Tolk says “we are done”",
        "Follow The Inlet on X and Facebook",
        "Read the full story here.",
        "Unlimited access for $1",
        "Was this article helpful?",
        "mira.tolk@inlet.example",
        "Privacy Policy",
        "Don't miss a story: sign up for our newsletter",
    ],
)
def test_text_around_an_article_is_no_news(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "“The mast was rotten,” Mira Tolk said.",
        "«El mástil cruje», dijo a «La Cala» Mira Tolk.",
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
        "Mira Tolk is a reporter who was held for three days in Lima.",
        "Mira Tolk is a teacher at the school by the weir.",
        "Mira Tolk, the mayor, left early.",
        "Mira Tolk covers her face when she speaks of it.",
        "Nineteen people drowned on 6 May 2025.",
        "6 May 2025 was the wettest day of the year.",
        "Email and Facebook were down for an hour.",
        "Share prices fell by a tenth.",
        "Listen to the people, Tolk told the board.",
        "Read more books, Tolk told the pupils.",
        "More from the board is expected on Monday.",
        "Comments by Tolk angered the board.",
        "The board corrected its figures: 12 of 40 boats were safe.",
        "A correction: the tax on boats will be halved, Aske said.",
        "Cookies and tea were served.",
        "Print is dying, Aske said.",
        "Already the water had reached the mill.",
        "North · 1,204",
        "Mira Tolk won the seat (Labour/Co-op)",
        "The court ruled in favour of the board (Tolk v. Aske).",
        "Courtesy costs nothing, Tolk said.",
        "Story by story, the tower came down.",
        "Donate to the poor, the bishop said.",
        "Take a boat for $100, the poster said, and be free.",
        "Follow the money, Aske said.",
        "40 of 120 boats sank.",
        "Labour 34 | Greens 30 | Others 12",
        "Also in Orrin: the weir opened on Monday, and people cheered.",
        "Have a heart, the mayor said.",
        "Comments made by Tolk on Monday (2) were false.",
        "Join our fight, Tolk told the board.",
        "“Do you have a plan for the weir?” Aske asked.",
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
    assert not is_heading("桥是安全的。")
    assert not is_heading("「堤防は安全です。」")
    assert not is_heading("पुल बंद है।")


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
