"""Compares feeds that other programs wrote with those that Roadcast builds from them.

    compare.py [--items COUNT] FEED…

Each feed is imported and built with the command in ROADCAST. Both feeds are read with feedparser, and with Python's
own XML reader for what feedparser doesn't know. What differs must be in the import's list of losses, as often as it
differs. Exits with 1 if something else does.
"""

import argparse
import email.utils
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import feedparser

from old_host import OldHost, seconds

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
PSC = "{http://podlove.org/simple-chapters}"

# What may differ if the import lists one of these losses.
LISTED = {
    "item": ["items without audio", "items without a date", "guids that appear twice"],
    "title": ["the end of a long title"],
    "apple title": ["the end of a long title"],
    "date": ["dates that can't be read", "time zones that aren't known"],
    "duration": ["lengths that the feed had wrong", "lengths that can't be read"],
    "type": ["audio of another type than the feed says", "media types that can't be read"],
    "length": ["sizes that the feed had wrong"],
    "link": ["links that can't be read"],
    "description": ["texts of more than 512 KiB"],
    "content": ["texts of more than 512 KiB"],
    "itunes:summary": ["itunes:summary"],
    "itunes:subtitle": ["itunes:subtitle"],
    "itunes:author": ["itunes:author"],
    "season": ["itunes:season that isn't a whole number from 1"],
    "number": ["itunes:episode that isn't a whole number from 1", "numbers that appear twice"],
    "episode type": ["itunes:episodeType that isn't full, trailer or bonus"],
    "image": ["covers that can't be fetched", "covers that are too small"],
    "psc": ["psc:chapters", "further chapters"],
    "chapters": ["chapters that can't be fetched"],
    "transcripts": ["further podcast:transcript", "podcast:transcript of another type",
                    "transcripts at addresses that can't be read", "transcripts that can't be fetched"],
    "people": ["people beyond the first 50", "podcast:person without a name"],
    "categories": ["categories beyond the limits"],
    "show description": ["HTML in the show's description", "the end of the show's description"],
    "show language": ["language"],
    "show guid": ["podcast:guid that isn't a UUID"],
    "show owner": ["itunes:owner"],
    "show owner's name": ["itunes:owner"],
    "show categories": ["itunes:category", "further itunes:category"],
    "show kind": ["itunes:type serial"],
    "show locked": ["podcast:locked"],
    "show people": ["people beyond the first 50", "podcast:person without a name"],
    "show new address": ["itunes:new-feed-url"],
}
# What feedparser makes of the same texts as above.
ALIASES = {"parsed title": "title", "parsed date": "date", "parsed type": "type", "parsed length": "length",
           "parsed duration": "duration", "parsed season": "season", "parsed number": "number"}


def line(text):
    return " ".join((text or "").split())


def yes(text):
    return (text or "").strip().lower() in ("yes", "true", "explicit")


def tree(data):
    """The channel, whatever addresses of namespaces the program has."""
    for wanted, spellings in [
        (PODCAST, rb"https?://(?:podcastindex\.org/namespace/1\.0/?|[^\"']*podcast-namespace/[^\"']*)"),
        (ITUNES, rb"https?://www\.itunes\.com/dtds/podcast-1\.0\.dtd"),
        (PSC, rb"https?://podlove\.org/simple-chapters/?"),
    ]:
        pattern = rb"(xmlns:\w+\s*=\s*)([\"'])" + spellings + rb"\2"
        data = re.sub(pattern, rb'\1"' + wanted.strip("{}").encode() + b'"', data, flags=re.I)
    return ElementTree.fromstring(data.lstrip()).find("channel")


def person(element):
    values = [element.get(name, "").strip() for name in ("role", "group", "href", "img")]
    return tuple([line(element.text)] + values)


def clock(text):
    total = seconds(text)
    return None if total is None else round(total, 3)


def item_values(item, channel):
    def text(name):
        return item.findtext(name)

    guid = item.find("guid")
    enclosure = item.find("enclosure")
    identity = line(guid.text) if guid is not None else ""
    title, apple = line(text("title") or text(f"{ITUNES}title")), line(text(f"{ITUNES}title"))
    content, description = text(f"{CONTENT}encoded"), text("description")
    summary = text(f"{ITUNES}summary")
    cover = channel.find(f"{ITUNES}image")
    cover = cover.get("href") if cover is not None else channel.findtext("image/url")
    image = item.find(f"{ITUNES}image")
    keywords = [line(word) for word in (text(f"{ITUNES}keywords") or "").split(",")]
    explicit = text(f"{ITUNES}explicit")
    language = (channel.findtext("language") or "en-us").lower().replace("_", "-")
    return identity or enclosure.get("url"), {
        "permalink": guid is not None and guid.get("isPermaLink", "true").lower() != "false"
        and identity.startswith("http"),
        "title": title,
        "apple title": apple if apple != title else "",
        "date": stamp(text("pubDate")),
        "duration": int(seconds(text(f"{ITUNES}duration")) or 0) or None,
        "type": enclosure.get("type", "").split(";")[0].strip().lower(),
        "length": enclosure.get("length", "").strip().lstrip("0"),
        "link": line(text("link")),
        "description": (description or ("" if content else summary) or "").strip(),
        "content": (content or "").strip(),
        "itunes:summary": (summary or "").strip(),
        "itunes:subtitle": line(text(f"{ITUNES}subtitle")),
        "itunes:author": line(text(f"{ITUNES}author")),
        "explicit": yes(explicit if explicit else channel.findtext(f"{ITUNES}explicit")),
        "season": line(text(f"{ITUNES}season") or text(f"{PODCAST}season")).lstrip("0"),
        "number": line(text(f"{ITUNES}episode") or text(f"{PODCAST}episode")).lstrip("0"),
        "episode type": line(text(f"{ITUNES}episodeType")).lower() or "full",
        "image": image is not None and bool(image.get("href")) and image.get("href") != cover,
        "psc": [(clock(c.get("start")), line(c.get("title")), c.get("href") or "", c.get("image") or "")
                for c in item.iterfind(f"{PSC}chapters/{PSC}chapter")],
        "chapters": item.find(f"{PODCAST}chapters") is not None,
        "transcripts": sorted({(kind(t.get("type", "")), (t.get("language") or language).lower())
                               for t in item.iterfind(f"{PODCAST}transcript")}),
        "people": [person(p) for p in item.iterfind(f"{PODCAST}person")],
        "categories": sorted({line(c.text) for c in item.iterfind("category")} | set(keywords) - {""}),
    }


def kind(text):
    text = text.split(";")[0].strip().lower()
    return "application/x-subrip" if text in ("application/srt", "text/srt", "application/x-srt") else text


def stamp(text):
    parsed = email.utils.parsedate_tz(text or "")
    return email.utils.mktime_tz(parsed) if parsed else None


def show_values(channel):
    owner = channel.find(f"{ITUNES}owner")
    image = channel.find(f"{ITUNES}image")
    locked = channel.findtext(f"{PODCAST}locked")
    names = [(c.get("text", ""), *[s.get("text", "") for s in c.iterfind(f"{ITUNES}category")])
             for c in channel.iterfind(f"{ITUNES}category")]
    return {
        "show title": line(channel.findtext("title")),
        "show link": line(channel.findtext("link")).rstrip("/"),
        "show description": line(channel.findtext("description") or channel.findtext(f"{ITUNES}summary")),
        "show language": line(channel.findtext("language")).lower().replace("_", "-"),
        "show author": line(channel.findtext(f"{ITUNES}author")),
        "show owner": line(owner.findtext(f"{ITUNES}email")) if owner is not None else "",
        "show owner's name": line(owner.findtext(f"{ITUNES}name")) if owner is not None else "",
        "show categories": names,
        "show explicit": yes(channel.findtext(f"{ITUNES}explicit")),
        "show kind": line(channel.findtext(f"{ITUNES}type")).lower() or "episodic",
        "show copyright": line(channel.findtext("copyright")),
        "show guid": line(channel.findtext(f"{PODCAST}guid")).lower(),
        "show locked": (locked or "").strip().lower(),
        "show blocked": "yes" in [line(b.text).lower() for b in channel.iterfind(f"{ITUNES}block")]
        + [line(b.text).lower() for b in channel.iterfind(f"{PODCAST}block") if b.get("id") is None],
        "show image": image is not None,
        "show people": [person(p) for p in channel.iterfind(f"{PODCAST}person")],
    }


def parsed_values(data):
    """What feedparser makes of each item, by its guid."""
    feed = feedparser.parse(data)
    items = {}
    for entry in feed.entries:
        enclosures = entry.get("enclosures") or [{}]
        items.setdefault(line(entry.get("id") or enclosures[0].get("href")), {
            "parsed title": line(entry.get("title")),
            "parsed date": tuple(entry.get("published_parsed") or ()),
            "parsed type": enclosures[0].get("type", "").lower(),
            "parsed length": enclosures[0].get("length", "").strip().lstrip("0"),
            "parsed duration": int(seconds(entry.get("itunes_duration")) or 0) or None,
            "parsed season": entry.get("itunes_season", "").lstrip("0"),
            "parsed number": entry.get("itunes_episode", "").lstrip("0"),
        })
    return items


def differences(old, new):
    """The names of what an app would see differently; what the old feed lacks, the new one may have."""
    found = {}
    for name, value in old.items():
        other = new.get(name)
        if value == other or value in (None, "", [], ()):
            continue
        if value is False and name in ("chapters", "show image"):
            continue
        found[name] = shortened(value, other)
    return found


def shortened(was, now):
    """Two values, from a few characters before the first one that differs."""
    was, now = str(was), str(now)
    start = next((index for index, pair in enumerate(zip(was, now)) if pair[0] != pair[1]), min(len(was), len(now)))
    start = max(0, start - 40)
    return was[start:start + 200], now[start:start + 200]


def compare(path, most_items, command):
    old_bytes = pathlib.Path(path).read_bytes()
    for mark, value in ((b'"MP3"', b'"1"'), (b'"M4A"', b'"1"'), (b"HOST", b"https://old.example.net")):
        if b"HOST/" in old_bytes:
            old_bytes = old_bytes.replace(mark, value)
    host = OldHost(old_bytes, most_items)
    with tempfile.TemporaryDirectory() as work:
        def run(*arguments):
            return subprocess.run([command, *arguments], capture_output=True, text=True)

        imported = run("import", host.address, f"{work}/new", "--base-url", "https://media.roadnotes.test/new/", "--json")
        host.close()
        if imported.returncode != 0:
            return [f"not imported: {imported.stderr.strip()}"], 0, []
        losses = {loss["what"]: loss["count"] for loss in json.loads(imported.stdout)["losses"]}
        built = run("build", "-C", f"{work}/new")
        if built.returncode != 0:
            return [f"not built: {built.stderr.strip()[:2000]}"], 0, []
        new_bytes = pathlib.Path(f"{work}/new/feed/feed.xml").read_bytes()
    problems, counts = [], {}

    def note(name, where, values):
        counts.setdefault(name, []).append((where, values))

    old_channel, new_channel = tree(host.text), tree(new_bytes)
    for name, values in differences(show_values(old_channel), show_values(new_channel)).items():
        note(name, "the show", values)
    new_items = dict(item_values(item, new_channel) for item in new_channel.iterfind("item"))
    new_parsed = parsed_values(new_bytes)
    old_parsed = parsed_values(host.text)
    seen = set()
    for item in old_channel.iterfind("item"):
        if item.find("enclosure") is None:
            note("item", line(item.findtext("title")), ("no audio", None))
            continue
        guid, values = item_values(item, old_channel)
        if guid in seen or guid not in new_items:
            note("item", guid, ("there", "not there"))
            continue
        seen.add(guid)
        new = new_items[guid]
        for name in ("itunes:summary", "itunes:subtitle", "itunes:author"):
            # An app that reads these finds the same words where it looks next.
            words = values[name]
            instead = {line(new["description"]), line(new["content"])}
            if name == "itunes:author":
                instead = {line(new_channel.findtext(f"{ITUNES}author"))}
            if line(words) in instead:
                values[name] = ""
        for name, pair in differences(values, new).items():
            note(name, guid, pair)
        for name, pair in differences(old_parsed.get(guid, {}), new_parsed.get(guid, {})).items():
            if ALIASES.get(name, name) not in counts:
                note(ALIASES.get(name, name), guid, pair)
    for name, places in counts.items():
        allowed = sum(losses.get(loss, 0) for loss in LISTED.get(name, []))
        if len(places) > allowed:
            where, (was, now) = places[-1]
            problems.append(f"{name} differs {len(places)} times, and {allowed} are listed, such as at {where}:\n"
                            f"      was {was!r}\n      now {now!r}")
    return problems, len(seen), [f"{what} ({count})" for what, count in losses.items()]


def main():
    parser = argparse.ArgumentParser(description="Compare imported feeds with the old ones.")
    parser.add_argument("--items", type=int, default=50, help="items of each feed to compare (default: 50)")
    parser.add_argument("feeds", nargs="+", help="files with feeds")
    options = parser.parse_args()
    command = os.environ.get("ROADCAST", "roadcast")
    failed = False
    for path in options.feeds:
        problems, count, losses = compare(path, options.items, command)
        print(f"{'differs' if problems else 'equal':8} {count:5} items  {path}")
        if losses:
            print(f"      listed: {'; '.join(losses)}")
        for problem in problems:
            print(f"    {problem}")
        failed = failed or bool(problems)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
