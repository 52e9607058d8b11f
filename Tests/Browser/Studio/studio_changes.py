"""Changes in the studio that cross: with each other, with someone else's, with half a word, with a connection that ends.

What a person wrote is either on the disk or still on the page.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import DESK, launch, listen_to, noise, run
from studio import SHOW, Studio, settle

MANIFEST = """\
title: A week
published: 2026-11-24
expires: 2027-01-31  # Dana wants it gone by February.
segments:
  - { audio: a.wav, title: A }
  - { audio: b.wav, title: B }
  - { audio: c.wav, title: C, highlight: true }
  - { audio: d.wav, title: D }
"""


class Crossings:
    def __init__(self, browser, studio, root):
        self.browser, self.studio, self.root = browser, studio, root
        self.manifest = root / "episodes" / "week" / "episode.yml"
        self.sound = root / "episodes" / "week" / "a.wav"

    def text(self):
        return self.manifest.read_text()

    def order(self):
        return "".join(line.split("title: ")[1][0] for line in self.text().splitlines() if "audio:" in line)

    def open(self, path="episodes/week", stops_clock=False, manifest=MANIFEST):
        """A page of its own, on the manifest as it was at first."""
        self.manifest.write_text(manifest)
        page = self.browser.new_context(viewport=DESK).new_page()
        listen_to(page)
        page.goto(self.studio.address)
        if stops_clock:
            page.clock.install()
        page.goto(self.studio.origin + path)
        if path == "episodes/week":
            page.wait_for_function("() => document.querySelectorAll('.segment .bars[d^=M]').length === 4")
            page.wait_for_selector(".version")
        return page

    def quickly(self):
        """Two moves at once, of which the first isn't answered yet, and there and back."""
        page = self.open()
        page.focus(".segment >> nth=3 >> .handle")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        settle(page)
        assert self.order() == "ADBC", self.text()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        settle(page)
        assert self.order() == "ADBC", self.text()
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move “D”, number 2"

    def twice(self):
        page = self.open()
        page.click(".segment >> nth=1 >> summary")
        page.dblclick(".segment >> nth=1 >> .remove")
        page.focus(".segment:not([hidden]) >> nth=2 >> .handle")
        page.keyboard.press("ArrowUp")
        settle(page)
        assert self.order() == "ADC", self.text()

    def typing(self):
        """An answer arrives while a field is half typed."""
        page = self.open()
        page.click(".segment >> nth=1 >> [data-at=title]")
        page.keyboard.type(" and h")
        page.evaluate("document.querySelectorAll('.segment')[1].querySelector('[data-tags=tags] input[value=news]').click()")
        page.wait_for_function("() => document.getElementById('status').textContent === 'Saved.'")
        page.keyboard.type("alf")
        page.keyboard.press("Tab")
        settle(page)
        assert "title: B and half, tags: { kind: news }" in self.text(), self.text()

    def other_recording(self):
        """A recording was added by another program: the change is for the one that the page shows."""
        page = self.open(stops_clock=True)
        self.manifest.write_text(MANIFEST.replace("  - { audio: a.wav, title: A }\n", ""))
        page.fill(".segment >> nth=2 >> [data-at=title]", "Mine")
        page.keyboard.press("Tab")
        page.wait_for_selector("#conflict:not([hidden])")
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.clock.run_for(10000)
        page.evaluate("fetch('/assets/icon.svg')")
        assert not [url for url in asked if url.endswith("/version")], asked
        assert page.is_visible("#conflict")
        page.click("text=Make my change in it")
        settle(page)
        assert "{ audio: c.wav, title: Mine, highlight: true }" in self.text(), self.text()
        assert "{ audio: d.wav, title: D }" in self.text(), self.text()
        page.wait_for_selector(".segment >> nth=2", state="attached")
        assert page.locator(".segment").count() == 3
        noise[:] = [line for line in noise if "409" not in line]

    def half(self):
        """A date that's half typed, and a title that's empty for a moment, are no reasons to remove anything."""
        page = self.open(stops_clock=True)
        page.focus("#expires")
        page.keyboard.press("Backspace")
        page.clock.run_for(5000)
        page.keyboard.press("Shift+Tab")
        page.click("#heading")
        page.clock.run_for(5000)
        assert self.text() == MANIFEST, self.text()
        page.fill("#expires", "")
        page.clock.run_for(5000)
        assert self.text() == MANIFEST, self.text()
        page.fill("#expires", "2027-02-28")
        page.click("#heading")
        settle(page)
        assert self.text() == MANIFEST.replace("2027-01-31", "2027-02-28"), self.text()

    def highlight(self):
        page = self.open()
        sent = []
        page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/edits") else None)
        for card in [0, 2]:
            page.click(f".segment >> nth={card} >> summary")
            page.click(f".segment >> nth={card} >> .mark")
            wave = page.locator(f".segment >> nth={card} >> .wave")
            wave.scroll_into_view_if_needed()
            box = wave.bounding_box()
            page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 10)
            page.mouse.down()
            page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 10, steps=4)
            page.mouse.up()
            settle(page)
        assert len(sent) == 2, sent
        lines = [line for line in self.text().splitlines() if "audio:" in line]
        for card in [0, 2]:
            assert "from:" in lines[card] and "to:" in lines[card], self.text()
            assert "true" not in lines[card], self.text()

    def failed_upload(self):
        """The connection ends in the middle: nothing is created without that recording."""
        page = self.open("")
        before = {one.name for one in (self.root / "episodes").iterdir()}
        page.route("**/uploads/*?name=*", lambda route: route.abort())
        page.set_input_files("#files", [self.sound])
        page.wait_for_selector("text=Try again")
        page.click("text=Create the episode")
        page.wait_for_selector("#createproblem:not([hidden])")
        assert {one.name for one in (self.root / "episodes").iterdir()} == before
        page.unroute("**/uploads/*?name=*")
        page.click("text=Try again")
        page.wait_for_selector("text=, here")
        page.click("text=Create the episode")
        page.wait_for_url("**/episodes/**")
        page.wait_for_selector(".segment")
        page.close()
        made = {one.name for one in (self.root / "episodes").iterdir()} - before
        for name in made:
            shutil.rmtree(self.root / "episodes" / name)
        noise[:] = [line for line in noise if "ERR_FAILED" not in line]

    def in_use(self):
        """Someone else's version is offered, not forced on a page that's in use."""
        page = self.open(stops_clock=True)
        page.route("**/uploads/*?name=*", lambda route: route.abort())
        page.set_input_files("#files", [self.sound])
        page.wait_for_selector("text=Try again")
        self.manifest.write_text(MANIFEST.replace("A week", "Another week"))
        page.clock.run_for(4000)
        page.wait_for_selector("#newer:not([hidden])")
        assert page.input_value("#title") == "A week"
        with page.expect_navigation():
            page.click("text=Load the new version")
        assert page.input_value("#title") == "Another week"
        noise[:] = [line for line in noise if "ERR_FAILED" not in line]

    def folder(self):
        """A recording that another window adds is shown, also where the manifest has no list."""
        page = self.open(stops_clock=True, manifest=MANIFEST.partition("segments:")[0])
        new = self.sound.with_name("e.wav")
        shutil.copy(self.sound, new)
        with page.expect_navigation():
            page.clock.run_for(4000)
        assert page.locator(".segment").count() == 5
        new.unlink()

    def as_written(self):
        """What can't be used is shown as it's written, beside what's wrong with it."""
        page = self.open()
        self.manifest.write_text(
            MANIFEST.replace("2027-01-31 ", "2027-01-31 07:00 ").replace("title: B", "title: B, url: not an address")
        )
        page.reload()
        assert page.input_value("#expires") == "2027-01-31 07:00"
        assert page.input_value(".segment >> nth=1 >> [data-at=url]") == "not an address"
        page.wait_for_selector("text=must start with https")


def make(work):
    root = work / "crossings"
    week = root / "episodes" / "week"
    week.mkdir(parents=True)
    (root / "episodes" / "show.yml").write_text(SHOW)
    (week / "episode.yml").write_text(MANIFEST)
    for number, name in enumerate("abcd"):
        subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i",
             f"sine=frequency={200 * number + 200}:duration={number + 4}:sample_rate=44100", week / f"{name}.wav"],
            check=True,
        )
    return root


def main(work, roadcast):
    root = make(work)
    studio = Studio(roadcast, root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        crossings = Crossings(browser, studio, root)
        failures = run([
            ("two quick moves are both made", crossings.quickly),
            ("a double click takes one recording out", crossings.twice),
            ("what's being typed survives an answer", crossings.typing),
            ("a conflict waits, and its change is for the same recording", crossings.other_recording),
            ("nothing is removed half way", crossings.half),
            ("a highlight is marked in one change", crossings.highlight),
            ("a recording that wasn't sent isn't forgotten", crossings.failed_upload),
            ("a new version is offered to a page in use", crossings.in_use),
            ("a recording that comes without a list is shown", crossings.folder),
            ("values are shown as they're written", crossings.as_written),
        ])
        browser.close()
    failures += studio.end() != 0
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]), sys.argv[2]) else 0)
