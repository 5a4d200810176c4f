"""R10: clients that are slow with heads, bodies, reading and handshakes."""
import csv, os, select, socket, ssl, subprocess, threading, time
import rig

LANES = ("plain", "tls")


def slowhttptest(run, *options, path="/"):
    """Runs it; answers the rows of its statistics."""
    out = os.path.join(run.folder, "slow")
    command = [rig.tool("slowhttptest"), *map(str, options), "-u", run.gateway.base + path, "-g", "-o", out]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    with open(out + ".csv") as f:
        rows = list(csv.DictReader(f))
    dark = [r["Seconds"] for r in rows if not float(r["Service Available"])]
    run.check("slowhttptest: service available at every second", not dark, f"not at {dark}" if dark else f"{len(rows)} samples")
    return rows


class Timed(threading.Thread):
    """Slow connections of our own; how many seconds after the connect each is closed, and by which words."""

    def __init__(self, run, count, begin, piece, every, raw=False, limit=130):
        super().__init__()
        self.run_, self.begin, self.piece, self.every, self.limit = run, begin, piece, every, limit
        self.times, self.words = [], []
        self.socks = {}
        for _ in range(count):
            s = socket.create_connection(("127.0.0.1", run.gateway.port), 20)
            at = time.time()
            if run.tls and not raw:
                s = rig.tls_over(s)
            s.sendall(begin)
            self.socks[s] = at
        self.start()

    def run(self):
        first = time.time()
        due = first + self.every
        poll, by_number, tick = select.poll(), {}, 0
        for s in self.socks:
            poll.register(s, select.POLLIN)
            by_number[s.fileno()] = s
        while self.socks and time.time() < first + self.limit:
            for number, _ in poll.poll(max(0, min(due - time.time(), 1)) * 1000):
                self.look(by_number[number])
                if by_number[number].fileno() < 0:
                    poll.unregister(number)
            if time.time() >= due:
                due += self.every
                tick += 1
                piece = self.piece(tick) if callable(self.piece) else self.piece
                for s in list(self.socks):
                    try:
                        s.sendall(piece)
                    except OSError:
                        poll.unregister(s)
                        self.over(s)
        self.times += [float("inf")] * len(self.socks)
        for s in list(self.socks):
            s.close()

    def look(self, s):
        """Takes what there is. TLS may have read more of it than was asked for, so that the socket tells of nothing more."""
        s.setblocking(False)
        try:
            while s in self.socks:
                part = s.recv(65536)
                if part:
                    self.words.append(part[:12].decode("latin-1"))
                else:
                    self.over(s)
        except (BlockingIOError, ssl.SSLWantReadError):
            s.settimeout(1)
        except OSError:
            self.over(s)

    def over(self, s):
        self.times.append(time.time() - self.socks.pop(s))
        s.close()

    def told(self, run, text, least, most):
        self.join()
        good = self.times and all(least <= t <= most for t in self.times)
        words = f", {self.words[0]!r} {len(self.words)} times" if self.words else ""
        run.check(text, good, f"{min(self.times):.1f} to {max(self.times):.1f} s{words}" if self.times else "none")


def slow_header(run, connections=500, rate=100):
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{run.gateway.port}\r\n".encode()
    trickle = Timed(run, 10, head, b"X-a: b\r\n", 5)
    bytewise = Timed(run, 10, b"G", b"E", 1)
    silent = Timed(run, 10, b"", b"", 60)
    slowhttptest(run, "-c", connections, "-H", "-i", 5, "-r", rate, "-l", 90, "-x", 24)
    for timed, what in ((trickle, "a field every 5 s"), (bytewise, "a byte a second"), (silent, "nothing")):
        timed.told(run, f"closed 15 s (+-2) after accept: {what}", 13, 17)

    def after():
        run.check("origin sees no connection of them", run.origin_top <= run.origin_base + 10, f"{run.origin_base:.0f} -> {run.origin_top}")
        run.closed("slow_head", connections)
    return after


def slow_body(run, path, least=0, most=20):
    head = (f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{run.gateway.port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            "Content-Length: 8192\r\n\r\n").encode()
    trickle = Timed(run, 10, head, b"&abcd=12345", 5)
    bytewise = Timed(run, 10, head, b"x", 1)
    silent = Timed(run, 10, head, b"", 90)
    slowhttptest(run, "-c", 500, "-B", "-i", 5, "-r", 100, "-l", 90, "-s", 8192, "-x", 10, path=path)
    for timed, what in ((trickle, "11 bytes every 5 s"), (bytewise, "a byte a second"), (silent, "nothing")):
        timed.told(run, f"408 or close within {most} s: {what}", least, most)
    return lambda: run.closed("slow_body", 500)


def slow_body_forum(run):
    after = slow_body(run, "/upload")
    time.sleep(1)
    left = run.origin.seen()

    def rest():
        after()
        late = run.sampler.between(run.last - 5, run.last)[-1]
        run.check("the origin's connections are closed with them", left[0] <= run.origin_base + 10 and late[4] <= run.origin_base + 10,
                  f"{run.origin_base:.0f} -> {run.origin_top} -> {left[0]}")
    return rest


def slow_body_token(run):
    return slow_body(run, "/oauth/token", most=13)


def slow_read(run):
    began = time.time()
    slowhttptest(run, "-c", 500, "-X", "-r", 100, "-l", 90, "-w", 1, "-y", 5, "-n", 2, "-z", 5, "-k", 3, path="/file.bin")

    def after():
        # The last one comes after 5 s. The closing side's own buffers hide the end from the reader, so descriptors tell.
        rows = [r for r in run.sampler.rows if r[0] > began + 6]
        gone = next((r[0] - began for r in rows if r[2] <= run.fds + 16), float("inf"))
        run.check("closed within 60 s (of the last connect)", gone <= 5 + 60 + 3, f"{gone:.0f} s after the first")
        run.closed("slow_read", 450)
    return after


def hello():
    """A ClientHello."""
    out = ssl.MemoryBIO()
    tls = rig.tls_context().wrap_bio(ssl.MemoryBIO(), out, server_hostname="forum.test")
    try:
        tls.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return out.read()


def slow_handshake(run):
    words = hello()
    half = Timed(run, 500, words[:len(words) // 2], b"", 60, raw=True)
    bytewise = Timed(run, 500, words[:1], lambda n: words[n:n + 1], 1, raw=True)
    half.told(run, "closed 10 s (+-2) after accept: half a ClientHello", 8, 12)
    bytewise.told(run, "closed by 10 s (+2): a byte a second", 0, 12)
    return lambda: run.closed("slow_handshake", 500)


ROWS = {
    "slow-header": dict(attack=slow_header, lanes=LANES, rss=16),
    "slow-body-forum": dict(attack=slow_body_forum, lanes=LANES, rss=32),
    "slow-body-token": dict(attack=slow_body_token, lanes=LANES, rss=32),
    "slow-read": dict(attack=slow_read, lanes=LANES, rss=64),
    "slow-handshake": dict(attack=slow_handshake, lanes=("tls",), rss=32),  # 16 for each 500
    "slow-header-large": dict(attack=lambda run: slow_header(run, 5000, 1000), lanes=LANES, rss=80, large=True),
}
