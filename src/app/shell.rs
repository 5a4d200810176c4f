//! The forum's page around ours: fetched from its web server as a guest sees it, now and then.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use url::Url;

use crate::config::Config;
use crate::model::problem;
use crate::pages::{Pages, Shell};

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
    /// Scheme, host and port of the forum's web server.
    server: String,
    /// The address that visitors see.
    public: String,
    authority: String,
    client: Option<reqwest::Client>,
}

impl Fetcher {
    pub(super) fn new(config: &Config, pages: Arc<Pages>) -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().timeout(TIMEOUT);
        let wanted = Arc::<Wanted>::default();
        wanted.set(config.pages.shell.clone());
        Self {
            wanted,
            pages,
            server: format!("http://{}", config.upstream.server),
            public: config.public_url.origin().to_owned(),
            authority: config.public_url.authority().to_owned(),
            client: client.build().ok(),
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
        let client = self.client.as_ref().ok_or("there is no HTTP client")?;
        let address = Url::parse(&format!("{}{path}", self.public)).map_err(|_| "that is no path".to_owned())?;
        let scheme = address.scheme().to_owned();
        let asked = client
            .get(format!("{}{path}", self.server))
            .header("host", &self.authority)
            .header("x-forwarded-host", &self.authority)
            .header("x-forwarded-proto", scheme)
            .header("accept", "text/html");
        let mut answer = asked.send().await.map_err(|error| error.without_url().to_string())?;
        if answer.status() != http::StatusCode::OK {
            return Err(format!("the forum answered with status {}", answer.status().as_u16()));
        }
        let kind = answer.headers().get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().to_ascii_lowercase();
        if !kind.starts_with("text/html") {
            return Err("what is there is no HTML".to_owned());
        }
        let mut page = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| error.without_url().to_string())? {
            if page.len() + chunk.len() > BYTES_MAX {
                return Err(format!("it is longer than {BYTES_MAX} bytes"));
            }
            page.extend_from_slice(&chunk);
        }
        let page = String::from_utf8(page).map_err(|_| "it is not UTF-8".to_owned())?;
        Shell::read(&page, &address)
    }
}
