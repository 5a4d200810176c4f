//! "Demo chat": an OpenID Connect client as a stranger would write it, by the discovery document alone.
//!
//! Code flow with `state`, PKCE (RFC 7636) and `nonce`; checks the issuer in the answer (RFC 9207), the signature
//! and the claims of the ID token (OIDC Core §3.1.3.7) and that userinfo speaks of the same subject (§5.3.2).
//!
//! | path | what |
//! |---|---|
//! | `/` | who is logged in, with all that the chat was told |
//! | `/login` · `/callback` | the way to the forum and back |
//! | `/refresh` · `/logout` | POST: new tokens; forget the login here |
//! | `/popup` | a login in a second window, as Rocket.Chat does it |

mod pages;
mod provider;
mod sessions;

use std::net::SocketAddr;
use std::sync::Arc;

use http::{Method, Request, StatusCode, header};
use hyper::body::Incoming;
use tokio::runtime::Handle;

use self::provider::{ChatError, Provider};
use self::sessions::{Pending, Sessions};
use super::server::{Answer, Bound, Running, answer as plain_answer, cookies, page, parameter, redirect, set_cookies};
use super::{Clock, DemoError};
use crate::model::Plaintext;

/// The chat's own session.
const COOKIE: &str = "demo_chat";

/// How the chat is registered at the forum.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the discovery document is, without `/.well-known/…`.
    pub issuer: String,
    /// RFC 6749 §2.2.
    pub client_id: String,
    /// RFC 6749 §2.3.1; sent by Basic.
    pub client_secret: Plaintext,
    /// Separated by spaces; must name `openid`.
    pub scope: String,
    /// What time it is.
    pub clock: Clock,
}

/// A chat that has its port, so that its callback can be registered, but does not answer yet.
#[derive(Debug)]
pub struct BoundChat(Bound);

impl BoundChat {
    /// The address with its real port.
    pub fn address(&self) -> SocketAddr {
        self.0.address()
    }

    /// What to register at the provider.
    pub fn redirect_uri(&self) -> String {
        redirect_uri(self.address())
    }

    /// Starts to answer. Asks the provider nothing before somebody logs in.
    pub fn start(self, settings: Settings) -> Result<ChatApp, DemoError> {
        let sessions = Sessions::new(settings.clock.clone());
        let provider = Provider::new(settings, redirect_uri(self.address()))?;
        let chat = Arc::new(Chat { address: self.address(), provider, sessions });
        let running = self.0.serve(move |request, _peer, _stopping| answer(Arc::clone(&chat), request));
        Ok(ChatApp { running })
    }
}

fn redirect_uri(address: SocketAddr) -> String {
    format!("http://{address}/callback")
}

/// A running Demo chat. Dropping it stops it.
#[derive(Debug)]
pub struct ChatApp {
    running: Running,
}

impl ChatApp {
    /// Takes a port on `handle`'s runtime; 0 lets the system choose.
    pub async fn bind(listen: SocketAddr, handle: &Handle) -> Result<BoundChat, DemoError> {
        Ok(BoundChat(Bound::new(listen, handle).await?))
    }

    /// Where it answers.
    pub fn address(&self) -> SocketAddr {
        self.running.address()
    }

    /// Stops listening, ends open requests, and answers when all is over.
    pub async fn stop(self) {
        self.running.stop().await;
    }
}

struct Chat {
    address: SocketAddr,
    provider: Provider,
    sessions: Sessions,
}

async fn answer(chat: Arc<Chat>, request: Request<Incoming>) -> Answer {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    // The callback comes back to this address only, so a session under another name would be lost there.
    if host.is_some_and(|host| host != chat.address.to_string()) {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
        return redirect(StatusCode::TEMPORARY_REDIRECT, &format!("http://{}{path}", chat.address));
    }
    let session = cookies(request.headers()).into_iter().find(|(name, _)| name == COOKIE).map(|(_, value)| value);
    let session = session.unwrap_or_default();
    let query = request.uri().query().unwrap_or_default();
    // A form of another site must not act here. Old browsers do not send the line.
    let foreign = request.headers().get("sec-fetch-site").is_some_and(|site| site.as_bytes() == b"cross-site");
    match (request.method(), request.uri().path()) {
        (&Method::GET, "/") => page(StatusCode::OK, pages::front(chat.sessions.login(&session).as_ref())),
        (&Method::GET, "/popup") => page(StatusCode::OK, pages::popup(chat.sessions.login(&session).as_ref())),
        (&Method::GET, "/login") => begin(&chat, &session, query).await,
        (&Method::GET, "/callback") => finish(&chat, &session, query).await,
        (&Method::POST, "/refresh") if !foreign => refresh(&chat, &session).await,
        (&Method::POST, "/logout") if !foreign => {
            chat.sessions.end(&session);
            let mut answer = redirect(StatusCode::SEE_OTHER, "/");
            set_cookies(&mut answer, &[format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")]);
            answer
        }
        _ => plain_answer(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "There is no such page in Demo chat.\n"),
    }
}

async fn begin(chat: &Chat, session: &str, query: &str) -> Answer {
    let popup = parameter(query, "popup").is_some();
    let begun = async {
        let pending = Pending::new(popup).map_err(|error| ChatError::Broken(error.to_string()))?;
        let address = chat.provider.authorize_url(&pending).await?;
        let session = chat.sessions.begin(session, pending).map_err(|error| ChatError::Broken(error.to_string()))?;
        Ok::<_, ChatError>((address, session))
    };
    match begun.await {
        Ok((address, session)) => {
            let mut answer = redirect(StatusCode::FOUND, &address);
            set_cookies(&mut answer, &[format!("{COOKIE}={session}; Path=/; HttpOnly; SameSite=Lax")]);
            answer
        }
        Err(error) => page(StatusCode::BAD_GATEWAY, pages::failed(&error, popup)),
    }
}

async fn finish(chat: &Chat, session: &str, query: &str) -> Answer {
    let state = parameter(query, "state").unwrap_or_default();
    let Some(pending) = chat.sessions.take_pending(session, &state) else {
        let error = ChatError::Suspicious("the answer belongs to no login that began in this browser (state)");
        return page(StatusCode::BAD_REQUEST, pages::failed(&error, false));
    };
    match chat.provider.redeem(query, &pending).await {
        Ok(login) => {
            let done = pending.popup.then(|| page(StatusCode::OK, pages::popup_done(&login)));
            chat.sessions.keep(session, login);
            done.unwrap_or_else(|| redirect(StatusCode::SEE_OTHER, "/"))
        }
        Err(error) => page(StatusCode::OK, pages::failed(&error, pending.popup)),
    }
}

async fn refresh(chat: &Chat, session: &str) -> Answer {
    let Some(login) = chat.sessions.login(session) else { return redirect(StatusCode::SEE_OTHER, "/") };
    match chat.provider.refresh(&login).await {
        Ok(login) => {
            chat.sessions.keep(session, login);
            redirect(StatusCode::SEE_OTHER, "/")
        }
        Err(error) => page(StatusCode::OK, pages::failed(&error, false)),
    }
}
