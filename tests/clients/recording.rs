//! What Rocket.Chat really sent (tests/vectors/rocketchat-client.json), with today's values put in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// The file.
pub fn recording() -> Value {
    serde_json::from_str(include_str!("../vectors/rocketchat-client.json")).expect("a JSON file")
}

pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key} in {value}"))
}

/// What stands in place of the recorded values.
#[derive(Clone, Copy)]
pub struct Today<'a> {
    /// Host and port of the gateway.
    pub authority: &'a str,
    pub client_id: &'a str,
    pub client_secret: &'a str,
    /// Path of the authorize address; the recorded one is `/oauth/authorize`.
    pub authorize: &'a str,
    /// Path of the token address; the recorded one is `/oauth/token`.
    pub token: &'a str,
}

impl Today<'_> {
    /// A recorded authorize address. Only what depends on the installation changes.
    pub fn authorize_url(&self, recorded: &str) -> String {
        let gateway = format!("http://{}", self.authority);
        let url = recorded
            .replacen("https://forum.example", &gateway, 1)
            .replacen("https://login.example", &gateway, 1)
            .replacen("http://127.0.0.1:18110", &gateway, 1)
            .replacen("/oauth/authorize", self.authorize, 1);
        url.replacen("client_id=clientid", &format!("client_id={}", self.client_id), 1)
    }

    /// A recorded token request, byte for byte but for the values that change and the length of its body.
    pub fn token_request(&self, recorded: &str, code: &str) -> String {
        let basic = |id: &str, secret: &str| format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
        let put = |text: &str| {
            self.address(text)
                .replace("/oauth/token", self.token)
                .replace("code=CODE1", &format!("code={code}"))
                .replace("client_id=clientid", &format!("client_id={}", self.client_id))
                .replace("client_secret=s3cret", &format!("client_secret={}", self.client_secret))
                .replace(&basic("clientid", "s3cret"), &basic(self.client_id, self.client_secret))
        };
        let (head, body) = recorded.split_once("\r\n\r\n").expect("a head");
        let (head, body) = (put(head), put(body));
        let lines: Vec<String> = head.split("\r\n").map(|line| with_length(line, body.len())).collect();
        format!("{}\r\n\r\n{body}", lines.join("\r\n"))
    }

    /// A recorded identity request to `path` in place of `/me`, with `token` in place of the recorded ones.
    pub fn identity_request(&self, recorded: &str, path: &str, token: &str) -> String {
        let mut request = self.address(recorded).replacen("/me", path, 1);
        for kept in ["tok123", "a%2Bb%2Fc%3D.d~e_f-g", "a%2Bb%2Fc%3D.d%7Ee_f-g", "a+b/c=.d~e_f-g"] {
            request = request.replace(kept, token);
        }
        request
    }

    fn address(&self, recorded: &str) -> String {
        recorded.replace("127.0.0.1:18110", self.authority).replace("forum.test:18110", self.authority)
    }
}

fn with_length(line: &str, length: usize) -> String {
    match line.split_once(": ") {
        Some((name, _)) if name.eq_ignore_ascii_case("content-length") => format!("{name}: {length}"),
        _ => line.to_owned(),
    }
}
