//! The forum's page around ours: fetched from its web server as a guest sees it, now and then.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::Request;
use tokio::sync::Notify;
use url::Url;

use crate::config::Config;
use crate::model::problem;
use crate::pages::{Pages, Shell};
use crate::proxy::Upstream;

/// How often it is fetched anew,
const AGAIN: Duration = Duration::from_secs(300);
/// and how soon after it could not be had.
const SOON: Duration = Duration::from_secs(15);
/// How long the forum may take.
const TIMEOUT: Duration = Duration::from_secs(5);
/// The longest page, in bytes.
const BYTES_MAX: usize = 512 * 1024;

/// Which page it is, as the configuration says now.
#[derive(Default)]
pub(super) struct Wanted {
    path: Mutex<Option<String>>,
    changed: Notify,
}

impl Wanted {
    /// From now on this one.
    pub(super) fn set(&self, path: Option<String>) {
        *self.path.lock().unwrap_or_else(PoisonError::into_inner) = path;
        self.changed.notify_one();
    }

    fn path(&self) -> Option<String> {
        self.path.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// What fetches it.
pub(super) struct Fetcher {
    wanted: Arc<Wanted>,
    pages: Arc<Pages>,
    upstream: Arc<Upstream>,
    /// The address that visitors see.
    public: String,
    authority: String,
}

impl Fetcher {
    pub(super) fn new(config: &Config, pages: Arc<Pages>, upstream: Arc<Upstream>) -> Self {
        let wanted = Arc::<Wanted>::default();
        wanted.set(config.pages.shell.clone());
        Self {
            wanted,
            pages,
            upstream,
            public: config.public_url.origin().to_owned(),
            authority: config.public_url.authority().to_owned(),
        }
    }

    /// Where it is told of changes.
    pub(super) fn wanted(&self) -> Arc<Wanted> {
        self.wanted.clone()
    }

    /// Runs as long as the process.
    pub(super) async fn run(self) {
        // What was told last: a forum that is down for an hour is one line in the log.
        let mut told = None;
        loop {
            let Some(path) = self.wanted.path() else {
                self.pages.set_shell(None);
                self.wanted.changed.notified().await;
                continue;
            };
            let fetched = self.fetch(&path).await;
            let pause = if fetched.is_ok() { AGAIN } else { SOON };
            match fetched {
                Ok(shell) => {
                    told = None;
                    self.pages.set_shell(Some(shell));
                }
                Err(cause) => {
                    // The former one may be of another page, or say what is no longer so.
                    self.pages.set_shell(None);
                    if told.as_ref() != Some(&cause) {
                        let (code, title) = (problem::P330.code, problem::P330.title);
                        tracing::warn!(code, path, cause, "{title}; the plain pages are used");
                    }
                    told = Some(cause);
                }
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.wanted.changed.notified() => told = None,
            }
        }
    }

    async fn fetch(&self, path: &str) -> Result<Shell, String> {
        let address = Url::parse(&format!("{}{path}", self.public)).map_err(|_| "that is no path".to_owned())?;
        let request = Request::get(path)
            .header("host", &self.authority)
            .header("x-forwarded-host", &self.authority)
            .header("x-forwarded-proto", address.scheme())
            .header("accept", "text/html")
            .body(());
        let request = request.map_err(|_| "that is no path".to_owned())?;
        let answer = self.upstream.ask(request, TIMEOUT, BYTES_MAX).await?;
        if answer.status() != http::StatusCode::OK {
            return Err(format!("the forum answered with status {}", answer.status().as_u16()));
        }
        let kind = answer.headers().get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().to_ascii_lowercase();
        if !kind.starts_with("text/html") {
            return Err("what is there is no HTML".to_owned());
        }
        let page = String::from_utf8(answer.into_body().into()).map_err(|_| "it is not UTF-8".to_owned())?;
        Shell::read(&page, &address)
    }
}
