//! What the program needs from outside, as traits. `protocol` and `console` await these and nothing else.
//!
//! Each trait states its promises; every adapter keeps all of them (`tests/store_suite` holds the stores to it).

mod checkup;
mod icons;
mod issuer;
mod key_sets;
mod notifier;
mod recent;
mod session_source;
mod signer;
mod store;
mod system;
mod uses;

use std::sync::{Arc, OnceLock};

use crate::model::audit::Whence;
pub use checkup::{CheckLine, CheckState, Checkup};
pub use icons::{Icon, Icons};
pub use issuer::{Issuer, NotIssued, Proofs};
pub use key_sets::KeySets;
pub use notifier::{NotSent, Notifier};
pub use recent::Recent;
pub(crate) use session_source::pass_on;
pub use session_source::{LoginHandOff, SessionSource};
pub use signer::{JwtKind, Signer, SigningError};
pub use store::{
    AppUser, AppUsers, Bought, CODES_MAX, GrantCounts, Held, NewName, Quota, Redeemed, Rotated, Rotation, Store,
    StoreError,
};
pub use system::{Clock, Entropy};
pub use uses::{Use, Used, Uses};

/// The ports that stories await, in one place.
#[derive(Clone)]
pub struct Ports {
    /// Clients, codes, grants, tokens.
    pub store: Arc<dyn Store>,
    /// Who the visitor is.
    pub sessions: Arc<dyn SessionSource>,
    /// ID tokens, and access tokens that are signed.
    pub signer: Arc<dyn Signer>,
    /// Keys of apps.
    pub key_sets: Arc<dyn KeySets>,
    /// Pictures of apps.
    pub icons: Arc<dyn Icons>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// What was used since it was last written down.
    pub uses: Arc<Uses>,
    /// What happened at apps since it was last written down.
    pub recent: Arc<Recent>,
    /// How well everything is.
    pub checkup: Arc<dyn Checkup>,
    /// The key of session ids, once the store told it: it never changes.
    pub sid_key: Arc<OnceLock<[u8; 32]>>,
    /// Where the request in hand comes from, for the audit trail; nothing beside requests.
    pub whence: Whence,
}

impl Ports {
    /// The same for a request from there.
    pub fn of_request(&self, whence: Whence) -> Self {
        Self { whence, ..self.clone() }
    }
}
