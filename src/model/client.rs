use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::{ClientId, Hash32, MemberId, Scopes, UnixSeconds};

/// The shape of answers that a client expects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// OAuth 2.0 and OpenID Connect by the book.
    #[default]
    Oidc,
    /// The plugin "OAuth2 Server for IPS4".
    Ips4,
    /// GitLab's shape, which Mattermost understands.
    Gitlab,
    /// Mattermost as an OAuth 2.0 provider.
    Mattermost,
}

/// RFC 6749 §2.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClientKind {
    /// Keeps a secret.
    Confidential,
    /// Runs where everybody can read it: PKCE in place of a secret.
    Public,
}

/// Algorithm of ID tokens (RFC 7518 §3.1, RFC 8037).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SigningAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits.
    RS256,
    /// ECDSA on P-256 with SHA-256.
    ES256,
    /// Ed25519.
    EdDSA,
}

/// How an access token looks. Either way the store knows it, and it ends with its grant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccessTokenFormat {
    /// Random, and nothing else.
    #[default]
    Opaque,
    /// A signed JWT (RFC 9068), which APIs can check by themselves.
    Jwt,
}

/// Who gets a refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefreshPolicy {
    /// With every code.
    Always,
    /// If the scope `offline_access` was granted (OIDC Core §11).
    OfflineAccess,
    /// Nobody.
    Never,
}

/// How a client may prove who it is, where it is pinned to one way (RFC 6749 §2.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuthMethod {
    /// The `Authorization` header.
    ClientSecretBasic,
    /// The form.
    ClientSecretPost,
    /// A signature with a key of its own (OIDC Core §9).
    PrivateKeyJwt,
}

/// A client secret as kept. 256 random bits need no slow hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientSecret {
    /// SHA-256 of the secret.
    pub hash: Hash32,
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it stops working; `None`: not by itself.
    pub expires_at: Option<UnixSeconds>,
    /// When it last proved who the client is, a minute late at most.
    #[serde(default)]
    pub last_used_at: Option<UnixSeconds>,
    /// From where, then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_from: Option<IpAddr>,
    /// How often on the day of its last use.
    #[serde(default)]
    pub uses_that_day: u64,
    /// What its operator wrote on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Life times in seconds that differ from the configuration's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifetimes {
    /// Access tokens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_secs: Option<u64>,
    /// Refresh tokens, from last use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh_secs: Option<u64>,
}

/// What an app needs beside the standards. Nothing, unless its preset or its operator says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quirks {
    /// The fields of a token request may stand in the query of a POST without a body: Rocket.Chat 6.3.0.
    pub token_params_in_query: bool,
    /// The access token may stand in the query under this name too: what Rocket.Chat calls "Param Name for access
    /// token". `None`: under `access_token` only.
    pub access_token_param: Option<String>,
    /// Id and secret may come by header and form at once, if both say the same: Discourse.
    pub credentials_twice: bool,
    /// The app is of no use to members without a verified e-mail address, so they are told so before it is asked.
    pub require_email: bool,
}

/// The member who made an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Creator {
    /// Who.
    pub id: MemberId,
    /// What others called him when he made it.
    pub name: String,
}

/// An application that may ask for logins. People call it an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// RFC 6749 §2.2.
    pub id: ClientId,
    /// What members read.
    pub name: String,
    /// Name of the file in `config/apps` it was made from.
    pub preset: Option<String>,
    /// The app's own address, from which callbacks follow.
    pub url: Option<String>,
    /// Confidential or public.
    pub kind: ClientKind,
    /// Empty for public clients; more than one only while a secret is being exchanged.
    pub secrets: Vec<ClientSecret>,
    /// `None`: whichever way comes.
    #[serde(default)]
    pub auth_method: Option<ClientAuthMethod>,
    /// Compared as strings (RFC 9700 §2.1).
    pub redirect_uris: Vec<String>,
    /// Accepted at the token endpoint in place of the address that was sent to authorize:
    /// Rocket.Chat's mobile app adds `?close` only there.
    #[serde(default)]
    pub token_redirect_aliases: Vec<String>,
    /// Where a browser may be sent after a log-out that the app asked for. Compared as strings.
    #[serde(default)]
    pub post_logout_redirect_uris: Vec<String>,
    /// Where it is told that a login has ended (OIDC Back-Channel Logout §2.2).
    #[serde(default)]
    pub backchannel_logout_uri: Option<String>,
    /// It must be told which session, not only whose.
    #[serde(default)]
    pub backchannel_logout_session_required: bool,
    /// Shape of answers on paths that several dialects share.
    pub dialect: Dialect,
    /// What it may ask for. Asking for nothing means all of these.
    pub scopes: Scopes,
    /// Those of them that a member may leave out when he is asked.
    #[serde(default, skip_serializing_if = "Scopes::is_empty")]
    pub optional_scopes: Scopes,
    /// Names of forum groups whose members may use it. Empty: every member.
    #[serde(default)]
    pub allowed_groups: Vec<String>,
    /// No consent page. By configuration only, and only for confidential clients.
    #[serde(default)]
    pub trusted: bool,
    /// A challenge must be sent (RFC 7636). Public clients always must.
    #[serde(default)]
    pub require_pkce: bool,
    /// Plain http redirect addresses outside loopback are allowed.
    #[serde(default)]
    pub allow_http: bool,
    /// The access token may stand in the query of the identity address.
    #[serde(default)]
    pub token_in_query: bool,
    /// Its public keys (RFC 7517 §5), if it proves who it is by signatures.
    #[serde(default)]
    pub jwks: Option<serde_json::Value>,
    /// Where it publishes them, in place of `jwks`.
    #[serde(default)]
    pub jwks_uri: Option<String>,
    /// It may ask for logins from devices without a browser (RFC 8628).
    #[serde(default)]
    pub device_flow: bool,
    /// It must send its authorize requests ahead (RFC 9126 §6).
    #[serde(default)]
    pub require_pushed_requests: bool,
    /// What it needs beside the standards.
    #[serde(default)]
    pub quirks: Quirks,
    /// Who gets refresh tokens.
    pub refresh: RefreshPolicy,
    /// Algorithm of its ID tokens; `None` takes the configuration's first.
    #[serde(default)]
    pub id_token_alg: Option<SigningAlgorithm>,
    /// How its access tokens look; `None` takes the configuration's choice.
    #[serde(default)]
    pub access_token_format: Option<AccessTokenFormat>,
    /// It gets tokens in its own name (RFC 6749 §4.4). Confidential clients only.
    #[serde(default)]
    pub client_credentials: bool,
    /// Life times of its own.
    #[serde(default)]
    pub lifetimes: Lifetimes,
    /// What it is, in a few sentences.
    #[serde(default)]
    pub description: String,
    /// Where members read more about it.
    #[serde(default)]
    pub homepage: Option<String>,
    /// Its picture.
    #[serde(default)]
    pub icon_url: Option<String>,
    /// Who made it; `None`: the operator.
    #[serde(default)]
    pub creator: Option<Creator>,
    /// A program registered it (RFC 7591), and nobody has looked at it.
    #[serde(default)]
    pub registered: bool,
    /// Names of forum groups whose members may not use it, whichever other groups they are in.
    #[serde(default)]
    pub denied_groups: Vec<String>,
    /// It is being built: error pages show its registered addresses to whoever comes along.
    #[serde(default)]
    pub in_development: bool,
    /// Nobody may use it until it is enabled again.
    #[serde(default)]
    pub disabled: bool,
    /// When it was put into the bin, from which it can be taken for some days. Nobody may use it there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<UnixSeconds>,
    /// Tokens that it got in its own name count if they were issued in the same generation: each time that it was put
    /// into the bin begins another one.
    #[serde(default, skip_serializing_if = "is_first")]
    pub token_generation: u32,
    /// From then on nobody may use it, and it is deleted: the twin of an app that is being tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<UnixSeconds>,
    /// When it was added.
    pub created_at: UnixSeconds,
    /// When it was last changed; `None`: never.
    #[serde(default)]
    pub updated_at: Option<UnixSeconds>,
    /// When it last got tokens without a secret. Those of its secrets are beside them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<UnixSeconds>,
    /// Counts every change; the store refuses a change made on an older sight of it.
    #[serde(default)]
    pub revision: u64,
}

pub(super) fn is_first(generation: &u32) -> bool {
    *generation == 0
}

impl Client {
    /// A confidential app by its id, with nothing registered yet and everything else as it usually is.
    pub fn new(id: ClientId, name: impl Into<String>, created_at: UnixSeconds) -> Self {
        Self {
            id,
            name: name.into(),
            preset: None,
            url: None,
            kind: ClientKind::Confidential,
            secrets: Vec::new(),
            auth_method: None,
            redirect_uris: Vec::new(),
            token_redirect_aliases: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            backchannel_logout_uri: None,
            backchannel_logout_session_required: false,
            dialect: Dialect::Oidc,
            scopes: Scopes::default(),
            optional_scopes: Scopes::default(),
            allowed_groups: Vec::new(),
            trusted: false,
            require_pkce: false,
            allow_http: false,
            token_in_query: false,
            jwks: None,
            jwks_uri: None,
            device_flow: false,
            require_pushed_requests: false,
            quirks: Quirks::default(),
            refresh: RefreshPolicy::Always,
            id_token_alg: None,
            access_token_format: None,
            client_credentials: false,
            lifetimes: Lifetimes::default(),
            description: String::new(),
            homepage: None,
            icon_url: None,
            creator: None,
            registered: false,
            denied_groups: Vec::new(),
            in_development: false,
            disabled: false,
            deleted_at: None,
            token_generation: 0,
            expires_at: None,
            created_at,
            updated_at: None,
            last_used_at: None,
            revision: 0,
        }
    }
}

impl Client {
    /// Whether it may act at all: neither disabled, nor in the bin, nor past its end.
    pub fn is_on(&self, now: UnixSeconds) -> bool {
        !self.disabled && self.deleted_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }

    /// When it last proved who it is, or got tokens.
    pub fn last_used(&self) -> Option<UnixSeconds> {
        self.secrets.iter().map(|secret| secret.last_used_at).fold(self.last_used_at, Option::max)
    }

    /// Whether somebody else than the operator chose its addresses.
    pub fn is_unverified(&self) -> bool {
        self.creator.is_some() || self.registered
    }

    /// Who made an app that the operator did not, as members read it: its creator, or where it lives.
    pub fn maker(&self) -> Option<String> {
        let lives = || {
            let address = self.redirect_uris.first().map(String::as_str).unwrap_or_default();
            let (scheme, rest) = address.split_once(':').unwrap_or((address, ""));
            let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?']).next());
            host.filter(|host| !host.is_empty()).unwrap_or(scheme).to_owned()
        };
        self.creator.as_ref().map(|creator| creator.name.clone()).or_else(|| self.registered.then(lives))
    }

    /// The groups it is for, as somebody who is kept out may read them: none where a denied group may be the reason.
    pub fn groups_told(&self) -> Vec<String> {
        if self.denied_groups.is_empty() { self.allowed_groups.clone() } else { Vec::new() }
    }
}

impl ClientSecret {
    /// The current secret of an app.
    pub fn current(hash: Hash32, created_at: UnixSeconds) -> Self {
        Self {
            hash,
            created_at,
            expires_at: None,
            last_used_at: None,
            last_used_from: None,
            uses_that_day: 0,
            note: String::new(),
        }
    }

    /// Whether it proves anything at `now`.
    pub fn works(&self, now: UnixSeconds) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }

    /// How often it was used on the day of `now`, in UTC.
    pub fn uses_today(&self, now: UnixSeconds) -> u64 {
        if self.last_used_at.is_some_and(|at| at.day() == now.day()) { self.uses_that_day } else { 0 }
    }

    /// Takes down so many uses, the last of them at `at`. Those of a day before the last one that is known are late, and
    /// do not count.
    pub fn note_uses(&mut self, at: UnixSeconds, from: Option<IpAddr>, times: u64) {
        self.uses_that_day = match self.last_used_at.map(UnixSeconds::day) {
            Some(day) if day > at.day() => return,
            Some(day) if day == at.day() => self.uses_that_day.saturating_add(times),
            _ => times,
        };
        if self.last_used_at.is_none_or(|last| last <= at) {
            (self.last_used_at, self.last_used_from) = (Some(at), from);
        }
    }
}
