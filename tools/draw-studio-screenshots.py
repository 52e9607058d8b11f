"""Draws the studio's pages as they are with the samples. Usage: draw-studio-screenshots.py ROADCAST WORKSPACE OUTPUT

WORKSPACE is a copy: the studio changes it. The pictures are small enough for a row in the README.
"""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NOW = "2026-11-24T14:00:00Z"
EPISODE = "episodes/2026-11-20-northwind-nine-days"
DESK = {"width": 1280, "height": 860}


def episode(page):
    page.wait_for_selector(".segment .bars[d^=M]")
    page.wait_for_selector(".version .fill")
    page.evaluate("document.getElementById('segmentpanel').scrollIntoView(); scrollBy(0, -16)")
    page.wait_for_timeout(300)


def release(page):
    page.wait_for_function("() => !document.getElementById('again').disabled", timeout=120000)


def transcript(page):
    page.wait_for_selector(".cue")
    page.wait_for_timeout(300)


SHOTS = [
    ("studio-episode", EPISODE, DESK, "light", episode),
    ("studio-transcript", f"{EPISODE}/transcript?segment=1", DESK, "light", transcript),
    ("studio-calendar", "calendar", DESK, "light", None),
    ("studio-publish", "release", DESK, "light", release),
]


def main(roadcast, workspace, output):
    studio = subprocess.Popen(
        [roadcast, "studio", "-C", workspace, "--port", "0", "--no-open", "--now", NOW],
        stderr=subprocess.PIPE,
        text=True,
    )
    address = re.search(r"http\S+", studio.stderr.readline()).group(0)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            for name, path, size, scheme, prepare in SHOTS:
                page = browser.new_page(
                    viewport=size, color_scheme=scheme, reduced_motion="reduce"
                )
                page.goto(address)
                page.goto(address.split("?")[0] + path, wait_until="networkidle")
                if prepare:
                    prepare(page)
                page.screenshot(path=output / f"{name}.png", animations="disabled", caret="hide")
                page.close()
            browser.close()
    finally:
        studio.terminate()


main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
