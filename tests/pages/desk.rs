//! Views of the console's pages about numbers, members, the trail, keys and health.

use portico::model::UnixSeconds;
use portico::pages::admin::{
    AddressLine, AddressMark, Choice, CodeLine, ConfirmView, EventLine, Frame, HealthLine, HealthState, HealthView,
    KeyLine, KeyUse, KeysView, LogView, MemberDetails, MemberStanding, MembersView, Place, Question, Received,
    ReceivedView, Section, Tab, TrailFilter, TrailLine, TrailView, UsageView, UserLine, UsersView,
};
use portico::pages::{Page, Plot, PlotBody, PlotLabel, PlotLine, Timeline, Unit, Voice};

use super::admin::frame;
use super::samples::Words;

/// 21 November 2026, 12:04:31 UTC.
const NOW: UnixSeconds = UnixSeconds(1_795_262_671);
const DAY: u64 = 86_400;

fn earlier(days: i64) -> UnixSeconds {
    UnixSeconds(NOW.0 - days * 86_400)
}

fn app(tab: Tab, words: &Words) -> Frame {
    frame(words, Place::App { id: "chat-7q2m".to_owned(), name: words.app.clone(), tab })
}

fn usage(words: &Words) -> UsageView {
    let lines = vec![
        PlotLine::of(PlotLabel::Name(words.app.clone()), vec![3, 9, 4]),
        PlotLine::of(PlotLabel::Text("plot-others"), vec![0, 1, 0]),
    ];
    let body = PlotBody::Bars(Timeline { from: UnixSeconds(1_795_046_400), step_secs: DAY, lines });
    let choice = |text, current| Choice { text, url: "/oauth/admin/usage?days=30".to_owned(), current };
    UsageView {
        parts: vec![choice("admin-usage-logins", true), choice("admin-usage-speed", false)],
        spans: vec![choice("admin-usage-30", true), choice("admin-usage-90", false)],
        plots: vec![Plot { name: "logins", unit: Unit::Count, body }],
        codes: Some(vec![
            CodeLine { code: "P402".to_owned(), count: 12, url: Some("/oauth/admin/apps/x/log#P402".to_owned()) },
            CodeLine { code: "P403".to_owned(), count: 1, url: None },
        ]),
    }
}

fn log(words: &Words) -> LogView {
    let event = |result: &str, code: Option<&str>| EventLine {
        at: NOW,
        result: result.to_owned(),
        code: code.map(str::to_owned),
        member: Some((words.member.clone(), "/oauth/admin/members?id=n7".to_owned())),
        request: Some(words.sent.clone()),
        detail: Some(words.sent.clone()),
        times: 2,
    };
    let mark = |address: &str| AddressMark { address: address.to_owned(), marked: 0..0 };
    let sent = AddressMark { address: format!("https://{}x", words.sent), marked: 8..9 + words.sent.len() };
    let near = AddressLine {
        sent,
        registered: Some(mark("https://chat.example/cb")),
        at: NOW,
        times: 3,
        hint: Some("admin-difference-port"),
        elsewhere: true,
        fault: None,
    };
    let wrong = AddressLine { fault: Some("address-https"), registered: None, hint: None, ..near.clone() };
    LogView {
        events: vec![
            event("ok", None),
            event("refused", Some("P402")),
            event("access_denied", None),
            event("server_error", None),
        ],
        addresses: vec![near, wrong],
        form_action: "/oauth/admin/apps/chat-7q2m/log/add".to_owned(),
        ticket: "dGlja2V0".to_owned(),
        added: true,
    }
}

fn users(words: &Words) -> UsersView {
    let user = |name: Option<&String>| UserLine {
        id: words.member.clone(),
        name: name.cloned(),
        url: "/oauth/admin/members?id=n7".to_owned(),
        scopes: words.groups.clone(),
        since: earlier(290),
        last_used: name.map(|_| NOW),
        logins: 2,
        remove_url: "/oauth/admin/apps/chat-7q2m/members?remove=n7".to_owned(),
    };
    UsersView {
        users: vec![user(Some(&words.member)), user(None)],
        next_url: Some("/oauth/admin/apps/chat-7q2m/members?after=n7".to_owned()),
        all_url: Some("/oauth/admin/apps/chat-7q2m/members?all".to_owned()),
        done: Some("admin-users-removed"),
    }
}

fn confirm(question: Question, words: &Words) -> ConfirmView {
    let about = !matches!(question, Question::RotateKeys | Question::ReplaceKeys);
    ConfirmView {
        question,
        what: about.then(|| words.sent.clone()),
        form_action: "/oauth/admin/keys/rotate".to_owned(),
        ticket: "dGlja2V0".to_owned(),
        fields: vec![("member", words.member.clone())],
        back_url: "/oauth/admin/keys".to_owned(),
    }
}

fn members(words: &Words, standing: MemberStanding) -> MembersView {
    let uses = ReceivedView {
        name: words.app.clone(),
        url: "/oauth/admin/apps/chat-7q2m/members".to_owned(),
        since: earlier(290),
        last_used: Some(NOW),
        logins: 2,
        receives_url: "/oauth/admin/members?id=n7&app=chat-7q2m".to_owned(),
    };
    MembersView {
        form_action: "/oauth/admin/members".to_owned(),
        words: Some(words.member.clone()),
        found: Some(MemberDetails {
            id: words.member.clone(),
            name: Some(words.member.clone()),
            given_name: Some(words.member.clone()),
            standing,
            groups: vec![words.groups.clone(), "Members".to_owned()],
            email: Some((words.email.clone(), false)),
            apps: vec![uses],
            others: vec![(words.app.clone(), "/oauth/admin/members?id=n7&app=wiki".to_owned())],
            receives: Some(Received {
                app: words.app.clone(),
                json: Some(serde_json::json!({ "name": words.member }).to_string()),
                refused: Some((Some("P411"), words.groups.clone())),
                remarks: vec![("email", words.email.clone())],
            }),
            end_url: Some("/oauth/admin/members?id=n7&end".to_owned()),
        }),
        ended: Some(2),
        untold: false,
    }
}

fn trail(words: &Words) -> TrailView {
    let line = TrailLine {
        seq: 7,
        at: Some(NOW),
        who: format!("member 7 ({})", words.member),
        what: "app.changed".to_owned(),
        app: Some(words.app.clone()),
        member: Some(words.member.clone()),
        object: Some(words.sent.clone()),
        from: Some(words.host.clone()),
        request: Some(words.sent.clone()),
        before: Some(serde_json::json!({ "name": words.app }).to_string()),
        after: Some(words.sent.clone()),
    };
    TrailView {
        form_action: "/oauth/admin/audit".to_owned(),
        filter: TrailFilter {
            person: words.member.clone(),
            app: words.app.clone(),
            action: "app.changed".to_owned(),
            day: words.sent.clone(),
        },
        actions: vec!["app.changed", "app.created"],
        wrong: Some("day"),
        lines: vec![line],
        next_url: Some("/oauth/admin/audit?before=7".to_owned()),
        first_url: Some("/oauth/admin/audit".to_owned()),
        files: ["csv", "json"].map(|format| format!("/oauth/admin/audit?file={format}")),
        file_entries: 10_000,
    }
}

fn keys() -> KeysView {
    let key = |state, retires_at: Option<i64>| KeyLine {
        kid: "x7mGq0pZ".to_owned(),
        algorithm: "ES256".to_owned(),
        state,
        made_at: earlier(40),
        signs_from: earlier(39),
        retires_at: retires_at.map(earlier),
        last_token: retires_at.map(|days| earlier(days).plus(900)),
        distrusted: retires_at == Some(1),
    };
    KeysView {
        keys: vec![
            key(KeyUse::Retired, Some(1)),
            key(KeyUse::Retired, Some(0)),
            key(KeyUse::InUse, None),
            key(KeyUse::Waiting, None),
        ],
        asked: true,
        rotate_urls: ["rotate", "replace"].map(|asked| format!("/oauth/admin/keys?{asked}")),
        now: NOW,
    }
}

fn health(words: &Words) -> HealthView {
    let line = |what, state, code| HealthLine { what, state, detail: words.sent.clone(), code };
    HealthView {
        lines: vec![
            line("store", HealthState::Fine, None),
            line("lookups", HealthState::Failing, Some("P320")),
            line("warning", HealthState::Warning, None),
        ],
        at: NOW,
    }
}

/// Each of these pages by name.
pub fn every_page(voice: &Voice, words: &Words) -> Vec<(&'static str, Page)> {
    let section = |section| frame(words, Place::Section(section));
    let nobody = MembersView { found: None, ended: None, ..members(words, MemberStanding::LetIn) };
    let nothing = LogView { events: Vec::new(), addresses: Vec::new(), added: false, ..log(words) };
    let unknown = MemberStanding::Unknown("P320", words.sent.clone());
    vec![
        ("admin_usage", voice.render_admin_usage(&section(Section::Usage), &usage(words))),
        ("admin_app_usage", voice.render_admin_usage(&app(Tab::Usage, words), &usage(words))),
        ("admin_log", voice.render_admin_log(&app(Tab::Log, words), &log(words))),
        ("admin_log_empty", voice.render_admin_log(&app(Tab::Log, words), &nothing)),
        ("admin_users", voice.render_admin_users(&app(Tab::Members, words), &users(words))),
        (
            "admin_confirm_remove",
            voice.render_admin_confirm(&app(Tab::Members, words), &confirm(Question::RemoveUser, words)),
        ),
        (
            "admin_confirm_remove_all",
            voice.render_admin_confirm(&app(Tab::Members, words), &confirm(Question::RemoveUsers, words)),
        ),
        (
            "admin_confirm_address",
            voice.render_admin_confirm_address(
                &app(Tab::Log, words),
                &confirm(Question::AddAddress, words),
                &log(words).addresses[1],
            ),
        ),
        (
            "admin_confirm_other_address",
            voice.render_admin_confirm_address(
                &app(Tab::Log, words),
                &confirm(Question::AddOtherAddress, words),
                &log(words).addresses[0],
            ),
        ),
        (
            "admin_confirm_end",
            voice.render_admin_confirm(&section(Section::Members), &confirm(Question::EndLogins, words)),
        ),
        (
            "admin_confirm_end_secrets",
            voice.render_admin_confirm(&app(Tab::Secret, words), &confirm(Question::EndSecrets, words)),
        ),
        (
            "admin_confirm_switch_off",
            voice.render_admin_confirm(&app(Tab::Settings, words), &confirm(Question::SwitchOff, words)),
        ),
        (
            "admin_confirm_rotate",
            voice.render_admin_confirm(&section(Section::Keys), &confirm(Question::RotateKeys, words)),
        ),
        (
            "admin_confirm_replace",
            voice.render_admin_confirm(&section(Section::Keys), &confirm(Question::ReplaceKeys, words)),
        ),
        ("admin_members", voice.render_admin_members(&section(Section::Members), &members(words, unknown))),
        ("admin_members_nobody", voice.render_admin_members(&section(Section::Members), &nobody)),
        ("admin_audit", voice.render_admin_trail(&section(Section::Audit), &trail(words))),
        ("admin_keys", voice.render_admin_keys(&section(Section::Keys), &keys())),
        ("admin_health", voice.render_admin_health(&section(Section::Health), &health(words))),
    ]
}
