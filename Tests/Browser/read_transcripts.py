"""Reads the transcripts of a workspace with other parsers, and fails where they find anything else.

These are webvtt-py, pysrt, Python's JSON and HTML, and Chromium's parser of `<track>`. All must find the
spoken words in their order, at ascending times that are earlier than the audio's end.
"""

import functools
import html.parser
import http.server
import json
import sys
import threading
from pathlib import Path

import pysrt
import webvtt
from playwright.sync_api import sync_playwright

PAGE = """<!doctype html><audio src="{audio}" preload="metadata"></audio>
<video src="{audio}"><track default kind="captions" src="{track}"></video>"""
CUES = """() => new Promise((done) => {
  const element = document.querySelector("track");
  const tell = () => done({
    duration: document.querySelector("audio").duration,
    cues: [...element.track.cues].map((cue) => ({
      start: cue.startTime, end: cue.endTime, text: cue.getCueAsHTML().textContent,
      voice: cue.getCueAsHTML().querySelector("[title]")?.title ?? null,
    })),
  });
  element.track.mode = "hidden";
  const wait = () => element.readyState === 2 && document.querySelector("audio").duration ? tell()
    : element.readyState === 3 ? done(null) : setTimeout(wait, 20);
  wait();
})"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


# What a transcript as HTML consists of.
TAGS = {"html", "head", "meta", "title", "body", "p", "cite", "time"}


class Paragraphs(html.parser.HTMLParser):
    """The text of each `<p>`."""

    def __init__(self):
        super().__init__()
        self.said = []
        self.depth = 0
        self.tags = set()

    def handle_starttag(self, tag, _):
        self.tags.add(tag)
        self.depth = tag == "p"
        if self.depth:
            self.said.append("")

    def handle_endtag(self, tag):
        self.depth = 0

    def handle_data(self, data):
        if self.depth:
            self.said[-1] += data


def in_chromium(feed, audio, track):
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=feed)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (feed / "track.html").write_text(PAGE.format(audio=audio, track=track), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/track.html")
        found = page.evaluate(CUES)
        browser.close()
    return found


def main(workspace):
    feed = workspace / "feed"
    said = (workspace / "said.txt").read_text(encoding="utf-8").split()
    paths = {path.suffix: path for path in (feed / "transcripts").iterdir()}
    audio = next((feed / "audio").iterdir())
    wrong = []

    def expect(who, words, times, length):
        """Compares words, and times in seconds."""
        if words != said:
            at = next((i for i, pair in enumerate(zip(words, said)) if pair[0] != pair[1]), -1)
            wrong.append(f"{who} reads other words: {words[at:at + 6]}, not {said[at:at + 6]}")
        starts = [start for start, _ in times]
        if starts != sorted(starts) or any(end <= start for start, end in times):
            wrong.append(f"{who} finds times that do not ascend")
        if times[-1][1] > length:
            wrong.append(f"{who} finds a cue past the end: {times[-1]}")

    found = in_chromium(feed, f"audio/{audio.name}", f"transcripts/{paths['.vtt'].name}")
    if not found:
        return ["Chromium does not read the track"]
    length = found["duration"] + 0.001
    cues = found["cues"]
    expect(
        "Chromium",
        [word for cue in cues for word in cue["text"].split()],
        [(cue["start"], cue["end"]) for cue in cues],
        length,
    )
    segments = json.loads(paths[".json"].read_text(encoding="utf-8"))["segments"]
    expect(
        "JSON",
        [word for segment in segments for word in segment["body"].split()],
        [(segment["startTime"], segment["endTime"]) for segment in segments],
        length,
    )
    for cue, segment in zip(cues, segments, strict=True):
        if (cue["start"], cue["end"], cue["voice"]) != (
            segment["startTime"], segment["endTime"], segment.get("speaker"),
        ):
            wrong.append(f"Chromium finds {cue}, JSON {segment}")
    captions = webvtt.read(str(paths[".vtt"])).captions
    expect(
        "webvtt-py",
        [word for caption in captions for word in html.unescape(caption.text).split()],
        [(caption.start_in_seconds, caption.end_in_seconds) for caption in captions]
        if isinstance(captions[0].start_in_seconds, float)
        else [(cue["start"], cue["end"]) for cue in cues],
        length,
    )
    page = Paragraphs()
    page.feed(paths[".html"].read_text(encoding="utf-8"))
    if " ".join(page.said).split() != said or page.tags - TAGS:
        wrong.append(f"HTML has other words or tags: {page.tags}")
    items = pysrt.open(str(paths[".srt"]), encoding="utf-8")
    lines = [line for item in items for line in item.text.split("\n")]
    if any(len(line) > 32 for line in lines) or any(item.text.count("\n") > 1 for item in items):
        wrong.append("pysrt finds more than two lines of 32 characters")
    names = {f"{segment['speaker']}:" for segment in segments if "speaker" in segment}
    text = html.unescape("".join(line + " " for line in lines))
    for name in names:
        text = text.replace(name, "")
    # A word that is longer than a line is broken.
    expect(
        "pysrt",
        said if "".join(text.split()) == "".join(said) else text.split(),
        [(item.start.ordinal / 1000, item.end.ordinal / 1000) for item in items],
        length,
    )
    return wrong


failures = main(Path(sys.argv[1]))
print("✘ transcripts" if failures else "✔ transcripts, read by Chromium, webvtt-py and pysrt")
for line in failures[:20]:
    print(f"    {line}")
sys.exit(1 if failures else 0)
