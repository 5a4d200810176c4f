//! WebSockets: a real client and a real server, the gateway between them.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;

use super::differential::Dice;
use super::running::Gateway;
use super::wire::find;

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

/// What one side of a WebSocket says: whole frames, cut anywhere.
struct Speech {
    bytes: Vec<u8>,
    pieces: Vec<usize>,
}

const FINAL: u8 = 0x80;
const CLOSE_CODES: [u16; 9] = [1000, 1001, 1002, 1003, 1007, 1009, 1011, 3000, 4999];

impl Speech {
    /// `sizes` of its messages, each in one frame or several with pings between them, and a goodbye.
    fn new(dice: &mut Dice, is_client: bool, sizes: &[usize]) -> Self {
        let mut bytes = Vec::new();
        for size in sizes {
            let payload: Vec<u8> = (0..*size).map(|at| (at * 31 + size) as u8).collect();
            let fragments = if *size < 2 { 1 } else { 1 + dice.below(4).min(size - 1) };
            for (at, part) in payload.chunks(size.div_ceil(fragments).max(1)).enumerate() {
                let is_last = (at + 1) * size.div_ceil(fragments).max(1) >= *size;
                let opcode = if at == 0 { 2 } else { 0 };
                frame(&mut bytes, if is_last { FINAL | opcode } else { opcode }, part, is_client);
                if dice.below(3) == 0 {
                    frame(&mut bytes, FINAL | 9, b"still there?", is_client);
                }
            }
        }
        let code = CLOSE_CODES[dice.below(CLOSE_CODES.len())].to_be_bytes();
        frame(&mut bytes, FINAL | 8, &[&code[..], b"bye"].concat(), is_client);
        let mut pieces = Vec::new();
        for _ in 0..dice.below(6) {
            pieces.push(1 + dice.below(bytes.len().min(5_000)));
        }
        Self { bytes, pieces }
    }

    /// Says all of it from `start` on.
    fn say(&self, mut to: &std::net::TcpStream, start: usize) {
        let mut rest = &self.bytes[start..];
        for piece in &self.pieces {
            let (now, later) = rest.split_at((*piece).min(rest.len()));
            to.write_all(now).expect("said");
            rest = later;
        }
        to.write_all(rest).expect("said");
    }

    /// Hears all of it, and not a byte else. `known`: what was heard already.
    fn hear(&self, mut from: &std::net::TcpStream, known: &[u8], what: &str) {
        let mut heard = known.to_vec();
        heard.resize(self.bytes.len(), 0);
        from.read_exact(&mut heard[known.len()..]).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(heard == self.bytes, "{what}: other bytes");
    }
}

fn frame(bytes: &mut Vec<u8>, first: u8, payload: &[u8], is_masked: bool) {
    let mask_bit = if is_masked { 0x80 } else { 0 };
    bytes.push(first);
    match payload.len() {
        length @ ..126 => bytes.push(mask_bit | length as u8),
        length @ ..65_536 => {
            bytes.push(mask_bit | 126);
            bytes.extend((length as u16).to_be_bytes());
        }
        length => {
            bytes.push(mask_bit | 127);
            bytes.extend((length as u64).to_be_bytes());
        }
    }
    let mask: [u8; 4] = if is_masked { [0x37, 0xfa, 0x21, 0x3d] } else { [0; 4] };
    bytes.extend_from_slice(&mask[..if is_masked { 4 } else { 0 }]);
    bytes.extend(payload.iter().enumerate().map(|(at, byte)| byte ^ mask[at % 4]));
}

/// Reads a head; answers what came behind it.
fn head(mut stream: &std::net::TcpStream, what: &str) -> (String, Vec<u8>) {
    let (mut bytes, mut part) = (Vec::new(), [0; 16 * 1024]);
    loop {
        if let Some(end) = find(&bytes, b"\r\n\r\n") {
            let behind = bytes.split_off(end + 4);
            return (String::from_utf8_lossy(&bytes).into_owned(), behind);
        }
        let length = stream.read(&mut part).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(length > 0, "{what}: no head");
        bytes.extend_from_slice(&part[..length]);
    }
}

fn patient(stream: &std::net::TcpStream) {
    stream.set_nodelay(true).expect("nodelay");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
    stream.set_write_timeout(Some(Duration::from_secs(30))).expect("a timeout");
}

/// Both sides speak at once and hear the other to the end; then one of them hangs up, and the other one notices.
fn converse(number: usize, gateway: &Gateway, origin: &std::net::TcpListener, dice: &mut Dice) {
    const SIZES: [usize; 13] = [0, 1, 2, 124, 125, 126, 127, 1_000, 4_096, 65_535, 65_536, 131_072, 1_048_576];
    let some = |dice: &mut Dice| -> Vec<usize> {
        // The largest ones are dear.
        let largest = if number.is_multiple_of(50) { vec![16 * 1024 * 1024] } else { Vec::new() };
        let count = dice.below(5);
        largest.into_iter().chain((0..count).map(|_| SIZES[dice.below(SIZES.len())])).collect()
    };
    let (to_server, to_client) = (some(dice), some(dice));
    let what = format!("conversation {number}: {to_server:?} there, {to_client:?} back");
    let there = Speech::new(dice, true, &to_server);
    let back = Speech::new(dice, false, &to_client);
    let (client_ends, early) =
        (dice.below(2) == 0, dice.below(3).min(1) * dice.below(back.bytes.len().min(32_768) + 1));
    let client = std::net::TcpStream::connect(gateway.address).expect("connected");
    patient(&client);
    (&client)
        .write_all(
            b"GET /live HTTP/1.1\r\nHost: forum.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
              Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        )
        .expect("asked");
    let (server, _) = origin.accept().expect("a connection");
    patient(&server);
    assert_eq!(head(&server, &what).1, b"", "{what}");
    let answer = b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
                   Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    // What the server says first stands right behind its answer.
    (&server).write_all(&[&answer[..], &back.bytes[..early]].concat()).expect("answered");
    let (answer, heard) = head(&client, &what);
    assert!(answer.starts_with("HTTP/1.1 101 "), "{what}: {answer}");
    std::thread::scope(|scope| {
        scope.spawn(|| back.say(&server, early));
        scope.spawn(|| there.say(&client, 0));
        scope.spawn(|| there.hear(&server, b"", &what));
        scope.spawn(|| back.hear(&client, &heard, &what));
    });
    let (first, mut second) = if client_ends { (&client, &server) } else { (&server, &client) };
    first.shutdown(std::net::Shutdown::Both).expect("hung up");
    assert_eq!(second.read(&mut [0]).unwrap_or_else(|error| panic!("{what}: {error}")), 0, "{what}: it ends in order");
}

#[test]
fn three_hundred_conversations_are_the_same_at_both_ends() {
    let origin = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let gateway = Gateway::before(origin.local_addr().expect("an address").port());
    let mut dice = Dice(300);
    for number in 0..300 {
        converse(number, &gateway, &origin, &mut dice);
    }
}

const ASK: &[u8] = b"GET /live HTTP/1.1\r\nHost: forum.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
const AGREE: &[u8] = b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

/// The web server agrees before it can have read anything: nothing of the request may be taken for the tunnel's end
/// (pingora#946).
#[test]
fn an_answer_that_is_there_at_once_opens_a_tunnel() {
    let origin = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let gateway = Gateway::before(origin.local_addr().expect("an address").port());
    for number in 0..100 {
        let what = format!("tunnel {number}");
        let client = std::net::TcpStream::connect(gateway.address).expect("connected");
        patient(&client);
        (&client).write_all(ASK).expect("asked");
        let (server, _) = origin.accept().expect("a connection");
        patient(&server);
        (&server).write_all(AGREE).expect("answered");
        assert!(head(&client, &what).0.starts_with("HTTP/1.1 101 "), "{what}");
        assert!(head(&server, &what).0.starts_with("GET /live "), "{what}");
        for (mut from, mut to) in [(&client, &server), (&server, &client)] {
            let mut heard = [0; 5];
            from.write_all(b"hello").expect("said");
            to.read_exact(&mut heard).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert_eq!(&heard, b"hello", "{what}");
        }
    }
}

/// Who has said all may still listen.
#[test]
fn a_side_that_has_said_all_hears_the_other_to_the_end() {
    let origin = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let gateway = Gateway::before(origin.local_addr().expect("an address").port());
    for client_ends in [true, false] {
        let what = format!("the client ends first: {client_ends}");
        let client = std::net::TcpStream::connect(gateway.address).expect("connected");
        patient(&client);
        (&client).write_all(ASK).expect("asked");
        let (server, _) = origin.accept().expect("a connection");
        patient(&server);
        head(&server, &what);
        (&server).write_all(AGREE).expect("answered");
        head(&client, &what);
        let (mut first, mut second) = if client_ends { (&client, &server) } else { (&server, &client) };
        first.shutdown(std::net::Shutdown::Write).expect("said all");
        assert_eq!(second.read(&mut [0]).unwrap_or_else(|error| panic!("{what}: {error}")), 0, "{what}");
        let speech = vec![7; 3_000_000];
        let heard = std::thread::scope(|scope| {
            let listener = scope.spawn(|| {
                let mut heard = Vec::new();
                first.read_to_end(&mut heard).map(|_| heard)
            });
            second.write_all(&speech).expect("said");
            second.shutdown(std::net::Shutdown::Write).expect("said all");
            listener.join().expect("no panic")
        });
        let heard = heard.unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(heard == speech, "{what}: {} bytes", heard.len());
    }
}

#[test]
fn tunnels_over_tls_end_when_both_have_said_all() {
    let origin = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let gateway = Gateway::over_tls(origin.local_addr().expect("an address").port());
    let mut client = gateway.line();
    client.write_all(ASK).expect("asked");
    let (mut server, _) = origin.accept().expect("a connection");
    patient(&server);
    head(&server, "over TLS");
    server.write_all(AGREE).expect("answered");
    let mut answer = vec![0; AGREE.len()];
    client.read_exact(&mut answer).expect("an answer");
    assert_eq!(answer, AGREE);
    for size in [1, 125, 20_000, 200_000] {
        let message: Vec<u8> = (0..size).map(|at| (at % 251) as u8).collect();
        client.write_all(&message).expect("said");
        let mut heard = vec![0; size];
        server.read_exact(&mut heard).expect("heard");
        assert!(heard == message, "{size} bytes there");
        server.write_all(&message).expect("said");
        let mut heard = vec![0; size];
        client.read_exact(&mut heard).expect("heard");
        assert!(heard == message, "{size} bytes back");
    }
    server.shutdown(std::net::Shutdown::Write).expect("said all");
    assert_eq!(client.read(&mut [0]).expect("the end"), 0);
    drop(client);
    assert_eq!(server.read(&mut [0]).expect("the end"), 0);
}
