//! The token and revocation endpoints on the wire.

use bytes::Bytes;
use http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderValue, Request, Response, StatusCode};

use crate::model::{Client, ClientId, ClientKind, Dialect, IssuedTokens, RequestFacts, problem};
use crate::protocol::device::DeviceRefusal;
use crate::protocol::revoke;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::rules::code::CodeRefusal;
use crate::protocol::rules::redirect_uri::{self, Difference};
use crate::protocol::rules::refresh::RefreshRefusal;
use crate::protocol::token::{self, GrantRefusal, TokenError};
use crate::web::{self, NotNow, Parameters};

use super::authorize::shown;
use super::decode::Misunderstood;
use super::proof::limit_of;
use super::{Dialects, decode, gitlab, ips4, mattermost, oidc};

/// What went wrong, before or in the story.
pub(super) enum Failure {
    Misunderstood(Misunderstood),
    /// `header`: the client used `Authorization`.
    Refused {
        error: TokenError,
        header: bool,
    },
    /// It was not looked at: there were too many failures before.
    NotNow(NotNow),
}

impl Failure {
    /// Whether it came after this client had proved that it is the one that it says it is.
    fn is_of(&self, client: &Client) -> bool {
        let unproven = |error: &TokenError| matches!(error, TokenError::InvalidClient | TokenError::CredentialsTwice);
        match self {
            Self::Refused { error, .. } => client.kind == ClientKind::Confidential && !unproven(error),
            Self::Misunderstood(_) | Self::NotNow(_) => false,
        }
    }
}

/// What is told to whoever has to wait, in all shapes.
pub(super) const NOT_NOW: (&str, &str) = ("slow_down", "Too many tries failed. Wait before the next one.");

/// Who a request claims to come from, once that could be read.
type Claimed = Option<ClientId>;

impl Dialects {
    pub(super) async fn token(&self, path_dialect: Option<Dialect>, request: &Request<Bytes>) -> Response<Bytes> {
        let mut claimed = None;
        match self.redeem(path_dialect, request, &mut claimed).await {
            Ok(tokens) => {
                self.limits.remember_token(&tokens.access_token.hash(), self.now());
                let facts = RequestFacts {
                    client_id: claimed,
                    member_id: tokens.member_id.clone(),
                    result: "ok",
                    old_secret: tokens.old_secret,
                    issued: Some(IssuedTokens {
                        by_refresh: tokens.refreshed,
                        refresh_token: tokens.refresh_token.is_some(),
                        id_token: tokens.id_token.is_some(),
                    }),
                    ..RequestFacts::default()
                };
                let body = match path_dialect.unwrap_or(tokens.dialect) {
                    Dialect::Mattermost => mattermost::token::tokens(&tokens),
                    Dialect::Gitlab => gitlab::tokens(&tokens, self.now()),
                    Dialect::Ips4 if path_dialect.is_none() => ips4::built_in_tokens(&tokens),
                    Dialect::Oidc | Dialect::Ips4 => oidc::tokens(&tokens),
                };
                web::with_facts(web::json(StatusCode::OK, &body), facts)
            }
            Err(failure) => {
                // Only an id that is registered may become a label; without the store nobody knows.
                let client = match &claimed {
                    Some(id) => self.ports.store.client(id).await.ok().flatten(),
                    None => None,
                };
                let dialect = path_dialect.or(client.as_ref().map(|client| client.dialect)).unwrap_or_default();
                let (code, result, detail) = described(&failure);
                let proven_app = client.as_ref().is_some_and(|client| failure.is_of(client));
                let client_id = client.map(|client| client.id);
                // A device that waits is in order.
                let code = Some(code).filter(|_| result != "authorization_pending");
                let limit = limit_of(&failure);
                let facts =
                    RequestFacts { client_id, result, code, detail, proven_app, limit, ..RequestFacts::default() };
                web::with_facts(encode(&failure, dialect, request), facts)
            }
        }
    }

    async fn redeem(
        &self,
        path_dialect: Option<Dialect>,
        request: &Request<Bytes>,
        claimed: &mut Claimed,
    ) -> Result<token::Tokens, Failure> {
        let form = self.token_form(path_dialect, request).await?;
        if form.repeated().is_some() {
            return Err(Failure::Misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
        }
        let credentials = self.credentials(request, &form);
        *claimed = credentials.as_ref().ok().map(|credentials| credentials.id().clone());
        let grant = match decode::grant(&form) {
            Err(error) if path_dialect == Some(Dialect::Mattermost) || is_about_the_type(&error) => {
                // The plugin, like most servers, looks at the grant type first; Mattermost at the whole grant.
                return Err(Failure::Misunderstood(error));
            }
            grant => grant,
        };
        let credentials = credentials.map_err(Failure::Misunderstood)?;
        let grant = grant.map_err(Failure::Misunderstood)?;
        let header = matches!(credentials, Credentials::Basic { .. });
        self.may_prove(&credentials, request)?;
        let tokens = token::token(&credentials, grant, &self.settings, &web::ports_of(&self.ports, request)).await;
        self.looked_at(&credentials, request, tokens.as_ref().err());
        tokens.map_err(|error| match (&credentials, error) {
            (Credentials::Public { .. }, TokenError::InvalidClient) => Failure::Misunderstood(Misunderstood::NoSecret),
            (_, error) => Failure::Refused { error, header },
        })
    }

    /// The form. For an app that has the switch, a query in its place: Rocket.Chat 6.3.0 sends an empty body.
    async fn token_form(&self, path_dialect: Option<Dialect>, request: &Request<Bytes>) -> Result<Parameters, Failure> {
        let form = decode::form(request, path_dialect == Some(Dialect::Ips4)).map_err(Failure::Misunderstood)?;
        let query = request.uri().query().unwrap_or_default();
        if query.is_empty() || !request.body().is_empty() {
            return Ok(form);
        }
        let Ok(query) = Parameters::parse(query.as_bytes()) else { return Ok(form) };
        let Ok(credentials) = decode::credentials(request.headers(), &query) else { return Ok(form) };
        match self.ports.store.client(credentials.id()).await {
            Ok(Some(client)) if client.quirks.token_params_in_query => Ok(query),
            Ok(_) if query.has("grant_type") => {
                let text = "The body is empty, and parameters in the query are not taken.";
                Err(Failure::Misunderstood(Misunderstood::InvalidRequest(text)))
            }
            Ok(_) => Ok(form),
            Err(error) => Err(Failure::Refused { error: TokenError::Store(error), header: false }),
        }
    }

    /// Who the client says it is. Signatures of its own may be meant for the issuer or for the token address
    /// (RFC 7523 §3).
    pub(super) fn credentials(
        &self,
        request: &Request<Bytes>,
        form: &web::Parameters,
    ) -> Result<Credentials, Misunderstood> {
        let mut credentials = decode::credentials(request.headers(), form)?;
        if let Credentials::Assertion { audiences, .. } = &mut credentials {
            let issuer = &self.settings.issuer;
            *audiences = vec![issuer.clone(), format!("{issuer}{}/token", self.settings.prefix)];
        }
        Ok(credentials)
    }

    pub(super) async fn revoke(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let revoked = async {
            let form = decode::form(request, false).map_err(Failure::Misunderstood)?;
            if form.repeated().is_some() {
                return Err(Failure::Misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
            }
            let credentials = self.credentials(request, &form).map_err(Failure::Misunderstood)?;
            let header = matches!(credentials, Credentials::Basic { .. });
            let ports = web::ports_of(&self.ports, request);
            self.may_prove(&credentials, request)?;
            let client = token::authenticate(&credentials, self.now(), &ports).await;
            self.looked_at(&credentials, request, client.as_ref().err());
            let client = client.map_err(|error| Failure::Refused { error, header })?;
            let token = form.get("token").ok_or(Failure::Misunderstood(Misunderstood::Missing("token")))?;
            revoke::revoke(&client, &crate::model::Plaintext::new(token), &ports)
                .await
                .map_err(|error| Failure::Refused { error: TokenError::Store(error), header })?;
            Ok(client)
        };
        match revoked.await {
            Ok(client) => {
                let facts = RequestFacts { client_id: Some(client.id), result: "ok", ..RequestFacts::default() };
                let answer = match client.dialect {
                    Dialect::Gitlab => web::json(StatusCode::OK, &serde_json::json!({})),
                    Dialect::Oidc | Dialect::Ips4 | Dialect::Mattermost => web::empty(StatusCode::OK),
                };
                web::with_facts(answer, facts)
            }
            Err(failure) => refused(&failure, request),
        }
    }
}

/// A refusal by the book, with its line for the log.
pub(super) fn refused(failure: &Failure, request: &Request<Bytes>) -> Response<Bytes> {
    let (code, result, detail) = described(failure);
    let facts = RequestFacts { result, code: Some(code), detail, limit: limit_of(failure), ..RequestFacts::default() };
    web::with_facts(encode(failure, Dialect::Oidc, request), facts)
}

fn is_about_the_type(error: &Misunderstood) -> bool {
    matches!(error, Misunderstood::NoGrantType | Misunderstood::UnsupportedGrantType { .. })
}

pub(super) fn encode(failure: &Failure, dialect: Dialect, request: &Request<Bytes>) -> Response<Bytes> {
    let (status, body) = match dialect {
        Dialect::Ips4 => {
            let (status, body) = ips4::token_failure(failure);
            return in_time(web::json(status, &body), failure);
        }
        Dialect::Mattermost => mattermost::token::failure(failure, request),
        Dialect::Gitlab => gitlab::token_failure(failure),
        Dialect::Oidc => oidc::token_failure(failure),
    };
    let mut response = in_time(web::json(status, &body), failure);
    if dialect == Dialect::Gitlab
        && status.is_client_error()
        && status != StatusCode::TOO_MANY_REQUESTS
        && let Ok(challenge) = HeaderValue::from_str(&gitlab::challenge(&body))
    {
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    let header = matches!(
        failure,
        Failure::Misunderstood(Misunderstood::InvalidClient { header: true })
            | Failure::Refused { error: TokenError::InvalidClient, header: true }
    );
    if header {
        let challenge = HeaderValue::from_static("Basic realm=\"portico\", charset=\"UTF-8\"");
        response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
    }
    response
}

/// With the time to wait, if that is what it is.
fn in_time(mut response: Response<Bytes>, failure: &Failure) -> Response<Bytes> {
    if let Failure::NotNow(NotNow { wait_secs, .. }) = failure {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*wait_secs));
    }
    response
}

/// Code, result and cause for the log. The client is told much less.
pub(super) fn described(failure: &Failure) -> (&'static str, &'static str, Option<String>) {
    match failure {
        Failure::Misunderstood(misunderstood) => match misunderstood {
            other @ (Misunderstood::InvalidClient { .. } | Misunderstood::NoCredentials | Misunderstood::NoSecret) => {
                (problem::P403.code, "invalid_client", Some(misunderstood_as(other)))
            }
            other => (problem::P408.code, "invalid_request", Some(misunderstood_as(other))),
        },
        Failure::NotNow(NotNow { limit, .. }) => (problem::P450.code, "refused", RequestFacts::too_many(*limit).detail),
        Failure::Refused { error, header } => match error {
            TokenError::InvalidClient => {
                let way = if *header { "by header" } else { "by form" };
                (problem::P403.code, "invalid_client", Some(format!("wrong secret, or unknown id, sent {way}")))
            }
            TokenError::CredentialsTwice => {
                let detail = "id and secret came by header and form at once; portico app edit ID --credentials-twice";
                (problem::P403.code, "invalid_request", Some(detail.to_owned()))
            }
            TokenError::InvalidGrant(GrantRefusal::Code(CodeRefusal::RedirectUri { used, sent })) => {
                (problem::P402.code, "invalid_grant", Some(other_address(used, sent.as_deref())))
            }
            TokenError::InvalidGrant(refusal) => {
                (grant_code(refusal), "invalid_grant", Some(grant_detail(refusal).to_owned()))
            }
            TokenError::InvalidScope => {
                let detail = "scope asks for more than the app has, or than this login was given";
                (problem::P407.code, "invalid_scope", Some(detail.to_owned()))
            }
            TokenError::UnauthorizedClient => {
                let detail = "this way to get tokens is not switched on for the app";
                (problem::P413.code, "unauthorized_client", Some(detail.to_owned()))
            }
            TokenError::Device(DeviceRefusal::Pending) => (problem::P405.code, "authorization_pending", None),
            TokenError::Device(DeviceRefusal::SlowDown) => {
                (problem::P450.code, "slow_down", Some("the device asks more often than it was told to".to_owned()))
            }
            TokenError::Device(DeviceRefusal::Expired) => {
                (problem::P405.code, "expired_token", Some("nobody answered for the device in time".to_owned()))
            }
            TokenError::Device(DeviceRefusal::Denied) => {
                (problem::P410.code, "access_denied", Some("the member said no to the device".to_owned()))
            }
            TokenError::Source(failure) => (failure.problem().code, "unavailable", Some(failure.to_string())),
            TokenError::Store(error) => (problem::P503.code, "unavailable", Some(error.to_string())),
            TokenError::Signing(error) => (problem::P504.code, "error", Some(error.to_string())),
        },
    }
}

/// What cannot be read of a request. For the operator.
fn misunderstood_as(misunderstood: &Misunderstood) -> String {
    match misunderstood {
        Misunderstood::InvalidRequest(why) => (*why).to_owned(),
        Misunderstood::UnsupportedGrantType { sent } => format!("grant_type {:?} is not offered", shown(sent)),
        Misunderstood::Missing(name) => format!("{name} is missing"),
        Misunderstood::NoGrantType => "grant_type is missing".to_owned(),
        Misunderstood::InvalidClient { .. } | Misunderstood::NoCredentials | Misunderstood::NoSecret => {
            "no readable credentials".to_owned()
        }
    }
}

/// Why a code or token buys nothing. For the operator; the client gets one sentence for all of it.
fn grant_detail(refusal: &GrantRefusal) -> &'static str {
    match refusal {
        GrantRefusal::Code(refusal) => match refusal {
            CodeRefusal::Unknown => "the code was never issued, was spent by a refused request, or is forgotten",
            CodeRefusal::Replayed(_) => "the code was redeemed before; its login was ended",
            CodeRefusal::OtherClient => "the code belongs to another app",
            CodeRefusal::Expired => "the code is too old",
            CodeRefusal::RedirectUri { .. } => "the code went to another address",
            CodeRefusal::Verifier => "the code_verifier does not fit",
        },
        GrantRefusal::Refresh(refusal) => match refusal {
            RefreshRefusal::OtherClient => "the refresh token belongs to another app",
            RefreshRefusal::Expired => "the refresh token or its login is past its end",
            RefreshRefusal::Reused => "the refresh token had been replaced; its login was ended",
            RefreshRefusal::Crowded => "the refresh token was used several times at once",
        },
        GrantRefusal::UnknownRefreshToken => "the refresh token is not known, or its login has ended",
        GrantRefusal::UnknownDeviceCode => "the device code is not known, or was spent",
        GrantRefusal::Member(_) => "the forum no longer lets this member in; the login was ended",
        GrantRefusal::MemberGone => "the forum no longer has this member; the login was ended",
        GrantRefusal::Group => "the member is no longer in a group that may use the app",
    }
}

/// The code went to one address, and the client names another one. For the operator.
fn other_address(used: &str, sent: Option<&str>) -> String {
    let Some(sent) = sent else { return format!("no redirect_uri was sent, the code went to {:?}", shown(used)) };
    format!("redirect_uri {:?}, the code went to {:?}{}", shown(sent), shown(used), address_hint(sent, used))
}

/// What usually is behind a small difference between two addresses of a client.
pub(super) fn address_hint(sent: &str, known: &str) -> &'static str {
    match redirect_uri::difference(sent, known) {
        Some(Difference::Scheme) => {
            "; only the scheme differs: check the public address in the app's settings (Mattermost: SiteURL, \
             Rocket.Chat: Site_Url) and X-Forwarded-Proto of the proxy in front of it"
        }
        Some(Difference::Port) => {
            "; only the port differs: check the public address in the app's settings (Mattermost: SiteURL, \
             Rocket.Chat: Site_Url) and the Host header that the proxy in front of it passes on"
        }
        // Rocket.Chat adds it when its login style is left empty, so say so plainly.
        Some(Difference::Close) => "; only ?close differs: set the login style in Rocket.Chat",
        None => "",
    }
}

fn grant_code(refusal: &GrantRefusal) -> &'static str {
    match refusal {
        GrantRefusal::Code(CodeRefusal::Expired) => problem::P405.code,
        GrantRefusal::Code(CodeRefusal::Verifier) => problem::P406.code,
        GrantRefusal::Code(CodeRefusal::RedirectUri { .. }) => problem::P402.code,
        GrantRefusal::Code(_) => problem::P404.code,
        GrantRefusal::Refresh(RefreshRefusal::Reused) => problem::P412.code,
        GrantRefusal::Refresh(_) | GrantRefusal::UnknownRefreshToken | GrantRefusal::UnknownDeviceCode => {
            problem::P410.code
        }
        GrantRefusal::Member(crate::model::Refusal::Banned { .. }) => problem::P310.code,
        GrantRefusal::Member(_) | GrantRefusal::MemberGone => problem::P311.code,
        GrantRefusal::Group => problem::P411.code,
    }
}
