//! The whole life of an app in the console, in headless Chromium that runs no script.

use fantoccini::Locator;

use super::chromium::{Browser, Driver};
use super::fill_in;
use crate::demo::process::Demo;

async fn types(browser: &Browser, css: &str, text: &str) {
    let field = browser.find(css).await;
    field.clear().await.expect("empty");
    field.send_keys(text).await.expect("typed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_lives_in_the_console() {
    let demo = Demo::start("plain");
    let driver = Driver::start();
    let browser = driver.open_without_scripts().await;

    // Who is nobody logs in; who is no administrator stays out.
    browser.goto(&format!("{}oauth/admin", demo.forum)).await;
    fill_in(&browser, "lena").await;
    browser.wait_for_text("h1", "not for you").await;
    browser.client.delete_all_cookies().await.expect("a browser that knows nobody");
    browser.goto(&format!("{}oauth/admin", demo.forum)).await;
    fill_in(&browser, "marta").await;
    browser.wait_for_text("h1", "Apps").await;
    browser.wait_for_text("table", "Demo chat").await;

    // Added: what it is, where it is, what to type into it.
    browser.click(".head a.strong").await;
    browser.click("a[href$='/add/rocketchat']").await;
    types(&browser, "#url", "https://talk.example").await;
    browser.click("form.fields button.strong").await;
    browser.wait_for_text("#redirect_uris", "https://talk.example/_oauth/portico").await;
    browser.click("form.fields button.strong").await;
    browser.wait_for_text("section.once", "prt_s_").await;
    let secret = browser.find("section.once div:nth-of-type(2) code").await.text().await.expect("a text");
    assert!(secret.starts_with("prt_s_"), "{secret}");
    // The tick is asked for before it goes on.
    browser.click("form.fields button.strong").await;
    browser.wait_for_text("section.once", "prt_s_").await;
    browser.click("input[name=kept]").await;
    browser.click("form.fields button.strong").await;
    browser.wait_for_text("h1", "Rocket.Chat").await;
    let id = browser.find("dl.known dd").await.text().await.expect("a text");
    let shown = demo.apps(&["show", &id]);
    assert_eq!(shown["redirect_uris"][0], "https://talk.example/_oauth/portico");

    // Changed: a mistake comes back beside its field, what breaks the app is told.
    types(&browser, "#redirect_uris", "http://talk.example/cb").await;
    browser.click("form.fields > button.strong").await;
    browser.wait_for_text("#redirect_uris-fault", "must begin with https").await;
    types(&browser, "#redirect_uris", "https://talk.example/cb").await;
    browser.click("form.fields > button.strong").await;
    browser.wait_for_text("section.once", "https://talk.example/_oauth/portico").await;
    browser.click("input[name=confirmed]").await;
    browser.click("section.once button").await;
    browser.wait_for_text("[role=status]", "Saved").await;
    assert_eq!(demo.apps(&["show", &id])["redirect_uris"][0], "https://talk.example/cb");

    // A new secret; the old one goes on, and is ended.
    browser.click("nav.tabs a[href$='/secret']").await;
    browser.click("form.fields button.strong").await;
    browser.wait_for_text("section.once", "prt_s_").await;
    assert_eq!(demo.apps(&["show", &id])["secrets"].as_array().map(Vec::len), Some(2));
    browser.click("a[href$='/secret?end']").await;
    browser.wait_for_text("h2", "End the old secrets").await;
    browser.click("form.actions button").await;
    browser.wait_for_text("[role=status]", "old secrets have ended").await;
    assert_eq!(demo.apps(&["show", &id])["secrets"].as_array().map(Vec::len), Some(1));

    // Off, on, into the bin, and back. In a small window nothing is cut off.
    browser.client.set_window_size(320, 640).await.expect("a small window");
    browser.click("nav.tabs a").await;
    browser.click(".ends a[href$='?off']").await;
    browser.wait_for_text("h2", "Switch Rocket.Chat off?").await;
    browser.click("form.actions button").await;
    browser.wait_for_text("[role=status]", "switched off").await;
    browser.click(".ends form button").await;
    browser.wait_for_text("[role=status]", "switched on").await;
    assert_eq!(demo.apps(&["show", &id])["disabled"], false);
    browser.click(".ends a[href$='/delete']").await;
    types(&browser, "#name", "Rocket.Chat").await;
    browser.click("form.fields button.strong").await;
    browser.wait_for_text("h1", "Bin").await;
    browser.wait_for_text("ul.apps", "Rocket.Chat").await;
    browser.click("ul.apps button").await;
    browser.wait_for_text("[role=status]", "The app is back").await;
    assert!(browser.client.find(Locator::Css("script")).await.is_err(), "there is no script");

    // Everything stands in the audit trail under her name.
    let trail = String::from_utf8(demo.run(&["audit", "list", "--app", &id]).stdout).expect("text");
    for told in [
        "app.created",
        "app.changed",
        "secret.made",
        "secret.ends_later",
        "secret.ended",
        "app.disabled",
        "app.deleted",
        "app.restored",
    ] {
        assert!(trail.lines().any(|line| line.contains(told) && line.contains("marta")), "{told}: {trail}");
    }
    browser.close().await;

    // On the day that the forum's login is broken.
    let link = demo.command(&["console", "link"]);
    let browser = driver.open_without_scripts().await;
    browser.goto(link["url"].as_str().expect("an address")).await;
    browser.click("form.actions button").await;
    browser.wait_for_text("h1", "Apps").await;
    browser.wait_for_text(".account", "By a link").await;
    browser.click(".account button").await;
    // Whoever goes on before this page is there is led back to it.
    browser.wait_for_text("h1", "Topics").await;
    browser.goto(link["url"].as_str().expect("an address")).await;
    browser.wait_for_text("h1", "not valid").await;
    browser.close().await;
}

/// What a script of a forum page gets to see of a page that it opens in a window of its own.
async fn seen_in_a_window(browser: &Browser, path: &str) -> String {
    const OPEN: &str = "
        const [path, done] = arguments;
        const opened = window.open(path);
        if (!opened) return done('blocked');
        const look = setInterval(() => {
            let seen = '';
            try {
                const there = !opened.closed && opened.location.href !== 'about:blank' && opened.document;
                seen = opened.closed ? 'nothing' : there && there.readyState === 'complete' ? there.title : '';
            } catch (error) { seen = 'nothing'; }
            if (seen) { clearInterval(look); done(seen); }
        }, 50);";
    let seen = browser.client.execute_async(OPEN, vec![path.into()]).await.expect("an answer");
    seen.as_str().expect("a text").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_script_of_the_forum_sees_nothing_of_the_console() {
    let demo = Demo::start("plain");
    let driver = Driver::start();
    let browser = driver.open().await;
    browser.goto(&format!("{}oauth/admin", demo.forum)).await;
    fill_in(&browser, "marta").await;
    browser.wait_for_text("h1", "Apps").await;
    browser.goto(&demo.forum).await;
    // It does of pages that apps open as popups, so this is a test at all.
    assert!(seen_in_a_window(&browser, "/oauth/apps").await.contains("Authorised apps"), "a page for members");
    for path in ["/oauth/admin", "/oauth/admin/add/other", "/oauth/admin/no-such-page", "/oauth/admin/enter"] {
        assert_eq!(seen_in_a_window(&browser, path).await, "nothing", "{path}");
    }
    browser.close().await;
}
