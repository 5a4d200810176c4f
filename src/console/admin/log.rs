//! What happened at an app lately, and the addresses that were refused.

use bytes::Bytes;
use http::Request;

use crate::model::{Client, Event, problem};
use crate::pages::admin::{AddressLine, AddressMark, ConfirmView, EventLine, LogView, Question, Tab};
use crate::ports::StoreError;
use crate::protocol::apps::AppError;
use crate::protocol::recent::{self, RefusedAddress};
use crate::protocol::rules::redirect_uri::{self, Difference};

use super::members::member_url;
use super::visit::Visit;
use super::{Admin, Answer};

async fn view(visit: &Visit<'_>, added: bool, client: &Client) -> Result<LogView, StoreError> {
    let (desk, rest) = (visit.path(""), format!("apps/{}/log/add", client.id));
    let log = recent::log(client, &visit.ports).await?;
    let events = log.events.into_iter().map(|event| event_line(event, &desk));
    Ok(LogView {
        events: events.collect(),
        addresses: log.refused.into_iter().map(address).collect(),
        form_action: visit.path(&rest),
        ticket: visit.ticket(&rest),
        added,
    })
}

/// An event, with the path of the member's page. `desk`: that of the console.
pub(super) fn event_line(event: Event, desk: &str) -> EventLine {
    EventLine {
        at: event.at,
        member: event.member.as_ref().map(|id| (id.to_string(), member_url(desk, id))),
        result: event.result,
        code: event.code,
        request: event.request,
        detail: event.detail,
        times: event.times,
    }
}

fn address(refused: RefusedAddress) -> AddressLine {
    let differing = refused.nearest.as_deref().map(|known| redirect_uri::differing(&refused.sent, known));
    let (sent, known) = differing.unwrap_or((0..refused.sent.len(), 0..0));
    AddressLine {
        registered: refused.nearest.map(|address| AddressMark { address, marked: known }),
        sent: AddressMark { address: refused.sent, marked: sent },
        at: refused.at,
        times: refused.times,
        hint: refused.difference.map(|difference| match difference {
            Difference::Scheme => "admin-difference-scheme",
            Difference::Port => "admin-difference-port",
            Difference::Close => "admin-difference-close",
        }),
        elsewhere: refused.elsewhere,
        fault: refused.fault,
    }
}

impl Admin {
    /// The log of an app.
    pub(super) async fn app_log(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        let added = visit.told().as_deref() == Some("added");
        let found = view(&visit, added, &client).await.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_log(&visit.frame(visit.tab(&client, Tab::Log)), &found)))
    }

    /// Registers an address that was refused. Unless it is known to lead to the same place it is asked about once more.
    pub(super) async fn add_address(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let (back, rest) = (format!("apps/{id}/log"), format!("apps/{id}/log/add"));
        let (visit, form) = self.change(request, &rest, &back).await?;
        let client = visit.client(id).await?;
        let sent = form.get("address").unwrap_or_default();
        let log = recent::log(&client, &visit.ports).await.map_err(|error| visit.no_store(&error))?;
        let Some(refused) = log.refused.iter().find(|refused| refused.sent == sent) else {
            return Err(self.problem(request, &problem::P409));
        };
        if !refused.harmless && form.get("sure") != Some("yes") {
            let question = ConfirmView {
                question: if refused.elsewhere { Question::AddAddress } else { Question::AddOtherAddress },
                what: Some(sent.to_owned()),
                form_action: visit.path(&rest),
                ticket: visit.ticket(&rest),
                fields: vec![("address", sent.to_owned()), ("sure", "yes".to_owned())],
                back_url: visit.path(&back),
            };
            let frame = visit.frame(visit.tab(&client, Tab::Log));
            return Ok(visit.show(visit.voice().render_admin_confirm_address(
                &frame,
                &question,
                &address(refused.clone()),
            )));
        }
        match recent::add_refused(&client.id, sent, &visit.author(), &visit.ports).await {
            Ok(true) => Ok(visit.see_told(&back, "added")),
            Err(AppError::Store(error)) => Err(visit.no_store(&error)),
            Ok(false) | Err(_) => Err(self.problem(request, &problem::P409)),
        }
    }
}
