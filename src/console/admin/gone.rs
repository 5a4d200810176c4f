//! The end of an app, the bin, and the switch.

use bytes::Bytes;
use http::{Request, Response};

use super::visit::Visit;
use super::{Admin, Answer};
use crate::model::{Client, ClientId, problem};
use crate::pages::admin::{BinLine, BinView, ConfirmView, DeleteView, Place, Question, Section, Tab};
use crate::protocol::apps::{AppChange, BIN_SECS, Operation};

impl Admin {
    /// `GET apps/{id}/delete`: what will happen.
    pub(super) async fn delete_page(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        self.ask_to_delete(&visit, &client, false).await
    }

    /// `POST apps/{id}/delete`: into the bin, if its name was typed.
    pub(super) async fn delete(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let path = format!("apps/{id}/delete");
        let (visit, form) = self.change(request, &path, &path).await?;
        let client = visit.client(id).await?;
        if form.get("name").map(str::trim) != Some(client.name.trim()) {
            return self.ask_to_delete(&visit, &client, true).await;
        }
        visit.perform(Operation::Bin(client.id)).await?;
        Ok(visit.see("bin"))
    }

    async fn ask_to_delete(&self, visit: &Visit<'_>, client: &Client, wrong: bool) -> Answer {
        // As many as stand in the list of its members: who allowed it loses it, too, logged in or not.
        let members = visit.ports.store.count_users(&client.id, usize::MAX).await;
        let members = members.map_err(|error| visit.no_store(&error))?;
        let path = format!("apps/{}/delete", client.id);
        let view = DeleteView {
            name: client.name.clone(),
            members: members as u64,
            wrong,
            form_action: visit.path(&path),
            ticket: visit.ticket(&path),
            back_url: visit.path(&format!("apps/{}", client.id)),
        };
        let frame = visit.frame(visit.tab(client, Tab::Settings));
        Ok(visit.show(visit.voice().render_admin_delete(&frame, &view)))
    }

    /// `GET bin`.
    pub(super) async fn bin(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let clients = visit.ports.store.clients().await.map_err(|error| visit.no_store(&error))?;
        let line = |client: Client| {
            let path = format!("bin/{}", client.id);
            Some(BinLine {
                until: client.deleted_at?.plus(BIN_SECS),
                form_action: visit.path(&path),
                ticket: visit.ticket(&path),
                name: client.name,
                id: client.id.0,
            })
        };
        let mut apps: Vec<BinLine> = clients.into_iter().filter_map(line).collect();
        apps.sort_by_key(|app| std::cmp::Reverse(app.until));
        let frame = visit.frame(Place::Within(Section::Apps));
        Ok(visit.show(visit.voice().render_admin_bin(&frame, &BinView { apps })))
    }

    /// `POST bin/{id}`: out of it again.
    pub(super) async fn restore(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let (visit, _) = self.change(request, &format!("bin/{id}"), "bin").await?;
        let kept = visit.ports.store.client(&ClientId(id.to_owned())).await.map_err(|error| visit.no_store(&error))?;
        match kept.filter(|client| client.deleted_at.is_some()) {
            Some(client) => visit.perform(Operation::Restore(client.id)).await?,
            None => return Err(self.problem(request, &problem::P505)),
        };
        Ok(visit.see_told(&format!("apps/{id}"), "restored"))
    }

    /// What happens while an app is switched off.
    pub(super) fn ask_to_switch_off(&self, visit: &Visit<'_>, client: &Client) -> Response<Bytes> {
        let path = format!("apps/{}", client.id);
        let switch = format!("{path}/switch");
        let question = ConfirmView {
            question: Question::SwitchOff,
            what: Some(client.name.clone()),
            form_action: visit.path(&switch),
            ticket: visit.ticket(&switch),
            fields: Vec::new(),
            back_url: visit.path(&path),
        };
        visit.show(visit.voice().render_admin_confirm(&visit.frame(visit.tab(client, Tab::Settings)), &question))
    }

    /// `POST apps/{id}/switch`: on, or off.
    pub(super) async fn switch(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let back = format!("apps/{id}");
        let (visit, form) = self.change(request, &format!("{back}/switch"), &back).await?;
        let client = visit.client(id).await?;
        let change = AppChange { disabled: Some(form.get("on").is_none()), ..AppChange::default() };
        visit.perform(Operation::Edit(client.id, Box::new(change))).await?;
        Ok(visit.see_told(&back, "switched"))
    }
}
