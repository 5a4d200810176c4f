//! An app that gets its code by a form (OAuth 2.0 Form Post Response Mode), in headless Chromium: the browser keeps to the
//! policy of our pages, also where the app leads on to another place.

use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::form_urlencoded::parse;

use super::chromium::{Browser, Driver};
use super::fill_in;
use crate::demo::process::Demo;
use crate::faults::clients::{http, send};

/// An app: its callback takes what comes and leads on to its first page, which is on another origin.
struct App {
    port: u16,
    /// Method and what came at the callback.
    came: Arc<Mutex<Vec<(String, String)>>>,
}

impl App {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let came = Arc::<Mutex<Vec<_>>>::default();
        let keep = came.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, port, keep.clone()));
            }
        });
        Self { port, came }
    }

    fn callback(&self) -> String {
        format!("http://127.0.0.1:{}/cb", self.port)
    }

    fn took(&self) -> (String, String) {
        self.came.lock().expect("no poison").pop().expect("the callback was asked")
    }
}

async fn serve(mut stream: TcpStream, port: u16, came: Arc<Mutex<Vec<(String, String)>>>) {
    let (mut request, mut buffer) = (Vec::new(), [0; 4096]);
    let (head, body) = loop {
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => request.extend_from_slice(&buffer[..read]),
            _ => return,
        }
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let fields = head.to_ascii_lowercase();
        let length = fields.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
        if body.len() >= length.trim().parse().expect("a length") {
            break (head.to_owned(), body.to_owned());
        }
    };
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let answer = if target.starts_with("/cb") {
        let sent = target.split_once('?').map_or(body, |(_, query)| query.to_owned());
        came.lock().expect("no poison").push((method.to_owned(), sent));
        format!("HTTP/1.1 303 See Other\r\nlocation: http://localhost:{port}/welcome\r\ncontent-length: 0\r\n")
    } else {
        let page = "<!doctype html><title>App</title><h1 id=welcome>You are in</h1>";
        format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n", page.len())
            + &format!("connection: close\r\n\r\n{page}")
    };
    let answer = if answer.contains("\r\n\r\n") { answer } else { format!("{answer}connection: close\r\n\r\n") };
    let _ = stream.write_all(answer.as_bytes()).await;
}

/// What became of a login: the parameters buy tokens.
async fn buys_tokens(demo: &Demo, app: &App, registered: &Value, sent: &str) {
    let value = |name: &str| {
        let found = parse(sent.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
        found.unwrap_or_else(|| panic!("no {name} in {sent}"))
    };
    assert_eq!((value("state").as_str(), value("iss")), ("a \"state\"", demo.issuer.clone()));
    let text = |name: &str| registered[name].as_str().expect(name).to_owned();
    let form = [
        ("grant_type", "authorization_code".to_owned()),
        ("code", value("code")),
        ("redirect_uri", app.callback()),
        ("client_id", text("client_id")),
        ("client_secret", text("client_secret")),
    ];
    let answer = send(http().post(format!("{}/oauth/token", demo.issuer)).form(&form)).await.expect("an answer");
    assert!(!answer.json("access_token").is_empty(), "{}", answer.short());
}

async fn arrives(browser: &Browser, demo: &Demo) {
    browser.wait_for_text("#welcome", "You are in").await;
    assert!(browser.url().await.starts_with("http://localhost:"), "{} {}", browser.url().await, demo.issuer);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_arrives_by_form_and_by_address_wherever_the_app_leads_on() {
    let demo = Demo::start("plain");
    let app = App::start().await;
    let added = demo.apps(&["add", "--name", "Wiki", "--redirect-uri", &app.callback()]);
    let start = |mode: &str| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs([("client_id", added["client_id"].as_str().expect("an id")), ("response_type", "code")]);
        query.extend_pairs([("redirect_uri", app.callback().as_str()), ("state", "a \"state\""), ("scope", "openid")]);
        format!("{}/oauth/authorize?{}&response_mode={mode}", demo.issuer, query.finish())
    };
    let driver = Driver::start();

    // The script of the page presses the button.
    let browser = driver.open().await;
    browser.goto(&start("form_post")).await;
    fill_in(&browser, "lena").await;
    browser.click("form.actions button[value=allow]").await;
    arrives(&browser, &demo).await;
    let (method, sent) = app.took();
    assert_eq!(method, "POST");
    buys_tokens(&demo, &app, &added, &sent).await;
    // The next time nobody is asked.
    browser.goto(&start("form_post")).await;
    arrives(&browser, &demo).await;
    assert_eq!(app.took().0, "POST");
    browser.close().await;

    // Without scripts a person does.
    let browser = driver.open_without_scripts().await;
    browser.goto(&start("form_post")).await;
    fill_in(&browser, "tomas").await;
    browser.click("form.actions button[value=allow]").await;
    browser.click("form.actions button.strong:not([value])").await;
    arrives(&browser, &demo).await;
    let (method, sent) = app.took();
    assert_eq!(method, "POST");
    buys_tokens(&demo, &app, &added, &sent).await;
    browser.close().await;

    // The usual way. The form of the consent page leads to the callback, and from there on.
    let browser = driver.open().await;
    browser.goto(&start("query")).await;
    fill_in(&browser, "marta").await;
    browser.click("form.actions button[value=allow]").await;
    arrives(&browser, &demo).await;
    let (method, sent) = app.took();
    assert_eq!(method, "GET");
    buys_tokens(&demo, &app, &added, &sent).await;
    browser.close().await;
}

/// The log-out of a standard app, to its end: what it has ends, the forum's own login ends by the forum's own button, and
/// afterwards nobody is known.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_out_is_played_to_the_end() {
    let demo = Demo::start("plain");
    let app = App::start().await;
    let bye = format!("http://127.0.0.1:{}/bye", app.port);
    let words = ["add", "--name", "Wiki", "--redirect-uri", &app.callback(), "--post-logout-redirect-uri", &bye];
    let added = demo.apps(&[&words[..], &["--refresh", "always"]].concat());
    let text = |name: &str| added[name].as_str().expect(name).to_owned();
    let (id, secret) = (text("client_id"), text("client_secret"));
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs([("client_id", id.as_str()), ("response_type", "code"), ("scope", "openid")]);
    query.append_pair("redirect_uri", &app.callback());
    let start = format!("{}/oauth/authorize?{}", demo.issuer, query.finish());
    let driver = Driver::start();
    let browser = driver.open().await;
    browser.goto(&start).await;
    fill_in(&browser, "lena").await;
    browser.click("form.actions button[value=allow]").await;
    arrives(&browser, &demo).await;
    let sent = app.took().1;
    let code = parse(sent.as_bytes()).find(|(key, _)| key == "code").expect("a code").1.into_owned();
    let token = async |form: &[(&str, &str)]| {
        let request = http().post(format!("{}/oauth/token", demo.issuer)).basic_auth(&id, Some(&secret)).form(form);
        send(request).await.expect("an answer")
    };
    let callback = app.callback();
    let redeem = [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", callback.as_str())];
    let tokens = token(&redeem).await;
    let (hint, refresh) = (tokens.json("id_token"), tokens.json("refresh_token"));

    let leave = format!("{}/oauth/logout?id_token_hint={hint}&post_logout_redirect_uri={bye}", demo.issuer);
    browser.goto(&leave).await;
    browser.click("form.actions button[value=leave]").await;
    browser.wait_for_text("h1", "One more step").await;
    let ended = token(&[("grant_type", "refresh_token"), ("refresh_token", &refresh)]).await;
    assert_eq!(ended.json("error"), "invalid_grant", "{}", ended.short());
    // The way back to the app is there; the forum's own log-out is the other one.
    browser.find(&format!("a.button[href^=\"{bye}\"]")).await;
    browser.click("a.button.strong").await;
    browser.click("#logout").await;
    browser.wait_for_text("#login", "Log in").await;
    browser.goto(&format!("{start}&prompt=none")).await;
    arrives(&browser, &demo).await;
    let (_, sent) = app.took();
    let error = parse(sent.as_bytes()).find(|(key, _)| key == "error").map(|(_, value)| value.into_owned());
    assert_eq!(error.as_deref(), Some("login_required"), "{sent}");
    browser.close().await;
}
