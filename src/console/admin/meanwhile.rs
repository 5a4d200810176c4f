//! Two people at one form: what somebody else saved while the settings of an app were open.

use crate::model::audit::{Action, Actor, Entry};
use crate::model::{ClientId, Hash32};
use crate::pages::admin::{Field, FieldGroup, FieldKind, Theirs};
use crate::ports::{Store, StoreError};
use crate::protocol::audit::{self, Query};

/// Letters of each mark.
const MARK_CHARS: usize = 8;
/// How many of the last changes are looked through for who made them.
const CHANGES_MAX: usize = 20;

/// A mark for what stands in each field, by which the form that comes back tells what its author saw.
pub(super) fn marks(groups: &[FieldGroup]) -> String {
    fields(groups).map(mark).collect()
}

/// The fields that somebody else changed after a form with these marks was made, and that would be changed back now. What
/// was read off no mark counts as changed.
pub(super) fn changed(seen: &str, now: &[FieldGroup], wanted: &[FieldGroup]) -> Vec<&'static str> {
    let pairs = fields(now).zip(fields(wanted)).enumerate();
    let changed = pairs.filter(|(at, (now, wanted))| {
        let seen = seen.get(at * MARK_CHARS..(at + 1) * MARK_CHARS);
        value(&now.kind) != value(&wanted.kind) && seen != Some(mark(now).as_str())
    });
    changed.map(|(_, (now, _))| now.name).collect()
}

/// Puts what stands there now beside each of these fields, with who saved it.
pub(super) async fn show_theirs(
    app: &ClientId,
    changed: &[&'static str],
    now: &[FieldGroup],
    shown: &mut [FieldGroup],
    store: &dyn Store,
) -> Result<(), StoreError> {
    audit::link(store).await?;
    let query =
        Query { app: Some(app.clone()), action: Some(Action::AppChanged), limit: CHANGES_MAX, ..Query::default() };
    let entries: Vec<Entry> =
        audit::list(query, store).await?.entries.iter().filter_map(|linked| linked.entry()).collect();
    for field in shown.iter_mut().flat_map(|group| &mut group.fields).filter(|field| changed.contains(&field.name)) {
        let theirs = fields(now).find(|known| known.name == field.name);
        field.theirs = theirs.map(|theirs| {
            let entry = entries.iter().find(|entry| is_about(entry, field.name));
            Theirs { kind: theirs.kind.clone(), by: entry.map(|entry| (name_of(&entry.who), entry.at)) }
        });
    }
    Ok(())
}

fn fields(groups: &[FieldGroup]) -> impl Iterator<Item = &Field> {
    groups.iter().flat_map(|group| &group.fields)
}

fn mark(field: &Field) -> String {
    let hash = Hash32::of(value(&field.kind).as_bytes());
    hash.0.iter().take(MARK_CHARS / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// What stands in a field.
fn value(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Line(text) | FieldKind::Lines(text) | FieldKind::Choice(_, text) => text.clone(),
        FieldKind::Tick(on) => on.to_string(),
        FieldKind::Ticks(lines) => {
            let on = lines.iter().filter(|line| line.on).map(|line| line.value.as_str());
            on.collect::<Vec<_>>().join(" ")
        }
    }
}

/// Whether an entry of the trail tells of a change of this field.
fn is_about(entry: &Entry, field: &str) -> bool {
    let stored = match field {
        "access_secs" | "refresh_secs" => "lifetimes",
        "token_params_in_query" | "credentials_twice" | "require_email" | "access_token_param" => "quirks",
        other => other,
    };
    [&entry.before, &entry.after].into_iter().flatten().any(|state| state.get(stored).is_some())
}

fn name_of(who: &Actor) -> String {
    match who {
        Actor::Member { name, .. } => name.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, url: &str) -> Vec<FieldGroup> {
        let field = |name, text: &str| Field::new(name, FieldKind::Line(text.to_owned()));
        vec![FieldGroup { title: "admin-g-about", fields: vec![field("name", name), field("url", url)] }]
    }

    #[test]
    fn only_what_somebody_else_changed_is_told() {
        let seen = form("Chat", "https://a.example");
        for (case, now, wanted, want) in [
            ("nobody", ("Chat", "https://a.example"), ("Talk", "https://a.example"), vec![]),
            ("the same field", ("Talk", "https://a.example"), ("Plaza", "https://a.example"), vec!["name"]),
            ("to the same", ("Talk", "https://a.example"), ("Talk", "https://a.example"), vec![]),
            ("another field", ("Chat", "https://b.example"), ("Talk", "https://a.example"), vec!["url"]),
            ("both", ("Talk", "https://b.example"), ("Chat", "https://a.example"), vec!["name", "url"]),
        ] {
            let (now, wanted) = (form(now.0, now.1), form(wanted.0, wanted.1));
            assert_eq!(changed(&marks(&seen), &now, &wanted), want, "{case}");
        }
        let (now, wanted) = (form("Chat", ""), form("Talk", "x"));
        for damaged in ["", "abc", "äöüßäöüß", "0000000000000000"] {
            assert_eq!(changed(damaged, &now, &wanted), ["name", "url"], "{damaged}");
        }
    }
}
