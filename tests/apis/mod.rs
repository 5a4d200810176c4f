//! Protected APIs of the real binary: tokens of real logins, and web servers that keep what they got.

mod refusals;
mod shown;

use portico::demo::forum::{Flavour, SampleForum};
use reqwest::RequestBuilder;

use crate::faults::clients::{Answer, App, Client, Tokens, http, log_in, send};
use crate::faults::forum;
use crate::faults::running::{Portico, Site};
use crate::gateway::web::{Sign, Web};

/// A site whose web server is `web`, and members of a sample forum.
struct Stage {
    forum: SampleForum,
    site: Site,
    app: App,
    portico: Portico,
    web: Web,
    http: reqwest::Client,
}

impl Stage {
    /// `more` is TOML for the section `[oauth]`, and what follows it.
    async fn with(more: &str) -> Self {
        Self::prepared(more, &[], |_, _| {}).await
    }

    /// The same, with variables, and something done to the app before the start.
    async fn prepared(more: &str, variables: &[(&str, &str)], prepare: impl FnOnce(&Site, &App)) -> Self {
        let forum = forum(Flavour::Plain { returns: true }).await;
        let web = Web::start("web");
        let address = format!("127.0.0.1:{}", web.port).parse().expect("an address");
        let site = Site::in_front_of(address, &forum, more);
        let app = site.app("chat");
        prepare(&site, &app);
        let portico = site.start_with(variables);
        Self { forum, site, app, portico, web, http: http() }
    }

    /// Tokens of a member's login.
    async fn log_in(&self, username: &str) -> Tokens {
        self.client(&self.app, username).await.log_in().await
    }

    async fn client(&self, app: &App, username: &str) -> Client {
        Client::new(self.portico.url(""), app, &log_in(&self.forum, "/login", username).await)
    }

    fn request(&self, path: &str) -> RequestBuilder {
        self.http.get(self.portico.url(path))
    }

    async fn bearer(&self, path: &str, token: &str) -> Answer {
        send(self.request(path).bearer_auth(token)).await.expect("an answer")
    }

    async fn get(&self, path: &str) -> Answer {
        send(self.request(path)).await.expect("an answer")
    }

    async fn metric(&self, line: &str) -> f64 {
        let address = format!("http://{}/metrics", self.portico.operations);
        let text = send(self.http.get(address)).await.expect("the numbers").body;
        text.lines().find_map(|known| known.strip_prefix(line)?.strip_prefix(' ')?.parse().ok()).unwrap_or_default()
    }
}

/// The last request that a web server got.
fn last(sign: &Sign) -> String {
    sign.asked.lock().expect("no poison").last().cloned().unwrap_or_default()
}

/// A header of a request.
fn field<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    let head = request.split("\r\n\r\n").next()?;
    let mut fields = head.lines().filter_map(|line| line.split_once(": "));
    fields.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}
