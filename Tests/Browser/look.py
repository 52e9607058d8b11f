"""Opens the pages in Chromium, and fails if one has a problem.

A problem is a message on the console, a request for another file than the page's own, content wider
than the window, or a violation that axe finds. Every page is opened in the sizes of a phone and a
desktop, in light and dark; the report is printed too. Screenshots go into the second folder.
"""

import sys
from pathlib import Path

import axe_core_python
from playwright.sync_api import sync_playwright

from web_server import serve

SIZES = {"phone": (360, 740), "desk": (1440, 900)}
PAGES = {
    "year": [
        "report.html",
        "feed/index.html",
        "feed/archive.html",
        "feed/subscribe.html",
        "feed/search.html",
        "feed/people.html",
        "feed/episodes/2026-11-20-week.html",
        "feed/tags/kind.html",
    ],
    "hostile": [
        "report.html",
        "feed/index.html",
        "feed/archive.html",
        "feed/subscribe.html",
        "feed/search.html",
        "feed/people.html",
        "feed/episodes/e1.html",
        "feed/tags/customer.html",
    ],
    "empty": ["report.html", "feed/index.html", "feed/archive.html", "feed/search.html", "feed/subscribe.html"],
}
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > wide + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}"""


def look(browser, address, name, size, scheme, pictures, is_report):
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
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address, wait_until="load")
    origin = "/".join(address.split("/")[:3])
    for url in requests:
        if is_report and url != address or not url.startswith(origin):
            wrong.append(f"asked for {url}")
    for details in page.query_selector_all("details"):
        details.evaluate("element => element.open = true")
    wrong += [f"too wide: {html}" for html in page.evaluate(WIDE)]
    page.evaluate(AXE + "; undefined")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    for finding in found["violations"]:
        for node in finding["nodes"]:
            wrong.append(f"axe, {finding['id']}: {finding['help']}: {node['html'][:160]}")
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for workspace, paths in PAGES.items():
            for path in paths:
                name = f"{workspace}-{Path(path).with_suffix('').as_posix().replace('/', '-')}"
                for size in SIZES:
                    for scheme in ("light", "dark"):
                        wrong = look(
                            browser,
                            f"{address}/{workspace}/{path}",
                            name,
                            size,
                            scheme,
                            pictures,
                            path == "report.html",
                        )
                        failures += len(wrong)
                        print(f"{'✘' if wrong else '✔'} {workspace}/{path}, {size}, {scheme}")
                        for line in wrong[:20]:
                            print(f"    {line}")
        browser.close()
    return failures


sys.exit(1 if main(Path(sys.argv[1]), Path(sys.argv[2])) else 0)
