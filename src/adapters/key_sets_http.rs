//! Public keys that apps publish, over HTTP: kept for a while, and never asked for more often than that is good for.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use moka::future::Cache;
use serde_json::Value;
use tokio::sync::Semaphore;

use super::outbound::Outbound;
use crate::model::problem;
use crate::ports::KeySets;

/// How long a key set is believed.
const FRESH: Duration = Duration::from_secs(600);
/// How often it is asked for at most, whatever keys are wanted of it.
const AGAIN: Duration = Duration::from_secs(60);
/// How long it is still believed while its address does not answer.
const KEEP: Duration = Duration::from_secs(3_600);
/// How many addresses are remembered.
const ADDRESSES_MAX: u64 = 1_000;
/// How many are asked at one time. Who comes then has no keys, and whoever needs none of them does not notice.
const AT_ONCE: usize = 64;
/// The longest key set, in bytes.
const BYTES_MAX: usize = 64 * 1024;

/// Key sets that were fetched.
pub struct HttpKeySets {
    outbound: Option<Arc<Outbound>>,
    known: Cache<String, Known>,
    at_once: Semaphore,
    again: Duration,
}

/// What is known of an address.
#[derive(Clone)]
struct Known {
    keys: Option<Arc<Value>>,
    /// When these keys came.
    fetched: Instant,
    /// When the address was last asked.
    asked: Instant,
}

impl Known {
    /// Whether it has to be asked again for a key of this name.
    fn is_due(&self, kid: Option<&str>, again: Duration) -> bool {
        let has = |keys: &Arc<Value>| kid.is_none_or(|kid| has_key(keys, kid));
        let good = self.fetched.elapsed() < FRESH && self.keys.as_ref().is_some_and(has);
        !good && self.asked.elapsed() >= again
    }
}

fn has_key(keys: &Value, kid: &str) -> bool {
    let list = keys.get("keys").and_then(Value::as_array);
    list.is_some_and(|list| list.iter().any(|key| key.get("kid").and_then(Value::as_str) == Some(kid)))
}

impl HttpKeySets {
    /// Fetches them by this way out; without one there are none.
    pub fn new(outbound: Option<Arc<Outbound>>) -> Self {
        Self::asking_again_after(AGAIN, outbound)
    }

    /// The same with another pause between two questions.
    pub fn asking_again_after(again: Duration, outbound: Option<Arc<Outbound>>) -> Self {
        let known = Cache::builder().max_capacity(ADDRESSES_MAX).time_to_live(KEEP).build();
        Self { outbound, known, at_once: Semaphore::new(AT_ONCE), again }
    }

    /// Asks. Keys that were known before stay for a while if there is no answer.
    async fn ask(&self, uri: &str, before: Option<Known>) -> Known {
        let now = Instant::now();
        let fetched = match self.at_once.try_acquire() {
            Ok(_turn) => self.fetch(uri).await,
            Err(_) => Err("too many addresses are being asked".to_owned()),
        };
        match fetched {
            Ok(keys) => Known { keys: Some(Arc::new(keys)), fetched: now, asked: now },
            Err(cause) => {
                tracing::warn!(code = problem::P445.code, uri, cause, "the keys of an app could not be fetched");
                let kept = before.filter(|before| before.fetched.elapsed() < KEEP);
                kept.map_or(Known { keys: None, fetched: now, asked: now }, |kept| Known { asked: now, ..kept })
            }
        }
    }

    async fn fetch(&self, uri: &str) -> Result<Value, String> {
        let outbound = self.outbound.as_ref().ok_or_else(|| "there is no HTTP client".to_owned())?;
        let (client, url) = outbound.to(uri).map_err(|refusal| refusal.to_string())?;
        let asked = client.get(url).header(http::header::ACCEPT, "application/json").send().await;
        let mut answer = asked.map_err(|error| error.without_url().to_string())?;
        if answer.status() != http::StatusCode::OK {
            return Err(format!("answered with status {}", answer.status().as_u16()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| error.without_url().to_string())? {
            if body.len() + chunk.len() > BYTES_MAX {
                return Err(format!("the key set is longer than {BYTES_MAX} bytes"));
            }
            body.extend_from_slice(&chunk);
        }
        let keys: Value = serde_json::from_slice(&body).map_err(|_| "the key set is not JSON".to_owned())?;
        match keys.get("keys") {
            Some(Value::Array(_)) => Ok(keys),
            _ => Err("the answer is no key set".to_owned()),
        }
    }
}

#[async_trait]
impl KeySets for HttpKeySets {
    async fn keys(&self, uri: &str, kid: Option<&str>) -> Option<Arc<Value>> {
        let before = self.known.get(uri).await;
        if let Some(known) = before.as_ref().filter(|known| !known.is_due(kid, self.again)) {
            return known.keys.clone();
        }
        // Many who come at once wait for one answer.
        let entry = self.known.entry_by_ref(uri);
        let asked = entry.or_insert_with_if(self.ask(uri, before), |known| known.is_due(kid, self.again)).await;
        asked.into_value().keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_set_is_asked_for_again_when_it_is_old_or_lacks_a_key() {
        let at = |secs| Instant::now().checked_sub(Duration::from_secs(secs)).expect("this machine runs for an hour");
        let keys = Some(Arc::new(serde_json::json!({ "keys": [{ "kid": "a" }] })));
        for (keys, fetched, asked, kid, want) in [
            (&keys, 0, 0, Some("a"), false),
            (&keys, 0, 0, Some("b"), false),
            (&keys, 59, 59, Some("b"), false),
            (&keys, 61, 61, Some("b"), true),
            (&keys, 61, 61, Some("a"), false),
            (&keys, 61, 61, None, false),
            (&keys, 601, 601, Some("a"), true),
            (&keys, 601, 10, Some("a"), false),
            (&None, 10, 10, None, false),
            (&None, 61, 61, None, true),
        ] {
            let known = Known { keys: keys.clone(), fetched: at(fetched), asked: at(asked) };
            assert_eq!(known.is_due(kid, AGAIN), want, "{fetched} {asked} {kid:?}");
        }
    }
}
