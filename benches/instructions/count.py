#!/usr/bin/env python3
"""How many instructions the program takes for a page of the forum, for userinfo and for a login with a code.

  count.py --binary target/release/portico            compares with counts.json; exit status 1 if one rose by over 5 %
  count.py --binary target/release/portico --keep     writes counts.json

Needs valgrind. The counts do not depend on how busy the machine is, and little on which one it is.
"""
import argparse, base64, hashlib, http.client, json, os, re, shutil, subprocess, sys, tempfile, time, urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "attack"))
import rig

MORE = 1.05
KEPT = os.path.join(HERE, "counts.json")
BACK = "http://127.0.0.1/back"
VERIFIER = "v" * 50
# As a browser asks.
HEADERS = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.7,de;q=0.3",
    "Referer": "https://forum.example.org/viewforum.php?f=2",
    "Cookie": "session=lena; forum_lastvisit=1763740000; forum_track=eyJ0IjpbMSwyLDMsNCw1LDYsNyw4LDldfQ; theme=dark",
    "DNT": "1", "Upgrade-Insecure-Requests": "1", "Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate",
}


class Counted:
    """The gateway below valgrind."""

    def __init__(self, binary, folder):
        self.origin = rig.Nginx(folder)
        self.folder, self.out = folder, os.path.join(folder, "out")
        # A process that finds secrets in its environment begins anew, without valgrind.
        before = ["env", "-i", f"PATH={os.environ['PATH']}", rig.tool("valgrind"), "--tool=callgrind", f"--callgrind-out-file={self.out}"]
        self.gateway = rig.Gateway(binary, folder, False, self.origin.port, threads=1, before=before, patience=180)
        self.line = http.client.HTTPConnection("127.0.0.1", self.gateway.port, timeout=60)

    def ask(self, method, path, body=None, headers=None):
        self.line.request(method, path, body, headers or {})
        r = self.line.getresponse()
        return r.status, r.headers, r.read()

    def so_far(self):
        """All instructions since the last time."""
        number = len([name for name in os.listdir(self.folder) if name.startswith("out.")]) + 1
        subprocess.run([rig.tool("callgrind_control"), "-d", str(self.gateway.pid)], check=True, capture_output=True)
        path, end = f"{self.out}.{number}", time.time() + 60
        while time.time() < end:
            if os.path.exists(path):
                with open(path) as f:
                    found = re.search(r"^totals: (\d+)", f.read(), re.M)
                if found:
                    return int(found[1])
            time.sleep(0.1)
        sys.exit("valgrind wrote nothing")

    def each(self, work, few, many):
        """Instructions for one `work`; what runs beside is the same for few and many of them."""
        counts = []
        for times in (few, few, many):
            for _ in range(times):
                work()
            time.sleep(1)
            counts.append(self.so_far())
        return (counts[2] - counts[1]) // (many - few)

    def stop(self):
        # Its last count is of no interest.
        self.gateway.process.kill()
        self.gateway.process.wait()
        self.origin.stop()


def app(gateway):
    command = [gateway.binary, "app", "add", "--name", "Bench", "--redirect-uri", BACK, "--trusted", "--config", gateway.config, "-o", "json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, cwd=gateway.folder, check=True).stdout)


def measure(binary, folder):
    counted = Counted(binary, folder)
    try:
        client = app(counted.gateway)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
        query = urllib.parse.urlencode(dict(client_id=client["client_id"], redirect_uri=BACK, response_type="code", scope="openid profile",
                                            state="s", code_challenge=challenge, code_challenge_method="S256"))

        def page():
            status, _, body = counted.ask("GET", "/page.html", headers=HEADERS)
            assert status == 200 and len(body) == rig.PAGE_BYTES, (status, len(body))

        def login():
            status, headers, body = counted.ask("GET", f"/oauth/authorize?{query}", headers=HEADERS)
            code = re.search(r"[?&]code=([^&]+)", headers.get("location", ""))
            assert code, (status, headers, body[:500])
            form = urllib.parse.urlencode(dict(grant_type="authorization_code", code=urllib.parse.unquote(code[1]), redirect_uri=BACK,
                                               code_verifier=VERIFIER, client_id=client["client_id"], client_secret=client["client_secret"]))
            status, _, body = counted.ask("POST", "/oauth/token", form, {"Content-Type": "application/x-www-form-urlencoded"})
            assert status == 200, (status, body)
            return json.loads(body)["access_token"]

        token = login()

        def userinfo():
            status, _, body = counted.ask("GET", "/oauth/userinfo", headers={"Authorization": f"Bearer {token}"})
            assert status == 200, (status, body)

        return {"page": counted.each(page, 200, 2_200), "userinfo": counted.each(userinfo, 50, 550), "login": counted.each(login, 20, 120)}
    finally:
        counted.stop()


def main():
    a = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    a.add_argument("--binary", required=True)
    a.add_argument("--keep", action="store_true")
    o = a.parse_args()
    folder, risen = tempfile.mkdtemp(prefix="instructions-"), []
    try:
        counts = measure(os.path.abspath(o.binary), folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if o.keep:
        with open(KEPT, "w") as f:
            f.write(json.dumps(counts, indent=1) + "\n")
    with open(KEPT) as f:
        kept = json.load(f)
    for name, count in counts.items():
        print(f"{name:9} {count:>12,} instructions, {count / kept[name]:.3f} of what was kept ({kept[name]:,})")
        if count > kept[name] * MORE:
            risen.append(name)
    if risen:
        sys.exit(f"more than 5 % above what was kept: {', '.join(risen)}. If that is meant, run this with --keep and commit counts.json.")


if __name__ == "__main__":
    main()
