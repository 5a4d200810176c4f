//! The pages that are hard on a proxy.

use futures_util::{SinkExt as _, StreamExt as _};
use portico::demo::forum::sample_bytes;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::Running;
use super::visitor::Visitor;

fn client() -> reqwest::Client {
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

#[tokio::test]
async fn downloads_come_whole_and_in_ranges() {
    let board = Running::plain().await;
    let whole = sample_bytes(0..300_000);
    let address = board.url("/download?size=300000");
    let answer = client().get(&address).send().await.expect("an answer");
    assert_eq!(answer.headers()["content-length"], "300000");
    assert!(answer.bytes().await.expect("bytes") == whole);
    for (range, status, content_range, want) in [
        ("bytes=0-0", 206, "bytes 0-0/300000", &whole[..1]),
        ("bytes=65530-131080", 206, "bytes 65530-131080/300000", &whole[65_530..131_081]),
        ("bytes=-5", 206, "bytes 299995-299999/300000", &whole[299_995..]),
        ("bytes=300000-", 416, "bytes */300000", &whole[..0]),
    ] {
        let answer = client().get(&address).header("Range", range).send().await.expect("an answer");
        assert_eq!(answer.status(), status, "{range}");
        assert_eq!(answer.headers()["content-range"], content_range, "{range}");
        assert!(answer.bytes().await.expect("bytes") == want, "{range}");
    }
}

#[tokio::test]
async fn uploads_are_measured() {
    let board = Running::plain().await;
    let body = sample_bytes(0..1_000_000);
    let answer = client().put(board.url("/upload")).body(body).send().await.expect("an answer");
    let answer: Value = answer.json().await.expect("JSON");
    assert_eq!(answer["size"], 1_000_000);
    assert_eq!(answer["sha256"].as_str().map(str::len), Some(64));
}

#[tokio::test]
async fn the_echo_shows_the_request() {
    let board = Running::plain().await;
    let request = client().post(board.url("/echo?status=418&a=%2F")).header("X-One", "1").body("abc");
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), 418);
    let answer: Value = answer.json().await.expect("JSON");
    assert_eq!(answer["method"], "POST");
    assert_eq!(answer["target"], "/echo?status=418&a=%2F");
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(answer["body"], json!({"size": 3, "sha256": sha256}));
    assert!(answer["headers"].as_array().expect("a list").contains(&json!(["x-one", "1"])));
}

#[tokio::test]
async fn streams_send_each_piece_when_it_is_due() {
    let board = Running::plain().await;
    let address = board.url("/events?count=3&interval_ms=500");
    let begun = std::time::Instant::now();
    let mut answer = client().get(address).send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let first = answer.chunk().await.expect("a piece").expect("a piece");
    assert_eq!(first, "id: 0\ndata: event 0\n\n");
    let mut rest = Vec::new();
    while let Some(piece) = answer.chunk().await.expect("a piece") {
        rest.extend_from_slice(&piece);
    }
    assert_eq!(rest, b"id: 1\ndata: event 1\n\nid: 2\ndata: event 2\n\n");
    assert!(begun.elapsed().as_millis() >= 1000, "the pauses are kept");
}

#[tokio::test]
async fn many_cookies_are_set_and_shown() {
    let board = Running::plain().await;
    let mut visitor = Visitor::new(&board.url("/"));
    assert_eq!(visitor.get("/cookies?count=50&size=30").await.set_cookies.len(), 50);
    assert!(visitor.get("/cookies?count=0").await.body.contains("sample_049=cccc"));
}

#[tokio::test]
async fn the_web_socket_echoes_until_the_board_stops() {
    let board = Running::plain().await;
    let refused = client().get(board.url("/ws")).send().await.expect("an answer");
    assert_eq!(refused.status(), 426);
    let upgrade = client()
        .get(board.url("/ws"))
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    let answer = upgrade.send().await.expect("an answer");
    assert_eq!(answer.status(), 101);
    assert_eq!(answer.headers()["sec-websocket-accept"], "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "RFC 6455 §1.3");
    let connection = answer.upgrade().await.expect("an upgrade");
    let mut socket = tokio_tungstenite::WebSocketStream::from_raw_socket(connection, Role::Client, None).await;
    for message in [Message::text("héllo"), Message::binary(sample_bytes(0..200_000))] {
        socket.send(message.clone()).await.expect("sent");
        assert_eq!(socket.next().await.expect("a message").expect("a message"), message);
    }
    board.forum.stop().await;
    assert!(matches!(socket.next().await, Some(Ok(Message::Close(_))) | Some(Err(_)) | None));
}
