//! `[operations]`.

use std::net::SocketAddr;

use secrecy::{ExposeSecret as _, SecretString};

use super::check::NOT_A_SOCKET;
use super::check_forum::secret;
use super::checked::Operations;
use super::reader::{Reader, Setting};
use crate::model::{Hash32, problem};

/// What cannot be guessed within the life of a monitor.
const TOKEN_CHARS_MIN: usize = 16;

/// What a header field takes, and nobody has to wonder about.
const TOKEN_BYTES_MAX: usize = 512;

const HOW: &str = "openssl rand -hex 32 makes one; give it as [operations] token_file, or as token = \"${NAME}\"";

/// Reads `[operations]`. What can be reached from other machines must have a token.
pub fn operations(reader: &mut Reader<'_>) -> Operations {
    let address =
        |text: &str| text.parse::<SocketAddr>().map_err(|_| format!("is not an address and port; {NOT_A_SOCKET}"));
    let default = SocketAddr::from(([127, 0, 0, 1], 9090));
    let written = reader.text("operations.listen");
    let listen = reader.parsed("operations.listen", address).unwrap_or(default);
    let token = secret(reader, "operations", "token").and_then(|setting| token(reader, &setting));
    let no_token =
        token.is_none() && ["token", "token_file"].iter().all(|key| !reader.was_refused(&format!("operations.{key}")));
    if let Some(written) = written.filter(|_| no_token && !listen.ip().is_loopback()) {
        let label = "can be reached from other machines, and whoever reaches it needs no token";
        reader.refuse(&written, &problem::P103, label, &format!("{HOW}, or listen on 127.0.0.1"));
    }
    Operations { listen, token }
}

fn token(reader: &mut Reader<'_>, setting: &Setting<SecretString>) -> Option<Hash32> {
    let token = setting.value.expose_secret();
    // What a variable has that nobody set.
    if token.is_empty() {
        return None;
    }
    let visible = token.bytes().all(|byte| byte.is_ascii_graphic());
    if visible && (TOKEN_CHARS_MIN..=TOKEN_BYTES_MAX).contains(&token.len()) {
        return Some(Hash32::of(token.as_bytes()));
    }
    let label = format!("is not a token: {TOKEN_CHARS_MIN} to {TOKEN_BYTES_MAX} letters, digits and signs, no blanks");
    reader.refuse(setting, &problem::P102, &label, HOW);
    None
}
