//! The same visitors through the program itself: `portico why`, and a login at `portico serve`.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use reqwest::StatusCode;
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE, USER_AGENT};
use serde_json::Value;

use super::board::{Board, Forum, On};
use super::{Case, Cases};

const PORTICO: &str = env!("CARGO_BIN_EXE_portico");
const CALLBACK: &str = "https://chat.example/cb";
const SECRET: &str = "a-secret-that-is-long-enough";

/// What `why` says, in the words of the cases.
fn said(why: &Value) -> String {
    let id = || why["member"]["id"].as_str().map_or_else(|| why["member"]["id"].to_string(), str::to_owned);
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

/// All cases through `portico why -o json`.
pub async fn through_why(forum: Forum, on: On) {
    let board = Board::set_up(forum, on, false).await;
    let cases = &board.cases;
    let [near, strict] = [false, true].map(|check_address| board.configuration(check_address));
    let mut wrong = Vec::new();
    for case in &cases.case {
        let mut command = Command::new(PORTICO);
        command.args(["why", "-o", "json", "--config"]).arg(if case.check_address { &strict } else { &near });
        for line in case.lines() {
            command.args(["--cookie", line]);
        }
        // A forum is asked by the shortest way, whatever the environment says: nobody listens there.
        for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
            command.env(name, "http://127.0.0.1:9");
        }
        let run = command
            .args(["--user-agent", case.user_agent.as_ref().unwrap_or(&cases.user_agent)])
            .args(["--address", case.address.as_ref().unwrap_or(&cases.address)])
            .args(["--now", &cases.now.to_string()])
            .output()
            .expect("the binary");
        let told = String::from_utf8_lossy(&run.stderr);
        let why: Value = serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{}: {told}", case.name));
        let last = why["steps"].as_array().expect("steps").iter().rev().find_map(|step| step["code"].as_str());
        if said(&why) != case.expect || case.code.is_some() && case.code.as_deref() != last {
            wrong.push(format!("{}: {why}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.case.len(), wrong.join("\n"));
}

/// The cases marked so through a login at `portico serve`.
pub async fn through_a_login(forum: Forum, on: On) {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    let board = Board::set_up(forum, on, true).await;
    let cases = &board.cases;
    let (mut wrong, mut judged) = (Vec::new(), 0);
    for check_address in [false, true] {
        let fits = |case: &&Case| case.login && case.check_address == check_address;
        if !cases.case.iter().any(|case| fits(&case)) {
            continue;
        }
        let server = Server::start(&board, check_address);
        for case in cases.case.iter().filter(fits) {
            let visit = Visit {
                lines: case.lines(),
                user_agent: case.user_agent.as_ref().unwrap_or(&cases.user_agent),
                address: case.address.as_ref().unwrap_or(&cases.address),
                login_page: &cases.login_page,
            };
            let got = server.login(&visit).await;
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
    }
    assert!(judged > 0, "at least one case of each forum is tried at serve: login = true");
    assert!(wrong.is_empty(), "{} of {judged} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Who asks for a login, and how.
struct Visit<'a> {
    lines: Vec<&'a str>,
    user_agent: &'a str,
    address: &'a str,
    /// What stands in the address that guests are sent to.
    login_page: &'a str,
}

impl<'a> Visit<'a> {
    fn new(board: &'a Board, cookie: &'a str, address: &'a str) -> Self {
        let Cases { user_agent, login_page, .. } = &board.cases;
        Self { lines: vec![cookie], user_agent, address, login_page }
    }
}

/// `portico serve` in front of a board. Ends when dropped.
pub struct Server {
    child: Child,
    pub address: String,
    http: reqwest::Client,
    said: Arc<Mutex<String>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub fn start(board: &Board, check_address: bool) -> Self {
        let config = board.configuration(check_address);
        let secret = board.folder().join("secret");
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
        let said = Arc::new(Mutex::new(String::new()));
        let keep = said.clone();
        std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| *keep.lock().expect("no poison") += &line)
        });
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
        Self { child, address: address.to_owned(), http: http.expect("a client"), said }
    }

    /// What it wrote on standard error since it was ready.
    pub fn log(&self) -> String {
        self.said.lock().expect("no poison").clone()
    }

    /// What becomes of a visitor with this cookie from this address; see `login`.
    pub async fn visit(&self, board: &Board, cookie: &str, address: &str) -> String {
        self.login(&Visit::new(board, cookie, address)).await
    }

    /// What an app learns of a member with this cookie.
    pub async fn member(&self, board: &Board, cookie: &str, address: &str) -> Value {
        let answer = self.authorize(&Visit::new(board, cookie, address)).send().await.expect("an answer");
        let to = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        assert!(to.starts_with(CALLBACK), "{} {to}", answer.status());
        self.userinfo(to).await
    }

    fn authorize(&self, visit: &Visit<'_>) -> reqwest::RequestBuilder {
        let target = format!(
            "{}/board/oauth/authorize?client_id=chat&response_type=code&scope=openid%20email&redirect_uri={}",
            self.address, "https%3A%2F%2Fchat.example%2Fcb"
        );
        let mut request = self
            .http
            .get(target)
            .header("host", "localhost:8080")
            .header(USER_AGENT, visit.user_agent)
            .header("x-forwarded-for", visit.address);
        for line in visit.lines.iter().filter(|line| !line.is_empty()) {
            request = request.header(COOKIE, *line);
        }
        request
    }

    /// What becomes of a visitor who comes from an app, in the words of the cases.
    async fn login(&self, visit: &Visit<'_>) -> String {
        let answer = self.authorize(visit).send().await.expect("an answer");
        let location = answer.headers().get(LOCATION).map(|to| to.to_str().expect("ASCII").to_owned());
        match (answer.status(), location.unwrap_or_default()) {
            (StatusCode::SEE_OTHER, to) if to.starts_with(CALLBACK) => format!("member {}", self.subject(&to).await),
            (StatusCode::SEE_OTHER, to) if to.contains(visit.login_page) => "guest".to_owned(),
            (StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST, _) => {
                let page = answer.text().await.expect("a page");
                let code = ["P310", "P311", "P313", "P308"].into_iter().find(|code| page.contains(code));
                code.unwrap_or("another page").to_owned()
            }
            (StatusCode::SEE_OTHER, to) if to.starts_with("/board/oauth/resume") => {
                let cookies = answer.headers().get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
                let pairs = cookies.filter_map(|line| line.split(';').next()).collect::<Vec<_>>().join("; ");
                self.login_page(&to, &pairs, visit.login_page).await
            }
            (status, to) => format!("{status} {to}"),
        }
    }

    /// Where the forum has no way back, a page of ours leads to its login.
    async fn login_page(&self, resume: &str, cookies: &str, login_page: &str) -> String {
        let request = self.http.get(format!("{}{resume}", self.address)).header("host", "localhost:8080");
        let answer = request.header(COOKIE, cookies).send().await.expect("an answer");
        let status = answer.status();
        let page = answer.text().await.expect("a page");
        let leads = page.contains(login_page) || page.contains(&login_page.replace('&', "&amp;"));
        if leads { "guest".to_owned() } else { format!("{status} without the login page: {page}") }
    }

    /// Redeems the code, and asks whose it is.
    async fn subject(&self, callback: &str) -> String {
        self.userinfo(callback).await["sub"].as_str().unwrap_or_default().to_owned()
    }

    /// Redeems the code, and asks for all that an app may know.
    async fn userinfo(&self, callback: &str) -> Value {
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
        let Some(access) = tokens["access_token"].as_str() else { return tokens };
        let userinfo = self.http.get(format!("{}/board/oauth/userinfo", self.address)).header("host", "localhost:8080");
        userinfo.bearer_auth(access).send().await.expect("an answer").json().await.expect("JSON")
    }
}
