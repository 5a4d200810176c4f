//! Forms as no page of ours sends them.

use portico::model::Client;

use super::looks_after::{Carla, fields};
use super::{body, owned};

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
    for rest in ["", "&revision=0&seen=x", "&confirmed=on", "&name=Chat&description=", "&boxes=", "&boxes=on+x"] {
        let form = format!("ticket={}{rest}", ticket(&carla, "/apps/chat", "/apps/chat").await);
        let saved = carla.posts("/apps/chat", FORM, &form).await;
        assert_eq!(saved.status(), 303, "{rest}: {}", body(&saved));
        assert!(same(carla.client("chat").await, &before), "{rest}");
    }
    // A box that the form had, and that is not ticked, is off.
    let form = format!("ticket={}&boxes=require_email", ticket(&carla, "/apps/chat", "/apps/chat").await);
    assert_eq!(carla.posts("/apps/chat", FORM, &form).await.status(), 303);
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
