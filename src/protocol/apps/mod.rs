//! Looking after apps: add, list, show, edit, exchange the secret, delete. The commands and, through the control
//! socket, a running server do the same things here.
//!
//! Operations and replies are plain data that can travel as JSON. A secret is in a reply once, when it is made.

mod add;
mod bin;
mod breaks;
mod change;
pub(super) mod check;
mod import;
mod secret;
mod twin;
mod view;

use serde::{Deserialize, Serialize};

use crate::model::audit::Author;
use crate::model::{Client, ClientId, LoginsOf, Problem, UnixSeconds, problem};
use crate::ports::{Clock, Entropy, Quota, Store, StoreError};
use crate::protocol::keys::{self, KeyOperation, KeysView};
use crate::protocol::{audit, console, end, stats};

use super::personal;

pub use crate::model::SCOPES;
pub(super) use add::add;
pub use add::{About, LogoutAddresses, NewApp, tried_new};
pub use bin::{BIN_SECS, empty as empty_bin};
pub use breaks::{Break, breaks};
pub(super) use change::edit;
pub use change::{AppChange, AuthPin, named, tried};
pub(super) use check::is_visible;
pub use check::{Fault, Wrong, is_plain_loopback};
pub use import::{BroughtApp, BroughtConsent, ForeignApp, Import, ImportReport, Outcome};
pub(super) use secret::rotate;
pub use secret::{End, NewSecret, OVERLAP_SECS_MAX};
pub use twin::TEST_SECS;
pub use view::{AppView, SecretView, ShownSecret};

/// How many consents, codes and grants of an app are removed in one step before it is deleted with the rest.
const PART: usize = 500;

/// What can be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// Adds an app.
    Add(Box<NewApp>),
    /// All apps.
    List,
    /// One app.
    Show(ClientId),
    /// Changes an app.
    Edit(ClientId, Box<AppChange>),
    /// Makes another secret.
    RotateSecret(ClientId, NewSecret),
    /// The older secrets of an app stop working now.
    EndOldSecrets(ClientId),
    /// Puts an app into the bin: its logins end, what members allowed it is kept for [`BIN_SECS`].
    Bin(ClientId),
    /// Takes it out of the bin again.
    Restore(ClientId),
    /// Deletes an app with all that members allowed it.
    Delete(ClientId),
    /// Makes the twin of an app, for a test: it takes answers at this address and ends after [`TEST_SECS`].
    Test(ClientId, String),
    /// Something with personal and admin tokens.
    Tokens(personal::Operation),
    /// The signing keys.
    Keys(KeyOperation),
    /// Takes apps along from elsewhere, with what members allowed them.
    Import(Box<Import>),
    /// All apps as they are kept, with hashes of their secrets.
    Export,
    /// The audit trail.
    Audit(audit::Operation),
    /// What was counted.
    Stats(stats::Query),
    /// A link into the console for one use.
    ConsoleLink,
}

/// What came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// All apps, by id.
    Apps(Vec<AppView>),
    /// One app, as it is now.
    App(Box<AppView>),
    /// One app with a secret that was just made; `None` for public apps.
    AppWithSecret(Box<AppView>, Option<ShownSecret>),
    /// It is gone.
    Deleted(ClientId),
    /// What became of tokens.
    Tokens(personal::Reply),
    /// The signing keys, as they are now.
    Keys(KeysView),
    /// What became of what was brought along.
    Imported(ImportReport),
    /// All apps, by id.
    Exported(Vec<Client>),
    /// Of the audit trail.
    Audit(audit::Reply),
    /// What was counted.
    Stats(Box<stats::View>),
    /// A link into the console.
    ConsoleLink(console::MadeLink),
}

/// Why an operation was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppError {
    /// All that is wrong with the app, one sentence each. P506.
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
    /// There are as many as the quota allows. P506.
    #[error("there are as many apps as there may be")]
    TooMany,
    /// P505.
    #[error("there is no app with the id \"{0}\"")]
    NotFound(ClientId),
    /// P503.
    #[error(transparent)]
    Store(StoreError),
    /// It is no longer as it was when the change was made up. P506.
    #[error("somebody else changed the app \"{0}\" in the meantime; look at it, and say again what is to change")]
    Changed(ClientId),
    /// Something with tokens.
    #[error(transparent)]
    Token(#[from] personal::TokenError),
}

impl AppError {
    /// Its code.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Refused(_) | Self::TooMany | Self::Changed(_) => &problem::P506,
            Self::NotFound(_) => &problem::P505,
            Self::Store(_) => &problem::P503,
            Self::Token(error) => error.problem(),
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::ClientExists(_) | StoreError::ClientChanged(_) => Self::Refused(vec![error.to_string()]),
            StoreError::TooManyClients => Self::TooMany,
            StoreError::Unavailable(_) => Self::Store(error),
        }
    }
}

/// Does an operation. What it changed is durable when it returns. `by` stands in the audit trail.
///
/// `Edit` and `RotateSecret` read, change and write; if somebody else changed the app in between, they begin again.
pub async fn perform(
    operation: Operation,
    by: &Author,
    store: &dyn Store,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Reply, AppError> {
    match operation {
        Operation::Add(new) => add(*new, &Quota::default(), by, store, clock.now(), entropy).await,
        Operation::List => {
            let now = clock.now();
            Ok(Reply::Apps(store.clients().await?.iter().map(|client| AppView::of(client, now)).collect()))
        }
        Operation::Show(id) => Ok(Reply::App(Box::new(AppView::of(&load(store, &id).await?, clock.now())))),
        Operation::Edit(id, change) => {
            let now = clock.now();
            let client = edit(&id, &change, by, store, now).await?;
            Ok(Reply::App(Box::new(AppView::of(&client, now))))
        }
        Operation::RotateSecret(id, new) => {
            let (now, made) = (clock.now(), secret::made(entropy));
            let client = rotate(&id, &new, &made, by, store, now).await?;
            Ok(Reply::AppWithSecret(Box::new(AppView::of(&client, now)), Some(made)))
        }
        Operation::Tokens(operation) => {
            Ok(Reply::Tokens(personal::perform(operation, by, store, clock, entropy).await?))
        }
        Operation::EndOldSecrets(id) => {
            let now = clock.now();
            let client = secret::end_old(&id, by, store, now).await?;
            Ok(Reply::App(Box::new(AppView::of(&client, now))))
        }
        Operation::Bin(id) => {
            let now = clock.now();
            let client = bin::put(&id, by, store, now, entropy).await?;
            Ok(Reply::App(Box::new(AppView::of(&client, now))))
        }
        Operation::Restore(id) => {
            let now = clock.now();
            let client = bin::restore(&id, by, store, now).await?;
            Ok(Reply::App(Box::new(AppView::of(&client, now))))
        }
        Operation::Test(id, redirect_uri) => {
            let now = clock.now();
            let (twin, secret) = twin::make(&id, &redirect_uri, by, store, now, entropy).await?;
            Ok(Reply::AppWithSecret(Box::new(AppView::of(&twin, now)), Some(secret)))
        }
        Operation::Delete(id) => {
            delete(&id, by, store, clock.now(), entropy).await?;
            Ok(Reply::Deleted(id))
        }
        Operation::Keys(operation) => Ok(Reply::Keys(keys::perform(operation, by, store, clock).await?)),
        Operation::Import(import) => Ok(Reply::Imported(import::import(*import, by, store, clock).await?)),
        Operation::Export => {
            let mut clients = store.clients().await?;
            // What ends by itself in a moment is nothing to take along.
            clients.retain(|client| client.expires_at.is_none());
            Ok(Reply::Exported(clients))
        }
        Operation::ConsoleLink => Ok(Reply::ConsoleLink(console::make_link(by, store, clock, entropy).await?)),
        Operation::Stats(query) => Ok(Reply::Stats(Box::new(stats::read(&query, store, clock).await?))),
        Operation::Audit(operation) => Ok(Reply::Audit(audit::perform(operation, store, clock).await?)),
    }
}

/// First it is told that its logins have ended: afterwards nobody knows where to tell it.
pub(super) async fn delete(
    id: &ClientId,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Result<(), AppError> {
    let client = load(store, id).await?;
    end::end(&LoginsOf::Client(id.clone()), by, now, store, entropy).await?;
    while store.shrink_client(id, PART).await? == PART {}
    match store.noting(vec![audit::app_deleted(&client, by, now)]).delete_client(id).await? {
        true => Ok(()),
        false => Err(AppError::NotFound(id.clone())),
    }
}

async fn load(store: &dyn Store, id: &ClientId) -> Result<Client, AppError> {
    store.client(id).await?.ok_or_else(|| AppError::NotFound(id.clone()))
}
