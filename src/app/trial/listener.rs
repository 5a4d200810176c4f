//! Where the browser comes back to: a port on loopback that knows two addresses.

use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, LOCATION, REFERRER_POLICY};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use subtle::ConstantTimeEq as _;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;

/// Connections at one time. A browser opens a few.
const CONNECTIONS_MAX: usize = 16;
/// How long the head of a request may take.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// What an app is told at its redirect address (RFC 6749 §4.1.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    pub fields: Vec<(String, String)>,
}

impl Came {
    /// From the query of the address.
    pub fn of(query: &str) -> Self {
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        Self { fields: pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect() }
    }

    /// The value of a field that came once.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let value = values.next()?;
        values.next().is_none().then_some(value)
    }

    /// Whether it belongs to the login that was begun.
    pub fn is_for(&self, state: &str) -> bool {
        self.get("state").is_some_and(|sent| sent.as_bytes().ct_eq(state.as_bytes()).into())
    }
}

/// A port of this machine that only this machine reaches.
pub struct Listener {
    listener: TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// Takes a port; 0 takes a free one. Errors: it is in use.
    pub async fn bind(port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// What people open.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Where answers go.
    pub fn redirect_uri(&self) -> String {
        format!("http://{}/callback", self.address)
    }

    /// Sends browsers to `start`, and waits for the first that comes back from the login of this `state`.
    pub async fn wait(&self, start: &str, state: &str) -> std::io::Result<Came> {
        let (tell, mut told) = mpsc::channel(1);
        let know = Arc::new(Known {
            authority: self.address.to_string(),
            start: start.to_owned(),
            state: state.to_owned(),
            tell,
        });
        let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                came = told.recv() => {
                    // The page that says so is still on its way to the browser.
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    return came.ok_or_else(|| std::io::Error::other("nobody listens any more"));
                }
                accepted = self.listener.accept() => {
                    let (stream, _) = accepted?;
                    let Ok(place) = Arc::clone(&places).try_acquire_owned() else { continue };
                    let know = Arc::clone(&know);
                    connections.spawn(async move {
                        let service = service_fn(|request: Request<Incoming>| {
                            let answer = know.answer(&request);
                            async move { Ok::<_, Infallible>(answer) }
                        });
                        let mut server = http1::Builder::new();
                        server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).keep_alive(false);
                        // A browser that goes away is no reason to stop.
                        let _ = server.serve_connection(TokioIo::new(stream), service).await;
                        drop(place);
                    });
                }
            }
        }
    }
}

struct Known {
    authority: String,
    start: String,
    state: String,
    tell: mpsc::Sender<Came>,
}

impl Known {
    fn answer<B>(&self, request: &Request<B>) -> Response<Full<Bytes>> {
        // Another name for this machine would make it part of somebody's site.
        let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
        if host != Some(self.authority.as_str()) || request.method() != Method::GET {
            return told(StatusCode::NOT_FOUND, "There is nothing here.");
        }
        match request.uri().path() {
            "/" => match HeaderValue::from_str(&self.start) {
                Ok(start) => {
                    let mut answer = told(StatusCode::FOUND, "");
                    answer.headers_mut().insert(LOCATION, start);
                    answer
                }
                Err(_) => told(StatusCode::INTERNAL_SERVER_ERROR, "The address to begin with cannot be sent."),
            },
            "/callback" => {
                let came = Came::of(request.uri().query().unwrap_or_default());
                if !came.is_for(&self.state) {
                    return told(StatusCode::BAD_REQUEST, "This answer belongs to another login (state). Begin again.");
                }
                // The first one counts.
                let _ = self.tell.try_send(came);
                told(StatusCode::OK, "The login came back. What came of it is on the terminal; close this page.")
            }
            _ => told(StatusCode::NOT_FOUND, "There is nothing here."),
        }
    }
}

fn told(status: StatusCode, words: &'static str) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(Bytes::from_static(words.as_bytes())));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_answer_of_this_login_counts() {
        let (tell, mut told) = mpsc::channel(1);
        let start = "https://forum.example/oauth/authorize?x=1".to_owned();
        let known = Known { authority: "127.0.0.1:4711".to_owned(), start, state: "s1".to_owned(), tell };
        for (host, method, target, want) in [
            ("127.0.0.1:4711", "GET", "/", 302),
            ("forum.example", "GET", "/", 404),
            ("localhost:4711", "GET", "/callback?state=s1&code=c", 404),
            ("127.0.0.1:4711", "POST", "/callback?state=s1&code=c", 404),
            ("127.0.0.1:4711", "GET", "/favicon.ico", 404),
            ("127.0.0.1:4711", "GET", "/callback", 400),
            ("127.0.0.1:4711", "GET", "/callback?state=s2&code=c", 400),
            ("127.0.0.1:4711", "GET", "/callback?state=s1&state=s1&code=c", 400),
            ("127.0.0.1:4711", "GET", "/callback?state=s1&code=a%2Bb", 200),
            ("127.0.0.1:4711", "GET", "/callback?state=s1&code=second", 200),
        ] {
            let request = Request::builder().method(method).uri(target).header(HOST, host).body(()).expect("a request");
            assert_eq!(known.answer(&request).status().as_u16(), want, "{host} {method} {target}");
        }
        assert_eq!(told.try_recv().expect("one came").get("code"), Some("a+b"));
        assert!(told.try_recv().is_err());
    }
}
