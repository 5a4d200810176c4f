//! Asks a site over HTTP who a visitor is, with the visitor's own cookies.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, COOKIE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use reqwest::redirect::Policy;
use url::Url;

use super::SetupError;
use super::value::Value;
use crate::model::SourceFailure;

/// An answer about one person is small; a page of a forum is not.
const JSON_BYTES_MAX: usize = 256 * 1024;
const PAGE_BYTES_MAX: usize = 1 << 20;

/// What is sent of the visitor. By id, nothing is.
pub(super) struct Sender<'a> {
    pub cookies: Vec<u8>,
    pub user_agent: &'a [u8],
    pub address: Option<IpAddr>,
}

/// In which form the answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One text in JSON, bound as a tree.
    Json,
    /// A page or another text, bound as it is.
    Html,
}

/// One question.
pub(super) struct Question<'a> {
    pub url: &'a str,
    pub form: Form,
    /// The visitor's own part, if it is sent.
    pub sender: Option<Sender<'a>>,
    /// Further headers; they outweigh those of our own. Values may be secrets.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// Statuses that mean that nobody is logged in.
    pub guest: &'a [u16],
}

/// What came back. Cookies that the site sets are dropped: `docs/presets.md` tells why that does no harm.
pub(super) enum Answer {
    /// The answer in its form.
    Known(Value),
    /// A status that means "nobody".
    Guest,
}

/// A client that follows no redirects and keeps no cookies: a login page is not an answer.
pub(super) fn client(timeout: Duration) -> Result<reqwest::Client, SetupError> {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    reqwest::Client::builder()
        .redirect(Policy::none())
        .no_proxy()
        .timeout(timeout)
        .connect_timeout(timeout)
        .pool_idle_timeout(Duration::from_secs(20))
        .build()
        .map_err(|error| SetupError(format!("the HTTP client cannot be made: {error}")))
}

/// Asks. Anything but 200 and a status that means nobody is a failure.
pub(super) async fn ask(client: &reqwest::Client, question: Question<'_>) -> Result<Answer, SourceFailure> {
    let url = Url::parse(question.url)
        .map_err(|_| SourceFailure::Drift("the address to ask is not an address".to_owned()))?;
    let shown = format!("{}{}", url.origin().ascii_serialization(), url.path());
    let mut headers = HeaderMap::new();
    match question.form {
        Form::Json => {
            headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
            headers.insert("x-requested-with", HeaderValue::from_static("XMLHttpRequest"));
        }
        Form::Html => {
            headers.insert(ACCEPT, HeaderValue::from_static("text/html"));
        }
    }
    if let Some(sender) = question.sender {
        let Ok(cookies) = HeaderValue::from_bytes(&sender.cookies) else {
            // Bytes that no browser sends; the site would not know the session either.
            return Ok(Answer::Guest);
        };
        headers.insert(COOKIE, cookies);
        if let Ok(agent) = HeaderValue::from_bytes(sender.user_agent) {
            headers.insert(USER_AGENT, agent);
        }
        if let Some(address) = sender.address.and_then(|address| HeaderValue::try_from(address.to_string()).ok()) {
            headers.insert("x-forwarded-for", address);
        }
    }
    for (name, value) in question.headers {
        headers.insert(name, value);
    }
    let body_bytes_max = if question.form == Form::Json { JSON_BYTES_MAX } else { PAGE_BYTES_MAX };
    let request = client.get(url).headers(headers);
    let mut response = request.send().await.map_err(|error| failure(&error, &shown))?;
    let status = response.status();
    if question.guest.contains(&status.as_u16()) {
        return Ok(Answer::Guest);
    }
    if status != StatusCode::OK {
        let text = format!("{shown} answers {status}");
        return Err(if status.is_redirection() {
            SourceFailure::Drift(text)
        } else {
            SourceFailure::Unreachable(text)
        });
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error, &shown))? {
        if body.len() + chunk.len() > body_bytes_max {
            return Err(SourceFailure::Drift(format!("{shown} answers more than {body_bytes_max} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    if question.form == Form::Html {
        return Ok(Answer::Known(Value::Bytes(body)));
    }
    match serde_json::from_slice(&body) {
        Ok(tree) => Ok(Answer::Known(Value::Json(Arc::new(tree)))),
        Err(_) => Err(SourceFailure::Drift(format!("{shown} does not answer in JSON"))),
    }
}

/// The status of the answer to one plain question. `host`: whom the answer is for. Errors are a few words.
pub(super) async fn status(client: &reqwest::Client, url: &str, host: &str) -> Result<u16, String> {
    let url = Url::parse(url).map_err(|_| "its address is not an address".to_owned())?;
    let answer = client.get(url).header(HOST, host).send().await;
    answer.map(|answer| answer.status().as_u16()).map_err(|error| {
        let why = match () {
            () if error.is_timeout() => "no answer in time",
            () if error.is_connect() => "no connection",
            () => "no answer in HTTP",
        };
        why.to_owned()
    })
}

/// The address is named without its query, which may hold a member's id.
fn failure(error: &reqwest::Error, shown: &str) -> SourceFailure {
    if error.is_timeout() {
        SourceFailure::Busy
    } else if error.is_connect() {
        SourceFailure::Unreachable(format!("{shown}: no connection"))
    } else {
        SourceFailure::Unreachable(format!("{shown}: the answer was cut off"))
    }
}
