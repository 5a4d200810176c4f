//! Which page of the board answers which request.

use std::net::SocketAddr;
use std::sync::Arc;

use http::{HeaderMap, Method, Request, StatusCode, header};
use hyper::body::Incoming;

use super::super::DemoError;
use super::super::server::{
    Answer, BodyError, Stopping, answer as plain_answer, cookies, page, parameter, read_body, redirect, set_cookies,
};
use super::accounts::{ADMINISTRATORS, topic};
use super::backend::{Account, Credentials, LogIn, Visit, Visited};
use super::traffic::Form;
use super::{Board, pages, socket, traffic, whoami};

/// The largest form that the board reads, bytes.
const FORM_BYTES_MAX: usize = 16 << 10;

/// The parts of a request that pages look at.
struct Call {
    method: Method,
    path: String,
    query: String,
    headers: HeaderMap,
    visit: Visit,
}

impl Call {
    fn new(request: &Request<Incoming>, peer: SocketAddr) -> Self {
        let text = |name: header::HeaderName| {
            let value = request.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
            value.unwrap_or_default()
        };
        let visit = Visit {
            cookies: cookies(request.headers()),
            user_agent: text(header::USER_AGENT),
            address: peer.ip(),
            forwarded_for: text(header::HeaderName::from_static("x-forwarded-for")),
            page: request.uri().path_and_query().map(ToString::to_string).unwrap_or_default(),
        };
        Self {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            headers: request.headers().clone(),
            visit,
        }
    }

    fn host(&self) -> &str {
        self.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default()
    }

    fn reads(&self) -> bool {
        self.method == Method::GET || self.method == Method::HEAD
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
    let call = Call::new(&request, peer);
    match session_page(&board, &call, request).await {
        Ok(answer) => answer,
        // As a real board whose database is away.
        Err(error) => page(StatusCode::SERVICE_UNAVAILABLE, pages::broken(&error.to_string())),
    }
}

async fn session_page(board: &Board, call: &Call, request: Request<Incoming>) -> Result<Answer, DemoError> {
    let login = board.backend.addresses().login;
    if board.plain && call.path == "/whoami.json" {
        let peer = SocketAddr::new(call.visit.address, 0);
        return Ok(whoami::answer(board, &call.visit, &call.headers, &call.query, peer).await);
    }
    if let Some(id) = avatar_id(board, call) {
        let account = board.backend.account(id).await?;
        return Ok(account.map_or_else(|| missing(&Visited::default(), board), |a| traffic::avatar(a.id, &a.username)));
    }
    let asks_logout = if board.plain {
        call.path == "/logout"
    } else {
        call.path == login && parameter(&call.query, "mode").as_deref() == Some("logout")
    };
    if asks_logout {
        return log_out(board, call).await;
    }
    if call.path == login && !call.reads() {
        return log_in(board, call, request).await;
    }
    let mut visited = board.backend.visit(&call.visit).await?;
    // The board treats a deactivated member as a guest; `/whoami.json` above says what he is.
    visited.account = visited.account.filter(|account| account.active);
    let mut answer = if call.path == login {
        login_page(board, call, &visited)
    } else if call.path.starts_with("/admin") {
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
    let html = match call.path.as_str() {
        "/" | "/index.php" => pages::front(board, visited),
        "/upload" => pages::upload(board, visited),
        "/members" => pages::members(board, visited, &board.backend.accounts().await?),
        path => {
            let profile = profile_id(path, &call.query);
            let account = match profile {
                Some(id) => board.backend.account(id).await?,
                None => None,
            };
            let found = path.strip_prefix("/topics/").and_then(|id| id.parse().ok()).and_then(topic);
            match (found, account) {
                (Some(topic), _) => pages::topic(board, visited, topic),
                (None, Some(account)) => pages::profile(board, visited, &account),
                (None, None) => return Ok(missing(visited, board)),
            }
        }
    };
    Ok(page(StatusCode::OK, html))
}

fn missing(visited: &Visited, board: &Board) -> Answer {
    page(StatusCode::NOT_FOUND, pages::missing(board, visited))
}

/// `/members/3`, or phpBB's `/memberlist.php?mode=viewprofile&u=3`.
fn profile_id(path: &str, query: &str) -> Option<u32> {
    match path {
        "/memberlist.php" => parameter(query, "u")?.parse().ok(),
        _ => path.strip_prefix("/members/")?.parse().ok(),
    }
}

fn avatar_id(board: &Board, call: &Call) -> Option<u32> {
    if board.plain {
        return call.path.strip_prefix("/avatars/")?.strip_suffix(".svg")?.parse().ok();
    }
    let name = parameter(&call.query, "avatar").filter(|_| call.path == "/download/file.php")?;
    name.split_once('_')?.0.parse().ok()
}

fn login_page(board: &Board, call: &Call, visited: &Visited) -> Answer {
    let addresses = board.backend.addresses();
    let wanted = addresses.back.and_then(|name| parameter(&call.query, name)).unwrap_or_default();
    if visited.account.is_none() {
        return page(StatusCode::OK, pages::login(board, visited, &wanted, None));
    }
    let wanted = if addresses.returns_members { wanted.as_str() } else { "/" };
    let target = board.backend.way_back(wanted, &visited.session, call.host());
    redirect(StatusCode::FOUND, &target.unwrap_or_else(|| "/".to_owned()))
}

async fn form(call: &Call, request: Request<Incoming>) -> Result<String, Answer> {
    // A form of another site must not act here. Old browsers do not send the line.
    let site = call.headers.get("sec-fetch-site").map(|value| value.as_bytes());
    if site.is_some_and(|site| site == b"cross-site") {
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
    let field = |name| parameter(&form, name);
    let credentials = Credentials {
        username: field("username").unwrap_or_default(),
        password: field("password").unwrap_or_default(),
        remember: field("remember").or_else(|| field("autologin")).is_some(),
    };
    let back = board.backend.addresses().back;
    let wanted = back.and_then(|name| field(name).or_else(|| parameter(&call.query, name))).unwrap_or_default();
    match board.backend.log_in(&call.visit, &credentials).await? {
        LogIn::In(visited) => {
            let status = if board.plain { StatusCode::SEE_OTHER } else { StatusCode::FOUND };
            let mut answer = match board.backend.way_back(&wanted, &visited.session, call.host()) {
                Some(target) => redirect(status, &target),
                None => page(StatusCode::OK, pages::no_way_back(board, &visited)),
            };
            set_cookies(&mut answer, &visited.cookies);
            Ok(answer)
        }
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
    // phpBB wants to see the session id, `plain` a form of its own: a link elsewhere must not log anybody out.
    let asked = if board.plain {
        let site = call.headers.get("sec-fetch-site").map(|value| value.as_bytes());
        !call.reads() && site.is_none_or(|site| site != b"cross-site")
    } else {
        let visited = board.backend.visit(&call.visit).await?;
        visited.account.is_some() && parameter(&call.query, "sid").is_some_and(|sid| sid == visited.session)
    };
    let status = if board.plain { StatusCode::SEE_OTHER } else { StatusCode::FOUND };
    let mut answer = redirect(status, if board.plain { "/" } else { "/index.php" });
    if asked {
        let visited = board.backend.log_out(&call.visit).await?;
        set_cookies(&mut answer, &visited.cookies);
    }
    Ok(answer)
}

fn administers(account: &Account) -> bool {
    account.groups.iter().any(|group| group.id == ADMINISTRATORS.id)
}

async fn admin(board: &Board, call: &Call, visited: &Visited, request: Request<Incoming>) -> Result<Answer, DemoError> {
    if !visited.account.as_ref().is_some_and(administers) {
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
    match call.path.as_str() {
        "/admin/ban" => board.backend.set_ban(id, Some(until)).await?,
        "/admin/unban" => board.backend.set_ban(id, None).await?,
        "/admin/end-sessions" => board.backend.end_sessions(id).await?,
        _ => return Ok(missing(visited, board)),
    }
    Ok(redirect(StatusCode::SEE_OTHER, "/admin"))
}
