use minijinja::context;
use minijinja::value::Value;

use super::Frame;
use crate::model::UnixSeconds;
use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// Who uses an app.
#[derive(Clone, Debug)]
pub struct UsersView {
    /// Some of them.
    pub users: Vec<UserLine>,
    /// Path of the next ones.
    pub next_url: Option<String>,
    /// Path of the question whether to remove all of them; `None` if there is nobody.
    pub all_url: Option<String>,
    /// What was just done: nothing, one was removed, all were, some of many were.
    pub done: Option<&'static str>,
}

/// One member.
#[derive(Clone, Debug)]
pub struct UserLine {
    /// The forum's number or id.
    pub id: String,
    /// What others call him, if anybody knows.
    pub name: Option<String>,
    /// Path of his page.
    pub url: String,
    /// What the app may see, as scopes.
    pub scopes: String,
    /// Since when.
    pub since: UnixSeconds,
    /// When the app last got tokens of him.
    pub last_used: Option<UnixSeconds>,
    /// How many logins live.
    pub logins: usize,
    /// Path of the question whether to remove him.
    pub remove_url: String,
}

impl Voice {
    /// "Members of this app."
    pub fn render_admin_users(&self, frame: &Frame, view: &UsersView) -> Page {
        let context = context! {
            users => view.users.iter().map(|user| self.user(user)).collect::<Vec<_>>(),
            next_url => view.next_url.as_deref().map(own_path),
            all_url => view.all_url.as_deref().map(own_path),
            done => view.done,
        };
        self.admin_page("admin_users.html", frame, context)
    }

    fn user(&self, user: &UserLine) -> Value {
        context! {
            id => &user.id,
            name => &user.name,
            url => own_path(&user.url),
            scopes => &user.scopes,
            since => self.moment(user.since),
            last_used => user.last_used.map(|at| self.moment(at)),
            logins => user.logins,
            remove_url => own_path(&user.remove_url),
        }
    }
}
