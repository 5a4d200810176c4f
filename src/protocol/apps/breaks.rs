//! Which changes an app may not survive unless it is changed as well.

use crate::model::Client;

/// Something that an app may rely on, and that a change takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// An address where answers went.
    RedirectUri(String),
    /// An address that counted at the token endpoint.
    TokenAlias(String),
    /// Something that it could ask for.
    Scope(String),
    /// Members who could use it, by their groups.
    Groups,
    /// Requests without a challenge.
    Pkce,
    /// Requests that were not sent ahead.
    PushedRequests,
    /// A way to prove who it is.
    AuthMethod,
    /// The algorithm of its ID tokens, which it may expect.
    Algorithm,
    /// The form of its access tokens, which it may read.
    TokenFormat,
    /// Refresh tokens.
    Refresh,
    /// Something that only this app needs.
    Quirk,
}

/// What a change takes away from an app.
pub fn breaks(before: &Client, after: &Client) -> Vec<Break> {
    let gone = |was: &[String], is: &[String]| was.iter().filter(|uri| !is.contains(uri)).cloned().collect::<Vec<_>>();
    let mut found: Vec<Break> =
        gone(&before.redirect_uris, &after.redirect_uris).into_iter().map(Break::RedirectUri).collect();
    let aliases = gone(&before.token_redirect_aliases, &after.token_redirect_aliases);
    found.extend(aliases.into_iter().map(Break::TokenAlias));
    let scopes = before.scopes.0.difference(&after.scopes.0);
    found.extend(scopes.map(|scope| Break::Scope(scope.0.clone())));
    let narrower = match (before.allowed_groups.as_slice(), after.allowed_groups.as_slice()) {
        (_, []) => false,
        ([], _) => true,
        (was, is) => !gone(was, is).is_empty(),
    };
    let denied = !gone(&after.denied_groups, &before.denied_groups).is_empty();
    let quirk = |was: bool, is: bool| was && !is;
    let (old, new) = (&before.quirks, &after.quirks);
    let quirks = quirk(before.token_in_query, after.token_in_query)
        || quirk(old.token_params_in_query, new.token_params_in_query)
        || quirk(old.credentials_twice, new.credentials_twice)
        || quirk(before.device_flow, after.device_flow)
        || quirk(before.client_credentials, after.client_credentials)
        || quirk(before.allow_http, after.allow_http)
        || old.access_token_param.is_some() && old.access_token_param != new.access_token_param;
    let rows = [
        (narrower || denied, Break::Groups),
        (!before.require_pkce && after.require_pkce, Break::Pkce),
        (!before.require_pushed_requests && after.require_pushed_requests, Break::PushedRequests),
        (after.auth_method.is_some() && before.auth_method != after.auth_method, Break::AuthMethod),
        (before.id_token_alg != after.id_token_alg, Break::Algorithm),
        (before.access_token_format != after.access_token_format, Break::TokenFormat),
        (before.refresh != after.refresh, Break::Refresh),
        (quirks, Break::Quirk),
    ];
    found.extend(rows.into_iter().filter(|(breaks, _)| *breaks).map(|(_, what)| what));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientAuthMethod, Scopes};
    use crate::protocol::rules::testing::client;

    /// What is changed, how, and what that takes away.
    type Row = (&'static str, fn(&mut Client), Vec<Break>);

    #[test]
    fn what_is_taken_away_is_told() {
        let rows: [Row; 9] = [
            ("nothing", |_| (), vec![]),
            ("a name", |c| c.name = "Other".into(), vec![]),
            ("one more address", |c| c.redirect_uris.push("https://b.example/cb".into()), vec![]),
            (
                "another address",
                |c| c.redirect_uris = vec!["https://b.example/cb".into()],
                vec![Break::RedirectUri("https://chat.example/cb".into())],
            ),
            (
                "a scope",
                |c| c.scopes = Scopes::parse("openid profile email").unwrap_or_default(),
                vec![Break::Scope("groups".into())],
            ),
            ("groups", |c| c.allowed_groups = vec!["Staff".into()], vec![Break::Groups]),
            ("denied groups", |c| c.denied_groups = vec!["Staff".into()], vec![Break::Groups]),
            ("PKCE", |c| c.require_pkce = true, vec![Break::Pkce]),
            ("one way", |c| c.auth_method = Some(ClientAuthMethod::ClientSecretPost), vec![Break::AuthMethod]),
        ];
        for (name, change, want) in rows {
            let (before, mut after) = (client("chat"), client("chat"));
            change(&mut after);
            assert_eq!(breaks(&before, &after), want, "{name}");
        }
        let mut quirky = client("chat");
        quirky.token_in_query = true;
        assert_eq!(breaks(&quirky, &client("chat")), [Break::Quirk]);
        assert_eq!(breaks(&client("chat"), &quirky), [], "more is allowed");
    }
}
