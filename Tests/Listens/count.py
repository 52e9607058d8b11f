#!/usr/bin/env python3
"""count.py - counts downloads in logs for the tests, independently of `roadcast report listens`.

    count.py make FACTS FOLDER SEED    writes logs of six weeks, with everything that apps, bots and broken disks leave there
    count.py count FACTS LOG…          prints {"episodes": {slug: downloads}, "people": {id: {slug: downloads}}, "skipped": {log: lines}}

FACTS is JSON: {"feed": folder, "base": path, "tokens": {token: id}, "now": seconds since 1970}.
"""
import datetime
import ipaddress
import json
import random
import re
import sys
from pathlib import Path

DAY = 86_400
APPS = ["AntennaPod/3.5", "Overcast/3.0 (+http://overcast.fm/; iOS podcast app)", "PocketCasts/1.0", "An app that no one knows/2"]
BOTS = ["Googlebot/2.1 (+http://www.google.com/bot.html)", "curl/7.88.1", "some-new-crawler/0.1"]
WATCHES = ["atc/1.0 watchOS/7.1 model/Watch4,2 hwp/t8006 build/18R590 (6; dt:191)"]


def frames(data):
    """The ID3 tag's length, and the seconds that a decoder returns: from every frame's header, not from the counts in the first."""
    tag = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]) if data[:3] == b"ID3" else 0
    rates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    place, count, rate = tag, 0, 44_100
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] & 0xE0 == 0xE0:
        rate = [44_100, 48_000, 32_000][data[place + 2] >> 2 & 3]
        place += 144_000 * rates[data[place + 2] >> 4] // rate + (data[place + 2] >> 1 & 1)
        count += 1
    info = data.index(b"Info", tag)
    gaps = int.from_bytes(data[info + 141 : info + 144], "big")
    return tag, ((count - 1) * 1_152 - (gaps >> 12) - (gaps & 0xFFF)) / rate


def published(facts):
    found = {}
    for tree in ("feed", "private"):
        for path in (Path(facts["feed"]).parent / tree / "audio").glob("*.mp3"):
            data = path.read_bytes()
            tag, seconds = frames(data)
            enough = len(data)
            if seconds > 60:
                exact = (len(data) - tag) * 60 / seconds
                enough = tag + int(exact) + (exact > int(exact))
            found[path.name] = (path.stem[:-13], len(data), enough)
    return found


def iso(time):
    return datetime.datetime.fromtimestamp(time, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")


def make(facts, folder, seed):
    draw = random.Random(seed)
    files = published(facts)
    names = sorted(files)
    tokens = sorted(facts["tokens"])
    first = facts["now"] - 42 * DAY
    logs = {name: [] for name in ("serve-1.log", "serve-2.log", "access.log", "ranges.log", "open.log")}

    def note(log, time, who, address, agent, method, name, status, size, asked, sent):
        path = f"audio/{name}"
        if log.startswith("serve"):
            row = {"time": iso(time) + ".123Z", "subscriber": facts["tokens"].get(who), "method": method, "path": "/" + path,
                   "status": status, "bytes": size, "range": sent, "agent": agent or None, "ms": 3}
            logs[log].append((time, json.dumps(row, separators=(",", ":"))))
        elif log == "open.log":
            row = {"time": iso(time) + "+00:00", "subscriber": facts["tokens"].get(who, ""), "client": address, "method": method,
                   "path": facts["base"] + path, "status": status, "bytes": size, "range": asked or "", "agent": agent}
            logs[log].append((time, json.dumps(row)))
        else:
            moment = datetime.datetime.fromtimestamp(time, datetime.timezone(datetime.timedelta(hours=-5)))
            root = facts["base"] + (f"s/{who}/" if who else "")
            line = f'{address} - - [{moment.strftime("%d/%b/%Y:%H:%M:%S %z")}] "{method} {root}{path} HTTP/1.1" {status} {size} "-" "{agent or "-"}"'
            if log == "ranges.log":
                line += f' "{asked or "-"}"'
            logs[log].append((time, line))

    for _ in range(900):
        log = draw.choice(sorted(logs))
        who = draw.choice(tokens) if log.startswith("serve") or draw.random() < 0.6 else None
        number = draw.randrange(12)
        address = f"2001:db8::{draw.randrange(3)}:{draw.randrange(65536):x}:1:2:3" if number < 4 else f"192.0.2.{number}"
        agent = draw.choice(APPS)
        name = draw.choice(names)
        _, size, enough = files[name]
        time = first + draw.randrange(42 * DAY)
        if draw.random() < 0.1:
            # A minute before midnight, so that what follows is in another day.
            time = time // DAY * DAY + DAY - 60
        kind = draw.random()
        if kind < 0.08: agent = draw.choice(BOTS)
        elif kind < 0.11: agent = draw.choice(WATCHES)
        elif kind < 0.14: agent = ""

        def whole(count, status=200): note(log, time, who, address, agent, "GET", name, status, count, None, None)

        def part(start, end, got=None):
            got = end - start if got is None else got
            text = f"bytes={start}-{end - 1}"
            note(log, time, who, address, agent, "GET", name, 206, got, text, text)

        for _ in range(draw.choice([1, 1, 1, 2])):
            way = draw.randrange(11)
            if way < 3: whole(size)
            elif way == 3: whole(draw.randrange(size))
            elif way == 4: whole(draw.choice([enough - 1, enough]))
            elif way == 5:
                part(0, 2)
                time += 1
                whole(size)
            elif way == 6:
                step = draw.choice([size // 3 + 1, size // 7 + 1])
                for start in range(0, size, step):
                    if draw.random() < 0.85: part(start, min(size, start + step + draw.randrange(2_000)) if start + step + 2_000 < size else min(size, start + step))
                    time += draw.randrange(40)
            elif way == 7:
                for _ in range(4): part(0, max(3, enough // 2))
            elif way == 8:
                start = draw.randrange(size)
                text = f"bytes={start}-"
                note(log, time, who, address, agent, "GET", name, 206, size - start, text, f"bytes={start}-{size - 1}")
            elif way == 9:
                tail = draw.randrange(1, size)
                note(log, time, who, address, agent, "GET", name, 206, tail, f"bytes=-{tail}", f"bytes={size - tail}-{size - 1}")
            else:
                note(log, time, who, address, agent, "HEAD", name, 200, 0, None, None)
                note(log, time, who, address, agent, "GET", name, 304, 0, None, None)
                note(log, time, who, address, agent, "GET", name, 404, 500, None, None)
                note(log, time, who, address, agent, "POST", name, 200, size, None, None)
            time += draw.choice([5, 300, 4_000])
    for log, lines in logs.items():
        lines.sort()
        rows = [line.encode() for _, line in lines]
        for broken in (b"\0\0\0", b"not a line of a log", b"{\"time\":", b"[" * 100_000, b"\xff\xfe \"", rows[0].replace(b"2026", b"2126"), b"", b"1.2.3.4 - - [99/Foo/2026:00:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"-\""):
            rows.insert(draw.randrange(len(rows)), broken)
        (Path(folder) / log).write_bytes(b"\n".join(rows) + b"\n" + rows[0][: len(rows[0]) // 2])


COMBINED = re.compile(r'(\S+) \S+ \S+ \[([^]]+)\] "([^"]*)" (\d+) (\d+) "[^"]*" "([^"]*)"(?: "([^"]*)")?$')


def parse(line, facts):
    """A dictionary with the members of our own log; None for what's no line of a log."""
    text = line.decode("utf-8")
    if "\0" in text or len(text) > 65_536:
        return None
    if text.startswith("{"):
        row = json.loads(text)
        row["seconds"] = datetime.datetime.fromisoformat(row["time"].replace("Z", "+00:00")).timestamp()
        row["certain"] = True
        return row
    match = COMBINED.match(text)
    if not match:
        return None
    method, path, _ = match[3].split(" ")
    who = re.search(r"/s/([a-z0-9]+)/", path)
    row = {"client": match[1], "method": method, "path": path, "status": int(match[4]), "bytes": int(match[5]), "agent": match[6].strip("-"),
           "range": match[7], "certain": match[7] is not None, "subscriber": facts["tokens"].get(who[1]) if who else None}
    row["seconds"] = datetime.datetime.strptime(match[2], "%d/%b/%Y:%H:%M:%S %z").timestamp()
    return row


def count(facts, logs):
    files = published(facts)
    got, sums, skipped = {}, {}, {}
    for log in logs:
        for line in Path(log).read_bytes().split(b"\n"):
            if not line.strip():
                continue
            try:
                row = parse(line, facts)
            except Exception:
                row = None
            if row is None or row["seconds"] > facts["now"] + 3_600:
                skipped[Path(log).name] = skipped.get(Path(log).name, 0) + 1
                continue
            name = (row["path"] or "").split("/")[-1]
            agent = row["agent"] or ""
            if row["method"] != "GET" or row["status"] not in (200, 206) or name not in files:
                continue
            if not agent or agent in BOTS or agent in WATCHES:
                continue
            _, size, _ = files[name]
            who = row["subscriber"]
            if not who:
                address = ipaddress.ip_address(row["client"])
                who = (address.packed[:8] if address.version == 6 else address.packed, agent)
            key = (who, name, int(row["seconds"] // DAY))
            have = got.setdefault(key, bytearray(size))
            asked = row["range"]
            if row["status"] == 200:
                have[: row["bytes"]] = b"x" * min(size, row["bytes"])
            elif asked and asked.startswith("bytes="):
                start, end = asked[6:].split("-")
                start, end = (size - int(end), size) if not start else (int(start), int(end or size - 1) + 1)
                if (start, end) != (0, 2):
                    end = min(end, size, start + row["bytes"])
                    have[start:end] = b"x" * (end - start)
            elif row["bytes"] > 2:
                sums[key] = sums.get(key, 0) + row["bytes"]
    done = set()
    for (who, name, day), have in got.items():
        slug, _, enough = files[name]
        if have.count(b"x") + sums.get((who, name, day), 0) >= enough:
            done.add((who, slug, day))
    episodes, people = {}, {}
    for who, slug, _ in done:
        episodes[slug] = episodes.get(slug, 0) + 1
        if isinstance(who, str):
            people.setdefault(who, {})[slug] = people.get(who, {}).get(slug, 0) + 1
    return {"episodes": episodes, "people": people, "skipped": skipped}


def main():
    facts = json.loads(Path(sys.argv[2]).read_text())
    if sys.argv[1] == "make":
        make(facts, sys.argv[3], int(sys.argv[4]))
    else:
        print(json.dumps(count(facts, sys.argv[3:]), sort_keys=True))


main()
