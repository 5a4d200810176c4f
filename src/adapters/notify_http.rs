//! Sends notices over HTTP.

use std::sync::Arc;

use async_trait::async_trait;

use super::outbound::{Outbound, is_forbidden};
use crate::ports::{NotSent, Notifier};

/// How much of an answer is read, in bytes. Nothing in it matters.
const ANSWER_BYTES_MAX: usize = 1024;

/// Sends notices over HTTP.
pub struct HttpNotifier {
    outbound: Arc<Outbound>,
}

impl HttpNotifier {
    /// Sends them by this way out.
    pub fn new(outbound: Arc<Outbound>) -> Self {
        Self { outbound }
    }
}

#[async_trait]
impl Notifier for HttpNotifier {
    async fn send(&self, uri: &str, logout_token: &str) -> Result<(), NotSent> {
        let (client, url) = self.outbound.to(uri)?;
        let sent = client.post(url).form(&[("logout_token", logout_token)]).send().await;
        let mut answer =
            sent.map_err(|error| if is_forbidden(&error) { NotSent::Forbidden } else { NotSent::NoAnswer })?;
        let status = answer.status().as_u16();
        if !matches!(status, 200 | 204) {
            return Err(NotSent::Refused(status));
        }
        // Some servers take a connection that is closed early for a failure of theirs.
        let mut read = 0;
        while read < ANSWER_BYTES_MAX {
            match answer.chunk().await {
                Ok(Some(chunk)) => read += chunk.len(),
                Ok(None) | Err(_) => break,
            }
        }
        Ok(())
    }
}
