//! Who shows a personal token at Mattermost's addresses.

use bytes::Bytes;
use http::Request;

use crate::dialect::Dialects;
use crate::dialect::decode::{self, Bearer, Schemes};
use crate::model::{Member, Permission, Plaintext, UnixSeconds, problem};
use crate::protocol::personal::{self, Caller, CallerRefusal};

use super::ApiError;

impl Dialects {
    /// Whom a personal token proves.
    pub(in crate::dialect) async fn caller(&self, token: &Plaintext) -> Result<Caller, ApiError> {
        personal::authenticate(token, &self.ports).await.map_err(|refusal| match refusal {
            CallerRefusal::Source(failure) => ApiError::unavailable(failure.problem()),
            CallerRefusal::Store(error) => error.into(),
            CallerRefusal::Token
            | CallerRefusal::Member(_)
            | CallerRefusal::MemberGone
            | CallerRefusal::CannotRecheck => ApiError::session(&problem::P410),
        })
    }

    /// The member whose personal token this is, if it may act for him.
    pub(in crate::dialect) async fn own_member(&self, token: &Plaintext) -> Result<Member, ApiError> {
        Ok(self.own_caller(token).await?.0)
    }

    /// With the time when the token was made.
    async fn own_caller(&self, token: &Plaintext) -> Result<(Member, UnixSeconds), ApiError> {
        let caller = self.caller(token).await?;
        let member = caller.member().filter(|_| caller.may(Permission::Account)).cloned();
        member.map(|member| (member, caller.made_at)).ok_or_else(ApiError::permissions)
    }

    /// The same where an app's own token is no use: it must not allow other apps, nor learn of them.
    pub(in crate::dialect) async fn acting_member(&self, token: &Plaintext) -> Result<Member, ApiError> {
        Ok(self.acting_caller(token).await?.0)
    }

    /// With the time when the token was made.
    pub(in crate::dialect) async fn acting_caller(&self, token: &Plaintext) -> Result<(Member, UnixSeconds), ApiError> {
        if personal::is_personal(token) {
            return self.own_caller(token).await;
        }
        match self.ports.store.access_token(&token.hash()).await? {
            Some(_) => Err(ApiError::permissions()),
            None => Err(ApiError::session(&problem::P410)),
        }
    }
}

/// The token of the header; nowhere else may one stand where something is listed or changed.
pub(in crate::dialect) fn bearer(request: &Request<Bytes>) -> Result<Plaintext, ApiError> {
    match decode::bearer(request, Schemes::Mattermost) {
        Bearer::Found { token, in_query: None } => Ok(token),
        Bearer::Found { in_query: Some(_), .. } => Err(ApiError::in_query()),
        Bearer::Missing => Err(ApiError::no_session()),
        Bearer::Several | Bearer::Malformed => Err(ApiError::session(&problem::P410)),
    }
}
