//! How an app is shown to its operator: everything but the hashes of its secrets.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::model::{
    AccessTokenFormat, Client, ClientAuthMethod, ClientId, ClientKind, Creator, Dialect, Lifetimes, Plaintext, Quirks,
    RefreshPolicy, SigningAlgorithm, UnixSeconds,
};

/// A secret on its way to the operator, who sees it once. `Debug` prints nothing of it; JSON shows it, and is sent
/// through the control socket and to the operator's terminal only.
#[derive(Clone, Debug)]
pub struct ShownSecret(pub Plaintext);

impl Serialize for ShownSecret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.reveal())
    }
}

impl<'de> Deserialize<'de> for ShownSecret {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self(Plaintext::new(text)))
    }
}

/// One of an app's secrets, without the secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretView {
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it stops working; `None`: not by itself.
    pub expires_at: Option<UnixSeconds>,
    /// When it last proved who the app is.
    #[serde(default)]
    pub last_used_at: Option<UnixSeconds>,
    /// From where, then.
    #[serde(default)]
    pub last_used_from: Option<IpAddr>,
    /// How often today, in UTC.
    #[serde(default)]
    pub uses_today: u64,
    /// What its operator wrote on it.
    #[serde(default)]
    pub note: String,
}

/// An app as shown. The names of the fields are the JSON of `app show -o json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppView {
    /// RFC 6749 §2.2.
    pub client_id: ClientId,
    /// What members read.
    pub name: String,
    /// The preset it was made from.
    pub preset: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// Confidential or public.
    pub kind: ClientKind,
    /// Shape of answers.
    pub dialect: Dialect,
    /// `None`: the secret may come either way.
    pub auth_method: Option<ClientAuthMethod>,
    /// Where answers may go.
    pub redirect_uris: Vec<String>,
    /// Accepted at the token endpoint only.
    pub token_redirect_aliases: Vec<String>,
    /// What it may ask for, separated by spaces.
    pub scopes: String,
    /// What of it a member may leave out.
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
    /// Its public keys.
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
    #[serde(flatten)]
    pub quirks: Quirks,
    /// Where a browser may go after a log-out that the app asked for.
    #[serde(default)]
    pub post_logout_redirect_uris: Vec<String>,
    /// Where the app hears of log-outs.
    #[serde(default)]
    pub backchannel_logout_uri: Option<String>,
    /// It must be told which session.
    #[serde(default)]
    pub backchannel_logout_session_required: bool,
    /// Who gets refresh tokens.
    pub refresh: RefreshPolicy,
    /// Algorithm of its ID tokens; `None` takes the configuration's first.
    pub id_token_alg: Option<SigningAlgorithm>,
    /// How its access tokens look; `None` takes the configuration's choice.
    #[serde(default)]
    pub access_token_format: Option<AccessTokenFormat>,
    /// It gets tokens in its own name.
    #[serde(default)]
    pub client_credentials: bool,
    /// Life times of its own.
    pub lifetimes: Lifetimes,
    /// Secrets that work now, newest first.
    pub secrets: Vec<SecretView>,
    /// What it is, in a few sentences.
    #[serde(default)]
    pub description: String,
    /// Where members read more about it.
    #[serde(default)]
    pub homepage: Option<String>,
    /// Its picture.
    #[serde(default)]
    pub icon_url: Option<String>,
    /// The member who made it; `None`: the operator.
    #[serde(default)]
    pub creator: Option<Creator>,
    /// A program registered it, and nobody has looked at it.
    #[serde(default)]
    pub registered: bool,
    /// Names of forum groups whose members may not use it.
    #[serde(default)]
    pub denied_groups: Vec<String>,
    /// It is being built.
    #[serde(default)]
    pub in_development: bool,
    /// Nobody may use it.
    #[serde(default)]
    pub disabled: bool,
    /// When it was put into the bin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<UnixSeconds>,
    /// When it ends by itself: the twin of an app that is being tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<UnixSeconds>,
    /// When it was added.
    pub created_at: UnixSeconds,
    /// When it was last changed.
    #[serde(default)]
    pub updated_at: Option<UnixSeconds>,
    /// When it last got tokens without a secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<UnixSeconds>,
    /// Counts its changes.
    #[serde(default)]
    pub revision: u64,
}

impl AppView {
    /// The app at `now`.
    pub fn of(client: &Client, now: UnixSeconds) -> Self {
        let alive = client.secrets.iter().filter(|secret| secret.works(now));
        Self {
            client_id: client.id.clone(),
            name: client.name.clone(),
            preset: client.preset.clone(),
            url: client.url.clone(),
            kind: client.kind,
            dialect: client.dialect,
            auth_method: client.auth_method,
            redirect_uris: client.redirect_uris.clone(),
            token_redirect_aliases: client.token_redirect_aliases.clone(),
            post_logout_redirect_uris: client.post_logout_redirect_uris.clone(),
            backchannel_logout_uri: client.backchannel_logout_uri.clone(),
            backchannel_logout_session_required: client.backchannel_logout_session_required,
            scopes: client.scopes.to_string(),
            optional_scopes: client.optional_scopes.to_string(),
            allowed_groups: client.allowed_groups.clone(),
            trusted: client.trusted,
            require_pkce: client.require_pkce,
            allow_http: client.allow_http,
            token_in_query: client.token_in_query,
            jwks: client.jwks.clone(),
            jwks_uri: client.jwks_uri.clone(),
            device_flow: client.device_flow,
            require_pushed_requests: client.require_pushed_requests,
            quirks: client.quirks.clone(),
            refresh: client.refresh,
            id_token_alg: client.id_token_alg,
            access_token_format: client.access_token_format,
            client_credentials: client.client_credentials,
            lifetimes: client.lifetimes,
            secrets: alive
                .map(|secret| SecretView {
                    created_at: secret.created_at,
                    expires_at: secret.expires_at,
                    last_used_at: secret.last_used_at,
                    last_used_from: secret.last_used_from,
                    uses_today: secret.uses_today(now),
                    note: secret.note.clone(),
                })
                .collect(),
            description: client.description.clone(),
            homepage: client.homepage.clone(),
            icon_url: client.icon_url.clone(),
            creator: client.creator.clone(),
            registered: client.registered,
            denied_groups: client.denied_groups.clone(),
            in_development: client.in_development,
            disabled: client.disabled,
            deleted_at: client.deleted_at,
            expires_at: client.expires_at,
            created_at: client.created_at,
            updated_at: client.updated_at,
            last_used_at: client.last_used_at,
            revision: client.revision,
        }
    }
}
