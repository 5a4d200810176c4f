use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ClientId, MemberId, UnixSeconds};

/// Something that happened at an app lately: a login, or why there was none. For whoever looks after the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When; of several alike the first time.
    pub at: UnixSeconds,
    /// `ok`, or why not: the word that the app was sent, or `refused`.
    pub result: String,
    /// The code of the problem, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The member, if anybody knew who he is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The request; of several alike the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// What an operator needs to find the cause. A stranger may have written it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The redirect address that was refused. A stranger may have written it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<String>,
    /// Nobody knows who caused it: neither did an app prove who it is, nor was there a member. Anybody can do it as often
    /// as he likes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_stranger: bool,
    /// How often within a minute.
    #[serde(default = "once", skip_serializing_if = "is_once")]
    pub times: u32,
}

fn once() -> u32 {
    1
}

fn is_once(times: &u32) -> bool {
    *times == 1
}

impl Event {
    /// How many of them an app has at most.
    pub const KEPT: usize = 2 * Self::KEPT_OF_EACH;
    /// How many of them are of strangers at most, and how many are not: no stranger drives out what others did.
    pub const KEPT_OF_EACH: usize = 100;
    /// For how long, in seconds: 30 days.
    pub const KEEP_SECS: u64 = 30 * 86_400;
    /// The longest detail, in characters.
    pub const DETAIL_CHARS_MAX: usize = 300;
    /// The longest address that is kept, in bytes: as long as one that can be registered.
    pub const SENT_BYTES_MAX: usize = 2_000;

    /// A login.
    pub const OK: &'static str = "ok";

    /// Whether a login went well.
    pub fn is_ok(&self) -> bool {
        self.result == Self::OK
    }

    /// Whether both are the same but for time and request.
    pub fn is_like(&self, other: &Self) -> bool {
        self.result == other.result
            && self.code == other.code
            && self.member == other.member
            && self.detail == other.detail
            && self.sent == other.sent
            && self.by_stranger == other.by_stranger
    }
}

/// What a process noted of all apps since it last told the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Events {
    /// Tells this report from every other one, so that one of which nobody knows whether it arrived can be sent again.
    pub id: [u8; 16],
    /// When.
    pub at: UnixSeconds,
    /// The oldest first, [`Event::KEPT_OF_EACH`] of strangers and as many others of each app at most.
    pub by_client: BTreeMap<ClientId, Vec<Event>>,
}
