//! Clients as the world has them, against the built binary: recorded requests of Rocket.Chat byte for byte, OpenID
//! libraries that nobody here wrote, and odd but permitted ways to ask.

mod apache;
mod device;
mod identity;
pub mod libraries;
mod mattermost;
mod mattermost_client;
mod mattermost_provider;
mod odd;
mod openid;
mod passport;
mod presets;
mod raw;
mod recording;
pub mod rocketchat;
mod strict;

pub use raw::{Reply, exchange};

use crate::demo::visitor::{Answer, Visitor};

/// Follows the way from an authorize address through the forum's login and the consent page, as a person would, to
/// the first address outside of the gateway. `start` is used as a browser uses it: what it cannot send is escaped.
pub async fn authorize(visitor: &mut Visitor, start: &str, username: &str) -> String {
    let mut answer = visitor.get(start).await;
    for _ in 0..8 {
        answer = match answer.location {
            Some(to) if is_outside(&to, visitor) => return to,
            Some(to) if to.contains("/login?") => visitor.log_in(&to, username).await,
            Some(to) => visitor.get(&to).await,
            None => match posted(&answer.body) {
                Some(to) => return to,
                None => allow(visitor, &answer).await,
            },
        };
    }
    panic!("{start} goes round in circles")
}

async fn allow(visitor: &mut Visitor, page: &Answer) -> Answer {
    assert_eq!(page.status, 200, "a consent page: {}", page.body);
    let ticket = between(&page.body, "name=\"ticket\" value=\"", "\"");
    let (_, form) = page.body.split_once("<form class=\"actions\"").expect("the form with the answer");
    let action = between(form, " action=\"", "\"");
    visitor.post(&action, &[("ticket", &ticket), ("decision", "allow")]).await
}

/// What a form that presses itself posts outside, as an address with a query.
fn posted(body: &str) -> Option<String> {
    let (_, form) = body.split_once("<form class=\"actions\" method=\"post\" action=\"https://")?;
    let mut address = format!("https://{}", form.split_once('"')?.0);
    for (at, field) in form.split("<input type=\"hidden\" name=\"").skip(1).enumerate() {
        let (name, rest) = field.split_once("\" value=\"")?;
        let value = unnumbered(rest.split_once('"')?.0);
        let separator = if at == 0 { '?' } else { '&' };
        let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
        address.push_str(&format!("{separator}{name}={value}"));
    }
    Some(address)
}

/// Text whose odd characters stand there by number.
fn unnumbered(html: &str) -> String {
    let mut parts = html.split("&#");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (number, rest) = part.split_once(';').expect("an end of the number");
        let c = number.parse().ok().and_then(char::from_u32).expect("a character");
        format!("{text}{c}{rest}")
    })
}

fn is_outside(location: &str, visitor: &Visitor) -> bool {
    location.contains("://") && !location.starts_with(&format!("{}/", visitor.base()))
}

fn between(text: &str, before: &str, after: &str) -> String {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}")).1;
    rest.split_once(after).expect("an end").0.to_owned()
}

/// A parameter of an address, decoded once.
pub fn parameter(address: &str, name: &str) -> Option<String> {
    let query = address.split_once('?')?.1;
    url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}
