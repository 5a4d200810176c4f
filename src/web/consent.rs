//! What the page of consent shows, and what its form says. An app that leads the browser back and a device ask in the
//! same way.

use super::Parameters;
use super::seen::seen;
use crate::model::{Client, Hash32, Part};
use crate::pages::{ConsentView, Fact, MemberView, Seen};
use crate::protocol::consent::Question;

/// Where the answer to a consent form leads.
pub enum Leads<'a> {
    /// To the redirect address of the app.
    To(&'a str),
    /// Nowhere: the device with this code looks by itself.
    Device(String),
}

/// Path of the picture of an app, if it has named one. `apps_path`: of the list of apps. It changes with the address of the
/// picture, since browsers keep it.
pub fn icon_path(client: &Client, apps_path: &str) -> Option<String> {
    let mut mark = String::from(Hash32::of(client.icon_url.as_ref()?.as_bytes()));
    mark.truncate(8);
    Some(format!("{apps_path}/{}/icon?{mark}", client.id))
}

/// The view of a question whose form goes to `form_action`.
pub fn consent_view(question: &Question, leads: Leads<'_>, form_action: &str, apps_path: &str) -> ConsentView {
    let (redirect_origin, user_code) = match leads {
        Leads::To(address) => (address.to_owned(), None),
        Leads::Device(code) => (String::new(), Some(code)),
    };
    ConsentView {
        app_host: host_of(&redirect_origin),
        app_description: question.client.description.clone(),
        app_icon: icon_path(&question.client, apps_path),
        app_maker: question.client.maker(),
        app_name: question.client.name.clone(),
        sees: sees(question),
        allowed_before: question.before.as_ref().map(|before| before.given_at),
        member: MemberView {
            display_name: question.member.display_name.clone(),
            avatar_url: question.member.avatar_url.clone(),
        },
        stays_logged_in_secs: question.stays_logged_in_secs,
        form_action: form_action.to_owned(),
        ticket: question.ticket.reveal().to_owned(),
        redirect_origin,
        can_switch: question.can_switch,
        user_code,
    }
}

/// Which of the parts that may be left out are ticked in a form.
pub fn parts_kept(form: &Parameters) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| fact(*part).form_field().is_some_and(|name| form.has(name))).collect()
}

/// The member's own values; what he has not allowed before is marked as new, and what he may leave out has a box.
fn sees(question: &Question) -> Vec<Seen> {
    let Question { member, username, client, before, .. } = question;
    let known = before.as_ref().map(|before| seen(member, username, &before.scopes, client.dialect));
    let is_new = |what: Fact| known.as_ref().is_some_and(|known| !known.iter().any(|known| known.what == what));
    let left_out = |part: Part| before.as_ref().is_some_and(|before| before.left_out.tell(part));
    let choice = |what: Fact| {
        let part = Part::ALL.into_iter().find(|part| fact(*part) == what && question.optional.tell(*part))?;
        // He sees again what he chose the last time.
        Some(!left_out(part))
    };
    let shown = seen(member, username, &question.scopes, client.dialect).into_iter();
    shown
        .map(|row| {
            let choice = choice(row.what);
            Seen { is_new: is_new(row.what) && choice != Some(false), choice, ..row }
        })
        .collect()
}

fn fact(part: Part) -> Fact {
    match part {
        Part::Email => Fact::Email,
        Part::Groups => Fact::Groups,
    }
}

/// Host and port of a redirect address in ASCII, or its scheme where it has no host.
pub fn host_of(address: &str) -> String {
    let Ok(url) = url::Url::parse(address) else { return String::new() };
    match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (Some(host), None) => host.to_owned(),
        (None, _) => url.scheme().to_owned(),
    }
}
