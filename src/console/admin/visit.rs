//! Somebody who is in: what his pages and forms are made of.

use bytes::Bytes;
use http::{Request, Response};

use super::{Admin, Door, here};
use crate::model::audit::Author;
use crate::model::{Client, ClientId, Member, MemberId, Plaintext, RequestFacts, problem};
use crate::pages::admin::{Frame, Leave, Place, Tab};
use crate::pages::{Page, Voice};
use crate::ports::{Ports, StoreError};
use crate::protocol::apps::{self, AppError, Operation, Reply};
use crate::protocol::console::{self, Who};
use crate::protocol::forms::FormKey;
use crate::web::{self, Parameters};

/// A visit that was let in.
pub(super) struct Visit<'a> {
    pub(super) admin: &'a Admin,
    pub(super) request: &'a Request<Bytes>,
    pub(super) door: Door,
    pub(super) who: Who,
    /// What the tickets of its forms are sealed with.
    pub(super) key: FormKey,
    /// The name of the browser, to which forms are bound.
    pub(super) browser: Plaintext,
    /// With what the audit trail is to know of this request.
    pub(super) ports: Ports,
}

impl Visit<'_> {
    /// Who does what is done, for the audit trail.
    pub(super) fn author(&self) -> Author {
        Author::of(self.who.actor(), &self.ports.whence)
    }

    /// The member, if it is one.
    pub(super) fn member(&self) -> Option<&Member> {
        match &self.who {
            Who::Member { member, .. } => Some(member),
            Who::Link { .. } => None,
        }
    }

    /// What stands behind the path. What is not understood says nothing.
    pub(super) fn query(&self) -> Parameters {
        Parameters::parse(self.request.uri().query().unwrap_or_default().as_bytes()).unwrap_or_default()
    }

    /// The pages in his language.
    pub(super) fn voice(&self) -> Voice {
        web::voice(&self.admin.pages, self.request, self.member())
    }

    /// A path of the console. `rest` is what stands behind its own, empty for the front page.
    pub(super) fn path(&self, rest: &str) -> String {
        if rest.is_empty() { self.admin.path.clone() } else { format!("{}/{rest}", self.admin.path) }
    }

    /// What a form that is taken at `rest` must bring.
    pub(super) fn ticket(&self, rest: &str) -> String {
        console::ticket(&self.key, &self.browser, &self.who, rest, &self.ports).reveal().to_owned()
    }

    /// What stands around every page.
    pub(super) fn frame(&self, place: Place) -> Frame {
        let back: String = url::form_urlencoded::byte_serialize(here(self.request).as_bytes()).collect();
        let is_link = matches!(self.who, Who::Link { .. });
        Frame {
            place,
            base: self.admin.path.clone(),
            member: self.member().map(|member| member.display_name.clone()),
            log_in_again: (!self.who.may_change()).then(|| format!("{}?to={back}", self.path("again"))),
            leave: is_link.then(|| Leave { form_action: self.path("leave"), ticket: self.ticket("leave") }),
        }
    }

    /// A page, with what our forms need.
    pub(super) fn show(&self, page: Page) -> Response<Bytes> {
        let response = web::page(page, &[self.door.cookies.set_browser(&self.browser)]);
        web::with_facts(response, self.facts("shown"))
    }

    /// On to another page of the console, after something was done.
    pub(super) fn see(&self, rest: &str) -> Response<Bytes> {
        web::with_facts(web::redirect(&self.path(rest), &[]), self.facts("done"))
    }

    /// The same, and the page says what was done: a word of small letters, digits and `-`.
    ///
    /// It stands in the address under a seal for this page, browser and visitor, so that nobody else makes a page say
    /// that something was done.
    pub(super) fn see_told(&self, rest: &str, word: &str) -> Response<Bytes> {
        let mark = if rest.contains('?') { '&' } else { '?' };
        let seal = self.ticket(&saying(&self.path(rest), word));
        self.see(&format!("{rest}{mark}{TOLD}{word}.{seal}"))
    }

    /// What was just done, if the address says so under our seal.
    pub(super) fn told(&self) -> Option<String> {
        let here = here(self.request);
        let (page, told) = here.split_once(TOLD)?;
        let page = page.strip_suffix(['?', '&'])?;
        let (word, seal) = told.split_once('.')?;
        let (seal, now) = (Plaintext::new(seal), self.ports.clock.now());
        let ours = console::is_ticket(&self.key, &seal, &self.browser, &self.who, &saying(page, word), now);
        ours.then(|| word.to_owned())
    }

    pub(super) fn facts(&self, result: &'static str) -> RequestFacts {
        let member_id: Option<MemberId> = self.member().map(|member| member.id.clone());
        RequestFacts { member_id, result, ..RequestFacts::default() }
    }

    /// "Log in again": nothing was changed.
    pub(super) fn stale(&self, back: &str) -> Response<Bytes> {
        let back: String = url::form_urlencoded::byte_serialize(self.path(back).as_bytes()).collect();
        let again = format!("{}?to={back}", self.path("again"));
        let page = self.voice().render_admin_stale(&self.frame(Place::Elsewhere), &again);
        let facts = RequestFacts { code: Some(problem::P702.code), ..self.facts("refused") };
        web::with_facts(self.show(page), facts)
    }

    /// An app that is not in the bin, by its id in a path.
    pub(super) async fn client(&self, id: &str) -> Result<Client, Response<Bytes>> {
        let found = self.ports.store.client(&ClientId(id.to_owned())).await.map_err(|error| self.no_store(&error))?;
        let found = found.filter(|client| client.deleted_at.is_none());
        found.ok_or_else(|| self.admin.problem(self.request, &problem::P505))
    }

    /// A tab of an app's page.
    pub(super) fn tab(&self, client: &Client, tab: Tab) -> Place {
        Place::App { id: client.id.0.clone(), name: client.name.clone(), tab }
    }

    /// Does something with apps, in this visitor's name. What is refused although it was checked before was changed by
    /// somebody else in between.
    pub(super) async fn perform(&self, operation: Operation) -> Result<Reply, Response<Bytes>> {
        self.attempt(operation).await.map_err(|error| self.refused(error))
    }

    /// The same for who can do something about a refusal.
    pub(super) async fn attempt(&self, operation: Operation) -> Result<Reply, AppError> {
        let (store, clock, entropy) =
            (self.ports.store.as_ref(), self.ports.clock.as_ref(), self.ports.entropy.as_ref());
        apps::perform(operation, &self.author(), store, clock, entropy).await
    }

    /// Something was not done.
    pub(super) fn refused(&self, error: AppError) -> Response<Bytes> {
        match error {
            AppError::Store(error) => self.no_store(&error),
            error => self.admin.problem(self.request, error.problem()),
        }
    }

    /// The store does not answer.
    pub(super) fn no_store(&self, error: &StoreError) -> Response<Bytes> {
        self.admin.no_store(self.request, error)
    }
}

/// Where the address says what was done.
const TOLD: &str = "told=";

/// What a seal under such a word is for. It is no path, so it is no ticket of a form.
fn saying(page: &str, word: &str) -> String {
    format!("{word} on {page}")
}
