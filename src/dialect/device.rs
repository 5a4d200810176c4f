//! The device authorization endpoint on the wire (RFC 8628 §3.1).

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use serde_json::json;

use crate::model::{Limit, RequestFacts};
use crate::protocol::device::{self, DEVICE_SECS, DeviceCodes, INTERVAL_SECS};
use crate::protocol::rules::client_auth::Credentials;
use crate::web;

use super::decode::Misunderstood;
use super::token::{Failure, refused};
use super::{Dialects, decode, too_many};

impl Dialects {
    pub(super) async fn device_authorization(&self, request: &Request<Bytes>) -> Response<Bytes> {
        if let Err(wait_secs) = self.limits.device_code.spend(web::address(request), self.now()) {
            return too_many("Too many devices begin at this address.", Limit::DeviceCode, wait_secs);
        }
        match self.begin_device(request).await {
            Ok(codes) => {
                let at = format!("{}{}/device", self.settings.issuer, self.settings.prefix);
                let body = json!({
                    "device_code": codes.device_code.reveal(),
                    "user_code": codes.user_code.reveal(),
                    "verification_uri": at,
                    "verification_uri_complete": format!("{at}?user_code={}", codes.user_code.reveal()),
                    "expires_in": DEVICE_SECS,
                    "interval": INTERVAL_SECS,
                });
                let facts = RequestFacts { client_id: Some(codes.client.id), result: "ok", ..RequestFacts::default() };
                web::with_facts(web::json(StatusCode::OK, &body), facts)
            }
            Err(failure) => refused(&failure, request),
        }
    }

    async fn begin_device(&self, request: &Request<Bytes>) -> Result<DeviceCodes, Failure> {
        let form = decode::form(request, false).map_err(Failure::Misunderstood)?;
        if form.repeated().is_some() {
            return Err(Failure::Misunderstood(Misunderstood::InvalidRequest("A parameter was sent twice.")));
        }
        let credentials = self.credentials(request, &form).map_err(Failure::Misunderstood)?;
        let header = matches!(credentials, Credentials::Basic { .. });
        self.may_prove(&credentials, request)?;
        let begun = device::begin(&credentials, form.get("scope"), &web::ports_of(&self.ports, request)).await;
        self.looked_at(&credentials, request, begun.as_ref().err());
        begun.map_err(|error| Failure::Refused { error, header })
    }
}
