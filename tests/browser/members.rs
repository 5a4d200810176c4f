//! What members do on our pages: with the keyboard alone, without scripts, as somebody else, in a small window.

use fantoccini::Locator;
use serde_json::json;

use super::chromium::{Browser, Driver, Look};
use super::{ask, fill_in, log_in};
use crate::demo::process::Demo;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
/// More stops than any page has.
const STOPS_MAX: usize = 40;

async fn press(browser: &Browser, key: &str) {
    let focused = browser.client.active_element().await.expect("something has the focus");
    focused.send_keys(key).await.expect("typed");
}

/// Goes on with the tabulator until this has the focus. On its way each stop can be seen to have it.
async fn tab_to(browser: &Browser, css: &str) {
    for _ in 0..STOPS_MAX {
        press(browser, TAB).await;
        let script = "const one = document.activeElement; const style = getComputedStyle(one);
            return [one.matches(arguments[0]), one === document.body || style.outlineStyle !== 'none', one.outerHTML]";
        let found = browser.client.execute(script, vec![json!(css)]).await.expect("a list");
        assert_eq!(found[1], true, "nobody sees that this has the focus: {}", found[2]);
        if found[0] == true {
            return;
        }
    }
    panic!("{css} cannot be reached by keyboard at {}", browser.url().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_consents_in_part_by_keyboard_alone() {
    let demo = Demo::start("plain");
    demo.apps(&["edit", "demo-chat", "--optional-scope", "email"]);
    let driver = Driver::start();
    let browser = driver.open().await;
    browser.look(Look { width: 480, height: 640, ..Look::default() }).await;
    log_in(&browser, &demo, "lena").await;
    browser.find("#answer").await;

    // What is shortened opens, and a box does not send the form.
    tab_to(&browser, ".reveal summary").await;
    press(&browser, ENTER).await;
    browser.wait_for_text(".reveal .full", "lena@example.net").await;
    tab_to(&browser, "input[name=keep-email]").await;
    press(&browser, ENTER).await;
    press(&browser, " ").await;
    let ticked = browser.client.execute("return document.querySelector('[name=keep-email]').checked", vec![]).await;
    assert_eq!(ticked.expect("yes or no"), false);
    // The answer is below; whatever has the focus is not behind it.
    tab_to(&browser, "button[value=deny]").await;
    tab_to(&browser, "button[value=allow]").await;
    press(&browser, ENTER).await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "lena");
    assert_eq!(browser.find("#email").await.text().await.expect("a text"), "not told");

    // She sees what she left out, and takes everything back.
    browser.goto(&format!("{}/oauth/apps/demo-chat", demo.issuer)).await;
    browser.wait_for_text("#content", "You left out: your e-mail address.").await;
    tab_to(&browser, ".actions a[href$='?remove']").await;
    press(&browser, ENTER).await;
    browser.find("form.actions").await;
    tab_to(&browser, "form.actions button").await;
    press(&browser, ENTER).await;
    browser.wait_for_text("[role=status]", "can no longer use your account").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_needs_no_scripts() {
    let demo = Demo::start("plain");
    let driver = Driver::start();
    let browser = driver.open_without_scripts().await;
    log_in(&browser, &demo, "lena").await;
    browser.click(".reveal summary").await;
    browser.wait_for_text(".reveal .full", "lena@example.net").await;
    browser.click("button[value=allow]").await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "lena");

    browser.goto(&format!("{}/oauth/apps", demo.issuer)).await;
    browser.wait_for_text(".apps", "last used today").await;
    browser.click(".each a[href='/oauth/apps/demo-chat']").await;
    browser.wait_for_text("h1", "Demo chat").await;
    // The language changes where she is.
    browser.click("a.language").await;
    browser.click("#language option[value=de]").await;
    browser.click("form.code button").await;
    browser.wait_for_text("#content", "Deine Sitzungen in dieser App").await;
    browser.click(".actions a[href$='?remove']").await;
    browser.click("form.actions button").await;
    browser.wait_for_text("[role=status]", "kann dein Konto nicht mehr verwenden").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_else_answers_the_same_question() {
    let demo = Demo::start("plain");
    let driver = Driver::start();
    let browser = driver.open().await;
    log_in(&browser, &demo, "lena").await;
    browser.wait_for_text(".who", "lena").await;
    browser.click("button.switch").await;
    browser.wait_for_text("h1", "once more").await;
    // The forum's own log-out and log-in, in the window that the button opens.
    let first = browser.client.window().await.expect("a window");
    browser.click("a.button.strong[target=_blank]").await;
    let second = browser.other_window(&first).await;
    browser.client.switch_to_window(second).await.expect("the second window");
    browser.goto(&demo.forum).await;
    if let Ok(still) = browser.client.find(Locator::Css("#logout")).await {
        still.click().await.expect("a click");
        browser.wait_for_text("#login", "Log in").await;
    }
    browser.client.close_window().await.expect("the second window closes");
    browser.client.switch_to_window(first.clone()).await.expect("the first window");
    // It looks by itself, and leads on to the log-in.
    browser.wait_for_text("h1", "first").await;
    browser.click("a.button.strong[target=_blank]").await;
    let third = browser.other_window(&first).await;
    browser.client.switch_to_window(third).await.expect("the third window");
    fill_in(&browser, "tomas").await;
    browser.wait_for_text(".who", "tomas").await;
    browser.click("button[value=allow]").await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "tomas");
    browser.close().await;
}

/// The question arrives whole in a popup: both answers can be seen without scrolling.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_answers_are_in_sight_in_a_popup() {
    let demo = Demo::start("plain");
    let driver = Driver::start();
    let browser = driver.open().await;
    ask(&browser, &demo).await;
    fill_in(&browser, "lena").await;
    for (width, height) in [(480, 640), (900, 450), (320, 640)] {
        browser.look(Look { width, height, ..Look::default() }).await;
        let script = "window.scrollTo(0, 0); return [...document.querySelectorAll('#answer .button')].map((one) => {
            const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= window.innerHeight })";
        let seen = browser.client.execute(script, vec![]).await.expect("a list");
        let tall_enough = height >= 576 && width <= 480;
        assert!(!tall_enough || seen == json!([true, true]), "{width} by {height}: {seen}");
    }
    browser.click("button[value=allow]").await;
    assert_eq!(browser.find("#name").await.text().await.expect("a text"), "lena");
    browser.close().await;
}
