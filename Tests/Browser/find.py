"""Searches a show in many languages on its page and with the command: both must find the same moments.

Fails if they don't, or if the page's script and the command compare letters in different ways.
"""

import json
import os
import subprocess
import sys
import unicodedata
import urllib.parse
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from pages import PHONE, launch, open_page, run
from web_server import serve

NOW = "2026-11-24T14:00:00Z"
# Searches, each with the words that the page marks in the first result.
SEARCHES = [
    ("新产品", "新产品"),  # Chinese, three characters
    ("费试", "费试"),  # across two words
    ("九", "九"),  # at a sentence's end
    ("歩く人", "歩く人"),  # Japanese
    ("ทดลอง", "ทดลอง"),  # Thai
    ("시험", "시험"),  # Korean, with an ending in the text
    ("무료 시험", "무료"),
    (unicodedata.normalize("NFD", "시험"), "시험"),  # letter by letter
    ("가격", unicodedata.normalize("NFD", "가격")),
    ("cafe", "Café"),
    ("CAFÉ", "Café"),
    ("soren", "Søren"),
    ("lodz", "Łódź"),
    ("ельник", "ельник"),
    ("йод", "йод"),
    ("ελλαδα", "Ελλάδα"),
    ("हिन्दी", "हिन्दी"),
    ('"guided pilot"', "guided pilot"),
    ('"walking tour"', "walking tour"),  # over two captions
    ('"walking tour for the new hires"', "walking tour for the new hires"),  # over three
    ("pil*", "pilot"),
    ("it's", "It’s"),
    ("wren v2", "Wren"),
    ("iod", None),
    ("試", None),
    ('"pilot guided"', None),
]


def by_command(workspace, query):
    roadcast = os.environ.get("ROADCAST", ".build/debug/roadcast")
    done = subprocess.run(
        [roadcast, "search", query, "-C", workspace, "--now", NOW, "--json"], capture_output=True, check=False
    )
    results = json.loads(done.stdout)["results"]
    return {(one["slug"], f"{one['start']:.3f}") for one in results}


def by_page(page, query):
    # A space after the last word says that it's finished.
    page.goto("about:blank")
    page.goto(f"{page.address}#q={urllib.parse.quote(query + ' ')}")
    page.wait_for_function("() => document.querySelector('.found').textContent !== ''")
    found = set()
    for link in page.locator(".results .list a").all():
        path, moment = link.get_attribute("href").split("#t=")
        found.add((Path(path).stem, moment))
    return found


def everywhere(browser, root, address):
    page = open_page(browser, f"{address}/world/feed/search.html", PHONE)
    page.address = page.url
    for query, mark in SEARCHES:
        wanted = by_command(root / "world", query)
        found = by_page(page, query)
        assert found == wanted, f"{query}: the page finds {found}, the command {wanted}"
        assert bool(wanted) == (mark is not None), f"{query}: {wanted}"
        if mark:
            expect(page.locator(".results mark").first).to_have_text(mark)
    page.context.close()
    return f"{len(SEARCHES)} searches"


def while_typing(browser, address):
    page = open_page(browser, f"{address}/world/feed/search.html", PHONE)
    for typed, mark in (("新产", "新产"), ("무료 시", "무료"), ("caf", "Café"), ("“guided pil", "guided pilot")):
        page.fill("#words", typed)
        expect(page.locator(".results mark").first).to_have_text(mark)
    page.fill("#words", "不存在")
    expect(page.locator(".found")).to_have_text("No episodes")
    page.context.close()


def letters(browser, address):
    """The script folds every letter as the command does: a test of SearchWord writes this list."""
    page = open_page(browser, f"{address}/world/feed/search.html", PHONE)
    lines = Path("Tests/Fixtures/Words/folded.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines]
    wrong = page.evaluate(
        """(pairs) => pairs.map(([text, folded]) => [text, folded, roadcast.fold(text)])
          .filter(([, folded, other]) => folded !== other)""",
        pairs,
    )
    assert not wrong, f"{len(wrong)} differences, such as {wrong[:20]}"
    rows = page.evaluate(
        "(text) => roadcast.words(text).map((word) => word.text)", "It's 免费。Wren的v2 시험을 \u0e17\u0e35\u0e48 — ½ e\u0301"
    )
    assert rows == ["it", "s", "免", "费", "wren", "的", "v2", "시", "험", "을", "\u0e17", "\u0e35", "\u0e48", "½", "e"], rows
    page.context.close()
    return f"{len(pairs)} letters"


def main(root):
    address = serve(root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        failures = run(
            [
                ("finding the same on the page and at the command", everywhere, browser, root, address),
                ("finding while typing", while_typing, browser, address),
                ("finding whatever the accents", letters, browser, address),
            ]
        )
        browser.close()
    return failures


sys.exit(1 if main(Path(sys.argv[1])) else 0)
