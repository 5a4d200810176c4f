//! `/oauth/device`: where the code of a device is typed, and the question that follows (RFC 8628 §3.3).
//!
//! Nothing happens by a GET, also not with a code in the address: whoever follows a link must see the code and press a
//! button.

use bytes::Bytes;
use http::{Method, Request, Response};

use crate::model::{Limit, Member, MemberId, Plaintext, RequestFacts, problem};
use crate::pages::{DeviceDoneView, DeviceView, RefusedReason};
use crate::protocol::authorize;
use crate::protocol::consent::Question;
use crate::protocol::device::{self, DevicePageRefusal, Typed};
use crate::web::{self, Leads, Parameters};

use super::Console;

/// Longest code that is shown again, in characters.
const SHOWN_CHARS_MAX: usize = 16;
/// Letters of a code, in two halves.
const CODE_LETTERS: usize = 8;

impl Console {
    pub(super) async fn device(&self, request: &Request<Bytes>) -> Response<Bytes> {
        if *request.method() != Method::POST {
            return self.device_form(request).await;
        }
        let headers = request.headers();
        let Ok(form) = web::form(request) else { return self.problem(request, &problem::P409) };
        if !web::is_same_origin(headers, &self.origin) || !web::is_navigation(headers) || form.repeated().is_some() {
            return self.problem(request, &problem::P409);
        }
        let (visitor, browser) = (web::visitor(request), self.cookies.browser(headers));
        let typed = Typed {
            user_code: form.get("user_code").unwrap_or_default(),
            visitor: &visitor,
            browser: browser.as_ref(),
        };
        match form.get("decision") {
            None => self.device_typed(request, &typed).await,
            Some("switch") => self.device_log_in_anew(request, typed.user_code).await,
            Some(decision @ ("allow" | "deny")) => {
                if let Err(refused) = self.may_try_codes(request, &typed).await {
                    return refused;
                }
                let ticket = form.get("ticket").map(Plaintext::new);
                let allow = decision == "allow";
                let (keeps, ports) = (web::parts_kept(&form), web::ports_of(&self.ports, request));
                match device::answer(&typed, ticket.as_ref(), allow, &keeps, &self.settings, &ports).await {
                    Ok((client, member)) => {
                        let facts = RequestFacts {
                            client_id: Some(client.id),
                            member_id: Some(member),
                            result: if allow { "ok" } else { "access_denied" },
                            detail: Some(if allow { "for a device" } else { "to a device" }.to_owned()),
                            ..RequestFacts::default()
                        };
                        let view = DeviceDoneView { app_name: client.name, allowed: allow };
                        web::with_facts(web::page(self.voice(request, None).render_device_done(&view), &[]), facts)
                    }
                    Err(refusal) => self.refuse_device(request, &typed, refusal).await,
                }
            }
            Some(_) => self.problem(request, &problem::P409),
        }
    }

    /// The empty form, or with the code that stood in the address.
    async fn device_form(&self, request: &Request<Bytes>) -> Response<Bytes> {
        if !web::is_navigation(request.headers()) {
            return self.problem(request, &problem::P409);
        }
        let query = request.uri().query().unwrap_or_default();
        let Ok(query) = Parameters::parse(query.as_bytes()) else { return self.problem(request, &problem::P408) };
        let (visitor, user_code) = (web::visitor(request), query.get("user_code").unwrap_or_default());
        let typed = Typed { user_code, visitor: &visitor, browser: None };
        let member = match device::member(&visitor, &self.ports).await {
            Ok(member) => member,
            Err(refusal) => return self.refuse_device(request, &typed, refusal).await,
        };
        if device::can_be_code(user_code) {
            // A link that was used says so at once. Looking counts as a try, or it would be the cheap way to guess.
            if let Err(refused) = self.may_try_codes(request, &typed).await {
                return refused;
            }
            if let Err(refusal) = device::look_up(&typed, &self.ports).await {
                return self.refuse_device(request, &typed, refusal).await;
            }
        }
        self.device_page(request, &member, user_code, false, "asked")
    }

    /// Whoever sends a code tries one, with an answer or without.
    async fn may_try_codes(&self, request: &Request<Bytes>, typed: &Typed<'_>) -> Result<(), Response<Bytes>> {
        let now = self.ports.clock.now();
        self.codes
            .spend(typed.visitor.counted_as(), now)
            .map_err(|wait_secs| web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request))?;
        // Whoever guesses does so with an account; many addresses do not help him.
        match device::member(typed.visitor, &self.ports).await {
            Ok(member) => self
                .codes
                .spend_of(&member.id, now)
                .map_err(|wait_secs| web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request)),
            Err(_) => Ok(()),
        }
    }

    async fn device_typed(&self, request: &Request<Bytes>, typed: &Typed<'_>) -> Response<Bytes> {
        if let Err(refused) = self.may_try_codes(request, typed).await {
            return refused;
        }
        match device::ask(typed, &self.settings, &self.ports).await {
            Ok(question) => self.ask_about_device(request, question, typed.user_code),
            Err(refusal) => self.refuse_device(request, typed, refusal).await,
        }
    }

    fn ask_about_device(&self, request: &Request<Bytes>, question: Question, user_code: &str) -> Response<Bytes> {
        let facts = RequestFacts {
            client_id: Some(question.client.id.clone()),
            member_id: Some(question.member.id.clone()),
            result: "asked",
            ..RequestFacts::default()
        };
        let cookie = self.cookies.set_browser(&question.browser);
        let voice = self.voice(request, Some(&question.member));
        let view = web::consent_view(&question, Leads::Device(shown(user_code)), &self.device_path, &self.apps_path);
        web::with_facts(web::page(voice.render_consent(&view), &[cookie]), facts)
    }

    async fn refuse_device(
        &self,
        request: &Request<Bytes>,
        typed: &Typed<'_>,
        refusal: DevicePageRefusal,
    ) -> Response<Bytes> {
        let back = || self.switch_from(self.device_with(typed.user_code));
        match refusal {
            DevicePageRefusal::Guest => self.device_log_in(request, typed.user_code).await,
            DevicePageRefusal::Code => match device::member(typed.visitor, &self.ports).await {
                Ok(member) => self.device_page(request, &member, typed.user_code, true, "refused"),
                Err(_) => self.problem(request, &problem::P409),
            },
            DevicePageRefusal::Ticket => self.problem(request, &problem::P409),
            DevicePageRefusal::Group(client) => self.refuse_group(request, *client, back()).await,
            DevicePageRefusal::NoEmail(client) => {
                self.not_allowed(request, Some(*client), RefusedReason::NoEmail, back()).await
            }
            DevicePageRefusal::Member(refusal) => self.refuse_member(request, &refusal, back()).await,
            DevicePageRefusal::Source(failure) => self.source_failed(request, &failure),
            DevicePageRefusal::Store(error) => {
                web::unavailable_page(&self.pages, &problem::P503, request, error.to_string())
            }
        }
    }

    /// First the forum's login, then back to the form with the code.
    async fn device_log_in(&self, request: &Request<Bytes>, user_code: &str) -> Response<Bytes> {
        let now = self.ports.clock.now();
        if let Err(wait_secs) = self.keeping.spend(web::address(request), now) {
            return web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request);
        }
        let back = self.device_with(user_code);
        let waits = authorize::wait_for_login(back, &self.resume_prefix, now, &self.ports).await;
        self.to_login(request, None, waits)
    }

    /// Somebody else wants to answer: back to the form with the code once he has logged in.
    async fn device_log_in_anew(&self, request: &Request<Bytes>, user_code: &str) -> Response<Bytes> {
        let visitor = web::visitor(request);
        if let Err(wait_secs) = self.keeping.spend(visitor.counted_as(), self.ports.clock.now()) {
            return web::too_many_page(&self.pages, Limit::Fixed, wait_secs, request);
        }
        let back = self.device_with(user_code);
        let waits = authorize::log_in_anew(back, None, &visitor, &self.resume_prefix, &self.ports).await;
        self.to_login(request, None, waits)
    }

    /// The page of codes with this code in the field.
    fn device_with(&self, user_code: &str) -> String {
        let code: String = url::form_urlencoded::byte_serialize(shown(user_code).as_bytes()).collect();
        if code.is_empty() { self.device_path.clone() } else { format!("{}?user_code={code}", self.device_path) }
    }

    fn device_page(
        &self,
        request: &Request<Bytes>,
        member: &Member,
        code: &str,
        wrong: bool,
        result: &'static str,
    ) -> Response<Bytes> {
        let member_id: MemberId = member.id.clone();
        let view = DeviceView {
            form_action: self.device_path.clone(),
            user_code: shown(code),
            wrong,
            member_name: member.display_name.clone(),
        };
        let facts = RequestFacts { member_id: Some(member_id), result, ..RequestFacts::default() };
        web::with_facts(web::page(self.voice(request, Some(member)).render_device(&view), &[]), facts)
    }
}

/// A code as it is shown again: only what can be part of one, and a whole one as the device shows it.
fn shown(code: &str) -> String {
    let plain = code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(SHOWN_CHARS_MAX);
    let plain = plain.collect::<String>().to_ascii_uppercase();
    let letters = plain.replace('-', "");
    match letters.split_at_checked(letters.len() / 2) {
        Some((front, back)) if letters.len() == CODE_LETTERS => format!("{front}-{back}"),
        _ => plain,
    }
}
