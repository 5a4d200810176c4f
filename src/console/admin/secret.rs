//! The secrets of an app: another one, the end of the old ones.

use bytes::Bytes;
use http::{Request, Response};

use super::visit::Visit;
use super::{Admin, Answer, fields, wish};
use crate::model::{Client, ClientKind, ClientSecret, UnixSeconds};
use crate::pages::admin::{ConfirmView, Question, SecretLine, SecretsView, Tab};
use crate::protocol::apps::{End, Fault, NewSecret, Operation, Reply, Wrong};
use crate::web::Parameters;

/// For how long an old secret may go on working.
const OVERLAPS: [u64; 5] = [0, 3_600, 86_400, 7 * 86_400, 30 * 86_400];
/// Which of them is chosen unless somebody says otherwise.
const USUAL_OVERLAP: u64 = 86_400;

impl Admin {
    /// `GET apps/{id}/secret`; with `?end` the question whether the old ones are to stop working.
    pub(super) async fn secrets(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        // So that what is shown is true now. If it cannot be written, the rest is shown all the same.
        let _ = visit.ports.uses.write_down(visit.ports.store.as_ref()).await;
        let client = visit.client(id).await?;
        let query = visit.query();
        if query.has("end") && has_old_ones(&client, visit.ports.clock.now()) {
            let path = format!("apps/{}/secret", client.id);
            let end = format!("{path}/end");
            let question = ConfirmView {
                question: Question::EndSecrets,
                what: Some(client.name.clone()),
                form_action: visit.path(&end),
                ticket: visit.ticket(&end),
                fields: Vec::new(),
                back_url: visit.path(&path),
            };
            let frame = visit.frame(visit.tab(&client, Tab::Secret));
            return Ok(visit.show(visit.voice().render_admin_confirm(&frame, &question)));
        }
        Ok(self.secrets_page(
            &visit,
            &client,
            Shown { old_ended: visit.told().as_deref() == Some("ended"), ..Shown::default() },
        ))
    }

    /// `POST apps/{id}/secret`: another one. It is in the answer itself and nowhere else.
    pub(super) async fn new_secret(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let path = format!("apps/{id}/secret");
        let (visit, form) = self.change(request, &path, &path).await?;
        let client = visit.client(id).await?;
        let (new, mut faults) = wanted(&form);
        faults.extend(new.faults(visit.ports.clock.now()));
        if !faults.is_empty() {
            let text = |name| form.get(name).unwrap_or_default().to_owned();
            return Ok(self.secrets_page(
                &visit,
                &client,
                Shown {
                    typed: (text("note"), text("expires")),
                    overlap: new.keep_old_secs,
                    faults,
                    ..Shown::default()
                },
            ));
        }
        match visit.perform(Operation::RotateSecret(client.id, new)).await? {
            Reply::AppWithSecret(_, Some(secret)) => {
                let client = visit.client(id).await?;
                let made = Some(secret.0.reveal().to_owned());
                Ok(self.secrets_page(&visit, &client, Shown { made, ..Shown::default() }))
            }
            _ => Ok(visit.see(&path)),
        }
    }

    /// `POST apps/{id}/secret/end`: the old ones stop working now.
    pub(super) async fn end_secrets(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let back = format!("apps/{id}/secret");
        let (visit, _) = self.change(request, &format!("{back}/end"), &back).await?;
        let client = visit.client(id).await?;
        visit.perform(Operation::EndOldSecrets(client.id)).await?;
        Ok(visit.see_told(&back, "ended"))
    }

    fn secrets_page(&self, visit: &Visit<'_>, client: &Client, shown: Shown) -> Response<Bytes> {
        let now = visit.ports.clock.now();
        // The newest one is told of also after its end: it is the one that the app is likely to have.
        let shown_ones = client.secrets.iter().enumerate().filter(|(at, secret)| *at == 0 || secret.works(now));
        let secrets: Vec<SecretLine> = shown_ones.map(|(_, secret)| line(secret, now)).collect();
        let path = format!("apps/{}/secret", client.id);
        let has_old_ones = has_old_ones(client, now);
        let has_secret = client.kind == ClientKind::Confidential;
        let view = SecretsView {
            made: shown.made,
            new_form: has_secret.then(|| (visit.path(&path), visit.ticket(&path))),
            end_url: has_old_ones.then(|| visit.path(&format!("{path}?end"))),
            old_ended: shown.old_ended && !has_old_ones,
            overlaps: OVERLAPS.to_vec(),
            overlap: shown.overlap,
            note: shown.typed.0,
            expires: shown.typed.1,
            faults: shown.faults.iter().map(|(field, wrong)| (*field, fields::fault_line(wrong))).collect(),
            secrets,
        };
        let frame = visit.frame(visit.tab(client, Tab::Secret));
        visit.show(visit.voice().render_admin_secret(&frame, &view))
    }
}

/// What stands on the page beside the secrets that there are.
struct Shown {
    /// One that was just made.
    made: Option<String>,
    /// Note and end, as somebody typed them.
    typed: (String, String),
    /// How long the old one is to go on working, in seconds.
    overlap: u64,
    faults: Vec<Fault>,
    /// The old ones were just ended.
    old_ended: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self { made: None, typed: Default::default(), overlap: USUAL_OVERLAP, faults: Vec::new(), old_ended: false }
    }
}

/// Whether there are secrets that work beside the newest.
fn has_old_ones(client: &Client, now: UnixSeconds) -> bool {
    client.secrets.iter().skip(1).any(|secret| secret.works(now))
}

fn line(secret: &ClientSecret, now: UnixSeconds) -> SecretLine {
    SecretLine {
        created_at: secret.created_at,
        expires_at: secret.expires_at,
        ended: !secret.works(now),
        last_used_at: secret.last_used_at,
        last_used_from: secret.last_used_from.map(|from| from.to_string()),
        uses_today: secret.uses_today(now),
        note: secret.note.clone(),
    }
}

/// What the form wants. Faults: what cannot even be tried.
fn wanted(form: &Parameters) -> (NewSecret, Vec<Fault>) {
    let kept = form.get("keep_old").unwrap_or_default();
    let overlap = kept.parse().ok().filter(|secs| OVERLAPS.contains(secs));
    let end = form.get("expires").map(str::trim).filter(|end| !end.is_empty());
    let day = end.and_then(UnixSeconds::of_day);
    let not_understood = end.is_some() && day.is_none();
    let new = NewSecret {
        keep_old_secs: overlap.unwrap_or(USUAL_OVERLAP),
        note: form.get("note").unwrap_or_default().trim().to_owned(),
        end: day.map(End::At),
    };
    let day = not_understood.then(|| ("expires", Wrong::new("day", "write the day as 2026-11-21")));
    let overlap = overlap.is_none().then(|| ("keep_old", wish::unknown(kept)));
    (new, day.into_iter().chain(overlap).collect())
}
