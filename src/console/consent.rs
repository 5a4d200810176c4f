//! The answer to the consent form.

use bytes::Bytes;
use http::{Request, Response};

use crate::model::{Client, Limit, Plaintext, Refusal, RequestFacts, SourceFailure, problem};
use crate::pages::{RefusedReason, SwitchView};
use crate::protocol::consent::{self, Answer, ConsentRefusal};
use crate::web::{self, NotAllowed};

use super::Console;

impl Console {
    pub(super) async fn consent(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let headers = request.headers();
        let Ok(form) = web::form(request) else { return self.problem(request, &problem::P409) };
        if !web::is_same_origin(headers, &self.origin) || !web::is_navigation(headers) || form.repeated().is_some() {
            return self.problem(request, &problem::P409);
        }
        let visitor = web::visitor(request);
        let browser = self.cookies.browser(headers);
        let keeps = web::parts_kept(&form);
        let answer = Answer {
            ticket: form.get("ticket").map(Plaintext::new),
            allow: form.get("decision") == Some("allow"),
            keeps: &keeps,
            browser: browser.as_ref(),
            visitor: &visitor,
        };
        match form.get("decision") {
            Some("allow" | "deny") => {}
            Some("switch") => return self.switch(request, answer).await,
            _ => return self.problem(request, &problem::P409),
        }
        match consent::answer(answer, &self.settings, &web::ports_of(&self.ports, request)).await {
            Ok(to) => web::answer_client(&self.voice(request, None), to),
            Err(refusal) => self.refuse_consent(request, refusal).await,
        }
    }

    /// Somebody else wants to answer.
    async fn switch(&self, request: &Request<Bytes>, answer: Answer<'_>) -> Response<Bytes> {
        if let Err(wait_secs) = self.keeping.spend(answer.visitor.counted_as(), self.ports.clock.now()) {
            return web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request);
        }
        match consent::switch(answer, &self.resume_prefix, &self.ports).await {
            Ok((client, waits)) => self.to_login(request, Some(client), Ok(waits)),
            Err(refusal) => self.refuse_consent(request, refusal).await,
        }
    }

    async fn refuse_consent(&self, request: &Request<Bytes>, refusal: ConsentRefusal) -> Response<Bytes> {
        match refusal {
            ConsentRefusal::Ticket => self.problem(request, &problem::P409),
            ConsentRefusal::ClientGone => self.problem(request, &problem::P401),
            ConsentRefusal::Group(client) => self.refuse_group(request, *client, None).await,
            ConsentRefusal::NoEmail(client) => {
                self.not_allowed(request, Some(*client), RefusedReason::NoEmail, None).await
            }
            ConsentRefusal::Member(refusal) => self.refuse_member(request, &refusal, None).await,
            ConsentRefusal::Source(failure) => self.source_failed(request, &failure),
            ConsentRefusal::Store(error) => {
                web::unavailable_page(&self.pages, &problem::P503, request, error.to_string())
            }
        }
    }

    pub(super) async fn refuse_group(
        &self,
        request: &Request<Bytes>,
        client: Client,
        switch: Option<SwitchView>,
    ) -> Response<Bytes> {
        let reason = RefusedReason::NotInGroup { groups: client.groups_told() };
        self.not_allowed(request, Some(client), reason, switch).await
    }

    pub(super) async fn refuse_member(
        &self,
        request: &Request<Bytes>,
        refusal: &Refusal,
        switch: Option<SwitchView>,
    ) -> Response<Bytes> {
        let reason = match refusal {
            Refusal::Banned { until } => RefusedReason::Banned { until: *until },
            Refusal::Inactive => RefusedReason::Inactive,
            Refusal::UnconfirmedEmail => RefusedReason::UnconfirmedEmail,
            Refusal::AmbiguousCookie { .. } => RefusedReason::AmbiguousCookie,
        };
        self.not_allowed(request, None, reason, switch).await
    }

    pub(super) fn source_failed(&self, request: &Request<Bytes>, failure: &SourceFailure) -> Response<Bytes> {
        web::source_failed(&self.pages, failure, request)
    }

    pub(super) async fn not_allowed(
        &self,
        request: &Request<Bytes>,
        client: Option<Client>,
        reason: RefusedReason,
        switch: Option<SwitchView>,
    ) -> Response<Bytes> {
        let (client_id, app_name) = client.map(|client| (client.id, client.name)).unzip();
        let code = Some(reason.problem().code);
        let facts = RequestFacts { client_id, result: "refused", code, ..RequestFacts::default() };
        let refused = NotAllowed { app_name, reason, switch };
        web::refused_page(&self.pages, &self.ports, request, refused, facts).await
    }
}
