//! The work on one request, outside of the task that waits for the next one: that stays small. Pages are fetched in pieces of
//! memory that are used again.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio_util::sync::ReusableBoxFuture;

use super::served::After;

/// How many of them a thread keeps, two megabytes at most: as many as it fetches pages at once under load.
const KEPT_MAX: usize = 1024;

type Work = ReusableBoxFuture<'static, After>;

thread_local! {
    static FREE: RefCell<Vec<Work>> = const { RefCell::new(Vec::new()) };
}

/// Work that is under way.
pub(super) enum Step {
    /// On a page; `None` when it is done.
    Page(Option<Work>),
    /// On anything else.
    Other(Pin<Box<dyn Future<Output = After> + Send>>),
}

impl Step {
    /// Work of the one kind that is done again and again.
    pub(super) fn page(work: impl Future<Output = After> + Send + 'static) -> Self {
        let Some(mut free) = FREE.with_borrow_mut(Vec::pop) else {
            return Self::Page(Some(ReusableBoxFuture::new(work)));
        };
        free.set(work);
        Self::Page(Some(free))
    }

    /// Any other work.
    pub(super) fn other(work: impl Future<Output = After> + Send + 'static) -> Self {
        Self::Other(Box::pin(work))
    }
}

impl Future for Step {
    type Output = After;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<After> {
        let place = match &mut *self {
            Self::Other(work) => return work.as_mut().poll(cx),
            Self::Page(place) => place,
        };
        let Some(work) = place else { return Poll::Pending };
        let after = ready!(work.poll(cx));
        // What is done holds nothing any more but its memory.
        FREE.with_borrow_mut(|free| {
            let room = KEPT_MAX - free.len();
            free.extend(place.take().into_iter().take(room));
        });
        Poll::Ready(after)
    }
}
