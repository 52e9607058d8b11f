"""Publishes to real servers, disturbs that, and looks at what readers get meanwhile."""

import array
import json
import math
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import wave

from servers import Servers

ROADCAST = os.environ["ROADCAST"]
NOW = "2026-12-01T12:00:00Z"
failures = []


def check(isTrue, what):
    if isTrue:
        return
    failures.append(what)
    print(f"  FAILED: {what}", flush=True)


def record(path, hertz, seconds=1.5):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 44100, 0, "NONE", ""))
        count = int(44100 * seconds)
        samples = (int(8000 * math.sin(2 * math.pi * hertz * i / 44100)) for i in range(count))
        file.writeframes(array.array("h", samples).tobytes())
    path.with_suffix(".vtt").write_text("WEBVTT\n\n00:00.100 --> 00:00.900\nHello.\n")


class Show:
    """A workspace with a few episodes, which can be changed and published."""

    def __init__(self, folder, base, config, targets):
        self.root = pathlib.Path(folder)
        self.environment = {
            **{k: os.environ[k] for k in ("PATH", "HOME") if k in os.environ},
            "RCLONE_CONFIG": str(config),
            "RCLONE_LOW_LEVEL_RETRIES": "1",
            "LC_ALL": "C",
        }
        self.base = base
        self.targets = targets
        self.issue = 1
        self.write_show()
        for index in range(3):
            self.episode(index, 400 + 50 * index)
        self.episode(9, 300, "draft: true\n")
        self.build()

    def write_show(self, verify=False):
        lines = [
            "title: Road Notes", "description: The week.", f"base_url: {self.base}",
            "guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810",
            'length: { min: "0:01", max: "1:00", target: ["0:01", "1:00"] }',
            "audiences: { preview: { drafts: true } }", "targets:",
        ]
        for name, place in self.targets.items():
            lines.append(f'  {name}: {{ to: "{place}", verify: {str(verify).lower()} }}')
        path = self.root / "episodes/show.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n")

    def episode(self, index, hertz, more=""):
        folder = self.root / f"episodes/episode-{index}"
        record(folder / "a.wav", hertz)
        (folder / "episode.yml").write_text(
            f"title: Episode {index}\npublished: 2026-11-{10 + index}T06:00:00Z\n{more}"
        )

    def change(self, seed):
        """A corrected recording, and a new title."""
        self.issue += 1
        self.episode(0, 500 + self.issue * 7, f"reissue: {self.issue}\n")
        manifest = self.root / "episodes/episode-1/episode.yml"
        manifest.write_text(re.sub("title: .*", f"title: Take {seed}", manifest.read_text()))
        self.build()

    def run(self, *words, status=0, timeout=180):
        command = [ROADCAST, *words, "-C", str(self.root), "--now", NOW]
        outcome = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=timeout
        )
        check(
            outcome.returncode == status or status is None,
            f"{' '.join(words)} ended with {outcome.returncode}: {outcome.stderr[-600:]}",
        )
        check("verysecretkey" not in outcome.stdout + outcome.stderr, "a secret was printed")
        return outcome

    def start(self, *words):
        command = [ROADCAST, *words, "-C", str(self.root), "--now", NOW]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def build(self):
        self.run("build", "--quiet")

    def files(self):
        feed = self.root / "feed"
        return {
            str(path.relative_to(feed)): path.read_bytes()
            for path in feed.rglob("*") if path.is_file() and path.name != ".roadcast"
        }


def folder_files(folder):
    if not folder.exists():
        return {}
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*") if path.is_file()
    }


def rclone_version():
    text = subprocess.run(["rclone", "version"], capture_output=True, text=True).stdout
    return tuple(int(number) for number in re.search(r"v(\d+)\.(\d+)", text).groups())


def feed_is_whole(files, base):
    """Whether all that the feed links to is there, with the length that it says."""
    feed = files.get("feed.xml")
    if feed is None:
        return None
    text = feed.decode()
    if not text.rstrip().endswith("</rss>"):
        return "the feed is cut off"
    for url, length in re.findall(r'<enclosure url="([^"]*)" length="(\d+)"', text):
        path = url.removeprefix(base)
        if len(files.get(path, b"")) != int(length):
            return f"{path} is missing or has another length"
    for path in re.findall(f'url="{re.escape(base)}([^"]*)"', text):
        if path not in files:
            return f"{path} is missing"
    return None


class Reader(threading.Thread):
    """Looks at the target again and again, as apps do: the feed first, then what it links to."""

    def __init__(self, read, base):
        super().__init__(daemon=True)
        self.read, self.base, self.problems, self.count = read, base, set(), 0
        self.missing, self.longest, self.halves = 0, 0.0, 0
        self.going = True

    def run(self):
        gone = None
        while self.going:
            feed = self.read("feed.xml")
            if feed is None:
                if self.count:
                    self.missing += 1
                    gone = gone or time.monotonic()
                continue
            if gone:
                self.longest = max(self.longest, time.monotonic() - gone)
                gone = None
            text = feed.decode(errors="replace")
            # An app that gets half a feed sees that it's none, and asks again.
            if not text.rstrip().endswith("</rss>"):
                self.halves += 1
                continue
            self.count += 1
            for url, length in re.findall(r'<enclosure url="([^"]*)" length="(\d+)"', text):
                path = url.removeprefix(self.base)
                got = self.read(path)
                if got is None or len(got) != int(length):
                    self.problems.add(f"the feed names {path}, which isn't there")

    def stop(self, what, can_be_missing=False):
        self.going = False
        self.join(30)
        print(
            f"  {self.count} looks at the feed; {self.missing} found none, for {self.longest * 1000:.0f} ms at most, "
            f"and {self.halves} found half of it", flush=True,
        )
        check(self.count > 0, f"{what}: no reader got a feed")
        check(self.halves == 0, f"{what}: {self.halves} looks found half a feed")
        # rclone before 1.63 can't replace a file by SFTP.
        check(self.missing == 0 or can_be_missing, f"{what}: {self.missing} looks found no feed")
        check(not self.problems, f"{what}: {sorted(self.problems)[:3]}")


def same(show, files, what, extra=()):
    mine = show.files()
    theirs = {path: data for path, data in files.items() if not path.startswith("roadcast-")}
    missing = [path for path in mine if theirs.get(path) != mine[path]]
    check(not missing, f"{what}: {missing[:5]} differ")
    check("feed.xml" in theirs and "audiences/preview.xml" not in theirs, f"{what}: wrong feeds")
    check(not any("episode-9" in path for path in theirs), f"{what}: a draft was published")


def exercise(name, show, read_all, proxy, seeds, rounds):
    """All that must hold for every kind of target."""
    base = show.base
    show.run("publish", name)
    same(show, read_all(), f"{name}, first")
    outcome = json.loads(show.run("publish", name, "--json").stdout)
    check(outcome["targets"][0]["sent"] == [], f"{name}: something was sent twice")

    print(f"  {name}: a reader during {rounds} changes", flush=True)
    reader = Reader(lambda path: read_all.one(path), base)
    reader.start()
    for seed in range(rounds):
        show.change(seed)
        show.run("publish", name)
    reader.stop(f"{name}, changes", can_be_missing=name == "sftp" and rclone_version() < (1, 63))
    same(show, read_all(), f"{name}, changed")

    print(f"  {name}: killed at {len(seeds)} moments", flush=True)
    for seed in seeds:
        chance = random.Random(seed)
        show.change(100 + seed)
        process = show.start("publish", name)
        time.sleep(chance.uniform(0.02, 2.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        problem = feed_is_whole(read_all(), base)
        check(problem in (None, "the feed is cut off"), f"{name}, killed (seed {seed}): {problem}")
    show.run("publish", name)
    same(show, read_all(), f"{name}, killed and resumed")

    if proxy:
        print(f"  {name}: dropped connections", flush=True)
        for seed in seeds[:2]:
            show.change(200 + seed)
            proxy.drop_after(random.Random(seed).randrange(2_000, 120_000))
            # The network is back after a while: rclone goes on by itself, or has given up.
            healing = threading.Timer(8, proxy.heal)
            healing.start()
            outcome = show.run("publish", name, status=None, timeout=600)
            healing.join()
            check(outcome.returncode in (0, 2), f"{name}, dropped: status {outcome.returncode}")
            problem = feed_is_whole(read_all(), base)
            check(problem in (None, "the feed is cut off"), f"{name}, dropped: {problem}")
        show.run("publish", name)
        same(show, read_all(), f"{name}, dropped and resumed")

    print(f"  {name}: two at once", flush=True)
    show.change(300)
    both = [show.start("publish", name) for _ in range(2)]
    results = [(p.communicate(timeout=180), p.returncode) for p in both]
    check(sorted(code for _, code in results) in ([0, 0], [0, 2]), f"{name}, two at once: {results}")
    for (_, errors), code in results:
        check(code == 0 or "is running in this workspace" in errors, f"{name}: {errors[-300:]}")
    show.run("publish", name)
    same(show, read_all(), f"{name}, two at once")


class Folder:
    def __init__(self, folder):
        self.folder = folder

    def __call__(self):
        return folder_files(self.folder)

    def one(self, path):
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None


class Bucket:
    def __init__(self, client):
        self.client = client

    def __call__(self):
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket="bucket", Prefix="show/")
        keys = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
        return {key.removeprefix("show/"): self.one(key.removeprefix("show/")) for key in keys}

    def one(self, path):
        try:
            return self.client.get_object(Bucket="bucket", Key=f"show/{path}")["Body"].read()
        except self.client.exceptions.NoSuchKey:
            return None


def full_disk(show, work, mount):
    """A folder on a small disk, which is full before everything is there."""
    if os.getuid() != 0:
        return
    mount.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", mount]).returncode != 0:
        print("  (no small disk here)")
        return
    try:
        show.targets = {"small": f"{mount}/show"}
        show.write_show()
        outcome = show.run("publish", "small", status=2)
        check("free some space" in outcome.stderr, f"full disk: {outcome.stderr[-300:]}")
        check("feed.xml" not in folder_files(mount / "show"), "full disk: the feed went first")
        subprocess.run(["mount", "-o", "remount,size=8m", mount], check=True)
        show.run("publish", "small")
        same(show, folder_files(mount / "show"), "full disk, with more space")
    finally:
        subprocess.run(["umount", mount])


def lying(show, work):
    """A target that says that files have other sizes than those that were sent, and one that forgets them."""
    fake = work / "fake"
    fake.mkdir()
    real = subprocess.run(["which", "rclone"], capture_output=True, text=True).stdout.strip()
    for mode, words in (("size", "bytes of"), ("gone", "doesn't have"), ("junk", "can't be read")):
        (fake / "rclone").write_text(
            f"""#!/usr/bin/python3
import re, subprocess, sys
result = subprocess.run(["{real}"] + sys.argv[1:], stdin=sys.stdin, capture_output=True)
out = result.stdout.decode()
if "lsjson" in sys.argv and ".mp3" in out:
    if "{mode}" == "size": out = re.sub(r'(mp3","Size":)(\\d+)', r'\\g<1>17', out)
    elif "{mode}" == "gone": out = re.sub(r'.*mp3.*\\n', '', out)
    else: out = out.replace('"Size"', 'Size')
sys.stdout.write(out); sys.stderr.buffer.write(result.stderr); sys.exit(result.returncode)
"""
        )
        (fake / "rclone").chmod(0o755)
        path = show.environment["PATH"]
        show.environment["PATH"] = f"{fake}:{path}"
        show.change({"size": 400, "gone": 401, "junk": 402}[mode])
        before = show.targets_feed()
        outcome = show.run("publish", "sftp", status=2)
        check(words in outcome.stderr, f"lying about {mode}: {outcome.stderr[-300:]}")
        check(show.targets_feed() == before, f"lying about {mode}: the feed was sent")
        show.environment["PATH"] = path
    show.run("publish", "sftp")


def main():
    parts = sys.argv[1:] or ["folder", "sftp", "webdav", "s3"]
    # What dies can leave something in the folder, which must not be the tests' business.
    with tempfile.TemporaryDirectory(prefix="roadcast-publish-") as name:
        work = pathlib.Path(name)
        work.chmod(0o755)
        servers = Servers(work)
        try:
            www = work / "www"
            www.mkdir()
            web, dav, dav_folder, dav_proxy = servers.nginx(www)
            targets = {"folder": str(www / "show"), "webdav": dav}
            if "sftp" in parts:
                targets["sftp"], sftp_folder, sftp_proxy = servers.sftp()
            if "s3" in parts:
                targets["s3"], client, s3_proxy = servers.s3()
            show = Show(work / "workspace", f"http://127.0.0.1:{web}/show/", servers.config, targets)

            if "folder" in parts:
                print("a folder of the machine, behind nginx", flush=True)
                exercise("folder", show, Folder(www / "show"), None, range(6), 4)
                show.write_show(verify=True)
                outcome = show.run("publish", "folder", "--verify")
                check("links in the feed work" in outcome.stdout, f"verify: {outcome.stdout}")
                audio = next((www / "show/audio").glob("episode-2-*.mp3"))
                content = audio.read_bytes()
                audio.write_bytes(content[:-9] + b"x" * 9)
                middle = len(content) // 2
                audio.write_bytes(content[:middle] + b"xxxx" + content[middle + 4:])
                outcome = show.run("publish", "folder", "--verify", status=2)
                check("has another content" in outcome.stderr, f"verify: {outcome.stderr}")
                audio.write_bytes(content)
                show.write_show()
                full_disk(show, work, work / "small")
                show.targets = targets
                show.write_show()
            if "sftp" in parts:
                print("OpenSSH's SFTP", flush=True)
                exercise("sftp", show, Folder(sftp_folder), sftp_proxy, range(5), 3)
                show.targets_feed = lambda: (sftp_folder / "feed.xml").read_bytes()
                lying(show, work)
                same(show, folder_files(sftp_folder), "sftp, after lies")
            if "webdav" in parts:
                print("nginx's WebDAV", flush=True)
                exercise("webdav", show, Folder(dav_folder), dav_proxy, range(4), 2)
            if "s3" in parts:
                print("S3", flush=True)
                exercise("s3", show, Bucket(client), s3_proxy, range(4), 2)
                for path in show.files():
                    head = client.head_object(Bucket="bucket", Key=f"show/{path}")
                    kind = head["ContentType"]
                    wanted = {
                        "mp3": "audio/mpeg", "xml": "application/rss+xml; charset=utf-8",
                        "html": "text/html; charset=utf-8", "vtt": "text/vtt; charset=utf-8",
                        "srt": "application/x-subrip; charset=utf-8",
                    }.get(path.rsplit(".")[-1])
                    check(wanted in (None, kind), f"s3: {path} is {kind}")
                    immutable = "immutable" in head.get("CacheControl", "")
                    check(
                        immutable == bool(re.search(r"-[0-9a-f]{12}\.", path)),
                        f"s3: {path} has {head.get('CacheControl')}",
                    )
        finally:
            servers.stop()
    if failures:
        sys.exit(f"{len(failures)} failed")
    print("all is well")


main()
