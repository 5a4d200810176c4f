//! What stands behind the ports: forums, stores, keys, the clock.

mod records;
pub mod signer_jwt;
pub mod store_memory;
pub mod store_sled;
pub mod system;
