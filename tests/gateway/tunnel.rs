//! WebSockets: a real client and a real server, the gateway between them.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::running::Gateway;

/// Echoes until the client closes, or says goodbye itself when told to.
async fn echo(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(async move {
            let mut socket = tokio_tungstenite::accept_async(stream).await.expect("a handshake");
            while let Some(Ok(message)) = socket.next().await {
                if message == Message::text("close") {
                    let frame = CloseFrame { code: CloseCode::Restart, reason: "later".into() };
                    socket.close(Some(frame)).await.expect("closed");
                } else if message.is_text() || message.is_binary() {
                    socket.send(message).await.expect("sent");
                }
            }
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_of_every_size_come_back() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(echo(listener));
    let gateway = tokio::task::spawn_blocking(move || Gateway::before(port)).await.expect("started");
    let talk = async {
        let stream = TcpStream::connect(gateway.address).await.expect("connected");
        let (mut socket, answer) =
            tokio_tungstenite::client_async("ws://forum.test/live", stream).await.expect("a handshake");
        assert_eq!(answer.status(), 101);
        for size in [0, 1, 125, 126, 65_535, 65_536, 131_072] {
            let message = Message::binary((0..size).map(|at| at as u8).collect::<Vec<_>>());
            socket.send(message.clone()).await.expect("sent");
            assert_eq!(socket.next().await.expect("an answer").expect("a message"), message, "{size} bytes");
        }
        for number in 0..500 {
            socket.send(Message::text(number.to_string())).await.expect("sent");
        }
        for number in 0..500 {
            let message = socket.next().await.expect("an answer").expect("a message");
            assert_eq!(message, Message::text(number.to_string()));
        }
        socket.send(Message::text("close")).await.expect("sent");
        let Message::Close(Some(frame)) = socket.next().await.expect("an answer").expect("a message") else {
            panic!("the server closes first")
        };
        assert_eq!((frame.code, frame.reason.as_str()), (CloseCode::Restart, "later"));
    };
    tokio::time::timeout(Duration::from_secs(30), talk).await.expect("in time");
    tokio::task::spawn_blocking(move || drop(gateway)).await.expect("stopped");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_upgrades_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(echo(listener));
    let gateway = tokio::task::spawn_blocking(move || Gateway::before(port)).await.expect("started");
    let address = gateway.address;
    let talks = (0..200).map(|number| async move {
        let stream = TcpStream::connect(address).await.expect("connected");
        let (mut socket, _) = tokio_tungstenite::client_async("ws://forum.test/", stream).await.expect("a handshake");
        let message = Message::text(format!("hello {number}"));
        socket.send(message.clone()).await.expect("sent");
        assert_eq!(socket.next().await.expect("an answer").expect("a message"), message);
        socket.close(None).await.expect("closed");
    });
    let all = futures_util::future::join_all(talks);
    tokio::time::timeout(Duration::from_secs(30), all).await.expect("in time");
    tokio::task::spawn_blocking(move || drop(gateway)).await.expect("stopped");
}
