#!/usr/bin/env python3
"""echo.py PORT: a page for every GET, and an echo of WebSocket messages of up to 125 bytes. One thread."""
import base64, hashlib, re, resource, select, socket, sys

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10240\r\n\r\n" + b"x" * 10240
MEMBER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 25\r\n\r\n{"id": 2, "name": "lena"}'
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=4096)
listener.setblocking(False)
poll = select.epoll()
poll.register(listener, select.EPOLLIN)
visitors = {}  # by number: socket, bytes that wait, whether it is a WebSocket


def answer(data):
    """(what to send, what is left, whether it is a WebSocket now)"""
    out = b""
    while b"\r\n\r\n" in data:
        head, _, data = data.partition(b"\r\n\r\n")
        key = re.search(rb"(?i)sec-websocket-key: (\S+)", head)
        if key:
            accept = base64.b64encode(hashlib.sha1(key[1] + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
            return (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + accept + b"\r\n\r\n"), data, True
        out += MEMBER if b" /member" in head.split(b"\r\n")[0] else PAGE
    return out, data, False


def echo(data):
    out = b""
    while len(data) >= 6 and len(data) >= 6 + (data[1] & 127):
        length, key = data[1] & 127, data[2:6]
        out += bytes([data[0], length]) + bytes(b ^ key[i % 4] for i, b in enumerate(data[6:6 + length]))
        data = data[6 + length:]
    return out, data


while True:
    for number, _ in poll.poll():
        if number == listener.fileno():
            try:
                while True:
                    s, _ = listener.accept()
                    s.setblocking(False)
                    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    visitors[s.fileno()] = [s, b"", False]
                    poll.register(s, select.EPOLLIN)
            except OSError:
                continue
        visitor = visitors[number]
        try:
            part = visitor[0].recv(65536)
            if not part:
                raise OSError
            data = visitor[1] + part
            out = b""
            if not visitor[2]:
                out, data, visitor[2] = answer(data)
            if visitor[2]:
                more, data = echo(data)
                out += more
            visitor[1] = data
            if out:
                visitor[0].sendall(out)
        except BlockingIOError:
            pass
        except OSError:
            poll.unregister(number)
            visitors.pop(number)[0].close()
