//! `[[forward_auth]]`.

use url::Url;

use super::check::is_loopback;
use super::checked::GuardedApp;
use super::reader::{Reader, Setting};
use crate::model::problem;

/// The longest name, in letters.
const NAME_MAX: usize = 40;

/// Reads the list. `host` is the forum's own, `alone` whether no proxy is trusted.
pub fn forward_auth(reader: &mut Reader<'_>, host: &str, alone: bool, warnings: &mut Vec<String>) -> Vec<GuardedApp> {
    let mut apps: Vec<GuardedApp> = Vec::new();
    for index in 0..reader.count("forward_auth") {
        let origins = origins(reader, &format!("forward_auth[{index}].urls"));
        let groups = reader.texts(&format!("forward_auth[{index}].groups")).map(|list| list.value).unwrap_or_default();
        let name = name(reader, &format!("forward_auth[{index}].name"));
        for (setting, origin) in &origins {
            if apps.iter().any(|app| app.name == name && app.origins.contains(origin)) {
                let help = "give one of the entries a name, and ask for it with /oauth/verify?rule=NAME";
                reader.refuse(setting, &problem::P103, "stands in two entries", help);
            }
            if !shares_a_domain(origin, host) {
                warnings.push(format!(
                    "[[forward_auth]] {origin} shares no domain with {host}: browsers do not send it the forum's cookies, so \
                     nobody gets in. Apps on another site log in by OpenID Connect"
                ));
            }
        }
        let groups = groups.into_iter().map(|group| group.value).collect();
        apps.push(GuardedApp { origins: origins.into_iter().map(|(_, origin)| origin).collect(), groups, name });
    }
    if alone && !apps.is_empty() {
        warnings.push(
            "[[forward_auth]] without [proxies] trusted: no web server is believed, so that nobody gets in".to_owned(),
        );
    }
    apps
}

/// Each address with its origin as browsers write it.
fn origins(reader: &mut Reader<'_>, key: &str) -> Vec<(Setting<String>, String)> {
    let Some(list) = reader.texts(key) else {
        if !reader.was_refused(key) {
            reader.missing(key, "the addresses of the app: urls = [\"https://wiki.example.org\"]");
        }
        return Vec::new();
    };
    if list.value.is_empty() {
        reader.refuse(&list, &problem::P102, "is empty", "name the addresses of the app");
    }
    let mut origins = Vec::new();
    for item in list.value {
        match origin(&item.value) {
            Ok(origin) => origins.push((item, origin)),
            Err(label) => {
                reader.refuse(&item, &problem::P102, label, "write it like \"https://wiki.example.org\"");
            }
        }
    }
    origins
}

fn origin(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "is not an address")?;
    if url.host().is_none() || !matches!(url.scheme(), "https" | "http") {
        return Err("must be an address with https://");
    }
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err("must be https; http is only for loopback addresses");
    }
    let more = !url.username().is_empty() || url.password().is_some() || url.query().is_some();
    if more || url.fragment().is_some() || url.path() != "/" {
        return Err("must be scheme, host and port and no more");
    }
    if text.contains('*') {
        return Err("must be one host; there are no wildcards");
    }
    Ok(url.origin().ascii_serialization())
}

fn name(reader: &mut Reader<'_>, key: &str) -> Option<String> {
    let setting = reader.text(key)?;
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if (1..=NAME_MAX).contains(&setting.value.len()) && setting.value.chars().all(letters) {
        return Some(setting.value);
    }
    reader.refuse(&setting, &problem::P102, "is not a name", "write it in small letters, digits and \"-\"");
    None
}

/// Whether the forum could set its cookies for both: one is below the other, or below the same domain of two parts.
/// That such a domain is somebody's own, and not a public one like co.uk, is not known here.
fn shares_a_domain(origin: &str, forum: &str) -> bool {
    let host = |text: &str| {
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        text.rsplit_once(':').map_or(text, |(host, _)| host).to_owned()
    };
    let (app, forum) = (host(origin), host(forum));
    let tail = |host: &str| {
        let labels: Vec<&str> = host.rsplit('.').take(2).collect();
        (labels.len() == 2 && host.parse::<std::net::IpAddr>().is_err()).then(|| labels.join("."))
    };
    app == forum || tail(&app).is_some_and(|tail_of_app| tail(&forum).as_ref() == Some(&tail_of_app))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_apps() {
        for (text, want) in [
            ("https://Wiki.Example:443", Ok("https://wiki.example")),
            ("https://wiki.example:8443/", Ok("https://wiki.example:8443")),
            ("http://127.0.0.1:3000", Ok("http://127.0.0.1:3000")),
            ("http://wiki.example", Err("must be https; http is only for loopback addresses")),
            ("https://wiki.example/admin", Err("must be scheme, host and port and no more")),
            ("https://me@wiki.example", Err("must be scheme, host and port and no more")),
            ("https://*.example", Err("must be one host; there are no wildcards")),
            ("wiki.example", Err("is not an address")),
            ("javascript:alert(1)", Err("must be an address with https://")),
        ] {
            assert_eq!(origin(text), want.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn cookies_reach_neighbours_only() {
        for (app, forum, want) in [
            ("https://wiki.example.org", "forum.example.org", true),
            ("https://example.org:8443", "forum.example.org", true),
            ("http://127.0.0.1:3000", "127.0.0.1:8080", true),
            ("http://127.0.0.1:3000", "localhost:8080", false),
            ("https://wiki.example.net", "forum.example.org", false),
            ("https://10.1.0.1", "10.2.0.1", false),
        ] {
            assert_eq!(shares_a_domain(app, forum), want, "{app} {forum}");
        }
    }
}
