"""What every row needs: the origin, the gateway, a normal client beside the attack, and figures from /proc."""
import base64, hashlib, http.client, json, os, re, shutil, signal, socket, ssl, statistics, subprocess, sys, tempfile
import threading, time, urllib.parse

TICK = os.sysconf("SC_CLK_TCK")
HERE = os.path.dirname(os.path.abspath(__file__))
PAGE_BYTES, FILE_BYTES = 10 * 1024, 2 * 1024 * 1024
MIB = 1024 * 1024


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def tool(name):
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    return found or sys.exit(f"{name} is missing; it is a package of Debian")


def wait_for(port, process, seconds=20):
    end = time.time() + seconds
    while time.time() < end and process.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing listens on port {port}")


def end(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(25)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Nginx:
    """The forum's web server: a page, a file, a member, and its own counters on another port."""

    def __init__(self, folder):
        self.port, self.status_port = free_port(), free_port()
        root = os.path.join(folder, "www")
        os.makedirs(root, exist_ok=True)
        os.chmod(folder, 0o755)
        with open(os.path.join(root, "page.html"), "w") as f:
            f.write("<p>forum</p>".ljust(PAGE_BYTES, "x"))
        with open(os.path.join(root, "file.bin"), "wb") as f:
            f.write(os.urandom(FILE_BYTES))
        with open(os.path.join(HERE, "origin.conf")) as f:
            text = f.read()
        for name, value in dict(DIR=folder, ROOT=root, PORT=self.port, STATUS=self.status_port).items():
            text = text.replace(f"@{name}@", str(value))
        conf = os.path.join(folder, "origin.conf")
        with open(conf, "w") as f:
            f.write(text)
        log = open(os.path.join(folder, "origin.log"), "ab")
        self.process = subprocess.Popen([tool("nginx"), "-c", conf, "-g", "daemon off;"], stdout=log, stderr=log)
        wait_for(self.status_port, self.process)

    def seen(self):
        """(connections now, connections so far, requests so far), without those that ask here."""
        try:
            c = http.client.HTTPConnection("127.0.0.1", self.status_port, timeout=5)
            c.request("GET", "/")
            text = c.getresponse().read().decode()
            c.close()
        except (OSError, http.client.HTTPException):
            return None
        accepted, _, requests = map(int, re.search(r"\n\s*(\d+)\s+(\d+)\s+(\d+)", text).groups())
        self.asked = getattr(self, "asked", 0) + 1
        return int(re.search(r"Active connections: (\d+)", text)[1]) - 1, accepted - self.asked, requests - self.asked

    def stop(self):
        end(self.process)


class Gateway:
    """The binary, with one public listener: plain, or with TLS."""

    def __init__(self, binary, folder, tls, origin_port, threads=2, files=None, before=(), patience=20):
        self.tls, self.folder, self.binary = tls, folder, binary
        self.port, self.ops_port = free_port(), free_port()
        self.base = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self.config = os.path.join(folder, "portico.toml")
        if tls:
            certificate(folder, "c")
        cert = 'tls = { cert = "c.pem", key = "c.key" }' if tls else ""
        with open(self.config, "w") as f:
            f.write(f"""public_url = "{self.base}"
data_dir = "data"
[[listen]]
address = "127.0.0.1:{self.port}"
{cert}
[upstream]
servers = ["http://127.0.0.1:{origin_port}"]
[operations]
listen = "127.0.0.1:{self.ops_port}"
[oauth]
access_lifetime = "4h"
[forum]
name = "Sample"
kind = "generic"
[forum.generic]
url = "http://127.0.0.1:{origin_port}/member"
by_id_url = "http://127.0.0.1:{origin_port}/member?{{id}}"
cookies = ["session"]
id = "/id"
username = "/name"
[server]
threads = {threads}
""")
        self.log_path = os.path.join(folder, "gateway.log")
        self.log = open(self.log_path, "wb")
        limit = [] if files is None else ["prlimit", f"--nofile={files}"]
        command = [*limit, *before, binary, "serve", "--config", self.config]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, cwd=folder)
        wait_for(self.port, self.process, patience)
        self.pid = self.process.pid

    def connect(self, timeout=30, alpn=None):
        s = socket.create_connection(("127.0.0.1", self.port), timeout)
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return tls_over(s, alpn) if self.tls else s

    def ask(self, method, path, body=None, headers=None):
        kind = http.client.HTTPSConnection if self.tls else http.client.HTTPConnection
        more = {"context": tls_context()} if self.tls else {}
        c = kind("127.0.0.1", self.port, timeout=20, **more)
        c.request(method, path, body, headers or {})
        r = c.getresponse()
        answer = r.status, dict((k.lower(), v) for k, v in r.getheaders()), r.read()
        c.close()
        return answer

    def token(self):
        """A token of a member, by a login with a code."""
        back = "http://127.0.0.1/back"
        added = subprocess.run(
            [self.binary, "app", "add", "--name", "Bench", "--redirect-uri", back, "--trusted", "--config", self.config,
             "-o", "json"], capture_output=True, text=True, cwd=self.folder)
        app = json.loads(added.stdout)
        verifier = "v" * 50
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        query = urllib.parse.urlencode(dict(client_id=app["client_id"], redirect_uri=back, response_type="code",
                                            scope="openid profile", state="s", code_challenge=challenge,
                                            code_challenge_method="S256"))
        status, headers, body = self.ask("GET", f"/oauth/authorize?{query}", headers={"Cookie": "session=lena"})
        code = re.search(r"[?&]code=([^&]+)", headers.get("location", ""))
        if not code:
            sys.exit(f"no code: {status} {headers} {body[:500]!r}")
        form = urllib.parse.urlencode(dict(grant_type="authorization_code", code=urllib.parse.unquote(code[1]),
                                           redirect_uri=back, code_verifier=verifier, client_id=app["client_id"],
                                           client_secret=app["client_secret"]))
        status, _, body = self.ask("POST", "/oauth/token", form, {"Content-Type": "application/x-www-form-urlencoded"})
        return json.loads(body)["access_token"] if status == 200 else sys.exit(f"no token: {status} {body!r}")

    def counters(self):
        """The counters of closed connections and others, by name with labels."""
        try:
            c = http.client.HTTPConnection("127.0.0.1", self.ops_port, timeout=5)
            c.request("GET", "/metrics")
            text = c.getresponse().read().decode()
            c.close()
        except (OSError, http.client.HTTPException):
            return {}
        lines = (line.rsplit(" ", 1) for line in text.splitlines() if line and line[0] != "#")
        return {name: float(value) for name, value in lines}

    def stop(self):
        end(self.process)
        self.log.close()


def certificate(folder, name, days=30, host="127.0.0.1"):
    kind = "IP" if re.fullmatch(r"[\d.]+", host) else "DNS"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                    str(days), "-subj", f"/CN={host}", "-addext", f"subjectAltName={kind}:{host}", "-keyout",
                    os.path.join(folder, name + ".key"), "-out", os.path.join(folder, name + ".pem")],
                   check=True, capture_output=True)


def tls_context(alpn=None):
    c = ssl.create_default_context()
    c.check_hostname, c.verify_mode = False, ssl.CERT_NONE
    if alpn:
        c.set_alpn_protocols([alpn])
    return c


CONTEXTS = {}


def tls_over(sock, alpn=None):
    if alpn not in CONTEXTS:
        CONTEXTS[alpn] = tls_context(alpn)
    return CONTEXTS[alpn].wrap_socket(sock, server_hostname="forum.test", suppress_ragged_eofs=True)


# ------------------------------------------------------------------ figures from /proc

def usage(pid):
    """(RSS in bytes, open descriptors, CPU seconds so far)."""
    with open(f"/proc/{pid}/status") as f:
        rss = int(re.search(r"VmRSS:\s+(\d+)", f.read())[1]) * 1024
    with open(f"/proc/{pid}/stat") as f:
        fields = f.read().rpartition(")")[2].split()
    return rss, len(os.listdir(f"/proc/{pid}/fd")), (int(fields[11]) + int(fields[12])) / TICK


def machine_busy():
    """Seconds that the machine's processors were busy."""
    with open("/proc/stat") as f:
        v = [int(x) for x in f.readline().split()[1:]]
    return (sum(v[:3]) + sum(v[5:8])) / TICK


class Sampler(threading.Thread):
    """Once a second: time, RSS, descriptors, CPU of the gateway, connections of the origin."""

    def __init__(self, pid, origin=None):
        super().__init__(daemon=True)
        self.pid, self.origin, self.rows, self.on = pid, origin, [], True
        self.start()

    def run(self):
        while self.on:
            began = time.time()
            try:
                rss, files, cpu = usage(self.pid)
            except (OSError, TypeError):
                return
            seen = self.origin.seen() if self.origin else None
            self.rows.append((began, rss, files, cpu, seen[0] if seen else 0, seen[2] if seen else 0))
            time.sleep(max(0, began + 1 - time.time()))

    def between(self, start, stop):
        return [r for r in self.rows if start <= r[0] <= stop] or self.rows[-1:]

    def cpu(self, start, stop):
        """Cores in use, on average."""
        rows = self.between(start, stop)
        return (rows[-1][3] - rows[0][3]) / (rows[-1][0] - rows[0][0]) if len(rows) > 1 else 0.0


# ------------------------------------------------------------------ the normal client

class Client:
    """Runs client.py; `lines` are (due, milliseconds, what) with None for a failure."""

    def __init__(self, gateway, token, rate=200):
        command = [sys.executable, os.path.join(HERE, "client.py"), str(gateway.port), str(int(gateway.tls)), token, str(rate)]
        self.path = os.path.join(gateway.folder, "client.tsv")
        self.process = subprocess.Popen(command, stdout=open(self.path, "wb"), stdin=subprocess.PIPE)

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait(90)
        self.rows = []
        with open(self.path) as f:
            for line in f:
                due, ms, what, detail = line.rstrip("\n").split("\t")
                self.rows.append((float(due), float(ms), what, detail))

    def between(self, start, stop, what=("page", "userinfo")):
        return [r for r in self.rows if start <= r[0] < stop and r[2] in what]


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def p99(rows):
    return percentile([r[1] for r in rows], 0.99)


def median(values):
    return statistics.median(values) if values else float("nan")
