//! Looking after apps in the console: settings, secrets, the switch, the bin.

use std::sync::atomic::Ordering;

use portico::model::{ClientId, Hash32};
use regex::Regex;

use super::{body, field, get};
use crate::transcripts::Theatre;

/// A browser of carla, who may.
pub struct Carla {
    pub theatre: Theatre,
    pub cookie: String,
}

impl Carla {
    pub async fn comes() -> Self {
        let theatre = Theatre::open().await;
        let page = get(&theatre, "/oauth/admin", &[("cookie", "forum_session=carla")]).await;
        let browser = field(&page, "set-cookie").split(';').next().expect("a cookie").to_owned();
        Self { theatre, cookie: format!("forum_session=carla; {browser}") }
    }

    pub async fn sees(&self, rest: &str) -> String {
        let page = get(&self.theatre, &format!("/oauth/admin{rest}"), &[("cookie", &self.cookie)]).await;
        assert_eq!(page.status(), 200, "{rest}: {}", body(&page));
        body(&page)
    }

    /// The page that a change leads to.
    pub async fn led_to(&self, changed: &http::Response<bytes::Bytes>) -> String {
        self.sees(field(changed, "location").trim_start_matches("/oauth/admin")).await
    }

    /// Sends the form of `page` that goes to `rest`, with some fields changed.
    pub async fn sends(&self, page: &str, rest: &str, changes: &[(&str, &str)]) -> http::Response<bytes::Bytes> {
        let mut fields = fields(page, &format!("/oauth/admin{rest}"));
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            fields.extend(
                value.split('|').filter(|value| !value.is_empty()).map(|value| ((*name).to_owned(), value.to_owned())),
            );
        }
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let cookie = [("cookie".to_owned(), self.cookie.clone())];
        self.theatre.send("POST", &format!("/oauth/admin{rest}"), &cookie, &form).await
    }

    /// Sends the form with changes as one who reads this language.
    pub async fn sends_in(&self, language: &str, page: &str, rest: &str, changes: &[(&str, &str)]) -> String {
        let mut fields = fields(page, &format!("/oauth/admin{rest}"));
        for (name, value) in changes {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let headers = [("cookie", self.cookie.as_str()), ("accept-language", language)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        body(&self.theatre.send("POST", &format!("/oauth/admin{rest}"), &headers, &form).await)
    }

    /// Sends a body of this type, as it is.
    pub async fn posts(&self, rest: &str, kind: &str, body: &str) -> http::Response<bytes::Bytes> {
        let headers = [("cookie", self.cookie.as_str()), ("content-type", kind)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        self.theatre.send("POST", &format!("/oauth/admin{rest}"), &headers, body).await
    }

    pub async fn client(&self, id: &str) -> portico::model::Client {
        let found = self.theatre.stage.ports.store.client(&ClientId(id.to_owned())).await.expect("the store");
        found.expect("the app")
    }

    /// Whether an app may act.
    pub async fn is_on(&self, id: &str) -> bool {
        let now = portico::ports::Clock::now(&*self.theatre.stage.clock);
        self.client(id).await.is_on(now)
    }
}

/// What a browser would send of the form on a page.
pub fn fields(page: &str, action: &str) -> Vec<(String, String)> {
    let start = page.find(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("no form for {action} in {page}"));
    let form = &page[start..start + page[start..].find("</form>").expect("its end")];
    let text = |html: &str| {
        html.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    };
    let attribute = |tag: &str, name: &str| {
        let pattern = Regex::new(&format!("\\s{name}=\"([^\"]*)\"")).expect("a pattern");
        pattern.captures(tag).map(|found| text(&found[1]))
    };
    let mut found = Vec::new();
    for tag in Regex::new("<input[^>]*>").expect("a pattern").find_iter(form).map(|tag| tag.as_str()) {
        let ticked = attribute(tag, "type").as_deref() != Some("checkbox") || tag.contains(" checked");
        if let (Some(name), true) = (attribute(tag, "name"), ticked) {
            found.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    let areas = Regex::new(r#"(?s)<textarea[^>]* name="([^"]*)"[^>]*>\n(.*?)</textarea>"#).expect("a pattern");
    found.extend(areas.captures_iter(form).map(|area| (area[1].to_owned(), text(&area[2]))));
    let selects = Regex::new(r#"(?s)<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>"#).expect("a pattern");
    let chosen = Regex::new(r#"<option value="([^"]*)" selected>"#).expect("a pattern");
    let first = Regex::new(r#"<option value="([^"]*)""#).expect("a pattern");
    for select in selects.captures_iter(form) {
        let value = chosen.captures(&select[2]).or_else(|| first.captures(&select[2])).expect("an option");
        found.push((select[1].to_owned(), text(&value[1])));
    }
    found
}

#[tokio::test]
async fn settings_that_are_sent_as_they_came_change_nothing() {
    let carla = Carla::comes().await;
    for id in ["chat", "rocket", "machine", "signed", "ips", "team", "staff", "zap"] {
        let before = carla.client(id).await;
        let page = carla.sees(&format!("/apps/{id}")).await;
        let saved = carla.sends(&page, &format!("/apps/{id}"), &[]).await;
        let told = format!("/oauth/admin/apps/{id}?told=saved.");
        assert!(field(&saved, "location").starts_with(&told), "{id}: {}", body(&saved));
        let mut after = carla.client(id).await;
        (after.updated_at, after.revision) = (before.updated_at, before.revision);
        assert_eq!(after, before, "{id}");
    }
}

#[tokio::test]
async fn settings_are_changed_and_told() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    let changes = [
        ("name", "Talk"),
        ("redirect_uris", "https://chat.example/cb\nhttps://talk.example/cb"),
        ("access_secs", "1h"),
    ];
    let saved = carla.sends(&page, "/apps/chat", &changes).await;
    assert_eq!(saved.status(), 303, "{}", body(&saved));
    let client = carla.client("chat").await;
    assert_eq!(client.name, "Talk");
    assert_eq!(client.redirect_uris, ["https://chat.example/cb", "https://talk.example/cb"]);
    assert_eq!(client.lifetimes.access_secs, Some(3_600));
    // The same form once more is nothing.
    let again = carla.sends(&page, "/apps/chat", &changes).await;
    assert_eq!(again.status(), 403);
    assert!(body(&again).contains("P409"));
    let store = &carla.theatre.stage.ports.store;
    store.link_entries(100).await.expect("the store");
    let entries = store.linked_entries(1, 100).await.expect("the store");
    let told = entries.iter().filter_map(|linked| linked.entry()).find(|entry| entry.what.name() == "app.changed");
    let told = told.expect("an entry");
    assert_eq!(told.who.to_string(), "member 3 (carla)");
    assert!(told.request.is_some(), "with the request");
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field() {
    let carla = Carla::comes().await;
    for (name, value, fault) in [
        ("redirect_uris", "http://chat.example/cb", "must begin with https"),
        ("redirect_uris", "https://chat.example/*", "letter by letter"),
        ("name", "a\u{202e}b", "cannot be seen"),
        ("access_secs", "soon", "like 15m"),
        ("access_secs", "400d", "30 days"),
        ("scopes", "", "must stand here"),
        ("scopes", "openid|everything", "cannot stand here"),
        ("backchannel_logout_uri", "com.example:/x", "must begin with https"),
        ("homepage", "javascript:alert(1)", "must begin with https"),
        ("url", "https://chat.example/?x", "no ?"),
        ("optional_scopes", "openid", "cannot be left out"),
        ("auth_method", "private_key_jwt", "publishes its keys"),
        ("access_token_param", "code", "cannot stand here"),
    ] {
        let before = carla.client("chat").await;
        let page = carla.sees("/apps/chat").await;
        let answer = carla.sends(&page, "/apps/chat", &[(name, value)]).await;
        assert_eq!(answer.status(), 400, "{name} {value}");
        let html = body(&answer);
        let place = html.find(&format!("id=\"{name}-fault\"")).unwrap_or_else(|| panic!("{name}: {html}"));
        let words = &html[place..place + html[place..].find("</div>").expect("its end")];
        assert!(words.contains(fault), "{name} {value}: {words}");
        assert_eq!(carla.client("chat").await, before, "nothing is saved: {name} {value}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_language_of_who_reads_it() {
    let carla = Carla::comes().await;
    for (language, said) in [("de", "muss mit https:// beginnen"), ("fr", "doit commencer par https://")] {
        let page = carla.sees("/apps/chat").await;
        let changes = [("redirect_uris", "http://chat.example/<cb>"), ("name", "")];
        let html = carla.sends_in(language, &page, "/apps/chat", &changes).await;
        let page = carla.sees("/apps/chat").await;
        let plain = carla.sends_in(language, &page, "/apps/chat", &[("redirect_uris", "http://chat.example/cb")]).await;
        assert!(plain.contains(said) && !plain.contains("lang=\"en\""), "{language}: {plain}");
        assert!(html.contains("id=\"name-fault\"") && !html.contains("<cb>"), "{language}: {html}");
        let page = carla.sees("/apps/chat/secret").await;
        let html = carla.sends_in(language, &page, "/apps/chat/secret", &[("expires", "soon")]).await;
        assert!(html.contains("2026-11-21") && !html.contains("lang=\"en\""), "{language}: {html}");
    }
    let page = carla.sees("/apps/chat/secret").await;
    let html = carla.sends_in("ar", &page, "/apps/chat/secret", &[("expires", "soon")]).await;
    assert!(html.contains("\u{2066}2026-11-21\u{2069}"), "its parts stay in their order: {html}");
}

#[tokio::test]
async fn nobody_overwrites_what_somebody_else_saved_without_knowing() {
    let carla = Carla::comes().await;
    let (first, second) = (carla.sees("/apps/chat").await, carla.sees("/apps/chat").await);
    let changes = [("name", "Talk"), ("description", "For talking."), ("access_secs", "2h")];
    assert_eq!(carla.sends(&first, "/apps/chat", &changes).await.status(), 303);
    // Of the second form only what differs from what was saved in between counts.
    let answer = carla.sends(&second, "/apps/chat", &[("name", "Plaza"), ("homepage", "https://plaza.example")]).await;
    let html = body(&answer);
    assert_eq!(answer.status(), 409, "{html}");
    assert_eq!(carla.client("chat").await.name, "Talk", "nothing is overwritten");
    assert!(html.contains("value=\"Plaza\"") && html.contains("value=\"https://plaza.example\""), "{html}");
    for (field, theirs) in [("name", "Talk"), ("description", "For talking."), ("access_secs", "2h")] {
        let place = html.find(&format!("id=\"{field}-theirs\"")).unwrap_or_else(|| panic!("{field}: {html}"));
        let words = &html[place..place + html[place..].find("</div>").expect("its end")];
        assert!(words.contains(theirs) && words.contains("Saved by <bdi>carla</bdi>"), "{field}: {words}");
    }
    assert!(!html.contains("homepage-theirs"), "nobody else changed it: {html}");
    // Once she has seen it, she may.
    let saved = carla.sends(&html, "/apps/chat", &[]).await;
    assert_eq!(saved.status(), 303, "{}", body(&saved));
    let client = carla.client("chat").await;
    assert_eq!((client.name.as_str(), client.description.as_str()), ("Plaza", ""));
    assert_eq!(client.homepage.as_deref(), Some("https://plaza.example"));
}

#[tokio::test]
async fn what_else_happens_to_an_app_is_in_nobodys_way() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    let secret = carla.sees("/apps/chat/secret").await;
    assert_eq!(carla.sends(&secret, "/apps/chat/secret", &[]).await.status(), 200);
    let same = carla.sees("/apps/chat").await;
    assert_eq!(carla.sends(&same, "/apps/chat", &[("description", "For talking.")]).await.status(), 303);
    // Both said the same of the name, and nothing else was changed by the other one.
    let answer = carla.sends(&page, "/apps/chat", &[("name", "Talk"), ("description", "For talking.")]).await;
    assert_eq!(answer.status(), 303, "{}", body(&answer));
    assert_eq!(carla.client("chat").await.name, "Talk");
    // What a broken or old form says about what it saw counts for nothing.
    let page = carla.sees("/apps/chat").await;
    let odd = [("name", "Plaza"), ("revision", "x"), ("seen", "zz")];
    let answer = carla.sends(&page, "/apps/chat", &odd).await;
    assert_eq!(answer.status(), 409, "{}", body(&answer));
}

#[tokio::test]
async fn what_breaks_an_app_is_told_before() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    let changes = [("redirect_uris", "https://talk.example/cb"), ("require_pkce", "on"), ("scopes", "openid")];
    let asked = carla.sends(&page, "/apps/chat", &changes).await;
    let html = body(&asked);
    assert_eq!(asked.status(), 200);
    for told in ["https://chat.example/cb", "PKCE challenge", "name=\"confirmed\""] {
        assert!(html.contains(told), "{told}: {html}");
    }
    assert_eq!(carla.client("chat").await.redirect_uris, ["https://chat.example/cb"], "nothing is saved yet");
    let saved = carla.sends(&html, "/apps/chat", &[("confirmed", "on")]).await;
    assert_eq!(saved.status(), 303, "{}", body(&saved));
    let client = carla.client("chat").await;
    assert_eq!((client.redirect_uris, client.require_pkce), (vec!["https://talk.example/cb".to_owned()], true));
}

#[tokio::test]
async fn scopes_stand_beside_what_they_mean() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    for (scope, means) in [
        ("openid", "your member number"),
        ("profile", "your name, your picture, your profile page, your language"),
        ("user.email", "your e-mail address"),
        ("groups", "your groups"),
        ("read_user", "your name, your picture, your profile page, your e-mail address"),
        ("offline_access", "It gets refresh tokens"),
    ] {
        assert!(page.contains(&format!("<code>{scope}</code> <span class=\"fine\">{means}</span>")), "{scope}: {page}");
    }
}

#[tokio::test]
async fn groups_of_the_forum_are_offered_and_others_are_remarked() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    for (field, group) in [("allowed_groups", "Members"), ("allowed_groups", "Staff"), ("denied_groups", "Staff")] {
        assert!(page.contains(&format!("name=\"{field}_offered\" value=\"{group}\">")), "{field} {group}: {page}");
    }
    assert!(!page.contains("The forum has no group"), "{page}");
    // A name that the forum does not know is kept all the same: it may come to know it.
    let asked = carla
        .sends(&page, "/apps/chat", &[("allowed_groups_offered", "Staff"), ("allowed_groups", "Staf\r\n Old <team> ")])
        .await;
    let html = body(&asked);
    assert!(html.contains("no group of this name at the moment: <bdi>Staf, Old &lt;team&gt;</bdi>"), "{html}");
    let saved = carla.sends(&html, "/apps/chat", &[("confirmed", "on")]).await;
    assert_eq!(saved.status(), 303, "{}", body(&saved));
    assert_eq!(carla.client("chat").await.allowed_groups, ["Staff", "Staf", "Old <team>"]);
    let page = carla.sees("/apps/chat").await;
    assert!(page.contains("name=\"allowed_groups_offered\" value=\"Staff\" checked>"), "{page}");
    assert!(page.contains("id=\"allowed_groups-unknown\"") && !page.contains("id=\"denied_groups-unknown\""), "{page}");
    // Sent as it came it changes nothing, not even the order.
    let before = carla.client("chat").await.allowed_groups;
    assert_eq!(carla.sends(&page, "/apps/chat", &[]).await.status(), 303);
    assert_eq!(carla.client("chat").await.allowed_groups, before);
}

#[tokio::test]
async fn an_old_login_changes_nothing_and_is_led_back() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    carla.theatre.stage.clock.0.fetch_add(901, Ordering::SeqCst);
    let answer = carla.sends(&page, "/apps/chat", &[("name", "Talk")]).await;
    assert_eq!(answer.status(), 403);
    assert!(body(&answer).contains("P702"), "{}", body(&answer));
    assert!(body(&answer).contains("/oauth/admin/again?to=%2Foauth%2Fadmin%2Fapps%2Fchat"), "{}", body(&answer));
    assert_eq!(carla.client("chat").await.name, "Chat");
}

#[tokio::test]
async fn forms_are_for_one_place_one_browser_and_one_member() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    let ticket = fields(&page, "/oauth/admin/apps/chat").swap_remove(0).1;
    let form = format!("ticket={ticket}");
    let send = async |target: &str, cookie: &str| {
        carla.theatre.send("POST", target, &[("cookie".to_owned(), cookie.to_owned())], &form).await.status().as_u16()
    };
    let other = carla.cookie.replace("-browser=", "-browser=x");
    for (target, cookie) in [
        ("/oauth/admin/apps/spa", &carla.cookie),
        ("/oauth/admin/apps/chat/secret", &carla.cookie),
        ("/oauth/admin/apps/chat/switch", &carla.cookie),
        ("/oauth/admin/apps/chat/delete", &carla.cookie),
        ("/oauth/admin/apps/chat", &other),
        ("/oauth/admin/apps/chat", &carla.cookie.replace("carla", "anna")),
        ("/oauth/admin/apps/chat", &carla.cookie.replace("forum_session=carla; ", "")),
    ] {
        assert_eq!(send(target, cookie).await, 403, "{target} {cookie}");
    }
    assert!(carla.is_on("chat").await);
}

#[tokio::test]
async fn a_secret_is_shown_once_and_the_old_one_ends() {
    let carla = Carla::comes().await;
    let old = Hash32::of(b"s3cret");
    let page = carla.sees("/apps/chat/secret").await;
    let made = carla.sends(&page, "/apps/chat/secret", &[("keep_old", "3600")]).await;
    let html = body(&made);
    let secret = Regex::new("prt_s_[A-Za-z0-9_-]{43}").expect("a pattern").find(&html).expect("a secret").as_str();
    let client = carla.client("chat").await;
    assert_eq!(client.secrets[0].hash, Hash32::of(secret.as_bytes()));
    assert_eq!(client.secrets[1].hash, old);
    assert!(client.secrets[1].expires_at.is_some());
    let page = carla.sees("/apps/chat/secret").await;
    assert!(!page.contains("prt_s_"), "it is shown once");
    assert!(page.contains("href=\"/oauth/admin/apps/chat/secret?end\"") && !page.contains("/secret/end"), "{page}");
    let asked = carla.sees("/apps/chat/secret?end").await;
    assert!(asked.contains("End the old secrets of <bdi>Chat</bdi>?"), "{asked}");
    assert_eq!(carla.client("chat").await.secrets.len(), 2, "nothing is done yet");
    let ended = carla.sends(&asked, "/apps/chat/secret/end", &[]).await;
    assert!(field(&ended, "location").starts_with("/oauth/admin/apps/chat/secret?told=ended."), "{}", body(&ended));
    assert_eq!(carla.client("chat").await.secrets.len(), 1, "only the new one is left");
    let page = carla.led_to(&ended).await;
    assert!(page.contains("role=\"status\">The old secrets have ended"), "{page}");
    // From the shortest to the longest, and a day is what somebody gets who chooses nothing.
    let offered = Regex::new("<option value=\"([0-9]+)\"( selected)?>").expect("a pattern");
    let offered: Vec<_> = offered.captures_iter(&page).map(|one| (one[1].to_owned(), one.get(2).is_some())).collect();
    let want = [("0", false), ("3600", false), ("86400", true), ("604800", false), ("2592000", false)];
    assert_eq!(offered, want.map(|(secs, chosen)| (secs.to_owned(), chosen)));
    // What was chosen stays chosen if something else is wrong.
    let wrong = carla.sends(&page, "/apps/chat/secret", &[("keep_old", "604800"), ("expires", "soon")]).await;
    assert!(body(&wrong).contains("<option value=\"604800\" selected>"), "{}", body(&wrong));
    // A length of time that is not offered is none.
    for odd in ["99999999", "-1", "soon", "3600.0", ""] {
        let page = carla.sees("/apps/chat/secret").await;
        let refused = carla.sends(&page, "/apps/chat/secret", &[("keep_old", odd)]).await;
        assert_eq!(refused.status(), 400, "{odd}: {}", body(&refused));
        assert!(body(&refused).contains("id=\"keep_old-fault\""), "{odd}: {}", body(&refused));
        assert_eq!(carla.client("chat").await.secrets.len(), 1, "{odd}");
    }
    assert!(carla.sees("/apps/spa/secret").await.contains("has no secret"));
}

/// The app "chat" asks the token endpoint with a secret; a code that nobody made is refused, whoever asks.
async fn asks_with(carla: &Carla, secret: &str) -> u16 {
    let form = format!(
        "grant_type=authorization_code&client_id=chat&client_secret={secret}&code=none&redirect_uri=https%3A%2F%2Fchat.example%2Fcb"
    );
    let fields = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    carla.theatre.send("POST", "/oauth/token", &fields, &form).await.status().as_u16()
}

#[tokio::test]
async fn the_page_tells_when_and_from_where_each_secret_was_used() {
    let mut carla = Carla::comes().await;
    carla.theatre.address = Some([203, 0, 113, 9].into());
    let page = carla.sees("/apps/chat/secret").await;
    assert!(page.contains("never"), "{page}");
    for _ in 0..2 {
        assert_eq!(asks_with(&carla, "s3cret").await, 400);
    }
    assert_eq!(asks_with(&carla, "wrong").await, 401);
    assert_eq!(carla.client("chat").await.secrets[0].last_used_at, None, "a use writes nothing by itself");
    let page = carla.sees("/apps/chat/secret").await;
    assert!(!page.contains("never") && page.contains("data-label=\"Uses today\">2</td>"), "{page}");
    let used = carla.client("chat").await.secrets[0].clone();
    assert_eq!((used.uses_that_day, used.last_used_from), (2, Some([203, 0, 113, 9].into())));
    assert!(page.contains("203.0.113.9"), "{page}");
    assert_eq!(asks_with(&carla, "s3cret").await, 400);
    carla.sees("?q=chat").await;
    assert_eq!(carla.client("chat").await.secrets[0].uses_that_day, 3, "the list tells it too");
    // Each of two has its own numbers, and a day later it begins anew.
    let page = carla.sees("/apps/chat/secret").await;
    let html = body(&carla.sends(&page, "/apps/chat/secret", &[]).await);
    let secret = Regex::new("prt_s_[A-Za-z0-9_-]{43}").expect("a pattern").find(&html).expect("a secret").as_str();
    assert_eq!(asks_with(&carla, secret).await, 400);
    let page = carla.sees("/apps/chat/secret").await;
    assert!(
        page.contains("data-label=\"Uses today\">1</td>") && page.contains("data-label=\"Uses today\">3</td>"),
        "{page}"
    );
    carla.theatre.stage.clock.0.fetch_add(86_399, Ordering::SeqCst);
    assert_eq!(asks_with(&carla, "s3cret").await, 400);
    let page = carla.sees("/apps/chat/secret").await;
    assert!(
        page.contains("data-label=\"Uses today\">0</td>") && page.contains("data-label=\"Uses today\">1</td>"),
        "{page}"
    );
}

#[tokio::test]
async fn a_secret_has_a_note_and_an_end() {
    let carla = Carla::comes().await;
    for (note, end, wrong) in [
        ("x".repeat(65).as_str(), "", "note"),
        ("a\u{202e}b", "", "note"),
        ("", "1970-01-01", "expires"),
        ("", "2970-01-01", "expires"),
        ("", "1970-02-30", "expires"),
        ("", "soon", "expires"),
    ] {
        let page = carla.sees("/apps/chat/secret").await;
        let answer = carla.sends(&page, "/apps/chat/secret", &[("note", note), ("expires", end)]).await;
        assert_eq!(answer.status(), 400, "{note} {end}");
        assert!(body(&answer).contains(&format!("id=\"{wrong}-fault\"")), "{note} {end}: {}", body(&answer));
        assert_eq!(carla.client("chat").await.secrets.len(), 1, "{note} {end}");
    }
    // The twelfth day of 1970 is that of the tests.
    let page = carla.sees("/apps/chat/secret").await;
    let fields = [("keep_old", "0"), ("note", "on the new server"), ("expires", "1970-01-13")];
    let html = body(&carla.sends(&page, "/apps/chat/secret", &fields).await);
    let secret = Regex::new("prt_s_[A-Za-z0-9_-]{43}").expect("a pattern").find(&html).expect("a secret").as_str();
    assert!(html.contains("on the new server"), "{html}");
    assert_eq!((asks_with(&carla, secret).await, asks_with(&carla, "s3cret").await), (400, 401));
    let end = carla.client("chat").await.secrets[0].expires_at.expect("an end");
    assert_eq!(end.0, 12 * 86_400);
    let left = end.since(carla.theatre.stage.ports.clock.now());
    carla.theatre.stage.clock.0.fetch_add(i64::try_from(left).expect("a time") - 1, Ordering::SeqCst);
    assert_eq!(asks_with(&carla, secret).await, 400, "up to the last second");
    carla.theatre.stage.clock.0.fetch_add(1, Ordering::SeqCst);
    assert_eq!(asks_with(&carla, secret).await, 401, "an expired secret proves nothing");
    let page = carla.sees("/apps/chat/secret").await;
    assert!(page.contains("<strong>ended"), "{page}");
    let store = &carla.theatre.stage.ports.store;
    store.link_entries(100).await.expect("the store");
    let entries = store.linked_entries(1, 100).await.expect("the store");
    let made = entries.iter().filter_map(|linked| linked.entry()).find(|entry| entry.what.name() == "secret.made");
    let after = made.and_then(|entry| entry.after).expect("told");
    assert_eq!((after["note"].as_str(), after["ends"].as_i64()), (Some("on the new server"), Some(12 * 86_400)));
}

#[tokio::test]
async fn an_app_is_switched_off_and_on() {
    let carla = Carla::comes().await;
    let authorize = "/oauth/authorize?client_id=trusted&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fchat.example%2Fcb";
    for (status, disabled) in [(400, true), (303, false)] {
        let page = carla.sees("/apps/trusted").await;
        let page = match disabled {
            true => {
                assert!(!page.contains("/apps/trusted/switch"), "off only after a question: {page}");
                let asked = carla.sees("/apps/trusted?off").await;
                assert!(asked.contains("Switch <bdi>Chat</bdi> off?"), "{asked}");
                assert!(!carla.client("trusted").await.disabled, "nothing is done yet");
                asked
            }
            false => page,
        };
        let switched = carla.sends(&page, "/apps/trusted/switch", &[]).await;
        assert_eq!(switched.status(), 303, "{}", body(&switched));
        assert_eq!(carla.client("trusted").await.disabled, disabled);
        let page = carla.led_to(&switched).await;
        let said = if disabled { "This app is switched off" } else { "The app is switched on" };
        assert_eq!(page.matches(said).count(), 1, "{page}");
        assert!(page.contains(&format!("role=\"status\">{said}")), "{page}");
        let answer = get(&carla.theatre, authorize, &[("cookie", "forum_session=anna")]).await;
        assert_eq!(answer.status(), status, "{}", body(&answer));
    }
}

#[tokio::test]
async fn an_app_goes_into_the_bin_and_comes_back_or_not() {
    let carla = Carla::comes().await;
    let authorize = "/oauth/authorize?client_id=trusted&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fchat.example%2Fcb";
    let as_anna = [("cookie", "forum_session=anna")];
    let answer = get(&carla.theatre, authorize, &as_anna).await;
    let code =
        field(&answer, "location").split("code=").nth(1).and_then(|rest| rest.split('&').next()).expect("a code");
    let form = format!(
        "grant_type=authorization_code&code={code}&client_id=trusted&client_secret=s3cret&\
         redirect_uri=https%3A%2F%2Fchat.example%2Fcb"
    );
    let kind = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    assert_eq!(carla.theatre.send("POST", "/oauth/token", &kind, &form).await.status(), 200);
    let page = carla.sees("/apps/trusted/delete").await;
    assert!(page.contains("1 member loses access"), "{page}");
    let wrong = carla.sends(&page, "/apps/trusted/delete", &[("name", "Other")]).await;
    assert_eq!(wrong.status(), 400);
    assert!(carla.is_on("trusted").await);
    let gone = carla.sends(&body(&wrong), "/apps/trusted/delete", &[("name", " Chat ")]).await;
    assert_eq!(field(&gone, "location"), "/oauth/admin/bin", "{}", body(&gone));
    assert_eq!(get(&carla.theatre, authorize, &as_anna).await.status(), 400, "nobody can use it");
    assert!(!carla.sees("").await.contains("/apps/trusted"), "nor is it in the list");
    let page = carla.sees("/bin").await;
    let back = carla.sends(&page, "/bin/trusted", &[]).await;
    assert!(field(&back, "location").starts_with("/oauth/admin/apps/trusted?told=restored."), "{}", body(&back));
    assert!(carla.led_to(&back).await.contains("role=\"status\">The app is back"));
    assert_eq!(get(&carla.theatre, authorize, &as_anna).await.status(), 303, "everybody can use it again");
    // After seven days it is gone for good.
    let page = carla.sees("/apps/trusted/delete").await;
    carla.sends(&page, "/apps/trusted/delete", &[("name", "Chat")]).await;
    let ports = &carla.theatre.stage.ports;
    for (secs, gone) in [(7 * 86_400 - 1, 0), (1, 1), (1, 0)] {
        carla.theatre.stage.clock.0.fetch_add(secs, Ordering::SeqCst);
        assert_eq!(portico::protocol::apps::empty_bin(ports).await.expect("the store"), gone);
    }
    assert!(ports.store.client(&ClientId("trusted".to_owned())).await.expect("the store").is_none());
}

#[tokio::test]
async fn tokens_of_an_app_that_was_in_the_bin_never_count_again() {
    let carla = Carla::comes().await;
    let form = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    let send = async |path: &str, rest: &str| {
        let body = format!("{rest}&client_id=machine&client_secret=s3cret");
        let answer = carla.theatre.send("POST", path, &form, &body).await;
        serde_json::from_slice::<serde_json::Value>(answer.body()).unwrap_or_default()
    };
    let token = async || {
        let answer = send("/oauth/token", "grant_type=client_credentials").await;
        answer["access_token"].as_str().expect("a token").to_owned()
    };
    let works = async |token: &str| send("/oauth/introspect", &format!("token={token}")).await["active"] == true;
    let old = token().await;
    assert!(works(&old).await);
    let name = carla.client("machine").await.name;
    let page = carla.sees("/apps/machine/delete").await;
    assert_eq!(carla.sends(&page, "/apps/machine/delete", &[("name", &name)]).await.status(), 303);
    let page = carla.sees("/bin").await;
    assert_eq!(carla.sends(&page, "/bin/machine", &[]).await.status(), 303);
    let new = token().await;
    assert!(works(&new).await, "the app gets new ones, within the same second");
    assert!(!works(&old).await, "those from before stay dead");
    let store = &carla.theatre.stage.ports.store;
    assert!(store.client_token(&Hash32::of(old.as_bytes())).await.expect("the store").is_none());
}
