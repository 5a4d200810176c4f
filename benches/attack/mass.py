"""R11 over HTTP/1: idle connections, WebSockets, bombs of header fields, connections that come and go."""
import base64, os, select, socket, ssl, struct, subprocess, sys, threading, time
import rig

LANES = ("plain", "tls")
MIB = rig.MIB


def get(run, path="/page.html", more=""):
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{run.gateway.port}\r\n{more}\r\n".encode()


def read_answer(s):
    """Reads one answer with a length; its status."""
    got = b""
    while b"\r\n\r\n" not in got:
        part = s.recv(65536)
        if not part:
            raise OSError("closed")
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    length = next((int(x[16:]) for x in head.lower().split(b"\r\n") if x.startswith(b"content-length: ")), 0)
    while len(body) < length:
        part = s.recv(65536)
        if not part:
            raise OSError("closed")
        body += part
    return int(head[9:12])


class Addresses:
    """Source addresses in turn: one has 28,000 ports."""

    def __init__(self):
        self.n = 0

    def socket(self):
        s = socket.socket()
        s.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
        self.n += 1
        s.bind((f"127.0.1.{1 + self.n % 50}", 0))
        return s


def many(run, count, each):
    """Opens connections and does `each` with them; those that stay."""
    addresses, socks, step, began = Addresses(), [], 500, time.time()
    for n in range(count):
        s = addresses.socket()
        s.settimeout(20)
        s.connect(("127.0.0.1", run.gateway.port))
        if run.tls:
            s = rig.tls_over(s)
        each(s)
        socks.append(s)
        if n % step == step - 1:
            # A steady pace: the row is about those that stay.
            time.sleep(max(0, began + n / (500 if run.tls else 2000) - time.time()))
    return socks


def share(run, full, descriptors_each):
    """`full` connections, or as many as the limit on open files lets."""
    count = min(int(full * run.o.scale), (run.files() - 600) // descriptors_each)
    run.note(f"{count} connections" + (f" of {full}: the limit on open files is {run.files()}" if count < full else ""))
    return count


def idle(run):
    count = share(run, 10_000, 1)

    def page(s):
        s.sendall(get(run))
        if read_answer(s) != 200:
            raise OSError("no page")
    before = rig.usage(run.gateway.pid)[0]
    opened = time.time()
    socks = many(run, count, page)
    last = time.time()
    time.sleep(5)
    rss = rig.usage(run.gateway.pid)[0] - before
    most = 40 if run.tls else 8
    run.check("all are there at once", last - opened < 70, f"{last - opened:.0f} s until the last one was")
    run.check(f"<= {most} KiB for each", rss / 1024 / count <= most, f"{rss / 1024 / count:.1f} KiB, {rss / MIB:.0f} MiB in all")
    held = time.time()
    cpu = rig.usage(run.gateway.pid)[2]
    time.sleep(55 - 5)
    cpu = (rig.usage(run.gateway.pid)[2] - cpu) / (time.time() - held)
    # Who is closed, and when.
    poll, ends, by_number = select.poll(), [], {}
    for n, s in enumerate(socks):
        poll.register(s, select.POLLIN | select.POLLRDHUP)
        by_number[s.fileno()] = s
    stop = last + 95
    while len(ends) < count and time.time() < stop:
        for number, _ in poll.poll(1000):
            poll.unregister(number)
            ends.append(time.time())
            by_number[number].close()
    for s in socks:
        s.close()
    run.check("all closed after the idle time-out", len(ends) == count, f"{len(ends)} of {count}")
    if ends:
        run.check("75 s (+-5) after their page", min(ends) - opened >= 70 and max(ends) - last <= 80,
                  f"first {min(ends) - opened:.1f} s after the first page, last {max(ends) - last:.1f} s after the last")

    def after():
        base = run.sampler.cpu(run.base_from, run.began)
        run.check("CPU < 2 % of a core more than before while they are held", cpu - base < 0.02, f"{base * 100:.1f} -> {cpu * 100:.1f} %")
        run.closed("idle", count * 0.99)
    return after


# ------------------------------------------------------------------ WebSockets

class Echo:
    """The origin of the WebSocket row: pages, and an echo for whoever switches protocols. Another process."""

    def __init__(self, folder):
        self.port = rig.free_port()
        command = [sys.executable, os.path.join(rig.HERE, "echo.py"), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        rig.wait_for(self.port, self.process)

    def seen(self):
        return None

    def stop(self):
        self.process.terminate()
        self.process.wait()


def masked(payload):
    key = os.urandom(4)
    return b"\x82" + bytes([0x80 | len(payload)]) + key + bytes(b ^ key[i % 4] for i, b in enumerate(payload))


def websocket(run):
    count = share(run, 10_000, 2)
    more = f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {base64.b64encode(bytes(16)).decode()}\r\n"
    request = get(run, "/socket", more)

    def switch(s):
        s.sendall(request)
        got = b""
        while b"\r\n\r\n" not in got:
            part = s.recv(4096)
            if not part:
                raise OSError("closed")
            got += part
        if not got.startswith(b"HTTP/1.1 101"):
            raise OSError(got[:30])
    before = rig.usage(run.gateway.pid)[0]
    socks = many(run, count, switch)
    time.sleep(5)
    rss = rig.usage(run.gateway.pid)[0] - before
    run.check("<= 64 KiB for each, both sides", rss / 1024 / count <= 64, f"{rss / 1024 / count:.1f} KiB, {rss / MIB:.0f} MiB in all")
    times, wrong, dead = [], 0, set()
    minutes, began = 5, time.time()
    for n in range(count * minutes):
        time.sleep(max(0, began + n * 60 / count - time.time()))
        s = socks[n % count]
        if s in dead:
            continue
        payload = os.urandom(32)
        try:
            s.settimeout(20)
            sent = time.time()
            s.sendall(masked(payload))
            got = b""
            while len(got) < 34:
                part = s.recv(100)
                if not part:
                    raise OSError("closed")
                got += part
            times.append((time.time() - sent) * 1000)
            wrong += got != b"\x82\x20" + payload
        except OSError:
            dead.add(s)
    run.check("echo p99 < 100 ms", rig.percentile(times, 0.99) < 100, f"{rig.percentile(times, 0.99):.1f} ms of {len(times)}")
    run.check("every echo is right", not wrong, wrong)
    run.check("all live after 5 min", not dead, f"{count - len(dead)} of {count}")
    for s in socks:
        s.close()


# ------------------------------------------------------------------ bombs

def bomb(run, pieces, wait, count=200):
    """Sends `pieces` over so many connections side by side; the first words of each answer, and how many closed."""
    socks, words, closed = [], [], 0
    for _ in range(count):
        s = run.gateway.connect(timeout=20)
        socks.append(s)
    sent = 0
    for piece in pieces:
        for s in socks:
            try:
                s.settimeout(5)
                s.sendall(piece)
                sent += len(piece)
            except OSError:
                pass
    end = time.time() + wait
    for s in socks:
        got = b""
        try:
            while time.time() < end:
                s.settimeout(max(0.05, end - time.time()))
                part = s.recv(65536)
                if not part:
                    closed += 1
                    break
                got += part
        except TimeoutError:
            pass
        except OSError:
            closed += 1
        words.append(got[9:12].decode("latin-1"))
        s.close()
    return sent, {w: words.count(w) for w in set(words)}, closed


def bombs(run, pieces, wait, allowed=("400", "431")):
    before = rig.usage(run.gateway.pid)[0]
    sent, words, closed = bomb(run, pieces, wait)
    run.check("closed", closed == 200, f"{closed} of 200")
    run.check("400 or 431", set(words) <= set(allowed), str(words))

    def after():
        top = max(x[1] for x in run.sampler.between(run.began, run.ended + 1)) - before
        run.check("RSS rise <= 1.5 x the bytes sent", top <= max(1.5 * sent, MIB), f"{top / MIB:.1f} MiB of {sent / MIB:.1f}")
        late = run.sampler.between(run.ended + 28, run.ended + 32)[-1]
        run.check("gone after 30 s", late[1] - before <= 16 * MIB, f"{(late[1] - before) / MIB:+.1f} MiB")
    return after


def fields(run, count, size):
    line = "x-bomb-{:04}: " + "y" * size + "\r\n"
    return "".join(line.format(n) for n in range(count))


def bomb_fields(run):
    return bombs(run, [get(run, more=fields(run, 257, 100))], 20)


def bomb_large(run):
    whole = get(run, more=fields(run, 150, 8192 - 16))
    return bombs(run, [whole[i:i + 65536] for i in range(0, len(whole), 65536)], 20, ("400", "431", ""))


def bomb_endless(run):
    whole = get(run, more=fields(run, 128, 8192 - 16))[:-2]
    return bombs(run, [whole[i:i + 65536] for i in range(0, len(whole), 65536)], 25, ("400", "431", "408", ""))


# ------------------------------------------------------------------ churn

def churn(run, reset):
    rate, seconds = (500 if run.tls else 5000) * run.o.scale, 30
    command = [sys.executable, os.path.join(rig.HERE, "churn.py"), str(run.gateway.port), str(int(run.tls)), str(int(reset)), str(rate / 2), str(seconds)]
    both = [subprocess.Popen(command + [str(n)], stdout=subprocess.PIPE, text=True) for n in (1, 2)]
    lines = [p.communicate()[0].split() for p in both]
    answered, failed = sum(int(x[0]) for x in lines), sum(int(x[1]) for x in lines)
    run.note(f"{(answered + failed) / seconds:.0f} connections a second" + ("" if rate == 5000 else f" of 5000: {rate:.0f} is what was asked"))
    run.check("99.9 % answered", answered >= 0.999 * (answered + failed), f"{answered} of {answered + failed}")


ROWS = {
    "idle": dict(attack=idle, lanes=LANES),
    "websocket": dict(attack=websocket, lanes=LANES, origin="echo"),
    "bomb-fields": dict(attack=bomb_fields, lanes=LANES),
    "bomb-large": dict(attack=bomb_large, lanes=LANES),
    "bomb-endless": dict(attack=bomb_endless, lanes=LANES),
    "churn": dict(attack=lambda run: churn(run, False), lanes=LANES, p99=100),
    "churn-reset": dict(attack=lambda run: churn(run, True), lanes=LANES, p99=100),
}
