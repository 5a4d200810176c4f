#!/usr/bin/env python3
"""churn.py PORT TLS RESET RATE SECONDS NUMBER: connects, asks for one page, and closes or resets. Prints answered, failed."""
import resource, select, socket, ssl, struct, sys, time
import rig

PORT, TLS, RESET, RATE, SECONDS, NUMBER = int(sys.argv[1]), sys.argv[2] == "1", sys.argv[3] == "1", float(sys.argv[4]), float(sys.argv[5]), int(sys.argv[6])
REQUEST = f"GET /page.html HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n".encode()
NOW = struct.pack("ii", 1, 0)
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
poll = select.epoll()
under_way = {}  # by number: socket, bytes so far, began, request sent
answered = failed = opened = 0
began = time.time()
context = rig.tls_context()


def over(number, good):
    global answered, failed
    s = under_way.pop(number)[0]
    answered, failed = answered + good, failed + (not good)
    if RESET:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NOW)
    s.close()


def go_on(number):
    visit = under_way[number]
    s = visit[0]
    try:
        if not visit[3]:
            if TLS:
                s.do_handshake()
            s.send(REQUEST)
            visit[3] = True
            poll.modify(number, select.EPOLLIN)
        while True:
            part = s.recv(65536)
            if not part:
                return over(number, False)
            visit[1] += len(part)
            if visit[1] >= rig.PAGE_BYTES + 100:
                return over(number, True)
    except (BlockingIOError, ssl.SSLWantReadError):
        if TLS and not visit[3]:
            poll.modify(number, select.EPOLLIN)
    except OSError:
        over(number, False)


while time.time() < began + SECONDS or under_way:
    if time.time() > began + SECONDS + 10:
        failed += len(under_way)
        break
    while opened < (min(time.time(), began + SECONDS) - began) * RATE and len(under_way) < 4000:
        s = socket.socket()
        s.setsockopt(socket.IPPROTO_IP, 24, 1)  # IP_BIND_ADDRESS_NO_PORT
        s.bind((f"127.0.{10 + NUMBER}.{1 + opened % 100}", 0))
        s.connect(("127.0.0.1", PORT))
        s.setblocking(False)
        if TLS:
            s = context.wrap_socket(s, server_hostname="forum.test", do_handshake_on_connect=False)
        under_way[s.fileno()] = [s, 0, time.time(), False]
        poll.register(s, select.EPOLLIN | select.EPOLLOUT)
        opened += 1
    for number, _ in poll.poll(0.002):
        if number in under_way:
            go_on(number)
print(answered, failed)
