//! Forms as no page of ours sends them.

use portico::model::Client;

use super::looks_after::{Carla, fields};
use super::{body, field, get, owned};

const FORM: &str = "application/x-www-form-urlencoded";

/// The ticket of the form on a page that goes to `rest`.
async fn ticket(carla: &Carla, page: &str, rest: &str) -> String {
    let page = carla.sees(page).await;
    let fields = fields(&page, &format!("/oauth/admin{rest}"));
    fields.into_iter().find(|(name, _)| name == "ticket").expect("a ticket").1
}

/// The app "chat", with as much forbidden as can be.
async fn closed(carla: &Carla) -> Client {
    let mut client = carla.client("chat").await;
    (client.allowed_groups, client.denied_groups) = (vec!["Staff".to_owned()], vec!["Guests".to_owned()]);
    (client.require_pkce, client.require_pushed_requests, client.quirks.require_email) = (true, true, true);
    (client.lifetimes.access_secs, client.lifetimes.refresh_secs) = (Some(60), Some(3_600));
    assert!(carla.theatre.stage.ports.store.update_client(&client).await.expect("the store"));
    carla.client("chat").await
}

fn same(mut after: Client, before: &Client) -> bool {
    (after.updated_at, after.revision) = (before.updated_at, before.revision);
    after == *before
}

#[tokio::test]
async fn a_form_that_lacks_fields_widens_nothing() {
    let carla = Carla::comes().await;
    let before = closed(&carla).await;
    for rest in ["", "&seen=x", "&name=Chat&description=", "&boxes=", "&boxes=on+x"] {
        // With the right revision nothing of it counts as what somebody else saved.
        let revision = carla.client("chat").await.revision;
        let ticket = ticket(&carla, "/apps/chat", "/apps/chat").await;
        let form = format!("ticket={ticket}&revision={revision}&confirmed=on{rest}");
        let saved = carla.posts("/apps/chat", FORM, &form).await;
        assert_eq!(saved.status(), 303, "{rest}: {}", body(&saved));
        assert!(same(carla.client("chat").await, &before), "{rest}");
    }
    // A box that the form had, and that is not ticked, is off.
    let page = carla.sees("/apps/chat").await;
    let saved = carla.sends(&page, "/apps/chat", &[("require_email", "")]).await;
    assert_eq!(saved.status(), 303, "{}", body(&saved));
    let after = carla.client("chat").await;
    assert!(!after.quirks.require_email && after.require_pkce);
    // An app is not added for everybody by a form that was cut short.
    let form = format!("ticket={}&ready=on&name=Plaza", ticket(&carla, "/add/other", "/add/other").await);
    let refused = carla.posts("/add/other", FORM, &form).await;
    assert_eq!(refused.status(), 403, "{}", body(&refused));
}

#[tokio::test]
async fn unknown_words_and_double_fields_are_refused() {
    let carla = Carla::comes().await;
    let before = closed(&carla).await;
    for (rest, status) in [
        ("&refresh=sometimes", 400),
        ("&auth_method=none", 400),
        ("&id_token_alg=HS256", 400),
        ("&access_token_format=paper", 400),
        ("&require_pkce=no&boxes=require_pkce", 400),
        ("&name=Chat&name=Talk", 403),
        ("&allowed_groups=Staff&allowed_groups=", 403),
        ("&ticket=x", 403),
    ] {
        let form = format!("ticket={}{rest}", ticket(&carla, "/apps/chat", "/apps/chat").await);
        let answer = carla.posts("/apps/chat", FORM, &form).await;
        assert_eq!(answer.status(), status, "{rest}: {}", body(&answer));
        if status == 400 {
            let field = rest[1..].split('=').next().expect("a name");
            assert!(body(&answer).contains(&format!("id=\"{field}-fault\"")), "{rest}: {}", body(&answer));
        }
        assert!(same(carla.client("chat").await, &before), "{rest}");
    }
}

#[tokio::test]
async fn every_scope_says_what_it_tells() {
    let page = Carla::comes().await.sees("/apps/chat").await;
    let scopes: Vec<&str> = page.split("name=\"scopes\" value=\"").skip(1).collect();
    assert!(scopes.len() > 5, "{page}");
    for scope in scopes {
        let (line, _) = scope.split_once("</label>").expect("its end");
        assert!(line.contains("<span class=\"fine\">"), "{line}");
    }
}

#[tokio::test]
async fn a_body_of_another_type_is_no_form() {
    let carla = Carla::comes().await;
    for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
        let form = format!("ticket={}&name=Talk", ticket(&carla, "/apps/chat", "/apps/chat").await);
        let answer = carla.posts("/apps/chat", kind, &form).await;
        assert_eq!(answer.status(), 403, "{kind}");
        assert!(body(&answer).contains("P409"), "{kind}");
        // The forms of members are no others.
        for (path, form) in [("/oauth/resume/language", "language=de"), ("/oauth/device", "user_code=BCDF-GHJK")] {
            let fields = owned(&[("cookie", "forum_session=anna"), ("content-type", kind)]);
            let answer = carla.theatre.send("POST", path, &fields, form).await;
            assert!(body(&answer).contains("P409"), "{path} {kind}: {}", body(&answer));
            let fields = owned(&[("cookie", "forum_session=anna"), ("content-type", FORM)]);
            let answer = carla.theatre.send("POST", path, &fields, form).await;
            assert!(!body(&answer).contains("P409"), "{path}: {}", body(&answer));
        }
    }
    assert_eq!(carla.client("chat").await.name, "Chat");
}

#[tokio::test]
async fn no_address_makes_a_page_say_that_something_was_done() {
    let carla = Carla::comes().await;
    let page = carla.sees("/apps/chat").await;
    let saved = carla.sends(&page, "/apps/chat", &[("name", "Talk")]).await;
    let location = field(&saved, "location").trim_start_matches("/oauth/admin").to_owned();
    let says = async |carla: &Carla, rest: &str| carla.sees(rest).await.contains("role=\"status\"");
    assert!(says(&carla, &location).await, "{location}");
    let seal = location.split_once("told=saved.").expect("a seal").1;
    for made_up in [
        "/apps/chat?saved".to_owned(),
        "/apps/chat?told=saved".to_owned(),
        "/apps/chat?told=saved.".to_owned(),
        "/apps/chat?told=saved.A.9999999999.A".to_owned(),
        format!("/apps/spa?told=saved.{seal}"),
        format!("/apps/chat/log?told=added.{seal}"),
        format!("/apps/chat/members?told=all.{seal}"),
        format!("/members?id=n1&told=ended-99.{seal}"),
        "/members?id=n1&ended=99".to_owned(),
        "/apps/chat/log?added".to_owned(),
        "/apps/chat/members?done=all".to_owned(),
    ] {
        assert!(!says(&carla, &made_up).await, "{made_up}");
    }
    let others = get(&carla.theatre, &format!("/oauth/admin{location}"), &[("cookie", "forum_session=carla")]).await;
    assert!(!body(&others).contains("role=\"status\""), "another browser: {}", body(&others));
    // What is sealed there is no ticket of a form.
    let form = format!("ticket={seal}&name=Plaza");
    assert_eq!(carla.posts("/apps/chat", FORM, &form).await.status(), 403);
    assert_eq!(carla.client("chat").await.name, "Talk");
}
