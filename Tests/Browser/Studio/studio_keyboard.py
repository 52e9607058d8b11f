"""Makes a week in the studio with the keyboard alone: no mouse, no finger, and no field filled in by a script."""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import DESK, launch, listen_to, run
from studio import Studio, make, settle

# The page has fewer stops than this, and the browser's own come on top.
MOST_STOPS = 400


class Keyboard:
    def __init__(self, browser, studio, root, files):
        self.page = browser.new_context(viewport=DESK).new_page()
        listen_to(self.page)
        self.studio, self.root, self.files = studio, root, files
        self.manifest = None

    def text(self):
        return self.manifest.read_text()

    def reach(self, selector):
        """Presses Tab until the element has the focus, as someone would; it must show that it has it."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                break
        else:
            raise AssertionError(f"Tab doesn't lead to {selector}")
        shown = self.page.evaluate(
            """() => {
              const looks = (element) => {
                const style = getComputedStyle(element);
                return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
              };
              const one = document.activeElement;
              const box = one.getBoundingClientRect();
              const label = one.labels?.[0];
              return looks(one) || Boolean(label && looks(label)) || Boolean(one.closest(".chip") && looks(one.closest(".chip")));
            }"""
        )
        assert shown, f"{selector} doesn't show that it has the focus"

    def press(self, selector, key="Enter"):
        self.reach(selector)
        self.page.keyboard.press(key)

    def write(self, selector, text):
        self.reach(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")
        settle(self.page)

    def create(self):
        page = self.page
        page.goto(self.studio.address)
        self.reach("#title")
        page.keyboard.type("A week without a mouse")
        self.reach("#files")
        with page.expect_file_chooser() as chooser:
            page.keyboard.press("Space")
        chooser.value.set_files(self.files)
        page.wait_for_function("() => document.querySelectorAll('#dropped li').length === 5")
        self.press("#create [type=submit]")
        page.wait_for_url("**/episodes/**")
        page.wait_for_selector(".segment .bars[d^=M]")
        self.manifest = self.root / "episodes" / page.url.split("/")[-1] / "episode.yml"
        assert page.locator(".segment").count() == 4

    def order(self):
        self.press(".segment:nth-child(4) .handle", "Home")
        settle(self.page)
        assert self.page.evaluate("document.activeElement.className") == "handle"
        names = re.findall(r"audio: '?([^'\n]*)", self.text())
        assert names[0].startswith("New Recording 4"), names

    def words(self):
        self.write("#title", "Nine days")
        self.write("#title0", "Welcome")
        self.write("#speaker0", "Dana Reyes")
        self.write("#summary", "One thing to ask.")
        for line in ["title: Nine days", "title: Welcome", "speaker: Dana Reyes", "summary: One thing to ask."]:
            assert line in re.sub("[\"']", "", self.text()), f"no {line} in:\n{self.text()}"

    def tags(self):
        page = self.page
        self.press(".segment:nth-child(1) summary")
        self.press(".segment:nth-child(1) [data-tags=tags] [data-facet=kind] input", "Space")
        settle(page)
        assert "tags: { kind: news }" in self.text(), self.text()
        self.press(".segment:nth-child(1) [data-tags=only] [data-facet=territory] input", "Space")
        settle(page)
        assert "only: { territory: midwest }" in self.text(), self.text()

    def listen(self):
        self.press("button.listen")
        self.page.wait_for_function("() => document.getElementById('versionaudio').currentTime > 0.05")

    def undo(self):
        page = self.page
        for button, isHere in [("#undo", False), ("#redo", True)]:
            with page.expect_navigation():
                self.press(button)
            page.wait_for_selector(".segment .bars[d^=M]")
            assert ("only: { territory: midwest }" in self.text()) == isHere, self.text()

    def approve(self):
        page = self.page
        self.reach("#name")
        page.keyboard.type("Ann Lee")
        with page.expect_navigation():
            self.press("[data-approve]")
        assert "sales: 2026-11-24 Ann Lee" in self.text(), self.text()

    def publish(self):
        page = self.page
        with page.expect_navigation():
            self.press("nav a[href='/release']")
        page.wait_for_selector("#changes li.added, #problems li.error, #looking:has-text('Nothing')")
        self.press("#build")
        page.wait_for_function("() => document.getElementById('done').textContent.startsWith('Built')", timeout=60000)


def main(work, roadcast):
    root, files = make(work / "keyboard")
    studio = Studio(roadcast, root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        week = Keyboard(browser, studio, root, files)
        failures = run([
            ("keys: recordings are chosen, and become an episode", week.create),
            ("keys: a card moves to the top", week.order),
            ("keys: titles, a speaker and a summary are written", week.words),
            ("keys: tags and an audience are chosen", week.tags),
            ("keys: the version plays", week.listen),
            ("keys: the last change is undone and done again", week.undo),
            ("keys: the episode is approved", week.approve),
            ("keys: the feeds are built", week.publish),
        ])
        browser.close()
    return failures + (studio.end() != 0)


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1]), sys.argv[2]) else 0)
