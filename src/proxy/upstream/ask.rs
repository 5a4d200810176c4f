//! Asks a server by itself: whether it is well, for *Health* and `portico check`, and for one page.

use std::time::Duration;

use bytes::Bytes;
use futures_util::future::join_all;
use http::{Request, Response};
use pingora::connectors::http::v1::Connector;
use pingora::http::{RequestHeader, ResponseHeader};
use pingora::upstreams::peer::HttpPeer;
use tokio::time::timeout;

use super::server::Tried;
use super::standing::Stands;
use super::{HealthCheck, Upstream};
use crate::proxy::passage::in_words;

/// The longest answer to a check that is waited for: its head.
const CHECK_BYTES_MAX: usize = 0;

/// A server as it was seen just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// As in the configuration.
    pub server: String,
    /// Whether it takes connections; if not, why.
    pub connects: Result<(), String>,
    /// Whether requests are given to others meanwhile.
    pub left_out: bool,
}

impl Upstream {
    /// Connects to every server, with the handshake of TLS, and asks nothing.
    pub async fn look(&self, limit: Duration) -> Vec<Seen> {
        let pool = self.pool();
        let look = async |member: &super::pool::Member| {
            let connects = match &member.peer {
                None => Err("its name is not known".to_owned()),
                Some(peer) => match timeout(limit, self.connector().get_http_session(peer)).await {
                    Ok(Ok(_)) => Ok(()),
                    Ok(Err(mut error)) => {
                        error.as_up();
                        Err(in_words(&error))
                    }
                    Err(_) => Err(late(limit)),
                },
            };
            let left_out = member.server.standing.judge(member.server.now()) != Stands::In;
            Seen { server: member.server.at.to_string(), connects, left_out }
        };
        join_all(pool.members.iter().map(look)).await
    }

    /// Asks a server, and the next one if it does not answer. `request` goes out as it is.
    ///
    /// Errors: why the last one did not answer, or that the answer has more than `bytes_max` bytes.
    pub async fn ask(
        &self,
        request: Request<()>,
        limit: Duration,
        bytes_max: usize,
    ) -> Result<Response<Bytes>, String> {
        let head = RequestHeader::from(request.into_parts().0);
        let (mut tried, mut why) = (Tried::default(), "its name is not known".to_owned());
        while let Some((peer, mut visit)) = self.choose(false, false, tried) {
            let asked = timeout(limit, exchange(self.connector(), &peer, head.clone(), bytes_max)).await;
            match asked.unwrap_or_else(|_| Err(late(limit))) {
                Ok((head, body)) => {
                    visit.answered();
                    let body = body.ok_or_else(|| format!("it is longer than {bytes_max} bytes"))?;
                    return Ok(Response::from_parts(http::response::Parts::from(head), body));
                }
                Err(cause) => {
                    // One page says nothing about the others: visitors show whether the server is well.
                    tried.add(visit.index());
                    why = cause;
                }
            }
        }
        Err(why)
    }
}

/// Errors: why this server is not well.
pub(super) async fn check(connector: &Connector, peer: &HttpPeer, check: &HealthCheck) -> Result<(), String> {
    let mut head = RequestHeader::build("GET", check.path.as_bytes(), None).map_err(|_| "no path")?;
    let fields = [("Host", check.host.as_str()), ("User-Agent", "portico health check"), ("Connection", "close")];
    for (name, value) in fields {
        head.insert_header(name, value).map_err(|_| "no name of a host")?;
    }
    let asked = timeout(check.timeout, exchange(connector, peer, head, CHECK_BYTES_MAX)).await;
    let (answer, _) = asked.unwrap_or_else(|_| Err(late(check.timeout)))?;
    match answer.status {
        status if status.is_success() || status.is_redirection() => Ok(()),
        status => Err(format!("its check was answered with {}", status.as_u16())),
    }
}

fn late(limit: Duration) -> String {
    format!("no answer within {}", humantime::format_duration(limit))
}

/// One request without a body on a connection of its own. The body of the answer is `None` if it is too long.
async fn exchange(
    connector: &Connector,
    peer: &HttpPeer,
    head: RequestHeader,
    bytes_max: usize,
) -> Result<(ResponseHeader, Option<Bytes>), String> {
    let told = |mut error: Box<pingora::Error>| {
        error.as_up();
        in_words(&error)
    };
    let (mut session, _) = connector.get_http_session(peer).await.map_err(told)?;
    session.write_request_header(Box::new(head)).await.map_err(told)?;
    let answer = loop {
        let answer = session.read_resp_header_parts().await.map_err(told)?;
        if !answer.status.is_informational() {
            break *answer;
        }
    };
    if bytes_max == 0 {
        return Ok((answer, None));
    }
    let mut body = Vec::new();
    while let Some(part) = session.read_body_bytes().await.map_err(told)? {
        if body.len() + part.len() > bytes_max {
            return Ok((answer, None));
        }
        body.extend_from_slice(&part);
    }
    Ok((answer, Some(Bytes::from(body))))
}
