//! Bodies of any size, in both directions, as they come.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::Duration;

use aws_lc_rs::digest::{Context, SHA256};

use super::origin::Origin;
use super::running::Gateway;
use super::{connect, wire};

const MIB: usize = 1024 * 1024;

/// Bytes that do not repeat within a packet.
fn pattern(offset: usize, length: usize) -> Vec<u8> {
    (offset..offset + length).map(|at| ((at * 31) ^ (at >> 8)) as u8).collect()
}

/// Reads a head; answers it and what came behind it.
fn read_head(stream: &mut TcpStream) -> (Vec<u8>, Vec<u8>) {
    let mut bytes = Vec::new();
    let mut part = [0; 65536];
    loop {
        let length = stream.read(&mut part).expect("the head arrives");
        assert!(length > 0, "closed within the head: {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&part[..length]);
        if let Some(end) = wire::find(&bytes, b"\r\n\r\n") {
            let rest = bytes.split_off(end + 4);
            return (bytes, rest);
        }
    }
}

/// SHA-256 of what an origin got and of what it sent.
type Digests = mpsc::Receiver<(Vec<u8>, Vec<u8>)>;

/// An origin that takes one upload of a known length, answers its SHA-256, and sends `download` bytes back.
fn hashing_origin(download: usize) -> (u16, Digests) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (seen, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let (head, rest) = read_head(&mut stream);
        let mut left: usize = wire::header(&head, "content-length").expect("a length").parse().expect("a number");
        let mut hash = Context::new(&SHA256);
        hash.update(&rest);
        left -= rest.len();
        let mut part = vec![0; 65536];
        while left > 0 {
            let length = stream.read(&mut part).expect("the body arrives");
            assert!(length > 0, "closed within the body");
            hash.update(&part[..length]);
            left -= length;
        }
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {download}\r\n\r\n").expect("sent");
        let mut sent = Context::new(&SHA256);
        for offset in (0..download).step_by(MIB) {
            let block = pattern(offset, MIB.min(download - offset));
            sent.update(&block);
            stream.write_all(&block).expect("sent");
        }
        let digest = |context: Context| context.finish().as_ref().to_vec();
        seen.send((digest(hash), digest(sent))).expect("the test waits");
    });
    (port, receiver)
}

#[test]
fn a_hundred_mebibytes_each_way_are_the_same_bytes() {
    const LENGTH: usize = 100 * MIB;
    let (port, seen) = hashing_origin(LENGTH);
    let gateway = Gateway::before(port);
    let mut stream = connect(gateway.address);
    let mut sender = stream.try_clone().expect("a second handle");
    let uploading = std::thread::spawn(move || {
        write!(sender, "POST /upload HTTP/1.1\r\nHost: forum.test\r\nContent-Length: {LENGTH}\r\n\r\n").expect("sent");
        let mut hash = Context::new(&SHA256);
        for offset in (0..LENGTH).step_by(MIB) {
            let block = pattern(offset + 7, MIB);
            hash.update(&block);
            sender.write_all(&block).expect("sent");
        }
        hash.finish().as_ref().to_vec()
    });
    stream.set_read_timeout(Some(Duration::from_secs(120))).expect("a timeout");
    let (head, rest) = read_head(&mut stream);
    assert_eq!(wire::status(&head), Some(200));
    let mut hash = Context::new(&SHA256);
    hash.update(&rest);
    let mut left = LENGTH - rest.len();
    let mut part = vec![0; 65536];
    while left > 0 {
        let length = stream.read(&mut part).expect("the body arrives");
        assert!(length > 0, "closed within the body");
        hash.update(&part[..length]);
        left -= length;
    }
    let (origin_got, origin_sent) = seen.recv_timeout(Duration::from_secs(60)).expect("the origin is done");
    assert!(uploading.join().expect("uploaded") == origin_got, "the upload differs");
    assert!(hash.finish().as_ref() == origin_sent, "the download differs");
}

#[test]
fn sizes_around_the_buffers() {
    for length in [0, 1, 65_535, 65_536, MIB] {
        let (port, seen) = hashing_origin(length);
        let gateway = Gateway::before(port);
        let body = pattern(3, length);
        let head =
            format!("POST / HTTP/1.1\r\nHost: forum.test\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        let answer = super::exchange(gateway.address, &[head.as_bytes(), &body].concat());
        let start = wire::find(&answer, b"\r\n\r\n").expect("a head") + 4;
        let (origin_got, origin_sent) = seen.recv_timeout(Duration::from_secs(10)).expect("the origin is done");
        let hash = |bytes: &[u8]| aws_lc_rs::digest::digest(&SHA256, bytes).as_ref().to_vec();
        assert!(hash(&body) == origin_got, "upload of {length}");
        assert!(hash(&answer[start..]) == origin_sent, "download of {length}");
    }
}

#[test]
fn both_directions_stream() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let gateway = Gateway::before(listener.local_addr().expect("an address").port());
    let mut client = connect(gateway.address);
    client
        .write_all(b"POST /live HTTP/1.1\r\nHost: forum.test\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nping\r\n")
        .expect("sent");
    let (mut origin, _) = listener.accept().expect("the head is passed on before the body is there");
    origin.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    let (_, mut got) = read_head(&mut origin);
    let mut part = [0; 1024];
    while wire::find(&got, b"ping").is_none() {
        let length = origin.read(&mut part).expect("the first chunk is passed on");
        got.extend_from_slice(&part[..length]);
    }
    origin.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npong\r\n").expect("sent");
    let (_, mut got) = read_head(&mut client);
    while wire::find(&got, b"pong").is_none() {
        let length = client.read(&mut part).expect("the first part of the answer is passed on");
        got.extend_from_slice(&part[..length]);
    }
    client.write_all(b"0\r\n\r\n").expect("sent");
    origin.write_all(b"0\r\n\r\n").expect("sent");
    while !got.ends_with(b"0\r\n\r\n") {
        let length = client.read(&mut part).expect("the end is passed on");
        assert!(length > 0, "closed within the answer");
        got.extend_from_slice(&part[..length]);
    }
}

#[test]
fn a_chunked_body_ends_once() {
    let origin = Origin::start();
    let gateway = Gateway::before(origin.port);
    let request = "POST / HTTP/1.1\r\nHost: forum.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    // Not a plain page: those have connections of their own.
    let again = "PUT /next HTTP/1.1\r\nHost: forum.test\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let answer = super::ask(gateway.address, &format!("{request}{again}"));
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 2, "{answer}");
    let received = origin.received();
    assert_eq!(received.len(), 1, "both went over one connection");
    let text = String::from_utf8_lossy(&received[0]).into_owned();
    // With the line end before it: a request id may end with a zero, and then the head looks like the end of a body.
    assert_eq!(text.matches("\r\n0\r\n\r\n").count(), 1, "{text}");
    assert_eq!(wire::requests(&received[0]).len(), 2, "{text}");
}
