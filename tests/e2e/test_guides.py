"""The guides for a newsroom and for a channel's admin: their commands in the terminal, then those to the bot."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from botapi import BotApi, Sent, User
from news_server import NewsServer, Page, Story, serving
from office import ONLY_ADMINS, Office, labels
from privacy import assert_private
from processes import Newsbot, environment
from waits import eventually

from tests.guides.pages import bot_commands, follow, page, shell_in

TIMETABLE = "“The winter timetable begins on Monday, and nobody likes it,” said Ida Holm, the harbour master."
RUSSIAN = "Капитан порта Иван Орлов сказал: «Зимнее расписание начнётся в понедельник, и никому оно не нравится»."
FERRY = "The ferry Orla sails at noon from now on, because its crew asked for longer nights, the company said."
QUESTION = "What did the harbour master say about the winter timetable?"


def without_run(line: str) -> str:
    """Leave out what runs until somebody ends it: the test starts the bot itself."""
    return ":" if line == "newsbot run" else line


@contextmanager
def running(api: BotApi, folder: Path, settings: dict[str, str]) -> Iterator[Newsbot]:
    """Run the bot in a folder with its `.env`; these settings come before those in it."""
    process = Newsbot(folder, environment(folder, settings))
    try:
        process.wait_for_log("is running: ")
        yield process
    finally:
        process.close()
    assert_private(process.log, api, api.token)


def settings_of(api: BotApi, *admins: User) -> dict[str, str]:
    ids = ",".join(str(admin.id) for admin in admins)
    return {"telegram_token": api.token, "telegram_api_url": api.url, "admin_ids": ids}


def environment_of(settings: dict[str, str]) -> dict[str, str]:
    return {f"NEWSBOT_{name.upper()}": value for name, value in settings.items()}


def try_all(office: Office, name: str, change: Callable[[str], str]) -> dict[str, Sent]:
    """Send each command of a guide to the bot; return the first message of each answer."""
    answers = {}
    for command in bot_commands(name):
        [answer] = office.say(change(command))
        assert answer.text != ONLY_ADMINS
        answers[command.split()[0]] = answer
    return answers


# --- a channel's admin


def message(number: int, text: str) -> dict[str, Any]:
    entities = [{"type": "plain", "text": text}]
    date = {"date": f"2026-03-{number:02}T10:00:00", "date_unixtime": str(1772359200 + 86400 * number)}
    return {"id": number, "type": "message", **date, "text": text, "text_entities": entities}


def test_the_guide_for_a_channels_admin_works_step_by_step(own_api: BotApi, tmp_path: Path) -> None:
    channel, admin = own_api.channel("Ferry News", username="ferrynews"), own_api.user("Admin")
    export = {
        "name": "Ferry News",
        "type": "public_channel",
        "id": 3000000001,
        "messages": [message(11, TIMETABLE), message(12, RUSSIAN), message(13, "Good morning!")],
    }
    (tmp_path / "result.json").write_text(json.dumps(export), encoding="utf-8")
    settings = settings_of(own_api, admin)
    printed = follow("guide-channel", shell_in(tmp_path, environment_of(settings)), without_run)
    assert "nobody likes it" in printed[f'newsbot ask "{QUESTION}"']
    assert "никому оно не нравится" in printed['newsbot ask "Что сказал капитан порта о зимнем расписании?"']
    with running(own_api, tmp_path, settings):
        office = Office.of(own_api, admin)
        channel.post(f"News of the ferry\n\n{FERRY}")
        eventually(lambda: "sails at noon" in office.say("When does the ferry Orla sail?")[0].text)
        answers = try_all(office, "guide-channel", str)
        assert "Ferry News" in answers["/status"].text or "3" in answers["/status"].text
        assert "Remove" in labels(answers["/remove"])


# --- a newsroom


WORDPRESS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Courier</title><link>https://courier.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>A new timetable</title><link>https://courier.example/timetable</link>
<pubDate>Tue, 03 Mar 2026 09:00:00 +0000</pubDate><dc:creator>lena</dc:creator>
<content:encoded><![CDATA[<p>{TIMETABLE}</p><p>It was cold in the hall.</p>]]></content:encoded>
<wp:post_id>7</wp:post_id><wp:post_date_gmt>2026-03-03 09:00:00</wp:post_date_gmt>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>"""


def html(title: str, text: str, address: str) -> str:
    return (
        f'<html lang="en"><head><title>{title}</title><link rel="canonical" href="{address}">'
        '<meta property="og:type" content="article"><meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2026-03-04T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    )


def archive(folder: Path) -> None:
    """Write the files that the guide names: a story of the export is among the saved pages, too."""
    pages = folder / "articles" / "pages"
    pages.mkdir(parents=True)
    (folder / "articles" / "wordpress.xml").write_text(WORDPRESS, encoding="utf-8")
    old = html("A new timetable", f"{TIMETABLE} It was cold in the hall.", "https://courier.example/timetable")
    (pages / "timetable.html").write_text(old, encoding="utf-8")
    other = html("The ferry sails later", FERRY, "https://courier.example/orla")
    (pages / "orla.html").write_text(other, encoding="utf-8")
    wire = {
        "title": "Storm damages pier",
        "text": "A storm broke the pier in two.",
        "date": "2026-03-05",
        "source": "Wire",
    }
    (folder / "articles" / "wire.jsonl").write_text(json.dumps(wire) + "\n", encoding="utf-8")


def serve_sister(site: NewsServer) -> None:
    text = "Snow fell on the harbour for three days, and the ice now bears a horse, said the warden Oona Rask."
    site.feed("/feed", "The Mercury", [Story("Snow on the harbour", text, site.url("/snow"))])
    release = "The pier will be rebuilt by summer, the council said on Monday, and everybody will pay for it."
    body = html("A press release", release, "")
    site.pages["/2025/03/04/ferry-strike"] = Page(body.encode(), content_type="text/html")


def test_the_guide_for_a_newsroom_works_step_by_step(own_api: BotApi, tmp_path: Path) -> None:
    archive(tmp_path)
    admins = own_api.user("Lena"), own_api.user("Ole")
    with serving() as site:
        serve_sister(site)
        settings = settings_of(own_api, *admins) | {"sources_allowed": site.address}

        def here(text: str) -> str:
            return without_run(re.sub(r"https://(?:mercury|courier)\.example", site.url(""), text))

        printed = follow("guide-newsroom", shell_in(tmp_path, environment_of(settings)), here)
        assert "3 added" in printed["newsbot index"]
        assert "nobody likes it" in printed[f'newsbot ask "{QUESTION}"']
        with running(own_api, tmp_path, settings):
            for admin in admins:
                office = Office.of(own_api, admin)
                answers = try_all(office, "guide-newsroom", here)
                assert "The Mercury" in answers["/sources"].text
                office.until(answers["/reindex"], "Done")
            assert "the ice now bears a horse" in office.say("What did Oona Rask say?")[0].text


def test_the_guides_name_all_commands_of_admins_that_they_need() -> None:
    named = {command.split()[0] for name in ("guide-channel", "guide-newsroom") for command in bot_commands(name)}
    assert named == {"/status", "/reindex", "/sources", "/add", "/remove", "/unanswered", "/report"}
    assert "admins.md" in page("guide-newsroom")
