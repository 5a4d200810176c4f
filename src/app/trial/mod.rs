//! `portico app test`: a small app on a loopback port logs in with the twin of an app, and tells each step.
//!
//! The app itself is not touched: no address is added to it, its secret is not needed, nobody's login ends. The twin has
//! an id, a secret and a redirect address of its own (`protocol::apps`), works for five minutes, and is deleted when the
//! test ends, also by Ctrl-C. Whoever cannot delete it any more leaves it to the server, which does.

mod http;
mod id_token;
mod listener;
mod record;
mod visitor;

use std::time::Duration;

use ::http::StatusCode;
use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use tokio::signal::unix::{Signal, SignalKind, signal};
use url::Url;

use self::http::Answer;
use super::manage::{self, AppView, ManageError, Operation, Reply, ShownSecret, TEST_SECS};
use crate::adapters::system::{OsEntropy, SystemClock};
use crate::config::{Config, presets};
use crate::model::{ClientAuthMethod, Dialect, Problem, problem};
use crate::ports::{Clock as _, Entropy as _};

pub use id_token::IdToken;
use listener::{Came, Listener};
pub use record::{Check, Step, shown};
use record::{fields, short};
pub use visitor::Visitor;

/// How often whoever waits for a browser is told that nobody has come back.
const TOLD_EVERY: Duration = Duration::from_secs(60);

/// What happens, in order.
pub enum Event {
    /// The twin is there, and takes answers at this address.
    Twin {
        /// Its id.
        client_id: String,
        /// Where it takes answers.
        redirect_uri: String,
    },
    /// This is to be opened in a browser.
    Open(String),
    /// Nobody has come back yet; so much time is left.
    Waiting(Duration),
    /// A request and its answer.
    Step(Step),
    /// The ID token.
    IdToken(IdToken),
    /// Something that was compared.
    Check(Check),
}

/// How the test is run.
pub struct Wishes {
    /// The port on loopback; 0 takes a free one.
    pub port: u16,
    /// Who logs in without a browser. `None`: somebody opens the address.
    pub visitor: Option<Visitor>,
}

/// Whether the login was one of OpenID Connect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// With an ID token.
    OpenId,
    /// Without one: plain OAuth 2.0, in the app's dialect.
    OAuth,
}

/// Runs the test. Blocks; call it outside a runtime.
///
/// Errors: P515, the login did not come through, in words; whatever making the twin fails with.
pub fn run(
    config: &Config,
    app: &AppView,
    wishes: &Wishes,
    tell: &mut dyn FnMut(Event),
) -> Result<Spoken, ManageError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| failed(format!("no runtime: {error}")))?;
    runtime.block_on(test(config, app, wishes, tell))
}

fn failed(message: String) -> ManageError {
    ManageError { problem: &problem::P515, message }
}

async fn test(
    config: &Config,
    app: &AppView,
    wishes: &Wishes,
    tell: &mut dyn FnMut(Event),
) -> Result<Spoken, ManageError> {
    let http = self::http::client().map_err(failed)?;
    let listener = Listener::bind(wishes.port).await;
    let listener = listener.map_err(|error| ManageError {
        problem: &problem::P105,
        message: format!("port {} of 127.0.0.1: {error}", wishes.port),
    })?;
    // Heard from here on, so that nothing is left behind.
    let mut interrupted = Interrupted::new().map_err(|error| failed(format!("no signals: {error}")))?;
    let provider = Provider::learn(config, app, &http, tell).await.map_err(failed)?;
    let twin = Twin::make(config, app, &listener).await?;
    tell(Event::Twin { client_id: twin.view.client_id.0.clone(), redirect_uri: listener.redirect_uri() });
    let login = Login { http, provider, twin: &twin, listener, begun: Begun::new() };
    let limit = Duration::from_secs(TEST_SECS);
    let done = tokio::select! {
        done = tokio::time::timeout(limit, login.walk(wishes.visitor.as_ref(), tell)) => match done {
            Ok(done) => done,
            Err(_) => Err(failed("nobody came back within five minutes; begin again".to_owned())),
        },
        () = interrupted.heard() => Err(failed("it was stopped before the login came back".to_owned())),
    };
    let ended = twin.end(config).await;
    match (done, ended) {
        (Ok(spoken), Ok(())) => Ok(spoken),
        (Err(error), Ok(())) => Err(error),
        (done, Err(left)) => {
            let before = done.err().map_or_else(String::new, |error| format!("{}\n", error.message));
            let id = &twin.view.client_id;
            let message =
                format!("{before}the twin {id} is still there: {}\nThe server deletes it by itself.", left.message);
            Err(failed(message))
        }
    }
}

/// Ctrl-C, or a polite end of the process.
struct Interrupted {
    by_key: Signal,
    by_others: Signal,
}

impl Interrupted {
    fn new() -> std::io::Result<Self> {
        Ok(Self { by_key: signal(SignalKind::interrupt())?, by_others: signal(SignalKind::terminate())? })
    }

    async fn heard(&mut self) {
        tokio::select! {
            _ = self.by_key.recv() => {}
            _ = self.by_others.recv() => {}
        }
    }
}

/// The app of five minutes.
struct Twin {
    view: AppView,
    secret: ShownSecret,
}

impl Twin {
    async fn make(config: &Config, app: &AppView, listener: &Listener) -> Result<Self, ManageError> {
        let operation = Operation::Test(app.client_id.clone(), listener.redirect_uri());
        match manage::anywhere(config, operation).await? {
            Reply::AppWithSecret(view, Some(secret)) => Ok(Self { view: *view, secret }),
            _ => Err(ManageError {
                problem: &problem::P507,
                message: "the server gave an answer that does not fit".to_owned(),
            }),
        }
    }

    async fn end(&self, config: &Config) -> Result<(), ManageError> {
        match manage::anywhere(config, Operation::Delete(self.view.client_id.clone())).await {
            // The server was faster.
            Err(error) if error.problem == &problem::P505 => Ok(()),
            other => other.map(|_| ()),
        }
    }
}

/// What an app knows of portico.
struct Provider {
    authorize: Url,
    token: String,
    userinfo: String,
    /// The discovery document and the key set, where the dialect has them.
    openid: Option<(Value, Value)>,
}

impl Provider {
    /// By its discovery document, as an app does it that speaks OpenID Connect; else by what the app was told.
    async fn learn(
        config: &Config,
        app: &AppView,
        http: &reqwest::Client,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Self, String> {
        let told = presets::endpoints(config, app.dialect, &app.scopes);
        let address = |name: &str| told.get(name).cloned().unwrap_or_default();
        let parse = |address: &str| Url::parse(address).map_err(|error| format!("the authorize address: {error}"));
        if app.dialect != Dialect::Oidc {
            let (token, userinfo) = (address("token"), address("userinfo"));
            return Ok(Self { authorize: parse(&address("authorize"))?, token, userinfo, openid: None });
        }
        let discovery = fetch("discovery", &address("discovery"), http, tell).await?;
        let text = |name: &str| match discovery.get(name).and_then(Value::as_str) {
            Some(text) => Ok(text.to_owned()),
            None => Err(format!("the discovery document has no {name}")),
        };
        let issuer = text("issuer")?;
        if issuer != config.public_url.issuer() {
            return Err(format!(
                "the discovery document at the public address is that of {}: another server answers there",
                shown(&issuer)
            ));
        }
        let keys = fetch("keys", &text("jwks_uri")?, http, tell).await?;
        let authorize = parse(&text("authorization_endpoint")?)?;
        let (token, userinfo) = (text("token_endpoint")?, text("userinfo_endpoint")?);
        Ok(Self { authorize, token, userinfo, openid: Some((discovery, keys)) })
    }
}

/// Asks for a document that everybody may have.
async fn fetch(
    step: &'static str,
    address: &str,
    http: &reqwest::Client,
    tell: &mut dyn FnMut(Event),
) -> Result<Value, String> {
    let unreachable = |why: String| {
        format!(
            "{address} cannot be reached from this machine: {why}\nIs portico serve running, and does the name lead to \
             it from here, too?"
        )
    };
    let answer = self::http::send(http.get(address)).await.map_err(unreachable)?;
    let document = answer.json().filter(|_| answer.status == StatusCode::OK);
    let mut lines = vec![answer.status_line()];
    match (&document, step) {
        (Some(document), "keys") => lines.extend(document["keys"].as_array().into_iter().flatten().map(key_line)),
        (Some(document), _) => {
            let names = ["issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"];
            lines.extend(
                names.iter().map(|name| format!("{name} = {}", shown(document[*name].as_str().unwrap_or("-")))),
            );
        }
        (None, _) => {}
    }
    tell(Event::Step(Step { step, request: vec![format!("GET {address}")], answer: lines }));
    document
        .ok_or_else(|| format!("{address} does not answer as portico does: does the web server hand it on to portico?"))
}

fn key_line(key: &Value) -> String {
    let text = |name: &str| shown(key[name].as_str().unwrap_or("-"));
    format!("{} {}", text("alg"), text("kid"))
}

/// What a login begins with, and its answer must fit.
struct Begun {
    state: String,
    nonce: String,
    verifier: String,
}

impl Begun {
    fn new() -> Self {
        let random = || URL_SAFE_NO_PAD.encode(OsEntropy::default().bytes32());
        Self { state: random(), nonce: random(), verifier: random() }
    }
}

/// Waits, and says so now and then: nothing else happens on this side.
async fn waiting<T>(coming: impl Future<Output = T>, every: Duration, tell: &mut dyn FnMut(Event)) -> T {
    let mut coming = std::pin::pin!(coming);
    let mut left = Duration::from_secs(TEST_SECS);
    loop {
        tell(Event::Waiting(left));
        match tokio::time::timeout(every, coming.as_mut()).await {
            Ok(came) => return came,
            Err(_) => left = left.saturating_sub(every),
        }
    }
}

struct Login<'a> {
    http: reqwest::Client,
    provider: Provider,
    twin: &'a Twin,
    listener: Listener,
    begun: Begun,
}

impl Login<'_> {
    async fn walk(&self, visitor: Option<&Visitor>, tell: &mut dyn FnMut(Event)) -> Result<Spoken, ManageError> {
        let start = self.authorize_url();
        let came = match visitor {
            Some(visitor) => {
                let redirect_uri = self.listener.redirect_uri();
                let mut heard = |step| tell(Event::Step(step));
                let walked = visitor::walk(visitor, &self.http, &start, &redirect_uri, &mut heard);
                walked.await.map_err(|lost| ManageError {
                    problem: lost.problem.unwrap_or(&problem::P515),
                    message: lost.message,
                })?
            }
            None => self.opened(&start, tell).await?,
        };
        let code = self.code(&came).map_err(|(problem, message)| ManageError { problem, message })?;
        let tokens = self.tokens(&code, tell).await.map_err(failed)?;
        let identity = self.identity(&tokens, tell).await.map_err(failed)?;
        self.judged(&came, &tokens, &identity, tell).map_err(failed)
    }

    fn authorize_url(&self) -> Url {
        let mut address = self.provider.authorize.clone();
        let (redirect_uri, begun) = (self.listener.redirect_uri(), &self.begun);
        let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, begun.verifier.as_bytes()));
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.twin.view.client_id.0)
            .append_pair("redirect_uri", &redirect_uri)
            .append_pair("scope", &self.twin.view.scopes)
            .append_pair("state", &begun.state)
            .append_pair("nonce", &begun.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        address
    }

    /// Somebody opens the address, and comes back.
    async fn opened(&self, start: &Url, tell: &mut dyn FnMut(Event)) -> Result<Came, ManageError> {
        tell(Event::Open(self.listener.url()));
        let came = waiting(self.listener.wait(start.as_str(), &self.begun.state), TOLD_EVERY, tell).await;
        let came = came.map_err(|error| failed(format!("the port on loopback: {error}")))?;
        let sent: Vec<(String, String)> = start.query_pairs().into_owned().collect();
        let mut request = vec![format!("GET {}", start.as_str().split('?').next().unwrap_or_default())];
        request.extend(fields(pairs(&sent)));
        let mut answer = vec![format!("the browser came back to {}", self.listener.redirect_uri())];
        answer.extend(fields(pairs(&came.fields)));
        tell(Event::Step(Step { step: "authorize", request, answer }));
        Ok(came)
    }

    /// The code, or why there is none.
    fn code(&self, came: &Came) -> Result<String, (&'static Problem, String)> {
        let no = |message: String| Err((&problem::P515, message));
        if !came.is_for(&self.begun.state) {
            return no("the answer belongs to another login (state)".to_owned());
        }
        match (came.get("error"), came.get("code")) {
            (Some(error), _) => {
                let why = came.get("error_description").unwrap_or_default();
                let cure = if error == "access_denied" { "\nAllow it, with a member who may use the app." } else { "" };
                no(format!("portico answers {}: {}{cure}", shown(error), shown(why)))
            }
            (None, Some(code)) => Ok(code.to_owned()),
            (None, None) => no("the answer has neither a code nor an error".to_owned()),
        }
    }

    async fn tokens(&self, code: &str, tell: &mut dyn FnMut(Event)) -> Result<Value, String> {
        let (id, secret) = (&self.twin.view.client_id.0, self.twin.secret.0.reveal());
        let redirect_uri = self.listener.redirect_uri();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &redirect_uri),
            ("code_verifier", &self.begun.verifier),
        ];
        let mut request = vec![format!("POST {}", self.provider.token)];
        let mut sending = self.http.post(&self.provider.token);
        if self.twin.view.auth_method == Some(ClientAuthMethod::ClientSecretPost) {
            form.extend([("client_id", id.as_str()), ("client_secret", secret)]);
        } else {
            request.push(format!("Authorization: Basic {id}:{}", short(secret)));
            sending = sending.basic_auth(id, Some(secret));
        }
        request.extend(fields(form.iter().copied()));
        let answer = self.answer("token", sending.form(&form), request, tell).await?;
        match answer.get("access_token").and_then(Value::as_str) {
            Some(_) => Ok(answer),
            None => Err("the answer of the token endpoint has no access_token".to_owned()),
        }
    }

    async fn identity(&self, tokens: &Value, tell: &mut dyn FnMut(Event)) -> Result<Value, String> {
        let token = tokens["access_token"].as_str().unwrap_or_default();
        let address = &self.provider.userinfo;
        let request = vec![format!("GET {address}"), format!("Authorization: Bearer {}", short(token))];
        self.answer("userinfo", self.http.get(address).bearer_auth(token), request, tell).await
    }

    /// Sends, tells, and wants JSON with status 200.
    async fn answer(
        &self,
        step: &'static str,
        sending: reqwest::RequestBuilder,
        request: Vec<String>,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Value, String> {
        let answer: Answer = self::http::send(sending).await.map_err(|why| format!("no answer ({step}): {why}"))?;
        let body = answer.json();
        let mut lines = vec![answer.status_line()];
        lines.extend(body.iter().flat_map(record::json));
        tell(Event::Step(Step { step, request, answer: lines }));
        match body {
            Some(body) if answer.status == StatusCode::OK => Ok(body),
            Some(body) => {
                let text = |name: &str| shown(body[name].as_str().unwrap_or_default());
                Err(format!("portico answers {} {} {}", answer.status_line(), text("error"), text("error_description")))
            }
            None => Err(format!("the answer ({step}) is {} and no JSON", answer.status_line())),
        }
    }

    /// Compares all that came, as a careful app does.
    fn judged(
        &self,
        came: &Came,
        tokens: &Value,
        identity: &Value,
        tell: &mut dyn FnMut(Event),
    ) -> Result<Spoken, String> {
        let mut checks = Vec::new();
        let mut spoken = Spoken::OAuth;
        if let Some((discovery, keys)) = &self.provider.openid {
            if discovery["authorization_response_iss_parameter_supported"] == json!(true) {
                let is_own = came.get("iss").is_some() && came.get("iss") == discovery["issuer"].as_str();
                checks.push(Check::new("answer", is_own, "it names its issuer (iss, RFC 9207)"));
            }
            let token = tokens["id_token"].as_str();
            let wanted = self.twin.view.scopes.split_whitespace().any(|scope| scope == "openid");
            match token.map(|token| (token, id_token::open(token))) {
                Some((token, Some(open))) => {
                    spoken = Spoken::OpenId;
                    let (id, nonce) = (&self.twin.view.client_id.0, &self.begun.nonce);
                    let now = SystemClock.now();
                    let expected = id_token::Expected { discovery, keys, client_id: id, nonce, now };
                    checks.extend(id_token::judge(token, &open, &expected));
                    let sub = shown(open.claims["sub"].as_str().unwrap_or("nothing"));
                    let same = open.claims.get("sub").is_some() && open.claims.get("sub") == identity.get("sub");
                    checks.push(Check::new("member", same, format!("{sub}, in the ID token and at userinfo (sub)")));
                    tell(Event::IdToken(open));
                }
                Some((_, None)) => checks.push(Check::new("ID token", false, "it is not understood")),
                None if wanted => checks.push(Check::new("ID token", false, "there is none")),
                None => {}
            }
        }
        let wrong: Vec<String> =
            checks.iter().filter(|check| !check.ok).map(|check| format!("{}: {}", check.check, check.detail)).collect();
        checks.into_iter().for_each(|check| tell(Event::Check(check)));
        if wrong.is_empty() { Ok(spoken) } else { Err(wrong.join("\n")) }
    }
}

fn pairs(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_waits_is_told_again_and_again() {
        let (come, coming) = tokio::sync::oneshot::channel();
        let (mut come, mut told) = (Some(come), Vec::new());
        let mut tell = |event| {
            if let Event::Waiting(left) = event {
                told.push(left.as_millis());
            }
            if told.len() == 3
                && let Some(come) = come.take()
            {
                come.send("came").expect("somebody waits");
            }
        };
        let came = waiting(coming, Duration::from_millis(1), &mut tell).await;
        assert_eq!(came, Ok("came"));
        assert_eq!(told, [300_000, 299_999, 299_998]);
    }
}
