//! Every page in headless Chromium: nothing that axe-core finds fault with, nothing that is cut off, in light and dark,
//! narrow, in a popup, with forced colours, from right to left. The pages are those of the program with its header
//! fields, behind a server of the test, since some of them want a forum that is broken in a way of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use portico::pages::{Page, Pages, Settings, Wishes, headers};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::chromium::{Browser, Driver, Look};
use crate::clients::libraries::axe;
use crate::pages::samples::{Words, every_page, settings, usual};

/// From right to left, and a third longer than English.
const MIRRORED: &str = "ar-XB";

/// A server of pages: `/{language}/{name}`.
struct Shelf {
    port: u16,
    names: Vec<String>,
}

impl Shelf {
    async fn open(words: &Words) -> Self {
        let languages = ["en", "de", "ar", MIRRORED];
        let pages = Pages::new(Settings { languages: languages.map(str::to_owned).into(), ..settings() });
        let pages = pages.expect("good settings");
        let (mut answers, mut names) = (BTreeMap::new(), Vec::new());
        for language in languages {
            let voice = pages.voice(&Wishes { ui_locales: Some(language), ..Wishes::default() }, None);
            let drawn = every_page(&voice, words);
            names = drawn.iter().map(|(name, _)| (*name).to_owned()).collect();
            answers.extend(drawn.iter().map(|(name, page)| (format!("/{language}/{name}"), answer(page))));
            for linked in drawn.iter().flat_map(|(_, page)| page.html.split("/oauth/assets/").skip(1)) {
                let (name, _) = linked.split_once('"').expect("its end");
                let Some(sheet) = pages.asset(name) else { continue };
                let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {}\r\n", sheet.content_type);
                answers.insert(format!("/oauth/assets/{name}"), whole(head, &sheet.bytes));
            }
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let answers = Arc::new(answers);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, answers.clone()));
            }
        });
        Self { port, names }
    }

    fn address(&self, language: &str, name: &str) -> String {
        format!("http://127.0.0.1:{}/{language}/{name}", self.port)
    }
}

fn answer(page: &Page) -> Vec<u8> {
    // A page that refreshes itself would be another one in the middle of a look at it.
    let html = page.html.replace("content=\"3;", "content=\"3600;");
    let fields: String = headers(page).iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    whole(format!("HTTP/1.1 {} -\r\n{fields}", page.status), html.as_bytes())
}

fn whole(head: String, body: &[u8]) -> Vec<u8> {
    let end = format!("content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    [head.as_bytes(), end.as_bytes(), body].concat()
}

async fn serve(mut stream: TcpStream, answers: Arc<BTreeMap<String, Vec<u8>>>) {
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => request.extend_from_slice(&buffer[..read]),
            _ => return,
        }
    }
    let text = String::from_utf8_lossy(&request).into_owned();
    let path = text.split(' ').nth(1).unwrap_or_default();
    let absent = b"HTTP/1.1 404 -\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let _ = stream.write_all(answers.get(path).map_or(&absent[..], Vec::as_slice)).await;
}

/// What axe-core finds on the page that is shown, one line each.
async fn faults(browser: &Browser, name: &str) -> Vec<String> {
    // It refreshes itself, as the forum's login in another tab is not told to it; the button does the same.
    let rules = if name.starts_with("login_") { json!({ "meta-refresh": { "enabled": false } }) } else { json!({}) };
    let script = "const done = arguments[1];
        axe.run(document, { rules: arguments[0], resultTypes: ['violations'] }).then(
            (found) => done(found.violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.html} ${node.failureSummary}`))),
            (error) => done([String(error)]))";
    let found = browser.client.execute_async(script, vec![rules]).await.expect("axe-core runs");
    let lines = found.as_array().expect("a list").iter();
    lines.map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

/// How many pixels of the page are beyond the right edge.
async fn beyond(browser: &Browser) -> i64 {
    let script = "const all = document.documentElement; return all.scrollWidth - all.clientWidth";
    browser.client.execute(script, vec![]).await.expect("a number").as_i64().expect("a number")
}

/// Targets of the pointer that are less than 24 pixels high and wide beside others (WCAG 2.2, 2.5.8), or buttons that
/// are less than 44.
const SMALL: &str = "return [...document.querySelectorAll('.button, .language, .switch, summary, label')]
    .filter((one) => one.getClientRects().length > 0 && !one.closest('.operator') && !one.htmlFor)
    .filter((one) => one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML)";

/// Boxes that scroll within the page: on a small screen nobody sees that they go on. Those that are opened may.
const BOXES: &str = "return [...document.querySelectorAll('main *')]
    .filter((one) => !one.matches('textarea, select') && !one.closest('details'))
    .map((one) => [one, getComputedStyle(one)])
    .filter(([one, style]) => style.maxHeight !== 'none' && ['auto', 'scroll'].includes(style.overflowY))
    .map(([one]) => one.outerHTML.slice(0, 100))";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_wrong_with_any_page_in_any_look() {
    let shelf = Shelf::open(&usual()).await;
    let driver = Driver::start();
    let browser = driver.open().await;
    browser.prepare(&axe()).await;
    let wide = Look { width: 1200, height: 900, ..Look::default() };
    let narrow = Look { width: 320, height: 640, ..Look::default() };
    let popup = Look { width: 480, height: 640, ..Look::default() };
    let mut wrong = Vec::new();
    // What axe-core looks at does not depend on the width, so that it need not look at every one.
    for (look, language, what, looked_through) in [
        (wide, "en", "light", true),
        (Look { dark: true, ..popup }, "de", "dark, in a popup", true),
        (narrow, "de", "narrow", false),
        (Look { forced_colours: true, ..narrow }, "en", "forced colours", true),
        (narrow, MIRRORED, "narrow, from right to left", false),
        (popup, "ar", "in a popup, in Arabic", true),
        (Look { dark: true, ..wide }, MIRRORED, "dark, from right to left", true),
    ] {
        browser.look(look).await;
        for name in &shelf.names {
            // Its script leads away at once.
            if name == "form_post" {
                continue;
            }
            browser.goto(&shelf.address(language, name)).await;
            browser.client.execute(OPEN, vec![]).await.expect("opened");
            if looked_through {
                let faults = faults(&browser, name).await;
                wrong.extend(faults.into_iter().map(|fault| format!("{name}, {what}: {fault}")));
            }
            let beyond = beyond(&browser).await;
            if beyond > 0 {
                wrong.push(format!("{name}, {what}: {beyond} pixels too wide"));
            }
            let boxes = browser.client.execute(BOXES, vec![]).await.expect("a list");
            if boxes != json!([]) {
                wrong.push(format!("{name}, {what}: scrolls by itself: {boxes}"));
            }
            let small = browser.client.execute(SMALL, vec![]).await.expect("a list");
            if small != json!([]) {
                wrong.push(format!("{name}, {what}: too small to hit: {small}"));
            }
        }
    }
    browser.close().await;
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

/// What stands in a details element counts too.
const OPEN: &str = "document.querySelectorAll('.operator').forEach((one) => { one.open = true })";

/// A script that got out of its place would have run.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_names_stay_text_in_a_browser() {
    let texts: Value = serde_json::from_str(include_str!("../pages/hostile-text.json")).expect("JSON");
    let texts: Vec<&str> = texts["values"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let driver = Driver::start();
    let browser = driver.open().await;
    for text in texts {
        let text = || text.to_owned();
        let email = format!("{}@example.net", text());
        let words = Words { app: text(), host: text(), member: text(), email, groups: text(), sent: text() };
        let shelf = Shelf::open(&words).await;
        for name in ["consent", "apps", "error"] {
            browser.goto(&shelf.address("en", name)).await;
            let script =
                "return [document.scripts.length, document.querySelectorAll('[onerror], [onload], iframe').length,
                document.querySelectorAll('h1').length, document.documentElement.dir]";
            let found = browser.client.execute(script, vec![]).await.expect("a list");
            assert_eq!(found, json!([0, 0, 1, "ltr"]), "{name} with {:?}", words.app);
        }
    }
    browser.close().await;
}
