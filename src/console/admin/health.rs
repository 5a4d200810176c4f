//! How well everything is.

use bytes::Bytes;
use http::Request;

use crate::pages::admin::{HealthLine, HealthState, HealthView, Place, Section};
use crate::ports::{CheckState, Ports};

use super::{Admin, Answer};

/// What is seen now.
async fn view(ports: &Ports) -> HealthView {
    let lines = ports.checkup.lines().await.into_iter().map(|line| HealthLine {
        what: line.what,
        state: match line.state {
            CheckState::Fine => HealthState::Fine,
            CheckState::Warning => HealthState::Warning,
            CheckState::Failing => HealthState::Failing,
        },
        detail: line.detail,
        code: line.code,
    });
    HealthView { lines: lines.collect(), at: ports.clock.now() }
}

impl Admin {
    /// How well everything is, now.
    pub(super) async fn health(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let found = view(&visit.ports).await;
        Ok(visit.show(visit.voice().render_admin_health(&visit.frame(Place::Section(Section::Health)), &found)))
    }
}
