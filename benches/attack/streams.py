"""R11 over HTTP/2, always with TLS: resets, failing streams, frames without end, bombs, windows that never open."""
import select, struct, threading, time
import h2, rig

LANES = ("tls",)
MIB = rig.MIB


def side_by_side(count, work):
    """Calls `work(n)` in so many threads; what they answer."""
    out = [None] * count

    def one(n):
        try:
            out[n] = work(n)
        except OSError as error:
            out[n] = error
    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return out


def tally(values):
    return ", ".join(f"{v} x {values.count(v)}" for v in sorted(set(values), key=str))


def origin_requests(run):
    seen = run.origin.seen()
    return seen[2] if seen else 0


def normal_pages(run, seconds):
    """How many requests of the normal client reach the origin meanwhile, plus one new connection each second."""
    return seconds * (200 * 0.8 + 1)


def floods_end(run, connections, what):
    hows = [c.how() if isinstance(c, h2.Connection) else str(c) for c in connections]
    run.check(f"{what}: GOAWAY or close", all(h != "open" for h in hows), tally(hows))
    return hows


def cpu_is_back(run):
    """CPU two seconds after the attack, beside what it was before."""
    time.sleep(2)
    at, cpu = time.time(), rig.usage(run.gateway.pid)[2]
    time.sleep(3)
    now = (rig.usage(run.gateway.pid)[2] - cpu) / (time.time() - at)

    def after():
        base = run.sampler.cpu(run.base_from, run.began)
        run.check("CPU is back in 2 s", now <= base + 0.05, f"{base * 100:.1f} -> {now * 100:.1f} %")
    return after


def rapid_reset(run):
    before, at = origin_requests(run), time.time()

    def one(_):
        c = h2.Connection(run.gateway)
        for first in range(1, 10_001, 200):
            part = b"".join(c.get(n) + h2.frame(h2.RST_STREAM, 0, n, struct.pack("!I", h2.CANCEL)) for n in range(first, first + 200, 2))
            if not c.send(part) or c.read(0.002).goaway is not None:
                break
        c.read(10, lambda: c.closed)
        return c
    connections = side_by_side(10, one)
    seconds = time.time() - at
    own = origin_requests(run) - before - normal_pages(run, seconds)
    hows = floods_end(run, connections, "5,000 x HEADERS + RST_STREAM")
    run.check("GOAWAY ENHANCE_YOUR_CALM", all(h == f"GOAWAY {h2.CALM}" for h in hows), tally(hows))
    lasts = [(c.last_stream + 1) // 2 for c in connections if getattr(c, "last_stream", None) is not None]
    run.check("after <= 500 resets of a connection", lasts and max(lasts) <= 500, f"{min(lasts, default=0)} to {max(lasts, default=0)}")
    run.check("<= 100 requests at the origin for each", own <= 10 * 100 + 40, f"about {max(0, own) / 10:.0f}")
    return cpu_is_back(run)


FAULTS = {
    "WINDOW_UPDATE 0": lambda n: h2.frame(h2.WINDOW_UPDATE, 0, n, struct.pack("!I", 0)),
    "WINDOW_UPDATE beyond 2^31-1": lambda n: h2.frame(h2.WINDOW_UPDATE, 0, n, struct.pack("!I", 0x7FFFFFFF)),
    "DATA after END_STREAM": lambda n: h2.frame(h2.DATA, 0, n, b"x"),
    "PRIORITY of length 4": lambda n: h2.frame(h2.PRIORITY, 0, n, b"\0\0\0\0"),
}


def made_you_reset(run):
    tops = []
    for what, fault in FAULTS.items():
        before, at, top = origin_requests(run), time.time(), 0

        def one(_):
            c = h2.Connection(run.gateway)
            for first in range(1, 2001, 40):
                if not c.send(b"".join(c.get(n) + fault(n) for n in range(first, first + 40, 2))) or c.read(0.002).closed:
                    break
            c.read(10, lambda: c.closed)
            return c
        connections = side_by_side(10, one)
        floods_end(run, connections, what)
        own = origin_requests(run) - before - normal_pages(run, time.time() - at)
        run.note(f"{what}: about {max(0, own) / 10:.0f} requests at the origin for each connection")
    back = cpu_is_back(run)

    def after():
        back()
        run.check("never more at the origin than the stream limit for each", run.origin_top <= 1000 + run.origin_base, run.origin_top)
    return after


def continuation(run):
    for size in (1, 16_384):
        before = rig.usage(run.gateway.pid)[0]

        def one(n):
            c = h2.Connection(run.gateway)
            c.send(h2.frame(h2.HEADERS, h2.END_STREAM, 1, h2.request(c.authority)))
            # Whole fields, so that nothing but their number is wrong: one of the static table, or one with a long value.
            whole = b"\x8f" if size == 1 else h2.field(b"x-bomb", b"y" * (size - 11))
            piece = h2.frame(h2.CONTINUATION, 0, 1, whole)
            took = 0
            if n == 0:
                # One counts: how many frames until the end is told.
                while took < 10_000 and c.send(piece) and not c.read(0.005).closed and c.goaway is None:
                    took += 1
            else:
                for _ in range(100):
                    if not c.send(piece * 100, 5):
                        break
            c.read(10, lambda: c.closed)
            c.took = took
            return c
        connections = side_by_side(10, one)
        floods_end(run, connections, f"CONTINUATION of {size} bytes")
        took = connections[0].took if isinstance(connections[0], h2.Connection) else 10_000
        run.check(f"after <= 100 frames or 64 KiB of {size} bytes each", took <= 100 or took * size <= 65_536, took)
        rise = rig.usage(run.gateway.pid)[0] - before
        run.check("RSS rise <= 1 MiB for each", rise <= 10 * MIB, f"{rise / MIB:.1f} MiB for 10")


def never_read(run, what, frame):
    """100,000 frames over each of ten connections whose answers are never read."""
    before, began = rig.usage(run.gateway.pid), time.time()
    connections, top = [], [0]
    for _ in range(10):
        connections.append(h2.Connection(run.gateway, keep_up=False))
    part = frame * 1000

    def one(n):
        sent = 0
        while sent < 100_000 and connections[n].send(part, 3):
            sent += 1000
        return sent
    sent = side_by_side(10, one)
    flooded = time.time() - began
    rise = max(x[1] for x in run.sampler.between(began, time.time() + 1)) - before[0]
    run.note(f"{what}: {min(sent)} to {max(sent)} frames were taken in {flooded:.0f} s")
    run.check(f"{what}: RSS rise <= 1 MiB for each", rise <= 10 * MIB, f"{rise / MIB:.1f} MiB for 10")
    stop = time.time() + 75
    while rig.usage(run.gateway.pid)[1] > before[1] + 2 and time.time() < stop:
        time.sleep(0.5)
    left = rig.usage(run.gateway.pid)[1] - before[1]
    run.check(f"{what}: closed by the write time-out (60 s)", left <= 2 and time.time() - began <= flooded + 65,
              f"{time.time() - began - flooded:.0f} s after the flood, {max(0, left)} open")
    for c in connections:
        c.close()


def settings(run):
    never_read(run, "SETTINGS", h2.frame(h2.SETTINGS, 0, 0))


def ping(run):
    never_read(run, "PING", h2.frame(h2.PING, 0, 0, b"12345678"))


def hpack_bomb(run):
    c = h2.Connection(run.gateway)
    # With a literal that is put into the table: 4,000 bytes; then 16,000 references to it (index 62).
    put = b"\x40" + h2.text(b"x-bomb") + h2.text(b"y" * 4000)
    c.send(h2.frame(h2.HEADERS, h2.END_HEADERS | h2.END_STREAM, 1, h2.request(c.authority) + put))
    c.read(3, lambda: 1 in c.ended)
    before = rig.usage(run.gateway.pid)[0]
    base = h2.request(c.authority)
    block = base + b"\xbe" * (16_384 - len(base))
    for n in range(3, 203, 2):
        if not c.send(h2.frame(h2.HEADERS, h2.END_HEADERS | h2.END_STREAM, n, block)):
            break
    c.read(5, lambda: c.closed or len(c.ended | set(c.resets)) >= 101)
    rise = max(x[1] for x in run.sampler.between(run.began, time.time() + 1)) - before
    refused = len([n for n in c.ended | set(c.resets) if n > 1])
    # An answer's first byte is the status: 0x88 is 200 from the static table.
    pages = sum(c.statuses.get(n) == b"\x88" for n in range(3, 203, 2))
    run.check("431, stream error or GOAWAY for each", not pages and (refused == 100 or c.how() != "open"),
              f"{refused} refused, {len(c.resets)} by RST_STREAM, {pages} pages, {c.how()}")
    run.check("RSS rise <= 8 MiB", rise <= 8 * MIB, f"{rise / MIB:.1f} MiB")
    c.close()


def window_0(run):
    before, began = rig.usage(run.gateway.pid), time.time()
    connections = [h2.Connection(run.gateway, settings=struct.pack("!HI", 4, 0)) for _ in range(int(100 * run.o.scale))]
    run.note(f"{len(connections)} connections of 100 streams")
    for c in connections:
        c.send(b"".join(c.get(n, b"/file.bin") for n in range(1, 201, 2)))
    rise = 0
    stop = time.time() + 75
    over = None
    while time.time() < stop:
        for c in connections:
            c.read(0.001)
        rss, files, _ = rig.usage(run.gateway.pid)
        rise = max(rise, rss - before[0])
        busy = sum(not c.closed and len(c.ended | set(c.resets)) < 100 for c in connections)
        if over is None and not busy:
            over = time.time() - began
            break
        time.sleep(0.3)
    resets = [code for c in connections for code in c.resets.values()]
    run.check("<= 256 MiB buffered in all", rise <= 256 * MIB, f"{rise / MIB:.0f} MiB, {rise / 1024 / 100 / len(connections):.0f} KiB for each stream")
    run.check("every stream or connection is closed within 60 s", over is not None and over <= 65, f"{over or float('inf'):.0f} s")
    run.note(f"{len(resets)} streams reset ({tally(resets)}), {sum(c.closed for c in connections)} connections closed, "
             f"{sum(len(c.ended) for c in connections)} answered whole")
    for c in connections:
        c.close()
    return lambda: run.closed("slow_read", len(connections) * 99)


def idle(run):
    count = int(1000 * run.o.scale)
    before, opened = rig.usage(run.gateway.pid)[0], time.time()
    connections = []
    for _ in range(count):
        c = h2.Connection(run.gateway)
        c.send(c.get(1))
        c.read(10, lambda: 1 in c.ended)
        connections.append(c)
    last = time.time()
    time.sleep(5)
    rss = rig.usage(run.gateway.pid)[0] - before
    run.check("<= 40 KiB for each", rss / 1024 / count <= 40, f"{rss / 1024 / count:.1f} KiB")
    ends = []
    poll = select.poll()
    by_number = {c.sock.fileno(): c for c in connections}
    for c in connections:
        poll.register(c.sock, select.POLLIN)
    while by_number and time.time() < last + 95:
        for number, _ in poll.poll(1000):
            c = by_number[number]
            c.read(0.01)
            if c.closed or c.goaway is not None:
                ends.append(time.time())
                poll.unregister(number)
                del by_number[number]
    hows = [c.how() for c in connections]
    run.check("GOAWAY NO_ERROR", all(h == "GOAWAY 0" for h in hows), tally(hows))
    run.check("75 s (+-5) after the page", ends and len(ends) == count and min(ends) - opened >= 70 and max(ends) - last <= 80,
              f"first {min(ends) - opened:.1f} s, last {max(ends) - last:.1f} s, {len(ends)} of {count}" if ends else "none")
    for c in connections:
        c.close()
    return lambda: run.closed("idle", count * 0.99)


ROWS = {
    "rapid-reset": dict(attack=rapid_reset, lanes=LANES),
    "made-you-reset": dict(attack=made_you_reset, lanes=LANES),
    "continuation": dict(attack=continuation, lanes=LANES),
    "settings-flood": dict(attack=settings, lanes=LANES),
    "ping-flood": dict(attack=ping, lanes=LANES),
    "hpack-bomb": dict(attack=hpack_bomb, lanes=LANES),
    "window-0": dict(attack=window_0, lanes=LANES),
    "h2-idle": dict(attack=idle, lanes=LANES),
}
