#!/usr/bin/env python3
"""cpu.py ROUNDS N NAME=BINARY...: CPU time an operation, interleaved, natively."""
import sys, os, subprocess, tempfile, socket, time, signal, shutil, statistics
rounds, n, bins = int(sys.argv[1]), int(sys.argv[2]), dict(a.split("=", 1) for a in sys.argv[3:])
here = os.path.dirname(os.path.abspath(__file__)); tick = os.sysconf("SC_CLK_TCK")
def free():
    s = socket.socket(); s.bind(("127.0.0.1", 0)); p = s.getsockname()[1]; s.close(); return p
def cpu(pid):
    return sum(int(open(f"/proc/{pid}/task/{t}/schedstat").read().split()[0]) for t in os.listdir(f"/proc/{pid}/task")) / 1e3
run = {}
for name, binary in bins.items():
    d = tempfile.mkdtemp(prefix="oauth-cpu-"); fp, lp = free(), free()
    f = subprocess.Popen([sys.executable, here + "/forum.py", str(fp)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    conf = open(here + "/portico.toml").read().replace("@LISTEN@", f"127.0.0.1:{lp}").replace("@FORUM@", f"127.0.0.1:{fp}").replace("@DIR@", d)
    open(d + "/c.toml", "w").write(conf); open(d + "/s", "w").write("rig-secret-rig-secret-rig-secret-rig")
    for i, alg in (("rig", "RS256"), ("rig-es256", "ES256")):
        subprocess.run([binary, "app", "add", "--config", d + "/c.toml", "--name", i, "--client-id", i, "--client-secret-file", d + "/s", "--redirect-uri", "https://client.example.org/cb", "--scope", "openid profile email offline_access", "--trusted", "true", "--id-token-alg", alg, "--client-credentials", "true"], check=True, stdout=subprocess.DEVNULL)
    p = subprocess.Popen(["taskset", "-c", "1", binary, "serve", "--config", d + "/c.toml"], stderr=open(d + "/log", "w"))
    while "ready" not in open(d + "/log").read(): time.sleep(0.05)
    run[name] = (p, lp, f, d)
modes = [("code", "rig-es256"), ("code", "rig"), ("authorize", "rig-es256"), ("refresh", "rig-es256"), ("refresh", "rig"), ("client", "rig-es256"), ("userinfo", "rig-es256"), ("introspect", "rig-es256"), ("jwks", "rig"), ("health", "rig")]
got = {}
try:
    for r in range(rounds):
        for m in modes:
            for name in (list(run) if r % 2 == 0 else list(run)[::-1]):
                p, lp, f, d = run[name]
                warm = 32
                subprocess.run([sys.executable, here + "/load.py", str(lp), m[0], "32", "16", m[1]], check=True)
                a = cpu(p.pid)
                subprocess.run(["taskset", "-c", "0", sys.executable, here + "/load.py", str(lp), m[0], str(n), "16", m[1]], check=True)
                got.setdefault((m, name), []).append((cpu(p.pid) - a) / n)
    for m in modes:
        print(f"{m[0] + ' ' + m[1]:22}", "  ".join(f"{name} {statistics.median(got[(m, name)]):7.1f} us" for name in run), flush=True)
finally:
    for p, lp, f, d in run.values(): p.send_signal(signal.SIGTERM); p.wait(20); f.kill(); shutil.rmtree(d, ignore_errors=True)
