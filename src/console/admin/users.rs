//! Who uses an app.

use bytes::Bytes;
use http::Request;
use std::time::Duration;

use crate::model::{Client, MemberId, SessionOutcome, problem};
use crate::pages::admin::{ConfirmView, Question, Tab, UserLine, UsersView};
use crate::ports::{Ports, StoreError};
use crate::protocol::authorized;
use crate::protocol::users::{self, User};

use super::members::{form_value, member_url, parse_member, written};
use super::visit::Visit;
use super::{Admin, Answer};

/// How many members stand on one page.
const PAGE: usize = 50;
/// How long the forum may take to say what those are called who are not logged in at the app.
const NAMES_WAIT: Duration = Duration::from_secs(2);

/// The page at the path `at` of the console. Whom it shows is in the query.
async fn view(visit: &Visit<'_>, at: &str, client: &Client) -> Result<UsersView, StoreError> {
    let (query, ports) = (visit.query(), &visit.ports);
    let (desk, at) = (visit.path(""), visit.path(at));
    let after = query.get("after").and_then(parse_member);
    let mut found = users::list(&client.id, after.as_ref(), PAGE, ports).await?;
    // Whoever takes longer has a number instead of a name.
    let _ = tokio::time::timeout(NAMES_WAIT, named(&mut found.users, ports)).await;
    let all = !found.users.is_empty() || after.is_some();
    let is_told = client.backchannel_logout_uri.is_some();
    let done = match visit.told().as_deref() {
        Some("one") if is_told => Some("admin-users-removed"),
        Some("one") => Some("admin-users-removed-untold"),
        Some("all") if !all && is_told => Some("admin-users-removed-all"),
        Some("all") if !all => Some("admin-users-removed-all-untold"),
        Some("all") => Some("admin-users-removed-some"),
        _ => None,
    };
    Ok(UsersView {
        users: found.users.into_iter().map(|user| line(&desk, &at, user)).collect(),
        next_url: found.next.map(|next| format!("{at}?after={}", written(&next))),
        all_url: all.then(|| format!("{at}?all")),
        done,
    })
}

async fn named(users: &mut [User], ports: &Ports) {
    if !ports.sessions.can_recheck() {
        return;
    }
    for user in users.iter_mut().filter(|user| user.name.is_none()) {
        let outcome = ports.sessions.member_by_id(&user.member, ports.clock.now()).await;
        user.name = match outcome {
            SessionOutcome::Member(member) | SessionOutcome::Refused { member: Some(member), .. } => {
                Some(member.display_name.clone())
            }
            SessionOutcome::Unknown(_) => return,
            SessionOutcome::Refused { .. } | SessionOutcome::Guest => None,
        };
    }
}

fn line(desk: &str, at: &str, user: User) -> UserLine {
    UserLine {
        url: member_url(desk, &user.member),
        remove_url: format!("{at}?remove={}", written(&user.member)),
        id: user.member.to_string(),
        name: user.name,
        scopes: user.scopes.to_string(),
        since: user.since,
        last_used: user.last_used,
        logins: user.logins,
    }
}

/// What a member is called in a question about him.
pub(super) async fn name_of(id: &MemberId, ports: &Ports) -> String {
    let known = match ports.sessions.can_recheck() {
        true => tokio::time::timeout(NAMES_WAIT, ports.sessions.member_by_id(id, ports.clock.now())).await.ok(),
        false => None,
    };
    match known {
        Some(SessionOutcome::Member(member) | SessionOutcome::Refused { member: Some(member), .. }) => {
            format!("{} ({id})", member.display_name)
        }
        _ => id.to_string(),
    }
}

impl Admin {
    /// Who uses an app; with `?remove=…` or `?all` the question whether that is to end.
    pub(super) async fn app_users(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let visit = self.enter(request).await?;
        let client = visit.client(id).await?;
        let frame = visit.frame(visit.tab(&client, Tab::Members));
        let (at, query) = (format!("apps/{}/members", client.id), visit.query());
        let ask = |question, rest: &str, what, fields| ConfirmView {
            question,
            what: Some(what),
            form_action: visit.path(rest),
            ticket: visit.ticket(rest),
            fields,
            back_url: visit.path(&at),
        };
        if let Some(member) = query.get("remove").and_then(parse_member) {
            let (rest, name) = (format!("{at}/remove"), name_of(&member, &visit.ports).await);
            let fields = vec![("member", form_value(&member))];
            let question = ask(Question::RemoveUser, &rest, name, fields);
            return Ok(visit.show(visit.voice().render_admin_confirm(&frame, &question)));
        }
        if query.has("all") {
            let rest = format!("{at}/remove-all");
            let question = ask(Question::RemoveUsers, &rest, client.name.clone(), Vec::new());
            return Ok(visit.show(visit.voice().render_admin_confirm(&frame, &question)));
        }
        let found = view(&visit, &at, &client).await;
        let found = found.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_users(&frame, &found)))
    }

    /// Takes an app's access to one member.
    pub(super) async fn remove_user(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let at = format!("apps/{id}/members");
        let (visit, form) = self.change(request, &format!("{at}/remove"), &at).await?;
        let client = visit.client(id).await?;
        let Some(member) = form.get("member").and_then(parse_member) else {
            return Err(self.problem(request, &problem::P409));
        };
        let taken = authorized::take_back(&member, &client.id, &visit.author(), &visit.ports).await;
        taken.map_err(|error| visit.no_store(&error))?;
        Ok(visit.see_told(&at, "one"))
    }

    /// Takes its access to all members.
    pub(super) async fn remove_users(&self, request: &Request<Bytes>, id: &str) -> Answer {
        let at = format!("apps/{id}/members");
        let (visit, _) = self.change(request, &format!("{at}/remove-all"), &at).await?;
        let client = visit.client(id).await?;
        let taken = users::take_from_all(&client.id, &visit.author(), &visit.ports).await;
        taken.map_err(|error| visit.no_store(&error))?;
        Ok(visit.see_told(&at, "all"))
    }
}
