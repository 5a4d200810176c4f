//! One suite, run on every store: each promise in the documentation of `ports::Store`. It has no optional part.
//!
//! A new store joins with one `suite!` line. What is durable must survive `reopen`; the memory store's is the same
//! store again. Several places at a shared store are taken in turn: each call of a story may come to another node.

mod audit;
mod child;
mod console;
mod counts;
mod crash;
mod events;
mod faults;
mod forgetting;
mod logins;
mod once;
mod promises;
pub mod samples;
pub mod shared;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use portico::adapters::store_memory::MemoryStore;
use portico::adapters::store_sled::{Settings, SledStore};
use portico::ports::Store;

/// A store under test.
pub struct Subject {
    nodes: Vec<Arc<dyn Store>>,
    turn: AtomicUsize,
    open: Box<dyn Fn() -> Vec<Arc<dyn Store>> + Send + Sync>,
}

impl Subject {
    fn new(open: impl Fn() -> Arc<dyn Store> + Send + Sync + 'static) -> Self {
        Self::of_nodes(move || vec![open()])
    }

    fn of_nodes(open: impl Fn() -> Vec<Arc<dyn Store>> + Send + Sync + 'static) -> Self {
        Self { nodes: open(), turn: AtomicUsize::new(0), open: Box::new(open) }
    }

    /// The store. Of one that is shared, another node each time.
    pub fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.nodes[self.turn.fetch_add(1, Ordering::Relaxed) % self.nodes.len()])
    }

    /// Closes the store and opens it again.
    pub fn reopen(&mut self) {
        // If somebody still held it, its folder would be locked.
        self.nodes.clear();
        self.nodes = (self.open)();
    }
}

async fn memory() -> Subject {
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    Subject::new(move || Arc::clone(&store))
}

async fn sled() -> Subject {
    let folder = tempfile::tempdir().expect("a folder");
    Subject::new(move || Arc::new(SledStore::open_now(Settings::new(folder.path().join("store"))).expect("opens")))
}

/// Two nodes on one database.
async fn postgres() -> Subject {
    let settings = shared::settings(&crate::servers::postgres().database().await);
    Subject::of_nodes(move || (0..2).map(|_| shared::open(&settings)).collect())
}

macro_rules! suite {
    ($($store:ident),*) => {
        $(mod $store {
            suite!(@cases $store,
                once: redeem, rotate, take_pending_consent, name, number, key_ring, redeem_device, use_assertion,
                    spend_pushed_request, clients_within_a_quota;
                promises: clients, add_many, delete_client, shrink_client, pending, consents, revoke_consent, held, codes, spend_code,
                    grants_and_tokens, client_tokens, seen_logins, rotation, revocation, names, numbers, personal_tokens, uses, key_rings, devices, check;
                forgetting: every_kind, personal_tokens, limit, consent_given_anew, codes_beyond_the_newest, replays, old_generations, idle_grants,
                    last_uses_stay;
                logins: who_is_logged_in_where, ends, notices, renamed_sessions, session_key;
                audit: entries_go_with_their_change, the_chain, many_at_once, linked_by_many, beginnings_that_are_pruned, noted_once;
                console: links_count_once, visits_end;
                counts: counts_add_up, old_counts_go, grants_by_client, users_of_a_client;
                events: the_last_ones_stay, they_go_with_the_app
            );
        })*
    };
    (@cases $make:ident, $($module:ident: $($case:ident),*);*) => {
        $(mod $module {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $case() {
                crate::store_suite::$module::$case(super::super::$make().await).await;
            })*
        })*
    };
}

suite!(memory, sled, postgres);
