"""Shares an episode: in a frame of another site, as a clip, with an answer, and as code to paste.

Fails if something of it doesn't work, or a page has a message on the console.
"""

import re
import sys
import urllib.parse
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from pages import DESK, PHONE, launch, listen_to, open_page, run, violations
from web_server import serve

EPISODE = "feed/episodes/2026-11-20-words.html"


def played(frame):
    """Waits until a player's clock has moved."""
    expect(frame.locator(".clock .now")).to_have_text(re.compile("^0:0[1-9]$"), timeout=10_000)


def in_a_frame(browser, root, address):
    """The code of the page, in a page of another origin."""
    page = open_page(browser, f"{address}/words/{EPISODE}", DESK)
    code = page.locator("#embed-code").text_content()
    page.context.close()
    assert "https://media.example.com/road-notes/embed/2026-11-20-words.html" in code, code
    intranet = root / "intranet"
    intranet.mkdir(exist_ok=True)
    here = code.replace("https://media.example.com/road-notes", f"{address}/words/feed")
    (intranet / "index.html").write_text(
        f"<!doctype html><html lang=en><title>Intranet</title><link rel=icon href=data:,><h1>News</h1>{here}",
        encoding="utf-8",
    )
    for size, scheme in ((PHONE, "light"), (DESK, "dark")):
        page = open_page(browser, f"{serve(intranet)}/index.html", size, color_scheme=scheme)
        frame = page.frame_locator("iframe")
        expect(frame.locator(".deck")).to_be_visible()
        inside = page.frames[1]
        too_high = inside.evaluate("document.documentElement.scrollHeight - innerHeight")
        assert too_high <= 0, f"the player is {too_high} pixels higher than its frame"
        assert inside.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        shown = inside.evaluate("[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]")
        assert shown == ["Words", "Road Notes"], shown
        frame.locator(".play").click()
        played(frame)
        area = frame.locator(".wave").bounding_box()
        page.mouse.click(area["x"] + area["width"] / 2, area["y"] + 10)
        expect(frame.locator(".clock .now")).to_have_text(re.compile("^0:[34]"))
        with page.context.expect_page() as opened:
            frame.locator("h1 a").click()
        assert opened.value.url.endswith(EPISODE), opened.value.url
        page.context.close()
    page = open_page(browser, f"{address}/words/feed/embed/2026-11-20-words.html", PHONE)
    wrong = violations(page)
    assert not wrong, wrong
    page.context.close()


def without_script(browser, address):
    page = open_page(
        browser, f"{address}/words/feed/embed/2026-11-20-words.html", PHONE, java_script_enabled=False
    )
    expect(page.locator("audio")).to_be_visible()
    expect(page.locator(".deck")).to_be_hidden()
    page.context.close()


def as_clip(browser, address):
    page = open_page(browser, f"{address}/words/{EPISODE}", PHONE, accept_downloads=True)
    link = page.get_by_role("link", name="Download the clip The long one (MP3)")
    with page.expect_download() as download:
        link.click()
    clip = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename.endswith(".mp3")
    assert clip[:3] == b"ID3" and len(clip) > 50_000, len(clip)
    # A browser plays it, and it's as long as it says.
    length = page.evaluate(
        """(address) => new Promise((done) => {
          const audio = new Audio(address);
          audio.addEventListener("loadedmetadata", () => done(audio.duration));
          audio.addEventListener("error", () => done(-1));
        })""",
        link.evaluate("link => link.href"),
    )
    assert abs(length - 20) < 0.06, length
    page.get_by_role("link", name="Play from 0:33, The long one").click()
    expect(page.locator(".play")).to_have_attribute("aria-label", "Pause")
    page.context.close()


def opened_mail(page, link):
    """The mail that a click on a link opens, without opening it."""
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    link.click()
    address = urllib.parse.urlsplit(link.get_attribute("href"))
    return address.scheme, address.path, dict(urllib.parse.parse_qsl(address.query))


def as_answer(browser, address):
    page = open_page(browser, f"{address}/words/{EPISODE}", PHONE)
    whole = page.get_by_role("link", name="Answer this episode")
    scheme, path, mail = opened_mail(page, whole)
    assert (scheme, path, mail["subject"]) == ("mailto", "briefings@example.com", "Words"), mail
    assert mail["body"].startswith("Episode: Words\r\nTime: the whole episode\r\n"), mail
    page.click(".chapters li:nth-child(2) a")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 9")
    page.click(".player .play")
    now = page.inner_text(".clock .now")
    title = page.inner_text(".chapters li:nth-child(2) a span:last-child")
    _, _, mail = opened_mail(page, page.get_by_role("link", name="Answer this moment"))
    assert mail["body"] == (
        f"Episode: Words\r\nTime: {now}, {title}\r\n\r\nWhat happened?\r\n\r\n\r\nWith which customer?\r\n\r\n\r\n"
        "What would help?\r\n\r\n"
    ), mail
    # Again, at another moment.
    page.click(".player .forward")
    _, _, mail = opened_mail(page, page.get_by_role("link", name="Answer this moment"))
    assert f"Time: {page.inner_text('.clock .now')}, " in mail["body"], mail
    page.context.close()
    without = open_page(browser, f"{address}/words/{EPISODE}", PHONE, java_script_enabled=False)
    assert "%5Btime%5D" in without.locator("a.answer").first.get_attribute("href")
    without.context.close()


def as_answer_to_a_title(browser, address):
    """A title can have what stands for the moment."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    listen_to(page)

    def rename(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("Episode%3A%20Words", "Episode%3A%20%5Btime%5D"))

    page.route("**/*words.html", rename)
    page.goto(f"{address}/words/{EPISODE}")
    _, _, mail = opened_mail(page, page.get_by_role("link", name="Answer this episode"))
    assert mail["body"].startswith("Episode: [time]\r\nTime: the whole episode\r\n"), mail
    context.close()


def as_code(browser, address):
    page = open_page(
        browser, f"{address}/words/{EPISODE}", DESK, permissions=["clipboard-read", "clipboard-write"]
    )
    page.click(".share summary")
    page.get_by_role("button", name="Copy the code").click()
    expect(page.locator(".share [role=status]")).to_have_text("Copied.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code.startswith('<iframe src="https://media.example.com/') and 'title="Words"' in code, code
    # Where a page may not copy, people can.
    page.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject();
          document.execCommand = () => false;
        }"""
    )
    page.get_by_role("button", name="Copy the code").click()
    expect(page.locator(".share [role=status]")).to_contain_text("Press Ctrl+C")
    assert page.evaluate("getSelection().toString()").startswith("<iframe ")
    page.locator(".player .copy").click()
    expect(page.locator(".note")).to_contain_text("Press Ctrl+C")
    assert page.evaluate("getSelection().toString()") == f"{page.url}#t=0"
    page.goto(f"{address}/words/feed/subscribe.html")
    page.get_by_role("button", name="Copy the address").click()
    expect(page.locator(".address [role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "https://media.example.com/road-notes/feed.xml"
    page.context.close()


def main(root):
    address = serve(root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        failures = run(
            [
                ("sharing in a frame", in_a_frame, browser, root, address),
                ("sharing in a frame without JavaScript", without_script, browser, address),
                ("sharing as a clip", as_clip, browser, address),
                ("sharing an answer", as_answer, browser, address),
                ("sharing an answer to an odd title", as_answer_to_a_title, browser, address),
                ("sharing as code", as_code, browser, address),
            ]
        )
        browser.close()
    return failures


sys.exit(1 if main(Path(sys.argv[1])) else 0)
