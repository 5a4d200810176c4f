//! The list of apps.

use bytes::Bytes;
use http::Request;

use super::{Admin, Answer};
use crate::model::counts::{Counts, Resolution, Series};
use crate::model::{Client, ClientId, UnixSeconds};
use crate::pages::admin::{AdminAppsView, AppLine, AppOrder, AppState, Place, Section};
use crate::protocol::stats::{self, View};
use crate::web::Parameters;

/// Of which time things are counted.
const COUNTED_SECS: u64 = 30 * 86_400;
/// Up to which number the members of an app are counted.
const MEMBERS_MAX: usize = 10_000;
/// How many apps stand on one page.
const PAGE: usize = 100;
/// Longest search, in characters.
const SEARCH_CHARS_MAX: usize = 100;

impl Admin {
    /// All apps, or those that a search finds, a page at a time.
    pub(super) async fn apps(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let query = Parameters::parse(request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default();
        let search: String = query.get("q").unwrap_or_default().trim().chars().take(SEARCH_CHARS_MAX).collect();
        let (store, clock) = (visit.ports.store.as_ref(), visit.ports.clock.as_ref());
        let _ = visit.ports.uses.write_down(store).await;
        let mut clients = store.clients().await.map_err(|error| visit.no_store(&error))?;
        clients.retain(|client| client.deleted_at.is_none() && is_found(client, &search));
        clients.sort_by_key(|client| (client.name.to_lowercase(), client.id.clone()));
        let order = query.get("sort").and_then(AppOrder::named).unwrap_or_default();
        let of = stats::Query { since_secs: COUNTED_SECS, resolution: Some(Resolution::Day) };
        let counted = stats::read(&of, store, clock).await.map_err(|error| visit.no_store(&error))?;
        let (sum, now) = (counted.sum(), clock.now());
        let pages = clients.len().div_ceil(PAGE).max(1);
        let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
        let members =
            async |id: &ClientId| store.count_users(id, MEMBERS_MAX).await.map_err(|error| visit.no_store(&error));
        if order == AppOrder::Name {
            // Of the others nothing needs to be known.
            clients = clients.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
        }
        let mut apps = Vec::with_capacity(clients.len());
        for client in clients {
            let (id, url) = (client.id.clone(), visit.path(&format!("apps/{}", client.id)));
            let counted_first = if order == AppOrder::Members { members(&id).await? } else { 0 };
            apps.push((id, AppLine { members: counted_first, ..line(client, url, &counted, &sum, now) }));
        }
        sort(&mut apps, order);
        if order != AppOrder::Name {
            apps = apps.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
        }
        for (id, app) in &mut apps {
            app.members = members(id).await?;
        }
        let view = AdminAppsView {
            apps: apps.into_iter().map(|(_, app)| app).collect(),
            page,
            pages,
            members_max: MEMBERS_MAX,
            order,
            search,
            add_url: visit.path("add"),
            bin_url: visit.path("bin"),
            now,
        };
        Ok(visit.show(visit.voice().render_admin_apps(&visit.frame(Place::Section(Section::Apps)), &view)))
    }
}

/// By name, id or address, in any case.
fn is_found(client: &Client, search: &str) -> bool {
    let search = search.to_lowercase();
    let texts = [Some(&client.name), Some(&client.id.0), client.url.as_ref()];
    texts.into_iter().flatten().chain(&client.redirect_uris).any(|text| text.to_lowercase().contains(&search))
}

fn line(client: Client, url: String, counted: &View, sum: &Counts, now: UnixSeconds) -> AppLine {
    let id = client.id.0.as_str();
    let days = counted.line(|counts| counts.sum(Some(id), Series::LOGIN_OK));
    let last_used = client.last_used();
    let is_new = now.since(client.created_at) < COUNTED_SECS;
    let is_used = days.iter().any(|day| *day > 0) || last_used.is_some_and(|at| now.since(at) < COUNTED_SECS);
    AppLine {
        members: 0,
        // The height of the last day that was counted.
        active: counted.buckets.last().map_or(0, |bucket| bucket.counts.sum(Some(id), Series::GRANTS)),
        errors: errors(sum, id),
        state: match (client.is_on(now), is_used || is_new) {
            (false, _) => AppState::Off,
            (true, true) => AppState::On,
            (true, false) => AppState::Unused,
        },
        days,
        url,
        groups: client.allowed_groups,
        name: client.name,
        last_used,
    }
}

/// The most first, and those that are alike by name, as they came.
fn sort(apps: &mut [(ClientId, AppLine)], order: AppOrder) {
    use std::cmp::Reverse;
    match order {
        AppOrder::Name => {}
        AppOrder::Members => apps.sort_by_key(|(_, app)| Reverse(app.members)),
        AppOrder::Active => apps.sort_by_key(|(_, app)| Reverse(app.active)),
        AppOrder::Logins => {
            apps.sort_by_key(|(_, app)| Reverse(app.days.iter().fold(0, |sum: u64, day| sum.saturating_add(*day))))
        }
        AppOrder::Errors => apps.sort_by_key(|(_, app)| Reverse(app.errors)),
        AppOrder::LastUsed => apps.sort_by_key(|(_, app)| Reverse(app.last_used)),
    }
}

/// Refusals among logins and refusals, in tenths of a percent.
fn errors(sum: &Counts, id: &str) -> Option<u64> {
    let refused = sum.codes(Some(id)).into_iter().fold(0, |sum: u64, (_, count)| sum.saturating_add(count));
    let all = refused.saturating_add(sum.sum(Some(id), Series::LOGIN_OK));
    (all > 0).then(|| (refused.saturating_mul(1_000).saturating_add(all / 2)) / all)
}
