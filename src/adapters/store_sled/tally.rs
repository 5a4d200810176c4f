//! How much there should be.
//!
//! sled checks each piece of its file, and takes a piece that does not fit for one that was never written: after a damage
//! it may open with fewer records, or with older ones, and say nothing. So what changes how many records there are, or what
//! their checksums add up to, also writes that down in the same step.

use serde::{Deserialize, Serialize};

use crate::adapters::records::sum_of;

/// Number and sum of all records but those that every group of writes changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    records: u64,
    /// Of the checksums that stand in the values, modulo 2^64.
    sum: u64,
}

impl Tally {
    pub(super) fn add(&mut self, value: &[u8]) {
        self.records = self.records.wrapping_add(1);
        self.sum = self.sum.wrapping_add(sum_of(value));
    }

    pub(super) fn remove(&mut self, value: &[u8]) {
        self.records = self.records.wrapping_sub(1);
        self.sum = self.sum.wrapping_sub(sum_of(value));
    }

    /// How this differs from what was written down, for the operator.
    pub(super) fn differs(self, written: Self) -> String {
        if self.records == written.records {
            return format!("some of its {} records are older ones", self.records);
        }
        format!("it holds {} records where {} were kept", self.records, written.records)
    }
}
