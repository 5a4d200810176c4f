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

/// The secret of an app that was brought along; see [`Today::with_special_secret`].
pub const SPECIAL_SECRET: &str = "a+b/c=%20d*~'()!0123456789abcdef";

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
            self.with_special_secret(&self.address(text))
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
        for kept in ["tok123", "a%2Bb%2Fc%3D.d~e_f-g", "a%2Bb%2Fc%3D.d%7Ee_f-g", "a+b/c=.d~e_f-g", "a%2Bb%2Fc%3D.d~e"] {
            request = request.replace(kept, token);
        }
        request
    }

    /// A recorded secret with characters that encodings treat differently: its letter outside of ASCII and the blank
    /// before it are left out, since no app can have such a secret, and it is made long enough to be brought along.
    fn with_special_secret(&self, text: &str) -> String {
        let mut text = text.replace("%2520d+%C3%A9", "%2520d").replace("%2520d%20%C3%A9", "%2520d");
        let long = SPECIAL_SECRET.rsplit('!').next().unwrap_or_default();
        for end in ["%2A~'()!", "*%7E%27%28%29%21", "*~'()!"] {
            text = text.replace(end, &format!("{end}{long}"));
        }
        for basic in ["Basic Y2w6aWQ6YStiL2M9JTIwZCDp", "Basic Y2w6aWQ6YStiL2M9JTIwZCDDqQ=="] {
            let today = format!("{}:{}", self.client_id, self.client_secret);
            text = text.replace(basic, &format!("Basic {}", STANDARD.encode(today)));
        }
        text.replace("client_id=cl%3Aid", &format!("client_id={}", self.client_id))
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
