use crate::model::UnixSeconds;

/// What time it is. A story reads it once.
pub trait Clock: Send + Sync {
    /// Now, by the wall clock.
    fn now(&self) -> UnixSeconds;
}

/// Random bytes of the operating system.
pub trait Entropy: Send + Sync {
    /// 32 fresh random bytes.
    fn bytes32(&self) -> [u8; 32];
}
