//! The pages from outside: what they say, that nothing of somebody else's gets out of its place, and their size.

mod admin;
mod desk;
mod hostile;
mod languages;
mod plots;
mod reload;
pub mod samples;
mod shell;

use std::io::Write as _;

use base64::Engine as _;
use portico::model::{Hash32, RequestId, problem};
use portico::pages::{Asset, Fact, Mode, Page, Pages, Seen, Settings, Theme, Wishes, headers};
use regex::Regex;
use samples::{consent, every_page, pages};

use crate::clients::libraries::{Party, npm_of_pages};

/// The pages as they are, one file each: a change of a word or of a tag is seen in review.
#[test]
fn each_page_reads_like_this() {
    let pages = pages();
    let hash = Regex::new("/assets/[A-Za-z0-9_-]{16}\\.css").expect("a pattern");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        for (name, page) in every_page(&pages.usual(), &samples::usual()) {
            insta::assert_snapshot!(name, hash.replace_all(&page.html, "/assets/HASH.css"));
        }
        insta::assert_snapshot!("style", String::from_utf8(style(&pages).bytes.to_vec()).expect("UTF-8"));
    });
}

#[test]
fn each_page_has_its_status() {
    let pages = pages();
    let id = RequestId("r1".to_owned());
    for (name, page, status, retry_after) in [
        ("consent", pages.usual().render_consent(&consent(&samples::usual())), 200, None),
        ("forum down", pages.usual().upstream_down(&id), 502, Some(30)),
        ("broken", pages.usual().bad_request(&id), 400, None),
        ("no page", pages.usual().not_found(&id), 404, None),
        ("later version", pages.usual().later(&id), 403, None),
        ("too many", pages.usual().too_many(90, &id), 429, Some(90)),
        ("store down", pages.usual().try_again(&problem::P503, None, &id), 503, Some(30)),
        ("forum changed", pages.usual().problem(&problem::P320, &id), 503, Some(30)),
        ("body too large", pages.usual().problem(&problem::P218, &id), 413, None),
        ("old form", pages.usual().problem(&problem::P409, &id), 403, None),
    ] {
        assert_eq!((page.status, page.retry_after_secs), (status, retry_after), "{name}");
    }
}

#[test]
fn every_problem_has_a_page() {
    let pages = pages();
    for problem in problem::ALL {
        let page = pages.usual().problem(problem, &RequestId("r1".to_owned()));
        assert!(page.html.contains("<h1>") && page.html.contains(problem.code), "{}", problem.code);
        assert_eq!(page.status == 500, problem.code == "P900", "{}", problem.code);
    }
}

#[test]
fn headers_close_the_page() {
    let pages = pages();
    for (name, page) in every_page(&pages.usual(), &samples::usual()) {
        let fields = headers(&page);
        let value = |field: &str| fields.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str());
        assert_eq!(value("content-type"), Some("text/html; charset=utf-8"), "{name}");
        assert_eq!(value("cache-control"), Some("no-store"), "{name}");
        assert_eq!(value("x-frame-options"), Some("DENY"), "{name}");
        assert_eq!(value("x-content-type-options"), Some("nosniff"), "{name}");
        assert_eq!(value("cross-origin-opener-policy"), None, "it would cut a popup from its opener: {name}");
        let has_form = page.html.contains("<form");
        let referrer = if has_form { "same-origin" } else { "no-referrer" };
        assert_eq!(value("referrer-policy"), Some(referrer), "{name}");
        let target = match (has_form, name) {
            (true, "consent_native") => " com.example.chat:",
            (true, name) if ["apps", "admin", "refused"].iter().any(|own| name.starts_with(own)) => "",
            (true, "consent_of_a_device" | "device" | "device_wrong" | "language") => "",
            (true, _) => " https:",
            (false, _) => "",
        };
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'{target}; \
             frame-ancestors 'none'; base-uri 'none'"
        );
        // One page has a script, the same few bytes each time, and its policy lets no other one run.
        let script = "<script>document.forms[0].submit()</script>";
        let (policy, scripts) = match name {
            "form_post" => (format!("{policy}; script-src 'sha256-{}'", hash_of_script()), 1),
            _ => (policy, 0),
        };
        assert_eq!(value("content-security-policy"), Some(policy.as_str()), "{name}");
        assert_eq!((page.html.matches("<script").count(), page.html.matches(script).count()), (scripts, scripts));
        assert!(!page.html.contains(" style="), "{name}");
    }
}

fn hash_of_script() -> String {
    let Hash32(hash) = Hash32::of(b"document.forms[0].submit()");
    base64::engine::general_purpose::STANDARD.encode(hash)
}

#[test]
fn a_language_is_called_by_its_name() {
    let spoken = Pages::new(Settings { languages: vec!["en".into(), "de".into()], ..samples::settings() });
    let html = spoken.expect("good settings").usual().render_consent(&consent(&samples::usual())).html;
    assert!(html.contains("<bdi>Deutsch (de-AT)</bdi>"), "{html}");
    let mut view = consent(&samples::usual());
    view.sees = vec![Seen::new(Fact::Language, "tlh")];
    assert!(pages().usual().render_consent(&view).html.contains("<bdi>tlh</bdi>"));
}

#[test]
fn enter_never_allows() {
    let html = pages().usual().render_consent(&consent(&samples::usual())).html;
    let deny = html.find(r#"value="deny""#).expect("a button that cancels");
    let allow = html.find(r#"value="allow""#).expect("a button that allows");
    // Browsers press the first button of a form on Enter.
    assert!(deny < allow);
    // Nor does it in a box that is ticked: the first button leads nowhere.
    let mut view = consent(&samples::usual());
    view.sees[3].choice = Some(true);
    let html = pages().usual().render_consent(&view).html;
    let (_, form) = html.split_once(r#"id="answer""#).expect("the form");
    let (_, first) = form.split_once("<button").expect("a button");
    assert!(first.starts_with(r#" type="submit" formmethod="dialog" hidden>"#), "{first}");
    assert!(!html.contains("autofocus"));
}

#[test]
fn pictures_of_other_hosts_are_not_loaded() {
    let pages = pages();
    let mut view = consent(&samples::usual());
    for (avatar, shown) in [
        (Some("https://forum.example/avatar/2.png"), true),
        (Some("/avatar/2.png"), true),
        (Some("https://gravatar.example/2.png"), false),
        (Some("//gravatar.example/2.png"), false),
        (Some("data:image/png;base64,AA"), false),
        (None, false),
    ] {
        view.member.avatar_url = avatar.map(str::to_owned);
        let html = pages.usual().render_consent(&view).html;
        assert_eq!(html.contains("<img class=\"avatar\""), shown, "{avatar:?}");
        assert!(!html.contains("gravatar"), "{avatar:?}");
    }
}

#[test]
fn the_style_sheet_is_found_under_its_name_only() {
    let pages = pages();
    let sheet = style(&pages);
    assert_eq!(sheet.content_type, "text/css; charset=utf-8");
    assert!(Asset::CACHE_CONTROL.contains("immutable"));
    for name in ["", "style.css", "../style.css", "AAAAAAAAAAAAAAAA.css"] {
        assert_eq!(pages.asset(name), None, "{name}");
    }
    let other = Pages::new(Settings {
        theme: Theme { accent: "#aa0000".to_owned(), ..Theme::default() },
        ..samples::settings()
    })
    .expect("good settings");
    assert_ne!(style(&other).etag, sheet.etag, "other colours, other name");
}

#[test]
fn a_theme_can_fix_its_mode() {
    for (mode, wanted, unwanted) in [
        (Mode::Auto, "prefers-color-scheme:dark", "\0"),
        (Mode::Light, "color-scheme:light;", "prefers-color-scheme:dark"),
        (Mode::Dark, "color-scheme:dark;", "prefers-color-scheme:dark"),
    ] {
        let theme = Theme { mode, ..Theme::default() };
        let pages = Pages::new(Settings { theme, ..samples::settings() }).expect("good settings");
        let sheet = String::from_utf8(style(&pages).bytes.to_vec()).expect("UTF-8");
        assert!(sheet.contains(wanted) && !sheet.contains(unwanted), "{mode:?}");
    }
}

#[test]
fn wrong_settings_are_all_named() {
    let wrong = Settings {
        forum_name: " ".to_owned(),
        forum_url: "forum.example".to_owned(),
        theme: Theme { accent: "red;} body{}".to_owned(), font: "x;y".to_owned(), ..Theme::default() },
        privacy_url: Some("javascript:alert(1)".to_owned()),
        terms_url: Some("//evil.example".to_owned()),
        contact: Some("mailto:a@b.example".to_owned()),
        assets_path: "oauth/assets/".to_owned(),
        apps_url: Some("apps".to_owned()),
        ..samples::settings()
    };
    let errors = Pages::new(wrong).err().expect("errors");
    let keys: Vec<_> = errors.iter().map(|error| error.key.as_str()).collect();
    let want = [
        "forum_name",
        "forum_url",
        "assets_path",
        "privacy_url",
        "terms_url",
        "apps_url",
        "contact",
        "theme.accent",
        "theme.font",
    ];
    assert_eq!(keys, want);
}

/// Page and style sheets arrive in the first round trip: ten segments of TCP, about 14 kB.
#[test]
fn each_page_fits_the_first_round_trip() {
    let pages = pages();
    for (name, page) in every_page(&pages.usual(), &samples::usual()) {
        let linked = page.html.split("/oauth/assets/").skip(1).filter_map(|rest| rest.split_once('"'));
        let sheets: Vec<_> = linked.filter_map(|(name, _)| pages.asset(name)).collect();
        assert!(!sheets.is_empty(), "{name} has a style sheet");
        let page = zipped(page.html.as_bytes());
        let sheet: usize = sheets.iter().map(|sheet| zipped(&sheet.bytes)).sum();
        assert!(page + sheet <= 14_000, "{name}: {page} + {sheet} bytes");
    }
}

/// How many bytes it has on the way.
fn zipped(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}

/// By the rules of html-validate, in the languages that differ most.
#[test]
fn the_html_of_each_page_is_valid() {
    let settings = Settings { languages: ["en", "ar-XB"].map(str::to_owned).into(), ..samples::settings() };
    let pages = Pages::new(settings).expect("good settings");
    let drawn = ["en", "ar-XB"].map(|language| {
        let voice = pages.voice(&Wishes { ui_locales: Some(language), ..Wishes::default() }, None);
        every_page(&voice, &samples::usual())
    });
    let mut validator: Option<Party> = None;
    let mut wrong = Vec::new();
    for (name, page) in drawn.into_iter().flatten() {
        let given = serde_json::json!({ "name": name, "html": page.html });
        match &mut validator {
            Some(validator) => validator.say(&given.to_string()),
            none => *none = Some(Party::start(npm_of_pages("validate.mjs"), &given)),
        }
        let told = validator.as_ref().map(Party::hear).expect("a validator").expect("an answer");
        assert_eq!(told["name"], name);
        let faults = told["faults"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str);
        // Whoever waits for a login looks again by himself, or lets the page do it.
        let faults = faults.filter(|fault| !(name.starts_with("login_") && fault.contains("meta-refresh")));
        wrong.extend(faults.map(|fault| format!("{name} {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn style(pages: &Pages) -> Asset {
    let page: Page = pages.usual().not_found(&RequestId("r1".to_owned()));
    let (_, rest) = page.html.split_once("href=\"/oauth/assets/").expect("a style sheet");
    let (name, _) = rest.split_once('"').expect("its end");
    pages.asset(name).expect("the style sheet")
}
