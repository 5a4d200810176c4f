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
    held: watch::Sender<bool>,
    wires: Arc<Wires>,
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
        let (held, holding) = watch::channel(false);
        let wires = Arc::<Wires>::default();
        let counted = Arc::clone(&wires);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (wires, holding) = (Arc::clone(&counted), holding.clone());
                tokio::spawn(async move {
                    let now = wires.now.fetch_add(1, Ordering::SeqCst) + 1;
                    wires.most.fetch_max(now, Ordering::SeqCst);
                    if let Ok(far) = TcpStream::connect(to).await {
                        let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                        tokio::select! {
                            () = pass(near_in, far_out, holding.clone()) => {}
                            () = pass(far_in, near_out, holding) => {}
                        }
                    }
                    wires.now.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { port, held, wires }
    }

    pub fn hold(&self, held: bool) {
        self.held.send_replace(held);
    }

    /// The most connections there were at one time.
    pub fn most(&self) -> usize {
        self.wires.most.load(Ordering::SeqCst)
    }
}

/// Reads on while it is held, so that an end is noticed at once.
async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut held: watch::Receiver<bool>) {
    let (mut part, mut waiting) = (vec![0; 16 * 1024], Vec::new());
    loop {
        tokio::select! {
            read = from.read(&mut part) => match read {
                Ok(length @ 1..) => waiting.extend_from_slice(&part[..length]),
                _ => return,
            },
            free = async { held.wait_for(|held| !held).await.is_ok() }, if !waiting.is_empty() => {
                if !free || to.write_all(&std::mem::take(&mut waiting)).await.is_err() {
                    return;
                }
            }
        }
    }
}
