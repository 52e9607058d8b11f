"""Reads the feeds of workspaces with feedparser and podcastparser, and fails where they find anything else.

Titles, guids, dates, lengths and enclosures must be those of the build, and the enclosures' files must exist.
"""

import calendar
import datetime
import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import feedparser
import podcastparser

BASE = "https://media.example.com/road-notes/"


def expect(found, expected, what):
    if found != expected:
        sys.exit(f"read_feeds: {what}: {found!r} instead of {expected!r}")


def read(root):
    report = json.loads((root / "build.json").read_text(encoding="utf-8"))
    episodes = [episode for episode in report["episodes"] if episode["status"] == "published"]
    episodes.sort(key=lambda episode: episode["published"], reverse=True)
    path = root / "feed" / "feed.xml"
    content = path.read_bytes()
    guids = [guid.text for guid in ElementTree.fromstring(content).iterfind(".//item/guid")]
    universal = feedparser.parse(content)
    with path.open("rb") as stream:
        podcast = podcastparser.parse(BASE + "feed.xml", stream)
    expect(universal.bozo, False, f"{path}, feedparser's complaint")
    expect(universal.feed.title, podcast["title"], f"{path}, the show's title")
    expect(len(universal.entries), len(episodes), f"{path}, feedparser's count")
    expect(len(podcast["episodes"]), len(episodes), f"{path}, podcastparser's count")
    expect(len(set(guids)), len(episodes), f"{path}, the number of guids")
    for episode, guid, entry, item in zip(episodes, guids, universal.entries, podcast["episodes"]):
        what = f"{path}, {episode['slug']}"
        expect((entry.title, item["title"]), (episode["title"],) * 2, f"{what}, title")
        expect((entry.id, item["guid"]), (guid, guid), f"{what}, guid")
        date = int(datetime.datetime.fromisoformat(episode["published"]).timestamp())
        expect((calendar.timegm(entry.published_parsed), item["published"]), (date, date), f"{what}, date")
        length = next(cut["duration"] for cut in episode["programmes"] if cut["audience"] is None)
        seconds = max(1, int(length + 0.5))
        expect((int(entry.itunes_duration), item["total_time"]), (seconds, seconds), f"{what}, length")
        expect(len(entry.enclosures), 1, f"{what}, enclosures")
        one, other = entry.enclosures[0], item["enclosures"][0]
        size = (root / "feed" / one.href.removeprefix(BASE)).stat().st_size
        expect((one.href, int(one.length), one.type), (other["url"], size, "audio/mpeg"), f"{what}, enclosure")
        expect((other["file_size"], other["mime_type"]), (size, "audio/mpeg"), f"{what}, enclosure")


for name in sys.argv[2:]:
    read(Path(sys.argv[1]) / name)
