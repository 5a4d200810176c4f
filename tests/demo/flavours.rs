//! Each flavour that keeps a forum's tables, walked through without a browser. What is the same for all is in `walk`;
//! what differs stands in [`Manner`], as the real forums differ.

use base64::Engine as _;
use portico::demo::forum::{Flavour, Kind};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

use super::Running;
use super::visitor::{Answer, Visitor};

/// How a forum is asked to return, and what its log-out leaves behind.
struct Manner {
    kind: Kind,
    /// The log-in page that returns to this address, and the Referer to open it with.
    login: fn(&str, &str) -> (String, Option<String>),
    /// Whether the answer to a good log-in is a page that goes on by itself.
    by_page: bool,
    /// A cookie that is the log-in.
    cookie: &'static str,
    /// Whether a copy of it still works after a log-out.
    copy_survives: bool,
    /// Whether a member who waits for his activation can log in.
    admits_waiting: bool,
    /// Query that is 1 if Zoë's name stands in the tables as this forum writes it.
    name_is_kept: &'static str,
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn by_referer(page: &'static str, target: &str) -> (String, Option<String>) {
    (page.to_owned(), Some(target.to_owned()))
}

fn smf_login(target: &str) -> (String, Option<String>) {
    // The secret of the sample board is public, like all of it.
    let secret = Kind::Smf.variables().iter().find(|(name, _)| *name == "auth_secret").expect("a secret").1;
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.as_bytes());
    let hash: String =
        aws_lc_rs::hmac::sign(&key, target.as_bytes()).as_ref().iter().map(|b| format!("{b:02x}")).collect();
    (format!("/index.php?action=login;return_to={};return_hash={hash}", encoded(target)), None)
}

const MANNERS: &[Manner] = &[
    Manner {
        kind: Kind::Phpbb,
        login: |path, _| (format!("/ucp.php?mode=login&redirect={}", encoded(path)), None),
        by_page: false,
        cookie: "phpbb3_demo_sid",
        copy_survives: false,
        admits_waiting: false,
        name_is_kept: "SELECT COUNT(*) FROM phpbb_users WHERE username = 'zoë o''brien'",
    },
    Manner {
        kind: Kind::Mybb,
        login: |_, target| by_referer("/member.php?action=login", target),
        by_page: true,
        cookie: "mybbuser",
        copy_survives: true,
        admits_waiting: true,
        name_is_kept: "SELECT COUNT(*) FROM mybb_users WHERE username = 'zoë o''brien'",
    },
    Manner {
        kind: Kind::Smf,
        login: |_, target| smf_login(target),
        by_page: false,
        cookie: "SMFCookie714",
        copy_survives: false,
        admits_waiting: false,
        name_is_kept: "SELECT COUNT(*) FROM smf_members WHERE real_name = 'zoë o&#39;brien'",
    },
    Manner {
        kind: Kind::Fluxbb,
        login: |_, target| by_referer("/login.php", target),
        by_page: true,
        cookie: "pun_cookie_d3m0b0",
        copy_survives: true,
        admits_waiting: true,
        name_is_kept: "SELECT COUNT(*) FROM users WHERE username = 'zoë o''brien'",
    },
    Manner {
        kind: Kind::Ips4,
        login: |_, target| {
            let target = base64::engine::general_purpose::STANDARD.encode(target);
            (format!("/login/?ref={}", encoded(&target)), None)
        },
        by_page: false,
        cookie: "ips4_IPSSessionFront",
        copy_survives: false,
        admits_waiting: true,
        name_is_kept: "SELECT COUNT(*) FROM core_members WHERE name = 'zoë o''brien'",
    },
    Manner {
        kind: Kind::Vbulletin,
        login: |_, target| by_referer("/login.php?do=login", target),
        by_page: true,
        cookie: "bb_sessionhash",
        copy_survives: false,
        admits_waiting: true,
        name_is_kept: "SELECT COUNT(*) FROM user WHERE username = 'zoë o''brien'",
    },
    Manner {
        kind: Kind::Xenforo,
        login: |_, target| by_referer("/login/", target),
        by_page: false,
        cookie: "xf_session",
        copy_survives: false,
        admits_waiting: true,
        name_is_kept: "SELECT COUNT(*) FROM xf_user WHERE username = 'zoë o''brien'",
    },
];

/// Where the browser goes on: by a redirect, or by a page of its own.
fn onward(answer: &Answer) -> String {
    let refresh = || {
        let address = answer.body.split("http-equiv=\"refresh\" content=\"1;URL=").nth(1)?.split('"').next()?;
        Some(html_escape::decode_html_entities(address).into_owned())
    };
    answer.location.clone().or_else(refresh).unwrap_or_else(|| panic!("leads nowhere: {}", answer.body))
}

async fn open(visitor: &mut Visitor, login: &str, referer: Option<String>) -> String {
    visitor.fields.extend(referer.map(|referer| ("referer", referer)));
    let page = visitor.get(login).await.body;
    visitor.fields.clear();
    page
}

/// Opens the log-in page so that it comes back to `path`, and sends its form.
async fn enter(manner: &Manner, visitor: &mut Visitor, path: &str, form: (&str, &str, bool)) -> Answer {
    let target = format!("{}{path}", visitor.base());
    let (login, referer) = (manner.login)(path, &target);
    let page = open(visitor, &login, referer).await;
    visitor.fill_in(&page, form).await
}

async fn is_in(visitor: &mut Visitor, name: &str) -> bool {
    visitor.get("/").await.body.contains(&format!(">{}</a> ", html_escape::encode_quoted_attribute(name)))
}

async fn the_form_lets_the_right_ones_in(manner: &Manner, board: &Running) {
    let path = "/oauth/resume.php?p=x1";
    let mut lena = Visitor::new(&board.url("/"));
    let wrong = enter(manner, &mut lena, path, ("lena", "Demo", false)).await;
    assert!(wrong.body.contains("This name or this password is wrong."), "{}", wrong.body);
    assert!(!is_in(&mut lena, "lena").await);

    let done = enter(manner, &mut lena, path, ("lena", "demo", false)).await;
    assert_eq!(done.location.is_none(), manner.by_page);
    let mut last = onward(&done);
    if manner.kind == Kind::Smf {
        assert!(last.ends_with("/index.php?action=login2;sa=check;member=3"), "{last}");
        last = onward(&lena.get(&last).await);
    }
    let at = format!("{}{path}", board.url(""));
    assert!(last.starts_with(&at) || last.starts_with(path), "{last}");
    assert!(is_in(&mut lena, "lena").await);

    let mut zoe = Visitor::new(&board.url("/"));
    enter(manner, &mut zoe, path, ("zoë o'brien", "demo", true)).await;
    assert!(is_in(&mut zoe, "zoë o'brien").await);
    assert!(is_in(&mut lena, "lena").await, "two members at a time");
    let mut guest = Visitor::new(&board.url("/"));
    assert!(guest.get("/").await.body.contains("id=\"login\""));

    let mut nadia = Visitor::new(&board.url("/"));
    let answer = enter(manner, &mut nadia, path, ("nadia", "demo", false)).await;
    assert_eq!(answer.body.contains("waits for its activation: "), !manner.admits_waiting);
    assert_eq!(is_in(&mut nadia, "nadia").await, manner.admits_waiting);
}

async fn other_sites_are_never_led_to(manner: &Manner, board: &Running) {
    for target in ["https://other.example/evil.php", "http://other.example/"] {
        let mut visitor = Visitor::new(&board.url("/"));
        let (login, referer) = match manner.kind {
            Kind::Smf => (format!("/index.php?action=login;return_to={};return_hash=00", encoded(target)), None),
            _ => (manner.login)(target, target),
        };
        let page = open(&mut visitor, &login, referer).await;
        let answer = visitor.fill_in(&page, ("lena", "demo", false)).await;
        assert!(is_in(&mut visitor, "lena").await);
        if manner.kind == Kind::Phpbb {
            assert!(answer.body.contains("not one of this board"), "{target}");
            continue;
        }
        let mut last = onward(&answer);
        if manner.kind == Kind::Smf {
            last = onward(&visitor.get(&last).await);
        }
        assert!(last.starts_with(&board.url("/")), "{target}: {last}");
    }
}

async fn only_the_own_link_logs_out(manner: &Manner, board: &Running) {
    let mut visitor = Visitor::new(&board.url("/"));
    enter(manner, &mut visitor, "/index.php", ("lena", "demo", false)).await;
    let page = visitor.get("/").await.body;
    let link = page.split("id=\"logout\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let link = html_escape::decode_html_entities(link).into_owned();
    let (forged, _) = link.rsplit_once('=').expect("a secret");
    visitor.get(&format!("{forged}=0")).await;
    assert!(is_in(&mut visitor, "lena").await, "a link without the secret: {forged}");

    let mut copy = Visitor::new(&board.url("/"));
    copy.cookies = visitor.cookies.clone();
    let before = visitor.cookies[manner.cookie].clone();
    visitor.get(&link).await;
    assert_ne!(visitor.cookies.get(manner.cookie), Some(&before));
    assert!(!is_in(&mut visitor, "lena").await);
    assert_eq!(is_in(&mut copy, "lena").await, manner.copy_survives);
    board.forum.end_sessions("lena").await.expect("lena");
    assert!(!is_in(&mut copy, "lena").await, "sessions are ended on every device");
}

/// Cookies that outlive the browser, and nothing else, let a remembered member in again.
async fn remembered_members_come_back(manner: &Manner, board: &Running) {
    for remember in [true, false] {
        let mut visitor = Visitor::new(&board.url("/"));
        let done = enter(manner, &mut visitor, "/index.php", ("tomas", "demo", remember)).await;
        let lasting = |name: &String| {
            let lasts = |line: &&String| line.starts_with(&format!("{name}=")) && line.contains("expires=");
            done.set_cookies.iter().any(|line| lasts(&line))
        };
        visitor.cookies.retain(|name, _| lasting(name));
        if manner.kind == Kind::Phpbb {
            // All of phpBB's cookies last; its sessions do not.
            visitor.cookies.insert("phpbb3_demo_sid".to_owned(), "0".repeat(32));
        }
        // These two let the browser keep the cookie of anybody: for half an hour, or an hour.
        let kept = remember || matches!(manner.kind, Kind::Fluxbb | Kind::Smf);
        assert_eq!(is_in(&mut visitor, "tomas").await, kept, "remember: {remember}");
    }
}

async fn bans_come_and_go(manner: &Manner, board: &Running) {
    let mut bruno = Visitor::new(&board.url("/"));
    enter(manner, &mut bruno, "/index.php", ("bruno", "demo", false)).await;
    assert!(bruno.get("/").await.body.contains("You are banned"));
    board.forum.unban("bruno").await.expect("bruno");
    assert!(!bruno.get("/").await.body.contains("You are banned"));
    let groups = board.forum.account("bruno").await.expect("bruno").groups;
    assert_eq!(groups, board.forum.account("lena").await.expect("lena").groups, "as before the ban");
    let until = board.clock.now() + 60;
    board.forum.ban("bruno", Some(until)).await.expect("a ban");
    assert_eq!(board.forum.account("bruno").await.expect("bruno").banned_until, Some(until));
    assert!(bruno.get("/").await.body.contains("You are banned"));
    board.clock.forward(62);
    assert!(!bruno.get("/").await.body.contains("You are banned"), "it is over");
    assert_eq!(board.forum.account("bruno").await.expect("bruno").banned_until, None);
    board.forum.set_active("bruno", false).await.expect("bruno");
    assert!(!board.forum.account("bruno").await.expect("bruno").active);
    board.forum.set_active("bruno", true).await.expect("bruno");
    assert!(board.forum.account("bruno").await.expect("bruno").active);
}

async fn pictures_and_profiles_are_where_they_say(board: &Running) {
    let mut visitor = Visitor::new(&board.url("/"));
    let topic = visitor.get("/topics/1").await.body;
    for (before, want) in [("<img src=\"", "<svg"), ("<h2><a href=\"", "<h2>lena</h2>")] {
        let address = topic.split(before).nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
        let page = visitor.get(&html_escape::decode_html_entities(address)).await;
        assert!(page.body.contains(want), "{address}: {}", page.body);
    }
}

async fn walk(manner: &Manner) {
    let board = Running::start(|database| Flavour::Kept { kind: manner.kind, database }).await;
    let options = SqliteConnectOptions::new().filename(&board.database).read_only(true);
    let pool = SqlitePool::connect_with(options).await.expect("the file opens for a reader");
    let kept: i64 = sqlx::query_scalar(manner.name_is_kept).fetch_one(&pool).await.expect("a count");
    assert_eq!(kept, 1, "a name as the forum keeps it");
    assert_eq!(board.forum.account("zoë o'brien").await.expect("zoë").id, 8);
    the_form_lets_the_right_ones_in(manner, &board).await;
    other_sites_are_never_led_to(manner, &board).await;
    only_the_own_link_logs_out(manner, &board).await;
    remembered_members_come_back(manner, &board).await;
    bans_come_and_go(manner, &board).await;
    pictures_and_profiles_are_where_they_say(&board).await;
}

#[tokio::test]
async fn every_flavour_behaves_like_its_forum() {
    assert_eq!(MANNERS.iter().map(|manner| manner.kind).collect::<Vec<_>>(), Kind::ALL, "each flavour has its walk");
    for manner in MANNERS {
        walk(manner).await;
    }
}
