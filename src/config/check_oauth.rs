//! `[oauth]` with the tables in it, and `[mattermost]`.

use std::time::Duration;

use super::checked::{ByMembers, Mattermost, OAuth, PkceRule, SigningKeys};
use super::reader::Reader;
use super::{text_rules, values};
use crate::model::{AccessTokenFormat, Dialect, SigningAlgorithm, problem};

const DIALECTS: &[(&str, Dialect)] = &[
    ("oidc", Dialect::Oidc),
    ("gitlab", Dialect::Gitlab),
    ("mattermost", Dialect::Mattermost),
    ("ips4", Dialect::Ips4),
];

const ALGORITHMS: &[(&str, SigningAlgorithm)] =
    &[("RS256", SigningAlgorithm::RS256), ("ES256", SigningAlgorithm::ES256), ("EdDSA", SigningAlgorithm::EdDSA)];

/// Reads these tables.
pub fn oauth(reader: &mut Reader<'_>, warnings: &mut Vec<String>) -> OAuth {
    let refresh_lifetime = reader.duration("oauth.refresh_lifetime", "30d", ("1m", "10y"));
    let refresh_max_lifetime = reader.duration("oauth.refresh_max_lifetime", "1y", ("1m", "10y"));
    if refresh_max_lifetime < refresh_lifetime
        && let Some(setting) =
            reader.text("oauth.refresh_lifetime").or_else(|| reader.text("oauth.refresh_max_lifetime"))
    {
        let label = "refresh_lifetime is longer than refresh_max_lifetime";
        reader.refuse(&setting, &problem::P103, label, "make refresh_max_lifetime at least as long");
    }
    let dialects = words(reader, "oauth.dialects", DIALECTS);
    let ips4_builtin = reader.boolean("oauth.ips4_builtin");
    if let Some(setting) = ips4_builtin.as_ref().filter(|on| on.value && !dialects.contains(&Dialect::Ips4)) {
        reader.refuse(setting, &problem::P103, "needs the dialect ips4", "add \"ips4\" to dialects");
    }
    let access_lifetime = reader.duration("oauth.access_lifetime", "15m", ("1s", "30d"));
    let id_token_lifetime = reader.duration("oauth.id_token_lifetime", "15m", ("1s", "1d"));
    OAuth {
        path: reader.parsed("oauth.path", text_rules::prefix).unwrap_or_else(|| "/oauth".to_owned()),
        dialects,
        ips4_builtin: ips4_builtin.is_some_and(|setting| setting.value),
        code_lifetime: reader.duration("oauth.code_lifetime", "60s", ("1s", "10m")),
        access_lifetime,
        refresh_lifetime,
        refresh_max_lifetime,
        refresh_grace: reader.duration("oauth.refresh_grace", "10s", ("0s", "5m")),
        id_token_lifetime,
        consent_lifetime: reader.duration("oauth.consent_lifetime", "1y", ("0s", "10y")),
        require_pkce: reader.choice("oauth.require_pkce", &[("public", PkceRule::Public), ("all", PkceRule::All)]),
        access_tokens: reader
            .choice("oauth.access_tokens", &[("opaque", AccessTokenFormat::Opaque), ("jwt", AccessTokenFormat::Jwt)]),
        algorithms: words(reader, "oauth.signing.algorithms", ALGORITHMS),
        by_members: by_members(reader),
        by_programs: reader.choice("oauth.registration.by_programs", &[("off", false), ("token", true)]),
        mattermost: Mattermost {
            provider: reader.choice("mattermost.provider", &[("on", true), ("off", false)]),
            keep_old_secret: reader.duration("mattermost.keep_old_secret", "0s", ("0s", "90d")),
        },
        keys: keys(reader, access_lifetime.max(id_token_lifetime), warnings),
    }
}

/// Many apps keep the key set this long before they ask again.
const APPS_KEEP_KEYS_FOR: Duration = Duration::from_secs(60 * 60);

/// `longest`: how long tokens live.
fn keys(reader: &mut Reader<'_>, longest: Duration, warnings: &mut Vec<String>) -> SigningKeys {
    let rotate_every = reader.duration("oauth.signing.rotate_every", "90d", ("2s", "10y"));
    let publish_before = reader.duration("oauth.signing.publish_before", "1d", ("1s", "90d"));
    let keep_old_for = reader.duration("oauth.signing.keep_old_for", "30d", ("1s", "10y"));
    if rotate_every < publish_before.saturating_mul(2) {
        exclude(
            reader,
            ["oauth.signing.rotate_every", "oauth.signing.publish_before"],
            "rotate_every is too short",
            "make it at least twice as long as publish_before",
        );
    }
    if keep_old_for < longest {
        exclude(
            reader,
            ["oauth.signing.keep_old_for", "oauth.access_lifetime", "oauth.id_token_lifetime"],
            "an old key would be gone before the last token that it signed",
            "make keep_old_for at least as long as access_lifetime and id_token_lifetime",
        );
    }
    if publish_before < APPS_KEEP_KEYS_FOR {
        warnings.push(
            "oauth.signing.publish_before is shorter than an hour: apps that keep the key set for longer refuse logins \
             after each change of keys"
                .to_owned(),
        );
    }
    let secret_file = reader.text("oauth.signing.secret_file").map(|setting| reader.path_of(&setting.value));
    SigningKeys { rotate_every, publish_before, keep_old_for, secret_file }
}

/// Notes that settings do not go together, at the first of them that somebody wrote.
fn exclude<const N: usize>(reader: &mut Reader<'_>, paths: [&str; N], label: &str, help: &str) {
    if let Some(setting) = paths.into_iter().find_map(|path| reader.text(path)) {
        reader.refuse(&setting, &problem::P103, label, help);
    }
}

/// A word, or the name of a group.
fn by_members(reader: &mut Reader<'_>) -> ByMembers {
    let rule = |text: &str| match text {
        "off" => Ok(ByMembers::Off),
        "everybody" => Ok(ByMembers::Everybody),
        name if name.trim().is_empty() => Err("is empty; \"off\" lets no member add apps".to_owned()),
        name => Ok(ByMembers::Group(name.to_owned())),
    };
    reader.parsed("oauth.registration.by_members", rule).unwrap_or(ByMembers::Off)
}

/// A list of known words without repetition; all of them if it is absent.
fn words<T: Copy + PartialEq>(reader: &mut Reader<'_>, path: &str, known: &[(&str, T)]) -> Vec<T> {
    let all = known.iter().map(|(_, value)| *value).collect();
    let Some(list) = reader.texts(path) else { return all };
    if list.value.is_empty() {
        reader.refuse(&list, &problem::P102, "is empty", "leave the key out to have all of them");
        return all;
    }
    let mut chosen = Vec::new();
    for item in &list.value {
        match known.iter().find(|(word, _)| *word == item.value) {
            Some((_, value)) if chosen.contains(value) => {
                reader.refuse(item, &problem::P102, "stands here twice", "");
            }
            Some((_, value)) => chosen.push(*value),
            None => {
                let names: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
                let help = values::suggestion(&item.value, names.iter().copied());
                reader.refuse(item, &problem::P102, &format!("must be one of: {}", names.join(", ")), &help);
            }
        }
    }
    chosen
}
