"""R13 and R16: too few descriptors, and certificates that change, are wrong or run out while visitors come."""
import glob, hashlib, os, select, shutil, signal, socket, ssl, subprocess, time
import mass, rig


def descriptors(run):
    """256 descriptors for a crowd of 400 that stays."""
    socks = []
    for n in range(400):
        s = socket.create_connection(("127.0.0.1", run.gateway.port), 10)
        s.setblocking(False)
        if not run.tls:
            s.send(mass.get(run))
        socks.append(s)
    time.sleep(3)
    at, cpu = time.time(), rig.usage(run.gateway.pid)[2]
    time.sleep(30)
    _, top, now = rig.usage(run.gateway.pid)
    share = (now - cpu) / (time.time() - at)
    run.check("no spin: CPU < 20 % of a core", share < 0.2, f"{share * 100:.1f} %")
    run.check("it is at its limit, or visitors were closed", top >= 250 or run.tls, top)
    for s in socks:
        s.close()
    began, served = time.time(), {}
    while len(served) < 2 and time.time() < began + 20:
        for what, path, want in (("page", "/page.html", 200), ("OAuth", "/oauth/jwks", 200)):
            try:
                if what not in served and run.gateway.ask("GET", path)[0] == want:
                    served[what] = time.time() - began
            except OSError:
                time.sleep(0.1)
    run.check("pages and OAuth are served again within 5 s", len(served) == 2 and max(served.values()) < 5,
              ", ".join(f"{k} after {v:.2f} s" for k, v in served.items()) or "no")

    def after():
        late = run.client.between(run.ended + 5, run.last)
        failed = [x for x in late if x[3]]
        run.check("no request of the normal client fails 5 s later", late and not failed, f"{len(failed)} of {len(late)}")
        with open(run.gateway.log_path) as f:
            told = [line for line in f if "P214" in line]
        run.check("the log says so once a minute", 1 <= len(told) <= 2, f"{len(told)} lines")
    return after


def fingerprint(run, name="127.0.0.1"):
    context = rig.tls_context()
    with socket.create_connection(("127.0.0.1", run.gateway.port), 10) as s:
        with context.wrap_socket(s, server_hostname=name) as t:
            return hashlib.sha256(t.getpeercert(True)).hexdigest()[:12]


def make(run, name, offset=None, days=30):
    """A pair in files of its own, as if made so many days from now."""
    library = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
    if offset and not library:
        raise OSError("libfaketime is missing; it is a package of Debian")
    before = dict(os.environ)
    if offset:
        os.environ.update(LD_PRELOAD=library[0], FAKETIME=offset)
    try:
        rig.certificate(run.folder, name, days)
    finally:
        os.environ.clear()
        os.environ.update(before)
    with open(os.path.join(run.folder, name + ".pem")) as f:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(f.read())).hexdigest()[:12]


def put(run, cert, key):
    """In place of the pair in use, as certbot does it: one file after the other."""
    for source, target in ((cert + ".pem", "c.pem"), (key + ".key", "c.key")):
        path = os.path.join(run.folder, target)
        shutil.copy(os.path.join(run.folder, source), path + ".new")
        os.rename(path + ".new", path)


def certificates(run):
    first = fingerprint(run)
    old = run.gateway.connect()
    names = ("second", "third", "expired", "early")
    made = {"second": make(run, "second"), "third": make(run, "third"),
            "expired": make(run, "expired", "-10d", 5), "early": make(run, "early", "+10d", 5)}

    put(run, "second", "second")
    began = time.time()
    while fingerprint(run) == first and time.time() < began + 65:
        time.sleep(0.5)
    run.check("new handshakes use the new pair within 60 s", fingerprint(run) == made["second"], f"{time.time() - began:.1f} s")
    old.sendall(mass.get(run))
    run.check("old connections live", mass.read_answer(old) == 200)
    for what, cert, key in (("a key of another pair", "third", "second"), ("one that is out of date", "expired", "expired"),
                            ("one that is not valid yet", "early", "early")):
        put(run, cert, key)
        os.kill(run.gateway.pid, signal.SIGHUP)
        time.sleep(3)
        by_hang_up = fingerprint(run)
        time.sleep(22)
        run.check(f"refused, and the old pair stays: {what}", by_hang_up == fingerprint(run) == made["second"], fingerprint(run))
    with open(os.path.join(run.folder, "c.pem"), "w") as f:
        f.write("no certificate\n")
    time.sleep(22)
    run.check("refused, and the old pair stays: no PEM", fingerprint(run) == made["second"])
    put(run, "third", "third")
    os.kill(run.gateway.pid, signal.SIGHUP)
    began = time.time()
    while fingerprint(run) != made["third"] and time.time() < began + 20:
        time.sleep(0.1)
    run.check("a good pair is taken up by SIGHUP at once", fingerprint(run) == made["third"], f"{time.time() - began:.1f} s")
    run.check("a name that no certificate has gets the first one", fingerprint(run, "elsewhere.test") == made["third"])
    days = [v for k, v in run.gateway.counters().items() if k.startswith("portico_certificate_expiry_seconds")]
    run.check("the metric counts down", days and 28 * 86400 < days[0] < 31 * 86400, f"{days[0] / 86400:.1f} days" if days else "none")
    with open(run.gateway.log_path) as f:
        codes = sorted({code for line in f for code in ("P120", "P121", "P122") if f'"{code}"' in line})
    run.check("the log has the reasons", codes == ["P120", "P121", "P122"], " ".join(codes))
    old.close()


ROWS = {
    "descriptors": dict(attack=descriptors, lanes=("plain", "tls"), files=256, may_fail=True),
    "certificates": dict(attack=certificates, lanes=("tls",)),
}
