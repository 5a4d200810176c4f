//! `portico keys`, and what the configuration says about keys.

use super::{CONFIG, Site, stdout};

#[test]
fn keys_are_looked_at_before_the_first_start() {
    let site = Site::new();
    let listed = site.run(&["keys", "list"]);
    assert!(listed.status.success() && stdout(&listed).contains("no signing keys yet"), "{}", stdout(&listed));
    let asked = site.run(&["keys", "rotate", "--compromised"]);
    assert!(stdout(&asked).contains("next start"), "{}", stdout(&asked));
    let early = stdout(&Site::new().run(&["keys", "rotate"]));
    assert!(early.contains("they sign 1 day later"), "{early}");
    assert_eq!(site.json(&["keys", "list"])["asked"], "compromised");
    assert_eq!(site.json(&["keys", "rotate"])["asked"], "compromised", "the stronger wish stays");
    assert_eq!(site.json(&["keys", "export-public"]), serde_json::json!({ "keys": [] }));
}

#[test]
fn intervals_of_keys_that_would_break_logins_are_refused() {
    for (lines, wrong) in [
        ("rotate_every = \"1d\"", "twice as long"),
        ("publish_before = \"60d\"", "twice as long"),
        ("keep_old_for = \"10m\"", "last token"),
    ] {
        let site = Site::with(&format!("{CONFIG}[oauth.signing]\n{lines}\n"));
        let told = site.fails(&["check"], 2, "P103");
        assert!(told.contains(wrong), "{lines}: {told}");
    }
    let site = Site::with(&format!("{CONFIG}[oauth.signing]\nsecret_file = \"gone\"\n"));
    assert!(site.fails(&["check"], 2, "P504").contains("no such file"));
    std::fs::write(site.path("gone"), "0123456789abcdef0123456789abcdef\n").expect("writes");
    assert!(site.run(&["check"]).status.success());
}
