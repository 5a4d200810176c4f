//! Adding an app.

use serde::{Deserialize, Serialize};

use super::check::{Fault, Wrong};
use super::secret::{self, kept};
use super::{AppError, AppView, Reply, ShownSecret, check};
use crate::model::audit::Author;
use crate::model::{
    AccessTokenFormat, Client, ClientAuthMethod, ClientId, ClientKind, Creator, Dialect, Lifetimes, Quirks,
    RefreshPolicy, SigningAlgorithm, UnixSeconds,
};
use crate::ports::{Entropy, Quota, Store, StoreError};
use crate::protocol::audit;

/// How often another id is tried when a generated one is taken.
const ID_TRIES: usize = 16;

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

/// Adds an app, if the quota allows it. The reply has its secret.
pub(in crate::protocol) async fn add(
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
        (ClientKind::Confidential, None) => Some(secret::made(entropy)),
    };
    let mut faults = secret.as_ref().map(check::secret).unwrap_or_default();
    let mut wrong = Vec::new();
    let mut client = client(new.clone(), secret.as_ref(), now, entropy, &mut wrong);
    faults.extend(wrong.iter().map(ToString::to_string));
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
    faults: &mut Vec<Wrong>,
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
        deleted_at: None,
        token_generation: 0,
        expires_at: None,
        created_at: now,
        updated_at: None,
        last_used_at: None,
        revision: 0,
    }
}

/// What is wrong with an app that is to be added, by field. Adds nothing.
pub fn tried_new(new: &NewApp, now: UnixSeconds, entropy: &dyn Entropy) -> Vec<Fault> {
    let mut scope_faults = Vec::new();
    let client = client(new.clone(), None, now, entropy, &mut scope_faults);
    let mut faults: Vec<Fault> = scope_faults.into_iter().map(|fault| ("scopes", fault)).collect();
    faults.extend(check::by_field(&client));
    faults
}

/// The stem in unreserved characters, and four more against guessing which apps there are.
pub(super) fn made_id(stem: &str, entropy: &dyn Entropy) -> ClientId {
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
