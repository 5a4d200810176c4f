//! `[[api]]`.

use crate::model::{Dialect, SCOPES, Scope, Scopes, problem};
use crate::route::Routes;

use super::checked::ProtectedApi;
use super::reader::{Reader, Setting};
use super::upstream;

/// The longest path, in letters: it stands in figures and addresses.
const PATH_MAX: usize = 200;
/// APIs at most: each is a row of the metrics.
const APIS_MAX: usize = 64;

/// Where our own paths are, which no API may take.
pub struct Ours<'a> {
    /// The path of the public address.
    pub base_path: &'a str,
    /// `[oauth] path`.
    pub prefix: &'a str,
    /// What reserves the others.
    pub dialects: &'a [Dialect],
}

/// Reads the list.
pub fn apis(reader: &mut Reader<'_>, ours: &Ours<'_>, warnings: &mut Vec<String>) -> Vec<ProtectedApi> {
    let routes = Routes::new(ours.base_path, ours.prefix, ours.dialects);
    let mut apis: Vec<ProtectedApi> = Vec::new();
    for index in 0..reader.count("api") {
        let key = |name: &str| format!("api[{index}].{name}");
        let path = path(reader, &key("path"), ours, &routes, &apis);
        let servers = upstream::servers_of(reader, &key("servers")).unwrap_or_default();
        let tls = upstream::trust(reader, &key("tls"));
        let read = ProtectedApi {
            realm: realm(reader, &key("realm")),
            scopes: scopes(reader, &key("scopes")),
            any_scope: scopes(reader, &key("any_scope")),
            groups: texts(reader, &key("groups")),
            apps: texts(reader, &key("apps")),
            methods: methods(reader, &key("methods")),
            without_member: boolean(reader, &key("without_member")),
            keep_token: boolean(reader, &key("keep_token")),
            preflight: boolean(reader, &key("preflight")),
            path: path.unwrap_or_default(),
            servers,
            tls,
        };
        warn(&read, warnings);
        apis.push(read);
    }
    apis
}

fn warn(api: &ProtectedApi, warnings: &mut Vec<String>) {
    let path = &api.path;
    if api.without_member && !api.groups.is_empty() {
        warnings.push(format!("[[api]] {path}: groups are for members, so that without_member lets nobody in"));
    }
    if api.any_tls() && !api.tls.verify {
        warnings.push(format!(
            "[[api]] {path}: tls verify = false: whoever is between portico and its web server reads what passes, and \
             answers in its place"
        ));
    }
}

/// `None` if it is missing or refused.
fn path(
    reader: &mut Reader<'_>,
    key: &str,
    ours: &Ours<'_>,
    routes: &Routes,
    others: &[ProtectedApi],
) -> Option<String> {
    let Some(setting) = reader.text(key) else {
        if !reader.was_refused(key) {
            reader.missing(key, "the part of the site that needs a token: path = \"/api\"");
        }
        return None;
    };
    let path = setting.value.strip_suffix('/').unwrap_or(&setting.value);
    let refused = if others.len() >= APIS_MAX {
        Some((&problem::P102, "is one too many; 64 can be guarded", ""))
    } else if let Err(label) = plain(path) {
        Some((&problem::P102, label, "write it like \"/api\" or \"/board/api/v1\", in plain letters"))
    } else if is_ours(path, ours, routes) {
        let help = "choose another path, or another [oauth] path";
        Some((&problem::P103, "portico's own paths are there", help))
    } else if others.iter().any(|other| other.path.eq_ignore_ascii_case(path)) {
        Some((&problem::P103, "stands in two entries", "put what both ask for into one of them"))
    } else {
        None
    };
    match refused {
        None => Some(path.to_owned()),
        Some((problem, label, help)) => {
            reader.refuse(&setting, problem, label, help);
            None
        }
    }
}

/// Only what every server reads in the same way.
fn plain(path: &str) -> Result<(), &'static str> {
    let Some(rest) = path.strip_prefix('/') else {
        return Err(if path.is_empty() { "is the whole site" } else { "does not begin with \"/\"" });
    };
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let segment = |segment: &str| !segment.is_empty() && segment.bytes().all(letter) && !segment.ends_with('.');
    match path.len() <= PATH_MAX && rest.split('/').all(segment) {
        true => Ok(()),
        false => Err("is not a plain path"),
    }
}

/// Whether it takes something of ours, or holds all of it. What dialects have elsewhere, such as `/api/v4/user`, may
/// stand within: it stays ours.
fn is_ours(path: &str, ours: &Ours<'_>, routes: &Routes) -> bool {
    let fold = |text: &str| format!("{}/", text.trim_end_matches('/').to_ascii_lowercase());
    let meets = |other: &str| fold(path).starts_with(&fold(other)) || fold(other).starts_with(&fold(path));
    let well_known = format!("{}/.well-known", ours.base_path);
    let under = format!("{}{}", ours.base_path, ours.prefix);
    [under.as_str(), "/.well-known", &well_known].into_iter().any(meets) || routes.is_at_or_below_ours(path)
}

fn scopes(reader: &mut Reader<'_>, key: &str) -> Scopes {
    let mut scopes = Scopes::default();
    for item in reader.texts(key).map(|list| list.value).unwrap_or_default() {
        if SCOPES.contains(&item.value.as_str()) {
            scopes.0.insert(Scope(item.value));
        } else {
            let help = format!("there are: {}", SCOPES.join(", "));
            reader.refuse(&item, &problem::P102, "is no scope", &help);
        }
    }
    scopes
}

fn methods(reader: &mut Reader<'_>, key: &str) -> Vec<String> {
    let mut methods = Vec::new();
    for item in list(reader, key) {
        let token = |byte: u8| byte.is_ascii_uppercase() || byte == b'-';
        if !item.value.is_empty() && item.value.len() <= 32 && item.value.bytes().all(token) {
            methods.push(item.value);
        } else {
            reader.refuse(&item, &problem::P102, "is no method", "write it like \"GET\", in capital letters");
        }
    }
    methods
}

/// What stands between quotes in a header (RFC 9110 §5.6.4).
fn realm(reader: &mut Reader<'_>, key: &str) -> String {
    let fits = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    let rule = |text: &str| match (1..=100).contains(&text.len()) && text.bytes().all(fits) {
        true => Ok(text.to_owned()),
        false => Err("must be 1 to 100 letters of ASCII, without \" and \\".to_owned()),
    };
    reader.parsed(key, rule).unwrap_or_else(|| "portico".to_owned())
}

fn texts(reader: &mut Reader<'_>, key: &str) -> Vec<String> {
    list(reader, key).into_iter().map(|item| item.value).collect()
}

fn list(reader: &mut Reader<'_>, key: &str) -> Vec<Setting<String>> {
    let Some(list) = reader.texts(key) else { return Vec::new() };
    if list.value.is_empty() {
        // Whoever empties a list wants to let nobody in, and not everybody.
        reader.refuse(&list, &problem::P102, "is empty", "leave it out to let all of them in");
    }
    list.value
}

fn boolean(reader: &mut Reader<'_>, key: &str) -> bool {
    reader.boolean(key).is_some_and(|setting| setting.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_plain() {
        for (path, want) in [
            ("/api", Ok(())),
            ("/board/api/v1.2", Ok(())),
            ("", Err("is the whole site")),
            ("api", Err("does not begin with \"/\"")),
            ("https://forum.example/api", Err("does not begin with \"/\"")),
            ("//api", Err("is not a plain path")),
            ("/api/", Err("is not a plain path")),
            ("/api//v1", Err("is not a plain path")),
            ("/api/../x", Err("is not a plain path")),
            ("/api.", Err("is not a plain path")),
            ("/%61pi", Err("is not a plain path")),
            ("/api*", Err("is not a plain path")),
            ("/api?x", Err("is not a plain path")),
            ("/caf\u{e9}", Err("is not a plain path")),
        ] {
            assert_eq!(plain(path), want, "{path}");
        }
    }

    #[test]
    fn no_api_takes_paths_of_ours() {
        let dialects = [Dialect::Oidc, Dialect::Gitlab, Dialect::Mattermost, Dialect::Ips4];
        let ours = Ours { base_path: "/forum", prefix: "/oauth", dialects: &dialects };
        let routes = Routes::new(ours.base_path, ours.prefix, ours.dialects);
        for (path, want) in [
            ("/api", false),
            ("/forum/api", false),
            ("/oauth", false),
            ("/forum/oauth2", false),
            ("/forum/api/v4/users", false),
            ("/forum", true),
            ("/forum/oauth", true),
            ("/FORUM/OAuth/x", true),
            ("/forum/oauth/apps", true),
            ("/.well-known", true),
            ("/.well-known/x", true),
            ("/forum/.well-known", true),
            ("/forum/api/v4/user", true),
            ("/forum/api/v4/user/x", true),
            ("/forum/api/v4/oauth/apps/x", true),
            ("/forum/applications/oauth2server/interface/oauth/me.php", true),
        ] {
            assert_eq!(is_ours(path, &ours, &routes), want, "{path}");
        }
    }
}
