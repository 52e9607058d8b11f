"""A web server for a folder, with or without byte ranges."""

import functools
import http.server
import os
import re
import threading
import time


class Handler(http.server.SimpleHTTPRequestHandler):
    ranges = True

    def log_message(self, *_):
        pass

    def do_GET(self):
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        path = self.translate_path(self.path)
        if not (self.ranges and wanted and os.path.isfile(path)):
            super().do_GET()
            return
        size = os.path.getsize(path)
        first = int(wanted[1])
        last = min(int(wanted[2]), size - 1) if wanted[2] else size - 1
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with open(path, "rb") as file:
            file.seek(first)
            try:
                self.wfile.write(file.read(last - first + 1))
            except (BrokenPipeError, ConnectionResetError):
                pass


class WithoutRanges(Handler):
    """Sends a recording slowly, as over the web: a browser jumps within what it has got already."""

    ranges = False

    def copyfile(self, source, outputfile):
        if not self.path.endswith(".mp3"):
            super().copyfile(source, outputfile)
            return
        try:
            while piece := source.read(8_192):
                outputfile.write(piece)
                time.sleep(0.1)
        except (BrokenPipeError, ConnectionResetError):
            pass


def serve(folder, ranges=True):
    """Serves a folder for as long as the process runs; returns the address."""
    handler = Handler if ranges else WithoutRanges
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
