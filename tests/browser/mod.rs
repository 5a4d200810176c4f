//! `portico demo` as people meet it: headless Chromium, the built binary, each flavour of the sample forum.

mod chromium;
mod console;
mod device;
mod form_post;
mod looks;
mod members;

use fantoccini::Locator;
use portico::demo::forum::Kind;

use self::chromium::{Browser, Driver};
use crate::demo::process::Demo;

/// From the chat to the forum's log-in form.
async fn ask(browser: &Browser, demo: &Demo) {
    browser.goto(&demo.app).await;
    browser.click("#login").await;
    browser.find("#login-form").await;
    assert!(browser.url().await.starts_with(&demo.forum), "the form is the forum's: {}", browser.url().await);
}

async fn log_in(browser: &Browser, demo: &Demo, username: &str) {
    ask(browser, demo).await;
    fill_in(browser, username).await;
}

async fn fill_in(browser: &Browser, username: &str) {
    browser.find("#username").await.send_keys(username).await.expect("typed");
    browser.find("#password").await.send_keys("demo").await.expect("typed");
    browser.click("#login-form button").await;
}

/// Whom the chat shows; `None` if nobody is logged in there.
async fn who(browser: &Browser, demo: &Demo) -> Option<String> {
    browser.goto(&demo.app).await;
    browser.find("h1").await;
    match browser.client.find(Locator::Css("#name")).await {
        Ok(name) => Some(name.text().await.expect("a text")),
        Err(_) => None,
    }
}

async fn lena_consents_and_is_in(browser: &Browser, demo: &Demo, email: &str) {
    log_in(browser, demo, "lena").await;
    let consent = browser.find("form.actions button[value=allow]").await;
    let page = browser.text().await;
    assert!(page.contains("lena") && page.contains("Demo chat"), "{page}");
    consent.click().await.expect("a click");
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "lena");
    assert_eq!(browser.find("#username").await.text().await.expect("a text"), "lena");
    assert_eq!(browser.find("#email").await.text().await.expect("a text"), email);
    browser.click("#refresh").await;
    browser.wait_for_text("#refreshed", "1").await;

    browser.click("#logout").await;
    browser.click("#login").await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "lena", "she is not asked twice");
}

/// Whoever leaves the forum is asked again at once, whatever was remembered of her.
async fn lena_logs_out_at_the_forum(browser: &Browser, demo: &Demo) {
    browser.goto(&demo.forum).await;
    browser.wait_for_text("#me", "lena").await;
    browser.click("#logout").await;
    browser.wait_for_text("#login", "Log in").await;
    browser.goto(&demo.app).await;
    browser.click("#logout").await;
    browser.click("#login").await;
    browser.find("#login-form").await;
}

async fn a_name_with_accents_arrives_whole(browser: &Browser, demo: &Demo) {
    log_in(browser, demo, "josé núñez").await;
    browser.click("form.actions button[value=allow]").await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "josé núñez");
}

async fn lena_says_no(browser: &Browser, demo: &Demo) {
    log_in(browser, demo, "lena").await;
    browser.click("form.actions button[value=deny]").await;
    assert_eq!(browser.find("#code").await.text().await.expect("a text"), "access_denied");
    assert_eq!(who(browser, demo).await, None);
}

async fn bruno_is_banned_and_stays_out(browser: &Browser, demo: &Demo) {
    fill_in(browser, "bruno").await;
    browser.wait_for_text("body", "P310").await;
    assert!(browser.url().await.starts_with(&demo.forum), "{}", browser.url().await);
    assert_eq!(who(browser, demo).await, None);
}

async fn a_guest_is_sent_to_the_log_in_and_stays_out(browser: &Browser, demo: &Demo) {
    ask(browser, demo).await;
    assert_eq!(who(browser, demo).await, None);
    ask(browser, demo).await;
    browser.find("#username").await.send_keys("lena").await.expect("typed");
    browser.find("#password").await.send_keys("wrong").await.expect("typed");
    browser.click("#login-form button").await;
    browser.wait_for_text("[role=alert]", "wrong").await;
    assert_eq!(who(browser, demo).await, None);
}

async fn a_popup_reaches_its_opener(browser: &Browser, demo: &Demo) {
    browser.goto(&format!("{}popup", demo.app)).await;
    let first = browser.client.window().await.expect("a window");
    browser.click("#login").await;
    let second = browser.other_window(&first).await;
    browser.client.switch_to_window(second).await.expect("the second window");
    browser.find("#login-form").await;
    fill_in(browser, "tomas").await;
    browser.click("form.actions button[value=allow]").await;
    browser.client.switch_to_window(first).await.expect("the first window");
    browser.wait_for_text("#result", "tomas").await;
}

/// The forum's form does not come back; the next page of the forum leads on all the same.
async fn a_forum_that_cannot_return_leads_on(browser: &Browser, demo: &Demo) {
    browser.goto(&demo.app).await;
    browser.click("#login").await;
    let first = browser.client.window().await.expect("a window");
    browser.click("a.button.strong[target=_blank]").await;
    let second = browser.other_window(&first).await;
    // Otherwise it asks by itself now and then, and may be the one that goes on.
    browser.client.close_window().await.expect("the first window closes");
    browser.client.switch_to_window(second).await.expect("the second window");
    fill_in(browser, "lena").await;
    browser.click("form.actions button[value=allow]").await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "lena");
}

/// What every flavour must do, in one browser.
async fn in_and_out(browser: &Browser, demo: &Demo, email: &str) {
    lena_consents_and_is_in(browser, demo, email).await;
    lena_logs_out_at_the_forum(browser, demo).await;
    bruno_is_banned_and_stays_out(browser, demo).await;
}

async fn stories(flavour: &str) {
    let demo = Demo::start(flavour);
    let driver = Driver::start();
    let browser = driver.open().await;
    in_and_out(&browser, &demo, "lena@example.net").await;
    browser.close().await;
    let browser = driver.open().await;
    a_name_with_accents_arrives_whole(&browser, &demo).await;
    browser.close().await;
    let browser = driver.open().await;
    a_guest_is_sent_to_the_log_in_and_stays_out(&browser, &demo).await;
    browser.close().await;
    let browser = driver.open().await;
    a_popup_reaches_its_opener(&browser, &demo).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_log_in_at_the_demo_of_flavour_plain() {
    stories("plain").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_log_in_at_the_demo_of_flavour_phpbb() {
    stories("phpbb").await;
}

/// One browser after the other: several at once would only wait for each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_log_in_at_the_demo_of_every_other_flavour() {
    let driver = Driver::start();
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Phpbb) {
        let demo = Demo::start(kind.name());
        let browser = driver.open().await;
        // These forums do not tell whether an address is confirmed, so the chat is not told the address.
        let silent = matches!(kind, Kind::Ips4 | Kind::Vbulletin | Kind::Xenforo);
        in_and_out(&browser, &demo, if silent { "not told" } else { "lena@example.net" }).await;
        browser.close().await;
        the_console_is_for_administrators(&demo);
    }
}

/// The group that the demo writes into its configuration is one that its administrator is in, by the forum's own name.
fn the_console_is_for_administrators(demo: &Demo) {
    let config = std::fs::read_to_string(&demo.config).expect("the demo's configuration");
    let (_, rest) = config.split_once("[console]\ngroups = [\"").expect("a group");
    let (group, _) = rest.split_once('"').expect("its end");
    // Members are numbered alike in every flavour.
    let marta = portico::demo::forum::SAMPLE.iter().find(|sample| sample.special.starts_with("administrator"));
    let number = marta.expect("an administrator").id.to_string();
    let previewed = demo.command(&["app", "preview", "demo-chat", "--member", &number]);
    let groups = previewed["identity"]["groups"].as_array().expect("groups");
    assert!(groups.iter().any(|one| one == group), "{group:?} of {groups:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_says_no_stays_out() {
    let demo = Demo::start("plain");
    let driver = Driver::start();
    let browser = driver.open().await;
    lena_says_no(&browser, &demo).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_log_in_where_the_form_does_not_come_back() {
    let demo = Demo::start("plain-no-return");
    let driver = Driver::start();
    let browser = driver.open().await;
    a_forum_that_cannot_return_leads_on(&browser, &demo).await;
    browser.close().await;
}
