"""Opens the pages in Chromium, and fails if one has a problem.

A problem is a message on the console, a request for another file than the page's own, content wider
than the window, a dialog, or a violation that axe finds. Pages are opened in the sizes of a phone and a
desktop, in light and dark, and some in other states than the first; the report is printed too. Screenshots go into
the second folder.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import WIDE, launch, violations
from web_server import serve

# The other workspaces' pages are looked at in the first three.
LOOKS = [("phone", "light"), ("desk", "dark"), ("tablet", "light"), ("phone", "dark"), ("desk", "light")]
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1440, 900)}
PAGES = {
    "year": [
        "report.html",
        "feed/index.html",
        "feed/archive.html",
        "feed/subscribe.html",
        "feed/search.html",
        "feed/people.html",
        "feed/episodes/2026-11-20-week.html",
        "feed/embed/2026-11-20-week.html",
        "feed/tags/kind.html",
    ],
    "hostile": [
        "report.html",
        "feed/index.html",
        "feed/archive.html",
        "feed/subscribe.html",
        "feed/search.html",
        "feed/people.html",
        "feed/episodes/e0.html",
        "feed/episodes/e1.html",
        "feed/episodes/e5.html",
        "feed/embed/e1.html",
        "feed/tags/customer.html",
    ],
    "bare": ["feed/index.html", "feed/archive.html", "feed/search.html", "feed/episodes/alone.html", "feed/embed/alone.html"],
    "many": ["feed/index.html", "feed/archive.html", "feed/episodes/2026-11-20-day.html"],
    "empty": ["report.html", "feed/index.html", "feed/archive.html", "feed/search.html", "feed/subscribe.html"],
}


def results(page):
    page.fill("#words", "hostile" if "/hostile/" in page.url else "something")
    page.wait_for_selector(".results mark")


def playing(page):
    page.click(".play")
    page.wait_for_selector(".playing")
    page.fill(".tools input[type=search]", "hello")
    page.wait_for_selector(".transcript .chosen")
    page.click(".copy")
    page.wait_for_function("() => document.querySelector('.note').textContent !== ''")


# What to do on a page before it's looked at, to see it in another state.
STATES = [
    ("year", "feed/search.html", results),
    ("hostile", "feed/search.html", results),
    ("words", "feed/episodes/2026-11-20-words.html", playing),
]


# Looked at without scripts too.
WITHOUT_SCRIPTS = [
    ("year", path) for path in PAGES["year"] if path != "report.html"
] + [("words", "feed/episodes/2026-11-20-words.html"), ("hostile", "feed/episodes/e1.html")]


def look_without_scripts(browser, address, name, size, pictures):
    """The problems of one page without scripts: what's too wide, and what axe finds.

    Axe is a script itself, so scripts are only left out of the page, and its styles take them for turned off.
    """
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()

    def without_scripts(route):
        response = route.fetch()
        text = re.sub("<script .*?</script>", "", response.text()).replace("(scripting:enabled)", "(scripting:none)")
        route.fulfill(response=response, body=text)

    page.route(re.compile(r"\.(html|css)$"), without_scripts)
    page.goto(address, wait_until="load")
    wrong = [f"too wide: {html}" for html in page.evaluate(WIDE)] + violations(page)
    page.screenshot(path=pictures / f"{name}-{size}-noscript.png", full_page=True)
    context.close()
    return wrong


def look(browser, address, name, size, scheme, pictures, is_report, prepare=None):
    """The problems of one page at one size."""
    width, height = SIZES[size]
    # The page's own policy stays on: axe is injected by the debugger, which isn't subject to it.
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=False
    )
    page = context.new_page()
    wrong = []
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address, wait_until="load")
    origin = "/".join(address.split("/")[:3])
    for url in requests:
        if is_report and url != address or not url.startswith(origin):
            wrong.append(f"asked for {url}")
    if prepare:
        prepare(page)
    for details in page.query_selector_all("details"):
        details.evaluate("element => element.open = true")
    wrong += [f"too wide: {html}" for html in page.evaluate(WIDE)]
    wrong += violations(page)
    for details in page.query_selector_all("details"):
        details.evaluate("element => element.open = false")
    page.screenshot(path=pictures / f"{name}-{size}-{scheme}.png", full_page=True)
    if is_report and size == "desk" and scheme == "dark":
        page.emulate_media(media="print")
        page.pdf(path=pictures / f"{name}.pdf", format="A4")
        back = page.evaluate("getComputedStyle(document.body).backgroundColor")
        if back != "rgb(255, 255, 255)":
            wrong.append(f"prints on {back}")
    context.close()
    return wrong


def main(root, pictures):
    address = serve(root)
    failures = 0
    visits = [(workspace, path, None) for workspace, paths in PAGES.items() for path in paths] + STATES
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for workspace, path, prepare in visits:
            name = f"{workspace}-{Path(path).with_suffix('').as_posix().replace('/', '-')}"
            what = f"{workspace}/{path}"
            if prepare:
                name += f"-{prepare.__name__}"
                what += f", {prepare.__name__}"
            for size, scheme in LOOKS if workspace == "year" else LOOKS[:3]:
                place = f"{address}/{workspace}/{path}"
                is_report = path == "report.html"
                wrong = look(browser, place, name, size, scheme, pictures, is_report, prepare)
                failures += len(wrong)
                print(f"{'✘' if wrong else '✔'} {what}, {size}, {scheme}")
                for line in wrong[:20]:
                    print(f"    {line}")
        for workspace, path in WITHOUT_SCRIPTS:
            for size in SIZES:
                name = f"{workspace}-{Path(path).with_suffix('').as_posix().replace('/', '-')}"
                wrong = look_without_scripts(browser, f"{address}/{workspace}/{path}", name, size, pictures)
                failures += len(wrong)
                print(f"{'✘' if wrong else '✔'} {workspace}/{path}, {size}, without scripts")
                for line in wrong[:20]:
                    print(f"    {line}")
        browser.close()
    return failures


sys.exit(1 if main(Path(sys.argv[1]), Path(sys.argv[2])) else 0)
