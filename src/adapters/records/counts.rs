//! Counts over time: one record for each minute, hour and day in which something was counted.
//!
//! A record holds names and numbers in as few bytes as possible: each app's id, then pairs of what and how often.
//! Numbers of any size stand in groups of seven bits, the lowest first.

use std::collections::BTreeMap;

use super::{Changes, Records, codec, keys, put_expiring, put_sealed, read};
use crate::model::UnixSeconds;
use crate::model::counts::{Bucket, Counted, Counts, Resolution, Series};
use crate::ports::{GrantCounts, StoreError};

/// How long the number of a process's last report is remembered: far longer than it is sent again.
const REMEMBERED_SECS: u64 = 86_400;

/// See [`Store::add_counts`](crate::ports::Store::add_counts).
pub(super) fn add(records: &dyn Records, changes: &mut Changes, counted: &Counted) -> Result<(), StoreError> {
    let process = keys::counting(&counted.process);
    let buckets = Resolution::ALL.map(|resolution| keys::bucket(resolution, resolution.bucket(counted.at)));
    records.expect(&buckets.iter().cloned().chain([process.clone()]).collect::<Vec<_>>())?;
    if read::<u64>(records, &process)?.is_some_and(|last| last >= counted.number) {
        return Ok(());
    }
    put_expiring(records, changes, process, counted.at.plus(REMEMBERED_SECS), &counted.number)?;
    for (resolution, key) in Resolution::ALL.into_iter().zip(buckets) {
        let mut counts = match records.get(&key)? {
            Some(bytes) => unpacked(&key, &bytes)?,
            None => Counts::default(),
        };
        counts.merge(&counted.counts);
        let ends = resolution.bucket(counted.at).plus(resolution.keep_secs());
        let bytes = codec::encode_packed(&key, ends, &pack(&counts));
        put_sealed(records, changes, key, ends, bytes)?;
    }
    Ok(())
}

/// See [`Store::counts`](crate::ports::Store::counts).
pub(super) fn between(
    records: &dyn Records,
    resolution: Resolution,
    from: UnixSeconds,
    until: UnixSeconds,
) -> Result<Vec<Bucket>, StoreError> {
    let end = keys::bucket(resolution, until);
    let mut found = records.keys_before(&keys::buckets(resolution), &end, usize::MAX)?;
    let begin = keys::bucket(resolution, resolution.bucket(from));
    found.retain(|key| *key >= begin);
    records.expect(&found)?;
    let mut buckets = Vec::new();
    for key in found {
        if let (Some(at), Some(bytes)) = (keys::parse_bucket(&key), records.get(&key)?) {
            // One that cannot be read is a gap in a plot, and no reason to show none.
            match unpacked(&key, &bytes) {
                Ok(counts) => buckets.push(Bucket { at, counts }),
                Err(error) => tracing::debug!(%error, "counts of a stretch of time cannot be read"),
            }
        }
    }
    Ok(buckets)
}

/// How many grants each client has, among the next `limit` records of the index behind `after`; and where to go on.
pub(super) fn grants(records: &dyn Records, after: &[u8], limit: usize) -> Result<GrantCounts, StoreError> {
    let mut by_client = BTreeMap::new();
    let rows = records.rows_after(after, limit)?;
    for (key, _) in &rows {
        let Some(client) = keys::client_of_owned(key) else { return Ok(GrantCounts { by_client, next: None }) };
        if keys::owned_record(key, &client).and_then(<[u8]>::first) == Some(&keys::GRANT) {
            *by_client.entry(client).or_default() += 1;
        }
    }
    let next = rows.last().filter(|_| rows.len() == limit).map(|(key, _)| key.clone());
    Ok(GrantCounts { by_client, next })
}

fn unpacked(key: &[u8], bytes: &[u8]) -> Result<Counts, StoreError> {
    let body = codec::decode_packed(key, bytes)?;
    unpack(body).ok_or_else(|| StoreError::Unavailable("counts of a stretch of time are damaged".to_owned()))
}

fn pack(counts: &Counts) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (app, of_app) in &counts.0 {
        push(&mut bytes, app.len() as u64);
        bytes.extend_from_slice(app.as_bytes());
        push(&mut bytes, of_app.len() as u64);
        for (series, count) in of_app {
            push(&mut bytes, series.0.into());
            push(&mut bytes, *count);
        }
    }
    bytes
}

fn unpack(mut bytes: &[u8]) -> Option<Counts> {
    let mut counts = Counts::default();
    while !bytes.is_empty() {
        let length = usize::try_from(pull(&mut bytes)?).ok()?;
        let (app, rest) = bytes.split_at_checked(length)?;
        bytes = rest;
        let mut of_app = BTreeMap::new();
        for _ in 0..pull(&mut bytes)? {
            let series = Series(u16::try_from(pull(&mut bytes)?).ok()?);
            of_app.insert(series, pull(&mut bytes)?);
        }
        counts.0.insert(String::from_utf8(app.to_vec()).ok()?, of_app);
    }
    Some(counts)
}

fn push(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn pull(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for group in 0..10 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(group * 7)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Counts {
        let mut counts = Counts::default();
        for (app, series, count) in
            [("", 20, 1), ("chat-7q2m", 1, 300), ("chat-7q2m", 402, u64::MAX), ("?", 401, 127), ("", 5000, 128)]
        {
            counts.add(app, Series(series), count);
        }
        counts
    }

    #[test]
    fn what_is_packed_is_unpacked_and_damage_is_no_panic() {
        let packed = pack(&some());
        assert_eq!(unpack(&packed), Some(some()));
        for length in 0..packed.len() {
            let _ = unpack(&packed[..length]);
        }
        for at in 0..packed.len() {
            for byte in [0, 0x7f, 0x80, 0xff] {
                let mut damaged = packed.clone();
                damaged[at] = byte;
                let _ = unpack(&damaged);
            }
        }
    }

    /// Fifty apps for three years, each with logins of four results, refusals and secrets every day.
    #[test]
    fn fifty_apps_need_about_two_megabytes() {
        let of = |apps: usize| {
            let mut counts = Counts::default();
            for app in 0..apps {
                for (series, count) in [(1, 300), (2, 3), (3, 40), (7, 300), (402, 2), (30, 1200)] {
                    counts.add(&format!("application{app}-7q2m"), Series(series), count);
                }
            }
            // The head of a record, its key, and its place in the order of expiry.
            pack(&counts).len() + 17 + 10 + 19
        };
        let all = 1_098 * of(50) + 2_160 * of(15) + 2_880 * of(2);
        println!("{all} bytes");
        assert!(all < 4_000_000, "{all}");
    }
}
