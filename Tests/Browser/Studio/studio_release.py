"""Takes a week out of the studio: approves, builds, sends to a folder and to an rclone remote, and announces.

And everything that can go wrong: no target, a target that can't be reached, links that don't work, someone else who
publishes, a full disk, a browser that ends while it sends. Each message stays on the page.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import DESK, PHONE, launch, listen_to, noise, run
from studio import TABLET, Studio, looked_at
from web_server import serve

SHOW = """\
title: Road Notes
description: The week in ten seconds, for everyone on the road.
base_url: {base}/
guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
cadence: weekly
timezone: America/New_York
approvals: [sales]
length: {{ min: "0:01", max: "1:00", target: ["0:01", "0:30"] }}
"""
TARGETS = """\
targets:
  web: {{ to: {web}, announce: {{ webhook: slack }} }}
  cloud: {{ to: "there:{cloud}", verify: false }}
  lost: {{ to: {web}/feed.xml/inside, verify: false }}
"""
EPISODE = "title: {title}\npublished: {day}\n"


class Webhook(BaseHTTPRequestHandler):
    """What a chat program would get."""

    told = []

    def do_POST(self):
        self.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def make(work):
    root = work / "out"
    folder = root / "episodes" / "nine-days"
    folder.mkdir(parents=True)
    (folder / "episode.yml").write_text(EPISODE.format(title="Nine days", day="2026-11-24 06:00"))
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "sine=frequency=300:duration=6:sample_rate=44100", folder / "a.wav"],
        check=True,
    )
    later = root / "episodes" / "later"
    later.mkdir()
    (later / "episode.yml").write_text(EPISODE.format(title="Later", day="2026-12-03 06:30") + "approved: { sales: 2026-11-20 Ann Lee }\n")
    shutil.copy(folder / "a.wav", later)
    web = work / "web"
    web.mkdir()
    return root, web


class Release:
    def __init__(self, browser, studio, root, web, address):
        self.context = browser.new_context(viewport=DESK)
        self.browser = browser
        self.page = self.context.new_page()
        listen_to(self.page)
        self.studio, self.root, self.web, self.address = studio, root, web, address
        self.show = root / "episodes" / "show.yml"

    def open(self, path="release"):
        self.page.goto(self.studio.origin + path)
        if path == "release":
            self.page.wait_for_function("() => !document.getElementById('again').disabled")

    def row(self, name):
        return self.page.locator(f"[data-target={name}]")

    def send(self, name, kind="send"):
        row = self.row(name)
        row.locator(f".{kind}").click()
        row.locator(f".{kind}:not([disabled])").wait_for(timeout=60000)
        return row

    def no_target(self):
        self.page.goto(self.studio.address)
        self.open()
        assert self.page.is_visible("text=show.yml has no target yet")
        looked_at(self.page, "without a target")
        self.show.write_text(self.show.read_text() + TARGETS.format(web=self.web, cloud=self.web.parent / "cloud"))
        self.open()
        assert self.page.locator("[data-target]").count() == 3

    def not_built(self):
        row = self.send("web")
        assert "Not sent:" in row.inner_text() and "build the feeds first" in row.inner_text(), row.inner_text()

    def approve(self):
        page = self.page
        page.goto(self.studio.origin + "episodes/nine-days")
        page.fill("#name", "Ann Lee")
        with page.expect_navigation():
            page.click("[data-approve]")
        self.open()
        assert page.locator("#changes li.added").count() == 1
        page.click("#build")
        page.wait_for_function("() => document.getElementById('done').textContent.startsWith('Built')", timeout=60000)

    def preview(self):
        row = self.send("web", "compare")
        text = row.inner_text()
        assert "Sending would add" in text and "to send" in text, text
        assert "the webhook (slack)" in text and "Nine days" in text, text
        row.locator("summary").click()
        assert row.locator(".files li.added").count() > 5
        looked_at(self.page, "what would be sent")
        assert not list(self.web.iterdir())

    def someone_else(self):
        lock = self.root / ".roadcast" / "publishing" / "lock"
        lock.parent.mkdir(parents=True, exist_ok=True)
        with open(lock, "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            row = self.send("web")
            assert "nother `roadcast publish`" in row.inner_text(), row.inner_text()
            # What a build would change is shown all the same.
            self.open()
            assert "nother `roadcast publish`" in self.row("web").inner_text()

    def lost(self):
        self.page.wait_for_selector("[data-target=lost]")
        (self.web / "feed.xml").write_text("not ours")
        row = self.send("lost")
        assert "Not sent:" in row.inner_text() and "feed.xml" in row.inner_text(), row.inner_text()
        (self.web / "feed.xml").unlink()

    def broken_links(self):
        """The feed is at the target, and the public address has something else."""
        self.open()
        row = self.send("web")
        text = row.inner_text()
        assert "Sent:" in text and "links were tried" in text, text
        assert row.locator(".problem.error").count() > 0, text
        assert not Webhook.told, Webhook.told
        looked_at(self.page, "links that don't work")
        self.page.reload()
        self.page.wait_for_selector("[data-target=web] .problem.error")

    def sent(self):
        os.symlink(self.web, self.web.parent / "public")
        self.open()
        row = self.send("web")
        text = row.inner_text()
        assert "all of them work" in text, text
        assert "Announced: nine-days by the webhook." in text, text
        assert len(Webhook.told) == 1 and "Nine days" in json.dumps(Webhook.told), Webhook.told
        looked_at(self.page, "what was sent")
        row = self.send("web")
        assert "up to date" in row.inner_text(), row.inner_text()
        assert len(Webhook.told) == 1

    def cloud(self):
        if not shutil.which("rclone"):
            return "rclone isn't installed"
        row = self.send("cloud")
        assert "Sent:" in row.inner_text(), row.inner_text()
        assert (self.web.parent / "cloud" / "feed.xml").exists()

    def calendar(self):
        self.open("calendar")
        text = " ".join(self.page.inner_text("main").split())
        assert "Thursday, " in text and "06:30 (America/New_York) Later goes out: the main feed" in text, text
        looked_at(self.page, "the calendar")
        self.page.click("nav >> text=Report")
        self.page.wait_for_selector(".cards")
        looked_at(self.page, "the report")
        self.page.click("nav >> text=History")
        text = " ".join(self.page.inner_text("main").split())
        for step in ["Approve for sales", "Build the feeds: 1 new", "Send to web:", "Send to lost, which failed"]:
            assert step in text, f"no {step} in {text}"
        looked_at(self.page, "the history")
        self.page.click("text=Compare >> nth=0")
        self.page.wait_for_selector(".diff ins")
        looked_at(self.page, "a comparison")
        with self.page.expect_navigation():
            self.page.click("text=Undo this change")
        assert "approved" not in (self.root / "episodes" / "nine-days" / "episode.yml").read_text()
        with self.page.expect_navigation():
            self.page.click("text=Do it again")

    def killed(self):
        """The browser ends while it sends a large recording."""
        context = self.browser.new_context(viewport=DESK)
        page = context.new_page()
        page.goto(self.studio.address)
        large = self.root.parent / "large.wav"
        with open(large, "wb") as file:
            file.truncate(400 << 20)
        before = {one.name for one in (self.root / "episodes").iterdir()}
        page.set_input_files("#files", [large])
        uploads = self.root / ".roadcast" / "cache" / "studio"
        deadline = time.monotonic() + 20
        while not list(uploads.glob("uploads-*/*/*")):
            assert time.monotonic() < deadline, "nothing arrives"
            time.sleep(0.02)
        context.close()
        while list(uploads.glob("uploads-*/*/large.wav")):
            if sum(one.stat().st_size for one in uploads.glob("uploads-*/*/large.wav")) == 400 << 20:
                return "it had arrived before the browser ended"
            assert time.monotonic() < deadline, "half a recording stays"
            time.sleep(0.05)
        large.unlink()
        assert {one.name for one in (self.root / "episodes").iterdir()} == before
        self.open("")
        assert self.page.is_visible("text=Create the episode")

    def full_disk(self, work, roadcast):
        """A save, an upload and a build on a disk without room."""
        if os.geteuid() != 0:
            return "only root can mount a small disk"
        disk = work / "small"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], capture_output=True).returncode:
            return "no small disk can be mounted here"
        studio = None
        try:
            shutil.copytree(self.root / "episodes", disk / "episodes")
            studio = Studio(roadcast, disk)
            context = self.browser.new_context(viewport=DESK)
            page = context.new_page()
            page.goto(studio.address)
            page.goto(studio.origin + "episodes/nine-days")
            page.wait_for_selector(".version")
            filler = os.open(disk / "filler", os.O_WRONLY | os.O_CREAT)
            try:
                while os.write(filler, bytes(4096)):
                    pass
            except OSError:
                pass
            os.close(filler)
            before = (disk / "episodes" / "nine-days" / "episode.yml").read_text()
            page.fill("#title", "There's no room for this")
            page.keyboard.press("Tab")
            page.wait_for_function("() => document.body.innerText.includes('free some space')")
            assert page.input_value("#title") == "There's no room for this"
            assert (disk / "episodes" / "nine-days" / "episode.yml").read_text() == before
            page.goto(studio.origin)
            page.set_input_files("#files", [self.root / "episodes" / "nine-days" / "a.wav"])
            page.wait_for_selector("text=free space")
            page.goto(studio.origin + "release")
            page.wait_for_function("() => document.getElementById('problems').textContent.includes('free some space') || !document.getElementById('build').disabled", timeout=60000)
            if page.is_enabled("#build"):
                page.click("#build")
                page.wait_for_function("() => document.getElementById('problems').textContent.includes('free some space')", timeout=60000)
            assert not (disk / "feed").exists()
            (disk / "filler").unlink()
            page.click("#again")
            page.wait_for_selector("#build:not([disabled])", timeout=60000)
            page.click("#build")
            page.wait_for_function("() => document.getElementById('done').textContent.startsWith('Built')", timeout=60000)
            context.close()
        finally:
            if studio:
                studio.end()
            subprocess.run(["umount", "--lazy", disk])

    def sizes(self):
        page = self.page
        for size in [TABLET, PHONE]:
            page.set_viewport_size(size)
            for path in ["release", "calendar", "history", "report"]:
                self.open(path)
                looked_at(page, f"{path} at {size['width']}")
        page.set_viewport_size(DESK)
        # Twice the text: what's wide must wrap.
        for path in ["", "release", "calendar", "history"]:
            self.open(path)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            looked_at(page, f"{path or 'the first page'} at 200 %")


def main(work, roadcast):
    root, web = make(work)
    address = serve(work)
    (root / "episodes" / "show.yml").write_text(SHOW.format(base=f"{address}/public"))
    hook = ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    folder = root / ".roadcast" / "webhooks"
    folder.mkdir(parents=True)
    (folder / "web").write_text(f"http://127.0.0.1:{hook.server_port}/\n")
    (folder / "web").chmod(0o600)
    (work / "rclone.conf").write_text("[there]\ntype = local\n")
    os.environ["RCLONE_CONFIG"] = str(work / "rclone.conf")
    studio = Studio(roadcast, root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        release = Release(browser, studio, root, web, address)
        failures = run([
            ("a show without a target says how to name one", release.no_target),
            ("nothing is sent before it's built", release.not_built),
            ("what's approved is built", release.approve),
            ("what would be sent and announced is shown first", release.preview),
            ("someone else who publishes isn't disturbed", release.someone_else),
            ("a place that isn't there is reported", release.lost),
            ("links that don't work are reported, and stay", release.broken_links),
            ("it's sent, tried and announced once", release.sent),
            ("it's sent to an rclone remote", release.cloud),
            ("calendar, report and history show it", release.calendar),
            ("a browser that ends while it sends leaves nothing", release.killed),
            ("a full disk is reported, and harms nothing", release.full_disk, work, roadcast),
            ("these pages fit a tablet, a phone and large text", release.sizes),
        ])
        browser.close()
    return failures + (studio.end() != 0)


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]), sys.argv[2]) else 0)
