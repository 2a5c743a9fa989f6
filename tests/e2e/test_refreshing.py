"""Sources on the web, refreshed by a running bot."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from botapi import BotApi
from news_server import Page, Story, serving
from waits import eventually

if TYPE_CHECKING:
    from conftest import Command, Start

GATES = Story("Lock gates freeze", "“We will not force them open,” said Sunniva Brandt, who keeps the lock.")


def test_a_bot_answers_from_a_feed_and_tells_its_admins_which_one_is_gone(
    launch: Start, newsbot: Command, index: Path, tmp_path: Path
) -> None:
    shutil.copytree(index, tmp_path / "data")
    with BotApi() as api, serving() as site:
        settings = {"data_dir": str(tmp_path / "data"), "sources_allowed": site.address}
        inlet = site.feed("/inlet", "The Inlet Post", [GATES._replace(link=site.url("/gates"))])
        weir = site.feed("/weir", "Weir Weekly", [GATES._replace(title="The weir", text="The weir is shut today.")])
        for address in (inlet, weir):
            assert newsbot("sources", "add", address, **settings).returncode == 0
        site.pages["/weir"] = Page(status=410)
        admin = api.user("Admin")
        office = api.private(admin)
        process = launch(api, tmp_path, admin_ids=str(admin.id), sources_allowed=site.address, refresh_minutes="15")
        process.wait_for_log("is running: ")
        told = eventually(lambda: [message for message in api.sent(office) if "Weir Weekly" in message.text])
        assert told[0].text.startswith("A source on the web is gone for good:\nWeir Weekly: ")

        def answers() -> bool:
            [answer] = api.wait_for_sent(office, after=office.say(admin, "What did Sunniva Brandt say?"))
            return "We will not force them open" in answer.text

        eventually(answers)
        assert process.stop() == 0
