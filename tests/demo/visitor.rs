//! A browser without pictures: keeps cookies, fills in forms, follows no redirect by itself.

use std::collections::BTreeMap;

use reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE, USER_AGENT};
use reqwest::{Method, Response, StatusCode};

pub struct Visitor {
    http: reqwest::Client,
    base: String,
    pub cookies: BTreeMap<String, String>,
    pub user_agent: String,
    /// Sent with every request besides.
    pub fields: BTreeMap<&'static str, String>,
}

pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub set_cookies: Vec<String>,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// The value of a field that came, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("ASCII")).unwrap_or_default()
    }
}

impl Visitor {
    pub fn new(base: &str) -> Self {
        rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build();
        Self {
            http: http.expect("an HTTP client"),
            base: base.trim_end_matches('/').to_owned(),
            cookies: BTreeMap::new(),
            user_agent: "Mozilla/5.0 (X11; Linux x86_64) Test/1".to_owned(),
            fields: BTreeMap::new(),
        }
    }

    /// The site that paths belong to, without a trailing slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, Some(form)).await
    }

    /// `path` may be a whole address. Cookies go along wherever it leads, as this visitor knows one site only.
    pub async fn send(&mut self, method: Method, path: &str, form: Option<&[(&str, &str)]>) -> Answer {
        let address = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        let mut request = self.http.request(method, address).header(USER_AGENT, &self.user_agent);
        for (name, value) in &self.fields {
            request = request.header(*name, value);
        }
        if !self.cookies.is_empty() {
            request = request.header(COOKIE, self.cookie_line());
        }
        if let Some(form) = form {
            request = request.form(form);
        }
        let response = request.send().await.expect("an answer");
        let set_cookies = self.keep_cookies(&response);
        let location = response.headers().get(LOCATION).map(|value| value.to_str().expect("ASCII").to_owned());
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, location, set_cookies, headers, body: response.text().await.expect("a body") }
    }

    /// In order, so that a cookie that is deleted and set again in one answer stays.
    fn keep_cookies(&mut self, response: &Response) -> Vec<String> {
        let lines = response.headers().get_all(SET_COOKIE).iter();
        let lines: Vec<String> = lines.map(|line| line.to_str().expect("ASCII").to_owned()).collect();
        for line in &lines {
            let cookie = cookie::Cookie::parse(line.as_str()).expect("a cookie");
            // Before this no clock of a test begins.
            let begun = time::OffsetDateTime::from_unix_timestamp(1_795_000_000).expect("a date");
            let ended = cookie.expires_datetime().is_some_and(|at| at < begun);
            if ended || cookie.max_age() == Some(time::Duration::ZERO) {
                self.cookies.remove(cookie.name());
            } else {
                self.cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        lines
    }

    pub fn cookie_line(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Logs in at the sample forum, whichever flavour it is.
    pub async fn log_in(&mut self, login: &str, username: &str) -> Answer {
        self.post(login, &[("username", username), ("password", "demo")]).await
    }

    /// Sends the log-in form of a page with name, password, and whether to be remembered.
    pub async fn fill_in(&mut self, page: &str, (username, password, remember): (&str, &str, bool)) -> Answer {
        let form = page.split("id=\"login-form\"").nth(1).unwrap_or_else(|| panic!("no form: {page}"));
        let form = form.split("</form>").next().unwrap_or_default();
        let value = |input: &str, name: &str| {
            let text = input.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
            Some(html_escape::decode_html_entities(text).into_owned())
        };
        let action = value(form, "action").expect("an address");
        let mut fields = Vec::new();
        for input in form.split("<input").skip(1) {
            let input = format!(" {}", input.split('>').next().unwrap_or_default());
            let given = match (value(&input, "type").as_deref(), value(&input, "id").as_deref()) {
                (Some("hidden"), _) => value(&input, "value"),
                (_, Some("username")) => Some(username.to_owned()),
                (_, Some("password")) => Some(password.to_owned()),
                (_, Some("remember")) => remember.then(|| "1".to_owned()),
                _ => None,
            };
            fields.extend(value(&input, "name").zip(given));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&action, &fields).await
    }
}
