//! Pages, addresses, exceptions, and codes.

use super::*;

const PAGE: &str = "/oauth/resume.php?p=none";

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn pages_have_a_limit_by_address_and_the_forum_has_none() {
    let stage = Stage::with("pages = \"10/min per address\"\nexempt = [\"192.0.2.0/24\", \"2001:db8:5::/48\"]\n").await;
    within_a_minute().await;
    for number in 0..10 {
        // Whoever adds other addresses in front is the same visitor.
        let answer = stage.get(PAGE, &format!("10.0.0.{number}, {A}"), "").await;
        assert_eq!(answer.status, 400, "{number}: {}", answer.short());
    }
    for path in [PAGE, "/oauth/apps", "/oauth/admin", "/oauth/logout", "/oauth/device", &stage.authorize("")] {
        let answer = stage.get(path, A, "").await;
        assert!(waits(&answer) && answer.body.contains("P450"), "{path}: {}", answer.short());
        assert!(
            answer.header("content-type").starts_with("text/html") && answer.header("location").is_empty(),
            "{path}"
        );
    }
    for _ in 0..50 {
        assert_eq!(stage.get("/", A, "").await.status, 200, "the forum's pages have no limit");
        assert_eq!(stage.get("/.well-known/openid-configuration", A, "").await.status, 200);
        assert_eq!(stage.get(PAGE, C, "").await.status, 400, "it is exempt");
        assert_eq!(stage.get(PAGE, "2001:db8:5::1", "").await.status, 400, "it is exempt");
    }
    assert_eq!(stage.try_secret(A, &stage.app.secret).await.status, 400, "apps have limits of their own");
    assert_eq!(stage.get(PAGE, B, "").await.status, 400, "others do not wait for him");
    assert!(stage.refused("pages").await >= 6.0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn each_limit_can_be_switched_off_and_strangers_name_no_address() {
    // Nobody trusts who says where he comes from. This machine itself has no limit.
    let alone = Stage::trusting("trusted = []", "pages = \"2/min\"\n").await;
    for _ in 0..10 {
        assert_eq!(alone.get(PAGE, A, "").await.status, 400);
    }
    let open = "authorize = \"off\"\npages = \"off\"\ntoken = \"off\"\nfailed_client_auth = \"off\"\nunknown_tokens = \"off\"\n\
        device_code = \"off\"\nsession_lookups = \"off\"\nconsole = \"off\"\n";
    let stage = Stage::with(open).await;
    for _ in 0..310 {
        assert_eq!(stage.get(&stage.authorize(""), A, "").await.status, 303);
        assert_eq!(stage.try_secret(A, "wrong").await.status, 401);
    }
    let log = stage.portico.log();
    assert!(!log.iter().any(|line| line.contains("told to wait")), "{log:?}");
}

/// A page that has a member's browser fetch codes again and again neither fills the store nor keeps him out.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn the_newest_codes_of_a_member_wait() {
    let stage = Stage::with("").await;
    let cookie = log_in(&stage.forum, "/login", "lena").await;
    let mut codes = Vec::new();
    for _ in 0..25 {
        let answer = stage.get(&stage.authorize(""), A, &cookie).await;
        codes.push(answer.sent_back("code").unwrap_or_else(|| panic!("no code: {}", answer.short())));
    }
    let others = log_in(&stage.forum, "/login", "marta").await;
    let other = stage.get(&stage.authorize(""), A, &others).await.sent_back("code").expect("a code");
    for (number, code) in codes.iter().enumerate() {
        let form = [("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", CALLBACK)];
        let answer = stage.post("/oauth/token", B, &stage.app.secret, &form).await;
        match number {
            0..5 => assert_eq!(answer.json("error"), "invalid_grant", "{number}: {}", answer.short()),
            _ => assert_eq!(answer.status, 200, "{number}: {}", answer.short()),
        }
    }
    let form = [("grant_type", "authorization_code"), ("code", other.as_str()), ("redirect_uri", CALLBACK)];
    assert_eq!(stage.post("/oauth/token", B, &stage.app.secret, &form).await.status, 200, "another member's");
}

/// A web server on this machine that writes something else than an address does not lend its visitors the freedom that
/// this machine has.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn who_is_not_named_by_a_trusted_proxy_is_not_the_proxy() {
    let stage = Stage::with("pages = \"10/min per address\"\n[console]\nnetworks = [\"127.0.0.0/8\"]\n").await;
    within_a_minute().await;
    // Nor is he where the console may be entered from.
    let refused = async |from: &str| stage.get("/oauth/admin", from, "").await.body.contains("P703");
    assert!(refused("unknown").await && !refused("127.0.0.1").await);
    for name in ["unknown", "", "0203.0.113.9", "203.0.113.9,", "203.0.113.9, _hidden", "unknown, 127.0.0.1"].repeat(2)
    {
        stage.get(PAGE, name, "").await;
    }
    for name in ["unknown", "", "203.0.113.9,"] {
        assert!(waits(&stage.get(PAGE, name, "").await), "{name:?}");
    }
    for name in [B, "unknown, 203.0.113.9", "127.0.0.1"] {
        assert_eq!(stage.get(PAGE, name, "").await.status, 400, "{name:?}");
    }
    assert_eq!(stage.get("/", "unknown", "").await.status, 200, "the forum's pages have no limit");
    let told = |line: &String| line.contains("that is no address");
    assert_eq!(stage.portico.log().iter().filter(|line| told(line)).count(), 1, "once: {:?}", stage.portico.log());
}
