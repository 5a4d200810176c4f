//! The page of a member who is not let in.

use bytes::Bytes;
use http::{Request, Response};

use crate::model::{RequestFacts, SessionOutcome};
use crate::pages::{MemberView, Pages, RefusedReason, RefusedView, SwitchView};
use crate::ports::Ports;
use crate::protocol::login;

/// Who is not let in, and why.
pub struct NotAllowed {
    /// Who asked, if known.
    pub app_name: Option<String>,
    /// Why not.
    pub reason: RefusedReason,
    /// Where somebody else may log in and come back; `None` where the page cannot be asked for again.
    pub switch: Option<SwitchView>,
}

/// Says who is logged in, so that whoever has two accounts sees which one was refused, and lets him change.
pub async fn refused_page(
    pages: &Pages,
    ports: &Ports,
    request: &Request<Bytes>,
    refused: NotAllowed,
    facts: RequestFacts,
) -> Response<Bytes> {
    let visitor = super::visitor(request);
    let member = match ports.sessions.recognise(&visitor, ports.clock.now()).await {
        SessionOutcome::Member(member) | SessionOutcome::Refused { member: Some(member), .. } => Some(member),
        SessionOutcome::Guest | SessionOutcome::Refused { member: None, .. } | SessionOutcome::Unknown(_) => None,
    };
    // Where logins cannot be told apart nobody would notice that somebody else has come.
    let may_switch = member.is_some() && login::can_be_fresh(&visitor, ports);
    let switch = refused.switch.filter(|switch| may_switch && switch.back.len() <= super::HERE_BYTES_MAX);
    let view = RefusedView {
        app_name: refused.app_name,
        reason: refused.reason,
        member: member.as_ref().map(|member| MemberView {
            display_name: member.display_name.clone(),
            avatar_url: member.avatar_url.clone(),
        }),
        switch,
        request_id: super::request_id(request).to_string(),
    };
    let page = super::voice(pages, request, member.as_deref()).render_refused(&view);
    super::with_facts(super::page(page, &[]), facts)
}
