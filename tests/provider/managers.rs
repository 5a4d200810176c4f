//! Who may manage apps, and which.

use portico::model::{MemberId, Permission, TokenOwner};
use portico::protocol::provider::Managers;
use serde_json::{Value, json};

use super::{APPS, admin, answered, call, created, of_member, path_of, text, token, zap};
use crate::transcripts::Theatre;

#[tokio::test]
async fn who_may_manage_apps_is_the_operators_choice() {
    for (managers, anna_may, carla_may) in [
        (Managers::Administrators, false, false),
        (Managers::Group("Staff".into()), false, true),
        (Managers::Group("staff".into()), false, false),
        (Managers::Group("Nobody".into()), false, false),
        (Managers::Everybody, true, true),
    ] {
        let theatre = Theatre::open_with(|settings| settings.provider.managers = managers.clone()).await;
        for (number, may) in [(1, anna_may), (3, carla_may)] {
            let member = of_member(&theatre, number).await;
            let (status, body) = call(&theatre, &member, "POST", APPS, &zap().to_string()).await;
            let (listed, list) = call(&theatre, &member, "GET", APPS, "").await;
            let want = if may { (201, 200) } else { (403, 403) };
            assert_eq!((status, listed), want, "{managers:?} {number}: {body} {list}");
            if !may {
                assert_eq!(text(&body, "id"), "api.context.permissions.app_error");
                assert_eq!(text(&list, "message"), "Integrations have been limited to admins only.");
            }
            // A token that is not for apps, of whomever.
            let owner = TokenOwner::Member(MemberId::Number(number));
            let account = token(&theatre, owner.clone(), &[Permission::Account]).await;
            assert_eq!(call(&theatre, &account, "POST", APPS, &zap().to_string()).await.0, 403);
            // One that the operator issued for everybody's apps.
            let all = token(&theatre, owner, &[Permission::AllApps]).await;
            assert_eq!(call(&theatre, &all, "POST", APPS, &zap().to_string()).await.0, 201);
        }
        created(&theatre, &admin(&theatre).await, &zap()).await;
    }
}

#[tokio::test]
async fn an_app_of_a_member_is_his_own_and_says_so() {
    let theatre = Theatre::open_with(|settings| settings.provider.managers = Managers::Everybody).await;
    let (anna, carla, admin) = (of_member(&theatre, 1).await, of_member(&theatre, 3).await, admin(&theatre).await);
    let mut wish = zap();
    wish["is_trusted"] = json!(true);
    let before = theatre.stage.ports.store.clients().await.expect("the store").len();
    let app = created(&theatre, &anna, &wish).await;
    assert_eq!(app["is_trusted"], false, "only the operator says so");
    let path = path_of(&app);
    let mut change = zap();
    change["id"] = app["id"].clone();
    for (method, path, body) in [
        ("GET", path.clone(), String::new()),
        ("PUT", path.clone(), change.to_string()),
        ("DELETE", path.clone(), String::new()),
        ("POST", format!("{path}/regen_secret"), String::new()),
        ("GET", format!("{APPS}/trusted"), String::new()),
    ] {
        let (status, refused) = call(&theatre, &carla, method, &path, &body).await;
        assert_eq!((status, text(&refused, "id")), (403, "api.context.permissions.app_error"), "{method} {path}");
    }
    let (status, info) = call(&theatre, &carla, "GET", &format!("{path}/info"), "").await;
    assert_eq!((status, text(&info, "name"), text(&info, "client_secret")), (200, "Zap", ""));
    let ids = |list: &Value| list.as_array().map(|list| list.iter().map(|app| app["id"].clone()).collect::<Vec<_>>());
    assert_eq!(ids(&call(&theatre, &anna, "GET", APPS, "").await.1), Some(vec![app["id"].clone()]));
    assert_eq!(ids(&call(&theatre, &carla, "GET", APPS, "").await.1), Some(Vec::new()));
    let everything = ids(&call(&theatre, &admin, "GET", APPS, "").await.1).expect("a list");
    assert_eq!(everything.len(), before + 1, "also those that commands added");

    let consent = format!(
        "/oauth/authorize?client_id={}&redirect_uri=https%3A%2F%2Fzap.example%2Fcb&response_type=code",
        text(&app, "id")
    );
    let cookie = [("cookie".to_owned(), "forum_session=carla".to_owned())];
    let page = theatre.send("GET", &consent, &cookie, "").await;
    let page = String::from_utf8_lossy(page.body()).into_owned();
    let wrong = theatre.send("GET", &format!("{consent}&scope=everything&state=s"), &cookie, "").await;
    assert_eq!((wrong.status().as_u16(), wrong.headers().get("location")), (400, None), "no link of ours leads there");
    for (what, query, cookie) in [
        ("a guest", "&prompt=none", &[][..]),
        ("as a form", "&prompt=none&response_mode=form_post", &[]),
        ("not allowed yet", "&prompt=none", &cookie),
        ("too old", "&prompt=none&max_age=0", &cookie),
    ] {
        let silent = theatre.send("GET", &format!("{consent}{query}&state=s"), cookie, "").await;
        let shown = String::from_utf8_lossy(silent.body()).into_owned();
        assert_eq!((silent.status().as_u16(), silent.headers().get("location")), (400, None), "{what}");
        assert!(!shown.contains("action=\"https://zap"), "{what}: {shown}");
    }
    let other = consent.replace(text(&app, "id"), "trusted").replace("zap.example", "chat.example");
    let theirs = theatre.send("GET", &format!("{other}&scope=everything&state=s"), &cookie, "").await;
    assert_eq!(theirs.status(), 303, "an app of the operator is told");
    assert!(page.contains("Made by <bdi>anna</bdi>, not by the team of <bdi>Example Forum</bdi>."), "{page}");
}

#[tokio::test]
async fn a_trusted_app_is_trusted_for_the_addresses_it_had() {
    let theatre = Theatre::open_with(|settings| settings.provider.managers = Managers::Everybody).await;
    let (anna, admin) = (of_member(&theatre, 1).await, admin(&theatre).await);
    let app = created(&theatre, &anna, &zap()).await;
    let put = async |token: &str, trusted: bool, callback: &str| {
        let mut change = zap();
        change["id"] = app["id"].clone();
        change["is_trusted"] = json!(trusted);
        change["callback_urls"] = json!([callback]);
        let (status, body) = call(&theatre, token, "PUT", &path_of(&app), &change.to_string()).await;
        assert_eq!((status, &body["creator_id"]), (200, &app["creator_id"]));
        body["is_trusted"].clone()
    };
    assert_eq!(put(&anna, true, "https://zap.example/cb").await, false);
    assert_eq!(put(&admin, true, "https://zap.example/cb").await, true);
    assert_eq!(put(&anna, false, "https://zap.example/cb").await, true, "it is not his to say");
    assert_eq!(put(&anna, true, "https://evil.example/cb").await, false);
}

#[tokio::test]
async fn what_mattermost_would_take_and_we_do_not() {
    let theatre = Theatre::open().await;
    let admin = admin(&theatre).await;
    let before = theatre.stage.ports.store.clients().await.expect("the store").len();
    let fault = async |member: &str, value: Value| {
        let mut wish = zap();
        wish[member] = value;
        let (status, body) = call(&theatre, &admin, "POST", APPS, &wish.to_string()).await;
        (status, text(&body, "id").to_owned())
    };
    let refused = |part: &str| (400, format!("model.oauth.is_valid.{part}.app_error"));
    for callback in
        ["https://zap.example/cb#x", "http://zap.example/cb", "https://zap.example/c b", "https://*.example/"]
    {
        assert_eq!(fault("callback_urls", json!([callback])).await, refused("callback"), "{callback}");
    }
    let many: Vec<String> = (0..20).map(|number| format!("https://zap.example/{number:040}")).collect();
    assert_eq!(fault("callback_urls", json!(many)).await, refused("callback"));
    let plain = json!({ "callback_urls": ["https://zap.example/cb", "http://zap.example/cb"] });
    let mut wish = zap();
    wish["callback_urls"] = plain["callback_urls"].clone();
    let (_, body) = call(&theatre, &admin, "POST", APPS, &wish.to_string()).await;
    assert_eq!(text(&body, "detailed_error"), "callback 2 must be https; http is for loopback addresses");
    assert_eq!(fault("homepage", json!("")).await, refused("homepage"));
    assert_eq!(fault("homepage", json!("HTTPS://zap.example")).await, refused("homepage"));
    assert_eq!(fault("homepage", json!("javascript:alert(1)")).await, refused("homepage"));
    assert_eq!(fault("name", json!("Za\u{202e}p")).await, refused("name"));
    assert_eq!(fault("name", json!(7)).await, (400, "api.context.invalid_body_param.app_error".to_owned()));
    let existing = fault("id", json!("a".repeat(26))).await;
    assert_eq!(existing, (400, "app.oauth.save_app.existing.app_error".to_owned()));
    assert_eq!(theatre.stage.ports.store.clients().await.expect("the store").len(), before, "nothing was added");

    let app = created(&theatre, &admin, &zap()).await;
    let (status, body) = call(&theatre, &admin, "PUT", &path_of(&app), &zap().to_string()).await;
    assert_eq!((status, text(&body, "message")), (400, "Invalid or missing app_id in request body."));
    let secretly = json!({ "client_secret": "x".repeat(26), "creator_id": "z".repeat(26) });
    let mut wish = zap();
    for (name, value) in secretly.as_object().expect("members") {
        wish[name] = value.clone();
    }
    let app = created(&theatre, &admin, &wish).await;
    assert_ne!(app["client_secret"], wish["client_secret"], "secrets are made here");
    assert_ne!(app["creator_id"], wish["creator_id"]);
}

#[tokio::test]
async fn nothing_but_a_personal_token_in_the_header_counts() {
    let theatre = Theatre::open().await;
    let admin = admin(&theatre).await;
    let session = "api.context.session_expired.app_error";
    for (what, target, fields, want) in [
        ("nothing", APPS.to_owned(), vec![], session),
        ("the forum's cookie", APPS.to_owned(), vec![("cookie", "forum_session=carla".to_owned())], session),
        ("a token of another kind", APPS.to_owned(), vec![("authorization", "Bearer prt_a_x".to_owned())], session),
        ("Basic", APPS.to_owned(), vec![("authorization", format!("Basic {admin}"))], session),
        ("the query", format!("{APPS}?access_token={admin}"), vec![], "api.context.token_provided.app_error"),
    ] {
        let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let response = theatre.send("GET", &target, &fields, "").await;
        let (status, body) = answered(&response);
        assert_eq!((status, text(&body, "id")), (401, want), "{what}");
        assert!(!body.to_string().contains("prt_"), "no token is echoed");
    }
    theatre.stage.forum.ban("anna");
    let anna = of_member(&theatre, 1).await;
    assert_eq!(call(&theatre, &anna, "GET", APPS, "").await.0, 401, "who is banned manages nothing");
    for (method, path) in
        [("PATCH", APPS.to_owned()), ("POST", format!("{APPS}/x")), ("GET", format!("{APPS}/x/regen_secret"))]
    {
        let fields = [("authorization".to_owned(), format!("Bearer {admin}"))];
        let response = theatre.send(method, &path, &fields, "").await;
        assert_eq!(response.status(), 405, "{method} {path}");
        assert!(response.headers().contains_key("allow"));
    }
    assert_eq!(call(&theatre, &admin, "GET", &format!("{APPS}/x/y"), "").await.0, 404);
}

#[tokio::test]
async fn the_provider_can_be_switched_off() {
    let theatre = Theatre::open_with(|settings| settings.provider.on = false).await;
    let json = [("content-type".to_owned(), "application/json".to_owned())];
    let allowed = theatre.send("POST", "/oauth/authorize", &json, "{}").await;
    assert_eq!(answered(&allowed).0, 501, "JSON at a path that stays");
    let admin = admin(&theatre).await;
    for (method, path) in [
        ("GET", APPS),
        ("POST", APPS),
        ("GET", "/api/v4/users/me"),
        ("POST", "/oauth/access_token"),
        ("POST", "/oauth/deauthorize"),
    ] {
        let (status, body) = call(&theatre, &admin, method, path, "").await;
        assert_eq!(status, 501, "{path}");
        assert_eq!(text(&body, "message"), "The system admin has turned off OAuth2 Service Provider.");
    }
}

#[tokio::test]
async fn a_member_has_fifty_apps_at_most_and_lists_have_pages() {
    let theatre = Theatre::open_with(|settings| settings.provider.managers = Managers::Everybody).await;
    let anna = of_member(&theatre, 1).await;
    for _ in 0..50 {
        created(&theatre, &anna, &zap()).await;
    }
    let (status, body) = call(&theatre, &anna, "POST", APPS, &zap().to_string()).await;
    assert_eq!((status, text(&body, "id")), (403, "app.portico.too_many_apps.app_error"));
    let page = async |query: &str| {
        let (_, body) = call(&theatre, &anna, "GET", &format!("{APPS}{query}"), "").await;
        body.as_array()
            .map(|list| list.iter().map(|app| text(app, "id").to_owned()).collect::<Vec<_>>())
            .expect("a list")
    };
    let all = page("").await;
    assert_eq!(all.len(), 50);
    let pages =
        [page("?page=0&per_page=20").await, page("?page=1&per_page=20").await, page("?page=2&per_page=20").await];
    assert_eq!(pages.concat(), all);
    assert_eq!((page("?page=3&per_page=20").await.len(), page("?page=x&per_page=-1").await.len()), (0, 50));
    created(&theatre, &of_member(&theatre, 3).await, &zap()).await;
}

/// A program with a token of last week proves no login of now.
#[tokio::test]
async fn a_login_by_token_is_as_old_as_the_token() {
    let theatre = Theatre::open().await;
    let anna = of_member(&theatre, 1).await;
    let made_at = theatre.stage.ports.clock.now();
    theatre.stage.clock.0.fetch_add(86_400, std::sync::atomic::Ordering::SeqCst);
    let fields = [
        ("content-type".to_owned(), "application/json".to_owned()),
        ("authorization".to_owned(), format!("Bearer {anna}")),
    ];
    let body = json!({ "client_id": "trusted", "response_type": "code", "redirect_uri": "https://chat.example/cb" });
    let (status, answer) = answered(&theatre.send("POST", "/oauth/authorize", &fields, &body.to_string()).await);
    assert_eq!(status, 200, "{answer}");
    let to = url::Url::parse(text(&answer, "redirect")).expect("an address");
    let code = to.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
    let form = format!(
        "grant_type=authorization_code&code={code}&redirect_uri=https%3A%2F%2Fchat.example%2Fcb&client_id=trusted&\
         client_secret=s3cret"
    );
    let kind = [("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    assert_eq!(theatre.send("POST", "/oauth/token", &kind, &form).await.status(), 200);
    let held = theatre.stage.ports.store.held(&MemberId::Number(1)).await.expect("a store");
    assert_eq!(held.grants.iter().map(|grant| grant.auth_time).collect::<Vec<_>>(), [Some(made_at)]);
}
