//! Changing an app.

use serde::{Deserialize, Serialize};

use super::check::{Fault, Wrong};
use super::{AppError, check, load};
use crate::model::audit::Author;
use crate::model::{
    AccessTokenFormat, Client, ClientAuthMethod, ClientId, Lifetimes, RefreshPolicy, SigningAlgorithm, UnixSeconds,
};
use crate::ports::{Store, StoreError};
use crate::protocol::audit;

/// How often a change is made anew because somebody else changed the app in between.
const CHANGE_TRIES: usize = 8;

/// What is to change; `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppChange {
    /// Only if the app is still as it was at this revision; `None`: whatever it has become.
    pub revision: Option<u64>,
    /// What members read.
    pub name: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// Redirect addresses that are added.
    pub add_redirect_uris: Vec<String>,
    /// Redirect addresses that are taken away.
    pub remove_redirect_uris: Vec<String>,
    /// Addresses after a log-out that are added.
    pub add_post_logout_redirect_uris: Vec<String>,
    /// Addresses after a log-out that are taken away.
    pub remove_post_logout_redirect_uris: Vec<String>,
    /// Where the app hears of log-outs; empty: nowhere.
    pub backchannel_logout_uri: Option<String>,
    /// It must be told which session.
    pub backchannel_logout_session_required: Option<bool>,
    /// What it may ask for.
    pub scopes: Option<String>,
    /// What of it a member may leave out; an empty text: nothing.
    pub optional_scopes: Option<String>,
    /// Names of forum groups; an empty list lets every member in.
    pub allowed_groups: Option<Vec<String>>,
    /// No consent page.
    pub trusted: Option<bool>,
    /// A challenge must be sent.
    pub require_pkce: Option<bool>,
    /// Plain http redirect addresses outside loopback.
    pub allow_http: Option<bool>,
    /// The access token may stand in the query.
    pub token_in_query: Option<bool>,
    /// Its public keys in place of those it has.
    pub jwks: Option<serde_json::Value>,
    /// Where it publishes them, in place of what there was; an empty text takes them away.
    pub jwks_uri: Option<String>,
    /// Logins from devices without a browser.
    pub device_flow: Option<bool>,
    /// It must send its authorize requests ahead.
    pub require_pushed_requests: Option<bool>,
    /// The fields of a token request may stand in the query.
    pub token_params_in_query: Option<bool>,
    /// The name of the access token in a query; `access_token` is the usual one.
    pub access_token_param: Option<String>,
    /// Id and secret may come by header and form at once.
    pub credentials_twice: Option<bool>,
    /// It is of no use to members without a verified e-mail address.
    pub require_email: Option<bool>,
    /// Who gets refresh tokens.
    pub refresh: Option<RefreshPolicy>,
    /// How the secret must come.
    pub auth_method: Option<AuthPin>,
    /// Algorithm of its ID tokens.
    pub id_token_alg: Option<SigningAlgorithm>,
    /// How its access tokens look.
    pub access_token_format: Option<AccessTokenFormat>,
    /// It gets tokens in its own name.
    pub client_credentials: Option<bool>,
    /// Life of its access tokens.
    pub access_secs: Option<u64>,
    /// Life of its refresh tokens.
    pub refresh_secs: Option<u64>,
    /// What it is, in a few sentences.
    pub description: Option<String>,
    /// Where members read more about it; an empty text takes it away.
    pub homepage: Option<String>,
    /// Its picture; an empty text takes it away.
    pub icon_url: Option<String>,
    /// Names of forum groups whose members may not use it.
    pub denied_groups: Option<Vec<String>>,
    /// It is being built.
    pub in_development: Option<bool>,
    /// Nobody may use it.
    pub disabled: Option<bool>,
    /// All its redirect addresses, in place of those it has.
    pub redirect_uris: Option<Vec<String>>,
    /// All addresses that count at the token endpoint only, in place of those it has.
    pub token_redirect_aliases: Option<Vec<String>>,
    /// Its own addresses after a log-out, in place of those it has.
    pub post_logout_redirect_uris: Option<Vec<String>>,
    /// It takes the configuration's choice of life times, algorithm and form of tokens, where nothing else is said.
    pub back_to_defaults: bool,
}

/// How the secret must come, as a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthPin {
    /// Whichever way comes.
    Any,
    /// One way only.
    Only(ClientAuthMethod),
}

impl From<AuthPin> for Option<ClientAuthMethod> {
    fn from(pin: AuthPin) -> Self {
        match pin {
            AuthPin::Any => None,
            AuthPin::Only(method) => Some(method),
        }
    }
}

/// Changes an app as a whole, or not at all.
pub(in crate::protocol) async fn edit(
    id: &ClientId,
    change: &AppChange,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    changed(id, by, store, now, |client| {
        if change.revision.is_some_and(|seen| seen != client.revision) {
            return Err(AppError::Changed(client.id.clone()));
        }
        let (tried, faults) = tried(client, change);
        *client = tried;
        match faults.is_empty() {
            true => Ok(()),
            false => Err(AppError::Refused(faults.into_iter().map(|(_, wrong)| wrong.to_string()).collect())),
        }
    })
    .await
}

/// An app as it would be after a change, and all that would be wrong with it. Changes nothing.
pub fn tried(before: &Client, change: &AppChange) -> (Client, Vec<Fault>) {
    let (mut client, mut faults) = (before.clone(), Vec::new());
    for gone in &change.remove_redirect_uris {
        if !client.redirect_uris.contains(gone) {
            let text = format!("\"{gone}\" is not a redirect address of this app");
            faults.push(("redirect_uris", Wrong::new("unknown", text).about(gone)));
        }
    }
    for gone in &change.remove_post_logout_redirect_uris {
        if !client.post_logout_redirect_uris.contains(gone) {
            let text = format!("\"{gone}\" is not an address after a log-out of this app");
            faults.push(("post_logout_redirect_uris", Wrong::new("unknown", text).about(gone)));
        }
    }
    match change.scopes.as_deref().map(check::scopes).transpose() {
        Ok(Some(scopes)) => {
            // What it may no longer ask for cannot be left out either.
            client.optional_scopes = client.optional_scopes.common(&scopes);
            client.scopes = scopes;
        }
        Ok(None) => {}
        Err(fault) => faults.push(("scopes", fault)),
    }
    match change.optional_scopes.as_deref().map(check::scopes).transpose() {
        Ok(Some(scopes)) => client.optional_scopes = scopes,
        Ok(None) => {}
        Err(fault) => faults.push(("optional_scopes", fault)),
    }
    apply(change.clone(), &mut client);
    faults.extend(check::by_field(&client));
    (client, faults)
}

/// Reads a client, lets `change` change it, and writes it unless that is refused. If somebody else changed it in between,
/// that is done anew on what he made of it.
pub(super) async fn changed(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    change: impl Fn(&mut Client) -> Result<(), AppError>,
) -> Result<Client, AppError> {
    for _ in 0..CHANGE_TRIES {
        let before = load(store, id).await?;
        let mut client = before.clone();
        change(&mut client)?;
        client.updated_at = Some(now);
        match store.noting(audit::app_changed(&before, &client, by, now)).update_client(&client).await {
            Ok(true) => return Ok(client),
            Ok(false) => return Err(AppError::NotFound(client.id)),
            Err(StoreError::ClientChanged(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::ClientChanged(id.clone()).into())
}

fn apply(change: AppChange, client: &mut Client) {
    if let Some(all) = change.redirect_uris {
        client.redirect_uris = all;
        let registered = |alias: &String| {
            alias.strip_suffix("?close").is_some_and(|uri| client.redirect_uris.iter().any(|known| known == uri))
        };
        client.token_redirect_aliases.retain(registered);
    }
    if let Some(all) = change.token_redirect_aliases {
        client.token_redirect_aliases = all;
    }
    if let Some(all) = change.post_logout_redirect_uris {
        client.post_logout_redirect_uris = all;
    }
    if change.back_to_defaults {
        (client.lifetimes, client.id_token_alg, client.access_token_format) = (Lifetimes::default(), None, None);
    }
    client.redirect_uris.retain(|uri| !change.remove_redirect_uris.contains(uri));
    client.token_redirect_aliases.retain(|alias| {
        !change.remove_redirect_uris.iter().any(|gone| alias.strip_suffix("?close") == Some(gone.as_str()))
    });
    for uri in change.add_redirect_uris {
        if !client.redirect_uris.contains(&uri) {
            client.redirect_uris.push(uri);
        }
    }
    client.post_logout_redirect_uris.retain(|uri| !change.remove_post_logout_redirect_uris.contains(uri));
    for uri in change.add_post_logout_redirect_uris {
        if !client.post_logout_redirect_uris.contains(&uri) {
            client.post_logout_redirect_uris.push(uri);
        }
    }
    fn set<T>(place: &mut T, value: Option<T>) {
        if let Some(value) = value {
            *place = value;
        }
    }
    set(&mut client.name, change.name.map(|name| name.trim().to_owned()));
    set(&mut client.url, change.url.map(written));
    set(
        &mut client.backchannel_logout_uri,
        change.backchannel_logout_uri.map(|uri| Some(uri).filter(|uri| !uri.is_empty())),
    );
    set(&mut client.backchannel_logout_session_required, change.backchannel_logout_session_required);
    set(&mut client.allowed_groups, change.allowed_groups);
    set(&mut client.trusted, change.trusted);
    set(&mut client.require_pkce, change.require_pkce);
    set(&mut client.allow_http, change.allow_http);
    set(&mut client.token_in_query, change.token_in_query);
    if let Some(jwks) = change.jwks {
        (client.jwks, client.jwks_uri) = (Some(jwks), None);
    }
    if let Some(uri) = change.jwks_uri {
        (client.jwks, client.jwks_uri) = (None, written(uri));
    }
    set(&mut client.device_flow, change.device_flow);
    set(&mut client.require_pushed_requests, change.require_pushed_requests);
    let quirks = &mut client.quirks;
    set(&mut quirks.token_params_in_query, change.token_params_in_query);
    set(&mut quirks.access_token_param, change.access_token_param.map(named));
    set(&mut quirks.credentials_twice, change.credentials_twice);
    set(&mut quirks.require_email, change.require_email);
    set(&mut client.refresh, change.refresh);
    set(&mut client.auth_method, change.auth_method.map(Into::into));
    set(&mut client.id_token_alg, change.id_token_alg.map(Some));
    set(&mut client.access_token_format, change.access_token_format.map(Some));
    set(&mut client.client_credentials, change.client_credentials);
    set(&mut client.lifetimes.access_secs, change.access_secs.map(Some));
    set(&mut client.lifetimes.refresh_secs, change.refresh_secs.map(Some));
    set(&mut client.description, change.description.map(|text| text.trim().to_owned()));
    set(&mut client.homepage, change.homepage.map(written));
    set(&mut client.icon_url, change.icon_url.map(written));
    set(&mut client.denied_groups, change.denied_groups);
    set(&mut client.in_development, change.in_development);
    set(&mut client.disabled, change.disabled);
}

/// An empty text is none.
fn written(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The usual name of the parameter is always taken, so it needs no mention.
pub fn named(parameter: String) -> Option<String> {
    (parameter != "access_token").then_some(parameter)
}
