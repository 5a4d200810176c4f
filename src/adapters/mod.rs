//! What stands behind the ports: forums, stores, keys, issuers of certificates, the clock.

pub mod forum;
pub mod icons_http;
pub mod ips4_plugin;
pub mod issuer_acme;
pub mod key_sets_http;
pub mod notify_http;
pub mod outbound;
mod private_file;
mod records;
pub mod session_cache;
pub mod signer_jwt;
pub mod store_memory;
pub mod store_move;
pub mod store_postgres;
pub mod store_sled;
pub mod system;
