"""The pages for the pictures: they show what the running bot says, and the README has a picture of each."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from waits import WAIT_SECONDS

ROOT = Path(__file__).resolve().parents[2]
SHOWN = dict(
    re.findall(r'<img src="pictures/([a-z-]+)\.png" width="\d+" alt="([^"]*)">', (ROOT / "README.md").read_text())
)
"""Pattern of the README's pictures and their alternative texts."""

Pages = dict[str, str]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Pages by name, written by the command that the README names."""
    folder = tmp_path_factory.mktemp("pictures")
    command = [sys.executable, "-m", "pictures", "--pages", str(folder)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=WAIT_SECONDS
    )
    assert done.returncode == 0, done.stderr
    made = {path.stem: path.read_text() for path in folder.iterdir()}
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == {str(folder / f"{name}.html") for name in made}
    return made


def bold(page: str) -> list[str]:
    return re.findall(r'<b class="bold">([^<]*)</b>', page)


def keys(page: str) -> list[str]:
    """Return the buttons, row by row."""
    return re.findall(r'<span class="key">([^<]*)<', page)


def test_the_private_chat_shows_the_answer_its_marked_sentence_its_source_and_its_buttons(pages: Pages) -> None:
    page = pages["private"]
    assert "Normally it takes us eleven." in page
    assert any(words.startswith("“I have cut thinner barley") for words in bold(page))
    assert '<a href="https://farmweekly.example/2024/09/12/barley-drought">Driest summer in 40 years' in page
    assert re.search(r'<b class="bold">Edwin Marsh</b> · [^<]+ \(sample\) · 12 September 2024 \(\d+ \w+ ago\)', page)
    assert {"Context", "🔔 Follow", "👍 👎"} <= set(keys(page))


def test_the_private_chat_shows_a_follow_up(pages: Pages) -> None:
    assert "and where is his farm?" in pages["private"]
    assert sum("outside the village of Coldwell" in words for words in bold(pages["private"])) > 1


def test_the_group_shows_an_answer_as_a_reply_to_who_asks(pages: Pages) -> None:
    page = pages["group"]
    assert re.search(r'class="name">newsbot</div><div class="reply [^>]*><b>[^<]+</b><span>/ask', page)
    assert "“Nobody here is asking for more money,” Quist said." in bold(page)


def test_inline_mode_shows_a_card_that_was_sent_and_cards_to_choose_from(pages: Pages) -> None:
    page = pages["inline"]
    assert re.search(r'class="via">via <b>@newsbot</b></div><div class="text"><b class="bold">Rosalind Tarn</b>', page)
    assert keys(page) == ["Open article", "Copy citation"]
    assert page.count('class="card"') > 1
    assert '<div class="words"><b>Piet Madsen</b><span>' in page


def test_what_is_not_found_is_said_and_can_be_followed(pages: Pages) -> None:
    page = pages["not-found"]
    assert "Not found." in bold(page)
    assert keys(page) == ["🔔 Follow", "Stop"]
    assert "Following: Who won the 2022 World Cup?" in page


def test_the_readme_shows_a_picture_of_each_and_says_what_is_on_it(pages: Pages) -> None:
    assert set(SHOWN) == set(pages)
    assert all(len(alt) > 20 for alt in SHOWN.values())


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_is_a_png_that_loads_quickly(name: str) -> None:
    data = (ROOT / "pictures" / f"{name}.png").read_bytes()
    assert data.startswith(b"\x89PNG\r\n")
    assert len(data) < 250_000
