//! The fields of an app's forms: what stands in them, and what is read out of them.

use std::time::Duration;

use crate::model::{Client, Part, Scope, Scopes};
use crate::pages::admin::{FaultLine, Field, FieldGroup, FieldKind, OFFERED, TickLine};
use crate::protocol::apps::{Fault, SCOPES, Wrong};
use crate::web::Parameters;

/// A forum with more groups than these would fill the page with boxes.
const OFFERED_MAX: usize = 40;

/// Choices, each with the message that says it.
pub(super) const REFRESH: &[(&str, &str)] =
    &[("always", "admin-refresh-always"), ("offline_access", "admin-refresh-asked"), ("never", "admin-refresh-never")];
pub(super) const AUTH: &[(&str, &str)] = &[
    ("any", "admin-auth-any"),
    ("client_secret_basic", "admin-auth-basic"),
    ("client_secret_post", "admin-auth-post"),
    ("private_key_jwt", "admin-auth-key"),
];
pub(super) const ALGORITHM: &[(&str, &str)] =
    &[("", "admin-default"), ("RS256", "admin-alg-rs256"), ("ES256", "admin-alg-es256"), ("EdDSA", "admin-alg-eddsa")];
pub(super) const FORMAT: &[(&str, &str)] =
    &[("", "admin-default"), ("opaque", "admin-format-opaque"), ("jwt", "admin-format-jwt")];

/// The form of the settings, each fault beside its field; and the faults of no field.
pub(super) fn settings(client: &Client, faults: &[Fault]) -> (Vec<FieldGroup>, Vec<FaultLine>) {
    let line = |name, value: &Option<String>| (name, FieldKind::Line(value.clone().unwrap_or_default()));
    let lines = |name, value: &[String]| (name, FieldKind::Lines(value.join("\n")));
    let tick = |name, on| (name, FieldKind::Tick(on));
    let choice = |name, options: &[(&'static str, &'static str)], chosen: String| {
        (name, FieldKind::Choice(options.to_vec(), chosen))
    };
    let life = |name, secs: Option<u64>| (name, FieldKind::Line(secs.map(shown_seconds).unwrap_or_default()));
    let quirks = &client.quirks;
    let groups = [
        (
            "admin-g-about",
            vec![
                ("name", FieldKind::Line(client.name.clone())),
                ("description", FieldKind::Lines(client.description.clone())),
                line("homepage", &client.homepage),
                line("icon_url", &client.icon_url),
                tick("in_development", client.in_development),
            ],
        ),
        (
            "admin-g-addresses",
            vec![
                line("url", &client.url),
                lines("redirect_uris", &client.redirect_uris),
                lines("token_redirect_aliases", &client.token_redirect_aliases),
                lines("post_logout_redirect_uris", &client.post_logout_redirect_uris),
                line("backchannel_logout_uri", &client.backchannel_logout_uri),
                tick("backchannel_logout_session_required", client.backchannel_logout_session_required),
                tick("allow_http", client.allow_http),
            ],
        ),
        (
            "admin-g-members",
            vec![
                lines("allowed_groups", &client.allowed_groups),
                lines("denied_groups", &client.denied_groups),
                tick("trusted", client.trusted),
                ("scopes", FieldKind::Ticks(scope_ticks(&client.scopes, |_| None))),
                ("optional_scopes", FieldKind::Ticks(optional_ticks(&client.optional_scopes))),
                tick("require_email", quirks.require_email),
            ],
        ),
        (
            "admin-g-proof",
            vec![
                choice(
                    "auth_method",
                    AUTH,
                    client.auth_method.map_or_else(|| "any".to_owned(), |method| name_of(&method)),
                ),
                line("jwks_uri", &client.jwks_uri),
                tick("require_pkce", client.require_pkce),
                tick("require_pushed_requests", client.require_pushed_requests),
            ],
        ),
        (
            "admin-g-tokens",
            vec![
                choice("refresh", REFRESH, name_of(&client.refresh)),
                life("access_secs", client.lifetimes.access_secs),
                life("refresh_secs", client.lifetimes.refresh_secs),
                choice("id_token_alg", ALGORITHM, client.id_token_alg.as_ref().map(name_of).unwrap_or_default()),
                choice(
                    "access_token_format",
                    FORMAT,
                    client.access_token_format.as_ref().map(name_of).unwrap_or_default(),
                ),
                tick("device_flow", client.device_flow),
                tick("client_credentials", client.client_credentials),
            ],
        ),
        (
            "admin-g-compatibility",
            vec![
                tick("token_in_query", client.token_in_query),
                tick("token_params_in_query", quirks.token_params_in_query),
                tick("credentials_twice", quirks.credentials_twice),
                (
                    "access_token_param",
                    FieldKind::Line(quirks.access_token_param.clone().unwrap_or_else(|| "access_token".to_owned())),
                ),
            ],
        ),
    ];
    with_faults(groups.into_iter().collect(), faults)
}

/// Fields with what is wrong with each; and the faults of none of them.
pub(super) fn with_faults(
    groups: Vec<(&'static str, Vec<(&'static str, FieldKind)>)>,
    faults: &[Fault],
) -> (Vec<FieldGroup>, Vec<FaultLine>) {
    let of =
        |name: &str| faults.iter().filter(|(field, _)| *field == name).map(|(_, fault)| fault_line(fault)).collect();
    let group = |(title, fields): (&'static str, Vec<(&'static str, FieldKind)>)| FieldGroup {
        title,
        fields: fields.into_iter().map(|(name, kind)| Field { faults: of(name), ..Field::new(name, kind) }).collect(),
    };
    let groups: Vec<FieldGroup> = groups.into_iter().map(group).collect();
    let known: Vec<&str> = groups.iter().flat_map(|group| &group.fields).map(|field| field.name).collect();
    let rest = faults.iter().filter(|(field, _)| !known.contains(field)).map(|(_, fault)| fault_line(fault)).collect();
    (groups, rest)
}

/// A fault as pages show it.
pub(super) fn fault_line(wrong: &Wrong) -> FaultLine {
    FaultLine { key: wrong.key, about: wrong.about.clone(), most: wrong.most, text: wrong.to_string() }
}

/// A box for each scope there is.
pub(super) fn scope_ticks(chosen: &Scopes, example: impl Fn(&str) -> Option<String>) -> Vec<TickLine> {
    let line = |scope: &&str| TickLine {
        value: (*scope).to_owned(),
        tells: tells(scope),
        example: example(scope),
        on: chosen.has(scope),
    };
    SCOPES.iter().map(line).collect()
}

/// What a scope lets an app see or do, in the words of the page that asks members.
fn tells(scope: &str) -> Vec<&'static str> {
    let scopes = Scopes::parse(scope).unwrap_or_default();
    let facts = [
        (scope == "openid", &["sees-number"][..]),
        (scopes.tell_profile(), &["sees-name", "sees-picture", "sees-profile"]),
        (matches!(scope, "profile" | "user"), &["sees-language"]),
        (scopes.tell_email(), &["sees-email"]),
        (scopes.tell_groups(), &["sees-groups"]),
        (scope == "offline_access", &["admin-f-refresh"]),
        (scope == "user.reputation", &["admin-scope-nothing"]),
    ];
    facts.into_iter().filter(|(is_told, _)| *is_told).flat_map(|(_, keys)| keys).copied().collect()
}

/// A box for each scope that members may be allowed to leave out.
fn optional_ticks(chosen: &Scopes) -> Vec<TickLine> {
    let mut lines = scope_ticks(chosen, |_| None);
    lines.retain(|line| Part::of(&Scope(line.value.clone())).is_some());
    lines
}

/// The lines of a field, without empty ones.
pub(super) fn lines(form: &Parameters, name: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in form.get(name).unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !found.iter().any(|known| known == line) {
            found.push(line.to_owned());
        }
    }
    found
}

/// Names of groups: those that are written, one on each line, and before them those that are ticked, which have a field
/// beside it. Those that the app had keep their order.
pub(super) fn group_names(form: &Parameters, name: &str, before: &[String]) -> Vec<String> {
    let ticked = format!("{name}{OFFERED}");
    let written = form.get(name).unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
    let named: Vec<&str> = form.all(&ticked).chain(written).collect();
    let had = before.iter().filter(|group| named.contains(&group.as_str()));
    let mut found: Vec<String> = had.cloned().collect();
    for group in named {
        if !found.iter().any(|known| known == group) {
            found.push(group.to_owned());
        }
    }
    found
}

/// Offers the groups that the forum has where groups are named, and marks those that it has not. `known`: `None` if the
/// forum does not tell.
pub(super) fn offer_groups(groups: &mut [FieldGroup], known: Option<&[String]>) {
    let Some(known) = known else { return };
    let fields = groups.iter_mut().flat_map(|group| &mut group.fields);
    for field in fields.filter(|field| matches!(field.name, "allowed_groups" | "denied_groups")) {
        let FieldKind::Lines(text) = &mut field.kind else { continue };
        let named: Vec<String> = text.lines().map(str::to_owned).collect();
        field.unknown = named.iter().filter(|name| !known.contains(name)).cloned().collect();
        if known.len() <= OFFERED_MAX {
            let line = |name: &String| TickLine {
                value: name.clone(),
                tells: Vec::new(),
                example: None,
                on: named.contains(name),
            };
            field.offered = known.iter().map(line).collect();
            *text = field.unknown.join("\n");
        }
    }
}

/// A length of time such as `15m`; none for an empty text.
pub(super) fn seconds(text: &str) -> Result<Option<u64>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let length = humantime::parse_duration(text).map(|length| length.as_secs());
    length.map(Some).map_err(|_| Wrong::new("time", "write a length of time like 15m, 12h or 30d"))
}

fn shown_seconds(secs: u64) -> String {
    humantime::format_duration(Duration::from_secs(secs)).to_string()
}

/// The word that the model writes.
fn name_of(value: &impl serde::Serialize) -> String {
    let written = serde_json::to_value(value).ok();
    written.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Vec<FieldGroup> {
        let field = Field::new("allowed_groups", FieldKind::Lines(text.to_owned()));
        vec![FieldGroup { title: "admin-g-members", fields: vec![field] }]
    }

    #[test]
    fn groups_are_offered_as_far_as_the_forum_tells_them() {
        let many: Vec<String> = (0..=OFFERED_MAX).map(|number| format!("Group {number}")).collect();
        let few: Vec<String> = many.iter().take(OFFERED_MAX).cloned().collect();
        for (known, offered, unknown, left) in [
            (None, 0, &[][..], "Group 1\nNone"),
            (Some(&few), few.len(), &["None"][..], "None"),
            (Some(&many), 0, &["None"][..], "Group 1\nNone"),
        ] {
            let mut groups = field("Group 1\nNone");
            offer_groups(&mut groups, known.map(Vec::as_slice));
            let field = &groups[0].fields[0];
            assert_eq!(field.offered.len(), offered);
            assert_eq!(field.offered.iter().filter(|line| line.on).count(), usize::from(offered > 0));
            assert_eq!(field.unknown, unknown);
            assert!(matches!(&field.kind, FieldKind::Lines(text) if text == left), "{:?}", field.kind);
        }
    }

    #[test]
    fn ticked_and_written_groups_are_one_list_in_the_order_of_before() {
        let before = ["B", "A", "C"].map(str::to_owned);
        let form = Parameters::parse(b"g_offered=A&g_offered=B&g=%0D%0A+D+%0AA").expect("a form");
        assert_eq!(group_names(&form, "g", &before), ["B", "A", "D"]);
        assert!(group_names(&form, "other", &before).is_empty());
    }
}
