"""Frames of HTTP/2 (RFC 9113 §6), written by hand so that they can be wrong. Fields are literals without an index."""
import select, struct, time

DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = 0, 1, 2, 3, 4, 6, 7, 8, 9
END_STREAM, ACK, END_HEADERS = 1, 1, 4
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
CANCEL, CALM = 8, 11


def frame(kind, flags, stream, payload=b""):
    return struct.pack("!I", len(payload))[1:] + bytes([kind, flags]) + struct.pack("!I", stream) + payload


def number(value, bits, first=0):
    """An integer of HPACK (RFC 7541 §5.1)."""
    most = (1 << bits) - 1
    if value < most:
        return bytes([first | value])
    out, value = bytes([first | most]), value - most
    while value >= 128:
        out, value = out + bytes([value % 128 + 128]), value // 128
    return out + bytes([value])


def text(value):
    return number(len(value), 7) + value


def field(name, value):
    return b"\0" + text(name) + text(value)


def request(authority, path=b"/page.html", method=b"GET"):
    return (field(b":method", method) + field(b":scheme", b"https") + field(b":authority", authority.encode()) + field(b":path", path)
            + field(b"user-agent", b"Mozilla/5.0"))


class Connection:
    """One connection; `settings` is the payload of the first SETTINGS."""

    def __init__(self, gateway, settings=b"", keep_up=True, buffer=None):
        self.authority = f"127.0.0.1:{gateway.port}"
        self.sock = gateway.connect(alpn="h2", timeout=60)
        assert self.sock.selected_alpn_protocol() == "h2"
        self.got, self.closed, self.keep_up = b"", False, keep_up
        self.goaway = self.last_stream = None
        self.statuses, self.resets, self.ended, self.body = {}, {}, set(), {}
        self.sock.sendall(PREFACE + frame(SETTINGS, 0, 0, settings))

    def send(self, data, wait=20):
        """Whether the other end took all of it."""
        self.sock.settimeout(wait)
        try:
            self.sock.sendall(data)
            return True
        except OSError:
            return False

    def get(self, stream, path=b"/page.html", extra=b""):
        block = request(self.authority, path) + extra
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, block)

    def read(self, seconds, until=None):
        """Reads frames and answers those of the connection, until `until()` or the end."""
        deadline = time.time() + seconds
        while not self.closed and not (until and until()):
            left = deadline - time.time()
            if left <= 0:
                break
            if not self.sock.pending() and not select.select([self.sock], [], [], left)[0]:
                break
            self.sock.settimeout(5)
            try:
                part = self.sock.recv(65536)
            except TimeoutError:
                continue
            except OSError:
                part = b""
            if not part:
                self.closed = True
                break
            self.got += part
            while self.take():
                pass
        return self

    def take(self):
        if len(self.got) < 9:
            return False
        length = int.from_bytes(self.got[:3], "big")
        if len(self.got) < 9 + length:
            return False
        kind, flags = self.got[3], self.got[4]
        stream = int.from_bytes(self.got[5:9], "big") & 0x7FFFFFFF
        payload, self.got = self.got[9:9 + length], self.got[9 + length:]
        if kind == SETTINGS and not flags & ACK and self.keep_up:
            self.send(frame(SETTINGS, ACK, 0))
        elif kind == PING and not flags & ACK and self.keep_up:
            self.send(frame(PING, ACK, 0, payload))
        elif kind == GOAWAY:
            self.last_stream, self.goaway = struct.unpack("!II", payload[:8])
        elif kind == RST_STREAM:
            self.resets[stream] = struct.unpack("!I", payload)[0]
        elif kind == HEADERS:
            self.statuses[stream] = payload[:1]
        elif kind == DATA:
            self.body[stream] = self.body.get(stream, 0) + length
            if length and self.keep_up:
                self.send(frame(WINDOW_UPDATE, 0, 0, struct.pack("!I", length)))
        if kind in (DATA, HEADERS) and flags & END_STREAM:
            self.ended.add(stream)
        return True

    def how(self):
        if self.goaway is not None:
            return f"GOAWAY {self.goaway}"
        return "closed" if self.closed else "open"

    def close(self):
        self.sock.close()
