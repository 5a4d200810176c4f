//! The token and revocation endpoints on the wire.

use bytes::Bytes;
use http::header::WWW_AUTHENTICATE;
use http::{HeaderValue, Request, Response, StatusCode};

use crate::model::{ClientId, Dialect, IssuedTokens, RequestFacts, SourceFailure, problem};
use crate::protocol::revoke;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::rules::code::CodeRefusal;
use crate::protocol::rules::refresh::RefreshRefusal;
use crate::protocol::token::{self, GrantRefusal, TokenError};
use crate::web;

use super::decode::Misunderstood;
use super::{Dialects, decode, ips4, mattermost, oidc};

/// What went wrong, before or in the story.
pub(super) enum Failure {
    Misunderstood(Misunderstood),
    /// `header`: the client used `Authorization`.
    Refused {
        error: TokenError,
        header: bool,
    },
}

impl Dialects {
    pub(super) async fn token(&self, path_dialect: Option<Dialect>, request: &Request<Bytes>) -> Response<Bytes> {
        let mut client_id = None;
        match self.redeem(path_dialect, request, &mut client_id).await {
            Ok(tokens) => {
                let facts = RequestFacts {
                    client_id,
                    member_id: Some(tokens.member.id.clone()),
                    result: "ok",
                    issued: Some(IssuedTokens {
                        by_refresh: tokens.refreshed,
                        refresh_token: tokens.refresh_token.is_some(),
                        id_token: tokens.id_token.is_some(),
                    }),
                    ..RequestFacts::default()
                };
                let body = match path_dialect.unwrap_or(tokens.dialect) {
                    Dialect::Mattermost => mattermost::token::tokens(&tokens),
                    Dialect::Oidc | Dialect::Ips4 | Dialect::Gitlab => oidc::tokens(&tokens),
                };
                web::with_facts(web::json(StatusCode::OK, &body), facts)
            }
            Err(failure) => {
                let dialect = path_dialect.unwrap_or_default();
                let (code, result, detail) = described(&failure);
                let facts = RequestFacts { client_id, result, code: Some(code), detail, ..RequestFacts::default() };
                web::with_facts(encode(&failure, dialect, request), facts)
            }
        }
    }

    async fn redeem(
        &self,
        path_dialect: Option<Dialect>,
        request: &Request<Bytes>,
        client_id: &mut Option<ClientId>,
    ) -> Result<token::Tokens, Failure> {
        let form = decode::form(request, path_dialect == Some(Dialect::Ips4)).map_err(Failure::Misunderstood)?;
        if form.repeated().is_some() {
            return Err(Failure::Misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
        }
        let credentials = decode::credentials(request.headers(), &form);
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
        let tokens = token::token(&credentials, grant, &self.settings, &self.ports).await;
        // Only an id that is registered may become a label; without the store nobody knows.
        let registered = match &tokens {
            Err(TokenError::InvalidClient) => matches!(self.ports.store.client(credentials.id()).await, Ok(Some(_))),
            Err(TokenError::Store(_)) => false,
            Ok(_) | Err(_) => true,
        };
        if registered {
            *client_id = Some(credentials.id().clone());
        }
        tokens.map_err(|error| Failure::Refused { error, header })
    }

    pub(super) async fn revoke(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let revoked = async {
            let form = decode::form(request, false).map_err(Failure::Misunderstood)?;
            if form.repeated().is_some() {
                return Err(Failure::Misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
            }
            let credentials = decode::credentials(request.headers(), &form).map_err(Failure::Misunderstood)?;
            let header = matches!(credentials, Credentials::Basic { .. });
            let client = token::authenticate(&credentials, self.now(), &self.ports)
                .await
                .map_err(|error| Failure::Refused { error, header })?;
            let token = form.get("token").ok_or(Failure::Misunderstood(Misunderstood::Missing("token")))?;
            revoke::revoke(&client, &crate::model::Plaintext::new(token), &self.ports)
                .await
                .map_err(|error| Failure::Refused { error: TokenError::Store(error), header })?;
            Ok(client.id)
        };
        match revoked.await {
            Ok(client_id) => {
                let facts = RequestFacts { client_id: Some(client_id), result: "ok", ..RequestFacts::default() };
                web::with_facts(web::empty(StatusCode::OK), facts)
            }
            Err(failure) => {
                let (code, result, detail) = described(&failure);
                let facts = RequestFacts { result, code: Some(code), detail, ..RequestFacts::default() };
                web::with_facts(encode(&failure, Dialect::Oidc, request), facts)
            }
        }
    }
}

fn is_about_the_type(error: &Misunderstood) -> bool {
    matches!(error, Misunderstood::NoGrantType | Misunderstood::UnsupportedGrantType { .. })
}

fn encode(failure: &Failure, dialect: Dialect, request: &Request<Bytes>) -> Response<Bytes> {
    let (status, body) = match dialect {
        Dialect::Ips4 => {
            let (status, body) = ips4::token_failure(failure);
            return web::json(status, &body);
        }
        Dialect::Mattermost => mattermost::token::failure(failure, request),
        Dialect::Oidc | Dialect::Gitlab => oidc::token_failure(failure),
    };
    let mut response = web::json(status, &body);
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

/// Code, result and cause for the log. The client is told much less.
fn described(failure: &Failure) -> (&'static str, &'static str, Option<String>) {
    match failure {
        Failure::Misunderstood(misunderstood) => match misunderstood {
            Misunderstood::InvalidClient { .. } | Misunderstood::NoCredentials => {
                (problem::P403.code, "invalid_client", Some("no readable credentials".to_owned()))
            }
            other => (problem::P408.code, "invalid_request", Some(format!("{other:?}"))),
        },
        Failure::Refused { error, header } => match error {
            TokenError::InvalidClient => {
                let way = if *header { "by header" } else { "by form" };
                (problem::P403.code, "invalid_client", Some(format!("wrong secret, or unknown id, sent {way}")))
            }
            TokenError::InvalidGrant(refusal) => (grant_code(refusal), "invalid_grant", Some(format!("{refusal:?}"))),
            TokenError::InvalidScope => (problem::P407.code, "invalid_scope", None),
            TokenError::Source(failure @ SourceFailure::Drift(_)) => {
                (problem::P320.code, "unavailable", Some(failure.to_string()))
            }
            TokenError::Source(failure) => (problem::P221.code, "unavailable", Some(failure.to_string())),
            TokenError::Store(error) => (problem::P503.code, "unavailable", Some(error.to_string())),
            TokenError::Signing(error) => (problem::P504.code, "error", Some(error.to_string())),
        },
    }
}

fn grant_code(refusal: &GrantRefusal) -> &'static str {
    match refusal {
        GrantRefusal::Code(CodeRefusal::Expired) => problem::P405.code,
        GrantRefusal::Code(CodeRefusal::Verifier) => problem::P406.code,
        GrantRefusal::Code(CodeRefusal::RedirectUri) => problem::P402.code,
        GrantRefusal::Code(_) => problem::P404.code,
        GrantRefusal::Refresh(RefreshRefusal::Reused) => problem::P412.code,
        GrantRefusal::Refresh(_) | GrantRefusal::UnknownRefreshToken => problem::P410.code,
        GrantRefusal::Member(crate::model::Refusal::Banned { .. }) => problem::P310.code,
        GrantRefusal::Member(_) | GrantRefusal::MemberGone => problem::P311.code,
        GrantRefusal::Group => problem::P411.code,
    }
}
