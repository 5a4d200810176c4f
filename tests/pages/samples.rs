//! Views of each page, with the texts of other people as a parameter.

use portico::model::{RequestId, UnixSeconds, problem};
use portico::pages::{
    AppPageView, AppRow, AppsView, ConsentView, DeviceDoneView, DeviceView, ErrorView, Fact, FormPostView,
    LanguageView, LoggedOutView, LoginFirstView, LoginStep, LogoutView, MemberView, Page, Pages, RefusedReason,
    RefusedView, RemoveView, Seen, Settings, SwitchView, Voice,
};

/// 21 November 2026, 12:04:31 UTC.
const NOW: UnixSeconds = UnixSeconds(1_795_262_671);

/// What other people wrote.
pub struct Words {
    pub app: String,
    pub host: String,
    pub member: String,
    pub email: String,
    pub groups: String,
    pub sent: String,
}

pub fn usual() -> Words {
    Words {
        app: "Demo chat".to_owned(),
        host: "chat.example.org".to_owned(),
        member: "lena".to_owned(),
        email: "lena@example.net".to_owned(),
        groups: "Members, Photo club".to_owned(),
        sent: "https://chat.example.org/_oauth/Forum".to_owned(),
    }
}

pub fn settings() -> Settings {
    Settings {
        forum_name: "Example Forum".to_owned(),
        forum_url: "https://forum.example/".to_owned(),
        privacy_url: Some("/privacy".to_owned()),
        terms_url: Some("https://forum.example/terms".to_owned()),
        contact: Some("team@forum.example".to_owned()),
        apps_url: Some("/oauth/apps".to_owned()),
        language_path: Some("/oauth/resume/language".to_owned()),
        ..Settings::default()
    }
}

pub fn pages() -> Pages {
    Pages::new(settings()).expect("good settings")
}

pub fn consent(words: &Words) -> ConsentView {
    ConsentView {
        app_name: words.app.clone(),
        app_description: format!("In its own words: {}", words.sent),
        app_icon: None,
        app_host: words.host.clone(),
        app_maker: None,
        member: MemberView { display_name: words.member.clone(), avatar_url: None },
        sees: vec![
            Seen::list(Fact::Name, vec![words.member.clone(), words.member.clone()]),
            Seen::new(Fact::Picture, ""),
            Seen::new(Fact::Email, words.email.clone()),
            Seen::new(Fact::Groups, words.groups.clone()),
            Seen::new(Fact::Language, "de-AT"),
        ],
        allowed_before: None,
        stays_logged_in_secs: Some(30 * 86_400),
        form_action: "/oauth/consent".to_owned(),
        ticket: "dGlja2V0".to_owned(),
        redirect_origin: "https://chat.example.org".to_owned(),
        can_switch: true,
        user_code: None,
    }
}

fn app_row(words: &Words, id: &str) -> AppRow {
    AppRow {
        name: words.app.clone(),
        icon: None,
        homepage: Some(format!("https://{id}.example.org:8443/start")),
        description: Some(format!("In its own words: {}", words.sent)),
        made_by: Some(words.member.clone()),
        sees: vec![Fact::Name, Fact::Picture, Fact::Email],
        since: UnixSeconds(NOW.0 - 290 * 86_400),
        left_out: Vec::new(),
        last_used: Some(NOW),
        logins: vec![
            (UnixSeconds(NOW.0 - 9 * 86_400), NOW),
            (UnixSeconds(NOW.0 - 290 * 86_400), UnixSeconds(NOW.0 - 86_400)),
        ],
        is_told: true,
        now: NOW,
        url: format!("/oauth/apps/{id}"),
        remove_url: format!("/oauth/apps/{id}?remove"),
    }
}

pub fn apps(words: &Words) -> AppsView {
    let wiki = AppRow {
        homepage: None,
        description: None,
        made_by: None,
        last_used: Some(UnixSeconds(NOW.0 - 9 * 86_400)),
        logins: Vec::new(),
        is_told: false,
        ..app_row(words, "wiki")
    };
    AppsView {
        member: MemberView { display_name: words.member.clone(), avatar_url: None },
        apps: vec![app_row(words, "chat"), wiki],
        removed: None,
        removed_all: false,
        all_url: Some("/oauth/apps?all".to_owned()),
    }
}

pub fn app_page(words: &Words, in_use: bool) -> AppPageView {
    let AppsView { member, .. } = apps(words);
    let app = AppRow { left_out: vec![Fact::Groups], ..app_row(words, "chat") };
    let app = if in_use { app } else { AppRow { made_by: None, logins: Vec::new(), ..app } };
    AppPageView { member, app, in_use, back_url: "/oauth/apps".to_owned() }
}

pub fn remove(words: &Words, all: bool) -> RemoveView {
    let AppsView { member, apps, .. } = apps(words);
    RemoveView {
        member,
        apps: apps.into_iter().take(if all { 2 } else { 1 }).collect(),
        all,
        form_action: if all { "/oauth/apps" } else { "/oauth/apps/chat" }.to_owned(),
        ticket: "dGlja2V0".to_owned(),
        back_url: "/oauth/apps".to_owned(),
    }
}

/// Every page there is, by name.
pub fn every_page(voice: &Voice, words: &Words) -> Vec<(&'static str, Page)> {
    let id = RequestId("01JD2V7T9Q".to_owned());
    let app = Some(words.app.clone());
    let refused = |app_name: &Option<String>, reason| {
        let member = (reason != RefusedReason::AmbiguousCookie).then(|| consent(words).member);
        let switch = app_name.as_ref().filter(|_| member.is_some()).map(|_| SwitchView {
            form_action: "/oauth/resume/switch".to_owned(),
            back: "/oauth/authorize?client_id=chat&state=%3Cs%3E".to_owned(),
        });
        let request_id = id.0.clone();
        voice.render_refused(&RefusedView { app_name: app_name.clone(), reason, member, switch, request_id })
    };
    let mut unknown = consent(words);
    unknown.app_icon = Some("/oauth/apps/chat/icon?dGlja2V0".to_owned());
    unknown.app_maker = Some("tomas".to_owned());
    unknown.sees[3].is_new = true;
    unknown.allowed_before = Some(UnixSeconds(NOW.0 - 200 * 86_400));
    unknown.stays_logged_in_secs = None;
    let mut native = consent(words);
    native.app_host = "com.example.chat".to_owned();
    native.redirect_origin = "com.example.chat:/cb".to_owned();
    native.can_switch = false;
    native.sees[2].choice = Some(true);
    native.sees[3].choice = Some(false);
    let none = AppsView { apps: Vec::new(), all_url: None, removed: Some(words.app.clone()), ..apps(words) };
    let mut device = consent(words);
    device.app_host = String::new();
    device.redirect_origin = String::new();
    device.form_action = "/oauth/device".to_owned();
    device.user_code = Some("BDFG-HJKM".to_owned());
    let code = |wrong| DeviceView {
        form_action: "/oauth/device".to_owned(),
        user_code: "BDFG-HJKM".to_owned(),
        wrong,
        member_name: words.member.clone(),
    };
    let language = LanguageView {
        form_action: "/oauth/resume/language".to_owned(),
        back: "/oauth/authorize?client_id=chat&state=s".to_owned(),
    };
    let done = |allowed| DeviceDoneView { app_name: words.app.clone(), allowed };
    let login = |refresh_secs| LoginFirstView {
        app_name: app.clone(),
        for_console: false,
        login_url: "/login.php?a=1&b=2".to_owned(),
        continue_url: "/oauth/resume.php?p=h4ndle&n=2".to_owned(),
        refresh_secs,
        step: LoginStep::LogIn,
    };
    let mut error = ErrorView::new(&problem::P402, id.0.clone(), NOW);
    error.for_operator = vec![("sent".to_owned(), words.sent.clone())];
    let anonymous = voice.render_error(&error);
    let compared = voice.render_error(&ErrorView {
        for_operator: Vec::new(),
        mismatch: Some((words.sent.clone(), "https://chat.example.org/_oauth/forum".to_owned())),
        ..error.clone()
    });
    error.app_name = app.clone();
    let named = voice.render_error(&error);
    error.title = Some(words.sent.clone());
    error.explanation = Some(words.sent.clone());
    let worded = voice.render_error(&error);
    let groups = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let logout = |app_name: &Option<String>| LogoutView {
        app_name: app_name.clone(),
        member_name: words.member.clone(),
        told: vec![words.app.clone(), "Wiki".to_owned()],
        not_told: vec![words.app.clone()],
        form_action: "/oauth/logout".to_owned(),
        ticket: "dGlja2V0".to_owned(),
        request: "client_id=chat&state=s%26%22".to_owned(),
        redirect_origin: Some("https://chat.example.org/bye".to_owned()),
    };
    let farewell = |ended, still_in, forum_logout: Option<&str>| LoggedOutView {
        app_name: app.clone(),
        ended,
        still_in,
        forum_logout_url: forum_logout.map(str::to_owned),
        continue_url: Some("https://chat.example.org/bye?state=s".to_owned()),
    };
    let mut pages = vec![
        ("consent", voice.render_consent(&consent(words))),
        ("consent_unverified", voice.render_consent(&unknown)),
        ("consent_native", voice.render_consent(&native)),
        ("apps", voice.render_apps(&apps(words))),
        ("apps_none", voice.render_apps(&none)),
        ("app", voice.render_app(&app_page(words, true))),
        ("app_not_used", voice.render_app(&app_page(words, false))),
        ("apps_remove", voice.render_remove(&remove(words, false))),
        ("apps_remove_all", voice.render_remove(&remove(words, true))),
        (
            "form_post",
            voice.render_form_post(&FormPostView {
                to: "https://chat.example.org/cb?x=1&y=2",
                fields: &[("code", "c0de".to_owned()), ("state", words.sent.clone())],
            }),
        ),
        ("consent_of_a_device", voice.render_consent(&device)),
        ("language", voice.render_language(&language)),
        ("device", voice.render_device(&code(false))),
        ("device_wrong", voice.render_device(&code(true))),
        ("device_done", voice.render_device_done(&done(true))),
        ("device_denied", voice.render_device_done(&done(false))),
        ("login_first", voice.render_login_first(&login(Some(3)))),
        ("login_first_still", voice.render_login_first(&login(None))),
        ("login_again", voice.render_login_first(&LoginFirstView { step: LoginStep::LogOut, ..login(Some(3)) })),
        (
            "login_console",
            voice.render_login_first(&LoginFirstView { app_name: None, for_console: true, ..login(None) }),
        ),
        (
            "login_again_console",
            voice.render_login_first(&LoginFirstView {
                app_name: None,
                for_console: true,
                step: LoginStep::LogOut,
                ..login(Some(3))
            }),
        ),
        ("login_again_somehow", voice.render_login_first(&LoginFirstView { step: LoginStep::Open, ..login(None) })),
        ("refused_banned", refused(&None, RefusedReason::Banned { until: None })),
        ("refused_banned_until", refused(&app, RefusedReason::Banned { until: Some(NOW) })),
        ("refused_inactive", refused(&app, RefusedReason::Inactive)),
        ("refused_no_email", refused(&app, RefusedReason::NoEmail)),
        ("refused_unconfirmed", refused(&app, RefusedReason::UnconfirmedEmail)),
        ("refused_group", refused(&app, RefusedReason::NotInGroup { groups: vec![words.groups.clone()] })),
        ("refused_groups", refused(&app, RefusedReason::NotInGroup { groups: groups(&["Staff", &words.groups]) })),
        ("refused_hidden_groups", refused(&None, RefusedReason::NotInGroup { groups: Vec::new() })),
        ("refused_cookie", refused(&app, RefusedReason::AmbiguousCookie)),
        ("error", named),
        ("error_anonymous", anonymous),
        ("error_worded", worded),
        ("error_compared", compared),
        ("upstream_down", voice.upstream_down(&id)),
        ("bad_request", voice.bad_request(&id)),
        ("not_found", voice.not_found(&id)),
        ("later", voice.later(&id)),
        ("too_many", voice.too_many(90, &id)),
        ("try_again", voice.try_again(&problem::P503, Some("/oauth/authorize?client_id=chat&state=s"), &id)),
        ("logout", voice.render_logout(&logout(&app))),
        ("logout_anonymous", voice.render_logout(&logout(&None))),
        ("logged_out", voice.render_logged_out(&farewell(true, true, Some("/ucp.php?mode=logout")))),
        ("logged_out_whole", voice.render_logged_out(&farewell(true, false, None))),
        ("logged_out_unknown", voice.render_logged_out(&farewell(true, true, None))),
        ("logged_out_stayed", voice.render_logged_out(&farewell(false, true, None))),
    ];
    pages.extend(super::admin::admin_pages(voice, words));
    pages.extend(super::desk::every_page(voice, words));
    pages
}
