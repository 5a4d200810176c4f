//! Members with logins are looked at again from time to time: whom the forum banned or deleted is logged out of the
//! apps, without waiting until one of them asks.

use crate::model::audit::{Actor, Author};
use crate::model::{LoginsOf, MemberId, SessionOutcome};
use crate::ports::Ports;

use super::audit;
use super::end::{self, Ended, FollowFailure};

/// Looks at a member again. All his logins end if the forum refuses him; he is forgotten if it no longer has him.
pub async fn member(id: &MemberId, ports: &Ports) -> Result<Ended, FollowFailure> {
    let now = ports.clock.now();
    match ports.sessions.member_by_id(id, now).await {
        SessionOutcome::Member(_) => Ok(Ended::default()),
        SessionOutcome::Guest => Ok(end::forget(id, now, ports.store.as_ref(), ports.entropy.as_ref()).await?),
        SessionOutcome::Refused { refusal, .. } => {
            let by = Author::here(Actor::System);
            audit::refused(id, None, &refusal, &by, now, ports).await;
            Ok(end::end(&LoginsOf::Member(id.clone()), &by, now, ports.store.as_ref(), ports.entropy.as_ref()).await?)
        }
        SessionOutcome::Unknown(failure) => Err(failure.into()),
    }
}
