"""Writes workspaces: a year of weeks, hostile texts, no episode, one without anything else, a thousand,
transcripts of many dialects, and words of many languages."""

import datetime
import html
import json
import math
import os
import random
import shutil
import struct
import sys
import unicodedata
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
    "\u2066right\u2069 \u0627\u0644\u0644\u0647 " + "x" * 200 + " </title></script><script>alert(3)</script>",
]
# What's said and written in the hostile episodes, besides the titles: markup, an override of the direction, long
# words and emoji.
HOSTILE_WORDS = [
    "A hostile <script>alert(4)</script> <img src=x onerror=alert(5)>",
    "\u202eoverride\u202c and " + "L" * 300,
    "🧑🏽‍🚀🏳️‍🌈👨‍👩‍👧‍👦 " * 12,
    "javascript:alert(6) \" onmouseover=\"alert(7)\" '",
]
HOSTILE_NOTES = """\
<script>alert(8)</script>

[a link](javascript:alert(9)) and ![a picture](x" onerror="alert(10))

- {long}
- **bold {override}** `<b>{{{{title}}}}</b>`

| {long} | b |
| --- | --- |
| 1 | <svg onload=alert(11)> |
"""
# Cues of one sentence each, in several languages.
WORLD = {
    "zh": ["我们推出了新产品。", "免费试用二十九天。", "一共二十九"],
    "ja": ["毎日歩く人がいます。", "店は九時からです。"],
    "th": ["ลูกค้าขอทดลองใช้ฟรี"],
    # The second one is written letter by letter.
    "ko": ["고객이 무료 시험을 원했습니다.", unicodedata.normalize("NFD", "가격이 올랐습니다.")],
    "eu": ["The Café in Łódź is Søren’s.", "Здесь ельник и йод.", "Ελλάδα, οδός τρία.", "हिन्दी में कहा।"],
    "en": ["They bought a guided pilot.", "It’s the Wren v2.", "No pilot was guided here."],
}
# Captions of one sentence each, but for the last: it's one sentence of three captions, close to one another.
SPLIT = ["We start on Monday.", "She booked a walking", "tour for the new", "hires in Duluth."]
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


def limit(root, longest):
    """Lets episodes be longer."""
    path = root / "episodes" / "show.yml"
    path.write_text(path.read_text().replace('max: "0:08"', f'max: "{longest}"'), encoding="utf-8")


def said(path, cues, step=1.0):
    """A transcript; each cue is a speaker and their words."""
    lines = [
        f"{clock(n * step)} --> {clock((n + 0.9) * step)}\n"
        + (f"<v {html.escape(speaker)}>" if speaker else "")
        + f"{html.escape(words)}\n"
        for n, (speaker, words) in enumerate(cues)
    ]
    path.write_text("WEBVTT\n\n" + "\n".join(lines), encoding="utf-8")


def clock(seconds):
    return f"{int(seconds) // 60:02}:{seconds % 60:06.3f}"


def thousand(root):
    """A thousand episodes of two seconds, of which the newest have as many words as one of ten minutes."""
    folder = show(root / "many", "Road Notes")
    dice = random.Random(1)
    syllables = [first + last for first in "bcdfghklmnprstvw" for last in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(9_000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    tone(root / "many" / "two.wav", 2.5, 300)
    for week in range(1_000):
        day = datetime.date(2026, 11, 20) - datetime.timedelta(days=week)
        here = folder / f"{day}-day"
        here.mkdir()
        os.link(root / "many" / "two.wav", here / "01.wav")
        count = 150 if week < 20 else 20
        cues = [("Dana Reyes", " ".join(dice.choices(words, weights, k=10)) + ".") for _ in range(count)]
        if week == 500:
            cues[7] = ("Marcus Bell", "Somewhere a zeppelin landed.")
        said(here / "01.vtt", cues, 2.4 / count)
        (here / "episode.yml").write_text(
            f"title: What day {1_000 - week} brought\npublished: {day}T06:00:00-05:00\n"
            f"tags: {{ kind: news, customer: Customer {week % 40} }}\n",
            encoding="utf-8",
        )


def world(root):
    """An episode for each list of sentences."""
    folder = show(root / "world", "World Notes")
    limit(root / "world", "2:00")
    for index, (name, sentences) in enumerate(WORLD.items()):
        here = folder / name
        here.mkdir()
        # Captions far from one another aren't joined.
        tone(here / "01.wav", 7 * len(sentences), 300 + 40 * index)
        said(here / "01.vtt", [("", sentence) for sentence in sentences], 7)
        (here / "episode.yml").write_text(
            f"title: Notes {index}\npublished: 2026-11-{10 + index}T06:00:00-05:00\n", encoding="utf-8"
        )


    here = folder / "split"
    here.mkdir()
    tone(here / "01.wav", 9, 900)
    said(here / "01.vtt", [("", line) for line in SPLIT], 2)
    (here / "episode.yml").write_text("title: Split\npublished: 2026-11-09T06:00:00-05:00\n", encoding="utf-8")


def twenty_minutes(root):
    """An episode as long as episodes may be, of someone who talks fast."""
    folder = show(root / "long", "Road Notes") / "2026-11-20-long"
    limit(root / "long", "20:00")
    folder.mkdir()
    dice = random.Random(2)
    words = "the scanner finds aisle seven before anyone in the warehouse has asked for it and nobody waits".split()
    lines = ["title: How Northwind onboarded in nine days", "published: 2026-11-20T06:00:00-05:00", "segments:"]
    tone(folder / "01.wav", 149, 300)
    for part in range(1, 9):
        if part > 1:
            os.link(folder / "01.wav", folder / f"0{part}.wav")
        cues = [
            (("Dana Reyes", "Marcus Bell")[cue // 12 % 2], " ".join(dice.choices(words, k=8)).capitalize() + ".")
            for cue in range(55)
        ]
        said(folder / f"0{part}.vtt", cues, 2.7)
        lines.append(f"  - {{ audio: 0{part}.wav, title: Northwind and aisle number {part} }}")
    (folder / "episode.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def episode(folder, title, day, lengths, extra="", speaker="Dana Reyes", words="And now to something else."):
    folder.mkdir()
    kinds = ["news", "customer-success", "training"]
    lines = [f"title: {quoted(title)}", f"published: {day}T06:00:00-05:00", extra, "segments:"]
    for index, length in enumerate(lengths):
        name = f"0{index + 1}"
        tone(folder / f"{name}.wav", length, 200 + 7 * (day.toordinal() % 50) + 100 * index)
        (folder / f"{name}.vtt").write_text(
            f"WEBVTT\n\n00:00.100 --> 00:00.600\n<v {html.escape(speaker)}>{html.escape(words)}\n",
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
        words = HOSTILE_WORDS[index % len(HOSTILE_WORDS)]
        episode(hostile / f"e{index}", title, day, [2.5, 1], "notes: notes.md", title[:80], words)
        notes = HOSTILE_NOTES.format(long="n" * 300, override=HOSTILE_WORDS[1])
        (hostile / f"e{index}" / "notes.md").write_text(notes, encoding="utf-8")
    show(root / "empty", "Road Notes")
    bare = show(root / "bare", "Road Notes")
    show_file = bare / "show.yml"
    show_file.write_text(show_file.read_text().replace("cover: cover.png\n", ""), encoding="utf-8")
    (bare / "alone").mkdir()
    tone(bare / "alone" / "01.wav", 2.5, 300)
    (bare / "alone" / "episode.yml").write_text(
        "title: Alone\npublished: 2026-11-20T06:00:00-05:00\n", encoding="utf-8"
    )
    thousand(root)
    twenty_minutes(root)
    world(root)
    folder = show(root / "words", "Road Notes") / "2026-11-20-words"
    limit(root / "words", "2:00")
    folder.mkdir()
    for index, (suffix, text, _) in enumerate(DIALECTS):
        tone(folder / f"0{index + 1}.wav", 52 if index == 3 else 9, 300 + 50 * index)
        (folder / f"0{index + 1}.{suffix}").write_text(text, encoding="utf-8", newline="")
    (folder / "episode.yml").write_text(
        "title: Words\npublished: 2026-11-20T06:00:00-05:00\nsegments:\n"
        "  - audio: 01.wav\n  - audio: 02.wav\n  - audio: 03.wav\n"
        "  - { audio: 04.wav, highlight: { from: \"0:05\", to: \"0:25\", title: The long one } }\n",
        encoding="utf-8",
    )
    all_words = " ".join(words for _, _, words in DIALECTS)
    (root / "words" / "said.txt").write_text(all_words, encoding="utf-8")


main(Path(sys.argv[1]))
