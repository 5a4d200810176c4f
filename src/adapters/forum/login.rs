//! To the forum's own login page, with a way back.

use base64::Engine as _;
use url::Url;

use super::SetupError;
use super::expr::Scope;
use super::program::{Back, LoginSpec};
use super::value::{Row, Value};
use crate::ports::LoginHandOff;

/// Where the forum is, in browsers.
#[derive(Clone, Debug)]
pub(super) struct Base {
    /// With path, without a slash at the end.
    pub url: String,
    /// Scheme, host and port.
    pub origin: String,
}

impl Base {
    pub(super) fn read(text: &str) -> Result<Self, SetupError> {
        let url = Url::parse(text).map_err(|error| SetupError(format!("the forum's address \"{text}\": {error}")))?;
        let plain = matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none();
        if !plain || !url.username().is_empty() {
            return Err(SetupError(format!("the forum's address \"{text}\" is not a plain http or https address")));
        }
        let origin = url.origin().ascii_serialization();
        Ok(Self { url: format!("{origin}{}", url.path().trim_end_matches('/')), origin })
    }
}

/// How to send a visitor to the login page so that he comes back to `return_to`.
///
/// `own` is the operator's address of the page; `settings` are the forum's own settings as far as they are known.
pub(super) fn hand_off(
    spec: &LoginSpec,
    own: Option<&str>,
    base: &Base,
    variables: &Row,
    settings: &Row,
    return_to: &str,
) -> LoginHandOff {
    let fits = return_to.starts_with('/') && !return_to.contains(|c| spec.forbid.contains(&c) || c.is_control());
    let way_back = match spec.back {
        Back::Path | Back::None => return_to.to_owned(),
        Back::Absolute => format!("{}{return_to}", base.origin),
        Back::Base64 => base64::engine::general_purpose::STANDARD.encode(format!("{}{return_to}", base.origin)),
    };
    if let Some(own) = own {
        let location = below(base, own);
        return if location.contains("{return}") && fits {
            let encoded = super::expr::percent_encode(way_back.as_bytes(), b"");
            LoginHandOff::Returns { location: location.replace("{return}", &String::from_utf8_lossy(&encoded)) }
        } else {
            LoginHandOff::CannotReturn { location: location.replace("{return}", "") }
        };
    }
    let mut scope = Scope::default();
    scope.set("base", Value::text(&base.url));
    scope.set_row("var", variables.clone());
    scope.set_row("setting", settings.clone());
    scope.set("return", if fits { Value::text(way_back) } else { Value::text("/") });
    // A preset whose address cannot be made still has a front page.
    let location = spec.url.eval(&scope).ok().and_then(|url| url.as_text()).unwrap_or_else(|| format!("{}/", base.url));
    if fits && spec.back != Back::None {
        LoginHandOff::Returns { location }
    } else {
        LoginHandOff::CannotReturn { location }
    }
}

/// An address of the operator's: absolute, a path on the host, or something below the forum.
pub(super) fn below(base: &Base, address: &str) -> String {
    if address.starts_with("http://") || address.starts_with("https://") {
        address.to_owned()
    } else if address.starts_with('/') {
        format!("{}{address}", base.origin)
    } else {
        format!("{}/{address}", base.url)
    }
}
