//! Answers that the gateway gives by itself: drawn without a store, and never with the framework's name in them.

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Response, StatusCode};

use crate::model::problem::{P210, P211, P212, P213, P217, P218, P219, P223, P900};
use crate::model::{Problem, RequestId};
use crate::pages::{self, Voice};

/// Why the gateway answers in place of whoever was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The head or the framing is ambiguous; the word is for the log.
    Ambiguous(&'static str),
    /// TRACE and TRACK would show cookies to scripts (RFC 9110 §9.3.8).
    Method,
    /// A misspelt path of ours.
    Misspelt,
    /// Our own path under a name that is not ours.
    Host,
    /// Our own path with headers that are too long.
    HeadTooLarge,
    /// Our own path with a body that is too long.
    BodyTooLarge,
    /// A body that does not come.
    TooSlow,
    /// The forum's web server does not answer, or answers garbage.
    ForumDown,
    /// It answers, but too late.
    ForumSlow,
    /// Too much waits for visitors who take nothing.
    Busy,
    /// A fault of ours.
    Internal,
}

impl Refusal {
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Ambiguous(_) => StatusCode::BAD_REQUEST,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Misspelt => StatusCode::NOT_FOUND,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::ForumDown => StatusCode::BAD_GATEWAY,
            Self::ForumSlow => StatusCode::GATEWAY_TIMEOUT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub(super) fn problem(self) -> &'static Problem {
        match self {
            Self::Ambiguous(_) | Self::Method => &P211,
            Self::Misspelt => &P212,
            Self::Host => &P213,
            Self::HeadTooLarge => &P219,
            Self::BodyTooLarge => &P218,
            Self::TooSlow => &P217,
            Self::ForumDown | Self::ForumSlow => &P210,
            Self::Busy => &P223,
            Self::Internal => &P900,
        }
    }

    /// What the log says of the cause. `failed`: what failed, as far as it is known.
    pub(super) fn cause(self, failed: Option<String>) -> Option<String> {
        match self {
            Self::Ambiguous(reason) => Some(reason.to_owned()),
            Self::ForumDown | Self::ForumSlow | Self::Internal => failed,
            _ => None,
        }
    }

    /// The same for programs that ask an API.
    pub(super) fn for_programs(self) -> Response<Bytes> {
        let problem = self.problem();
        let error = match self.status().as_u16() {
            502..=504 => "temporarily_unavailable",
            500.. => "server_error",
            _ => "invalid_request",
        };
        let title = match self {
            Self::ForumDown | Self::ForumSlow => "the web server of the API does not answer",
            _ => problem.title,
        };
        let description = format!("{}: {title}", problem.code);
        let body = serde_json::json!({ "error": error, "error_description": description }).to_string();
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
        response
    }

    /// The page. HTML, since only people and broken programs come here.
    pub(super) fn response(self, voice: &Voice, id: &RequestId) -> Response<Bytes> {
        let page = voice.problem(self.problem(), id);
        let mut response = Response::builder().status(self.status());
        for (name, value) in pages::headers(&page) {
            response = response.header(name, value);
        }
        if self == Self::Method {
            response = response.header(ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        // Every field comes from constants; if one were not valid after all, the status alone says enough.
        response.body(Bytes::from(page.html)).unwrap_or_else(|_| {
            let mut bare = Response::new(Bytes::new());
            *bare.status_mut() = self.status();
            bare
        })
    }
}
