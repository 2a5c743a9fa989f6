"""Drawing a page: the arguments for Chromium, and clear errors. No test needs a real browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pictures.browser import NoPicture, find_browser, screenshot

ROOT = Path(__file__).resolve().parents[2]
DRAWS = """\
#!/bin/sh
echo "$@" >> "$0.log"
for flag in "$@"; do
    case $flag in --screenshot=*) echo drawn > "${flag#--screenshot=}" ;; esac
done
echo '<html lang="en" data-height="321">'
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<html></html>")
    return path


def program(folder: Path, script: str, name: str = "chromium") -> Path:
    """Create a program of this name that runs the script."""
    path = folder / name
    path.write_text(script)
    path.chmod(0o755)
    return path


def test_a_page_is_drawn_as_tall_as_it_is(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = program(tmp_path, DRAWS)
    monkeypatch.setattr("shutil.which", lambda _: None)  # no pngquant
    screenshot(str(browser), page, tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_text() == "drawn\n"
    asked, drew = (tmp_path / "chromium.log").read_text().splitlines()
    assert "--dump-dom" in asked
    assert "--window-size=480,321" in drew
    assert "--force-device-scale-factor=1.45" in drew
    assert drew.endswith(page.as_uri())


@pytest.mark.parametrize(("ends", "left"), [("echo small > $5", "small\n"), ("exit 99", "drawn\n")])
def test_a_picture_is_made_small_where_pngquant_is_and_stays_as_it_is_where_that_fails(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch, ends: str, left: str
) -> None:
    browser = program(tmp_path, DRAWS)
    program(tmp_path, f"#!/bin/sh\n{ends}\n", "pngquant")
    monkeypatch.setenv("PATH", str(tmp_path))
    screenshot(str(browser), page, tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_text() == left


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("#!/bin/sh\nexit 7\n", "can't draw page.html: it ended with code 7."),
        ("#!/bin/sh\necho '<html>'\n", "doesn't say how tall page.html is."),
        ("#!/bin/sh\necho '<html data-height=\"5\">'\n", "has drawn no picture.png."),
        ("#!/nowhere\n", "can't be started: No such file or directory."),
    ],
)
def test_a_browser_that_fails_is_named_with_what_went_wrong(tmp_path: Path, page: Path, script: str, said: str) -> None:
    browser = program(tmp_path, script)
    with pytest.raises(NoPicture) as caught:
        screenshot(str(browser), page, tmp_path / "picture.png")
    assert str(caught.value) == f"{browser} {said}"


def test_the_first_browser_on_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = program(tmp_path, DRAWS)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() == str(browser)


def test_without_a_browser_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pictures", str(tmp_path / "made")]
    environment = {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    [said] = done.stderr.splitlines()
    assert said.startswith("No browser: ")
    assert "apt-get install chromium" in said
    assert not (tmp_path / "made").exists()
