"""Writes four workspaces: a year of weeks, hostile titles, none, and transcripts of many dialects."""

import datetime
import html
import json
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
WORDS = "a word at a time, and then <b>some</b> more &lt;i&gt; of it; nobody stops. Or &amp; so.".split()
LONG = "In the week before Thanksgiving, when the roads were full, we drove to Duluth: " * 9
# File name, text, and the words that are said in it.
DIALECTS = [
    (
        "vtt",
        "\ufeffWEBVTT - a title\r\n\r\nREGION\r\nid:a\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE no\r\n"
        "\r\nname\r\n00:00.500 --> 00:02.500 align:left\r\n<v.loud Dana Reyes>Hello <c.big>there</c>, "
        "A&nbsp;B &amp; <i>5 &lt; 6</i></v>\r\n\r\n00:03.000 --> 00:05.500\r\n<v Sam>Two <00:04.000>words"
        " --&gt; <ruby>up<rt>down</rt></ruby>\r\n<v Dana Reyes>and one.\r\n",
        "Hello there, A B & 5 < 6 Two words --> up and one.",
    ),
    (
        "srt",
        "1\n00:00:00,500 --> 00:00:02,500 X1:10\n{\\an8}<i>First</i> <font color='red'>line</font>\nand <b>another.\n"
        "00:00:02.600 --> 00:00:04,000\nSam: No counter, </script> & such.\n\n"
        "3\n00:00:03,000 --> 00:00:06,000\nSam: And over it a third, https://media.example.com/road-notes/a/b/c/d.html\n",
        "First line and another. No counter, </script> & such. And over it a third,"
        " https://media.example.com/road-notes/a/b/c/d.html",
    ),
    (
        "json",
        json.dumps(
            {
                "transcription": [
                    {"offsets": {"from": 400 * n, "to": 400 * n + 390}, "text": f" {word}"}
                    for n, word in enumerate(WORDS)
                ]
            }
        ),
        " ".join(WORDS),
    ),
    ("vtt", f"WEBVTT\n\n00:00.000 --> 00:50.000\n{LONG}\n", LONG),
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


def episode(folder, title, day, lengths, extra="", speaker="Dana Reyes"):
    folder.mkdir()
    kinds = ["news", "customer-success", "training"]
    lines = [f"title: {quoted(title)}", f"published: {day}T06:00:00-05:00", extra, "segments:"]
    for index, length in enumerate(lengths):
        name = f"0{index + 1}"
        tone(folder / f"{name}.wav", length, 200 + 7 * (day.toordinal() % 50) + 100 * index)
        (folder / f"{name}.vtt").write_text(
            f"WEBVTT\n\n00:00.100 --> 00:00.600\n<v {html.escape(speaker)}>And now to something else.\n",
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
        episode(hostile / f"e{index}", title, day, [2.5, 1], speaker=title[:80])
    show(root / "empty", "Road Notes")
    folder = show(root / "words", "Road Notes") / "2026-11-20-words"
    show_file = root / "words" / "episodes" / "show.yml"
    show_file.write_text(show_file.read_text().replace('max: "0:08"', 'max: "2:00"'), encoding="utf-8")
    folder.mkdir()
    for index, (suffix, text, _) in enumerate(DIALECTS):
        tone(folder / f"0{index + 1}.wav", 52 if index == 3 else 9, 300 + 50 * index)
        (folder / f"0{index + 1}.{suffix}").write_text(text, encoding="utf-8", newline="")
    (folder / "episode.yml").write_text(
        "title: Words\npublished: 2026-11-20T06:00:00-05:00\n", encoding="utf-8"
    )
    said = " ".join(words for _, _, words in DIALECTS)
    (root / "words" / "said.txt").write_text(said, encoding="utf-8")


main(Path(sys.argv[1]))
