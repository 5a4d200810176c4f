//! The introspection endpoint on the wire (RFC 7662).

use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::model::{Plaintext, RequestFacts};
use crate::protocol::introspect;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::token;
use crate::web;

use super::decode::Misunderstood;
use super::token::{Failure, refused};
use super::{Dialects, decode, oidc};

impl Dialects {
    pub(super) async fn introspect(&self, request: &Request<Bytes>) -> Response<Bytes> {
        match self.look_into(request).await {
            Ok((client_id, active)) => {
                let result = if active.is_some() { "ok" } else { "inactive" };
                let facts = RequestFacts { client_id: Some(client_id), result, ..RequestFacts::default() };
                let body = oidc::introspection(active.as_ref(), &self.settings.issuer);
                web::with_facts(web::json(StatusCode::OK, &body), facts)
            }
            Err(failure) => refused(&failure, request),
        }
    }

    async fn look_into(
        &self,
        request: &Request<Bytes>,
    ) -> Result<(crate::model::ClientId, Option<introspect::Active>), Failure> {
        let form = decode::form(request, false).map_err(Failure::Misunderstood)?;
        if form.repeated().is_some() {
            return Err(Failure::Misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
        }
        let credentials = self.credentials(request, &form).map_err(Failure::Misunderstood)?;
        let header = matches!(credentials, Credentials::Basic { .. });
        let failed = |error| Failure::Refused { error, header };
        let ports = web::ports_of(&self.ports, request);
        self.may_prove(&credentials, request)?;
        let client = token::authenticate(&credentials, self.now(), &ports).await;
        self.looked_at(&credentials, request, client.as_ref().err());
        let client = client.map_err(failed)?;
        let (from, now) = (web::address(request), self.now());
        let shown = form.get("token").ok_or(Failure::Misunderstood(Misunderstood::Missing("token")))?;
        let shown = Plaintext::new(shown);
        self.limits.may_ask(&client.id, &shown.hash(), from, now).map_err(Failure::NotNow)?;
        let active = introspect::introspect(&client, &shown, &self.settings, &self.ports).await;
        let active = active.map_err(failed)?;
        match active {
            Some(_) => self.limits.remember_token(&shown.hash(), now),
            None => self.limits.asked_in_vain(&client.id, from, now),
        }
        Ok((client.id, active))
    }
}
