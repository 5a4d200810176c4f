//! A finished page and the header fields that go with it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use url::Url;

use super::Shell;
use crate::model::Hash32;

/// HTML and how to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The document, UTF-8.
    pub html: String,
    /// HTTP status.
    pub status: u16,
    /// Value of `Content-Security-Policy`.
    pub csp: String,
    /// Value of `Referrer-Policy`: `same-origin` where a form of ours is checked by its origin.
    pub referrer_policy: &'static str,
    /// Value of `Retry-After`.
    pub retry_after_secs: Option<u32>,
}

/// A file that pages refer to. Its name holds the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    /// The file.
    pub bytes: Bytes,
    /// Value of `ETag`, with its quotation marks.
    pub etag: String,
}

impl Asset {
    /// Value of `Cache-Control`: the name changes whenever the bytes do.
    pub const CACHE_CONTROL: &'static str = "public, max-age=31536000, immutable";
}

/// The header fields of a page, without `Content-Length`.
///
/// There is no `Cross-Origin-Opener-Policy`: it would cut a login popup from the app that opened it. The console, which no
/// app opens, has one of its own.
pub fn headers(page: &Page) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("content-type", "text/html; charset=utf-8".to_owned()),
        ("cache-control", "no-store".to_owned()),
        ("content-security-policy", page.csp.clone()),
        ("referrer-policy", page.referrer_policy.to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("x-frame-options", "DENY".to_owned()),
    ];
    fields.extend(page.retry_after_secs.map(|seconds| ("retry-after", seconds.to_string())));
    fields
}

/// The policy of a page. `form_target` is one more place that the page's form may lead to; `shell`: the page of the forum
/// around it.
pub(super) fn policy(form_target: Option<&str>, shell: Option<&Shell>) -> String {
    let target = form_target.map(|target| format!(" {target}")).unwrap_or_default();
    let [styles, pictures, fonts] = shell.map(Shell::sources).unwrap_or_default();
    let fonts = if shell.is_some() { format!("font-src 'self'{fonts}; ") } else { String::new() };
    format!(
        "default-src 'none'; style-src 'self'{styles}; img-src 'self' data:{pictures}; {fonts}form-action 'self'{target}; \
         frame-ancestors 'none'; base-uri 'none'"
    )
}

/// A script as a source of a policy: by the hash of its text (Content Security Policy §8.4).
pub(super) fn source_of_script(script: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Hash32::of(script.as_bytes()).0))
}

/// Where a redirect address leads, as sources of a policy. `None` if it is no address.
///
/// Browsers apply `form-action` to every redirect that follows a form, and apps lead on to other hosts of theirs: a broker
/// of log-ins to the app that it serves. So the web is allowed as a whole, or else the scheme of a program.
pub(super) fn policy_source(redirect: &str) -> Option<String> {
    let url = Url::parse(redirect).ok()?;
    match url.scheme() {
        "https" => Some("https:".to_owned()),
        // On this machine, where the next address may be either.
        "http" => Some("http: https:".to_owned()),
        // What runs code or shows a local document is no place for an answer.
        "javascript" | "data" | "blob" | "file" | "about" | "vbscript" | "filesystem" => None,
        scheme => Some(format!("{scheme}:")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirect_addresses_become_sources() {
        for (redirect, want) in [
            ("https://chat.example.org/_oauth/forum?x=1", Some("https:")),
            ("https://chat.example.org:8443", Some("https:")),
            ("http://127.0.0.1:51004/cb", Some("http: https:")),
            ("http://[::1]:51004/cb", Some("http: https:")),
            ("com.example.app:/cb", Some("com.example.app:")),
            ("com.example.app:", Some("com.example.app:")),
            ("com.example.app://host/cb", Some("com.example.app:")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("https://x; script-src *", None),
            ("not an address", None),
        ] {
            assert_eq!(policy_source(redirect).as_deref(), want, "{redirect}");
        }
    }
}
