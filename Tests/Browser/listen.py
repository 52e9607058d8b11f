"""Listens to an episode in Chromium as people do: by thumb, by keyboard, without JavaScript, from a folder.

Fails if the player doesn't do what it should, or a page has a message on the console.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from pages import DESK, PHONE, launch, open_page, run
from web_server import serve

PAGE = "feed/episodes/2026-11-20-words.html"


def seconds(page):
    """Where the player is, from its clock."""
    minutes, rest = page.inner_text(".clock .now").split(":")
    return 60 * int(minutes) + int(rest)


def near(page, low, high):
    page.wait_for_function(
        """([low, high]) => {
          const [minutes, seconds] = document.querySelector(".clock .now").textContent.split(":");
          const now = 60 * minutes + Number(seconds);
          return low <= now && now <= high;
        }""",
        arg=[low, high],
        timeout=10_000,
    )


def by_thumb(browser, address):
    page = open_page(
        browser, address, PHONE, has_touch=True, permissions=["clipboard-read", "clipboard-write"]
    )
    box = page.locator(".player").bounding_box()
    assert box["y"] + box["height"] == PHONE["height"], "the bar isn't at the bottom"
    for button in page.locator(".player button").all():
        size = button.bounding_box()
        assert size["width"] >= 44 and size["height"] >= 44, f"too small for a thumb: {size}"
    page.tap(".play")
    expect(page.locator(".play")).to_have_attribute("aria-label", "Pause")
    near(page, 1, 5)
    page.tap(".chapters li:nth-child(2) a")
    near(page, 9, 13)
    expect(page.locator(".chapters li:nth-child(2) a")).to_have_attribute("aria-current", "true")
    page.tap(".forward")
    near(page, 39, 44)
    page.tap(".back")
    near(page, 24, 30)
    page.wait_for_selector(".transcript .here")
    page.tap(".play")
    expect(page.locator(".play")).to_have_attribute("aria-label", "Play")
    at = seconds(page)
    page.tap(".copy")
    expect(page.locator(".note")).to_contain_text("Copied a link")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}#t={at}", link
    page.tap(".speed")
    expect(page.locator(".speed")).to_have_text("1.2×")
    # The next visit goes on there, at that speed.
    page.reload()
    near(page, at - 1, at + 1)
    expect(page.locator(".speed")).to_have_text("1.2×")
    page.goto("about:blank")
    page.goto(link)
    near(page, at, at)
    # A tap on a line plays it.
    line = page.locator(".transcript span[data-t]").nth(4)
    line.tap()
    start = float(line.get_attribute("data-t"))
    near(page, int(start), int(start) + 3)
    assert "#t=" not in page.url, page.url
    # The waveform can be dragged.
    area = page.locator(".wave").bounding_box()
    page.mouse.move(area["x"] + 5, area["y"] + 10)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] / 2, area["y"] + 10)
    page.mouse.up()
    length = float(page.get_attribute(".player", "data-length"))
    near(page, int(length / 2) - 2, int(length / 2) + 3)
    # Every way to another moment forgets the one in the address.
    for way in [".wave", ".back", ".forward"]:
        page.goto("about:blank")
        page.goto(link)
        near(page, at, at)
        page.tap(way)
        assert "#t=" not in page.url, (way, page.url)
    page.fill(".tools input[type=search]", "HELLO There")
    expect(page.locator(".found")).to_have_text("1 of 1")
    page.fill(".tools input[type=search]", "nowhere at all")
    expect(page.locator(".found")).to_have_text("Not found")
    metadata = page.evaluate("[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.album]")
    assert metadata == ["Words", "Road Notes"], metadata
    page.context.close()


def by_keyboard(browser, address):
    page = open_page(browser, address, DESK, reduced_motion="reduce")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
        style = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
        )
        assert style != "none0px", f"no visible focus on {reached[-1]}"
    for wanted in ["wave", "speed", "back", "play", "forward", "copy"]:
        assert wanted in reached, f"no way to {wanted} with the Tab key: {reached}"
    page.evaluate("location.hash = '#t=3'")
    near(page, 3, 3)
    page.focus(".wave")
    page.keyboard.press("Home")
    assert "#t=" not in page.url, page.url
    page.keyboard.press("PageUp")
    near(page, 60, 60)
    page.keyboard.press("ArrowLeft")
    near(page, 55, 55)
    expect(page.locator(".wave")).to_have_attribute("aria-valuetext", re.compile("^0:55 of 1:"))
    page.keyboard.press("Home")
    near(page, 0, 0)
    page.keyboard.press("n")
    near(page, 9, 11)
    page.keyboard.press("k")
    expect(page.locator(".play")).to_have_attribute("aria-label", "Pause")
    page.keyboard.press("k")
    page.keyboard.press("/")
    expect(page.locator(".tools input[type=search]")).to_be_focused()
    page.keyboard.type("line k")
    expect(page.locator(".play")).to_have_attribute("aria-label", "Play")
    # Keys can be turned off.
    page.click(".shortcuts summary")
    page.uncheck(".shortcuts input")
    before = seconds(page)
    page.keyboard.press("l")
    assert seconds(page) == before
    page.context.close()


def without_ranges(browser, address):
    page = open_page(browser, address, DESK)
    page.click(".chapters li:nth-child(4) a")
    expect(page.locator(".note")).to_contain_text("byte ranges", timeout=30_000)
    page.context.close()


def without_script(browser, address):
    page = open_page(browser, address, PHONE, java_script_enabled=False)
    expect(page.locator("audio")).to_be_visible()
    expect(page.locator(".deck")).to_be_hidden()
    assert ".mp3#t=" in page.locator(".chapters a").nth(1).get_attribute("href")
    assert ".mp3#t=" in page.locator(".transcript p a").nth(1).get_attribute("href")
    page.context.close()


def from_folder(browser, root):
    page = open_page(browser, (root / "words" / PAGE).as_uri(), DESK)
    # The waveform needs no server.
    assert page.locator("#bars").get_attribute("d").count("M") == 120
    page.click(".chapters li:nth-child(3) a")
    near(page, 18, 24)
    page.context.close()
    frame = open_page(browser, (root / "words" / "feed/embed/2026-11-20-words.html").as_uri(), PHONE)
    frame.click(".play")
    near(frame, 1, 5)
    frame.context.close()


def by_searching(browser, address):
    page = open_page(browser, address.rsplit("/", 2)[0] + "/search.html", PHONE)
    fetched = []
    page.on("response", lambda response: fetched.append(int(response.headers.get("content-length", 0))))
    page.fill("#words", "and ANÓTHER")
    expect(page.locator(".found")).to_have_text("1 episode")
    expect(page.locator(".results q")).to_have_text("First line and another.")
    assert page.locator(".results mark").all_inner_texts() == ["and", "another"]
    assert sum(fetched) < 300_000, fetched
    # A word that isn't finished.
    page.fill("#words", "thanksg")
    expect(page.locator(".results mark").first).to_have_text("Thanksgiving")
    page.fill("#words", "thanksgivin ")
    expect(page.locator(".found")).to_have_text("No episodes")
    page.select_option("#by", "Dana Reyes")
    page.fill("#words", "hello")
    expect(page.locator(".results q")).to_contain_text("Hello there")
    page.reload()
    expect(page.locator(".results q")).to_contain_text("Hello there")
    page.click(".results .list a")
    near(page, 0, 1)
    assert page.url.endswith(".html#t=0.500"), page.url
    page.context.close()


def by_searching_twice(browser, address):
    """The connection fails for a moment."""
    page = open_page(browser, address.rsplit("/", 2)[0] + "/search.html", PHONE)
    page.evaluate(
        """() => {
          window.reach = window.fetch;
          window.fetch = (path) => (path.startsWith("episodes/") ? Promise.reject(new Error("offline")) : reach(path));
        }"""
    )
    page.fill("#words", "and ANÓTHER")
    expect(page.locator(".found")).to_contain_text("can’t be loaded")
    page.click(".more")
    expect(page.locator(".found")).to_contain_text("can’t be loaded")
    page.evaluate("() => { window.fetch = window.reach; }")
    page.click(".more")
    expect(page.locator(".found")).to_have_text("1 episode")
    expect(page.locator(".results q")).to_have_text("First line and another.")
    expect(page.locator(".more")).to_be_hidden()
    page.context.close()


def with_large_text(browser, address):
    page = open_page(browser, address, PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{wide} pixels too wide at 200 % text"
    page.context.close()


def main(root):
    address = f"{serve(root)}/words/{PAGE}"
    slow = f"{serve(root, ranges=False)}/words/{PAGE}"
    with sync_playwright() as playwright:
        browser = launch(playwright)
        failures = run(
            [
                ("listening by thumb", by_thumb, browser, address),
                ("listening by keyboard", by_keyboard, browser, address),
                ("listening from a server without byte ranges", without_ranges, browser, slow),
                ("listening without JavaScript", without_script, browser, address),
                ("listening from a folder", from_folder, browser, root),
                ("listening by searching", by_searching, browser, address),
                ("listening by searching twice", by_searching_twice, browser, address),
                ("listening with text of twice the size", with_large_text, browser, address),
            ]
        )
        browser.close()
    return failures


sys.exit(1 if main(Path(sys.argv[1])) else 0)
