//! A wire between two programs that can be held: nothing passes, nothing breaks.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Passes bytes on as long as it is not held.
pub struct Relay {
    pub port: u16,
    state: watch::Sender<State>,
    wires: Arc<Wires>,
}

#[derive(Clone, Copy)]
struct State {
    /// Nothing passes on any wire.
    held: bool,
    /// Nothing passes on older wires, ever.
    oldest: usize,
    to: SocketAddr,
}

#[derive(Default)]
struct Wires {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Relay {
    /// Must be called within a runtime, and lives as long as that.
    pub async fn start(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (state, states) = watch::channel(State { held: false, oldest: 0, to });
        let wires = Arc::<Wires>::default();
        let counted = Arc::clone(&wires);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (wires, states) = (Arc::clone(&counted), states.clone());
                tokio::spawn(async move {
                    let now = wires.now.fetch_add(1, Ordering::SeqCst) + 1;
                    wires.most.fetch_max(now, Ordering::SeqCst);
                    let State { oldest: age, to, .. } = *states.borrow();
                    if let Ok(far) = TcpStream::connect(to).await {
                        let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                        tokio::select! {
                            () = pass(near_in, far_out, age, states.clone()) => {}
                            () = pass(far_in, near_out, age, states) => {}
                        }
                    }
                    wires.now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { port, state, wires }
    }

    pub fn hold(&self, held: bool) {
        self.state.send_modify(|state| state.held = held);
    }

    /// New wires lead to `to`; those that there are stay as they are, and nothing passes on them any more.
    pub fn strand(&self, to: SocketAddr) {
        self.state.send_modify(|state| {
            state.oldest += 1;
            state.to = to;
        });
    }

    /// The most connections there were at one time.
    pub fn most(&self) -> usize {
        self.wires.most.load(Ordering::SeqCst)
    }
}

/// Reads on while it is held, so that an end is noticed at once.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, age: usize, mut states: watch::Receiver<State>) {
    let (mut part, mut waiting) = (vec![0; 16 * 1024], Vec::new());
    loop {
        let passes = |state: &State| !state.held && age >= state.oldest;
        tokio::select! {
            read = from.read(&mut part) => match read {
                Ok(length @ 1..) => waiting.extend_from_slice(&part[..length]),
                _ => return,
            },
            free = async { states.wait_for(passes).await.is_ok() }, if !waiting.is_empty() => {
                if !free || to.write_all(&std::mem::take(&mut waiting)).await.is_err() {
                    return;
                }
            }
        }
    }
}
