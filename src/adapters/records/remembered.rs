//! What an engine in this process remembers beside its records, so that it need not be made out anew with every request.
//!
//! Nothing in here can be older than the records: what was read counts only while its records are the same, byte for byte,
//! and a name that was given never changes.

use std::sync::Arc;

use moka::sync::Cache;

use super::{Records, codec, keys};
use crate::model::{AccessToken, Client, Grant, Hash32, MemberId};
use crate::ports::StoreError;

/// How many apps are remembered,
const CLIENTS_MAX: u64 = 1_000;
/// and how many of the rest, each.
const OTHERS_MAX: u64 = 10_000;

/// The memory of one engine.
pub(in crate::adapters) struct Remembered {
    /// Records of apps, by key, with what stands in them.
    clients: Cache<Vec<u8>, Arc<(Vec<u8>, Client)>>,
    /// Access tokens that were shown, by hash.
    tokens: Cache<Hash32, Arc<Shown>>,
    names: Cache<MemberId, String>,
}

/// An access token and its grant, each with its record.
struct Shown {
    token: (Vec<u8>, AccessToken),
    grant: (Vec<u8>, Grant),
}

impl Default for Remembered {
    fn default() -> Self {
        Self { clients: Cache::new(CLIENTS_MAX), tokens: Cache::new(OTHERS_MAX), names: Cache::new(OTHERS_MAX) }
    }
}

impl Remembered {
    /// The app in this record.
    pub(super) fn client(&self, key: &[u8], bytes: Vec<u8>) -> Result<Client, StoreError> {
        if let Some(known) = self.clients.get(key).filter(|known| known.0 == bytes) {
            return Ok(known.1.clone());
        }
        let client: Client = codec::decode(key, &bytes)?;
        self.clients.insert(key.to_vec(), Arc::new((bytes, client.clone())));
        Ok(client)
    }

    /// An access token with its grant, as the records have them now.
    pub(super) fn access(
        &self,
        records: &dyn Records,
        hash: &Hash32,
    ) -> Result<Option<(AccessToken, Grant)>, StoreError> {
        let key = keys::by_hash(keys::ACCESS, hash);
        let Some(bytes) = records.get(&key)? else { return Ok(None) };
        let known = self.tokens.get(hash).filter(|known| known.token.0 == bytes);
        let token = match &known {
            Some(known) => known.token.1.clone(),
            None => codec::decode(&key, &bytes)?,
        };
        let grant_key = keys::grant(&token.grant_id);
        let Some(grant_bytes) = records.get(&grant_key)? else { return Ok(None) };
        if let Some(known) = known.filter(|known| known.grant.0 == grant_bytes) {
            return Ok(Some((token, known.grant.1.clone())));
        }
        let grant: Grant = codec::decode(&grant_key, &grant_bytes)?;
        let shown = Shown { token: (bytes, token.clone()), grant: (grant_bytes, grant.clone()) };
        self.tokens.insert(*hash, Arc::new(shown));
        Ok(Some((token, grant)))
    }

    /// The name of a member, if it is known to be durable.
    pub(super) fn name(&self, member: &MemberId) -> Option<String> {
        self.names.get(member)
    }

    /// This is durable.
    pub(super) fn keep_name(&self, member: &MemberId, name: &str) {
        self.names.insert(member.clone(), name.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientId, UnixSeconds};

    #[test]
    fn an_app_is_what_its_record_says_now() {
        let remembered = Remembered::default();
        let key = b"cchat".as_slice();
        let record = |name| {
            let client = Client::new(ClientId("chat".to_owned()), name, UnixSeconds(0));
            codec::encode(key, codec::NEVER, &client).unwrap()
        };
        for name in ["Chat", "Chat", "Another name", "Chat"] {
            assert_eq!(remembered.client(key, record(name)).unwrap().name, name);
        }
        let mut damaged = record("Chat");
        *damaged.last_mut().unwrap() ^= 1;
        assert!(remembered.client(key, damaged).is_err());
    }
}
