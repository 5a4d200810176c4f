//! The secrets of an app: another one, the end of the old ones.

use bytes::Bytes;
use http::Request;

use super::visit::Visit;
use super::{Admin, Answer};
use crate::model::counts::{Resolution, Series};
use crate::model::{Client, ClientKind};
use crate::pages::admin::{SecretLine, SecretsView, Tab};
use crate::protocol::apps::{Operation, Reply};
use crate::protocol::stats;

/// For how long an old secret may go on working; the first is the usual one.
const OVERLAPS: [u64; 5] = [86_400, 0, 3_600, 7 * 86_400, 30 * 86_400];
/// Of which time uses are counted.
const USES_SECS: u64 = 86_400;

impl Admin {
    /// `GET apps/{id}/secret`.
    pub(super) async fn secrets(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        self.secrets_page(&visit, &client, None).await
    }

    /// `POST apps/{id}/secret`: another one. It is in the answer itself and nowhere else.
    pub(super) async fn new_secret(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let path = format!("apps/{id}/secret");
        let (visit, form) = self.change(request, &path, &path).await?;
        let client = visit.client(id).await?;
        let overlap = form.get("keep_old").and_then(|secs| secs.parse().ok()).filter(|secs| OVERLAPS.contains(secs));
        let overlap = overlap.unwrap_or(OVERLAPS[0]);
        match visit.perform(Operation::RotateSecret(client.id, overlap)).await? {
            Reply::AppWithSecret(_, Some(secret)) => {
                let client = visit.client(id).await?;
                self.secrets_page(&visit, &client, Some(secret.0.reveal().to_owned())).await
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
        Ok(visit.see(&back))
    }

    async fn secrets_page(&self, visit: &Visit<'_>, client: &Client, made: Option<String>) -> Answer {
        let now = visit.ports.clock.now();
        let alive = client.secrets.iter().filter(|secret| secret.expires_at.is_none_or(|end| now < end));
        let secrets: Vec<SecretLine> = alive
            .map(|secret| SecretLine {
                created_at: secret.created_at,
                expires_at: secret.expires_at,
                last_used_at: secret.last_used_at,
            })
            .collect();
        let query = stats::Query { since_secs: USES_SECS, resolution: Some(Resolution::Hour) };
        let counted = stats::read(&query, visit.ports.store.as_ref(), visit.ports.clock.as_ref()).await;
        let sum = counted.map_err(|error| visit.no_store(&error))?.sum();
        let used = |series| sum.sum(Some(&client.id.0), series);
        let path = format!("apps/{}/secret", client.id);
        let end = format!("{path}/end");
        let has_secret = client.kind == ClientKind::Confidential;
        let view = SecretsView {
            made,
            uses: (used(Series::SECRET_CURRENT), used(Series::SECRET_OLD)),
            new_form: has_secret.then(|| (visit.path(&path), visit.ticket(&path))),
            end_form: (secrets.len() > 1).then(|| (visit.path(&end), visit.ticket(&end))),
            overlaps: OVERLAPS.to_vec(),
            secrets,
        };
        let frame = visit.frame(visit.tab(client, Tab::Secret));
        Ok(visit.show(visit.voice().render_admin_secret(&frame, &view)))
    }
}
