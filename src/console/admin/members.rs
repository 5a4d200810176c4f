//! One member: what the forum says of him, which apps use his account, and what each receives.

use bytes::Bytes;
use http::Request;

use crate::model::{Client, ClientId, Login, LoginsOf, Member, MemberId, Refusal, SessionOutcome, problem};
use crate::pages::admin::{
    ConfirmView, MemberDetails, MemberStanding, MembersView, Place, Question, Received, ReceivedView, Section,
};
use crate::ports::{Ports, StoreError};
use crate::protocol::apps::AppView;
use crate::protocol::end;
use crate::protocol::members::{self, Known};
use crate::protocol::rules::claims;
use crate::web::Parameters;

use super::users::name_of;
use super::visit::Visit;
use super::{Admin, Answer};

/// How many apps are offered beside those that he uses.
const OTHERS_MAX: usize = 100;

/// Path of the page of a member.
pub(super) fn member_url(desk: &str, id: &MemberId) -> String {
    format!("{desk}/members?id={}", written(id))
}

/// A member as the value of a field: `n7` for a number, `t` and the text otherwise.
pub(super) fn form_value(id: &MemberId) -> String {
    match id {
        MemberId::Number(number) => format!("n{number}"),
        MemberId::Text(text) => format!("t{text}"),
    }
}

/// The same in a query.
pub(super) fn written(id: &MemberId) -> String {
    url::form_urlencoded::byte_serialize(form_value(id).as_bytes()).collect()
}

/// The same the other way round.
pub(super) fn parse_member(text: &str) -> Option<MemberId> {
    match (text.strip_prefix('n'), text.strip_prefix('t')) {
        (Some(number), _) => number.parse().ok().map(MemberId::Number),
        (_, Some(text)) if !text.is_empty() && text.len() <= 1_000 => Some(MemberId::Text(text.to_owned())),
        _ => None,
    }
}

/// The page at the path `at`: whoever is looked for, or named by an earlier page.
async fn view(visit: &Visit<'_>, query: &Parameters) -> Result<MembersView, StoreError> {
    let (desk, at, ports) = (&visit.path(""), &visit.path("members"), &visit.ports);
    let words = query.get("q").map(str::trim).filter(|words| !words.is_empty());
    let found = match (words, query.get("id").and_then(parse_member)) {
        (Some(words), _) => members::find(words, ports).await?,
        (None, Some(id)) => Some(members::known(&id, ports).await?),
        (None, None) => None,
    };
    let app = query.get("app").map(|id| ClientId(id.to_owned()));
    let found = match found {
        Some(known) => Some(details(desk, at, known, app.as_ref(), ports).await?),
        None => None,
    };
    let told = visit.told();
    let (word, untold) = match told.as_deref() {
        Some(word) => word.strip_suffix("-untold").map_or((word, false), |word| (word, true)),
        None => ("", false),
    };
    let ended = word.strip_prefix("ended-").and_then(|count| count.parse().ok());
    Ok(MembersView { form_action: at.to_owned(), words: words.map(str::to_owned), found, ended, untold })
}

async fn details(
    desk: &str,
    at: &str,
    known: Known,
    app: Option<&ClientId>,
    ports: &Ports,
) -> Result<MemberDetails, StoreError> {
    let mut clients = ports.store.clients().await?;
    clients.retain(|client| client.deleted_at.is_none());
    let here = format!("{at}?id={}", written(&known.id));
    let receives_url = |client: &Client| format!("{here}&app={}", client.id);
    let receives = clients.iter().find(|client| Some(&client.id) == app).map(|client| received(client, &known, ports));
    let apps = known.apps.iter().map(|app| ReceivedView {
        name: app.client.name.clone(),
        url: format!("{desk}/apps/{}/members", app.client.id),
        since: app.since,
        last_used: app.last_used,
        logins: app.logins.len(),
        receives_url: receives_url(&app.client),
    });
    let uses = |client: &&Client| known.apps.iter().any(|app| app.client.id == client.id);
    let others = clients.iter().filter(|client| !uses(client)).take(OTHERS_MAX);
    let member = member_of(&known);
    Ok(MemberDetails {
        id: known.id.to_string(),
        name: member.map(|member| member.display_name.clone()),
        given_name: known.given_name.clone(),
        standing: standing(known.outcome.as_ref()),
        groups: member.iter().flat_map(|member| &member.groups).map(|group| group.name.clone()).collect(),
        email: member.and_then(|member| {
            let told = claims::verified_email(member).is_some();
            member.email.clone().map(|email| (email, told))
        }),
        others: others.map(|client| (client.name.clone(), receives_url(client))).collect(),
        receives,
        end_url: known.apps.iter().any(|app| !app.logins.is_empty()).then(|| format!("{here}&end")),
        apps: apps.collect(),
    })
}

fn member_of(known: &Known) -> Option<&Member> {
    match &known.outcome {
        Some(SessionOutcome::Member(member) | SessionOutcome::Refused { member: Some(member), .. }) => Some(member),
        _ => None,
    }
}

fn standing(outcome: Option<&SessionOutcome>) -> MemberStanding {
    match outcome {
        None => MemberStanding::NotAsked,
        Some(SessionOutcome::Member(_)) => MemberStanding::LetIn,
        Some(SessionOutcome::Guest) => MemberStanding::Gone,
        Some(SessionOutcome::Refused { refusal, .. }) => MemberStanding::Refused(code_of(refusal)),
        Some(SessionOutcome::Unknown(failure)) => MemberStanding::Unknown(failure.problem().code, failure.to_string()),
    }
}

fn code_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Banned { .. } => problem::P310.code,
        Refusal::Inactive => problem::P311.code,
        Refusal::UnconfirmedEmail => problem::P313.code,
        Refusal::AmbiguousCookie { .. } => problem::P308.code,
    }
}

/// What an app receives of him. Somebody whom the forum does not let in gets nowhere, whatever it would be.
fn received(client: &Client, known: &Known, ports: &Ports) -> Received {
    let Some(member) = member_of(known) else {
        let why = "the forum does not tell who this is".to_owned();
        return Received { app: client.name.clone(), json: None, refused: Some((None, why)), remarks: Vec::new() };
    };
    let mut app = AppView::of(client, ports.clock.now());
    if let Some(allowed) = known.apps.iter().find(|allowed| allowed.client.id == client.id) {
        // What he left out, or was never asked for, it does not get.
        app.scopes = allowed.scopes.to_string();
    }
    let mut received = super::test::received(&app, member);
    if let Some(SessionOutcome::Refused { refusal, .. }) = &known.outcome {
        received.refused = Some((Some(code_of(refusal)), "the forum does not let this member in".to_owned()));
    }
    received
}

/// Whether each app of these logins has an address where it is told of their end. A store that fails now says no.
async fn all_told(logins: &[Login], ports: &Ports) -> bool {
    let clients = ports.store.clients().await.unwrap_or_default();
    let is_told = |client: &Client| client.backchannel_logout_uri.is_some();
    logins.iter().all(|login| clients.iter().any(|client| client.id == login.client && is_told(client)))
}

impl Admin {
    /// One member; with `?end` the question whether his logins are to end.
    pub(super) async fn members(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let frame = visit.frame(Place::Section(Section::Members));
        let query = visit.query();
        if query.has("end")
            && let Some(member) = query.get("id").and_then(parse_member)
        {
            let question = ConfirmView {
                question: Question::EndLogins,
                what: Some(name_of(&member, &visit.ports).await),
                form_action: visit.path("members/end"),
                ticket: visit.ticket("members/end"),
                fields: vec![("member", form_value(&member))],
                back_url: member_url(&visit.path(""), &member),
            };
            return Ok(visit.show(visit.voice().render_admin_confirm(&frame, &question)));
        }
        let found = view(&visit, &query).await;
        let found = found.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_members(&frame, &found)))
    }

    /// Ends all logins of a member.
    pub(super) async fn end_logins(&self, request: &Request<Bytes>) -> Answer {
        let (visit, form) = self.change(request, "members/end", "members").await?;
        let Some(member) = form.get("member").and_then(parse_member) else {
            return Err(self.problem(request, &problem::P409));
        };
        let ports = &visit.ports;
        let (of, now) = (LoginsOf::Member(member.clone()), ports.clock.now());
        let ended = end::end(&of, &visit.author(), now, ports.store.as_ref(), ports.entropy.as_ref()).await;
        let logins = ended.map_err(|error| visit.no_store(&error))?.logins;
        let untold = if all_told(&logins, ports).await { "" } else { "-untold" };
        Ok(visit.see_told(&format!("members?id={}", written(&member)), &format!("ended-{}{untold}", logins.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_go_through_a_query() {
        for id in [MemberId::Number(7), MemberId::Text("7".to_owned()), MemberId::Text("ä & ö=/?#".to_owned())] {
            let query = format!("id={}", written(&id));
            let query = Parameters::parse(query.as_bytes()).expect("a query");
            assert_eq!(query.get("id").and_then(parse_member), Some(id));
        }
        for wrong in ["", "7", "n", "nx", "t", "n-1", "n99999999999999999999"] {
            assert_eq!(parse_member(wrong), None, "{wrong}");
        }
        assert_eq!(parse_member(&format!("t{}", "x".repeat(1_001))), None);
    }
}
