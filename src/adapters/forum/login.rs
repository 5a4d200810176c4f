//! To the forum's own login page, with a way back.

use base64::Engine as _;
use url::Url;

use super::SetupError;
use super::expr::{Expr, Scope};
use super::value::{Row, Value};
use crate::ports::LoginHandOff;

/// The `[login]` of a preset, checked.
pub(super) struct LoginSpec {
    pub url: Expr,
    pub back: Back,
    pub forbid: Vec<char>,
    pub logout: Option<Expr>,
}

/// In which form the forum takes the way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Back {
    /// A path on the host.
    Path,
    /// A whole address.
    Absolute,
    /// A whole address in base64.
    Base64,
    /// A whole address in this header of the request for the login page.
    Header(&'static str),
    /// A path in a cookie of this name.
    Cookie(String),
    /// Not at all.
    None,
}

/// Headers that forums read the way back from. Any other would be a way to write headers that the visitor did not send.
const HEADERS: [&str; 2] = ["Referer", "x-return-to"];

impl Back {
    /// Reads `back`, with `header` or `cookie` where it needs them.
    pub(super) fn read(back: Option<&str>, header: Option<&str>, cookie: Option<&str>) -> Result<Self, String> {
        match (back, header, cookie) {
            (Some("path"), None, None) => Ok(Self::Path),
            (Some("absolute"), None, None) => Ok(Self::Absolute),
            (Some("base64"), None, None) => Ok(Self::Base64),
            (Some("none"), None, None) => Ok(Self::None),
            (Some("header"), Some(name), None) => {
                let known = HEADERS.into_iter().find(|known| known.eq_ignore_ascii_case(name));
                known.map(Self::Header).ok_or(format!("login.header is one of {}, not \"{name}\"", HEADERS.join(", ")))
            }
            (Some("cookie"), None, Some(name)) if is_token(name) => Ok(Self::Cookie(name.to_owned())),
            (Some("cookie"), None, Some(name)) => {
                Err(format!("login.cookie: \"{name}\" cannot be the name of a cookie"))
            }
            (Some("header"), None, _) => Err("login.back is 'header', so login.header must name it".to_owned()),
            (Some("cookie"), _, None) => Err("login.back is 'cookie', so login.cookie must name it".to_owned()),
            (Some("path" | "absolute" | "base64" | "none" | "header" | "cookie"), ..) => {
                Err("login.header goes with the back 'header' only, login.cookie with 'cookie'".to_owned())
            }
            _ => Err("login.back is 'path', 'absolute', 'base64', 'header', 'cookie' or 'none'".to_owned()),
        }
    }
}

/// RFC 6265 §4.1.1. Names that browsers treat in a way of their own are not for forums.
fn is_token(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(plain) && !name.starts_with("__") && !name.starts_with("portico")
}

/// Where the forum is, in browsers.
#[derive(Clone, Debug)]
pub(super) struct Base {
    /// With path, without a slash at the end.
    pub url: String,
    /// Scheme, host and port.
    pub origin: String,
    /// Path without a slash at the end: empty, or `/forum`.
    pub path: String,
}

impl Base {
    pub(super) fn read(text: &str) -> Result<Self, SetupError> {
        let url = Url::parse(text).map_err(|error| SetupError(format!("the forum's address \"{text}\": {error}")))?;
        let plain = matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none();
        if !plain || !url.username().is_empty() {
            return Err(SetupError(format!("the forum's address \"{text}\" is not a plain http or https address")));
        }
        let origin = url.origin().ascii_serialization();
        let path = url.path().trim_end_matches('/').to_owned();
        Ok(Self { url: format!("{origin}{path}"), origin, path })
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
    let absolute = || format!("{}{return_to}", base.origin);
    let way_back = match spec.back {
        Back::Path | Back::Header(_) | Back::Cookie(_) | Back::None => return_to.to_owned(),
        Back::Absolute => absolute(),
        Back::Base64 => base64::engine::general_purpose::STANDARD.encode(absolute()),
    };
    if let Some(own) = own.filter(|own| own.contains("{return}")) {
        let location = below(base, own);
        return if fits {
            let encoded = super::expr::percent_encode(way_back.as_bytes(), b"");
            LoginHandOff::Returns { location: location.replace("{return}", &String::from_utf8_lossy(&encoded)) }
        } else {
            LoginHandOff::CannotReturn { location: location.replace("{return}", "") }
        };
    }
    let location = match own {
        Some(own) => below(base, own),
        None => {
            let mut scope = Scope::default();
            scope.set("base", Value::text(&base.url));
            scope.set_row("var", variables.clone());
            scope.set_row("setting", settings.clone());
            scope.set("return", if fits { Value::text(way_back) } else { Value::text("/") });
            // A preset whose address cannot be made still has a front page.
            spec.url.eval(&scope).ok().and_then(|url| url.as_text()).unwrap_or_else(|| format!("{}/", base.url))
        }
    };
    match &spec.back {
        _ if !fits => LoginHandOff::CannotReturn { location },
        // The gateway and our cookies reach no page elsewhere.
        Back::Header(_) | Back::Cookie(_) if !is_on(base, &location) => LoginHandOff::CannotReturn { location },
        Back::Header(header) => LoginHandOff::ReturnsByHeader { location, header, value: absolute() },
        Back::Cookie(cookie) if return_to.bytes().all(is_cookie_octet) => LoginHandOff::ReturnsByCookie {
            location,
            cookie: cookie.clone(),
            value: return_to.to_owned(),
            path: if base.path.is_empty() { "/".to_owned() } else { base.path.clone() },
        },
        // The operator's page without a place for the way back, or a preset that knows of none.
        _ if own.is_some() => LoginHandOff::CannotReturn { location },
        Back::Cookie(_) | Back::None => LoginHandOff::CannotReturn { location },
        Back::Path | Back::Absolute | Back::Base64 => LoginHandOff::Returns { location },
    }
}

/// RFC 6265 §4.1.1.
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"\",;\\".contains(&byte)
}

/// Whether a page is on the forum's own host.
fn is_on(base: &Base, location: &str) -> bool {
    location.strip_prefix(&base.origin).is_some_and(|rest| rest.starts_with('/'))
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
