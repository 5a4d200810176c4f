//! The introspection endpoint on the wire (RFC 7662).

use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::model::{Dialect, Plaintext, RequestFacts};
use crate::protocol::introspect;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::token;
use crate::web;

use super::decode::Misunderstood;
use super::token::{Failure, described, encode};
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
            Err(failure) => {
                let (code, result, detail) = described(&failure);
                let facts = RequestFacts { result, code: Some(code), detail, ..RequestFacts::default() };
                web::with_facts(encode(&failure, Dialect::Oidc, request), facts)
            }
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
        let refused = |error| Failure::Refused { error, header };
        let ports = web::ports_of(&self.ports, request);
        let client = token::authenticate(&credentials, self.now(), &ports).await.map_err(refused)?;
        let shown = form.get("token").ok_or(Failure::Misunderstood(Misunderstood::Missing("token")))?;
        let active = introspect::introspect(&client, &Plaintext::new(shown), &self.settings, &self.ports).await;
        Ok((client.id, active.map_err(refused)?))
    }
}
