//! Headless Chromium behind a chromedriver of our own.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;
use tempfile::TempDir;

/// How long a page may take. Generous: tests share the machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running chromedriver. Its process and every browser of it end with it.
pub struct Driver {
    process: Child,
    port: u16,
}

/// One browser with a profile of its own.
pub struct Browser {
    pub client: Client,
    _profile: TempDir,
}

impl Driver {
    /// On a port that the system chooses. It wants the same one for IPv4 and IPv6, and ends where somebody has the other.
    pub fn start() -> Self {
        (0..5).find_map(|_| Self::try_start()).expect("chromedriver ends each time, before it says its port")
    }

    fn try_start() -> Option<Self> {
        rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
        // A process group of its own, so that browsers of a failed test can be ended with it.
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("chromedriver: {error}. Install the Debian packages chromium, chromium-driver")
            });
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        let mut driver = Self { process, port: 0 };
        let mut line = String::new();
        while driver.port == 0 {
            line.clear();
            if output.read_line(&mut line).expect("its output") == 0 {
                return None;
            }
            let port = line.split("on port ").nth(1).map(|rest| rest.trim().trim_end_matches('.'));
            driver.port = port.and_then(|port| port.parse().ok()).unwrap_or(0);
        }
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Some(driver)
    }

    /// Opens a browser that knows nobody.
    pub async fn open(&self) -> Browser {
        self.open_with(json!({})).await
    }

    /// The same for somebody who lets no scripts run.
    pub async fn open_without_scripts(&self) -> Browser {
        self.open_with(json!({"profile.managed_default_content_settings.javascript": 2})).await
    }

    async fn open_with(&self, prefs: serde_json::Value) -> Browser {
        let profile = tempfile::tempdir().expect("a folder");
        let options = json!({
            "prefs": prefs,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", format!("--user-data-dir={}", profile.path().display()),
            ],
        });
        let capabilities = json!({"goog:chromeOptions": options}).as_object().cloned().expect("an object");
        let client = ClientBuilder::rustls()
            .expect("a TLS set-up")
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}. Install the Debian package chromium"));
        Browser { client, _profile: profile }
    }
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// In pixels of CSS.
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    /// As Windows does it with a theme of high contrast.
    pub forced_colours: bool,
}

/// A command of the browser's own protocol (Chrome DevTools Protocol).
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: serde_json::Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        Command::new("kill").args(["-KILL", "--", &format!("-{}", self.process.id())]).status().ok();
        self.process.wait().ok();
    }
}

impl Browser {
    pub async fn goto(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Looks at pages in another way from now on.
    pub async fn look(&self, look: Look) {
        let Look { width, height, dark, forced_colours } = look;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tools("Emulation.setDeviceMetricsOverride", metrics).await;
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
            { "name": "forced-colors", "value": if forced_colours { "active" } else { "none" } },
        ] });
        self.tools("Emulation.setEmulatedMedia", features).await;
    }

    /// Runs a script in every page before its own, whatever its policy says.
    pub async fn prepare(&self, script: &str) {
        self.tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    async fn tools(&self, command: &'static str, parameters: serde_json::Value) {
        let done = self.client.issue_cmd(DevTools { command, parameters }).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"));
    }

    pub async fn url(&self) -> String {
        self.client.current_url().await.expect("an address").into()
    }

    /// All that can be read on the page.
    pub async fn text(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Waits for an element; a failure shows the page that is there instead.
    pub async fn find(&self, css: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("{css}: {error}\n{}\n{}", self.url().await, self.text().await),
        }
    }

    pub async fn click(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Waits until an element contains `want`. The page may change in between.
    pub async fn wait_for_text(&self, css: &str, want: &str) {
        let begun = Instant::now();
        let mut last = String::new();
        while begun.elapsed() < PATIENCE {
            if let Ok(element) = self.client.find(Locator::Css(css)).await {
                last = element.text().await.unwrap_or(last);
                if last.contains(want) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{css} never contains {want:?} at {}: {last}\n{}", self.url().await, self.text().await);
    }

    /// Waits for a second window.
    pub async fn other_window(&self, first: &WindowHandle) -> WindowHandle {
        let begun = Instant::now();
        loop {
            let windows = self.client.windows().await.expect("windows");
            if let Some(other) = windows.into_iter().find(|window| window != first) {
                return other;
            }
            assert!(begun.elapsed() < PATIENCE, "no second window opens");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn close(self) {
        self.client.close().await.expect("the browser closes");
    }
}
