"""Writes three workspaces: a year of weeks, hostile titles, and one without an episode."""

import datetime
import math
import shutil
import struct
import sys
from pathlib import Path

RATE = 8_000
SHOW = """\
title: {title}
description: The week in ten seconds, for everyone on the road.
base_url: https://media.example.com/road-notes/
guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810
cover: cover.png
cadence: weekly
copyright: Example Corp
feedback: mailto:briefings@example.com
length: {{ min: "0:02", max: "0:08", target: ["0:02", "0:04"] }}
facets:
  kind: [news, customer-success, training, morale]
  customer: any
  outcome: [retention, expansion, faster-onboarding]
audiences:
  west: {{ title: West, only: {{ outcome: [expansion] }} }}
"""
HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "W" * 255,
    "שלום לכולם, מה שלומכם היום?",
    "歩く人" * 60,
    "e\u0301" * 80 + "👩‍🚀🎙️",
    "=cmd|' /C calc'!A0 \" ' & {{show}} ]]>",
]


def tone(path, seconds, hertz):
    """A mono recording of a tone that swells, as speech does."""
    frames = int(seconds * RATE)
    samples = [
        int(9_000 * math.sin(2 * math.pi * hertz * i / RATE) * abs(math.sin(9 * i / RATE)))
        for i in range(frames)
    ]
    data = struct.pack(f"<{frames}h", *samples)
    head = struct.pack("<IHHIIHH", 16, 1, 1, RATE, RATE * 2, 2, 16)
    path.write_bytes(
        b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " + head
        + b"data" + struct.pack("<I", len(data)) + data
    )


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def show(root, title):
    episodes = root / "episodes"
    episodes.mkdir(parents=True)
    (episodes / "show.yml").write_text(SHOW.format(title=title), encoding="utf-8")
    shutil.copy("episodes/cover.png", episodes / "cover.png")
    return episodes


def episode(folder, title, day, lengths, extra=""):
    folder.mkdir()
    kinds = ["news", "customer-success", "training"]
    lines = [f"title: {quoted(title)}", f"published: {day}T06:00:00-05:00", extra, "segments:"]
    for index, length in enumerate(lengths):
        name = f"0{index + 1}"
        tone(folder / f"{name}.wav", length, 200 + 7 * (day.toordinal() % 50) + 100 * index)
        (folder / f"{name}.vtt").write_text(
            f"WEBVTT\n\n00:00.100 --> 00:00.600\n<v Dana Reyes>{'And now to something else.'}\n",
            encoding="utf-8",
        )
        only = ", only: { outcome: [expansion] }" if index == 2 else ""
        lines.append(
            f"  - {{ audio: {name}.wav, title: {quoted(title)}, speaker: {quoted(title[:80])}, "
            f"tags: {{ kind: {kinds[index]}, customer: {quoted(title[:80])} }}{only} }}"
        )
    (folder / "episode.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(root):
    year = show(root / "year", "Road Notes")
    for week in range(52):
        day = datetime.date(2026, 11, 20) - datetime.timedelta(weeks=week)
        if week in (9, 23):
            continue
        lengths = [0.8 + week % 5 / 4, 1 + week % 3 / 2] + ([1.2] if week % 4 == 0 else [])
        if week == 17:
            lengths[0] = 9
        extra = "review_by: 2026-09-01" if week == 30 else "tags: { outcome: retention }"
        episode(year / f"{day}-week", f"What week {52 - week} brought", day, lengths, extra)
    (year / "2026-12-04-planned").mkdir()
    (year / "2026-12-04-planned" / "episode.yml").write_text(
        "title: Planned\npublished: 2026-12-04T06:00:00-05:00\ndraft: true\n", encoding="utf-8"
    )
    hostile = show(root / "hostile", quoted(HOSTILE[0]))
    for index, title in enumerate(HOSTILE):
        day = datetime.date(2026, 11, 18) - datetime.timedelta(weeks=index)
        episode(hostile / f"e{index}", title, day, [2.5, 1])
    show(root / "empty", "Road Notes")


main(Path(sys.argv[1]))
