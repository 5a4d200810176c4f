//! The chat's side of OpenID Connect: addresses from discovery, code for tokens, and every check in between.

use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::Mutex;

use super::super::DemoError;
use super::super::server::parameter;
use super::Settings;
use super::sessions::{Login, Pending};
use crate::model::Plaintext;

/// The largest answer that is read, bytes.
const ANSWER_BYTES_MAX: usize = 1 << 20;
/// How far the clocks of two machines may differ, seconds.
const LEEWAY_SECS: i64 = 60;

/// Why a login at the chat fails.
#[derive(Debug)]
pub enum ChatError {
    /// The provider said no: `error` and `error_description` (RFC 6749 §4.1.2.1 and §5.2).
    Refused {
        /// The code.
        error: String,
        /// The sentence beside it; may be empty.
        description: String,
    },
    /// The provider does not answer, or not in the way of OpenID Connect.
    Unusable(String),
    /// An answer that does not fit what was asked. Somebody may have tampered with it.
    Suspicious(&'static str),
    /// The chat's own fault.
    Broken(String),
}

#[derive(Clone, Deserialize)]
struct Discovery {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    userinfo_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    id_token: Option<String>,
    refresh_token: Option<String>,
    expires_in: Option<i64>,
    scope: Option<String>,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
    #[serde(default)]
    error_description: String,
}

/// One provider and this chat's registration there.
pub struct Provider {
    settings: Settings,
    redirect_uri: String,
    http: reqwest::Client,
    known: Mutex<Option<(Discovery, JwkSet)>>,
}

impl Provider {
    /// Prepares the HTTP client; asks nothing yet.
    pub fn new(settings: Settings, redirect_uri: String) -> Result<Self, DemoError> {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .user_agent("DemoChat/1.0")
            .build()
            .map_err(|error| DemoError::System(format!("the chat's HTTP client: {error}")))?;
        Ok(Self { settings, redirect_uri, http, known: Mutex::new(None) })
    }

    /// Where the browser goes to log in.
    pub async fn authorize_url(&self, pending: &Pending) -> Result<String, ChatError> {
        let (discovery, _) = self.known(false).await?;
        let mut address = url::Url::parse(&discovery.authorization_endpoint)
            .map_err(|error| ChatError::Unusable(format!("authorization_endpoint: {error}")))?;
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", &self.redirect_uri)
            .append_pair("scope", &self.settings.scope)
            .append_pair("state", &pending.state)
            .append_pair("nonce", &pending.nonce)
            .append_pair("code_challenge", &pending.challenge())
            .append_pair("code_challenge_method", "S256");
        Ok(address.into())
    }

    /// Turns the query of the callback into a login. Its `state` has been checked.
    pub async fn redeem(&self, query: &str, pending: &Pending) -> Result<Login, ChatError> {
        let (discovery, _) = self.known(false).await?;
        match parameter(query, "iss") {
            Some(issuer) if issuer != discovery.issuer => {
                return Err(ChatError::Suspicious("the answer names another issuer (iss)"));
            }
            None if discovery.authorization_response_iss_parameter_supported => {
                return Err(ChatError::Suspicious("the answer does not name its issuer (iss)"));
            }
            _ => {}
        }
        if let Some(error) = parameter(query, "error") {
            let description = parameter(query, "error_description").unwrap_or_default();
            return Err(ChatError::Refused { error, description });
        }
        let code = parameter(query, "code").ok_or(ChatError::Suspicious("the answer has no code"))?;
        let tokens = self
            .tokens(
                &discovery,
                &[
                    ("grant_type", "authorization_code"),
                    ("code", &code),
                    ("redirect_uri", &self.redirect_uri),
                    ("code_verifier", pending.verifier.reveal()),
                ],
            )
            .await?;
        let id_token = tokens.id_token.as_deref().ok_or(ChatError::Suspicious("there is no ID token"))?;
        let claims = self.verify(id_token).await?;
        if claims.get("nonce").and_then(Value::as_str) != Some(pending.nonce.as_str()) {
            return Err(ChatError::Suspicious("the ID token belongs to another login (nonce)"));
        }
        self.login(&discovery, tokens, claims, 0).await
    }

    /// Fetches new tokens for a login (RFC 6749 §6).
    pub async fn refresh(&self, login: &Login) -> Result<Login, ChatError> {
        let Some(token) = &login.refresh_token else {
            return Err(ChatError::Unusable("the forum gave no refresh token".to_owned()));
        };
        let (discovery, _) = self.known(false).await?;
        let form = [("grant_type", "refresh_token"), ("refresh_token", token.reveal())];
        let mut tokens = self.tokens(&discovery, &form).await?;
        let claims = match &tokens.id_token {
            Some(id_token) => self.verify(id_token).await?,
            None => login.claims.clone(),
        };
        if claims.get("sub") != login.claims.get("sub") {
            return Err(ChatError::Suspicious("the new tokens belong to somebody else (sub)"));
        }
        // A provider that does not rotate repeats nothing; the old one stays good then.
        tokens.refresh_token = tokens.refresh_token.or_else(|| Some(token.reveal().to_owned()));
        self.login(&discovery, tokens, claims, login.refreshed.saturating_add(1)).await
    }

    async fn login(
        &self,
        discovery: &Discovery,
        tokens: Tokens,
        claims: Value,
        refreshed: u32,
    ) -> Result<Login, ChatError> {
        let request = self.http.get(&discovery.userinfo_endpoint).bearer_auth(&tokens.access_token);
        let userinfo: Value = read(request).await?;
        if userinfo.get("sub").is_none() || userinfo.get("sub") != claims.get("sub") {
            return Err(ChatError::Suspicious("userinfo speaks of somebody else (sub)"));
        }
        let now = self.settings.clock.now().0;
        Ok(Login {
            claims,
            userinfo,
            refresh_token: tokens.refresh_token.map(Plaintext::new),
            scope: tokens.scope,
            expires_at: tokens.expires_in.map(|seconds| now.saturating_add(seconds)),
            refreshed,
        })
    }

    async fn tokens(&self, discovery: &Discovery, form: &[(&str, &str)]) -> Result<Tokens, ChatError> {
        let secret = self.settings.client_secret.reveal();
        let request = self.http.post(&discovery.token_endpoint).basic_auth(&self.settings.client_id, Some(secret));
        read(request.form(form)).await
    }

    /// Signature, issuer, audience and time of an ID token (OIDC Core §3.1.3.7). Answers its claims.
    async fn verify(&self, token: &str) -> Result<Value, ChatError> {
        const WRONG: ChatError = ChatError::Suspicious("the ID token is not valid");
        let header = jsonwebtoken::decode_header(token).map_err(|_| WRONG)?;
        if !matches!(header.alg, Algorithm::RS256 | Algorithm::ES256 | Algorithm::EdDSA) {
            return Err(ChatError::Suspicious("the ID token is signed in a way that was not asked for (alg)"));
        }
        let kid = header.kid.ok_or(ChatError::Suspicious("the ID token does not name its key (kid)"))?;
        let (mut discovery, mut keys) = self.known(false).await?;
        if keys.find(&kid).is_none() {
            // Keys change; an unknown one is a reason to look again, once.
            (discovery, keys) = self.known(true).await?;
        }
        let key = keys.find(&kid).ok_or(ChatError::Suspicious("the key of the ID token is unknown (kid)"))?;
        let key = DecodingKey::from_jwk(key).map_err(|error| ChatError::Unusable(format!("jwks: {error}")))?;
        let mut rules = Validation::new(header.alg);
        rules.set_issuer(&[&discovery.issuer]);
        rules.set_audience(&[&self.settings.client_id]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // The time is ours to judge, by the clock of the settings.
        rules.validate_exp = false;
        let claims = jsonwebtoken::decode::<Value>(token, &key, &rules).map_err(|_| WRONG)?.claims;
        let now = self.settings.clock.now().0;
        let second = |name: &str| claims.get(name).and_then(Value::as_i64);
        if second("exp").is_none_or(|exp| exp.saturating_add(LEEWAY_SECS) < now) {
            return Err(ChatError::Suspicious("the ID token is too old (exp)"));
        }
        if second("iat").is_none_or(|iat| iat > now.saturating_add(LEEWAY_SECS)) {
            return Err(ChatError::Suspicious("the ID token comes from the future (iat)"));
        }
        Ok(claims)
    }

    /// Discovery document and keys; fetched once, or `again`.
    async fn known(&self, again: bool) -> Result<(Discovery, JwkSet), ChatError> {
        let mut known = self.known.lock().await;
        if let Some(known) = known.as_ref().filter(|_| !again) {
            return Ok(known.clone());
        }
        let address = format!("{}/.well-known/openid-configuration", self.settings.issuer.trim_end_matches('/'));
        let discovery: Discovery = read(self.http.get(address)).await?;
        if discovery.issuer != self.settings.issuer {
            return Err(ChatError::Suspicious("the discovery document names another issuer"));
        }
        let keys: JwkSet = read(self.http.get(&discovery.jwks_uri)).await?;
        Ok(known.insert((discovery, keys)).clone())
    }
}

/// Sends a request and reads its JSON. A status of 400 and above becomes the refusal that its body holds.
async fn read<T: DeserializeOwned>(request: reqwest::RequestBuilder) -> Result<T, ChatError> {
    // Addresses may hold what must not be shown.
    let unusable = |error: reqwest::Error| ChatError::Unusable(error.without_url().to_string());
    let mut answer = request.send().await.map_err(unusable)?;
    let status = answer.status();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(unusable)? {
        if body.len() + chunk.len() > ANSWER_BYTES_MAX {
            return Err(ChatError::Unusable("the answer is too long".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    if !status.is_success() {
        return Err(match serde_json::from_slice::<Refusal>(&body) {
            Ok(refusal) => ChatError::Refused { error: refusal.error, description: refusal.error_description },
            Err(_) => ChatError::Unusable(format!("status {status}")),
        });
    }
    serde_json::from_slice(&body).map_err(|error| ChatError::Unusable(format!("not the JSON expected: {error}")))
}
