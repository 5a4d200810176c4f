//! A member's browser and an app's server in one, and what they get.

use std::time::Duration;

use http::header::{COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, StatusCode};
use portico::demo::forum::SampleForum;
use reqwest::RequestBuilder;
use serde_json::Value;
use url::Url;

pub const CALLBACK: &str = "https://app.example/callback";
const SCOPE: &str = "openid profile offline_access";

/// What `app add` printed.
#[derive(Clone)]
pub struct App {
    pub id: String,
    pub secret: String,
}

/// No complete answer came. Whether the server did what was asked is not known.
#[derive(Debug)]
pub struct Lost;

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self, key: &str) -> String {
        let body: Value = serde_json::from_str(&self.body).unwrap_or_default();
        body[key].as_str().unwrap_or_default().to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// A parameter of the address that the browser is sent to.
    pub fn sent_back(&self, name: &str) -> Option<String> {
        let address = Url::parse(self.headers.get(LOCATION)?.to_str().ok()?).ok()?;
        let found = address.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
        found.filter(|_| address.as_str().starts_with(CALLBACK))
    }

    /// One line for a failed assertion.
    pub fn short(&self) -> String {
        format!("{} {}", self.status.as_u16(), self.body.chars().take(200).collect::<String>())
    }
}

/// An HTTP client that follows nothing by itself.
pub fn http() -> reqwest::Client {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    http.user_agent("Test/1").timeout(Duration::from_secs(20)).build().expect("an HTTP client")
}

/// Sends it; an answer that is cut off is none.
pub async fn send(request: RequestBuilder) -> Result<Answer, Lost> {
    let answer = request.send().await.map_err(|_| Lost)?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    Ok(Answer { status, headers, body: answer.text().await.map_err(|_| Lost)? })
}

/// Logs a sample member in, at the forum itself; answers the line for `Cookie`.
pub async fn log_in(forum: &SampleForum, path: &str, username: &str) -> String {
    let form = [("username", username), ("password", portico::demo::forum::PASSWORD)];
    let answer = send(http().post(format!("http://{}{path}", forum.address())).form(&form)).await.expect("an answer");
    let lines = answer.headers.get_all(SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs: Vec<&str> = lines.filter_map(|line| line.split(';').next()).collect();
    assert!(!pairs.is_empty(), "{}", answer.short());
    pairs.join("; ")
}

/// Where a login came to: its tokens.
#[derive(Clone, Debug)]
pub struct Tokens {
    pub access: String,
    pub refresh: String,
}

/// One app and one member's browser.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    app: App,
    cookie: String,
}

impl Client {
    pub fn new(base: String, app: &App, cookie: &str) -> Self {
        Self { http: http(), base, app: app.clone(), cookie: cookie.to_owned() }
    }

    /// The same app with another browser.
    pub fn of(&self, cookie: &str) -> Self {
        Self { cookie: cookie.to_owned(), ..self.clone() }
    }

    /// GET, as a browser that is logged in at the forum.
    pub async fn get(&self, path: &str) -> Result<Answer, Lost> {
        send(self.http.get(format!("{}{path}", self.base)).header(COOKIE, &self.cookie)).await
    }

    /// `more` is added to the query: `&prompt=none`.
    pub async fn authorize(&self, more: &str) -> Result<Answer, Lost> {
        let back = url::form_urlencoded::byte_serialize(CALLBACK.as_bytes()).collect::<String>();
        let scope = SCOPE.replace(' ', "+");
        let query = format!("response_type=code&client_id={}&redirect_uri={back}&scope={scope}&state=s", self.app.id);
        self.get(&format!("/oauth/authorize?{query}{more}")).await
    }

    pub async fn redeem(&self, code: &str) -> Result<Answer, Lost> {
        let form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", CALLBACK)];
        self.post("/oauth/token", &form).await
    }

    pub async fn refresh(&self, token: &str) -> Result<Answer, Lost> {
        self.post("/oauth/token", &[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    pub async fn revoke(&self, token: &str) -> Result<Answer, Lost> {
        self.post("/oauth/revoke", &[("token", token)]).await
    }

    pub async fn userinfo(&self, token: &str) -> Result<Answer, Lost> {
        send(self.http.get(format!("{}/oauth/userinfo", self.base)).bearer_auth(token)).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer, Lost> {
        let request = self.http.post(format!("{}{path}", self.base));
        send(request.basic_auth(&self.app.id, Some(&self.app.secret)).form(form)).await
    }

    /// A whole login that has to work.
    pub async fn log_in(&self) -> Tokens {
        let answer = self.authorize("").await.expect("an answer");
        let code = answer.sent_back("code").unwrap_or_else(|| panic!("no code: {}", answer.short()));
        let answer = self.redeem(&code).await.expect("an answer");
        tokens(&answer).unwrap_or_else(|| panic!("no tokens: {}", answer.short()))
    }
}

/// The tokens in an answer, if there are any.
pub fn tokens(answer: &Answer) -> Option<Tokens> {
    let tokens = Tokens { access: answer.json("access_token"), refresh: answer.json("refresh_token") };
    (answer.status == StatusCode::OK && !tokens.access.is_empty() && !tokens.refresh.is_empty()).then_some(tokens)
}
