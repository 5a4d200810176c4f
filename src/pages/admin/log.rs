use std::collections::BTreeSet;
use std::ops::Range;

use minijinja::context;
use minijinja::value::Value;

use super::words::explained;
use super::words::form_value;
use super::{Frame, Place};
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;
use crate::pages::shown::{VALUE_CHARS, escaped, visible};
use crate::pages::texts::Arguments;

/// What happened at an app lately.
#[derive(Clone, Debug)]
pub struct LogView {
    /// The latest first.
    pub events: Vec<EventLine>,
    /// Addresses that were refused, the latest first.
    pub addresses: Vec<AddressLine>,
    /// Path that takes an address, on our own host.
    pub form_action: String,
    /// The secret of the forms. Base64url.
    pub ticket: String,
    /// An address was just added.
    pub added: bool,
}

/// One event.
#[derive(Clone, Debug)]
pub struct EventLine {
    /// When.
    pub at: UnixSeconds,
    /// `ok`, or the word for what went wrong.
    pub result: String,
    /// The code of what went wrong, if it has one.
    pub code: Option<String>,
    /// The member's number, and the path of his page.
    pub member: Option<(String, String)>,
    /// The request.
    pub request: Option<String>,
    /// What an operator needs. A stranger may have written it.
    pub detail: Option<String>,
    /// How often.
    pub times: u32,
}

/// An address that was refused.
#[derive(Clone, Debug)]
pub struct AddressLine {
    /// As it was sent. A stranger may have written it.
    pub sent: AddressMark,
    /// The registered one that looks most like it.
    pub registered: Option<AddressMark>,
    /// When it last came.
    pub at: UnixSeconds,
    /// How often.
    pub times: u64,
    /// The key of a text about a difference that has a usual reason.
    pub hint: Option<&'static str>,
    /// It leads to another host than every registered one.
    pub elsewhere: bool,
    /// Why it cannot be added: the end of the key `admin-fault-…`.
    pub fault: Option<&'static str>,
}

/// An address with a part that is marked.
#[derive(Clone, Debug)]
pub struct AddressMark {
    /// All of it.
    pub address: String,
    /// The part, in bytes.
    pub marked: Range<usize>,
}

impl Voice {
    /// "What happened at this app lately."
    pub fn render_admin_log(&self, frame: &Frame, view: &LogView) -> Page {
        let codes: BTreeSet<&str> = view.events.iter().filter_map(|event| event.code.as_deref()).collect();
        let context = context! {
            events => view.events.iter().map(|event| self.event(event)).collect::<Vec<_>>(),
            addresses => view.addresses.iter().map(|address| self.address(address)).collect::<Vec<_>>(),
            codes => codes.into_iter().map(|code| {
                let (title, text) = explained(code);
                context! { code, title, text, place => in_console(code, frame) }
            }).collect::<Vec<_>>(),
            form_action => own_path(&view.form_action),
            ticket => &view.ticket,
            added => view.added,
        };
        self.admin_page("admin_log.html", frame, context)
    }

    pub(super) fn event(&self, event: &EventLine) -> Value {
        let key = format!("admin-event-{}", event.result.replace('_', "-"));
        let known = self.texts().plain(&key, &Arguments::new());
        let words = match event.code.as_deref() {
            Some(code) => explained(code).0.to_owned(),
            None => known.clone().unwrap_or_else(|| event.result.clone()),
        };
        context! {
            at => self.moment(event.at),
            ok => event.result == "ok",
            code => &event.code,
            words,
            known => known.is_some(),
            member => event.member.as_ref().map(|(id, url)| context! { id, url => own_path(url) }),
            request => &event.request,
            detail => &event.detail,
            times => (event.times > 1).then_some(event.times),
        }
    }

    pub(super) fn address(&self, address: &AddressLine) -> Value {
        context! {
            sent => marked(&address.sent),
            value => form_value(&address.sent.address),
            registered => address.registered.as_ref().map(marked),
            at => self.moment(address.at),
            times => address.times,
            hint => address.hint,
            elsewhere => address.elsewhere,
            fault => address.fault.map(|key| format!("admin-fault-{key}")),
            plain => &address.sent.address,
        }
    }
}

/// Where in the console that is done which the text of a code has a command for: its path, and the key of its name.
fn in_console(code: &str, frame: &Frame) -> Option<Value> {
    let Place::App { id, .. } = &frame.place else { return None };
    let (rest, text) = match code {
        "P402" => ("#redirect_uris", "admin-tab-settings"),
        "P403" => ("/secret", "admin-tab-secret"),
        "P406" => ("#require_pkce", "admin-tab-settings"),
        "P411" => ("#allowed_groups", "admin-tab-settings"),
        "P431" => ("#require_email", "admin-tab-settings"),
        "P443" => ("#backchannel_logout_uri", "admin-tab-settings"),
        "P445" => ("#jwks_uri", "admin-tab-settings"),
        _ => return None,
    };
    Some(context! { url => own_path(&format!("{}/apps/{id}{rest}", frame.base)), text })
}

/// The address as HTML. What is marked is shown for what it is, and so is the rest.
fn marked(mark: &AddressMark) -> Value {
    let part = |range: Range<usize>| escaped(&shown(mark.address.get(range).unwrap_or_default()));
    let Range { start, end } = mark.marked;
    let middle = match start < end {
        true => format!("<mark>{}</mark>", part(start..end)),
        // Something is missing here that the other one has.
        false => "<mark class=\"gap\"></mark>".to_owned(),
    };
    let whole = format!("{}{middle}{}", part(0..start), part(end..mark.address.len()));
    Value::from_safe_string(format!("<bdi dir=\"ltr\">{whole}</bdi>"))
}

/// An empty part stays empty, and a part of spaces is not cut.
fn shown(part: &str) -> String {
    if part.is_empty() { String::new() } else { visible(part, VALUE_CHARS) }
}
