//! How much one address, app or member may do, asked of the real binary over sockets.

mod guesses;
mod lookups;
mod pages;

use http::header::COOKIE;
use portico::demo::forum::{Flavour, SampleForum};

use crate::faults::clients::{Answer, App, CALLBACK, http, log_in, send};
use crate::faults::running::{Portico, Site};
use crate::faults::{forum, random};

/// Addresses of visitors, as a web server in front names them.
const A: &str = "203.0.113.7";
const B: &str = "198.51.100.20";
const C: &str = "192.0.2.99";

/// A site behind a web server that names its visitors, and an app.
struct Stage {
    forum: SampleForum,
    site: Site,
    app: App,
    portico: Portico,
    http: reqwest::Client,
}

impl Stage {
    /// `limits`: the table of that name, and what may follow it.
    async fn with(limits: &str) -> Self {
        Self::trusting("trusted = [\"127.0.0.0/8\"]", limits).await
    }

    async fn trusting(trusted: &str, limits: &str) -> Self {
        let forum = forum(Flavour::Plain { returns: true }).await;
        let more = format!(
            "dialects = [\"oidc\", \"gitlab\", \"mattermost\", \"ips4\"]\n[oauth.registration]\nby_programs = \"token\"\n\
             [forum.session]\ncache_for = \"5m\"\n[proxies]\n{trusted}\n[limits]\n{limits}"
        );
        let site = Site::plain(&forum, &more);
        let app = site.app("chat");
        let portico = site.start();
        Self { forum, site, app, portico, http: http() }
    }

    async fn get(&self, path: &str, from: &str, cookie: &str) -> Answer {
        let request = self.http.get(self.portico.url(path)).header("x-forwarded-for", from);
        let request = if cookie.is_empty() { request } else { request.header(COOKIE, cookie) };
        send(request).await.expect("an answer")
    }

    async fn bearer(&self, path: &str, from: &str, token: &str) -> Answer {
        let request = self.http.get(self.portico.url(path)).header("x-forwarded-for", from);
        send(request.bearer_auth(token)).await.expect("an answer")
    }

    async fn post(&self, path: &str, from: &str, secret: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.http.post(self.portico.url(path)).header("x-forwarded-for", from);
        let who = [("client_id", self.app.id.as_str()), ("client_secret", secret)];
        send(request.form(&[&who[..], form].concat())).await.expect("an answer")
    }

    /// Shows a code that nobody made: 400 to whoever proved that he is the app, 401 to others.
    async fn try_secret(&self, from: &str, secret: &str) -> Answer {
        let form = [("grant_type", "authorization_code"), ("code", "none"), ("redirect_uri", CALLBACK)];
        self.post("/oauth/token", from, secret, &form).await
    }

    fn authorize(&self, more: &str) -> String {
        let back: String = url::form_urlencoded::byte_serialize(CALLBACK.as_bytes()).collect();
        let app = &self.app.id;
        format!("/oauth/authorize?response_type=code&client_id={app}&redirect_uri={back}&scope=openid&state=s{more}")
    }

    /// A number in the list of the operations listener; 0 if it is not there.
    async fn metric(&self, line: &str) -> f64 {
        let address = format!("http://{}/metrics", self.portico.operations);
        let text = send(self.http.get(address)).await.expect("the numbers").body;
        let value = text.lines().find_map(|known| known.strip_prefix(line)?.strip_prefix(' ')?.parse().ok());
        value.unwrap_or_default()
    }

    async fn refused(&self, rule: &str) -> f64 {
        self.metric(&format!("portico_ratelimit_rejected_total{{rule=\"{rule}\"}}")).await
    }
}

/// Limits begin anew with each minute of the clock: waits for the next one if this one is nearly over.
async fn within_a_minute() {
    use std::time::{Duration, UNIX_EPOCH};
    let over = || {
        Duration::from_millis(
            u64::try_from(UNIX_EPOCH.elapsed().expect("after 1970").as_millis() % 60_000).expect("a minute"),
        )
    };
    while over() > Duration::from_secs(35) {
        tokio::time::sleep(Duration::from_secs(61).saturating_sub(over())).await;
    }
}

/// It says how long to wait.
fn waits(answer: &Answer) -> bool {
    answer.status == 429 && answer.header("retry-after").parse().is_ok_and(|secs: u32| (1..=3_600).contains(&secs))
}
