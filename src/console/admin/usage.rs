//! What was counted: plots of all apps, or of one.

use bytes::Bytes;
use http::Request;
use std::collections::BTreeMap;

use crate::model::Client;
use crate::model::counts::Resolution;
use crate::pages::admin::{Choice, CodeLine, Place, Section, Tab, UsageView};
use crate::ports::{Ports, StoreError};
use crate::protocol::stats::{self, Query, View};
use crate::web::Parameters;

use super::figures::Figures;
use super::{Admin, Answer};

const DAY_SECS: u64 = 86_400;
/// How many refusals are listed.
const CODES_MAX: usize = 20;
/// How far back, in days; the first is the usual one.
const SPANS: [(u64, &str); 3] = [(30, "admin-usage-30"), (90, "admin-usage-90"), (365, "admin-usage-365")];
/// How many weeks the hours of a week are made of.
const WEEKS: u64 = 4;

/// The page at the path `at`. `log`: the path of the log of an app, for its refusals.
async fn view(
    at: &str,
    log: Option<String>,
    query: &Parameters,
    app: Option<&Client>,
    ports: &Ports,
) -> Result<UsageView, StoreError> {
    let asked = query.get("days").and_then(|days| days.parse::<u64>().ok());
    let days = SPANS.iter().map(|(days, _)| *days).find(|days| asked == Some(*days)).unwrap_or(SPANS[0].0);
    // How long answers take is known of the site, not of each app.
    let speed = app.is_none() && query.get("part") == Some("speed");
    let names: BTreeMap<String, String> =
        ports.store.clients().await?.into_iter().map(|client| (client.id.0, client.name)).collect();
    let read = async |since_secs, resolution| {
        let query = Query { since_secs, resolution: Some(resolution) };
        stats::read(&query, ports.store.as_ref(), ports.clock.as_ref()).await
    };
    let none = |view: &View| View { buckets: Vec::new(), ..view.clone() };
    let hours = read(DAY_SECS - 1, Resolution::Hour).await?;
    let (days_view, weeks) = match speed {
        true => (none(&hours), none(&hours)),
        false => {
            (read((days - 1) * DAY_SECS, Resolution::Day).await?, read(WEEKS * 7 * DAY_SECS, Resolution::Hour).await?)
        }
    };
    let id = app.map(|client| client.id.0.as_str());
    let figures = Figures { days: &days_view, weeks: &weeks, hours: &hours, app: id, names: &names };
    let part = |text, url: String, current| Choice { text, url, current };
    let parts = match app {
        Some(_) => Vec::new(),
        None => vec![
            part("admin-usage-logins", at.to_owned(), !speed),
            part("admin-usage-speed", format!("{at}?part=speed"), speed),
        ],
    };
    let span = |(span, text): (u64, &'static str)| part(text, format!("{at}?days={span}"), span == days);
    let code =
        |(code, count): (String, u64)| CodeLine { url: log.as_ref().map(|log| format!("{log}#{code}")), code, count };
    Ok(match speed {
        true => UsageView { parts, spans: Vec::new(), plots: figures.speed(), codes: None },
        false => UsageView {
            parts,
            spans: SPANS.into_iter().map(span).collect(),
            plots: figures.logins(),
            codes: Some(figures.codes().into_iter().take(CODES_MAX).map(code).collect()),
        },
    })
}

impl Admin {
    /// Of all apps.
    pub(super) async fn usage(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let found = view(&visit.path("usage"), None, &visit.query(), None, &visit.ports).await;
        let found = found.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_usage(&visit.frame(Place::Section(Section::Usage)), &found)))
    }

    /// Of one app.
    pub(super) async fn app_usage(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        let path = |tab: &str| visit.path(&format!("apps/{}/{tab}", client.id));
        let found = view(&path("usage"), Some(path("log")), &visit.query(), Some(&client), &visit.ports).await;
        let found = found.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_usage(&visit.frame(visit.tab(&client, Tab::Usage)), &found)))
    }
}
