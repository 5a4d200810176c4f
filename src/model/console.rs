//! The second way into the console: a link that counts once, and the visit that it opens.

use serde::{Deserialize, Serialize};

use super::UnixSeconds;

/// A link into the console, or the visit that it opened. Kept under the hash of what is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsolePass {
    /// What the audit trail calls the link. No secret.
    pub link: String,
    /// End of its life.
    pub expires_at: UnixSeconds,
}
