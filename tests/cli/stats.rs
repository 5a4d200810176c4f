//! `portico stats` where nothing was counted; what it looks like otherwise is compared beside the code.

use super::{Site, stdout, text};

#[test]
fn nothing_was_counted_yet() {
    let site = Site::new();
    let shown = stdout(&site.run(&["stats", "--since", "3h"]));
    assert!(shown.starts_with("All apps, since 20") && shown.contains(" UTC, by the minute\n"), "{shown}");
    assert!(shown.contains("Logins"), "{shown}");
    let json = site.json(&["stats", "chat", "--since", "365d"]);
    assert_eq!((text(&json, "resolution"), json["buckets"].as_array().map(Vec::len)), ("day", Some(0)));
    assert_eq!(stdout(&site.run(&["stats", "--format", "csv"])), "at,app,what,count\n");
    assert_eq!(stdout(&site.run(&["stats", "--format", "json"])).lines().count(), 1);
    site.fails(&["stats", "--since", "soon"], 2, "P107");
}
