//! The page where the code of a device is typed, in headless Chromium.

use serde_json::Value;

use super::chromium::Driver;
use super::fill_in;
use crate::demo::process::Demo;
use crate::faults::clients::{http, send};

async fn post(demo: &Demo, path: &str, form: &[(&str, &str)]) -> Value {
    let answer = send(http().post(format!("{}{path}", demo.issuer)).form(form)).await.expect("an answer");
    serde_json::from_str(&answer.body).expect("JSON")
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_is_connected_by_its_code() {
    let demo = Demo::start("plain");
    let app = demo.apps(&["add", "--name", "Television", "--public", "--device-flow"]);
    let id = text(&app, "client_id");
    let begun = post(&demo, "/oauth/device_authorization", &[("client_id", &id), ("scope", "openid profile")]).await;
    let driver = Driver::start();
    let browser = driver.open().await;
    browser.goto(&text(&begun, "verification_uri")).await;
    fill_in(&browser, "lena").await;

    // Somebody misreads a letter first, and types as people do.
    let field = browser.find("#user_code").await;
    field.send_keys("bbbb bbbb").await.expect("typed");
    browser.click("form.code button").await;
    browser.wait_for_text("[role=alert]", "No device is waiting").await;
    browser.client.set_window_size(320, 640).await.expect("a small window");
    let wide = browser.client.execute("return document.documentElement.scrollWidth - window.innerWidth", vec![]).await;
    assert!(wide.expect("a number").as_i64().expect("a number") <= 0, "nothing is cut off in a small window");
    let field = browser.find("#user_code").await;
    field.clear().await.expect("empty");
    field.send_keys(&text(&begun, "user_code").to_lowercase().replace('-', " ")).await.expect("typed");
    browser.click("form.code button").await;
    let allow = browser.find("form.actions button[value=allow]").await;
    let page = browser.text().await;
    assert!(page.contains("Television") && page.contains("another device") && page.contains("lena"), "{page}");
    allow.click().await.expect("a click");
    browser.wait_for_text("h1", "The device is connected").await;
    browser.close().await;

    let grant = "urn:ietf:params:oauth:grant-type:device_code";
    let device = text(&begun, "device_code");
    let form = [("grant_type", grant), ("client_id", &id), ("device_code", &device)];
    let tokens = post(&demo, "/oauth/token", &form).await;
    assert!(tokens["access_token"].is_string(), "{tokens}");
}
