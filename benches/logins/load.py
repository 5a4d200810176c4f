#!/usr/bin/env python3
"""load.py PORT MODE N [CONNS] [CLIENT]: N operations, each checked. code = authorize and token."""
import sys, socket, threading, base64, hashlib, re, urllib.parse, json
port, mode, n = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
conns = int(sys.argv[4]) if len(sys.argv) > 4 else 16
client = sys.argv[5] if len(sys.argv) > 5 else "rig-es256"
secret = "rig-secret-rig-secret-rig-secret-rig"
V = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CH = base64.urlsafe_b64encode(hashlib.sha256(V.encode()).digest()).decode().rstrip("=")
R = "https://client.example.org/cb"; host = f"127.0.0.1:{port}"
q = lambda s: urllib.parse.quote(s, safe="")
basic = "Authorization: Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode() + "\r\n"
def post(path, body): return (f"POST {path} HTTP/1.1\r\nHost: {host}\r\n{basic}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode()
AUTH = (f"GET /oauth/authorize?response_type=code&client_id={client}&redirect_uri={q(R)}&scope={q('openid profile email offline_access')}&state=af0ifjsldkj&nonce=n-0S6_WzA2Mj&code_challenge_method=S256&code_challenge={CH} HTTP/1.1\r\nHost: {host}\r\nCookie: forum_sid=0123456789abcdef0123456789abcdef\r\nAccept: text/html\r\n\r\n").encode()
class C:
    def __init__(s): s.k = socket.create_connection(("127.0.0.1", port)); s.k.setsockopt(6, 1, 1); s.b = b""
    def ask(s, req):
        s.k.sendall(req)
        while b"\r\n\r\n" not in s.b: s.b += s.more()
        head, s.b = s.b.split(b"\r\n\r\n", 1)
        m = re.search(rb"content-length: (\d+)", head, re.I); l = int(m.group(1)) if m else 0
        while len(s.b) < l: s.b += s.more()
        body, s.b = s.b[:l], s.b[l:]
        return int(head[9:12]), head.decode(), body
    def more(s):
        d = s.k.recv(65536)
        if not d: raise SystemExit("closed")
        return d
def code(c):
    for _ in range(6):
        st, h, b = c.ask(AUTH)
        if st != 503: break
    m = re.search(r"[?&]code=([^&\s]+)", h)
    assert m, (st, h, b[:300]); return urllib.parse.unquote(m.group(1))
def token(c, k):
    st, h, b = c.ask(post("/oauth/token", f"grant_type=authorization_code&code={q(k)}&redirect_uri={q(R)}&code_verifier={V}"))
    assert st == 200, (st, b); return json.loads(b)
def run(count):
    c = C(); t = None
    if mode in ("refresh", "userinfo", "introspect"): t = token(c, code(c))
    ready.wait()
    for _ in range(count):
        if mode == "authorize": code(c)
        elif mode == "code": token(c, code(c))
        elif mode == "refresh":
            st, h, b = c.ask(post("/oauth/token", "grant_type=refresh_token&refresh_token=" + q(t["refresh_token"]))); assert st == 200, b; t = json.loads(b)
        elif mode == "userinfo":
            st, h, b = c.ask(f"GET /oauth/userinfo HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {t['access_token']}\r\n\r\n".encode()); assert st == 200, b
        elif mode == "introspect":
            st, h, b = c.ask(post("/oauth/introspect", "token=" + q(t["access_token"]) + "&token_type_hint=access_token")); assert b'"active":true' in b, b
        elif mode == "client":
            st, h, b = c.ask(post("/oauth/token", "grant_type=client_credentials")); assert st == 200, b
        else:
            p = {"jwks": "/oauth/jwks", "discovery": "/.well-known/openid-configuration", "health": "/oauth/healthz"}[mode]
            st, h, b = c.ask(f"GET {p} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()); assert st == 200
ready = threading.Barrier(conns + 1)
bad = []
def guarded(count):
    try: run(count)
    except BaseException as e: bad.append(repr(e)); ready.abort()
ts = [threading.Thread(target=guarded, args=(n // conns,)) for _ in range(conns)]
[t.start() for t in ts]
try:
    ready.wait()
except threading.BrokenBarrierError: pass
[t.join() for t in ts]
if bad: print(bad[0][:500]); sys.exit(1)
