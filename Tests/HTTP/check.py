#!/usr/bin/env python3
"""check.py - sends the same requests to two servers of the same folder, nginx and `roadcast serve`, over plain sockets.

    check.py NGINX-PORT ROADCAST-PORT FOLDER-PATH FEED-FOLDER

Each check says which answers the standards allow (RFC 9110, 9112). Both servers must give one of them: a check that nginx
fails is a mistake of the check. FOLDER-PATH is a subscriber's folder, such as /show/s/TOKEN/.
"""
import gzip
import re
import socket
import sys
import threading
import time
from pathlib import Path

ports = {"nginx": int(sys.argv[1]), "roadcast": int(sys.argv[2])}
root = sys.argv[3]
feed = Path(sys.argv[4])
audio = sorted(feed.glob("audio/*.mp3"))[0]
data = audio.read_bytes()
size = len(data)
song = f"{root}audio/{audio.name}"
style = f"{root}assets/pages.css"
secret = (feed.parent / ".roadcast/key").read_bytes()
HOST = "Host: localhost\r\n"
checks = []


class Answer:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    def __getitem__(self, name):
        return self.fields.get(name.lower(), "")


class Exchange:
    """Everything that came back on one connection."""

    def __init__(self, raw, ended, methods, seconds=0):
        self.raw, self.ended, self.seconds = raw, ended, seconds
        self.answers = []
        rest = raw
        while rest:
            head, separator, rest = rest.partition(b"\r\n\r\n")
            match = re.match(rb"HTTP/1\.[01] (\d\d\d)", head)
            if not match or not separator:
                break
            lines = head.decode("latin-1").split("\r\n")[1:]
            fields = {}
            for line in lines:
                name, _, value = line.partition(":")
                fields[name.lower()] = value.strip()
            method = methods[len(self.answers)] if len(self.answers) < len(methods) else "GET"
            status = int(match[1])
            body = b""
            if method != "HEAD" and status not in (204, 304):
                if fields.get("transfer-encoding") == "chunked":
                    while True:
                        line, _, rest = rest.partition(b"\r\n")
                        length = int(line or b"0", 16)
                        body += rest[:length]
                        rest = rest[length + 2 :]
                        if not length:
                            break
                else:
                    length = int(fields.get("content-length", len(rest)))
                    body, rest = rest[:length], rest[length:]
            self.answers.append(Answer(status, fields, body))

    @property
    def first(self):
        return self.answers[0] if self.answers else Answer(0, {}, b"")

    @property
    def statuses(self):
        return [answer.status for answer in self.answers]


def exchange(port, request, patience=3.0, methods=None):
    request = request.encode("latin-1") if isinstance(request, str) else request
    start = time.monotonic()
    raw, ended = b"", False
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(patience)
        try:
            connection.sendall(request)
            while True:
                block = connection.recv(1 << 16)
                if not block:
                    ended = True
                    break
                raw += block
        except (TimeoutError, socket.timeout):
            pass
        except OSError:
            ended = True
    methods = methods or [line.split(b" ")[0].decode("latin-1") for line in request.split(b"\r\n") if b" HTTP/1." in line]
    return Exchange(raw, ended, methods, time.monotonic() - start)


def check(name, request, passes):
    """`passes` is a set of statuses of the first answer, or a function of the exchange."""
    if isinstance(passes, (set, int)):
        allowed = passes if isinstance(passes, set) else {passes}
        passes = lambda result: result.first.status in allowed
    checks.append((name, lambda port: exchange(port, request), passes))


def get(path, *fields, method="GET", version="1.1", close=True):
    lines = "".join(f"{field}\r\n" for field in fields)
    return f"{method} {path} HTTP/{version}\r\n{HOST}{'Connection: close' + chr(13) + chr(10) if close else ''}{lines}\r\n"


def body_is(status, body, **fields):
    def passes(result):
        answer = result.first
        return answer.status == status and answer.body == body and all(
            answer[name.replace("_", "-")] == value for name, value in fields.items()
        )
    return passes


def both(*conditions):
    return lambda result: all(condition(result) for condition in conditions)


def refused(*allowed):
    """An error, or the connection's end, and nothing that's secret."""
    return lambda result: (result.first.status in (allowed or (400, 404)) or (not result.raw and result.ended)) and secret not in result.raw


# Plain requests.
check("a file", get(song), body_is(200, data, content_type="audio/mpeg", content_length=str(size), accept_ranges="bytes"))
check("HEAD", get(song, method="HEAD"), lambda r: r.first.status == 200 and r.first["content-length"] == str(size) and r.raw.endswith(b"\r\n\r\n"))
check("a query", get(song + "?token=1&x=%00"), body_is(200, data))
check("an absolute address", get("http://localhost" + song), body_is(200, data))
check("an escaped letter", get(song.replace("audio", "%61udio")), body_is(200, data))
check("a missing file", get(root + "audio/nothing.mp3"), 404)
check("a folder without a listing", get(root + "audio/"), {403, 404})
check("a folder without its slash", get(root + "audio"), {301, 404})
check("a date in each answer", get(song), lambda r: re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", r.first["date"]))
check("fields whose names have other cases", f"GET {song} HTTP/1.1\r\nhOST: localhost\r\ncONNECTION: CLOSE\r\nrANGE: bytes=0-0\r\n\r\n", body_is(206, data[:1]))
check("spaces around a value", get(song, "Range:   bytes=0-4  "), body_is(206, data[:5]))
check("a hundred small fields", get(song, *[f"X-{n}: a" for n in range(60)]), 200)
check("a path of 3,000 bytes", get(root + "a" * 3_000), 404)
for method in ("POST", "PUT", "DELETE", "PATCH"):
    check(f"{method} to a file", get(song, "Content-Length: 0", method=method), {403, 405})
check("OPTIONS", get(song, method="OPTIONS"), {200, 204, 403, 405})
check("TRACE", get(song, method="TRACE"), 405)
check("a method that no one knows", get(song, method="BREW"), {400, 405, 501})
check("a method in small letters", get(song, method="get"), {400, 405, 501})

# Ranges.
for field, start, end in (
    ("bytes=0-0", 0, 1), ("bytes=0-99", 0, 100), (f"bytes={size - 1}-", size - 1, size), ("bytes=100-", 100, size),
    ("bytes=-1", size - 1, size), ("bytes=-500", size - 500, size), (f"bytes=-{size * 2}", 0, size), (f"bytes=10-{size * 9}", 10, size),
):
    check(f"Range: {field}", get(song, f"Range: {field}"), body_is(206, data[start:end], content_range=f"bytes {start}-{end - 1}/{size}", content_length=str(end - start)))
for field in (f"bytes={size}-", f"bytes={size + 5}-{size + 9}"):
    check(f"Range: {field}", get(song, f"Range: {field}"), lambda r: r.first.status == 416 and r.first["content-range"] == f"bytes */{size}")
check("Range: bytes=-0", get(song, "Range: bytes=-0"), {416})
for field in ("bytes=5-2", "bytes=a-b", "bytes=", "seconds=0-1", "0-5", "bytes=--5", "bytes=0-5-9", f"bytes={'9' * 40}-"):
    check(f"Range: {field[:20]}", get(song, f"Range: {field}"), lambda r: r.first.status == 416 or (r.first.status == 200 and r.first.body == data))
check("two ranges", get(song, "Range: bytes=0-1,10-12"), lambda r: r.first.status == 206 and r.first["content-type"].startswith("multipart/byteranges") and r.first.body.count(b"Content-Range: bytes") == 2 and data[10:13] in r.first.body)
check("a thousand ranges", get(song, "Range: bytes=" + ",".join(f"{n}-{n}" for n in range(0, 2_000, 2))), lambda r: r.first.status in (200, 206, 400, 416, 431) and len(r.raw) < size + 300_000)
check("overlapping ranges of the whole file", get(song, "Range: bytes=" + ",".join(["0-"] * 100)), lambda r: r.first.status in (200, 206, 416) and len(r.raw) < size * 2 + 10_000)
check("a range for HEAD", get(song, "Range: bytes=0-1", method="HEAD"), {200, 206})
check("two Range fields", get(song, "Range: bytes=0-1", "Range: bytes=5-6"), {200, 206, 400})

# Conditions: a function of the port, because each server has tags of its own.
def conditional(name, fields, passes, path=song):
    def run(port):
        known = exchange(port, get(path, method="HEAD")).first
        values = {"tag": known["etag"], "date": known["last-modified"]}
        return exchange(port, get(path, *[field.format(**values) for field in fields]))
    checks.append((name, run, (lambda r: r.first.status in passes) if isinstance(passes, set) else passes))


conditional("If-None-Match with the tag", ["If-None-Match: {tag}"], lambda r: r.first.status == 304 and not r.first.body and r.first["etag"])
conditional("If-None-Match with a weak tag", ["If-None-Match: W/{tag}"], {304})
conditional("If-None-Match with a list", ['If-None-Match: "a", {tag}, "b"'], {304})
conditional("If-None-Match: *", ["If-None-Match: *"], {304})
conditional("If-None-Match with another tag", ['If-None-Match: "other"'], {200})
conditional("If-None-Match decides, not the date", ['If-None-Match: "other"', "If-Modified-Since: {date}"], {200})
conditional("If-Modified-Since with the date", ["If-Modified-Since: {date}"], {304})
conditional("If-Modified-Since, long ago", ["If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT"], {200})
conditional("If-Modified-Since without sense", ["If-Modified-Since: yesterday"], {200})
conditional("If-Match with the tag", ["If-Match: {tag}"], {200})
conditional("If-Match: *", ["If-Match: *"], {200})
conditional("If-Match with another tag", ['If-Match: "other"'], {412})
conditional("If-Unmodified-Since, long ago", ["If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT"], {412})
conditional("If-Range with the tag", ["If-Range: {tag}", "Range: bytes=0-9"], lambda r: r.first.status == 206 and r.first.body == data[:10])
conditional("If-Range with another tag", ['If-Range: "other"', "Range: bytes=0-9"], lambda r: r.first.status == 200 and r.first.body == data)
conditional("If-Range with the date", ["If-Range: {date}", "Range: bytes=0-9"], {206})
conditional("If-Range with another date", ["If-Range: Thu, 01 Jan 1970 00:00:00 GMT", "Range: bytes=0-9"], {200})
conditional("If-None-Match with a range", ["If-None-Match: {tag}", "Range: bytes=0-9"], {304})
check("gzip for texts", get(style, "Accept-Encoding: gzip"), lambda r: r.first.status == 200 and r.first["content-encoding"] == "gzip" and gzip.decompress(r.first.body) == (feed / "assets/pages.css").read_bytes() and "accept-encoding" in r.first["vary"].lower())
check("no gzip unless asked for", get(style), body_is(200, (feed / "assets/pages.css").read_bytes()))
check("no gzip where it's refused", get(style, "Accept-Encoding: gzip;q=0, identity"), body_is(200, (feed / "assets/pages.css").read_bytes()))
check("no gzip for audio", get(song, "Accept-Encoding: gzip"), body_is(200, data))

# Ways out of the folder.
for way in (
    "../../../.roadcast/key", "../" * 12 + "etc/passwd", "%2e%2e/%2e%2e/%2e%2e/.roadcast/key", "..%2f..%2f..%2f.roadcast%2fkey",
    "%252e%252e/%252e%252e/.roadcast/key", "..\\..\\..\\.roadcast\\key", "..%5c..%5c.roadcast%5ckey", "%c0%ae%c0%ae/.roadcast/key",
    "audio/%00/../../.roadcast/key", "audio/..;/..;/.roadcast/key", "....//....//.roadcast/key", "/etc/passwd", ".roadcast", "%2e%72oadcast",
    "%uff0e%uff0e/.roadcast/key", "audio/../../../.roadcast/key",
):
    check(f"no way out: {way[:40]}", get(root + way), refused(400, 403, 404))
check("a percent sign without digits", get(root + "%"), {400, 404})
check("a byte of zero in the path", get(root + "feed.xml%00.html"), {400, 404})
check("a space in the path", get(root + "feed xml"), {400, 404})

# Lines that aren't HTTP, and messages with two meanings. A second answer would be one to the attacker's own request.
follower = get(root + "stolen")
check("no Host in HTTP/1.1", f"GET {song} HTTP/1.1\r\nConnection: close\r\n\r\n", 400)
check("two Host fields", f"GET {song} HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)
check("a space ahead of the colon", f"GET {song} HTTP/1.1\r\n{HOST}X : a\r\nConnection: close\r\n\r\n", {200, 400})
check("a folded line", f"GET {song} HTTP/1.1\r\n{HOST}X: a\r\n b\r\nConnection: close\r\n\r\n", {200, 400})
check("a folded Transfer-Encoding", f"GET {song} HTTP/1.1\r\n{HOST}Transfer-Encoding:\r\n chunked\r\nConnection: close\r\n\r\n0\r\n\r\n", lambda r: len(r.answers) == 1)
check("a zero in a field", f"GET {song} HTTP/1.1\r\n{HOST}X: a\0b\r\n\r\n", refused(400))
check("a bare CR in a field", f"GET {song} HTTP/1.1\r\n{HOST}X: a\rb\r\nConnection: close\r\n\r\n", lambda r: r.first.status in (200, 400) and len(r.answers) == 1)
check("lines that end in LF", f"GET {song} HTTP/1.1\nHost: localhost\nConnection: close\n\n", {200, 400})
check("nothing but a line", "hello\r\n\r\n", refused(400))
check("TLS to a plain port", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", refused(400))
check("HTTP/2's first line", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", refused(400, 405, 501, 505))
check("HTTP/3.7", f"GET {song} HTTP/3.7\r\n{HOST}\r\n", refused(400, 505))
check("HTTP/0.9", f"GET {song}\r\n", lambda r: r.first.status in (0, 400) or r.raw == data)
check("Content-Length and Transfer-Encoding", f"GET {song} HTTP/1.1\r\n{HOST}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{follower}", lambda r: r.statuses == [400] and r.ended)
check("two different Content-Lengths", f"GET {song} HTTP/1.1\r\n{HOST}Content-Length: 0\r\nContent-Length: {len(follower)}\r\n\r\n{follower}", lambda r: r.statuses == [400] and r.ended)
check("a Content-Length with a sign", f"GET {song} HTTP/1.1\r\n{HOST}Content-Length: +5\r\n\r\nhello", refused(400))
check("a Content-Length that's no number", f"GET {song} HTTP/1.1\r\n{HOST}Content-Length: 5 5\r\n\r\nhello", refused(400))
check("a Content-Length beyond all numbers", f"GET {song} HTTP/1.1\r\n{HOST}Content-Length: {'9' * 30}\r\n\r\n", refused(400, 413))
check("a Transfer-Encoding that no one knows", f"GET {song} HTTP/1.1\r\n{HOST}Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n", {400, 413, 501})
check("a body that looks like a request", f"GET {song} HTTP/1.1\r\n{HOST}Content-Length: {len(follower)}\r\nConnection: close\r\n\r\n{follower}", lambda r: len(r.answers) == 1 and r.first.status in (200, 400, 413))
check("chunks with a request in them", f"GET {song} HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{len(follower):x}\r\n{follower}\r\n0\r\n\r\n", lambda r: len(r.answers) == 1 and r.first.status in (200, 400, 413))
check("a field of 40,000 bytes", get(song, f"X: {'a' * 40_000}"), refused(400, 431))
check("200,000 bytes of fields", get(song, *[f"X-{n}: {'a' * 1_000}" for n in range(200)]), refused(400, 431))
check("a path of 40,000 bytes", get(root + "a" * 40_000), refused(400, 414, 431))

# Connections.
check("HTTP/1.0 ends the connection", f"GET {song} HTTP/1.0\r\n\r\n", both(body_is(200, data), lambda r: r.ended))
check("HTTP/1.0 with keep-alive", f"GET {song} HTTP/1.0\r\n{HOST}Connection: keep-alive\r\n\r\n", lambda r: r.first.status == 200 and r.first["content-length"] == str(size))
check("HTTP/1.1 keeps it open", get(style, close=False) + get(song), lambda r: r.statuses == [200, 200] and r.ended)
check("five requests at once", get(style, close=False) * 2 + get(root + "nothing", close=False) + get(song, "Range: bytes=0-9", close=False) + get(song, method="HEAD"), lambda r: r.statuses == [200, 200, 404, 206, 200])
check("empty lines ahead of a request", "\r\n\r\n" + get(style), {200, 400})
check("Connection: close ends it", get(style) + get(song), lambda r: r.statuses == [200] and r.ended)


def in_pieces(port):
    """A request that comes byte by byte is answered."""
    request = get(style).encode()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in request:
            connection.sendall(bytes([byte]))
        raw = b""
        while block := connection.recv(1 << 16):
            raw += block
    return Exchange(raw, True, ["GET"])


def half_closed(port):
    """A client that says that it sends nothing more gets its answer."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(get(song).encode())
        connection.shutdown(socket.SHUT_WR)
        raw = b""
        while block := connection.recv(1 << 16):
            raw += block
    return Exchange(raw, True, ["GET"])


def slow(port):
    """A request that never becomes complete is ended."""
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(1)
        connection.sendall(f"GET {song} HTTP/1.1\r\n".encode())
        count = 0
        while time.monotonic() - start < 40:
            try:
                if not connection.recv(1 << 16):
                    break
            except socket.timeout:
                count += 1
                try:
                    connection.sendall(f"X-{count}: a\r\n".encode())
                except OSError:
                    break
            except OSError:
                break
    return Exchange(b"", True, [], time.monotonic() - start)


def silent(port):
    """A connection on which nothing comes is ended."""
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(100)
        connection.recv(1)
    return Exchange(b"", True, [], time.monotonic() - start)


checks.append(("a request byte by byte", in_pieces, body_is(200, (feed / "assets/pages.css").read_bytes())))
checks.append(("a client that has closed its half", half_closed, body_is(200, data)))
later = [
    ("a request that never ends", slow, lambda r: r.seconds < 30),
    ("a connection without a request", silent, lambda r: r.seconds < 80),
]
failures = []
threads = []


def run(server, name, send, passes):
    try:
        result = send(ports[server])
        if not passes(result):
            failures.append(f"{server}: {name}: {result.statuses} after {result.seconds:.1f} s, {'ended' if result.ended else 'open'}, {result.raw[:120]!r}")
    except Exception as error:
        failures.append(f"{server}: {name}: {type(error).__name__}: {error}")


for server in ports:
    for name, send, passes in later:
        threads.append(threading.Thread(target=run, args=(server, name, send, passes)))
        threads[-1].start()
for server in ports:
    for name, send, passes in checks:
        run(server, name, send, passes)
for thread in threads:
    thread.join()
for failure in failures:
    print(failure, file=sys.stderr)
count = len(checks) + len(later)
print(f"{count} checks, each of nginx and of roadcast serve: {len(failures)} failed")
sys.exit(1 if failures else 0)
