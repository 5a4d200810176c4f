//! The settings of an app.

use bytes::Bytes;
use http::Request;

use super::visit::Visit;
use super::{Admin, Answer, fields, meanwhile, wish};
use crate::model::{Client, LoginsOf, problem};
use crate::pages::admin::{SettingsView, Tab};
use crate::ports::StoreError;
use crate::protocol::apps::{self, AppError, Break, Fault, Operation};
use crate::web::Parameters;

/// How often a form is looked at again because somebody else saved at the same moment.
const TRIES: usize = 4;

/// What is shown of an app: as it is, or as somebody wants it.
struct Shown {
    client: Client,
    /// Fields that somebody else changed while the form was open.
    theirs: Vec<&'static str>,
    faults: Vec<Fault>,
    breaks: Vec<Break>,
    /// The message that says what was just done.
    done: Option<&'static str>,
}

impl Admin {
    /// `GET apps/{id}`; with `?off` the question whether it is to be switched off.
    pub(super) async fn settings(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        if visit.query().has("off") && !client.disabled {
            return Ok(self.ask_to_switch_off(&visit, &client));
        }
        let done = done(visit.told().as_deref().unwrap_or_default(), &client);
        let shown = Shown { client: client.clone(), theirs: vec![], faults: vec![], breaks: vec![], done };
        self.settings_page(&visit, &client, shown).await
    }

    /// `POST apps/{id}`: saved, or shown again with what is wrong, with what it would break, or with what somebody else saved
    /// in between.
    pub(super) async fn change_settings(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let path = format!("apps/{id}");
        let (visit, form) = self.change(request, &path, &path).await?;
        for _ in 0..TRIES {
            let before = visit.client(id).await?;
            let (mut change, mut faults) = wish::of(&form, &before);
            let (after, more) = apps::tried(&before, &change);
            faults.extend(more);
            let theirs = saved_meanwhile(&form, &before, &after);
            let breaks = apps::breaks(&before, &after);
            let confirmed = form.get("confirmed").is_some();
            if !faults.is_empty() || !theirs.is_empty() || !confirmed && !breaks.is_empty() {
                let shown = Shown { client: after, theirs, faults, breaks, done: None };
                return self.settings_page(&visit, &before, shown).await;
            }
            change.revision = Some(before.revision);
            match visit.attempt(Operation::Edit(before.id, Box::new(change))).await {
                Ok(_) => return Ok(visit.see_told(&path, "saved")),
                Err(AppError::Changed(_)) => {}
                Err(error) => return Err(visit.refused(error)),
            }
        }
        Err(self.problem(request, &problem::P506))
    }

    async fn settings_page(&self, visit: &Visit<'_>, client: &Client, shown: Shown) -> Answer {
        let logins = match shown.breaks.is_empty() {
            true => 0,
            false => {
                let logins = visit.ports.store.logins(&LoginsOf::Client(client.id.clone())).await;
                logins.map_err(|error| visit.no_store(&error))?.len() as u64
            }
        };
        let path = format!("apps/{}", client.id);
        let switch = format!("{path}/switch");
        let (mut groups, faults) = fields::settings(&shown.client, &shown.faults);
        let (now, _) = fields::settings(client, &[]);
        if !shown.theirs.is_empty() {
            let told = meanwhile::show_theirs(&client.id, &shown.theirs, &now, &mut groups, visit.ports.store.as_ref());
            told.await.map_err(|error: StoreError| visit.no_store(&error))?;
        }
        fields::offer_groups(&mut groups, visit.ports.sessions.groups().await.as_deref());
        let breaks = if shown.faults.is_empty() { shown.breaks } else { Vec::new() };
        let view = SettingsView {
            facts: facts(client),
            groups,
            seen: (client.revision, meanwhile::marks(&now)),
            faults,
            breaks: breaks.into_iter().map(told).collect(),
            logins,
            done: shown.done,
            disabled: client.disabled,
            form_action: visit.path(&path),
            ticket: visit.ticket(&path),
            switch_on: client.disabled.then(|| (visit.path(&switch), visit.ticket(&switch))),
            switch_off_url: visit.path(&format!("{path}?off")),
            test_url: visit.path(&format!("{path}/test")),
            delete_url: visit.path(&format!("{path}/delete")),
        };
        let frame = visit.frame(visit.tab(client, Tab::Settings));
        Ok(visit.show(visit.voice().render_admin_settings(&frame, &view)))
    }
}

/// The message that says what was just done, as far as it is so.
fn done(what: &str, client: &Client) -> Option<&'static str> {
    match (what, client.disabled) {
        ("saved", _) => Some("admin-saved"),
        ("restored", _) => Some("admin-restored"),
        ("switched", true) => Some("admin-disabled"),
        ("switched", false) => Some("admin-switched-on"),
        _ => None,
    }
}

/// The fields that somebody else changed while this form was open, and that it would change back.
fn saved_meanwhile(form: &Parameters, now: &Client, wanted: &Client) -> Vec<&'static str> {
    if form.get("revision").and_then(|seen| seen.parse().ok()) == Some(now.revision) {
        return Vec::new();
    }
    let (now, wanted) = (fields::settings(now, &[]).0, fields::settings(wanted, &[]).0);
    meanwhile::changed(form.get("seen").unwrap_or_default(), &now, &wanted)
}

/// What cannot be changed.
fn facts(client: &Client) -> Vec<(&'static str, String)> {
    let mut facts = vec![("admin-client-id", client.id.0.clone())];
    facts.extend(client.preset.clone().map(|preset| ("admin-preset", preset)));
    facts.extend(client.maker().map(|maker| ("admin-made-by", maker)));
    facts
}

/// A message, and what it is about.
fn told(what: Break) -> (&'static str, Option<String>) {
    match what {
        Break::RedirectUri(uri) | Break::TokenAlias(uri) => ("admin-break-address", Some(uri)),
        Break::Scope(scope) => ("admin-break-scope", Some(scope)),
        Break::Groups => ("admin-break-groups", None),
        Break::Pkce => ("admin-break-pkce", None),
        Break::PushedRequests => ("admin-break-pushed", None),
        Break::AuthMethod => ("admin-break-auth", None),
        Break::Algorithm | Break::TokenFormat => ("admin-break-tokens", None),
        Break::Refresh => ("admin-break-refresh", None),
        Break::Quirk => ("admin-break-quirk", None),
    }
}
