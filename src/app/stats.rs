//! What is counted for plots goes into the store once a minute.

use std::sync::Arc;
use std::time::Duration;

use crate::model::UnixSeconds;
use crate::model::counts::{Counted, Counts, Series};
use crate::ports::{Ports, Store, StoreError};
use crate::telemetry::Metrics;

/// How often the logins that live are counted, in minutes.
const HEIGHTS_EVERY: u32 = 60;
/// How many records are gone over at a time for that.
const RECORDS: usize = 2_000;

/// Tells the store what a process counted.
pub struct Reporter {
    process: [u8; 16],
    number: u64,
    /// A report of which nobody knows whether it arrived.
    pending: Option<Counted>,
}

impl Reporter {
    /// `random`: what tells this process from others.
    pub fn new(random: &[u8; 32]) -> Self {
        let mut process = [0; 16];
        process.copy_from_slice(&random[..16]);
        Self { process, number: 0, pending: None }
    }

    /// Adds what was counted until `at` to the store. If that fails it is sent again the next time, and counts once.
    pub async fn report(&mut self, metrics: &Metrics, at: UnixSeconds, store: &dyn Store) -> Result<(), StoreError> {
        self.send(store).await?;
        let counts = metrics.take_counts();
        self.add(counts, at, store).await
    }

    async fn add(&mut self, counts: Counts, at: UnixSeconds, store: &dyn Store) -> Result<(), StoreError> {
        if counts.is_empty() {
            return Ok(());
        }
        self.number += 1;
        self.pending = Some(Counted { process: self.process, number: self.number, at, counts });
        self.send(store).await
    }

    async fn send(&mut self, store: &dyn Store) -> Result<(), StoreError> {
        if let Some(counted) = &self.pending {
            store.add_counts(counted).await?;
            self.pending = None;
        }
        Ok(())
    }

    /// Counts the logins that live, and reports them.
    pub async fn heights(&mut self, at: UnixSeconds, store: &dyn Store) -> Result<(), StoreError> {
        self.send(store).await?;
        let (mut counts, mut cursor) = (Counts::default(), Vec::new());
        let mut sums = std::collections::BTreeMap::<_, u64>::new();
        loop {
            let found = store.count_grants(&cursor, RECORDS).await?;
            for (client, count) in found.by_client {
                *sums.entry(client).or_default() += count;
            }
            match found.next {
                Some(next) => cursor = next,
                None => break,
            }
        }
        for (client, sum) in sums {
            counts.add(&client.0, Series::GRANTS, sum);
        }
        self.add(counts, at, store).await
    }
}

/// Reports at the end of each minute, for ever. What was counted belongs to the minute that has just ended.
pub(super) async fn report(ports: Ports, metrics: Arc<Metrics>, reporter: Arc<tokio::sync::Mutex<Reporter>>) {
    let mut minutes = 0_u32;
    loop {
        let store = &*ports.store;
        if minutes.is_multiple_of(HEIGHTS_EVERY) {
            let counted = reporter.lock().await.heights(ports.clock.now(), store).await;
            told(counted);
        }
        minutes = minutes.wrapping_add(1);
        let left = 60 - u64::try_from(ports.clock.now().0.rem_euclid(60)).unwrap_or(0);
        tokio::time::sleep(Duration::from_secs(left)).await;
        let ended = UnixSeconds(ports.clock.now().0.saturating_sub(1));
        told(reporter.lock().await.report(&metrics, ended, store).await);
        told(ports.recent.write_down(ended, store).await);
    }
}

fn told(reported: Result<(), StoreError>) {
    if let Err(error) = reported {
        tracing::debug!(%error, "what was counted for plots is not written down yet");
    }
}
