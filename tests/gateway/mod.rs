//! Real sockets: a client, the gateway, and an origin that is scripted byte for byte.

mod apis;
mod body;
mod built_in;
mod console;
mod differential;
mod exchange;
pub mod frames;
mod http2;
mod lane;
mod lane_http2;
mod lifecycle;
mod load_balancer;
mod origin;
mod own;
mod rules;
mod running;
pub mod secure;
mod slow;
mod tls;
mod tunnel;
mod upstreams;
mod vectors;
pub mod web;
mod wire;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A connection to the gateway that gives up after ten seconds.
fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the gateway accepts");
    stream.set_nodelay(true).expect("nodelay");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    stream.set_write_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    stream
}

/// Sends one request that ends with the connection, and reads all that comes.
fn exchange(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    let mut stream = connect(address);
    stream.write_all(request).expect("the request goes out");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the answer ends");
    answer
}

/// `exchange` for people: text in, text out.
pub fn ask(address: SocketAddr, request: &str) -> String {
    String::from_utf8_lossy(&exchange(address, request.as_bytes())).into_owned()
}
