use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use super::words::{explained, form_value};
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;
use crate::pages::shown::{VALUE_CHARS, visible};

/// Looking for a member.
#[derive(Clone, Debug)]
pub struct MembersView {
    /// Path of the page itself, which takes the words as `q`.
    pub form_action: String,
    /// What was looked for.
    pub words: Option<String>,
    /// Whom it found.
    pub found: Option<MemberDetails>,
    /// His logins were just ended: how many.
    pub ended: Option<u64>,
    /// One of their apps has no address where it is told.
    pub untold: bool,
}

/// One member.
#[derive(Clone, Debug)]
pub struct MemberDetails {
    /// The forum's number or id.
    pub id: String,
    /// What others call him.
    pub name: Option<String>,
    /// The user name that apps see, once it was given.
    pub given_name: Option<String>,
    /// Whether the forum lets him in.
    pub standing: MemberStanding,
    /// His groups.
    pub groups: Vec<String>,
    /// His address, and whether apps get it.
    pub email: Option<(String, bool)>,
    /// Apps that use his account.
    pub apps: Vec<ReceivedView>,
    /// Apps that do not, by name and path of what they would receive.
    pub others: Vec<(String, String)>,
    /// What one of them receives.
    pub receives: Option<Received>,
    /// Path of the question whether to end all logins; `None` if there is none.
    pub end_url: Option<String>,
}

/// Whether the forum lets a member in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberStanding {
    /// It does.
    LetIn,
    /// It does not: the code says why.
    Refused(&'static str),
    /// It has no such member any more.
    Gone,
    /// It cannot be asked without his session.
    NotAsked,
    /// It does not answer: the code, and what it said.
    Unknown(&'static str, String),
}

/// An app that uses a member's account.
#[derive(Clone, Debug)]
pub struct ReceivedView {
    /// As registered.
    pub name: String,
    /// Path of the app's members.
    pub url: String,
    /// Since when.
    pub since: UnixSeconds,
    /// When it last got tokens.
    pub last_used: Option<UnixSeconds>,
    /// How many logins live.
    pub logins: usize,
    /// Path of what it receives.
    pub receives_url: String,
}

/// What an app receives of a member.
#[derive(Clone, Debug)]
pub struct Received {
    /// The app, as registered.
    pub app: String,
    /// The answer as JSON, if he would get there.
    pub json: Option<String>,
    /// The code and reason if he would not.
    pub refused: Option<(Option<&'static str>, String)>,
    /// What is to be said of single members of the answer.
    pub remarks: Vec<(&'static str, String)>,
}

impl Voice {
    /// "Members."
    pub fn render_admin_members(&self, frame: &Frame, view: &MembersView) -> Page {
        let context = context! {
            form_action => own_path(&view.form_action),
            words => view.words.as_deref().map(form_value),
            found => view.found.as_ref().map(|member| self.member(member)),
            ended => view.ended,
            untold => view.untold,
        };
        self.admin_page("admin_members.html", frame, context)
    }

    fn member(&self, member: &MemberDetails) -> Value {
        let (standing, code, detail) = match &member.standing {
            MemberStanding::LetIn => ("let-in", None, None),
            MemberStanding::Refused(code) => ("refused", Some(*code), None),
            MemberStanding::Gone => ("gone", None, None),
            MemberStanding::NotAsked => ("not-asked", None, None),
            MemberStanding::Unknown(code, detail) => ("unknown", Some(*code), Some(detail)),
        };
        // In the visitor's language where there are words for it.
        let why = code.map(|code| format!("admin-why-{code}")).filter(|key| self.engine().has(key));
        let app = |app: &ReceivedView| {
            context! {
                name => &app.name,
                url => own_path(&app.url),
                since => self.moment(app.since),
                last_used => app.last_used.map(|at| self.moment(at)),
                logins => app.logins,
                receives_url => own_path(&app.receives_url),
            }
        };
        context! {
            id => &member.id,
            name => &member.name,
            given_name => &member.given_name,
            standing => format!("admin-standing-{standing}"),
            code,
            why,
            title => code.map(|code| explained(code).0),
            detail,
            groups => &member.groups,
            email => member.email.as_ref().map(|(address, told)| context! { address, told }),
            apps => member.apps.iter().map(app).collect::<Vec<_>>(),
            others => member.others.iter().map(|(name, url)| context! { name, url => own_path(url) }).collect::<Vec<_>>(),
            receives => member.receives.as_ref().map(received),
            end_url => member.end_url.as_deref().map(own_path),
        }
    }
}

/// What an app receives, for templates.
pub(super) fn received(received: &Received) -> Value {
    let remarks = received.remarks.iter().map(|(field, why)| context! { field => *field, why });
    context! {
        app => &received.app,
        json => received.json.as_deref().map(shown_lines),
        refused => received.refused.as_ref().map(|(code, why)| context! { code, why }),
        remarks => remarks.collect::<Vec<_>>(),
    }
}

/// JSON for people: each line for what it is, with the room in front of it.
fn shown_lines(json: &str) -> String {
    let line = |line: &str| {
        let text = line.trim_start();
        let room = line.len().saturating_sub(text.len());
        format!("{}{}", " ".repeat(room), if text.is_empty() { String::new() } else { visible(text, VALUE_CHARS) })
    };
    json.lines().map(line).collect::<Vec<_>>().join("\n")
}
