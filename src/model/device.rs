use serde::{Deserialize, Serialize};

use super::{ClientId, Hash32, Member, MemberId, Scopes, UnixSeconds};

/// A request of a device that cannot show a browser (RFC 8628 §3.1). Kept under the hash of its device code, and found
/// by the hash of its user code as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRequest {
    /// Who asks.
    pub client_id: ClientId,
    /// What is asked for.
    pub scopes: Scopes,
    /// Hash of the code that people type.
    pub user_code: Hash32,
    /// How far it has come.
    pub state: DeviceState,
    /// When the device last asked whether it may go on.
    pub polled_at: Option<UnixSeconds>,
    /// End of its life.
    pub expires_at: UnixSeconds,
    /// Counts every change; the store refuses a change made on an older sight of it.
    pub version: u64,
}

/// How far the request of a device has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    /// Nobody has typed its code.
    Waiting,
    /// Somebody has, and looks at the question. Asking anew replaces an older question.
    Asked(DeviceQuestion),
    /// He said yes.
    Allowed(Box<DeviceYes>),
    /// He said no.
    Denied,
}

/// The question that somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceQuestion {
    /// Hash of the ticket in the form.
    pub ticket: Hash32,
    /// Who was asked. Somebody else's yes does not count.
    pub member_id: MemberId,
    /// In which browser: hash of the value of our cookie there.
    pub browser: Hash32,
    /// What he may leave out.
    #[serde(default, skip_serializing_if = "Scopes::is_empty")]
    pub optional: Scopes,
    /// When the form no longer counts.
    pub expires_at: UnixSeconds,
}

/// Who said yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceYes {
    /// As the forum knew him then.
    pub member: Member,
    /// When he logged in at the forum, if that was seen.
    #[serde(default)]
    pub auth_time: Option<UnixSeconds>,
}
