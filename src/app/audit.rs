//! The audit trail beside the requests: entries are linked as they come, and removed when they are old enough.

use std::time::Duration;

use tokio::time::interval;

use crate::ports::Ports;
use crate::protocol::audit;

/// How long entries wait until they are linked, so that many are linked in one write.
const LINK_EVERY: Duration = Duration::from_secs(2);
/// How often the end of the chain is told, and old entries are looked for.
const LOOK_EVERY: Duration = Duration::from_secs(60 * 60);

/// Goes on as long as the runtime. Entries live for `keep`.
pub(super) async fn look_after(ports: Ports, keep: Duration) {
    let (mut link, mut look) = (interval(LINK_EVERY), interval(LOOK_EVERY));
    let mut told = 0;
    loop {
        tokio::select! {
            _ = link.tick() => {
                if let Err(error) = audit::link(&*ports.store).await {
                    tracing::debug!(%error, "entries of the audit trail wait");
                }
            }
            _ = look.tick() => {
                if let Err(error) = audit::prune(keep.as_secs(), &ports).await {
                    tracing::debug!(%error, "old entries of the audit trail are still there");
                }
                // Whoever keeps the log elsewhere can tell later whether the end was cut off: audit verify --head.
                if let Ok(ends) = ports.store.chain_ends().await && ends.head.seq > told {
                    told = ends.head.seq;
                    tracing::info!(head = %ends.head, "the audit trail ends here");
                }
            }
        }
    }
}
