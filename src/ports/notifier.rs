use async_trait::async_trait;

/// A notice that did not arrive. Neither the address nor the answer is in the text: apps choose both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSent {
    /// The address, or what its name stands for, may not be asked.
    #[error("the address is private, or not https, and [outbound] allow does not list it")]
    Forbidden,
    /// Nobody answered, or not in time.
    #[error("no answer in time")]
    NoAnswer,
    /// An answer that is not 200 or 204.
    #[error("answered with status {0}")]
    Refused(u16),
}

/// Tells apps that logins have ended.
#[async_trait]
pub trait Notifier: Send + Sync {
    /// Sends a logout token to an app (OIDC Back-Channel Logout §2.5), and returns within about 5 s.
    async fn send(&self, uri: &str, logout_token: &str) -> Result<(), NotSent>;
}
