//! What becomes of a request: an answer through the browser, a question, a login, or a page.

use crate::model::audit::Action;
use crate::model::{
    AuthorizationCode, Client, ClientId, Hash32, Member, MemberId, Plaintext, Refusal, RequestFacts, ResponseMode,
    SourceFailure,
};
use crate::ports::{LoginHandOff, Ports, StoreError};
use crate::protocol::Settings;
use crate::protocol::consent::{Given, Question};
use crate::protocol::rules::redirect_uri::{RedirectRefusal, VerifiedRedirectUri};

/// What happens next.
#[derive(Debug)]
pub enum Authorized {
    /// Back to the client, with a code or an error.
    Redirect(ClientRedirect),
    /// The member is asked.
    AskConsent(Box<ConsentQuestion>),
    /// The visitor logs in at the forum first.
    LogIn {
        /// Which client's request waits.
        client_id: ClientId,
        /// Names the waiting request; goes into our cookie and the way back.
        handle: Plaintext,
        /// How the forum takes him over.
        hand_off: LoginHandOff,
    },
}

/// An answer that goes through the browser to a verified address.
#[derive(Debug)]
pub struct ClientRedirect {
    /// The `Location`.
    pub location: String,
    /// In place of that: what a form of ours posts.
    pub form: Option<FormPost>,
    /// Which client.
    pub client_id: ClientId,
    /// Whose answer it is, if anybody's.
    pub member: Option<MemberId>,
    /// In place of a code: the error that was sent, and its sentence.
    pub error: Option<(&'static str, &'static str)>,
    /// Whether he had never allowed the app before, or taken it back.
    pub first_time: bool,
}

/// An answer that the browser posts (OAuth 2.0 Form Post Response Mode §2).
#[derive(Debug)]
pub struct FormPost {
    /// The address.
    pub to: String,
    /// Names and values.
    pub fields: Vec<(&'static str, String)>,
}

impl ClientRedirect {
    fn new(
        to: &VerifiedRedirectUri,
        mode: ResponseMode,
        parameters: &[(&'static str, &str)],
        client_id: ClientId,
    ) -> Self {
        // What a form would change on its way is refused before; in the error about it there is no state.
        let fits = |value: &str| !value.chars().any(char::is_control);
        let fields = || {
            let kept = parameters.iter().filter(|(_, value)| fits(value));
            kept.map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        let form = match mode {
            ResponseMode::Query => None,
            ResponseMode::FormPost => Some(FormPost { to: to.as_str().to_owned(), fields: fields() }),
        };
        Self { location: to.with(parameters), form, client_id, member: None, error: None, first_time: false }
    }

    /// What the log is told.
    pub fn facts(self) -> RequestFacts {
        RequestFacts {
            client_id: Some(self.client_id),
            first_time: self.first_time,
            result: self.error.map_or("ok", |(error, _)| error),
            detail: self.error.map(|(_, description)| description.to_owned()),
            member_id: self.member,
            ..RequestFacts::default()
        }
    }
}

/// What a consent page asks, and where the answer goes.
#[derive(Debug)]
pub struct ConsentQuestion {
    /// What is asked.
    pub question: Question,
    /// Where the answer goes.
    pub redirect_uri: VerifiedRedirectUri,
}

/// An error that is shown, since there is no address that it may be sent to.
#[derive(Debug)]
pub enum AuthorizeRefusal {
    /// No `client_id`.
    ClientMissing,
    /// No such client.
    ClientUnknown {
        /// What was sent.
        sent: String,
    },
    /// `client_id` or `redirect_uri` came twice.
    Repeated {
        /// Which.
        parameter: String,
    },
    /// The `request_uri` is one of ours, and leads to no request of this client that still waits.
    Pushed {
        /// The client that was named.
        client_id: ClientId,
    },
    /// The address is not the client's.
    RedirectUri {
        /// The client.
        client: Box<Client>,
        /// Why not.
        refusal: RedirectRefusal,
    },
    /// The forum does not let this member in, or nobody can say who he is.
    Member {
        /// The client.
        client: Box<Client>,
        /// Why not.
        refusal: Refusal,
    },
    /// The app is not for this member.
    Group {
        /// The client.
        client: Box<Client>,
        /// Who asked.
        member: Box<Member>,
    },
    /// The app is of no use to a member without a verified e-mail address.
    NoEmail {
        /// The client.
        client: Box<Client>,
        /// Who asked.
        member: Box<Member>,
    },
    /// The forum's source failed: try again.
    Source(SourceFailure),
    /// The answer is an error, and the app is not the operator's: a page says so, and no browser is sent there.
    Parameters {
        /// The client.
        client: Box<Client>,
        /// What is wrong.
        description: &'static str,
    },
    /// Too many requests of this address wait already.
    TooMany {
        /// When to try again.
        wait_secs: u32,
    },
    /// The store failed: try again.
    Store(StoreError),
}

impl From<StoreError> for AuthorizeRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Makes a code, keeps its hash (with the consent, if there is a new one), and writes the way back.
/// `iss` tells the client who answers (RFC 9207 §2).
pub(in crate::protocol) async fn send_code(
    to: &VerifiedRedirectUri,
    mode: ResponseMode,
    code: AuthorizationCode,
    given: Option<&Given>,
    state: Option<&str>,
    settings: &Settings,
    ports: &Ports,
) -> Result<ClientRedirect, StoreError> {
    let plain = Plaintext::from_random("", &ports.entropy.bytes32());
    let hash: Hash32 = plain.hash();
    let store = ports.store.noting(given.map(|given| given.entry.clone()).into_iter().collect());
    store.put_code(&hash, &code, given.map(|given| &given.consent)).await?;
    let mut parameters = vec![("code", plain.reveal())];
    parameters.extend(state.map(|state| ("state", state)));
    parameters.push(("iss", &settings.issuer));
    let redirect = ClientRedirect::new(to, mode, &parameters, code.client_id);
    let first_time = given.is_some_and(|given| given.entry.what == Action::GrantGiven);
    Ok(ClientRedirect { member: Some(code.member.id), first_time, ..redirect })
}

/// The way back with an error and its sentence (RFC 6749 §4.1.2.1).
pub(in crate::protocol) fn send_error(
    to: &VerifiedRedirectUri,
    mode: ResponseMode,
    client_id: ClientId,
    (error, description): (&'static str, &'static str),
    state: Option<&str>,
    settings: &Settings,
) -> ClientRedirect {
    let mut parameters = vec![("error", error), ("error_description", description)];
    parameters.extend(state.map(|state| ("state", state)));
    parameters.push(("iss", &settings.issuer));
    ClientRedirect { error: Some((error, description)), ..ClientRedirect::new(to, mode, &parameters, client_id) }
}
