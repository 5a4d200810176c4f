#!/usr/bin/env python3
"""Attacks a release build on loopback and judges what a normal client and the system saw of it.

  run.py --binary target/release/portico [--only 'slow-.*'] [--lane plain|tls] [--baseline 15] [--scale 1.0] [--json OUT]

Each row starts an origin (nginx), the gateway with two threads and a normal client, measures the client for a while, attacks,
and looks whether everything is as before 30 s later. It needs nginx, openssl and slowhttptest (packages of Debian), and as many
open files as the row has connections, twice for the gateway's WebSockets: what the limit does not let is run smaller and said so.

Exit status: 0 every row held, 1 one did not.
"""
import argparse, collections, datetime, json, os, re, resource, shutil, signal, sys, tempfile, time
import rig, slow, mass, streams, system

MIB = rig.MIB


class Run:
    """One row in one lane."""

    def __init__(self, options, name, lane, row):
        self.o, self.name, self.lane, self.row, self.checks, self.notes = options, name, lane, row, [], []
        self.tls = lane == "tls"
        self.folder = tempfile.mkdtemp(prefix="attack-", dir=options.tmp)

    def check(self, text, holds, value=""):
        self.checks.append((text, bool(holds), value if isinstance(value, str) else f"{value:.6g}"))

    def note(self, text):
        self.notes.append(text)

    def files(self):
        return resource.getrlimit(resource.RLIMIT_NOFILE)[0]

    def go(self):
        r = self.row
        self.origin = mass.Echo(self.folder) if r.get("origin") == "echo" else rig.Nginx(self.folder)
        try:
            self.gateway = rig.Gateway(self.o.binary, self.folder, self.tls, self.origin.port, files=r.get("files"))
            try:
                self.attack()
            finally:
                self.gateway.stop()
        finally:
            self.origin.stop()
        self.judge_log()
        if all(ok for _, ok, _ in self.checks):
            shutil.rmtree(self.folder, ignore_errors=True)
        return self

    def attack(self):
        token = self.gateway.token()
        self.load = open("/proc/loadavg").read().split()[0]
        self.sampler = rig.Sampler(self.gateway.pid, self.origin)
        self.client = rig.Client(self.gateway, token)
        time.sleep(3)
        self.base_from = time.time()
        time.sleep(self.o.baseline)
        self.counters = self.gateway.counters()
        self.began = time.time()
        busy, own = rig.machine_busy(), os.getpriority(os.PRIO_PROCESS, 0)
        try:
            # What the attack costs here must not look as if the gateway were slow.
            os.setpriority(os.PRIO_PROCESS, 0, own + 10)
            after = self.row["attack"](self)
            self.ended = time.time()
            self.busy = (rig.machine_busy() - busy) / (self.ended - self.began)
            time.sleep(32)
            self.last = time.time()
            self.counters_after = self.gateway.counters()
        finally:
            self.client.stop()
            try:
                os.setpriority(os.PRIO_PROCESS, 0, own)
            except PermissionError:
                pass
        time.sleep(2)
        idle_from = time.time()
        time.sleep(5)
        self.sampler.on = False
        self.judge(idle_from)
        if after:
            after()

    # ------------------------------------------------------------------ what holds in every row

    def judge(self, idle_from):
        c, r = self.client, self.row
        base, during = c.between(self.base_from, self.began), c.between(self.began, self.ended)
        recovered = c.between(self.ended + 5, self.ended + 25)
        self.base, self.during, self.recovered = rig.p99(base), rig.p99(during), rig.p99(recovered)
        failed = [x for x in c.between(self.base_from, self.last, ("page", "userinfo", "new")) if x[3]]
        new = c.between(self.began, self.ended, ("new",))
        limit = r.get("p99", max(2 * self.base, 20))
        if not r.get("may_fail"):
            self.check("no request of the normal client fails", not failed, f"{len(failed)} {failed[0][3] if failed else ''}".strip())
            self.check(f"its p99 <= {limit:.0f} ms", self.during <= limit, f"{self.base:.1f} -> {self.during:.1f} ms")
            self.check("a new connection < 100 ms", all(x[1] < 100 for x in new), f"{max([x[1] for x in new] or [0]):.0f} ms at most")
            self.check("p99 <= 1.2 x after 5 s", self.recovered <= 1.2 * self.base, f"{self.recovered:.1f} ms")
        start = self.sampler.between(self.base_from, self.began)
        self.rss, self.fds = rig.median([x[1] for x in start]), rig.median([x[2] for x in start])
        self.origin_base = rig.median([x[4] for x in start])
        attack = self.sampler.between(self.began, self.ended)
        self.rss_top, self.fds_top = max(x[1] for x in attack) - self.rss, max(x[2] for x in attack)
        self.origin_top = max(x[4] for x in attack)
        late = self.sampler.between(self.last - 3, self.last)[-1]
        self.check("descriptors are back (+-10)", abs(late[2] - self.fds) <= 10, f"{self.fds:.0f} -> {self.fds_top} -> {late[2]}")
        self.check("RSS is back (+16 MiB)", late[1] - self.rss <= 16 * MIB,
                   f"{self.rss / MIB:.0f} MiB, +{self.rss_top / MIB:.1f} at most, {(late[1] - self.rss) / MIB:+.1f} after")
        if "rss" in r:
            self.check(f"RSS rise <= {r['rss']} MiB", self.rss_top <= r["rss"] * MIB, f"{self.rss_top / MIB:.1f} MiB")
        idle = self.sampler.cpu(idle_from, time.time())
        self.check("CPU < 2 % of a core when idle", idle < 0.02, f"{idle * 100:.1f} %")
        self.cpu = self.sampler.cpu(self.began, self.ended)
        self.check("the process lives", self.gateway.process.poll() is None)

    def closed(self, cause, least):
        """The counter of closed connections shows how many and why."""
        name = f'portico_connections_closed_total{{cause="{cause}"}}'
        n = self.counters_after.get(name, 0) - self.counters.get(name, 0)
        self.check(f"counted as {cause} >= {least}", n >= least, n)

    def judge_log(self):
        loud, seen, size, panics = [], collections.defaultdict(list), 0, 0
        with open(self.gateway.log_path, errors="replace") as f:
            for line in f:
                panics += "panicked" in line
                size += 0 if '"endpoint":"userinfo"' in line and '"status":200' in line else len(line)
                if '"level":"WARN"' in line or '"level":"ERROR"' in line:
                    try:
                        entry = json.loads(line)
                        at = datetime.datetime.fromisoformat(entry["timestamp"].replace("Z", "+00:00")).timestamp()
                        seen[entry["message"], entry.get("code"), entry.get("cause")].append(at)
                    except (ValueError, KeyError):
                        pass
        for (message, *_), times in seen.items():
            if any(b - a < 55 for a, b in zip(times, times[1:])):
                loud.append(f"{message} ({len(times)} times)")
        self.check("at most one warning a minute for each cause", not loud, "; ".join(loud) or f"{len(seen)} kinds")
        self.check("<= 1 MiB of log", size <= MIB, f"{size / 1024:.0f} KiB")
        if panics:
            self.check("no panic", False, panics)

    def report(self):
        good = all(ok for _, ok, _ in self.checks)
        print(f"\n{'ok  ' if good else 'FAIL'} {self.name} [{self.lane}] {self.ended - self.began:.0f} s, p99 {self.base:.1f} -> "
              f"{self.during:.1f} -> {self.recovered:.1f} ms, RSS +{self.rss_top / MIB:.1f} MiB, descriptors {self.fds_top}, "
              f"CPU {self.cpu * 100:.0f} %, machine {self.busy:.1f} cores, load before {self.load}")
        for text, ok, value in self.checks:
            print(f"       {'ok  ' if ok else 'FAIL'} {text}: {value}" if value else f"       {'ok  ' if ok else 'FAIL'} {text}")
        for text in self.notes:
            print(f"       note {text}")
        sys.stdout.flush()
        return dict(row=self.name, lane=self.lane, ok=good, seconds=round(self.ended - self.began, 1), p99_base_ms=self.base,
                    p99_attack_ms=self.during, p99_after_ms=self.recovered, rss_rise_mib=self.rss_top / MIB,
                    descriptors=[self.fds, self.fds_top], cpu_cores=self.cpu, machine_cores=self.busy, checks=self.checks, notes=self.notes)


ROWS = {**slow.ROWS, **mass.ROWS, **streams.ROWS, **system.ROWS}


def table(done):
    """All rows in Markdown."""
    print("\n| row | over | normal client's p99 before, during, after | RSS | most descriptors | CPU | did not hold |\n|---|---|---|---|---|---|---|")
    for d in done:
        if "error" in d:
            print(f"| {d['row']} | {d['lane']} | | | | | could not be run: {d['error']} |")
            continue
        bad = "; ".join(f"{text}: {value}" for text, ok, value in d["checks"] if not ok)
        print(f"| {d['row']} | {d['lane']} | {d['p99_base_ms']:.1f}, {d['p99_attack_ms']:.1f}, {d['p99_after_ms']:.1f} ms | +{d['rss_rise_mib']:.0f} MiB "
              f"| {d['descriptors'][1]} | {d['cpu_cores'] * 100:.0f} % | {bad} |")


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--binary", required=True)
    a.add_argument("--only", default=".*", help="rows, as a pattern")
    a.add_argument("--lane", choices=["plain", "tls"])
    a.add_argument("--baseline", type=float, default=15, help="seconds")
    a.add_argument("--scale", type=float, default=1.0, help="share of the full number of connections")
    a.add_argument("--large", action="store_true", help="rows that are not run every time, too")
    a.add_argument("--list", action="store_true")
    a.add_argument("--json")
    a.add_argument("--tmp", help="folder for temporary files; that of a row that failed is kept")
    o = a.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    o.binary = os.path.abspath(o.binary)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    done = []
    for name, row in ROWS.items():
        if not re.fullmatch(o.only, name) or row.get("large") and not (o.large or re.fullmatch(re.escape(o.only), name)):
            continue
        for lane in [x for x in row["lanes"] if o.lane in (None, x)]:
            if o.list:
                print(name, lane)
                continue
            try:
                done.append(Run(o, name, lane, row).go().report())
            except Exception as error:
                print(f"\nFAIL {name} [{lane}] could not be run: {type(error).__name__}: {error}", flush=True)
                done.append(dict(row=name, lane=lane, ok=False, error=str(error)))
                if o.baseline < 5:
                    raise
            if o.json:
                with open(o.json, "w") as f:
                    json.dump(done, f, indent=1)
    table(done)
    bad = [f"{d['row']} [{d['lane']}]" for d in done if not d["ok"]]
    print(f"\n{len(done) - len(bad)} rows held, {len(bad)} did not{': ' if bad else ''}{', '.join(bad)}")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
