//! What each page is told. Plain values; whoever calls decides nothing about looks.

use crate::model::{Problem, UnixSeconds, problem};

/// "Log in to this app?" The answer arrives at `form_action` as a form: `ticket` as given here, and `decision`,
/// which is `allow` or `deny`.
#[derive(Clone, Debug)]
pub struct ConsentView {
    /// As registered.
    pub app_name: String,
    /// Host of the redirect address in ASCII (`xn--…`), with the port if it names one. For a private-use
    /// scheme the scheme itself.
    pub app_host: String,
    /// What it is, in the words of whoever registered it. May be empty.
    pub app_description: String,
    /// Path of its picture on our own host, if it may have one.
    pub app_icon: Option<String>,
    /// The member who made the app, as others see his name; `None`: the team of the forum.
    pub app_maker: Option<String>,
    /// Who is asked.
    pub member: MemberView,
    /// What the app will see, in this order.
    pub sees: Vec<Seen>,
    /// When he last allowed something to this app, if only what is new is asked.
    pub allowed_before: Option<UnixSeconds>,
    /// For how long the app can stay logged in, in seconds; `None` if it gets no refresh token.
    pub stays_logged_in_secs: Option<u64>,
    /// Path that takes the answer, on our own host.
    pub form_action: String,
    /// The secret of this form. Base64url.
    pub ticket: String,
    /// The redirect address, or only its origin (`https://chat.example.org`, `com.example.app:`). Browsers apply
    /// `form-action` to the redirects that follow the form, so the policy lets them.
    pub redirect_origin: String,
    /// Whether somebody else can log in and come back to this request: then `decision` may be `switch`.
    pub can_switch: bool,
    /// The code that the member typed, if a device asks. Goes back with the form, and stands in place of the address.
    pub user_code: Option<String>,
}

/// "Type the code that the device shows." The answer arrives at `form_action` as a form with `user_code`.
#[derive(Clone, Debug)]
pub struct DeviceView {
    /// Path that takes the code, on our own host.
    pub form_action: String,
    /// What stands in the field already.
    pub user_code: String,
    /// No device waits with that code.
    pub wrong: bool,
    /// Who is logged in.
    pub member_name: String,
}

/// The end of it: the device goes on, or not.
#[derive(Clone, Debug)]
pub struct DeviceDoneView {
    /// As registered.
    pub app_name: String,
    /// Whether the member said yes.
    pub allowed: bool,
}

/// The member as he knows himself.
#[derive(Clone, Debug)]
pub struct MemberView {
    /// The name that others see.
    pub display_name: String,
    /// Absolute address or path. Shown only if it is the forum's own; else his initials are.
    pub avatar_url: Option<String>,
}

/// One line of "the app will see": what it is, and the member's own value.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Which fact.
    pub what: Fact,
    /// The values that will leave. None, or an empty one: the member has none. Ignored for pictures.
    pub values: Vec<String>,
    /// Asked for since the last yes.
    pub is_new: bool,
    /// Whether it is ticked, if the member may leave it out. The form then has [`Fact::form_field`] where he does not.
    pub choice: Option<bool>,
}

impl Seen {
    /// A line that is not marked as new, and cannot be left out.
    pub fn new(what: Fact, value: impl Into<String>) -> Self {
        Self::list(what, vec![value.into()])
    }

    /// The same with any number of values.
    pub fn list(what: Fact, values: Vec<String>) -> Self {
        Self { what, values, is_new: false, choice: None }
    }
}

/// What an app can see of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The forum's number of the member.
    Number,
    /// The names.
    Name,
    /// The picture; the page shows it.
    Picture,
    /// Address of the profile page.
    Profile,
    /// The mail address. Shown shortened until it is opened.
    Email,
    /// Names of the groups.
    Groups,
    /// The language.
    Language,
}

impl Fact {
    /// Name of its tick box, if it can have one.
    pub fn form_field(self) -> Option<&'static str> {
        match self {
            Self::Email => Some("keep-email"),
            Self::Groups => Some("keep-groups"),
            Self::Number | Self::Name | Self::Picture | Self::Profile | Self::Language => None,
        }
    }

    pub(super) fn text_key(self) -> &'static str {
        match self {
            Self::Number => "sees-number",
            Self::Name => "sees-name",
            Self::Picture => "sees-picture",
            Self::Profile => "sees-profile",
            Self::Email => "sees-email",
            Self::Groups => "sees-groups",
            Self::Language => "sees-language",
        }
    }
}

/// The way back to an app that wants its answer posted (OAuth 2.0 Form Post Response Mode).
#[derive(Clone, Copy, Debug)]
pub struct FormPostView<'a> {
    /// The redirect address, verified.
    pub to: &'a str,
    /// Names and values of the answer, byte for byte.
    pub fields: &'a [(&'static str, String)],
}

/// "Log in to the forum first": only for forums that cannot send the browser back after a login.
#[derive(Clone, Debug)]
pub struct LoginFirstView {
    /// Who wants to know.
    pub app_name: Option<String>,
    /// It is the console that does.
    pub for_console: bool,
    /// Where the next step is taken, at the forum.
    pub login_url: String,
    /// Which one it is.
    pub step: LoginStep,
    /// Path of this request again. It carries the count of refreshes, which is the caller's.
    pub continue_url: String,
    /// Look again after so many seconds; `None` once five minutes are over.
    pub refresh_secs: Option<u32>,
}

/// What somebody has to do at the forum before an app can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginStep {
    /// Log in.
    LogIn,
    /// He is logged in, and must log in anew: log out first.
    LogOut,
    /// The same where nobody knows the forum's log-out: find it on its front page.
    Open,
}

/// "Log out of the forum too?" The answer arrives at `form_action` as a form: `ticket` and `request` as given here, and
/// `decision`, which is `leave` or `stay`.
#[derive(Clone, Debug)]
pub struct LogoutView {
    /// Who sent the browser here, if known.
    pub app_name: Option<String>,
    /// The name that others see of the member who is asked.
    pub member_name: String,
    /// Names of the apps that will be told.
    pub told: Vec<String>,
    /// Names of the apps that cannot be told.
    pub not_told: Vec<String>,
    /// Path that takes the answer, on our own host.
    pub form_action: String,
    /// Binds the form to the session.
    pub ticket: String,
    /// The request, as a query; goes back as the field `request`.
    pub request: String,
    /// Where the answer may lead; see [`ConsentView::redirect_origin`].
    pub redirect_origin: Option<String>,
}

/// After a log-out, or after "no".
#[derive(Clone, Debug)]
pub struct LoggedOutView {
    /// Who sent the browser here, if known.
    pub app_name: Option<String>,
    /// Whether logins ended; otherwise the member stayed.
    pub ended: bool,
    /// Whether the forum itself has yet to be left.
    pub still_in: bool,
    /// The forum's own log-out, if it is still needed and known.
    pub forum_logout_url: Option<String>,
    /// Back to the app.
    pub continue_url: Option<String>,
}

/// The forum knows who it is, and does not let him into other apps.
#[derive(Clone, Debug)]
pub struct RefusedView {
    /// Who asked, if known.
    pub app_name: Option<String>,
    /// Why not.
    pub reason: RefusedReason,
    /// Who it is, if the forum says so.
    pub member: Option<MemberView>,
    /// How somebody else logs in and comes back; `None` where that cannot be told from this login.
    pub switch: Option<SwitchView>,
    /// Of the request.
    pub request_id: String,
}

/// "Not you?" The form sends `back` as given here.
#[derive(Clone, Debug)]
pub struct SwitchView {
    /// Path that takes the form, on our own host.
    pub form_action: String,
    /// Where to go on with the other login: path and query of ours.
    pub back: String,
}

/// Why somebody is not let in. What the forum itself would not reveal, like the reason of a ban, is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusedReason {
    /// P310.
    Banned {
        /// End of the ban.
        until: Option<UnixSeconds>,
    },
    /// P311.
    Inactive,
    /// P313.
    UnconfirmedEmail,
    /// P411.
    NotInGroup {
        /// Names of the groups that may; empty if they are not to be told.
        groups: Vec<String>,
    },
    /// P308.
    AmbiguousCookie,
    /// P431.
    NoEmail,
}

impl RefusedReason {
    /// The code on the page and in the log.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Banned { .. } => &problem::P310,
            Self::Inactive => &problem::P311,
            Self::UnconfirmedEmail => &problem::P313,
            Self::NotInGroup { .. } => &problem::P411,
            Self::AmbiguousCookie => &problem::P308,
            Self::NoEmail => &problem::P431,
        }
    }
}

/// Something is wrong with a request, and there is no safe place to send the browser.
#[derive(Clone, Debug)]
pub struct ErrorView {
    /// Decides the status, and the words unless they are given.
    pub problem: &'static Problem,
    /// The headline; `None` for the usual words of the problem.
    pub title: Option<String>,
    /// One or two sentences; `None` for the usual words of the problem.
    pub explanation: Option<String>,
    /// Who sent the browser here, if known.
    pub app_name: Option<String>,
    /// Of the request.
    pub request_id: String,
    /// Label and value, for the person who runs the app. Registered addresses are not for strangers.
    pub for_operator: Vec<(String, String)>,
    /// An address that was sent and the one that is registered, to be shown side by side. Only for whoever may know.
    pub mismatch: Option<(String, String)>,
    /// Path of the app's log in the console, for whoever may enter there.
    pub log_url: Option<String>,
    /// Path of the console, for whoever goes back there and not to an app.
    pub console: Option<String>,
    /// Time of the request.
    pub now: UnixSeconds,
}

impl ErrorView {
    /// The usual page of a problem.
    pub fn new(problem: &'static Problem, request_id: impl Into<String>, now: UnixSeconds) -> Self {
        Self {
            problem,
            title: None,
            explanation: None,
            app_name: None,
            request_id: request_id.into(),
            for_operator: Vec::new(),
            mismatch: None,
            log_url: None,
            console: None,
            now,
        }
    }
}

/// "Apps that use your account."
#[derive(Clone, Debug)]
pub struct AppsView {
    /// Whose.
    pub member: MemberView,
    /// The last used first.
    pub apps: Vec<AppRow>,
    /// Name of the app that was just removed.
    pub removed: Option<String>,
    /// Everything was just removed.
    pub removed_all: bool,
    /// Path of the question that ends all of them; `None` where it would not be worth a button.
    pub all_url: Option<String>,
}

/// One app of a member.
#[derive(Clone, Debug)]
pub struct AppRow {
    /// As registered.
    pub name: String,
    /// Path of its picture on our own host, if it may have one.
    pub icon: Option<String>,
    /// Its own address. Shown as a link if it is http or https.
    pub homepage: Option<String>,
    /// In its maker's words.
    pub description: Option<String>,
    /// Display name of the member who made it; `None` if the team of the forum added it.
    pub made_by: Option<String>,
    /// What it may see.
    pub sees: Vec<Fact>,
    /// When it began.
    pub since: UnixSeconds,
    /// What the member left out when he was asked.
    pub left_out: Vec<Fact>,
    /// When it last got tokens, be it for a login that has ended.
    pub last_used: Option<UnixSeconds>,
    /// Its logins: when each began and when it last got tokens. The last used first.
    pub logins: Vec<(UnixSeconds, UnixSeconds)>,
    /// Whether it is told when its access is removed, and logs the member out.
    pub is_told: bool,
    /// Time of the page.
    pub now: UnixSeconds,
    /// Path of its own page.
    pub url: String,
    /// Path of the question that removes it.
    pub remove_url: String,
}

/// One app by itself: what it is, what it may see, and its logins.
#[derive(Clone, Debug)]
pub struct AppPageView {
    /// Whose page.
    pub member: MemberView,
    /// Which.
    pub app: AppRow,
    /// Whether it uses the member's account.
    pub in_use: bool,
    /// Path of the list.
    pub back_url: String,
}

/// The question before apps are removed. The answer arrives at `form_action` as a form with `ticket`.
#[derive(Clone, Debug)]
pub struct RemoveView {
    /// Whose.
    pub member: MemberView,
    /// Which: one, or all of them.
    pub apps: Vec<AppRow>,
    /// All of them.
    pub all: bool,
    /// Path that takes the answer, on our own host.
    pub form_action: String,
    /// The secret of this form. Base64url.
    pub ticket: String,
    /// Path of the list.
    pub back_url: String,
}

/// "Choose your language." The answer arrives at `form_action` as a form: `language`, empty for whatever the browser
/// says, and `back` as given here.
#[derive(Clone, Debug)]
pub struct LanguageView {
    /// Path that takes the answer, on our own host.
    pub form_action: String,
    /// Where to go on afterwards: path and query.
    pub back: String,
}
