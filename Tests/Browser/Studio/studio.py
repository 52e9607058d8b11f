"""Makes a week in the studio as someone from marketing would: drops recordings, orders them, writes, listens, builds.

Meanwhile a second editor changes files underneath. Each page is looked at with axe, on a desktop, a tablet and a phone.
"""

import re
import subprocess
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from web_server import serve
from pages import DESK, PHONE, WIDE, launch, listen_to, noise, run, violations

TABLET = {"width": 768, "height": 1024}
SHOW = """\
# Ask Dana before you change this.
title: Road Notes
description: The week in ten seconds, for everyone on the road.
base_url: https://media.roadnotes.test/road-notes/
guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
cadence: weekly
timezone: America/New_York
approvals: [sales]
length: { min: "0:05", max: "1:00", target: ["0:10", "0:30"] }
facets:
  kind: [news, customer-success, training]
  customer: any
  territory: [midwest, west]
audiences:
  midwest: { title: Road Notes Midwest, only: { territory: [midwest] } }
"""
# One needs ffmpeg, and one wants to be markup.
NAMES = ["New Recording 1.wav", "New Recording 2 <img src=x onerror=alert(1)>.wav", "New Recording 3.flac", "New Recording 4.m4a"]
VTT = """\
WEBVTT

00:00.200 --> 00:01.500
Hello, this is Dana.

00:02.000 --> 00:03.500
We drove to Dulut.
"""
NOW = "2026-11-24T14:00:00Z"


class Studio:
    """The command, running."""

    def __init__(self, roadcast, root):
        self.process = subprocess.Popen(
            [roadcast, "studio", "-C", root, "--port", "0", "--no-open", "--now", NOW],
            stderr=subprocess.PIPE,
            text=True,
        )
        line = self.process.stderr.readline()
        self.address = re.search(r"http\S+", line).group(0)
        self.origin = self.address.split("?")[0]
        threading.Thread(target=self.process.stderr.read, daemon=True).start()

    def end(self):
        self.process.terminate()
        return self.process.wait(timeout=20)


def make(work):
    root = work / "studio"
    (root / "episodes").mkdir(parents=True)
    (root / "episodes" / "show.yml").write_text(SHOW)
    drop = work / "dropped"
    drop.mkdir()
    for number in range(1, 5):
        name = drop / NAMES[number - 1]
        subprocess.run(
            ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i",
             f"sine=frequency={200 * number}:duration={number + 4}:sample_rate=44100", name],
            check=True,
        )
    (drop / "New Recording 1.vtt").write_text(VTT)
    return root, sorted(drop.iterdir())


def settle(page):
    """Waits until every change is saved."""
    page.wait_for_function("() => document.getElementById('main').dataset.waiting !== 'true'")


def looked_at(page, what):
    wrong = [f"too wide: {html}" for html in page.evaluate(WIDE)] + violations(page)
    assert not wrong, f"{what}: " + "; ".join(wrong)


class Week:
    def __init__(self, browser, studio, root, files):
        self.context = browser.new_context(viewport=DESK)
        self.page = self.context.new_page()
        listen_to(self.page)
        self.studio, self.root, self.files = studio, root, files
        self.manifest = None

    def text(self):
        return self.manifest.read_text()

    def field(self, selector, text):
        self.page.fill(selector, text)
        self.page.keyboard.press("Tab")
        settle(self.page)

    def create(self):
        page = self.page
        page.goto(self.studio.address)
        looked_at(page, "the first page")
        page.fill("#title", "Colons: \"quoted\" & #hash <b>")
        page.set_input_files("#files", self.files)
        page.click("text=Create the episode")
        page.wait_for_url("**/episodes/**")
        page.wait_for_selector(".segment .bars[d^=M]")
        self.manifest = self.root / "episodes" / page.url.split("/")[-1] / "episode.yml"
        assert self.text().startswith("title: 'Colons: \"quoted\" & #hash <b>'\n"), self.text()
        assert page.locator(".segment").count() == 4
        looked_at(page, "the episode")

    def write(self):
        page = self.page
        comments = [line for line in self.text().splitlines() if line.lstrip().startswith("#")]
        self.field("#title", "Nine days: a story")
        self.field("#speaker0", "Dana Reyes")
        self.field("#summary", "One thing to ask.")
        self.field("#published", "2026-11-24T07:30")
        self.field("#notes", "# Links\n\nA [link](https://example.com) and **bold**.\n")
        page.wait_for_selector("#preview strong")
        page.click("[data-tags=tags] .chip:has-text('news') >> nth=-1")
        settle(page)
        text = self.text()
        for line in ["title: 'Nine days: a story'", "published: 2026-11-24 07:30", "speaker: Dana Reyes"]:
            assert line in text, f"no {line} in:\n{text}"
        kept = [line for line in text.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in comments if line not in kept] == [], text

    def order(self):
        page = self.page
        page.focus(".segment >> nth=3 >> .handle")
        before = page.inner_text(".version .length")
        page.keyboard.press("ArrowUp")
        settle(page)
        assert page.evaluate("document.activeElement.className") == "handle"
        names = re.findall(r"audio: '?([^'\n]*)", self.text())
        assert names[2].startswith("New Recording 4"), names
        page.evaluate("document.getElementById('segments').scrollIntoView(); scrollBy(0, -150)")
        handle = page.locator(".segment >> nth=0 >> .handle").bounding_box()
        below = page.locator(".segment >> nth=1").bounding_box()
        page.mouse.move(handle["x"] + 20, handle["y"] + 20)
        page.mouse.down()
        page.mouse.move(handle["x"] + 20, below["y"] + below["height"] - 5, steps=8)
        page.mouse.up()
        settle(page)
        names = re.findall(r"audio: '?([^'\n]*)", self.text())
        assert names[1].startswith("New Recording 1"), names
        assert page.inner_text(".version .length") is not None and before

    def audience(self):
        page = self.page
        card = page.locator(".segment >> nth=0")
        card.locator("summary").click()
        card.locator("[data-tags=only] .chip:has-text('midwest')").click()
        settle(page)
        assert "only: { territory: midwest }" in self.text(), self.text()
        page.wait_for_function("() => document.querySelectorAll('.version').length === 2")

    def problems(self):
        page = self.page
        page.fill("#title", "x" * 300)
        start = time.monotonic()
        page.wait_for_selector("#title[aria-invalid]")
        took = time.monotonic() - start
        self.field("#title", "Nine days: a story")
        page.wait_for_selector("#title:not([aria-invalid])")
        return f"{took * 1000:.0f} ms"

    def listen(self):
        page = self.page
        start = time.monotonic()
        page.click(".listen >> nth=0")
        page.wait_for_function("() => document.getElementById('versionaudio').currentTime > 0.05")
        took = time.monotonic() - start
        page.click(".segment >> nth=1 >> .playsegment")
        page.wait_for_function("() => document.getElementById('sound').currentTime > 0.05")
        assert page.evaluate("document.getElementById('versionaudio').paused")
        page.click(".segment >> nth=1 >> .playsegment")
        return f"{took * 1000:.0f} ms"

    def conflict(self):
        page = self.page
        theirs = self.text().replace("summary: One thing to ask.", "summary: Someone else wrote this.")
        page.focus("#title")
        self.manifest.write_text(theirs)
        page.fill("#title", "My own title")
        page.keyboard.press("Tab")
        page.wait_for_selector("#conflict:not([hidden])")
        assert self.text() == theirs
        looked_at(page, "a conflict")
        page.click("text=Make my change in it")
        page.wait_for_selector("#conflict[hidden]", state="attached")
        settle(page)
        text = self.text()
        assert "Someone else wrote this." in text and "My own title" in text, text
        noise[:] = [line for line in noise if "409" not in line]

    def transcript(self):
        page = self.page
        episode = page.url
        page.click("text=transcript: New Recording 1.vtt")
        page.click("text=Edit the text")
        page.wait_for_selector("#cues li:nth-child(2)")
        looked_at(page, "a transcript")
        page.click("#cues li:nth-child(2) button")
        page.wait_for_function("() => document.getElementById('textaudio').currentTime > 2")
        page.wait_for_selector("#cues li:nth-child(2).here")
        page.keyboard.press("Control+Enter")
        page.fill("#content", VTT.replace("Dulut", "Duluth"))
        page.wait_for_function("() => document.getElementById('cues').textContent.includes('Duluth')")
        page.click("text=0.1 s later")
        page.keyboard.press("Control+s")
        page.wait_for_function("() => document.getElementById('status').textContent === 'Saved.'")
        text = (self.manifest.parent / "New Recording 1.vtt").read_text()
        assert text == VTT.replace("Dulut", "Duluth").replace("00:02.000 --> 00:03.500", "00:02.100 --> 00:03.600"), text
        page.goto(self.studio.origin + "history")
        looked_at(page, "the history")
        with page.expect_navigation():
            page.click("[data-kind=undo] >> nth=0")
        assert "Dulut." in (self.manifest.parent / "New Recording 1.vtt").read_text()
        page.goto(episode)

    def two_tabs(self):
        page = self.page
        other = self.context.new_page()
        listen_to(other)
        other.goto(page.url)
        page.focus("#summary")
        other.fill("#summary", "From the other window.")
        other.keyboard.press("Tab")
        settle(other)
        page.fill("#summary", "From this window.")
        page.keyboard.press("Tab")
        page.wait_for_selector("#conflict:not([hidden])")
        assert "From the other window." in self.text(), self.text()
        with page.expect_navigation():
            page.click("text=Keep what’s on the disk")
        assert page.input_value("#summary") == "From the other window."
        other.close()
        noise[:] = [line for line in noise if "409" not in line]

    def git(self):
        """Someone checks out another version while the page is open."""
        page = self.page

        def run_git(*arguments):
            subprocess.run(
                ["git", "-c", "user.name=Dana", "-c", "user.email=dana@roadnotes.test", *arguments],
                cwd=self.root, check=True, capture_output=True,
            )

        run_git("init", "--quiet")
        run_git("add", "episodes")
        run_git("commit", "--quiet", "--message", "A week")
        before = page.input_value("#summary")
        self.field("#summary", "To be thrown away.")
        page.evaluate("document.activeElement.blur()")
        with page.expect_navigation(timeout=10000):
            run_git("checkout", "--", "episodes")
        assert page.input_value("#summary") == before

    def undo(self):
        page = self.page
        with page.expect_navigation():
            page.click("#undo")
        assert "My own title" not in self.text(), self.text()

    def approve(self):
        page = self.page
        page.fill("#name", "Ann Lee")
        with page.expect_navigation():
            page.click("[data-approve]")
        assert "sales: 2026-11-24 Ann Lee" in self.text(), self.text()

    def publish(self):
        page = self.page
        page.goto(self.studio.origin + "release")
        page.wait_for_selector("#changes li.added")
        looked_at(page, "the changes")
        assert not (self.root / "feed").exists()
        page.click("#build")
        page.wait_for_function("() => document.getElementById('done').textContent.startsWith('Built')", timeout=60000)
        assert "Nine days" in (self.root / "feed" / "feed.xml").read_text()
        for path in ["report", "text?file=episodes/show.yml", ""]:
            page.goto(self.studio.origin + path)
            looked_at(page, path or "the first page")

    def sizes(self):
        page = self.page
        for size in [TABLET, PHONE]:
            page.set_viewport_size(size)
            for path in ["", f"episodes/{self.manifest.parent.name}", "release", "text?file=episodes/show.yml"]:
                page.goto(self.studio.origin + path)
                looked_at(page, f"{path} at {size['width']}")
        page.set_viewport_size(DESK)

    def strangers(self, browser):
        """A page on another port can neither read nor change anything."""
        context = browser.new_context()
        page = context.new_page()
        page.goto(self.studio.address)
        folder = self.root.parent / "stranger"
        folder.mkdir()
        (folder / "index.html").write_text("<!doctype html><title>Stranger</title>")
        page.goto(serve(folder))
        found = page.evaluate(
            """async (origin) => {
              const tries = [];
              for (const [method, path] of [["GET", "problems"], ["POST", "release/build"]]) {
                try { tries.push((await fetch(origin + path, { method, credentials: "include" })).status); }
                catch { tries.push("refused"); }
              }
              return tries;
            }""",
            self.studio.origin,
        )
        assert found == ["refused", "refused"], found
        context.close()


def main(work, roadcast):
    root, files = make(work)
    studio = Studio(roadcast, root)
    failures = 0
    with sync_playwright() as playwright:
        browser = launch(playwright)
        week = Week(browser, studio, root, files)
        failures = run([
            ("four recordings become an episode", week.create),
            ("what's typed is in the manifest, and its comments stay", week.write),
            ("cards are ordered by keyboard and mouse", week.order),
            ("an audience gets its own version", week.audience),
            ("problems are at their fields", week.problems),
            ("versions and recordings play", week.listen),
            ("what someone else wrote is kept", week.conflict),
            ("a change is undone", week.undo),
            ("a transcript is corrected beside its sound", week.transcript),
            ("two windows don't overwrite each other", week.two_tabs),
            ("git changes a file underneath", week.git),
            ("an approval has a name", week.approve),
            ("the changes are shown, and built", week.publish),
            ("pages fit a tablet and a phone", week.sizes),
            ("a page on another port gets nothing", week.strangers, browser),
        ])
        browser.close()
    failures += studio.end() != 0
    return failures


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]), sys.argv[2]) else 0)
