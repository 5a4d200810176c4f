//! The twin of an app for `portico app test`: as the app in all that a login shows, with an id, a secret and a redirect
//! address of its own. It works for five minutes. The app itself is not touched, so nothing that is sent to the app can
//! come to the test, and the other way round.

use super::add::made_id;
use super::secret::{kept, made};
use super::{AppError, ShownSecret, check, load};
use crate::model::audit::Author;
use crate::model::{Client, ClientAuthMethod, ClientId, ClientKind, Lifetimes, UnixSeconds};
use crate::ports::{Entropy, Quota, Store};
use crate::protocol::audit;

/// How long a twin works, in seconds. Its tokens do not live longer.
pub const TEST_SECS: u64 = 300;
/// What stands behind the name of the app, so that members know what asks them.
const MARK: &str = " (test)";

/// Makes the twin of an app that can be used. Answers with its secret, which nobody else has.
///
/// `redirect_uri`: `http://127.0.0.1:PORT/callback`, and nothing else: a code must not leave the machine of whoever logs in.
///
/// Errors: [`AppError::NotFound`]; [`AppError::Refused`] if the app is disabled, or a twin, or if the address is another.
pub(super) async fn make(
    id: &ClientId,
    redirect_uri: &str,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Result<(Client, ShownSecret), AppError> {
    let app = load(store, id).await?;
    let refused = |why: &str| Err(AppError::Refused(vec![why.to_owned()]));
    if app.disabled {
        return refused("the app is disabled, so that nobody can log in: portico app enable");
    }
    if app.deleted_at.is_some() {
        return refused("the app is in the bin, so that nobody can log in: portico app restore");
    }
    if app.expires_at.is_some() {
        return refused("this is the twin of an app that is being tested; test the app itself");
    }
    if !is_own_address(redirect_uri) {
        return refused("a test takes answers at http://127.0.0.1:PORT/callback only");
    }
    let secret = made(entropy);
    let twin = of(app, redirect_uri, &secret, now, entropy);
    let faults = check::client(&twin);
    if !faults.is_empty() {
        return Err(AppError::Refused(faults));
    }
    let noted = store.noting(vec![audit::app_created(&twin, by, now)]);
    noted.add_client_within(&twin, &Quota::default()).await?;
    Ok((twin, secret))
}

fn of(app: Client, redirect_uri: &str, secret: &ShownSecret, now: UnixSeconds, entropy: &dyn Entropy) -> Client {
    let pinned = [ClientAuthMethod::ClientSecretBasic, ClientAuthMethod::ClientSecretPost];
    let at_most = |secs: Option<u64>| Some(secs.unwrap_or(TEST_SECS).min(TEST_SECS));
    let room = check::NAME_MAX.saturating_sub(MARK.len());
    let name: String = app.name.chars().take(room).collect();
    Client {
        id: made_id("test", entropy),
        name: format!("{}{MARK}", name.trim_end()),
        // A code alone is worth nothing, also where the app itself keeps no secret.
        kind: ClientKind::Confidential,
        secrets: vec![kept(secret, now)],
        auth_method: app.auth_method.filter(|method| pinned.contains(method)),
        redirect_uris: vec![redirect_uri.to_owned()],
        require_pkce: true,
        lifetimes: Lifetimes {
            access_secs: at_most(app.lifetimes.access_secs),
            refresh_secs: at_most(app.lifetimes.refresh_secs),
        },
        dialect: app.dialect,
        scopes: app.scopes,
        optional_scopes: app.optional_scopes,
        allowed_groups: app.allowed_groups,
        denied_groups: app.denied_groups,
        trusted: app.trusted,
        quirks: app.quirks,
        refresh: app.refresh,
        id_token_alg: app.id_token_alg,
        access_token_format: app.access_token_format,
        description: app.description,
        expires_at: Some(now.plus(TEST_SECS)),
        ..Client::new(ClientId(String::new()), "", now)
    }
}

/// Loopback by its number: a name may stand for something else.
fn is_own_address(uri: &str) -> bool {
    let port = uri.strip_prefix("http://127.0.0.1:").and_then(|rest| rest.strip_suffix("/callback"));
    port.is_some_and(|port| port.parse::<u16>().is_ok_and(|number| number > 0 && number.to_string() == port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stay_on_the_machine() {
        for (uri, want) in [
            ("http://127.0.0.1:40123/callback", true),
            ("http://127.0.0.1:0/callback", false),
            ("http://127.0.0.1:65536/callback", false),
            ("http://127.0.0.1:080/callback", false),
            ("http://127.0.0.1:80@evil.example/callback", false),
            ("http://127.0.0.1.evil.example:80/callback", false),
            ("http://localhost:40123/callback", false),
            ("https://127.0.0.1:40123/callback", false),
            ("http://127.0.0.1:40123/callback?x", false),
            ("http://127.0.0.1:40123/callback#x", false),
            ("http://127.0.0.1/callback", false),
            ("", false),
        ] {
            assert_eq!(is_own_address(uri), want, "{uri}");
        }
    }
}
