//! From header fields and forms to typed requests. Everything is read once and from one place.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderMap, Request};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::{ClientId, Plaintext};
use crate::protocol::authorize::AuthorizeRequest;
use crate::protocol::rules::assertion;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::token::{ACCESS_PREFIX, TokenRequest};
use crate::web::{self, Parameters};

/// Why a request to the token endpoint cannot be understood. Texts are for the client (RFC 6749 §5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misunderstood {
    /// 400 `invalid_request` with this text.
    InvalidRequest(&'static str),
    /// 401 `invalid_client`; whether the header was used.
    InvalidClient { header: bool },
    /// 400 `unsupported_grant_type`.
    UnsupportedGrantType { sent: String },
    /// A parameter of the grant is missing: its name.
    Missing(&'static str),
    /// There is no `grant_type`.
    NoGrantType,
    /// There are no credentials at all.
    NoCredentials,
    /// There is an id without a secret, and it does not suffice.
    NoSecret,
}

/// RFC 6749 §2.3.
pub(super) const ONE_WAY: &str = "Only one way of client authentication may be used.";

/// The parameters of an authorize request.
pub(super) fn authorize(parameters: &Parameters) -> AuthorizeRequest {
    AuthorizeRequest {
        client_id: parameters.owned("client_id"),
        redirect_uri: parameters.owned("redirect_uri"),
        response_type: parameters.owned("response_type"),
        response_mode: parameters.owned("response_mode"),
        scope: parameters.owned("scope"),
        state: parameters.owned("state"),
        nonce: parameters.owned("nonce"),
        // An empty challenge is a broken one, not an absent one: it must not switch PKCE off.
        code_challenge: parameters
            .has("code_challenge")
            .then(|| parameters.owned("code_challenge").unwrap_or_default()),
        code_challenge_method: parameters.owned("code_challenge_method"),
        prompt: parameters.owned("prompt"),
        max_age: parameters.owned("max_age"),
        id_token_hint: parameters.get("id_token_hint").map(Plaintext::new),
        claims: parameters.owned("claims"),
        hints: ["login_hint", "ui_locales", "claims_locales", "display", "acr_values"]
            .map(|name| parameters.owned(name)),
        unsupported: ["request", "request_uri", "registration"].into_iter().find(|name| parameters.get(name).is_some()),
        repeated: repeated(parameters).map(str::to_owned),
    }
}

/// A parameter that came twice. Those that decide where errors go are told before any other.
fn repeated(parameters: &Parameters) -> Option<&str> {
    ["client_id", "redirect_uri"].into_iter().find(|name| parameters.is_repeated(name)).or(parameters.repeated())
}

/// The form of a POST.
///
/// `json_too`: a flat JSON object of texts is taken as well (clients of the IPS4 plugin send it).
pub(super) fn form(request: &Request<Bytes>, json_too: bool) -> Result<Parameters, Misunderstood> {
    let malformed = |_| Misunderstood::InvalidRequest("The form is malformed.");
    match web::media_type(request.headers()).as_str() {
        "application/x-www-form-urlencoded" => Parameters::parse(request.body()).map_err(malformed),
        "application/json" if json_too => json_form(request.body()),
        _ => Err(Misunderstood::InvalidRequest("The body must be application/x-www-form-urlencoded.")),
    }
}

fn json_form(body: &[u8]) -> Result<Parameters, Misunderstood> {
    let malformed = Misunderstood::InvalidRequest("The JSON body is malformed.");
    let Fields(fields) = serde_json::from_slice(body).map_err(|_| malformed.clone())?;
    let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    Parameters::parse(form.as_bytes()).map_err(|_| malformed)
}

/// The members of a JSON object as they came, so that one that came twice is seen as such.
struct Fields(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a flat object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

/// Who the client says it is: one method a request (RFC 6749 §2.3).
pub(super) fn credentials(headers: &HeaderMap, form: &Parameters) -> Result<Credentials, Misunderstood> {
    let id = form.get("client_id").map(|id| ClientId(id.to_owned()));
    let secret = form.get("client_secret").map(Plaintext::new);
    let mut fields = headers.get_all(AUTHORIZATION).iter();
    if form.has("client_assertion") || form.has("client_assertion_type") {
        return match fields.next().is_none() && secret.is_none() {
            true => asserted(id, form),
            false => Err(Misunderstood::InvalidRequest("Only one way of client authentication may be used.")),
        };
    }
    let Some(field) = fields.next() else {
        return match (id, secret) {
            (Some(id), Some(secret)) => Ok(Credentials::Form { id, secret }),
            (Some(id), None) => Ok(Credentials::Public { id }),
            (None, _) => Err(Misunderstood::NoCredentials),
        };
    };
    if fields.next().is_some() {
        return Err(Misunderstood::InvalidRequest(ONE_WAY));
    }
    let refused = Misunderstood::InvalidClient { header: true };
    let mut basic = basic(field.as_bytes()).ok_or(refused)?;
    if id.is_some_and(|id| id != *basic.id()) {
        return Err(Misunderstood::InvalidRequest("client_id differs from the one in the header."));
    }
    // Whether the client may say it twice is known once it is known which one it is.
    if let (Some(again), Credentials::Basic { secret, verbatim, twice, .. }) = (secret, &mut basic) {
        let again = again.hash();
        *twice = again.matches(&secret.hash()) | again.matches(&verbatim.hash());
        if !*twice {
            return Err(Misunderstood::InvalidRequest(ONE_WAY));
        }
    }
    Ok(basic)
}

/// RFC 7523 §2.2. The audiences are the endpoint's to fill in.
fn asserted(id: Option<ClientId>, form: &Parameters) -> Result<Credentials, Misunderstood> {
    let refused = || Misunderstood::InvalidClient { header: false };
    if form.get("client_assertion_type") != Some(assertion::TYPE) {
        return Err(refused());
    }
    let text = form.get("client_assertion").ok_or_else(refused)?;
    let claimed = assertion::claimed(text).ok_or_else(refused)?;
    if id.is_some_and(|id| id != claimed) {
        return Err(refused());
    }
    Ok(Credentials::Assertion { id: claimed, assertion: Plaintext::new(text), audiences: Vec::new() })
}

/// `Basic base64(form-encoded id ":" form-encoded secret)` (RFC 6749 §2.3.1, RFC 7617).
///
/// Many clients do not encode. Ids hold unreserved characters only, which encoding leaves alone; of a secret both
/// readings are handed on.
fn basic(field: &[u8]) -> Option<Credentials> {
    let (scheme, rest) = std::str::from_utf8(field).ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("basic").then_some(())?;
    let pair = zeroize::Zeroizing::new(STANDARD.decode(rest.trim_matches(' ')).ok()?);
    let at = pair.iter().position(|byte| *byte == b':')?;
    let id = ClientId(form_decoded(&pair[..at])?);
    let verbatim = std::str::from_utf8(&pair[at + 1..]).ok()?;
    let secret = form_decoded(verbatim.as_bytes()).map_or_else(|| Plaintext::new(verbatim), Plaintext::new);
    Some(Credentials::Basic { id, secret, verbatim: Plaintext::new(verbatim), twice: false })
}

/// The id in a field as [`basic`] reads it, whatever stands behind it.
pub(super) fn basic_id(field: &[u8]) -> Option<String> {
    basic(field).map(|credentials| credentials.id().0.clone())
}

fn form_decoded(text: &[u8]) -> Option<String> {
    let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    String::from_utf8(percent_encoding::percent_decode(&spaced).collect()).ok()
}

/// The grant of a token request.
pub(super) fn grant(form: &Parameters) -> Result<TokenRequest, Misunderstood> {
    let grant_type = form.get("grant_type").ok_or(Misunderstood::NoGrantType)?;
    match grant_type {
        "authorization_code" => Ok(TokenRequest::Code {
            code: Plaintext::new(form.get("code").ok_or(Misunderstood::Missing("code"))?),
            redirect_uri: form.owned("redirect_uri"),
            verifier: form.get("code_verifier").map(Plaintext::new),
        }),
        "urn:ietf:params:oauth:grant-type:device_code" => Ok(TokenRequest::Device {
            code: Plaintext::new(form.get("device_code").ok_or(Misunderstood::Missing("device_code"))?),
        }),
        "refresh_token" => Ok(TokenRequest::Refresh {
            token: Plaintext::new(form.get("refresh_token").ok_or(Misunderstood::Missing("refresh_token"))?),
            scope: form.owned("scope"),
        }),
        "client_credentials" => Ok(TokenRequest::ClientCredentials { scope: form.owned("scope") }),
        other => Err(Misunderstood::UnsupportedGrantType { sent: other.chars().take(64).collect() }),
    }
}

/// Where an access token stands in a request (RFC 6750 §2).
#[derive(Debug)]
pub(super) enum Bearer {
    /// Nowhere.
    Missing,
    /// In more than one place, or twice in one.
    Several,
    /// The header is not `Bearer token`.
    Malformed,
    /// Here it is.
    Found {
        /// The token.
        token: Plaintext,
        /// The name under which it stands in the query.
        in_query: Option<String>,
    },
}

/// Which schemes of the header carry a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schemes {
    /// `Bearer`.
    Standard,
    /// `Token` as well.
    Mattermost,
}

/// Looks in the header, the query and, for a POST with a form, the body.
pub(super) fn bearer(request: &Request<Bytes>, schemes: Schemes) -> Bearer {
    let mut found = Vec::new();
    for field in request.headers().get_all(AUTHORIZATION) {
        let Some((scheme, token)) = field.to_str().ok().and_then(|field| field.split_once(' ')) else {
            return Bearer::Malformed;
        };
        let known = scheme.eq_ignore_ascii_case("bearer")
            || schemes == Schemes::Mattermost && scheme.eq_ignore_ascii_case("token");
        if !known || token.trim().is_empty() {
            return Bearer::Malformed;
        }
        found.push((Plaintext::new(token.trim()), None));
    }
    let query = request.uri().query().unwrap_or_default();
    let Ok(query) = Parameters::parse(query.as_bytes()) else { return Bearer::Malformed };
    // An app may have its own name for it, so whatever looks like one of our tokens is taken for one.
    let tokens = query
        .iter()
        .filter(|(name, value)| !value.is_empty() && (*name == "access_token" || value.starts_with(ACCESS_PREFIX)));
    found.extend(tokens.map(|(name, token)| (Plaintext::new(token), Some(name.to_owned()))));
    let mut repeated = query.is_repeated("access_token");
    if request.method() == http::Method::POST
        && let Ok(form) = form(request, false)
    {
        found.extend(form.get("access_token").map(|token| (Plaintext::new(token), None)));
        repeated |= form.is_repeated("access_token");
    }
    match (found.pop(), found.is_empty() && !repeated) {
        (Some((token, in_query)), true) => Bearer::Found { token, in_query },
        (Some(_), false) => Bearer::Several,
        (None, _) => Bearer::Missing,
    }
}

/// Looks in the header alone. A token in the query is one in another place, whatever else there is; the body is not
/// looked into.
pub(super) fn bearer_in_header(request: &Request<()>) -> Bearer {
    let query = request.uri().query().unwrap_or_default();
    // Some programs end a parameter at `;` as well.
    let mut parameters = query.split(';').flat_map(|part| url::form_urlencoded::parse(part.as_bytes()));
    if parameters.any(|(name, value)| !value.is_empty() && name == "access_token" || value.starts_with(ACCESS_PREFIX)) {
        return Bearer::Several;
    }
    let mut fields = request.headers().get_all(AUTHORIZATION).iter();
    let Some(field) = fields.next() else { return Bearer::Missing };
    if fields.next().is_some() {
        return Bearer::Several;
    }
    let field = field.as_bytes().trim_ascii();
    let (scheme, token) = field.split_at(field.iter().position(|byte| *byte == b' ').unwrap_or(field.len()));
    if !scheme.eq_ignore_ascii_case(b"bearer") {
        // Another way to prove who one is, which is none here.
        return Bearer::Missing;
    }
    match std::str::from_utf8(token.trim_ascii()) {
        Ok(token) if is_b64token(token) => Bearer::Found { token: Plaintext::new(token), in_query: None },
        _ => Bearer::Malformed,
    }
}

/// `b64token` of RFC 6750 §2.1.
fn is_b64token(text: &str) -> bool {
    let text = text.trim_end_matches('=');
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~+/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_for_an_api_stands_in_one_header() {
        let found = |text: &str| Some(text.to_owned());
        for (target, fields, want) in [
            ("/api", &[][..], Err("missing")),
            ("/api", &["Bearer abc.-_~+/9=="], Ok(found("abc.-_~+/9=="))),
            ("/api", &["bEARER   abc "], Ok(found("abc"))),
            ("/api", &["Basic abc"], Err("missing")),
            ("/api", &["Bearer"], Err("malformed")),
            ("/api", &["Bearer "], Err("malformed")),
            ("/api", &["Bearer a b"], Err("malformed")),
            ("/api", &["Bearer a, Bearer b"], Err("malformed")),
            ("/api", &["Bearer ="], Err("malformed")),
            ("/api", &["Bearer a\"b"], Err("malformed")),
            ("/api", &["Bearer a", "Bearer a"], Err("several")),
            ("/api", &["Bearer a", "Basic b"], Err("several")),
            ("/api?access_token=a", &["Bearer a"], Err("several")),
            ("/api?x=1&access%5Ftoken=a", &[], Err("several")),
            ("/api?t=prt_a_x", &[], Err("several")),
            ("/api?a=1;access_token=a", &["Bearer a"], Err("several")),
            ("/api?a=1;t=prt_a_x&b=2", &["Bearer a"], Err("several")),
            ("/api?a=1;b=2", &["Bearer a"], Ok(found("a"))),
            ("/api?access_token=&x=%ff", &["Bearer a"], Ok(found("a"))),
        ] {
            let mut request = Request::get(target);
            for field in fields {
                request = request.header("authorization", *field);
            }
            let got = match bearer_in_header(&request.body(()).expect("a request")) {
                Bearer::Found { token, .. } => Ok(found(token.reveal())),
                Bearer::Missing => Err("missing"),
                Bearer::Several => Err("several"),
                Bearer::Malformed => Err("malformed"),
            };
            assert_eq!(got, want, "{target} {fields:?}");
        }
    }
}
