//! A hosted Invision Community: pages that name the visitor, and a REST API that wants a key.

use std::path::Path;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::cases::Cases;
use super::cases::board::{Extra, HookFuture};

/// The key `key-of-the-cases` as a user name without a password.
const AUTHORIZATION: &str = "authorization: basic a2v5lw9mlxrozs1jyxnlczo=";

/// For the cases: the forum is `{site}`.
pub fn set_up<'a>(_folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let site = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream));
            }
        });
        Extra { names: vec![("site", site)], ..Extra::default() }
    })
}

async fn serve(mut stream: TcpStream) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut bytes = [0; 512];
        match stream.read(&mut bytes).await {
            Ok(0) | Err(_) => return,
            Ok(count) => request.extend_from_slice(&bytes[..count]),
        }
    }
    let (status, body) = answer(&String::from_utf8_lossy(&request).to_ascii_lowercase());
    let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all(format!("{head}{body}").as_bytes()).await.ok();
}

fn answer(request: &str) -> (u16, String) {
    let path = request.split(' ').nth(1).unwrap_or_default();
    match path {
        "/search/" if request.contains("device_key") => (500, String::new()),
        "/search/" => page(request.split("ipssessionfront=").nth(1).unwrap_or_default()),
        _ if !request.contains(AUTHORIZATION) => (401, r#"{"errorCode":"3S290/7"}"#.to_owned()),
        "/api/core/members/48" => (200, member(48, "Zoë O'Brien", false)),
        "/api/core/members/51" => (200, member(51, "Waiting Wim", true)),
        "/api/core/members/52" => (200, member(48, "Zoë O'Brien", false)),
        _ => (404, r#"{"errorCode":"1C292/2"}"#.to_owned()),
    }
}

fn page(session: &str) -> (u16, String) {
    let settings = |id: &str| {
        let text = "<p>var ipsSettings = { memberID: 1, }; said a member</p>";
        let script =
            format!("var ipsSettings = {{\n\tcookie_prefix: \"ips4_\",\n\tmemberID: {id},\n\tviewProfiles: true,\n}};");
        (200, format!("<html>{text}<script type='text/javascript'>\nvar ipsDebug = false;\n{script}</script>{text}"))
    };
    match session.get(..3) {
        Some("zoe") => settings("48"),
        Some("wim") => settings("51"),
        Some("oth") => settings("52"),
        Some("gon") => settings("99"),
        Some("ban") => (403, "You are banned".to_owned()),
        Some("odd") => {
            (200, "<html><script>var otherSettings = {};</script>var ipsSettings = { memberID: 48, }".to_owned())
        }
        _ => settings("0"),
    }
}

fn member(id: u32, name: &str, validating: bool) -> String {
    serde_json::json!({
        "id": id, "name": name, "email": "zoe@forum.example", "validating": validating,
        "primaryGroup": { "id": 3, "name": "Members", "formattedName": "<b>Members</b>" },
        "secondaryGroups": [{ "id": 7, "name": "Cats & Mice" }, { "id": 9, "name": "Photo club" }],
        "photoUrl": "https://forum.example/uploads/photo-48.png",
        "profileUrl": "https://forum.example/profile/48-zoe/",
    })
    .to_string()
}
