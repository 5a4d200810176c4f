//! Apps that programs register (RFC 7591, OIDC Registration). Off unless the operator wants it, and never without a token
//! of his.
//!
//! Such an app is judged like every other one. Nobody has looked at it, so it is never trusted, members read that, and
//! nothing that it names is fetched here.

use serde_json::{Map, Value, json};

use crate::model::audit::Author;
use crate::model::{
    Client, ClientAuthMethod, ClientKind, Creator, Dialect, Lifetimes, Permission, Plaintext, Quirks, RefreshPolicy,
    Scopes, SigningAlgorithm,
};
use crate::ports::{Ports, Quota, StoreError};

use super::apps::{self, About, AppError, LogoutAddresses, NewApp, Reply, check};
use super::personal::{self, Caller, CallerRefusal};
use super::provider::APPS_EACH_MAX;

/// Most apps that programs registered.
const APPS_MAX: usize = 1_000;
/// What an app may ask for, and does unless it says something else.
const SCOPES: [&str; 5] = ["openid", "profile", "email", "groups", "offline_access"];
/// What an app must not count on, since there is none of it here.
const NOT_OFFERED: [&str; 5] = [
    "id_token_encrypted_response_alg",
    "userinfo_signed_response_alg",
    "userinfo_encrypted_response_alg",
    "request_object_signing_alg",
    "sector_identifier_uri",
];

/// An app that is there now.
#[derive(Debug)]
pub struct Registered {
    /// It.
    pub client: Client,
    /// Its secret, shown this once.
    pub secret: Option<Plaintext>,
}

/// Why nothing was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterRefusal {
    /// 401, or 503: the token proves nobody.
    Caller(CallerRefusal),
    /// 403: the token is for something else.
    Permission,
    /// 400 `invalid_redirect_uri`.
    RedirectUri(String),
    /// 400 `invalid_client_metadata`.
    Metadata(String),
    /// 403: there are as many as there may be.
    Full,
    /// 503.
    Store(StoreError),
}

impl From<StoreError> for RegisterRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whom an initial access token (RFC 7591 §3) proves, if it is for this.
pub async fn caller(token: &Plaintext, ports: &Ports) -> Result<Caller, RegisterRefusal> {
    let caller = personal::authenticate(token, ports).await.map_err(RegisterRefusal::Caller)?;
    if caller.may(Permission::Register) { Ok(caller) } else { Err(RegisterRefusal::Permission) }
}

/// Registers an app as its metadata (RFC 7591 §2) describe it. Unknown ones are ignored.
pub async fn register(
    caller: &Caller,
    metadata: &Map<String, Value>,
    ports: &Ports,
) -> Result<Registered, RegisterRefusal> {
    let creator = caller.member().map(|member| Creator { id: member.id.clone(), name: member.display_name.clone() });
    let new = new_app(metadata, creator)?;
    for uri in &new.redirect_uris {
        check::redirect_uri(uri, false).map_err(|fault| RegisterRefusal::RedirectUri(fault.to_string()))?;
    }
    let of_creator = new.creator.as_ref().map(|_| APPS_EACH_MAX);
    let quota = Quota { of_creator, registered: Some(APPS_MAX) };
    let now = ports.clock.now();
    let by = Author::of(caller.actor(), &ports.whence);
    match apps::add(new, &quota, &by, ports.store.as_ref(), now, ports.entropy.as_ref()).await {
        Ok(Reply::AppWithSecret(app, secret)) => {
            let client = ports.store.client(&app.client_id).await?;
            let gone = || StoreError::Unavailable("the app was deleted at once".to_owned());
            Ok(Registered { client: client.ok_or_else(gone)?, secret: secret.map(|secret| secret.0) })
        }
        Ok(_) => Err(RegisterRefusal::Metadata("the app could not be added".to_owned())),
        Err(AppError::TooMany) => Err(RegisterRefusal::Full),
        Err(AppError::Store(error)) => Err(error.into()),
        Err(error) => Err(RegisterRefusal::Metadata(error.to_string())),
    }
}

fn new_app(metadata: &Map<String, Value>, creator: Option<Creator>) -> Result<NewApp, RegisterRefusal> {
    let wish = Wish(metadata);
    if let Some(name) = NOT_OFFERED.iter().find(|name| metadata.contains_key(**name)) {
        return Err(RegisterRefusal::Metadata(format!("{name} is not offered here")));
    }
    let grants = wish.texts("grant_types")?.unwrap_or_else(|| vec!["authorization_code".to_owned()]);
    let device = "urn:ietf:params:oauth:grant-type:device_code";
    wish.only("grant_types", &grants, &["authorization_code", "refresh_token", device])?;
    let has = |grant: &str| grants.iter().any(|known| known == grant);
    wish.only("response_types", &wish.texts("response_types")?.unwrap_or_default(), &["code"])?;
    wish.only("subject_type", &wish.text("subject_type")?.into_iter().collect::<Vec<_>>(), &["public"])?;
    let (kind, auth_method) = wish.proof()?;
    let redirect_uris = wish.texts("redirect_uris")?.unwrap_or_default();
    if has("authorization_code") && redirect_uris.is_empty() {
        return Err(RegisterRefusal::RedirectUri("redirect_uris is missing".to_owned()));
    }
    let scopes = wish.scopes()?;
    let refresh = match (has("refresh_token"), scopes.has("offline_access")) {
        (true, _) => RefreshPolicy::Always,
        (false, true) => RefreshPolicy::OfflineAccess,
        (false, false) => RefreshPolicy::Never,
    };
    let name = wish.text("client_name")?.unwrap_or_else(|| "App".to_owned());
    Ok(NewApp {
        id: None,
        id_stem: name.chars().take(check::NAME_MAX).collect(),
        secret: None,
        name,
        preset: None,
        url: None,
        kind,
        auth_method,
        redirect_uris,
        token_redirect_aliases: Vec::new(),
        logout: LogoutAddresses {
            post_logout_redirect_uris: wish.texts("post_logout_redirect_uris")?.unwrap_or_default(),
            backchannel_logout_uri: wish.text("backchannel_logout_uri")?,
            backchannel_logout_session_required: wish.flag("backchannel_logout_session_required")?,
        },
        dialect: Dialect::Oidc,
        scopes: scopes.to_string(),
        allowed_groups: Vec::new(),
        trusted: false,
        require_pkce: kind == ClientKind::Public,
        allow_http: false,
        token_in_query: false,
        jwks: metadata.get("jwks").cloned(),
        jwks_uri: wish.text("jwks_uri")?,
        device_flow: has(device),
        require_pushed_requests: wish.flag("require_pushed_authorization_requests")?,
        quirks: Quirks::default(),
        refresh,
        id_token_alg: wish.algorithm()?,
        access_token_format: None,
        client_credentials: false,
        lifetimes: Lifetimes::default(),
        about: About {
            description: String::new(),
            homepage: wish.text("client_uri")?,
            icon_url: wish.text("logo_uri")?,
        },
        denied_groups: Vec::new(),
        optional_scopes: String::new(),
        in_development: false,
        creator,
        registered: true,
    })
}

/// Metadata as they came.
struct Wish<'a>(&'a Map<String, Value>);

impl Wish<'_> {
    fn text(&self, name: &str) -> Result<Option<String>, RegisterRefusal> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(RegisterRefusal::Metadata(format!("{name} must be a text"))),
        }
    }

    fn flag(&self, name: &str) -> Result<bool, RegisterRefusal> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(RegisterRefusal::Metadata(format!("{name} must be true or false"))),
        }
    }

    fn texts(&self, name: &str) -> Result<Option<Vec<String>>, RegisterRefusal> {
        let refused = || RegisterRefusal::Metadata(format!("{name} must be a list of texts"));
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(items)) => {
                let texts = items.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(refused));
                Ok(Some(texts.collect::<Result<_, _>>()?))
            }
            Some(_) => Err(refused()),
        }
    }

    fn only(&self, name: &str, asked: &[String], known: &[&str]) -> Result<(), RegisterRefusal> {
        match asked.iter().all(|word| known.contains(&word.as_str())) {
            true => Ok(()),
            false => Err(RegisterRefusal::Metadata(format!("{name} may have: {}", known.join(", ")))),
        }
    }

    /// How it will prove who it is (RFC 7591 §2).
    fn proof(&self) -> Result<(ClientKind, Option<ClientAuthMethod>), RegisterRefusal> {
        let method = self.text("token_endpoint_auth_method")?;
        let pinned = match method.as_deref() {
            Some("none") => return Ok((ClientKind::Public, None)),
            None | Some("client_secret_basic") => ClientAuthMethod::ClientSecretBasic,
            Some("client_secret_post") => ClientAuthMethod::ClientSecretPost,
            Some("private_key_jwt") => ClientAuthMethod::PrivateKeyJwt,
            Some(_) => {
                return Err(RegisterRefusal::Metadata("this token_endpoint_auth_method is not offered".to_owned()));
            }
        };
        Ok((ClientKind::Confidential, Some(pinned)))
    }

    /// What it may ask for: of what it wants that which there is.
    fn scopes(&self) -> Result<Scopes, RegisterRefusal> {
        let Some(text) = self.text("scope")? else { return Ok(known(&SCOPES.join(" "))) };
        let scopes = known(&text);
        match scopes.0.is_empty() {
            true => Err(RegisterRefusal::Metadata(format!("scope may have: {}", SCOPES.join(", ")))),
            false => Ok(scopes),
        }
    }

    fn algorithm(&self) -> Result<Option<SigningAlgorithm>, RegisterRefusal> {
        let Some(name) = self.text("id_token_signed_response_alg")? else { return Ok(None) };
        serde_json::from_value(Value::String(name)).map(Some).map_err(|_| {
            RegisterRefusal::Metadata("id_token_signed_response_alg may have: RS256, ES256, EdDSA".to_owned())
        })
    }
}

fn known(text: &str) -> Scopes {
    let mut scopes = Scopes::parse(text).unwrap_or_default();
    scopes.0.retain(|scope| SCOPES.contains(&scope.0.as_str()));
    scopes
}

/// What was registered (RFC 7591 §3.2.1).
pub fn answer(registered: &Registered) -> Value {
    let client = &registered.client;
    let mut grants = Vec::new();
    if !client.redirect_uris.is_empty() {
        grants.push("authorization_code");
    }
    if client.refresh != RefreshPolicy::Never {
        grants.push("refresh_token");
    }
    if client.device_flow {
        grants.push("urn:ietf:params:oauth:grant-type:device_code");
    }
    let method = match client.auth_method {
        _ if client.kind == ClientKind::Public => "none",
        Some(ClientAuthMethod::ClientSecretPost) => "client_secret_post",
        Some(ClientAuthMethod::PrivateKeyJwt) => "private_key_jwt",
        Some(ClientAuthMethod::ClientSecretBasic) | None => "client_secret_basic",
    };
    let mut answer = json!({
        "client_id": client.id,
        "client_id_issued_at": client.created_at.0,
        "client_name": client.name,
        "redirect_uris": client.redirect_uris,
        "token_endpoint_auth_method": method,
        "grant_types": grants,
        "response_types": ["code"],
        "scope": client.scopes.to_string(),
        "subject_type": "public",
        "require_pushed_authorization_requests": client.require_pushed_requests,
        "post_logout_redirect_uris": client.post_logout_redirect_uris,
    });
    if let Some(secret) = &registered.secret {
        answer["client_secret"] = secret.reveal().into();
        answer["client_secret_expires_at"] = 0.into();
    }
    if let Some(jwks) = &client.jwks {
        answer["jwks"] = jwks.clone();
    }
    if let Some(algorithm) = client.id_token_alg {
        answer["id_token_signed_response_alg"] = json!(algorithm);
    }
    if let Some(uri) = &client.backchannel_logout_uri {
        answer["backchannel_logout_uri"] = uri.as_str().into();
        answer["backchannel_logout_session_required"] = client.backchannel_logout_session_required.into();
    }
    for (name, value) in
        [("jwks_uri", &client.jwks_uri), ("client_uri", &client.homepage), ("logo_uri", &client.icon_url)]
    {
        if let Some(value) = value {
            answer[name] = value.as_str().into();
        }
    }
    answer
}
