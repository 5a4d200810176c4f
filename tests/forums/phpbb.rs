//! What goes beyond the cases of a phpBB board: old columns, hostile cookies, members by id, the operator's choices.

use portico::adapters::forum::{Database, EmailVerified, ForumSource, Policy, Preset, Settings};
use portico::model::{MemberId, SessionOutcome, UnixSeconds, Visitor};
use portico::ports::{LoginHandOff, SessionSource};
use tokio::runtime::Handle;

use super::cases::board::{Board, On};
use super::cases::judge::compare;
pub use super::cases::judge::short;
use super::cases::list;
use crate::servers;

pub const SCHEMA: &str = include_str!("cases/phpbb.sql");
pub const NOW: UnixSeconds = UnixSeconds(1_800_000_000);
/// A good session of member 48.
pub const ZOE: &str = "a0000000000000000000000000000048";

pub fn settings(url: &str) -> Settings {
    let mut settings = Settings::new(Preset::BuiltIn("phpbb".to_owned()), "https://forum.example/board/");
    let mut database = Database::new(url, "phpbb_");
    // Seven programs may be compiling beside this test.
    database.timeout = std::time::Duration::from_secs(20);
    settings.database = Some(database);
    settings
}

pub fn source(settings: Settings) -> ForumSource {
    ForumSource::new(settings, Handle::current()).expect("a forum")
}

pub fn visitor(cookie: &str) -> Visitor {
    Visitor {
        cookie_lines: if cookie.is_empty() { Vec::new() } else { vec![cookie.as_bytes().to_vec()] },
        user_agent: b"Mozilla/5.0 (Test) Forum/1.0".to_vec(),
        address: "198.51.100.7".parse().ok(),
        unnamed: false,
    }
}

/// An SQLite board in a folder that lives as long as the test.
pub async fn sqlite_board(folder: &tempfile::TempDir) -> String {
    let url = format!("sqlite://{}", folder.path().join("board.db").display());
    servers::run(&url, SCHEMA).await;
    url
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_columns_of_old_boards() {
    let board = Board::set_up(list::phpbb::FORUM, On::MariaDb, false).await;
    board
        .run(
            "ALTER TABLE phpbb_users MODIFY username VARBINARY(255) NOT NULL, \
                 MODIFY user_email VARCHAR(100) CHARACTER SET latin1 NOT NULL, \
                 MODIFY user_id INT UNSIGNED NOT NULL, MODIFY user_type TINYINT(1) NOT NULL; \
             ALTER TABLE phpbb_sessions MODIFY session_id CHAR(32) CHARACTER SET latin1 NOT NULL, \
                 MODIFY session_time INT(11) UNSIGNED NOT NULL, MODIFY session_browser BLOB NOT NULL; \
             ALTER TABLE phpbb_config MODIFY config_value VARBINARY(255) NOT NULL;",
        )
        .await;
    compare(&board).await;
}

/// `vectors/cookies.json` has rows for any forum; its placeholders are filled with values of this board.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_cookies() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = source(settings(&sqlite_board(&folder).await));
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../vectors/cookies.json")).expect("the vectors");
    let rows = vectors["cases"].as_array().expect("cases");
    assert!(rows.len() > 15);
    for row in rows {
        let why = row["why"].as_str().unwrap_or_default();
        let lines =
            row["cookie_lines"].as_array().expect("lines").iter().map(|line| fill(line.as_str().expect("a line")));
        let visitor = Visitor { cookie_lines: lines.collect(), ..visitor("") };
        let want = match row["expect"].as_str().expect("what to expect") {
            "member 7" => "member 48",
            "refuse" => "ambiguous",
            other => other,
        };
        assert_eq!(short(&source.member(&visitor, NOW).await), want, "{why}");
    }
}

fn fill(line: &str) -> Vec<u8> {
    let line = line
        .replace("ips4_IPSSessionFront", "phpbb3_case_sid")
        .replace("IPS4_IPSSESSIONFRONT", "PHPBB3_CASE_SID")
        .replace("GOOD8", "a0000000000000000000000000000049")
        .replace("GOOD", ZOE)
        .replace("DEAD", "f0000000000000000000000000000000")
        .replace("GUEST", "a0000000000000000000000000000001");
    // The vectors stand for bytes: each character below 256 is one.
    line.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_by_id() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = source(settings(&sqlite_board(&folder).await));
    assert!(source.can_recheck());
    for (name, id, want) in [
        ("a member", MemberId::Number(48), "member 48"),
        ("banned by number", MemberId::Number(50), "banned 50"),
        ("banned by e-mail", MemberId::Number(53), "banned 53"),
        ("excluded", MemberId::Number(54), "member 54"),
        ("deactivated", MemberId::Number(51), "inactive 51"),
        ("the guest", MemberId::Number(1), "guest"),
        ("a robot", MemberId::Number(52), "guest"),
        ("nobody", MemberId::Number(4711), "guest"),
        ("an id of another forum", MemberId::Text("zoe".to_owned()), "guest"),
    ] {
        assert_eq!(short(&source.member_by_id(&id, NOW).await), want, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_decides_on_bans_activation_and_addresses() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = sqlite_board(&folder).await;
    let mut lenient = settings(&url);
    lenient.banned = Policy::Allow;
    lenient.inactive = Policy::Allow;
    lenient.email_verified = EmailVerified::Never;
    let lenient = source(lenient);
    for id in [50, 51] {
        match lenient.member_by_id(&MemberId::Number(id), NOW).await {
            SessionOutcome::Member(member) => assert!(!member.email_verified && member.email.is_some()),
            other => panic!("member {id}: {other:?}"),
        }
    }
    servers::run(&url, "UPDATE phpbb_config SET config_value = '0' WHERE config_name = 'require_activation'").await;
    for (verdict, want) in [(EmailVerified::Preset, false), (EmailVerified::Trust, true), (EmailVerified::Never, false)]
    {
        let mut settings = settings(&url);
        settings.email_verified = verdict;
        match source(settings).member_by_id(&MemberId::Number(48), NOW).await {
            SessionOutcome::Member(member) => assert_eq!(member.email_verified, want, "{verdict:?}"),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn the_way_to_the_login_page_and_back() {
    let back = "/board/oauth/resume.php?p=abc";
    let standard = source(settings("sqlite:///nowhere.db"));
    assert_eq!(
        standard.login(back),
        LoginHandOff::Returns {
            location: "https://forum.example/board/ucp.php?mode=login&redirect=%2Fboard%2Foauth%2Fresume.php%3Fp%3Dabc"
                .to_owned()
        }
    );
    assert!(matches!(standard.login("/a;b"), LoginHandOff::CannotReturn { .. }), "phpBB stumbles over semicolons");
    assert!(matches!(standard.login("https://evil.example/"), LoginHandOff::CannotReturn { .. }));
    let logout = standard.logout_url(&visitor(&format!("phpbb3_case_sid={ZOE}")));
    assert_eq!(logout.as_deref(), Some(LOGOUT), "the names of the cookies are not known yet");
    for (own, want) in [
        (
            "/login?to={return}",
            LoginHandOff::Returns {
                location: "https://forum.example/login?to=%2Fboard%2Foauth%2Fresume.php%3Fp%3Dabc".to_owned(),
            },
        ),
        ("https://id.example/login", LoginHandOff::CannotReturn { location: "https://id.example/login".to_owned() }),
        ("enter.php", LoginHandOff::CannotReturn { location: "https://forum.example/board/enter.php".to_owned() }),
    ] {
        let mut settings = settings("sqlite:///nowhere.db");
        settings.login_url = Some(own.to_owned());
        assert_eq!(source(settings).login(back), want, "{own}");
    }
}

const LOGOUT: &str = "https://forum.example/board/ucp.php?mode=logout";

/// The forum obeys only with the visitor's own session; nothing else of a cookie gets into the address.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_out_page_has_the_session_of_its_visitor() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = source(settings(&sqlite_board(&folder).await));
    assert_eq!(short(&source.member(&visitor(&format!("phpbb3_case_sid={ZOE}")), NOW).await), "member 48");
    let own = format!("{LOGOUT}&sid={ZOE}");
    for (name, cookie, want) in [
        ("his own", format!("phpbb3_case_sid={ZOE}"), own.as_str()),
        ("escaped", format!("phpbb3_case_sid=%61{}", &ZOE[1..]), &own),
        ("beside others", format!("other=1; phpbb3_case_u=48; phpbb3_case_sid={ZOE}"), &own),
        ("none", String::new(), LOGOUT),
        ("of another forum", format!("phpbb3_other_sid={ZOE}"), LOGOUT),
        ("too short", format!("phpbb3_case_sid={}", &ZOE[1..]), LOGOUT),
        ("in capitals", format!("phpbb3_case_sid={}", ZOE.to_uppercase()), LOGOUT),
        ("with more behind it", format!("phpbb3_case_sid={ZOE}%26mode%3Dlogin"), LOGOUT),
        ("with a line behind it", format!("phpbb3_case_sid={ZOE}%0A"), LOGOUT),
        ("two that differ", format!("phpbb3_case_sid={ZOE}; phpbb3_case_sid=a{}", "0".repeat(31)), LOGOUT),
    ] {
        assert_eq!(source.logout_url(&visitor(&cookie)).as_deref(), Some(want), "{name}");
    }
    let mut settings = settings("sqlite:///nowhere.db");
    settings.logout_url = Some("/leave".to_owned());
    let own = self::source(settings).logout_url(&visitor(&format!("phpbb3_case_sid={ZOE}")));
    assert_eq!(own.as_deref(), Some("https://forum.example/leave"), "the operator's own");
}
