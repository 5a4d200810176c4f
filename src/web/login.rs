//! On to the forum's login.

use bytes::Bytes;
use http::{HeaderMap, Response};

use super::{CookieNames, redirect, with_facts};
use crate::model::{ClientId, Plaintext, RequestFacts};
use crate::ports::LoginHandOff;
use crate::protocol::authorize::PENDING_SECS;

/// Sends the browser to the forum's login, with the handle of the request that waits in our cookie.
///
/// `resume_prefix`: path and query of the way back, up to the handle. `client`: the app that waits, if it is one.
pub fn to_login(
    cookies: CookieNames,
    headers: &HeaderMap,
    resume_prefix: &str,
    client: Option<ClientId>,
    (handle, hand_off): (Plaintext, &LoginHandOff),
) -> Response<Bytes> {
    let mut handles = cookies.pending(headers);
    let back = format!("{resume_prefix}{}", handle.reveal());
    handles.push(handle);
    let mut lines = vec![cookies.set_pending(&handles, PENDING_SECS)];
    if let LoginHandOff::ReturnsByCookie { cookie, value, path, .. } = hand_off {
        lines.push(cookies.set_way_back(cookie, value, path));
    }
    let location = match hand_off {
        // The page there waits for the login and goes on.
        LoginHandOff::CannotReturn { .. } => &back,
        _ => hand_off.location(),
    };
    let facts = RequestFacts { client_id: client, result: "not_logged_in", ..RequestFacts::default() };
    with_facts(redirect(location, &lines), facts)
}
