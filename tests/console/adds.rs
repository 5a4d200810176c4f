//! Adding apps in the console.

use portico::model::{ClientId, ClientKind, Hash32};
use regex::Regex;

use super::looks_after::Carla;
use super::{body, field};

async fn ids(carla: &Carla) -> Vec<ClientId> {
    let clients = carla.theatre.stage.ports.store.clients().await.expect("the store");
    clients.into_iter().map(|client| client.id).collect()
}

#[tokio::test]
async fn an_app_of_a_known_kind_in_three_steps() {
    let carla = Carla::comes().await;
    let before = ids(&carla).await;
    assert!(carla.sees("/add").await.contains("href=\"/oauth/admin/add/rocketchat\""));
    let first = carla.sees("/add/rocketchat").await;
    assert!(!first.contains("name=\"redirect_uris\""), "the address comes first");
    let nothing = carla.sends(&first, "/add/rocketchat", &[]).await;
    assert_eq!(nothing.status(), 400);
    assert!(body(&nothing).contains("id=\"url-fault\""), "{}", body(&nothing));
    let second = carla.sends(&body(&nothing), "/add/rocketchat", &[("url", "https://talk.example/")]).await;
    let second = body(&second);
    assert!(second.contains("https://talk.example/_oauth/portico"), "the callback is derived and shown: {second}");
    assert!(second.contains("3@example.net"), "with what it will see of the one who looks: {second}");
    assert_eq!(ids(&carla).await, before, "nothing is added yet");
    for group in ["Members", "Staff"] {
        let offered = format!("name=\"allowed_groups_offered\" value=\"{group}\">");
        assert!(second.contains(&offered), "{group} is offered: {second}");
    }
    let changes = [("allowed_groups", "Staff"), ("trusted", "on")];
    let third = carla.sends(&second, "/add/rocketchat", &changes).await;
    let html = body(&third);
    assert_eq!(third.status(), 200, "{html}");
    let added = ids(&carla).await.into_iter().find(|id| !before.contains(id)).expect("an app");
    let client = carla.client(&added.0).await;
    let secret = Regex::new("prt_s_[A-Za-z0-9_-]{43}").expect("a pattern").find(&html).expect("a secret").as_str();
    assert_eq!(client.secrets[0].hash, Hash32::of(secret.as_bytes()));
    assert_eq!(client.redirect_uris, ["https://talk.example/_oauth/portico"]);
    assert_eq!(client.token_redirect_aliases, ["https://talk.example/_oauth/portico?close"]);
    assert_eq!(
        (client.allowed_groups, client.trusted, client.preset),
        (vec!["Staff".into()], true, Some("rocketchat".into()))
    );
    assert_eq!(client.creator, None, "it is the operator's");
    for told in [
        "Accounts_OAuth_Custom_Portico_id=",
        "&quot;Accounts_OAuth_Custom_Portico&quot;",
        "Identity Path",
        "name=\"kept\"",
        // In the order of the preset, as the command prints it.
        "openid profile email",
    ] {
        assert!(html.contains(told), "{told}: {html}");
    }
    let again = carla.sends(&second, "/add/rocketchat", &changes).await;
    assert_eq!(again.status(), 403, "the form counts once");
    assert_eq!(ids(&carla).await.len(), before.len() + 1);
}

#[tokio::test]
async fn callbacks_follow_the_address_until_somebody_changes_them() {
    let carla = Carla::comes().await;
    let before = ids(&carla).await;
    let first = carla.sees("/add/rocketchat").await;
    let second = body(&carla.sends(&first, "/add/rocketchat", &[("url", "https://talk.example")]).await);
    assert!(second.contains(">\nhttps://talk.example/_oauth/portico<"), "{second}");
    let moved = carla.sends(&second, "/add/rocketchat", &[("url", "https://chat.example")]).await;
    let moved = body(&moved);
    assert!(moved.contains(">\nhttps://chat.example/_oauth/portico<") && !moved.contains("talk.example"), "{moved}");
    assert!(moved.contains("role=\"alert\">Nothing was added yet"), "{moved}");
    assert_eq!(ids(&carla).await, before, "he sees them first");
    // What he wrote himself stays.
    let own = "https://talk.example/_oauth/own";
    let changes = [("url", "https://elsewhere.example"), ("redirect_uris", own)];
    let added = carla.sends(&moved, "/add/rocketchat", &changes).await;
    assert!(body(&added).contains("prt_s_"), "{}", body(&added));
    let id = ids(&carla).await.into_iter().find(|id| !before.contains(id)).expect("an app");
    let client = carla.client(&id.0).await;
    assert_eq!(
        (client.redirect_uris, client.url.as_deref()),
        (vec![own.to_owned()], Some("https://elsewhere.example"))
    );
}

#[tokio::test]
async fn an_app_by_hand() {
    let carla = Carla::comes().await;
    let page = carla.sees("/add/other").await;
    let changes = [
        ("name", "Photo wiki"),
        ("redirect_uris", "https://wiki.example/cb\n\n https://wiki.example/two "),
        ("scopes", "openid|groups"),
        ("public", "on"),
    ];
    let added = carla.sends(&page, "/add/other", &changes).await;
    let html = body(&added);
    assert_eq!(added.status(), 200, "{html}");
    let id = Regex::new("photo-wiki-[a-z0-9]{4}").expect("a pattern").find(&html).expect("an id").as_str();
    let client = carla.client(id).await;
    assert_eq!(client.redirect_uris, ["https://wiki.example/cb", "https://wiki.example/two"]);
    assert_eq!((client.kind, client.require_pkce, client.secrets.len()), (ClientKind::Public, true, 0));
    assert_eq!(client.scopes.to_string(), "groups openid");
    assert!(!html.contains("name=\"kept\""), "there is no secret to keep");
}

#[tokio::test]
async fn what_cannot_be_added_says_why() {
    let carla = Carla::comes().await;
    let before = ids(&carla).await;
    for (name, value) in [
        ("redirect_uris", "http://wiki.example/cb"),
        ("redirect_uris", ""),
        ("name", ""),
        ("scopes", ""),
        ("url", "http://wiki.example"),
    ] {
        let page = carla.sees("/add/other").await;
        let good = [("name", "Wiki"), ("redirect_uris", "https://wiki.example/cb"), (name, value)];
        let answer = carla.sends(&page, "/add/other", &good).await;
        assert_eq!(answer.status(), 400, "{name} {value}");
        assert!(body(&answer).contains(&format!("id=\"{name}-fault\"")), "{name} {value}: {}", body(&answer));
    }
    // What the command line says, too.
    let page = carla.sees("/add/rocketchat").await;
    let answer = body(&carla.sends(&page, "/add/rocketchat", &[("url", "chat.example.org")]).await);
    assert!(answer.contains("is not an address. Write it whole, as in https://chat.example.org."), "{answer}");
    assert_eq!(ids(&carla).await, before);
    let nowhere = carla
        .theatre
        .send("GET", "/oauth/admin/add/nothing", &[("cookie".into(), "forum_session=carla".into())], "")
        .await;
    assert_eq!(nowhere.status(), 404);
    assert_eq!(field(&nowhere, "set-cookie"), "");
}

#[tokio::test]
async fn the_list_counts_members_and_is_sorted_by_what_one_likes() {
    let carla = Carla::comes().await;
    let order = |page: &str| {
        let names = Regex::new(r#"<tr><th scope="row"><a href="/oauth/admin/apps/([a-z]+)""#).expect("a pattern");
        names.captures_iter(page).map(|name| name[1].to_owned()).collect::<Vec<_>>()
    };
    let page = carla.sees("").await;
    let all = order(&page);
    assert!(page.contains("<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/oauth/admin?sort=name\">"), "{page}");
    for member in ["anna", "carla", "anna"] {
        let authorize = "/oauth/authorize?client_id=trusted&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fchat.example%2Fcb";
        let cookie = format!("forum_session={member}");
        let code = super::get(&carla.theatre, authorize, &[("cookie", &cookie)]).await;
        let code = field(&code, "location").split("code=").nth(1).expect("a code").split('&').next().expect("its end");
        let form = format!(
            "grant_type=authorization_code&client_id=trusted&client_secret=s3cret&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb"
        );
        let kind = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
        assert_eq!(carla.theatre.send("POST", "/oauth/token", &kind, &form).await.status(), 200);
    }
    let page = carla.sees("?sort=members").await;
    assert_eq!(order(&page)[0], "trusted", "{page}");
    assert!(page.contains("data-label=\"Members\" class=\"number\">2</td>"), "two members logged in: {page}");
    assert!(page.contains("aria-sort=\"descending\"><a href=\"/oauth/admin?sort=members\">"), "{page}");
    for sort in ["active", "logins", "errors", "used"] {
        let mut sorted = order(&carla.sees(&format!("?sort={sort}")).await);
        sorted.sort();
        let mut all = all.clone();
        all.sort();
        assert_eq!(sorted, all, "{sort}");
    }
    assert_eq!(order(&carla.sees("?sort=nothing").await), all, "by name");
    let page = carla.sees("?sort=members&q=chat.example").await;
    assert!(
        page.contains("name=\"sort\" value=\"members\"") && page.contains("?sort=name&amp;q=chat.example"),
        "{page}"
    );
}

#[tokio::test]
async fn apps_are_found_by_name_id_and_address() {
    let carla = Carla::comes().await;
    for (search, found) in [("ROCKET", true), ("_oauth", true), ("nothing-like-it", false)] {
        let page = carla.sees(&format!("?q={search}")).await;
        assert_eq!(page.contains("/oauth/admin/apps/rocket\""), found, "{search}");
    }
    assert!(carla.sees("?q=%3Cb%3E").await.contains("value=\"&lt;b&gt;\""));
}
