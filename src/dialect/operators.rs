//! Visitors who may enter the console, and so may read more on an error page than others.

use bytes::Bytes;
use http::Request;
use ipnet::IpNet;

use crate::protocol::console::{self, Rules};
use crate::web;

use super::Dialects;

/// Where the console is at the public address, and for whom.
#[derive(Clone, Debug)]
pub struct Operators {
    /// Who may enter.
    pub rules: Rules,
    /// From where; empty for everywhere.
    pub networks: Vec<IpNet>,
    /// Path of the front page of the console.
    pub path: String,
}

impl Dialects {
    /// With a console at the public address.
    pub fn with_operators(mut self, operators: Operators) -> Self {
        self.operators = Some(operators);
        self
    }

    /// The console, if whoever sent this may enter it from here.
    pub(super) async fn console_for(&self, request: &Request<Bytes>) -> Option<&Operators> {
        let operators = self.operators.as_ref()?;
        let visitor = web::visitor(request);
        if !web::is_within(visitor.counted_as(), &operators.networks) {
            return None;
        }
        let visit = self.cookies.console(request.headers());
        let may = console::may_enter(&visitor, visit.as_ref(), &operators.rules, &self.ports).await;
        may.then_some(operators)
    }
}
