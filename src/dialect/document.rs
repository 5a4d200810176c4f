//! Documents for every browser client, ready to send.

use std::sync::{PoisonError, RwLock};

use bytes::Bytes;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderValue, Request, Response, StatusCode};
use serde_json::Value;

use crate::model::Hash32;

/// A document that changes with the signing keys only.
#[derive(Clone)]
pub(super) struct Document {
    body: Bytes,
    etag: HeaderValue,
}

impl Document {
    pub(super) fn new(value: &Value) -> Self {
        let body = Bytes::from(value.to_string());
        let hash = String::from(Hash32::of(&body));
        let etag = HeaderValue::from_str(&format!("\"{hash}\"")).unwrap_or_else(|_| HeaderValue::from_static("\"0\""));
        Self { body, etag }
    }

    pub(super) fn send(self, request: &Request<Bytes>) -> Response<Bytes> {
        let known = request.headers().get(IF_NONE_MATCH) == Some(&self.etag);
        let mut response = Response::new(if known { Bytes::new() } else { self.body });
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let headers = response.headers_mut();
        headers.insert(ETAG, self.etag);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
        response
    }
}

/// A document that is kept until there are other keys.
#[derive(Default)]
pub(super) struct Kept(RwLock<Option<(u64, Document)>>);

impl Kept {
    /// The document for this edition of the keys, made if it is not the one that is kept.
    pub(super) fn of(&self, edition: u64, make: impl FnOnce() -> Value) -> Document {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, document)) = kept.filter(|(known, _)| *known == edition) {
            return document;
        }
        let document = Document::new(&make());
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((edition, document.clone()));
        document
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_is_made_once_for_each_edition() {
        let kept = Kept::default();
        for (edition, made, want) in [(1, "a", "a"), (1, "b", "a"), (2, "c", "c"), (1, "d", "d")] {
            let document = kept.of(edition, || json!(made));
            assert_eq!(document.body, json!(want).to_string(), "{edition}");
        }
    }
}
