//! Opening: making the table at the first start, whoever of the nodes is first, and refusing what is not ours.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::failure::{code, unavailable};
use super::{Shared, statements};
use crate::adapters::records::{Changes, Records, check_format};
use crate::model::Problem;
use crate::model::problem::P502;
use crate::ports::StoreError;

const BACK_OFF_MIN: Duration = Duration::from_millis(100);
/// Short enough to be back within 10 s.
const BACK_OFF_MAX: Duration = Duration::from_secs(3);
/// How often the log says that the store is still not open.
const REMIND_EVERY: Duration = Duration::from_secs(60);

/// Why the store cannot be opened.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}: {detail}", problem.title)]
pub struct OpenError {
    /// P502.
    pub problem: &'static Problem,
    /// What the database says.
    pub detail: String,
}

impl OpenError {
    pub(super) fn of(error: &sqlx::Error) -> Self {
        unavailable(error).into()
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        let detail = match error {
            StoreError::Unavailable(why) => why,
            other => other.to_string(),
        };
        Self { problem: &P502, detail }
    }
}

/// Tries until the store is open.
pub(super) async fn keep_trying(shared: Arc<Shared>) {
    let (mut wait, mut told) = (BACK_OFF_MIN, None::<Instant>);
    while let Err(error) = open(&shared).await {
        shared.close(Some(StoreError::Unavailable(format!("{}: {error}", error.problem.code))));
        if told.is_none_or(|told| told.elapsed() >= REMIND_EVERY) {
            told = Some(Instant::now());
            tracing::error!(code = error.problem.code, %error, "the store is not open; trying again");
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(BACK_OFF_MAX);
    }
    if told.is_some() {
        tracing::info!("the store is open");
    }
}

/// Makes the table if there is none, notes or checks the format, and lets operations in.
pub(super) async fn open(shared: &Shared) -> Result<(), OpenError> {
    make_table(shared).await?;
    shared.write_in_time(&mark_or_check).await?;
    shared.close(None);
    Ok(())
}

/// Whether the database lets this account in, and reads its table. One that is missing is made by the first start.
pub(super) async fn look(shared: &Shared) -> Result<(), OpenError> {
    let mut lease = shared.pool.lease().await?;
    match statements::run(&mut lease.connection, statements::LOOK_FOR_TABLE).await {
        Err(error) if code(&error).as_deref() != Some("42P01") => Err(OpenError::of(&error)),
        _ => Ok(()),
    }
}

/// In the transaction in which it was seen to be empty: of two nodes that start at once, one marks it.
fn mark_or_check(records: &dyn Records, changes: &mut Changes) -> Result<(), StoreError> {
    let fresh = records.keys(&[], 1)?.is_empty();
    check_format(records, changes, fresh)
}

pub(super) async fn make_table(shared: &Shared) -> Result<(), OpenError> {
    let mut lease = shared.pool.lease().await?;
    let connection = &mut lease.connection;
    let outcome = match statements::run(connection, statements::LOOK_FOR_TABLE).await {
        // Only where it is missing: the account need not be allowed to make tables.
        Err(error) if code(&error).as_deref() == Some("42P01") => {
            match statements::run(connection, statements::MAKE_TABLE).await {
                // Another node made it in the same moment.
                Err(error) if matches!(code(&error).as_deref(), Some("23505" | "42P07" | "42710" | "XX000")) => {
                    statements::run(connection, statements::LOOK_FOR_TABLE).await
                }
                made => made,
            }
        }
        looked => looked,
    };
    outcome.map_err(|error| OpenError::of(&error))?;
    lease.give_back();
    Ok(())
}
