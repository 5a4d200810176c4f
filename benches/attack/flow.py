#!/usr/bin/env python3
"""What must flow and not be kept: 10 GiB up, 10 GiB down, events one by one, and h2load without a failed request.

  flow.py --binary target/release/portico [--gib 10] [--only down|up|events|load] [--lane plain|tls]

Needs h2load (nghttp2-client). Exit status: 0 all held, 1 one did not.
"""
import argparse, os, re, shutil, socket, subprocess, sys, tempfile, threading, time, zlib
import rig

BLOCK = os.urandom(1 << 20)
MIB = rig.MIB


class Origin:
    """Counts and sums what it gets, sends as much as it is asked for, and events when the one before was seen."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.listener.getsockname()[1]
        self.seen, self.upload = threading.Semaphore(0), None
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            s, _ = self.listener.accept()
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(s,), daemon=True).start()

    def serve(self, s):
        rest = b""
        try:
            while True:
                while b"\r\n\r\n" not in rest:
                    part = s.recv(65536)
                    if not part:
                        return
                    rest += part
                head, _, rest = rest.partition(b"\r\n\r\n")
                path = head.split(b" ")[1].decode()
                length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
                if length:
                    rest = self.take(s, rest, int(length[1]))
                if path.startswith("/down/"):
                    blocks = int(path[6:])
                    s.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (blocks * len(BLOCK)))
                    for _ in range(blocks):
                        s.sendall(BLOCK)
                    continue
                if path.startswith("/events/"):
                    self.events(s, int(path[8:]))
                    continue
                if path == "/seen":
                    self.seen.release()
                body = b'{"id": 2, "name": "lena"}'
                s.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        except OSError:
            pass
        finally:
            s.close()

    def take(self, s, rest, length):
        part = rest[:length]
        summed, left, buffer = zlib.crc32(part), length - len(part), memoryview(bytearray(1 << 20))
        while left:
            n = s.recv_into(buffer, min(left, len(buffer)))
            if not n:
                raise OSError
            summed, left = zlib.crc32(buffer[:n], summed), left - n
        self.upload = length, summed
        return rest[length:]

    def events(self, s, count):
        s.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
        for n in range(count):
            event = b"data: %d\n\n" % n
            s.sendall(b"%x\r\n%s\r\n" % (len(event), event))
            # The next one only when the visitor has said that this one is there.
            self.seen.acquire()
            time.sleep(0.01)
        s.sendall(b"0\r\n\r\n")


def head_of(s):
    got = b""
    while b"\r\n\r\n" not in got:
        part = s.recv(4096)
        if not part:
            raise OSError("closed")
        got += part
    return got.partition(b"\r\n\r\n")


def expected(blocks):
    summed = 0
    for _ in range(blocks):
        summed = zlib.crc32(BLOCK, summed)
    return summed


class Flow:
    def __init__(self, o, lane):
        self.o, self.lane, self.bad, self.tls = o, lane, 0, lane == "tls"
        self.folder = tempfile.mkdtemp(prefix="flow-", dir=o.tmp)
        self.origin = Origin()
        self.gateway = rig.Gateway(o.binary, self.folder, self.tls, self.origin.port)
        self.host = f"Host: 127.0.0.1:{self.gateway.port}\r\n"

    def stop(self):
        self.gateway.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def say(self, what, good, value):
        self.bad += not good
        print(f"{'ok  ' if good else 'FAIL'} {what} [{self.lane}]: {value}", flush=True)

    def big(self, what, work):
        """`work` moves one block, then all of them: RSS must not grow with the number."""
        work(8)
        before = rig.usage(self.gateway.pid)[0]
        sampler, began = rig.Sampler(self.gateway.pid), time.time()
        blocks = int(self.o.gib * 1024)
        whole = work(blocks)
        took = time.time() - began
        sampler.on = False
        rise = max(x[1] for x in sampler.rows) - before
        good = whole == expected(blocks) and rise <= 16 * MIB
        self.say(what, good, f"{self.o.gib:g} GiB in {took:.0f} s, sum {'right' if whole == expected(blocks) else 'WRONG'}, "
                 f"RSS {before / MIB:.0f} MiB {rise / MIB:+.1f} at most, {sampler.cpu(began, time.time()) * took / self.o.gib:.2f} CPU s a GiB")

    def down(self):
        def work(blocks):
            s = self.gateway.connect()
            s.sendall(f"GET /down/{blocks} HTTP/1.1\r\n{self.host}\r\n".encode())
            _, _, rest = head_of(s)
            summed, left, buffer = zlib.crc32(rest), blocks * len(BLOCK) - len(rest), memoryview(bytearray(1 << 20))
            while left:
                n = s.recv_into(buffer)
                if not n:
                    raise OSError("cut off")
                summed, left = zlib.crc32(buffer[:n], summed), left - n
            s.close()
            return summed
        self.big("download", work)

    def up(self):
        def work(blocks):
            s = self.gateway.connect()
            s.sendall(f"POST /up HTTP/1.1\r\n{self.host}Content-Length: {blocks * len(BLOCK)}\r\n\r\n".encode())
            for _ in range(blocks):
                s.sendall(BLOCK)
            head, _, _ = head_of(s)
            s.close()
            return self.origin.upload[1] if head.startswith(b"HTTP/1.1 200") else None
        self.big("upload", work)

    def events(self):
        count = 500
        s, other = self.gateway.connect(timeout=10), self.gateway.connect(timeout=10)
        s.sendall(f"GET /events/{count} HTTP/1.1\r\n{self.host}Accept: text/event-stream\r\n\r\n".encode())
        _, _, got = head_of(s)
        began, seen = time.time(), 0
        try:
            while seen < count:
                while b"data: %d\n\n" % seen not in got:
                    part = s.recv(4096)
                    if not part:
                        raise OSError("closed")
                    got += part
                assert b"data: %d\n\n" % (seen + 1) not in got
                got, seen = b"", seen + 1
                other.sendall(f"GET /seen HTTP/1.1\r\n{self.host}\r\n".encode())
                head, _, rest = head_of(other)
                while len(rest) < 25:
                    rest += other.recv(4096)
            while b"0\r\n\r\n" not in got:
                got += s.recv(4096)
        except (OSError, AssertionError) as error:
            print(f"     {error}")
        self.say("events, each seen before the next is sent", seen == count, f"{seen} of {count} in {time.time() - began:.1f} s")

    def load(self):
        nginx = rig.Nginx(self.folder)
        folder = os.path.join(self.folder, "load")
        os.makedirs(folder)
        gateway = rig.Gateway(self.o.binary, folder, self.tls, nginx.port)
        try:
            runs = [("HTTP/1.1", ["--h1"])] + ([("HTTP/2", ["-m", "16"])] if self.tls else [])
            for name, more in runs:
                url = f"{gateway.base}/page.html"
                command = [rig.tool("h2load"), "-n", str(self.o.requests), "-c", "32", "-t", "1", *more, url]
                cpu = rig.usage(gateway.pid)[2]
                text = subprocess.run(command, capture_output=True, text=True, timeout=900).stdout
                cpu = rig.usage(gateway.pid)[2] - cpu
                line = re.search(r"requests: .*", text)
                speed = re.search(r"finished in .*", text)
                good = f"{self.o.requests} succeeded, 0 failed, 0 errored" in text and f"status codes: {self.o.requests} 2xx" in text
                self.say(f"h2load, {name}, 32 connections", good, f"{line and line[0]}; {speed and speed[0]}; {cpu / self.o.requests * 1e6:.0f} us CPU each")
        finally:
            gateway.stop()
            nginx.stop()


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--binary", required=True)
    a.add_argument("--gib", type=float, default=10)
    a.add_argument("--requests", type=int, default=200_000)
    a.add_argument("--only", default="down|up|events|load")
    a.add_argument("--lane", choices=["plain", "tls"])
    a.add_argument("--tmp")
    o = a.parse_args()
    o.binary, bad = os.path.abspath(o.binary), 0
    for lane in [x for x in ("plain", "tls") if o.lane in (None, x)]:
        flow = Flow(o, lane)
        try:
            for name in ("events", "load", "down", "up"):
                if re.fullmatch(o.only, name):
                    getattr(flow, name)()
        finally:
            flow.stop()
        bad += flow.bad
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
