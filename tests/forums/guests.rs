//! What each forum gives guests, and what makes a visitor more than a guest.

use portico::adapters::forum::{ForumSource, Preset, Settings};
use portico::model::{LoginCookies, UnixSeconds};
use portico::ports::SessionSource as _;

use super::cases::board::{Board, Forum, On};
use super::cases::list;
use super::phpbb::{source, visitor};

const HEX: &str = "0123456789abcdef0123456789abcdef";

/// What a visitor has, and whether guests have it; `{hex}` is 32 hexadecimal digits.
type Row<'a> = (&'a str, bool);

fn judge(name: &str, source: &ForumSource, rows: &[Row]) {
    for (line, want) in rows {
        let line = line.replace("{hex}", HEX);
        let found = source.login_cookies(&[line.as_bytes()]);
        assert_eq!(found != LoginCookies::Others, *want, "{name}: {line}: {found:?}");
    }
    for line in ["", "_ga=1.2; theme=dark"] {
        assert_eq!(source.login_cookies(&[line.as_bytes()]), LoginCookies::Absent, "{name}: {line}");
    }
    assert_eq!(source.login_cookies(&[]), LoginCookies::Absent, "{name}: no cookie");
}

/// Boards, since their settings have the names.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guests_have_what_the_forum_gives_them() {
    let phpbb = "phpbb3_case_u=1; phpbb3_case_k=; phpbb3_case_sid={hex}";
    let rows: [(&str, Forum, &[Row]); 10] = [
        (
            "phpbb",
            list::phpbb::FORUM,
            &[
                (phpbb, true),
                ("phpbb3_case_u=03; phpbb3_case_k=0123456789abcdef", false),
                ("phpbb3_case_u=1; phpbb3_case_k=0123456789abcdef", false),
                ("phpbb3_case_u=3; phpbb3_case_k=; phpbb3_case_sid={hex}", false),
                ("phpbb3_case_u=1; phpbb3_case_k=; phpbb3.case_k=0123456789abcdef", false),
            ],
        ),
        (
            "mybb",
            list::mybb::FORUM,
            &[
                ("case_sid={hex}; case_mybb[lastvisit]=1; case_mybb[lastactive]=1; loginattempts=1", true),
                ("case_mybbuser=3_Key", false),
                ("case_mybbuser=", false),
                ("mybbuser=3_Key", false),
                ("case%5fmybbuser=3_Key", false),
            ],
        ),
        (
            "smf",
            list::smf::FORUM,
            &[
                ("PHPSESSID=r5mhfb4ii2lbm9pqqs3m4goqqh", true),
                ("SMFCookieCase_tfa=%7B%220%22%3A6%7D; PHPSESSID=r5mhfb4ii2lbm9pqqs3m4goqqh", true),
                ("SMFCookieCase=%7B%220%22%3A6%7D", false),
                ("SMFCookieCase=", false),
                ("PHPSESSID=a, SMFCookieCase=%7B%220%22%3A6%7D", false),
            ],
        ),
        ("smf20", list::smf20::FORUM, &[("PHPSESSID=r5mhfb4ii2lbm9pqqs3m4goqqh", false), ("SMFCookieCase=a", false)]),
        (
            "fluxbb",
            list::fluxbb::FORUM,
            &[
                ("pun_cookie_case=1%7C{hex}01234567%7C1800000000%7C{hex}01234567", true),
                ("pun_cookie_case=1|{hex}01234567|1800000000|{hex}01234567", false),
                ("pun_cookie_case=01%7C{hex}01234567%7C1800000000%7C{hex}01234567", false),
                ("pun_cookie_case=3%7C{hex}01234567%7C1800000000%7C{hex}01234567", false),
            ],
        ),
        (
            "punbb",
            list::punbb::FORUM,
            &[
                ("forum_cookie_case=MXxhYmNkZWYwMXwxODAwMDAwMDAwfGFiY2RlZjAx", true),
                ("forum_cookie_case=M3xhYmNk", false),
            ],
        ),
        (
            "ips4",
            list::ips4::FORUM,
            &[
                ("ips4_IPSSessionFront={hex}; ips4_device_key={hex}; ips4_member_id=0", true),
                ("ips4_IPSSessionFront={hex}; ips4_device_key={hex}; ips4_member_id=48", false),
                ("ips4_device_key={hex}; ips4_login_key={hex}", false),
            ],
        ),
        (
            "vbulletin",
            list::vbulletin::FORUM,
            &[
                ("bb_sessionhash={hex}; bb_lastvisit=1; bb_lastactivity=0", true),
                ("bb_sessionhash={hex}; bbsessionhash={hex}", false),
                ("bb_userid=48; bb_password={hex}", false),
                ("bb_userid=048; bb_password={hex}", false),
                ("bbuserid=48; bbpassword={hex}", false),
            ],
        ),
        (
            "wordpress",
            list::wordpress::FORUM,
            &[
                ("wordpress_test_cookie=WP%20Cookie%20check", true),
                ("wordpress_logged_in_62b5ba85dfd20f3dce13f424c2e6fc18=a", false),
                ("wordpress_sec_62b5ba85dfd20f3dce13f424c2e6fc18=a", false),
            ],
        ),
        (
            "xenforo",
            list::xenforo::FORUM,
            &[("xf_csrf=abc; xf_session={hex}", true), ("xf_session={hex}; xf_user=48%2Ckey", false)],
        ),
    ];
    for (name, forum, rows) in rows {
        let board = Board::set_up(forum, On::Sqlite, false).await;
        let source = board.source(false);
        // A look-up reads the forum's settings.
        source.member(&visitor(""), UnixSeconds(1_800_000_000)).await;
        judge(name, &source, rows);
    }
}

fn built_in(kind: &str, variables: &[(&str, &str)]) -> ForumSource {
    let mut settings = Settings::new(Preset::BuiltIn(kind.to_owned()), "https://forum.example");
    settings.variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    settings.generic.url = (kind == "generic").then(|| "http://127.0.0.1:9/".to_owned());
    source(settings)
}

/// Where portico does not know by what a site knows its members, nobody with a cookie of it is a guest, unless the
/// operator says what guests have.
#[tokio::test]
async fn where_nobody_says_what_guests_have_they_have_nothing() {
    judge("generic", &built_in("generic", &[]), &[("session=abc", false), ("session=", false)]);
    let said = built_in("generic", &[("guest", "[a-z]{3}")]);
    judge("generic", &said, &[("session=abc", true), ("session=abcd", false), ("Session=abc; session=abc", false)]);

    let session = "PHPSESSID=zoe00000000000000000000000";
    judge("php-session", &built_in("php-session", &[]), &[(session, false)]);
    let said = built_in("php-session", &[("guest", "[0-9A-Za-z-]{16,128}"), ("remember", "stay,key")]);
    let with_key = format!("{session}; key=1");
    judge("php-session", &said, &[(session, true), (&with_key, false), ("stay=1", false)]);

    let api = built_in("ips4-api", &[("api_key", "k")]);
    let rows = [
        ("ips4_IPSSessionFront={hex}; ips4_device_key={hex}", true),
        ("ips4_IPSSessionFront={hex}; ips4_device_key={hex}; ips4_login_key={hex}", false),
        ("ips4_member_id=48", false),
    ];
    judge("ips4-api", &api, &rows);
    judge("discourse", &built_in("discourse", &[]), &[("_forum_session=a", true), ("_t=a", false)]);
}

/// A member may be known by his address, or by what an answer says: then who has no cookie is asked about.
#[tokio::test]
async fn nobody_is_a_guest_by_his_cookies_where_a_member_needs_none() {
    const SITE: &str = r#"
format = 1
title = "site"
[[cookie]]
as = "sid"
name = "'sid'"
[[session]]
name = "session"
{steps}
[[session.step]]
part = "id"
value = "int(split(cookie.sid, '.', 0), 1)"
[member]
id = "id"
username = "'member ' ++ id"
[login]
url = "base"
back = "'none'"
"#;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("site.toml");
    for (steps, want) in [
        ("", LoginCookies::Absent),
        ("[[session.step]]\ncheck = \"cookie\"\nthat = \"cookie.sid\"", LoginCookies::Absent),
        ("[[session.step]]\ncheck = \"address\"\nthat = \"address\"", LoginCookies::Guests),
        ("[[session.step]]\nprobe = \"me\"\nurl = \"'http://127.0.0.1:9/'\"\ncookies = true", LoginCookies::Guests),
    ] {
        std::fs::write(&file, SITE.replace("{steps}", steps)).expect("a preset");
        let source = source(Settings::new(Preset::File(file.clone()), "https://site.example"));
        assert_eq!(source.login_cookies(&[]), want, "{steps}");
    }
}

fn names(source: &ForumSource, line: &str, own: bool) -> Vec<Vec<u8>> {
    let (visitor, mut names) = (visitor(&line.replace("{hex}", HEX)), Vec::new());
    let name = &mut |name: &[&[u8]]| names.push(name.concat());
    if own {
        source.own_session(&visitor, name)
    } else {
        source.session(&visitor, name)
    }
    names
}

/// A key that is the same after each login names a session, so that its end is noticed, but no one login.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_stays_names_no_login() {
    for (name, forum, alone, with) in [
        ("vbulletin", list::vbulletin::FORUM, "bb_userid=48; bb_password={hex}", "bb_sessionhash={hex}"),
        ("mybb", list::mybb::FORUM, "case_mybbuser=3_{hex}", "case_sid={hex}"),
        ("smf", list::smf::FORUM, "SMFCookieCase=%7B%220%22%3A6%2C%221%22%3A%22{hex}%22%7D", "PHPSESSID={hex}"),
        ("xenforo1", list::xenforo1::FORUM, "xf_user=48%2C{hex}", "xf_session={hex}"),
    ] {
        let board = Board::set_up(forum, On::Sqlite, false).await;
        let source = board.source(false);
        source.member(&visitor(""), UnixSeconds(1_800_000_000)).await;
        assert_eq!((names(&source, alone, true).len(), names(&source, alone, false).len()), (0, 1), "{name}");
        let both = format!("{alone}; {with}");
        let own = names(&source, &both, true);
        assert_eq!((own.len(), names(&source, &both, false).len()), (1, 2), "{name}");
        let another = names(&source, &format!("{alone}; {}", with.replace("{hex}", &HEX.replace('0', "1"))), true);
        assert_ne!(own, another, "{name}: another browser");
    }
}
