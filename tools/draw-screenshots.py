"""Draws the pictures of a published folder and of a report. Usage: draw-screenshots.py WORK OUTPUT

WORK has the folders and files that tools/draw-screenshots makes.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "Tests" / "Browser"))

from web_server import serve  # noqa: E402

EPISODE = "episodes/2026-11-20-northwind-nine-days.html"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}


def play(page):
    """Somewhere in the second chapter, as someone would see it who listens."""
    page.click(".chapters li:nth-child(2) a")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0")
    page.click(".play")
    page.evaluate("location.hash = '#t=84'")
    page.wait_for_timeout(300)
    page.evaluate("scrollTo(0, 0)")


def search(page):
    page.fill("#words", "scanner")
    page.wait_for_selector(".results mark")
    page.evaluate("document.activeElement.blur()")


SHOTS = [
    ("index-phone", "index.html", PHONE, "light", None),
    ("episode", EPISODE, DESK, "light", play),
    ("episode-phone", EPISODE, PHONE, "dark", play),
    ("search-phone", "search.html", PHONE, "light", search),
]


def main(work, output):
    address = serve(work / "feed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path, size, scheme, prepare in SHOTS:
            page = browser.new_page(
                viewport=size, color_scheme=scheme, reduced_motion="reduce", device_scale_factor=1.5
            )
            page.goto(f"{address}/{path}", wait_until="networkidle")
            if prepare:
                prepare(page)
            page.screenshot(path=output / f"{name}.png", animations="disabled", caret="hide")
            page.close()
        page = browser.new_page(viewport={"width": 1120, "height": 1060}, color_scheme="light")
        page.goto((work / "report.html").as_uri())
        page.screenshot(path=output / "report.png")
        browser.close()


main(Path(sys.argv[1]), Path(sys.argv[2]))
