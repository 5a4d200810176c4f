//! Views of the pages for operators.

use portico::model::UnixSeconds;
use portico::pages::admin::{
    AddView, AddedView, AddressKind, AdminAppsView, AppLine, AppOrder, AppState, BinLine, BinView, DeleteView,
    EventLine, FaultLine, Field, FieldGroup, FieldKind, Frame, KindsView, LastLogin, Leave, LinkView, Place, Received,
    SecretLine, SecretsView, Section, SettingsView, Tab, TestView, Theirs, TickLine,
};
use portico::pages::{Page, Voice};

use super::samples::Words;

/// What stands around a page of a member whose login is fresh.
pub fn frame(words: &Words, place: Place) -> Frame {
    Frame {
        place,
        base: "/oauth/admin".to_owned(),
        member: Some(words.member.clone()),
        log_in_again: None,
        leave: None,
    }
}

fn by_link(place: Place) -> Frame {
    let leave = Leave { form_action: "/oauth/admin/leave".to_owned(), ticket: "dGlja2V0".to_owned() };
    Frame { place, base: "/oauth/admin".to_owned(), member: None, log_in_again: None, leave: Some(leave) }
}

/// Every page by a name.
pub fn admin_pages(voice: &Voice, words: &Words) -> Vec<(&'static str, Page)> {
    let again = "/oauth/admin/again?to=%2Foauth%2Fadmin";
    let apps = Place::Section(Section::Apps);
    let stale = Frame { log_in_again: Some(again.to_owned()), ..frame(words, apps.clone()) };
    let list = |apps| AdminAppsView {
        apps,
        page: 2,
        pages: 3,
        members_max: 10_000,
        order: AppOrder::Members,
        search: words.sent.clone(),
        add_url: "/oauth/admin/add".to_owned(),
        bin_url: "/oauth/admin/bin".to_owned(),
        now: UnixSeconds(AT.0 + 86_400),
    };
    let none = AdminAppsView { search: String::new(), page: 1, pages: 1, ..list(Vec::new()) };
    let list = list(vec![line(words), unused(words)]);
    let link = LinkView { form_action: "/oauth/admin/enter".to_owned() };
    vec![
        ("admin_apps", voice.render_admin_apps(&frame(words, apps.clone()), &list)),
        ("admin_apps_none", voice.render_admin_apps(&by_link(apps), &none)),
        ("admin_apps_read_only", voice.render_admin_apps(&stale, &list)),
        ("admin_stale", voice.render_admin_stale(&frame(words, Place::Elsewhere), again)),
        ("admin_link", voice.render_admin_link(&link)),
        ("admin_add_kinds", voice.render_admin_add_kinds(&frame(words, Place::Within(Section::Apps)), &kinds(words))),
        ("admin_add", voice.render_admin_add(&frame(words, Place::Within(Section::Apps)), &adding(words))),
        ("admin_added", voice.render_admin_added(&frame(words, Place::Within(Section::Apps)), &added(words))),
        ("admin_secret", voice.render_admin_secret(&of_app(words, Tab::Secret), &secrets(words, None))),
        (
            "admin_secret_made",
            voice.render_admin_secret(&of_app(words, Tab::Secret), &secrets(words, Some("prt_s_new"))),
        ),
        ("admin_delete", voice.render_admin_delete(&of_app(words, Tab::Settings), &delete(words))),
        ("admin_bin", voice.render_admin_bin(&frame(words, Place::Within(Section::Apps)), &bin(words))),
        ("admin_settings", voice.render_admin_settings(&of_app(words, Tab::Settings), &settings(words))),
        ("admin_test", voice.render_admin_test(&of_app(words, Tab::Settings), &test(words, true))),
        ("admin_test_by_link", voice.render_admin_test(&of_app(words, Tab::Settings), &test(words, false))),
        ("admin_settings_meanwhile", voice.render_admin_settings(&of_app(words, Tab::Settings), &meanwhile(words))),
        ("admin_settings_breaks", voice.render_admin_settings(&of_app(words, Tab::Settings), &breaking(words))),
    ]
}

fn of_app(words: &Words, tab: Tab) -> Frame {
    frame(words, Place::App { id: "chat-7q2m".to_owned(), name: words.app.clone(), tab })
}

const TICKET: &str = "dGlja2V0";
const AT: UnixSeconds = UnixSeconds(1_795_262_671);

fn form(path: &str) -> (String, String) {
    (format!("/oauth/admin/apps/chat-7q2m/{path}"), TICKET.to_owned())
}

fn secrets(words: &Words, made: Option<&str>) -> SecretsView {
    let new = SecretLine {
        created_at: AT,
        expires_at: None,
        ended: false,
        last_used_at: None,
        last_used_from: None,
        uses_today: 0,
        note: String::new(),
    };
    let old = SecretLine {
        created_at: UnixSeconds(0),
        last_used_at: Some(AT),
        last_used_from: Some("203.0.113.9".to_owned()),
        uses_today: 14,
        note: words.sent.clone(),
        ..new.clone()
    };
    SecretsView {
        secrets: vec![
            new,
            SecretLine { expires_at: Some(AT), ended: true, ..old.clone() },
            SecretLine { expires_at: Some(AT), ..old },
        ],
        made: made.map(str::to_owned),
        note: words.sent.clone(),
        expires: "2026-11-30".to_owned(),
        faults: if made.is_some() {
            Vec::new()
        } else {
            faults(&words.sent).into_iter().map(|fault| ("expires", fault)).collect()
        },
        new_form: Some(form("secret")),
        end_url: Some(format!("{}?end", form("secret").0)),
        old_ended: made.is_some(),
        overlaps: vec![0, 3_600, 86_400],
        overlap: 86_400,
    }
}

fn delete(words: &Words) -> DeleteView {
    DeleteView {
        name: words.app.clone(),
        members: 1_204,
        wrong: true,
        form_action: form("delete").0,
        ticket: TICKET.to_owned(),
        back_url: form("").0,
    }
}

fn bin(words: &Words) -> BinView {
    let line = BinLine {
        name: words.app.clone(),
        id: "chat-7q2m".to_owned(),
        until: AT,
        form_action: "/oauth/admin/bin/chat-7q2m".to_owned(),
        ticket: TICKET.to_owned(),
    };
    BinView { apps: vec![line] }
}

/// One that is told in the visitor's language, and one that is not.
fn faults(about: &str) -> Vec<FaultLine> {
    let english = FaultLine { key: None, about: String::new(), most: None, text: about.to_owned() };
    let known = FaultLine { key: Some("address-https"), about: about.to_owned(), ..english.clone() };
    let long = FaultLine { key: Some("long"), most: Some(64), ..english.clone() };
    vec![known, long, english]
}

/// Whether it works: opened by a member, and by whoever came by a link.
fn test(words: &Words, member: bool) -> TestView {
    let event = EventLine {
        at: AT,
        result: "refused".to_owned(),
        code: Some("P402".to_owned()),
        member: Some((words.member.clone(), "/oauth/admin/members?id=n7".to_owned())),
        request: None,
        detail: Some(words.sent.clone()),
        times: 1,
    };
    let kinds = [AddressKind::Https, AddressKind::Loopback, AddressKind::Http, AddressKind::Scheme];
    let received = Received {
        app: words.app.clone(),
        json: Some(format!("{{\n  \"name\": \"{}\"\n}}", words.member.replace('\n', " "))),
        refused: Some((Some("P431"), words.sent.clone())),
        remarks: vec![("email", words.sent.clone())],
    };
    TestView {
        name: words.app.clone(),
        app_url: member.then(|| "https://chat.example.org".to_owned()),
        addresses: kinds.iter().filter(|_| member).map(|kind| (words.sent.clone(), *kind)).collect(),
        last: member.then(|| LastLogin { event, log_url: form("log").0 }),
        received: member.then_some(received),
    }
}

fn settings(words: &Words) -> SettingsView {
    let field = |name, kind, fault: Option<&str>| Field {
        faults: fault.into_iter().flat_map(faults).collect(),
        ..Field::new(name, kind)
    };
    let options = vec![("any", "admin-auth-any"), ("client_secret_post", "admin-auth-post")];
    let tick = TickLine {
        value: "groups".to_owned(),
        tells: vec!["sees-groups", "sees-name"],
        example: Some(words.groups.clone()),
        on: true,
    };
    let fields = vec![
        field("name", FieldKind::Line(words.app.clone()), Some(words.sent.as_str())),
        field("redirect_uris", FieldKind::Lines(words.sent.clone()), None),
        field("trusted", FieldKind::Tick(true), None),
        Field {
            offered: vec![TickLine { tells: Vec::new(), ..tick.clone() }],
            unknown: vec![words.groups.clone(), words.sent.clone()],
            ..field("allowed_groups", FieldKind::Lines(words.sent.clone()), None)
        },
        field("scopes", FieldKind::Ticks(vec![tick]), None),
        field("auth_method", FieldKind::Choice(options, "any".to_owned()), None),
    ];
    SettingsView {
        facts: vec![("admin-client-id", "chat-7q2m".to_owned()), ("admin-made-by", words.member.clone())],
        groups: vec![FieldGroup { title: "admin-g-about", fields }],
        seen: (7, "0a1b2c3d".to_owned()),
        faults: faults(&words.sent),
        breaks: Vec::new(),
        logins: 0,
        done: None,
        disabled: true,
        form_action: form("").0,
        ticket: TICKET.to_owned(),
        switch_on: Some(form("switch")),
        switch_off_url: format!("{}?off", form("").0),
        test_url: form("test").0,
        delete_url: form("delete").0,
    }
}

fn breaking(words: &Words) -> SettingsView {
    let breaks = vec![("admin-break-address", Some(words.sent.clone())), ("admin-break-pkce", None)];
    SettingsView {
        breaks,
        logins: 2,
        done: Some("admin-switched-on"),
        disabled: false,
        switch_on: None,
        ..settings(words)
    }
}

/// Somebody else saved in between.
fn meanwhile(words: &Words) -> SettingsView {
    let mut view = SettingsView { faults: Vec::new(), ..settings(words) };
    for field in view.groups.iter_mut().flat_map(|group| &mut group.fields) {
        field.faults.clear();
        let kind = match &field.kind {
            FieldKind::Line(_) => FieldKind::Line(words.sent.clone()),
            // Each line stands for itself.
            FieldKind::Lines(_) => FieldKind::Lines(String::new()),
            other => other.clone(),
        };
        field.theirs = Some(Theirs { kind, by: Some((words.member.clone(), AT)).filter(|_| field.name != "name") });
    }
    view
}

fn line(words: &Words) -> AppLine {
    AppLine {
        name: words.app.clone(),
        url: "/oauth/admin/apps/chat-7q2m".to_owned(),
        groups: vec![words.groups.clone()],
        members: 10_000,
        active: 1_204,
        days: (0..31).map(|day| day * 7 % 11).collect(),
        errors: Some(41),
        last_used: Some(AT),
        state: AppState::On,
    }
}

fn unused(words: &Words) -> AppLine {
    AppLine {
        groups: Vec::new(),
        members: 17,
        days: vec![0; 31],
        errors: None,
        last_used: None,
        state: AppState::Unused,
        ..line(words)
    }
}

fn kinds(words: &Words) -> KindsView {
    let kinds = vec![(words.app.clone(), "/oauth/admin/add/rocketchat".to_owned())];
    KindsView { kinds, other_url: "/oauth/admin/add/other".to_owned() }
}

fn adding(words: &Words) -> AddView {
    AddView {
        kind: Some(words.app.clone()),
        groups: settings(words).groups,
        faults: Vec::new(),
        ready: true,
        derived: vec![words.sent.clone()],
        followed: true,
        form_action: "/oauth/admin/add/rocketchat".to_owned(),
        ticket: TICKET.to_owned(),
        back_url: "/oauth/admin/add".to_owned(),
    }
}

fn added(words: &Words) -> AddedView {
    AddedView {
        name: words.app.clone(),
        id: "chat-7q2m".to_owned(),
        secret: Some("prt_s_new".to_owned()),
        callbacks: vec![words.sent.clone()],
        form: Some((words.sent.clone(), vec![(words.groups.clone(), words.member.clone())])),
        texts: vec![(words.sent.clone(), format!("{{\n  {}\n}}", words.sent))],
        notes: vec![words.sent.clone()],
        test_url: form("test").0,
        next_url: "/oauth/admin/apps/chat-7q2m".to_owned(),
    }
}
