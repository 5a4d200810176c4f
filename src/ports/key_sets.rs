use std::sync::Arc;

use async_trait::async_trait;
use serde_json::Value;

/// Public keys that apps publish themselves.
#[async_trait]
pub trait KeySets: Send + Sync {
    /// The key set at this address (RFC 7517 §5) as it was a few minutes ago, or anew if it lacked a key of this name then.
    /// `None` if there is none to be had. Returns within about 5 s; nobody else waits for it.
    async fn keys(&self, uri: &str, kid: Option<&str>) -> Option<Arc<Value>>;
}
