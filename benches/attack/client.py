#!/usr/bin/env python3
"""A normal client: 8 kept connections ask for so many answers a second, four pages to one userinfo. When an answer is due
does not depend on the others (open loop), and its time counts from then. Beside them a new connection each second.

client.py PORT TLS TOKEN RATE      ends when its standard input does; prints due, milliseconds, what, failure
"""
import itertools, socket, sys, threading, time
import rig

PORT, TLS, TOKEN, RATE = int(sys.argv[1]), sys.argv[2] == "1", sys.argv[3], float(sys.argv[4])
HOST = f"Host: 127.0.0.1:{PORT}\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\nCookie: session=lena\r\n"
PAGE = f"GET /page.html HTTP/1.1\r\n{HOST}\r\n".encode()
USERINFO = f"GET /oauth/userinfo HTTP/1.1\r\n{HOST}Authorization: Bearer {TOKEN}\r\n\r\n".encode()
OVER = threading.Event()
LOCK = threading.Lock()
COUNT = itertools.count()
START = time.time() + 0.1


def connect():
    s = socket.create_connection(("127.0.0.1", PORT), 20)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return rig.tls_over(s) if TLS else s


def exchange(s, request, least):
    s.sendall(request)
    got = b""
    while b"\r\n\r\n" not in got:
        part = s.recv(65536)
        if not part:
            raise OSError("closed before the head")
        got += part
    head, _, body = got.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    length = int(fields[b"content-length"])
    size = len(body)
    while size < length:
        part = s.recv(65536)
        if not part:
            raise OSError("closed within the body")
        size += len(part)
    if not head.startswith(b"HTTP/1.1 200") or length < least:
        raise OSError(head.split(b"\r\n")[0].decode())


def note(due, what, failure=""):
    line = f"{due:.4f}\t{(time.time() - due) * 1000:.3f}\t{what}\t{failure}\n"
    with LOCK:
        sys.stdout.write(line)


def kept():
    s = None
    while not OVER.is_set():
        n = next(COUNT)
        due = START + n / RATE
        time.sleep(max(0, due - time.time()))
        what, request, least = ("userinfo", USERINFO, 10) if n % 5 == 4 else ("page", PAGE, rig.PAGE_BYTES)
        try:
            s = s or connect()
            exchange(s, request, least)
            note(due, what)
        except (OSError, KeyError, ValueError) as error:
            note(due, what, f"{type(error).__name__}: {error}")
            if s:
                s.close()
            s = None


def new_ones():
    for n in itertools.count():
        due = START + n
        if OVER.wait(max(0, due - time.time())):
            return
        try:
            s = connect()
            exchange(s, PAGE, rig.PAGE_BYTES)
            note(due, "new")
            s.close()
        except (OSError, KeyError, ValueError) as error:
            note(due, "new", f"{type(error).__name__}: {error}")


threads = [threading.Thread(target=kept) for _ in range(8)] + [threading.Thread(target=new_ones)]
for t in threads:
    t.start()
sys.stdin.read()
OVER.set()
for t in threads:
    t.join()
