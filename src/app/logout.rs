//! What goes on beside the requests so that logins end in time: apps are told, members are looked at again.

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

use crate::adapters::notify_http::HttpNotifier;
use crate::adapters::outbound::Outbound;
use crate::config::Config;
use crate::model::{Notice, problem};
use crate::ports::{Notifier, Ports, SessionSource};
use crate::protocol::end::FollowFailure;
use crate::protocol::notify::{self, Delivery};
use crate::protocol::{Settings, recheck};
use crate::telemetry::{Metrics, NoticeResult};

/// How many notices are on the way at the same time. A dead app holds one for five seconds, so in the worst case these
/// are about fifty a second.
const ON_THE_WAY_MAX: usize = 256;
/// How often the queue is looked into.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Members are gone through in so many parts.
const PARTS: u32 = 256;
/// How long the forum is left alone after it failed.
const FORUM_REST: Duration = Duration::from_secs(5);
/// Members are looked at no faster than this one after the other, however many they are.
const MEMBER_PAUSE: Duration = Duration::from_millis(50);

/// The work, before it begins.
pub(super) struct LogoutWork {
    settings: Arc<Settings>,
    notifier: Option<Arc<dyn Notifier>>,
    every: Duration,
    source: Arc<dyn SessionSource>,
}

impl LogoutWork {
    /// `source` is asked without the memory in front of it: what it said a minute ago would be too old.
    /// Without a way out the queue waits.
    pub(super) fn new(
        config: &Config,
        settings: Arc<Settings>,
        source: Arc<dyn SessionSource>,
        outbound: Option<Arc<Outbound>>,
    ) -> Self {
        let notifier = outbound.map(|outbound| Arc::new(HttpNotifier::new(outbound)) as Arc<dyn Notifier>);
        Self { settings, notifier, every: config.forum.recheck, source }
    }

    /// Goes on as long as the runtime.
    pub(super) fn begin(self, runtime: &Runtime, ports: &Ports, metrics: &Arc<Metrics>) {
        if let Some(notifier) = self.notifier {
            runtime.spawn(send_notices(self.settings, ports.clone(), notifier, metrics.clone()));
        }
        runtime.spawn(recheck_members(self.every, Ports { sessions: self.source, ..ports.clone() }));
    }
}

/// Sends notices as they become due, for ever. Each is on its own, so nobody waits for somebody else's app; those that
/// are on the way are counted, since each has a connection.
async fn send_notices(settings: Arc<Settings>, ports: Ports, notifier: Arc<dyn Notifier>, metrics: Arc<Metrics>) {
    let places = Arc::new(Semaphore::new(ON_THE_WAY_MAX));
    loop {
        match notify::take(places.available_permits(), &ports).await {
            Ok(notices) => {
                for notice in notices {
                    // Nobody else takes places, so there is one for each.
                    let place = places.clone().try_acquire_owned().ok();
                    let (settings, ports) = (settings.clone(), ports.clone());
                    let (notifier, metrics) = (notifier.clone(), metrics.clone());
                    tokio::spawn(async move {
                        send(&notice, &settings, &ports, &*notifier, &metrics).await;
                        drop(place);
                    });
                }
            }
            Err(error) => tracing::debug!(%error, "the queue of notices to apps cannot be read"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn send(notice: &Notice, settings: &Settings, ports: &Ports, notifier: &dyn Notifier, metrics: &Metrics) {
    let app = notice.client.0.as_str();
    let result = match notify::deliver(notice, settings, ports, notifier).await {
        Ok(Delivery::Arrived) => NoticeResult::Ok,
        Ok(Delivery::Later(failure)) => {
            tracing::info!(app, attempts = notice.attempts, %failure, "an app was not told of a log-out; it is tried again");
            NoticeResult::Retried
        }
        Ok(Delivery::GivenUp(failure)) => {
            tracing::warn!(code = problem::P443.code, app, %failure, "an app was not told of a log-out");
            NoticeResult::GivenUp
        }
        Ok(Delivery::Fault(fault)) => {
            tracing::error!(app, fault, "an app was not told of a log-out; it is tried again");
            NoticeResult::Retried
        }
        Err(error) => {
            tracing::debug!(%error, "what became of a notice to an app could not be kept; it is sent once more");
            return;
        }
    };
    metrics.logout_notified(app, result);
}

/// Looks at every member with logins once in `every`, in small steps, for ever.
async fn recheck_members(every: Duration, ports: Ports) {
    if !ports.sessions.can_recheck() {
        return;
    }
    // With recheck = "0s" requests ask the forum each time; here once a minute has to do.
    let every = if every.is_zero() { Duration::from_secs(60) } else { every };
    loop {
        for part in 0..=u8::MAX {
            let rest = match recheck_part(part, &ports).await {
                Ok(()) => every / PARTS,
                Err(failure) => {
                    tracing::debug!(%failure, "members could not be looked at again");
                    FORUM_REST
                }
            };
            tokio::time::sleep(rest).await;
        }
    }
}

/// One failure ends the round: the others would only wait in vain, too.
async fn recheck_part(part: u8, ports: &Ports) -> Result<(), FollowFailure> {
    for id in ports.store.members_with_logins(part).await? {
        let ended = recheck::member(&id, ports).await?;
        if !ended.logins.is_empty() {
            let (logins, notices) = (ended.logins.len(), ended.notices);
            tracing::info!(member = %id, logins, notices, "the forum no longer lets a member in: his logins were ended");
        }
        tokio::time::sleep(MEMBER_PAUSE).await;
    }
    Ok(())
}
