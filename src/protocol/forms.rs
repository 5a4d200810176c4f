//! What forms of ours are bound to: the browser, under a name that we gave it, and the server's key.

use crate::model::Plaintext;
use crate::ports::{Ports, StoreError};

use super::end;
use super::rules::sid;

pub use super::rules::ticket::FormKey;

/// The server's key for forms. Every node has the same: it follows from the key of session ids, for which the store is asked
/// once.
pub async fn key(ports: &Ports) -> Result<FormKey, StoreError> {
    end::sid_key(ports).await.map(|key| sid::form_key(&key))
}

/// The name of a browser: the one that it sent, if it has it from us; otherwise a new one. A script of a forum page can put
/// any other one into the cookie.
pub async fn browser(sent: Option<Plaintext>, ports: &Ports) -> Result<Plaintext, StoreError> {
    Ok(browser_by(&key(ports).await?, sent, ports))
}

/// The same for who has the key.
pub fn browser_by(key: &FormKey, sent: Option<Plaintext>, ports: &Ports) -> Plaintext {
    sent.filter(|name| key.gave(name)).unwrap_or_else(|| key.name(&ports.entropy.bytes32()))
}
