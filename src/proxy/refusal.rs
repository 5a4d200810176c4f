//! Answers that the gateway gives by itself: static, without a store, and never with the framework's name in them.

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, Response, StatusCode};

use crate::model::problem::{P210, P211, P212, P213, P217, P218, P219, P900};
use crate::model::{Problem, RequestId};

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
            Self::Internal => &P900,
        }
    }

    /// What a visitor reads. It tells nothing of addresses and causes.
    fn sentences(self) -> (&'static str, &'static str) {
        match self {
            Self::Ambiguous(_) => (
                "This request was not understood",
                "Reload the page. If it happens again, tell whoever runs this site.",
            ),
            Self::Method => ("This kind of request is not served", "Use another method."),
            Self::Misspelt => {
                ("There is no such page", "Check the address for capital letters, extra slashes and encoded letters.")
            }
            Self::Host => ("This site has another name", "Open it under its public address."),
            Self::HeadTooLarge => {
                ("Your browser sends too many cookies", "Delete the cookies of this site, then try again.")
            }
            Self::BodyTooLarge => ("This is too much data", "Forms on this address take 16 KiB at most."),
            Self::TooSlow => ("The rest of the request did not come", "Check your connection, then try again."),
            Self::ForumDown | Self::ForumSlow => {
                ("The forum does not answer at the moment", "Please try again in a minute.")
            }
            Self::Internal => {
                ("Something went wrong here", "Please try again. If it happens again, tell whoever runs this site.")
            }
        }
    }

    /// The page. HTML, since only people and broken programs come here.
    pub(super) fn response(self, id: &RequestId) -> Response<Bytes> {
        let (title, advice) = self.sentences();
        let code = self.problem().code;
        let page = format!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title></head>\n\
             <body><main><h1>{title}</h1><p>{advice}</p><p><small>{code} &middot; request {id}</small></p></main></body></html>\n"
        );
        let mut response = Response::new(Bytes::from(page));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers
            .insert("Content-Security-Policy", HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
        headers.insert("X-Content-Type-Options", HeaderValue::from_static("nosniff"));
        match self {
            Self::ForumDown | Self::ForumSlow => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
            }
            Self::Method => {
                headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
            }
            _ => {}
        }
        response
    }
}
