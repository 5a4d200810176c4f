//! Which page of the board answers which request.

use std::net::SocketAddr;
use std::sync::Arc;

use http::{HeaderMap, Method, Request, StatusCode};
use hyper::body::Incoming;

use super::super::DemoError;
use super::super::server::{
    Answer, BodyError, Stopping, answer as plain_answer, cookies, page, parameter, read_body, redirect, set_cookies,
};
use super::accounts::topic;
use super::addresses::{Arrival, asks_for, fill, member_of};
use super::backend::{Credentials, LogIn, Visit, Visited};
use super::traffic::Form;
use super::{Board, pages, socket, traffic, whoami};

/// The largest form that the board reads, bytes.
const FORM_BYTES_MAX: usize = 16 << 10;

/// The parts of a request that pages look at.
struct Call {
    method: Method,
    headers: HeaderMap,
    visit: Visit,
}

impl Call {
    fn new(board: &Board, request: &Request<Incoming>, peer: SocketAddr) -> Self {
        let text = |name: &str| {
            let value = request.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
            value.unwrap_or_default()
        };
        let query = request.uri().query().unwrap_or_default();
        let query = if board.backend.addresses().semicolons { query.replace(';', "&") } else { query.to_owned() };
        let visit = Visit {
            cookies: cookies(request.headers()),
            user_agent: text("user-agent"),
            address: peer.ip(),
            forwarded_for: text("x-forwarded-for"),
            referer: text("referer"),
            host: text("host"),
            base: board.base(),
            path: request.uri().path().to_owned(),
            query,
        };
        Self { method: request.method().clone(), headers: request.headers().clone(), visit }
    }

    fn reads(&self) -> bool {
        self.method == Method::GET || self.method == Method::HEAD
    }

    /// Whether the request asks for this page of the flavour.
    fn asks_for(&self, pattern: &str) -> bool {
        asks_for(pattern, &self.visit.path, &self.visit.query)
    }

    /// Whose page of this pattern the request asks for.
    fn member_of(&self, pattern: &str) -> Option<u32> {
        member_of(pattern, &self.visit.path, &self.visit.query)
    }

    /// Whether a page of another site made the browser ask. Old browsers do not send the line.
    fn comes_from_elsewhere(&self) -> bool {
        self.headers.get("sec-fetch-site").is_some_and(|site| site.as_bytes() == b"cross-site")
    }
}

/// Answers one request. Pages without a session come first: they are what benches and proxies measure.
pub async fn answer(board: Arc<Board>, request: Request<Incoming>, peer: SocketAddr, stopping: Stopping) -> Answer {
    let query = request.uri().query().unwrap_or_default().to_owned();
    match request.uri().path() {
        "/download" => return traffic::download(request.headers(), &query),
        "/echo" => return traffic::echo(request, &query).await,
        "/live" => return traffic::live(Form::Page, &query, stopping),
        "/events" => return traffic::live(Form::Events, &query, stopping),
        "/cookies" => return traffic::many_cookies(request.headers(), &query),
        "/ws" => return socket::upgrade(request, stopping),
        "/upload" if request.method() != Method::GET => return traffic::upload(request).await,
        _ => {}
    }
    let call = Call::new(&board, &request, peer);
    match session_page(&board, &call, request).await {
        Ok(answer) => answer,
        // As a real board whose database is away.
        Err(error) => page(StatusCode::SERVICE_UNAVAILABLE, pages::broken(&error.to_string())),
    }
}

async fn session_page(board: &Board, call: &Call, request: Request<Incoming>) -> Result<Answer, DemoError> {
    let addresses = board.backend.addresses();
    if addresses.whoami.is_some_and(|address| call.asks_for(address)) {
        return Ok(whoami::answer(board, &call.visit, &call.headers).await);
    }
    if let Some(id) = call.member_of(addresses.avatar) {
        let account = board.backend.account(id).await?;
        return Ok(account.map_or_else(|| missing(&Visited::default(), board), |a| traffic::avatar(a.id, &a.username)));
    }
    if call.asks_for(addresses.logout) {
        return log_out(board, call).await;
    }
    if call.asks_for(addresses.enter) && !call.reads() {
        return log_in(board, call, request).await;
    }
    let mut visited = board.backend.visit(&call.visit).await?;
    visited.account = visited.account.filter(|account| account.active || addresses.admits_waiting);
    let mut answer = if call.asks_for(addresses.login) {
        login_page(board, call, &visited)
    } else if let Some(target) = board.backend.detour(&call.visit, &visited).await? {
        redirect(StatusCode::FOUND, &target)
    } else if call.visit.path.starts_with("/admin") {
        admin(board, call, &visited, request).await?
    } else if call.reads() {
        board_page(board, call, &visited).await?
    } else {
        plain_answer(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "This page can only be read.\n")
    };
    set_cookies(&mut answer, &visited.cookies);
    Ok(answer)
}

async fn board_page(board: &Board, call: &Call, visited: &Visited) -> Result<Answer, DemoError> {
    // First, as in some flavours all pages have the same path.
    if let Some(id) = call.member_of(board.backend.addresses().profile) {
        let account = board.backend.account(id).await?;
        let found = |account| page(StatusCode::OK, pages::profile(board, visited, &account));
        return Ok(account.map_or_else(|| missing(visited, board), found));
    }
    let html = match call.visit.path.as_str() {
        "/" | "/index.php" => pages::front(board, visited),
        "/upload" => pages::upload(board, visited),
        "/members" => pages::members(board, visited, &board.backend.accounts().await?),
        path => match path.strip_prefix("/topics/").and_then(|id| id.parse().ok()).and_then(topic) {
            Some(topic) => pages::topic(board, visited, topic),
            None => return Ok(missing(visited, board)),
        },
    };
    Ok(page(StatusCode::OK, html))
}

fn missing(visited: &Visited, board: &Board) -> Answer {
    page(StatusCode::NOT_FOUND, pages::missing(board, visited))
}

fn login_page(board: &Board, call: &Call, visited: &Visited) -> Answer {
    let wanted = board.backend.wanted(&call.visit);
    if visited.account.is_none() {
        return page(StatusCode::OK, pages::login(board, visited, &wanted, None));
    }
    let addresses = board.backend.addresses();
    let wanted = if addresses.returns_members { wanted.as_str() } else { addresses.home };
    let target = board.backend.way_back(wanted, &call.visit, visited);
    redirect(StatusCode::FOUND, target.as_deref().unwrap_or(addresses.home))
}

async fn form(call: &Call, request: Request<Incoming>) -> Result<String, Answer> {
    if call.comes_from_elsewhere() {
        let text = "This form came from another site.\n";
        return Err(plain_answer(StatusCode::FORBIDDEN, "text/plain; charset=utf-8", text));
    }
    match read_body(request.into_body(), FORM_BYTES_MAX).await {
        Ok(body) => Ok(String::from_utf8_lossy(&body).into_owned()),
        Err(error) => {
            let (status, text) = match error {
                BodyError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "The form is too large.\n"),
                BodyError::Broken => (StatusCode::BAD_REQUEST, "The form ended early.\n"),
            };
            Err(plain_answer(status, "text/plain; charset=utf-8", text))
        }
    }
}

async fn log_in(board: &Board, call: &Call, request: Request<Incoming>) -> Result<Answer, DemoError> {
    let form = match form(call, request).await {
        Ok(form) => form,
        Err(refusal) => return Ok(refusal),
    };
    let names = &board.backend.addresses().form;
    let field = |name: &str| parameter(&form, name);
    let credentials = Credentials {
        username: field(names.username).unwrap_or_default(),
        password: field(names.password).unwrap_or_default(),
        remember: field(names.remember).is_some(),
    };
    let wanted = names.back.and_then(field).unwrap_or_else(|| board.backend.wanted(&call.visit));
    match board.backend.log_in(&call.visit, &credentials).await? {
        LogIn::In(visited) => Ok(match board.backend.way_back(&wanted, &call.visit, &visited) {
            Some(target) => arrive(board, &visited, "You are logged in.", &target),
            None => {
                let mut answer = page(StatusCode::OK, pages::no_way_back(board, &visited));
                set_cookies(&mut answer, &visited.cookies);
                answer
            }
        }),
        refused => {
            let note = match refused {
                LogIn::Inactive => "This account waits for its activation: its e-mail address is not confirmed yet.",
                _ => "This name or this password is wrong.",
            };
            let visited = board.backend.visit(&call.visit).await?;
            let mut answer = page(StatusCode::OK, pages::login(board, &visited, &wanted, Some(note)));
            set_cookies(&mut answer, &visited.cookies);
            Ok(answer)
        }
    }
}

async fn log_out(board: &Board, call: &Call) -> Result<Answer, DemoError> {
    let addresses = board.backend.addresses();
    // A link elsewhere must not log anybody out: it takes a form of the board, or a secret of the session.
    let asked = if addresses.logout_by_form {
        !call.reads() && !call.comes_from_elsewhere()
    } else {
        let visited = board.backend.visit(&call.visit).await?;
        let own = |id| fill(addresses.logout, id, &visited.session);
        visited.account.as_ref().is_some_and(|account| call.asks_for(&own(account.id)))
    };
    if !asked {
        return Ok(arrive(board, &Visited::default(), "Nobody was logged out.", addresses.home));
    }
    let visited = board.backend.log_out(&call.visit).await?;
    Ok(arrive(board, &visited, "You are logged out.", addresses.home))
}

/// Goes on to `target` after logging in or out, in the flavour's way.
fn arrive(board: &Board, visited: &Visited, text: &str, target: &str) -> Answer {
    let mut answer = match board.backend.addresses().arrival {
        Arrival::Redirect(status) => redirect(status, target),
        Arrival::Page => page(StatusCode::OK, pages::done(board, visited, text, target)),
    };
    set_cookies(&mut answer, &visited.cookies);
    answer
}

async fn admin(board: &Board, call: &Call, visited: &Visited, request: Request<Incoming>) -> Result<Answer, DemoError> {
    if !visited.account.as_ref().is_some_and(|account| account.administrator) {
        return Ok(page(StatusCode::FORBIDDEN, pages::admins_only(board, visited)));
    }
    if call.reads() {
        return Ok(page(StatusCode::OK, pages::admin(board, visited, &board.backend.accounts().await?)));
    }
    let form = match form(call, request).await {
        Ok(form) => form,
        Err(refusal) => return Ok(refusal),
    };
    let Some(id) = parameter(&form, "id").and_then(|id| id.parse().ok()) else {
        return Ok(plain_answer(StatusCode::BAD_REQUEST, "text/plain; charset=utf-8", "Which member?\n"));
    };
    let days = parameter(&form, "days").and_then(|days| days.parse::<i64>().ok()).filter(|days| *days > 0);
    let until = days.map_or(0, |days| board.clock.now().0.saturating_add(days.saturating_mul(86_400)));
    match call.visit.path.as_str() {
        "/admin/ban" => board.backend.set_ban(id, Some(until)).await?,
        "/admin/unban" => board.backend.set_ban(id, None).await?,
        "/admin/end-sessions" => board.backend.end_sessions(id).await?,
        _ => return Ok(missing(visited, board)),
    }
    Ok(redirect(StatusCode::SEE_OTHER, "/admin"))
}
