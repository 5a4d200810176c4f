//! `[oauth]` with the tables in it, and `[mattermost]`.

use super::checked::{ByMembers, Mattermost, OAuth, PkceRule};
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
pub fn oauth(reader: &mut Reader<'_>) -> OAuth {
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
    OAuth {
        path: reader.parsed("oauth.path", text_rules::prefix).unwrap_or_else(|| "/oauth".to_owned()),
        dialects,
        ips4_builtin: ips4_builtin.is_some_and(|setting| setting.value),
        code_lifetime: reader.duration("oauth.code_lifetime", "60s", ("1s", "10m")),
        access_lifetime: reader.duration("oauth.access_lifetime", "15m", ("1s", "30d")),
        refresh_lifetime,
        refresh_max_lifetime,
        refresh_grace: reader.duration("oauth.refresh_grace", "10s", ("0s", "5m")),
        id_token_lifetime: reader.duration("oauth.id_token_lifetime", "15m", ("1s", "1d")),
        consent_lifetime: reader.duration("oauth.consent_lifetime", "1y", ("0s", "10y")),
        require_pkce: reader.choice("oauth.require_pkce", &[("public", PkceRule::Public), ("all", PkceRule::All)]),
        access_tokens: reader
            .choice("oauth.access_tokens", &[("opaque", AccessTokenFormat::Opaque), ("jwt", AccessTokenFormat::Jwt)]),
        algorithms: words(reader, "oauth.signing.algorithms", ALGORITHMS),
        by_members: by_members(reader),
        mattermost: Mattermost {
            provider: reader.choice("mattermost.provider", &[("on", true), ("off", false)]),
            keep_old_secret: reader.duration("mattermost.keep_old_secret", "0s", ("0s", "90d")),
        },
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
