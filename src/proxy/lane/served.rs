//! A visitor's connection while it is served, one request after the other.
//!
//! # Why
//!
//! Most connections wait, and what waits should be small. So the work on a request is no part of the task that waits for the
//! next one: see [`Step`].

use std::future::Future;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;

use pingora::apps::HttpServerApp as _;
use pingora::protocols::SocketDigest;
use pingora::protocols::http::ServerSession;
use pingora::server::ShutdownWatch;

use super::clock::Clock;
use super::exchange::Next;
use super::lent::{Extent, Lent};
use super::request::{Asked, Judged, Peer};
use super::socket::Socket;
use super::step::Step;
use super::tunnel::{self, Tunnel};
use super::{Lane, Visitor};
use crate::proxy::connection::{self, Door};
use crate::proxy::passage::InFlight;
use crate::telemetry::Cause;

/// A connection with what belongs to it. It goes from step to step.
pub(in crate::proxy) struct Served {
    lane: Arc<Lane>,
    visitor: Visitor,
    peer: Peer,
    from: SocketAddr,
    clock: Clock,
    closed: ShutdownWatch,
}

/// What follows a step.
pub(super) enum After {
    /// The visitor may ask again.
    Request(Box<Served>),
    /// What the connection has become.
    Tunnel(Pin<Box<dyn Future<Output = ()> + Send>>),
    /// It is closed.
    End,
}

impl Served {
    /// A connection that has just come, within a runtime.
    pub(in crate::proxy) fn new(
        lane: &Arc<Lane>,
        socket: Socket,
        from: SocketAddr,
        door: Door,
        is_known: bool,
        closed: &ShutdownWatch,
    ) -> Box<Self> {
        let peer = Peer::new(from, door, is_known, socket.is_tls());
        let visitor = Visitor { socket, read: None };
        Box::new(Self { lane: lane.clone(), visitor, peer, from, clock: Clock::new(), closed: closed.clone() })
    }

    /// Serves it until the visitor or we have enough.
    pub(in crate::proxy) async fn run(self: Box<Self>) {
        let (mut served, mut is_first) = (self, true);
        let mut watch = served.closed.clone();
        let mut closing = pin!(async move {
            // Nobody can close any more: then nobody does.
            if watch.wait_for(|closed| *closed).await.is_err() {
                std::future::pending::<()>().await;
            }
        });
        loop {
            let Self { lane, visitor, peer, clock, .. } = &mut *served;
            let step = match visitor.next(peer, &lane.gateway, clock, is_first, closing.as_mut()).await {
                Some(Judged::Asked(asked)) => Step::page(served.fetch(asked)),
                Some(judged) => Step::other(served.take(judged)),
                None => return,
            };
            match step.await {
                After::Request(back) => served = back,
                After::Tunnel(tunnel) => return tunnel.await,
                After::End => return,
            }
            is_first = false;
        }
    }

    fn goes_on(self: Box<Self>, goes_on: bool) -> After {
        if goes_on { After::Request(self) } else { After::End }
    }

    /// Fetches a page for the visitor.
    async fn fetch(mut self: Box<Self>, mut asked: Asked) -> After {
        let is_closing = *self.closed.borrow();
        let Self { lane, visitor, clock, .. } = &mut *self;
        match lane.fetch(visitor, &mut asked, clock, is_closing).await {
            Next::Request => After::Request(self),
            Next::End => After::End,
            Next::Tunnel(server, came) => {
                let Self { lane, visitor: Visitor { socket, read }, clock, .. } = *self;
                let tunnel = Tunnel { visitor: socket, server, came: [read, came] };
                After::Tunnel(Box::pin(pass(lane, tunnel, clock)))
            }
        }
    }

    /// Does what else is to be done.
    async fn take(mut self: Box<Self>, judged: Judged) -> After {
        let is_closing = *self.closed.borrow();
        let Self { lane, visitor, clock, .. } = &mut *self;
        match judged {
            Judged::Own(own) => {
                let goes_on = lane.answer(visitor, *own, clock, is_closing).await;
                self.goes_on(goes_on)
            }
            Judged::General { head, extent, upgrades } => Box::pin(self.lend(head, extent, upgrades)).await,
            Judged::Refused(refusal) => {
                lane.refuse_unread(visitor, refusal, clock).await;
                visitor.linger(clock).await;
                After::End
            }
            // The first is fetched, the others never leave `next`.
            Judged::Asked(_) | Judged::Unfinished | Judged::Escaped { .. } => After::End,
        }
    }

    /// Lets the general way have one request.
    async fn lend(self: Box<Self>, head: usize, extent: Extent, upgrades: bool) -> After {
        let Self { lane, visitor, peer, from, clock, closed } = *self;
        let lent = async {
            let digest = SocketDigest::from_raw_fd(visitor.socket.id()?);
            // A new digest knows no address yet.
            let _ = digest.peer_addr.set(Some(from.into()));
            let is_last = *closed.borrow();
            let lent = Lent::new(visitor.socket, visitor.read?, head, extent, upgrades, Arc::new(digest));
            let session = ServerSession::new_http1(Box::new(lent));
            let work = lane.general.process_new_http(session, &closed);
            let (stream, _) = connection::within(peer.door, peer.is_known, is_last, work).await?.consume();
            let lent = stream.into_any().downcast::<Lent>().ok()?;
            lent.give_back()
        };
        let Some((socket, read)) = lent.await else { return After::End };
        let visitor = Visitor { socket, read };
        After::Request(Box::new(Self { lane, visitor, peer, from, clock, closed }))
    }
}

/// Passes bytes both ways until one of the two has enough.
async fn pass(lane: Arc<Lane>, tunnel: Tunnel, mut clock: Clock) {
    let _flight = InFlight::begin(&lane.gateway.metrics);
    if tunnel.run(&mut clock).await == tunnel::End::Unread {
        lane.gateway.metrics.closed(Cause::SlowRead);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size_of_work<A, F>(_: impl FnOnce(A) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn a_connection_that_waits_is_no_larger_than_it_was() {
        assert!(size_of_work(Served::run) <= 304, "the task: {}", size_of_work(Served::run));
        assert!(size_of::<Served>() <= 192, "the connection: {}", size_of::<Served>());
    }
}
