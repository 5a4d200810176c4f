//! Looking after apps: add, list, show, edit, exchange the secret, delete. The commands and, through the control
//! socket, a running server do the same things here.
//!
//! Operations and replies are plain data that can travel as JSON. A secret is in a reply once, when it is made.

pub(super) mod check;
mod import;
mod view;

use serde::{Deserialize, Serialize};

use crate::model::audit::Author;
use crate::model::{
    AccessTokenFormat, Client, ClientAuthMethod, ClientId, ClientKind, ClientSecret, Creator, Dialect, Hash32,
    Lifetimes, LoginsOf, Plaintext, Problem, Quirks, RefreshPolicy, SigningAlgorithm, UnixSeconds, problem,
};
use crate::ports::{Clock, Entropy, Quota, Store, StoreError};
use crate::protocol::keys::{self, KeyOperation, KeysView};
use crate::protocol::{audit, end, stats};

use super::personal;

pub(super) use check::is_visible;
pub use import::{BroughtApp, BroughtConsent, ForeignApp, Import, ImportReport, Outcome};
pub use view::{AppView, SecretView, ShownSecret};

/// Longest time that an old secret may go on working: 90 days.
pub const OVERLAP_SECS_MAX: u64 = 90 * 24 * 60 * 60;
/// How many secrets an app may have while they are exchanged.
const SECRETS_MAX: usize = 3;
/// How often a change is made anew because somebody else changed the app in between.
const CHANGE_TRIES: usize = 8;
/// How many consents, codes and grants of an app are removed in one step before it is deleted with the rest.
const PART: usize = 500;
/// How often another id is tried when a generated one is taken.
const ID_TRIES: usize = 16;

/// What can be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// Adds an app.
    Add(Box<NewApp>),
    /// All apps.
    List,
    /// One app.
    Show(ClientId),
    /// Changes an app.
    Edit(ClientId, Box<AppChange>),
    /// Makes another secret; the old ones work for so many seconds more.
    RotateSecret(ClientId, u64),
    /// Deletes an app with all that members allowed it.
    Delete(ClientId),
    /// Something with personal and admin tokens.
    Tokens(personal::Operation),
    /// The signing keys.
    Keys(KeyOperation),
    /// Takes apps along from elsewhere, with what members allowed them.
    Import(Box<Import>),
    /// All apps as they are kept, with hashes of their secrets.
    Export,
    /// The audit trail.
    Audit(audit::Operation),
    /// What was counted.
    Stats(stats::Query),
}

/// What came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// All apps, by id.
    Apps(Vec<AppView>),
    /// One app, as it is now.
    App(Box<AppView>),
    /// One app with a secret that was just made; `None` for public apps.
    AppWithSecret(Box<AppView>, Option<ShownSecret>),
    /// It is gone.
    Deleted(ClientId),
    /// What became of tokens.
    Tokens(personal::Reply),
    /// The signing keys, as they are now.
    Keys(KeysView),
    /// What became of what was brought along.
    Imported(ImportReport),
    /// All apps, by id.
    Exported(Vec<Client>),
    /// Of the audit trail.
    Audit(audit::Reply),
    /// What was counted.
    Stats(Box<stats::View>),
}

/// An app to be added.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewApp {
    /// An id brought along from elsewhere; otherwise one is made from `id_stem`.
    pub id: Option<ClientId>,
    /// Begin of a made id: `rocketchat` gives `rocketchat-7q2m`.
    pub id_stem: String,
    /// A secret brought along from elsewhere; otherwise one is made.
    pub secret: Option<ShownSecret>,
    /// What members read.
    pub name: String,
    /// The preset it was made from.
    pub preset: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// Confidential or public.
    pub kind: ClientKind,
    /// `None`: the secret may come either way.
    pub auth_method: Option<ClientAuthMethod>,
    /// Where answers may go.
    pub redirect_uris: Vec<String>,
    /// Accepted at the token endpoint only.
    pub token_redirect_aliases: Vec<String>,
    /// Where the app hears of log-outs, and where browsers may go after one.
    #[serde(default)]
    pub logout: LogoutAddresses,
    /// Shape of answers.
    pub dialect: Dialect,
    /// What it may ask for, separated by spaces.
    pub scopes: String,
    /// What of it a member may leave out, separated by spaces.
    #[serde(default)]
    pub optional_scopes: String,
    /// Names of forum groups; empty for every member.
    pub allowed_groups: Vec<String>,
    /// No consent page.
    pub trusted: bool,
    /// A challenge must be sent.
    pub require_pkce: bool,
    /// Plain http redirect addresses outside loopback.
    pub allow_http: bool,
    /// The access token may stand in the query.
    pub token_in_query: bool,
    /// Its public keys, for signatures in place of a secret.
    #[serde(default)]
    pub jwks: Option<serde_json::Value>,
    /// Where it publishes them.
    #[serde(default)]
    pub jwks_uri: Option<String>,
    /// Logins from devices without a browser.
    #[serde(default)]
    pub device_flow: bool,
    /// It must send its authorize requests ahead.
    #[serde(default)]
    pub require_pushed_requests: bool,
    /// What it needs beside the standards.
    #[serde(default)]
    pub quirks: Quirks,
    /// Who gets refresh tokens.
    pub refresh: RefreshPolicy,
    /// Algorithm of its ID tokens.
    pub id_token_alg: Option<SigningAlgorithm>,
    /// How its access tokens look.
    #[serde(default)]
    pub access_token_format: Option<AccessTokenFormat>,
    /// It gets tokens in its own name.
    #[serde(default)]
    pub client_credentials: bool,
    /// Life times of its own.
    pub lifetimes: Lifetimes,
    /// What members read of it beside its name.
    #[serde(default)]
    pub about: About,
    /// Names of forum groups whose members may not use it.
    #[serde(default)]
    pub denied_groups: Vec<String>,
    /// It is being built.
    #[serde(default)]
    pub in_development: bool,
    /// The member who adds it; `None`: the operator.
    #[serde(default)]
    pub creator: Option<Creator>,
    /// A program registers it.
    #[serde(default)]
    pub registered: bool,
}

/// What members read of an app beside its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct About {
    /// What it is, in a few sentences.
    pub description: String,
    /// Where they read more about it.
    pub homepage: Option<String>,
    /// Its picture.
    pub icon_url: Option<String>,
}

/// What an app registers for log-outs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogoutAddresses {
    /// Where a browser may go after a log-out that the app asked for.
    pub post_logout_redirect_uris: Vec<String>,
    /// Where the app hears of log-outs.
    pub backchannel_logout_uri: Option<String>,
    /// It must be told which session.
    pub backchannel_logout_session_required: bool,
}

/// What is to change; `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppChange {
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

/// Why an operation was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppError {
    /// All that is wrong with the app, one sentence each. P506.
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
    /// There are as many as the quota allows. P506.
    #[error("there are as many apps as there may be")]
    TooMany,
    /// P505.
    #[error("there is no app with the id \"{0}\"")]
    NotFound(ClientId),
    /// P503.
    #[error(transparent)]
    Store(StoreError),
    /// Something with tokens.
    #[error(transparent)]
    Token(#[from] personal::TokenError),
}

impl AppError {
    /// Its code.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Refused(_) | Self::TooMany => &problem::P506,
            Self::NotFound(_) => &problem::P505,
            Self::Store(_) => &problem::P503,
            Self::Token(error) => error.problem(),
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::ClientExists(_) | StoreError::ClientChanged(_) => Self::Refused(vec![error.to_string()]),
            StoreError::TooManyClients => Self::TooMany,
            StoreError::Unavailable(_) => Self::Store(error),
        }
    }
}

/// Does an operation. What it changed is durable when it returns. `by` stands in the audit trail.
///
/// `Edit` and `RotateSecret` read, change and write; if somebody else changed the app in between, they begin again.
pub async fn perform(
    operation: Operation,
    by: &Author,
    store: &dyn Store,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Reply, AppError> {
    match operation {
        Operation::Add(new) => add(*new, &Quota::default(), by, store, clock.now(), entropy).await,
        Operation::List => {
            let now = clock.now();
            Ok(Reply::Apps(store.clients().await?.iter().map(|client| AppView::of(client, now)).collect()))
        }
        Operation::Show(id) => Ok(Reply::App(Box::new(AppView::of(&load(store, &id).await?, clock.now())))),
        Operation::Edit(id, change) => {
            let now = clock.now();
            let client = edit(&id, &change, by, store, now).await?;
            Ok(Reply::App(Box::new(AppView::of(&client, now))))
        }
        Operation::RotateSecret(id, overlap_secs) => {
            let (now, secret) = (clock.now(), made_secret(entropy));
            let client = rotate(&id, overlap_secs, &secret, by, store, now).await?;
            Ok(Reply::AppWithSecret(Box::new(AppView::of(&client, now)), Some(secret)))
        }
        Operation::Tokens(operation) => {
            Ok(Reply::Tokens(personal::perform(operation, by, store, clock, entropy).await?))
        }
        Operation::Delete(id) => {
            delete(&id, by, store, clock.now(), entropy).await?;
            Ok(Reply::Deleted(id))
        }
        Operation::Keys(operation) => Ok(Reply::Keys(keys::perform(operation, by, store, clock).await?)),
        Operation::Import(import) => Ok(Reply::Imported(import::import(*import, by, store, clock).await?)),
        Operation::Export => Ok(Reply::Exported(store.clients().await?)),
        Operation::Stats(query) => Ok(Reply::Stats(Box::new(stats::read(&query, store, clock).await?))),
        Operation::Audit(operation) => Ok(Reply::Audit(audit::perform(operation, store, clock).await?)),
    }
}

/// First it is told that its logins have ended: afterwards nobody knows where to tell it.
pub(super) async fn delete(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Result<(), AppError> {
    let client = load(store, id).await?;
    end::end(&LoginsOf::Client(id.clone()), by, now, store, entropy).await?;
    while store.shrink_client(id, PART).await? == PART {}
    match store.noting(vec![audit::app_deleted(&client, by, now)]).delete_client(id).await? {
        true => Ok(()),
        false => Err(AppError::NotFound(id.clone())),
    }
}

async fn load(store: &dyn Store, id: &ClientId) -> Result<Client, AppError> {
    store.client(id).await?.ok_or_else(|| AppError::NotFound(id.clone()))
}

/// Adds an app, if the quota allows it. The reply has its secret.
pub(super) async fn add(
    new: NewApp,
    quota: &Quota,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Result<Reply, AppError> {
    let imported = new.id.is_some();
    let secret = match (new.kind, new.secret.clone()) {
        (ClientKind::Public, Some(_)) => return Err(AppError::Refused(vec!["a public app has no secret".to_owned()])),
        (ClientKind::Public, None) => None,
        (ClientKind::Confidential, Some(imported)) => Some(imported),
        (ClientKind::Confidential, None) if new.auth_method == Some(ClientAuthMethod::PrivateKeyJwt) => None,
        (ClientKind::Confidential, None) => Some(made_secret(entropy)),
    };
    let mut faults = secret.as_ref().map(check::secret).unwrap_or_default();
    let mut client = client(new.clone(), secret.as_ref(), now, entropy, &mut faults);
    faults.extend(check::client(&client));
    if !faults.is_empty() {
        return Err(AppError::Refused(faults));
    }
    for _ in 0..ID_TRIES {
        match store.noting(vec![audit::app_created(&client, by, now)]).add_client_within(&client, quota).await {
            Ok(()) => return Ok(Reply::AppWithSecret(Box::new(AppView::of(&client, now)), secret)),
            Err(StoreError::ClientExists(_)) if !imported => client.id = made_id(&new.id_stem, entropy),
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::Refused(vec!["no free id was found; give one with --client-id".to_owned()]))
}

fn client(
    new: NewApp,
    secret: Option<&ShownSecret>,
    now: UnixSeconds,
    entropy: &dyn Entropy,
    faults: &mut Vec<String>,
) -> Client {
    let mut read = |text: &str| {
        check::scopes(text).unwrap_or_else(|fault| {
            faults.push(fault);
            Default::default()
        })
    };
    let (scopes, optional_scopes) = (read(&new.scopes), read(&new.optional_scopes));
    Client {
        id: new.id.unwrap_or_else(|| made_id(&new.id_stem, entropy)),
        name: new.name.trim().to_owned(),
        preset: new.preset,
        url: new.url,
        kind: new.kind,
        secrets: secret.map(|secret| kept(secret, now)).into_iter().collect(),
        auth_method: new.auth_method,
        redirect_uris: new.redirect_uris,
        token_redirect_aliases: new.token_redirect_aliases,
        post_logout_redirect_uris: new.logout.post_logout_redirect_uris,
        backchannel_logout_uri: new.logout.backchannel_logout_uri,
        backchannel_logout_session_required: new.logout.backchannel_logout_session_required,
        dialect: new.dialect,
        scopes,
        optional_scopes,
        allowed_groups: new.allowed_groups,
        trusted: new.trusted,
        require_pkce: new.require_pkce || new.kind == ClientKind::Public,
        allow_http: new.allow_http,
        token_in_query: new.token_in_query,
        jwks: new.jwks,
        jwks_uri: new.jwks_uri,
        device_flow: new.device_flow,
        require_pushed_requests: new.require_pushed_requests,
        quirks: new.quirks,
        refresh: new.refresh,
        id_token_alg: new.id_token_alg,
        access_token_format: new.access_token_format,
        client_credentials: new.client_credentials,
        lifetimes: new.lifetimes,
        description: new.about.description.trim().to_owned(),
        homepage: new.about.homepage,
        icon_url: new.about.icon_url,
        creator: new.creator,
        registered: new.registered,
        denied_groups: new.denied_groups,
        in_development: new.in_development,
        disabled: false,
        created_at: now,
        updated_at: None,
        revision: 0,
    }
}

/// Changes an app as a whole, or not at all.
pub(super) async fn edit(
    id: &ClientId,
    change: &AppChange,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    changed(id, by, store, now, |client| {
        let mut faults = Vec::new();
        for gone in &change.remove_redirect_uris {
            if !client.redirect_uris.contains(gone) {
                faults.push(format!("\"{gone}\" is not a redirect address of this app"));
            }
        }
        for gone in &change.remove_post_logout_redirect_uris {
            if !client.post_logout_redirect_uris.contains(gone) {
                faults.push(format!("\"{gone}\" is not an address after a log-out of this app"));
            }
        }
        match change.scopes.as_deref().map(check::scopes).transpose() {
            Ok(Some(scopes)) => {
                // What it may no longer ask for cannot be left out either.
                client.optional_scopes = client.optional_scopes.common(&scopes);
                client.scopes = scopes;
            }
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
        match change.optional_scopes.as_deref().map(check::scopes).transpose() {
            Ok(Some(scopes)) => client.optional_scopes = scopes,
            Ok(None) => {}
            Err(fault) => faults.push(fault),
        }
        apply(change.clone(), client);
        faults.extend(check::client(client));
        faults
    })
    .await
}

/// Reads a client, lets `change` change it and tell what is wrong with it then, and writes it if nothing is. If
/// somebody else changed it in between, that is done anew on what he made of it.
async fn changed(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    change: impl Fn(&mut Client) -> Vec<String>,
) -> Result<Client, AppError> {
    for _ in 0..CHANGE_TRIES {
        let before = load(store, id).await?;
        let mut client = before.clone();
        let faults = change(&mut client);
        if !faults.is_empty() {
            return Err(AppError::Refused(faults));
        }
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
    set(&mut client.url, change.url.map(Some));
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

/// Another secret. Old ones stop at once, or after the overlap: a secret is never made to live longer.
pub(super) async fn rotate(
    id: &ClientId,
    overlap_secs: u64,
    secret: &ShownSecret,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
) -> Result<Client, AppError> {
    if overlap_secs > OVERLAP_SECS_MAX {
        return Err(AppError::Refused(vec!["the old secret may go on working for 90 days at most".to_owned()]));
    }
    let end = now.plus(overlap_secs);
    changed(id, by, store, now, |client| {
        if client.kind == ClientKind::Public {
            return vec!["a public app has no secret".to_owned()];
        }
        for secret in &mut client.secrets {
            secret.expires_at = Some(secret.expires_at.map_or(end, |already| already.min(end)));
        }
        client.secrets.retain(|secret| secret.expires_at.is_none_or(|end| now < end));
        client.secrets.insert(0, kept(secret, now));
        client.secrets.truncate(SECRETS_MAX);
        Vec::new()
    })
    .await
}

fn kept(secret: &ShownSecret, now: UnixSeconds) -> ClientSecret {
    ClientSecret::current(Hash32::of(secret.0.reveal().as_bytes()), now)
}

fn made_secret(entropy: &dyn Entropy) -> ShownSecret {
    ShownSecret(Plaintext::from_random("prt_s_", &entropy.bytes32()))
}

/// The stem in unreserved characters, and four more against guessing which apps there are.
fn made_id(stem: &str, entropy: &dyn Entropy) -> ClientId {
    // Without letters that are taken for digits, and without vowels, so that no words come about.
    const LETTERS: &[u8; 27] = b"23456789bcdfghjkmnpqrstvwxz";
    let stem: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .collect::<String>()
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let stem = if stem.is_empty() { "app" } else { &stem[..stem.len().min(40)] };
    let letter = |byte: &u8| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]);
    let tail: String = entropy.bytes32().iter().take(4).map(letter).collect();
    ClientId(format!("{}-{tail}", stem.trim_end_matches('-')))
}
