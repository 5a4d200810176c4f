//! Every flavour of the demo: whoever logs in is freshly logged in, and nobody who holds cookies of before.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::Method;

use super::logins::{path_of, silent};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

/// How old the first login is at least when somebody looks at it, in seconds.
const OLD_SECS: u32 = 5;

/// The address of a link, or of the form that a button is in.
fn address(page: &str, id: &str) -> String {
    let (before, after) = page.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    let link = after.split('>').next().and_then(|tag| tag.split("href=\"").nth(1));
    let form = || before.rsplit("action=\"").next();
    let address = link.or_else(form).and_then(|rest| rest.split('"').next()).expect("an address");
    html_escape::decode_html_entities(address).into_owned()
}

async fn log_in(visitor: &mut Visitor, password: &str) {
    let page = visitor.get("/").await.body;
    let form = visitor.get(&address(&page, "login")).await.body;
    visitor.fill_in(&form, ("lena", password, true)).await;
}

async fn log_out(visitor: &mut Visitor, flavour: &str) {
    let page = visitor.get("/").await.body;
    let method = if flavour == "plain" { Method::POST } else { Method::GET };
    visitor.send(method, &address(&page, "logout"), Some(&[])).await;
    // What ended an hour ago a browser has no more; this one goes by a day of its own.
    visitor.cookies.retain(|name, value| !value.is_empty() || name.starts_with("phpbb3"));
    assert!(visitor.get("/").await.body.contains("id=\"login\""), "{flavour}: logged out");
}

/// What can be made of the cookies of an old login.
fn disguises(flavour: &str, old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> Vec<Old> {
    let without = |names: &[&str]| -> BTreeMap<String, String> {
        old.iter().filter(|(name, _)| !names.contains(&name.as_str())).map(|(n, v)| (n.clone(), v.clone())).collect()
    };
    let with = |names: &[(&str, &str)]| {
        let mut cookies = old.clone();
        cookies.extend(names.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        cookies
    };
    let mut all = vec![Old { what: "as they were", cookies: old.clone() }];
    match flavour {
        "phpbb" => all.extend([
            Old { what: "the key alone", cookies: without(&["phpbb3_demo_sid"]) },
            Old { what: "a number of PHP's", cookies: with(&[("phpbb3_demo_u", "03"), ("phpbb3_demo_sid", "0")]) },
        ]),
        "mybb" => all.push(Old { what: "without the browser's cookie", cookies: without(&["sid"]) }),
        "vbulletin" => all.extend([
            Old { what: "remembered", cookies: without(&["bb_sessionhash"]) },
            Old { what: "a number of PHP's", cookies: with(&[("bb_userid", "03"), ("bb_sessionhash", "0")]) },
        ]),
        // The end in it can be written by whoever has one.
        "smf" => {
            let now = new["SMFCookie714"].as_str();
            all.push(Old { what: "with the new one's end", cookies: with(&[("SMFCookie714", now)]) });
        }
        "ips4" => all.push(Old { what: "the device", cookies: without(&["ips4_IPSSessionFront"]) }),
        "xenforo" => all.push(Old { what: "remembered", cookies: without(&["xf_session"]) }),
        _ => {}
    }
    all
}

struct Old {
    what: &'static str,
    cookies: BTreeMap<String, String>,
}

/// An honest login is a fresh one, and old cookies stay old.
async fn walk(flavour: &'static str) {
    let demo = Demo::start(flavour);
    let app = demo.apps(&["show", "demo-chat"]);
    let callback = app["redirect_uris"][0].as_str().expect("an address").to_owned();
    let mut lena = Visitor::new(&demo.issuer);
    log_in(&mut lena, "demo").await;
    assert_eq!(silent(&mut lena, &callback, 3_600).await, "consent_required", "{flavour}: the first login");
    let old = lena.cookies.clone();
    // The time passes after which it is old.
    tokio::time::sleep(Duration::from_secs(u64::from(OLD_SECS) + 1)).await;

    // In another browser: what asks for a new login goes on with it.
    let mut other = Visitor::new(&demo.issuer);
    let waits = other.get(&path_of(&callback, "prompt=login")).await.location.expect("the way to the login");
    log_in(&mut other, "demo").await;
    let handle = other.cookies.get("portico-pending").cloned().unwrap_or_default();
    let resume = format!("/oauth/resume.php?p={handle}");
    assert!(!handle.is_empty(), "{flavour}: {waits}");
    let on = other.get(&resume).await;
    assert!(on.location.is_some_and(|to| to.starts_with("/oauth/authorize?")), "{flavour}: another browser goes on");
    assert_eq!(silent(&mut other, &callback, OLD_SECS - 1).await, "consent_required", "{flavour}: in another browser");

    for Old { what, cookies } in disguises(flavour, &old, &other.cookies) {
        for way in ["a page", "a form"] {
            let mut thief = Visitor::new(&demo.issuer);
            let page = thief.get("/").await.body;
            let form = thief.get(&address(&page, "login")).await.body;
            thief.cookies = cookies.clone();
            match way {
                "a page" => drop(thief.get("/").await),
                _ => drop(thief.fill_in(&form, ("lena", "wrong", true)).await),
            }
            assert_eq!(silent(&mut thief, &callback, OLD_SECS).await, "login_required", "{flavour}: {what}, {way}");
        }
    }

    // Logged out and in again in the first browser.
    lena.cookies = old;
    let waits = lena.get(&path_of(&callback, "prompt=login")).await.location.expect("a page that waits");
    log_out(&mut lena, flavour).await;
    log_in(&mut lena, "demo").await;
    let on = lena.get(&waits).await;
    assert!(on.location.is_some_and(|to| to.starts_with("/oauth/authorize?")), "{flavour}: {}", on.body);
    assert_eq!(silent(&mut lena, &callback, 3_600).await, "consent_required", "{flavour}: logged in anew");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_plain() {
    walk("plain").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_phpbb() {
    walk("phpbb").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_mybb() {
    walk("mybb").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_smf() {
    walk("smf").await;
}

/// Its cookie follows from the member and the second: whoever asks for pages with an old one has what a login in the same
/// second gives.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_login_is_fresh_in_fluxbb() {
    let demo = Demo::start("fluxbb");
    let app = demo.apps(&["show", "demo-chat"]);
    let callback = app["redirect_uris"][0].as_str().expect("an address").to_owned();
    let mut lena = Visitor::new(&demo.issuer);
    log_in(&mut lena, "demo").await;
    assert_eq!(silent(&mut lena, &callback, 3_600).await, "login_required", "max_age");
    // Nobody waits for a login that could never do.
    let asked = lena.get(&path_of(&callback, "prompt=login")).await.location.expect("an answer for the app");
    assert!(asked.starts_with(&callback) && asked.contains("error=login_required"), "{asked}");
    let asked = lena.get(&path_of(&callback, "")).await;
    assert!(asked.body.contains("name=\"ticket\""), "he logs in to apps as ever: {}", asked.body);
    assert!(!asked.body.contains("value=\"switch\""), "nobody waits for another account either: {}", asked.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_ips4() {
    walk("ips4").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_vbulletin() {
    walk("vbulletin").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_a_login_is_fresh_in_xenforo() {
    walk("xenforo").await;
}
