//! The same visitors through the program itself: `portico why`, and a login at `portico serve`.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

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
            let got = server.login(case, cases).await;
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
    fn start(board: &Board, check_address: bool) -> Self {
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
        for line in case.lines().into_iter().filter(|line| !line.is_empty()) {
            request = request.header(COOKIE, line);
        }
        let answer = request.send().await.expect("an answer");
        let location = answer.headers().get(LOCATION).map(|to| to.to_str().expect("ASCII").to_owned());
        match (answer.status(), location.unwrap_or_default()) {
            (StatusCode::SEE_OTHER, to) if to.starts_with(CALLBACK) => format!("member {}", self.subject(&to).await),
            (StatusCode::SEE_OTHER, to) if to.contains(&cases.login_page) => "guest".to_owned(),
            (StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST, _) => {
                let page = answer.text().await.expect("a page");
                let code = ["P310", "P311", "P308"].into_iter().find(|code| page.contains(code));
                code.unwrap_or("another page").to_owned()
            }
            (StatusCode::SEE_OTHER, to) if to.starts_with("/board/oauth/resume") => {
                let cookies = answer.headers().get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
                let pairs = cookies.filter_map(|line| line.split(';').next()).collect::<Vec<_>>().join("; ");
                self.login_page(&to, &pairs, cases).await
            }
            (status, to) => format!("{status} {to}"),
        }
    }

    /// Where the forum has no way back, a page of ours leads to its login.
    async fn login_page(&self, resume: &str, cookies: &str, cases: &Cases) -> String {
        let request = self.http.get(format!("{}{resume}", self.address)).header("host", "localhost:8080");
        let answer = request.header(COOKIE, cookies).send().await.expect("an answer");
        let status = answer.status();
        let page = answer.text().await.expect("a page");
        let leads = page.contains(&cases.login_page) || page.contains(&cases.login_page.replace('&', "&amp;"));
        if leads { "guest".to_owned() } else { format!("{status} without the login page: {page}") }
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
