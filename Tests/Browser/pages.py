"""What the tests in a browser share: a browser, pages that are listened to, axe, and what's too wide."""

from pathlib import Path

import axe_core_python

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > wide + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}"""
# What pages said on the console, whoever opened them.
noise = []


def launch(playwright):
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
    )


def listen_to(page):
    """Notes what a page says on the console, and its dialogs: nothing of ours opens one."""

    def note(text):
        noise.append(text)
        print(f"    console: {text}")

    page.on("console", lambda message: note(message.text))
    page.on("pageerror", lambda error: note(str(error)))
    page.on("dialog", lambda dialog: (note(f"dialog: {dialog.message}"), dialog.dismiss()))


def open_page(browser, address, size, **options):
    context = browser.new_context(viewport=size, **options)
    page = context.new_page()
    listen_to(page)
    page.goto(address)
    return page


def violations(page):
    """What axe finds in a page as it is now. The page's own policy stays on: the debugger isn't subject to it."""
    page.evaluate(AXE + "; undefined")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"axe, {finding['id']}: {finding['help']}: {node['html'][:160]}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]


def run(visits):
    """Makes visits, each a name, a function and its arguments; the number of those that failed, or made noise."""
    failures = 0
    for name, visit, *arguments in visits:
        before = len(noise)
        try:
            said = visit(*arguments)
            print(f"✔ {name}{f': {said}' if said else ''}")
        except Exception as error:
            failures += 1
            print(f"✘ {name}: {error}")
        failures += len(noise) > before
    return failures
