//! A forum over real sockets that returns after a login in one of the ways that forums have.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use aws_lc_rs::hmac;

/// Where the forum believes to be.
pub const BOARD: &str = "http://localhost:8080/board";
pub const AUTH_SECRET: &str = "an auth secret";
const GONE: &str = "expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0";

/// As which forum it returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To the Referer of the login page, below its own address; of any other address it takes the last segment.
    MyBb,
    /// To the Referer of the login page, on its own host, below its path, and with `.php` in the path.
    FluxBb,
    /// To a signed address.
    Smf,
    /// To what `x-return-to` said; a script goes there.
    NodeBb,
    /// To what a cookie says; a script goes there. `dots`: also where its path has dots.
    Cookie { dots: bool },
    /// To its front page.
    Nowhere,
}

impl Kind {
    /// `[login]` and `[logout]` of its preset.
    pub fn preset(self) -> &'static str {
        match self {
            Self::MyBb => "url = \"base ++ '/member.php?action=login'\"\nback = \"'header'\"\nheader = \"Referer\"",
            Self::FluxBb => "url = \"base ++ '/login.php'\"\nback = \"'header'\"\nheader = \"Referer\"",
            Self::Smf => {
                "url = \"base ++ '/index.php?action=login;return_to=' ++ url_query(return) ++ ';return_hash=' \
                 ++ hmac_sha1(var.auth_secret, return)\"\nback = \"'absolute'\""
            }
            Self::NodeBb => "url = \"base ++ '/login'\"\nback = \"'header'\"\nheader = \"x-return-to\"",
            Self::Cookie { .. } => "url = \"base ++ '/login'\"\nback = \"'cookie'\"\ncookie = \"destination_url\"",
            Self::Nowhere => "url = \"base ++ '/login'\"\nback = \"'none'\"",
        }
    }
}

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Received {
    pub method: String,
    pub target: String,
    pub fields: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    /// All lines of a field.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect()
    }

    fn field(&self, name: &str) -> &str {
        self.all(name).first().copied().unwrap_or_default()
    }

    fn session(&self) -> Option<&str> {
        self.field("cookie").split("; ").find_map(|pair| pair.strip_prefix("sess="))
    }

    fn form(&self, name: &str) -> String {
        let pairs = url::form_urlencoded::parse(self.body.as_bytes());
        pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    }
}

#[derive(Default)]
struct State {
    /// Who is logged in, and where he wants to go.
    sessions: BTreeMap<String, (Option<u64>, Option<String>)>,
    received: Vec<Received>,
    /// By session.
    asked: BTreeMap<String, usize>,
}

pub struct Forum {
    pub address: SocketAddr,
    kind: Kind,
    state: Arc<Mutex<State>>,
}

struct Reply {
    status: &'static str,
    fields: Vec<String>,
    body: String,
}

impl Reply {
    fn page(body: impl Into<String>) -> Self {
        Self { status: "200 OK", fields: vec!["Content-Type: text/html".to_owned()], body: body.into() }
    }

    fn to(location: &str) -> Self {
        Self { status: "302 Found", fields: vec![format!("Location: {location}")], body: String::new() }
    }

    /// Good logins of old forums are pages that say so, and lead on after a moment.
    fn refresh(target: &str) -> Self {
        Self::page(format!("<meta http-equiv=\"refresh\" content=\"2;URL={target}\">Thank you for logging in."))
    }

    fn with(mut self, field: impl Into<String>) -> Self {
        self.fields.push(field.into());
        self
    }
}

impl Forum {
    pub fn start(kind: Kind) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = shared.clone();
                std::thread::spawn(move || serve(stream, kind, &state));
            }
        });
        Self { address, kind, state }
    }

    /// The preset of such a forum, which asks over HTTP who is logged in.
    pub fn preset(&self) -> String {
        format!(
            "format = 1\ntitle = \"test forum\"\n[variables]\nauth_secret = \"{AUTH_SECRET}\"\n\
             [[cookie]]\nas = \"sess\"\nname = \"'sess'\"\n\
             [[session]]\nname = \"probe\"\n\
             [[session.step]]\ncheck = \"cookie\"\nthat = \"cookie.sess\"\n\
             [[session.step]]\nprobe = \"answer\"\nurl = \"'http://{}/whoami.json'\"\ncookies = true\n\
             [[session.step]]\ncheck = \"logged in\"\nthat = \"json(answer, '/id')\"\n\
             [member]\nid = \"json(answer, '/id')\"\nusername = \"json(answer, '/name')\"\n\
             [login]\n{}\n[logout]\npaths = [\"out.php?action=logout\"]\n",
            self.address,
            self.kind.preset()
        )
    }

    /// How often it was asked whose session this is.
    pub fn asked(&self, session: &str) -> usize {
        self.state.lock().expect("no poison").asked.get(session).copied().unwrap_or_default()
    }

    /// What came through the gateway since the last time.
    pub fn take(&self) -> Vec<Received> {
        std::mem::take(&mut self.state.lock().expect("no poison").received)
    }
}

fn serve(stream: TcpStream, kind: Kind, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    loop {
        let Some(request) = read(&mut reader) else { return };
        let reply = {
            let mut state = state.lock().expect("no poison");
            answer(&request, kind, &mut state)
        };
        let fields: String = reply.fields.iter().map(|field| format!("{field}\r\n")).collect();
        let head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n{fields}\r\n", reply.status, reply.body.len());
        if reader.get_mut().write_all(format!("{head}{}", reply.body).as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Received> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
    let mut words = line.split(' ');
    let mut request =
        Received { method: words.next()?.to_owned(), target: words.next()?.to_owned(), ..Received::default() };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        request.fields.push((name.to_owned(), value.trim().to_owned()));
    }
    let length: usize = request.field("content-length").parse().unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    request.body = String::from_utf8_lossy(&body).into_owned();
    Some(request)
}

fn answer(request: &Received, kind: Kind, state: &mut State) -> Reply {
    if request.target == "/whoami.json" {
        *state.asked.entry(request.session().unwrap_or_default().to_owned()).or_default() += 1;
        let member = request.session().and_then(|session| state.sessions.get(session)).and_then(|session| session.0);
        let body = member.map_or("{\"id\":null}".to_owned(), |id| format!("{{\"id\":{id},\"name\":\"zoe\"}}"));
        return Reply { fields: vec!["Content-Type: application/json".to_owned()], ..Reply::page(body) };
    }
    state.received.push(request.clone());
    let path = request.target.split(['?', ';']).next().unwrap_or_default().to_owned();
    match (request.method.as_str(), path.as_str()) {
        ("GET", "/board/member.php" | "/board/login.php" | "/board/login") => login_page(request, kind, state),
        ("GET", "/board/index.php") if request.target.contains("action=login2") => {
            let back = request.session().and_then(|session| state.sessions.get_mut(session)).and_then(|s| s.1.take());
            Reply::to(&back.unwrap_or_else(|| format!("{BOARD}/index.php")))
        }
        ("GET", "/board/index.php") if request.target.contains("action=login") => login_page(request, kind, state),
        ("POST", "/board/member.php" | "/board/login.php" | "/board/login" | "/board/index.php") => {
            log_in(request, kind, state)
        }
        (_, "/board/logout") => {
            end(request, state);
            Reply::page("bye").with(format!("Set-Cookie: sess=; path=/board; {GONE}"))
        }
        (_, "/board/out.php" | "/board/quiet") => {
            end(request, state);
            Reply::page("bye")
        }
        (_, "/board/renew") => {
            let again = request.session().unwrap_or_default().to_owned();
            Reply::page("hello again").with(format!("Set-Cookie: sess={again}; path=/board; Max-Age=3600"))
        }
        _ => Reply::page("a page").with("Set-Cookie: other=1; path=/board"),
    }
}

fn end(request: &Received, state: &mut State) {
    if let Some(session) = request.session() {
        state.sessions.remove(session);
    }
}

/// The form, with whatever tells where to go afterwards.
fn login_page(request: &Received, kind: Kind, state: &mut State) -> Reply {
    let referer = request.field("referer").to_owned();
    let hidden =
        |name: &str, value: &str| Reply::page(format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"));
    match kind {
        Kind::MyBb if referer.contains("action=login") => hidden("url", ""),
        Kind::MyBb => hidden("url", &referer),
        Kind::FluxBb => {
            let fits = url::Url::parse(&referer).is_ok_and(|url| {
                url.host_str() == Some("localhost") && url.path().starts_with("/board/") && url.path().contains(".php")
            });
            hidden("redirect_url", if fits { &referer } else { "http://localhost:8080/board/index.php" })
        }
        Kind::Smf => {
            let arguments: BTreeMap<String, String> = request
                .target
                .split(['?', ';'])
                .filter_map(|argument| argument.split_once('='))
                .map(|(name, value)| {
                    (name.to_owned(), percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned())
                })
                .collect();
            let wanted = arguments.get("return_to").filter(|to| {
                let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, AUTH_SECRET.as_bytes());
                let mac = hmac::sign(&key, to.as_bytes());
                let hex: String = mac.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
                to.starts_with("http") && arguments.get("return_hash") == Some(&hex)
            });
            begin(state, None, wanted.cloned(), Reply::page("a form"))
        }
        Kind::NodeBb => {
            let wanted = Some(request.field("x-return-to").to_owned()).filter(|to| !to.is_empty());
            begin(state, None, wanted, Reply::page("a form for a script"))
        }
        Kind::Cookie { .. } | Kind::Nowhere => Reply::page("a form"),
    }
}

/// A new session.
fn begin(state: &mut State, member: Option<u64>, wanted: Option<String>, reply: Reply) -> Reply {
    let name = format!("s{}", state.sessions.len() + state.received.len() + 1);
    let reply = reply.with(format!("Set-Cookie: sess={name}; path=/board; HttpOnly"));
    state.sessions.insert(name, (member, wanted));
    reply
}

fn log_in(request: &Received, kind: Kind, state: &mut State) -> Reply {
    let wanted =
        request.session().and_then(|session| state.sessions.get(session)).and_then(|session| session.1.clone());
    let reply = match kind {
        Kind::MyBb => {
            let url = request.form("url");
            let target = match url.rsplit('/').next() {
                _ if url.starts_with(&format!("{BOARD}/")) => url,
                Some(last) if !last.is_empty() => format!("{BOARD}/{last}"),
                _ => format!("{BOARD}/index.php"),
            };
            Reply::refresh(&target)
        }
        Kind::FluxBb => Reply::refresh(&request.form("redirect_url")),
        Kind::Smf => Reply::to(&format!("{BOARD}/index.php?action=login2;sa=check;member=7")),
        Kind::NodeBb => Reply::page(format!("{{\"next\":\"{}\"}}", wanted.as_deref().unwrap_or("/board/"))),
        Kind::Cookie { dots } => {
            let wanted = request.form("redirect");
            let path = wanted.split('?').next().unwrap_or_default();
            Reply::to(if wanted.starts_with('/') && (dots || !path.contains('.')) { &wanted } else { "/board/" })
        }
        Kind::Nowhere => Reply::to("/board/"),
    };
    begin(state, Some(7), wanted, reply)
}
