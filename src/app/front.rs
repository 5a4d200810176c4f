//! What the gateway asks for answers on our own paths.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::console::Console;
use crate::dialect::Dialects;
use crate::model::problem;
use crate::pages::Pages;
use crate::ports::{Clock, Ports};
use crate::protocol::Settings;
use crate::proxy::Front;
use crate::route::Route;
use crate::web::{self, CookieNames};

/// The endpoints and pages of one public address.
pub struct AppFront {
    dialects: Dialects,
    console: Console,
    pages: Arc<Pages>,
    clock: Arc<dyn Clock>,
}

/// The public address, taken apart.
#[derive(Clone, Debug)]
pub struct PublicAddress {
    /// Scheme, host and port.
    pub origin: String,
    /// Path without a trailing slash: empty, or `/forum`.
    pub base_path: String,
    /// Whether it is https.
    pub secure: bool,
}

impl AppFront {
    /// Endpoints and pages that share ports, settings and looks.
    pub fn new(ports: Ports, settings: Arc<Settings>, pages: Arc<Pages>, public: PublicAddress) -> Self {
        let PublicAddress { origin, base_path, secure } = public;
        let cookies = CookieNames { secure };
        let clock = ports.clock.clone();
        let dialects = Dialects::new(ports.clone(), settings.clone(), pages.clone(), cookies, &base_path);
        let console = Console::new(ports, settings, pages.clone(), cookies, origin, &base_path);
        Self { dialects, console, pages, clock }
    }
}

#[async_trait]
impl Front for AppFront {
    async fn respond(&self, route: &Route, request: Request<Bytes>) -> Response<Bytes> {
        match route {
            Route::OAuth { endpoint, dialect } => self.dialects.respond(*endpoint, *dialect, request).await,
            Route::Console(page) => self.console.respond(page, request).await,
            Route::NotFound => {
                let id = web::request_id(&request);
                web::problem_page(&self.pages, &problem::P212, &id, self.clock.now())
            }
            // The gateway forwards these; there is nothing to say here.
            Route::Passthrough => web::empty(StatusCode::NOT_FOUND),
        }
    }

    async fn resume(&self, head: &Request<()>) -> Option<String> {
        self.console.resume_instead(head).await
    }
}
