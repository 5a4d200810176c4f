//! Ids of requests: UUIDs of version 7 (RFC 9562 §5.7) as 32 digits, without a call of the system for each.

use std::cell::RefCell;

/// Random bytes that a thread has in store.
const STORE: usize = 640;

thread_local! {
    static RANDOM: RefCell<([u8; STORE], usize)> = const { RefCell::new(([0; STORE], STORE)) };
}

/// A fresh id.
pub(in crate::proxy) fn id() -> [u8; 32] {
    let (secs, nanos) = uuid::Timestamp::now(uuid::NoContext).to_unix();
    let millis = secs.saturating_mul(1_000) + u64::from(nanos / 1_000_000);
    let random = RANDOM.with(|store| {
        let (bytes, used) = &mut *store.borrow_mut();
        if *used + 10 > STORE {
            // It fails where the system has no random numbers; ids are then less rare, which harms nobody.
            let _ = aws_lc_rs::rand::fill(bytes);
            *used = 0;
        }
        let mut random = [0; 10];
        random.copy_from_slice(&bytes[*used..*used + 10]);
        *used += 10;
        random
    });
    let id = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
    let mut text = [0; 32];
    id.simple().encode_lower(&mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_of_version_7_and_differ() {
        let ids: std::collections::HashSet<[u8; 32]> = (0..1_000).map(|_| id()).collect();
        assert_eq!(ids.len(), 1_000);
        for text in ids {
            let parsed = uuid::Uuid::try_parse_ascii(&text).expect("an id");
            assert_eq!(parsed.get_version_num(), 7);
        }
    }
}
