"""Servers to publish to, each on a free port of this machine and in a folder of its own."""

import getpass
import os
import pathlib
import signal
import socket
import subprocess
import sys
import threading
import time


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_for(port, what, seconds=20):
    end = time.time() + seconds
    while time.time() < end:
        with socket.socket() as s:
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"{what} doesn't listen at port {port}")


class Proxy:
    """Passes connections on, and drops all of them after a number of bytes when it's told to."""

    def __init__(self, target):
        self.target = target
        self.left = None
        self.open = []
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            server = socket.create_connection(("127.0.0.1", self.target))
            self.open += [client, server]
            for a, b in ((client, server), (server, client)):
                threading.Thread(target=self.pump, args=(a, b), daemon=True).start()

    def pump(self, source, sink):
        try:
            while data := source.recv(4096):
                if self.left is not None:
                    self.left -= len(data)
                    if self.left < 0:
                        break
                sink.sendall(data)
        except OSError:
            pass
        for s in (source, sink):
            try:
                s.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def drop_after(self, count):
        self.left = count

    def heal(self):
        self.left = None


class Servers:
    """Starts servers, writes rclone's configuration for them, and ends them."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.processes = []
        self.config = self.folder / "rclone.conf"
        self.config.write_text("")
        self.config.chmod(0o600)

    def start(self, words, **options):
        log = open(self.folder / "servers.log", "ab")
        process = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def stop(self):
        for process in self.processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()

    def add(self, name, **settings):
        lines = [f"[{name}]"] + [f"{key} = {value}" for key, value in settings.items()]
        with self.config.open("a") as file:
            file.write("\n".join(lines) + "\n\n")

    def sftp(self):
        """OpenSSH with keys of its own. Returns the folder that it serves, and its proxy."""
        home = self.folder / "ssh"
        home.mkdir()
        for name in ("host", "user"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", home / name], check=True
            )
        port = free_port()
        os.makedirs("/run/sshd", exist_ok=True) if os.getuid() == 0 else None
        (home / "config").write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {home}/host\n"
            f"AuthorizedKeysFile {home}/user.pub\nPidFile {home}/pid\nStrictModes no\nUsePAM no\n"
            "PasswordAuthentication no\nMaxStartups 100\nMaxSessions 100\nSubsystem sftp internal-sftp\n"
        )
        self.start(["/usr/sbin/sshd", "-D", "-e", "-f", str(home / "config")])
        wait_for(port, "sshd")
        proxy = Proxy(port)
        self.add(
            "web",
            type="sftp",
            host="127.0.0.1",
            port=proxy.port,
            user=getpass.getuser(),
            key_file=f"{home}/user",
            shell_type="none",
            md5sum_command="none",
            sha1sum_command="none",
        )
        root = self.folder / "sftp"
        root.mkdir()
        return f"web:{root}/show", root / "show", proxy

    def nginx(self, root):
        """nginx, which serves a folder, and takes files for the folder `dav` by WebDAV."""
        home = self.folder / "nginx"
        home.mkdir()
        dav = self.folder / "dav"
        dav.mkdir()
        web, upload = free_port(), free_port()
        module = "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so"
        temp = "\n".join(
            f"{name}_temp_path {home}/{name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;" if os.getuid() == 0 else ""
        (home / "nginx.conf").write_text(
            f"""daemon off; pid {home}/pid; error_log {home}/error.log; {user}
load_module {module};
events {{}}
http {{
  {temp} access_log off;
  types {{ application/rss+xml xml; text/html html; text/css css; text/javascript js;
    application/json json; text/vtt vtt; application/x-subrip srt; audio/mpeg mp3; image/jpeg jpg;
    image/png png; text/plain txt; }}
  server {{ listen 127.0.0.1:{web}; root {root}; }}
  server {{ listen 127.0.0.1:{upload}; root {dav}; client_max_body_size 0; create_full_put_path on;
    location / {{ dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS;
      dav_access user:rw group:r all:r; }} }}
}}
"""
        )
        self.start(["nginx", "-c", str(home / "nginx.conf")])
        wait_for(web, "nginx")
        proxy = Proxy(upload)
        self.add("dav", type="webdav", url=f"http://127.0.0.1:{proxy.port}/", vendor="other")
        return web, "dav:show", dav / "show", proxy

    def s3(self):
        """moto's S3. Returns a client that looks at the store."""
        import boto3

        port = free_port()
        self.start([os.path.join(os.path.dirname(sys.executable), "moto_server"), "-p", str(port)])
        wait_for(port, "moto", 60)
        proxy = Proxy(port)
        self.add(
            "s3",
            type="s3",
            provider="Other",
            access_key_id="key",
            secret_access_key="verysecretkey",
            endpoint=f"http://127.0.0.1:{proxy.port}",
            region="us-east-1",
        )
        client = boto3.client(
            "s3",
            endpoint_url=f"http://127.0.0.1:{port}",
            aws_access_key_id="key",
            aws_secret_access_key="verysecretkey",
            region_name="us-east-1",
        )
        client.create_bucket(Bucket="bucket")
        return "s3:bucket/show", client, proxy
