"""Fits an episode to its limits, corrects transcripts beside the sound, and goes back in the history of the studio."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import DESK, PHONE, launch, listen_to, noise, run
from studio import TABLET, Studio, looked_at, settle

SHOW = """\
title: Road Notes
description: The week in ten seconds, for everyone on the road.
base_url: https://media.roadnotes.test/road-notes/
guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
length: { min: "0:05", max: "0:12", target: ["0:05", "0:12"] }
facets: { territory: [midwest, south] }
audiences:
  midwest: { title: Road Notes Midwest, only: { territory: [midwest] } }
  south: { title: Road Notes South, only: { territory: [south] } }
wording:
  never:
    - { say: free trial*, instead: guided pilot }
"""
EPISODE = """\
# Keep this comment.
title: Nine days
published: 2026-11-24
segments:
  - audio: 01.wav
    title: The news
  # for some
  - audio: 02.wav
    only: { territory: [midwest, south] }
"""
VTT = """\
WEBVTT

NOTE from the recogniser

00:00.500 --> 00:02.000 line:0
<v Dana Reyes>Hello and welcome.

00:02.000 --> 00:04.000
<v Dana Reyes>Here is the news of the week.
"""


def make(work):
    root = work / "desks"
    folder = root / "episodes" / "a"
    folder.mkdir(parents=True)
    (root / "episodes" / "show.yml").write_text(SHOW)
    (folder / "episode.yml").write_text(EPISODE)
    for name, seconds in [("01", 8), ("02", 6)]:
        subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i",
             f"sine=frequency=300:duration={seconds}:sample_rate=44100", folder / f"{name}.wav"],
            check=True,
        )
    (folder / "01.vtt").write_text(VTT)
    (folder / "02.txt").write_text("One more thing for some of you. It is short.\n")
    return root


class Desks:
    def __init__(self, browser, studio, root):
        self.context = browser.new_context(viewport=DESK)
        self.page = self.context.new_page()
        listen_to(self.page)
        self.studio, self.root = studio, root
        self.folder = root / "episodes" / "a"

    def manifest(self):
        return (self.folder / "episode.yml").read_text()

    def fit(self):
        page = self.page
        page.goto(self.studio.address)
        page.goto(self.studio.origin + "episodes/a")
        page.wait_for_selector(".remedy", timeout=30000)
        looked_at(page, "the length coach")
        words = page.locator(".remedy").all_inner_texts()
        assert any("Leave out \"02.wav\" for Road Notes Midwest" in text for text in words), words
        page.click(".remedy:has-text('for Road Notes Midwest')")
        settle(page)
        expected = EPISODE.replace("[midwest, south]", "south")
        assert self.manifest() == expected, self.manifest()
        page.wait_for_function("() => !document.getElementById('remedies').textContent.includes('Midwest')")

    def correct(self):
        page = self.page
        page.goto(self.studio.origin + "episodes/a")
        page.click("text=transcript: 01.vtt")
        page.wait_for_selector(".cue")
        looked_at(page, "the transcript desk")
        page.click(".cue >> nth=1 >> .from")
        page.wait_for_function("() => document.getElementById('sound').currentTime > 2.05")
        page.wait_for_selector(".cue.now[data-cue='1']")
        page.keyboard.press("Tab")
        page.fill("#cue0", "Hello & welcome to the Free trials.")
        page.wait_for_selector(".cue >> nth=0 >> .marks mark:has-text('Free trials')")
        page.keyboard.press("Tab")
        settle(page)
        text = (self.folder / "01.vtt").read_text()
        assert text == VTT.replace("Hello and welcome.", "Hello &amp; welcome to the Free trials."), text

    def restructure(self):
        page = self.page
        before = (self.folder / "01.vtt").read_text()
        page.focus("#cue1")
        page.evaluate("document.getElementById('cue1').setSelectionRange(8, 8)")
        page.keyboard.press("Alt+Enter")
        settle(page)
        assert page.locator(".cue").count() == 3
        assert page.evaluate("document.activeElement.id") == "cue2"
        page.keyboard.press("Alt+ArrowRight")
        settle(page)
        page.focus("#cue1")
        page.keyboard.press("Alt+j")
        settle(page)
        assert page.locator(".cue").count() == 2
        text = (self.folder / "01.vtt").read_text()
        assert text.split("00:02.000 -->")[0] == before.split("00:02.000 -->")[0], text

    def script(self):
        page = self.page
        page.goto(self.studio.origin + "episodes/a/transcript?segment=1")
        page.wait_for_selector(".cue.estimated")
        looked_at(page, "a script")
        page.focus("#cue0")
        page.keyboard.press("Alt+ArrowRight")
        settle(page)
        made = self.folder / "02.vtt"
        assert made.read_text().startswith("WEBVTT\n\n00:00:00."), made.read_text()
        assert (self.folder / "02.txt").exists()
        page.reload()
        assert page.locator(".cue.estimated").count() == 0

    def conflict(self):
        page = self.page
        theirs = (self.folder / "02.vtt").read_text().replace("One more", "Another")
        page.fill("#cue0", "Mine.")
        (self.folder / "02.vtt").write_text(theirs)
        page.keyboard.press("Tab")
        page.wait_for_selector("#conflict:not([hidden])")
        assert (self.folder / "02.vtt").read_text() == theirs
        page.click("text=Keep what’s on the disk")
        page.wait_for_function("() => document.getElementById('cue0')?.value.startsWith('Another')")
        noise[:] = [line for line in noise if "409" not in line]

    def history(self):
        page = self.page
        page.goto(self.studio.origin + "history")
        assert page.locator(".steps > li").count() >= 4, page.locator(".steps > li").all_inner_texts()
        step = ".steps > li:has-text('Leave out')"
        with page.expect_navigation():
            page.click(f"{step} [data-kind=undo]")
        assert self.manifest() == EPISODE, self.manifest()
        with page.expect_navigation():
            page.click(f"{step} [data-kind=redo]")
        assert "territory: south" in self.manifest()
        (self.folder / "episode.yml").write_text(self.manifest() + "# theirs\n")
        page.reload()
        page.wait_for_selector(f"{step}:has-text('changed since')")

    def sizes(self):
        page = self.page
        for size in [TABLET, PHONE]:
            page.set_viewport_size(size)
            for path in ["episodes/a", "episodes/a/transcript?segment=0"]:
                page.goto(self.studio.origin + path)
                looked_at(page, f"{path} at {size['width']}")


def main(work, roadcast):
    root = make(work)
    studio = Studio(roadcast, root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        desks = Desks(browser, studio, root)
        failures = run([
            ("a version is made to fit with a click", desks.fit),
            ("a transcript is corrected beside the sound", desks.correct),
            ("cues are split, moved and joined by keyboard", desks.restructure),
            ("a script gets times of its own", desks.script),
            ("a transcript that someone else changed is kept", desks.conflict),
            ("changes are undone and done again", desks.history),
            ("these pages fit a tablet and a phone", desks.sizes),
        ])
        browser.close()
    return failures + (studio.end() != 0)


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]), sys.argv[2]) else 0)
