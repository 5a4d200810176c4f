#!/usr/bin/env python3
"""instructions.py BINARY OUT MODE[,MODE..] [N] [CONNS] [CLIENT]: instructions an operation, by callgrind: the difference of two runs."""
import glob, sys, os, subprocess, tempfile, socket, time, signal, shutil
binary, out, modes = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
n = int(sys.argv[4]) if len(sys.argv) > 4 else 320
conns = sys.argv[5] if len(sys.argv) > 5 else "16"
client = sys.argv[6] if len(sys.argv) > 6 else "rig-es256"
here = os.path.dirname(os.path.abspath(__file__))
def free():
    s = socket.socket(); s.bind(("127.0.0.1", 0)); p = s.getsockname()[1]; s.close(); return p
def once(mode, count, file):
    d = tempfile.mkdtemp(prefix="oauth-cg-")
    fp, lp = free(), free()
    forum = subprocess.Popen([sys.executable, here + "/forum.py", str(fp)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    p = None
    try:
        conf = open(here + "/portico.toml").read().replace("@LISTEN@", f"127.0.0.1:{lp}").replace("@FORUM@", f"127.0.0.1:{fp}").replace("@DIR@", d).replace('"30s"', '"5m"')
        open(d + "/c.toml", "w").write(conf.replace("[forum.generic]", '[forum.members]\nrecheck = "5m"\n[forum.generic]'))
        open(d + "/s", "w").write("rig-secret-rig-secret-rig-secret-rig")
        for i, alg in (("rig", "RS256"), ("rig-es256", "ES256")):
            subprocess.run([binary, "app", "add", "--config", d + "/c.toml", "--name", i, "--client-id", i, "--client-secret-file", d + "/s", "--redirect-uri", "https://client.example.org/cb", "--scope", "openid profile email offline_access", "--trusted", "true", "--id-token-alg", alg, "--client-credentials", "true"], check=True, stdout=subprocess.DEVNULL)
        with open(d + "/log0", "w") as l0: w = subprocess.Popen([binary, "serve", "--config", d + "/c.toml"], stderr=l0)
        for _ in range(600):
            if "ready" in open(d + "/log0").read(): break
            time.sleep(0.1)
        w.send_signal(signal.SIGTERM); w.wait(30)
        p = subprocess.Popen(["valgrind", "--tool=callgrind", "--trace-children=yes", f"--callgrind-out-file={file}.%p", "--quiet", binary, "serve", "--config", d + "/c.toml"], stderr=open(d + "/log", "w"))
        for _ in range(1200):
            if "ready" in open(d + "/log").read(): break
            time.sleep(0.1)
        subprocess.run([sys.executable, here + "/load.py", str(lp), mode, str(count), conns, client], check=True)
    finally:
        if p:
            p.send_signal(signal.SIGTERM)
            try: p.wait(60)
            except Exception: p.kill()
        forum.kill(); shutil.rmtree(d, ignore_errors=True)
    found = max((f for f in glob.glob(file + ".[0-9]*")), key=os.path.getsize)
    os.replace(found, file)
    [os.remove(f) for f in glob.glob(file + ".[0-9]*")]
    return int([l for l in open(file) if l.startswith("totals:")][0].split()[1])
from concurrent.futures import ThreadPoolExecutor
few = 4 * int(conns)
for m in modes:
    with ThreadPoolExecutor(2) as ex:
        a, b = ex.submit(once, m, few, f"{out}.{m}.few"), ex.submit(once, m, few + n, f"{out}.{m}")
        print(f"{m:12} {(b.result()-a.result())/n/1000:8.1f} k instructions", flush=True)
