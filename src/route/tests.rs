use proptest::prelude::*;
use serde_json::Value;

use super::*;

const ALL: &[Dialect] = &[Dialect::Oidc, Dialect::Gitlab, Dialect::Mattermost, Dialect::Ips4];

/// The rows of `tests/vectors/paths.json` for one prefix: id, target bytes, expectation.
fn rows(prefix: &str) -> Vec<(String, Vec<u8>, String)> {
    let text = include_str!("../../tests/vectors/paths.json");
    let file: Value = serde_json::from_str(text).expect("the vectors are JSON");
    let escaped = |sign: &str| format!("/{sign}{:02x}{}", prefix.as_bytes()[1], &prefix[2..]);
    file["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|row| {
            let target = row["target"]
                .as_str()
                .expect("a target")
                .replace("{{prefix}}", prefix)
                .replace("{{name}}", &prefix[1..])
                .replace("{{PREFIX}}", &prefix.to_uppercase())
                .replace("{{%prefix}}", &escaped("%"))
                .replace("{{%%prefix}}", &escaped("%25"));
            let bytes = target.chars().map(|c| u8::try_from(u32::from(c)).expect("latin-1")).collect();
            (row["id"].as_str().expect("an id").to_owned(), bytes, row["expect"].as_str().expect("a word").to_owned())
        })
        .collect()
}

#[test]
fn every_row_of_the_vectors() {
    for prefix in ["/oauth", "/login/with-forum"] {
        let routes = Routes::new("", prefix, ALL);
        let rows = rows(prefix);
        assert!(rows.len() > 100, "the vectors were found");
        for (id, target, want) in rows {
            let got = match routes.resolve(&target) {
                Route::Passthrough => "forum",
                Route::NotFound => "404",
                Route::OAuth { .. } | Route::BuiltIn(_) | Route::Console(_) => "ours",
                Route::Api(_) | Route::Ambiguous => panic!("there is no API"),
            };
            assert_eq!(got, want, "{id} {}", target.escape_ascii());
        }
    }
}

#[test]
fn endpoints_and_dialects() {
    let routes = Routes::new("", "/oauth", ALL);
    let oauth = |endpoint, dialect| Route::OAuth { endpoint, dialect };
    let plugin = "/applications/oauth2server/interface/oauth";
    for (path, want) in [
        ("/oauth/authorize", oauth(Endpoint::Authorize, None)),
        ("/oauth/token", oauth(Endpoint::Token, None)),
        ("/oauth/me", oauth(Endpoint::Userinfo, Some(Dialect::Oidc))),
        ("/oauth/jwks", oauth(Endpoint::Jwks, Some(Dialect::Oidc))),
        ("/.well-known/openid-configuration", oauth(Endpoint::Metadata, Some(Dialect::Oidc))),
        (&format!("{plugin}/authorize.php"), oauth(Endpoint::Authorize, Some(Dialect::Ips4))),
        (&format!("{plugin}/me.php?access_token=x"), oauth(Endpoint::Userinfo, Some(Dialect::Ips4))),
        ("/oauth/assets/site.css", Route::Console(Page::Asset("site.css".to_owned()))),
        ("/oauth/resume.php?p=x", Route::Console(Page::Resume)),
        ("/oauth/apps", Route::Console(Page::Apps)),
        ("/oauth/apps/chat-7k2m/icon", Route::Console(Page::Icon("chat-7k2m".to_owned()))),
        ("/oauth/apps/chat-7k2m", Route::Console(Page::App("chat-7k2m".to_owned()))),
        ("/oauth/access_token", oauth(Endpoint::Token, Some(Dialect::Mattermost))),
        ("/api/v4/users/me", oauth(Endpoint::Userinfo, Some(Dialect::Mattermost))),
        ("/oauth/consent", Route::Console(Page::Consent)),
        ("/oauth/introspect", oauth(Endpoint::Introspect, Some(Dialect::Oidc))),
        ("/oauth/device?user_code=BDFG-HJKM", Route::Console(Page::Device)),
        ("/oauth/par", oauth(Endpoint::PushedRequests, Some(Dialect::Oidc))),
        ("/oauth/device_authorization", oauth(Endpoint::DeviceAuthorization, Some(Dialect::Oidc))),
        ("*", Route::Passthrough),
        ("", Route::Passthrough),
    ] {
        assert_eq!(routes.resolve(path.as_bytes()), want, "{path}");
    }
}

#[test]
fn a_forum_below_a_path() {
    let routes = Routes::new("/forum", "/oauth", ALL);
    for (path, ours) in [
        ("/forum/oauth/token", true),
        ("//forum/oauth/token", true),
        ("/forum//oauth/token", true),
        ("/forum/.well-known/openid-configuration", true),
        ("/.well-known/openid-configuration/forum", true),
        ("/.well-known/oauth-authorization-server/forum", true),
        ("/forum/applications/oauth2server/interface/oauth/token.php", true),
        ("/forum/api/v4/user", true),
        ("/oauth/token", false),
        ("/.well-known/openid-configuration", false),
        ("/api/v4/user", false),
    ] {
        let got = routes.resolve(path.as_bytes());
        assert_eq!(matches!(got, Route::OAuth { .. }), ours, "{path}: {got:?}");
        assert_ne!(got, Route::NotFound, "{path}");
    }
    assert_eq!(routes.resolve(b"/FORUM/oauth/token"), Route::NotFound);
    assert_eq!(routes.resolve(b"/forum///oauth/token"), Route::NotFound);
}

#[test]
fn built_in_paths_are_shared_with_the_forum() {
    for prefix in ["/oauth", "/login/with-forum"] {
        let routes = Routes::new("", prefix, ALL).with_ips4_built_in();
        for (id, target, want) in rows(prefix) {
            let got = routes.resolve(&target);
            match got {
                Route::BuiltIn(_) => assert!(built_in(&target), "{id} {}", target.escape_ascii()),
                Route::Passthrough => assert_eq!(want, "forum", "{id}"),
                Route::NotFound => assert_eq!(want, "404", "{id}"),
                Route::OAuth { .. } | Route::Console(_) => assert_eq!(want, "ours", "{id}"),
                Route::Api(_) | Route::Ambiguous => panic!("there is no API"),
            }
        }
    }
    let routes = Routes::new("/forum", "/oauth", ALL).with_ips4_built_in();
    for (path, want) in [
        ("/forum/oauth/authorize/", Route::BuiltIn(Endpoint::Authorize)),
        ("/forum/oauth/authorize?x=/", Route::BuiltIn(Endpoint::Authorize)),
        ("/forum//oauth/token/", Route::BuiltIn(Endpoint::Token)),
        ("/forum/api/core/me", Route::BuiltIn(Endpoint::Userinfo)),
        ("//forum/api/core/me/", Route::BuiltIn(Endpoint::Userinfo)),
        ("/forum/api/core/members", Route::Passthrough),
        ("/forum/API/core/me", Route::Passthrough),
        ("/forum/api/core/me//", Route::Passthrough),
        ("/forum/oauth/revoke/", Route::NotFound),
        ("/api/core/me", Route::Passthrough),
        ("/oauth/token/", Route::Passthrough),
    ] {
        assert_eq!(routes.resolve(path.as_bytes()), want, "{path}");
    }
    let elsewhere = Routes::new("", "/sso", ALL).with_ips4_built_in();
    assert_eq!(elsewhere.resolve(b"/oauth/token/"), Route::BuiltIn(Endpoint::Token));
    assert!(matches!(elsewhere.resolve(b"/sso/token"), Route::OAuth { .. }));
    assert_eq!(elsewhere.resolve(b"/sso/token/"), Route::NotFound);
}

/// One of the shared paths in a spelling that is served.
fn built_in(target: &[u8]) -> bool {
    let path = target.split(|byte| *byte == b'?').next().unwrap_or_default();
    let path = if path.starts_with(b"//") { &path[1..] } else { path };
    let path = path.strip_suffix(b"/").unwrap_or(path);
    [&b"/oauth/authorize"[..], b"/oauth/token", b"/api/core/me"].contains(&path)
}

#[test]
fn dialects_that_are_off_reserve_nothing() {
    let routes = Routes::new("", "/oauth", &[Dialect::Oidc]);
    for path in [
        "/api/v4/user",
        "/api/v4/users/me",
        "/api/v4/oauth/apps/x",
        "/oauth/access_token",
        "/applications/oauth2server/interface/oauth/token.php",
        "/API/v4/user",
    ] {
        assert_eq!(routes.resolve(path.as_bytes()), Route::Passthrough, "{path}");
    }
    assert_eq!(Routes::new("", "/oauth", &[Dialect::Ips4]).resolve(b"/oauth/userinfo"), Route::Passthrough);
}

#[test]
fn escapes_that_hide_a_tree_are_refused() {
    let routes = Routes::new("", "/oauth", ALL);
    for path in [
        "/oauth/assets/%2e%2e/token",
        "/oauth/assets/%252e%252e/x",
        "/oauth/assets/a%2fb",
        "/oauth/assets/a%00b",
        "/oauth/assets/a%3fb",
        "/oauth/assets/a;b",
        "/oauth/assets/",
        "/oauth/%252525252574oken/../token",
        "/api/v4/users/a%2fb%2f../oauth/apps/authorized;x",
    ] {
        assert_eq!(routes.resolve(path.as_bytes()), Route::NotFound, "{path}");
    }
}

/// Spelt with the pieces that servers disagree on, so that shadows of reserved paths really come up.
fn spelling() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "/",
        "//",
        "\\",
        ".",
        "..",
        "/../",
        "/./",
        "%2f",
        "%5c",
        "%2e",
        "%252e",
        ";x=1",
        "%3b",
        "%00",
        "%20",
        " ",
        "oauth",
        "OAUTH",
        "%6fauth",
        "token",
        "Token",
        "%74oken",
        "admin",
        "sign",
        "in",
        "Forum",
        "assets",
        "api",
        "v4",
        "users",
        "user",
        "me",
        ".well-known",
        "openid-configuration",
        "x",
        "%",
        "%2",
        "%zz",
        "?",
        "#",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #[test]
    fn any_bytes_have_a_route(path in prop::collection::vec(any::<u8>(), 0..700)) {
        let routes = Routes::new("/forum", "/oauth", ALL);
        let first = routes.resolve(&path);
        prop_assert_eq!(routes.resolve(&path), first);
    }

    #[test]
    fn the_short_look_and_the_full_one_agree(path in spelling(), base in prop::sample::select(vec!["", "/x", "/Forum"])) {
        let path = path.split(|byte| *byte == b'?').next().unwrap_or_default();
        let plain = Routes::new(base, "/oauth", ALL);
        let built_in = Routes::new(base, "/sign/in", ALL).with_ips4_built_in().with_apis([("/api/x", 0), ("/users", 1)]);
        for routes in [plain, built_in] {
            for path in [path.to_vec(), [base.as_bytes(), path].concat(), [b"/", path].concat()] {
                prop_assert_eq!(routes.resolve(&path), routes.resolve_in_full(&path));
            }
        }
    }

    #[test]
    fn what_passes_has_no_reserved_shadow(path in spelling()) {
        let routes = Routes::new("", "/oauth", ALL);
        if routes.resolve(&path) == Route::Passthrough {
            let path = path.split(|byte| *byte == b'?').next().unwrap_or_default();
            let shadow = shadow::of(path).to_vec();
            prop_assert!(!routes.is_reserved_shadow(&shadow));
            // The shadow of a shadow is itself, so that a second server behind the first reads nothing new into it.
            if !shadow.contains(&b'%') {
                prop_assert_eq!(shadow::of(&shadow).to_vec(), shadow);
            }
        }
    }

    #[test]
    fn long_paths_are_judged_like_short_ones(path in spelling(), filler in 500usize..1500) {
        let routes = Routes::new("", "/oauth", ALL);
        let long = [b"/".as_slice(), &b"y".repeat(filler), b"/..", &path].concat();
        let short = [b"/y/..".as_slice(), &path].concat();
        prop_assert_eq!(routes.resolve(&long), routes.resolve(&short));
    }
}

#[test]
fn apis_are_what_is_neither_ours_nor_the_forums() {
    let routes = Routes::new("", "/oauth", ALL).with_ips4_built_in();
    let routes = routes.with_apis([("/api", 0), ("/api/core", 0), ("/shop", 1)]);
    let metadata = |index| Route::OAuth { endpoint: Endpoint::ApiMetadata(index), dialect: None };
    for (path, want) in [
        ("/api", Route::Api(0)),
        ("/api/x?y=/../z", Route::Api(0)),
        ("/api/core/members", Route::Api(1)),
        ("/shop/", Route::Api(2)),
        ("/%61pi", Route::Ambiguous),
        ("/page", Route::Passthrough),
        // What is ours stays ours within an API, and is guarded where it turns out to be the forum's.
        ("/api/v4/user", Route::OAuth { endpoint: Endpoint::Userinfo, dialect: Some(Dialect::Gitlab) }),
        ("/api/v4/%75ser", Route::NotFound),
        ("/api/core/me", Route::BuiltIn(Endpoint::Userinfo)),
        ("/.well-known/oauth-protected-resource/api", metadata(0)),
        ("/.well-known/oauth-protected-resource/shop", metadata(2)),
        ("/.well-known/oauth-protected-resource/shop/x", Route::Passthrough),
        ("/.well-known/oauth-protected-resource/SHOP", Route::NotFound),
    ] {
        assert_eq!(routes.resolve(path.as_bytes()), want, "{path}");
    }
    assert_eq!(routes.beyond_ours(b"/api/core/me/?x"), Route::Api(1));
}
