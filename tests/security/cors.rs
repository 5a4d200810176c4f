//! Scripts of other sites: only those of public apps, only where an app in a browser has business, without cookies.

use http::Response;
use portico::model::ClientKind;

use crate::doubles::app;
use crate::transcripts::Theatre;

async fn ask(theatre: &Theatre, method: &str, path: &str, origins: &[&str]) -> Response<bytes::Bytes> {
    let fields: Vec<_> = origins.iter().map(|origin| ("origin".to_owned(), (*origin).to_owned())).collect();
    theatre.send(method, path, &fields, "").await
}

fn opened(answer: &Response<bytes::Bytes>) -> Option<&str> {
    answer.headers().get("access-control-allow-origin").and_then(|value| value.to_str().ok())
}

#[tokio::test]
async fn only_origins_of_public_apps_may_call_from_scripts() {
    let theatre = Theatre::open().await;
    let mut public = app("board");
    public.kind = ClientKind::Public;
    public.secrets.clear();
    public.redirect_uris = vec!["https://board.example:8443/cb".into(), "com.example.board:/cb".into()];
    theatre.stage.ports.store.add_client(&public).await.expect("a new app");
    let mut confidential = app("server");
    confidential.redirect_uris = vec!["https://server.example/cb".into()];
    theatre.stage.ports.store.add_client(&confidential).await.expect("a new app");

    // The app `spa` of the cast lives at chat.example.
    for origin in ["https://chat.example", "https://board.example:8443"] {
        for (method, path) in [("POST", "/oauth/token"), ("GET", "/oauth/userinfo"), ("POST", "/oauth/revoke")] {
            let preflight = ask(&theatre, "OPTIONS", path, &[origin]).await;
            assert_eq!((preflight.status().as_u16(), opened(&preflight)), (204, Some(origin)), "{path}");
            let methods = preflight.headers()["access-control-allow-methods"].to_str().expect("a text");
            assert!(methods.contains(method), "{path}: {methods}");
            let answer = ask(&theatre, method, path, &[origin]).await;
            assert_eq!(opened(&answer), Some(origin), "{path}, also with an error");
            for one in [&preflight, &answer] {
                assert_eq!(one.headers()["vary"], "Origin");
                assert!(!one.headers().contains_key("access-control-allow-credentials"), "{path}");
            }
        }
        let usual = "/oauth/authorize?client_id=spa&response_type=code";
        for (method, path) in [("GET", usual), ("POST", "/oauth/introspect"), ("POST", "/oauth/consent")] {
            assert_eq!(opened(&ask(&theatre, method, path, &[origin]).await), None, "{path}");
            assert_eq!(ask(&theatre, "OPTIONS", path, &[origin]).await.status(), 405, "{path}");
        }
    }
    for origins in [
        &["null"][..],
        &["https://server.example"],
        &["https://chat.example.evil.test"],
        &["http://chat.example"],
        &["https://chat.example:443"],
        &["https://CHAT.example"],
        &["com.example.board:"],
        &["https://chat.example", "https://chat.example"],
        &[],
    ] {
        let preflight = ask(&theatre, "OPTIONS", "/oauth/token", origins).await;
        assert_eq!((preflight.status().as_u16(), opened(&preflight)), (405, None), "{origins:?}");
        let answer = ask(&theatre, "POST", "/oauth/token", origins).await;
        assert_eq!((opened(&answer), answer.headers()["vary"].to_str().ok()), (None, Some("Origin")), "{origins:?}");
    }
    for path in ["/oauth/jwks", "/.well-known/openid-configuration"] {
        assert_eq!(opened(&ask(&theatre, "GET", path, &["https://anyone.example"]).await), Some("*"), "{path}");
    }
}
