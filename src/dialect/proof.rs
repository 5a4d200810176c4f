//! Who does not prove who he is has to wait, and so does who asks about tokens that are none.

use bytes::Bytes;
use http::header::{AUTHORIZATION, RETRY_AFTER};
use http::{HeaderValue, Method, Request, Response, StatusCode};

use crate::model::{Dialect, Hash32, Limit, RequestFacts};
use crate::protocol::personal;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::token::TokenError;
use crate::route::Endpoint;
use crate::web::{self, Claim, NotNow};

use super::decode::{self, Bearer, Schemes};
use super::mattermost::ApiError;
use super::token::{Failure, NOT_NOW};
use super::{Dialects, too_many};

/// A token that a request shows, where there is no other proof.
pub(super) enum Shown {
    /// Of a member or an operator, by its hash. Whoever guesses one is that member.
    Personal(Hash32),
    /// Of an app, by its hash.
    Access(Hash32),
}

impl Dialects {
    /// Whether an app's credentials are looked at now.
    pub(super) fn may_prove(&self, credentials: &Credentials, request: &Request<Bytes>) -> Result<(), Failure> {
        let claim = Claim::App(credentials.id());
        self.limits.guesses.may_try(claim, web::address(request), self.now()).map_err(Failure::NotNow)
    }

    /// They were looked at, and this came of it.
    pub(super) fn looked_at(&self, credentials: &Credentials, request: &Request<Bytes>, error: Option<&TokenError>) {
        let (claim, from, now) = (Claim::App(credentials.id()), web::address(request), self.now());
        match error {
            Some(TokenError::InvalidClient) => self.limits.guesses.failed(claim, from, now),
            // Neither says whether the proof was right.
            Some(TokenError::Store(_) | TokenError::Source(_)) => {}
            Some(_) | None => self.limits.guesses.proved(claim, from, now),
        }
    }

    /// Answers a request that shows a token, unless whoever sends it has to wait.
    pub(super) async fn token_shown(
        &self,
        endpoint: Endpoint,
        dialect: Option<Dialect>,
        request: &Request<Bytes>,
        answer: impl Future<Output = Response<Bytes>>,
    ) -> Response<Bytes> {
        let Some(shown) = shown(endpoint, dialect, request) else { return answer.await };
        let (from, now) = (web::address(request), self.now());
        let may = match &shown {
            Shown::Personal(hash) => self.limits.guesses.may_try(Claim::Token(hash), from, now),
            Shown::Access(hash) => self.limits.may_ask(&(), hash, from, now),
        };
        if let Err(refused) = may {
            return not_now(dialect, refused, request);
        }
        let answer = answer.await;
        match (&shown, answer.status()) {
            (Shown::Personal(hash), StatusCode::UNAUTHORIZED) => {
                self.limits.guesses.failed(Claim::Token(hash), from, now);
            }
            (Shown::Personal(hash), status) if status.is_success() => {
                self.limits.guesses.proved(Claim::Token(hash), from, now);
            }
            (Shown::Access(_), StatusCode::UNAUTHORIZED) => self.limits.asked_in_vain(&(), from, now),
            (Shown::Access(hash), status) if status.is_success() => self.limits.remember_token(hash, now),
            _ => {}
        }
        answer
    }
}

fn shown(endpoint: Endpoint, dialect: Option<Dialect>, request: &Request<Bytes>) -> Option<Shown> {
    let of_members = match endpoint {
        Endpoint::MattermostApps | Endpoint::AuthorizedApps | Endpoint::Deauthorize | Endpoint::Register => true,
        // A window shows none.
        Endpoint::Authorize if *request.method() == Method::POST => request.headers().contains_key(AUTHORIZATION),
        Endpoint::Userinfo => false,
        _ => return None,
    };
    let schemes =
        if dialect == Some(Dialect::Mattermost) || of_members { Schemes::Mattermost } else { Schemes::Standard };
    let Bearer::Found { token, .. } = decode::bearer(request, schemes) else { return None };
    let of_members = of_members || personal::is_personal(&token);
    Some(if of_members { Shown::Personal(token.hash()) } else { Shown::Access(token.hash()) })
}

fn not_now(dialect: Option<Dialect>, refused: NotNow, request: &Request<Bytes>) -> Response<Bytes> {
    let NotNow { wait_secs, limit } = refused;
    if dialect != Some(Dialect::Mattermost) {
        return too_many(NOT_NOW.1, limit, wait_secs);
    }
    let mut answer = ApiError::too_many().answer(request, None);
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait_secs));
    web::with_facts(answer, RequestFacts::too_many(limit))
}

/// The limit behind a failure, if there is one.
pub(super) fn limit_of(failure: &Failure) -> Option<Limit> {
    match failure {
        Failure::NotNow(refused) => Some(refused.limit),
        Failure::Misunderstood(_) | Failure::Refused { .. } => None,
    }
}
