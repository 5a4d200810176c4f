use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::wire;

/// The answer to a request that no script is about.
const PLAIN: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Origin: yes\r\n\r\nok";

/// One thing that the origin does on a connection.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub wait_for: Option<Vec<u8>>,
    pub sleep: Duration,
    pub send: Vec<u8>,
    pub reset: bool,
    pub close: bool,
}

/// What the origin does on every connection until the next reset.
#[derive(Clone, Debug, Default)]
pub struct Script {
    /// In place of the plain answer.
    pub response: Option<Vec<u8>>,
    /// After each answer.
    pub close: bool,
    /// Instead of answering requests.
    pub steps: Vec<Step>,
}

#[derive(Default)]
struct State {
    script: Script,
    received: Vec<Arc<Mutex<Vec<u8>>>>,
    open: Vec<TcpStream>,
}

/// A forum's web server, byte for byte.
pub struct Origin {
    pub port: u16,
    state: Arc<Mutex<State>>,
}

impl Origin {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let buffer = Arc::new(Mutex::new(Vec::new()));
                let mut state = shared.lock().expect("no poison");
                state.received.push(buffer.clone());
                state.open.extend(stream.try_clone());
                let script = state.script.clone();
                drop(state);
                std::thread::spawn(move || {
                    let _ = serve(stream, &buffer, &script);
                });
            }
        });
        Self { port, state }
    }

    /// Ends every connection and begins anew.
    pub fn reset(&self, script: Script) {
        let mut state = self.state.lock().expect("no poison");
        for stream in state.open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
        *state = State { script, ..State::default() };
        drop(state);
        std::thread::sleep(Duration::from_millis(20));
    }

    /// What each connection brought since.
    pub fn received(&self) -> Vec<Vec<u8>> {
        std::thread::sleep(Duration::from_millis(30));
        let state = self.state.lock().expect("no poison");
        state.received.iter().map(|buffer| buffer.lock().expect("no poison").clone()).collect()
    }

    /// The same in one piece, for people.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.received().concat()).into_owned()
    }
}

fn serve(mut stream: TcpStream, buffer: &Mutex<Vec<u8>>, script: &Script) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    if script.steps.is_empty() {
        return answer_requests(stream, buffer, script);
    }
    for step in &script.steps {
        if let Some(wanted) = &step.wait_for {
            let deadline = Instant::now() + Duration::from_secs(3);
            while wire::find(&buffer.lock().expect("no poison"), wanted).is_none() && Instant::now() < deadline {
                if read(&mut stream, buffer, Duration::from_millis(200))? == Some(0) {
                    break;
                }
            }
        }
        std::thread::sleep(step.sleep);
        stream.write_all(&step.send)?;
        if step.reset {
            // As near to a reset as the standard library gets: both directions at once, nothing said.
            return stream.shutdown(Shutdown::Both);
        }
        if step.close {
            stream.shutdown(Shutdown::Write)?;
        }
    }
    while read(&mut stream, buffer, Duration::from_secs(3))?.is_some_and(|length| length > 0) {}
    Ok(())
}

fn answer_requests(mut stream: TcpStream, buffer: &Mutex<Vec<u8>>, script: &Script) -> std::io::Result<()> {
    let mut answered = 0;
    while read(&mut stream, buffer, Duration::from_secs(10))?.is_some_and(|length| length > 0) {
        let complete = wire::requests(&buffer.lock().expect("no poison")).len();
        while answered < complete {
            answered += 1;
            stream.write_all(script.response.as_deref().unwrap_or(PLAIN))?;
            if script.close {
                stream.shutdown(Shutdown::Write)?;
            }
        }
    }
    Ok(())
}

/// `None` if nothing came in time.
fn read(stream: &mut TcpStream, buffer: &Mutex<Vec<u8>>, time: Duration) -> std::io::Result<Option<usize>> {
    stream.set_read_timeout(Some(time))?;
    let mut part = [0; 65536];
    match stream.read(&mut part) {
        Ok(length) => {
            buffer.lock().expect("no poison").extend_from_slice(&part[..length]);
            Ok(Some(length))
        }
        Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => Ok(None),
        Err(error) => Err(error),
    }
}
