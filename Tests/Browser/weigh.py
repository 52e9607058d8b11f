"""Weighs the pages of a show with a thousand episodes, and times them on a slow connection.

Fails if a page is too heavy or too late, or moves while it loads, or if a search takes or downloads too much.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from pages import PHONE, launch, listen_to, run
from web_server import serve

# A phone with a slow 3G connection: 400 kbit/s, and 400 ms until an answer begins.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAGES = {
    "the index": "many/feed/index.html",
    "an episode": "many/feed/episodes/2026-11-20-day.html",
    "an episode of twenty minutes": "long/feed/episodes/2026-11-20-long.html",
    "the small player": "many/feed/embed/2026-11-20-day.html",
}
PAINT = "() => performance.getEntriesByType('paint').find((entry) => entry.name === 'first-contentful-paint').startTime"
SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shift), 100);
})"""


def visitor(browser, network=None, processor=1):
    """A page in a browser without a cache, and the bytes that each of its requests gets."""
    page = browser.new_context(viewport=PHONE, has_touch=True).new_page()
    listen_to(page)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    if network:
        devtools.send("Network.emulateNetworkConditions", network)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": processor})
    bytes_of = {}
    kinds = {}
    devtools.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    devtools.on(
        "Network.loadingFinished",
        lambda event: bytes_of.update({event["requestId"]: int(event["encodedDataLength"])}),
    )

    def weight(leaving_out=("Media",)):
        return sum(size for name, size in bytes_of.items() if kinds.get(name) not in leaving_out)

    return page, weight


def page_of(browser, address):
    page, weight = visitor(browser, SLOW)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(200)
    # From the first answer on: how long that takes is the network's and the server's matter.
    paint = page.evaluate(PAINT) - SLOW["latency"]
    shift = page.evaluate(SHIFT)
    figures = f"{weight():,} bytes, first paint after {paint:.0f} ms, a layout shift of {shift:.3f}"
    assert weight() < 100_000 and shift == 0, figures
    assert paint < 1_000, figures
    page.context.close()
    return figures


def search_in(browser, address):
    page, weight = visitor(browser, None, 4)
    page.goto(address, wait_until="networkidle")
    before = weight()
    # Takes the time from the input to its results, without the wait for the end of typing.
    page.evaluate(
        """() => {
          window.took = (typed) => new Promise((done) => {
            const found = document.querySelector(".found");
            const start = performance.now() + 150;
            found.textContent = "";
            const watcher = new MutationObserver(() => {
              if (!found.textContent) return;
              watcher.disconnect();
              done(performance.now() - start);
            });
            watcher.observe(found, { childList: true });
            const field = document.querySelector("#words");
            field.value = typed;
            field.dispatchEvent(new Event("input"));
          });
        }"""
    )
    page.evaluate("took('bako')")
    first = weight()
    assert first < 300_000, f"a first search downloads {first:,} bytes"
    times = [page.evaluate("(typed) => took(typed)", typed) for typed in ("bako ", "bako", "bako be", "bako ")]
    assert max(times[1:]) < 100, f"answers after {times} ms"
    page.evaluate("took('zeppelin')")
    assert page.locator(".results h2").all_inner_texts() == ["What day 500 brought"]
    page.context.close()
    return f"{before:,} bytes for the page and {first - before:,} for the search, then {max(times[1:]):.0f} ms"


def main(root):
    address = serve(root)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        visits = [(f"loading {name}", page_of, browser, f"{address}/{path}") for name, path in PAGES.items()]
        failures = run([*visits, ("searching in 1,000 episodes", search_in, browser, f"{address}/many/feed/search.html")])
        browser.close()
    return failures


sys.exit(1 if main(Path(sys.argv[1])) else 0)
