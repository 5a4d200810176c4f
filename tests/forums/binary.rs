//! The same visitors through the program itself: `portico why`, and a login at `portico serve`.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use reqwest::StatusCode;
use reqwest::header::{COOKIE, LOCATION, USER_AGENT};
use serde_json::Value;
use tempfile::TempDir;

use super::phpbb::{Case, Cases, NOW, SCHEMA, cases};
use crate::servers;

const PORTICO: &str = env!("CARGO_BIN_EXE_portico");
const CALLBACK: &str = "https://chat.example/cb";
const SECRET: &str = "a-secret-that-is-long-enough";

/// These stand on one second of the recorded clock; a login is judged by the real one, which goes on.
const ON_THE_SECOND: [&str; 3] = ["59 minutes idle and a minute of grace", "on the last second", "a second too late"];

fn configuration(folder: &Path, url: &str, check_address: &str) -> std::path::PathBuf {
    let file = folder.join(format!("{check_address}.toml"));
    let text = format!(
        "public_url = \"http://localhost:8080/board\"\ndata_dir = \"data-{check_address}\"\n\
         [[listen]]\naddress = \"127.0.0.1:0\"\n[upstream]\nservers = [\"http://127.0.0.1:1\"]\n\
         [operations]\nlisten = \"127.0.0.1:0\"\n[proxies]\ntrusted = [\"127.0.0.1\"]\n\
         [forum]\nkind = \"phpbb\"\nname = \"Board\"\n[forum.database]\nurl = \"{url}\"\ntimeout = \"20s\"\n\
         [forum.session]\ncheck_address = \"{check_address}\"\n"
    );
    std::fs::write(&file, text).expect("a configuration");
    file
}

fn policy(case: &Case) -> &'static str {
    if case.check_address { "like-forum" } else { "never" }
}

/// What `why` says, in the words of the cases.
fn said(why: &Value) -> String {
    let id = || why["member"]["id"].to_string();
    let refusal = why["refusal"].as_str().unwrap_or_default();
    match why["outcome"].as_str().unwrap_or_default() {
        "member" => format!("member {}", id()),
        "guest" => "guest".to_owned(),
        "refused" if refusal.starts_with("banned") => format!("banned {}", id()),
        "refused" if refusal == "inactive" => format!("inactive {}", id()),
        "refused" if refusal.contains("different values") => "ambiguous".to_owned(),
        other => format!("{other}: {refusal}"),
    }
}

async fn through_why(url: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let Cases { now, user_agent, address, case: all, .. } = cases();
    let mut wrong = Vec::new();
    for case in &all {
        let config = configuration(folder.path(), url, policy(case));
        let run = Command::new(PORTICO)
            .args(["why", "-o", "json", "--config"])
            .arg(config)
            .args(["--cookie", &case.cookie])
            .args(["--user-agent", case.user_agent.as_ref().unwrap_or(&user_agent)])
            .args(["--address", case.address.as_ref().unwrap_or(&address)])
            .args(["--now", &now.to_string()])
            .output()
            .expect("the binary");
        let told = String::from_utf8_lossy(&run.stderr);
        let why: Value = serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}: {told}", case.name));
        let last = why["steps"].as_array().expect("steps").iter().rev().find_map(|step| step["code"].as_str());
        if said(&why) != case.expect || case.code.is_some() && case.code.as_deref() != last {
            wrong.push(format!("{}: {why}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

/// The board as it would be if it had been recorded just now.
fn moved_to_now() -> String {
    let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs();
    let by = i64::try_from(now).expect("a time") - NOW.0;
    let time = regex::Regex::new(r"\b1[78]\d{8}\b").expect("a pattern");
    let moved = |found: &regex::Captures<'_>| (found[0].parse::<i64>().expect("a number") + by).to_string();
    time.replace_all(SCHEMA, moved).into_owned()
}

struct Server {
    child: Child,
    address: String,
    http: reqwest::Client,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(folder: &TempDir, url: &str, check_address: &str) -> Self {
        let config = configuration(folder.path(), url, check_address);
        let secret = folder.path().join("secret");
        std::fs::write(&secret, SECRET).expect("a file");
        let mut child = Command::new(PORTICO)
            .args(["serve", "--config"])
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary");
        let mut lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let ready = lines.find_map(|line| line.ok().filter(|line| line.starts_with("ready "))).expect("it gets ready");
        // Somebody must go on reading, or the log would stop the server.
        std::thread::spawn(move || lines.for_each(drop));
        let address = ready.split("listen=").nth(1).and_then(|rest| rest.split(' ').next()).expect("an address");
        let added = Command::new(PORTICO)
            .args(["app", "add", "--name", "Chat", "--client-id", "chat", "--trusted", "true", "--config"])
            .arg(&config)
            .args(["--redirect-uri", CALLBACK, "--client-secret-file"])
            .arg(&secret)
            .output()
            .expect("the binary");
        assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
        Self { child, address: address.to_owned(), http: http.expect("a client") }
    }

    /// What becomes of a visitor who comes from an app, in the words of the cases.
    async fn login(&self, case: &Case, cases: &Cases) -> String {
        let target = format!(
            "{}/board/oauth/authorize?client_id=chat&response_type=code&scope=openid&redirect_uri={}",
            self.address, "https%3A%2F%2Fchat.example%2Fcb"
        );
        let mut request = self
            .http
            .get(target)
            .header("host", "localhost:8080")
            .header(USER_AGENT, case.user_agent.as_ref().unwrap_or(&cases.user_agent))
            .header("x-forwarded-for", case.address.as_ref().unwrap_or(&cases.address));
        if !case.cookie.is_empty() {
            request = request.header(COOKIE, &case.cookie);
        }
        let answer = request.send().await.expect("an answer");
        let location = answer.headers().get(LOCATION).map(|to| to.to_str().expect("ASCII").to_owned());
        match (answer.status(), location.unwrap_or_default()) {
            (StatusCode::SEE_OTHER, to) if to.starts_with(CALLBACK) => format!("member {}", self.subject(&to).await),
            (StatusCode::SEE_OTHER, to) if to.contains("/board/ucp.php?mode=login") => "guest".to_owned(),
            (StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST, _) => {
                let page = answer.text().await.expect("a page");
                let code = ["P310", "P311", "P308"].into_iter().find(|code| page.contains(code));
                code.unwrap_or("another page").to_owned()
            }
            (status, to) => format!("{status} {to}"),
        }
    }

    /// Redeems the code, and asks whose it is.
    async fn subject(&self, callback: &str) -> String {
        let callback = url::Url::parse(callback).expect("an address");
        let code = callback.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
        let form = [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", CALLBACK)];
        let token = self.http.post(format!("{}/board/oauth/token", self.address)).header("host", "localhost:8080");
        let tokens: Value = token
            .basic_auth("chat", Some(SECRET))
            .form(&form)
            .send()
            .await
            .expect("tokens")
            .json()
            .await
            .expect("JSON");
        let Some(access) = tokens["access_token"].as_str() else { return tokens.to_string() };
        let userinfo = self.http.get(format!("{}/board/oauth/userinfo", self.address)).header("host", "localhost:8080");
        let who: Value = userinfo.bearer_auth(access).send().await.expect("an answer").json().await.expect("JSON");
        who["sub"].as_str().unwrap_or_default().to_owned()
    }
}

async fn through_a_login(url: &str) {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    let folder = tempfile::tempdir().expect("a folder");
    let servers = ["never", "like-forum"].map(|policy| (policy, Server::start(&folder, url, policy)));
    let cases = cases();
    let (mut wrong, mut judged) = (Vec::new(), 0);
    for case in cases.case.iter().filter(|case| !ON_THE_SECOND.contains(&case.name.as_str())) {
        let (_, server) = servers.iter().find(|(name, _)| *name == policy(case)).expect("one of two");
        let got = server.login(case, &cases).await;
        let want = match case.expect.split(' ').next().unwrap_or_default() {
            "banned" => "P310",
            "inactive" => "P311",
            "ambiguous" => "P308",
            _ => &case.expect,
        };
        if got != want {
            wrong.push(format!("{}: {got}, not {want}", case.name));
        }
        judged += 1;
    }
    assert_eq!(judged, cases.case.len() - ON_THE_SECOND.len(), "the names of the cases left out are right");
    assert!(wrong.is_empty(), "{} of {judged} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn why_on_mariadb() {
    let url = servers::mariadb().database().await;
    servers::run(&url, SCHEMA).await;
    through_why(&url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn why_on_postgresql() {
    let url = servers::postgres().database().await;
    servers::run(&url, SCHEMA).await;
    through_why(&url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logins_on_mariadb() {
    let url = servers::mariadb().database().await;
    servers::run(&url, &moved_to_now()).await;
    through_a_login(&url).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logins_on_postgresql() {
    let url = servers::postgres().database().await;
    servers::run(&url, &moved_to_now()).await;
    through_a_login(&url).await;
}
