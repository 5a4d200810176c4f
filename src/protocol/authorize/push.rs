//! Requests that an app sends ahead (RFC 9126): the browser then carries nothing but their name.

use crate::model::{Client, ClientId, Plaintext, PushedRequest, UnixSeconds};
use crate::ports::{Ports, StoreError};
use crate::protocol::Settings;
use crate::protocol::rules::client_auth::Credentials;
use crate::protocol::token::{self, TokenError};

use super::asked::Asked;
use super::outcome::AuthorizeRefusal;
use super::recipient;
use super::request::AuthorizeRequest;
use super::waiting::PENDING_SECS;

/// What every `request_uri` of ours begins with (RFC 9126 §2.2). Any other one is refused, and not fetched.
pub const PUSHED_PREFIX: &str = "urn:ietf:params:oauth:request_uri:";
/// How long an app has to send the browser.
pub const PUSHED_SECS: u64 = 90;

/// What the app is told.
#[derive(Debug)]
pub struct Pushed {
    /// Names the request, once.
    pub request_uri: Plaintext,
    /// Whose it is.
    pub client: Client,
}

/// Why a request is not kept. It would not be answered at authorize either.
#[derive(Debug)]
pub enum PushRefusal {
    /// The client did not prove who it is, or the store failed.
    Client(TokenError),
    /// The code and a sentence for the client.
    Request(&'static str, &'static str),
    /// Too many requests wait already; the seconds until the next one may be sent.
    TooMany(u32),
}

impl From<StoreError> for PushRefusal {
    fn from(error: StoreError) -> Self {
        Self::Client(error.into())
    }
}

/// Keeps a request that would be answered at authorize. `query`: its parameters, without what proves who the client is.
/// `may_keep` is asked once it is known who asks.
pub async fn push(
    credentials: &Credentials,
    request: AuthorizeRequest,
    query: String,
    may_keep: impl Fn(&Client) -> Result<(), PushRefusal> + Send,
    settings: &Settings,
    ports: &Ports,
) -> Result<Pushed, PushRefusal> {
    let now = ports.clock.now();
    let client = token::authenticate(credentials, now, ports).await.map_err(PushRefusal::Client)?;
    may_keep(&client)?;
    if request.client_id.as_ref() != Some(&client.id.0) {
        return Err(PushRefusal::Request("invalid_request", "client_id is not the one that proved who it is."));
    }
    let recipient = recipient(&request, None, ports).await.map_err(refused)?;
    Asked::read(&request, &recipient, now, settings, ports)
        .map_err(|(error, description)| PushRefusal::Request(error, description))?;
    let kept =
        PushedRequest { client_id: client.id.clone(), query, login_since: None, expires_at: now.plus(PUSHED_SECS) };
    let request_uri = keep(&kept, ports).await?;
    Ok(Pushed { request_uri, client })
}

fn refused(refusal: AuthorizeRefusal) -> PushRefusal {
    let description = match refusal {
        AuthorizeRefusal::Store(error) => return error.into(),
        AuthorizeRefusal::RedirectUri { .. } => "redirect_uri is missing, or not registered for this app.",
        AuthorizeRefusal::Repeated { .. } => "A parameter was sent twice.",
        _ => "The app is not known.",
    };
    PushRefusal::Request("invalid_request", description)
}

/// A request that this client sent ahead. It is not spent by that.
pub async fn pushed(
    request_uri: &Plaintext,
    client_id: &str,
    ports: &Ports,
) -> Result<PushedRequest, AuthorizeRefusal> {
    let client_id = ClientId(client_id.to_owned());
    let now = ports.clock.now();
    match ports.store.pushed_request(&request_uri.hash()).await? {
        Some(request) if request.client_id == client_id && now < request.expires_at => Ok(request),
        _ => Err(AuthorizeRefusal::Pushed { client_id }),
    }
}

/// Keeps a request under another name until its member has logged in. Answers the query that goes on with it.
/// `login_since`: whoever goes on with it has no older login, be it the one who logged in or another one.
pub(super) async fn kept_for_login(
    client_id: &ClientId,
    query: String,
    login_since: Option<UnixSeconds>,
    now: UnixSeconds,
    ports: &Ports,
) -> Result<String, StoreError> {
    let expires_at = now.plus(PENDING_SECS);
    let kept = PushedRequest { client_id: client_id.clone(), query, login_since, expires_at };
    let request_uri = keep(&kept, ports).await?;
    let pairs = [("client_id", client_id.0.as_str()), ("request_uri", request_uri.reveal())];
    Ok(url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

async fn keep(request: &PushedRequest, ports: &Ports) -> Result<Plaintext, StoreError> {
    let request_uri = Plaintext::from_random(PUSHED_PREFIX, &ports.entropy.bytes32());
    ports.store.put_pushed_request(&request_uri.hash(), request).await?;
    Ok(request_uri)
}
