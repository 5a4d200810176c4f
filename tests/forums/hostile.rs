//! `vectors/cookies.json`, every row over a raw socket through the authorize endpoint of `portico serve`, on the forum
//! that the rows are written for.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::cases::board::{Board, On};
use super::cases::list;
use super::cases::program::Server;

const ZOE: &str = "zoe000000000000000000000048";
const TOM: &str = "tom000000000000000000000049";

/// The request as bytes, with these Cookie lines and no others.
async fn authorize(server: &Server, lines: &[Vec<u8>]) -> String {
    let mut request = b"GET /board/oauth/authorize?client_id=chat&response_type=code&scope=openid\
        &redirect_uri=https%3A%2F%2Fchat.example%2Fcb HTTP/1.1\r\nHost: localhost:8080\r\n\
        User-Agent: Mozilla/5.0 (Test) Forum/1.0\r\nConnection: close\r\n"
        .to_vec();
    for line in lines {
        request.extend_from_slice(b"Cookie: ");
        request.extend_from_slice(line);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    let mut stream = TcpStream::connect(server.address.trim_start_matches("http://")).await.expect("a connection");
    stream.write_all(&request).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

/// In the words of the vectors.
fn said(answer: &str) -> String {
    let status = answer.split(' ').nth(1).unwrap_or_default();
    let location = answer.lines().find_map(|line| line.strip_prefix("Location: ")).unwrap_or_default();
    match status {
        "303" if location.starts_with("https://chat.example/cb?code=") => "member".to_owned(),
        "303" if location.contains("/board/login/?ref=") => "guest".to_owned(),
        "400" | "403" if answer.contains("P308") => "refuse".to_owned(),
        _ => format!("{status} {location}"),
    }
}

/// The vectors stand for bytes: each character below 256 is one.
fn fill(line: &str) -> Vec<u8> {
    let line = line
        .replace("GOOD8", TOM)
        .replace("GOOD", ZOE)
        .replace("DEAD", "dead00000000000000000000048")
        .replace("GUEST", "guest0000000000000000000001");
    line.chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_row_of_the_cookie_vectors() {
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../vectors/cookies.json")).expect("the vectors");
    let rows = vectors["cases"].as_array().expect("cases");
    assert!(rows.len() > 20);
    let board = Board::set_up(list::ips4::FORUM, On::Sqlite, true).await;
    let server = Server::start(&board, false);
    let mut long = None;
    for row in rows {
        let why = row["why"].as_str().expect("a reason");
        let lines: Vec<Vec<u8>> = row["cookie_lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| fill(line.as_str().expect("text")))
            .collect();
        let answer = authorize(&server, &lines).await;
        let want = row["expect"].as_str().expect("what to expect").split(' ').next().expect("a word");
        assert_eq!(said(&answer), want, "{why}: {}", answer.chars().take(600).collect::<String>());
        assert!(!answer.contains("SELECT") && !answer.contains(TOM), "{why}: {answer}");
        if why.starts_with("too long") {
            long = Some(lines);
        }
    }
    for (cookie, who) in [(ZOE, "member 48"), (TOM, "member 49")] {
        let cookie = format!("ips4_IPSSessionFront={cookie}");
        assert_eq!(server.visit(&board, &cookie, "198.51.100.7").await, who, "whose the good ones are");
    }
    // Without its tables every question is answered "try again", so this one asked none.
    board.run("DROP TABLE core_sessions; DROP TABLE core_members").await;
    let long = long.expect("a row with a long value");
    assert_eq!(said(&authorize(&server, &long).await), "guest", "too long: no query is made");
    assert_eq!(said(&authorize(&server, &[fill("ips4_IPSSessionFront=DEAD")]).await), "503 ", "but for others it is");
    let log = server.log();
    assert!(!log.contains("SELECT") && !log.contains(ZOE) && !log.contains("'--"), "{log}");
}
