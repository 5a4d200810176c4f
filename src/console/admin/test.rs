//! A look at whether an app works.

use bytes::Bytes;
use http::Request;

use super::{Admin, Answer};
use crate::model::Member;
use crate::pages::admin::{AddressKind, LastLogin, Received, Tab, TestView};
use crate::protocol::apps::{self, AppView};
use crate::protocol::preview;
use crate::protocol::recent;

use super::log::event_line;

impl Admin {
    /// `GET apps/{id}/test`.
    pub(super) async fn test(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        let log = recent::log(&client, &visit.ports).await.map_err(|error| visit.no_store(&error))?;
        let log_url = visit.path(&format!("apps/{}/log", client.id));
        let kind = |uri: &String| (uri.clone(), kind(uri));
        let last = log.events.into_iter().next();
        let view = TestView {
            name: client.name.clone(),
            app_url: client.url.clone(),
            addresses: client.redirect_uris.iter().map(kind).collect(),
            last: last.map(|event| LastLogin { event: event_line(event, &visit.path("")), log_url }),
            received: visit.member().map(|member| received(&AppView::of(&client, visit.ports.clock.now()), member)),
        };
        let frame = visit.frame(visit.tab(&client, Tab::Settings));
        Ok(visit.show(visit.voice().render_admin_test(&frame, &view)))
    }
}

fn kind(uri: &str) -> AddressKind {
    match uri.split_once(':') {
        Some(("https", _)) => AddressKind::Https,
        Some(("http", _)) if apps::is_plain_loopback(uri) => AddressKind::Loopback,
        Some(("http", _)) => AddressKind::Http,
        _ => AddressKind::Scheme,
    }
}

/// What the app would receive of this member.
pub(super) fn received(app: &AppView, member: &Member) -> Received {
    let preview = preview::of_member(app, member);
    Received {
        app: app.name.clone(),
        json: preview.identity.and_then(|identity| serde_json::to_string_pretty(&identity).ok()),
        refused: preview.refused.map(|why| (preview.code, why)),
        remarks: preview.remarks.into_iter().map(|remark| (remark.field, remark.why)).collect(),
    }
}
