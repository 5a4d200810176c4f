//! A wiki that answers by the cookies it is sent, as its api.php does.

use std::path::Path;

use portico::adapters::forum::{ForumSource, Preset, Settings};
use portico::model::{MemberId, SessionOutcome, Visitor};
use portico::ports::{LoginHandOff, SessionSource as _};
use serde_json::Value;

use super::cases::Cases;
use super::cases::board::{Extra, HookFuture};
use super::phpbb::{NOW, short, source};
use super::probe::site_that;

/// What api.php says: the first pair of cookies that was sent decides.
const ANSWERS: &str = include_str!("cases/mediawiki.json");
/// Asked without the property `blockinfo` it would not tell of blocks.
const QUESTION: &str = "/api.php?action=query&meta=userinfo&uiprop=blockinfo%7Cgroups%7Crealname%7Cemail";

/// For the cases: the wiki is `{wiki}`.
pub fn set_up<'a>(_folder: &'a Path, _cases: &'a Cases, _moved_by: i64) -> HookFuture<'a> {
    Box::pin(async { Extra { names: vec![("wiki", site_that(answer).await.0)], ..Extra::default() } })
}

fn answer(request: &str) -> (u16, String) {
    let answers: Value = serde_json::from_str(ANSWERS).expect("the answers");
    let path = request.split(' ').nth(1).unwrap_or_default();
    let anonymous = &answers["anonymous"];
    if let Some(id) = path.strip_prefix("/api.php?action=query&list=users&ususerids=") {
        let id = id.split('&').next().unwrap_or_default();
        return (200, answers["members"].get(id).unwrap_or(&answers["members"]["missing"]).to_string());
    }
    if !path.starts_with(QUESTION) {
        return (404, String::new());
    }
    let line = request.lines().find_map(|line| line.strip_prefix("cookie: ")).unwrap_or_default();
    let sent = |pair: &&str| line.split("; ").any(|own| own == *pair);
    let known = answers["sessions"].as_object().expect("sessions");
    match known.iter().find(|(pair, _)| sent(&pair.as_str())).map(|(_, answer)| answer) {
        Some(Value::String(page)) => (200, page.clone()),
        Some(Value::Number(status)) => {
            (status.as_u64().and_then(|s| u16::try_from(s).ok()).expect("a status"), String::new())
        }
        Some(answer) => (200, answer.to_string()),
        None => (200, anonymous.to_string()),
    }
}

/// A wiki whose operator lets members be looked up by number.
async fn wiki() -> ForumSource {
    let (url, _) = site_that(answer).await;
    let mut settings = Settings::new(Preset::BuiltIn("mediawiki".to_owned()), "https://wiki.example/w");
    let by_id = format!("{url}/api.php?action=query&list=users&ususerids={{id}}&usprop=blockinfo%7Cgroups");
    for (name, value) in
        [("cookie_prefix", "mw"), ("url", &format!("{url}/api.php")), ("by_id_url", &by_id), ("real_names", "1")]
    {
        settings.variables.insert(name.to_owned(), value.to_owned());
    }
    source(settings)
}

fn visitor(cookie: &str) -> Visitor {
    Visitor { cookie_lines: vec![cookie.as_bytes().to_vec()], ..Visitor::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wiki_that_cannot_answer_has_no_guests() {
    let wiki = wiki().await;
    for (session, want) in [
        ("error", "unknown: the forum's data has changed shape"),
        ("html", "unknown: the forum's data has changed shape"),
        ("down", "unknown: the forum's source cannot be reached"),
    ] {
        let got = short(&wiki.member(&visitor(&format!("mwUserID=3; mw_session={session}")), NOW).await);
        assert!(got.starts_with(want), "{session}: {got}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_are_looked_up_by_number_if_the_operator_says_where() {
    let wiki = wiki().await;
    assert!(wiki.can_recheck());
    for (id, want) in [(3, "member 3"), (4, "banned 4"), (99, "guest")] {
        assert_eq!(short(&wiki.member_by_id(&MemberId::Number(id), NOW).await), want, "{id}");
    }
    let SessionOutcome::Member(zoe) = wiki.member(&visitor("mwUserID=3; mw_session=zoe"), NOW).await else {
        panic!("not a member")
    };
    assert_eq!((zoe.username.as_str(), zoe.display_name.as_str()), ("Zoë O'Brien", "Zoë Real"));
    let without = Settings::new(Preset::BuiltIn("mediawiki".to_owned()), "https://wiki.example/w");
    let refused = ForumSource::new(without, tokio::runtime::Handle::current()).err().expect("a reason");
    assert!(refused.to_string().contains("cookie_prefix"), "{refused}");
    let location = "https://wiki.example/w/index.php?title=Special:UserLogin".to_owned();
    assert_eq!(wiki.login("/w/oauth/resume.php"), LoginHandOff::CannotReturn { location });
}
