//! What runs beside the requests: names are looked up again, servers are asked whether they are well.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::sleep;

use super::names::{is_name, look_up, pick};
use super::pool::Member;
use super::standing::Stands;
use super::{HealthCheck, Upstream, address, ask};

/// How long names may take.
const NAMES_MAX: Duration = Duration::from_secs(10);
/// The least between two look-ups, whatever falls.
const NAMES_PAUSE: Duration = Duration::from_secs(1);
/// How soon a name is looked up again that nobody knew.
const UNKNOWN_AGAIN: Duration = Duration::from_secs(2);

impl Upstream {
    /// Runs as long as the process.
    pub(in crate::proxy) async fn keep_watching(self: Arc<Self>) {
        loop {
            tokio::select! {
                () = self.keep_names() => {}
                () = self.keep_checking() => {}
                () = self.changed.notified() => {}
            }
        }
    }

    async fn keep_names(self: &Arc<Self>) {
        loop {
            let pool = self.pool();
            let named = |member: &&Member| address(&member.server.at).is_some_and(|(host, _)| is_name(&host));
            if !pool.members.iter().any(|member| named(&member)) {
                return pending().await;
            }
            let unknown = pool.members.iter().any(|member| named(&member) && member.address.is_none());
            let every = pool.settings.resolve_every;
            tokio::select! {
                () = sleep(if unknown { every.min(UNKNOWN_AGAIN) } else { every }) => {}
                () = self.fell.notified() => {}
            }
            self.look_up_again().await;
            sleep(NAMES_PAUSE.min(every)).await;
        }
    }

    /// A name that nobody knows now keeps its address.
    async fn look_up_again(self: &Arc<Self>) {
        let pool = self.pool();
        let wanted: Vec<_> = pool.members.iter().filter_map(|member| address(&member.server.at)).collect();
        let names = self.names.clone();
        let looked_up = tokio::task::spawn_blocking(move || look_up(&names, &wanted, NAMES_MAX));
        let Ok(found) = looked_up.await else { return };
        let mut found = found.into_iter();
        let choose = |member: &Member| -> Option<SocketAddr> {
            address(&member.server.at)?;
            let elsewhere = member.server.standing.judge(member.server.now()) != Stands::In;
            pick(&found.next().unwrap_or_default(), member.address, elsewhere)
        };
        let addresses: Vec<_> = pool.members.iter().map(choose).collect();
        let moved = || pool.members.iter().zip(&addresses).filter(|(member, address)| member.address != **address);
        if moved().next().is_none() {
            return;
        }
        let at = Arc::new(pool.at(&addresses));
        let mut now = self.pool.write().unwrap_or_else(PoisonError::into_inner);
        if !Arc::ptr_eq(&now, &pool) {
            // There is a new configuration meanwhile, which looked them up itself.
            return;
        }
        *now = at;
        drop(now);
        for (member, address) in moved() {
            let address = address.map(tracing::field::display);
            let server = &member.server;
            tracing::info!(server = %server.at, api = server.api(), address, "a web server is at another address");
            member.server.moved();
        }
    }

    async fn keep_checking(&self) {
        loop {
            let pool = self.pool();
            let Some(check) = &pool.settings.health_check else { return pending().await };
            join_all(pool.members.iter().map(|member| self.check(member, check))).await;
            sleep(check.every).await;
        }
    }

    async fn check(&self, member: &Member, check: &HealthCheck) {
        let result = match &member.peer {
            Some(peer) => ask::check(self.connector(), peer, check).await,
            None => Err("its name is not known".to_owned()),
        };
        member.server.checked(result);
    }
}
