//! Bytes to the gateway and back, unchanged.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const CONTINUE: &str = "HTTP/1.1 100 Continue\r\n\r\n";

/// An answer, split but not understood.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    /// The value of a header field that is there at most once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        let value = found.by_ref().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim());
        assert!(!found.any(|(key, _)| key.eq_ignore_ascii_case(name)), "{name} came twice: {}", self.head);
        value
    }

    /// The body as Meteor reads it: JSON, whatever its type says.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Sends `request` as it is to `host:port` and reads one answer. After `Connection: close` the gateway hangs up.
pub async fn exchange(authority: &str, request: &str) -> Reply {
    let talk = async {
        let mut stream = TcpStream::connect(authority).await.expect("the gateway listens");
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut got = Vec::new();
        let to_head = request.starts_with("HEAD ");
        while length(&got, to_head).is_none_or(|length| got.len() < length) {
            assert!(stream.read_buf(&mut got).await.expect("received") > 0, "cut off: {got:?}");
        }
        if request.to_ascii_lowercase().contains("\r\nconnection: close\r\n") {
            assert_eq!(stream.read_to_end(&mut Vec::new()).await.expect("the end"), 0, "nothing follows");
        }
        got
    };
    let got = tokio::time::timeout(Duration::from_secs(20), talk).await.expect("an answer within 20 s");
    let text = String::from_utf8(got).expect("UTF-8");
    let text = text.strip_prefix(CONTINUE).unwrap_or(&text);
    let (head, body) = text.split_once("\r\n\r\n").expect("a head");
    let status = head.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)).expect("a status line");
    Reply { status: status.parse().expect("a status"), head: head.to_owned(), body: body.to_owned() }
}

/// How long the whole answer is, once its head is there.
fn length(got: &[u8], to_head: bool) -> Option<usize> {
    if let Some(rest) = got.strip_prefix(CONTINUE.as_bytes()) {
        return length(rest, to_head).map(|length| CONTINUE.len() + length);
    }
    let end = got.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&got[..end]).to_ascii_lowercase();
    if to_head || head.starts_with("http/1.1 204") || head.starts_with("http/1.1 304") {
        return Some(end);
    }
    let length = head.split("\r\ncontent-length:").nth(1).expect("our own answers have a length");
    Some(end + length.lines().next().expect("a line").trim().parse::<usize>().expect("a number"))
}
