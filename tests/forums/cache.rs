//! The memory in front of a forum: one question for many, and nothing remembered that must not be.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use portico::adapters::forum;
use portico::adapters::session_cache::{CacheEvent, SessionCache, Settings};
use portico::model::{Member, MemberId, Refusal, SessionOutcome, SourceFailure, UnixSeconds, Visitor};
use portico::ports::{LoginHandOff, SessionSource};

use super::phpbb;

/// Counts how often it is asked; the cookie says what to answer.
#[derive(Default)]
struct Counting {
    asked: AtomicUsize,
    asked_by_id: AtomicUsize,
}

fn member(id: u64) -> SessionOutcome {
    SessionOutcome::Member(Arc::new(Member {
        id: MemberId::Number(id),
        username: "zoe".to_owned(),
        display_name: "Zoë".to_owned(),
        email: None,
        email_verified: false,
        groups: Vec::new(),
        avatar_url: None,
        profile_url: None,
        language: None,
    }))
}

#[async_trait]
impl SessionSource for Counting {
    async fn member(&self, visitor: &Visitor, _now: UnixSeconds) -> SessionOutcome {
        self.asked.fetch_add(1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(50)).await;
        match visitor.cookie_lines.first().map(|line| String::from_utf8_lossy(line).into_owned()).as_deref() {
            Some("guest") => SessionOutcome::Guest,
            Some("down") => SessionOutcome::Unknown(SourceFailure::Busy),
            Some("banned") => SessionOutcome::Refused { member: None, refusal: Refusal::Banned { until: None } },
            Some(cookie) => member(cookie.strip_prefix("member ").map_or(7, |id| id.parse().expect("a number"))),
            None => member(7),
        }
    }

    async fn member_by_id(&self, id: &MemberId, _now: UnixSeconds) -> SessionOutcome {
        self.asked_by_id.fetch_add(1, Ordering::SeqCst);
        match id {
            MemberId::Number(0) => SessionOutcome::Unknown(SourceFailure::Busy),
            MemberId::Number(id) => member(*id),
            MemberId::Text(_) => SessionOutcome::Guest,
        }
    }

    fn can_recheck(&self) -> bool {
        true
    }

    fn login(&self, _return_to: &str) -> LoginHandOff {
        LoginHandOff::CannotReturn { location: "/login".to_owned() }
    }

    fn fingerprint(&self, visitor: &Visitor, feed: &mut dyn FnMut(&[u8])) -> bool {
        visitor.cookie_lines.iter().for_each(|line| feed(line));
        !visitor.cookie_lines.is_empty()
    }
}

fn cached(settings: Settings) -> (Arc<Counting>, Arc<SessionCache<Counting>>) {
    let source = Arc::new(Counting::default());
    let cache = SessionCache::new(source.clone(), settings, [7; 16], Arc::new(|_| ()));
    (source, Arc::new(cache))
}

fn with(cookie: &str) -> Visitor {
    Visitor { cookie_lines: vec![cookie.as_bytes().to_vec()], ..Visitor::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_requests_with_one_cookie_are_one_question() {
    let (source, cache) = cached(Settings::default());
    let requests: Vec<_> = (0..1_000)
        .map(|_| {
            let cache = cache.clone();
            tokio::spawn(async move { cache.member(&with("zoe"), UnixSeconds(0)).await })
        })
        .collect();
    for request in requests {
        assert_eq!(request.await.expect("an answer"), member(7));
    }
    assert_eq!(source.asked.load(Ordering::SeqCst), 1);
}

/// Three requests for each of 10,000 sessions, all at once and mixed, in a memory that has room for half of them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_sessions_at_once_are_never_mixed_up() {
    let (source, cache) = cached(Settings { entries_max: 5_000, ..Settings::default() });
    let requests: Vec<_> = (0..30_000_u64)
        .map(|number| {
            // Prime to 10,000: each of them comes three times, far from itself.
            let id = number * 7_919 % 10_000;
            let cache = cache.clone();
            tokio::spawn(async move { (id, cache.member(&with(&format!("member {id}")), UnixSeconds(0)).await) })
        })
        .collect();
    for request in requests {
        let (id, outcome) = request.await.expect("an answer");
        assert_eq!(outcome, member(id));
    }
    let asked = source.asked.load(Ordering::SeqCst);
    assert!((10_000..=30_000).contains(&asked), "{asked}");
    assert!(cache.entries() <= 5_000);
}

#[tokio::test]
async fn only_members_are_remembered() {
    for (cookie, want) in [("zoe", 1), ("guest", 3), ("down", 3), ("banned", 3)] {
        let (source, cache) = cached(Settings::default());
        for _ in 0..3 {
            cache.member(&with(cookie), UnixSeconds(0)).await;
        }
        assert_eq!(source.asked.load(Ordering::SeqCst), want, "{cookie}");
        assert_eq!(cache.entries(), u64::from(cookie == "zoe"), "{cookie}: the gauge counts at once");
    }
}

#[tokio::test]
async fn who_logs_out_is_forgotten_and_time_passes() {
    let (source, cache) = cached(Settings { cache_for: Duration::from_millis(300), ..Settings::default() });
    let asked = || source.asked.load(Ordering::SeqCst);
    cache.member(&with("zoe"), UnixSeconds(0)).await;
    cache.forget(&with("zoe")).await;
    cache.member(&with("zoe"), UnixSeconds(0)).await;
    assert_eq!(asked(), 2, "after a logout");
    tokio::time::sleep(Duration::from_millis(400)).await;
    cache.member(&with("zoe"), UnixSeconds(0)).await;
    assert_eq!(asked(), 3, "after its time");
    let (source, cache) = cached(Settings { cache_for: Duration::ZERO, ..Settings::default() });
    cache.member(&with("zoe"), UnixSeconds(0)).await;
    cache.member(&with("zoe"), UnixSeconds(0)).await;
    assert_eq!(source.asked.load(Ordering::SeqCst), 2, "switched off");
}

#[tokio::test]
async fn members_by_id_are_remembered_but_failures_are_not() {
    let (source, cache) = cached(Settings::default());
    for (id, want) in [(MemberId::Number(7), 1), (MemberId::Text("gone".to_owned()), 1), (MemberId::Number(0), 2)] {
        source.asked_by_id.store(0, Ordering::SeqCst);
        cache.member_by_id(&id, UnixSeconds(0)).await;
        cache.member_by_id(&id, UnixSeconds(0)).await;
        assert_eq!(source.asked_by_id.load(Ordering::SeqCst), want, "{id}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_forum_looks_at_tells_visitors_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Arc::new(phpbb::source(phpbb::settings(&phpbb::sqlite_board(&folder).await)));
    source.check().await.expect("a good board");
    let events = Arc::new(std::sync::Mutex::new(Vec::new()));
    let heard = events.clone();
    let observer = Arc::new(move |event| heard.lock().expect("events").push(event));
    let cache = SessionCache::new(source, Settings::default(), [7; 16], observer);
    let sid = format!("phpbb3_case_sid={}", phpbb::ZOE);
    let good = phpbb::visitor(&sid);
    for (name, visitor, want, event) in [
        ("first", good.clone(), "member 48", CacheEvent::Miss),
        ("again", good.clone(), "member 48", CacheEvent::Hit),
        ("with a foreign cookie", phpbb::visitor(&format!("_ga=1; {sid}")), "member 48", CacheEvent::Hit),
        ("another browser", Visitor { user_agent: b"x".to_vec(), ..good.clone() }, "guest", CacheEvent::Miss),
        (
            "a banned address",
            Visitor { address: "203.0.113.9".parse().ok(), ..good.clone() },
            "banned 48",
            CacheEvent::Miss,
        ),
        ("the cookie twice", phpbb::visitor(&format!("{sid}; phpbb3_case_sid=x")), "ambiguous", CacheEvent::Bypass),
        ("no cookie", phpbb::visitor("_ga=1"), "guest", CacheEvent::Bypass),
        ("the first once more", good, "member 48", CacheEvent::Hit),
    ] {
        assert_eq!(phpbb::short(&cache.member(&visitor, phpbb::NOW).await), want, "{name}");
        assert_eq!(events.lock().expect("events").pop(), Some(event), "{name}");
    }
}

/// A hit takes no piece of memory. Now and then moka tidies up in the same call.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_who_is_remembered_is_known_without_allocating() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Arc::new(phpbb::source(phpbb::settings(&phpbb::sqlite_board(&folder).await)));
    source.check().await.expect("a good board");
    let cache = SessionCache::new(source, Settings::default(), [7; 16], Arc::new(|_| ()));
    let visitor = phpbb::visitor(&format!("_ga=1.2; phpbb3_case_u=48; phpbb3_case_sid={}", phpbb::ZOE));
    assert!(cache.remembered(&visitor).is_none(), "nobody has asked yet");
    assert_eq!(phpbb::short(&cache.member(&visitor, phpbb::NOW).await), "member 48");
    let pieces = |_| {
        let counted = allocation_counter::measure(|| {
            assert!(cache.remembered(&visitor).is_some());
        });
        counted.count_total
    };
    let taken: Vec<u64> = (0..200).map(pieces).filter(|count| *count > 0).collect();
    assert!(taken.len() <= 10, "{taken:?}");
}

/// Whoever has the cookie may have had it remembered in another spelling, to outlive the log-out.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_that_is_forgotten_is_so_in_every_spelling() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = Arc::new(phpbb::source(phpbb::settings(&phpbb::sqlite_board(&folder).await)));
    source.check().await.expect("a good board");
    let events = Arc::new(std::sync::Mutex::new(Vec::new()));
    let heard = events.clone();
    let observer = Arc::new(move |event| heard.lock().expect("events").push(event));
    let cache = SessionCache::new(source, Settings::default(), [7; 16], observer);
    let usual = phpbb::visitor(&format!("phpbb3_case_sid={}", phpbb::ZOE));
    let (first, rest) = phpbb::ZOE.split_at(1);
    let letter = first.bytes().next().expect("a letter");
    let spelt = phpbb::visitor(&format!("phpbb3_case_sid=%{letter:02X}{rest}"));
    for (visitor, want) in [(&usual, CacheEvent::Miss), (&spelt, CacheEvent::Miss), (&spelt, CacheEvent::Hit)] {
        assert_eq!(phpbb::short(&cache.member(visitor, phpbb::NOW).await), "member 48");
        assert_eq!(events.lock().expect("events").pop(), Some(want));
    }
    cache.forget(&usual).await;
    for visitor in [&usual, &spelt] {
        cache.member(visitor, phpbb::NOW).await;
        assert_eq!(events.lock().expect("events").pop(), Some(CacheEvent::Bypass), "the forum is asked");
    }
}

/// A site that looks at the visitor's address in one place or another.
const SITE: &str = r#"
format = 1
title = "site"
[[cookie]]
as = "id"
name = "'id'"
[[session]]
name = "session"
[[session.step]]
part = "number"
value = "int(cookie.id, 1)"
[member]
id = "number"
username = "'member'"
{more}
[login]
url = "base"
back = "'none'"
"#;

#[tokio::test]
async fn an_answer_counts_only_for_the_address_that_it_depends_on() {
    for (more, want) in [
        ("", 1),
        ("banned = \"address == '192.0.2.66'\"", 2),
        ("inactive = \"not starts_with(address, '198.51.100.')\"", 2),
        ("[[member.step]]\ncheck = \"here\"\nthat = \"address != '192.0.2.66'\"", 2),
        (
            "[groups]\nlist = \"list('a', 'b')\"\nid = \"group\"\nname = \"group\"\nkeep = \"address != '192.0.2.66'\"",
            2,
        ),
        ("language = \"if(user_agent == 'x', 'de', 'en')\"", 2),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("site.toml");
        std::fs::write(&file, SITE.replace("{more}", more)).expect("a preset");
        let source = phpbb::source(forum::Settings::new(forum::Preset::File(file), "https://site.example"));
        let cache = SessionCache::new(Arc::new(source), Settings::default(), [7; 16], Arc::new(|_| ()));
        let here = phpbb::visitor("id=7");
        let elsewhere = Visitor { address: "192.0.2.66".parse().ok(), user_agent: b"x".to_vec(), ..here.clone() };
        assert_eq!(phpbb::short(&cache.member(&here, phpbb::NOW).await), "member 7", "{more}");
        let fresh = cache.source().member(&elsewhere, phpbb::NOW).await;
        assert_eq!(cache.member(&elsewhere, phpbb::NOW).await, fresh, "{more}");
        let mut feeds = std::collections::BTreeSet::new();
        for visitor in [&here, &elsewhere] {
            let mut fed = Vec::new();
            cache.fingerprint(visitor, &mut |piece| fed.extend_from_slice(piece));
            feeds.insert(fed);
        }
        assert_eq!(feeds.len(), want, "{more}");
    }
}

/// Servers decode percent signs, and so one session has many spellings. It is the same one in all of them.
#[tokio::test]
async fn a_session_is_one_however_its_cookies_are_spelt() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("site.toml");
    let key = "[[cookie]]\nas = \"key\"\nnames = \"csv('key,old_key')\"\n[[session]]";
    let preset = SITE.replace("{more}", "").replace("int(cookie.id, 1)", "int(percent_decode(cookie.id), 1)");
    let preset = preset.replacen("[[session]]", key, 1);
    std::fs::write(&file, format!("{preset}\n[logout]\nsession = [\"id\", \"key\"]\n")).expect("a preset");
    let source = phpbb::source(forum::Settings::new(forum::Preset::File(file), "https://site.example"));
    let names = |cookies: &str| {
        let mut names = Vec::new();
        source.session(&phpbb::visitor(cookies), &mut |name| names.push(name.concat()));
        names
    };
    let usual = names("id=17; key=0123456789abcdef");
    assert_eq!(usual.len(), 2);
    for (what, cookies, want) in [
        ("a letter in percent", "id=%317; key=0123456789abcdef", &usual[..]),
        ("all of them, in either case", "id=%31%37; key=0123456789abcde%66", &usual),
        ("a cookie of another name", "id=17; old_key=0123456789%61bcdef", &usual),
        ("without the key", "id=1%37", &usual[..1]),
        ("without the session", "key=%30123456789abcdef", &usual[1..]),
        ("a key that is no secret", "id=17; key=deleted", &usual[..1]),
        ("no cookie", "", &[]),
    ] {
        assert_eq!(names(cookies), want, "{what}");
    }
    assert_ne!(names("id=18")[..], usual[..1]);
}
