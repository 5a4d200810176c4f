//! The way from an app through the forum's login and back, for each way in which forums return, and what happens when
//! a login ends. Real sockets: a browser, the binary, and a forum that returns as the real ones do.

mod ends;
mod forum;
mod told;

use crate::demo::visitor::{Answer, Visitor};
use crate::faults::clients::{App, CALLBACK};
use crate::faults::running::{Portico, Site};
use forum::{BOARD, Forum, Kind};

/// A forum with the gateway in front, and an app that members are not asked about.
struct Play {
    forum: Forum,
    gateway: Portico,
    app: App,
    _site: Site,
}

impl Play {
    /// `more` is TOML for the section `[forum]`.
    fn begin(kind: Kind, more: &str) -> Self {
        let forum = Forum::start(kind);
        let site = Site::with_preset(forum.address, &forum.preset(), more);
        let gateway = site.start();
        let app = site.app("Chat");
        forum.take();
        Self { forum, gateway, app, _site: site }
    }

    fn browser(&self) -> Browser {
        let mut visitor = Visitor::new(&self.gateway.url(""));
        visitor.fields.insert("sec-fetch-dest", "document".to_owned());
        visitor.fields.insert("accept", "text/html".to_owned());
        Browser(visitor)
    }

    fn authorize(&self, state: &str) -> String {
        format!(
            "/board/oauth/authorize?client_id={}&response_type=code&scope=openid&state={state}&redirect_uri={}",
            self.app.id, "https%3A%2F%2Fapp.example%2Fcallback"
        )
    }
}

/// A browser that goes to a forum as people do.
struct Browser(Visitor);

/// The address without the host: the gateway listens on another port than the site seems to.
fn local(address: &str) -> &str {
    address.strip_prefix("http://localhost:8080").unwrap_or(address)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

impl Browser {
    async fn get(&mut self, address: &str) -> Answer {
        self.0.get(local(address)).await
    }

    /// Where the answer to an authorize request leads.
    async fn ask(&mut self, play: &Play, state: &str) -> String {
        let answer = self.get(&play.authorize(state)).await;
        answer.location.unwrap_or_else(|| panic!("{}: {}", answer.status, answer.body))
    }

    /// Logs in with the form that `page` showed; answers the address that the forum sends the browser to.
    async fn submit(&mut self, kind: Kind, page: &Answer) -> String {
        let text = |name: &str| {
            between(&page.body, &format!("name=\"{name}\" value=\""), "\"").unwrap_or_else(|| panic!("{}", page.body))
        };
        let answer = match kind {
            Kind::MyBb => self.0.post("/board/member.php", &[("action", "do_login"), ("url", text("url"))]).await,
            Kind::FluxBb => {
                let wanted = text("redirect_url");
                self.0.post("/board/login.php?action=in", &[("redirect_url", wanted)]).await
            }
            Kind::Smf => self.0.post("/board/index.php?action=login2", &[]).await,
            Kind::NodeBb | Kind::Nowhere => self.0.post("/board/login", &[]).await,
            Kind::Cookie { .. } => {
                let wanted = self.0.cookies.get("destination_url").cloned().unwrap_or_default();
                self.0.post("/board/login", &[("redirect", &wanted)]).await
            }
        };
        if let Some(refresh) = between(&answer.body, "content=\"2;URL=", "\"") {
            return refresh.to_owned();
        }
        if let Some(next) = between(&answer.body, "\"next\":\"", "\"") {
            // The forum's script keeps the arguments and adds one.
            let mark = if next.contains('?') { '&' } else { '?' };
            return format!("{next}{mark}loggedin=true");
        }
        answer.location.unwrap_or_else(|| panic!("{}: {}", answer.status, answer.body))
    }

    /// Follows redirects to the app; answers its `state`, or the address of the page where the way ends.
    async fn arrive(&mut self, from: &str) -> String {
        let mut at = from.to_owned();
        for _ in 0..8 {
            if at.starts_with(CALLBACK) {
                let code = crate::clients::parameter(&at, "code");
                let state = crate::clients::parameter(&at, "state");
                return if code.is_some() { state.expect("a state") } else { at };
            }
            match self.get(&at).await.location {
                Some(next) => at = next,
                None => return at,
            }
        }
        panic!("{from} goes round in circles")
    }
}
