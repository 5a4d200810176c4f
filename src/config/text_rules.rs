//! Rules for single texts: what may stand in a name, an address, a colour. Errors complete the sentence "… is wrong:".

use tracing_subscriber::filter::LevelFilter;
use url::Url;

type Checked = Result<String, String>;

/// What members read: 1 to 64 characters, visible, no direction marks.
pub fn visible_name(text: &str) -> Checked {
    let trimmed = text.trim();
    match trimmed.chars().count() {
        0 => Err("is empty".to_owned()),
        1..=64 if trimmed.chars().all(is_visible) => Ok(trimmed.to_owned()),
        1..=64 => Err("has a character that cannot be seen".to_owned()),
        _ => Err("is longer than 64 characters".to_owned()),
    }
}

/// Neither a control character nor one that changes the direction of writing or has no width.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

/// Printable ASCII without what ends an attribute.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`'))
}

/// A path on the site: `/images/logo.svg`.
pub fn site_path(text: &str) -> Checked {
    if text.starts_with('/') && !text.starts_with("//") && is_plain(text) {
        Ok(text.to_owned())
    } else {
        Err("must be a path on the site that begins with one \"/\"".to_owned())
    }
}

/// A path on the site, or an https address.
pub fn link(text: &str) -> Checked {
    let is_https = Url::parse(text).is_ok_and(|url| url.scheme() == "https");
    if is_https && is_plain(text) {
        return Ok(text.to_owned());
    }
    site_path(text).map_err(|_| "must be a path on the site or an https address".to_owned())
}

/// A path on the site or an http(s) address; `{return}` may stand in it.
pub fn page_of_forum(text: &str) -> Checked {
    let with_example = text.replace("{return}", "x");
    let is_http = Url::parse(&with_example).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if (is_http && is_plain(&with_example)) || site_path(&with_example).is_ok() {
        Ok(text.to_owned())
    } else {
        Err("must be a path on the site or an http address".to_owned())
    }
}

/// An http(s) address without a fragment and without a password.
pub fn probe_address(text: &str) -> Checked {
    let url = Url::parse(&text.replace("{id}", "1")).map_err(|_| "is not an address".to_owned())?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err("must begin with http:// or https://".to_owned());
    }
    if url.fragment().is_some() || url.password().is_some() || !url.username().is_empty() {
        return Err("must have neither \"#\" nor a user name".to_owned());
    }
    Ok(text.to_owned())
}

/// RFC 6901 §3, other than the whole document.
pub fn answer_field(text: &str) -> Checked {
    if text.strip_prefix("css:").is_some_and(|selector| !selector.trim().is_empty()) {
        return Ok(text.to_owned());
    }
    let escapes = text.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
    if text.starts_with('/') && escapes {
        Ok(text.to_owned())
    } else {
        Err("must be a JSON pointer, like \"/user/id\", or a CSS selector, like \"css:.user-menu .name\"".to_owned())
    }
}

/// A token of RFC 9110 §5.6.2.
pub fn is_cookie_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Goes into SQL, so only letters, digits and underscores.
pub fn table_prefix(text: &str) -> Checked {
    if text.len() <= 32 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        Ok(text.to_owned())
    } else {
        Err("may have letters, digits and \"_\", 32 at most".to_owned())
    }
}

/// Prefix of our paths: segments of unreserved characters, no slash at the end.
pub fn prefix(text: &str) -> Checked {
    let segment = |segment: &str| {
        !matches!(segment, "" | "." | "..") && segment.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
    };
    match text.strip_prefix('/') {
        Some(rest) if rest.split('/').all(segment) => Ok(text.to_owned()),
        _ => Err("must be like \"/oauth\": one \"/\" before each part, none at the end, no other signs".to_owned()),
    }
}

/// A mail address or an https address.
pub fn contact(text: &str) -> Checked {
    let is_mail = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let is_https = Url::parse(text).is_ok_and(|url| url.scheme() == "https");
    if text.len() <= 254 && is_plain(text) && (is_https || (is_mail && !text.contains(':'))) {
        Ok(text.to_owned())
    } else {
        Err("must be a mail address or an https address".to_owned())
    }
}

/// `#rgb` or `#rrggbb`.
pub fn colour(text: &str) -> Checked {
    match text.strip_prefix('#') {
        Some(digits) if matches!(digits.len(), 3 | 6) && digits.chars().all(|c| c.is_ascii_hexdigit()) => {
            Ok(text.to_ascii_lowercase())
        }
        _ => Err("must be a colour like \"#1b5e8c\"".to_owned()),
    }
}

/// `0`, `6px`, `0.4rem`.
pub fn css_length(text: &str) -> Checked {
    let number = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let unit = &text[number.len()..];
    let is_number = number.len() <= 6 && number.parse::<f32>().is_ok_and(|value| (0.0..=100.0).contains(&value));
    let digits_only = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    if is_number && digits_only && (matches!(unit, "px" | "rem" | "em") || number == "0" && unit.is_empty()) {
        Ok(text.to_owned())
    } else {
        Err("must be a length like \"6px\" or \"0.4rem\"".to_owned())
    }
}

/// A list of font families; nothing that could end the rule it stands in.
pub fn css_font(text: &str) -> Checked {
    let allowed = |c: char| c.is_alphanumeric() || " ,-_'\"".contains(c);
    let quotes_match = ['"', '\''].iter().all(|quote| text.matches(*quote).count().is_multiple_of(2));
    if !text.trim().is_empty() && text.len() <= 200 && text.chars().all(allowed) && quotes_match {
        Ok(text.to_owned())
    } else {
        Err("must be a list of font names like \"system-ui, sans-serif\"".to_owned())
    }
}

/// A level or directives of the `tracing` family.
pub fn log_level(text: &str) -> Checked {
    // A bare word that is no level would be taken for the name of a module, and everything else would fall silent.
    let is_level = |part: &str| !part.is_empty() && part.parse::<LevelFilter>().is_ok();
    let misspelt = |part: &&str| !part.contains(['=', '[', ':']) && !is_level(part);
    if let Some(word) = text.split(',').map(str::trim).find(misspelt) {
        return Err(format!("\"{word}\" is not a level: error, warn, info, debug, trace"));
    }
    tracing_subscriber::EnvFilter::builder()
        .parse(text)
        .map(|_| text.to_owned())
        .map_err(|error| format!("is not a level (error, warn, info, debug, trace) or a list of directives: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_takes_what_it_should() {
        type Rule = fn(&str) -> Checked;
        let rows: &[(&str, Rule, &[&str], &[&str])] = &[
            (
                "name",
                visible_name,
                &["Forum", "Zoë's 板"],
                &["", " ", "a\u{202e}b", "a\nb", "a\u{200b}", &"x".repeat(65)],
            ),
            (
                "site path",
                site_path,
                &["/", "/a.svg?v=1"],
                &["a", "//evil.example", "/a b", "/\"", "https://x.example"],
            ),
            ("link", link, &["/privacy", "https://x.example/p"], &["http://x.example", "javascript:1", "//x"]),
            ("page", page_of_forum, &["/ucp.php?mode=login&redirect={return}"], &["ucp.php", "javascript:alert(1)"]),
            (
                "probe",
                probe_address,
                &["http://127.0.0.1:8000/who"],
                &["/who", "ftp://x", "http://u:p@x/", "http://x/#a"],
            ),
            ("field", answer_field, &["/id", "/a~1b/0", "css:.name"], &["", "id", "/a~2", "css:", "css: "]),
            ("table prefix", table_prefix, &["", "phpbb_"], &["a;b", "a b", "a`"]),
            ("prefix", prefix, &["/oauth", "/a/b-c"], &["", "/", "oauth", "/oauth/", "//oauth", "/a/../b", "/ä"]),
            ("contact", contact, &["team@example.org", "https://x.example"], &["team", "a b@c.d", "javascript:x@y.z"]),
            ("colour", colour, &["#fff", "#1B5e8c"], &["red", "#12345", "#gggggg", "#fff;}"]),
            ("length", css_length, &["0", "6px", "0.4rem"], &["6", "6px;", "-1px", "1e3px", "px", "infpx", "101px"]),
            ("font", css_font, &["system-ui, sans-serif", "\"Open Sans\""], &["", "a;b", "a}", "\"a", "url(x)"]),
            (
                "level",
                log_level,
                &["info", "info,portico::forum=debug"],
                &["loud", "info,loud", "", "portico=loud", "=,="],
            ),
        ];
        for (name, rule, good, bad) in rows {
            for text in *good {
                assert!(rule(text).is_ok(), "{name}: {text}");
            }
            for text in *bad {
                assert!(rule(text).is_err(), "{name}: {text}");
            }
        }
    }

    #[test]
    fn names_of_cookies() {
        for (text, want) in [("phpbb3_x_sid", true), ("__Host-a", true), ("", false), ("a b", false), ("a=", false)] {
            assert_eq!(is_cookie_name(text), want, "{text}");
        }
    }
}
