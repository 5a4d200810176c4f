//! A look at whether an app works: a link that opens it, what it would receive, its addresses, its last login.

use minijinja::context;

use super::members::Received;
use super::{EventLine, Frame};
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;
use crate::pages::settings::link;

/// Whether an app works.
#[derive(Clone, Debug)]
pub struct TestView {
    /// As registered.
    pub name: String,
    /// Its own address.
    pub app_url: Option<String>,
    /// Its redirect addresses.
    pub addresses: Vec<(String, AddressKind)>,
    /// What came of the last login that was tried there.
    pub last: Option<LastLogin>,
    /// What it would receive of whoever looks, if he is a member.
    pub received: Option<Received>,
}

/// What kind of an address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressKind {
    /// https.
    Https,
    /// http on the visitor's own machine.
    Loopback,
    /// http anywhere else.
    Http,
    /// A scheme of the app's own.
    Scheme,
}

/// The last login that was tried.
#[derive(Clone, Debug)]
pub struct LastLogin {
    /// What came of it.
    pub event: EventLine,
    /// Path of the log.
    pub log_url: String,
}

impl AddressKind {
    fn text_key(self) -> &'static str {
        match self {
            Self::Https => "admin-test-https",
            Self::Loopback => "admin-test-loopback",
            Self::Http => "admin-test-http",
            Self::Scheme => "admin-test-scheme",
        }
    }
}

impl Voice {
    /// "Does it work?"
    pub fn render_admin_test(&self, frame: &Frame, view: &TestView) -> Page {
        let addresses = view.addresses.iter().map(|(address, kind)| {
            context! { address, kind => kind.text_key(), fine => *kind != AddressKind::Http }
        });
        let context = context! {
            name => &view.name,
            app_url => view.app_url.as_deref().and_then(link),
            addresses => addresses.collect::<Vec<_>>(),
            last => view.last.as_ref().map(|last| {
                context! { event => self.event(&last.event), log_url => own_path(&last.log_url) }
            }),
            receives => view.received.as_ref().map(super::members::received),
        };
        self.admin_page("admin_test.html", frame, context)
    }
}
