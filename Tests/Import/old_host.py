"""A server with stand-ins for the files of an old feed, and the feed with their addresses."""

import hashlib
import http.server
import json
import re
import subprocess
import tempfile
import threading

TRANSCRIPTS = {
    "text/vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v Dana>Hello from the road.\n",
    "application/x-subrip": b"1\n00:00:00,000 --> 00:00:01,000\nHello from the road.\n",
    "application/json": json.dumps({"version": "1.0.0", "segments": [
        {"speaker": "Dana", "startTime": 0, "endTime": 1, "body": "Hello from the road."}]}).encode(),
    "text/html": b"<p>Hello from the road.</p>",
    "text/plain": b"Hello from the road.",
}
TRANSCRIPTS["application/srt"] = TRANSCRIPTS["text/srt"] = TRANSCRIPTS["application/x-subrip"]
CHAPTERS = json.dumps({"version": "1.2.0", "chapters": [
    {"startTime": 0, "title": "Start"}, {"startTime": 1.5, "title": "End"}]}).encode()


def ffmpeg(*arguments):
    """What ffmpeg writes into a file: some formats need one to go back in."""
    with tempfile.NamedTemporaryFile() as file:
        command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-bitexact", *arguments, file.name]
        subprocess.run(command, check=True)
        return file.read()


def seconds(text):
    """The length that an itunes:duration states; None for none."""
    parts = (text or "").strip().split(":")
    try:
        total = 0.0
        for part in parts:
            total = total * 60 + float(part)
        return total or None
    except ValueError:
        return None


class OldHost:
    """Serves an old feed, whose files are silence of the stated length, and pictures that differ by their addresses."""

    def __init__(self, text, most_items):
        self.files = {}
        self.made = {}
        # 72 ms of silence in 72 bytes, again and again.
        whole = ffmpeg("-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "2", "-b:a", "8k", "-write_xing", "0",
                       "-id3v2_version", "0", "-f", "mp3")
        self.frame = whole[72 * 10:72 * 11]
        assert self.frame[:1] == b"\xff", "not a frame of 72 bytes"
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = host.files.get(self.path.split("?")[0])
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        self.address = f"{self.base}/feed.xml"
        self.text = self.localised(text, most_items)
        self.files["/feed.xml"] = self.text

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    # The feed is changed as text, so that the rest of it stays as its program wrote it.

    def localised(self, data, most_items):
        # One byte, one character: whatever the encoding is, tags are in ASCII.
        text = data.decode("latin-1")
        items = list(re.finditer(r"<item[ >].*?</item>", text, re.S))
        for item in reversed(items[most_items:]):
            text = text[:item.start()] + text[item.end():]
        text = re.sub(r"<atom(?:10)?:link[^>]*rel=[\"']next[\"'][^>]*>", "", text)
        text = re.sub(r"<item[ >].*?</item>", lambda match: self.item(match[0]), text, flags=re.S)
        return self.addresses(text).encode("latin-1")

    def item(self, text):
        duration = re.search(r"<itunes:duration>(?:<!\[CDATA\[)?\s*([^<\]]*)", text)
        length = seconds(duration and duration[1]) or 30

        def enclosure(match):
            tag = match[0]
            address = self.value(tag, "url")
            kind = self.value(tag, "type") or ""
            if not address:
                return tag
            path, body = self.audio(address, kind, length)
            self.files[path] = body
            if self.value(tag, "length") not in (None, "", "0"):
                tag = re.sub(r"(length\s*=\s*)([\"'])[^\"']*[\"']", rf"\g<1>\g<2>{len(body)}\g<2>", tag)
            return tag.replace(address, f"{self.base}{path}")

        return re.sub(r"<enclosure\b[^>]*>", enclosure, text)

    def addresses(self, text):
        def replaced(key, make):
            def replace(match):
                address = self.value(match[0], key)
                if not address or address.startswith(self.base):
                    return match[0]
                path = f"/{hashlib.sha1(address.encode('latin-1')).hexdigest()[:12]}"
                self.files[path] = make(address, match[0])
                return match[0].replace(address, f"{self.base}{path}")
            return replace

        picture = replaced("href", lambda address, _: self.picture(address))
        text = re.sub(r"<itunes:image\b[^>]*>", picture, text)
        chapters = replaced("url", lambda *_: CHAPTERS)
        text = re.sub(r"<podcast:chapters\b[^>]*>", chapters, text)
        transcript = replaced("url", lambda address, tag: self.transcript(address, tag))
        text = re.sub(r"<podcast:transcript\b[^>]*>", transcript, text)

        def image(match):
            address = match[2].strip()
            path = f"/{hashlib.sha1(address.encode('latin-1')).hexdigest()[:12]}"
            self.files[path] = self.picture(address)
            return f"{match[1]}{self.base}{path}{match[3]}"

        return re.sub(r"(<image>(?:(?!</image>).)*?<url>)([^<]*)(</url>)", image, text, flags=re.S)

    @staticmethod
    def value(tag, name):
        match = re.search(rf"\b{name}\s*=\s*([\"'])(.*?)\1", tag, re.S)
        return match and match[2]

    def audio(self, address, kind, length):
        path = address.split("?")[0].split("#")[0]
        suffix = path.rsplit(".", 1)[-1].lower() if "." in path.rsplit("/", 1)[-1] else ""
        name = f"/{hashlib.sha1(address.encode('latin-1')).hexdigest()[:12]}"
        name += f".{suffix}" if suffix.isalnum() else ""
        form = suffix if suffix in ("mp3", "m4a", "mp4", "m4v", "mov", "ogg", "oga", "opus") else ""
        if not form:
            form = {"audio/x-m4a": "m4a", "audio/mp4": "m4a", "audio/m4a": "m4a", "video/mp4": "mp4"}.get(kind, "mp3")
        if form == "mp3":
            return name, self.frame * max(1, round(length / 0.072))
        # Encoding hours of silence takes minutes: then the import lists the length as corrected.
        if form in ("ogg", "oga", "opus"):
            length = min(length, 60)
        # A second that isn't there hurts no chapter.
        key = f"{form} of {round(length)} s"
        if key not in self.made:
            codec = {"ogg": "libvorbis", "oga": "libvorbis", "opus": "libopus"}.get(form, "aac")
            container = {"m4v": "mp4", "m4a": "mp4", "oga": "ogg", "opus": "ogg"}.get(form, form)
            rate = 48000 if form == "opus" else 8000
            self.made[key] = ffmpeg("-f", "lavfi", "-i", f"anullsrc=r={rate}:cl=mono", "-t", str(round(length)),
                                    "-c:a", codec, "-f", container)
        return name, self.made[key]

    def picture(self, address):
        # Pictures at two addresses are two pictures.
        if "jpg" not in self.made:
            self.made["jpg"] = ffmpeg("-f", "lavfi", "-i", "color=red:s=1400x1400", "-frames:v", "1", "-f", "mjpeg")
        comment = hashlib.sha1(address.encode("latin-1")).hexdigest().encode()
        whole = self.made["jpg"]
        return whole[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + whole[2:]

    def transcript(self, address, tag):
        kind = (self.value(tag, "type") or "").split(";")[0].strip().lower()
        if kind in TRANSCRIPTS:
            return TRANSCRIPTS[kind]
        suffix = address.split("?")[0].rsplit(".", 1)[-1].lower()
        return TRANSCRIPTS[{"srt": "application/srt", "vtt": "text/vtt", "json": "application/json"}
                           .get(suffix, "text/plain")]
